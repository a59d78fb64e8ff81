"""What stands beside a log, summed over its weeks."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kachilog.metrics.kpi_sums import KpiHistory
from kachilog.metrics.kpis import Kpi
from kachilog.metrics.resolution import VoiceHistory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kachilog.base.settings import Settings
    from kachilog.log.stream import Log
    from kachilog.reviews.side_tables import SideTables


class SideHistory:
    """What the `tables` beside a log come to over its weeks, each summed once, whatever asks for it.

    `kpis` knows those of the tables, those that hypotheses are held against, and `more`. `voices` is None
    where there is no place for them.
    """

    def __init__(self, log: Log, settings: Settings, tables: SideTables, more: Iterable[Kpi] = ()) -> None:
        self.tables = tables
        self.voices = None if tables.voices is None else VoiceHistory(tables.voices, settings.week_start)
        tested = [one.indicator for one in tables.hypotheses if isinstance(one.indicator, Kpi)]
        kpis = [*chain.from_iterable(tables.kpis.values()), *tested, *more]
        self.kpis = KpiHistory(log.frame, kpis, settings, self.voices)
