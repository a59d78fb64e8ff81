"""What a click is answered, line by line; no LibreOffice is needed to say what it is to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from support.dumped import dump

from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import VOICES_MARK_NAME
from kachilog.files.book.template import new_book as template
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.libreoffice.answer import REQUEST, answer
from kachilog.libreoffice.click import ANSWER
from kachilog.libreoffice.desk import DUMP, PRINTED

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
LOG, BOOK = "活動ログ", "book.xlsx"
ROWS = [
    [dt.date(2026, 11, 10), "投稿", 60, 3, 4, 1, 0, 0, None, None],
    [dt.date(2026, 11, 16), "投稿", 30, 2, 5, 1, 0, 0, "実例", None],
]
HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"


def answered(folder, job, *, url="", shown=1, row=0, extra="", lang="ja", rows=ROWS, partly=(), **options):
    """Return the lines of an answer, each as its fields."""
    if not (folder / BOOK).exists():
        template.build(folder / BOOK, rows=rows, today=NOW.date(), **options)
    dump(folder / BOOK, folder, partly)
    (folder / REQUEST).write_text(f"{job}\n{url}\n{shown}\n{row}\n{extra}\n{lang}", "utf-8")
    answer(folder, now=NOW)
    return [line.split("\t") for line in (folder / ANSWER).read_text("utf-8").splitlines()]


def texts_on(sheet, lines):
    """Return the lines of an answer by which texts are written on a sheet."""
    return [line for line in lines if line[:2] == ["text", sheet]]


def csv_of(folder, *lines, header=HEADER):
    path = folder / "more.csv"
    path.write_text("\n".join([header, *lines]) + "\n", "utf-8")
    return path.as_uri()


def test_a_review_brings_in_the_trend_and_the_page_and_shows_it(tmp_path):
    *lines, status = answered(tmp_path, "review")
    jobs = [line for line in lines if line[0] in ("page", "form", "cells", "hide", "reveal", "show")]
    assert {line[0] for line in jobs} >= {"form", "cells", "hide", "show"}
    assert ["form", "ページの型", "2026-W47", ""] in jobs
    assert {line[1] for line in jobs if line[0] == "cells"} == {"推移", "2026-W47"}
    assert jobs[-1] == ["show", "2026-W47"]
    assert status[0] == "status"
    assert "2026-W47" in status[1]


def test_the_week_of_the_selected_row_is_the_one_reviewed(tmp_path):
    assert ["show", "2026-W46"] in answered(tmp_path, "review", row=10)


def test_classes_of_voices_are_written_where_they_belong(tmp_path):
    voices = [[dt.date(2026, 11, 17), "メール", "おかげで解決しました", None, None]]
    lines = answered(tmp_path, "review", voices=voices)
    (text,) = texts_on("お客様の声", lines)
    assert text[4] == "悩みが解決した"


def test_a_voice_that_is_known_is_not_classified_at_the_next_click(tmp_path, monkeypatch):
    asked = []
    solve = lambda of: asked.extend(of) or [("solved",) for _ in of]  # noqa: E731
    monkeypatch.setattr("kachilog.files.book.tables.voices.classify", solve)
    voices = [[dt.date(2026, 11, 17), "メール", f"声{at}", None, None] for at in range(9)]
    lines = answered(tmp_path, "review", voices=voices)
    assert asked == [f"声{at}" for at in range(9)]
    book = openpyxl.load_workbook(tmp_path / BOOK)
    carry_out(book, lines, "お客様の声")
    new = next(row for row in book["お客様の声"].iter_rows(min_row=8) if row[3].value is None)
    new[1].value, new[3].value = dt.date(2026, 11, 18), "新しい声"
    book.save(tmp_path / BOOK)

    lines = answered(tmp_path, "review")
    assert asked[9:] == ["新しい声"]
    assert [line[4] for line in texts_on("お客様の声", lines)] == ["悩みが解決した"]
    assert [line[1] for line in lines if line[0] == "keep"] == [VOICES_MARK_NAME]

    dumped = (tmp_path / DUMP).read_text("utf-8")
    head = dumped.split("\x1c")[0].rpartition("\x1d")[0]
    (tmp_path / DUMP).write_text(head + dumped[dumped.index("\x1c") :], "utf-8")
    answer(tmp_path, now=NOW)
    assert len(asked) == 20, "a macro of an earlier version tells of no name"
    assert "\nkeep\t" not in (tmp_path / ANSWER).read_text("utf-8")


def carry_out(book, lines, sheet):
    """Do in a workbook what an answer says of texts on a sheet, and of names."""
    for _, _, row, column, text in texts_on(sheet, lines):
        book[sheet].cell(int(row) + 1, int(column) + 1, text)
    ((_, name, formula),) = [line for line in lines if line[0] == "keep"]
    book.defined_names[name] = DefinedName(name, attr_text=formula)


def test_values_of_kpis_are_written_where_they_belong(tmp_path):
    lines = texts_on("会社員", answered(tmp_path, "review"))
    assert [line[4] for line in lines][:2] == ["1回 / 3回", "2回 / 12回"]
    assert {line[3] for line in lines} == {"7", "8"}, "今週 and 直近4週"


def test_a_column_that_is_none_of_numbers_is_told_with_its_sheet_and_cell(tmp_path):
    rows = [[*row, *[None] * 9] for row in ROWS]
    template.build(tmp_path / BOOK, rows=rows, own_columns=("材料費",), today=NOW.date())
    book = openpyxl.load_workbook(tmp_path / BOOK)
    (cost,) = [cell for row in book[LOG] for cell in row if cell.value == "材料費"]
    cost.offset(1).value, cost.offset(2).value = 1200, "約800円"
    (table,) = book["会社員"].tables.values()
    top = book["会社員"][table.ref.split(":")[0]]
    top.offset(1, 1).value = "材料費"
    book.save(tmp_path / BOOK)
    status = "".join(line[-1] for line in answered(tmp_path, "review"))
    assert f"シート「会社員」の{top.row + 1}行目「数えるもの」: 「材料費」の列に" in status
    assert f"(シート「活動ログ」の{cost.row + 2}行目)" in status


def test_a_formula_of_the_users_own_beside_a_voice_is_left_alone(tmp_path):
    voices = [[dt.date(2026, 11, day), "メール", "おかげで解決しました", None, None] for day in (16, 17, 18)]
    template.build(tmp_path / BOOK, rows=ROWS, voices=voices, today=NOW.date())
    book = openpyxl.load_workbook(tmp_path / BOOK)
    (table,) = book["お客様の声"].tables.values()
    own = book["お客様の声"][table.ref.split(":")[0]].offset(2, 3)
    own.value = '=IF(1>2,"x","")'
    book.save(tmp_path / BOOK)

    rows = [line[2] for line in texts_on("お客様の声", answered(tmp_path, "review"))]
    assert rows == [str(own.row - 2), str(own.row)]


def test_a_protected_sheet_of_voices_is_left_alone_and_named(tmp_path):
    voices = [[dt.date(2026, 11, 17), "メール", "おかげで解決しました", None, None]]
    template.build(tmp_path / BOOK, rows=ROWS, voices=voices, today=NOW.date())
    book = openpyxl.load_workbook(tmp_path / BOOK)
    book["お客様の声"].protection.enable()
    book.save(tmp_path / BOOK)

    lines = answered(tmp_path, "review")
    assert texts_on("お客様の声", lines) == []
    assert texts_on("会社員", lines)
    assert "お客様の声" in lines[-1][1]


def test_a_log_without_rows_says_so_and_changes_nothing(tmp_path):
    (status,) = answered(tmp_path, "review", rows=[])
    assert status[0] == "status"


def test_an_export_goes_beside_the_document(tmp_path):
    (status,) = answered(tmp_path, "export", url=(tmp_path / "私の 記録.ods").as_uri())
    written = tmp_path / "私の 記録-2026-11-24.csv"
    assert written.name in status[1]
    assert len(written.read_text("utf-8-sig").splitlines()) == 3


def test_a_document_on_a_server_is_exported_into_the_documents(tmp_path, monkeypatch):
    (tmp_path / "Documents").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    answered(tmp_path, "export", url="https://example.com/shared/%E8%A8%98%E9%8C%B2.ods")
    assert [path.name for path in (tmp_path / "Documents").iterdir()] == ["記録-2026-11-24.csv"]


def test_an_import_hands_over_rows_and_the_size_of_the_table(tmp_path):
    csv = csv_of(
        tmp_path,
        "2026-11-16,投稿,30,2,5,",
        "2026-11-18,=1+1,20,1,4,3",
        "2026-11-19,投稿,10,,,0.5",
        header=f"{HEADER},深い質問数",
    )
    lines = answered(tmp_path, "import", extra=csv)
    assert lines[:2] == [["rows", LOG, "8", "11", "1"], ["'深い質問数"]]
    assert lines[2:6] == [
        ["rows", LOG, "11", "1", "2"],
        ["46344.0\x1f'=1+1\x1f20\x1f1\x1f4"],
        ["46345.0\x1f'投稿\x1f10\x1f\x1f"],
        ["days", LOG, "11", "1", "12"],
    ]
    assert lines[6:9] == [["rows", LOG, "11", "11", "2"], ["3"], ["0.5"]]
    table, status = lines[9:]
    assert table[:2] == ["table", "ActivityLog"]
    assert int(table[5]) == 11, "the table grows over the new column"
    assert "2行を加えました(もう入っていた行 1)" in status[1]


def test_an_import_that_nothing_was_chosen_for_changes_nothing(tmp_path):
    assert answered(tmp_path, "import") == [["status", "CSVが選ばれなかったので、何も変えていません。"]]


def test_a_csv_that_is_no_log_is_told_as_an_alert(tmp_path):
    said = answered(tmp_path, "import", extra=csv_of(tmp_path, "1,2", header="あ,い"))
    assert [line[0] for line in said] == ["status", "alert"]
    assert "more.csv" in said[0][1]


def test_what_stands_below_the_table_is_in_the_way(tmp_path):
    template.build(tmp_path / BOOK, rows=ROWS, today=NOW.date())
    book = openpyxl.load_workbook(tmp_path / BOOK)
    sheet = book[LOG]
    (table,) = sheet.tables.values()
    last = int("".join(filter(str.isdigit, table.ref.split(":")[1])))
    sheet.cell(last + 1, 5).value = "x"
    book.save(tmp_path / BOOK)
    csv = csv_of(tmp_path, *[f"2026-11-21,投稿,{minutes},1,4" for minutes in range(40)])

    said = answered(tmp_path, "import", extra=csv)
    assert [line[0] for line in said] == ["status", "alert"]
    assert f"活動ログの表の下の E{last + 1} に" in said[0][1]


def changed(folder, change, **options):
    own = [None] * len(options.get("own_columns", ()))
    template.build(folder / BOOK, rows=[[*row, *own] for row in ROWS], today=NOW.date(), **options)
    book = openpyxl.load_workbook(folder / BOOK)
    change(book[LOG])
    book.save(folder / BOOK)


def test_rows_go_below_formulas_that_show_nothing_and_not_into_array_formulas(tmp_path):
    def change(sheet):
        sheet["B12"] = '=IF(C12="","",TODAY())'
        sheet["B20"] = ArrayFormula("B20:B21", '=IF(B10:B11="",1,"")')

    changed(tmp_path, change)
    csv = csv_of(tmp_path, "2026-11-21,投稿,10,1,4")
    (row, *_) = answered(tmp_path, "import", extra=csv)
    assert (row[0], row[2:]) == ("rows", ["12", "1", "1"])
    csv = csv_of(tmp_path, *[f"2026-11-21,投稿,{minutes},1,4" for minutes in range(40)])
    _status, alert = answered(tmp_path, "import", extra=csv)
    assert "B20" in alert[1]


def test_a_column_of_formulas_is_known_although_no_table_says_so(tmp_path):
    def change(sheet):
        sheet["L10"], sheet["L11"] = "=D10*2", "=D11*2"

    changed(tmp_path, change, own_columns=["時給"])
    csv = csv_of(tmp_path, "2026-11-16,投稿,30,2,5,7", "2026-11-21,投稿,10,1,4,8", header=f"{HEADER},時給")
    *lines, status = answered(tmp_path, "import", extra=csv)
    assert "1行を加えました(もう入っていた行 1)" in status[1]
    assert [line[0] for line in lines if len(line) > 1] == ["rows", "days", "table"]


def test_rows_with_other_values_are_told_without_a_command_that_an_ods_cannot_take(tmp_path):
    csv = csv_of(tmp_path, "2026-11-16,投稿,30,9,5")
    (status,) = answered(tmp_path, "import", extra=csv, url=(tmp_path / "記録.ods").as_uri())
    assert "ブックの11行目と、値の違う列があります(直接反応数)。" in status[1]
    assert "kachilog import" not in status[1]


def test_a_total_at_the_end_is_named(tmp_path):
    changed(tmp_path, lambda sheet: sheet.__setitem__("B12", "合計"))
    _status, alert = answered(tmp_path, "import", extra=csv_of(tmp_path, "2026-11-21,投稿,10,1,4"))
    assert "12行目(B12)は合計の行のようです" in alert[1]


def test_a_line_of_today_goes_below_the_last_action(tmp_path):
    lines = answered(tmp_path, "line", extra="投稿\t30分\t2\t4\t晴れ")
    assert lines[:3] == [
        ["rows", LOG, "11", "1", "1"],
        ["46350.0\x1f'投稿\x1f30\x1f2\x1f4"],
        ["days", LOG, "11", "1", "11"],
    ]
    assert "活動ログに書き足しました: 2026-11-24" in lines[-1][1]
    assert [one[0] for one in answered(tmp_path, "line", extra="\t30\t\t\t")] == ["status", "alert"]


@pytest.mark.parametrize(("job", "week"), [("weekly", "2026-W48"), ("weekly_last", "2026-W47")])
def test_this_week_and_the_last_one_may_be_asked_for(tmp_path, job, week):
    assert ["show", week] in answered(tmp_path, job, row=10)


def test_a_page_is_printed_once_it_is_handed_over(tmp_path):
    template.build(tmp_path / BOOK, rows=ROWS, today=NOW.date())
    desk = FileDesk(tmp_path / BOOK, today=NOW.date())
    review.place(desk, review.read(desk, review.named_weeks(desk, "2026-W47")))
    url = (tmp_path / "私の 記録.ods").as_uri()
    assert answered(tmp_path, "pdf", url=url) == [["need", "print", "2026-W47"]]
    (tmp_path / PRINTED).write_bytes(b"%PDF-1.6\n")
    (status,) = answered(tmp_path, "pdf", url=url)
    assert "私の 記録 2026-W47.pdf" in status[1]
    assert (tmp_path / "私の 記録 2026-W47.pdf").read_bytes().startswith(b"%PDF")
    (tmp_path / PRINTED).write_bytes(b"")
    assert answered(tmp_path, "pdf", url=url)[0][1].startswith("LibreOffice がこのページの PDF を")


def test_a_page_of_which_only_the_entries_were_told_is_asked_for_before_it_is_filled(tmp_path):
    template.build(tmp_path / BOOK, rows=ROWS, today=NOW.date())
    desk = FileDesk(tmp_path / BOOK, today=NOW.date())
    review.place(desk, review.read(desk, review.named_weeks(desk, "2026-W46")))

    whole = answered(tmp_path, "review", row=10)
    assert ["show", "2026-W46"] in whole
    assert answered(tmp_path, "review", row=10, partly=["2026-W46"]) == [["need", "sheet", "2026-W46"]]
    assert ["show", "2026-W47"] in answered(tmp_path, "review", row=11, partly=["2026-W46"])


def test_a_new_workbook_is_made_and_opened_or_said_to_be_there(tmp_path):
    url = (tmp_path / "新しい 記録.xlsx").as_uri()
    assert answered(tmp_path, "new", extra=url) == [["open", url]]
    assert ClosedBook.open(tmp_path / "新しい 記録.xlsx").settings.lang == "ja"
    ((said, sentence),) = answered(tmp_path, "new", extra=url, lang="en")
    assert said == "alert"
    assert "新しい 記録.xlsx" in sentence


def test_a_document_without_a_log_is_told_so_in_the_language_of_the_office(tmp_path):
    openpyxl.Workbook().save(tmp_path / BOOK)
    for lang, said in (("ja", "活動ログ"), ("en", "log")):
        status, alert = answered(tmp_path, "weekly", shown=0, lang=lang)
        assert status[1] == alert[1]
        assert said in alert[1]


def test_what_cannot_be_read_is_a_sentence(tmp_path):
    (tmp_path / DUMP).write_text("1.5\x1f0", "utf-8")
    (tmp_path / REQUEST).write_text("review\n\n0\n0\n\nja", "utf-8")
    answer(tmp_path, now=NOW)
    lines = (tmp_path / ANSWER).read_text("utf-8").splitlines()
    assert [line.split("\t")[0] for line in lines] == ["status", "alert"]


def test_no_sheet_is_brought_into_a_document_with_vba(tmp_path):
    template.build(tmp_path / BOOK, rows=ROWS, today=NOW.date())
    book = openpyxl.load_workbook(tmp_path / BOOK)
    del book["推移"]
    book.save(tmp_path / BOOK)
    assert answered(tmp_path, "weekly_last")[0][0] == "page"
    dumped = (tmp_path / DUMP).read_text("utf-8")
    (tmp_path / DUMP).write_text(dumped.replace("1.5\x1f0", "1.5\x1f1", 1), "utf-8")
    answer(tmp_path, now=NOW)
    assert "alert" in (tmp_path / ANSWER).read_text("utf-8")


def test_a_failure_of_ours_is_a_sentence_without_data(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("kachilog.jobs.buttons.answer", broken)
    (status,) = answered(tmp_path, "review")
    assert "ZeroDivisionError" in status[1]
    assert "secret" not in status[1]
