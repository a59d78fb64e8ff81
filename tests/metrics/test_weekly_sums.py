import datetime as dt

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.logs import log_of, log_of_rows
from support.tiers import examples

from kachilog.base.week import Week
from kachilog.metrics.totals import NO_TOTALS, Totals, pooled
from kachilog.metrics.weekly_sums import weekly_totals


def totals_of(table, week_start="monday"):
    log = log_of(table)
    return {week.label: one for week, one in weekly_totals(log.frame, log.keys, week_start).items()}


def only(table):
    (one,) = totals_of(table).values()
    return one


def test_rows_fall_into_half_open_weeks_across_the_year():
    weeks = totals_of("""
        date        minutes
        2026-12-27  1
        2026-12-28  2
        2027-01-01  4
        2027-01-03  8
        2027-01-04  16
    """)
    assert {label: one.minutes for label, one in weeks.items()} == {
        "2026-W52": 1,
        "2026-W53": 14,
        "2027-W01": 16,
    }


def test_weeks_may_start_on_a_sunday():
    weeks = totals_of(
        """
        date        minutes
        2026-11-14  1
        2026-11-15  2
        2026-11-21  4
        2026-11-22  8
        """,
        "sunday",
    )
    assert {label: one.minutes for label, one in weeks.items()} == {
        "2026-11-08": 1,
        "2026-11-15": 6,
        "2026-11-22": 8,
    }


@pytest.mark.parametrize("week_start", ["monday", "sunday"])
def test_the_ends_of_the_calendar_are_weeks_like_any_other(week_start):
    weeks = totals_of(
        """
        date        minutes
        1900-01-01  1
        9999-12-31  2
        """,
        week_start,
    )
    assert [one.minutes for one in weeks.values()] == [1, 2]


def test_every_sum_is_of_the_rows_it_is_of():
    assert only("""
        date        minutes reactions quality inquiries repeats referrals
        2026-11-16  30      2         5       1         1       -
        2026-11-16  20      4         3       -         -       -
        2026-11-17  -       3         4       2         -       1
        2026-11-18  15      5         -       1         -       -
        2026-11-19  0       1         2       3         -       -
        2026-11-20  10      -         4       -         -       -
    """) == Totals(
        actions=6,
        active_days=5,
        minutes=75,
        minutes_missing=1,
        quality_missing=1,
        reactions=15,
        inquiries=7,
        repeats=1,
        referrals=1,
        widened_reactions=17,
        timed_reactions=12,
        timed_inquiries=5,
        scored_points=2 * 5 + 4 * 3 + 1 * 2 + 0 * 4,
        scored_minutes=60,
        rated_rows=4,
        rated_minutes=60,
        rated_quality_minutes=30 * 5 + 20 * 3 + 0 * 2 + 10 * 4,
        rated_quality=5 + 3 + 2 + 4,
        rated_quality_squares=25 + 9 + 4 + 16,
        high_value_minutes=40,
    )


def test_blank_reactions_are_nothing_only_where_the_column_exists():
    with_column = only("""
        date        minutes reactions quality
        2026-11-16  30      -         5
    """)
    without_column = only("""
        date        minutes quality
        2026-11-16  30      5
    """)
    assert (with_column.scored_minutes, without_column.scored_minutes) == (30, 0)
    assert without_column.rated_minutes == 30


def test_a_mean_quality_is_weighted_by_minutes():
    one = only("""
        date        minutes quality
        2026-11-16  30      5
        2026-11-16  10      1
        2026-11-16  -       1
    """)
    assert one.quality == 4.0


def test_rated_rows_without_minutes_have_no_mean_quality():
    assert (
        only("""
        date        minutes quality
        2026-11-16  0       5
    """).quality
        is None
    )


def test_a_log_without_rows_has_no_weeks():
    log = log_of("date action minutes")
    assert weekly_totals(log.frame, log.keys, "monday") == {}


def test_a_column_of_the_users_own_may_have_any_name():
    log = log_of("""
        date        action minutes
        2026-11-16  投稿   30
    """)
    frame = log.frame.assign(week=1.0, timed="x", rated=None, actions=7, active_days=9)
    assert weekly_totals(frame, log.keys, "monday") == weekly_totals(log.frame, log.keys, "monday")


