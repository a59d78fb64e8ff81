import math
import time

import pytest
import scipy  # loads its parts when they are asked for
from hypothesis import given, settings
from hypothesis import strategies as st

from kachilog.metrics import rates
from kachilog.metrics.rates import Comparison, Rate, Window, binomial_test, compare, garwood, wilson

COUNTS = st.integers(0, 400)
SHARES = st.floats(0.02, 0.98)


def percent(bound):
    return math.floor(100 * bound + 0.5)


@pytest.mark.parametrize(("k", "n", "low", "high"), [(1, 3, 6, 79), (2, 10, 6, 51), (5, 40, 5, 26)])
def test_wilson_gives_the_vectors_of_the_definition(k, n, low, high):
    assert tuple(map(percent, wilson(k, n))) == (low, high)


@settings(deadline=None)
@given(n=st.integers(1, 5000), data=st.data())
def test_wilson_agrees_with_scipy_and_holds_the_share(n, data):
    k = data.draw(st.integers(0, n))
    low, high = wilson(k, n)
    theirs = scipy.stats.binomtest(k, n).proportion_ci(method="wilson")
    assert (low, high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)
    assert 0 <= low <= k / n <= high <= 1


@pytest.mark.parametrize(("k", "n"), [(0, 0), (1, 0), (3, 2)])
def test_what_is_no_share_has_no_interval(k, n):
    assert Rate.of(k, n) == Rate(k, n, None, None)


def test_a_rate_carries_its_interval():
    assert Rate.of(2, 10) == Rate(2, 10, *wilson(2, 10))


@pytest.mark.parametrize(("k", "low", "high"), [(0, 0, 3.69), (2, 0.24, 7.22), (5, 1.62, 11.67)])
def test_garwood_gives_the_vectors_of_the_definition(k, low, high):
    assert tuple(round(bound, 2) for bound in garwood(k)) == (low, high)


@pytest.mark.parametrize("k", [1, 2, 3, 10, 57, 1000, 12_345, 1_000_000, 1_000_001, 10**9])
def test_garwood_agrees_with_the_chi_squared_quantiles(k):
    theirs = scipy.stats.chi2.ppf(0.025, 2 * k) / 2, scipy.stats.chi2.ppf(0.975, 2 * k + 2) / 2
    assert garwood(k) == pytest.approx(theirs, rel=1e-8)


def test_two_inquiries_in_ninety_minutes_are_12_to_372_minutes_each():
    low, high = rates.minutes_per_event(90, 2)
    assert (round(low), round(high)) == (12, 372)


def test_minutes_without_an_event_have_no_upper_end():
    assert rates.minutes_per_event(90, 0) == (pytest.approx(90 / 3.6888794541139363), None)


@settings(deadline=None)
@given(k=COUNTS, further=COUNTS, share=SHARES)
def test_the_binomial_test_is_scipys(k, further, share):
    n = k + further
    theirs = scipy.stats.binomtest(k, n, share).pvalue if n else 1.0
    assert binomial_test(k, n, share) == pytest.approx(theirs, rel=1e-6, abs=1e-12)


@settings(deadline=None)
@given(n=st.integers(0, 60), data=st.data(), parts=st.integers(2, 12))
def test_the_binomial_test_is_scipys_where_outcomes_tie(n, data, parts):
    k, share = data.draw(st.integers(0, n)), data.draw(st.integers(1, parts - 1)) / parts
    theirs = scipy.stats.binomtest(k, n, share).pvalue if n else 1.0
    assert binomial_test(k, n, share) == pytest.approx(theirs, rel=1e-6)


def test_the_exact_test_and_its_limit_agree_where_they_meet():
    below, above = (binomial_test(n // 2 - 900, n, 0.5) for n in (1_000_000, 1_000_002))
    assert below == pytest.approx(above, abs=5e-4)


def test_counts_that_are_slips_of_the_keyboard_take_no_time():
    started = time.process_time()
    assert compare(Window(10**18, 60), Window(10**18 - 1, 60)).verdict == "noise"
    assert compare(Window(1, 10**18), Window(1, 1)).verdict in ("worse", "noise", "unknown")
    assert all(math.isfinite(bound) for bound in garwood(10**18))
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        ((12, 240), (2, 240), "better"),
        ((2, 240), (12, 240), "worse"),
        ((6, 240), (4, 240), "noise"),
        ((2, 90), (2, 90), "unknown"),  # even 4 to 0 has p = 0.125
        ((5, 240), (0, 240), "better"),  # p = 0.0625
        ((0, 240), (5, 240), "worse"),
        ((0, 240), (0, 240), "unknown"),
        ((3, 240), (3, 0), "unknown"),
        ((3, 0), (3, 240), "unknown"),
        ((10, 480), (10, 240), "noise"),
        ((30, 480), (30, 240), "worse"),  # the same count took twice the hours
    ],
)
def test_a_difference_is_said_only_when_the_counts_carry_it(now, before, verdict):
    assert compare(Window(*now), Window(*before)).verdict == verdict


def test_nothing_to_compare_with_has_no_p_value():
    assert compare(Window(3, 240), Window(0, 0)) == Comparison("unknown", None, None)


@settings(deadline=None)
@given(now=COUNTS, before=COUNTS, hours=st.tuples(st.integers(1, 3000), st.integers(1, 3000)))
def test_the_verdict_turns_with_the_windows(now, before, hours):
    ours = compare(Window(now, hours[0]), Window(before, hours[1]))
    theirs = compare(Window(before, hours[1]), Window(now, hours[0]))
    turned = {"better": "worse", "worse": "better"}
    assert theirs.verdict == turned.get(ours.verdict, ours.verdict)


@settings(deadline=None)
@given(now=st.integers(0, 60), before=st.integers(0, 60), share=SHARES)
def test_needed_is_the_smallest_number_that_tells(now, before, share):
    found = rates._needed(now, before, share)
    for further in range(1, found or 300):
        k, n = now + further, now + further + before
        assert not (k > n * share and binomial_test(k, n, share) < rates.ALPHA)
    if found is not None:
        assert binomial_test(now + found, now + found + before, share) < rates.ALPHA


def test_needed_makes_the_verdict_better():
    comparison = compare(Window(2, 90), Window(2, 90))
    assert comparison.needed is not None
    assert compare(Window(2 + comparison.needed, 90), Window(2, 90)).verdict == "better"
    assert compare(Window(1 + comparison.needed, 90), Window(2, 90)).verdict != "better"


def test_what_is_said_already_needs_no_more():
    assert compare(Window(12, 240), Window(2, 240)).needed is None
    assert compare(Window(2, 240), Window(12, 240)).needed is None


def test_what_a_thousand_events_would_not_tell_has_no_number():
    assert compare(Window(0, 100_000), Window(1, 1)).needed is None


def test_more_events_than_anybody_waits_for_are_not_named():
    assert rates._needed(0, 800, 0.5) == 869
    assert rates._needed(0, 1, 0.999) is None
