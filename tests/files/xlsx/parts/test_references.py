"""Which cells a formula looks at; what cannot be told is anywhere."""

import pytest
from lxml import etree

from kachilog.files.xlsx.parts.ooxml import MAIN
from kachilog.files.xlsx.parts.references import Place, References
from kachilog.files.xlsx.parts.tables import Table

BOOK = etree.fromstring(
    f'<workbook xmlns="{MAIN}"><definedNames>'
    '<definedName name="予算">設定!$B$2</definedName><definedName name="輪">輪+予算</definedName>'
    '<definedName name="先">OFFSET(設定!$B$2,1,0)</definedName></definedNames></workbook>'
)
LOG = Table("ActivityLog", "活動ログ", 8, 2, 20, 6, ())
HERE = Place("Mine", 9, 3)


def looked_at(formula, place=HERE):
    areas = References([LOG], BOOK).of(formula, place)
    return None if areas is None else [tuple(area) for area in areas]


@pytest.mark.parametrize(
    ("formula", "areas"),
    [
        ("1+2", []),
        ("A1", [("mine", 1, 1, 1, 1)]),
        ("SUM($B$2:C9)", [("mine", 2, 2, 9, 3)]),
        ("推移!G8*2", [("推移", 8, 7, 8, 7)]),
        ("SUM('2026-W47'!A1:B2)", [("2026-w47", 1, 1, 2, 2)]),
        ("'It''s'!A:B", [("it's", 1, 1, 1_048_576, 2)]),
        ("3:4", [("mine", 3, 1, 4, 16_384)]),
        ('"A1"&LOG10(B7)', [("mine", 7, 2, 7, 2)]),
        ("予算/60", [("設定", 2, 2, 2, 2)]),
        ("輪", [("設定", 2, 2, 2, 2)]),
        ("SUM(activitylog[投入時間(分)])", [("活動ログ", 8, 2, 20, 6)]),
        ("ActivityLog[[#This Row],[投入時間(分)]]", [("活動ログ", 9, 2, 9, 6)]),
        ("ROWS(ActivityLog)", [("活動ログ", 8, 2, 20, 6)]),
        ("[1]他!A1", [("[1]他", 1, 1, 1, 1)]),
    ],
)
def test_areas_are_told(formula, areas):
    assert looked_at(formula) == areas


@pytest.mark.parametrize(
    "formula", ['INDIRECT("推移!G8")', "SUM(一月:三月!A1)", "SUM('一 月:三 月'!A1)", "先"]
)
def test_what_cannot_be_told_is_anywhere(formula):
    assert looked_at(formula) is None


def test_a_shared_formula_moves_what_is_not_fixed():
    below = Place("Mine", 12, 5, down=3, right=2)
    assert looked_at("A1+$A$1+A$1+$A1", below) == [
        ("mine", row, column, row, column) for row, column in ((4, 3), (1, 1), (1, 3), (4, 1))
    ]
    assert looked_at("$5:7", below) == [("mine", 5, 1, 10, 16_384)]
