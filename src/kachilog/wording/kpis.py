"""Phrases of the area `kpis`: what each KPI of a new workbook counts, why it fits, and how it is changed."""

PHRASES: dict[str, tuple[str, str]] = {
    "title": ("KPIの意味", "What the KPIs mean"),
    "counts": ("数えるもの", "What is counted"),
    "why": ("この立場に合うわけ", "Why it fits"),
    "change": ("変えかた", "How to change it"),
    "of": ("{count:,}回 / {of:,}回", "{count:,} / {of:,}"),
    "times": ("{count:,}回", "{count:,}"),
    # 会社員
    "weekly_value_counts": (
        "質に4か5をつけた投稿。例: 「この手順で締め切りに間に合いました」と返ってきた投稿。",
        "Posts you rated 4 or 5, such as one that was answered “With these steps I made the deadline”.",
    ),
    "weekly_value_why": (
        "平日の夜と週末だけでも、3回なら届きます。出した数ではなく、役に立った回を数えます。",
        "Three are within reach of evenings and weekends. What helped is counted, not what was sent.",
    ),
    "weekly_value_change": (
        "週2回が合うときは、「何あたり」の3を2にします。",
        "If two a week suit you, make the 3 under “Per” a 2.",
    ),
    "deep_questions_counts": (
        "自分の事情を話しながら聞いてくれた質問。例: 「うちの部署は紙の申請なのですが…」。「すごいですね」は数えません。",
        "Questions that tell of their own case: “In our department it is all on paper …”. “Great” is none.",
    ),
    "deep_questions_why": (
        "投稿の数は増やせなくても、1本の深さなら変えられます。",
        "You cannot post more often, but each post can go deeper.",
    ),
    "deep_questions_change": (
        "高すぎると感じたら、目標を0.5にします(2本に1件)。",
        "If it feels too much, make the target 0.5: one for two posts.",
    ),
    "monthly_consultation_counts": (
        "一対一で話をきいた相談。例: 30分の通話、何度か往復したDM。した日の行に1と書きます。",
        "Talks with one person: a call of half an hour, a long exchange of messages. Write 1 in that day's row.",
    ),
    "monthly_consultation_why": (
        "月に1回なら、残業の多い月でも守れます。",
        "Once a month can be kept even in a month of overtime.",
    ),
    "monthly_consultation_change": (
        "2か月に1回にするときは、目標を50%にします。",
        "For one in two months make the target 50%.",
    ),
    # 主婦
    "problem_reactions_counts": (
        "タグ「悩み解決」の投稿に届いた反応。例: 「うちもです」「今夜やってみます」。",
        "Reactions to posts tagged “Problem”: “Same here”, “I will try it tonight”.",
    ),
    "problem_reactions_why": (
        "短い投稿でも、暮らしの悩みに答えていれば言葉が返ってきます。",
        "Even a short post is answered if it speaks to a difficulty of everyday life.",
    ),
    "problem_reactions_change": (
        "ほかの話題で見るときは、2つのタグを書きかえます。",
        "To look at another subject, change both tags.",
    ),
    "conversations_counts": (
        "2往復より続いたやりとり。例: コメントに返事をしたら、また返ってきた。1人を1と数えます。",
        "Exchanges that went on: you answered a comment, and an answer came back. One person counts as 1.",
    ),
    "conversations_why": (
        "まとまった時間がなくても、すき間の会話なら続けられます。",
        "There are no long stretches of time, but short talks fit in between.",
    ),
    "conversations_change": (
        "1往復から数えてもかまいません。決めたら変えずに、4週は続けてみてください。",
        "A single answer may count, too. Once decided, keep it for four weeks.",
    ),
    "practice_reports_counts": (
        "「やってみた」という報告。例: 作りおきの写真を送ってくれた。",
        "People who tell you that they tried it: they send a picture of the meals they prepared.",
    ),
    "practice_reports_why": (
        "同じ暮らしの人が動けたことが、いちばん確かな手がかりです。",
        "Someone with days like yours could do it: no sign is surer.",
    ),
    "practice_reports_change": (
        "月で見るときは、「期間(週)」を4にします。",
        "To look at a month, make the period 4 weeks.",
    ),
    "thanks_counts": (
        "お礼の言葉。例: 「気持ちが楽になりました」。スタンプだけのときは数えません。",
        "Words of thanks: “I feel so much lighter now”. A sticker alone is none.",
    ),
    "thanks_why": (
        "数になりにくい支えも、お礼の言葉には表れます。",
        "Support that is hard to count shows in words of thanks.",
    ),
    "thanks_change": (
        "「お客様の声」から数えるときは、「数えるもの」を「感謝の声」にします。",
        "To count them from the sheet “Voices”, write “Voices of thanks” under “Counted”.",
    ),
    # 学生
    "live_posts_counts": (
        "学んでいる途中を見せた投稿(タグ「実況」)。例: 「関数の3日目。ここで手が止まった」。",
        "Posts that show you learning (tag “Live”): “Day 3 of functions: here I got stuck”.",
    ),
    "live_posts_why": (
        "実績がなくても、途中なら今日から見せられます。",
        "You need no record for it: the way there can be shown today.",
    ),
    "live_posts_change": (
        "試験のある月は、目標を1にします。",
        "In a month of exams make the target 1.",
    ),
    "failures_counts": (
        "投稿のうち、うまくいかなかった話(タグ「失敗体験」)の割合。例: 締め切りを1日まちがえた話。",
        "The share of posts about what went wrong (tag “Failure”): a deadline missed by a day.",
    ),
    "failures_why": (
        "失敗の話は、同じところにいる人の役に立ちます。",
        "What went wrong helps those who stand where you stand.",
    ),
    "failures_change": (
        "4本に1本が多いときは、目標を10%にします。",
        "If one in four is too many, make the target 10%.",
    ),
    "peer_questions_counts": (
        "反応のうち、同世代から「どうやったの」と聞かれた数の割合。例: 勉強の順番をDMで聞かれた。",
        "The share of reactions in which a peer asks how you did it, such as in what order you studied.",
    ),
    "peer_questions_why": (
        "聞かれるのは、学んだことが伝わったしるしです。",
        "To be asked is the sign that what you learned came across.",
    ),
    "peer_questions_change": (
        "数だけを見るときは、「何あたり」を空欄に、目標を1に、単位を「件」にします。",
        "For the number alone leave “Per” blank, make the target 1 and the unit “times”.",
    ),
    # フリーランス
    "practical_proof_counts": (
        "投稿のうち、仕事の実例(タグ「実例」)の割合。例: 直す前と直した後を並べた投稿。",
        "The share of posts with a real case (tag “Case”): the same page before your work and after it.",
    ),
    "practical_proof_why": (
        "手を動かした仕事が、そのまま発信の材料になります。",
        "The work you do anyway is the material.",
    ),
    "practical_proof_change": (
        "公開できる仕事が少ないときは、目標を25%にします。",
        "If little of your work may be shown, make the target 25%.",
    ),
    "client_results_counts": (
        "お客様から届いた成果の報告。例: 「予約が週に2件増えました」。",
        "Results that clients report: “We get two more bookings a week”.",
    ),
    "client_results_why": (
        "一人の成果が、次のお客様に話すきっかけになります。",
        "One client's result is what the next one wants to hear of.",
    ),
    "client_results_change": (
        "納品までが長い仕事なら、目標を0.5にします(8週に1件)。",
        "If projects take long, make the target 0.5: one in eight weeks.",
    ),
    "citations_counts": (
        "同業の人が、あなたの話を引用したり紹介したりした数。例: 勉強会の資料で触れてもらった。",
        "Colleagues who quote you or pass you on: your post is named in the slides of a meetup.",
    ),
    "citations_why": (
        "同業の人の紹介は、時間をかけずに仕事の相談につながります。",
        "When colleagues pass you on, enquiries come without more of your time.",
    ),
    "citations_change": (
        "数だけを見るときは、「何あたり」を空欄に、目標を1に、単位を「件」にします。",
        "For the number alone leave “Per” blank, make the target 1 and the unit “times”.",
    ),
    # Examples of hypotheses, one a persona
    "example": ("例({persona})", "Example ({persona})"),
    "employee_problem": (
        "後輩が、週報を書くのに毎週2時間かかっている",
        "Junior colleagues spend two hours on every weekly report",
    ),
    "employee_action": (
        "ひな形を使って、30分で出す",
        "They use the template and hand it in within 30 minutes",
    ),
    "employee_feeling": ("金曜の夕方が軽くなる", "Friday afternoons feel lighter"),
    "homemaker_problem": (
        "夕方の献立が決まらず、毎日手が止まる",
        "Every evening she stands there, not knowing what to cook",
    ),
    "homemaker_action": ("日曜に3日分をまとめて決める", "She plans three days on Sunday"),
    "homemaker_feeling": ("夕方にあせらなくなる", "The evenings are no longer a rush"),
    "student_problem": (
        "独学で、何から始めればいいか分からない",
        "Teaching oneself, where does one begin?",
    ),
    "student_action": ("最初の1週間の順番どおりに進める", "They follow the order of the first week"),
    "student_feeling": ("自分だけ遅れている気がしなくなる", "They no longer feel left behind"),
    "freelance_problem": (
        "見積もりに自信がなく、安く受けてしまう",
        "Unsure of their quotes, they work for too little",
    ),
    "freelance_action": ("内訳を書いて見積もりを出す", "They quote with a list of what is done"),
    "freelance_feeling": ("断られても、落ち込まずに済む", "A no does not weigh them down"),
}
