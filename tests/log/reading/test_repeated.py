"""A week that was pasted once more is asked about; rows that happen to be equal are not."""

from __future__ import annotations

from support.logs import FIVE, found, log_of_lines

WEEK = ["2026-11-16|投稿|30|2|5", "2026-11-17|DM対応|10|1|4", "2026-11-19|投稿|30|0|3"]
BEFORE = ["2026-11-09|投稿|30|2|5", "2026-11-10|投稿|30|2|5", "2026-11-10|投稿|30|2|5"]


def test_a_week_that_was_pasted_twice_is_asked_about():
    log = log_of_lines(FIVE, *BEFORE, *WEEK, *WEEK)
    assert found(log) == [(8, None, "week_twice")]
    assert (log.problems[0].severity, log.problems[0].values["count"]) == ("warning", 3)
    assert str(log.problems[0].day) == "2026-11-16"
    assert len(log.frame) == 9


def test_equal_rows_alone_are_no_pasted_week():
    assert found(log_of_lines(FIVE, *BEFORE, *WEEK)) == []
    assert found(log_of_lines(FIVE, *WEEK, *WEEK[:2])) == []
    assert found(log_of_lines(FIVE, *[WEEK[0]] * 8)) == []
    assert found(log_of_lines(FIVE, *WEEK * 7000)) == []
