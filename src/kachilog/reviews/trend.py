"""What 推移 shows of each week beside its figures: the KPIs and the voices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kachilog.metrics.figures import WeekFigures
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.resolution import ResolutionFigures
    from kachilog.reviews.side_history import SideHistory


class TrendWeek(NamedTuple):
    """One week of 推移. `kpis` go by the name of the persona's sheet.

    `resolution` is that of the week's voices, None where the source has no place for any.
    """

    figures: WeekFigures
    kpis: Mapping[str, tuple[KpiFigures, ...]] = {}
    resolution: ResolutionFigures | None = None


def trend_weeks(weeks: Iterable[WeekFigures], beside: SideHistory) -> tuple[TrendWeek, ...]:
    """Return the weeks with the KPIs of each persona, and with their voices."""
    kpis, heard = beside.tables.kpis, beside.voices
    return tuple(
        TrendWeek(
            one,
            {name: tuple(beside.kpis.figures(kpi, one.week) for kpi in of) for name, of in kpis.items()},
            None if heard is None else heard.figures([one.week]),
        )
        for one in weeks
    )
