"""Phrases of the area `error`: name → (Japanese, English)."""

PHRASES: dict[str, tuple[str, str]] = {
    "week_unknown": (
        (
            "「{week}」という週はありません。last(先週)、this(今週)、all(記録のあるすべての週)か、"
            "週の名前で指定してください(例: {labels})。"
        ),
        "There is no week “{week}”. Write last, this or all, or name a week (for example {labels}).",
    ),
    "file_missing": (
        "「{path}」が見つかりません。名前と場所を確かめてください。",
        "There is no file “{path}”. Please check its name and place.",
    ),
    "file_unreadable": (
        "「{path}」を読めません({reason})。ほかのソフトで開いていれば閉じてから、もう一度お試しください。",
        "“{path}” cannot be read ({reason}). If another program has it open, close it there and try again.",
    ),
    "file_unwritable": (
        "「{path}」に書き込めません({reason})。元のファイルはそのままです。ほかのソフトで開いていないか、"
        "保存先に空きがあるかを確かめてください。",
        "“{path}” cannot be written ({reason}). Nothing was changed. Check that no other program has it open "
        "and that there is room on the disk.",
    ),
    "csv_is_workbook": (
        "「{path}」は CSV ではなく Excel のブックのようです。拡張子を .xlsx などに直すか、Excel で開いて "
        "CSV として保存してください。",
        "“{path}” seems to be an Excel workbook, not a CSV. Rename it to .xlsx, or save it as CSV in Excel.",
    ),
    "csv_encoding": (
        "「{path}」の文字コードが分かりません。Excel で「CSV UTF-8(コンマ区切り)」として保存し直してください。",
        "The encoding of “{path}” is not known. Save it again in Excel as “CSV UTF-8 (comma delimited)”.",
    ),
    "csv_character": (
        "{row}行目の「{column}」にある「{character}」は {encoding} では書けないため、何も書き出しませんでした。"
        "文字コードに utf-8 を選んでください。",
        "“{character}” in row {row}, {column}, cannot be written in {encoding}, so nothing was written. "
        "Please choose utf-8.",
    ),
    "encoding_unknown": (
        "「{encoding}」という文字コードはありません。utf-8 か cp932 を指定してください。",
        "There is no encoding “{encoding}”. Name utf-8 or cp932.",
    ),
    "no_log": (
        "「{path}」に活動ログが見つかりません。表 ActivityLog か、日付・アクション内容・投入時間(分)・直接反応数・"
        "質的評価(1-5) を見出しに持つシートを探しました。",
        "There is no activity log in “{path}”. Looked for: the table ActivityLog, or a sheet with the headers "
        "Date, Action, Minutes, Direct reactions and Quality (1-5).",
    ),
}
