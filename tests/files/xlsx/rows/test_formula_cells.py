"""Formulas of a sheet are found wherever they stand, whatever they show and however the XML is cut."""

from __future__ import annotations

import pytest

from kachilog.files.xlsx.rows.formula_cells import array_areas, formula_areas

ROWS = (
    b'<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="2"><f>A3*2</f><v>2</v></c>'
    b'<c r="C3" t="str"><f/><v></v></c></row>'
    b'<row r="5"><c r="AA5"><f t="array" ref="AA5:AB7">A1:B3</f></c><c r="AB5"><v>1</v></c>'
    b'<!-- <c r="D5"><f>1</f></c> --><c r="E5"><f t="shared" si="0" ref="E5:E9">1</f></c></row>'
    b'<row r="9"><c r="A9"><f t="array" ref="A9">1</f></c></row>'
)
AREAS = {(3, 2, 3, 2), (3, 3, 3, 3), (5, 27, 7, 28), (5, 5, 5, 5), (9, 1, 9, 1)}


def sheet(prefix=b""):
    rows = ROWS
    if prefix:
        for tag in (b"row", b"c", b"f", b"v"):
            rows = rows.replace(b"<" + tag + b" ", b"<" + prefix + tag + b" ")
            rows = rows.replace(b"<" + tag + b">", b"<" + prefix + tag + b">")
            rows = rows.replace(b"<" + tag + b"/>", b"<" + prefix + tag + b"/>")
            rows = rows.replace(b"</" + tag + b">", b"</" + prefix + tag + b">")
    name = prefix + b"sheetData"
    start = b"<" + prefix + b"worksheet><" + name + b">"
    end = b"</" + name + b"><" + prefix + b"conditionalFormatting><formula>A1</formula>"
    return start + rows + end + b"</" + prefix + b"conditionalFormatting></" + prefix + b"worksheet>"


@pytest.mark.parametrize("prefix", [b"", b"x:"])
@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_every_formula_is_found_however_the_xml_is_cut(prefix, size):
    xml = sheet(prefix)
    pieces = [xml[at : at + size] for at in range(0, len(xml), size)]
    assert set(formula_areas(lambda: iter(pieces))) == AREAS


def test_of_a_row_those_that_fill_more_than_their_own_cell():
    assert list(array_areas(ROWS)) == [(5, 27, 7, 28)]
    assert list(array_areas(b'<row><c r="A1"><v>array</v></c></row>')) == []
