"""Phrases of the buttons: what the status cell says."""

PHRASES: dict[str, tuple[str, str]] = {
    "made": (
        "{time} 週次レビューを作りました: {week}({span})。",
        "{time} Made the weekly review: {week} ({span}).",
    ),
    "remade": (
        "{time} 週次レビューを作り直しました: {week}({span})。あなたが書いた欄はそのままです。",
        "{time} Made the weekly review again: {week} ({span}). What you wrote is kept.",
    ),
    "kept": (
        "このツールが書くセルのうち、あなたが書きかえたもの({count}個)は、そのままにしました。",
        " Cells of ours that you changed were left as they are: {count}.",
    ),
    "made_beside": (
        "シート「{sheet}」にはこのツールのページの目印(隠れた1行目とA列)がないので、そのままにし、代わりに「{new}」を作りました。",
        " The sheet “{sheet}” lacks the marks of our pages (hidden row 1, column A); it was left, and “{new}” made.",
    ),
    "week_empty": (
        "この週の記録はまだありません。別の週は、その週の行を選んでから押してください(最後の記録は {last})。",
        " It has no entries. For another week select one of its rows, then press (the last one is {last}).",
    ),
    "voices_protected": (
        "シート「{sheet}」に書けないところがあり、分類(自動)はそのままです。シートの保護とフィルターを解除してから、もう一度押してください。",
        " The sheet “{sheet}” did not take all classes. Turn its protection and its filter off, then press again.",
    ),
    "sheets_protected": (
        "シート「{sheets}」に書けないところがあり、自動で書くところは前のままです。シートの保護とフィルターを解除してから、もう一度押してください。",
        " Not all figures could be written on “{sheets}”. Turn its protection and its filter off, then press again.",
    ),
    "sheets_joint": ("」「", "”, “"),
    "log_empty": (
        "活動ログに、読める記録がまだありません。1行書いてから、もう一度押してください。",
        "There are no entries in the log yet. Write a line, then press again.",
    ),
    "exported": (
        "{rows:,}行をCSVに書き出しました: {folder} フォルダーの {file}。",
        "Wrote {rows:,} rows to a CSV: {file} in the folder {folder}.",
    ),
    "exported_verbatim": (
        "うち{count:,}行は読めない欄があるため、書かれているまま書き出しました。",
        " {count:,} of them cannot be read and were written as they stand.",
    ),
    "imported": (
        "{file} から{added:,}行を加えました(もう入っていた行 {known:,})。",
        "Added {added:,} rows from {file} ({known:,} were there already).",
    ),
    "repeated": (
        " すべての列が同じ行が{count:,}行あり、どれも別の行として数えます。二重に書いたものなら、1行だけ残してください。",
        " {count:,} rows are equal in every column, and count each for itself. If one was written twice, keep one.",
    ),
    "line_added": (
        "活動ログに書き足しました: {cells}。",
        "Added to the log: {cells}.",
    ),
    "line_near": (
        "「{action}」は「設定」の一覧にない言葉です。「{near}」のことなら、書き足した行を直してください。",
        " “{action}” is not in the list of Settings. If “{near}” is meant, mend the new row.",
    ),
    "line_known": (
        "同じ内容の行がもう1つあります。同じことを2回した日なら、このままで大丈夫です。",
        " There is another row just like it. If you did the same twice, leave it so.",
    ),
    "line_refused": (
        "書き足していません。",
        "Nothing was added.",
    ),
    "printed": (
        "{week} のページを PDF にしました: {folder} フォルダーの {file}。",
        "Saved the page of {week} as a PDF: {file} in the folder {folder}.",
    ),
    "differing": (
        (
            " {count:,}行は、日付・アクション内容・投入時間が同じでほかの値が違うので、加えも変えもしていません"
            '(はじめは {first})。ブックを保存して閉じ、kachilog import "{book}" "{file}" に --update を付けると'
            "CSVの値に書きかえ、--add を付けると別の行として加えます。"
        ),
        (
            " {count:,} have the date, action and minutes of a row that is there, but other values, and are neither "
            'added nor changed (the first: {first}). Save and close the workbook, then kachilog import "{book}" '
            '"{file}" with --update takes the values of the CSV, with --add adds them as rows.'
        ),
    ),
    "differing_ods": (
        (
            " {count:,}行は、日付・アクション内容・投入時間が同じでほかの値が違うので、加えも変えもしていません"
            "(はじめは {first})。CSVと見くらべて、直すところはブックに書いてください。"
        ),
        (
            " {count:,} have the date, action and minutes of a row that is there, but other values, and are neither "
            "added nor changed (the first: {first}). Compare them with the CSV, and write into the workbook what is right."
        ),
    ),
    "no_file": (
        "CSVが選ばれなかったので、何も変えていません。",
        "No CSV was chosen, so nothing was changed.",
    ),
    "errors": (
        " 使えなかったところが{count:,}件あります。はじめは {first}",
        " {count:,} could not be used. The first: {first}",
    ),
    "errors_kept": (
        " 直すとよいところが{count:,}件あります。はじめは {first}",
        " {count:,} places should be mended. The first: {first}",
    ),
    "problem_cell": ("{row}行目「{column}」: {message}", "row {row}, “{column}”: {message}"),
    "problem_row": ("{row}行目: {message}", "row {row}: {message}"),
    "problem_sheet": ("シート「{sheet}」の{told}", "sheet “{sheet}”, {told}"),
    "problem_plain": ("{message}", "{message}"),
    "interrupted": (
        "中断しました。ブックは押す前のままです。",
        "Stopped. The workbook is as it was before the click.",
    ),
    "ended_after": (
        "ブックに書き始めてから止まりました({kind} {at})。途中までしか書けていないことがあるので、もう一度押してください。それでも直らないときは kachilog doctor を実行してください。",
        "It stopped after it had begun to write ({kind} {at}), so not all of it may be there. Press once more; if it happens again run kachilog doctor.",
    ),
    "unexpected": (
        "思いがけない不具合が起きました({kind} {at})。ブックは変えていません。もう一度押しても直らないときは kachilog doctor を実行してください。",
        "Something unexpected broke ({kind} {at}). The workbook is unchanged. If it happens again run kachilog doctor.",
    ),
    # worksheet functions
    "function_lengths": (
        "範囲の大きさをそろえてください。",
        "The ranges must have the same size.",
    ),
    "function_count": (
        "件数は0以上の整数で書いてください。",
        "A count is a whole number from 0 up.",
    ),
    "function_budget": (
        "予算(分)は0以上の整数で書いてください。",
        "The budget is a whole number of minutes from 0 up.",
    ),
    "function_day": (
        "日付を読めません。2026-11-22 のように書いてください。",
        "The day cannot be read. Write it like 2026-11-22.",
    ),
    "function_failed": (
        "計算できません({kind})。kachilog doctor で確かめてください。",
        "Cannot be computed ({kind}). Please run kachilog doctor.",
    ),
    # LibreOffice edition
    "no_answer": (
        "kachilog から返事がありません。ブックは変えていません。kachilog doctor で確かめてください。",
        "kachilog did not answer. The workbook is unchanged. Please run kachilog doctor.",
    ),
    "rows_left": (
        "行を加える途中で止まり、{cells} を元に戻せませんでした。そこを空にするか、保存せずに閉じてください。",
        "Adding the rows stopped halfway, and {cells} could not be put back. Empty it, or close without saving.",
    ),
    "cell_covered": (
        "行を加える先の {cells} は、となりと結合されていて見えなくなるため、加えていません。結合を解除してから、もう一度お試しください。何も変えていません。",
        "{cells}, where a row would go, is hidden in merged cells, so nothing was added. Please unmerge them and try again. Nothing was changed.",
    ),
    "not_placed": (
        "ページや行を入れられませんでした。ブックは押す前のままです。もう一度押しても直らないときは kachilog doctor を実行してください。",
        "The page or the rows could not be brought in. The workbook is as it was. If it happens again run kachilog doctor.",
    ),
    "office_new_name": ("価値ログ", "kachilog"),
    "office_line_add": ("書き足す", "Add"),
    "office_line_cancel": ("やめる", "Cancel"),
    "office_read_only": (
        "ブックが読み取り専用で開かれているため、書き込めません。メニューの「編集」の「編集モード」を選ぶか、別の名前で保存してから、もう一度押してください。何も変えていません。",
        "The workbook is open read-only. Choose Edit → Edit Mode, or save it under another name, then press again. Nothing was changed.",
    ),
    "office_structure_protected": (
        "ブックの構成が保護されているため、ページを作れません。メニューの「ツール」でスプレッドシート構造の保護を外してから、もう一度押してください。",
        "The structure of the workbook is protected. Turn off Tools → Protect Spreadsheet Structure, then press again.",
    ),
    "office_sheet_protected": (
        "シート「{sheet}」が保護されています。メニューの「ツール」でシートの保護を外してから、もう一度押してください。何も変えていません。",
        "The sheet “{sheet}” is protected. Turn off Tools → Protect Sheet, then press again. Nothing was changed.",
    ),
}
