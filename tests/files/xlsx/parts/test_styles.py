"""A page's formats stand in a user's workbook as they were meant, whatever that calls its own."""

import re

import openpyxl
import pytest
from support import workbooks

from kachilog.base.errors import FileError
from kachilog.files.xlsx.package import Package
from kachilog.wording import Words


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


ONE_MORE = {
    "fonts": '<font><sz val="9"/><name val="f{}"/></font>',
    "cellXfs": '<xf numFmtId="0" fontId="0" xfId="0"><alignment textRotation="{}"/></xf>',
    "numFmts": '<numFmt numFmtId="{}" formatCode="0&quot;f{}&quot;"/>',
}


def full_book(tmp_path, section, count):
    """Return a workbook with `count` entries in a section of its styles."""
    source = user_book(tmp_path, {1000: "0.0000"})

    def fill(name, data):
        if name != "xl/styles.xml":
            return data
        text = data.decode()
        present = int(re.search(rf'<{section} count="(\d+)"', text)[1])
        more = "".join(ONE_MORE[section].format(2000 + n, n) for n in range(count - present))
        text = re.sub(rf'<{section} count="\d+"', f'<{section} count="{count}"', text)
        return text.replace(f"</{section}>", f"{more}</{section}>").encode()

    return workbooks.rewritten(source, tmp_path / "full.xlsx", fill)


def painted(book, sheet):
    sheet.write_number("C9", 0, book.add_format({"num_format": '0"x"', "font_size": 31}))


@pytest.mark.parametrize(
    ("section", "most", "code"),
    [
        ("fonts", 1_024, "too_many_fonts"),
        ("numFmts", 250, "too_many_number_formats"),
        pytest.param("cellXfs", 65_490, "too_many_cell_formats", marks=pytest.mark.thorough),
    ],
)
def test_a_workbook_with_as_many_formats_as_excel_takes_is_refused_by_name(tmp_path, section, most, code):
    full = full_book(tmp_path, section, most)
    with pytest.raises(FileError) as refused:
        workbooks.edited(
            full,
            tmp_path / "after.xlsx",
            lambda book: book.place(workbooks.page_bytes(paint=painted), "2026-W47"),
        )
    assert (refused.value.code, refused.value.values["most"]) == (code, most)
    assert not (tmp_path / "after.xlsx").exists()
    for lang in ("ja", "en"):
        said = Words(lang)(f"error.{code}", file="家計.xlsx", most=most)
        assert f"{most:,}" in said


def test_a_workbook_with_more_number_formats_than_that_opens_and_so_takes_one_more(tmp_path):
    page = workbooks.page_bytes(paint=painted)
    after = tmp_path / "after.xlsx"
    workbooks.edited(full_book(tmp_path, "numFmts", 300), after, lambda book: book.place(page, "2026-W47"))
    assert "2026-W47" in openpyxl.load_workbook(after).sheetnames


def test_a_full_workbook_takes_a_page_whose_formats_it_has(tmp_path):
    page_of_ours = workbooks.page_bytes(paint=painted)
    source = workbooks.write(tmp_path / "made.xlsx", lambda book: book.add_worksheet("表").write("A1", 1))
    once = workbooks.edited(source, tmp_path / "once.xlsx", lambda book: book.place(page_of_ours, "2026-W46"))
    text = workbooks.part(once, "xl/styles.xml")
    has = int(re.search(r'<numFmts count="(\d+)"', text)[1])
    more = "".join(ONE_MORE["numFmts"].format(2000 + n, n) for n in range(250 - has))
    full = workbooks.rewritten(
        once,
        tmp_path / "full.xlsx",
        lambda name, data: (
            data.replace(b"</numFmts>", f"{more}</numFmts>".encode()) if name == "xl/styles.xml" else data
        ),
    )
    again = workbooks.edited(full, tmp_path / "twice.xlsx", lambda book: book.place(page_of_ours, "2026-W47"))
    assert [sheet.name for sheet in Package.open(again).sheets][-1] == "2026-W47"
