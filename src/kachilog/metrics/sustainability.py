"""継続可能性指数 (section 2), from 0 to 100, of four parts.

It says whether the log shows signs of strain, never how healthy a person is. The ramp compares with a mean
that does not contain the week itself, because a coupled ratio correlates with itself (Lolli et al. 2017,
10.1136/bjsports-2017-098110).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.rounding import whole
from kachilog.base.week import DAYS
from kachilog.metrics.thresholds import (
    BANDS,
    BUDGET_SPAN,
    BY_CHANCE,
    DROP_FROM,
    DROP_SPAN,
    FEWEST_RATED_ROWS,
    FEWEST_USUAL_RATED_ROWS,
    FEWEST_USUAL_WEEKS,
    LEAST_SPREAD,
    MINUTES_BLANK,
    RAMP_FLOOR,
    RAMP_FROM,
    RAMP_SPAN,
    REST_DAYS,
    WEIGHTS,
)
from kachilog.metrics.totals import pooled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.metrics.thresholds import Band, PartName
    from kachilog.metrics.totals import Totals

_SURE_DECIMALS = 9  # of the index before it is rounded: what lies beyond may be the error of the sum


@dataclass(frozen=True, slots=True)
class Sustainability:
    """The index 0–100 (None: no rows, or no part available), its parts (0..1 or None) and their figures."""

    index: int | None
    parts: Mapping[PartName, float | None]
    band: Band | None
    budget: int | None  # minutes
    minutes: int
    usual_minutes: float | None  # mean P; None where no earlier week has rows
    ramp_from: float | None  # U: what the minutes are measured from; None where the part is not available
    ramp: float | None  # a = M / U; None likewise
    rest_days: int  # days of the week without rows
    quality: float | None  # minute-weighted mean of this week's rated rows
    usual_quality: float | None  # mean over P12's weeks, each week alike
    by_chance: float | None  # how far quality may lie from usual by chance; None where that is not known
    short_of_minutes: bool  # too many actions lack minutes for anything to be said of them

    @property
    def parts_used(self) -> int:
        """How many of the four parts are available."""
        return sum(value is not None for value in self.parts.values())


def sustainability(
    now: Totals | None,
    usual: Sequence[Totals],
    longer: Sequence[Totals],
    budget: int | None,
    *,
    provisional: bool,
) -> Sustainability:
    """Return the index of a week (None: without rows), with its budget in minutes.

    `usual` are its usual weeks P, `longer` those of a longer time, P12. A provisional week has no days of
    rest to count yet.
    """
    usual_minutes = mean([week.minutes for week in usual])
    usual_quality = mean([week.quality for week in longer if week.quality is not None])
    if now is None:
        return _without_rows(budget, usual_minutes, usual_quality)
    short = now.minutes_missing > MINUTES_BLANK * now.actions
    by_chance = _by_chance(now, longer)
    ramp_from = None if short else _ramp_from(usual, longer, budget)
    ramp = now.minutes / ramp_from if ramp_from else None
    drop = _drop(now.quality, usual_quality, by_chance)
    parts: dict[PartName, float | None] = {
        "budget": _falling(now.minutes / budget if budget and not short else None, 1, BUDGET_SPAN),
        "ramp": _falling(ramp, RAMP_FROM, RAMP_SPAN),
        "rest": None if provisional else _clamped((DAYS - now.active_days) / REST_DAYS),
        "quality": _falling(drop, DROP_FROM, DROP_SPAN),
    }
    index = None if short else _index(parts)
    return Sustainability(
        index=index,
        parts=parts,
        band=None if index is None else _band(index),
        budget=budget,
        minutes=now.minutes,
        usual_minutes=usual_minutes,
        ramp_from=ramp_from,
        ramp=ramp,
        rest_days=DAYS - now.active_days,
        quality=now.quality,
        usual_quality=usual_quality,
        by_chance=by_chance,
        short_of_minutes=short,
    )


def _without_rows(
    budget: int | None, usual_minutes: float | None, usual_quality: float | None
) -> Sustainability:
    return Sustainability(
        index=None,
        parts=dict.fromkeys(WEIGHTS),
        band=None,
        budget=budget,
        minutes=0,
        usual_minutes=usual_minutes,
        ramp_from=None,
        ramp=None,
        rest_days=DAYS,
        quality=None,
        usual_quality=usual_quality,
        by_chance=None,
        short_of_minutes=False,
    )


def _band(index: int) -> Band:
    return next(band for least, band in BANDS if index >= least)


def _ramp_from(usual: Sequence[Totals], longer: Sequence[Totals], budget: int | None) -> float | None:
    """Return U: the greater of the two usual paces, within 0.4 and 1 of the budget where there is one.

    So neither a few slow weeks nor a pace above the budget become what is usual.
    """
    if len(usual) < FEWEST_USUAL_WEEKS:
        return None
    paces = [mean([week.minutes for week in weeks]) or 0 for weeks in (usual, longer)]
    measured = max(*paces, RAMP_FLOOR * (budget or 0), 1)
    return min(measured, budget) if budget else measured


def _by_chance(now: Totals, longer: Sequence[Totals]) -> float | None:
    """Return how far the mean of n ratings lies below that of N by chance in one of ten weeks.

    1.28·s·√(1/n + 1/N), s the standard deviation of the N, taken for at least 0.5.
    """
    n, before = now.rated_rows, pooled(longer)
    if n < FEWEST_RATED_ROWS or before.rated_rows < FEWEST_USUAL_RATED_ROWS:
        return None
    squares = before.rated_quality_squares - before.rated_quality**2 / before.rated_rows
    spread = max(LEAST_SPREAD, math.sqrt(max(0.0, squares) / (before.rated_rows - 1)))
    return BY_CHANCE * spread * math.sqrt(1 / n + 1 / before.rated_rows)


def _drop(quality: float | None, usual: float | None, by_chance: float | None) -> float | None:
    if quality is None or usual is None or by_chance is None:
        return None
    return usual - quality - by_chance


def _index(parts: Mapping[PartName, float | None]) -> int | None:
    available = [(WEIGHTS[name], value) for name, value in parts.items() if value is not None]
    if not available:
        return None
    score = 100 * sum(weight * value for weight, value in available) / sum(weight for weight, _ in available)
    return whole(round(score, _SURE_DECIMALS))


def _falling(value: float | None, from_: float, span: float) -> float | None:
    """Return a part that is 1 up to `from_`, and falls to 0 at `span` beyond."""
    return None if value is None else _clamped(1 - (value - from_) / span)


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def mean(values: Sequence[float]) -> float | None:
    """Return the arithmetic mean, None of nothing."""
    # fsum: the order of the weeks must not show in the last digit.
    return math.fsum(values) / len(values) if values else None
