"""Phrases of the area `template`: name → (Japanese, English).

Names of sheets, headers of tables and words of drop-down lists are part of the workbook's format: changing
one of them asks for a new template version, and for its former words in `EARLIER`, which are read for ever.
"""

from kachilog.base.settings import ACTION_TYPES

EARLIER: dict[str, tuple[str, ...]] = {
    "settings_persona": ("ペルソナ",),
    "kpi_numerator": ("分子", "Numerator"),
    "kpi_numerator_tag": ("分子タグ", "Numerator tag"),
    "kpi_denominator": ("分母", "Denominator"),
    "kpi_denominator_tag": ("分母タグ", "Denominator tag"),
    "state_testing": ("検証中",),
    "state_confirmed": ("確認",),
    "state_rejected": ("棄却", "Rejected"),
}
"""What workbooks of earlier template versions call a heading or a word: phrase → names, in any language."""

PHRASES: dict[str, tuple[str, str]] = {
    "blank_book": ("価値ログ.xlsx", "kachilog.xlsx"),
    # Sheets
    "sheet_start": ("はじめに", "Start"),
    "sheet_log": ("活動ログ", "Log"),
    "sheet_voices": ("お客様の声", "Voices"),
    "sheet_hypotheses": ("課題仮説", "Hypotheses"),
    "sheet_settings": ("設定", "Settings"),
    "sheet_employee": ("会社員", "Employee"),
    "sheet_homemaker": ("主婦", "Homemaker"),
    "sheet_student": ("学生", "Student"),
    "sheet_freelance": ("フリーランス", "Freelance"),
    "sheet_functions": ("関数", "Functions"),
    "sheet_trend": ("推移", "Trend"),
    "sheet_form": ("ページの型", "Page form"),
    "book_title": ("価値ログ", "Kachilog"),
    "book_subject": (
        "SNSに使った時間の価値を、週に一度ふり返るブック",
        "A weekly look at what your time was worth",
    ),
    # はじめに
    "start_lead": (
        "SNSに使った時間が、誰のどんな役に立ったのか。週に一度、1枚のページでふり返るためのブックです。",
        "Who did your time on social media help, and how? This workbook answers once a week, on one page.",
    ),
    "start_pages": ("週のページ", "Weekly pages"),
    "start_pages_header": ("ページ", "Page"),
    "start_newest": ("いちばん新しいページ", "The newest"),
    "start_older": ("それより前", "Before it"),
    "start_pages_none": (
        "まだありません。最初の週次レビューのあと、ここから開けます。",
        "None yet. After the first weekly review it opens from here.",
    ),
    "start_pages_says": (
        "新しい12週です。もっと前の週は、下のタブから開けます。全部の週の数字は「推移」にあります。",
        "The newest twelve. Older ones open by their tabs; the figures of all weeks stand on “Trend”.",
    ),
    "start_stuck": ("ボタンが動かないとき", "When a button does nothing"),
    "start_stuck_1": (
        "画面の上に「編集を有効にする」「コンテンツの有効化」と出ていたら、押してください。ボタンはそのあと動きます。",
        "If Excel shows “Enable Editing” or “Enable Content” above the sheet, click it: the buttons work from then on.",
    ),
    "start_stuck_2": (
        (
            "メールで届いたファイルやダウンロードしたファイルは、Windowsがマクロを止めます。ブックを閉じ、ファイルを右クリックして"
            "「プロパティ」を開き、「許可する」にチェックを入れてください。"
        ),
        (
            "Windows blocks the macros of files that came by mail or from the web. Close the workbook, right-click the "
            "file, open “Properties” and tick “Unblock”."
        ),
    ),
    "start_stuck_3": (
        (
            "それでも動かないときは、コマンド「kachilog doctor ファイル名」が、どこで止まっているかと直しかたを1行ずつ示します。"
            "Pythonを入れ直したあとは「kachilog setup」です。"
        ),
        (
            "If that does not help, the command “kachilog doctor FILE” says where it stops and what to do, line by line. "
            "After a new installation of Python run “kachilog setup”."
        ),
    ),
    "start_stuck_plain": ("うまくいかないとき", "When something does not work"),
    "start_stuck_1_plain": (
        "タブが見えないときは、Excelをすべて閉じてコマンド「kachilog setup」を実行し、開き直してください。",
        "Where the tab is not to be seen, close Excel, run the command “kachilog setup” and open Excel again.",
    ),
    "start_stuck_2_plain": (
        "ほかのコマンドは、ブックを保存して閉じてから実行します。「kachilog check ファイル名」は、読めない行を行番号と直しかたと一緒に示します。",
        "Save and close the workbook before any other command. “kachilog check FILE” shows the rows that cannot be read, and how to mend them.",
    ),
    "start_stuck_3_plain": (
        "それでも進まないときは、コマンド「kachilog doctor ファイル名」が、どこで止まっているかを1行ずつ示します。",
        "If that does not help, the command “kachilog doctor FILE” says where it stops, line by line.",
    ),
    "start_stuck_1_office": (
        "開くときにマクロについて聞かれたら、「マクロを有効にする」を選んでください。ボタンはそのあと動きます。",
        "If LibreOffice asks about macros on opening, choose “Enable Macros”: the buttons work from then on.",
    ),
    "start_stuck_2_office": (
        (
            "聞かれないまま動かないときは、「ツール」→「オプション」→「セキュリティ」→「マクロセキュリティ」を「中」にして、"
            "ブックを開き直してください。"
        ),
        (
            "If it does not ask, set Tools → Options → Security → Macro Security to “Medium” and open the workbook "
            "again."
        ),
    ),
    "start_stuck_3_office": (
        (
            "Pythonの場所が変わると、ボタンは動かなくなります。コマンド「kachilog doctor ファイル名」が、どこで止まっているかと"
            "直しかたを1行ずつ示します。"
        ),
        (
            "Where Python has moved, the buttons stop working. The command “kachilog doctor FILE” says where it stops "
            "and what to do, line by line."
        ),
    ),
    "start_begin": ("はじめかた", "How to begin"),
    "start_begin_1": (
        "ひとつ行動したら、「活動ログ」に1行書きます。日付・アクション内容・投入時間・直接反応数・質的評価の5つで十分です。",
        (
            "After each action, write one line in “Log”. Five columns are enough: date, action, minutes, direct "
            "reactions and quality."
        ),
    ),
    "start_begin_2": (
        "週に一度、「活動ログ」の［週次レビュー］ボタンを押します。先週のふり返りが1枚のページになります。",
        (
            "Once a week, press the button “Weekly review” on the sheet “Log”. It makes one page about the week "
            "that has just ended."
        ),
    ),
    "start_begin_2_plain": (
        "週に一度、タブ「価値ログ」の［週次レビュー］を押します。タブがなければ、保存して閉じ、コマンド「kachilog review ファイル名」を実行します。",
        (
            "Once a week, press “Weekly review” in the tab “kachilog”. Without the tab, save and close the workbook and "
            "run the command “kachilog review FILE”."
        ),
    ),
    "start_begin_3": (
        "できたページを読んで、「やめること」「増やすこと」「試すこと」を1つずつ書きます。次の週のページの一番上に、また出てきます。",
        (
            "Read the page and write one thing each to stop, to do more of and to try. The next page shows them again "
            "at its top."
        ),
    ),
    "start_steps": ("4つのステップと、それぞれの場所", "The four steps, and where they live"),
    "start_step_1": ("① 顧客の課題特定", "1  Find the customer's problem"),
    "start_step_1_says": (
        "誰の、どんな困りごとを軽くしたいのか。まだ仮の答えでかまいません。",
        "Whose difficulty do you want to ease? A first guess is fine.",
    ),
    "start_step_2": ("② 価値創造指標設定", "2  Choose your indicators"),
    "start_step_2_says": (
        "あなたの立場に合ったKPIです。目標は出発点の例なので、自由に書きかえてください。",
        "KPIs that fit your situation. The targets are starting examples: make them your own.",
    ),
    "start_step_3": ("③ CSV管理システム構築", "3  Keep the log"),
    "start_step_3_says": (
        "行動を1行ずつ残します。CSVに書き出せば、どのソフトでも開けます。",
        "One line per action. As a CSV file it opens in any program.",
    ),
    "start_step_4": ("④ 継続的改善サイクル", "4  Improve a little every week"),
    "start_step_4_says": (
        "決めたことを翌週に見直します。これまでの流れは、ここで一覧できます。",
        "Look again at what you decided. The course of all weeks stands here.",
    ),
    "start_also": ("そのほか", "Also here"),
    "start_voices_says": (
        "届いた声を書き留めておくと、課題がどれだけ解けたかを数えられます。お名前は書きません。",
        "Note what people tell you, without names, and the share of solved problems can be counted.",
    ),
    "start_settings_says": (
        "1週間の時間予算、週の始まり、休む週、アクションとタグの候補を決めます。",
        "Your weekly time budget, the first day of the week, weeks off, and the lists of actions and tags.",
    ),
    "start_figures": ("数字の意味", "What the figures mean"),
    "start_efficiency": ("価値創造効率", "Value per hour"),
    "start_efficiency_says": (
        "1時間に、質を加味した反応がいくつ生まれたか。「反応数×質÷5」の合計を、その行の時間の合計で割ります。",
        (
            "Quality-adjusted reactions per hour: the sum of reactions × quality ÷ 5, divided by the hours of the "
            "same rows."
        ),
    ),
    "start_inquiry": ("分/問い合わせ", "Minutes per inquiry"),
    "start_inquiry_says": (
        "問い合わせ1件に何分かかったか。0件の週は割り算をせず、「0件(90分投入)」と書きます。",
        "Minutes spent for each inquiry. A week without one is not divided: it reads “0 inquiries (90 min spent)”.",
    ),
    "start_high": ("高価値時間率", "High-value time"),
    "start_high_says": (
        "質を評価した時間のうち、質4以上だった時間の割合。",
        "The share of rated minutes whose quality was 4 or 5.",
    ),
    "start_sustainability": ("継続可能性指数", "Sustainability index"),
    "start_sustainability_says": (
        (
            "このペースを続けられそうか(0〜100)。時間の余裕・急な増え方・休みの日・質の落ち込みの4項目から計算します。"
            "健康の診断ではありません。"
        ),
        (
            "Can this pace be kept (0–100)? From four parts: time within budget, sudden increase, rest days and drop in "
            "quality. It is no medical judgement."
        ),
    ),
    "start_rates": ("問い合わせ率 ほか", "Inquiry rate and others"),
    "start_rates_says": (
        "問い合わせ率・リピート相談率・紹介発生率は、いつも「何件中何件」と一緒に示します。少ない件数で一喜一憂しないためです。",
        (
            "Inquiry, repeat and referral rates always come with their counts, so that small numbers are not taken for "
            "more than they are."
        ),
    ),
    "start_resolution": ("顧客の課題解決度", "Problems solved"),
    "start_resolution_says": (
        "お客様の声のうち、「解決した」「行動した」「結果が出た」と読み取れるものの割合。",
        "The share of customer voices that say: it is solved, I acted, or it brought a result.",
    ),
    "start_income": ("収益(円)", "Income"),
    "start_income_says": (
        "見たいときは、活動ログの表のすぐ右の見出しに「収益(円)」と書き足します。結果としてページの最後に小さく出るだけで、目標にはしません。",
        (
            "To keep it, write the heading “Income” right beside the table of the log. It appears small at the foot of "
            "the page, as a result, never as a target."
        ),
    ),
    "start_blank": ("空欄の扱い", "Blank cells"),
    "start_blank_says": (
        "投入時間が空欄の行は、件数には数え、時間あたりの数字には入れません。質の空欄を3とみなすこともしません。",
        "A row without minutes counts as an action but enters no per-time figure. A blank quality is never taken as 3.",
    ),
    "start_house": (
        "継続可能性指数の重み(35・25・20・20)、75と50の区切り、目標値は、価値ログが決めた目安です。学術的な基準ではありません。",
        (
            "The index's weights (35, 25, 20, 20), its bands at 75 and 50 and all targets are house conventions of "
            "Kachilog, not scientific limits."
        ),
    ),
    "start_never": ("記録しないもの", "What is never recorded"),
    "start_never_says": (
        (
            "フォロワー数・インプレッション・リーチ・表示回数・視聴回数などは記録しません。"
            "数えるほど気持ちが疲れるのに、お客様の困りごとが軽くなったかどうかは教えてくれないからです。"
            "取り込むCSVにそうした列があれば、使わずに、列の名前だけをお知らせします。"
        ),
        (
            "Followers, impressions, reach, views and the like are never recorded: counting them wears you out, and they "
            "do not say whether anyone's problem became smaller. If a CSV file has such a column, it is left out and "
            "you are told its name."
        ),
    ),
    "start_names_says": (
        "お客様のお名前や連絡先も書かないでください。このブックの数字には必要ありません。",
        "Please write no names or addresses of customers either. No figure here needs them.",
    ),
    # 関数
    "functions_lead": (
        "活動ログの数字を、好きなセルに出せます。使わなくても、週のページと推移にはすべて出ます。",
        "Show figures of the log in any cell. The weekly page and the trend have them all without.",
    ),
    "functions_where": (
        "Windows の Excel で、アドイン(リボンのタブ「価値ログ」)があればどのブックでも、ボタンつきの .xlsm ならアドインがなくても使えます。Mac の Excel と LibreOffice では動かないので、「週次レビュー」のページと「推移」の数字を使ってください。",
        "They work in Excel for Windows: in any workbook where there is the add-in (the tab “kachilog” in the ribbon), and without it in an .xlsm with buttons. They do not work in Excel for Mac and LibreOffice: use the figures of “Weekly review” and of the trend there.",
    ),
    "functions_how": (
        "例のセルをコピーして好きなセルに貼り付け、F2 キーと Enter キーを押すと計算します。「関数の挿入」の分類「価値ログ」にも並んでいます。ほかのブックの表なら、ActivityLog[…] のところをその列の範囲に変えてください。",
        "Copy the cell of an example, paste it where you like, and press F2 and Enter: it is calculated. Insert Function lists them too, under “kachilog”. For a sheet of your own put the ranges of its columns in place of ActivityLog[…].",
    ),
    "functions_names": ("関数と例", "Functions and examples"),
    "functions_takes": ("使うもの: {arguments}", "Takes: {arguments}"),
    "functions_joint": ("、", "; "),
    "start_version": ("テンプレートの版", "Template version"),
    # 活動ログ
    "log_lead": (
        "ひとつの行動に1行。左の5列だけで始められます。",
        "One line per action. The first five columns will do.",
    ),
    "log_status": (
        "［週次レビュー］を押すと、結果がここに出ます。",
        "Press “Weekly review”: the answer appears here.",
    ),
    "log_status_macros": (
        (
            "［週次レビュー］を押すと、結果がここに出ます。何も起きないときは、画面の上の「コンテンツの有効化」を押してください"
            "(くわしくは「はじめに」の下のほう)。"
        ),
        (
            "Press “Weekly review”: the answer appears here. If nothing happens, click “Enable Content” above the sheet "
            "(more at the foot of “Start”)."
        ),
    ),
    "log_waiting": (
        (
            "少しお待ちください…(この文がそのまま残るときは、Python が見つかっていません。"
            "コマンド kachilog doctor が、直しかたを示します。)"
        ),
        (
            "One moment… (If this stays, Python was not found. The command “kachilog doctor” shows what to do.)"
        ),
    ),
    "log_unanswered": (
        "Python から返事がありませんでした。コマンド kachilog doctor が、どこで止まっているかと直しかたを示します。",
        "Python did not answer. The command “kachilog doctor” shows where it stops and what to do.",
    ),
    "log_status_plain": (
        "週に一度、タブ「価値ログ」の［週次レビュー］を押すと、週のページができます(タブがなければ、保存して閉じてから kachilog review)。",
        "Once a week, press “Weekly review” in the tab “kachilog” (without the tab: save, close, run kachilog review).",
    ),
    "button_review": ("週次レビュー", "Weekly review"),
    "button_export": ("CSVを書き出す", "Export CSV"),
    "button_import": ("CSVを読み込む", "Import CSV"),
    "band_week": ("見ている週", "Week shown"),
    "band_day": ("別の週の日付 →", "Week of →"),
    "band_day_title": ("見たい週", "Week to show"),
    "band_day_prompt": (
        "見たい週の日付をどれか1日入れてください。空欄なら今週です。",
        "Type any date of the week you want to see. Blank shows this week.",
    ),
    "band_records": ("記録", "Records"),
    "band_minutes": ("投入時間", "Time spent"),
    "band_per_inquiries": ("分/問い合わせ", "Minutes per inquiry"),
    "band_per_reactions": ("分/反応", "Minutes per reaction"),
    "band_efficiency": ("価値創造効率", "Value per hour"),
    "band_efficiency_unit": ("反応×質/時", "reactions×q/h"),
    "band_high": ("高価値時間率", "High-value time"),
    "band_high_unit": ("質4以上の時間", "minutes of q 4–5"),
    "band_gaps": ("記入のようす", "What is missing"),
    "band_no_inquiries": ("0件({minutes}分投入)", "0 inquiries ({minutes} min spent)"),
    "band_no_reactions": ("0件({minutes}分投入)", "0 reactions ({minutes} min spent)"),
    "format_records": ('#,##0"件"', '#,##0" rows"'),
    "format_days": ('0"日に記録"', '"on "0" days"'),
    "format_minutes": ('#,##0"分"', '#,##0" min"'),
    "format_budget": ('"予算 "#,##0"分"', '"of "#,##0" min"'),
    "format_remaining": ('"残り "#,##0"分";"超過 "#,##0"分"', '#,##0" min left";#,##0" min over"'),
    "format_per_inquiry": ('#,##0"分"', '#,##0" min"'),
    "band_inquiries": ("問い合わせ", "inquiries"),
    "band_reactions": ("反応", "reactions"),
    "format_counted": ('#,##0"件"', "#,##0"),
    "format_missing": (
        '"時間未記入 "0"件";;"時間の記入もれなし"',
        '"minutes missing: "0;;"no minutes missing"',
    ),
    "format_text_cells": (
        '"読めない日付・数字 "0"件";;"日付・数字は読めます"',
        '"unreadable numbers: "0;;"numbers are readable"',
    ),
    "format_day": ("[$-411]yyyy/mm/dd(aaa)", "[$-409]yyyy-mm-dd ddd"),
    "format_week_first": ("[$-411]m/d(aaa)", "[$-409]ddd d mmm"),
    "format_week_last": ('[$-411]"〜 "m/d(aaa)', '[$-409]"– "ddd d mmm'),
    # Columns of the log: what is said when a cell is chosen
    "prompt_date": ("行動した日。例: 2026/11/16", "The day of the action, e.g. 2026-11-16"),
    "prompt_action": (
        "一覧から選ぶか、自由に書いてください。一覧は「設定」で変えられます。",
        "Choose from the list or write your own. The list stands on “Settings”.",
    ),
    "prompt_minutes": (
        "準備も含めてかかった分。分からなければ空欄のままで大丈夫です。",
        "Minutes it took, preparation included. Leave it blank if you do not know.",
    ),
    "prompt_reactions": (
        "コメント・DM・質問など、直接届いた反応の数。",
        "Comments, messages, questions: reactions that reached you directly.",
    ),
    "prompt_quality": (
        "お客様の役に立った手ごたえを1〜5で。5がいちばん深い手ごたえです。",
        "How much it helped the customer, 1 to 5. 5 is the deepest.",
    ),
    "prompt_inquiries": (
        "うち、仕事の問い合わせになった数。",
        "How many of them became inquiries for your work.",
    ),
    "prompt_repeats": (
        "問い合わせのうち、2回目以降の方の数。",
        "How many of the inquiries came from returning people.",
    ),
    "prompt_referrals": (
        "問い合わせのうち、紹介で来た方の数。",
        "How many of the inquiries came by referral.",
    ),
    "prompt_income": (
        "入ってきたお金(円)。返金はマイナスで書きます。",
        "The money that came in. Write what was paid back as a negative number.",
    ),
    "prompt_tags": (
        "話題のしるし。いくつか付けるときは「、」で区切ります。",
        "What it was about. Separate several tags by commas.",
    ),
    "prompt_note": (
        "気づいたことをひとこと。お名前は書きません。",
        "A word on what you noticed. No names, please.",
    ),
    "prompt_extra": (
        "KPIに使う数。0以上の整数で書きます。",
        "A count that your KPIs use: a whole number, 0 or more.",
    ),
    "stop_title": ("この値は入れられません", "This value does not fit"),
    "hint_title": ("一覧にない言葉です", "Not in the list"),
    "hint_list": (
        "一覧にない言葉も使えます。続けて使うなら「設定」の一覧に足しておくと便利です。",
        "Other words are fine too. Add it to the list on “Settings” if you will use it again.",
    ),
    "hint_persona": (
        "KPIの表がある自分のシートの名前なら、このままで使えます。",
        "The name of a sheet of your own with a KPI table will do.",
    ),
    "hint_free": ("一覧にない言葉も使えます。", "Other words are fine too."),
    "stop_date": ("日付で書いてください(例: 2026/11/16)。", "Please write a date, e.g. 2026-11-16."),
    "stop_count": (
        "0以上の整数で書いてください(例: 30)。",
        "Please write a whole number, 0 or more, e.g. 30.",
    ),
    "stop_income": (
        "整数で書いてください(例: 3000)。",
        "Please write a whole number, e.g. 3000.",
    ),
    "stop_quality": (
        "1〜5の整数で書いてください(例: 4)。",
        "Please write a whole number from 1 to 5, e.g. 4.",
    ),
    "stop_choice": ("一覧から選んでください。", "Please choose from the list."),
    "stop_target": ("0以上の数で書いてください(例: 1)。", "Please write a number, 0 or more, e.g. 1."),
    # お客様の声
    "voices_lead": (
        "コメントやDMで届いた声を、そのままの言葉で。お名前・アカウント名・連絡先は書きません。",
        "What people told you, in their own words. No names, accounts or addresses.",
    ),
    "voices_how": (
        "分類(自動)は週次レビューのときに入ります。違うと思ったら、分類(手動)に書いてください。いつも手動のほうを使います。",
        (
            "The weekly review fills in “Class (automatic)”. If you see it differently, write “Class (yours)”: yours "
            "always wins."
        ),
    ),
    "voice_date": ("日付", "Date"),
    "voice_medium": ("媒体", "Medium"),
    "voice_text": ("本文", "Text"),
    "voice_auto": ("分類(自動)", "Class (automatic)"),
    "voice_manual": ("分類(手動)", "Class (yours)"),
    "voice_medium_prompt": (
        "どこで届いた声か。例: コメント、DM",
        "Where it reached you, e.g. comment, message",
    ),
    "voice_text_prompt": (
        "届いた言葉をそのまま。お名前などは省いてください。",
        "The words as they came, names left out.",
    ),
    "voice_auto_prompt": (
        "週次レビューが書きます。ここには何も書かなくて大丈夫です。",
        "The weekly review writes this. Leave it as it is.",
    ),
    "voice_manual_prompt": (
        "自動の分類と違うときだけ選びます。いくつかあるときは「、」で区切ります。",
        "Only where you disagree. Separate several classes by commas.",
    ),
    "class_solved": ("悩みが解決した", "Solved"),
    "class_acted": ("行動を起こせた", "Acted"),
    "class_result": ("結果が出た", "Result"),
    "class_felt": ("気持ちが動いた", "Felt"),
    "class_none": ("どれでもない", "None"),
    "class_joint": ("、", ", "),
    "medium_comment": ("コメント", "Comment"),
    "medium_message": ("DM", "Message"),
    "medium_consultation": ("相談", "Consultation"),
    "medium_survey": ("アンケート", "Survey"),
    # 課題仮説
    "hypotheses_lead": (
        "「この困りごとが軽くなれば、この人の行動と気持ちはこう変わるはず」。仮の答えを1行にします。",
        "“If this difficulty eases, this person will act and feel differently.” One guess per line.",
    ),
    "hypotheses_how": (
        "確かめる指標を1つ決めておくと、続けるか、考え直すかを数字で判断できます。はずれた仮説も消さずに残します。",
        "With one indicator each, figures can tell whether to go on or think again. Keep the wrong guesses too.",
    ),
    "hypothesis_problem": ("顧客の課題", "Customer's problem"),
    "hypothesis_action": ("期待する行動の変化", "Expected change in action"),
    "hypothesis_feeling": ("期待する感情の変化", "Expected change in feeling"),
    "hypothesis_indicator": ("確かめる指標", "Indicator"),
    "hypothesis_state": ("状態", "State"),
    "hypothesis_since": ("開始日", "Since"),
    "hypothesis_problem_prompt": (
        "誰が、どんな場面で、何に困っているか。",
        "Who struggles with what, and when?",
    ),
    "hypothesis_action_prompt": (
        "困りごとが軽くなると、何をするようになるか。",
        "What will they do once it eases?",
    ),
    "hypothesis_feeling_prompt": ("そのとき、どんな気持ちになるか。", "How will they feel then?"),
    "hypothesis_indicator_prompt": (
        "一覧から選ぶか、KPIの名前を書いてください。",
        "Choose from the list, or write the name of a KPI.",
    ),
    "hypothesis_state_prompt": ("いまの状態を選びます。", "Where it stands now."),
    "hypothesis_since_prompt": (
        "確かめ始めた日。例: 2026/11/16　この日より前に4週の記録があると、前後を比べられます。",
        "The day you began, e.g. 2026-11-16. With 4 weeks of records before it, before and since can be compared.",
    ),
    "state_testing": ("確かめ中", "Testing"),
    "state_confirmed": ("合っていた", "Confirmed"),
    "state_rejected": ("ちがった", "Not so"),
    "indicator_efficiency": ("価値創造効率", "Value per hour"),
    "indicator_minutes_per_inquiry": ("分/問い合わせ", "Minutes per inquiry"),
    "indicator_high_value": ("高価値時間率", "High-value time"),
    "indicator_sustainability": ("継続可能性指数", "Sustainability index"),
    "indicator_inquiry": ("問い合わせ率", "Inquiry rate"),
    "indicator_repeat": ("リピート相談率", "Repeat rate"),
    "indicator_referral": ("紹介発生率", "Referral rate"),
    "indicator_resolution": ("顧客の課題解決度", "Problems solved"),
    # 設定
    "settings_lead": (
        "クリーム色のところを書きかえてください。表は下へいくらでも伸ばせます。",
        "Change whatever is on cream. The tables may grow downwards as far as you like.",
    ),
    "settings_basic": ("基本", "Basics"),
    "settings_basic_says": ("一覧から選びます。", "Choose from the lists."),
    "settings_item": ("項目", "Item"),
    "settings_value": ("値", "Value"),
    "settings_persona": ("立場", "Persona"),
    "settings_week_start": ("週の始まり", "Week starts on"),
    "settings_lang": ("言語", "Language"),
    "settings_persona_prompt": (
        "週次ページに、どの立場のKPIを載せるかです。KPIの表がある自分のシートの名前も書けます。",
        "Whose KPIs the weekly page shows. The name of a sheet of your own with a KPI table will do, too.",
    ),
    "settings_week_start_prompt": ("月曜日か日曜日を選びます。", "Monday or Sunday."),
    "settings_lang_prompt": ("週次ページの言葉です。", "The language of the weekly page."),
    "week_start_monday": ("月曜日", "Monday"),
    "week_start_sunday": ("日曜日", "Sunday"),
    "lang_ja": ("日本語", "日本語"),
    "lang_en": ("English", "English"),
    "budget_title": ("時間の予算", "Time budget"),
    "budget_says": (
        "予算を変えるときは、行を足してください。書きかえなければ、過去の週の数字は変わりません。",
        "To change the budget, add a row. Past weeks keep the budget they had.",
    ),
    "budget_from": ("適用開始日", "Applies from"),
    "budget_minutes": ("1週間の時間予算(分)", "Weekly budget (min)"),
    "budget_from_prompt": (
        "この日以降に始まる週から使います。例: 2026/11/16",
        "Used for weeks that begin on or after this day, e.g. 2026-11-16",
    ),
    "budget_minutes_prompt": (
        "1週間に使ってよい時間を分で。例: 180",
        "Minutes you may spend a week, e.g. 180",
    ),
    "off_title": ("休む週", "Weeks off"),
    "off_says": (
        "旅行や繁忙期など、休むと決めた週を書きます。",
        "Holidays, busy seasons: weeks you decided to rest.",
    ),
    "off_week": ("休む週", "Week off"),
    "off_week_prompt": (
        "週の名前(例: 2026-W53)か、その週のどれか1日(例: 2026/12/31)。",
        "The week's name, e.g. 2026-W53, or any day of it, e.g. 2026-12-31.",
    ),
    "actions_title": ("アクションの候補", "Actions"),
    "actions_says": (
        "活動ログで選ぶ一覧です。分類は「投稿数」などの計算に使います。",
        "The list offered in the log. The class serves figures such as “posts”.",
    ),
    "actions_action": ("アクション内容", "Action"),
    "actions_class": ("分類", "Class"),
    "actions_action_prompt": ("活動ログで選ぶ言葉です。", "The word you choose in the log."),
    "actions_class_prompt": (
        "投稿・交流・相談・準備のどれかを選びます。",
        "Post, exchange, consultation or preparation.",
    ),
    "class_post": ("投稿", "Post"),
    "class_exchange": ("交流", "Exchange"),
    "class_consultation": ("相談", "Consultation"),
    "class_preparation": ("準備", "Preparation"),
    "class_rest": ("休み", "Rest"),
    **{f"action_{one.key}": (one.ja, one.en) for one in ACTION_TYPES},
    "map_title": ("列の読みかえ", "Columns of other files"),
    "map_says": (
        "ほかのアプリの CSV で、見出しの名前が違うときに書きます。--map で読みこむと、ここに加わります。",
        "For CSV files of other apps whose headers have other names. What --map tells is added here.",
    ),
    "map_header": ("ファイルの見出し", "Header in the file"),
    "map_header_prompt": (
        "見出しを、CSV にあるとおりに。例: 何分かかった?",
        "The header as the CSV has it, e.g. How long?",
    ),
    "map_key": ("価値ログの列", "Column here"),
    "map_key_prompt": ("どの列のことか、一覧から選びます。", "Choose the column that it is."),
    "map_row": ("見出しの行", "Row of headers"),
    "map_row_prompt": (
        "空欄なら、どのファイルにも使います。決まったファイルだけに使うときは、その見出しを / で区切って全部書きます。",
        "Blank: used for every file. For one kind of file only: all of its headers, with / between them.",
    ),
    "tags_title": ("タグの候補", "Tags"),
    "tags_says": ("活動ログで選ぶ一覧です。", "The list offered in the log."),
    "tags_tag": ("タグ", "Tag"),
    "tags_tag_prompt": ("短い言葉がおすすめです。", "Short words work best."),
    "tag_problem": ("悩み解決", "Problem"),
    "tag_case": ("実例", "Case"),
    "tag_howto": ("ノウハウ", "How-to"),
    "tag_live": ("実況", "Live"),
    "tag_failure": ("失敗体験", "Failure"),
    "tag_question": ("質問募集", "Question"),
    "tag_daily": ("日常", "Everyday"),
    # Persona sheets
    "persona_constraint": ("制約", "The constraint"),
    "persona_strength": ("それが強みになる理由", "How it becomes a strength"),
    "employee_lead": (
        "本業のかたわら、平日の夜と週末に発信する方へ",
        "For people who post beside a job, in evenings and at weekends",
    ),
    "employee_constraint": (
        "使える時間は、平日の夜と週末だけ。残業のある週は、ほとんど動けません。",
        "Only evenings and weekends are free, and in a week of overtime hardly those.",
    ),
    "employee_strength": (
        "現場の困りごとを、毎日いちばん近くで見ています。回数を絞るぶん、1回ごとに役立つ話を選べます。",
        "You see real problems at work every day. Because you post rarely, you can choose what truly helps.",
    ),
    "homemaker_lead": (
        "家事や育児の合間に発信する方へ",
        "For people who post between housework and children",
    ),
    "homemaker_constraint": (
        "まとまった時間がとれません。家族の予定しだいで、急に動けなくなる日もあります。",
        "There are no long stretches of time, and the family's day can change everything.",
    ),
    "homemaker_strength": (
        "暮らしの悩みを、自分のこととして知っています。短い投稿と会話の積み重ねが、信頼になります。",
        "You know the difficulties of everyday life as your own. Short posts and conversations add up to trust.",
    ),
    "student_lead": ("学びながら発信する方へ", "For people who post while they learn"),
    "student_constraint": (
        "実績もお金も、まだ多くありません。試験の時期には手が止まります。",
        "Neither a record nor money yet, and everything stops before exams.",
    ),
    "student_strength": (
        "学んでいる途中そのものが、次に学ぶ人の役に立ちます。失敗も、同じ目線で話せます。",
        "Learning itself helps those who come next. You can speak of failures at eye level.",
    ),
    "freelance_lead": ("発信が仕事に直結する方へ", "For people whose posts lead straight to work"),
    "freelance_constraint": (
        "手を動かした時間が収入になるので、発信は後回しになりがちです。",
        "Working hours are income, so posting tends to come last.",
    ),
    "freelance_strength": (
        "専門知識と実例が手元にあります。一人のお客様の成果が、次のお客様への紹介になります。",
        "You have expertise and real cases. One client's result brings the next client.",
    ),
    "kpi_title": ("この立場のKPI", "KPIs of this persona"),
    "kpi_says": (
        "目標は、出発点としての例です。ご自分に合わせて書きかえてください。行を足しても、消してもかまいません。",
        "The targets are starting examples. Change them to suit you; add or remove rows as you like.",
    ),
    "kpi_how": (
        (
            "「数えるもの」を「何あたり」で割ります。「何あたり」が空欄なら、数そのものです。タグを書くと、そのタグの付いた行だけを数えます。"
            "どちらにも、一覧の言葉か、活動ログの数の列の名前が使えます。「何あたり」には数も書けます。"
            "「今週」と「直近4週」は、いちばん新しいページの週のもので、週次レビューのたびに書きかわります。"
        ),
        (
            "What is counted is divided by what stands under “Per”; where that is blank, it is the count itself. A tag "
            "counts only rows that carry it. Both may be a word of the list or any numeric column of the log; “Per” may "
            "also be a number. “This week” and “4 weeks” are those of the newest page; each review writes them."
        ),
    ),
    "kpi_choose": (
        (
            "この立場にするときは、「設定」の立場を「{persona}」にします。足りない列は、活動ログの右端の見出しに名前を書き足すか、"
            "コマンド「kachilog persona ファイル名 {persona}」でまとめて足せます。"
        ),
        (
            "To choose this persona, make it “{persona}” on “Settings”. Columns that the log lacks: write their names as "
            "headings at its right end, or let the command “kachilog persona FILE {persona}” add them."
        ),
    ),
    "kpi_name": ("KPI", "KPI"),
    "kpi_numerator": ("数えるもの", "Counted"),
    "kpi_numerator_tag": ("数えるもののタグ", "Counted: tag"),
    "kpi_denominator": ("何あたり", "Per"),
    "kpi_denominator_tag": ("何あたりのタグ", "Per: tag"),
    "kpi_this_week": ("今週", "This week"),
    "kpi_four_weeks": ("直近4週", "4 weeks"),
    "kpi_weeks": ("期間(週)", "Period (weeks)"),
    "kpi_target": ("目標", "Target"),
    "kpi_unit": ("単位", "Unit"),
    "kpi_name_prompt": ("週次ページに出る名前です。", "The name on the weekly page."),
    "kpi_numerator_prompt": (
        "一覧から選ぶか、活動ログの列の名前を書きます。",
        "Choose, or write a column of the log.",
    ),
    "kpi_tag_prompt": ("しぼり込むときだけ書きます。", "Only to narrow it down."),
    "kpi_denominator_prompt": (
        "一覧から選ぶか、活動ログの列の名前か数を書きます。空欄でもかまいません。",
        "Choose, or write a column of the log or a number. It may stay blank.",
    ),
    "kpi_weeks_prompt": ("1週か4週を選びます。", "1 or 4 weeks."),
    "kpi_target_prompt": (
        "めざす値。割合は 50% のように書けます。",
        "The value to aim at; a share may be written 50%.",
    ),
    "kpi_written_prompt": (
        "週次レビューが書きます。ここには何も書かなくて大丈夫です。",
        "The weekly review writes this. Leave it as it is.",
    ),
    "kpi_unit_prompt": ("値のあとに付ける言葉です。", "The word after the value."),
    "measure_rows": ("件数", "Rows"),
    "measure_posts": ("投稿数", "Posts"),
    "measure_high_quality": ("高品質件数", "High-quality rows"),
    "measure_high_quality_posts": ("高品質投稿数", "High-quality posts"),
    "measure_thankful": ("感謝の声", "Voices of thanks"),
    "measure_minutes": ("分", "Minutes"),
    "unit_share": ("%", "%"),
    "unit_per_post": ("件/投稿", "per post"),
    "unit_count": ("件", "×"),
    "column_deep_questions": ("深い質問数", "Deep questions"),
    "column_consultations": ("個別相談数", "Consultations"),
    "column_conversations": ("会話数", "Conversations"),
    "column_practice_reports": ("実践報告数", "Practice reports"),
    "column_thanks": ("感謝数", "Thanks"),
    "column_peer_questions": ("同世代相談数", "Peer questions"),
    "column_client_results": ("成果報告数", "Client results"),
    "column_citations": ("引用・紹介数", "Citations"),
    "kpi_weekly_value": ("週3回の価値提供率", "Value three times a week"),
    "kpi_deep_questions": ("1投稿あたりの深い質問数", "Deep questions per post"),
    "kpi_monthly_consultation": ("月1回の個別相談実現率", "One consultation a month"),
    "kpi_problem_reactions": ("悩み解決投稿への反応率", "Reactions to problem-solving posts"),
    "kpi_conversations": ("コミュニティ内での会話発生率", "Conversations per post"),
    "kpi_practice_reports": ("実践報告の投稿数", "Reports of putting it into practice"),
    "kpi_thanks": ("感謝のメッセージ数", "Messages of thanks"),
    "kpi_live_posts": ("新しいスキル習得の実況投稿数", "Posts about learning a skill live"),
    "kpi_failures": ("失敗体験のシェア率", "Share of posts on failures"),
    "kpi_peer_questions": ("同世代からのアドバイス求められ率", "Peers asking for advice"),
    "kpi_practical_proof": ("専門知識の実用性証明率", "Posts with a real case"),
    "kpi_client_results": ("クライアントの成果報告数", "Results reported by clients"),
    "kpi_citations": ("業界内での引用・紹介率", "Citations in the field"),
}
