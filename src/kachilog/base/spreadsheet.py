"""What all spreadsheet programs have in common: their limits, the values of their cells, tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

Cell: TypeAlias = "str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None"
"""What a CSV or a workbook has in a cell."""

CellValue: TypeAlias = "str | int | float | dt.date | None"
"""What we write into a cell. "" and None are an empty cell; bool is an int, datetime is a date."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
"""Rows and columns of a sheet."""

TEXT_LIMIT = 32_767
"""UTF-16 code units of the text of a cell, Excel's limit."""

HEADER_LIMIT = 255
"""UTF-16 code units of the header of a table's column, Excel's limit: what follows them names no column."""

SHEET_NAME_LIMIT = 31
"""UTF-16 code units of the name of a sheet, Excel's limit."""

EXACT = 10**15
"""Whole numbers below this survive every spreadsheet: 15 digits. Larger ones are kept as text."""

ERRORS = frozenset(
    (
        "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!",
        "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!",
    )
)  # fmt: skip
"""What Excel shows in a cell whose formula failed, as cell or as text of a CSV."""

NO_VALUE = "\0formula without a saved value"
"""Stands in a cell whose formula was never calculated; no text can be equal to it."""


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table and where it stands: rows and columns from 1, inclusive, of the whole of it.

    Its first `header_rows` (0 or 1) rows hold the headers, which it has even where they are not shown, and
    its last `totals_rows` hold totals.
    """

    name: str
    sheet: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int
    headers: tuple[str, ...]
    header_rows: int = 1
    totals_rows: int = 0

    @property
    def body_row(self) -> int:
        """The row below the headers."""
        return self.first_row + self.header_rows

    @property
    def body_end(self) -> int:
        """The last row that is no totals row."""
        return self.last_row - self.totals_rows


@lru_cache(1 << 14)
def column_letters(column: int) -> str:
    """Return the letters of a 1-based column: 1 → "A", 28 → "AB"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def text_formula(text: str) -> str:
    """Return the formula of a defined name that keeps a text."""
    return '"{}"'.format(text.replace('"', '""'))


def kept_text(formula: str) -> str:
    """Return the text that such a formula keeps, be it with = before it or not; "" for any other."""
    said = formula.removeprefix("=")
    return said[1:-1].replace('""', '"') if said[:1] == said[-1:] == '"' else ""


def code_units(text: str) -> int:
    """Return the length of `text` as Excel counts it, in UTF-16 code units: an emoji counts twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_too_long(text: str) -> bool:
    """Return whether `text` is longer than a cell of a workbook can hold."""
    return len(text) > TEXT_LIMIT // 2 and code_units(text) > TEXT_LIMIT
