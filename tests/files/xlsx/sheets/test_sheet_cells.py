"""The user's own cells on a page outlive every drawing of it, exactly as they stand in the file."""

import re

import pytest
from support import workbooks

from kachilog.files.xlsx.package import Package

WEEK = "2026-W47"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cell_xml(path, address):
    """Return a cell of the page as it stands in the file, None if there is none."""
    book = Package.open(path)
    (sheet,) = [sheet for sheet in book.sheets if sheet.name == WEEK]
    found = re.search(rf'<c r="{address}"[^>]*?(?:/>|>.*?</c>)', book.read(sheet.part).decode(), re.DOTALL)
    return found and re.sub(r' xmlns(:\w+)?="[^"]*"', "", found[0])


def with_cells(tmp_path, rows, *, name="old"):
    """Return a workbook whose page is the rows given as XML."""
    source = workbooks.rich_book(tmp_path / "user.xlsx")
    once = workbooks.edited(
        source, tmp_path / "once.xlsx", lambda book: book.place(workbooks.page_bytes(), WEEK)
    )
    xml = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'
    return workbooks.with_sheet(once, tmp_path / f"{name}.xlsx", xml, Package.open(once).sheets[-1].part)


def again(path, tmp_path, keep):
    """Return the workbook with the page placed again, cells kept."""
    return workbooks.edited(
        path, tmp_path / "again.xlsx", lambda book: book.place(workbooks.page_bytes(), WEEK, keep=keep)
    )


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A30" s="1" t="s"><v>3</v></c>',
        '<c r="A30"><v>0.1</v></c>',
        '<c r="A30" t="b"><v>1</v></c>',
        '<c r="A30" t="e"><v>#N/A</v></c>',
        '<c r="A30" t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t> b</t></r></is></c>',
        '<c r="A30" t="str"><f>Z99&amp;"!"</f><v>今週!</v></c>',
        '<c r="A30"><f t="array" ref="A30">SUM(Z98:Z99)</f><v>3</v></c>',
        '<c r="A30" s="1"/>',
    ],
)
def test_a_kept_cell_stands_as_it_stood(tmp_path, cell):
    old = with_cells(tmp_path, f'<row r="30">{cell}</row>')
    assert cell_xml(again(old, tmp_path, {"A30": "A30"}), "A30") == cell


def test_a_kept_cell_moves_to_its_new_address_between_the_cells_there(tmp_path):
    old = with_cells(tmp_path, '<row r="30"><c r="C30"><v>7</v></c></row>')
    after = again(old, tmp_path, {"B2": "C30", "A1": "C30"})
    assert cell_xml(after, "B2") == '<c r="B2"><v>7</v></c>'
    assert cell_xml(after, "A1") == '<c r="A1"><v>7</v></c>'
    book = Package.open(after)
    text = book.read(book.sheets[-1].part).decode()
    assert text.index('r="A2"') < text.index('r="B2"') < text.index('<row r="5"')


def test_rows_and_cells_without_addresses_are_counted(tmp_path):
    old = with_cells(
        tmp_path, '<row><c><v>1</v></c></row><row r="29"/><row><c r="B30"><v>2</v></c><c><v>3</v></c></row>'
    )
    assert cell_xml(again(old, tmp_path, {"C30": "C30"}), "C30") == '<c r="C30"><v>3</v></c>'


def test_a_formula_shared_with_lost_cells_stands_alone_or_gives_its_value(tmp_path):
    rows = (
        '<row r="30"><c r="A30"><f t="shared" ref="A30:A31" si="0">B30*2</f><v>4</v></c></row>'
        '<row r="31"><c r="A31"><f t="shared" si="0"/><v>6</v></c></row>'
        '<row r="32"><c r="A32"><f t="array" ref="A32:A33">B1:B2</f><v>8</v></c></row>'
    )
    after = again(with_cells(tmp_path, rows), tmp_path, {"A30": "A30", "A31": "A31", "A32": "A32"})
    assert cell_xml(after, "A30") == '<c r="A30"><f>B30*2</f><v>4</v></c>'
    assert cell_xml(after, "A31") == '<c r="A31"><v>6</v></c>'
    assert cell_xml(after, "A32") == '<c r="A32"><v>8</v></c>'


def test_a_cell_the_user_left_blank_is_drawn_anew(tmp_path):
    old = with_cells(tmp_path, "")
    assert 't="inlineStr"' in cell_xml(again(old, tmp_path, {"A1": "A30"}), "A1")


def test_what_is_not_kept_is_gone(tmp_path):
    old = with_cells(tmp_path, '<row r="30"><c r="A30"><v>1</v></c><c r="B30"><v>2</v></c></row>')
    assert cell_xml(again(old, tmp_path, {"A30": "A30"}), "B30") is None


def test_kept_text_reads_as_before_for_everybody(tmp_path):
    old = with_cells(tmp_path, '<row r="30"><c r="A30" t="s"><v>1</v></c></row>')
    before = workbooks.rows(old, WEEK)[29][0]
    after = again(again(old, tmp_path, {"A30": "A30"}), tmp_path / "..", {"A30": "A30"})
    assert isinstance(before, str)
    assert workbooks.rows(after, WEEK)[29][0] == workbooks.calamine_rows(after, WEEK)[29][0] == before


def test_cells_of_a_strict_page_are_kept_in_order(tmp_path):
    old = with_cells(tmp_path, '<row r="30"><c r="A30"><v>1</v></c><c r="B30"><v>2</v></c></row>')
    strict = workbooks.strict(old, tmp_path / "strict.xlsx")
    after = again(strict, tmp_path, {"A30": "A30", "B30": "B30"})
    assert cell_xml(after, "A30") == '<c r="A30"><v>1</v></c>'
    assert workbooks.calamine_rows(after, WEEK)[29][:2] == [1.0, 2.0]
