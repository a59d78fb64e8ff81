"""The weekly review: one week's numbers and what they may be compared with, without a word of prose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.base.problems import shorten
from kachilog.base.week import DAYS, Week
from kachilog.metrics.efficiency import (
    ActionFigures,
    Efficiency,
    by_minutes,
    compare_efficiency,
    compare_inquiries,
    efficiency,
    ranked,
)
from kachilog.metrics.figures import History, RateName, WeekFigures, rates
from kachilog.metrics.hypotheses import Courses, HypothesisFigures
from kachilog.metrics.personas import Kpi, KpiFigures, KpiHistory
from kachilog.metrics.thresholds import LONGEST_GAP, TREND_WEEKS
from kachilog.metrics.totals import Totals, pooled
from kachilog.metrics.voices import EXAMPLES, ResolutionFigures, VoiceHistory
from kachilog.metrics.weekly import action_totals, weeks_with_rows
from kachilog.reviews.side_tables import NO_MEANING, Meaning

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.log.stream import Log
    from kachilog.metrics.rates import Comparison, Rate

_LABELS_SHOWN = 3
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
    resolution: ResolutionFigures | None = (
        None  # this week's voices; None where the source has no place for any
    )
    pool_resolution: ResolutionFigures | None = None  # voices of the weeks of `pool`, without examples
    hypotheses: tuple[HypothesisFigures, ...] = ()  # those under test in this week, in the order of the sheet


def build_reviews(
    log: Log,
    settings: Settings,
    *,
    weeks: Sequence[Week],
    today: dt.date,
    meaning: Meaning = NO_MEANING,
    history: History | None = None,
) -> list[WeeklyReview]:
    """Return the reviews of `weeks`, in their order, as of `today`; a week without rows has one too.

    `meaning` is what the workbook has beside its log: KPIs, customer voices, hypotheses. `history` is that of
    the same log, settings and day, for whoever has it already.
    """
    history = history or History(log, settings, today)
    shown = {week.shift(-back) for week in weeks for back in range(TREND_WEEKS)}
    actions = action_totals(log.frame, log.keys, settings.week_start, shown)
    purpose = _Purpose(log, settings, meaning, history)
    problems = (*log.problems, *meaning.problems)
    return [purpose.added(_review(week, history, actions, problems)) for week in weeks]


class _Purpose:
    """Adds to reviews what their figures mean."""

    def __init__(self, log: Log, settings: Settings, meaning: Meaning, history: History) -> None:
        self._meaning = meaning
        self._history = history
        tested = [one.indicator for one in meaning.hypotheses if isinstance(one.indicator, Kpi)]
        kpis = [*chain.from_iterable(meaning.kpis.values()), *tested]
        self._kpis = KpiHistory(log.frame, kpis, settings)
        self._voices = VoiceHistory(meaning.voices or (), settings.week_start)
        self._courses = Courses(history, self._kpis, self._voices)

    def added(self, review: WeeklyReview) -> WeeklyReview:
        week, meaning = review.week, self._meaning
        heard = meaning.voices is not None
        courses = (self._courses.figures(one, week) for one in meaning.hypotheses)
        return replace(
            review,
            personas={
                name: tuple(self._kpis.figures(kpi, week) for kpi in kpis)
                for name, kpis in meaning.kpis.items()
            },
            resolution=self._voices.figures([week], examples=EXAMPLES) if heard else None,
            pool_resolution=self._voices.figures(self._history.logged(week)) if heard else None,
            hypotheses=tuple(course for course in courses if course is not None),
        )


def logged_weeks(log: Log, settings: Settings) -> list[Week]:
    """Return the weeks that have rows, oldest first."""
    return weeks_with_rows(log.frame, settings.week_start)


def select_weeks(choice: str, log: Log, settings: Settings, today: dt.date) -> list[Week]:
    """Return the weeks that a user's choice means.

    "last": the last finished week before `today`, rows or not; "this": the one in progress; "all": the weeks
    that have rows, oldest first; else a week's label. Raise UsageError `week_unknown` for a label of no week
    that starts on the weekday set.
    """
    current = Week.containing(today, settings.week_start)
    if choice == "all":
        return logged_weeks(log, settings)
    if choice in ("this", "last"):
        return [current if choice == "this" else current.shift(-1)]
    try:
        week = Week.parse(choice)
    except ValueError:
        week = None
    if week is None or week.week_start != settings.week_start:
        labels = [known.label for known in logged_weeks(log, settings)[-_LABELS_SHOWN:]]
        example = ", ".join(labels) or current.shift(-1).label
        raise UsageError("week_unknown", week=shorten(choice), labels=example) from None
    return [week]


def trend(
    log: Log, settings: Settings, today: dt.date, history: History | None = None
) -> tuple[WeekFigures, ...]:
    """Return every calendar week from the first to the last with rows, oldest first.

    A gap of more than `LONGEST_GAP` weeks is left out, so that one mistyped year does not make thousands.
    `history` as in `build_reviews`.
    """
    history = history or History(log, settings, today)
    shown: list[Week] = []
    for week in history.totals:
        missing = (week.start - shown[-1].start).days // DAYS - 1 if shown else 0
        if missing <= LONGEST_GAP:
            shown.extend(week.shift(-back) for back in range(missing, 0, -1))
        shown.append(week)
    return tuple(history.figures(week) for week in shown)


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
    now, before = (
        efficiency(pool, history.keys),
        efficiency(pooled(history.totals[logged] for logged in before_weeks), history.keys),
    )
    return WeeklyReview(
        week=week,
        provisional=figures.provisional,
        figures=figures,
        previous=previous if previous.actions else None,
        pool=now,
        pool_weeks=len(pool_weeks),
        pool_index=_mean_index([history.figures(logged) for logged in pool_weeks]),
        pool_rates=rates(pool, history.keys),
        efficiency_change=compare_efficiency(now, before),
        inquiry_change=compare_inquiries(now, before),
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


def _mean_index(weeks: Sequence[WeekFigures]) -> float | None:
    known = [week.sustainability.index for week in weeks if week.sustainability.index is not None]
    return sum(known) / len(known) if known else None
