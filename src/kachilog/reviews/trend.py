"""What 推移 shows of each week beside its figures: the KPIs and the voices."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from kachilog.metrics.kpis import KpiHistory
from kachilog.metrics.resolution import VoiceHistory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kachilog.base.settings import Settings
    from kachilog.log.stream import Log
    from kachilog.metrics.figures import WeekFigures
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.resolution import ResolutionFigures
    from kachilog.reviews.side_tables import SideTables


@dataclass(frozen=True, slots=True)
class TrendWeek:
    """One week of 推移. `kpis` go by the name of the persona's sheet.

    `resolution` is that of the week's voices, None where the source has no place for any.
    """

    figures: WeekFigures
    kpis: Mapping[str, tuple[KpiFigures, ...]] = field(default_factory=dict)
    resolution: ResolutionFigures | None = None


def trend_weeks(
    weeks: Iterable[WeekFigures], log: Log, settings: Settings, tables: SideTables
) -> tuple[TrendWeek, ...]:
    """Return the weeks with what the tables beside the log say of each."""
    kpis = KpiHistory(log.frame, [*chain.from_iterable(tables.kpis.values())], settings)
    voices = VoiceHistory(tables.voices or (), settings.week_start)
    return tuple(
        TrendWeek(
            one,
            {name: tuple(kpis.figures(kpi, one.week) for kpi in of) for name, of in tables.kpis.items()},
            None if tables.voices is None else voices.figures([one.week]),
        )
        for one in weeks
    )
