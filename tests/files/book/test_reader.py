"""A workbook's log is found and read as a person sees it, whatever program saved the file."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections import Counter

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.table import Table
from support.logs import rows_of

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import NO_VALUE
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.page_sheets import PageSheets
from kachilog.files.book.tables.found import find_tables, rows_of_table
from kachilog.files.book.tables.side_tables import is_wanted
from kachilog.files.book.template import new_book
from kachilog.files.csv_files import read_csv, write_csv
from kachilog.files.xlsx.read import calamine_book, shared_strings, windows
from kachilog.log.columns import HEADERS, NEW_KEYS
from kachilog.wording import Words

FIVE = ["日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)"]
DAY = dt.date(2026, 11, 3)
ROWS = [[DAY, "投稿", 30, 2, 4], [DAY + dt.timedelta(days=1), "DM対応", 15, 1, 3]]
TYPED = [tuple(row) for row in ROWS]


def drawn(path, paint, **options):
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", **options}) as book:
        paint(book)
    return path


def put(sheet, row, column, values):
    for at, value in enumerate(values, column):
        if value is not None:
            sheet.write(row, at, value)


def table(
    book, rows, *, headers=FIVE, row=0, column=0, spare=0, name="ActivityLog", sheet="活動ログ", **options
):
    page = book.get_worksheet_by_name(sheet) or book.add_worksheet(sheet)
    for at, values in enumerate(rows, row + 1):
        put(page, at, column, values)
    last = row + len(rows) + spare + bool(options.get("total_row"))
    columns = [{"header": header} for header in headers]
    page.add_table(
        row, column, last, column + len(headers) - 1, {"name": name, "columns": columns, **options}
    )
    return page


def rows(path):
    return rows_of(ClosedBook.open(path).stream())


def found(log):
    return [(problem.row, problem.column, problem.code) for problem in log.problems]


def changed(path, part, change):
    """Rewrite one part of a workbook by a function of its text."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_the_log_is_found_by_its_table_wherever_it_stands(tmp_path):
    def paint(book):
        put(book.add_worksheet("別の表"), 0, 0, FIVE)
        page = book.add_worksheet("活動ログ")
        put(page, 0, 0, ["活動ログ"])
        table(book, ROWS, row=6, column=2, spare=3)
        put(page, 8, 10, ["右のメモ"])

    path = drawn(tmp_path / "book.xlsx", paint)
    assert rows(path) == TYPED
    log = ClosedBook.open(path).log()
    assert log.frame["row"].tolist() == [8, 9]
    assert found(log) == [(None, None, "sheet_beside_table")]


def test_a_log_without_table_is_found_by_its_headers_on_a_visible_sheet(tmp_path):
    def paint(book):
        put(book.add_worksheet("表紙"), 0, 0, ["日付", "題名"])
        hidden = book.add_worksheet("古い")
        hidden.hide()
        put(hidden, 0, 0, HEADERS["ja"].values())
        page = book.add_worksheet("記録")
        put(page, 3, 1, FIVE)
        put(page, 3, 8, ["欄外"])
        for at, row in enumerate(ROWS, 4):
            put(page, at, 1, row)
        put(page, 4, 8, ["欄外のメモ"])

    log = ClosedBook.open(drawn(tmp_path / "book.xlsx", paint)).log()
    assert log.frame["row"].tolist() == [5, 6]
    assert [column.header for column in log.columns] == list(FIVE)
    assert found(log) == [(None, None, "sheet_hidden")]


def test_a_workbook_without_a_log_says_what_was_looked_for(tmp_path):
    path = drawn(tmp_path / "book.xlsx", lambda book: put(book.add_worksheet(), 0, 0, ["日付", "金額"]))
    with pytest.raises(FileError) as raised:
        ClosedBook.open(path).log()
    assert raised.value.code == "no_log"
    assert "ActivityLog" in Words("ja").error(raised.value)


