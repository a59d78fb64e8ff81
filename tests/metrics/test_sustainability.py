import math
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kachilog.metrics.sustainability import sustainability
from kachilog.metrics.thresholds import WEIGHTS


class Pace(NamedTuple):
    """What the index reads of the totals of a week."""

    minutes: int
    active_days: int
    rated_rows: int
    quality: float | None


def usual(minutes, quality=None, rated=0):
    """Return usual weeks of three days, the rated rows shared out evenly."""
    return [Pace(each, 3, rated // len(minutes), quality) for each in minutes]


def rounded(parts):
    return {name: None if part is None else round(part, 2) for name, part in parts.items()}


STEADY = usual([160, 175, 170, 165], 3.9, 24)

VECTORS = [
    pytest.param(Pace(90, 3, 0, None), [], 100, 2, id="no history"),
    pytest.param(Pace(170, 4, 6, 4.0), STEADY, 100, 4, id="steady"),
    pytest.param(Pace(250, 6, 9, 4.0), STEADY, 56, 4, id="over the budget"),
    pytest.param(Pace(180, 7, 7, 2.8), usual([175, 180, 178, 182], 3.8, 24), 65, 4, id="no rest"),
    pytest.param(Pace(420, 7, 20, 4.5), usual([180, 200, 240, 300], 4.2, 40), 26, 4, id="overloaded"),
    pytest.param(Pace(120, 3, 4, 4.0), usual([150, 160, 170, 165], 3.9, 20), 100, 4, id="a light week"),
    pytest.param(Pace(30, 1, 1, 3.0), usual([160, 175, 170, 165], 3.9, 24), 100, 3, id="one rated row"),
]


@pytest.mark.parametrize(("now", "history", "index", "parts_used"), VECTORS)
def test_the_index_gives_the_vectors_of_the_definition(now, history, index, parts_used):
    result = sustainability(now, history, 180, provisional=False)
    assert (result.index, result.parts_used) == (index, parts_used)


def test_the_parts_of_the_week_over_the_budget_are_those_of_the_definition():
    result = sustainability(Pace(250, 6, 9, 4.0), STEADY, 180, provisional=False)
    assert rounded(result.parts) == {"budget": 0.22, "ramp": 0.72, "rest": 0.5, "quality": 1.0}


def test_a_week_without_rows_is_blank():
    result = sustainability(None, STEADY, 180, provisional=False)
    assert (result.index, result.band, result.parts_used, result.ramp) == (None, None, 0, None)
    assert (result.minutes, result.rest_days, result.usual_minutes) == (0, 7, 167.5)


@pytest.mark.parametrize("budget", [None, 0])
def test_without_a_budget_the_pace_has_no_measure(budget):
    result = sustainability(Pace(90, 3, 0, None), STEADY, budget, provisional=False)
    assert result.parts["budget"] is None
    assert result.parts["ramp"] == 1.0


def test_a_week_in_progress_has_no_rest_days_to_count():
    result = sustainability(Pace(90, 7, 0, None), [], 180, provisional=True)
    assert result.parts == {"budget": 1.0, "ramp": None, "rest": None, "quality": None}


def test_without_any_part_there_is_no_index():
    result = sustainability(Pace(90, 3, 0, None), [], None, provisional=True)
    assert (result.index, result.band, result.parts_used) == (None, None, 0)


@pytest.mark.parametrize(("weeks", "ramp"), [(2, None), (3, 1.2)])
def test_a_ramp_needs_three_usual_weeks(weeks, ramp):
    result = sustainability(Pace(180, 3, 0, None), usual([150] * weeks), 180, provisional=False)
    assert result.ramp == ramp


@pytest.mark.parametrize(
    ("mean", "budget", "floor"),
    [(150, 180, 150), (10, 180, 72), (10, None, 10), (0, None, 1)],
)
def test_the_ramp_is_measured_from_no_less_than_the_floor(mean, budget, floor):
    result = sustainability(Pace(150, 3, 0, None), usual([mean] * 4), budget, provisional=False)
    assert result.ramp == 150 / floor


@pytest.mark.parametrize(("active_days", "rest"), [(1, 1.0), (5, 1.0), (6, 0.5), (7, 0.0)])
def test_two_days_of_rest_are_enough(active_days, rest):
    assert sustainability(Pace(9, active_days, 0, None), [], 180, provisional=False).parts["rest"] == rest


@pytest.mark.parametrize(("now", "before", "available"), [(3, 6, True), (2, 6, False), (3, 5, False)])
def test_quality_needs_three_rated_rows_and_six_before(now, before, available):
    history = [Pace(100, 3, before - 2, 4.0), Pace(100, 3, 2, 4.0)]
    result = sustainability(Pace(90, 3, now, 4.0), history, 180, provisional=False)
    assert (result.parts["quality"] is not None) == available


def test_usual_quality_weighs_each_rated_week_alike():
    history = [Pace(600, 3, 30, 5.0), Pace(10, 3, 1, 3.0), Pace(100, 3, 0, None)]
    result = sustainability(Pace(90, 3, 3, 3.5), history, 180, provisional=False)
    assert result.usual_quality == 4.0
    assert result.parts["quality"] == 0.75


def test_rated_rows_without_minutes_have_no_mean_to_compare():
    weeks = [Pace(0, 3, 6, None)]
    assert sustainability(Pace(90, 3, 3, 3.5), weeks, 180, provisional=False).parts["quality"] is None
    assert sustainability(Pace(0, 3, 3, None), STEADY, 180, provisional=False).parts["quality"] is None


@pytest.mark.parametrize(
    ("minutes", "index", "band"),
    [
        (225, 75, "steady"),
        (226, 74, "care"),
        (250, 50, "care"),
        (251, 49, "slow_down"),
        (999, 0, "slow_down"),
    ],
)
def test_bands_begin_at_75_and_50(minutes, index, band):
    result = sustainability(Pace(minutes, 3, 0, None), [], 200, provisional=True)
    assert (result.index, result.band) == (index, band)


@settings(deadline=None)
@given(minutes=st.integers(0, 2000), budget=st.integers(1, 1000), active_days=st.integers(1, 7))
@example(minutes=109, budget=80, active_days=7)  # 17.5, a hair less in binary fractions
@example(minutes=123, budget=112, active_days=3)  # 87.5, likewise
@example(minutes=151, budget=112, active_days=6)  # 37.5, likewise
@example(minutes=167, budget=112, active_days=3)  # 37.5, likewise
def test_a_half_is_rounded_up_whatever_the_binary_fraction_says(minutes, budget, active_days):
    room = min(Fraction(1), max(Fraction(0), 1 - 2 * (Fraction(minutes, budget) - 1)))
    rest = min(Fraction(1), Fraction(7 - active_days, 2))
    exact = 100 * (35 * room + 20 * rest) / 55
    index = sustainability(Pace(minutes, active_days, 0, None), [], budget, provisional=False).index
    assert index == math.floor(exact + Fraction(1, 2))


def test_a_half_is_never_rounded_to_even():
    # L alone: a minute of a budget of 400 is half a point.
    indexes = [sustainability(Pace(each, 3, 0, None), [], 400, provisional=True).index for each in (403, 405)]
    assert indexes == [99, 98]


QUALITIES = st.one_of(st.none(), st.floats(1, 5))
PACES = st.builds(Pace, st.integers(0, 3000), st.integers(1, 7), st.integers(0, 30), QUALITIES)
HISTORIES = st.lists(PACES, max_size=4)
BUDGETS = st.one_of(st.none(), st.integers(0, 1200))


def floor_of(history, budget):
    """Return what the ramp is measured from."""
    return max(sum(week.minutes for week in history) / max(1, len(history)), 0.4 * (budget or 0), 1)


def points_per_minute(parts, history, budget):
    """Return the most points that one more minute can cost, before rounding.

    L falls over (B, 1.5·B) by 35/(0.5·B) a minute, R over (1.3·F, 2·F) by 25/(0.7·F): together where these
    overlap, which is for 0.5·B < F < 1.5·B/1.3.
    """
    weights = sum(WEIGHTS[name] for name, part in parts.items() if part is not None)
    room = 35 / (0.5 * budget) if parts["budget"] is not None else 0
    floor = floor_of(history, budget)
    ramp = 25 / (0.7 * floor) if parts["ramp"] is not None else 0
    together = not (room and ramp) or 0.5 * budget < floor < 1.5 * budget / 1.3
    return 100 * (room + ramp if together else max(room, ramp)) / weights


@settings(deadline=None)
@given(now=PACES, history=HISTORIES, budget=BUDGETS, provisional=st.booleans())
def test_the_index_lies_between_0_and_100(now, history, budget, provisional):
    result = sustainability(now, history, budget, provisional=provisional)
    assert (result.index is None) == (result.parts_used == 0)
    assert result.index is None or 0 <= result.index <= 100
    assert all(part is None or 0 <= part <= 1 for part in result.parts.values())


@settings(deadline=None)
@given(now=PACES, history=HISTORIES, budget=BUDGETS, provisional=st.booleans(), more=st.floats(0, 50))
def test_no_part_jumps_with_the_minutes(now, history, budget, provisional, more):
    longer = Pace(now.minutes + more, now.active_days, now.rated_rows, now.quality)
    before = sustainability(now, history, budget, provisional=provisional)
    after = sustainability(longer, history, budget, provisional=provisional)
    slopes = {"budget": 2 / budget if budget else 0, "ramp": 1 / (0.7 * floor_of(history, budget))}
    for name, part in before.parts.items():
        if part is not None:
            fall = part - after.parts[name]
            assert -1e-12 <= fall <= slopes.get(name, 0) * more + 1e-9


@settings(deadline=None)
@given(now=PACES, history=HISTORIES, budget=BUDGETS, provisional=st.booleans())
def test_one_more_minute_never_raises_the_index_and_costs_no_more_than_its_slope(
    now, history, budget, provisional
):
    longer = Pace(now.minutes + 1, now.active_days, now.rated_rows, now.quality)
    before = sustainability(now, history, budget, provisional=provisional)
    after = sustainability(longer, history, budget, provisional=provisional)
    assume(before.index is not None)
    cost = before.index - after.index
    assert 0 <= cost <= math.ceil(points_per_minute(before.parts, history, budget) - 1e-9)


@pytest.mark.parametrize(
    ("provisional", "quality", "history", "budget"),
    [
        pytest.param(False, 4.0, True, 142, id="all four parts"),
        pytest.param(False, None, True, 177, id="no quality to compare"),
        pytest.param(True, 4.0, True, 177, id="in progress"),
        pytest.param(True, None, True, 236, id="in progress, no quality to compare"),
        pytest.param(False, None, False, 128, id="no history"),
        pytest.param(True, None, False, 200, id="the budget alone"),
    ],
)
@settings(deadline=None)
@given(
    minutes=st.integers(0, 1500),
    active_days=st.integers(1, 7),
    usual_minutes=st.lists(st.integers(0, 1500), min_size=3, max_size=4),
    budget_more=st.integers(0, 1000),
)
def test_one_more_minute_costs_at_most_one_point_from_this_budget_on(
    *, provisional, quality, history, budget, minutes, active_days, usual_minutes, budget_more
):
    # From points_per_minute: with L and R the bound is 14143/Σw, with L alone of the two it is 7000/Σw.
    before, after = (
        sustainability(
            Pace(each, active_days, 9, quality),
            usual(usual_minutes, quality, 40) if history else [],
            budget + budget_more,
            provisional=provisional,
        )
        for each in (minutes, minutes + 1)
    )
    assert before.index - after.index in (0, 1)


@pytest.mark.parametrize(
    ("provisional", "quality", "budget", "points"),
    [pytest.param(True, None, 180, 2, id="few parts"), pytest.param(False, 4.0, 60, 3, id="a small budget")],
)
def test_where_fewer_parts_or_minutes_carry_the_index_a_minute_weighs_more(
    provisional, quality, budget, points
):
    history = usual([0.6 * budget] * 4, quality, 40)
    indexes = [
        sustainability(Pace(minutes, 3, 9, quality), history, budget, provisional=provisional).index
        for minutes in range(2 * budget)
    ]
    assert max(one - following for one, following in pairwise(indexes)) == points
