"""No formula shows a number that is older than what it looks at; all other cached values stay."""

import pytest
from support import workbooks
from support.byte_identity import assert_only_changed
from support.spreadsheet import recalculated

from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.zip.segments import Segment

PAGE, MINE = "2026-W47", "集計"
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def book_of(tmp_path, cells=(), xml=None, names=()):
    """Return a workbook with a log, a page, and a sheet of the user's: {address: (formula, cached value)}."""

    def paint(book):
        workbooks.log_table(book)
        mine = book.add_worksheet(MINE)
        for address, (formula, value) in dict(cells).items():
            mine.write_formula(address, formula, None, value)
        for name, formula in names:
            book.define_name(name, formula)

    drawn = workbooks.write(tmp_path / "drawn.xlsx", paint)
    with_page = workbooks.edited(drawn, tmp_path / "p.xlsx", lambda book: book.place(page(1.5), PAGE))
    if xml is None:
        xml = workbooks.part(drawn, "xl/worksheets/sheet2.xml")
    return workbooks.with_sheet(with_page, tmp_path / "user.xlsx", xml, "xl/worksheets/sheet2.xml")


def page(number):
    def paint(_, sheet):
        sheet.write_number("A2", number)

    return workbooks.page_bytes(chart=False, paint=paint)


def cached(path, sheet=MINE):
    """Return the values that stand in a sheet, as a reader without calculation sees them."""
    return {
        (row, column): value
        for row, line in enumerate(workbooks.calamine_rows(path, sheet))
        for column, value in enumerate(line)
        if value != ""
    }


def placed(source, tmp_path, number=2.5):
    return workbooks.edited(
        source, tmp_path / "after.xlsx", lambda book: book.set_cells(PAGE, {(2, 1): number})
    )


def test_what_looks_at_a_page_however_far_loses_its_value_and_nothing_else(tmp_path):
    cells = {
        "A1": ("='2026-W47'!A2*2", 3),
        "A2": ("=A1+1", 4),
        "A3": ("=SUM(A1:A2)", 7),
        "A4": ("='2026-W47'!A1", "今週"),
        "A5": ("=1+1", 2),
        "A6": ("=活動ログ!C4", 30),
        "A7": ("=ページ", 1.5),
        "A8": ('=INDIRECT("A1")', 3),
    }
    source = book_of(tmp_path, cells, names=[("ページ", "='2026-W47'!$A$2")])
    after = placed(source, tmp_path)
    assert cached(after) == {(3, 0): "今週", (4, 0): 2, (5, 0): 30}
    touched = {sheet.part for sheet in Package.open(source).sheets if sheet.name == PAGE}
    assert_only_changed(source, after, {*touched, "xl/workbook.xml"}, {"xl/worksheets/sheet2.xml"})
    assert 'fullCalcOnLoad="1"' in workbooks.part(after, "xl/workbook.xml")


def test_a_page_that_says_the_same_leaves_every_value(tmp_path):
    source = book_of(tmp_path, {"A1": ("='2026-W47'!A2*2", 3)})
    assert cached(placed(source, tmp_path, 1.5)) == {(0, 0): 3}


def test_rows_appended_concern_only_what_reaches_them(tmp_path):
    cells = {
        "A1": ("=SUM(活動ログ!C4:C5)", 75),
        "A2": ("=SUM(活動ログ!C:C)", 75),
        "A3": ("=SUM(ActivityLog[投入時間])", 75),
        "A4": ("=活動ログ!E7", 0),
    }
    after = workbooks.edited(
        book_of(tmp_path, cells),
        tmp_path / "after.xlsx",
        lambda book: workbooks.append_rows(book, "ActivityLog", [("d", "投稿", 5)] * 3),
    )
    assert cached(after) == {(0, 0): 75, (3, 0): 0}


def test_rows_appended_are_written_once_and_stay_as_they_are_though_a_formula_above_them_is_stale(
    tmp_path, monkeypatch
):
    def paint(book):
        sheet = workbooks.log_table(book, columns=[{"header": "日付"}, {"header": "内容"}, {"header": "分"}])
        sheet.write_formula("B1", "=SUM(C4:C9999)", None, 75)
        sheet.write_formula("C1", "=B1*2", None, 150)
        sheet.write_formula("D1", "=1", None, 1)

    written, write = [], Segment.write
    monkeypatch.setattr(Segment, "write", lambda self, data: (written.append(len(data)), write(self, data)))
    source = workbooks.write(tmp_path / "drawn.xlsx", paint)
    after = workbooks.edited(
        source,
        tmp_path / "after.xlsx",
        lambda book: workbooks.append_rows(book, "ActivityLog", [("d", "投稿", 5)] * 3000),
    )
    rows = workbooks.calamine_rows(after, "活動ログ")
    assert rows[0][1:] == ["", "", 1]
    assert len(rows) == 3005
    assert rows[-1] == ["d", "投稿", 5, ""]
    size = len(workbooks.part(after, "xl/worksheets/sheet1.xml").encode())
    assert size <= sum(written) < size + 5000


