"""The rows of a log as arrays: action types as written most often, the use of a week's time, income."""

import datetime as dt

import pytest
from support.logs import log_of, log_of_rows

from kachilog.base.settings import Settings
from kachilog.metrics.rows import ActionFigures, Income, LogRows

WEEK = dt.date(2026, 11, 16), dt.date(2026, 11, 23)
TWELVE = dt.date(2026, 9, 7), dt.date(2026, 11, 30)


def rows_of(table):
    return LogRows(log_of(table), Settings())


def test_action_types_have_all_their_rows_by_minutes_then_name():
    rows = rows_of("""
        date        action minutes reactions
        2026-11-16  b      30      2
        2026-11-16  a      30      -
        2026-11-18  c      40      1
        2026-11-18  C      20      3
        2026-11-18  -      -       5
        2026-11-23  c      90      9
    """)
    assert rows.actions(*WEEK) == (
        ActionFigures("c", 60, 2, 4),
        ActionFigures("a", 30, 1, 0),
        ActionFigures("b", 30, 1, 2),
        ActionFigures("", 0, 1, 5),
    )


def test_the_spelling_shown_is_the_most_frequent_of_the_whole_log():
    spelt = [{"date": "2026-11-16", "action": "post", "minutes": 5}]
    spelt += [{"date": "2026-10-05", "action": "Post ", "minutes": 5}] * 2
    (one,) = LogRows(log_of_rows(spelt), Settings()).actions(*WEEK)
    assert one.action == "Post"


def test_a_day_off_takes_no_time():
    rows = rows_of("""
        date        action minutes
        2026-11-16  投稿   30
        2026-11-17  休み   60
    """)
    assert rows.actions(*WEEK) == (ActionFigures("投稿", 30, 1, 0),)


def test_income_is_a_result_of_all_the_hours():
    rows = rows_of("""
        date        action   minutes income
        2026-09-28  投稿     600     -
        2026-10-05  投稿     30      -
        2026-11-16  個別相談 60      20000
        2026-11-17  投稿     -       5000
        2026-11-18  返金     0       -1000
    """)
    assert rows.income(*TWELVE) == Income(24_000, 24_000 / (690 / 60), 9)
    assert rows.income(*WEEK) == Income(24_000, 24_000.0, 1)


@pytest.mark.parametrize("income", ["-", "0"])
def test_income_that_nobody_recorded_is_none_but_nothing_earned_is_0(income):
    rows = rows_of(f"""
        date        action minutes income
        2026-11-16  投稿   -       {income}
    """)
    assert rows.income(*TWELVE) == (None if income == "-" else Income(0, None, 2))
