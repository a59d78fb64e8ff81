"""What stands twice: weeks in a log, pasted once more by the look of it, and equal rows in a file."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

MOST_ROWS = 20_000
"""Rows of a log beyond which nobody pastes a week by hand, and looking would take time."""

LEAST_ROWS = 3
"""Different rows of a week from which it is no chance that each of them is there twice."""

_COMPARED = ["date", "action", "minutes", "reactions", "quality"]


def weeks_twice(frame: pd.DataFrame) -> Iterator[tuple[int, pd.Timestamp, int]]:
    """Yield (row, day, rows) of each week all of whose rows are there twice or more.

    `row` and `day` are those of the first row that repeats one, `rows` how many do. Weeks start on a Monday.
    """
    if len(frame) > MOST_ROWS:
        return
    repeated = frame.duplicated(_COMPARED, keep=False)
    if repeated.sum() < 2 * LEAST_ROWS:
        return
    weeks = frame["date"].dt.to_period("W")
    for week, is_whole in repeated.groupby(weeks).all().items():
        rows = frame[weeks == week] if is_whole else frame[:0]
        again = rows[rows.duplicated(_COMPARED)]
        if len(rows) - len(again) >= LEAST_ROWS:
            yield int(again["row"].iloc[0]), again["date"].iloc[0], len(again)


def equal_rows(digests: Sequence[Sequence[bytes]], added: Sequence[Sequence[int]]) -> int:
    """Return how many rows of a file are equal to another one, where any of them is `added`.

    `digests` has one per row, chunk by chunk; `added` the places in each.
    """
    times = Counter(chain.from_iterable(digests))
    places = zip(digests, added, strict=True)
    again = {of[at] for of, taken in places for at in taken if times[of[at]] > 1}
    return sum(times[one] for one in again)