def test_rows_typed_under_the_table_belong_to_the_log(tmp_path):
    def paint(book):
        page = table(book, ROWS[:1])
        put(page, 2, 0, ROWS[1])
        put(page, 3, 0, ["11/5", "投稿", 5, 1, 1])

    log = ClosedBook.open(drawn(tmp_path / "book.xlsx", paint)).log()
    assert log.frame["row"].tolist() == [2, 3]
    assert found(log) == [(4, "日付", "date_no_year")]


def test_under_a_gap_no_row_with_an_action_or_minutes_is_passed_over_in_silence(tmp_path):
    def paint(book):
        page = table(book, ROWS[:1])
        put(page, 4, 0, ["合計", None, 45])
        put(page, 5, 0, ROWS[1])
        put(page, 7, 0, ["欄外のひとこと"])
        put(page, 8, 1, ["投稿"])

    log = ClosedBook.open(drawn(tmp_path / "book.xlsx", paint)).log()
    assert log.frame["row"].tolist() == [2, 6]
    assert found(log) == [(9, "日付", "date_blank"), (5, None, "row_total")]


def test_a_totals_row_and_another_table_below_are_no_actions(tmp_path):
    def totals(book):
        page = table(book, ROWS, total_row=True)
        put(page, 3, 0, [DAY, "合計", 45, 3, 4])
        put(page, 4, 0, ROWS[0])

    def two(book):
        table(book, ROWS)
        table(book, [[DAY, "声", 1]], headers=["日付", "媒体", "数"], row=6, name="Voices")

    for paint in (totals, two):
        assert rows(drawn(tmp_path / "book.xlsx", paint)) == TYPED


def test_a_column_typed_beside_the_table_belongs_to_the_log(tmp_path):
    def paint(book):
        page = table(book, [[*ROWS[0], 3], [*ROWS[1], 5]])
        put(page, 0, 5, ["会話数"])

    log = ClosedBook.open(drawn(tmp_path / "book.xlsx", paint)).log()
    assert log.frame["会話数"].tolist() == [3, 5]


def test_a_table_without_header_row_takes_its_columns_names(tmp_path):
    assert rows(drawn(tmp_path / "book.xlsx", lambda book: table(book, ROWS, row=3))) == TYPED
    headless = tmp_path / "headless.xlsx"
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    added = Table(displayName="ActivityLog", ref="A1:E2", headerRowCount=0)
    added._initialise_columns()
    for column, header in zip(added.tableColumns, FIVE, strict=True):
        column.name = header
    book.active._tables.add(added)
    book.save(headless)
    log = ClosedBook.open(headless).log()
    assert log.frame["row"].tolist() == [1, 2]
    assert log.frame["minutes"].tolist() == [30, 15]


@pytest.mark.parametrize("date1904", [False, True])
def test_the_epoch_of_the_workbook_is_honoured(tmp_path, date1904):
    def paint(book):
        page = table(book, ROWS)
        page.write_number(3, 0, 44867 if date1904 else 46329)  # without the format of a date
        put(page, 3, 1, ["投稿", 1, 1, 1])

    path = drawn(tmp_path / "book.xlsx", paint, date_1904=date1904)
    assert [row[0] for row in rows(path)] == [DAY, DAY + dt.timedelta(days=1), DAY]


def test_dates_in_japanese_formats_are_dates(tmp_path):
    formats = [
        "yyyy年m月d日",
        "m/d(aaa)",
        '[$-411]ggge"年"m"月"d"日"',
        "yyyy/mm/dd hh:mm",
        "mmm d",
        "General",
    ]

    def paint(book):
        page = table(book, [[None, "投稿", 1, 1, 1] for _ in formats])
        for at, code in enumerate(formats, 1):
            page.write_number(at, 0, 46329.75, book.add_format({"num_format": code}))

    assert [row[0] for row in rows(drawn(tmp_path / "book.xlsx", paint))] == [DAY] * len(formats)


