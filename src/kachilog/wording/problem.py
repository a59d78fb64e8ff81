"""Phrases of the area `problem`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {
    "log_empty": (
        (
            "中身がありません。1行目に見出し(日付、アクション内容、投入時間(分)、直接反応数、質的評価(1-5))を書き、"
            "2行目から記録を書いてください。"
        ),
        (
            "It is empty. Write the headers in the first row (Date, Action, Minutes, Direct reactions, "
            "Quality (1-5)) and your records below."
        ),
    ),
    "log_no_rows": (
        "見出しだけで、記録がまだありません。見出しの下に1行ずつ書き足してください。",
        "It has headers, but no records yet. Write one line per action below them.",
    ),
    "header_missing": (
        (
            "見出しの行が見つかりません。はじめの20行のどこかに、日付、アクション内容、投入時間(分)、直接反応数、"
            "質的評価(1-5) を見出しとして書いてください。見出しの名前が違うだけなら、--map で教えてください。"
        ),
        (
            "There is no header row. Write Date, Action, Minutes, Direct reactions and Quality (1-5) as headers "
            "in one of the first 20 rows. If the headers only have other names, tell which they are with --map."
        ),
    ),
    "column_missing": (
        "「{ja}」の列がありません。この名前の見出しと列を足してください。",
        "The column “{en}” is missing. Please add a column with this header.",
    ),
    "column_missing_nearest": (
        "「{ja}」の列がありません。もしかして「{nearest}」でしょうか。そうであれば、見出しを「{ja}」に直してください。",
        "The column “{en}” is missing. Did you mean “{nearest}”? If so, rename that header to “{en}”.",
    ),
    "columns_to_map": (
        (
            '見出しの名前が違うだけなら、どの見出しのことかを --map で教えてください: --map "{ja}"。'
            "○○ に入る見出しは {headers} のどれかです(直接反応数と質的評価は、なければ省けます)。ブックへの import なら次から覚えています。"
            "ボタンを使うときは、シート「設定」の「列の読みかえ」に、見出しと列の名前の組を1行ずつ書いてください。"
        ),
        (
            'If the headers only have other names, tell which they are: --map "{en}", where ○○ is one of {headers} (leave out Direct reactions and Quality if there are none). '
            "With import the workbook remembers it. For the buttons, write a row per header in the table "
            "“Columns of other files” of the sheet Settings: the header, and the name of the column."
        ),
    ),
    "column_not_there": (
        "--map に書かれた見出し「{column}」が、このファイルにありません。見出しを、書かれているとおりに写してください。",
        "The header “{column}” of --map is not in this file. Copy the header as it stands there.",
    ),
    "column_displaced": (
        "「{column}」の列は、別の列がその役目になっているので読みません。",
        "The column “{column}” is not read: another column has taken its place.",
    ),
    "columns_mapped": ("見出しをこう読みました: {ja}", "The headers were read as: {en}"),
    "columns_of": (
        "{kind} のファイルとして読みました: {ja}",
        "Read as a file of {kind}: {en}",
    ),
    "columns_of_left": (
        "{kind} のファイルとして読みました: {ja}(読まない列: {left})",
        "Read as a file of {kind}: {en} (not read: {left})",
    ),
    "column_refused": (
        (
            "「{nearest}」は、予定・累計・割合のように、1回ごとの数ではなさそうなので使いませんでした。"
            "1回ごとの数を「{ja}」という見出しの列に書いてください。"
        ),
        (
            "“{nearest}” was not used: plans, running totals and shares are no figures of single actions. Write "
            "what each action took or brought in a column “{en}”."
        ),
    ),
    "column_refused_own": (
        "「{column}」は1回ごとの数ではなさそうなので、自分の列としてそのまま持っておきます。",
        "“{column}” seems to hold no figures of single actions; it is kept as a column of your own.",
    ),
    "unit_hours": (
        "「{column}」は時間単位として読み、分に直しました(1.5 → 90分)。",
        "“{column}” was read as hours and turned into minutes (1.5 → 90).",
    ),
    "unit_seconds": (
        "「{column}」は秒として読み、分に直しました(90秒 → 2分のように四捨五入)。",
        "“{column}” was read as seconds and turned into minutes (90 seconds → 2, rounded half up).",
    ),
    "unit_minutes_seconds": (
        "「{column}」は分と秒として読み、分に直しました(18:25 → 18分のように四捨五入)。",
        "“{column}” was read as minutes and seconds and turned into minutes (18:25 → 18).",
    ),
    "unit_of_10": (
        "「{column}」は10点満点として読み、5点満点に直しました(8 → 4)。",
        "“{column}” was read as a rating out of 10 and turned into one out of 5 (8 → 4).",
    ),
    "unit_of_100": (
        "「{column}」は100点満点として読み、5点満点に直しました(80 → 4)。",
        "“{column}” was read as a rating out of 100 and turned into one out of 5 (80 → 4).",
    ),
    "unit_unsaid": (
        "「{column}」には単位が書かれていないので、分として読みました。違うときは、見出しに単位を書いてください(例: {column}(時間))。",
        "“{column}” has no unit and was read as minutes. If that is wrong, write the unit: “{column} (h)”.",
    ),
    "unit_missing": (
        (
            "「{column}」の数は、分なのか時間や秒なのか見分けがつきません。"
            "見出しに単位を書いてください(例: {column}(分)、{column}(時間)、{column}(秒))。"
        ),
        (
            "The figures of “{column}” may be minutes, hours or seconds. Write the unit into the header: "
            "“{column} (min)”, “{column} (h)” or “{column} (s)”."
        ),
    ),
    "row_header": (
        "途中にもう一度書かれた見出しの行は飛ばしました({count}行)。",
        "Headers that are written again further down were passed over (rows: {count}).",
    ),
    "row_header_moved": (
        "この行から見出しの並びが変わっているので、ここから下は新しい並びで読みました。",
        "From here on the headers stand in another order; the rows below were read in that order.",
    ),
    "row_header_unlike": (
        "別の見出しがあり、必要な列が足りないか単位が違うため、ここから下は読みませんでした。見出しをそろえるか、別のファイルに分けてください。",
        (
            "Other headers stand here, which lack a required column or use another unit. Nothing below was "
            "read: give it the same headers, or a file of its own."
        ),
    ),
    "row_total": (
        "合計や平均の行は、記録に数えていません({count}行)。",
        "Totals and averages were not counted as records (rows: {count}).",
    ),
    "row_units": (
        "単位や書き方を説明する行は、記録に数えていません({count}行)。",
        "Rows that explain units or formats were not counted as records (rows: {count}).",
    ),
    "row_example": (
        "記入例の行は、記録に数えていません({count}行)。",
        "Rows that are examples were not counted as records (rows: {count}).",
    ),
    "row_date_only": (
        "日付だけの行は、まだ何もしていない日として、活動に数えていません({count}行)。",
        "Days without an action were not counted as activity (rows: {count}).",
    ),
    "row_rest": (
        "「休み」や合計の行は、活動に数えていません({count}行)。",
        "Days of rest and totals were not counted as activity (rows: {count}).",
    ),
    "csv_read": (
        "{rows}行の記録を読みました(文字コード: {encoding})。",
        "Rows read as records: {rows} (encoding: {encoding}).",
    ),
    "sheet_read": (
        "シート「{sheet}」から{rows}行の記録を読みました。",
        "Rows read as records from the sheet “{sheet}”: {rows}.",
    ),
    "action_near": (
        "「{action}」({rows}行)は、行動の一覧にない言葉です。「{near}」のことなら、そう書き直すと一緒に数えられます。",
        "“{action}” (rows: {rows}) is in no list of actions. If “{near}” is meant, write that to count them together.",
    ),
    "sheets_joined": (
        "次のシートを、続きの1つの記録として読みました: {ja}",
        "These sheets were read as one log (rows): {en}",
    ),
    "sheet_hidden": (
        "シート「{sheet}」にも活動ログの見出しがありますが、非表示なので読んでいません。読むときはシートを表示してください。",
        "The sheet “{sheet}” has the headers of a log, too, but is hidden and was not read. Show it to have it read.",
    ),
    "sheet_example": (
        "シート「{sheet}」は、名前から記入例とみて読んでいません。",
        "The sheet “{sheet}” was not read: by its name it is an example.",
    ),
    "sheet_copy": (
        "シート「{sheet}」は、名前から控え(コピー)とみて読んでいません。",
        "The sheet “{sheet}” was not read: by its name it is a copy.",
    ),
    "sheet_columns": (
        "シート「{sheet}」にも活動ログのような見出しがありますが、必要な列({ja})がないので読んでいません。",
        "The sheet “{sheet}” has headers of a log, but was not read: it lacks {en}.",
    ),
    "sheet_not_joined": (
        "シート「{sheet}」にも活動ログの見出しがありますが、いっしょに読めないので読んでいません。",
        "The sheet “{sheet}” has the headers of a log, too, but cannot be read together with this one.",
    ),
    "sheet_beside_table": (
        "シート「{sheet}」にも活動ログの見出しがありますが、記録は表 ActivityLog だけから読んでいます。要る行は活動ログに移してください。",
        (
            "The sheet “{sheet}” has the headers of a log, too, but the log is read from the table ActivityLog "
            "alone. Move the rows you need there."
        ),
    ),
    "rows_above": (
        "見出し({header}行目)より上に、記録らしい行があります({count}行)。読むのは見出しより下の行だけです。見出しの行を、いちばん上の記録の上に移してください。",
        (
            "There are rows above the headers (row {header}) that look like records (rows: {count}). Only what "
            "stands below the headers is read: move the row of headers above the first record."
        ),
    ),
    "table_beside": (
        "見出しは左の{columns}列までを活動ログとして読み、右にある別の表は読んでいません。",
        "The log was read from the first {columns} columns; the table beside it was left alone.",
    ),
    "date_filled": (
        "日付が空欄か「〃」の行は、上の行と同じ日としました({count}行)。",
        "Rows without a date, or with a ditto mark, were given the date above (rows: {count}).",
    ),
    "same_filled": (
        "{column}が「〃」などの行は、上の行と同じとしました({count}行)。",
        "Rows with a ditto mark in {column} were given what stands above (rows: {count}).",
    ),
    "read_blank": (
        "{column}の「{value}」などは空欄としました({count}か所)。",
        "“{value}” in {column} was taken for a blank (cells: {count}).",
    ),
    "read_duration": (
        "{column}の「{value}」は{read}分と読みました(このような書き方は{count}か所)。",
        "“{value}” in {column} was read as {read} minutes (cells like it: {count}).",
    ),
    "read_rounded": (
        "{column}の「{value}」は四捨五入して {read} としました(このような値は{count}か所)。",
        "“{value}” in {column} was rounded to {read} (cells like it: {count}).",
    ),
    "read_rating": (
        "{column}の「{value}」は {read} と読みました(このような書き方は{count}か所)。",
        "“{value}” in {column} was read as {read} (cells like it: {count}).",
    ),
    "column_duplicate": (
        "同じ列が2つ以上あります({headers})。1つだけ残すか、片方の見出しを別の名前にしてください。",
        "These headers name the same column: {headers}. Keep one of them, or rename the others.",
    ),
    "column_unnamed": (
        "左から{position}番目の列に見出しがないため、この列は読みませんでした。見出しを付けると読めるようになります。",
        "Column {position} from the left has no header and was not read. Give it a header and it will be.",
    ),
    "column_vanity": (
        "「{column}」は取り込みませんでした。フォロワー数や表示回数のような数字は、価値ログでは記録しません。",
        "“{column}” was left out: kachilog keeps no numbers such as followers, reach or views.",
    ),
    "row_shifted": (
        (
            "見出しの数({columns}列)よりセルが多く、列がずれているようです。余分な区切り文字がないか確かめ、"
            '文中にカンマがあれば全体を " " で囲んでください(例: "朝、昼,夜")。'
        ),
        (
            "This row has more cells than there are headers ({columns}), so its columns seem to be shifted. Remove "
            'the extra separator, or put text with a comma in quotes (for example "a, b").'
        ),
    ),
    "bytes_broken": (
        "文字として読めない部分が{count}行にあり、� にしました。ほかはそのまま読みました。元の文を確かめてください。",
        "Characters that cannot be read were replaced by � (rows: {count}). The rest was read as it is; please check them.",
    ),
    "quote_open": (
        'この行で始まった引用符(")が最後まで閉じられていないため、ここから先を読めませんでした。閉じる " を書き足してください。',
        (
            "A quotation mark that opens in this line is never closed, so nothing from here on was read. "
            'Add the closing ".'
        ),
    ),
    "cell_endless": (
        'この行に大きすぎるセルがあり、ここから先を読めませんでした。引用符(")の閉じ忘れがないか確かめてください。',
        (
            "A cell in this line is far too large, so nothing from here on was read. Look for a quotation mark "
            "that is never closed."
        ),
    ),
    "date_blank": (
        "日付がありません。この行の日付を書いてください(例: 2026-11-03)。",
        "The date is missing. Write the day of this row (for example 2026-11-03).",
    ),
    "date_no_year": (
        "「{value}」には年がありません。年から書いてください(例: 2026-11-03)。",
        "“{value}” has no year. Write the year, too (for example 2026-11-03).",
    ),
    "date_not_real": (
        "「{value}」という日はありません。暦にある日付を書いてください(例: 2026-11-03)。",
        "There is no such day as “{value}”. Write a day of the calendar (for example 2026-11-03).",
    ),
    "date_range": (
        "「{value}」は使えません。1900-01-01 から 9999-12-31 までの日付を書いてください(例: 2026-11-03)。",
        "“{value}” cannot be used. Write a date from 1900-01-01 to 9999-12-31 (for example 2026-11-03).",
    ),
    "date_unreadable": (
        "「{value}」を日付として読めません。年月日の順に書いてください(例: 2026-11-03、2026/11/3、2026年11月3日)。",
        "“{value}” is not a date we can read. Write year, month and day (for example 2026-11-03).",
    ),
    "date_short_year": (
        "「{value}」は年が2桁で、いつの日か決められません。年を4桁で書いてください(例: 2026-11-03)。",
        "“{value}” has a year of two digits and may be several days. Write all four (for example 2026-11-03).",
    ),
    "date_ambiguous": (
        "「{value}」は月と日のどちらが先か決められません。年月日の順に書いてください(例: 2026-11-03)。",
        "“{value}” may be two days: month or day first. Write year, month and day (for example 2026-11-03).",
    ),
    "date_compact": (
        "「{value}」がどの日のことか決められません。区切って、年を4桁で書いてください(例: 2026-11-03)。",
        "We cannot tell which day “{value}” is. Write it with signs and a full year (for example 2026-11-03).",
    ),
    "date_weekday": (
        "「{value}」は、日付と曜日が合っていません。どちらかを直してください(例: 2026-11-03)。",
        "“{value}” has a weekday that is not that of its date. Mend one of them (for example 2026-11-03).",
    ),
    "date_utc": (
        "「{value}」は世界標準時の時刻で、日本ではもう次の日です。その日の日付だけを書いてください(例: 2026-11-03)。",
        (
            "“{value}” is a time of UTC at which the next day has begun in Japan. Write the day alone "
            "(for example 2026-11-03)."
        ),
    ),
    "date_future": (
        "「{value}」は1週間より先の日付です。このまま使いましたが、書き間違いがないか確かめてください。",
        "“{value}” is more than a week ahead. It was used as it is; please check the date.",
    ),
    "date_far": (
        "「{value}」は、ほかの記録と2年より離れています。このまま使いましたが、年を確かめてください。",
        "“{value}” lies more than two years from the other records. It was used as it is; please check the year.",
    ),
    "action_blank": (
        "アクション内容がありません。何をしたかを書くと、行動ごとの集計に入ります(例: 投稿)。",
        "The action is blank. Say what you did, and it counts among the actions (for example Post).",
    ),
    "count_negative": (
        "「{value}」を「{column}」として読めません。0 以上の整数で書いてください(例: 30)。",
        "“{value}” cannot be used for {column}. Write a whole number, 0 or more (for example 30).",
    ),
    "count_fraction": (
        "「{value}」を「{column}」として読めません。小数ではなく、0 以上の整数で書いてください(例: 30)。",
        "“{value}” cannot be used for {column}. Write a whole number without decimals (for example 30).",
    ),
    "count_too_large": (
        "「{value}」は「{column}」として大きすぎます。桁を確かめて、0 以上の整数で書いてください(例: 30)。",
        "“{value}” is too large for {column}. Check its digits and write a whole number (for example 30).",
    ),
    "count_unreadable": (
        "「{value}」を「{column}」として読めません。0 以上の整数で書いてください(例: 30)。",
        "“{value}” cannot be used for {column}. Write a whole number, 0 or more (for example 30).",
    ),
    "count_ambiguous": (
        "「{value}」は、1000倍も違う2通りに読めるので使いませんでした。点を付けずに整数で書いてください(例: 1000、または 1)。",
        "“{value}” can be read in two ways and was not used. Write it without the point (for example 1000, or 1).",
    ),
    "week_twice": (
        "この週の行は、すべて2回以上書かれています(重なった行: {count}行)。貼り付けが二重になっていないか確かめてください。",
        "Every row of this week stands here twice or more (repeated rows: {count}). Please check for a second paste.",
    ),
    "csv_encoding": (
        "文字コードは {encoding} として読みました。",
        "It was read in the encoding {encoding}.",
    ),
    "minutes_clock": (
        "「{value}」を「{column}」として読めません。日時ではなく、かかった時間を分で書いてください(例: 1時間30分なら 90)。",
        "“{value}” cannot be used for {column}. Write the minutes in all (for example 90 for an hour and a half).",
    ),
    "minutes_long": (
        "{value}分(12時間より長い時間)が書かれています。このまま使いましたが、桁や単位を確かめてください。",
        "{value} minutes are more than twelve hours. They were used as they are; please check the figure.",
    ),
    "reactions_many": (
        "{column}が {value} あります。このまま使いましたが、フォロワー数や表示回数ではないか確かめてください。",
        "{column} is {value}. It was used as it is; please check that it counts no followers or views.",
    ),
    "quality": (
        "「{value}」を質的評価として読めません。1〜5 の整数で書いてください(例: 4)。",
        "“{value}” is no quality rating. Write a whole number from 1 to 5 (for example 4).",
    ),
    "part_of_whole": (
        "{column}が{whole}より多い行が{count}行あります(この行では {value} と {of})。このまま使いましたが、数え方を確かめてください。",
        (
            "{column} is more than {whole} in {count} rows (in this one {value} and {of}). They were used "
            "as they are; please check how you count."
        ),
    ),
    "cell_error": (
        "{column}に Excel のエラー({value})が入っています。数式を直すか、値を書いてください。",
        "{column} holds an error of Excel ({value}). Mend the formula, or write the value.",
    ),
    "cell_error_kept": (
        "{column}に Excel のエラー({value})が入っています。この欄だけ空欄として数え、行はそのまま使いました。",
        "{column} holds an error of Excel ({value}). The row was used, with this cell counted as blank.",
    ),
    "text_too_long": (
        "{column}の文章が長すぎます。1つのセルに入るのは 32,767 文字までです。短くするか、分けて書いてください。",
        "The text in {column} is too long. A cell holds 32,767 characters at most: shorten or divide it.",
    ),
    "text_control": (
        "{column}に目に見えない制御文字が入っています。その欄を消して、書き直してください。",
        "{column} holds an invisible control character. Clear the cell and write it again.",
    ),
    "formula_no_value": (
        (
            "{column}の数式に計算結果が保存されていません。Excel か LibreOffice で一度開いて上書き保存してから、"
            "もう一度お試しください。"
        ),
        (
            "The formula in {column} has no saved result. Open the workbook in Excel or LibreOffice, save it once, "
            "and try again."
        ),
    ),
    "formula_no_value_own": (
        (
            "{column}の数式はまだ計算されていません。この欄だけ空欄として数え、行はそのまま使いました。"
            "Excel か LibreOffice で開いて保存すると計算されます。"
        ),
        (
            "The formula in {column} is not calculated yet. The row was used, with this cell counted as blank. "
            "Open the workbook in Excel or LibreOffice and save it to have it calculated."
        ),
    ),
    "row_differs": (
        "ブックの{book_row}行目と、値の違う列があります({columns})。",
        "It differs from row {book_row} of the workbook in: {columns}.",
    ),
    "row_differs_sheet": (
        "シート「{sheet}」の{book_row}行目と、値の違う列があります({columns})。",
        "It differs from row {book_row} of the sheet “{sheet}” in: {columns}.",
    ),
    "row_differs_new": (
        "前のCSVから加える行と、値の違う列があります({columns})。",
        "It differs from a row that an earlier CSV adds in: {columns}.",
    ),
    "more": (
        "同じ種類の指摘が、ほかに{count}件あります。",
        "There are {count} more of the same kind.",
    ),
    "settings_item_unknown": (
        "設定の項目「{value}」は使われていません。「立場」「週の始まり」「言語」が使えます。",
        "The setting “{value}” is not used. There are “Persona”, “Week starts on” and “Language”.",
    ),
    "settings_persona_unknown": (
        "立場「{value}」はありません。会社員・主婦・学生・フリーランスか、KPIの表があるシートの名前を選んでください。今回は会社員として扱いました。",
        (
            "There is no persona “{value}”. Choose Employee, Homemaker, Student, Freelance or a sheet of yours with a "
            "KPI table. Employee was used."
        ),
    ),
    "persona_without_kpis": (
        "「設定」の立場「{value}」のシートに、KPIの表がありません。見出しに「KPI」「数えるもの」「何あたり」「期間(週)」のある表を置いてください。",
        (
            "The sheet “{value}”, the persona of “Settings”, has no KPI table. It needs the headers KPI, Counted, Per and "
            "Period (weeks)."
        ),
    ),
    "settings_week_start_unknown": (
        "週の始まり「{value}」は読み取れません。月曜日か日曜日を選んでください。今回は月曜日として扱いました。",
        "A week cannot start on “{value}”. Choose Monday or Sunday. Monday was used.",
    ),
    "settings_lang_unknown": (
        "言語「{value}」はありません。日本語か English を選んでください。今回は日本語にしました。",
        "There is no language “{value}”. Choose 日本語 or English. Japanese was used.",
    ),
    "settings_budget_date": (
        "予算の適用開始日「{value}」は日付として読み取れません。日付で書いてください(例: 2026/11/16)。この行は使いませんでした。",
        "The day “{value}” of a budget is no date. Write one, e.g. 2026-11-16. This row was left out.",
    ),
    "settings_budget_minutes": (
        "1週間の時間予算「{value}」は分として読み取れません。0以上の整数で書いてください(例: 180)。この行は使いませんでした。",
        "The weekly budget “{value}” is no number of minutes. Write a whole number, e.g. 180. This row was left out.",
    ),
    "settings_week_off": (
        "休む週「{value}」は読み取れません。週の名前(例: 2026-W53)か、その週の日付(例: 2026/12/31)で書いてください。",
        (
            "The week off “{value}” cannot be read. Write the week's name, e.g. 2026-W53, or a day of it, e.g. "
            "2026-12-31."
        ),
    ),
    "settings_action_blank": (
        "アクション内容が空欄です。活動ログで使う言葉を書いてください(例: 投稿)。",
        "The action is blank. Write the word used in the log, e.g. Post.",
    ),
    "settings_map_header": (
        "「列の読みかえ」のファイルの見出しが空欄です。CSV の見出しを、そのまま書いてください。",
        "The header is blank in “Columns of other files”. Write the header as the CSV has it.",
    ),
    "settings_map_column": (
        "「列の読みかえ」の列が読み取れません。日付、アクション内容、投入時間などを一覧から選んでください。",
        "The column cannot be read in “Columns of other files”. Choose Date, Action, Minutes or the like.",
    ),
    "settings_action_class": (
        (
            "アクション「{action}」の分類が読み取れません。投稿・交流・相談・準備から選んでください。"
            "それまでは、このアクションを投稿数などに数えません。"
        ),
        (
            "The class of the action “{action}” cannot be read. Choose Post, Exchange, Consultation or Preparation. "
            "Until then it counts in no figure such as posts."
        ),
    ),
    "kpi_headers": (
        "KPIの表に「KPI」か「数えるもの」の列がないため、この表は読みませんでした。見出しを元の名前に戻してください。",
        "This table of KPIs has no column “KPI” or “Counted” and was not read. Give the headers their old names.",
    ),
    "kpi_name_blank": (
        "KPIの名前が空欄です。名前を書くと、週次ページに出ます。",
        "This KPI has no name. Give it one, and it appears on the weekly page.",
    ),
    "kpi_numerator_blank": (
        "「数えるもの」が空欄です。件数・投稿数・高品質件数・分か、活動ログの数の列の名前を書いてください。",
        "“Counted” is blank. Write Rows, Posts, High-quality rows, Minutes or a numeric column of the log.",
    ),
    "kpi_numerator_number": (
        "「数えるもの」に数の「{value}」は使えません。件数・投稿数・高品質件数・分か、活動ログの数の列の名前を書いてください。",
        "“Counted” cannot be the number “{value}”. Write Rows, Posts, High-quality rows, Minutes or a column.",
    ),
    "kpi_denominator_number": (
        "「何あたり」の「{value}」は使えません。0より大きい数を書くか、空欄にしてください。",
        "“Per” cannot be “{value}”. Write a number above 0, or leave it blank.",
    ),
    "kpi_measure_unknown": (
        (
            "「{value}」という数え方も、活動ログの列もありません。件数・投稿数・高品質件数・分か、"
            "活動ログの数の列の名前を書いてください。このKPIだけ計算しませんでした。"
        ),
        (
            "“{value}” is no measure and no column of the log. Write Rows, Posts, High-quality rows, Minutes or a "
            "numeric column. Only this KPI was left out."
        ),
    ),
    "kpi_measure_text": (
        "「{value}」は数の列ではありません。数だけが入った列の名前を書いてください。このKPIだけ計算しませんでした。",
        "“{value}” is not a column of numbers. Name one that is. Only this KPI was left out.",
    ),
    "kpi_measure_text_cell": (
        "「{value}」の列に、数でない言葉があります(シート「{of}」の{at}行目)。数だけにするか、数だけが入った列の名前を書いてください。このKPIだけ計算しませんでした。",
        "The column “{value}” has a word that is no number (sheet “{of}”, row {at}). Write a number there, or name a column of numbers. Only this KPI was left out.",
    ),
    "kpi_measure_text_row": (
        "「{value}」の列に、数でない言葉があります(記録の{at}行目)。数だけにするか、数だけが入った列の名前を書いてください。このKPIだけ計算しませんでした。",
        "The column “{value}” has a word that is no number (row {at} of the log). Write a number there, or name a column of numbers. Only this KPI was left out.",
    ),
    "kpi_measure_vanity": (
        "「{value}」のような数字は、価値ログでは記録しないため、KPIに使えません。ほかの数え方を選んでください。",
        "Kachilog keeps no numbers such as “{value}”, so no KPI can use them. Please choose another measure.",
    ),
    "kpi_column_absent": (
        "活動ログに「{value}」の列がないため、このKPIは「—」になります。活動ログの右端の見出しに「{value}」と書くか、kachilog persona を使うと、列が足されて計算できます。",
        "The log has no column “{value}”, so this KPI reads “—”. Write that heading at the right end of the log, or let kachilog persona add it.",
    ),
    "kpi_weeks": (
        "期間は 1 か 4(週)で書いてください。このKPIだけ計算しませんでした。",
        "The period must be 1 or 4 (weeks). Only this KPI was left out.",
    ),
    "kpi_target": (
        "目標の「{value}」は数として読み取れません。0以上の数か、50% のような割合で書いてください。",
        "The target “{value}” is no number. Write one, 0 or more, or a share such as 50%.",
    ),
    "voice_text_blank": (
        "お客様の声の本文がありません。届いた言葉を書くと、顧客の課題解決度に入ります。",
        "This voice has no text. Write down what was said, and it counts among the voices.",
    ),
    "voice_date": (
        "お客様の声の日付が読み取れないため、顧客の課題解決度に入れませんでした。日付を書いてください(例: 2026-11-16)。",
        "This voice has no date that can be read and was not counted. Write one, for example 2026-11-16.",
    ),
    "voice_class": (
        (
            "分類(手動)に読み取れない言葉があります。「悩みが解決した」「行動を起こせた」「結果が出た」「どれでもない」から"
            "選んでください。いくつかあるときは「、」で区切ります。"
        ),
        "A word of your class cannot be read. Choose Solved, Acted, Result or None; part several by commas.",
    ),
    "hypothesis_indicator": (
        "確かめる指標「{value}」が見つかりません。一覧から選ぶか、立場のシートにあるKPIの名前を書いてください。",
        "There is no indicator “{value}”. Choose one from the list, or write the name of a KPI of a persona sheet.",
    ),
    "hypothesis_indicator_blank": (
        "確かめる指標がまだ空欄です。1つ決めると、週次ページに経過が出ます。",
        "The indicator is still blank. Choose one, and its course appears on the weekly page.",
    ),
    "hypothesis_state": (
        "状態「{value}」は読み取れません。確かめ中・合っていた・ちがったから選んでください。",
        "The state “{value}” cannot be read. Choose Testing, Confirmed or Not so.",
    ),
    "hypothesis_since": (
        "開始日「{value}」は日付として読み取れません。日付で書いてください(例: 2026-11-16)。",
        "“{value}” is no date. Write the day you began, for example 2026-11-16.",
    ),
    "hypothesis_since_blank": (
        "開始日がまだ空欄です。確かめ始めた日を書くと、週次ページに経過が出ます。",
        "The starting day is still blank. Write it, and the course appears on the weekly page.",
    ),
    # a folder of logs
    "cohort_book": (
        "CSV ではないので({ending})、入れていません。ブックの記録は kachilog export で CSV にできます。",
        "It is not a CSV ({ending}) and was left out. kachilog export makes a CSV of a workbook's log.",
    ),
    "cohort_name_twice": (
        "同じ名前のファイルが2つあるので、初めの1つだけを入れました。1人に1つの CSV にしてください。",
        "Two files have this name; only the first one is in. Keep one CSV per member.",
    ),
    "cohort_copy": (
        "「{other}」と中身がまったく同じです。2人に数えました。写しなら、どちらかを消してください。",
        "It is the very same as “{other}”. They count as two; if it is a copy, remove one of them.",
    ),
}
