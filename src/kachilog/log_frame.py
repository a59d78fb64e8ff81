"""The data frame of a log, gathered chunk by chunk: of a million rows only what is computed with is kept.

A known column becomes an array at once, equal texts are one object, and what nothing is computed with, notes
and texts in a column of the user's own, is left behind.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Protocol, TypeVar

import numpy as np
import pandas as pd

from kachilog.cells import ERRORS, number_of
from kachilog.columns import COUNTS, name_in_frame
from kachilog.rows import Repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from kachilog.cells import Value
    from kachilog.columns import Column, Key
    from kachilog.rows import Chunk

_Number = TypeVar("_Number", np.int64, np.float64, np.bool_)
_EPOCH = dt.date(1970, 1, 1).toordinal()


class _Gathered(Protocol):
    """What one column becomes: `add` takes its values in order, `series` returns them, None if left out."""

    def add(self, values: Sequence[Value]) -> None: ...

    def series(self) -> object | None: ...


class _Days:
    def __init__(self) -> None:
        self._ordinals: list[NDArray[np.int64]] = []

    def add(self, values: Sequence[Value]) -> None:
        days = map(dt.date.toordinal, values)  # type: ignore[arg-type] # all are dates
        self._ordinals.append(np.fromiter(days, np.int64, len(values)))

    def series(self) -> object:
        return (_joined(self._ordinals, np.int64) - _EPOCH).astype("datetime64[D]").astype("datetime64[s]")


class _Counts:
    def __init__(self) -> None:
        self._numbers: list[NDArray[np.int64]] = []
        self._blank: list[NDArray[np.bool_]] = []

    def add(self, values: Sequence[Value]) -> None:
        if None in values:
            self._blank.append(np.fromiter((value is None for value in values), bool, len(values)))
            values = [value or 0 for value in values]
        else:
            self._blank.append(np.zeros(len(values), bool))
        self._numbers.append(np.array(values, np.int64))

    def series(self) -> object:
        return pd.arrays.IntegerArray(_joined(self._numbers, np.int64), _joined(self._blank, np.bool_))


class _Texts:
    """Few texts, each many times: actions and tags."""

    def __init__(self) -> None:
        self._texts: list[Value] = []
        self._once = Repeated()

    def add(self, values: Sequence[Value]) -> None:
        self._texts += self._once.of(values)

    def series(self) -> object:
        return pd.Series(self._texts, dtype="str")


class _Numbers:
    """A column of the user's own, as long as every filled cell shows a number; Excel's errors are blank."""

    def __init__(self) -> None:
        self._figures: list[NDArray[np.float64]] | None = []
        self._blank: list[NDArray[np.bool_]] = []

    def add(self, values: Sequence[Value]) -> None:
        if self._figures is None:
            return
        shown = [None if value in ERRORS else value for value in values]
        figures = [number_of(value) for value in shown]
        if any(figure is None and value is not None for figure, value in zip(figures, shown, strict=True)):
            self._figures = None
            self._blank.clear()
            return
        self._blank.append(np.fromiter((figure is None for figure in figures), bool, len(figures)))
        self._figures.append(np.array([0.0 if figure is None else figure for figure in figures]))

    def series(self) -> object | None:
        if self._figures is None:
            return None
        return pd.arrays.FloatingArray(_joined(self._figures, np.float64), _joined(self._blank, np.bool_))


class FrameBuilder:
    """Builds the frame of a log that has `columns` out of its chunks."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self._row_numbers: list[NDArray[np.int64]] = []
        self._gathered: list[tuple[Column, _Gathered | None]] = [
            (column, _gatherer(column)) for column in columns
        ]

    def add(self, chunk: Chunk) -> None:
        """Take the rows of a chunk."""
        self._row_numbers.append(np.fromiter(chunk.numbers, np.int64, len(chunk.numbers)))
        for (_, gathered), values in zip(self._gathered, chunk.columns, strict=True):
            if gathered:
                gathered.add(values)

    def frame(self) -> pd.DataFrame:
        """Return the frame: known columns by key, those that are absent blank, then own ones by header."""
        numbers = _joined(self._row_numbers, np.int64)
        rows = len(numbers)
        data: dict[str, object] = {
            "row": numbers,
            "date": np.empty(0, "datetime64[s]"),
            "action": pd.Series([""] * rows, dtype="str"),
            **{key: pd.arrays.IntegerArray(np.zeros(rows, np.int64), np.ones(rows, bool)) for key in COUNTS},
            "tags": pd.Series([""] * rows, dtype="str"),
        }
        while self._gathered:  # of a million rows, only one column is there twice at a time
            column, gathered = self._gathered.pop(0)
            series = gathered.series() if gathered else None
            if series is not None:
                data[name_in_frame(column)] = series
        frame: pd.DataFrame = pd.DataFrame(data)
        return frame


def _gatherer(column: Column) -> _Gathered | None:
    known: dict[Key | None, _Gathered | None] = {
        "date": _Days(), "action": _Texts(), "tags": _Texts(), "note": None, None: _Numbers(),
    }  # fmt: skip
    return known[column.key] if column.key in known else _Counts()


def _joined(parts: list[NDArray[_Number]], dtype: type[_Number]) -> NDArray[_Number]:
    """Return arrays joined into one, and let go of them."""
    whole = np.concatenate(parts) if parts else np.empty(0, dtype)
    parts.clear()
    return whole
