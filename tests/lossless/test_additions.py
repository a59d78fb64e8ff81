"""The proofs notice what they are there for: each kind of harm makes one of them fail."""

from __future__ import annotations

import pytest
from support import additions, corpus, workbooks
from support.byte_identity import raw_parts

SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    return corpus.walk(corpus.OWN / "log-with-table.xlsx", tmp_path_factory.mktemp("walk") / "copies")


def harmed(path, target, part, old, new):
    """Return `target`, the workbook `path` with text of one part replaced."""

    def change(name, data):
        if name != part:
            return data
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return workbooks.rewritten(path, target, change)


@pytest.mark.parametrize(
    ("old", "new"),
    [('name="メモ"', 'name="めも"'), ('sheetId="2"', 'sheetId="9"'), ("<calcPr", "<oleSize/><calcPr")],
)
def test_a_change_of_the_workbook_part_is_noticed(walk, tmp_path, old, new):
    additions.assert_workbook_added(walk.original, walk.once, BOOK, walk.ours)
    after = harmed(walk.once, tmp_path / "harmed.xlsx", BOOK, old, new)
    with pytest.raises(AssertionError):
        additions.assert_workbook_added(walk.original, after, BOOK, walk.ours)


@pytest.mark.parametrize(
    ("old", "new"),
    [('<xf numFmtId="0"', '<xf numFmtId="1"'), ('<sz val="11"', '<sz val="12"'), ("<dxfs", "<colors/><dxfs")],
)
def test_a_change_of_the_users_styles_is_noticed(walk, tmp_path, old, new):
    additions.assert_styles_added(walk.original, walk.once, STYLES)
    before = (
        walk.original
        if "colors" not in new
        else harmed(walk.original, tmp_path / "before.xlsx", STYLES, old, new)
    )
    after = walk.once if "colors" in new else harmed(walk.once, tmp_path / "harmed.xlsx", STYLES, old, new)
    with pytest.raises((AssertionError, KeyError)):
        additions.assert_styles_added(before, after, STYLES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<v>30</v>", "<v>31</v>"),
        ("<f>SUM(C4:C99)</f>", "<f>SUM(C4:C98)</f>"),
        ('<row r="4"', '<row r="4" hidden="1"'),
    ],
)
def test_a_change_of_a_sheet_beside_the_rows_appended_is_noticed(walk, tmp_path, old, new):
    after = harmed(walk.appended.path, tmp_path / "harmed.xlsx", SHEET, old, new)
    rows = additions.assert_rows_added(walk.twice, walk.appended.path, SHEET)
    assert rows == [7, 8, 9]
    try:
        found = additions.assert_rows_added(walk.twice, after, SHEET)
    except AssertionError:
        return
    assert found != rows


def test_a_relationship_or_content_type_that_is_gone_is_noticed(walk, tmp_path):
    rels, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    fresh = set(raw_parts(walk.once)) - set(raw_parts(walk.original))
    additions.assert_relationships_added(walk.original, walk.once, BOOK, fresh)
    additions.assert_types_added(walk.original, walk.once, fresh)
    lost = harmed(walk.once, tmp_path / "rels.xlsx", rels, "theme/theme1.xml", "theme/theme2.xml")
    with pytest.raises(AssertionError):
        additions.assert_relationships_added(walk.original, lost, BOOK, fresh)
    lost = harmed(walk.once, tmp_path / "types.xlsx", types, "theme+xml", "other+xml")
    with pytest.raises(AssertionError):
        additions.assert_types_added(walk.original, lost, fresh)
