"""Phrases of the area `sample`: name → (Japanese, English).

The notes, voices and hypotheses of a made-up side business: someone with a job who helps other office
workers with their Excel sheets. `note_<week>_<row>` belongs to a row of `kachilog.jobs.samples.story`.
"""

PHRASES: dict[str, tuple[str, str]] = {
    "note_1_1": ("VLOOKUPのつまずきを3つ書いた。説明が長すぎたかも", "Three VLOOKUP traps. Perhaps too long"),
    "note_1_2": (
        "コメントに1件ずつ返信。聞き返すと話が続いた",
        "Answered each comment. Asking back kept it going",
    ),
    "note_1_3": ("会社で聞かれた質問を書き出して、題材を10個用意", "Wrote down ten questions I get at work"),
    "note_1_4": (
        "「月末の集計が合わない」人に向けて。共感の声が来た",
        "For people whose month-end totals never match",
    ),
    "note_2_1": (
        "セルの結合をやめる話。反応は多いが質問はなし",
        "Why not to merge cells. Reactions, but no questions",
    ),
    "note_2_2": (
        "「うちの表も見てほしい」と相談。来週話すことに",
        "“Could you look at our sheet?” We will talk next week",
    ),
    "note_2_3": ("", ""),
    "note_2_4": ("ピボットテーブルの教え方を練習。質の欄は書き忘れ", "Practised explaining pivot tables"),
    "note_2_5": (
        "転記ミスの防ぎ方。手順を3つにしぼったら読みやすい",
        "Avoiding copying errors. Three steps read well",
    ),
    "note_3_1": (
        "入力規則の使い方。「明日やってみます」と2件",
        "Data validation. Two people will try it tomorrow",
    ),
    "note_3_2": (
        "はじめての個別相談(30分)。請求書の表を一緒に直した",
        "First consultation. We fixed an invoice sheet together",
    ),
    "note_3_3": (
        "相談のあとのお礼に返信。次に困っていることも聞けた",
        "Replied to thanks, and heard about the next problem",
    ),
    "note_3_4": (
        "相談の内容をぼかして実例に。「うちも同じです」",
        "Made the consultation into an anonymous case",
    ),
    "note_3_5": ("", ""),
    "note_4_1": (
        "シフト表の実例。投稿から問い合わせが1件",
        "A case about a shift plan. One inquiry came from it",
    ),
    "note_4_2": ("電車の中で返信。時間を測り忘れた", "Answered on the train. Forgot to take the time"),
    "note_4_3": ("質問に図で答えたら、すぐ伝わった", "A sketch answered the question at once"),
    "note_4_4": ("前回の方の2回目。シフト表の合計を自動に", "Second session with the same person"),
    "note_4_5": (
        "条件付き書式の小ワザ。手軽だが浅い反応が多い",
        "A small trick. Easy, but the reactions stay shallow",
    ),
    "note_6_1": ("休み明け。無理せず短い投稿で再開", "Back from a week off, with a short post"),
    "note_6_2": ("", ""),
    "note_6_3": ("以前の相談者の紹介で、という方から問い合わせ", "An inquiry that came by referral"),
    "note_6_4": (
        "在庫表の相談。やりたいことの整理に半分使った",
        "Stock list. Half the time went into what is wanted",
    ),
    "note_6_5": ("相談でよく出る質問を一覧に", "Listed the questions that keep coming up"),
    "note_7_1": ("", ""),
    "note_7_2": ("ファイル名の付け方。地味だが「助かった」の声", "Naming files. Plain, but “this helped”"),
    "note_7_3": ("長文の質問に返信。少し抱えこみすぎた", "A long answer. I took on a little too much"),
    "note_7_4": ("申し込みフォームの文を整えた", "Tidied the text of the request form"),
    "note_7_5": ("勤怠表の相談。宿題を1つ渡した", "Attendance sheet. Left them one small task"),
    "note_7_6": ("パワークエリの復習", "Went over Power Query again"),
    "note_8_1": (
        "毎日投稿に挑戦。題材を探すのに時間がかかった",
        "Trying to post daily. Finding topics took long",
    ),
    "note_8_2": ("", ""),
    "note_8_3": ("残業のあとに書いた。見直しができなかった", "Wrote after overtime, with no second look"),
    "note_8_4": ("似た話のくり返しになってきた", "Starting to repeat myself"),
    "note_8_5": ("返信が短くなってしまった", "My replies are getting curt"),
    "note_8_6": ("深夜0時すぎまでかかった", "Took until after midnight"),
    "note_8_7": ("", ""),
    "note_8_8": ("書くことがなく、一般論になった", "Nothing left to say: only generalities"),
    "note_8_9": ("反応はあるが、相談にはつながらない", "Reactions, but no consultation"),
    "note_8_10": ("寝不足。来週は回数を戻す", "Short of sleep. Back to fewer posts next week"),
    "note_9_1": ("3日休んで1本だけ。落ち着いて書けた", "Three days off, then one post, written calmly"),
    "note_9_2": ("先々週の投稿を読んだ方から問い合わせ", "An inquiry from a reader of an older post"),
    "note_9_3": ("", ""),
    "note_10_1": ("見積書の実例。前と後の画面を並べた", "A quotation sheet, before and after"),
    "note_10_2": ("「上司に説明できる形にしたい」という相談", "“I need to be able to explain it to my boss”"),
    "note_10_3": ("", ""),
    "note_10_4": ("2回目の方。困りごとが別の表に移ってきた", "Second session. The problem has moved on"),
    "note_10_5": ("最後に質問を1つ置いたら、返事が増えた", "Ended with a question: more replies"),
    "note_11_1": (
        "会議の議事録を表で管理する実例。問い合わせ1件",
        "Minutes of meetings in a table. One inquiry",
    ),
    "note_11_2": ("質問に質問で返すと、困りごとがはっきりする", "Asking back makes the problem clear"),
    "note_11_3": ("", ""),
    "note_11_4": ("3回目の方。部署で使ってもらえることに", "Third session. The department will use it"),
    "note_11_5": ("", ""),
    "note_11_6": ("家事の合間に返信。時間は未記入", "Replied between chores. Time not taken"),
    "note_12_1": (
        "「集計が2時間から20分に」の実例。問い合わせ1件",
        "“Two hours down to twenty minutes.” One inquiry",
    ),
    "note_12_2": ("「自分でもできた」と報告をもらった", "Someone reported: “I managed it myself”"),
    "note_12_3": ("", ""),
    "note_12_4": ("相談者が同僚の方を紹介してくださった", "They recommended me to a colleague"),
    "note_12_5": ("「いま一番めんどうな表は?」と聞いた", "Asked: “Which sheet annoys you most?”"),
    "note_12_6": ("来月の題材を3つだけ決めた", "Chose just three topics for next month"),
    "voice_1": (
        "集計が合わない理由がやっと分かりました。ずっと引っかかっていたので、すっきりしました!",
        "I finally see why my totals did not match. What a relief!",
    ),
    "voice_2": (
        "なるほど、と思いながら読みました。うちの会社は紙が多いので、まだ先の話かもしれません。",
        "Interesting to read. We still use a lot of paper, so it may be a while for us.",
    ),
    "voice_3": (
        "教えていただいた入力規則、さっそく部署の表に入れてみました。",
        "I put the validation you showed straight into our department's sheet.",
    ),
    "voice_4": ("関数を使わずにできる方法はありますか?", "Is there a way without functions?"),
    "voice_5": (
        "やってみたのですが、エラーが出て解決しませんでした。もう少し調べてみます。",
        "I tried it, but there was an error and it is not solved. I will look further.",
    ),
    "voice_6": (
        "おかげさまで請求書づくりが半分の時間で終わるようになりました。",
        "Thanks to you, invoices now take half the time.",
    ),
    "voice_7": ("いつか私も自動化できるようになりたいです。", "I hope to automate things one day, too."),
    "voice_8": (
        "質問です。結合したセルをあとから外すと、データは消えますか?",
        "A question: does unmerging cells delete data?",
    ),
    "voice_9": (
        "シフト表の合計ミスがゼロになりました。店長にもほめられました。",
        "No more wrong totals in our shift plan. My manager was pleased.",
    ),
    "voice_10": ("参考になります。いつもありがとうございます。", "Helpful, as always. Thank you."),
    "voice_11": (
        "投稿のとおりにファイル名をそろえ始めました。まだ3日目ですが、探す時間が減った気がします。",
        "I began naming files your way. It is only day three, but I seem to search less.",
    ),
    "voice_12": (
        "友人が、この方法で残業が減ったと言っていました。",
        "A friend says this method reduced her overtime.",
    ),
    "voice_13": (
        "毎日の更新おつかれさまです。少し内容が難しくなってきました。",
        "Posting daily must be hard work. It is getting a bit difficult for me.",
    ),
    "voice_14": (
        "前回の続きですが、在庫表の不安がなくなりました。相談してよかったです。",
        "About last time: I no longer worry about the stock list. I am glad I asked.",
    ),
    "voice_15": (
        "ピボットテーブルを自分で作ってみました。思ったより簡単でした!",
        "I made a pivot table myself. Easier than I thought!",
    ),
    "voice_16": (
        "うちのパソコンだと同じ画面になりません。どこを押せばいいですか?",
        "My screen looks different. Where do I click?",
    ),
    "voice_17": (
        "見積書の書き方を変えたら、はじめて契約が取れました。",
        "I changed my quotation sheet and won my first contract.",
    ),
    "voice_18": (
        "来月、上司に提案してみようと思います。",
        "I am thinking of suggesting it to my boss next month.",
    ),
    "voice_19": (
        "集計が2時間から20分になりました。空いた時間でお客様に電話しています。",
        "Two hours of totals are now twenty minutes. I use the time to call customers.",
    ),
    "voice_20": (
        "議事録の表、チームで使い始めました。もう迷わなくなりました。",
        "Our team has begun to use the minutes table. No more confusion.",
    ),
    "hypothesis_1_problem": (
        "月末の集計が合わず、残業して数え直している事務の方",
        "Office workers who stay late because month-end totals do not match",
    ),
    "hypothesis_1_action": (
        "表の作り方を見直し、自分で集計できるようになる",
        "They rebuild the sheet and total it themselves",
    ),
    "hypothesis_1_feeling": ("月末が来るのがこわくなくなる", "They no longer dread the end of the month"),
    "hypothesis_2_problem": (
        "Excelの質問を、社内の誰にも聞けずにいる方",
        "People who have nobody at work to ask about Excel",
    ),
    "hypothesis_2_action": (
        "気軽に質問し、2回目の相談にも来てくれる",
        "They ask freely and come a second time",
    ),
    "hypothesis_2_feeling": ("聞いてもいいんだ、と安心する", "They feel that it is all right to ask"),
    "hypothesis_3_problem": (
        "便利な機能を知りたいが、どれから始めるか迷う方",
        "People who want to learn but do not know where to begin",
    ),
    "hypothesis_3_action": (
        "毎日の投稿を読んで、1つずつ試す",
        "They read a post a day and try one thing each",
    ),
    "hypothesis_3_feeling": (
        "少しずつできるようになる楽しさを感じる",
        "They enjoy getting better bit by bit",
    ),
    # the files of the demo, and what its user has written on the pages of some weeks
    "book_name": ("価値ログ.xlsm", "kachilog.xlsm"),
    "csv_name": ("活動ログ.csv", "log.csv"),
    "stop_8": ("毎日の投稿", "Posting every day"),
    "more_8": ("何もしない日", "Days without any of it"),
    "try_8": ("投稿は週3回までと決める", "No more than three posts a week"),
    "stop_9": ("寝る前の通知チェック", "Checking notifications in bed"),
    "more_9": ("実例つきの投稿", "Posts with a real case"),
    "try_9": ("投稿の最後に質問を1つ添える", "End each post with one question"),
    "stop_10": ("反応の少ない小ネタの投稿", "Small posts that nobody answers"),
    "more_10": ("DMへのていねいな返事", "Thorough answers to messages"),
    "try_10": ("相談の前に質問票を送る", "Send questions before a consultation"),
    "stop_11": ("ハッシュタグ選びに悩む時間", "Time spent on choosing hashtags"),
    "more_11": ("相談後のお礼と、その後の確認", "Thanking and asking back after a consultation"),
    "try_11": ("土曜の朝に1本だけ書く", "One post on Saturday morning, no more"),
}
