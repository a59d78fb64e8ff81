import math
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kachilog.metrics.sustainability import sustainability
from kachilog.metrics.thresholds import WEIGHTS
from kachilog.metrics.totals import Totals


def pace(minutes, active_days=3, rated_rows=0, quality=None, *, actions=9, missing=0):
    """Return the totals of a week by what the index reads of them; `quality` is None without rated minutes.

    All rows have the same rating.
    """
    mean = quality or 0
    return Totals(
        actions=actions,
        active_days=active_days,
        minutes=minutes,
        minutes_missing=missing,
        rated_rows=rated_rows,
        rated_minutes=1 if quality else 0,
        rated_quality_minutes=mean,
        rated_quality=rated_rows * mean,
        rated_quality_squares=rated_rows * mean**2,
    )


def usual(minutes, quality=None, rated=0, *, spread=0.8):
    """Return usual weeks of three days, the rated rows shared out evenly, with a sample SD of `spread`."""
    weeks = [pace(each, 3, rated // len(minutes), quality) for each in minutes]
    beyond = spread**2 * max(0, rated - 1) / len(weeks)
    return [replace(week, rated_quality_squares=week.rated_quality_squares + beyond) for week in weeks]


def index_of(now, history=(), budget=180, *, provisional=False):
    """Return the index of a week after those of `history`, all of consecutive weeks."""
    return sustainability(now, history[-4:], history[-12:], budget, provisional=provisional)


def rounded(parts):
    return {name: None if part is None else round(part, 2) for name, part in parts.items()}


STEADY = usual([160, 175, 170, 165], 3.9, 24)

VECTORS = [
    pytest.param(pace(90), [], 100, 2, id="no history"),
    pytest.param(pace(170, 4, 6, 4.0), STEADY, 100, 4, id="steady"),
    pytest.param(pace(250, 6, 9, 4.0), STEADY, 56, 4, id="over the budget"),
    pytest.param(pace(180, 7, 7, 2.8), usual([175, 180, 178, 182], 3.8, 24), 74, 4, id="no rest"),
    pytest.param(pace(420, 7, 20, 4.5), usual([180, 200, 240, 300], 4.2, 40), 20, 4, id="overloaded"),
    pytest.param(pace(120, 3, 4, 4.0), usual([150, 160, 170, 165], 3.9, 20), 100, 4, id="a light week"),
    pytest.param(pace(30, 1, 1, 3.0), usual([160, 175, 170, 165], 3.9, 24), 100, 3, id="one rated row"),
    pytest.param(pace(600, 7, 9, 4.0), usual([600] * 4, 4.0, 24), 20, 4, id="always far too much"),
    pytest.param(pace(150), usual([160] * 9 + [30] * 3), 100, 3, id="back after a pause"),
]


@pytest.mark.parametrize(("now", "history", "index", "parts_used"), VECTORS)
def test_the_index_gives_the_vectors_of_the_definition(now, history, index, parts_used):
    result = index_of(now, history)
    assert (result.index, result.parts_used) == (index, parts_used)


def test_the_parts_of_the_week_over_the_budget_are_those_of_the_definition():
    result = index_of(pace(250, 6, 9, 4.0), STEADY)
    assert rounded(result.parts) == {"budget": 0.22, "ramp": 0.72, "rest": 0.5, "quality": 1.0}


def test_a_week_without_rows_is_blank():
    result = index_of(None, STEADY)
    assert (result.index, result.band, result.parts_used, result.ramp) == (None, None, 0, None)
    assert (result.minutes, result.rest_days, result.usual_minutes) == (0, 7, 167.5)


@pytest.mark.parametrize("budget", [None, 0])
def test_without_a_budget_the_pace_has_no_measure(budget):
    result = index_of(pace(90), STEADY, budget)
    assert result.parts["budget"] is None
    assert result.parts["ramp"] == 1.0


def test_a_week_in_progress_has_no_rest_days_to_count():
    result = index_of(pace(90, 7), [], 180, provisional=True)
    assert result.parts == {"budget": 1.0, "ramp": None, "rest": None, "quality": None}


def test_without_any_part_there_is_no_index():
    result = index_of(pace(90), [], None, provisional=True)
    assert (result.index, result.band, result.parts_used) == (None, None, 0)


@pytest.mark.parametrize(("weeks", "ramp"), [(2, None), (3, 1.2)])
def test_a_ramp_needs_three_usual_weeks(weeks, ramp):
    result = index_of(pace(180), usual([150] * weeks))
    assert result.ramp == ramp


@pytest.mark.parametrize(
    ("mean", "budget", "floor"),
    [(150, 180, 150), (10, 180, 72), (300, 180, 180), (300, None, 300), (10, None, 10), (0, None, 1)],
)
def test_the_ramp_is_measured_from_the_usual_minutes_within_the_budget(mean, budget, floor):
    result = index_of(pace(150), usual([mean] * 4), budget)
    assert (result.ramp_from, result.ramp) == (floor, 150 / floor)


@pytest.mark.parametrize(("active_days", "rest"), [(1, 1.0), (5, 1.0), (6, 0.5), (7, 0.0)])
def test_two_days_of_rest_are_enough(active_days, rest):
    assert index_of(pace(9, active_days), []).parts["rest"] == rest


@pytest.mark.parametrize(("now", "before", "available"), [(3, 6, True), (2, 6, False), (3, 5, False)])
def test_quality_needs_three_rated_rows_and_six_before(now, before, available):
    history = [pace(100, 3, before - 2, 4.0), pace(100, 3, 2, 4.0)]
    result = index_of(pace(90, 3, now, 4.0), history)
    assert (result.parts["quality"] is not None) == available


def test_usual_quality_weighs_each_rated_week_alike():
    history = [pace(600, 3, 30, 5.0), pace(10, 3, 1, 3.0), pace(100)]
    result = index_of(pace(90, 3, 3, 2.9), history)
    assert result.usual_quality == 4.0
    assert result.by_chance == pytest.approx(
        1.28 * 0.5 * math.sqrt(1 / 3 + 1 / 31)
    )  # all but alike: s is 0.5
    assert result.parts["quality"] == pytest.approx(1 - (4.0 - 2.9 - result.by_chance - 0.25))


def test_what_chance_alone_does_to_a_mean_is_no_drop():
    history = usual([100] * 4, 4.0, 24)
    parts = {q: index_of(pace(90, 3, 4, q), history).parts["quality"] for q in (3.2, 3.1, 2.6, 2.5)}
    by_chance = 1.28 * 0.8 * math.sqrt(1 / 4 + 1 / 24)  # 0.553
    assert parts[3.2] == 1.0
    assert parts[3.1] == pytest.approx(1 - (0.9 - by_chance - 0.25))
    assert parts[2.5] == pytest.approx(parts[2.6] - 0.1)


def test_a_slow_slide_is_seen_over_twelve_weeks():
    slide = [usual([100], 4.6 - 0.1 * week, 6)[0] for week in range(12)]
    assert index_of(pace(90, 3, 6, 3.2), slide).parts["quality"] < 1
    assert index_of(pace(90, 3, 6, 3.2), slide[-4:]).parts["quality"] == 1


@pytest.mark.parametrize(("missing", "short"), [(0, False), (3, False), (4, True), (9, True)])
def test_where_more_than_a_third_of_the_minutes_is_missing_there_is_no_index(missing, short):
    result = index_of(pace(150, 3, 6, 4.0, actions=9, missing=missing), STEADY)
    assert (result.short_of_minutes, result.index is None, result.band is None) == (short, short, short)
    assert (result.parts["budget"] is None, result.parts["ramp"] is None) == (short, short)
    assert (result.parts["rest"], result.parts["quality"]) == (1.0, 1.0)


def test_rated_rows_without_minutes_have_no_mean_to_compare():
    weeks = [pace(0, 3, 6, None)]
    assert index_of(pace(90, 3, 3, 3.5), weeks).parts["quality"] is None
    assert index_of(pace(0, 3, 3, None), STEADY).parts["quality"] is None


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
    result = index_of(pace(minutes), [], 200, provisional=True)
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
    index = index_of(pace(minutes, active_days), [], budget).index
    assert index == math.floor(exact + Fraction(1, 2))


def test_a_half_is_never_rounded_to_even():
    # L alone: a minute of a budget of 400 is half a point.
    indexes = [index_of(pace(each), [], 400, provisional=True).index for each in (403, 405)]
    assert indexes == [99, 98]


QUALITIES = st.one_of(st.none(), st.floats(1, 5))
PACES = st.builds(pace, st.integers(0, 3000), st.integers(1, 7), st.integers(0, 30), QUALITIES)
HISTORIES = st.lists(PACES, max_size=14)
BUDGETS = st.one_of(st.none(), st.integers(0, 1200))


def floor_of(history, budget):
    """Return what the ramp is measured from."""
    paces = [
        sum(week.minutes for week in weeks) / max(1, len(weeks)) for weeks in (history[-4:], history[-12:])
    ]
    return min(max(*paces, 0.4 * (budget or 0), 1), budget or math.inf)


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
    result = index_of(now, history, budget, provisional=provisional)
    assert (result.index is None) == (result.parts_used == 0)
    assert result.index is None or 0 <= result.index <= 100
    assert all(part is None or 0 <= part <= 1 for part in result.parts.values())


@settings(deadline=None)
@given(now=PACES, history=HISTORIES, budget=BUDGETS, provisional=st.booleans(), more=st.floats(0, 50))
def test_no_part_jumps_with_the_minutes(now, history, budget, provisional, more):
    longer = pace(now.minutes + more, now.active_days, now.rated_rows, now.quality)
    before = index_of(now, history, budget, provisional=provisional)
    after = index_of(longer, history, budget, provisional=provisional)
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
    longer = pace(now.minutes + 1, now.active_days, now.rated_rows, now.quality)
    before = index_of(now, history, budget, provisional=provisional)
    after = index_of(longer, history, budget, provisional=provisional)
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
        index_of(
            pace(each, active_days, 9, quality),
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
        index_of(pace(minutes, 3, 9, quality), history, budget, provisional=provisional).index
        for minutes in range(2 * budget)
    ]
    assert max(one - following for one, following in pairwise(indexes)) == points


@settings(deadline=None)
@given(
    history=st.lists(st.integers(0, 2000), min_size=4, max_size=12),
    budget=st.integers(1, 600),
    beyond=st.integers(1, 2000),
    active_days=st.integers(1, 7),
)
def test_a_pace_above_the_budget_gains_no_point_by_repetition(history, budget, beyond, active_days):
    # A pace up to the budget may become usual; from there on repetition changes nothing for the better.
    same = pace(budget + beyond, active_days)
    before = [pace(budget + each) for each in history]
    indexes = [index_of(same, [*before, *[same] * times], budget).index for times in range(16)]
    assert len({*indexes}) == 1


def test_a_chronic_overload_never_scores_above_25():
    weeks = [pace(600, 7, 9, 4.0)] * 30
    assert {index_of(weeks[0], weeks[:times]).index for times in range(3, 30)} == {20}
