"""Appending rows: they stand under the last one, look like it, read back, and nothing else changes."""

import datetime as dt
import re
import warnings
import zipfile

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from support import workbooks
from support.byte_identity import assert_only_changed
from support.spreadsheet import recalculated

from kachilog.base.errors import FileError, UsageError
from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.parts.styles import Styles

LOG = "活動ログ"
NEW = [(dt.date(2026, 11, 19), "個別相談", 45), (dt.date(2026, 11, 20), '=A1 <投稿> & "だ"', 1)]
ONE_COLUMN = (
    '<table id="1" name="{name}" displayName="{name}" ref="{ref}">'
    '<tableColumns count="1"><tableColumn id="1" name="日"/></tableColumns></table>'
)
NOON, MIDNIGHT = (dt.datetime(2026, 11, 3, hour) for hour in (12, 0))  # noqa: DTZ001  cells have no zone
TOUCHED = {"xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/workbook.xml"}


def append(source, target, rows=NEW, new_columns=(), table="ActivityLog"):
    return workbooks.edited(
        source, target, lambda book: workbooks.append_rows(book, table, rows, new_columns)
    )


def log_rows(path, columns=3, sheet=LOG):
    """Return the rows of the log sheet that are not blank, from its header on."""
    found = [row[:columns] for row in workbooks.rows(path, sheet)]
    start = found.index(list(workbooks.HEADERS)[:columns])
    return [row for row in found[start:] if any(value is not None for value in row)]


def as_read(rows):
    """Return rows as openpyxl gives them: midnights for dates, lists for rows, None for blanks."""
    midnight = dt.time()
    return [
        [dt.datetime.combine(v, midnight) if type(v) is dt.date else None if v == "" else v for v in row]
        for row in rows
    ]


def refused(source, rows=NEW, new_columns=(), error=FileError):
    """Return the code with which rows are refused; the package is as it was."""
    book = Package.open(source)
    with zipfile.ZipFile(source) as parts:
        before = {name: parts.read(name) for name in parts.namelist()}
    with pytest.raises(error) as caught:
        workbooks.append_rows(book, "ActivityLog", rows, new_columns)
    assert {name: book.read(name) for name in before} == before
    return caught.value.code, caught.value.values


@pytest.mark.parametrize(
    ("make", "stale"), [(workbooks.rich_book, {"xl/worksheets/sheet2.xml"}), (workbooks.openpyxl_book, set())]
)
def test_rows_stand_under_the_last_one_and_nothing_else_changes(tmp_path, make, stale):
    source = make(tmp_path / "user.xlsx")
    target = append(source, tmp_path / "after.xlsx")
    assert log_rows(target) == as_read([workbooks.HEADERS, *workbooks.LOG, *NEW])
    assert_only_changed(source, target, TOUCHED, stale)
    for sheet in Package.open(source).sheets[1:]:
        if sheet.kind == "worksheet" and sheet.part not in stale:
            assert workbooks.rows(target, sheet.name) == workbooks.rows(source, sheet.name)


@pytest.mark.parametrize("make", [workbooks.rich_book, workbooks.openpyxl_book])
def test_what_stands_before_the_new_rows_stays_byte_for_byte(tmp_path, make):
    source = make(tmp_path / "user.xlsx")
    target = append(source, tmp_path / "after.xlsx")

    def start(path):
        text = workbooks.part(path, "xl/worksheets/sheet1.xml")
        return re.sub(
            "<dimension.*?/>",
            "",
            text[: text.index(">20</v>") if ">20</v>" in text else text.index("<v>20</v>")],
        )

    assert start(source) == start(target)


def test_a_validator_finds_nothing_in_what_was_appended(tmp_path):
    target = append(
        workbooks.rich_book(tmp_path / "user.xlsx"), tmp_path / "after.xlsx", [(*NEW[0], "列")], ["新しい列"]
    )
    assert OpenXmlValidator().validate(target).errors == []


def test_blank_rows_of_the_table_are_filled_first(tmp_path):
    source = workbooks.write(tmp_path / "user.xlsx", lambda book: workbooks.log_table(book, blank=3))
    target = append(source, tmp_path / "after.xlsx")
    assert log_rows(target) == as_read([workbooks.HEADERS, *workbooks.LOG, *NEW])
    assert (
        Package.open(target).tables["ActivityLog"].last_row
        == Package.open(source).tables["ActivityLog"].last_row
    )