def test_a_formula_below_rows_appended_loses_its_value_too(tmp_path):
    def paint(book):
        sheet = workbooks.log_table(book)
        sheet.write_formula("C30", "=SUM(C4:C9)", None, 75)
        sheet.write_formula("C31", "=1", None, 1)

    after = workbooks.edited(
        workbooks.write(tmp_path / "drawn.xlsx", paint),
        tmp_path / "after.xlsx",
        lambda book: workbooks.append_rows(book, "ActivityLog", [("d", "投稿", 5)] * 3),
    )
    rows = workbooks.calamine_rows(after, "活動ログ")
    assert [row[2] for row in rows[29:]] == ["", 1]


def test_a_long_chain_is_followed_to_its_end(tmp_path):
    down = {f"B{row}": (f"=B{row - 1}", 3) for row in range(2, 3000)}
    cells = {"B1": ("='2026-W47'!A2", 3), **down, "C1": ("=1", 9)}
    assert cached(placed(book_of(tmp_path, cells), tmp_path)) == {(0, 2): 9}


def test_a_chain_from_below_is_given_up_before_it_takes_long(tmp_path):
    chain = {f"A{row}": (f"=A{row + 1}", 3) for row in range(1, 30)}
    cells = {**chain, "A30": ("='2026-W47'!A2", 3), "C1": ("=D1", 9)}
    # It would take as many passes as it has links.
    assert cached(placed(book_of(tmp_path, cells), tmp_path)) == {}


def test_shared_and_array_formulas_and_texts_lose_theirs_too(tmp_path):
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">\'2026-W47\'!A1</f><v>1</v></c>'
        '<c r="B1" t="str"><f>A2&amp;"!"</f><v>古い</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f t="array" ref="A3:A4">B8:B9+\'2026-W47\'!A2</f><v>3</v></c>'
        '<c r="B3"><v>8</v></c></row>'
        '<row r="4"><c r="A4"><v>4</v></c><c r="B4"><f t="dataTable" ref="B4:B4" r1="C1"/><v>5</v></c></row>'
        '<row r="5"><c r="A5"><f t="shared" si="7"/><v>6</v></c><c r="B5"><f>A4</f><v>7</v></c></row>'
    )
    after = placed(book_of(tmp_path, xml=SHEET % rows), tmp_path)
    assert cached(after) == {(0, 0): 1, (2, 1): 8}
    xml = workbooks.part(after, "xl/worksheets/sheet2.xml")
    assert '<c r="B1"><f>A2&amp;"!"</f></c>' in xml
    assert '<c r="A4"></c>' in xml


def test_cells_without_addresses_and_comments_are_read(tmp_path):
    rows = (
        "<!-- <c><f>A1</f></c> --><row><c><f>'2026-W47'!A2</f><v>3</v></c><c><f>1</f><v>1</v></c></row>"
        "<row><c><f>C9</f><v>4</v></c></row>"
    )
    assert cached(placed(book_of(tmp_path, xml=SHEET % rows), tmp_path)) == {(0, 1): 1}


def test_a_sheet_that_is_not_edited_stays_as_it_is(tmp_path):
    xml = SHEET % "<row r='1'><c r='A1'><f>'2026-W47'!A2</f><v>3</v></c></row>"
    source = book_of(tmp_path)
    target = workbooks.rewritten(
        source,
        tmp_path / "utf16.xlsx",
        lambda name, data: xml.encode("utf-16") if name == "xl/worksheets/sheet2.xml" else data,
    )
    after = placed(target, tmp_path)
    assert Package.open(after).read("xl/worksheets/sheet2.xml") == xml.encode("utf-16")


@pytest.mark.libreoffice
def test_libreoffice_which_does_not_calculate_by_itself_shows_the_new_numbers(tmp_path):
    cells = {"A1": ("='2026-W47'!A2*2", 3), "A2": ("=A1+1", 4), "A3": ('=A1&"分"', "3分")}
    (book,) = recalculated([placed(book_of(tmp_path, cells), tmp_path)], tmp_path)
    assert [book[MINE][cell].value for cell in ("A1", "A2", "A3")] == [5, 6, "5分"]
