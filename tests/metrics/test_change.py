"""Better or worse than usual: which weeks are compared, when, and that the test is the exact one."""

import math
from itertools import combinations

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st
from support.tiers import examples

from kachilog.base.week import Week
from kachilog.metrics.change import Change, change, last_look, permutation_p, weeks_left

FIRST = Week.parse("2026-W01")


def weeks(*numbers):
    return [FIRST.shift(number - 1) for number in numbers]


def looked_at(finished, week):
    look = last_look(finished, week)
    return look and (look.week, len(look.now), len(look.usual))


def test_every_fourth_logged_week_from_the_eighth_on_is_looked_at():
    logged = weeks(*range(1, 21))
    looks = [looked_at(logged[:n], logged[n - 1]) for n in range(1, 21)]
    told = (
        [(logged[7], 4, 4)] * 4 + [(logged[11], 4, 8)] * 4 + [(logged[15], 4, 12)] * 4 + [(logged[19], 4, 12)]
    )
    assert looks == [None] * 7 + told
    assert [weeks_left(n) for n in range(13)] == [8, 7, 6, 5, 4, 3, 2, 1, 4, 3, 2, 1, 4]


def test_the_look_is_at_the_last_four_weeks_and_the_up_to_twelve_before():
    logged = weeks(*range(1, 21))
    look = last_look(logged, logged[-1])
    assert (look.now, look.usual) == (tuple(logged[16:]), tuple(logged[4:16]))


def test_weeks_of_more_than_half_a_year_ago_are_not_compared():
    logged = weeks(1, 2, 3, 4, 5, *range(24, 31))  # of which the 26 that end with the 30th begin at the 5th
    assert looked_at(logged[:8], logged[7]) == (logged[7], 4, 4)
    assert looked_at(logged, logged[-1]) == (logged[-1], 4, 4)
    assert looked_at(weeks(1, 2, 3, 4, *range(24, 32)), FIRST.shift(30)) == (FIRST.shift(30), 4, 4)
    assert looked_at(weeks(1, 2, 3, 4, 24, 25, 26, 40), FIRST.shift(39)) is None


def test_a_verdict_stands_for_half_a_year_at_most():
    logged = weeks(*range(1, 9))
    assert last_look(logged, FIRST.shift(32)) is not None
    assert last_look(logged, FIRST.shift(33)) is None


def change_of(pairs):
    logged = weeks(*range(1, len(pairs) + 1))
    return change(logged, logged[-1], dict(zip(logged, pairs, strict=True)).get)


def test_a_change_has_both_rates_and_its_week():
    twice = change_of([(2, 1.0)] * 4 + [(6, 1.5)] * 4)
    assert twice == Change("better", 2 / 70, FIRST.shift(7), 4.0, 2.0, 4)
    assert change_of([(6, 1.5)] * 4 + [(2, 1.0)] * 4).verdict == "worse"
    assert change_of([(2, 1.0)] * 8) == Change("usual", 1.0, FIRST.shift(7), 2.0, 2.0, 4)
    assert change_of([(2, 1.0)] * 7) == Change(weeks_left=1)


def test_the_verdict_of_a_look_stands_until_the_next():
    pairs = [(2, 1.0)] * 4 + [(6, 1.5)] * 4
    later = change_of([*pairs, (0, 1.0), (0, 1.0), (0, 1.0)])
    assert (later.verdict, later.judged, later.weeks_left) == ("better", FIRST.shift(7), 1)


def test_one_burst_is_no_change():
    quiet = [(2, 1.0), (3, 1.0), (0, 1.0), (4, 1.0), (1, 1.0), (2, 1.0), (3, 1.0)]
    assert change_of([*quiet, (90, 1.0)]).verdict == "usual"


def test_what_was_never_timed_is_not_compared():
    assert change_of([(5, 0.0)] * 4 + [(5, 1.0)] * 4) == Change(weeks_left=4)
    assert change_of([(0, 1.0)] * 8).verdict == "usual"


def test_a_choice_without_hours_differs_as_much_as_can_be():
    # Of the ten choices of 2 of 5 weeks one leaves no hours, and three differ by the observed 3.
    assert permutation_p([(0, 0.0), (0, 0.0), (2, 1.0)], [(5, 1.0), (5, 1.0)]) == 4 / 10


PAIRS = st.tuples(st.integers(0, 40), st.integers(1, 300).map(lambda minutes: minutes / 60))


def enumerated(usual, now):
    """Return the p by the definition, one choice at a time."""
    pairs = [*usual, *now]

    def differs(chosen):
        rest = [pair for at, pair in enumerate(pairs) if at not in chosen]
        return abs(rate([pairs[at] for at in chosen]) - rate(rest))

    def rate(some):
        return math.fsum(count for count, _ in some) / math.fsum(over for _, over in some)

    observed = differs(range(len(usual), len(pairs)))
    choices = [*combinations(range(len(pairs)), len(now))]
    return sum(differs(chosen) >= observed - 1e-12 * max(1, observed) for chosen in choices) / len(choices)


@examples(25)
@given(usual=st.lists(PAIRS, min_size=4, max_size=6), now=st.lists(PAIRS, min_size=4, max_size=4))
def test_p_is_the_share_of_the_choices_by_enumeration(usual, now):
    assert permutation_p(usual, now) == pytest.approx(enumerated(usual, now))


@examples(10)
@given(usual=st.lists(PAIRS, min_size=4, max_size=6), now=st.lists(PAIRS, min_size=4, max_size=4))
def test_p_is_that_of_scipys_permutation_test(usual, now):
    def differs(one, other, axis):
        first, second = (np.take(rows, [0, 1], axis=-1) for rows in (one, other))
        del axis
        (k, h), (other_k, other_h) = (
            (rows[..., 0].sum(-1), rows[..., 1].sum(-1)) for rows in (first, second)
        )
        return np.abs(k / h - other_k / other_h)

    places = np.arange(len(usual) + len(now))
    pairs = np.array([*usual, *now], float)
    theirs = scipy.stats.permutation_test(
        (places[len(usual) :], places[: len(usual)]),
        lambda one, other, axis: differs(pairs[one], pairs[other], axis),
        permutation_type="independent",
        alternative="greater",
        n_resamples=np.inf,
        vectorized=True,
        axis=-1,
    )
    assert permutation_p(usual, now) == pytest.approx(theirs.pvalue)


@examples(25)
@given(usual=st.lists(PAIRS, min_size=4, max_size=12), now=st.lists(PAIRS, min_size=4, max_size=4))
def test_p_is_never_less_than_what_the_number_of_choices_allows(usual, now):
    assert permutation_p(usual, now) >= 1 / math.comb(len(usual) + 4, 4)
