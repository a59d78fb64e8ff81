"""A sheet is the same sheet however a program writes its XML."""

import pytest
from support import workbooks

from kachilog.base.errors import FileError
from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.rows.sheet_scan import RowReader, Tags

HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>b</t></is></c></row>'
)
TABLE = (
    '<table id="1" name="T" displayName="T" ref="A1:B3"><autoFilter ref="A1:B3"/><tableColumns count="2">'
    '<tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>'
)
FIRST = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'

LAYOUTS = {
    "addresses everywhere": HEADER + FIRST,
    "no addresses": HEADER.replace(' r="1"', "").replace(' r="A1"', "").replace(' r="B1"', "")
    + "<row><c><v>1</v></c><c><v>2</v></c></row>",
    "rows without addresses": HEADER + '<row><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>',
    "single quotes": (HEADER + FIRST).replace('"', "'"),
    "blanks between": HEADER + "\n  " + FIRST.replace("><", ">\n  <") + "\n",
    "spans": HEADER.replace('r="1"', 'r="1" spans="1:2"')
    + FIRST.replace('r="2">', 'r="2" spans="1:2" ht="20">', 1),
    "a blank row of the table": HEADER
    + FIRST
    + '<row r="3" s="0" customFormat="1"><c r="A3"/><c r="B3"><v></v></c></row>',
    "a closed row": HEADER + FIRST + '<row r="3" spans="1:2"/>',
    "comments": HEADER + "<!-- <row r='9'></row> </sheetData> -->" + FIRST + "<!-- <c> -->",
    "a comment in a row": HEADER + FIRST.replace("<c r", "<!-- </row> --><c r", 1),
    "a section": HEADER
    + FIRST.replace(
        '<c r="A2"><v>1</v></c>', '<c r="A2" t="inlineStr"><is><t><![CDATA[</row><x>]]></t></is></c>'
    ),
    "a processing instruction": HEADER + "<?x </row>?>" + FIRST,
    "an extension": HEADER + FIRST + '<row r="3"><c r="A3"/><extLst><ext uri="u"/></extLst></row>',
}


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_are_appended_under_the_last_one(tmp_path, layout, prefix):
    source = workbooks.bare_book(tmp_path / "user.xlsx", rows=LAYOUTS[layout], table=TABLE, prefix=prefix)
    target = workbooks.edited(
        source, tmp_path / "b.xlsx", lambda book: workbooks.append_rows(book, "T", [("投", 3), (True, None)])
    )
    first = f"</{prefix}row><{prefix}x>" if layout == "a section" else 1
    assert workbooks.calamine_rows(target, "表")[:4] == [["a", "b"], [first, 2.0], ["投", 3.0], [True, ""]]
    found = [row[:2] for row in workbooks.rows(target, "表")]
    assert found[:4] == [["a", "b"], [first, 2], ["投", 3], [True, None]]
    assert Package.open(target).tables["T"].last_row == 4


def test_a_sheet_without_any_row_gets_its_first(tmp_path):
    source = workbooks.bare_book(tmp_path / "user.xlsx", rows="", table=TABLE)

    def closed(name, data):
        return data.replace(b"<sheetData></sheetData>", b"<sheetData />") if "sheet1.xml" in name else data

    for path in (source, workbooks.rewritten(source, tmp_path / "closed.xlsx", closed)):
        target = workbooks.edited(
            path, tmp_path / f"b-{path.name}", lambda book: workbooks.append_rows(book, "T", [(1, 2)])
        )
        assert workbooks.rows(target, "表")[1] == [1, 2]
        assert workbooks.part(target, "xl/worksheets/sheet1.xml").endswith(
            '</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'
        )


def test_an_extension_of_a_filled_row_stays(tmp_path):
    source = workbooks.bare_book(tmp_path / "user.xlsx", rows=LAYOUTS["an extension"], table=TABLE)
    target = workbooks.edited(
        source, tmp_path / "b.xlsx", lambda book: workbooks.append_rows(book, "T", [(1, 2)])
    )
    assert '<c r="B3"><v>2</v></c><extLst><ext uri="u"/></extLst></row>' in workbooks.part(
        target, "xl/worksheets/sheet1.xml"
    )


def test_cells_without_addresses_stay_in_their_columns_when_others_come_before_them(tmp_path):
    rows = HEADER + FIRST + "<row><c/><c/><c><v>9</v></c></row>"
    source = workbooks.bare_book(tmp_path / "user.xlsx", rows=rows, table=TABLE)
    target = workbooks.edited(
        source, tmp_path / "b.xlsx", lambda book: workbooks.append_rows(book, "T", [(5, 6)])
    )
    assert workbooks.rows(target, "表")[2] == [5, 6, 9]


def test_a_row_longer_than_a_window_is_read_whole(tmp_path):
    long = FIRST.replace(
        '<c r="A2"><v>1</v></c>', f'<c r="A2" t="inlineStr"><is><t>{"あ" * 700_000}</t></is></c>'
    )
    source = workbooks.bare_book(tmp_path / "user.xlsx", rows=HEADER + long, table=TABLE)
    target = workbooks.edited(
        source, tmp_path / "b.xlsx", lambda book: workbooks.append_rows(book, "T", [(5, 6)])
    )
    assert workbooks.rows(target, "表")[2] == [5, 6]


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.decode().encode("utf-16"),
        lambda xml: b'<?xml version="1.0" encoding="Shift_JIS"?>' + xml,
        lambda xml: xml[: xml.index(b"</sheetData>")],
        lambda _: b"<worksheet/>",
        lambda _: b"",
    ],
    ids=["utf-16", "shift_jis", "cut off", "no rows", "empty"],
)
def test_a_sheet_that_cannot_be_followed_is_left_alone(tmp_path, change):
    source = workbooks.bare_book(tmp_path / "user.xlsx", rows=HEADER + FIRST, table=TABLE)
    broken = workbooks.rewritten(
        source, tmp_path / "b.xlsx", lambda n, d: change(d) if "sheet1.xml" in n and "rels" not in n else d
    )
    with pytest.raises(FileError, match="broken_workbook"):
        workbooks.append_rows(Package.open(broken), "T", [(1, 2)])


def test_the_strict_dialect_is_appended_to(tmp_path):
    source = workbooks.strict(workbooks.rich_book(tmp_path / "a.xlsx"), tmp_path / "user.xlsx")
    target = workbooks.edited(
        source,
        tmp_path / "b.xlsx",
        lambda book: workbooks.append_rows(book, "ActivityLog", [(None, "投稿", 7)]),
    )
    assert workbooks.calamine_rows(target, "活動ログ")[5][1:3] == ["投稿", 7.0]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ('<c r="A3"/><c r="AB3"><v>1</v></c>', 28),
        ('<c r="A3"/><c\n s="1" r="B3" t="str"><v>1</v></c>', 2),
        ('<c r="A3"/><c><v>1</v></c>', 0),
        ('<c r="A3"/><c r="B3"/><cx r="A3"/>', 0),
        ('<c r="A3"/><!-- <c r="B3"/> -->', 0),
        ('<c r="A3"><is><t><![CDATA[<c r="B3">]]></t></is></c>', 0),
        ("", 0),
    ],
)
def test_where_a_row_ends_is_told_by_its_last_cell_or_not_at_all(cells, column):
    for prefix in ("", "x:"):
        tags = Tags(prefix)
        row = f'<row r="3">{cells}</row>'.replace("<c", f"<{prefix}c").replace("row", f"{prefix}row")
        assert RowReader(tags).last_column(row.encode()) == column
