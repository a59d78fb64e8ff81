"""Parts that a fuzzer broke: numbers beyond any bound, odd comments, tables that contradict themselves."""

import re

import pytest
from support import hostile, limited, typed, workbooks

from kachilog.base.errors import FileError
from kachilog.files.book.closed import ClosedBook
from kachilog.files.xlsx.package import Package
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.import_ import import_files

LONG = "9" * 5_000
"""More digits than Python agrees to read as a number."""


@pytest.fixture
def book(tmp_path):
    return workbooks.write(tmp_path / "a.xlsx", workbooks.log_table)


@pytest.fixture
def with_change(book, tmp_path):
    """Return a function that makes the book with the first match of a pattern in a part replaced."""

    def make(part, pattern, new):
        def change(name, data):
            if name != part:
                return data
            changed, count = re.subn(pattern, new, data.decode(), count=1)
            assert count == 1
            return changed.encode()

        return workbooks.rewritten(book, tmp_path / "b.xlsx", change)

    return make


@pytest.mark.parametrize(
    ("part", "pattern", "new"),
    [
        ("xl/workbook.xml", r'sheetId="1"', f'sheetId="{LONG}"'),
        ("xl/tables/table1.xml", r' ref="', f' headerRowCount="{LONG}" ref="'),
        ("xl/tables/table1.xml", r'<tableColumn id="1"', f'<tableColumn id="{LONG}"'),
        ("xl/worksheets/sheet1.xml", r'<row r="\d+"', f'<row r="{LONG}"'),
        ("xl/tables/table1.xml", r' ref="A3:C5"', ' ref="A3:D5"'),
        ("xl/tables/table1.xml", r' ref="A3:C5"', ' ref="A3:A5"'),
    ],
)
def test_a_number_that_cannot_be_is_refused_in_a_sentence(with_change, part, pattern, new):
    path = with_change(part, pattern, new)
    with pytest.raises(FileError):
        workbooks.append_rows(Package.open(path), "ActivityLog", [(None, "投稿", 5, 1)], ["追加"])


@pytest.mark.parametrize("farthest", ["99999999999", LONG])
def test_columns_that_reach_beyond_every_sheet_take_no_time(with_change, farthest):
    columns = f'<cols><col min="1" max="{farthest}" style="1"/></cols><sheetData>'
    package = Package.open(with_change("xl/worksheets/sheet1.xml", "(<cols>.*</cols>)?<sheetData>", columns))
    workbooks.append_rows(package, "ActivityLog", [(None, "投稿", 5)])


@pytest.mark.parametrize("far", ["rId999", "rid99999", "RID99999999999", "A999999", "xfd6"])
def test_a_cell_that_claims_to_lie_far_away_gets_no_room_for_all_between(with_change, far):
    path = with_change("xl/worksheets/sheet1.xml", r'<c r="A5"', f'<c r="{far}"')
    with pytest.raises(FileError) as refused:
        ClosedBook.open(path).log()
    assert refused.value.code == "broken_workbook"


def test_a_style_that_cannot_be_is_taken_for_none(with_change):
    path = with_change("xl/worksheets/sheet1.xml", r'(<c r="A4") s="\d+"', rf'\1 s="{LONG}"')
    workbooks.append_rows(Package.open(path), "ActivityLog", [(None, "投稿", 5)])


def test_comments_among_the_content_types_are_no_parts(with_change):
    path = with_change("[Content_Types].xml", "<Override", "<!-- who wrote this --><?and how?><Override")
    workbooks.edited(path, path, lambda package: package.place(workbooks.page_bytes(chart=False), "新しい週"))
    assert [sheet.name for sheet in Package.open(path).sheets] == ["活動ログ", "新しい週"]


def test_a_table_that_names_a_column_twice_takes_rows_or_a_sentence_says_why_not(with_change, tmp_path):
    damaged = with_change("xl/tables/table1.xml", 'name="アクション内容"', 'name="日付"')
    log = typed.written(tmp_path / "more.csv")
    (imported,) = import_files(ClosedLog(damaged, workbooks.NOW), [log])
    assert imported.added == 3
    rows = [[cell for cell in row if cell is not None] for row in workbooks.rows(damaged, "活動ログ")[-3:]]
    assert [row.count("投稿") for row in rows] == [1, 1, 1]


COUNT = 'uniqueCount="[0-9]+"'


@pytest.mark.parametrize(
    ("pattern", "claim"),
    [
        (COUNT, 'uniqueCount="4294967296"'),
        pytest.param(COUNT, "uniqueCount = \"1\" uniqueCount='9999999999'", marks=pytest.mark.thorough),
        pytest.param("<sst", '<?x <sst ?><sst uniqueCount="9999999999"', marks=pytest.mark.thorough),
    ],
)
def test_strings_that_a_table_only_says_it_has_get_no_room(with_change, tmp_path, pattern, claim):
    ended = limited.kachilog(tmp_path, "check", with_change("xl/sharedStrings.xml", pattern, claim))
    assert ended.code == 1  # its log lacks two columns, which is read and said
    assert ended.memory < 200


CELLS = b"<c><v>1</v></c>" * 26


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1">%b</row><row r="1048576">%b</row><row r="3">%b</row>' % (CELLS, CELLS, CELLS),
        b'<row r="1048576">%b</row><row r="3">%b</row><row>%b</row>' % (CELLS, CELLS, CELLS),
        b'<row r="1"><c r="BXFD1048576"><v>1</v></c></row>',
        b'<row r="1"><c r="A%b"><v>1</v></c></row>' % LONG.encode(),
        b'<row r="1"><c s=">" r="XFD1048576"><v>1</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></c><c r="rId99999999"><v>1</v></c></row>',
    ],
)
def test_no_order_of_rows_and_no_reference_makes_room_for_cells_that_are_not_there(tmp_path, rows):
    path = tmp_path / "book.xlsx"
    hostile.book_of(hostile.sheet_of(rows))(path)
    ended = limited.kachilog(tmp_path, "check", path)
    assert ended.code == 3
    assert ended.memory < 200
