"""What looks wrong is used and told, with where and when, and never with what a customer wrote."""

from __future__ import annotations

import datetime as dt

from support.logs import FIVE, TEN, found, log_of_lines

from kachilog.log.checks import REPORTED
from kachilog.log.stream import open_log
from kachilog.wording import Words


def test_what_looks_wrong_is_used_with_a_warning():
    read = log_of_lines(
        TEN,
        "2026-11-03||30|2|4|||||",
        "2026-11-04|投稿|1441|2|4|||||",
        "2026-11-05|投稿|30|2|4|3||||",
        "2026-11-06|投稿|30|5|4|2|3|||",
        "2026-11-07|投稿|30|5|4|2|1|3||",
        "2026-11-08|投稿|30|5|4||3|3||",
        "2026-11-09|投稿|1440|2|4|2|2|2||",
    )
    assert found(read) == [
        (2, "アクション内容", "action_blank"),
        (3, "投入時間(分)", "minutes_long"),
        (4, "問い合わせ数", "part_of_whole"),
        (5, "リピート相談数", "part_of_whole"),
        (6, "紹介数", "part_of_whole"),
    ]
    assert {problem.severity for problem in read.problems} == {"warning"}
    assert len(read.frame) == 7
    assert "紹介数(3)が問い合わせ数(2)より多く" in Words("ja").problem(read.problems[4])


def test_a_date_far_ahead_is_a_warning_where_today_is_known():
    rows = ("2027-11-04|投稿|30|2|4", "2027-11-05|投稿|30|2|4", "2999-01-01|投稿|30|2|4")
    assert found(log_of_lines(FIVE, *rows)) == []
    read = log_of_lines(FIVE, *rows, today=dt.date(2026, 11, 3))
    assert found(read) == [(3, "日付", "date_future"), (4, "日付", "date_future")]
    assert len(read.frame) == 3


def test_an_error_of_excel_in_an_own_column_or_a_note_costs_no_row():
    read = log_of_lines(
        TEN + "|割合", "2026-11-03|投稿|30|2|4|||||#REF!|#DIV/0!", "2026-11-04|投稿|30|2|4||||||0.5"
    )
    assert found(read) == [(2, "メモ", "cell_error_kept"), (2, "割合", "cell_error_kept")]
    assert read.frame["割合"].dtype == "Float64"
    assert read.frame["割合"].isna().tolist() == [True, False]


def test_a_problem_carries_the_date_of_its_row_or_of_the_nearest_one_above():
    read = log_of_lines(
        FIVE, "x|投稿|1|1|1", "2026-11-03|投稿|-1|2|4", "きのう|投稿|1|1|1", "2026-11-05|投稿|1|1|9"
    )
    assert [problem.day for problem in read.problems] == [
        None,
        dt.date(2026, 11, 3),
        dt.date(2026, 11, 3),
        dt.date(2026, 11, 5),
    ]


def test_a_problem_in_a_later_chunk_remembers_the_date_above():
    lines = [
        (1, FIVE.split("|")),
        *((n, ["2026-11-03", "投稿", 1, 1, 1]) for n in range(2, 6000)),
        (6000, ["?"]),
    ]
    (problem,) = open_log(lines).log().problems
    assert (problem.row, problem.day) == (6000, dt.date(2026, 11, 3))


def test_no_text_of_the_user_stands_in_a_problem():
    private = "山田様からのご相談"
    read = log_of_lines(
        TEN + "|相手",
        f"2026-11-03|{private}\x01|30|2|4|||||{private}\x01|{private}\x01",
        f"2026-11-03|{private * 5000}|30|2|4|||||x|y",
    )
    assert len(read.problems) == 4
    assert not any(private in repr(problem) for problem in read.problems)


def test_ten_thousand_bad_rows_are_a_thousand_problems_and_a_number():
    read = log_of_lines(FIVE, *["2026-11-03|投稿|x|2|4"] * (REPORTED + 500))
    assert len(read.problems) == REPORTED + 1
    assert (read.problems[-1].code, read.problems[-1].values["count"]) == ("more", 500)
    assert len(read.frame) == 0
