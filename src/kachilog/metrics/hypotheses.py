"""Hypotheses under test: the course of each one's indicator, and whether chance alone would explain it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from kachilog.base.week import Week
from kachilog.metrics.efficiency import Efficiency, efficiency, efficiency_window, inquiry_window
from kachilog.metrics.figures import RATES, rates
from kachilog.metrics.kpis import Kpi, Measure
from kachilog.metrics.rates import Comparison, Rate, Window, compare
from kachilog.metrics.thresholds import USUAL_SPAN
from kachilog.metrics.totals import pooled

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kachilog.metrics.figures import History
    from kachilog.metrics.kpis import KpiHistory
    from kachilog.metrics.resolution import VoiceHistory

CoreIndicator = Literal[
    "efficiency",
    "minutes_per_inquiry",
    "high_value",
    "sustainability",
    "inquiry",
    "repeat",
    "referral",
    "resolution",
]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A belief that is being tested: the customer's problem, and the indicator that is to tell.

    `indicator_name` is the indicator as the user wrote it; `since` the day from which it is tested.
    """

    problem: str
    indicator: CoreIndicator | Kpi
    indicator_name: str
    since: dt.date


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """The indicator of one logged week, None where it is undefined there."""

    week: Week
    value: float | None


@dataclass(frozen=True, slots=True)
class HypothesisFigures:
    """The course of a hypothesis's indicator up to one week.

    `before` are the logged weeks of the 8 calendar weeks before the one that `since` lies in, `after` all
    logged weeks from that one on, oldest first. `value_before` and `value_after` are the indicator of those
    weeks taken together (a ratio of sums; a plain count per period of its KPI; the mean of the index); what
    is counted per week leaves out a week in progress. A share is 0..1.

    `kind` says which indicator it is; `unit` is that of a KPI, else "". `change` says whether after can be
    told apart from before: "better" is fewer minutes per inquiry, and more of anything else.
    """

    problem: str
    indicator: str
    kind: CoreIndicator | Literal["kpi"]
    unit: str
    since: dt.date
    before: tuple[CoursePoint, ...]
    after: tuple[CoursePoint, ...]
    value_before: float | None
    value_after: float | None
    change: Comparison