def test_the_table_and_its_filter_grow_over_the_new_rows(tmp_path):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    target = append(source, tmp_path / "after.xlsx")
    assert Package.open(target).tables["ActivityLog"].last_row == 6
    rich = append(workbooks.write(tmp_path / "x.xlsx", workbooks.log_table), tmp_path / "y.xlsx")
    assert 'ref="A3:C7"' in workbooks.part(rich, "xl/tables/table1.xml")
    assert '<autoFilter ref="A3:C7"/>' in workbooks.part(rich, "xl/tables/table1.xml")


def test_an_empty_table_gets_its_first_row_under_the_header(tmp_path):
    source = workbooks.write(tmp_path / "user.xlsx", lambda book: workbooks.log_table(book, rows=[]))
    target = append(source, tmp_path / "after.xlsx")
    assert log_rows(target) == as_read([workbooks.HEADERS, *NEW])


def test_rows_typed_under_the_table_belong_to_it(tmp_path):
    def paint(book):
        sheet = workbooks.log_table(book)
        sheet.write_row("A6", [46000, "投稿", 5])
        sheet.write_row("A7", [46001, "投稿", 6])

    target = append(workbooks.write(tmp_path / "user.xlsx", paint), tmp_path / "after.xlsx")
    assert [row[2] for row in log_rows(target)[1:]] == [30, 20, 5, 6, 45, 1]
    assert Package.open(target).tables["ActivityLog"].last_row == 9


def test_new_rows_look_like_the_last_one(tmp_path):
    def paint(book):
        sheet = workbooks.log_table(book)
        bold = book.add_format({"bold": True, "num_format": "yyyy年"})
        sheet.write_datetime("A5", MIDNIGHT, bold)
        sheet.write_string("B5", "投稿", bold)

    target = append(workbooks.write(tmp_path / "user.xlsx", paint), tmp_path / "after.xlsx")
    sheet = openpyxl.load_workbook(target)[LOG]
    assert sheet["A6"].number_format == sheet["A7"].number_format == "yyyy年"
    assert sheet["B7"].font.bold
    assert not sheet["C7"].font.bold


def test_the_first_rows_of_a_table_take_the_styles_of_its_columns(tmp_path):
    def paint(book):
        workbooks.log_table(book, rows=[]).set_column("A:A", 12, book.add_format({"num_format": "m月d日"}))

    target = append(workbooks.write(tmp_path / "user.xlsx", paint), tmp_path / "after.xlsx")
    assert openpyxl.load_workbook(target)[LOG]["A4"].number_format == "m月d日"


def test_a_blank_row_keeps_the_look_it_was_given(tmp_path):
    def paint(book):
        sheet = workbooks.log_table(book, blank=2)
        sheet.write_blank("B6", None, book.add_format({"italic": True}))

    sheet = openpyxl.load_workbook(append(workbooks.write(tmp_path / "u.xlsx", paint), tmp_path / "a.xlsx"))[
        LOG
    ]
    assert (sheet["B6"].value, sheet["B6"].font.i) == ("個別相談", True)


def test_a_date_in_a_plain_column_is_shown_as_a_date(tmp_path):
    source = workbooks.bare_book(
        tmp_path / "user.xlsx",
        rows='<row r="1"><c r="A1" t="inlineStr"><is><t>日</t></is></c></row>',
        table=ONE_COLUMN.format(name="T", ref="A1:A2"),
    )
    target = append(source, tmp_path / "a.xlsx", [(MIDNIGHT.date(),), (NOON,)], table="T")
    sheet = openpyxl.load_workbook(target)["表"]
    assert [sheet["A2"].value, sheet["A3"].value] == [MIDNIGHT, NOON]
    assert sheet["A2"].number_format == "yyyy\\-mm\\-dd"
    once_more = append(target, tmp_path / "b.xlsx", [(dt.date(2026, 11, 4),)], table="T")
    assert workbooks.part(once_more, "xl/styles.xml") == workbooks.part(target, "xl/styles.xml")


