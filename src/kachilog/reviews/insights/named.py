"""A type or tag that may be named as the best or the lowest, and another to set beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.rounding import half_up
from kachilog.metrics.thresholds import NAMED_MINUTES, NAMED_ROWS

if TYPE_CHECKING:
    from kachilog.metrics.ranking import Basis, RankedFigures, Ranking

_MINUTES_PER_HOUR = 60
_MOST_DECIMALS = 3


class Pair(NamedTuple):
    """A named type and another one; `rates` are theirs per hour by the basis of the ranking.

    `decimals` are as many as it takes to tell the two rates apart, from 1.
    """

    named: RankedFigures
    other: RankedFigures
    rates: tuple[float, float]
    basis: Basis
    decimals: int

    @property
    def counts(self) -> tuple[int, int]:
        """The reactions (inquiries) of the two."""
        if self.basis == "inquiries":
            return self.named.inquiries, self.other.inquiries
        return self.named.reactions, self.other.reactions

    @property
    def counts_agree(self) -> bool:
        """Whether the plain counts over the plain minutes point the way the rates do."""
        (mine, theirs), (minutes, other_minutes) = self.counts, (self.named.minutes, self.other.minutes)
        more = mine * other_minutes - theirs * minutes
        return more != 0 and (more > 0) == (self.rates[0] > self.rates[1])


def beside(ranking: Ranking, name: str | None) -> Pair | None:
    """Return the type of that name and the one with most minutes among those that lie on its other side.

    None if there is no name, or no other with enough rows and minutes to be set beside it.
    """
    named = next((one for one in ranking.ranked if one.name == name), None)
    if named is None or not named.name:
        return None
    best = name == ranking.best
    pairs = [
        _pair(ranking.basis, named, one)
        for one in ranking.ranked
        if one is not named and one.name and _has_enough(one)
    ]
    fit = [pair for pair in pairs if pair and (pair.rates[0] > pair.rates[1]) == best]
    return max(fit, key=lambda pair: pair.other.minutes, default=None)


def _pair(basis: Basis, named: RankedFigures, other: RankedFigures) -> Pair | None:
    mine, theirs = _rate(basis, named), _rate(basis, other)
    if mine is None or theirs is None or mine == theirs:
        return None
    apart = [
        decimals
        for decimals in range(1, _MOST_DECIMALS)
        if half_up(mine, decimals) != half_up(theirs, decimals)
    ]
    return Pair(named, other, (mine, theirs), basis, apart[0]) if apart else None


def _rate(basis: Basis, one: RankedFigures) -> float | None:
    if basis == "reactions":
        return one.rate
    if one.minutes_per_inquiry:
        return _MINUTES_PER_HOUR / one.minutes_per_inquiry
    return 0.0 if one.minutes and not one.inquiries else None


def _has_enough(one: RankedFigures) -> bool:
    return one.scored_rows >= NAMED_ROWS and one.scored_minutes >= NAMED_MINUTES