def test_a_count_that_is_a_slip_of_the_keyboard_does_not_wrap_around():
    one = only(f"""
        date        minutes reactions quality
        2026-11-16  30      {2**62}   5
        2026-11-16  30      {2**62}   5
    """)
    assert one.reactions == 2**63
    assert one.scored_points == 5 * 2**63


def test_pooling_nothing_is_nothing():
    assert pooled([]) == NO_TOTALS


CELLS = st.one_of(st.none(), st.integers(0, 600))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.dates(dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
            "action": st.sampled_from(["投稿", "DM対応", None]),
            "minutes": CELLS,
            "reactions": CELLS,
            "quality": st.one_of(st.none(), st.integers(1, 5)),
            "inquiries": CELLS,
            "repeats": CELLS,
            "referrals": CELLS,
        }
    ),
    max_size=25,
)


@examples(40)
@given(rows=ROWS, week_start=st.sampled_from(["monday", "sunday"]))
def test_the_sums_are_those_of_plain_python(rows, week_start):
    log = log_of_rows(rows)
    sums = weekly_totals(log.frame, log.keys, week_start)
    assert list(sums) == sorted({Week.containing(row["date"], week_start) for row in rows})
    for week, ours in sums.items():
        assert ours == plain_totals([row for row in rows if row["date"] in week])


@examples(40)
@given(rows=ROWS, order=st.randoms(use_true_random=False), cut=st.integers(0, 25))
def test_neither_the_order_of_rows_nor_the_files_they_came_from_matter(rows, order, cut):
    log = log_of_rows(rows)
    shuffled = order.sample(rows, len(rows))
    parts = [log_of_rows(shuffled[:cut]).frame, log_of_rows(shuffled[cut:]).frame]
    joined = pd.concat(parts, ignore_index=True)
    assert weekly_totals(joined, log.keys, "monday") == weekly_totals(log.frame, log.keys, "monday")


def test_a_lazy_frame_of_another_engine_gives_the_same_sums():
    log = log_of("""
        date        action minutes reactions quality inquiries
        2026-11-15  投稿   30      2         4       1
        2026-11-16  投稿   30      -         5       -
        2026-11-18  DM対応 -       2         -       1
    """)
    cells = log.frame.astype(object).where(log.frame.notna(), None)
    lazy = pl.LazyFrame(cells.to_dict("list"))
    for start in ("monday", "sunday"):
        assert weekly_totals(lazy, log.keys, start) == weekly_totals(log.frame, log.keys, start)


def plain_totals(rows):
    """Return the totals of rows by the definitions, one row at a time."""
    timed = [row for row in rows if row["minutes"] is not None]
    rated = [row for row in timed if row["quality"] is not None]

    def total(name, among=rows):
        return sum(row[name] or 0 for row in among)

    return Totals(
        actions=len(rows),
        active_days=len({row["date"] for row in rows}),
        minutes=total("minutes"),
        minutes_missing=len(rows) - len(timed),
        quality_missing=sum(row["quality"] is None for row in rows),
        reactions=total("reactions"),
        inquiries=total("inquiries"),
        repeats=total("repeats"),
        referrals=total("referrals"),
        widened_reactions=sum(max(row["reactions"] or 0, row["inquiries"] or 0) for row in rows),
        timed_reactions=total("reactions", timed),
        timed_inquiries=total("inquiries", timed),
        scored_points=sum((row["reactions"] or 0) * row["quality"] for row in rated),
        scored_minutes=total("minutes", rated),
        rated_rows=len(rated),
        rated_minutes=total("minutes", rated),
        rated_quality_minutes=sum(row["minutes"] * row["quality"] for row in rated),
        rated_quality=sum(row["quality"] for row in rated),
        rated_quality_squares=sum(row["quality"] ** 2 for row in rated),
        high_value_minutes=sum(row["minutes"] for row in rated if row["quality"] >= 4),
    )