@pytest.mark.parametrize("date1904", [False, True])
def test_dates_are_the_same_days_in_either_epoch(tmp_path, date1904):
    source = workbooks.write(tmp_path / "user.xlsx", workbooks.log_table, date_1904=date1904)
    days = [dt.date(1904, 1, 2), dt.date(2026, 11, 19), dt.date(9999, 12, 31)]
    target = append(source, tmp_path / "after.xlsx", [(day, "投稿", 1) for day in days])
    assert [row[0].date() for row in log_rows(target)[3:]] == days
    assert [row[0] for row in workbooks.calamine_rows(target, LOG)[5:]] == days


def test_days_before_the_epoch_stay_readable_as_text(tmp_path):
    source = workbooks.write(tmp_path / "user.xlsx", workbooks.log_table, date_1904=True)
    target = append(source, tmp_path / "after.xlsx", [(dt.date(1903, 12, 31), "投稿", 1)])
    assert log_rows(target)[-1][0] == "1903-12-31"
    plain = append(
        workbooks.openpyxl_book(tmp_path / "b.xlsx"),
        tmp_path / "c.xlsx",
        [(dt.date(1899, 12, 31), "投稿", 1)],
    )
    assert log_rows(plain)[-1][0] == "1899-12-31"


def test_the_first_days_of_1900_have_excels_numbers(tmp_path):
    rows = [
        (dt.date(1900, 1, 1), "投稿", 1),
        (dt.date(1900, 2, 28), "投稿", 1),
        (dt.date(1900, 3, 1), "投稿", 1),
    ]
    target = append(workbooks.openpyxl_book(tmp_path / "b.xlsx"), tmp_path / "c.xlsx", rows)
    text = workbooks.part(target, "xl/worksheets/sheet1.xml")
    assert re.findall(r'<c r="A[567]"[^>]*><v>(\d+)</v>', text) == ["1", "59", "61"]


def test_a_new_column_stands_beside_the_last_with_its_header(tmp_path):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    rows = [(*NEW[0], "タ\nグ"), (*NEW[1], None)]
    target = append(source, tmp_path / "after.xlsx", rows, ["タグ\n(自由)", "a_x0041_b"][:1])
    table = Package.open(target).tables["ActivityLog"]
    assert table.headers == (*workbooks.HEADERS, "タグ\n(自由)")
    assert (table.last_column, table.last_row) == (4, 6)
    assert workbooks.rows(target, LOG)[1][3] == "タグ\n(自由)"
    assert workbooks.rows(target, LOG)[4][3] == "タ\nグ"
    assert 'name="タグ_x000a_(自由)"' in workbooks.part(target, "xl/tables/table1.xml")


def test_new_columns_come_without_new_rows_too(tmp_path):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    target = append(source, tmp_path / "after.xlsx", [], ["メモ"])
    assert Package.open(target).tables["ActivityLog"].headers == (*workbooks.HEADERS, "メモ")
    assert Package.open(target).tables["ActivityLog"].last_row == 4


def test_nothing_to_append_changes_nothing(tmp_path):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    assert append(source, tmp_path / "after.xlsx", []).read_bytes() == source.read_bytes()


def test_a_calculated_column_goes_on_calculating(tmp_path):
    formula = "ActivityLog[[#This Row],[分]]/60"
    columns = [*({"header": h} for h in workbooks.HEADERS), {"header": "時間", "formula": formula}]

    def paint(book):
        workbooks.log_table(book, rows=[])
        sheet = book.add_worksheet("別")
        sheet.add_table("A1:D3", {"name": "Calc", "columns": columns})
        sheet.write_row("A2", [46000, "投稿", 60])

    source = workbooks.write(tmp_path / "user.xlsx", paint)
    rows = [(*NEW[0], None), (*NEW[0], 99)]
    target = append(source, tmp_path / "after.xlsx", rows, table="Calc")
    found = workbooks.rows(target, "別")
    assert [row[3] for row in found[1:]] == [f"={formula}"] * 3
    assert [row[2] for row in found[1:]] == [60, 45, 45]


def test_a_formula_bound_to_its_row_is_not_copied(tmp_path):
    def paint(book):
        sheet = book.add_worksheet(LOG)
        sheet.add_table(
            "A1:B2",
            {"name": "ActivityLog", "columns": [{"header": "a"}, {"header": "b", "formula": "=A2*2"}]},
        )
        sheet.write_number("A2", 1)

    target = append(workbooks.write(tmp_path / "user.xlsx", paint), tmp_path / "after.xlsx", [(5, 10)])
    assert workbooks.rows(target, LOG)[2] == [5, 10]


