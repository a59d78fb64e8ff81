"""Where incoming rows go in the log's table: by column, and in which cells of an open workbook."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import TablePlace
from kachilog.jobs.moving.append_plan import AppendPlan, Cells
from kachilog.log.known_rows import KnownRows
from kachilog.log.stream import open_log

HEADERS = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)", "時給", "自由")
TABLE = TablePlace("ActivityLog", "記録", 3, 2, 6, 8, HEADERS)
INCOMING = ("自由", "質的評価(1-5)", "直接反応数", "投入時間(分)", "アクション内容", "日付", "時給")


def rows(*lines, headers=INCOMING):
    stream = open_log(enumerate([headers, *lines], start=1))
    known = KnownRows()
    known.expect(stream.header.columns, stream.chunks())
    return known.add()


def plan(*taken, table=TABLE, calculated=frozenset({"時給"})):
    made = AppendPlan(table, calculated)
    for new in taken:
        made.take(new)
    return made


def everywhere_blank(first, last):
    return None


LINE = ("x", 5, 2, 30, "投稿", "2026-11-16", 99)


def test_a_block_has_the_columns_of_the_table_then_the_new_ones():
    made = plan(rows(LINE), rows((*LINE, 7), headers=(*INCOMING, "新しい列")))
    first, second = made.blocks()
    assert made.new_headers == ["新しい列"]
    assert [column[0] for column in first][1:] == ["投稿", 30, 2, 5, None, "x", None]
    assert [column[0] for column in second][-1] == 7


def test_in_place_only_incoming_columns_are_written_and_none_that_the_table_computes():
    placed = plan(rows(LINE)).in_place(4, everywhere_blank)
    assert (placed.first, placed.last, placed.headers) == ((3, 2), (6, 8), {})
    (left, right) = placed.cells
    assert (left.row, left.column, left.rows[0][1:]) == (5, 2, ["投稿", 30, 2, 5])
    assert right == Cells(5, 8, [["x"]])


def test_rows_of_several_files_follow_each_other_and_the_table_grows_with_them():
    placed = plan(rows(LINE, LINE), rows((*LINE, 7), headers=(*INCOMING, "新しい列"))).in_place(
        6, everywhere_blank
    )
    assert placed.last == (9, 9)
    assert placed.headers == {9: "新しい列"}
    assert [(cells.row, cells.column, len(cells.rows)) for cells in placed.cells] == [
        (7, 2, 2),
        (7, 8, 2),
        (9, 2, 1),
        (9, 8, 1),
    ]


@pytest.mark.parametrize(
    ("code", "table", "headers", "filled"),
    [
        ("totals_row", replace(TABLE, totals_rows=1), INCOMING, None),
        ("no_room_below", TABLE, INCOMING, (7, 2)),
        ("no_room_beside", TABLE, (*INCOMING, "新しい列"), (3, 9)),
    ],
)
def test_what_is_in_the_way_is_found_before_anything_is_written(code, table, headers, filled):
    made = plan(rows((*LINE, 7)[: len(headers)], headers=headers), table=table)
    last = 6 if code == "no_room_below" else 4
    with pytest.raises(FileError) as refused:
        made.in_place(last, lambda first, _: filled if first == filled else None)
    assert refused.value.code == code


def test_a_file_without_new_rows_needs_no_new_column():
    made = plan(rows(headers=(*INCOMING, "新しい列")))
    assert (made.new_headers, list(made.blocks())) == ([], [])
