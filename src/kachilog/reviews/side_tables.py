"""What may stand beside a log: KPIs to hold its figures against, customer voices, hypotheses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.problems import Problem
    from kachilog.metrics.hypotheses import Hypothesis
    from kachilog.metrics.kpis import Kpi
    from kachilog.metrics.resolution import Voice


class SideTables(NamedTuple):
    """The tables that a workbook has beside its log and settings.

    `kpis` maps a persona, as its sheet is called, to its KPIs: the chosen persona first, then those of the
    user's own. `voices` is None where there is no place for them, as in a CSV. `hypotheses` are those that
    are being tested. `problems` is what was wrong with any of them where they were read.
    """

    kpis: Mapping[str, tuple[Kpi, ...]] = {}
    voices: tuple[Voice, ...] | None = None
    hypotheses: tuple[Hypothesis, ...] = ()
    problems: tuple[Problem, ...] = ()


NO_SIDE_TABLES = SideTables()
