"""What a small count can carry (section 3): intervals of shares and counts, a verdict on two windows.

All of it is exact and of the standard library: SciPy would answer the same (the tests compare) but its import
costs more time and memory than a whole review.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kachilog.metrics.thresholds import ALPHA, NEEDED_AT_MOST

if TYPE_CHECKING:
    from collections.abc import Callable

Verdict = Literal["better", "worse", "noise", "unknown"]

_Z95 = 1.959963984540054  # the 0.975 quantile of the normal distribution
_TAIL = 0.025
_EXACT_UP_TO = 1_000_000
_NEARLY_ALL = math.nextafter(1.0, 0.0)
_NEGLIGIBLE = 1e-17  # a term that no longer changes a double's sum
_SAME = math.log1p(1e-7)  # probabilities this near are one: scipy.stats.binomtest allows as much


@dataclass(frozen=True, slots=True)
class Rate:
    """k of n with its Wilson 95 % interval; the bounds are None where k of n is no share (n = 0 or k > n)."""

    k: int
    n: int
    low: float | None
    high: float | None

    @classmethod
    def of(cls, k: int, n: int) -> Rate:
        """Return the rate k of n, both ≥ 0."""
        return cls(k, n, *(wilson(k, n) if 0 < n >= k else (None, None)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two windows of counts compared.

    `p_value` is None where there is nothing to test. `needed`: how many further events in the current window,
    its hours unchanged, would make it "better"; None where that is said already, or is more than
    `NEEDED_AT_MOST`, or a window has no hours.
    """

    verdict: Verdict
    p_value: float | None = None
    needed: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """Events counted over minutes of exposure."""

    events: int
    minutes: int


def wilson(k: int, n: int) -> tuple[float, float]:
    """Return the Wilson score 95 % interval of k of n, for 0 ≤ k ≤ n and n > 0 (Wilson 1927).

    https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
    """
    share, z2 = k / n, _Z95 * _Z95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    # At the ends the bound is the share itself; the formula misses it by rounding.
    return (0.0 if k == 0 else middle - half), (1.0 if k == n else middle + half)


def garwood(k: int) -> tuple[float, float]:
    """Return Garwood's exact 95 % interval of the mean of a Poisson count k ≥ 0 (Garwood 1936).

    low = χ²(0.025, 2k)/2 and high = χ²(0.975, 2k+2)/2 are the means under which k or more, and k or fewer,
    events have probability 0.025; found by bisection on those Poisson tails, and beyond a million by Wilson
    and Hilferty's cube root, which is as good there.
    """
    if k > _EXACT_UP_TO:
        return _wilson_hilferty(k, -_Z95), _wilson_hilferty(k + 1, _Z95)
    low = 0.0 if k == 0 else _bisect(lambda mean: _poisson_at_least(k, mean) < _TAIL, 0.0, float(k))
    widest = k + 10.0 * math.sqrt(k + 1) + 10.0
    return low, _bisect(lambda mean: _poisson_at_most(k, mean) > _TAIL, float(k), widest)


def minutes_per_event(minutes: int, k: int) -> tuple[float, float | None]:
    """Return the 95 % range of minutes per event for k events in `minutes`; no upper end for k = 0."""
    low, high = garwood(k)
    return minutes / high, (minutes / low if low else None)


def compare(now: Window, before: Window) -> Comparison:
    """Compare the rates of two windows by the exact conditional binomial test of their counts.

    Given that both have the same rate, the share of all events that falls into `now` is binomial with its
    share of the minutes (Przyborowski and Wilenski 1940). "unknown": a window has no minutes, or so few
    events that not even the most lopsided split would tell.
    """
    if not (now.minutes and before.minutes):
        return Comparison("unknown")
    total = now.events + before.events
    share = min(now.minutes / (now.minutes + before.minutes), _NEARLY_ALL)
    p_value = binomial_test(now.events, total, share)
    if p_value < ALPHA:
        better = now.events > total * share
        return Comparison("better" if better else "worse", p_value)
    telling = min(binomial_test(0, total, share), binomial_test(total, total, share)) < ALPHA
    return Comparison(
        "noise" if telling else "unknown",
        p_value if total else None,
        _needed(now.events, before.events, share),
    )


