import pytest
from support.logs import log_of

from kachilog.metrics.efficiency import efficiency
from kachilog.metrics.weekly_sums import weekly_totals

ALL = frozenset({"reactions", "inquiries"})
METHOD = """
    date        action minutes reactions quality inquiries
    2026-11-16  投稿   30      2         4       1
    2026-11-18  投稿   30      2         4       1
    2026-11-20  投稿   30      1         -       0
"""


def efficiency_of(table):
    log = log_of(table)
    (totals,) = weekly_totals(log.frame, log.keys, "monday").values()
    return efficiency(totals, log.keys)


def test_three_posts_of_90_minutes_with_2_inquiries_are_45_minutes_each():
    one = efficiency_of(METHOD)
    assert (one.minutes, one.inquiries, one.minutes_per_inquiry) == (90, 2, 45.0)
    assert one.minutes_per_inquiry_basis == "inquiries"


def test_efficiency_is_a_ratio_of_sums_over_the_rows_that_are_rated():
    one = efficiency_of("""
        date        minutes reactions quality inquiries
        2026-11-16  60      5         5       1
        2026-11-17  30      10        1       0
        2026-11-18  90      50        -       0
    """)
    assert one.quality_adjusted == 7.0
    assert one.quality_adjusted_minutes == 90
    assert one.quality_adjusted_per_hour == pytest.approx(7 / 1.5)
    assert one.minutes == 180


def test_no_inquiry_is_not_zero_minutes_each():
    one = efficiency_of("""
        date        minutes reactions quality inquiries
        2026-11-16  90      5         5       -
    """)
    assert (one.minutes_per_inquiry, one.inquiries, one.minutes) == (None, 0, 90)


def test_without_an_inquiry_column_it_is_minutes_per_reaction():
    one = efficiency_of("""
        date        minutes reactions quality
        2026-11-16  90      5         5
        2026-11-17  -       7         5
    """)
    assert (one.minutes_per_inquiry, one.minutes_per_inquiry_basis) == (18.0, "reactions")


def test_a_row_without_minutes_is_left_out_with_its_inquiries():
    one = efficiency_of("""
        date        minutes reactions quality inquiries
        2026-11-16  90      5         5       1
        2026-11-17  -       7         5       4
    """)
    assert (one.minutes_per_inquiry, one.quality_adjusted) == (90.0, 5.0)


def test_zero_minutes_with_reactions_count_in_numerators():
    one = efficiency_of("""
        date        minutes reactions quality inquiries
        2026-11-16  60      5         5       1
        2026-11-17  0       5         5       1
    """)
    assert (one.minutes_per_inquiry, one.quality_adjusted_per_hour) == (30.0, 10.0)


def test_without_any_minute_no_figure_is_made_up():
    one = efficiency_of("""
        date        minutes reactions quality inquiries
        2026-11-16  0       5         5       1
    """)
    assert one.minutes_per_inquiry is one.quality_adjusted_per_hour is one.high_value_share is None
    assert (one.quality_adjusted, one.inquiries) == (5.0, 1)


def test_high_value_time_is_a_share_of_the_rated_minutes():
    one = efficiency_of("""
        date        minutes reactions quality
        2026-11-16  30      0         4
        2026-11-16  30      0         5
        2026-11-16  30      0         3
        2026-11-16  60      0         -
    """)
    assert (one.high_value_minutes, one.rated_minutes) == (60, 90)
    assert one.high_value_share == pytest.approx(2 / 3)


def test_unrated_rows_leave_no_share():
    one = efficiency_of("""
        date        minutes reactions quality
        2026-11-16  30      3         -
    """)
    assert one.high_value_share is one.quality_adjusted_per_hour is None
