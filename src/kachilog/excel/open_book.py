"""A workbook that is open in a spreadsheet program, read as it stands.

A range is read whole, in one call, because each call crosses into the other program. What the screen shows,
filters, sorts or hides makes no difference to what is read.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kachilog.base.spreadsheet import TablePlace
from kachilog.excel import native
from kachilog.files.book.reader import BookReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import xlwings as xw

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.book import Area

    Rows = list[list[Cell]]

_FIRST_ROWS = 200
"""Rows of a sheet that are read first: a page whole, and more than is searched for headers."""


class LiveBook(BookReader):
    """An open workbook, of which each sheet and each area is read at most once; `book` is what changes it."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self._rows: dict[str, Rows] = {}
        self._areas: dict[tuple[str, Area], Rows] = {}
        self._ends: dict[str, tuple[int, int]] = {}

    @property
    def name(self) -> str:
        """As `Book`."""
        return str(self.book.name)

    @cached_property
    def date1904(self) -> bool:
        """As `Book`."""
        return native.date1904(self.book)

    @cached_property
    def sheets(self) -> dict[str, xw.Sheet]:
        """The sheets by name, in the order of their tabs."""
        return {sheet.name: sheet for sheet in self.book.sheets}

    @property
    def sheet_names(self) -> Sequence[str]:
        """As `Book`, without those that have no cells, such as a chart's."""
        return list(self.sheets)

    @cached_property
    def tables(self) -> Sequence[TablePlace]:
        """As `Book`."""
        return [_place(name, table) for name, sheet in self.sheets.items() for table in sheet.tables]

    def table_object(self, name: str) -> xw.main.Table:
        """Return a table as the program has it."""
        sheet = next(table.sheet for table in self.tables if table.name == name)
        return next(table for table in self.sheets[sheet].tables if table.name == name)

    def is_visible(self, sheet: str) -> bool:
        """As `Book`."""
        return native.is_visible(self.sheets[sheet])

    def rows(self, sheet: str) -> Iterator[tuple[int, Sequence[Cell]]]:
        """As `Book`: the first rows in one call, all others in another."""
        page, (last_row, last_column) = self.sheets[sheet], self._end(sheet)
        if sheet not in self._rows:
            self._rows[sheet] = read(page, (1, 1), (min(last_row, _FIRST_ROWS), last_column))
        known = self._rows[sheet]
        yield from enumerate(known, start=1)
        if (read_so_far := len(known)) < last_row:
            known += read(page, (read_so_far + 1, 1), (last_row, last_column))
            yield from enumerate(known[read_so_far:], start=read_so_far + 1)

    def runs(self, sheet: str, area: Area) -> Iterator[tuple[int, Rows]]:
        """As `Book`: the area as one run."""
        if (sheet, area) not in self._areas:
            end, beside = self._end(sheet)
            last_row = end if area.last_row is None else min(area.last_row, end)
            last_column = area.last_column or beside
            some = area.first_row <= last_row and area.first_column <= last_column
            first, last = (area.first_row, area.first_column), (last_row, last_column)
            self._areas[sheet, area] = read(self.sheets[sheet], first, last) if some else []
        if rows := self._areas[sheet, area]:
            yield area.first_row, rows

    def calculated(self, table: str) -> frozenset[str]:
        """As `Book`: a column in which every filled cell is a formula."""
        place = next(known for known in self.tables if known.name == table)
        first, last = (place.body_row, place.first_column), (place.body_end, place.last_column)
        if first > last:
            return frozenset()
        sheet = self.sheets[place.sheet]
        values, typed = read(sheet, first, last), native.formulas(sheet.range(first, last))
        columns = zip(place.headers, zip(*values, strict=True), zip(*typed, strict=True), strict=True)
        return frozenset(header for header, shown, texts in columns if _is_calculated(shown, texts))

    def _end(self, sheet: str) -> tuple[int, int]:
        """Return the last row and column of a sheet that have ever been used."""
        if sheet not in self._ends:
            last = self.sheets[sheet].used_range.last_cell
            self._ends[sheet] = (last.row, last.column)
        return self._ends[sheet]


def _is_calculated(shown: Sequence[Cell], typed: Sequence[object]) -> bool:
    filled = [(cell, text) for cell, text in zip(shown, typed, strict=True) if text not in (None, "")]
    # A text that begins with = is its own value.
    return bool(filled) and all(str(text).startswith("=") and text != cell for cell, text in filled)


def _place(sheet: str, table: xw.main.Table) -> TablePlace:
    area, header = table.range, table.header_row_range
    first, last = (area.row, area.column), area.last_cell
    headers = [""] * (last.column - area.column + 1)
    if header is None:
        # A table whose columns cannot be told is not one of ours, and none of our business.
        with suppress(Exception):
            headers = native.column_names(table)
    else:
        headers = [
            "" if cell is None else str(cell)
            for cell in read(header.sheet, first, (first[0], last.column))[0]
        ]
    return TablePlace(
        table.name,
        sheet,
        *first,
        last.row,
        last.column,
        tuple(headers),
        header_rows=int(header is not None),
        totals_rows=int(bool(table.show_totals)),
    )


def read(sheet: xw.Sheet, first: tuple[int, int], last: tuple[int, int]) -> Rows:
    """Return the cells from `first` to `last` (row, column; from 1, inclusive), read in one call.

    An empty cell is None, a date a datetime, a failed formula the text that it shows.
    """
    values = sheet.range(first, last).options(ndim=2, err_to_str=True).value
    # Windows hands out cells in a currency format as decimals.
    return [[float(cell) if type(cell) is Decimal else cell for cell in row] for row in values]
