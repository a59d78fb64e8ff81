"""Better or worse than usual (section 3): an exact permutation test over weeks, at every fourth logged week.

Reactions come in bursts, so what is exchanged is whole weeks, each a pair of what was counted and over what
(hours, cases, weeks). The test is exact whatever the bursts, as long as the weeks are exchangeable (Fisher
1935, The Design of Experiments).
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from kachilog.metrics.thresholds import (
    ALPHA,
    COMPARED_SPAN,
    FEWEST_COMPARED,
    LOOK_EVERY,
    MOST_COMPARED,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from kachilog.base.week import Week

    Pair = tuple[float, float]
    """What a week counts, and over what: its part in a ratio of sums."""

Verdict = Literal["better", "worse", "usual"]

_SAME = 1e-12
"""Statistics that differ by no more (relatively, beyond 1) are one: the rest is the error of their sums."""


class Change(NamedTuple):
    """Better or worse than usual, as judged at the last look.

    `verdict` is None as long as nothing can be compared. `judged` is the week of the look whose verdict
    stands, None where there was none; `now` and `usual` are the two rates at that look, each a ratio of sums,
    and `p` the two-sided probability of a difference like theirs by chance. `weeks_left` are the finished
    logged weeks until the next look (from 1).
    """

    verdict: Verdict | None = None
    p: float | None = None
    judged: Week | None = None
    now: float | None = None
    usual: float | None = None
    weeks_left: int = LOOK_EVERY


class Look(NamedTuple):
    """The weeks that a look compares, each list oldest first."""

    week: Week
    now: tuple[Week, ...]
    usual: tuple[Week, ...]


def last_look(finished: Sequence[Week], week: Week) -> Look | None:
    """Return the look whose verdict stands in `week`; `finished` are the logged weeks to then that are over.

    Every fourth one is looked at, from the eighth on: the last 4 against the up to 12 before. None where
    there was none, none within the 26 calendar weeks that end with `week`, or not enough weeks within the
    26 that end with the look.
    """
    number = len(finished) - len(finished) % LOOK_EVERY
    if number < LOOK_EVERY + FEWEST_COMPARED:
        return None
    at = finished[number - 1]
    since = at.shift(1 - COMPARED_SPAN)
    now = tuple(finished[number - LOOK_EVERY : number])
    usual = tuple(
        one for one in finished[max(0, number - MOST_COMPARED) : number - LOOK_EVERY] if one >= since
    )
    if len(usual) < FEWEST_COMPARED or now[0] < since or at < week.shift(1 - COMPARED_SPAN):
        return None
    return Look(at, now, usual)


def weeks_left(finished: int, *, first: int = LOOK_EVERY + FEWEST_COMPARED) -> int:
    """Return how many logged weeks after the `finished` ones the next look is; the first is at `first`."""
    return first - finished if finished < first else LOOK_EVERY - finished % LOOK_EVERY


def change(finished: Sequence[Week], week: Week, pair: Callable[[Week], Pair]) -> Change:
    """Return what stands in `week` of the rate of which `pair` returns the part of a week; more is better."""
    left = weeks_left(len(finished))
    look = last_look(finished, week)
    if look is None:
        return Change(weeks_left=left)
    return judged(look, [pair(one) for one in look.now], [pair(one) for one in look.usual], left)


def judged(look: Look, now: Sequence[Pair], usual: Sequence[Pair], left: int) -> Change:
    """Return the verdict of a look on the pairs of its weeks; more is better."""
    rate, usual_rate = ratio(now), ratio(usual)
    if rate is None or usual_rate is None:
        return Change(weeks_left=left)
    p = permutation_p(usual, now)
    return Change(verdict(p, rate, usual_rate), p, look.week, rate, usual_rate, left)


def verdict(p: float, now: float, usual: float) -> Verdict:
    """Return the word for a difference; more is better."""
    if p > ALPHA or now == usual:
        return "usual"
    return "better" if now > usual else "worse"


def ratio(pairs: Sequence[Pair]) -> float | None:
    """Return the ratio of the sums of pairs; None where they are over nothing."""
    over = math.fsum(over for _, over in pairs)
    return math.fsum(count for count, _ in pairs) / over if over else None


def permutation_p(usual: Sequence[Pair], now: Sequence[Pair]) -> float:
    """Return the two-sided p of the ratios of `now` and `usual`, by all choices of as many of the weeks.

    It is the share of the choices whose ratios differ at least as much as the observed ones. A choice that
    leaves one side without anything to count over differs as much as can be.
    """
    pairs = np.array([*usual, *now], float)
    differences = _differences(pairs, _choices(len(pairs), len(now)))
    observed = differences[-1]  # of the last choice in order: the last weeks
    return float(np.mean(differences >= observed - _SAME * max(1.0, float(observed))))


def _differences(pairs: NDArray[np.float64], choices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return |ratio of the chosen − ratio of the others| of each choice (a row of ones and zeros)."""
    chosen = choices @ pairs
    others = pairs.sum(axis=0) - choices @ pairs
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.abs(chosen[:, 0] / chosen[:, 1] - others[:, 0] / others[:, 1])
    return np.where((chosen[:, 1] > 0) & (others[:, 1] > 0), found, np.inf)


@lru_cache(maxsize=32)
def _choices(n: int, k: int) -> NDArray[np.float64]:
    """Return every choice of k of n as a row of ones and zeros, that of the last k last."""
    places = np.array([*combinations(range(n), k)])
    choices = np.zeros((len(places), n))
    np.put_along_axis(choices, places, 1.0, axis=1)
    return choices
