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
    Raise UsageError `week_unknown` for a label of no week that starts on the weekday set.
    """
    current = Week.containing(today, settings.week_start)
    if choice == "all":
        return logged_weeks(log, settings)
    if choice == "this" or (choice == "last" and current in logged_weeks(log, settings)[:1]):
        return [current]
    if choice == "last":
        return [current.shift(-1)]
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