def test_formulas_above_the_table_are_calculated_anew(tmp_path):
    def paint(book):
        sheet = workbooks.log_table(book)
        sheet.write_formula("B1", "=SUM(C4:C1000)", None, 50)
        sheet.write_string("C1", "分")

    source = workbooks.write(tmp_path / "user.xlsx", paint)
    no_flag = workbooks.rewritten(
        source, tmp_path / "b.xlsx", lambda _, data: data.replace(b' fullCalcOnLoad="1"', b"")
    )
    target = append(no_flag, tmp_path / "after.xlsx")
    assert "<f>SUM(C4:C1000)</f></c>" in workbooks.part(target, "xl/worksheets/sheet1.xml")
    assert 'fullCalcOnLoad="1"' in workbooks.part(target, "xl/workbook.xml")
    assert workbooks.rows(target, LOG)[0][1:] == ["=SUM(C4:C1000)", "分"]


@pytest.mark.libreoffice
def test_libreoffice_reads_and_calculates_what_was_appended(tmp_path):
    def paint(book):
        workbooks.log_table(book).write_formula("B1", "=SUM(C4:C1000)", None, 50)

    target = append(workbooks.write(tmp_path / "user.xlsx", paint), tmp_path / "after.xlsx")
    (book,) = recalculated([target], tmp_path)
    assert book[LOG]["B1"].value == 96
    assert [[c.value for c in row] for row in book[LOG]["A6:C7"]] == as_read(NEW)


def test_a_sheet_may_be_edited_twice(tmp_path):
    def edit(book):
        workbooks.append_rows(book, "ActivityLog", NEW[:1])
        workbooks.append_rows(book, "activitylog", NEW[1:])

    target = workbooks.edited(workbooks.openpyxl_book(tmp_path / "user.xlsx"), tmp_path / "after.xlsx", edit)
    assert log_rows(target) == as_read([workbooks.HEADERS, *workbooks.LOG, *NEW])


def test_a_totals_row_is_not_written_over(tmp_path):
    source = workbooks.write(tmp_path / "u.xlsx", lambda b: workbooks.log_table(b, total_row=True, blank=1))
    assert refused(source)[0] == "append_totals"


@pytest.mark.parametrize(("cell", "found"), [("B7", "B7"), ("A7", "A7"), ("C7", "C7")])
def test_something_below_in_the_way_is_not_written_over(tmp_path, cell, found):
    source = workbooks.write(
        tmp_path / "user.xlsx", lambda book: workbooks.log_table(book).write_string(cell, "大事なメモ")
    )
    code, values = refused(source)
    assert (code, values["cell"]) == ("append_blocked", found)
    assert append(source, tmp_path / "one.xlsx", NEW[:1]).exists()


def test_what_stands_beside_the_table_stays_where_it_is(tmp_path):
    def paint(book):
        sheet = workbooks.log_table(book)
        for row in range(12):
            sheet.write_string(row, 5, f"横{row}")
            sheet.write_number(row, 3, row)

    target = append(workbooks.write(tmp_path / "user.xlsx", paint), tmp_path / "after.xlsx")
    found = workbooks.rows(target, LOG)
    assert [row[5] for row in found] == [f"横{row}" for row in range(12)]
    assert [row[3] for row in found] == list(range(12))
    assert [row[2] for row in found[3:8]] == [30, 20, 45, 1, None]


def test_another_table_below_is_not_written_over(tmp_path):
    def paint(book):
        workbooks.log_table(book).add_table("C7:D9", {"name": "Other", "header_row": False})

    code, values = refused(workbooks.write(tmp_path / "user.xlsx", paint))
    assert (code, values["cell"]) == ("append_blocked", "C7")


def test_merged_cells_below_are_not_written_over(tmp_path):
    source = workbooks.write(
        tmp_path / "user.xlsx", lambda book: workbooks.log_table(book).merge_range("C6:E8", "")
    )
    code, values = refused(source)
    assert (code, values["cell"]) == ("append_blocked", "C6")


