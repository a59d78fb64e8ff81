"""Addresses of cells in the A1 style: "B3" is row 3, column 2."""

from __future__ import annotations

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import MAX_COLUMNS, MAX_ROWS, column_letters
from kachilog.files.xlsx.errors import broken

_CELL = lazy_pattern(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


def column_number(letters: str) -> int:
    """Return the 1-based column of letters: "AB" → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """Return the A1 address of a 1-based row and column."""
    return f"{column_letters(column)}{row}"


def position(text: str) -> tuple[int, int]:
    """Return the 1-based (row, column) of an A1 address. Raise FileError where it is none."""
    match = _CELL.fullmatch(text)
    if match is None or not 1 <= column_number(match[1]) <= MAX_COLUMNS or int(match[2]) > MAX_ROWS:
        raise broken("reference")
    return int(match[2]), column_number(match[1])


def area(text: str) -> tuple[int, int, int, int]:
    """Return (first row, first column, last row, last column), inclusive, of "A1:C9" or "A1"."""
    first, _, last = text.partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return top, left, bottom, right