class Courses:
    """The indicators of hypotheses over the weeks of one log, its KPIs and its voices."""

    def __init__(self, history: History, kpis: KpiHistory, voices: VoiceHistory) -> None:
        self._history = history
        self._kpis = kpis
        self._voices = voices

    def figures(self, hypothesis: Hypothesis, week: Week) -> HypothesisFigures | None:
        """Return the course up to `week`; None where the hypothesis was not yet under test then."""
        indicator = hypothesis.indicator
        first = Week.containing(hypothesis.since, week.week_start)
        if first > week:
            return None
        before = self._logged(indicator, first.shift(-USUAL_SPAN), first.shift(-1))
        after = self._logged(indicator, first, week)
        # What is counted per week would seem to fall in a week that is not over.
        whole = self._finished(after) if _per_week(indicator) else after
        return HypothesisFigures(
            problem=hypothesis.problem,
            indicator=hypothesis.indicator_name,
            kind="kpi" if isinstance(indicator, Kpi) else indicator,
            unit=indicator.unit if isinstance(indicator, Kpi) else "",
            since=hypothesis.since,
            before=tuple(CoursePoint(one, self._at(indicator, one)) for one in before),
            after=tuple(CoursePoint(one, self._at(indicator, one)) for one in after),
            value_before=self._value(indicator, before),
            value_after=self._value(indicator, whole),
            change=self._change(indicator, before, whole),
        )

    def _logged(self, indicator: CoreIndicator | Kpi, first: Week, last: Week) -> list[Week]:
        logged = self._voices.weeks if indicator == "resolution" else self._history.totals
        return [week for week in logged if first <= week <= last]

    def _finished(self, weeks: Sequence[Week]) -> list[Week]:
        return [week for week in weeks if not self._history.figures(week).provisional]

    def _at(self, indicator: CoreIndicator | Kpi, week: Week) -> float | None:
        """Return the indicator as that week's page shows it: a KPI of four weeks has the four up to it."""
        if isinstance(indicator, Kpi):
            return self._kpis.figures(indicator, week).value
        return self._value(indicator, [week])

    def _value(self, indicator: CoreIndicator | Kpi, weeks: Sequence[Week]) -> float | None:
        if isinstance(indicator, Kpi):
            return self._kpis.value(indicator, weeks)
        if indicator == "sustainability":
            return self._history.mean_index(weeks)
        figures = self._efficiency(weeks)
        if indicator == "efficiency":
            return figures.quality_adjusted_per_hour
        if indicator == "minutes_per_inquiry":
            return figures.minutes_per_inquiry
        if indicator == "high_value":
            return figures.high_value_share
        rate = self._rate(indicator, weeks)
        return rate.k / rate.n if rate and rate.n else None

    def _change(
        self, indicator: CoreIndicator | Kpi, before: Sequence[Week], after: Sequence[Week]
    ) -> Comparison:
        now, then = self._window(indicator, after), self._window(indicator, before)
        if now is None or then is None:
            return Comparison("unknown")
        change = compare(now, then)
        # More events without more of what they are a share of would be more than all of it.
        beyond = change.needed is not None and now.events + change.needed > now.minutes
        return replace(change, needed=None) if beyond and _is_share(indicator) else change

    def _window(self, indicator: CoreIndicator | Kpi, weeks: Sequence[Week]) -> Window | None:
        """Return the events behind an indicator, over what it divides them by; None where it counts none.

        That is minutes for the two figures per hour, the whole of a share, the denominator of a KPI, and for
        a KPI without one, or with a number, the weeks. The test takes the events of a share for Poisson
        counts, whose variance is greater than a share's: it errs to "noise".
        """
        if isinstance(indicator, Kpi):
            return self._kpi_window(indicator, weeks)
        if indicator == "efficiency":
            return efficiency_window(self._efficiency(weeks))
        if indicator == "minutes_per_inquiry":
            return inquiry_window(self._efficiency(weeks))
        if indicator in ("high_value", "sustainability"):
            return None
        rate = self._rate(indicator, weeks)
        return Window(rate.k, rate.n) if rate else None

    def _kpi_window(self, kpi: Kpi, weeks: Sequence[Week]) -> Window | None:
        numerator, denominator = self._kpis.parts(kpi, weeks)
        if numerator is None or not kpi.numerator.is_count:
            return None
        exposure: float | None = len(weeks)
        if isinstance(kpi.denominator, Measure):
            exposure = denominator
        counted = isinstance(numerator, int) and isinstance(exposure, int) and min(numerator, exposure) >= 0
        return Window(int(numerator), int(exposure or 0)) if counted else None

    def _efficiency(self, weeks: Sequence[Week]) -> Efficiency:
        totals = self._history.totals
        return efficiency(pooled(totals[week] for week in weeks if week in totals), self._history.keys)

    def _rate(self, indicator: CoreIndicator, weeks: Sequence[Week]) -> Rate | None:
        if indicator == "resolution":
            return self._voices.figures(weeks).resolved
        totals = self._history.totals
        known = rates(pooled(totals[week] for week in weeks if week in totals), self._history.keys)
        return next(rate for name, rate in known.items() if name == indicator)


def _per_week(indicator: CoreIndicator | Kpi) -> bool:
    return isinstance(indicator, Kpi) and not isinstance(indicator.denominator, Measure)


def _is_share(indicator: CoreIndicator | Kpi) -> bool:
    if isinstance(indicator, Kpi):
        whole = indicator.denominator
        return isinstance(whole, Measure) and whole.kind == indicator.numerator.kind != "column"
    return indicator in (*RATES, "resolution")
