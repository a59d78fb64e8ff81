"""Phrases of the add-in in Excel: its ribbon, what it asks and says, its worksheet functions.

A question has room for 250 characters with the list under it, a text of a function for 255.
"""

PHRASES: dict[str, tuple[str, str]] = {
    "title": ("価値ログ", "kachilog"),
    "sheet_says": (
        "価値ログのアドインです。Excel のリボンのタブ「価値ログ」を出します。ここには何も書かれません。",
        "This is the add-in kachilog. It shows the tab “kachilog” in Excel's ribbon. Nothing is written here.",
    ),
    # ribbon
    "group_week": ("週のページ", "Weekly page"),
    "group_log": ("活動ログ", "Log"),
    "group_book": ("ブック", "Workbook"),
    "label_weekly": ("週次レビュー", "Weekly review"),
    "tip_weekly": (
        "前に見えているブックの活動ログから、今週のページを作ります(週の途中は「暫定」)。もう一度押すと、同じページに書きなおします。あなたが書いた欄はそのままです。",
        "Makes this week's page from the log of the workbook in front (provisional until the week ends). Pressed again, it fills in the same page. What you wrote is kept.",
    ),
    "label_weekly_last": ("先週", "Last week"),
    "tip_weekly_last": (
        "先週(終わったばかりの週)のページを作ります。",
        "Makes the page of last week, the one that has just ended.",
    ),
    "label_weekly_row": ("選んだ行の週", "Selected row's week"),
    "tip_weekly_row": (
        "活動ログで選んでいる行の日付がある週のページを作ります。",
        "Makes the page of the week in which the selected row of the log lies.",
    ),
    "label_pdf": ("PDFにする", "Save as PDF"),
    "tip_pdf": (
        "週のページをPDFにして、ブックと同じフォルダーに置きます。",
        "Saves the weekly page as a PDF in the folder of the workbook.",
    ),
    "label_line": ("今日の1行", "Today's line"),
    "tip_line": (
        "アクション、時間、反応、質を順にたずねて、今日の日付で活動ログに1行足します。途中でやめると、何も変わりません。",
        "Asks for action, minutes, reactions and quality, then adds one row with today's date. If you cancel, nothing changes.",
    ),
    "label_import": ("CSVを読み込む", "Import CSV"),
    "tip_import": (
        "CSVを選ぶと、まだ入っていない行だけを活動ログに足します。",
        "Adds the rows of a CSV that the log does not have yet.",
    ),
    "label_export": ("CSVを書き出す", "Export CSV"),
    "tip_export": (
        "活動ログを新しいCSVに書き出します。ブックは変わりません。",
        "Writes the log to a new CSV. The workbook stays as it is.",
    ),
    "label_new": ("新しいブック", "New workbook"),
    "tip_new": (
        "価値ログの空のブックを新しく開きます。好きな名前で保存してください。",
        "Opens a new, empty kachilog workbook. Save it under a name you like.",
    ),
    "label_start": ("はじめかた", "How to begin"),
    "tip_start": (
        "何から始めるかを示します。どのブックでも押せます。",
        "Shows where to begin. Works with any workbook, or none.",
    ),
    # said
    "waiting": (
        "価値ログ: 少しお待ちください…(この文がそのまま残るときは、コマンド kachilog doctor が直しかたを示します。)",
        "kachilog: just a moment… (If this stays, the command “kachilog doctor” shows what to do.)",
    ),
    "unanswered": (
        "Python から返事がありませんでした。コマンド kachilog doctor が、どこで止まっているかと直しかたを示します。",
        "Python did not answer. The command “kachilog doctor” shows where it stops and what to do.",
    ),
    "no_book": (
        "ブックを開いてから押してください。保護ビューで開いているときは、先に「編集を有効にする」を押します。",
        "Open a workbook first. In Protected View press “Enable Editing” before.",
    ),
    "no_log": (
        "前に見えているブックに、活動ログが見つかりません。活動ログのあるブックを前に出すか、「新しいブック」で始めてください。",
        "The workbook in front has no log. Bring one with a log to the front, or begin with “New workbook”.",
    ),
    "no_python": (
        "このアドインには、まだ Python の場所が書かれていません。コマンド kachilog setup を一度実行して、Excel を開きなおしてください。",
        "This add-in does not know its Python yet. Run the command “kachilog setup” once, then start Excel again.",
    ),
    "no_template": (
        "新しいブックのもとになるファイルが見つかりません。コマンド kachilog setup をもう一度実行してください。",
        "The file that new workbooks are made from is missing. Run the command “kachilog setup” again.",
    ),
    "start": (
        (
            "1. 「新しいブック」で価値ログのブックを開き、名前を付けて保存します。日付・アクション・時間の列がある手持ちの表なら、そのブックのままでも使えます。\n"
            "2. 何かしたら「今日の1行」で1行書きます。\n"
            "3. 週に一度「週次レビュー」を押して、やめること・増やすこと・試すことを1つずつ決めます。"
        ),
        (
            "1. Open a workbook with “New workbook” and save it. Your own sheet with date, action and minutes works as it is, too.\n"
            "2. After each action write a line with “Today's line”.\n"
            "3. Once a week press “Weekly review”, and decide on one thing to stop, one to do more of and one to try."
        ),
    ),
    # asked
    "ask_title": ("今日の1行", "Today's line"),
    "ask_action": ("何をしましたか(番号か、ことばで)", "What did you do? (a number, or words)"),
    "ask_minutes": ("何分かかりましたか", "How many minutes did it take?"),
    "ask_reactions": (
        "直接の反応(返信やDMなど)は何件でしたか",
        "How many direct reactions (replies, messages)?",
    ),
    "ask_quality": (
        "質は5段階でいくつですか(まだ分からなければ空のまま)",
        "Quality from 1 to 5? (May stay empty)",
    ),
    "ask_note": ("メモがあれば(空のままでもかまいません)", "A note, if you like (may stay empty)"),
    # worksheet functions
    "on_mac": (
        "この関数は Windows の Excel で動きます。Mac では「週次レビュー」のページと「推移」の数字を使ってください。",
        "This function works in Excel for Windows. On a Mac use the figures of “Weekly review” and its trend sheet.",
    ),
    "says_KACHI_EFFICIENCY": (
        "価値創造効率: 1時間あたりの、質を加味した直接反応の数。",
        "Quality-adjusted direct reactions per hour.",
    ),
    "arguments_KACHI_EFFICIENCY": (
        "投入時間(分)の範囲|直接反応数の範囲(同じ大きさ)|質的評価(1-5)の範囲(同じ大きさ)",
        "The range of minutes|The range of direct reactions (same size)|The range of quality ratings 1-5 (same size)",
    ),
    "says_KACHI_HIGH_VALUE_SHARE": (
        "高価値時間率: 評価した時間のうち、質が4か5だった時間の割合。",
        "Share of the rated minutes that had a quality of 4 or 5.",
    ),
    "arguments_KACHI_HIGH_VALUE_SHARE": (
        "投入時間(分)の範囲|質的評価(1-5)の範囲(同じ大きさ)",
        "The range of minutes|The range of quality ratings 1-5 (same size)",
    ),
    "says_KACHI_MINUTES_PER_INQUIRY": (
        "問い合わせ1件にかかった時間(分)。",
        "Minutes it took to get one inquiry.",
    ),
    "arguments_KACHI_MINUTES_PER_INQUIRY": (
        "投入時間(分)の範囲|問い合わせ数の範囲(同じ大きさ)",
        "The range of minutes|The range of inquiries (same size)",
    ),
    "says_KACHI_RATE": (
        "率を、その件数で言えることと並べた文にします。例: 40%(5件中2件・12〜77%)",
        "A rate as text, with what so few cases can tell. Example: 40% (2 of 5, 12-77%)",
    ),
    "arguments_KACHI_RATE": (
        "分子になる件数の範囲|分母になる件数の範囲",
        "The range of counts that are the part|The range of counts that are the whole",
    ),
    "says_KACHI_SUSTAINABILITY": (
        "継続可能性指数(0〜100): その週のペースを続けられるか。",
        "Sustainability index (0-100) of a week: whether its pace can be kept.",
    ),
    "arguments_KACHI_SUSTAINABILITY": (
        "見出しの行を含む活動ログの範囲|その週のどれかの日付(省くと、記録のある最後の週)|1週間の時間予算(分)(省くと180)",
        "The range of the log with its header row|Any day of the week (left out: the last week with rows)|Minutes a week to spend (left out: 180)",
    ),
    "says_KACHI_SUSTAINABILITY_PARTS": (
        "継続可能性指数の4つの内訳: 名前と、0〜1の値。",
        "The four parts of the sustainability index: name, and value from 0 to 1.",
    ),
    "arguments_KACHI_SUSTAINABILITY_PARTS": (
        "見出しの行を含む活動ログの範囲|その週のどれかの日付(省くと、記録のある最後の週)|1週間の時間予算(分)(省くと180)",
        "The range of the log with its header row|Any day of the week (left out: the last week with rows)|Minutes a week to spend (left out: 180)",
    ),
    "says_KACHI_WEEKLY": (
        "記録のある週を1行ずつ並べた表(見出しつき、古い順)。",
        "A table with one row per week that has entries, oldest first, under a header.",
    ),
    "arguments_KACHI_WEEKLY": (
        "見出しの行を含む活動ログの範囲|1週間の時間予算(分)(省くと180)",
        "The range of the log with its header row|Minutes a week to spend (left out: 180)",
    ),
}
