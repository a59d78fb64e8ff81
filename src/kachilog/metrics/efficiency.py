"""価値創造効率 of a week or a pool of weeks, and the ranking of action types (section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kachilog.base.rounding import whole
from kachilog.metrics.rates import Window
from kachilog.metrics.thresholds import FULL_QUALITY, PRIOR_HOURS
from kachilog.metrics.totals import pooled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from kachilog.log.columns import Key
    from kachilog.metrics.totals import Totals

Basis = Literal["inquiries", "reactions"]

_MINUTES_PER_HOUR = 60


@dataclass(frozen=True, slots=True)
class Efficiency:
    """E1–E3 for a week or a pool of weeks. All counts and minutes are of rows that have minutes."""

    quality_adjusted: float  # Σ r·q/5 over rows with reactions, quality and minutes
    quality_adjusted_minutes: int  # minutes of the same rows
    quality_adjusted_per_hour: float | None  # E2; None where those minutes are 0
    minutes: int  # M
    inquiries: int  # Σ inquiries (basis "reactions": Σ reactions) over rows with minutes
    minutes_per_inquiry: float | None  # E1; None where inquiries or minutes are 0
    minutes_per_inquiry_basis: Basis
    high_value_minutes: int
    rated_minutes: int
    high_value_share: float | None  # E3, 0..1; None where the rated minutes are 0


@dataclass(frozen=True, slots=True)
class ActionFigures:
    """One action type over a span of weeks: all its minutes, rows and reactions, and its shrunken rate.

    `rate` is in quality-adjusted reactions per hour; None over a single week, and where the user has no rate
    of their own to shrink to.
    """

    action: str
    minutes: int
    rows: int
    reactions: int
    rate: float | None


def efficiency(totals: Totals, keys: AbstractSet[Key]) -> Efficiency:
    """Return E1–E3 of `totals`; `keys` are the columns of the log: without inquiries E1 is per reaction."""
    basis: Basis = "inquiries" if "inquiries" in keys else "reactions"
    inquiries = totals.timed_inquiries if basis == "inquiries" else totals.timed_reactions
    return Efficiency(
        quality_adjusted=totals.scored_points / FULL_QUALITY,
        quality_adjusted_minutes=totals.scored_minutes,
        quality_adjusted_per_hour=_per_hour(totals),
        minutes=totals.minutes,
        inquiries=inquiries,
        minutes_per_inquiry=totals.minutes / inquiries if totals.minutes and inquiries else None,
        minutes_per_inquiry_basis=basis,
        high_value_minutes=totals.high_value_minutes,
        rated_minutes=totals.rated_minutes,
        high_value_share=totals.high_value_minutes / totals.rated_minutes if totals.rated_minutes else None,
    )


def efficiency_window(figures: Efficiency) -> Window:
    """Return what E2 counts over which minutes.

    The quality-adjusted reactions are rounded half up to whole events. A reaction weighs at most 1 in them,
    so their variance is at most that of the Poisson count they are taken for: the verdict errs to "noise".
    """
    return Window(whole(figures.quality_adjusted), figures.quality_adjusted_minutes)


def inquiry_window(figures: Efficiency) -> Window:
    """Return the inquiries (basis "reactions": reactions) over their minutes."""
    return Window(figures.inquiries, figures.minutes)


def ranked(actions: Mapping[str, Totals]) -> tuple[ActionFigures, ...]:
    """Return action types by shrunken rate, best first; equals (or all, without rates) by minutes, then name.

    rate = (k + r0·T0)/(T + T0): k quality-adjusted reactions in T hours of that type, r0 the E2 of all types
    together, so that one lucky row does not win.
    """
    own_rate = _per_hour(pooled(actions.values()))
    figures = [
        _figures(action, totals, None if own_rate is None else _shrunken(totals, own_rate))
        for action, totals in actions.items()
    ]
    return tuple(sorted(figures, key=lambda one: (-(one.rate or 0), -one.minutes, one.action)))


def by_minutes(actions: Mapping[str, Totals]) -> tuple[ActionFigures, ...]:
    """Return action types by minutes, most first, then by name; without a rate."""
    figures = [_figures(action, totals, None) for action, totals in actions.items()]
    return tuple(sorted(figures, key=lambda one: (-one.minutes, one.action)))


def _figures(action: str, totals: Totals, rate: float | None) -> ActionFigures:
    return ActionFigures(action, totals.minutes, totals.actions, totals.reactions, rate)


def _per_hour(totals: Totals) -> float | None:
    if not totals.scored_minutes:
        return None
    return totals.scored_points / FULL_QUALITY / (totals.scored_minutes / _MINUTES_PER_HOUR)


def _shrunken(totals: Totals, own_rate: float) -> float:
    reactions = totals.scored_points / FULL_QUALITY
    hours = totals.scored_minutes / _MINUTES_PER_HOUR
    return (reactions + own_rate * PRIOR_HOURS) / (hours + PRIOR_HOURS)
