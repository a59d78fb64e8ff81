"""Records above the headers, where a sort or a hurried hand has left them, are told: they are not read."""

from __future__ import annotations

import pytest
from support.logs import FIVE, found, log_of_lines, records, rows_of

from kachilog.log.parse import in_blocks
from kachilog.log.stream import LogStream, open_log

ROW = "2026-11-16|投稿|30|2|5"


@pytest.mark.parametrize("above", [1, 2, 19])
def test_records_above_the_headers_are_told_with_their_number_and_where_they_begin(above):
    log = log_of_lines(*[ROW] * above, FIVE, ROW)
    assert log.frame["row"].tolist() == [above + 2]
    (problem,) = [one for one in log.problems if one.code == "rows_above"]
    assert (problem.row, problem.values, problem.is_error) == (1, {"count": above, "header": above + 1}, True)


def test_records_above_the_headers_count_among_the_rows_that_cannot_be_read():
    stream = open_log(records(ROW, ROW, FIVE, ROW, "2026-11-16|投稿|x|2|5"))
    assert len(rows_of(stream)) == 1
    assert stream.bad_rows == 3


def test_a_log_of_which_all_stands_above_the_headers_is_not_called_empty():
    log = log_of_lines(ROW, ROW, FIVE)
    assert log.rows == 0
    assert found(log) == [(1, None, "rows_above")]


def test_sums_over_a_gap_above_the_headers_are_no_records():
    assert found(log_of_lines("2026-11-16|かかった時間|320|40|4", "||||", FIVE, ROW)) == []


def test_records_above_headers_of_two_rows_are_told():
    log = log_of_lines(ROW, "日付|アクション内容|投入時間|直接反応数|質的評価", "||分|件|1-5", ROW)
    assert (1, None, "rows_above") in found(log)


@pytest.mark.parametrize(("row", "told"), [(1, []), (2, [(2, None, "rows_above")])])
def test_of_a_sheet_that_leaves_blank_rows_out_the_row_numbers_show_the_gap(row, told):
    below = [(3, FIVE.split("|")), (4, ROW.split("|"))]
    log = LogStream(in_blocks(below), sheet="記録", above=[(row, ROW.split("|"))]).log()
    assert found(log) == told


@pytest.mark.parametrize(
    "line",
    [
        "活動ログ||||",
        "2026-11-16||||",
        "2026-11-16|副業の記録|||",
        "今週|投稿|30|2|5",
        "2026-11-16|合計|30|2|5",
        "2026-11-16|投稿|たくさん|2|5",
        "記入例|投稿|30|2|5",
        "例: 2026-11-16|投稿|30|2|5",
        "2026-11-16|例: 投稿|30|2|5",
        "2026-11-16|投稿",
    ],
)
def test_a_title_a_total_or_an_example_above_the_headers_is_no_record(line):
    assert found(log_of_lines(line, FIVE, ROW)) == []
