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
        "2026-11-04|投稿|721|301|4|||||",
        "2026-11-05|投稿|720|300|4|3||||",
    )
    assert found(read) == [
        (2, "アクション内容", "action_blank"),
        (3, "投入時間(分)", "minutes_long"),
        (3, "直接反応数", "reactions_many"),
    ]
    assert {problem.severity for problem in read.problems} == {"warning"}
    assert len(read.frame) == 3


def test_parts_above_their_wholes_are_said_once_for_each_pair_of_columns():
    lines = [f"2026-11-{day:02}|投稿|30|5|4|2|1|3||" for day in range(1, 29)]
    read = log_of_lines(TEN, "2026-10-03|投稿|30|2|4|3|5|||", *lines, "2026-12-01|投稿|30|5|4||3|3||")
    counts = {problem.column: (problem.row, problem.values["count"]) for problem in read.problems}
    assert counts == {"リピート相談数": (2, 1), "問い合わせ数": (2, 1), "紹介数": (30, 28)}
    (referrals,) = (problem for problem in read.problems if problem.column == "紹介数")
    assert Words("ja").problem(referrals).startswith("紹介数が問い合わせ数より多い行が28行あります")


def test_a_date_more_than_a_week_ahead_is_a_warning_where_today_is_known():
    rows = ("2026-11-10|投稿|30|2|4", "2026-11-11|投稿|30|2|4", "2027-01-01|投稿|30|2|4")
    assert found(log_of_lines(FIVE, *rows)) == []
    read = log_of_lines(FIVE, *rows, today=dt.date(2026, 11, 3))
    assert found(read) == [(3, "日付", "date_future"), (4, "日付", "date_future")]
    assert len(read.frame) == 3


def test_days_years_from_all_others_are_asked_about():
    rows = ("2026-11-10", "1931-11-01", "2024-12-01", "2016-11-16", "2025-11-11", "9999-12-31")
    read = log_of_lines(FIVE, *(f"{day}|投稿|30|2|4" for day in rows))
    assert found(read) == [(row, "日付", "date_far") for row in (3, 5, 7)]
    assert len(read.frame) == 6


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
