import math
import time

import pytest
import scipy  # loads its parts when they are asked for
from hypothesis import given, settings
from hypothesis import strategies as st

from kachilog.metrics import rates
from kachilog.metrics.rates import Rate, fisher, garwood, wilson

CASES = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


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
@given(first=CASES, second=CASES)
def test_fishers_test_is_scipys(first, second):
    table = [[k, n - k] for k, n in (first, second)]
    assert fisher(first, second) == pytest.approx(scipy.stats.fisher_exact(table).pvalue, rel=1e-6)
    assert fisher(first, second) == pytest.approx(fisher(second, first))


def test_equal_shares_and_shares_that_chance_explains_have_a_great_p():
    assert fisher((2, 4), (1, 2)) == pytest.approx(1)
    assert fisher((0, 5), (0, 9)) == pytest.approx(1)
    assert fisher((7, 8), (1, 9)) == pytest.approx(0.0034, abs=5e-5)


def test_counts_that_are_slips_of_the_keyboard_take_no_time():
    started = time.process_time()
    assert all(math.isfinite(bound) for bound in garwood(10**18))
    assert time.process_time() - started < 1
