"""The weekly review: one week's numbers and what they may be compared with, without a word of prose."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import chain
from typing import TYPE_CHECKING

from kachilog.base.week import DAYS
from kachilog.metrics.courses import Courses
from kachilog.metrics.efficiency import Efficiency, efficiency
from kachilog.metrics.figures import History, WeekFigures, rates
from kachilog.metrics.ranking import Ranking, rank_actions, rank_tags
from kachilog.metrics.resolution import EXAMPLES, ResolutionFigures, VoiceHistory
from kachilog.metrics.rows import ActionFigures, Income, LogRows
from kachilog.metrics.thresholds import TREND_WEEKS
from kachilog.metrics.totals import pooled
from kachilog.reviews.days import DayFigures, days_of
from kachilog.reviews.heard import asked, helped_most, within
from kachilog.reviews.side_history import SideHistory
from kachilog.reviews.side_tables import NO_SIDE_TABLES, SideTables

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.log.stream import Log
    from kachilog.metrics.change import Change
    from kachilog.metrics.hypotheses import HypothesisFigures
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.rates import Rate, RateName
    from kachilog.metrics.resolution import Voice

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
    efficiency_change: Change  # as judged at the last of every fourth logged week
    inquiry_change: Change
    trend: tuple[WeekFigures, ...]  # the 12 calendar weeks that end with this one, oldest first
    actions: tuple[ActionFigures, ...]  # this week's action types by minutes, most first
    ranking: Ranking  # the action types of the weeks of `trend`
    tags: Ranking  # the tags of their posts
    number: int  # this is so-manieth week with rows of the log, from 1; 0 without rows
    income: Income | None  # of the weeks of `trend`; None where none is recorded
    usual_band: tuple[float, float] | None  # the middle half of the weekly E2 of the usual weeks
    problems: tuple[Problem, ...]  # those that touch this week
    previous_actions: tuple[ActionFigures, ...] = ()  # the calendar week before, as `actions`
    # By the name of the persona's sheet, the chosen one first, then the user's own.
    personas: Mapping[str, tuple[KpiFigures, ...]] = field(default_factory=dict)
    # This week's voices; None where the source has no place for any.
    resolution: ResolutionFigures | None = None
    pool_resolution: ResolutionFigures | None = None  # voices since the first week of `pool`
    hypotheses: tuple[HypothesisFigures, ...] = ()  # those under test in this week, in the order of the sheet
    days: tuple[DayFigures, ...] = ()  # those of this week that have rows, oldest first
    asked: tuple[Voice, ...] = ()  # voices of the weeks of `pool` that ask something, newest first
    helped: tuple[Voice, ...] = ()  # likewise up to three that tell of most
    # Of the last logged week before this one, which knows the one before it, and that no other.
    before: WeeklyReview | None = field(default=None, repr=False)


def build_reviews(
    log: Log,
    settings: Settings,
    *,
    weeks: Sequence[Week],
    today: dt.date,
    side_tables: SideTables = NO_SIDE_TABLES,
    history: History | None = None,
    side_history: SideHistory | None = None,
) -> list[WeeklyReview]:
    """Return the reviews of `weeks`, in their order, as of `today`; a week without rows has one too.

    `side_tables` are those that the workbook has beside its log: KPIs, customer voices, hypotheses. `history`
    is that of the same log, settings and day, `side_history` that of the same log, settings and tables, for
    whoever has them already.
    """
    history = history or History(log, settings, today)
    chains = {week: (week, *_logged_before(week, [*history.totals])) for week in weeks}
    reviewed = {*chain.from_iterable(chains.values())}
    side_history = side_history or SideHistory(log, settings, side_tables)
    beside = _SideFigures(side_history, history, settings)
    problems = (*log.problems, *side_history.tables.problems)
    rows = LogRows(log, settings)
    reviews = {week: beside.added(_review(week, history, rows, problems)) for week in reviewed}
    return [_chained([reviews[one] for one in chains[week]]) for week in weeks]


def _logged_before(week: Week, logged: Sequence[Week]) -> Sequence[Week]:
    """Return the last two weeks of `logged` (oldest first) before a week, newest first."""
    at = bisect_left(logged, week)
    return logged[max(0, at - 2) : at][::-1]


def _chained(reviews: Sequence[WeeklyReview]) -> WeeklyReview:
    """Return the first of some reviews, newest first, each of which knows the next one as that before it."""
    *later, oldest = reviews
    return reduce(lambda before, review: replace(review, before=before), reversed(later), oldest)


class _SideFigures:
    """Adds to reviews the figures of the tables beside the log."""

    def __init__(self, beside: SideHistory, history: History, settings: Settings) -> None:
        self._beside = beside
        self._history = history
        self._voices = beside.voices or VoiceHistory((), settings.week_start)
        self._courses = Courses(history, beside.kpis, self._voices)

    def added(self, review: WeeklyReview) -> WeeklyReview:
        week, tables = review.week, self._beside.tables
        heard = tables.voices is not None
        voices = within(tables.voices or (), self._history.logged(week))
        courses = (self._courses.figures(one, week) for one in tables.hypotheses)
        return replace(
            review,
            personas={
                name: tuple(self._beside.kpis.figures(kpi, week) for kpi in kpis)
                for name, kpis in tables.kpis.items()
            },
            resolution=self._voices.figures([week], examples=EXAMPLES) if heard else None,
            pool_resolution=self._voices.figures(self._pool(week)) if heard else None,
            hypotheses=tuple(course for course in courses if course is not None),
            asked=asked(voices),
            helped=helped_most(voices),
        )

    def _pool(self, week: Week) -> list[Week]:
        """Return the calendar weeks from the first of the pool on, those without rows among them."""
        since = [*self._history.logged(week), week][0]
        return [week.shift(-back) for back in range((week.start - since.start).days // DAYS, -1, -1)]


def _review(
    week: Week,
    history: History,
    rows: LogRows,
    problems: Sequence[Problem],
) -> WeeklyReview:
    figures = history.figures(week)
    span = [week.shift(back) for back in range(1 - TREND_WEEKS, 1)]
    previous = history.figures(week.shift(-1))
    pool_weeks = history.logged(week)
    pool = pooled(history.totals[logged] for logged in pool_weeks)
    return WeeklyReview(
        week=week,
        provisional=figures.provisional,
        figures=figures,
        previous=previous if previous.actions else None,
        pool=efficiency(pool, history.keys),
        pool_weeks=len(pool_weeks),
        pool_index=history.mean_index(pool_weeks),
        pool_rates=rates(pool, history.keys),
        efficiency_change=history.efficiency_change(week),
        inquiry_change=history.inquiry_change(week),
        trend=tuple(history.figures(one) for one in span),
        actions=rows.actions(week.start, week.end),
        ranking=rank_actions(rows, span[0].start, week.end),
        tags=rank_tags(rows, span[0].start, week.end),
        number=history.number(week),
        income=rows.income(span[0].start, week.end),
        usual_band=history.usual_band(week),
        problems=tuple(problem for problem in problems if _is_news(problem, week)),
        previous_actions=rows.actions(previous.week.start, previous.week.end),
        days=days_of(rows, week),
    )


def _is_news(problem: Problem, week: Week) -> bool:
    """Tell whether a problem touches a week; what merely could be added to the log is for `check` to say."""
    is_told = problem.code not in STANDING and problem.severity != "note"
    return is_told and (problem.day is None or problem.day in week)
