"""〃 in a column of words: what stands in the row above is said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.log.checks import Finding
from kachilog.log.reading.rows import says_same

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kachilog.log.columns import Column
    from kachilog.log.reading.kinds import Bad, Value

_KEYS = frozenset(("action", "tags"))


class SaidAgain:
    """Fills the actions and tags of one chunk of a log after the other."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._headers = {place: one.header for place, one in enumerate(columns) if one.key in _KEYS}
        self._above: dict[int, Value | Bad] = {}

    def fill(self, columns: list[Sequence[Value | Bad]], skipped: Collection[int]) -> Iterator[Finding]:
        """Put the word above for 〃 in `columns`, but in the rows `skipped`; yield what is told of it.

        Where there is no row above it stays as it is.
        """
        for place, header in self._headers.items():
            values = columns[place]
            if any(map(says_same, set(values))):
                values = columns[place] = list(values)
                for at in self._filled(place, values, skipped):
                    yield Finding(at, "same_filled", header, severity="note")
            last = (values[at] for at in reversed(range(len(values))) if at not in skipped)
            self._above[place] = next(last, self._above.get(place))

    def _filled(self, place: int, values: list[Value | Bad], skipped: Collection[int]) -> Iterator[int]:
        """Yield the rows whose value has been taken from above."""
        above = self._above.get(place)
        for at, value in enumerate(values):
            if at in skipped:
                continue
            if says_same(value) and isinstance(above, str):
                values[at] = above
                yield at
            above = values[at]
