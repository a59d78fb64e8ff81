"""Phrases of the area `error`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {
    "add_no_file": (
        "「{word}」はファイルの名前ではないようです。先にブックか CSV を書いてください(例: kachilog add 価値ログ.xlsm 投稿 30分 反応2 質4)。",
        "“{word}” does not look like a file. Name the workbook or CSV first (kachilog add log.xlsm Post 30min reactions2).",
    ),
    "line_no_action": (
        "何をしたかが選ばれていないので、書き足していません。",
        "What you did was not chosen, so nothing was added.",
    ),
    "no_page_yet": (
        "週のページがまだありません。先に［週次レビュー］を押してください。",
        "There is no weekly page yet. Press Weekly review first.",
    ),
    "no_row_selected": (
        "活動ログの、日付のある行を1つ選んでから、もう一度押してください。",
        "Select a row of the log that has a date, then press again.",
    ),
    "extension_root": (
        "管理者(root)の LibreOffice には拡張機能を入れられません。ふだん使うユーザーで kachilog setup を実行してください。",
        "The superuser's LibreOffice takes no extensions. Run kachilog setup as the user who works with it.",
    ),
    "extension_failed": (
        "LibreOffice に拡張機能を入れられませんでした({reason})。LibreOffice を閉じてから、もう一度お試しください。",
        "LibreOffice did not take the extension ({reason}). Close LibreOffice, then try again.",
    ),
    "office_no_pdf": (
        "LibreOffice がこのページの PDF を作れませんでした。ページを開き、［ファイル］→［エクスポート］で PDF を選んでください。",
        "LibreOffice could not make the PDF of this page. Open the page, and choose PDF under File → Export As.",
    ),
    "office_dump_broken": (
        "LibreOffice から届いた内容が読めません。何も変えていません。もう一度押してください。",
        "What LibreOffice handed over cannot be read. Nothing was changed. Please press again.",
    ),
    "office_no_new_sheet": (
        "マクロ(VBA)の入ったブックには、LibreOffice では新しいシートを加えられません。LibreOffice で .xlsx か .ods に保存しなおしてから押すか、コマンド kachilog review をお使いください。",
        "LibreOffice cannot add a sheet to a workbook with macros (VBA). Save it as .xlsx or .ods first, or use the command “kachilog review”.",
    ),
    "excel_no_pdf": (
        "Excel が PDF を作れませんでした。ページを開き、［ファイル］→［エクスポート］(Mac は［名前を付けて保存］)で PDF を選んでください。",
        "Excel could not make the PDF. Open the page, and choose PDF under File → Export (on a Mac: Save As).",
    ),
    "ribbon_unknown": (
        "リボンから届いた指示が読めません。何も変えていません。kachilog setup を実行して、リボンをこの版に合わせてください。",
        "What the ribbon asked for cannot be read. Nothing was changed. Run kachilog setup to bring it to this version.",
    ),
    "ribbon_no_book": (
        "「{book}」が Excel で開かれていません。ブックを前に出してから、もう一度押してください。",
        "“{book}” is not open in Excel. Bring the workbook to the front, then press again.",
    ),
    "ribbon_two_books": (
        "「{book}」という名前のブックが2つ開かれているため、どちらか決められません。片方を閉じてから、もう一度押してください。",
        "Two workbooks called “{book}” are open, and it is not clear which one is meant. Close one, then press again.",
    ),
    "add_no_action": (
        "何をしたかが書かれていません。アクション内容も書いてください(例: 投稿 30分 反応2 質4)。",
        "What you did is missing. Write the action, too (such as Post 30min reactions2 quality4).",
    ),
    "add_unclear": (
        '「{word}」が何のことか決められません。メモなら --note、タグなら "#言葉"、数なら 30分・反応2・質4 のように書いてください。',
        'It is not clear what “{word}” is. Write --note for a note, "#word" for a tag, 30min, reactions2 or quality4 for numbers.',
    ),
    "add_minus": (
        "「{word}」の「-」がマイナスなのか決められないので、書き足していません。反応3 のように、「-」なしで書いてください。",
        "The “-” in “{word}” may be a minus, so nothing was added. Write the number without it, such as reactions3.",
    ),
    "add_joined": (
        "「{word}」は、言葉がつながっていて決められません。投稿 30分 のように間を空けるか、行動の名前なら アクション内容:{word} と書いてください。",
        "“{word}” may be several words run together. Put blanks between (Post 30min), or write Action:{word} for an action.",
    ),
    "add_numbers": (
        "数字「{numbers}」がどの列のことか決められません。30分 反応2 質4 のように書くか、投入時間・反応・質を 30 2 4 と3つとも書いてください。",
        "It is not clear which columns the numbers {numbers} are. Write 30min reactions2 quality4, or all three: 30 2 4.",
    ),
    "add_quality": (
        "数字「{numbers}」は、投入時間・反応・質の順に読めません(質は1〜5です)。30分 反応2 質4 のように書いてください。",
        "The numbers {numbers} cannot be minutes, reactions and quality (1 to 5). Write 30min reactions2 quality4.",
    ),
    "add_twice": (
        "「{one}」と「{other}」は、同じ列が2回書かれているようです。どちらか1つにしてください。",
        "“{one}” and “{other}” seem to be for the same column. Write one of them.",
    ),
    "add_date": (
        "日付「{date}」を読めません。11/16、昨日、2026-11-16 のように書いてください。",
        "The date “{date}” cannot be read. Write it like 11/16, yesterday or 2026-11-16.",
    ),
    "add_no_column": (
        "「{file}」には「{column}」の列がないため、書き足していません。CSV の見出しに列を足すか、その言葉を外してください。",
        "“{file}” has no column “{column}”, so nothing was added. Add the column to the CSV, or leave that word out.",
    ),
    "csv_end_open": (
        '「{file}」の終わりに書き足せません。途中に閉じていない引用符(")がないか確かめてください。ファイルは前のままです。',
        'Nothing can be added at the end of “{file}”. Look for a quote (") that is never closed. The file is unchanged.',
    ),
    "target_not_pdf": (
        "書き出せるのは .pdf だけです(「{file}」)。--out ページ.pdf のように書いてください。",
        "The page is written to a .pdf only, not to “{file}”. Write --out page.pdf.",
    ),
    "pdf_no_page": (
        "「{file}」に、その週({week})のページがありません。先に kachilog review でページを作ってください。いまあるページ: {labels}",
        "“{file}” has no page of that week ({week}). Make it first with kachilog review. Pages that it has: {labels}",
    ),
    "pdf_no_pages": (
        '「{file}」には週次ページがまだありません。先に作ってください: kachilog review "{path}"',
        '“{file}” has no weekly page yet. Make one first: kachilog review "{path}"',
    ),
    "pdf_csv": (
        '「{file}」は CSV なので、ページがありません。ページのあるブックを作って、そのブックを指定してください: kachilog review "{path}"',
        '“{file}” is a CSV, which has no pages. Make a workbook with pages of it, and name that: kachilog review "{path}"',
    ),
    "pdf_no_libreoffice": (
        "PDF にするには LibreOffice が要りますが、見つかりません。Excel なら、ページを開いて［ファイル］→［エクスポート］→［PDF］でも作れます。",
        "A PDF needs LibreOffice, which was not found. In Excel, open the page and choose File → Export → PDF.",
    ),
    "pdf_failed": (
        "LibreOffice が PDF を作れませんでした。LibreOffice を閉じてから、もう一度お試しください。",
        "LibreOffice could not make the PDF. Close it and try again.",
    ),
    "target_not_ics": (
        "予定を書けるのは .ics だけです(「{file}」)。--out 週次レビュー.ics のように書いてください。",
        "An entry is written to an .ics only, not to “{file}”. Write --out review.ics.",
    ),
    "remind_day": (
        "曜日「{day}」を読めません。日、月、火 … か sun、mon、tue … のどれかを書いてください。",
        "The day “{day}” cannot be read. Write sun, mon, tue and so on.",
    ),
    "remind_time": (
        "時刻「{time}」を読めません。20:00 のように書いてください。",
        "The time “{time}” cannot be read. Write it like 20:00.",
    ),
    "verify_unreadable": (
        "「{file}」を別の方法で読み返せなかったため、確かめられませんでした。ファイルは前のままです。--verify を付けなければ書けます。",
        "“{file}” could not be read back by another reader, so nothing was written. Without --verify it is.",
    ),
    "verify_differs": (
        "「{file}」を読み返したところ、セル {cell} が書こうとした値と違いました。ファイルは前のままです。もう一度お試しください。",
        "Read back, the cell {cell} of “{file}” is not what was meant. The file is as it was before; please try again.",
    ),
    "map_unreadable": (
        "--map の「{text}」を読めません。--map 日付=タイムスタンプ,投入時間=何分かかった? のように書いてください。",
        '--map “{text}” cannot be read. Write it like --map "Date=When,Minutes=How long?".',
    ),
    "map_unknown": (
        (
            "--map の「{column}」という列はありません。日付、アクション内容、投入時間、直接反応数、質的評価、"
            "問い合わせ数、リピート相談数、紹介数、収益、タグ、メモ のどれかを = の左に書いてください。"
        ),
        (
            "There is no column “{column}” for --map. On the left of = stands Date, Action, Minutes, Direct reactions, "
            "Quality, Inquiries, Repeat consultations, Referrals, Income, Tags or Note."
        ),
    ),
    "map_twice": (
        "--map の「{column}={header}」は、同じ列か同じ見出しが2回目です。1つの見出しに1つの列を書いてください。",
        "“{column}={header}” of --map names a column or a header for the second time. Each has one of the other.",
    ),
    "week_not_one": (
        "1つの週を指定してください(例: 2026-W47、last、this)。「{week}」は1つの週ではありません。",
        "Name one week, such as 2026-W47, last or this: “{week}” is not one week.",
    ),
    "persona_formula": (
        "シート「{sheet}」の {cell} には数式があるため、立場を書きかえられません。数式を消してから、もう一度お試しください。何も変えていません。",
        "{cell} of the sheet “{sheet}” has a formula, so the persona was not set. Remove it and try again. Nothing was changed.",
    ),
    "persona_unknown": (
        "立場「{name}」はありません。会社員・主婦・学生・フリーランスか、KPIの表があるシートの名前を書いてください。",
        (
            "There is no persona “{name}”. Choose employee, homemaker, student or freelance, or a sheet that has a KPI "
            "table."
        ),
    ),
    "no_settings": (
        (
            "「{file}」には「設定」の表がないので、選んだ立場を書いておくところがありません。立場とそのKPIは、kachilog new で作るブックで"
            "選べます(記録は kachilog export と import で移せます)。ページを作るだけなら、いまのブックのままで kachilog review を使えます。"
        ),
        (
            "“{file}” has no table of settings, the place where a persona is noted. A persona and its KPIs can be chosen in a "
            "workbook made by kachilog new (kachilog export and import take the log there). For weekly pages alone, kachilog review "
            "works on this one as it is."
        ),
    ),
    "week_outside": (
        "「{week}」は、記録のある週({first}〜{last})の外なので、ページを作っていません。--week にその間の週を指定してください。",
        "“{week}” lies outside the log, which goes from {first} to {last}, so no page was made. Give a --week in between.",
    ),
    "week_unknown": (
        (
            "「{week}」という週はありません。last(先週)、this(今週)、all(記録のあるすべての週)か、"
            "週の名前かその日付で指定してください(例: {labels}、11/16)。"
        ),
        "There is no week “{week}”. Write last, this or all, or name a week or a day of it (for example {labels} or 11/16).",
    ),
    "comments_no_column": (
        "「{file}」は表のようですが、「本文」の列がありません。お客様の言葉がある列の見出しを「本文」にしてください。",
        "“{file}” looks like a table, but it has no column Text. Call the column with the customers’ words Text.",
    ),
    "file_missing": (
        "「{file}」が見つかりません。名前と場所を確かめてください。",
        "There is no file “{file}”. Please check its name and place.",
    ),
    "file_unreadable": (
        "「{file}」を読めません({reason})。ほかのソフトで開いていれば閉じてから、もう一度お試しください。",
        "“{file}” cannot be read ({reason}). If another program has it open, close it there and try again.",
    ),
    "is_folder": (
        "「{file}」はフォルダーなので、読めません。その中の .csv か .xlsx・.xlsm のファイルを指定してください。",
        "“{file}” is a folder, so it cannot be read. Please name a .csv, .xlsx or .xlsm in it.",
    ),
    "not_a_file": (
        "「{file}」はふつうのファイルではないため、読めません。CSV かブックのファイルを指定してください。",
        "“{file}” is not an ordinary file, so it cannot be read. Please name a CSV or a workbook.",
    ),
    "file_unwritable": (
        (
            "「{file}」に書き込めません({reason})。元のファイルはそのままです。ほかのソフトで開いていないか、"
            "保存先に空きがあるかを確かめてください。"
        ),
        (
            "“{file}” cannot be written ({reason}). Nothing was changed. Check that no other program has it open "
            "and that there is room on the disk."
        ),
    ),
    "csv_is_workbook": (
        (
            "「{file}」は CSV ではなく Excel のブックのようです。拡張子を .xlsx などに直すか、Excel で開いて "
            "CSV として保存してください。"
        ),
        "“{file}” seems to be an Excel workbook, not a CSV. Rename it to .xlsx, or save it as CSV in Excel.",
    ),
    "csv_line": (
        "「{file}」には長すぎる行があり、CSV として読めません。表計算ソフトで開いて CSV として保存し直してください。",
        "“{file}” has a line too long for a CSV. Open it in a spreadsheet program and save it as CSV again.",
    ),
    "csv_encoding": (
        "「{file}」の文字コードが分かりません。Excel で「CSV UTF-8(コンマ区切り)」として保存し直してください。",
        "The encoding of “{file}” is not known. Save it again in Excel as “CSV UTF-8 (comma delimited)”.",
    ),
    "csv_character": (
        (
            "{row}行目の「{column}」にある「{character}」は {encoding} では書けないため、何も書き出しませんでした。"
            "文字コードに utf-8 を選んでください。"
        ),
        (
            "“{character}” in row {row}, {column}, cannot be written in {encoding}, so nothing was written. "
            "Please choose utf-8."
        ),
    ),
    "encoding_unknown": (
        "「{encoding}」という文字コードでは書き出せません。utf-8 か cp932 を指定してください。",
        "No CSV is written in “{encoding}”. Name utf-8 or cp932.",
    ),
    "header_unfit": (
        "「{file}」の見出し「{column}」はブックの表に使えません。見出しは 255 文字までの文字で書いてください。",
        "The header “{column}” of “{file}” cannot head a column of a workbook. Use at most 255 characters.",
    ),
    "columns_full": (
        "「{file}」の列が多すぎます(シートに入るのは {limit:,}列まで)。使わない列を減らしてください。",
        "“{file}” has too many columns (a sheet has room for {limit:,}). Please remove some that you do not use.",
    ),
    "no_log": (
        (
            "「{file}」に活動ログが見つかりません。表 ActivityLog か、日付・アクション内容・投入時間(分)・直接反応数・"
            "質的評価(1-5) を見出しに持つシートを探しました。"
        ),
        (
            "There is no activity log in “{file}”. Looked for: the table ActivityLog, or a sheet with the headers "
            "Date, Action, Minutes, Direct reactions and Quality (1-5)."
        ),
    ),
    "no_log_shown": (
        "「{file}」の活動ログはシート「{sheet}」にあるようですが、非表示になっています。シートを表示してから、もう一度お試しください。",
        "The activity log of “{file}” seems to stand on the sheet “{sheet}”, which is hidden. Show that sheet and try again.",
    ),
    "not_a_workbook": (
        "「{file}」は Excel のブック(.xlsx / .xlsm)ではないようです。Excel で開いて .xlsx として保存し直してください。",
        "“{file}” does not seem to be an Excel workbook (.xlsx or .xlsm). Open it in Excel and save it as .xlsx.",
    ),
    "old_xls": (
        "「{file}」は古い形式(.xls)のブックです。Excel で開き、「名前を付けて保存」で .xlsx を選んでください。",
        "“{file}” is a workbook of the old kind (.xls). Open it in Excel and save it as .xlsx.",
    ),
    "xlsb": (
        "「{file}」はバイナリ形式(.xlsb)のブックです。Excel で開き、「名前を付けて保存」で .xlsx を選んでください。",
        "“{file}” is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.",
    ),
    "ods": (
        (
            "「{file}」は LibreOffice の形式(.ods)です。LibreOffice で開き、メニュー「価値ログ」(kachilog setup で入ります)の"
            "［今日の1行］［CSVを読み込む］［CSVを書き出す］［PDFにする］をお使いください。立場は「設定」シートで選べます。"
            "ほかのコマンドを使うには、Excel 形式(.xlsx)で保存してください。"
        ),
        (
            "“{file}” is an OpenDocument file (.ods). Open it in LibreOffice and use the menu kachilog (kachilog setup puts "
            "it in): “Today's line”, “Import CSV”, “Export CSV”, “Save as PDF”; the persona is chosen on the sheet Settings. "
            "For other commands save it as .xlsx."
        ),
    ),
    "encrypted_workbook": (
        "「{file}」はパスワードで保護されているため開けません。Excel でパスワードを外して保存し直してください。",
        "“{file}” is protected by a password. Remove the password in Excel and save it again.",
    ),
    "zip_bomb": (
        "「{file}」は開くと異常な大きさになるため、安全のため開きません。入手元を確かめてください。",
        "“{file}” would grow to an absurd size, so it is not opened. Please check where it comes from.",
    ),
    "xml_entity": (
        "「{file}」には普通のブックにはない命令が含まれているため、安全のため開きません。入手元を確かめてください。",
        (
            "“{file}” holds declarations that no ordinary workbook has, so it is not opened. "
            "Please check where it comes from."
        ),
    ),
    "broken_workbook": (
        "「{file}」は壊れているようです({what})。Excel で開けるなら保存し直すか、バックアップから戻してください。",
        "“{file}” seems to be damaged ({what}). If Excel can open it, save it again there; else bring back a backup.",
    ),
    "too_large": (
        "「{file}」は大きすぎて扱えません。古い記録を別のファイルに分けてください。",
        "“{file}” is too large. Please move older records to another file.",
    ),
    "too_many_cell_formats": (
        "「{file}」には、見た目の違うセルが Excel の上限({most:,}通り)まであるため、加えられません。使っていない書式やスタイルを減らしてから、もう一度お試しください。何も変えていません。",
        "“{file}” has as many different cell formats as Excel takes ({most:,}), so nothing more can be added. Remove formats and styles that you do not need, then try again. Nothing was changed.",
    ),
    "too_many_fonts": (
        "「{file}」には、文字の書式が Excel の上限({most:,}通り)まであるため、加えられません。文字の種類・大きさ・色の組み合わせを減らしてから、もう一度お試しください。何も変えていません。",
        "“{file}” has as many fonts as Excel takes ({most:,}), so nothing more can be added. Use fewer typefaces, sizes and colours, then try again. Nothing was changed.",
    ),
    "too_many_number_formats": (
        "「{file}」には、数の表示形式が Excel の上限({most:,}通り)まであるため、加えられません。［セルの書式設定］→［ユーザー定義］で使っていないものを消してから、もう一度お試しください。何も変えていません。",
        "“{file}” has as many number formats as Excel takes ({most:,}), so nothing more can be added. Delete those that you do not need under Format Cells → Custom, then try again. Nothing was changed.",
    ),
    "sheet_name": (
        "「{name}」はシート名に使えません。31文字以内で、[ ] : * ? / \\ を使わない名前にしてください。",
        "“{name}” cannot be the name of a sheet. Use at most 31 characters and none of [ ] : * ? / \\.",
    ),
    "sheet_exists": (
        "シート「{sheet}」は、もうあります。別の名前を指定してください。",
        "There is a sheet “{sheet}” already. Please give another name.",
    ),
    "sheet_missing": (
        "「{sheet}」というシートはありません。シートの名前を確かめてください。",
        "There is no sheet “{sheet}”. Please check its name.",
    ),
    "sheet_not_worksheet": (
        "「{sheet}」という名前のグラフシートなどがすでにあるため、ページを置けません。そのシートの名前を変えてください。",
        "There is a chart sheet or the like called “{sheet}”, so the page cannot be placed. Please rename that sheet.",
    ),
    "table_missing": (
        "表「{table}」が見つかりません。表を削除したり名前を変えたりしていないか確かめてください。",
        "There is no table “{table}”. Check that it was not deleted or renamed.",
    ),
    "append_totals": (
        "表「{table}」に集計行があるため、行を追加できません。Excel の「テーブル デザイン」で集計行を外してください。",
        "Table “{table}” has a totals row, so no rows can be added. Turn the totals row off in Table Design in Excel.",
    ),
    "append_blocked": (
        "シート「{sheet}」の {cell} に別の内容があるため、行や列を追加できません。その内容を別の場所に移してください。",
        "Cell {cell} of sheet “{sheet}” is in the way of the new rows or columns. Please move what stands there.",
    ),
    "append_full": (
        "シート「{sheet}」に入りきりません(上限は {limit:,})。古い記録を別のブックに移してください。",
        "There is no room on sheet “{sheet}” (the limit is {limit:,}). Please move older records to another workbook.",
    ),
    "column_exists": (
        "列「{column}」は追加できません。空の名前や、すでにある名前は使えません。",
        "Column “{column}” cannot be added. Its name must not be empty or stand there already.",
    ),
    "cell_too_long": (
        "1つのセルに書ける文字数は {limit:,} 文字までです。長い文を分けてください。",
        "A cell holds at most {limit:,} characters. Please split the long text.",
    ),
    "cell_not_finite": (
        "無限大や「数ではない値」はセルに書けません。数を確かめてください。",
        "Infinity and “not a number” cannot stand in a cell. Please check the numbers.",
    ),
    "name_too_long": (
        "「{file}」は、名前かフォルダの名前が長すぎて保存できません。短くしてから、もう一度お試しください。",
        "“{file}” cannot be saved: its name or those of its folders are too long. Please shorten them and try again.",
    ),
    "target_is_source": (
        "「{file}」は読み取る元と同じファイルなので、書き出し先にできません。別の名前を指定してください。",
        "“{file}” is the very file that is read, so it cannot be written to. Please choose another name.",
    ),
    "target_has_pages": (
        (
            "「{file}」にはふり返りのページがあるため、置き換えませんでした。何も変えていません。"
            "記録を加えるには kachilog import を、新しく作るには別の名前をお使いください。"
        ),
        (
            "“{file}” has weekly pages, so it was not replaced. Nothing was changed. "
            "To add entries use kachilog import, or choose another name for a new workbook."
        ),
    ),
    "target_other": (
        (
            "「{file}」にはすでに別の種類の内容があるため、置き換えませんでした。何も変えていません。"
            "別の名前を指定するか、そのファイルの名前を変えてください。"
        ),
        (
            "“{file}” holds something else already, so it was not replaced. Nothing was changed. "
            "Please choose another name, or rename that file."
        ),
    ),
    "target_not_csv": (
        "「{file}」には書き出せません。名前の終わりを .csv にしてください。",
        "“{file}” cannot be written. Give a name that ends in .csv.",
    ),
    "file_exists": (
        "「{file}」はすでにあります。上書きはしません。別の名前を指定してください。",
        "“{file}” is there already and is not overwritten. Please choose another name.",
    ),
    "open_in_excel": (
        (
            "「{file}」は Excel で開かれています。保存して閉じてから、もう一度お試しください"
            "(開いていないのにこう出るときは、同じフォルダの「{lock}」を削除してください)。"
        ),
        "“{file}” is open in Excel. Save and close it, then try again (if it is not open, delete “{lock}” beside it).",
    ),
    "open_in_libreoffice": (
        (
            "「{file}」は LibreOffice で開かれています。保存して閉じてから、もう一度お試しください"
            "(開いていないのにこう出るときは、同じフォルダの「{lock}」を削除してください)。"
        ),
        (
            "“{file}” is open in LibreOffice. Save and close it, then try again "
            "(if it is not open, delete “{lock}” beside it)."
        ),
    ),
    "file_read_only": (
        "「{file}」は読み取り専用です。ファイルのプロパティで読み取り専用を外してください。",
        "“{file}” is read-only. Please turn that off in the file's properties.",
    ),
    "file_in_use": (
        "「{file}」はほかのソフトが使っています。閉じてから、もう一度お試しください。元のファイルはそのままです。",
        "“{file}” is in use by another program. Close it there and try again. Nothing was changed.",
    ),
    "file_busy": (
        "「{file}」は別の kachilog が保存している最中です。少し待ってから、もう一度お試しください。",
        "“{file}” is being saved by another kachilog. Wait a moment and try again.",
    ),
    "file_changed": (
        "「{file}」は読み込んだ後にほかのソフトで変更されました。上書きはしていません。もう一度お試しください。",
        "“{file}” was changed by another program meanwhile. It was not overwritten. Please try again.",
    ),
    "folder_missing": (
        "フォルダ「{folder}」が見つかりません。保存先を確かめてください。",
        "There is no folder “{folder}”. Please check where to save.",
    ),
    "folder_read_only": (
        "フォルダ「{folder}」に書き込めません。書き込めるフォルダを選んでください。元のファイルはそのままです。",
        "Folder “{folder}” cannot be written to. Please choose another one. Nothing was changed.",
    ),
    "disk_full": (
        "ディスクの空きが足りず、「{file}」を保存できません。空きを増やしてから、もう一度お試しください。元のファイルはそのままです。",
        "There is not enough room on the disk to save “{file}”. Make room and try again. Nothing was changed.",
    ),
    "temporary_full": (
        "一時フォルダ「{folder}」の空きが足りません。ディスクの空きを増やしてから、もう一度お試しください。",
        "There is not enough room in the temporary folder “{folder}”. Make room on the disk and try again.",
    ),
    "backup_failed": (
        (
            "「{file}」のバックアップをフォルダ「{folder}」に作れないため、保存しませんでした。元のファイルはそのままです。"
            "同じ場所の「{folder}」がファイルなら名前を変え、フォルダなら書き込めるようにしてから、もう一度お試しください。"
        ),
        (
            "“{file}” could not be backed up to the folder “{folder}”, so it was not saved. Nothing was changed. "
            "If “{folder}” beside it is a file, rename that; if it is a folder, let it be written to; then try again."
        ),
    ),
    "backup_missing": (
        "バックアップ「{file}」を読めません。一覧から別のものを選んでください。",
        "The backup “{file}” cannot be read. Please choose another one from the list.",
    ),
    "backup_damaged": (
        (
            "控え「{file}」は壊れているため、戻しませんでした。いまのファイルはそのままです。"
            "kachilog restore で一覧を出し、別の控えを選んでください。"
        ),
        (
            "The backup “{file}” is damaged, so it was not brought back. Nothing was changed. "
            "List the backups with kachilog restore and choose another one."
        ),
    ),
    "verify_failed": (
        "書き込んだ内容の確認で食い違いが見つかったため、保存しませんでした({what})。元のファイルはそのままです。",
        "What was written did not pass its check, so it was not saved ({what}). Nothing was changed.",
    ),
    # the open workbook
    "structure_protected": (
        "ブックの構成が保護されているため、ページを作れません。［校閲］→［ブックの保護］を解除してから、もう一度お試しください。何も変えていません。",
        "The structure of the workbook is protected, so no page can be made. Turn off Review → Protect Workbook, then try again. Nothing was changed.",
    ),
    "sheet_protected": (
        "シート「{sheet}」が保護されています。［校閲］→［シート保護の解除］をしてから、もう一度お試しください。何も変えていません。",
        "The sheet “{sheet}” is protected. Turn off Review → Protect Sheet, then try again. Nothing was changed.",
    ),
    "place_refused": (
        "ページを入れている途中で断られたため、取りやめました({kind})。ブックは押す前のままです。もう一度押しても直らないときは kachilog doctor を実行してください。",
        "The page was refused half-way, so it was taken out again ({kind}). The workbook is as it was. If it happens again run kachilog doctor.",
    ),
    "place_left": (
        "途中で止まり、元に戻せないところがありました。保存せずにブックを閉じ、開き直してください(最後に保存したときの内容に戻ります)。",
        "It stopped half-way, and not all could be taken back. Close the workbook without saving and open it again.",
    ),
    "totals_row": (
        "活動ログの集計行を消してから、もう一度押してください(［テーブル デザイン］→［集計行］)。何も変えていません。",
        "Turn off the totals row of the log (Table Design → Total Row), then press again. Nothing was changed.",
    ),
    "no_room_below": (
        "活動ログの表の下の {cell} に、ほかの内容か数式があるため行を加えられません。別の場所に移してから、もう一度押してください。何も変えていません。",
        "Something stands below the table of the log, in {cell}. Move it elsewhere, then press again. Nothing was changed.",
    ),
    "no_room_beside": (
        "活動ログの表の右の {cell} に、ほかの内容か数式があるため列を加えられません。別の場所に移してから、もう一度押してください。何も変えていません。",
        "Something stands to the right of the log, in {cell}. Move it elsewhere, then press again. Nothing was changed.",
    ),
    "total_row": (
        (
            "シート「{sheet}」の{row}行目({cell})は合計の行のようです。記録をその下に加えると合計に入らなくなるので、"
            "表の外に移してから、もう一度お試しください。何も変えていません。"
        ),
        (
            "Row {row} of the sheet “{sheet}” ({cell}) seems to be a total, which rows below it would not be part of. "
            "Move it out of the table, then try again. Nothing was changed."
        ),
    ),
    "import_left": (
        (
            "行を加える途中で止まり、シート「{sheet}」の {cells} など{count:,}か所を元に戻せませんでした。"
            "そこを空にするか、保存せずにブックを閉じてください。"
        ),
        (
            "The import stopped halfway, and {count:,} places of the sheet “{sheet}” could not be put back ({cells}). "
            "Empty them, or close the workbook without saving."
        ),
    ),
    "import_refused": (
        "書き込んだ行が元のCSVと一致しなかったため、取り消しました。ブックを閉じてから kachilog import をお試しください。",
        "The rows did not arrive as they are in the CSV, so they were taken out. Close the workbook and try kachilog import.",
    ),
    "rows_refused": (
        "行を書いている途中で断られたため、書いた行を取り消しました({kind})。ブックは押す前のままです。もう一度押しても直らないときは kachilog doctor を実行してください。",
        "The rows were refused half-way, so they were taken out again ({kind}). The workbook is as it was. If it happens again run kachilog doctor.",
    ),
    "csv_to_map": (
        "「{file}」の見出し({headers})が、どの列のことか分かりません。シート「設定」の「列の読みかえ」に、見出しと列の組を1行ずつ書いてから、もう一度押してください。",
        "It is not clear which columns the headers of “{file}” are ({headers}). Write them into “Columns of other files” on Settings, a row each, and click again.",
    ),
    "csv_no_log": (
        "「{file}」は活動ログのCSVではないようです。日付・アクション内容などの見出しがある行を確かめてください。何も変えていません。",
        "“{file}” does not seem to be a CSV of a log. Check its header row. Nothing was changed.",
    ),
    "unknown_kind": (
        "「{file}」は読めない種類のファイルです。読めるのは .xlsx、.xlsm、.csv です。",
        "“{file}” is of a kind that cannot be read. Give an .xlsx, .xlsm or .csv.",
    ),
    "out_or_into": (
        "--out と --into は、どちらか1つにしてください。",
        "Take either --out or --into, not both.",
    ),
    "update_or_add": (
        "--update と --add は、どちらか1つだけ付けてください。",
        "Take either --update or --add, not both.",
    ),
    "target_not_workbook": (
        "「{file}」にはページを作れません。名前の終わりを .xlsx か .xlsm にしてください。",
        "Pages cannot be made in “{file}”. Give a name that ends in .xlsx or .xlsm.",
    ),
    "new_no_name": (
        "ブックの名前がありません。kachilog new 価値ログ.xlsx のように書いてください。",
        "The name of the workbook is missing. Write it like kachilog new log.xlsx.",
    ),
    "new_kind": (
        "「{file}」は作れません。名前の終わりを .xlsm(Excel用、ボタン付き)、.xlsx、.ods(LibreOffice用)にしてください。",
        "“{file}” cannot be made. End the name in .xlsm (Excel, with buttons), .xlsx, or .ods (LibreOffice).",
    ),
    "convert_kinds": (
        "「{source}」を「{target}」に変換することはできません。.csv から .xlsx / .xlsm へ、またはその逆ができます。",
        "“{source}” cannot be converted to “{target}”. Convert a .csv to an .xlsx or .xlsm, or back.",
    ),
    "rows_above_log": (
        (
            "「{file}」のシート「{sheet}」では、見出し({header}行目)より上に記録らしい行があり({row}行目から{count}行)、"
            "読めません。同じ行を二重に加えないよう、何も加えませんでした。見出しの行を、いちばん上の記録の上に移してからもう一度どうぞ。"
        ),
        (
            "On the sheet “{sheet}” of “{file}” rows that look like records stand above the headers (row {header}; "
            "{count}, from row {row} on), where they are not read. So that none is added twice, nothing was added. "
            "Move the row of headers above the first record, and try again."
        ),
    ),
    "import_no_table": (
        (
            "「{file}」の活動ログは表(テーブル)になっていないため、行を加えられません。Excel で見出しの行から最後の行までを選び、"
            "「挿入」→「テーブル」(Ctrl+T)で「先頭行をテーブルの見出しとして使用する」に印を付けて保存すれば、加えられます"
            "(表の名前は何でもかまいません)。Excel のタブ「価値ログ」の［今日の1行］［CSVを読み込む］は、表でなくても使えます。"
        ),
        (
            "The log of “{file}” is no table, so rows cannot be added to it. In Excel select it from its headers to its last "
            "row, take Insert > Table (Ctrl+T) with “My table has headers”, and save; any name of the table will do. "
            "“Today's line” and “Import CSV” on the tab kachilog in Excel need no table."
        ),
    ),
    "backup_unknown": (
        "{number} 番の控えはありません(控えは {count} 件です)。",
        "There is no backup number {number} (there are {count}).",
    ),
    "sheet_unknown": (
        "「{file}」にシート「{sheet}」がありません。",
        "There is no sheet “{sheet}” in “{file}”.",
    ),
    # setup
    "no_excel_here": (
        "このコンピューターには Excel がないので、リボンもボタンも入れていません。代わりに kachilog review をお使いください。",
        "There is no Excel here, so neither the ribbon nor the buttons were set up. Please use kachilog review instead.",
    ),
    "addin_no_office": (
        "Excel がまだ使われていないようです。Excel を一度開いて閉じてから、もう一度 kachilog setup を実行してください。",
        "Excel does not seem to have been used yet. Open and close it once, then run kachilog setup again.",
    ),
    "addin_foreign": (
        "「{file}」という名前の、価値ログのものではないファイルがあるため、リボンを入れていません({folder})。そのファイルを別の場所に移してから、もう一度実行してください。",
        "A file called “{file}” that is not kachilog's is in the way, so the ribbon was not put in ({folder}). Move that file elsewhere, then run this again.",
    ),
    "addin_in_use": (
        "Excel が「{file}」を使っています。Excel をすべて閉じてから、もう一度実行してください。",
        "Excel is using “{file}”. Close every Excel window, then run this again.",
    ),
    "interpreter_unnamable": (
        "Python の場所に、Excel のマクロで読めない文字があります({path})。英数字だけのフォルダーに入れ直してください。",
        "The path of Python has characters that Excel's macros cannot read ({path}). Install it in a folder named in plain letters.",
    ),
    "no_buttons": (
        "「{file}」には価値ログのボタンがありません。ボタンの要らない使い方は kachilog review です。",
        "“{file}” has no buttons of kachilog. Without buttons use kachilog review.",
    ),
    "macros_signed": (
        "「{file}」のマクロには署名があるため、変えていません。kachilog new で新しいブックを作り、kachilog export と import で記録を移せます。",
        "The macros of “{file}” are signed, so they were left alone. Make a new workbook by kachilog new and move the log by export and import.",
    ),
    "macros_locked": (
        "「{file}」のマクロは書き換えられませんでした。ブックはそのままです。kachilog new で新しいブックを作り、kachilog export と import で記録を移せます。",
        "The macros of “{file}” could not be changed; the workbook is as it was. Make a new workbook by kachilog new and move the log by export and import.",
    ),
    "no_libreoffice": (
        "LibreOffice が見つからないため、.ods のブックを作れません。LibreOffice Calc を入れてから、もう一度お試しください。",
        "An .ods needs LibreOffice, which was not found. Install LibreOffice Calc and try again.",
    ),
    "libreoffice_failed": (
        "LibreOffice が .ods のブックを作れませんでした。もう一度お試しください。くり返すときは .xlsx をお使いください。",
        "LibreOffice could not make the .ods. Please try again; if it happens again, use an .xlsx.",
    ),
    "ods_button": (
        (
            "「{file}」は LibreOffice のブックです。LibreOffice で開いて［週次レビュー］のボタンを押してください。"
            "別のファイルにページを作るには --out ページ.xlsx を付けます。"
        ),
        (
            "“{file}” is a LibreOffice workbook. Open it there and click its button “Weekly review”, "
            "or add --out PAGES.xlsx to make the pages in another file."
        ),
    ),
    # cohort
    "cohort_folder_missing": (
        "フォルダー「{folder}」が見つかりません。名前と場所を確かめてください。",
        "There is no folder “{folder}”. Please check its name and place.",
    ),
    "cohort_not_folder": (
        "「{file}」はフォルダーではありません。1人に1つの CSV を入れたフォルダーを指定してください。",
        "“{file}” is not a folder. Name a folder with one CSV per member.",
    ),
    "cohort_folder_unreadable": (
        "フォルダー「{folder}」を開けません({reason})。",
        "The folder “{folder}” cannot be opened ({reason}).",
    ),
    "key_unreadable": (
        (
            "「{file}」は符号の鍵として読めません。このままでは、前と同じ符号を作れません。"
            "控えから元の鍵を戻すか、--key で別の鍵を指定してください。"
        ),
        (
            "“{file}” cannot be read as a key, so the marks of before cannot be made. "
            "Bring the key back from a copy, or name another with --key."
        ),
    ),
    "target_not_parquet": (
        "「{file}」には書き出せません。名前の終わりを .parquet にしてください。",
        "“{file}” cannot be written. Give a name that ends in .parquet.",
    ),
    "engine_missing": (
        '{package} がありません。pip install "kachilog[{extra}]" を実行してください。',
        '{package} is not installed. Run: pip install "kachilog[{extra}]"',
    ),
    "java_missing": (
        "spark には Java(17以上)が必要です。Java を入れるか、--engine duckdb を使ってください。数字は同じです。",
        "The engine spark needs Java (17 or newer). Install it, or use --engine duckdb: the figures are the same.",
    ),
    "spark_failed": (
        "spark が始まりませんでした。Java(17以上)を確かめるか、--engine duckdb を使ってください。数字は同じです。",
        "Spark did not start. Check that Java is 17 or newer, or use --engine duckdb: the figures are the same.",
    ),
}
