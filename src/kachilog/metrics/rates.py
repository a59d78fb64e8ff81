"""What a small count can carry (section 3): intervals of shares and counts, a test of two shares.

All of it is exact and of the standard library: SciPy would answer the same (the tests compare) but its import
costs more time and memory than a whole review.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Callable

RateName = Literal["inquiry", "repeat", "referral"]
RATES: tuple[RateName, ...] = get_args(RateName)
"""The core three KPIs, in the order in which they are always given."""

_Z95 = 1.959963984540054  # the 0.975 quantile of the normal distribution
_TAIL = 0.025
_EXACT_UP_TO = 1_000_000
_NEGLIGIBLE = 1e-17  # a term that no longer changes a double's sum
_SAME = math.log1p(1e-7)  # probabilities this near are one: so does SciPy


class Rate(NamedTuple):
    """k of n with its Wilson 95 % interval; the bounds are None where k of n is no share (n = 0 or k > n)."""

    k: int
    n: int
    low: float | None
    high: float | None

    @classmethod
    def of(cls, k: int, n: int) -> Rate:
        """Return the rate k of n, both ≥ 0."""
        return cls(k, n, *(wilson(k, n) if 0 < n >= k else (None, None)))


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


def fisher(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Return the two-sided p of Fisher's exact test on two shares k of n, each with 0 ≤ k ≤ n.

    The sum of the probabilities of all tables with the same margins that are no likelier than the observed
    one: the method of scipy.stats.fisher_exact and R's fisher.test.
    """
    (k, n), (other, others) = first, second
    hits = k + other
    logs = [
        _log_ways(n, one) + _log_ways(others, hits - one)
        for one in range(max(0, hits - others), min(n, hits) + 1)
    ]
    all_ways = _log_ways(n + others, hits)
    limit = _log_ways(n, k) + _log_ways(others, other) + _SAME
    return min(1.0, math.fsum(math.exp(log - all_ways) for log in logs if log <= limit))


def _log_ways(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


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
