"""The rows of a log, gathered chunk by chunk: of a million rows only what is computed with is kept.

Equal texts are one object, and what nothing is computed with, notes and texts in a column of the user's own,
is left behind. `kachilog.log.frame` makes a data frame of it for whoever computes.
"""

from __future__ import annotations

import datetime as dt
from array import array
from typing import TYPE_CHECKING, Any

from kachilog.base.spreadsheet import ERRORS
from kachilog.log.cells import number_of
from kachilog.log.columns import NUMBERS, name_in_frame
from kachilog.log.parse import Repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kachilog.log.columns import Column, Key
    from kachilog.log.parse import Chunk
    from kachilog.log.reading.kinds import Value


class Numbers:
    """The numbers of a column, in one array: many small ones would leave holes in memory.

    `code` is that of the array: "q" for whole numbers, "d" for others. `blank` has a byte for each, 1 where
    there is no number, and `kept` has 0.
    """

    def __init__(self, code: str) -> None:
        self.kept: array[Any] = array(code)
        self.blank = bytearray()

    def add(self, values: Sequence[Any]) -> None:
        """Take the values of a chunk, None for a blank."""
        if None in values:
            self.blank += bytes(value is None for value in values)
            values = [value or 0 for value in values]
        else:
            self.blank += bytes(len(values))
        self.kept.extend(values)

    @property
    def all_blank(self) -> bool:
        """Whether there are values, and none of them is a number."""
        return bool(self.blank) and 0 not in self.blank

    def __iter__(self) -> Iterator[float | None]:
        return (None if blank else value for value, blank in zip(self.kept, self.blank, strict=True))


class Days:
    """The days of a column, as their ordinals."""

    def __init__(self) -> None:
        self.kept: array[int] = array("q")

    def add(self, values: Sequence[Any]) -> None:
        """Take the dates of a chunk."""
        self.kept.extend(map(dt.date.toordinal, values))

    def __iter__(self) -> Iterator[int]:
        return iter(self.kept)


class Texts:
    """Few texts, each many times: actions and tags."""

    def __init__(self) -> None:
        self.kept: list[Value] = []
        self._once = Repeated()

    def add(self, values: Sequence[Value]) -> None:
        """Take the texts of a chunk."""
        self.kept += self._once.of(values)

    def __iter__(self) -> Iterator[Value]:
        return iter(self.kept)


class Own:
    """A column of the user's own, as long as every filled cell shows a number; Excel's errors are blank.

    `numbers` is None once one does not.
    """

    def __init__(self) -> None:
        self.numbers: Numbers | None = Numbers("d")

    def add(self, values: Sequence[Value]) -> int | None:
        """Take the values of a chunk; return the index of the first of all that shows no number."""
        if self.numbers is None:
            return None
        shown = [None if value in ERRORS else value for value in values]
        figures = [number_of(value) for value in shown]
        pairs = enumerate(zip(figures, shown, strict=True))
        text = next((at for at, (figure, value) in pairs if figure is None and value is not None), None)
        if text is None:
            self.numbers.add(figures)
        else:
            self.numbers = None
        return text


class Gathered:
    """What is kept of a log that has `columns`: the `numbers` of its rows, and by name what was `found`.

    `texts` tells of columns of the user's own, by name, the sheet and the row of the first cell that shows no
    number: they are not `found`.
    """

    def __init__(self, columns: Iterable[Column]) -> None:
        self.numbers: array[int] = array("q")
        self.texts: dict[str, tuple[str | None, int]] = {}
        self._columns = tuple(columns)
        self._gathered = [_gatherer(column) for column in self._columns]

    def add(self, chunk: Chunk) -> None:
        """Take the rows of a chunk."""
        self.numbers.extend(chunk.numbers)
        for column, gathered, values in zip(self._columns, self._gathered, chunk.columns, strict=True):
            text = gathered.add(values) if gathered else None
            if text is not None:
                self.texts[name_in_frame(column)] = chunk.sheet, chunk.numbers[text]

    @property
    def blank_keys(self) -> frozenset[Key]:
        """The known columns of numbers in which no row has any; none of a log without rows."""
        known = zip(self._columns, self._gathered, strict=True)
        return frozenset(
            column.key
            for column, gathered in known
            if column.key and isinstance(gathered, Numbers) and gathered.all_blank
        )

    @property
    def found(self) -> dict[str, Days | Numbers | Texts]:
        """What can be computed with, in the order of the log: known columns by key, own ones by header."""
        named = zip(map(name_in_frame, self._columns), self._gathered, strict=True)
        values = {name: one.numbers if isinstance(one, Own) else one for name, one in named}
        return {name: one for name, one in values.items() if one is not None}


def _gatherer(column: Column) -> Days | Numbers | Texts | Own | None:
    if column.key is None:
        return Own()
    if column.key == "note":
        return None
    return Days() if column.key == "date" else Numbers("q") if column.key in NUMBERS else Texts()
