"""The data frame of a log: each column that was gathered becomes an array, the absent ones are blank."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kachilog.log.columns import KEYS, NUMBERS
from kachilog.log.gathered import Days, Numbers, Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kachilog.log.columns import Key
    from kachilog.log.gathered import Gathered

_UNIX_EPOCH = dt.date(1970, 1, 1).toordinal()


def frame_of(gathered: Gathered) -> pd.DataFrame:
    """Return the frame of a log: known columns by key, absent ones blank, then own ones by header."""
    rows, found = np.frombuffer(gathered.numbers, np.int64), gathered.found
    data: dict[str, object] = {"row": rows}
    for key in KEYS:
        if key != "note":
            data[key] = _series(found.pop(key)) if key in found else _blank(key, len(rows))
    for name, column in found.items():
        data[name] = _series(column)
    frame: pd.DataFrame = pd.DataFrame(data)
    return frame


def _series(column: Days | Numbers | Texts) -> object:
    if isinstance(column, Texts):
        return pd.Series(column.kept, dtype="str")
    if isinstance(column, Days):
        days: NDArray[Any] = np.frombuffer(column.kept, np.int64) - _UNIX_EPOCH
        return days.astype("datetime64[D]").astype("datetime64[s]")
    whole = column.kept.typecode == "q"
    values: NDArray[Any] = np.frombuffer(column.kept, np.int64 if whole else np.float64)
    kind = pd.arrays.IntegerArray if whole else pd.arrays.FloatingArray
    return kind(values, np.frombuffer(column.blank, bool))


def _blank(key: Key, rows: int) -> object:
    """Return a known column that the source does not have."""
    if key == "date":
        return np.empty(0, "datetime64[s]")
    if key in NUMBERS:
        return pd.arrays.IntegerArray(np.zeros(rows, np.int64), np.ones(rows, bool))
    return pd.Series([""] * rows, dtype="str")
