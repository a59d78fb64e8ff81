"""Cells of a sheet are set, and nothing beside them changes by a byte."""

import datetime as dt

import pytest
from support.byte_identity import assert_only_changed
from support.workbooks import (
    LOG,
    append_rows,
    bare_book,
    calamine_rows,
    edited,
    openpyxl_book,
    part,
    rich_book,
    rows,
    write,
)

from kachilog.base.errors import FileError, UsageError
from kachilog.files.xlsx.package import Package, RowLooks

SHEET = "xl/worksheets/sheet1.xml"
TOUCHED = {SHEET, "xl/workbook.xml"}


def set_in(source, target, values, sheet="活動ログ", **options):
    return edited(source, target, lambda package: package.set_cells(sheet, values, **options))


def test_only_the_sheet_and_the_order_to_calculate_change(tmp_path):
    book = rich_book(tmp_path / "a.xlsx")
    set_in(book, tmp_path / "b.xlsx", {(4, 2): "個別相談"})
    assert_only_changed(book, tmp_path / "b.xlsx", TOUCHED)
    assert 'fullCalcOnLoad="1"' in part(tmp_path / "b.xlsx", "xl/workbook.xml")


def test_within_the_sheet_only_the_cell_changes(tmp_path):
    book = rich_book(tmp_path / "a.xlsx")
    set_in(book, tmp_path / "b.xlsx", {(4, 2): "個別相談", (5, 3): 45})
    before, after = part(book, SHEET), part(tmp_path / "b.xlsx", SHEET)
    restored = after.replace('<c r="B4" t="inlineStr"><is><t>個別相談</t></is></c>', _cell(before, "B4"))
    assert restored.replace(_cell(after, "C5"), _cell(before, "C5")) == before
    assert rows(tmp_path / "b.xlsx", "活動ログ")[3][1] == "個別相談"
    assert rows(tmp_path / "b.xlsx", "活動ログ")[4][2] == 45


def _cell(xml, place):
    start = xml.index(f'<c r="{place}"')
    return xml[start : xml.index("</c>", start) + 4]


def test_a_cell_keeps_its_look(tmp_path):
    book = rich_book(tmp_path / "a.xlsx")
    set_in(book, tmp_path / "b.xlsx", {(4, 1): dt.date(2026, 11, 20)})
    style = _cell(part(book, SHEET), "A4").split('s="')[1].split('"')[0]
    assert f's="{style}"' in _cell(part(tmp_path / "b.xlsx", SHEET), "A4")
    assert rows(tmp_path / "b.xlsx", "活動ログ")[3][0] == dt.datetime(2026, 11, 20)  # noqa: DTZ001  no zone


def test_a_new_cell_takes_the_look_of_the_one_above_it_but_not_of_the_header(tmp_path):
    def paint(book):
        sheet = book.add_worksheet()
        head, body, column = (book.add_format({"bold": True, "indent": i}) for i in (1, 2, 3))
        sheet.set_column(1, 1, 10, column)
        sheet.write_row(0, 0, ["本文", "分類"], head)
        for row in (1, 2, 3):
            sheet.write(row, 0, "声")
        sheet.write_blank(2, 1, None, body)

    book = write(tmp_path / "a.xlsx", paint)
    set_in(book, tmp_path / "b.xlsx", {(2, 2): "一", (4, 2): "三"}, "Sheet1", body_from=2)
    xml = part(tmp_path / "b.xlsx", SHEET)
    styles = {place: xml.split(f'r="{place}" s="')[1].split('"')[0] for place in ("B1", "B2", "B3", "B4")}
    assert styles["B2"] == _column_style(xml)
    assert styles["B4"] == styles["B3"]
    assert len(set(styles.values())) == 3
    assert [row[1] for row in rows(tmp_path / "b.xlsx", "Sheet1")] == ["分類", "一", None, "三"]


def _column_style(xml):
    return xml.split("<cols>")[1].split('style="')[1].split('"')[0]


def test_a_formula_stays_with_its_result(tmp_path):
    def paint(book):
        sheet = book.add_worksheet()
        sheet.write_formula("B1", '="自"&"分"', None, "自分")
        sheet.write("A1", "声")

    book = write(tmp_path / "a.xlsx", paint)
    set_in(book, tmp_path / "b.xlsx", {(1, 2): "機械"}, "Sheet1")
    assert_only_changed(book, tmp_path / "b.xlsx", set())


def test_cells_without_addresses_are_set_where_they_stand(tmp_path):
    xml = "<row><c><v>1</v></c><c><f>A1</f><v>7</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>"
    book = bare_book(tmp_path / "a.xlsx", rows=xml, prefix="x:")
    set_in(book, tmp_path / "b.xlsx", {(1, 1): "甲", (1, 2): "乙", (2, 3): "丙"}, "表")
    assert calamine_rows(tmp_path / "b.xlsx", "表") == [["甲", "", 3.0], [4.0, "", "丙"]]


def test_another_writers_workbook_is_set_too(tmp_path):
    book = openpyxl_book(tmp_path / "a.xlsx")
    set_in(book, tmp_path / "b.xlsx", {(3, 2): "<相談> & 「声」"})
    assert_only_changed(book, tmp_path / "b.xlsx", TOUCHED)
    assert rows(tmp_path / "b.xlsx", "活動ログ")[2][1] == "<相談> & 「声」"
    assert rows(tmp_path / "b.xlsx", "活動ログ")[3][1] == LOG[1][1]


