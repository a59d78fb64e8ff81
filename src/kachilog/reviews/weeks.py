"""Which weeks of a log are looked at: those with rows, those that a user chooses, those of 推移."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.base.problems import shorten
from kachilog.base.week import DAYS, Week
from kachilog.metrics.figures import History, WeekFigures
from kachilog.metrics.thresholds import LONGEST_GAP
from kachilog.metrics.weekly_sums import weeks_with_rows, without_rest

if TYPE_CHECKING:
    import datetime as dt

    from kachilog.base.settings import Settings
    from kachilog.log.stream import Log

_LABELS_SHOWN = 3


def logged_weeks(log: Log, settings: Settings) -> list[Week]:
    """Return the weeks that have rows, oldest first."""
    return weeks_with_rows(without_rest(log.frame, settings), settings.week_start)


def select_weeks(choice: str, log: Log, settings: Settings, today: dt.date) -> list[Week]:
    """Return the weeks that a user's choice means.

    "last": the last finished week before `today`, rows or not, but the one in progress for a log that begins
    in it; "this": the one in progress; "all": the weeks that have rows, oldest first; else a week's label.
    Raise UsageError `week_unknown` for a label of no week that starts on the weekday set, `week_outside` for
    one without rows before the log's first week, or that has not begun yet.
    """
    current, logged = Week.containing(today, settings.week_start), logged_weeks(log, settings)
    if choice == "all":
        return logged
    if choice == "this" or (choice == "last" and current in logged[:1]):
        return [current]
    if choice == "last":
        return [current.shift(-1)]
    return [_named(choice, logged, current, settings)]


def _named(label: str, logged: list[Week], current: Week, settings: Settings) -> Week:
    try:
        week = Week.parse(label)
    except ValueError:
        week = None
    if week is None or week.week_start != settings.week_start:
        labels = [known.label for known in logged[-_LABELS_SHOWN:]]
        example = ", ".join(labels) or current.shift(-1).label
        raise UsageError("week_unknown", week=shorten(label), labels=example) from None
    past = [one for one in logged if one <= current]  # a mistyped year makes no log long
    if past and week not in logged and not past[0] <= week <= current:
        raise UsageError("week_outside", week=week.label, first=past[0].label, last=past[-1].label)
    return week


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