def test_something_beside_the_table_hinders_a_new_column(tmp_path):
    source = workbooks.write(
        tmp_path / "u.xlsx", lambda book: workbooks.log_table(book).write_number("D5", 1)
    )
    code, values = refused(source, [(*NEW[0], "x")], ["新"])
    assert (code, values["cell"]) == ("append_blocked", "D5")


def test_the_last_row_of_a_sheet_is_the_last(tmp_path):
    xml = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
        '<row r="1048575"><c r="A1048575"><v>1</v></c></row>'
    )
    table = ONE_COLUMN.format(name="ActivityLog", ref="A1:A1048575")
    source = workbooks.bare_book(tmp_path / "user.xlsx", rows=xml, table=table)
    assert append(source, tmp_path / "a.xlsx", [(2,)]).exists()
    assert refused(source, [(2,), (3,)])[0] == "append_full"


def test_a_table_that_is_not_there_is_refused(tmp_path):
    book = Package.open(workbooks.openpyxl_book(tmp_path / "user.xlsx"))
    with pytest.raises(FileError, match="table_missing"):
        workbooks.append_rows(book, "Voices", NEW)


@pytest.mark.parametrize("name", ["", "日付", "アクション内容"])
def test_a_column_that_is_there_or_has_no_name_is_refused(tmp_path, name):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    assert refused(source, [(*NEW[0], "x")], [name], UsageError)[0] == "column_exists"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("あ" * 32_768, "cell_too_long"),
        ("😀" * 16_384, "cell_too_long"),
        (float("nan"), "cell_not_finite"),
        (float("inf"), "cell_not_finite"),
    ],
)
def test_what_no_cell_can_hold_is_refused(tmp_path, value, code):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    assert refused(source, [NEW[0], (NEW[0][0], value, 1)], error=UsageError)[0] == code


def test_the_longest_text_fits(tmp_path):
    text = "あ" * 32_767
    target = append(workbooks.openpyxl_book(tmp_path / "u.xlsx"), tmp_path / "a.xlsx", [(None, text, None)])
    assert log_rows(target)[-1][1] == text


def test_a_row_of_the_wrong_length_is_a_mistake_of_the_caller(tmp_path):
    book = Package.open(workbooks.openpyxl_book(tmp_path / "user.xlsx"))
    with pytest.raises(ValueError, match="2 values for 3 columns"):
        workbooks.append_rows(book, "ActivityLog", [("a", "b")])


def test_large_content_does_not_stay_in_memory(tmp_path):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    rows = ((dt.date(2026, 1, 1), f"メモ {number}", number) for number in range(30_000))
    target = append(source, tmp_path / "after.xlsx", rows)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with zipfile.ZipFile(target) as book:
            assert book.testzip() is None
    found = workbooks.calamine_rows(target, LOG)
    assert len(found) == 30_004
    assert found[-1][1:3] == ["メモ 29999", 29_999.0]
    again = append(target, tmp_path / "again.xlsx", NEW)
    assert [row[1] for row in workbooks.calamine_rows(again, LOG)[-3:]] == [
        "メモ 29999",
        NEW[0][1],
        NEW[1][1],
    ]


def test_texts_none_of_which_comes_again_are_written_as_they_are(tmp_path):
    signs = ("", " 前後 ", "<b>&amp;", "行\nの中", "=1+1_", "\t", '"', "～①髙😀")
    rows = [(dt.date(2026, 11, 20), f"{signs[at % 8]}{at}", at) for at in range(2_500)]
    rows += [(dt.date(2026, 11, 21), text, True) for text in signs if text]
    target = append(workbooks.openpyxl_book(tmp_path / "user.xlsx"), tmp_path / "after.xlsx", rows)
    assert log_rows(target)[-len(rows) :] == as_read(rows)


def test_the_style_of_dates_is_looked_up_once_not_for_each_day(tmp_path, monkeypatch):
    asked = []
    is_date = Styles.is_date
    monkeypatch.setattr(
        Styles, "is_date", lambda styles, style: asked.append(style) or is_date(styles, style)
    )
    days = [(dt.date(2020, 1, 1) + dt.timedelta(at), "投稿", 1) for at in range(1_000)]
    append(workbooks.openpyxl_book(tmp_path / "user.xlsx"), tmp_path / "after.xlsx", days)
    assert len(asked) < 10
