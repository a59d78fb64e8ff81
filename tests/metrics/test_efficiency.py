import pytest
from support.logs import log_of

from kachilog.metrics.efficiency import (
    by_minutes,
    efficiency,
    efficiency_window,
    inquiry_window,
    ranked,
)
from kachilog.metrics.rates import compare
from kachilog.metrics.totals import NO_TOTALS, Totals
from kachilog.metrics.weekly_sums import action_totals, weekly_totals

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


def scored(points, minutes, **more):
    return Totals(scored_points=points, scored_minutes=minutes, minutes=minutes, **more)


def test_the_shrunken_rates_are_those_of_the_definition():
    # A filler takes the user's own rate to 0.8/h: 40 points are 8 reactions in all, in 10 h.
    def rate(reactions, minutes):
        filler = scored(40 - 5 * reactions, 600 - minutes)
        return {
            one.action: one.rate for one in ranked({"x": scored(5 * reactions, minutes), "filler": filler})
        }["x"]

    assert rate(2, 90) == pytest.approx(0.945, abs=5e-4)
    assert rate(0, 90) == pytest.approx(0.582, abs=5e-4)
    assert rate(1, 30) == pytest.approx(0.933, abs=5e-4)


def test_much_time_is_hardly_shrunken():
    figures = ranked({"x": scored(40, 720), "filler": scored(40, 480)})  # 16 in 20 h: 0.8/h
    assert {one.action: one.rate for one in figures}["x"] == pytest.approx(0.700, abs=5e-4)


def test_one_lucky_row_does_not_win():
    figures = ranked({"lucky": scored(5, 10), "steady": scored(150, 900), "idle": scored(0, 600)})
    assert [one.action for one in figures] == ["steady", "lucky", "idle"]


def test_without_a_rate_of_their_own_the_order_is_by_minutes_then_name():
    unrated = {"a": Totals(minutes=10), "c": Totals(minutes=30), "b": Totals(minutes=30)}
    assert [(one.action, one.rate) for one in ranked(unrated)] == [("b", None), ("c", None), ("a", None)]


def test_equal_rates_are_ordered_by_minutes_then_name():
    nothing_came = {"b": scored(0, 60), "a": scored(0, 60), "c": scored(0, 90)}
    assert [one.action for one in ranked(nothing_came)] == ["c", "a", "b"]
    actions = {"b": scored(5, 60, actions=1), "a": scored(5, 60), "c": Totals(minutes=9)}
    assert [one.action for one in ranked(actions)] == ["a", "b", "c"]


def test_an_action_type_shows_all_its_rows_rated_or_not():
    log = log_of("""
        date        action minutes reactions quality
        2026-11-16  投稿   30      2         4
        2026-11-16  投稿   20      3         -
        2026-11-16  投稿   -       4         5
    """)
    (by_action,) = action_totals(log.frame, log.keys, "monday").values()
    (one,) = ranked(by_action)
    assert (one.action, one.minutes, one.rows, one.reactions) == ("投稿", 50, 3, 9)
    assert one.rate == pytest.approx((2 * 4 / 5 + 3.2 * 4) / (0.5 + 4))


def test_the_weeks_actions_are_ordered_by_minutes_then_name():
    figures = by_minutes({"b": scored(0, 60), "a": scored(0, 60), "c": scored(50, 10), "d": scored(0, 90)})
    assert [one.action for one in figures] == ["d", "a", "b", "c"]
    assert {one.rate for one in figures} == {None}


def test_quality_adjusted_reactions_are_compared_as_whole_events():
    before = efficiency(scored(5 * 2, 240), ALL)
    rounded_down = efficiency(scored(5 * 8 + 2, 240), ALL)  # 8.4
    rounded_up = efficiency(scored(5 * 8 + 3, 240), ALL)  # 8.6
    assert compare(efficiency_window(rounded_down), efficiency_window(before)).p_value == pytest.approx(
        56 * 2 / 1024
    )  # 8 of 10
    assert compare(efficiency_window(rounded_up), efficiency_window(before)).p_value == pytest.approx(
        67 * 2 / 2048
    )  # 9 of 11


def test_more_inquiries_in_the_same_time_are_better():
    few = efficiency(Totals(minutes=240, timed_inquiries=1), ALL)
    many = efficiency(Totals(minutes=240, timed_inquiries=9), ALL)
    assert compare(inquiry_window(many), inquiry_window(few)).verdict == "better"
    assert compare(inquiry_window(few), inquiry_window(many)).verdict == "worse"
    assert compare(inquiry_window(few), inquiry_window(efficiency(NO_TOTALS, ALL))).verdict == "unknown"
