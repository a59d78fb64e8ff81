"""What all spreadsheet programs have in common: their limits, the values of their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

Cell: TypeAlias = "str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None"
"""What a CSV or a workbook has in a cell."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
"""Rows and columns of a sheet."""

TEXT_LIMIT = 32_767
"""UTF-16 code units of the text of a cell, Excel's limit."""

HEADER_LIMIT = 255
"""UTF-16 code units of the header of a table's column, Excel's limit: what follows them names no column."""

SHEET_NAME_LIMIT = 31
"""UTF-16 code units of the name of a sheet, Excel's limit."""

ERRORS = frozenset(
    (
        "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!",
        "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!",
    )
)  # fmt: skip
"""What Excel shows in a cell whose formula failed, as cell or as text of a CSV."""

NO_VALUE = "\0formula without a saved value"
"""Stands in a cell whose formula was never calculated; no text can be equal to it."""


def code_units(text: str) -> int:
    """Return the length of `text` as Excel counts it, in UTF-16 code units: an emoji counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_too_long(text: str) -> bool:
    """Return whether `text` is longer than a cell of a workbook can hold."""
    return len(text) > TEXT_LIMIT // 2 and code_units(text) > TEXT_LIMIT
