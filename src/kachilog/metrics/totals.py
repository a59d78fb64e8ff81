"""Totals: the sums over some rows of the log from which every metric is computed.

Ratios are never averaged; totals are added and the ratio is taken once, so that a pool of weeks is the same
sum as one long week.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over rows of the log; all whole numbers ≥ 0, 0 for no rows.

    A *timed* row has its minutes filled, a *rated* row has minutes and quality, a *scored* row has minutes,
    quality and reactions (blank reactions of a timed row are 0 where the log has that column).
    """

    actions: int = 0  # rows
    active_days: int = 0  # different dates
    minutes: int = 0  # M
    minutes_missing: int = 0  # rows without minutes
    quality_missing: int = 0  # rows without quality
    reactions: int = 0  # all rows
    inquiries: int = 0  # all rows
    repeats: int = 0  # all rows
    referrals: int = 0  # all rows
    widened_reactions: int = 0  # all rows: reactions, or the row's inquiries where they are more
    timed_reactions: int = 0
    timed_inquiries: int = 0
    scored_points: int = 0  # Σ r·q over scored rows: five points are one quality-adjusted reaction
    scored_minutes: int = 0
    rated_rows: int = 0
    rated_minutes: int = 0
    rated_quality_minutes: int = 0  # Σ m·q over rated rows
    rated_quality: int = 0  # Σ q over rated rows
    rated_quality_squares: int = 0  # Σ q² over rated rows
    high_value_minutes: int = 0  # rated rows with q ≥ 4

    @property
    def quality(self) -> float | None:
        """The minute-weighted mean quality of the rated rows, 1–5; None if they have no minutes."""
        return self.rated_quality_minutes / self.rated_minutes if self.rated_minutes else None


_VALUES = attrgetter(*(field.name for field in fields(Totals)))

NO_TOTALS = Totals()
"""The totals of no rows."""


def pooled(parts: Iterable[Totals]) -> Totals:
    """Return the sum of totals of disjoint rows.

    `active_days` adds up only over parts that share no date, such as different weeks.
    """
    rows = [_VALUES(part) for part in parts]
    return Totals(*(sum(column) for column in zip(*rows, strict=True))) if rows else NO_TOTALS
