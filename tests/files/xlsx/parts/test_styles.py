"""A page's formats stand in a user's workbook as they were meant, whatever that calls its own."""

import openpyxl
import pytest
from support import workbooks


def user_book(tmp_path, formats):
    """Return a workbook whose styles list `formats`, id → code."""
    made = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in formats.items())
    listed = f'<numFmts count="{len(formats)}">{made}</numFmts><fonts'.encode()
    source = workbooks.write(tmp_path / "made.xlsx", lambda book: book.add_worksheet("表").write("A1", 1))
    return workbooks.rewritten(
        source,
        tmp_path / "user.xlsx",
        lambda name, data: data.replace(b"<fonts", listed, 1) if name == "xl/styles.xml" else data,
    )


def page(code):
    """Return a page with a number of a format in C9."""
    return workbooks.page_bytes(
        paint=lambda book, sheet: sheet.write_number("C9", 0, book.add_format({"num_format": code}))
    )


@pytest.mark.parametrize(
    ("number", "theirs", "code"), [(1, "#", "0"), (9, "0.000%", "0%"), (3, "", "#,##0"), (49, "General", "@")]
)
def test_a_number_of_a_page_shows_as_meant_where_the_workbook_gives_a_built_in_format_another_code(
    tmp_path, number, theirs, code
):
    source = user_book(tmp_path, {number: theirs})
    placed = workbooks.edited(
        source, tmp_path / "after.xlsx", lambda book: book.place(page(code), "2026-W47")
    )
    assert openpyxl.load_workbook(placed)["2026-W47"]["C9"].number_format == code
    listed = f'<numFmt numFmtId="{number}" formatCode="{theirs}"/>'
    assert workbooks.part(placed, "xl/styles.xml").count(listed) == 1


def test_a_built_in_format_that_a_workbook_lists_as_it_is_gets_no_double(tmp_path):
    source = user_book(tmp_path, {0: "", 1: "0"})
    placed = workbooks.edited(source, tmp_path / "after.xlsx", lambda book: book.place(page("0"), "2026-W47"))
    styles = workbooks.part(placed, "xl/styles.xml")
    assert 'formatCode="General"' not in styles
    assert styles.count('formatCode="0"') == 1
