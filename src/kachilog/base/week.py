"""Weeks: half-open spans of seven days, [start, end), named by their ISO label.

A week that starts on a Monday is an ISO 8601 week and is labelled like `2026-W47` (`%G-W%V`). A week that
starts on a Sunday is labelled by that Sunday's date, never by an ISO label. Date arithmetic only.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, get_args

from kachilog.base.patterns import lazy_pattern
from kachilog.base.serial_dates import FIRST_DAY
from kachilog.base.text import normal

WeekStart = Literal["monday", "sunday"]
WEEK_STARTS: tuple[WeekStart, ...] = get_args(WeekStart)

DAYS = 7
FIRST_START = FIRST_DAY - dt.timedelta(days=1)
"""The first day of the first week a label can name: the Sunday before the first day of a spreadsheet."""

_MONDAY, _SUNDAY = 0, 6
_ISO_WEEK = lazy_pattern(r"(\d{4})-?W(\d{2})", re.IGNORECASE)
_ISO_DATE = lazy_pattern(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """The seven days from `start`, a Monday or a Sunday."""

    start: dt.date

    def __post_init__(self) -> None:
        if self.start.weekday() not in (_MONDAY, _SUNDAY):
            message = f"a week starts on a Monday or a Sunday, not on {self.start:%A %Y-%m-%d}"
            raise ValueError(message)

    @classmethod
    def containing(cls, day: dt.date, week_start: WeekStart = "monday") -> Week:
        """Return the week that `day` lies in."""
        first = _MONDAY if week_start == "monday" else _SUNDAY
        return cls(day - dt.timedelta(days=(day.weekday() - first) % DAYS))

    @classmethod
    def parse(cls, label: str) -> Week:
        """Return the week of a label, `2026-W47` or the ISO date of its first day, full-width or not.

        Raise ValueError if it is neither, if there is no such week (2025 has no W53), or if it starts before
        `FIRST_START`.
        """
        text = normal(label)
        if match := _ISO_WEEK.fullmatch(text):
            start = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        elif _ISO_DATE.fullmatch(text):
            start = dt.date.fromisoformat(text)
        else:
            message = f"neither an ISO week nor an ISO date: {label!r}"
            raise ValueError(message)
        if start < FIRST_START:
            message = f"a week before {FIRST_START}: {label!r}"
            raise ValueError(message)
        return cls(start)

    @property
    def end(self) -> dt.date:
        """The day after the last one: the end is exclusive. In the calendar's last week its last day."""
        return self._plus(DAYS)

    @property
    def last_day(self) -> dt.date:
        """The last day that belongs to the week."""
        return self._plus(DAYS - 1)

    @property
    def label(self) -> str:
        """`2026-W47` for a week that starts on a Monday, the first day's ISO date else."""
        if self.start.weekday() == _MONDAY:
            year, number, _ = self.start.isocalendar()
            return f"{year:04d}-W{number:02d}"
        return self.start.isoformat()

    @property
    def week_start(self) -> WeekStart:
        """The weekday the week starts on."""
        return "monday" if self.start.weekday() == _MONDAY else "sunday"

    def shift(self, weeks: int) -> Week:
        """Return the week that lies `weeks` later (negative: earlier)."""
        return Week(self.start + dt.timedelta(days=DAYS * weeks))

    def __contains__(self, day: dt.date) -> bool:
        return 0 <= (day - self.start).days < DAYS

    def __str__(self) -> str:
        return self.label

    def _plus(self, days: int) -> dt.date:
        # The calendar ends on Friday 9999-12-31, in the middle of a week.
        return self.start + dt.timedelta(days=min(days, (dt.date.max - self.start).days))
