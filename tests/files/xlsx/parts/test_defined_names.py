"""Texts that a workbook keeps under hidden names."""

import pytest
from lxml import etree

from kachilog.files.xlsx.parts import defined_names

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def workbook():
    return etree.fromstring(
        f'<workbook xmlns="{SPACE}"><sheets/><definedNames><definedName name="Area">Sheet1!$A$1</definedName>'
        "</definedNames><calcPr/></workbook>"
    )


def test_a_text_is_kept_hidden_and_read_back(workbook):
    defined_names.keep(workbook, {"Mine": 'a "b"', "Area": "x"})
    assert defined_names.kept(workbook, "mine") == 'a "b"'
    assert defined_names.kept(workbook, "Area") == ""  # it is a range of the user's
    assert workbook[1][1].get("hidden") == "1"
    assert [etree.QName(one).localname for one in workbook] == ["sheets", "definedNames", "calcPr"]


def test_a_text_that_is_there_stays_unless_it_is_set_anew(workbook):
    defined_names.keep(workbook, {"Mine": "a"})
    defined_names.keep(workbook, {"MINE": "b"})
    assert defined_names.kept(workbook, "Mine") == "a"
    del workbook[1][1].attrib["hidden"]  # as other programs save it
    defined_names.keep(workbook, {"MINE": "b"}, anew=True)
    assert workbook[1][1].get("hidden") == "1"
    assert defined_names.kept(workbook, "Mine") == "b"
    assert len(workbook[1]) == 2


def test_a_workbook_without_names_keeps_nothing():
    bare = etree.fromstring(f'<workbook xmlns="{SPACE}"><sheets/></workbook>')
    assert defined_names.kept(bare, "Mine") == ""
    assert len(bare) == 1
