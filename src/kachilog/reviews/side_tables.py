"""What may stand beside a log: KPIs to hold its figures against, customer voices, hypotheses."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from kachilog.metrics.kpis import Kpi, KpiHistory
from kachilog.metrics.resolution import VoiceHistory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.log.stream import Log
    from kachilog.metrics.hypotheses import Hypothesis
    from kachilog.metrics.resolution import Voice


@dataclass(frozen=True, slots=True)
class SideTables:
    """The tables that a workbook has beside its log and settings.

    `kpis` maps a persona, as its sheet is called, to its KPIs: the chosen persona first, then those of the
    user's own. `voices` is None where there is no place for them, as in a CSV. `hypotheses` are those that
    are being tested. `problems` is what was wrong with any of them where they were read.
    """

    kpis: Mapping[str, tuple[Kpi, ...]] = field(default_factory=dict)
    voices: tuple[Voice, ...] | None = None
    hypotheses: tuple[Hypothesis, ...] = ()
    problems: tuple[Problem, ...] = ()


NO_SIDE_TABLES = SideTables()


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
