"""The weekly review: one week's numbers and what they may be compared with, without a word of prose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from kachilog.metrics.efficiency import (
    ActionFigures,
    Efficiency,
    by_minutes,
    efficiency,
    efficiency_window,
    inquiry_window,
    ranked,
)
from kachilog.metrics.figures import History, RateName, WeekFigures, rates
from kachilog.metrics.hypotheses import Courses, HypothesisFigures
from kachilog.metrics.kpis import Kpi, KpiFigures, KpiHistory
from kachilog.metrics.rates import compare
from kachilog.metrics.resolution import EXAMPLES, ResolutionFigures, VoiceHistory
from kachilog.metrics.thresholds import TREND_WEEKS
from kachilog.metrics.totals import Totals, pooled
from kachilog.metrics.weekly_sums import action_totals
from kachilog.reviews.side_tables import NO_SIDE_TABLES, SideTables

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.log.stream import Log
    from kachilog.metrics.rates import Comparison, Rate

STANDING = frozenset(("kpi_column_absent",))
"""Codes of remarks that hold in every week alike: `check` says them, a week does not."""


@dataclass(frozen=True, slots=True)
class WeeklyReview:
    """All that one weekly page shows, in numbers."""

    week: Week
    provisional: bool  # the week is still in progress
    figures: WeekFigures
    previous: WeekFigures | None  # the calendar week before, None without rows
    pool: Efficiency  # the last 4 logged weeks, this one among them if it has rows
    pool_weeks: int  # how many weeks the pool has (0–4)
    pool_index: float | None  # mean index of those weeks
    pool_rates: Mapping[RateName, Rate | None]
    efficiency_change: Comparison  # last 4 logged weeks against the 4 logged weeks before
    inquiry_change: Comparison
    trend: tuple[WeekFigures, ...]  # the 12 calendar weeks that end with this one, oldest first
    actions: tuple[ActionFigures, ...]  # this week's action types by minutes, most first, without rates
    ranking: tuple[ActionFigures, ...]  # the last 12 weeks' action types by shrunken rate, best first
    problems: tuple[Problem, ...]  # those that touch this week
    previous_actions: tuple[ActionFigures, ...] = ()  # the calendar week before, as `actions`
    # By the name of the persona's sheet, the chosen one first, then the user's own.
    personas: Mapping[str, tuple[KpiFigures, ...]] = field(default_factory=dict)
    # This week's voices; None where the source has no place for any.
    resolution: ResolutionFigures | None = None
    pool_resolution: ResolutionFigures | None = None  # voices of the weeks of `pool`, without examples
    hypotheses: tuple[HypothesisFigures, ...] = ()  # those under test in this week, in the order of the sheet


def build_reviews(
    log: Log,
    settings: Settings,
    *,
    weeks: Sequence[Week],
    today: dt.date,
    side_tables: SideTables = NO_SIDE_TABLES,
    history: History | None = None,
) -> list[WeeklyReview]:
    """Return the reviews of `weeks`, in their order, as of `today`; a week without rows has one too.

    `side_tables` are those that the workbook has beside its log: KPIs, customer voices, hypotheses. `history`
    is that of the same log, settings and day, for whoever has it already.
    """
    history = history or History(log, settings, today)
    shown = {week.shift(-back) for week in weeks for back in range(TREND_WEEKS)}
    actions = action_totals(log.frame, log.keys, settings.week_start, shown)
    beside = _SideFigures(log, settings, side_tables, history)
    problems = (*log.problems, *side_tables.problems)
    return [beside.added(_review(week, history, actions, problems)) for week in weeks]


class _SideFigures:
    """Adds to reviews the figures of the tables beside the log."""

    def __init__(self, log: Log, settings: Settings, tables: SideTables, history: History) -> None:
        self._tables = tables
        self._history = history
        tested = [one.indicator for one in tables.hypotheses if isinstance(one.indicator, Kpi)]
        kpis = [*chain.from_iterable(tables.kpis.values()), *tested]
        self._kpis = KpiHistory(log.frame, kpis, settings)
        self._voices = VoiceHistory(tables.voices or (), settings.week_start)
        self._courses = Courses(history, self._kpis, self._voices)

    def added(self, review: WeeklyReview) -> WeeklyReview:
        week, tables = review.week, self._tables
        heard = tables.voices is not None
        courses = (self._courses.figures(one, week) for one in tables.hypotheses)
        return replace(
            review,
            personas={
                name: tuple(self._kpis.figures(kpi, week) for kpi in kpis)
                for name, kpis in tables.kpis.items()
            },
            resolution=self._voices.figures([week], examples=EXAMPLES) if heard else None,
            pool_resolution=self._voices.figures(self._history.logged(week)) if heard else None,
            hypotheses=tuple(course for course in courses if course is not None),
        )


def _review(
    week: Week,
    history: History,
    actions: Mapping[Week, Mapping[str, Totals]],
    problems: Sequence[Problem],
) -> WeeklyReview:
    figures = history.figures(week)
    span = [week.shift(back) for back in range(1 - TREND_WEEKS, 1)]
    previous = history.figures(week.shift(-1))
    pool_weeks = history.logged(week)
    pool = pooled(history.totals[logged] for logged in pool_weeks)
    before_weeks = history.logged(pool_weeks[0].shift(-1)) if pool_weeks else []
    now = efficiency(pool, history.keys)
    before = efficiency(pooled(history.totals[logged] for logged in before_weeks), history.keys)
    return WeeklyReview(
        week=week,
        provisional=figures.provisional,
        figures=figures,
        previous=previous if previous.actions else None,
        pool=now,
        pool_weeks=len(pool_weeks),
        pool_index=history.mean_index(pool_weeks),
        pool_rates=rates(pool, history.keys),
        efficiency_change=compare(efficiency_window(now), efficiency_window(before)),
        inquiry_change=compare(inquiry_window(now), inquiry_window(before)),
        trend=tuple(history.figures(one) for one in span),
        actions=by_minutes(actions.get(week, {})),
        ranking=ranked(_merged([actions.get(one, {}) for one in span])),
        problems=tuple(problem for problem in problems if _is_news(problem, week)),
        previous_actions=by_minutes(actions.get(previous.week, {})),
    )


def _is_news(problem: Problem, week: Week) -> bool:
    """Tell whether a problem touches a week; what merely could be added to the log is for `check` to say."""
    return problem.code not in STANDING and (problem.day is None or problem.day in week)


def _merged(parts: Sequence[Mapping[str, Totals]]) -> dict[str, Totals]:
    by_action: dict[str, list[Totals]] = {}
    for part in parts:
        for action, totals in part.items():
            by_action.setdefault(action, []).append(totals)
    return {action: pooled(totals) for action, totals in by_action.items()}
