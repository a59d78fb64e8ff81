"""What stands twice: weeks in a log, pasted once more by the look of it, and equal rows in a file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from kachilog.base.week import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kachilog.log.gathered import Gathered

MOST_ROWS = 20_000
"""Rows of a log beyond which nobody pastes a week by hand, and looking would take time."""

LEAST_ROWS = 3
"""Different rows of a week from which it is no chance that each of them is there twice."""

_COMPARED = ("date", "action", "minutes", "reactions", "quality")


def weeks_twice(log: Gathered) -> Iterator[tuple[int, dt.date, int]]:
    """Yield (row, day, rows) of each week all of whose rows are there twice or more, oldest first.

    `row` and `day` are those of the first row that repeats one, `rows` how many do. Weeks start on a Monday.
    """
    if len(log.numbers) > MOST_ROWS:
        return
    compared = _compared(log)
    times = Counter(compared)
    if len(compared) - sum(count == 1 for count in times.values()) < 2 * LEAST_ROWS:
        return
    for places in _weeks(day for day, *_ in compared):
        if all(times[compared[at]] > 1 for at in places):
            first = {compared[at]: at for at in reversed(places)}
            again = [at for at in places if first[compared[at]] != at]
            if len(first) >= LEAST_ROWS:
                yield log.numbers[again[0]], dt.date.fromordinal(compared[again[0]][0]), len(again)


def _compared(log: Gathered) -> list[tuple[Any, ...]]:
    """Return what makes two rows equal, the day (an ordinal) first."""
    columns = [column for name in _COMPARED if (column := log.found.get(name)) is not None]
    return [*zip(*columns, strict=True)]


def _weeks(days: Iterable[int]) -> list[list[int]]:
    """Return the places of the days (ordinals) of each week, the oldest week first."""
    weeks: dict[int, list[int]] = {}
    for at, day in enumerate(days):
        weeks.setdefault((day - 1) // DAYS, []).append(at)
    return [places for _, places in sorted(weeks.items())]


def equal_rows(digests: Sequence[Sequence[bytes]], added: Sequence[Sequence[int]]) -> int:
    """Return how many rows of a file are equal to another one, where any of them is `added`.

    `digests` has one per row, chunk by chunk; `added` the places in each.
    """
    times = Counter(chain.from_iterable(digests))
    places = zip(digests, added, strict=True)
    again = {of[at] for of, taken in places for at in taken if times[of[at]] > 1}
    return sum(times[one] for one in again)
