"""Which weeks of a log are looked at: those with rows, those that a user chooses, those of 推移."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.base.problems import shorten
from kachilog.base.week import DAYS, Week
from kachilog.log.reading.dates import day_of_words
from kachilog.metrics.figures import History, WeekFigures
from kachilog.metrics.thresholds import LONGEST_GAP

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kachilog.base.settings import Settings
    from kachilog.base.week import WeekStart
    from kachilog.log.stream import Log

_LABELS_SHOWN = 3
_RELATIVE = {"this": 0, "last": -1}


def select_weeks(choice: str, logged: Sequence[Week], today: dt.date, week_start: WeekStart) -> list[Week]:
    """Return the weeks that a user's choice means; `logged` are those that have rows, oldest first.

    "all": the weeks that have rows, oldest first; "last" in a log that begins in the week in progress: that
    week; else as `named_week`. Raise UsageError `week_unknown` for what names no week, `week_outside` for a
    week without rows before the log's first one, or that has not begun yet.
    """
    current = Week.containing(today, week_start)
    if choice == "all":
        return [*logged]
    if choice == "last" and current in logged[:1]:
        return [current]
    week = named_week(choice, today, week_start)
    if week is None:
        labels = [known.label for known in logged[-_LABELS_SHOWN:]]
        example = ", ".join(labels) or current.shift(-1).label
        raise UsageError("week_unknown", week=shorten(choice), labels=example)
    if choice not in _RELATIVE and week not in logged:
        _require_within(week, [one for one in logged if one <= current], current)
    return [week]


def _require_within(week: Week, past: list[Week], current: Week) -> None:
    """Refuse a week outside a log of `past` weeks, which no mistyped year of a row makes longer."""
    if past and not past[0] <= week <= current:
        raise UsageError("week_outside", week=week.label, first=past[0].label, last=past[-1].label)


def named_week(name: str, today: dt.date, week_start: WeekStart) -> Week | None:
    """Return the week that a name means, None if it names none.

    "this" is the one in progress, "last" the one before, rows or not; a label that starts on the weekday set
    is its week; a day, such as 11/16 (the last one up to the end of this week), is the week around it.
    """
    current = Week.containing(today, week_start)
    if name in _RELATIVE:
        return current.shift(_RELATIVE[name])
    with suppress(ValueError):
        labelled = Week.parse(name)
        if labelled.week_start == week_start:
            return labelled
    day = day_of_words(name, today, until=current.last_day)
    return None if day is None else Week.containing(day, week_start)


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
