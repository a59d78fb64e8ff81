"""価値創造効率 of a week or a pool of weeks (section 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.metrics.thresholds import FULL_QUALITY

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from kachilog.log.columns import Key
    from kachilog.metrics.totals import Totals

Basis = Literal["inquiries", "reactions"]

MINUTES_PER_HOUR = 60


class Efficiency(NamedTuple):
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


def efficiency_pair(totals: Totals) -> tuple[float, float]:
    """Return the quality-adjusted reactions of a week and the hours of their rows."""
    return totals.scored_points / FULL_QUALITY, totals.scored_minutes / MINUTES_PER_HOUR


def inquiry_pair(totals: Totals, keys: AbstractSet[Key]) -> tuple[float, float]:
    """Return the inquiries (without that column: reactions) of a week's timed rows and their hours."""
    count = totals.timed_inquiries if "inquiries" in keys else totals.timed_reactions
    return count, totals.minutes / MINUTES_PER_HOUR


def _per_hour(totals: Totals) -> float | None:
    if not totals.scored_minutes:
        return None
    return totals.scored_points / FULL_QUALITY / (totals.scored_minutes / MINUTES_PER_HOUR)
