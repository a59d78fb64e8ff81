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
    DROP_FROM,
    DROP_SPAN,
    FEWEST_RATED_ROWS,
    FEWEST_USUAL_RATED_ROWS,
    FEWEST_USUAL_WEEKS,
    RAMP_FLOOR,
    RAMP_FROM,
    RAMP_SPAN,
    REST_DAYS,
    WEIGHTS,
)

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
    ramp: float | None  # a = M / max(mean P, 0.4·B, 1); None where the part is not available
    rest_days: int  # days of the week without rows
    quality: float | None  # minute-weighted mean of this week's rated rows
    usual_quality: float | None  # mean over P's weeks, each week alike

    @property
    def parts_used(self) -> int:
        """How many of the four parts are available."""
        return sum(value is not None for value in self.parts.values())


def sustainability(
    now: Totals | None, usual: Sequence[Totals], budget: int | None, *, provisional: bool
) -> Sustainability:
    """Return the index of a week (None: without rows) after its usual weeks P, with its budget in minutes.

    A provisional week has no days of rest to count yet.
    """
    usual_minutes = mean([week.minutes for week in usual])
    usual_quality = mean([week.quality for week in usual if week.quality is not None])
    ramp = _ramp(now, usual, usual_minutes, budget) if now else None
    parts: dict[PartName, float | None] = dict.fromkeys(WEIGHTS)
    if now:
        parts["budget"] = _falling(now.minutes / budget, 1, BUDGET_SPAN) if budget else None
        parts["ramp"] = _falling(ramp, RAMP_FROM, RAMP_SPAN)
        parts["rest"] = None if provisional else _clamped((DAYS - now.active_days) / REST_DAYS)
        parts["quality"] = _falling(_drop(now, usual, usual_quality), DROP_FROM, DROP_SPAN)
    index = _index(parts)
    return Sustainability(
        index=index,
        parts=parts,
        band=None if index is None else _band(index),
        budget=budget,
        minutes=now.minutes if now else 0,
        usual_minutes=usual_minutes,
        ramp=ramp,
        rest_days=DAYS - now.active_days if now else DAYS,
        quality=now.quality if now else None,
        usual_quality=usual_quality,
    )


def _band(index: int) -> Band:
    return next(band for least, band in BANDS if index >= least)


def _ramp(
    now: Totals, usual: Sequence[Totals], usual_minutes: float | None, budget: int | None
) -> float | None:
    if usual_minutes is None or len(usual) < FEWEST_USUAL_WEEKS:
        return None
    return now.minutes / max(usual_minutes, RAMP_FLOOR * (budget or 0), 1)


def _drop(now: Totals, usual: Sequence[Totals], usual_quality: float | None) -> float | None:
    usually_rated = sum(week.rated_rows for week in usual)
    if now.rated_rows < FEWEST_RATED_ROWS or usually_rated < FEWEST_USUAL_RATED_ROWS:
        return None
    if now.quality is None or usual_quality is None:
        return None
    return usual_quality - now.quality


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
