"""Logs on several sheets are one log: every row once, in the columns of all."""

from __future__ import annotations

import datetime as dt

from support.logs import FIVE, TEN, records, rows_of

from kachilog.log.reading.joined import JoinedStream
from kachilog.log.stream import open_log

OCTOBER = (FIVE, "2026-10-16|投稿|30|2|5")
NOVEMBER = (TEN, "2026-11-16|投稿|20|1|4|1|||実例|x", "2026-11-17|投稿|たくさん|1|4|||||")


def joined(*sheets):
    return JoinedStream([open_log(records(*lines)) for lines in sheets])


def codes(stream):
    return [problem.code for problem in stream.problems]


def test_a_column_that_a_sheet_lacks_is_blank_in_its_rows():
    stream = joined(OCTOBER, NOVEMBER)
    assert rows_of(stream) == [
        (dt.date(2026, 10, 16), "投稿", 30, 2, 5, None, None, None, "", ""),
        (dt.date(2026, 11, 16), "投稿", 20, 1, 4, 1, None, None, "実例", "x"),
    ]
    assert codes(stream) == ["count_unreadable", "sheets_joined"]


def test_rows_that_cannot_be_read_are_counted_over_all_sheets():
    stream = joined(NOVEMBER, OCTOBER, NOVEMBER)
    rows_of(stream)
    assert (stream.bad_rows, stream.lost_rows, stream.verbatim_rows) == (2, 0, 0)
    stream = joined(NOVEMBER, NOVEMBER)
    kept = [row for chunk in stream.chunks(verbatim=True) for row in chunk.rows]
    assert [row[2] for row in kept] == [20, "たくさん", 20, "たくさん"]
    assert (stream.bad_rows, stream.verbatim_rows) == (2, 2)


def test_sheets_without_a_row_say_so_and_nothing_of_being_read_together():
    stream = joined((FIVE,), (FIVE,))
    assert list(stream.chunks()) == []
    assert codes(stream) == ["log_no_rows", "log_no_rows"]


def test_without_a_usable_header_there_is_no_log():
    stream = joined(("a|b",), ("c|d",))
    assert stream.header is None
    assert list(stream.chunks()) == []
    assert codes(stream)[:2] == ["header_missing", "header_missing"]