def binomial_test(k: int, n: int, share: float) -> float:
    """Return the two-sided p of k successes in n trials of probability `share`, 0 < share < 1.

    The sum of the probabilities of all outcomes that are no likelier than k: the minimum-likelihood method of
    scipy.stats.binomtest and R's binom.test. Beyond a million trials the normal limit, which is as good there
    and takes no time even for a count that is a slip of the keyboard.
    """
    if n > _EXACT_UP_TO:
        return math.erfc(abs(k - n * share) / math.sqrt(2 * n * share * (1 - share)))
    mode = min(n, math.floor((n + 1) * share))
    if k > mode:
        k, share = n - k, 1 - share
        mode = min(n, math.floor((n + 1) * share))
    if k >= mode:
        return 1.0
    limit = _log_binomial(k, n, share) + _SAME
    first, beyond = mode, n + 1  # the outcomes above the mode that are no likelier than k start in here
    while first < beyond:
        middle = (first + beyond) // 2
        if _log_binomial(middle, n, share) <= limit:
            beyond = middle
        else:
            first = middle + 1
    return min(1.0, _lower_tail(k, n, share) + _lower_tail(n - first, n, 1 - share))


def _needed(now: int, before: int, share: float) -> int | None:
    """Return the smallest number of further events in `now` at which it is "better", None if out of reach.

    Among more than a million events no number that helps anybody is missing.
    """
    if now + before > _EXACT_UP_TO:
        return None
    further = max(1, math.floor((share * before - (1 - share) * now) / (1 - share)) + 1)
    while further <= NEEDED_AT_MOST:
        k, n = now + further, now + further + before
        excess = binomial_test(k, n, share) - ALPHA
        if excess < 0:
            return further
        # One more event lowers neither tail by more than the probability of the outcome at its edge, which is
        # at most that of k: so many steps cannot yet suffice.
        further += max(1, math.floor(excess / (2 * math.exp(_log_binomial(k, n, share)))))
    return None


def _log_binomial(k: int, n: int, share: float) -> float:
    ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return ways + k * math.log(share) + (n - k) * math.log1p(-share)


def _lower_tail(k: int, n: int, share: float) -> float:
    """Return P(X ≤ k) for k at or below the mode; 0 for k < 0."""
    if k < 0:
        return 0.0
    term = total = math.exp(_log_binomial(k, n, share))
    odds = (1 - share) / share
    while k > 0 and term > total * _NEGLIGIBLE:
        term *= k / (n - k + 1) * odds
        total += term
        k -= 1
    return total


def _poisson_at_least(k: int, mean: float) -> float:
    """Return P(X ≥ k) for 0 < mean ≤ k."""
    term = total = math.exp(k * math.log(mean) - mean - math.lgamma(k + 1))
    while term > total * _NEGLIGIBLE:
        k += 1
        term *= mean / k
        total += term
    return total


def _poisson_at_most(k: int, mean: float) -> float:
    """Return P(X ≤ k) for mean ≥ k, mean > 0."""
    term = total = math.exp(k * math.log(mean) - mean - math.lgamma(k + 1))
    while k > 0 and term > total * _NEGLIGIBLE:
        term *= k / mean
        total += term
        k -= 1
    return total


def _wilson_hilferty(shape: int, z: float) -> float:
    """Return the quantile at normal quantile `z` of a gamma distribution of that shape and scale 1."""
    return shape * float((1 - 1 / (9 * shape) + z / (3 * math.sqrt(shape))) ** 3)


def _bisect(is_below: Callable[[float], bool], low: float, high: float) -> float:
    """Return where `is_below` turns from true to false between `low` and `high`, to a double's precision."""
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if is_below(middle):
            low = middle
        else:
            high = middle
