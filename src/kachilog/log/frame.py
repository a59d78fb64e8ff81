"""The data frame of a log, gathered chunk by chunk: of a million rows only what is computed with is kept.

A known column becomes an array at once, equal texts are one object, and what nothing is computed with, notes
and texts in a column of the user's own, is left behind.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pandas as pd

from kachilog.base.spreadsheet import ERRORS
from kachilog.log.cells import number_of
from kachilog.log.columns import KEYS, NUMBERS, name_in_frame
from kachilog.log.parse import Repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from kachilog.log.columns import Column, Key
    from kachilog.log.parse import Chunk
    from kachilog.log.reading.kinds import Value

_UNIX_EPOCH = dt.date(1970, 1, 1).toordinal()


class _Gathered(Protocol):
    """What one column becomes: `add` takes its values in order, `series` returns them, None if left out."""

    def add(self, values: Sequence[Value]) -> None: ...

    def series(self) -> object | None: ...


class _Numbers:
    """Numbers, gathered as the bytes of one array: many small ones would leave holes in memory."""

    def __init__(self, dtype: type[np.int64 | np.float64]) -> None:
        self._dtype = dtype
        self._values = bytearray()
        self._blank = bytearray()

    def add(self, values: Sequence[Any]) -> None:
        if None in values:
            self._blank += bytes(value is None for value in values)
            values = [value or 0 for value in values]
        else:
            self._blank += bytes(len(values))
        self._values += np.array(values, self._dtype).tobytes()

    def array(self) -> NDArray[Any]:
        return np.frombuffer(self._values, self._dtype)

    def blank(self) -> NDArray[np.bool_]:
        """Return where there is no number."""
        return np.frombuffer(self._blank, bool)


class _Days(_Numbers):
    def __init__(self) -> None:
        super().__init__(np.int64)

    def add(self, values: Sequence[Value]) -> None:
        super().add([*map(dt.date.toordinal, values)])  # type: ignore[arg-type] # all are dates

    def series(self) -> object:
        return (self.array() - _UNIX_EPOCH).astype("datetime64[D]").astype("datetime64[s]")


class _Counts(_Numbers):
    def __init__(self) -> None:
        super().__init__(np.int64)

    @property
    def all_blank(self) -> bool:
        """Whether there are values, and none of them is a number."""
        return bool(self._blank) and 0 not in self._blank

    def series(self) -> object:
        return pd.arrays.IntegerArray(self.array(), self.blank())


class _Texts:
    """Few texts, each many times: actions and tags."""

    def __init__(self) -> None:
        self._texts: list[Value] = []
        self._once = Repeated()

    def add(self, values: Sequence[Value]) -> None:
        self._texts += self._once.of(values)

    def series(self) -> object:
        return pd.Series(self._texts, dtype="str")


class _Own:
    """A column of the user's own, as long as every filled cell shows a number; Excel's errors are blank."""

    def __init__(self) -> None:
        self._figures: _Numbers | None = _Numbers(np.float64)

    def add(self, values: Sequence[Value]) -> None:
        if self._figures is None:
            return
        shown = [None if value in ERRORS else value for value in values]
        figures = [number_of(value) for value in shown]
        if any(figure is None and value is not None for figure, value in zip(figures, shown, strict=True)):
            self._figures = None
        else:
            self._figures.add(figures)

    def series(self) -> object | None:
        figures = self._figures
        return None if figures is None else pd.arrays.FloatingArray(figures.array(), figures.blank())


class FrameBuilder:
    """Builds the frame of a log that has `columns` out of its chunks."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self._rows = _Numbers(np.int64)
        self._columns = tuple(columns)
        self._gathered = [_gatherer(column) for column in self._columns]

    def add(self, chunk: Chunk) -> None:
        """Take the rows of a chunk."""
        self._rows.add(chunk.numbers)
        for gathered, values in zip(self._gathered, chunk.columns, strict=True):
            if gathered:
                gathered.add(values)

    @property
    def blank_keys(self) -> frozenset[Key]:
        """The known columns of numbers in which no row has any; none of a log without rows."""
        known = zip(self._columns, self._gathered, strict=True)
        return frozenset(
            column.key
            for column, gathered in known
            if column.key and isinstance(gathered, _Counts) and gathered.all_blank
        )

    def frame(self) -> pd.DataFrame:
        """Return the frame: known columns by key, those that are absent blank, then own ones by header."""
        numbers = self._rows.array()
        found = {
            name_in_frame(column): gathered
            for column, gathered in zip(self._columns, self._gathered, strict=True)
            if gathered
        }
        data: dict[str, object] = {"row": numbers}
        for key in KEYS:
            if key != "note":
                data[key] = found.pop(key).series() if key in found else _blank(key, len(numbers))
        for name, gathered in found.items():
            series = gathered.series()
            if series is not None:
                data[name] = series
        self._gathered.clear()
        frame: pd.DataFrame = pd.DataFrame(data)
        return frame


def _gatherer(column: Column) -> _Gathered | None:
    if column.key is None:
        return _Own()
    if column.key == "note":
        return None
    return _Days() if column.key == "date" else _Counts() if column.key in NUMBERS else _Texts()


def _blank(key: Key, rows: int) -> object:
    """Return a known column that the source does not have."""
    if key == "date":
        return np.empty(0, "datetime64[s]")
    if key in NUMBERS:
        return pd.arrays.IntegerArray(np.zeros(rows, np.int64), np.ones(rows, bool))
    return pd.Series([""] * rows, dtype="str")