@pytest.mark.parametrize(
    ("sheet", "values", "error", "code"),
    [
        ("無い", {(4, 1): 1}, UsageError, "sheet_missing"),
        ("図", {(4, 1): 1}, FileError, "sheet_not_worksheet"),
        ("活動ログ", {(4, 1): "字" * 32_768}, UsageError, "cell_too_long"),
        ("活動ログ", {(4, 1): float("inf")}, UsageError, "cell_not_finite"),
    ],
)
def test_what_cannot_be_set_leaves_the_workbook_as_it_was(tmp_path, sheet, values, error, code):
    book = rich_book(tmp_path / "a.xlsx")
    package = Package.open(book)
    with pytest.raises(error) as caught:
        package.set_cells(sheet, values)
    assert caught.value.code == code
    package.save(tmp_path / "b.xlsx")
    assert_only_changed(book, tmp_path / "b.xlsx", set())


def test_a_sheet_without_any_row_is_a_mistake_of_the_program(tmp_path):
    package = Package.open(bare_book(tmp_path / "a.xlsx", rows=""))
    with pytest.raises(ValueError, match="no row 4"):
        package.set_cells("表", {(4, 1): 1})


def test_a_cell_is_emptied_and_keeps_its_look(tmp_path):
    book = rich_book(tmp_path / "a.xlsx")
    set_in(book, tmp_path / "b.xlsx", {(4, 1): None, (4, 2): "", (4, 40): None})
    style = _cell(part(book, SHEET), "A4").split('s="')[1].split('"')[0]
    assert f'<c r="A4" s="{style}"/>' in part(tmp_path / "b.xlsx", SHEET)
    assert rows(tmp_path / "b.xlsx", "活動ログ")[3][:2] == [None, None]
    assert 'r="AN4"' not in part(tmp_path / "b.xlsx", SHEET)


GAPS = '<row r="2"><c r="A2" s="0"><v>1</v></c></row><row r="5" hidden="1" ht="30"/>'


def test_rows_that_are_not_there_are_made_at_their_place(tmp_path):
    book = bare_book(tmp_path / "a.xlsx", rows=GAPS)
    set_in(book, tmp_path / "b.xlsx", {(1, 2): "一", (3, 1): "三", (4, 1): None, (9, 3): "九"}, "表")
    xml = part(tmp_path / "b.xlsx", SHEET)
    assert [row.split('"')[0] for row in xml.split('<row r="')[1:]] == ["1", "2", "3", "5", "9"]
    assert calamine_rows(tmp_path / "b.xlsx", "表")[-1] == ["", "", "九"]
    assert GAPS.split("</row>")[1] in xml


def test_the_area_that_a_sheet_says_it_uses_grows_with_its_rows(tmp_path):
    book = rich_book(tmp_path / "a.xlsx")
    set_in(book, tmp_path / "b.xlsx", {(400, 30): "遠く"})
    assert rows(tmp_path / "b.xlsx", "活動ログ")[399][29] == "遠く"
    assert ':AD400"' in part(tmp_path / "b.xlsx", SHEET)


def test_rows_are_hidden_and_shown_and_nothing_else_of_them_changes(tmp_path):
    book = bare_book(tmp_path / "a.xlsx", rows=GAPS)
    looks = RowLooks(hidden={2: True, 5: False, 7: True})
    set_in(book, tmp_path / "b.xlsx", {}, "表", looks=looks)
    xml = part(tmp_path / "b.xlsx", SHEET)
    assert '<row r="2" hidden="1"><c r="A2" s="0"><v>1</v></c></row><row r="5" ht="30"/>' in xml
    assert '<row r="7" hidden="1"></row>' in xml


def test_a_new_cell_of_a_new_row_looks_like_its_column(tmp_path):
    def paint(book):
        sheet = book.add_worksheet()
        sheet.set_column(1, 1, 10, book.add_format({"bold": True}))
        sheet.write(0, 0, "週")

    book = write(tmp_path / "a.xlsx", paint)
    set_in(book, tmp_path / "b.xlsx", {(3, 1): "次の週", (3, 2): 5, (3, 3): None}, "Sheet1", body_from=9)
    xml = part(tmp_path / "b.xlsx", SHEET)
    assert f'<c r="B3" s="{_column_style(xml)}"><v>5</v></c></row>' in xml


def test_setting_again_sets_the_newest(tmp_path):
    def twice(package):
        package.set_cells("活動ログ", {(4, 2): "一"})
        package.set_cells("活動ログ", {(4, 2): "二"})
        append_rows(package, "ActivityLog", [(dt.date(2026, 11, 21), "三", 5)])

    edited(rich_book(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", twice)
    assert [row[1] for row in rows(tmp_path / "b.xlsx", "活動ログ")[3:6]] == ["二", "DM対応", "三"]


def test_tags_in_comments_are_no_cells(tmp_path):
    book = bare_book(
        tmp_path / "a.xlsx", rows='<row r="1"><!-- <c r="A1"><v>9</v></c> --><c r="A1"><v>1</v></c></row>'
    )
    set_in(book, tmp_path / "b.xlsx", {(1, 1): 2}, "表")
    assert calamine_rows(tmp_path / "b.xlsx", "表") == [[2.0]]
    assert '<!-- <c r="A1"><v>9</v></c> -->' in part(tmp_path / "b.xlsx", SHEET)
