"""The course of each indicator of a hypothesis, and whether chance alone would explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.week import Week
from kachilog.metrics.change import Change, Look, judged, ratio, verdict, weeks_left
from kachilog.metrics.efficiency import MINUTES_PER_HOUR, efficiency_pair, inquiry_pair
from kachilog.metrics.figures import rates
from kachilog.metrics.hypotheses import CoursePoint, HypothesisFigures
from kachilog.metrics.kpis import Kpi, Measure
from kachilog.metrics.rates import fisher
from kachilog.metrics.thresholds import (
    COMPARED_SPAN,
    FEWEST_COMPARED,
    LONGEST_SINCE,
    LOOK_EVERY,
    MOST_COMPARED,
)
from kachilog.metrics.totals import NO_TOTALS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kachilog.metrics.change import Pair
    from kachilog.metrics.figures import History
    from kachilog.metrics.hypotheses import CoreIndicator, Hypothesis
    from kachilog.metrics.kpi_sums import KpiHistory
    from kachilog.metrics.rates import RateName
    from kachilog.metrics.resolution import VoiceHistory
    from kachilog.metrics.totals import Totals


class Courses:
    """The indicators of hypotheses over the weeks of one log, its KPIs and its voices."""

    def __init__(self, history: History, kpis: KpiHistory, voices: VoiceHistory) -> None:
        self._history = history
        self._kpis = kpis
        self._voices = voices
        self._pairs: Mapping[CoreIndicator, Callable[[Week], Pair]] = {
            "efficiency": lambda week: efficiency_pair(self._totals(week)),
            "minutes_per_inquiry": lambda week: inquiry_pair(self._totals(week), history.keys),
            "high_value": lambda week: (
                self._totals(week).high_value_minutes,
                self._totals(week).rated_minutes,
            ),
            "sustainability": self._index,
            "inquiry": lambda week: self._share("inquiry", week),
            "repeat": lambda week: self._share("repeat", week),
            "referral": lambda week: self._share("referral", week),
            "resolution": self._resolved,
        }

    def figures(self, hypothesis: Hypothesis, week: Week) -> HypothesisFigures | None:
        """Return the course up to `week`; None where the hypothesis was not yet under test then."""
        indicator = hypothesis.indicator
        first = Week.containing(hypothesis.since, week.week_start)
        if first > week:
            return None
        before = self._logged(indicator, first.shift(-COMPARED_SPAN), first.shift(-1))
        before = before[LOOK_EVERY - MOST_COMPARED :]
        after = self._logged(indicator, first, week)
        over = [*filter(self._history.is_over, after)]
        return HypothesisFigures(
            problem=hypothesis.problem,
            indicator=hypothesis.indicator_name,
            kind="kpi" if isinstance(indicator, Kpi) else indicator,
            unit=indicator.unit if isinstance(indicator, Kpi) else "",
            since=hypothesis.since,
            before=tuple(CoursePoint(one, self._at(indicator, one)) for one in before),
            after=tuple(CoursePoint(one, self._at(indicator, one)) for one in after),
            value_before=self._value(indicator, before),
            value_after=self._value(indicator, over[-LONGEST_SINCE:]),
            change=self._change(indicator, before, over),
        )

    def _logged(self, indicator: CoreIndicator | Kpi, first: Week, last: Week) -> list[Week]:
        logged = self._voices.weeks if indicator == "resolution" else self._history.totals
        return [week for week in logged if first <= week <= last]

    def _change(self, indicator: CoreIndicator | Kpi, before: Sequence[Week], over: Sequence[Week]) -> Change:
        """Return the verdict of the last look at the weeks since that are `over`, one at every fourth."""
        left = weeks_left(len(over), first=LOOK_EVERY)
        until = len(over) - len(over) % LOOK_EVERY
        now = over[max(0, until - LONGEST_SINCE) : until]
        usual = before[len(now) - MOST_COMPARED :]
        if not now or len(usual) < FEWEST_COMPARED:
            return Change(weeks_left=left)
        look = Look(now[-1], tuple(now), tuple(usual))
        if indicator == "resolution":
            return self._change_of_voices(look, left)
        pairs, usual_pairs = ([self._pair(indicator, one) for one in weeks] for weeks in (now, usual))
        told = judged(look, pairs, usual_pairs, left)
        return told._replace(now=self._value(indicator, now), usual=self._value(indicator, usual))

    def _change_of_voices(self, look: Look, left: int) -> Change:
        now, usual = (self._voices.figures(weeks).resolved for weeks in (look.now, look.usual))
        p, shares = fisher((now.k, now.n), (usual.k, usual.n)), (now.k / now.n, usual.k / usual.n)
        return Change(verdict(p, *shares), p, look.week, *shares, left)

    def _at(self, indicator: CoreIndicator | Kpi, week: Week) -> float | None:
        """Return the indicator as that week's page shows it: a KPI of four weeks has the four up to it."""
        if isinstance(indicator, Kpi):
            return self._kpis.figures(indicator, week).value
        return self._value(indicator, [week])

    def _value(self, indicator: CoreIndicator | Kpi, weeks: Sequence[Week]) -> float | None:
        if isinstance(indicator, Kpi):
            return self._kpis.value(indicator, weeks)
        value = ratio([self._pair(indicator, week) for week in weeks])
        if indicator != "minutes_per_inquiry" or value is None:
            return value
        return MINUTES_PER_HOUR / value if value else None

    def _pair(self, indicator: CoreIndicator | Kpi, week: Week) -> Pair:
        """Return what an indicator counts in a week, and over what; over 0 where it has nothing to say.

        That is hours for the two figures per hour, the whole of a share, the denominator of a KPI, and for a
        KPI without one, or with a number, the week, as for the index.
        """
        if not isinstance(indicator, Kpi):
            return self._pairs[indicator](week)
        numerator, denominator = self._kpis.parts(indicator, [week])
        over = denominator if isinstance(indicator.denominator, Measure) else 1
        return (0, 0) if numerator is None or over is None else (numerator, over)

    def _totals(self, week: Week) -> Totals:
        return self._history.totals.get(week, NO_TOTALS)

    def _index(self, week: Week) -> Pair:
        index = self._history.figures(week).sustainability.index
        return (0, 0) if index is None else (index, 1)

    def _share(self, name: RateName, week: Week) -> Pair:
        rate = rates(self._totals(week), self._history.keys)[name]
        return (0, 0) if rate is None else (rate.k, rate.n)

    def _resolved(self, week: Week) -> Pair:
        rate = self._voices.figures([week]).resolved
        return rate.k, rate.n
