"""What one row of 推移 is filled from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kachilog.reviews.entries import NO_ENTRIES, Entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.metrics.figures import WeekFigures
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.resolution import ResolutionFigures


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One week of 推移: its figures, what the user wrote on its page, its KPIs by persona and its voices."""

    figures: WeekFigures
    entries: Entries = NO_ENTRIES
    kpis: Mapping[str, Sequence[KpiFigures]] = field(default_factory=dict)
    resolution: ResolutionFigures | None = None
