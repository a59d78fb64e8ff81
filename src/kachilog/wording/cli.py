"""Phrases of the command line."""

PHRASES: dict[str, tuple[str, str]] = {
    "about": (
        "価値ログ: SNSの活動に使った時間の価値と、続けられるペースかどうかを、週に一度だけ確かめる道具です。",
        "kachilog: once a week, what your time on social media was worth, and whether you can keep the pace.",
    ),
    "usage": ("使い方", "Usage"),
    "commands": ("コマンド", "Commands"),
    "options": ("オプション", "Options"),
    "options_piece": ("[オプション]", "[OPTIONS]"),
    # commands: a line for the list, and the help page
    "demo": ("見本のブックを作る(まずはこれを)", "make a sample workbook (start here)"),
    "demo_help": (
        (
            "12週間の見本の記録(うち1週は休み)と週次ページが入ったブックと、そのCSVを作ります。\n"
            "FOLDER を書かなければ kachilog-demo フォルダーに作ります。"
        ),
        (
            "Make a workbook with twelve weeks of sample activity (one of them off), its weekly pages, and its CSV.\n"
            "Without FOLDER they go into the folder kachilog-demo."
        ),
    ),
    "new": ("自分用の新しいブックを作る", "make a new workbook of your own"),
    "new_help": (
        (
            "新しいブックを作ります。PATH は .xlsm(Excel用、ボタン付き)、.xlsx、.ods(LibreOffice用、ボタン付き)です。\n"
            "すでにあるファイルには上書きしません。\n"
            "  kachilog new 価値ログ.xlsm"
        ),
        (
            "Make a new workbook. PATH ends in .xlsm (Excel, with buttons), .xlsx or .ods (LibreOffice, with buttons).\n"
            "An existing file is never overwritten.\n"
            "  kachilog new log.xlsm"
        ),
    ),
    "persona": ("立場を選び、足りない列を足す", "choose a persona, and add the columns it needs"),
    "persona_help": (
        (
            "ブックの立場を PERSONA にして、そのKPIに足りない列を活動ログの右端に足します。\n"
            "PERSONA は会社員・主婦・学生・フリーランスか、KPIの表がある自分のシートの名前です。\n"
            "PERSONA を付けなければ、いまの立場と足りない列を示すだけで、何も変えません。\n"
            "  kachilog persona 価値ログ.xlsm 主婦"
        ),
        (
            "Make PERSONA the persona of a workbook and add the columns that its KPIs need to the right end of the log.\n"
            "PERSONA is employee, homemaker, student or freelance, or the name of a sheet of yours with a KPI table.\n"
            "Without PERSONA it only tells which one is chosen and which columns are missing.\n"
            "  kachilog persona log.xlsm homemaker"
        ),
    ),
    "review": ("週次レビューのページを作る", "make the weekly page"),
    "review_help": (
        (
            "活動ログから週次レビューのページを作ります。\n"
            "SOURCE がブックなら、そのブックにページを加えます。CSV なら新しい .xlsx に作ります。\n"
            "同じ週をもう一度作っても、あなたが書いた欄は消えません。ブックは上書きの前に必ず控えを取ります。\n"
            "  kachilog review 価値ログ.xlsm"
        ),
        (
            "Make the weekly page from the log.\n"
            "If SOURCE is a workbook the page goes into it; if it is a CSV, into a new .xlsx.\n"
            "What you wrote on a page stays when it is made again. A workbook is backed up before it is written.\n"
            "  kachilog review log.xlsm"
        ),
    ),
    "import": ("CSVの記録をブックに加える", "add the rows of CSV files to a workbook"),
    "import_help": (
        (
            "CSV の行を、ブックの活動ログの終わりに加えます。もう入っている行は加えません。\n"
            "日付・アクション内容・投入時間が同じでほかの値が違う行は、加えも変えもせず、お知らせします。\n"
            "  kachilog import 価値ログ.xlsm 記録.csv"
        ),
        (
            "Add the rows of CSV files below the log of a workbook.\n"
            "Rows that are there already are not added again. A row with the date, action and minutes of one that is\n"
            "there, but other values, is neither added nor changed: it is told.\n"
            "  kachilog import log.xlsm entries.csv"
        ),
    ),
    "pdf": ("週次ページをPDFにする", "a weekly page as a PDF"),
    "pdf_help": (
        (
            "ブックにある週次ページを1枚、PDF にします(LibreOffice を使います)。ブックは変えません。\n"
            "--week を書かなければ、いちばん新しいページです。--out を書かなければ、ブックと同じ場所に作ります。\n"
            "  kachilog pdf 価値ログ.xlsm"
        ),
        (
            "Print one weekly page of a workbook to a PDF, through LibreOffice. The workbook is not changed.\n"
            "Without --week it is the newest page; without --out the PDF goes beside the workbook.\n"
            "  kachilog pdf log.xlsm"
        ),
    ),
    "option_pdf_week": (
        "週: this か 今週、last か 先週、2026-W47、11/16(その日のある週)など",
        "the week: this, last, a label such as 2026-W47, or a day of it such as 11/16",
    ),
    "option_pdf_out": ("PDF を作る場所", "the PDF to write"),
    "made_pdf": ("PDFを作りました: {path}", "Made the PDF: {path}"),
    "remind": ("週に一度の予定をカレンダーに入れる", "a weekly entry for your calendar"),
    "remind_help": (
        (
            "週次レビューを忘れないための予定を、.ics ファイルに書きます。\n"
            "開くと、お使いのカレンダーに毎週の予定として入ります。時刻は、いる場所の時刻です。\n"
            "曜日や時刻を変えて作り直すと、同じ予定が置きかわります。\n"
            "  kachilog remind 価値ログ.xlsm --out 週次レビュー.ics"
        ),
        (
            "Write a calendar entry (.ics) so that the weekly review is not forgotten.\n"
            "Open it, and your calendar has it every week, at this time wherever you are.\n"
            "Made again with another day or time, it takes the place of the first one.\n"
            "  kachilog remind log.xlsm --out review.ics"
        ),
    ),
    "option_remind_out": ("予定を書く .ics の場所", "the .ics to write"),
    "option_day": ("曜日(日、月 … または sun、mon …)", "the day of the week (sun, mon …)"),
    "option_time": ("時刻(例: 20:00)", "the time (such as 20:00)"),
    "remind_summary": ("価値ログ: 週次レビュー", "kachilog: weekly review"),
    "remind_tab_this": (
        "「{file}」を開き、タブ「価値ログ」(LibreOffice ではメニュー)の［週次レビュー］を押します。",
        "Open “{file}” and press Weekly review in the tab kachilog (in LibreOffice: the menu).",
    ),
    "remind_tab_last": (
        "「{file}」を開き、タブ「価値ログ」(LibreOffice ではメニュー)の［先週］を押します。",
        "Open “{file}” and press Last week in the tab kachilog (in LibreOffice: the menu).",
    ),
    "remind_button_this": (
        "シートの上のボタンを使うときは、今週の行を選んでから［週次レビュー］を押します。",
        " With the button on the sheet, select a row of this week, then press Weekly review.",
    ),
    "remind_button_last": (
        "シートの上のボタンを使うときは、先週の行を選んでから［週次レビュー］を押します。",
        " With the button on the sheet, select a row of last week, then press Weekly review.",
    ),
    "remind_command_this": (
        '次を実行しても作れます: kachilog review "{file}" --week this',
        ' Or run: kachilog review "{file}" --week this',
    ),
    "remind_command_last": (
        '次を実行しても作れます: kachilog review "{file}"',
        ' Or run: kachilog review "{file}"',
    ),
    "reminded": (
        "予定を書きました: {path}(毎週、次は{day} {time})",
        "Wrote the entry: {path} (every week, next on {day} at {time})",
    ),
    "reminded_next": (
        "ファイルを開いて、カレンダーに加えてください。",
        "Open the file to put it into your calendar.",
    ),
    "add": ("1行書き足す", "add one line to a log"),
    "add_help": (
        (
            "行動を1つ、BOOK(ブックか CSV)の活動ログの終わりに書き足します。言葉の順番は自由です。\n"
            "  kachilog add 価値ログ.xlsm 投稿 30分 反応2 質4\n"
            '  kachilog add 価値ログ.xlsm 投稿 30 2 4 昨日 "#実例"\n'
            "数字だけなら、投入時間(分)・直接反応数・質的評価 の順です。日付がなければ今日にします。\n"
            "どちらとも読める言葉は、書き足さずにお尋ねします。書く前に控えを取ります。"
        ),
        (
            "Add one action at the end of the log of BOOK (a workbook or a CSV). The words may stand in any order.\n"
            "  kachilog add log.xlsm Post 30min reactions2 quality4\n"
            '  kachilog add log.xlsm Post 30 2 4 yesterday "#case"\n'
            "Numbers alone are minutes, direct reactions and quality, in this order. Without a date it is today.\n"
            "A word that may mean two things is asked about, and nothing is added. The file is backed up first."
        ),
    ),
    "option_add_date": ("日付(11/16、昨日、2026-11-16 など)", "the date (11/16, yesterday, 2026-11-16)"),
    "option_tag": ("タグ", "a tag"),
    "option_note": ("メモ", "a note"),
    "added_row": ("{path} の{row}行目に書き足しました: {cells}", "Added to {path}, row {row}: {cells}"),
    "added_cell": ("{column} {value}", "{column} {value}"),
    "added_between": ("、", ", "),
    "added_new_action": (
        "「{action}」は一覧にない言葉なので、新しいアクションとして書きました。",
        "“{action}” is in no list and was written as a new action.",
    ),
    "added_near": (
        "「{near}」のことですか? そうなら、上の行で元に戻してから: {line}",
        "Did you mean “{near}”? If so, undo it with the line above, then: {line}",
    ),
    "added_known": (
        "同じ内容の行がもう1つあります。2回書いたのでなければ、次の行で元に戻せます。",
        "An equal row was there already. If it is the same action twice, the next line takes this one back.",
    ),
    "converted_undo": (
        'そこにあったファイルは控えに残しました。元に戻すには: kachilog restore "{path}" 1',
        'What stood there was backed up. To bring it back: kachilog restore "{path}" 1',
    ),
    "added_undo": ('元に戻すには: kachilog restore "{path}" 1', 'To undo: kachilog restore "{path}" 1'),
    "export": ("ブックの記録をCSVに書き出す", "write the log of a workbook to a CSV"),
    "export_help": (
        (
            "ブックの活動ログを CSV(UTF-8)に書き出します。\n"
            "同じ名前の CSV があれば、控えを取ってから置きかえます。\n"
            "  kachilog export 価値ログ.xlsm 記録.csv"
        ),
        (
            "Write the log of a workbook to a CSV (UTF-8). A CSV of that name is backed up, then replaced.\n"
            "  kachilog export log.xlsm entries.csv"
        ),
    ),
    "convert": ("CSVとブックを変換する", "convert a CSV to a workbook, or back"),
    "convert_help": (
        (
            "SOURCE を TARGET に変換します(.csv から .xlsx / .xlsm、またはその逆)。\n"
            "  kachilog convert 記録.csv 記録.xlsx"
        ),
        (
            "Convert SOURCE to TARGET (.csv to .xlsx or .xlsm, or back).\n"
            "  kachilog convert entries.csv entries.xlsx"
        ),
    ),
    "check": ("記録の書き間違いを調べる", "look for mistakes in a log"),
    "check_help": (
        (
            "ブックや CSV の書き間違いを調べて、行と列、正しい書き方を示します。ファイルは変えません。\n"
            "  kachilog check 価値ログ.xlsm"
        ),
        (
            "Look for mistakes in a workbook or CSV: row, column, and what would be valid. Nothing is changed.\n"
            "  kachilog check log.xlsm"
        ),
    ),
    "restore": ("控えから元に戻す", "bring a backup back"),
    "restore_help": (
        (
            "ブックの控えを一覧にします。NUMBER を書くと、その控えに戻します。\n"
            "戻す前のブックも控えに残るので、やり直せます。\n"
            "  kachilog restore 価値ログ.xlsm"
        ),
        (
            "List the backups of a workbook. With NUMBER, bring that one back.\n"
            "The workbook as it is now is backed up first, so this can be undone too.\n"
            "  kachilog restore log.xlsm"
        ),
    ),
    "doctor": ("動く環境かどうかを調べる", "look whether everything works here"),
    "doctor_help": (
        "Python と部品の版、ボタンの設定など、困ったときに役立つことを表示します。\nBOOK を書くと、そのブックのボタンが使えるかも調べます。",
        "Show the versions of Python and of the parts, and whether the buttons are set up.\nWith BOOK, look whether its buttons can run.",
    ),
    # cohort
    "cohort": ("大勢の記録を1つの Parquet にまとめる", "the weekly figures of many members in one Parquet"),
    "cohort_help": (
        (
            "フォルダーにある大勢の記録(1人に CSV 1つ)から、1人の1週間を1行にした Parquet を1つ作ります。\n"
            "数字は週次レビューと同じです。メモなどの文章は入りません。前の Parquet は控えを取ってから置きかえます。\n"
            "名前(ファイル名)の代わりに、鍵で作った符号が入ります。同じ鍵なら、いつも同じ符号です。\n"
            "鍵は FOLDER の kachilog-members.key です(なければ作ります)。鍵を持つ人だけが、名前から符号を作れます。\n"
            "まとめを渡す相手に鍵を渡さず、なくさないように記録と一緒に保管してください。\n"
            'FOLDER の中のフォルダーは見ません。使うには: pip install "kachilog[cohort]"\n'
            "ネットワークは使いません。spark だけは、このコンピューターの中の Java と通信します。\n"
            "  kachilog cohort みんなの記録"
        ),
        (
            "Make one Parquet, a row per member and week, of the logs in a folder (one CSV per member).\n"
            "The figures are those of the weekly review. No notes are in it. An older Parquet is backed up, then replaced.\n"
            "A mark, made with a key, stands for each name (the name of the file). One key makes the same marks always.\n"
            "The key is in FOLDER: kachilog-members.key (made if missing). Who has the key can tell a name's mark.\n"
            "Do not hand it out with the Parquet, and keep it with the logs: without it the marks become others.\n"
            'Folders in FOLDER are not looked into. Needs: pip install "kachilog[cohort]"\n'
            "No network is used. The engine spark alone talks, within this computer, to its Java.\n"
            "  kachilog cohort everyone"
        ),
    ),
    "cohort_read": ("{members:,}人分を読みました({rows:,}行)", "Logs read: {members:,} ({rows:,} rows)"),
    "cohort_bad": (
        "読めなかった{count:,}行は、数字に入っていません。",
        "Could not be read, and are in no figure: {count:,} rows",
    ),
    "cohort_failed": (
        "読めなかった{count:,}人分は、入っていません。",
        "Could not be read, and are left out: {count:,} logs",
    ),
    "cohort_written": (
        "週ごとの数字を書きました: {path}({members:,}人、{weeks:,}行)",
        "Wrote the weekly figures: {path} ({members:,} members, {weeks:,} rows)",
    ),
    "cohort_empty": (
        "読める記録が {folder} にありません。1人に1つの CSV を入れてください。何も書いていません。",
        "There are no entries to read in {folder}. Put one CSV per member there. Nothing was written.",
    ),
    "cohort_others": (
        "CSV ではないもの(フォルダーも)が{count:,}個ありました。見ていません。",
        "Other files and folders, not looked at: {count:,}",
    ),
    "cohort_key_made": (
        "符号の鍵を作りました: {path}。記録と一緒に保管し、まとめを渡す相手には渡さないでください。",
        "Made the key of the marks: {path}. Keep it with the logs, and do not hand it out with the Parquet.",
    ),
    "cohort_more": (
        "ほかに{count:,}件あります。1人分を全部見るには: kachilog check ファイル名",
        "{count:,} more. To see all of one log: kachilog check FILE",
    ),
    "cohort_whose": (
        "どのファイルかは、--names を付けると名前で分かります。",
        "With --names the files are told by name.",
    ),
    # options
    "option_help": ("この説明を表示する", "show this page"),
    "option_version": ("版を表示する", "show the version"),
    "option_lang": ("表示の言葉(ja か en)", "the language to speak (ja or en)"),
    "option_debug": ("不具合のときに詳しい情報を出す", "show details when something breaks"),
    "option_today": ("今日の日付の代わりに使う日付", "the date to take for today"),
    "option_json": (
        "機械で読める JSON で出す(ファイルは作らない)",
        "print JSON for machines (no file is made)",
    ),
    "option_budget": ("1週間の時間予算(分)", "the weekly time budget in minutes"),
    "option_persona": (
        "立場: 会社員、主婦、学生、フリーランス(employee などでも)",
        "employee, homemaker, student or freelance",
    ),
    "option_sample": ("見本の記録を入れる", "with sample entries"),
    "option_income": ("収益(円)の列も付ける", "with a column for income"),
    "option_week": (
        "週: last か 先週(終わった最後の週)、this か 今週、all(すべて)、2026-W47、11/16(その日のある週)など",
        "last (the last finished week), this, all, a label such as 2026-W47, or a day of it such as 11/16",
    ),
    "option_out": ("ページを作る .xlsx の場所", "the .xlsx to make the pages in"),
    "option_cohort_out": ("書き出す .parquet の場所", "the .parquet to write"),
    "option_engine": (
        "集計に使うもの: duckdb、polars、spark(数字は同じ)",
        "what sums it up: duckdb, polars or spark (the figures are the same)",
    ),
    "option_names": ("符号ではなく、名前(ファイル名)を入れる", "put names (of the files), not marks"),
    "option_key": ("符号の鍵のファイル(なければ作る)", "the file of the key (made if missing)"),
    "option_into": ("ページを加える、いまあるブック", "an existing workbook to add the pages to"),
    "option_update": (
        "値の違う行は、CSVに値のある欄だけ書きかえる",
        "where values differ, take those of the CSV; a blank takes nothing away",
    ),
    "option_map": (
        "見出しの名前が違うとき、どの列か(例: 日付=タイムスタンプ,投入時間=何分かかった?)",
        "which headers are which columns (such as Date=When,Minutes=How long?)",
    ),
    "option_add": ("値の違う行も、別の行として加える", "add rows with other values as rows of their own"),
    "option_dry_run": ("試すだけで、ブックは変えない", "only try; change nothing"),
    "option_encoding": ("CSV の文字コード(例: cp932)", "the encoding of the CSV (such as cp932)"),
    # wrong usage
    "see_help": ("使い方は {path} --help で見られます。", "{path} --help shows how."),
    "no_such_command": ("「{name}」というコマンドはありません。", "There is no command “{name}”."),
    "no_such_option": ("「{name}」というオプションはありません。", "There is no option “{name}”."),
    "meant": ("もしかして「{name}」ですか?", " Did you mean “{name}”?"),
    "other_dash": (
        "「{typed}」の始まりの線が違います。「{name}」と半角で書いてください。",
        "“{typed}” begins with another kind of dash. Write {name}, with two plain hyphens.",
    ),
    "missing_argument": (
        "{name} が足りません。次のように書いてください: {line}",
        "{name} is missing. Write it like this: {line}",
    ),
    "too_many_arguments": (
        '指定が多すぎるか、順番が違います。空白の入る名前は " " で囲んでください。',
        "Too many arguments, or in the wrong order. Put names with spaces in quotes.",
    ),
    "option_needs_value": (
        "{name} には値が必要です。書けるもの: {takes}",
        "{name} needs a value: {takes}",
    ),
    "word_for_option": (
        "「{typed}」というファイルはありません。オプションなら、前に - を2つ付けて {name} と書きます。",
        "There is no file “{typed}”. If the option is meant, write {name}, with two hyphens.",
    ),
    "bad_choice": ("{name} に使えるのは {choices} です。", "{name} is one of {choices}."),
    "bad_date": (
        "{name} は 2026-11-22 のように、1901年から9998年までの日付で書いてください。",
        "Write {name} like 2026-11-22, from the year 1901 to 9998.",
    ),
    "bad_number": (
        "{name} は {least} 以上の整数で書いてください。",
        "{name} is a whole number from {least} up.",
    ),
    "bad_value": ("{name} の値を読めません。", "The value of {name} cannot be read."),
    "voices_protected": (
        "シート「{sheet}」は保護されているため、分類(自動)はそのままです。書くには［校閲］→［シート保護の解除］をしてから、もう一度お試しください。",
        "The sheet “{sheet}” is protected, so the classes on it were left as they are. Turn off Review → Protect Sheet and try again to have them.",
    ),
    "sheets_protected": (
        "シート「{sheets}」は保護されているため、自動で書くところは前のままです。書くには［校閲］→［シート保護の解除］をしてから、もう一度お試しください。",
        "Protected, so the figures there were left as they are: “{sheets}”. Turn off Review → Protect Sheet and try again to have them.",
    ),
    "interrupted": (
        "中断しました。書きかけのファイルはありません(どのファイルも、前のままか、書き終えたものです)。",
        "Stopped. No file was left half-written: each is as it was, or complete.",
    ),
    "output_lost": (
        "結果を出力先に書けませんでした({reason})。ファイルへの書き込みには影響ありません。",
        "The output could not be written where it was to go ({reason}). No file is affected.",
    ),
    "unexpected": (
        (
            "思いがけない不具合が起きました({kind})。書きかけのファイルは残していません。"
            "--debug を付けてもう一度実行すると、詳しい情報が出ます。"
        ),
        "Something unexpected broke ({kind}). No file was left half-written. Run it again with --debug for details.",
    ),
    "progress": ("作っています", "Working"),
    "progress_rows": ("進めています({rows:,}行)", "Working ({rows:,} rows)"),
    # results
    "made_book": ("ブックを作りました: {path}", "Made the workbook: {path}"),
    "made_csv": ("CSVを作りました: {path}({rows:,}行)", "Made the CSV: {path} ({rows:,} rows)"),
    "moved_verbatim": (
        "うち{count:,}行は読めないため、書かれているまま移しました。直すと集計に入ります。",
        "{count:,} of them cannot be read and were moved as they stand. Mend them there, and they count.",
    ),
    "moved_lost": (
        "{count:,}行は移せませんでした。{source} には残っています。上の×を直して、もう一度お試しください。",
        "{count:,} rows could not be moved. They are still in {source}: mend them there, and try again.",
    ),
    "made_log_book": ("ブックを作りました: {path}({rows:,}行)", "Made the workbook: {path} ({rows:,} rows)"),
    "made_pages": ("週次ページ: {count}枚({first}〜{last})", "Weekly pages: {count} ({first} to {last})"),
    "demo_pages": (
        "週次ページ: {count}枚({first}〜{last}、休みの週をのぞく)",
        "Weekly pages: {count} ({first} to {last}, but for the week off)",
    ),
    "made_page": ("週次ページを作りました: {week}({span})", "Made the weekly page: {week} ({span})"),
    "remade_page": (
        "週次ページを作り直しました: {week}({span})。あなたの欄はそのままです。",
        "Made the weekly page again: {week} ({span}). What you wrote is kept.",
    ),
    "kept_cells": (
        "このツールが書くセルのうち、あなたが書きかえたもの({count}個)は、そのままにしました。空にすると、次からまた入ります。",
        "Cells of ours that you changed were left: {count}. Empty ones are filled again.",
    ),
    "made_beside": (
        "シート「{sheet}」にはこのツールのページの目印(隠れた1行目とA列)がないので、そのままにし、代わりに「{new}」を作りました。",
        "The sheet “{sheet}” lacks the marks of our pages (hidden row 1 and column A); it was left, and “{new}” made.",
    ),
    "into_book": ("ページのあるブック: {path}", "The pages are in: {path}"),
    "backup": ("元のブックの控え: {path}", "The workbook as it was: {path}"),
    "next_open": (
        "Excel か LibreOffice で開いて、いちばん右のシートをご覧ください。",
        "Open it in Excel or LibreOffice and look at the last sheet.",
    ),
    "persona_is": ("立場は「{persona}」です。", "The persona is {persona}."),
    "persona_lacking": (
        "活動ログに足りない列: {columns}",
        "Columns that the log lacks: {columns}",
    ),
    "persona_how": (
        '足すには kachilog persona "{book}" "{persona}" を実行します。',
        'To add them, run: kachilog persona "{book}" "{persona}"',
    ),
    "persona_chosen": (
        "立場を「{persona}」にしました。次の週次レビューから、そのKPIが載ります。",
        "The persona is {persona} now: the next weekly review shows its KPIs.",
    ),
    "persona_added": (
        "活動ログの右端に列を足しました: {columns}(見出しで読むので、見やすいところへ動かしてもかまいません)",
        "Added to the right end of the log: {columns} (found by their headings, wherever you move them)",
    ),
    "persona_complete": (
        "必要な列は、活動ログにそろっています。",
        "The log has all columns that it needs.",
    ),
    "persona_joint": ("、", ", "),
    "next_write": (
        "「活動ログ」に1行ずつ書いて、週に一度、週次レビューを作ってください。",
        "Write one line per action on the sheet “Log”, and make a review once a week.",
    ),
    "figures_line": (
        "価値創造効率 {efficiency}・{per_inquiry} {minutes}・継続可能性指数 {index}",
        "Value per hour {efficiency} · {per_inquiry} {minutes} · sustainability index {index}",
    ),
    "per_inquiry": ("分/問い合わせ", "minutes per inquiry"),
    "per_reaction": ("分/反応", "minutes per reaction"),
    "review_name": ("{stem} 週次レビュー.xlsx", "{stem} weekly review.xlsx"),
    "week_empty": (
        "{week} の記録はありません。記録のある最後の週は {last} です(--week {last})。",
        "{week} has no entries. The last week with entries is {last} (--week {last}).",
    ),
    "log_empty": ("活動ログに、読める記録がまだありません。", "There are no entries in the log yet."),
    "read_csv": (
        "{path} を読みました({encoding}、{rows:,}行)",
        "Read {path} ({encoding}, {rows:,} rows)",
    ),
    "imported": (
        "{path}: {added:,}行を加えました(もう入っていた行 {known:,}、読めなかった行 {bad:,})",
        "{path}: {added:,} rows added ({known:,} were there already, {bad:,} could not be read)",
    ),
    "repeated": (
        "{path}: すべての列が同じ行が{count:,}行あります。どれも別の行として数えます。二重に書いたものなら、1行だけ残してください。",
        "{path}: {count:,} rows are equal in every column, and count each for itself. If one was written twice, keep one of them.",
    ),
    "would_import": (
        "{path}: {added:,}行を加えられます(もう入っている行 {known:,}、読めない行 {bad:,})",
        "{path}: {added:,} rows would be added ({known:,} are there already, {bad:,} cannot be read)",
    ),
    "updated": (
        "{path}: {count:,}行を、CSVの値で書きかえました",
        "{path}: {count:,} rows updated with the values of the CSV",
    ),
    "would_update": (
        "{path}: {count:,}行を、CSVの値で書きかえられます",
        "{path}: {count:,} rows would be updated with the values of the CSV",
    ),
    "formulas_kept": (
        "{path}: そのうち、数式の入ったセル({count:,}個)は、数式のままにします",
        "{path}: cells in them that have a formula keep it: {count:,}",
    ),
    "differing": (
        (
            "{path}: {count:,}行は、日付・アクション内容・投入時間が同じでほかの値が違うので、加えも変えもしません。"
            "CSVの値に書きかえるには --update、別の行として加えるには --add を付けてください。"
        ),
        (
            "{path}: {count:,} rows have the date, action and minutes of a row that is there, but other values: they are "
            "neither added nor changed. Take --update to take the values of the CSV, --add to add them as rows."
        ),
    ),
    "differing_kept": (
        "{path}: {count:,}行は、CSVに値がないか、ブックの欄が数式なので、そのままにします。",
        "{path}: {count:,} rows stay as they are: the CSV has no value there, or the workbook has a formula.",
    ),
    "differing_more": ("ほかに{count:,}行あります。", "There are {count:,} more."),
    "dry_run": ("試しただけなので、ブックは変えていません。", "Only tried: the workbook is unchanged."),
    "nothing_to_add": (
        "加える行はありません。ブックは変えていません。",
        "Nothing to add: the workbook is unchanged.",
    ),
    "option_verify": (
        "書いたものを別の方法で読み返し、1セルずつ確かめる",
        "read back what was written by another reader, cell by cell",
    ),
    "verified": (
        "読み返して確かめました: {cells:,}セル、すべて書こうとしたとおりです。",
        "Read back and compared: {cells:,} cells, all as they were meant.",
    ),
    "map_remembered": (
        "列の読みかえを覚えました(このブックのシート「{sheet}」の「列の読みかえ」)。見出しが同じファイルは、次から --map なしで読めます。変えるには、その表を直すか、違う --map を付けて読み込みます。",
        "Remembered what the columns mean (“Columns of other files” on the sheet “{sheet}”): a file of these headers needs no --map next time. To change it, edit that table, or import with another --map.",
    ),
    "map_known": (
        "この列の読みかえは、もう覚えています(シート「{sheet}」の「列の読みかえ」)。--map を付けなくても同じです。変えるには、その表を直すか、違う --map を付けて読み込みます。",
        "What the columns mean is remembered already (“Columns of other files” on the sheet “{sheet}”): it is the same without --map. To change it, edit that table, or import with another --map.",
    ),
    "map_plain": (
        "--map がなくても同じように読めるファイルなので、列の読みかえは書き足していません。",
        "The file reads the same without --map, so nothing was written down of its columns.",
    ),
    "map_protected": (
        "シート「{sheet}」が保護されているため、列の読みかえを覚えられませんでした。［校閲］→［シート保護の解除］をしてからもう一度実行するか、次も --map を付けてください。",
        "The sheet “{sheet}” is protected, so what the columns mean was not remembered. Turn off Review → Protect Sheet and run this again, or add --map next time, too.",
    ),
    "map_no_table": (
        "このブックには「列の読みかえ」の表がないため、覚えられません。次も --map を付けてください。",
        "This workbook has no table “Columns of other files” and cannot remember this. Add --map next time, too.",
    ),
    "problem_file": ("{file}: {message}", "{file}: {message}"),
    "problem_row": ("{file} {row}行目: {message}", "{file} row {row}: {message}"),
    "problem_cell": ("{file} {row}行目「{column}」: {message}", "{file} row {row}, “{column}”: {message}"),
    "severity_error": ("×", "error:"),
    "severity_warning": ("△", "warning:"),
    "severity_note": ("・", "note:"),
    "signature_broken": (
        (
            "「{file}」にはデジタル署名が付いていますが、中身が変わったので、その署名はもう有効ではありません。"
            "必要なら Excel で署名し直してください。"
        ),
        (
            "“{file}” carries a digital signature, which no longer holds now that the content has changed. "
            "If you need it, sign the workbook again in Excel."
        ),
    ),
    "log_shrunk": (
        (
            "「{path}」の記録は、前の控え({time})の{before:,}行から{rows:,}行に減っています。"
            '心当たりがなければ、控えに戻せます: kachilog restore "{path}" {number}'
        ),
        (
            "The log of {path} had {before:,} rows in its last backup ({time}) and has {rows:,} now. "
            'If you did not mean that, bring the backup back: kachilog restore "{path}" {number}'
        ),
    ),
    "check_clean": ("問題は見つかりませんでした({rows:,}行)。", "No problems found ({rows:,} rows)."),
    "check_found": (
        "読めた行 {rows:,}行、直すところ {errors:,}件(×)、確かめるところ {warnings:,}件(△)",
        "{rows:,} rows read, {errors:,} errors, {warnings:,} warnings",
    ),
    "problems_more": (
        'ほかに{count:,}件あります。全部見るには: kachilog check "{source}"',
        '{count:,} more. To see them all: kachilog check "{source}"',
    ),
    "backups_none": ("{path} の控えはまだありません。", "There are no backups of {path} yet."),
    "backups_former": (
        'ファイルの名前を変えたときは、前の名前の控えがあります: kachilog restore "{path}"',
        'If the file was renamed, there are backups under the name it had: kachilog restore "{path}"',
    ),
    "backups_head": ("{path} の控え(新しい順):", "Backups of {path}, newest first:"),
    "backups_line": ("  {number:>2}  {time}  {size}", "  {number:>2}  {time}  {size}"),
    "backups_how": (
        '戻すには番号を付けてください: kachilog restore "{path}" 1',
        'To bring one back add its number: kachilog restore "{path}" 1',
    ),
    "restored": ("{time} の控えに戻しました: {path}", "Brought back the backup of {time}: {path}"),
    # doctor
    "first_run_kept": (
        "前からあるブックをそのまま使います: {path}",
        "The workbook that is there already is used as it is: {path}",
    ),
    "first_run_opens": ("{file} を開きます。", "Opening {file}."),
    "doctor_ok": ("○", "ok"),
    "doctor_bad": ("×", "!!"),
    "doctor_python": ("Python {version}({path})", "Python {version} ({path})"),
    "doctor_self": ("kachilog {version}", "kachilog {version}"),
    "doctor_part": ("{name} {version}", "{name} {version}"),
    "doctor_missing": (
        "{name} がありません。pip install --force-reinstall kachilog を実行してください。",
        "{name} is missing. Run pip install --force-reinstall kachilog.",
    ),
    "doctor_store": (
        "Microsoft Store の Python です。Excel のボタンが動かないことがあるので、python.org の Python で入れ直してください。",
        "This is the Microsoft Store's Python, with which the buttons in Excel may not work. Use the Python of python.org.",
    ),
    "doctor_python_synchronised": (
        "Python は {service} で同期されるフォルダーにあります。急に動かなくなったら、同期されないフォルダーに入れ直してください。",
        "Python is in a folder that {service} synchronises. If it stops working, install it in another folder.",
    ),
    "doctor_synchronised": (
        "{file} は {service} で同期されるフォルダーにあります。ほかの機器では閉じ、同期が終わってから使ってください。",
        "{file} is in a folder that {service} synchronises. Close it on other devices, and let {service} finish first.",
    ),
    "doctor_classifier": (
        "お客様の声を分類する辞書を読めます",
        "the dictionary for customer voices can be read",
    ),
    "doctor_no_classifier": (
        "お客様の声を分類する辞書を読めません。pip install --force-reinstall kachilog を実行してください。",
        "The dictionary for customer voices cannot be read. Run pip install --force-reinstall kachilog.",
    ),
    "doctor_language": ("表示の言葉: {lang}", "language: {lang}"),
    "doctor_office": ("LibreOffice: {path}", "LibreOffice: {path}"),
    "doctor_no_office": (
        "LibreOffice は見つかりません(Excel があれば要りません)",
        "no LibreOffice found (not needed with Excel)",
    ),
    "doctor_excel": (
        "Excel のボタンは、この Python を使います({config})",
        "the buttons in Excel use this Python ({config})",
    ),
    "doctor_no_setup": (
        "ブックの中のボタンから、この Python が見つかりません。kachilog setup を実行してください({config})。",
        "The buttons in workbooks do not find this Python. Run kachilog setup ({config}).",
    ),
    "doctor_no_buttons": (
        "ブックの中のボタンは設定していません。使うときは kachilog setup BOOK を実行してください",
        "buttons in workbooks are not set up; if you use any, run kachilog setup BOOK",
    ),
    "doctor_book_python": (
        "{file} のボタンが使う Python: {path}",
        "{file}: the Python of its buttons is {path}",
    ),
    "doctor_book_no_python": (
        '{file} のボタンから Python が見つかりません。kachilog setup "{file}" を実行してください。',
        '{file}: its buttons find no Python. Run kachilog setup "{file}".',
    ),
    "doctor_ribbon": (
        "タブ「価値ログ」は Excel に入っています({version})",
        "the tab kachilog is in Excel ({version})",
    ),
    "doctor_ribbon_missing": (
        "Excel にタブ「価値ログ」がありません。kachilog setup を実行してください({what})。",
        "Excel has no tab kachilog. Run kachilog setup ({what}).",
    ),
    "doctor_ribbon_foreign": (
        "タブ「価値ログ」の場所に、別のファイルがあります({what})。別の場所に移してから kachilog setup を実行してください。",
        "Another file is in the place of the tab kachilog ({what}). Move it elsewhere, then run kachilog setup.",
    ),
    "doctor_ribbon_old": (
        "タブ「価値ログ」は別の版({what})です。Excel を閉じてから kachilog setup を実行してください。",
        "The tab kachilog is of another version ({what}). Close Excel, then run kachilog setup.",
    ),
    "doctor_ribbon_python_gone": (
        "タブ「価値ログ」が使う Python がありません({what})。Excel を閉じてから kachilog setup を実行してください。",
        "The Python that the tab kachilog runs is gone ({what}). Close Excel, then run kachilog setup.",
    ),
    "doctor_ribbon_other_python": (
        "タブ「価値ログ」は別の Python を使います({what})。この Python にするなら、Excel を閉じてから kachilog setup を実行してください。",
        "The tab kachilog runs another Python ({what}). To let it run this one, close Excel, then run kachilog setup.",
    ),
    "doctor_ribbon_no_blank": (
        "［新しいブック］のもとになるブックがありません({what})。kachilog setup を実行してください。",
        "The book that New workbook copies is missing ({what}). Run kachilog setup.",
    ),
    "doctor_ribbon_blocked": (
        "タブ「価値ログ」は Windows に止められています。{what} を右クリックし、プロパティの「許可する」に印を付けてください。",
        "Windows blocks the tab kachilog. Right-click {what}, choose Properties, and tick Unblock.",
    ),
    "doctor_ribbon_disabled": (
        "Excel がタブ「価値ログ」を止めています。Excel の［ファイル］→［オプション］→［アドイン］→［管理］で「使用できないアイテム」を選び、［設定］から kachilog を有効にしてください。",
        "Excel has disabled the tab kachilog. Choose File → Options → Add-ins, Manage: Disabled Items, Go, and enable kachilog.",
    ),
    "doctor_ribbon_copy": (
        "同じ名前のアドインがもう1つあり、ぶつかります。消してください: {what}",
        "There is another add-in of the same name, and the two collide. Delete it: {what}",
    ),
    "doctor_button_starts": (
        "ボタンから Python を呼び出せました",
        "Python answers when it is called as a button does",
    ),
    "doctor_button_fails": (
        "ボタンから Python を呼び出せません({reason})。kachilog setup を実行してください。",
        "Python does not answer when it is called as a button does ({reason}). Run kachilog setup.",
    ),
    "doctor_ods": (
        "{file} は LibreOffice 用の価値ログのブックです。ボタンは LibreOffice で開き、マクロを有効にすると使えます",
        "{file} is a workbook of kachilog for LibreOffice, where its buttons run once you enable macros",
    ),
    "doctor_own_log": (
        "{file} は活動ログのある、あなたのブックです。ボタンはありませんが、kachilog review でページを作れます",
        "{file} is a workbook of your own with a log. It has no buttons; kachilog review makes its pages",
    ),
    "doctor_not_ours": (
        "{file} は価値ログのブックではありません(ページは --into で加えられます)",
        "{file} is not a kachilog workbook (pages can be added with --into)",
    ),
    "doctor_template": ("{file} はこの版のブックです", "{file} is a workbook of this version"),
    "doctor_old_template": (
        "{file} は別の版({version})のブックです。kachilog new で作り、kachilog export と import で記録を移せます。",
        "{file} is of another version ({version}). Make a new one and move the log by export and import.",
    ),
    "doctor_no_macros": ("{file} にはボタンがありません", "{file} has no buttons"),
    "doctor_macros_fit": (
        "{file} のボタンは、この版の部品に合っています(xlwings {version})",
        "{file}: its buttons fit (xlwings {version})",
    ),
    "doctor_modules_fit": (
        "{file} の価値ログのマクロは、この版のものです",
        "{file}: the macros of kachilog in it are of this version",
    ),
    "doctor_modules_old": (
        (
            "{file} の価値ログのマクロは前の版のものです({modules})。"
            'kachilog setup "{file}" を実行すると、この版に合わせます。'
        ),
        (
            "{file}: the macros of kachilog in it are of an earlier version ({modules}). "
            'Run kachilog setup "{file}" to bring them to this one.'
        ),
    ),
    "doctor_modules_changed": (
        "{file} の価値ログのマクロには、あなたが直したところがあります({modules})。kachilog setup はそのままにします",
        "{file}: the macros of kachilog in it have changes of yours ({modules}); kachilog setup leaves them",
    ),
    "doctor_macros_old": (
        (
            "{file} のボタンは別の部品(xlwings {version})用です。"
            'kachilog setup "{file}" を実行すると、この版に合わせます。'
        ),
        (
            "{file}: its buttons were made for xlwings {version}. "
            'Run kachilog setup "{file}" to bring them to this version.'
        ),
    ),
    "doctor_blocked": (
        "{file} のマクロは Windows に止められています。ファイルを右クリックし、プロパティの「許可する」に印を付けてください。",
        "{file}: Windows blocks its macros. Right-click the file, choose Properties, and tick Unblock.",
    ),
    "doctor_free": ("{file} のマクロは止められていません", "{file}: its macros are not blocked"),
    "setup": ("Excel にタブ「価値ログ」を入れる", "put the tab kachilog into Excel"),
    "setup_help": (
        (
            "Excel にタブ「価値ログ」を入れます。Excel のあるコンピューターで1回だけ実行します。\n"
            "新しい版にしたときは、もう一度実行すると入れかわります。\n"
            "BOOK を付けると、そのブックの中のボタンも、この Python と版に合わせます(控えを取ってから書きます)。\n"
            "入れたものを取りのぞくには:\n"
            "  kachilog setup --remove"
        ),
        (
            "Put the tab kachilog into Excel. Run it once on a computer with Excel.\n"
            "After an update run it again, and the tab is replaced.\n"
            "With BOOK, let the buttons in that workbook find this Python, and bring them to this version (backed up first).\n"
            "To take it away again:\n"
            "  kachilog setup --remove"
        ),
    ),
    "option_remove": (
        "入れたものをすべて取りのぞく(ブックはそのまま)",
        "take away all that was put in (no workbook is touched)",
    ),
    "setup_ribbon": ("タブ「価値ログ」を入れました: {path}", "Put in the tab kachilog: {path}"),
    "setup_ribbon_new": (
        "タブ「価値ログ」を入れかえました({before} → {version}): {path}",
        "Replaced the tab kachilog ({before} → {version}): {path}",
    ),
    "setup_ribbon_again": (
        "タブ「価値ログ」を入れ直しました: {path}",
        "Put in the tab kachilog anew: {path}",
    ),
    "setup_ribbon_was": (
        "タブ「価値ログ」はもう入っています: {path}",
        "The tab kachilog was there already: {path}",
    ),
    "setup_blank": (
        "［新しいブック］のもとになるブック: {path}",
        "The book that New workbook copies: {path}",
    ),
    "setup_blank_kept": (
        "［新しいブック］のもとになるブックは、あなたが変えたものをそのまま使います: {path}",
        "The book that New workbook copies is the one you changed, and stays: {path}",
    ),
    "setup_removed": ("取りのぞきました: {path}", "Taken away: {path}"),
    "setup_left": (
        "価値ログのものではないか、あなたが変えたものなので、残しました: {path}",
        "Left, since it is not kachilog's, or you have changed it: {path}",
    ),
    "setup_script_left": (
        "xlwings を使うほかのブックのものかもしれないので、残しました: {path}",
        "Left, since other workbooks that use xlwings may need it: {path}",
    ),
    "setup_removed_all": (
        "Excel を開き直すと、タブ「価値ログ」がなくなります。ブックと記録はそのままです。",
        "Start Excel again, and the tab kachilog is gone. Your workbooks are as they were.",
    ),
    "setup_book_left": (
        '「{file}」の中のボタンはそのままです。setup の前の「{file}」に戻すときは、控えの一覧から選びます: kachilog restore "{path}"',
        'The buttons in “{file}” stay as they are. To bring it back as it was before setup, choose a backup: kachilog restore "{path}"',
    ),
    "setup_nothing": (
        "取りのぞくものはありませんでした。",
        "There was nothing to take away.",
    ),
    "setup_kept": (
        "ほかのブックが xlwings で使っている Python がありました。そちらは変えていません: {path}({config})",
        "Other workbooks use a Python of their own through xlwings. It was left as it is: {path} ({config})",
    ),
    "setup_renewed": (
        "「{file}」のボタンを、この版に合わせました(前は xlwings {version})。ほかのマクロはそのままです。",
        "Brought the buttons of “{file}” to this version (was xlwings {version}). Other macros are as they were.",
    ),
    "setup_modules": (
        "「{file}」の価値ログのマクロを、この版のものに入れかえました({modules})。ほかのマクロはそのままです。",
        "Brought the macros of kachilog in “{file}” to this version ({modules}). Other macros are as they were.",
    ),
    "setup_modules_left": (
        "「{file}」の価値ログのマクロには、あなたが直したところがあるので({modules})、そのままにしました。",
        "The macros of kachilog in “{file}” have changes of yours ({modules}), so they were left as they are.",
    ),
    "setup_named": (
        "「{file}」の中に、使う Python を書きました。",
        "Wrote into “{file}” which Python it uses.",
    ),
    "setup_book_was_done": (
        "「{file}」はもう合っています。",
        "“{file}” was in place already.",
    ),
    "setup_done": (
        "ブックの中のボタンの設定を書きました: {config}",
        "Wrote the settings of buttons in workbooks: {config}",
    ),
    "setup_was_done": (
        "ブックの中のボタンの設定は、もう済んでいます: {config}",
        "The settings of buttons in workbooks were in place already: {config}",
    ),
    "setup_python": ("タブが使う Python: {path}", "Python that the tab uses: {path}"),
    "setup_script": ("Mac の Excel 用の部品: {path}", "The script for Excel on the Mac: {path}"),
    "setup_office": (
        "LibreOffice にメニューとツールバー「価値ログ」を入れました({version})。LibreOffice を開き直すと出ます。",
        "Put the menu and toolbar kachilog into LibreOffice ({version}). Start LibreOffice again and they are there.",
    ),
    "setup_office_removed": (
        "LibreOffice からメニューとツールバー「価値ログ」を取りのぞきました。LibreOffice を開き直すと消えます。",
        "Took the menu and toolbar kachilog out of LibreOffice. Start LibreOffice again and they are gone.",
    ),
    "doctor_office_menu": (
        "LibreOffice のメニュー「価値ログ」: {version}、使う Python: {path}",
        "menu kachilog in LibreOffice: {version}, its Python: {path}",
    ),
    "doctor_office_gone": (
        "LibreOffice のメニュー「価値ログ」が見つかりません。kachilog setup を実行してください。",
        "the menu kachilog of LibreOffice is missing. Run kachilog setup.",
    ),
    "doctor_office_old": (
        "LibreOffice のメニュー「価値ログ」が別の版です({version})。kachilog setup を実行してください。",
        "the menu kachilog of LibreOffice is of another version ({version}). Run kachilog setup.",
    ),
    "doctor_office_no_python": (
        "LibreOffice のメニューが使う Python がありません({path})。kachilog setup を実行してください。",
        "the Python that the menu of LibreOffice runs is not there ({path}). Run kachilog setup.",
    ),
    "setup_next": (
        "Excel を開き直すと、タブ「価値ログ」が出ます。記録のあるブックを開いて［週次レビュー］を押してください。",
        "Start Excel again and the tab kachilog is there. Open a workbook with a log and press Weekly review.",
    ),
    "setup_next_book": (
        "Excel でブックを開き、「コンテンツの有効化」を押してから、ボタンを押してください。",
        "Open the workbook in Excel, choose Enable Content, and click a button.",
    ),
    "doctor_network": ("ネットワークは使いません", "the network is never used"),
    # classify
    "classify": ("お客様の声を分類する", "classify what customers said"),
    "classify_help": (
        (
            "お客様の声を「悩みが解決した」「行動を起こせた」「結果が出た」に分けて数えます。\n"
            "うれしい、自信がついた、といった「気持ちが動いた」声も、別に数えます。\n"
            "COMMENTS は、1行に1つずつ声を書いたファイルか、「本文」の列がある CSV です。\n"
            "声そのものは画面に出しません。1つずつの分類を見るときは --json を付けてください。\n"
            "  kachilog classify お客様の声.csv"
        ),
        (
            "Count what customers said: solved, acted, result; and beside these, felt (joy, relief, courage).\n"
            "COMMENTS has one comment a line, or is a CSV with a column “text”.\n"
            "The comments themselves are not shown. Add --json to see the classes of each.\n"
            "  kachilog classify comments.csv"
        ),
    ),
    "classify_total": ("お客様の声: {count:,}件", "Comments: {count:,}"),
    "classify_any": ("この3つのどれか1つ以上", "Any of these three"),
    "classify_beside": ("ほかに、{label}", "Beside these: {label}"),
    "classify_several": (
        "1つの声が複数に入ることもあります。1件ずつの分類は --json で見られます。",
        "A comment may count in several. --json shows the classes of each.",
    ),
}
