"""The days of a week that have rows: how much each of them was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kachilog.metrics.rows import EPOCH

if TYPE_CHECKING:
    from kachilog.base.week import Week
    from kachilog.metrics.rows import LogRows


class DayFigures(NamedTuple):
    """One day: the minutes and reactions of all its rows; a blank adds nothing."""

    day: dt.date
    minutes: int
    reactions: int


def days_of(rows: LogRows, week: Week) -> tuple[DayFigures, ...]:
    """Return the days of a week that have rows, oldest first."""
    of_week = rows.span(week.start, week.end)
    days, at = np.unique(of_week.day, return_inverse=True)
    minutes, reactions = (np.bincount(at, weights=sums) for sums in (of_week.minutes, of_week.reactions))
    return tuple(
        DayFigures(EPOCH + dt.timedelta(days=int(day)), int(spent), int(reacted))
        for day, spent, reacted in zip(days, minutes, reactions, strict=True)
    )
