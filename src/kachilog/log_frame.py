"""The data frame of a log: typed columns made into the dtypes that `kachilog.log.Log` promises."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from kachilog.cells import ERRORS, number_of
from kachilog.columns import COUNTS, KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kachilog.cells import Value
    from kachilog.columns import Key

_EPOCH = dt.date(1970, 1, 1).toordinal()


def build_frame(
    numbers: Sequence[int], known: dict[Key, list[Value]], own: dict[str, list[Value]]
) -> pd.DataFrame:
    """Return the frame of a log: row numbers, known columns by key, own ones by header.

    The columns are taken out of `known` and `own`: of a million rows only one is there twice at a time.
    """
    rows = len(numbers)
    data: dict[str, object] = {"row": np.array(numbers, np.int64)}
    for key in KEYS:
        if key == "date":
            data[key] = _days(known.pop(key, []))
        elif key in COUNTS:
            data[key] = _whole_numbers(known.pop(key, None), rows)
        else:
            data[key] = pd.Series(known.pop(key, None) or [""] * rows, dtype="str")
    for header in [*own]:
        data["row_" if header == "row" else header] = _own(own.pop(header))
    frame: pd.DataFrame = pd.DataFrame(data)
    return frame


def _days(values: Sequence[Value]) -> NDArray[np.datetime64]:
    days = map(dt.date.toordinal, values)  # type: ignore[arg-type] # all are dates
    ordinals = np.fromiter(days, np.int64, len(values))
    return (ordinals - _EPOCH).astype("datetime64[D]").astype("datetime64[s]")


def _whole_numbers(values: Sequence[Value] | None, rows: int) -> pd.arrays.IntegerArray:
    if values is None:
        return pd.arrays.IntegerArray(np.zeros(rows, np.int64), np.ones(rows, bool))
    if None not in values:
        return pd.arrays.IntegerArray(np.array(values, np.int64), np.zeros(rows, bool))
    blank = np.fromiter((value is None for value in values), bool, rows)
    return pd.arrays.IntegerArray(np.array([value or 0 for value in values], np.int64), blank)


def _own(values: Sequence[Value]) -> pd.Series[float] | pd.Series[str]:
    """Return numbers where every filled cell shows one (an error of Excel counts as blank), texts else."""
    shown = [None if value in ERRORS else value for value in values]
    figures = [number_of(value) for value in shown]
    if any(figure is None and value is not None for figure, value in zip(figures, shown, strict=True)):
        return pd.Series(["" if value is None else str(value) for value in values], dtype="str")
    return pd.Series(pd.array(figures, dtype="Float64"))