def test_an_error_in_a_cell_is_a_problem_whatever_the_error(tmp_path):
    def paint(book):
        page = table(book, [*ROWS, *ROWS])
        page.write_formula(1, 2, "=NA()", None, "#N/A")
        page.write_formula(2, 3, "=1/0", None, "#DIV/0!")
        put(page, 3, 1, ['t="e" #1 <row>'])

    path = drawn(tmp_path / "book.xlsx", paint)
    changed(path, SHEET, lambda xml: xml.replace("#DIV/0!", "#BRANDNEW!"))
    log = ClosedBook.open(path).log()
    assert found(log) == [(2, "投入時間(分)", "cell_error"), (3, "直接反応数", "count_unreadable")]
    assert log.frame["action"].tolist() == ['t="e" #1 <row>', "DM対応"]


def test_a_formula_that_was_never_calculated_is_a_problem_that_says_what_to_do(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(FIVE)
    book.active.append([DAY, "投稿", "=10+20", 2, 4])
    book.active.append([DAY, "投稿", 30, 2, 4])
    book.save(tmp_path / "book.xlsx")
    log = ClosedBook.open(tmp_path / "book.xlsx").log()
    assert found(log) == [(2, "投入時間(分)", "formula_no_value")]
    assert log.problems[0].value is None
    assert "上書き保存" in Words("ja").problem(log.problems[0])
    assert log.frame["row"].tolist() == [3]


def test_formulas_with_a_saved_value_are_read_even_if_it_is_no_text_at_all(tmp_path):
    def paint(book):
        page = table(book, [[DAY, "投稿", None, 2, 4]], headers=[*FIVE, "会話数"])
        page.write_formula(1, 2, "=10+20", None, 30)
        page.write_number(1, 5, 7)

    path = drawn(tmp_path / "book.xlsx", paint)
    no_text = '<c r="F2" t="str"><f>""</f><v></v></c>'
    changed(path, SHEET, lambda xml: xml.replace('<c r="F2"><v>7</v></c>', no_text))
    log = ClosedBook.open(path).log()
    assert found(log) == []
    assert log.frame["minutes"].tolist() == [30]


@pytest.mark.parametrize(
    "formula",
    ["<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>", '<f t="shared" si="0"/>', "\n<f>1</f>\n<v />\n"],
)
def test_a_formula_without_value_is_seen_however_it_is_written(tmp_path, formula):
    path = drawn(tmp_path / "book.xlsx", lambda book: table(book, [[*ROWS[0][:4], 3]]))
    changed(path, SHEET, lambda xml: xml.replace('<c r="E2"><v>3</v></c>', f'<c r="E2">{formula}</c>'))
    assert found(ClosedBook.open(path).log()) == [(2, "質的評価(1-5)", "formula_no_value")]


@pytest.mark.parametrize("short", [0, 1 << 20])
def test_text_is_read_to_the_letter(tmp_path, monkeypatch, short):
    monkeypatch.setattr(shared_strings, "SHORT", short)
    notes = [
        " 前後 ",
        "一\n二",
        "=1+1",
        "007",
        "_x000D_",
        "a\rb",
        "<&>\"'",
        "😀",
        "tab\there",
        "\u3000",
        "0",
        "１",
    ]

    def paint(book):
        page = table(book, [[DAY, "投稿", 1, 1, 1]] * len(notes), headers=[*FIVE, "メモ"])
        for at, note in enumerate(notes, 1):
            page.write_string(at, 5, note)

    assert [row[5] for row in rows(drawn(tmp_path / "book.xlsx", paint))] == notes


def test_inline_strings_are_read_like_shared_ones(tmp_path):
    def paint(book):
        page = book.add_worksheet()
        put(page, 0, 0, FIVE)
        for at, row in enumerate(ROWS, 1):
            put(page, at, 0, row)

    assert rows(drawn(tmp_path / "book.xlsx", paint, constant_memory=True)) == TYPED


def prefixed(xml):
    """Return sheet XML with every element under a prefix of its own."""
    return re.sub(r"<(/?)(?=[a-z])", r"<\1x:", xml, flags=re.IGNORECASE).replace("xmlns=", "xmlns:x=", 1)


def without_references(xml):
    return re.sub(r'(<(?:row|c)\b[^>]*?) r="[A-Z0-9]+"', r"\1", xml)


def style_first(xml):
    return re.sub(r'<c r="([A-Z]+\d+)" s="(\d+)"', r'<c s="\2" r="\1"', xml)


def single_quoted(xml):
    return xml.replace('t="s"', "t='s'", 40)


def with_comment(xml):
    return xml.replace("</row><row", '</row><!-- <row r="9"></row> --><row')


def spaced(xml):
    return xml.replace("><row", ">\n  <row").replace("></row", ">\n  </row").replace('<c r="', '<c\n r="')


@pytest.mark.parametrize(
    "variant", [prefixed, without_references, style_first, single_quoted, with_comment, spaced]
)
@pytest.mark.parametrize("window", [64, 1 << 20])
@pytest.mark.parametrize("short", [0, 1 << 20])
def test_a_sheet_may_be_written_in_any_way_that_xml_allows(tmp_path, monkeypatch, variant, window, short):
    def paint(book):
        page = book.add_worksheet()
        put(page, 0, 0, FIVE)
        for at, row in enumerate(ROWS * 20, 1):
            put(page, at, 0, row)

    path = drawn(tmp_path / "book.xlsx", paint)
    changed(path, SHEET, variant)
    monkeypatch.setattr(shared_strings, "SHORT", short)
    monkeypatch.setattr(windows, "FIRST_WINDOW", window)
    monkeypatch.setattr(windows, "WINDOW", window)
    assert rows(path) == TYPED * 20


def test_rows_without_number_follow_each_other_across_windows(tmp_path, monkeypatch):
    monkeypatch.setattr(windows, "FIRST_WINDOW", 200)
    monkeypatch.setattr(windows, "WINDOW", 200)

    def paint(book):
        page = book.add_worksheet()
        put(page, 0, 0, FIVE)
        for at, row in enumerate(ROWS * 5, 1):
            put(page, at, 0, row)

    path = changed(drawn(tmp_path / "book.xlsx", paint), SHEET, without_references)
    assert [row for row, _ in ClosedBook.open(path).records()] == list(range(1, 12))


@pytest.mark.parametrize("window", [100, 1000, 10_000])
def test_windows_make_no_difference(tmp_path, monkeypatch, window):
    lines = [[DAY + dt.timedelta(days=at), f"行動{at}", at % 90, at % 5, 1 + at % 5] for at in range(300)]

    def paint(book):
        page = table(book, lines, column=1)
        for at in range(1, 301, 7):
            page.write_formula(at, 3, "=NA()", None, "#N/A")

    path = drawn(tmp_path / "book.xlsx", paint)
    whole = ClosedBook.open(path).log()
    monkeypatch.setattr(windows, "FIRST_WINDOW", window)
    monkeypatch.setattr(windows, "WINDOW", window)
    cut = ClosedBook.open(path).log()
    assert cut.frame.equals(whole.frame)
    assert cut.problems == whole.problems
    assert len(whole.frame) == 300 - 43


def test_cells_far_out_do_not_make_a_table_of_all_cells_between(tmp_path, monkeypatch):
    asked = []

    def paint(book):
        page = table(book, ROWS)
        page.write(1, 16_383, "端")
        page.write(1_048_575, 16_383, "隅")
        page.write(1_048_575, 0, "下")

    path = drawn(tmp_path / "book.xlsx", paint)
    plain = calamine_book.read

    def watched(book):
        start, block = plain(book)
        asked.append(sum(map(len, block)))
        return start, block

    monkeypatch.setattr(calamine_book, "read", watched)
    assert rows(path) == TYPED
    assert max(asked) <= windows.AREA


def test_a_cell_that_claims_to_lie_far_below_its_row_is_refused(tmp_path):
    path = drawn(tmp_path / "book.xlsx", lambda book: table(book, ROWS))
    changed(path, SHEET, lambda xml: xml.replace('r="B3"', 'r="B1048576"'))
    with pytest.raises(FileError) as raised:
        ClosedBook.open(path).log()
    assert raised.value.code == "broken_workbook"


@pytest.mark.parametrize(
    "damage",
    [
        lambda xml: xml[: len(xml) // 2],
        lambda xml: xml.replace("</sheetData>", ""),
        lambda xml: xml.replace("<v>30</v>", "<v>30"),
        lambda _: "",
        lambda _: "<html></html>",
    ],
)
def test_a_damaged_sheet_is_one_plain_error(tmp_path, damage):
    path = drawn(tmp_path / "book.xlsx", lambda book: table(book, ROWS))
    changed(path, SHEET, damage)
    with pytest.raises(FileError) as raised:
        ClosedBook.open(path).log()
    assert raised.value.code == "broken_workbook"


def test_an_entity_bomb_in_a_sheet_is_refused(tmp_path):
    path = drawn(tmp_path / "book.xlsx", lambda book: table(book, ROWS))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    changed(path, SHEET, lambda xml: xml.replace("<worksheet", bomb + "<worksheet", 1))
    with pytest.raises(FileError) as raised:
        ClosedBook.open(path).log()
    assert raised.value.code == "xml_entity"


def test_a_sheet_without_rows_has_none(tmp_path):
    path = drawn(tmp_path / "book.xlsx", lambda book: (book.add_worksheet("空"), table(book, ROWS)))
    reader = ClosedBook.open(path)
    assert list(reader.rows("空")) == []
    assert len(list(reader.rows("活動ログ"))) == 3
    with pytest.raises(FileError) as raised:
        reader.rows("ない")
    assert raised.value.code == "sheet_unknown"


def test_a_small_table_is_read_with_blank_rows_and_what_was_typed_below(tmp_path):
    def paint(book):
        page = table(book, [["a", 1], [None, None], ["b", 2]], headers=["項目", "値"], name="Settings", row=2)
        put(page, 6, 0, ["c", 3])
        put(page, 8, 0, ["欄外"])

    reader = ClosedBook.open(drawn(tmp_path / "book.xlsx", paint))
    assert rows_of_table(reader, "settings").rows == [["a", 1], ["", ""], ["b", 2], ["c", 3]]
    assert rows_of_table(reader, "Nothing") is None


def test_a_formula_without_value_in_an_otherwise_blank_own_cell_costs_nothing(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([*FIVE, "割合"])
    book.active.append([*ROWS[0], 0.5])
    book.active.append([None] * 5 + ["=D3/C3"])
    book.save(tmp_path / "book.xlsx")
    reader = ClosedBook.open(tmp_path / "book.xlsx")
    assert list(reader.rows("Sheet"))[-1] == (3, [""] * 5 + [NO_VALUE])
    assert found(reader.log()) == []


def test_the_template_is_read_as_an_empty_log(tmp_path):
    content = io.BytesIO()
    new_book.build(content, lang="ja", macros=False, today=DAY)
    path = tmp_path / "book.xlsx"
    path.write_bytes(content.getvalue())
    log = ClosedBook.open(path).log()
    assert [column.header for column in log.columns] == [HEADERS["ja"][key] for key in NEW_KEYS]
    assert [problem.code for problem in log.problems] == ["log_no_rows"]


def test_a_workbooks_log_is_written_as_csv_and_read_back_alike(tmp_path):
    notes = ["一\n二", "=1+1", "'=x", "007", "-5", ""]

    def paint(book):
        page = table(book, [[DAY, "投稿", 1, 1, 1]] * len(notes), headers=[*FIVE, "メモ", "会話数"])
        for at, note in enumerate(notes, 1):
            page.write_string(at, 5, note)
            page.write_number(at, 6, at / 2)

    path = drawn(tmp_path / "book.xlsx", paint)
    stream = ClosedBook.open(path).stream()
    write_csv(tmp_path / "log.csv", stream.header, stream.chunks())
    assert rows_of(read_csv(tmp_path / "log.csv").stream()) == rows(path)


def test_a_date_far_ahead_in_a_workbook_is_told_where_today_is_known(tmp_path):
    path = drawn(tmp_path / "book.xlsx", lambda book: table(book, ROWS))
    assert found(ClosedBook.open(path).log(today=dt.date(2020, 1, 1))) == [
        (2, "日付", "date_future"),
        (3, "日付", "date_future"),
    ]


ODD = ("a & b", " 前後 ", "行\nの中", "_x0041_", "<si><t>", "</t></si><si><t>", "\t", "é😀", "]]>")


@pytest.mark.parametrize(
    "variant",
    [
        ("", ""),
        ("<si><t>", "<!-- <si><t>1</t></si><si><t>2</t></si> --><si><t>"),
        ("<si><t>", "<si ><t>"),
        ("<si><t>", "<si>\n<t>"),
        ("</t></si><si><t>", "</t></si>\n<si><t>"),
        ('encoding="UTF-8" ', ""),
    ],
    ids=["common", "comment", "space", "indented", "lines", "bare"],
)
def test_a_long_table_of_shared_strings_is_read_once_and_right(tmp_path, monkeypatch, variant):
    notes = [f"ひとこと{at}" if at % 7 else f"{ODD[at % len(ODD)]}{at}" for at in range(1000)]

    def paint(book):
        page = table(book, [[DAY, "投稿", 1, 1, 1]] * len(notes), headers=[*FIVE, "メモ"])
        for at, note in enumerate(notes, 1):
            page.write_string(at, 5, note)

    path = drawn(tmp_path / "book.xlsx", paint)
    changed(path, "xl/sharedStrings.xml", lambda xml: xml.replace(*variant))
    monkeypatch.setattr(shared_strings, "SHORT", 0)
    monkeypatch.setattr(windows, "FIRST_WINDOW", 5000)
    assert [row[5] for row in rows(path)] == notes


def test_what_each_of_many_sheets_is_is_looked_at_once(tmp_path, monkeypatch):
    path = tmp_path / "many.xlsx"
    book = openpyxl.Workbook()
    for row in (FIVE, *ROWS):
        book.active.append(row)
    for number in range(30):
        book.create_sheet(f"{number}月のメモ").append(["日記", number])
    voices = book.create_sheet("声")
    for row in (["本文", "分類(自動)", "分類(手動)"], ["助かりました", "", ""]):
        voices.append(row)
    book.save(path)
    read = Counter()
    rows = ClosedBook.rows

    def counted(self, sheet):
        read[sheet] += 1
        return rows(self, sheet)

    monkeypatch.setattr(ClosedBook, "rows", counted)
    found = ClosedBook.open(path)
    assert found.place.headers == tuple(FIVE)
    assert [table.sheet for table in find_tables(found, is_wanted)] == ["声"]
    assert not PageSheets(found).pages
    assert {read[f"{number}月のメモ"] for number in range(30)} == {1}


@pytest.mark.parametrize("short", [0, shared_strings.SHORT])
def test_an_end_of_line_is_one_character_however_long_the_table_of_strings_is(tmp_path, monkeypatch, short):
    notes = [f"一行目{at}\n二行目" for at in range(20)]

    def paint(book):
        page = table(book, [[DAY, "投稿", 1, 1, 1]] * len(notes), headers=[*FIVE, "メモ"])
        for at, note in enumerate(notes, 1):
            page.write_string(at, 5, note)

    path = drawn(tmp_path / "book.xlsx", paint)
    # As a program writes it that opens its files as text on Windows.
    changed(path, "xl/sharedStrings.xml", lambda xml: xml.replace("\n", "\r\n"))
    monkeypatch.setattr(shared_strings, "SHORT", short)
    assert [row[5] for row in rows(path)] == notes
