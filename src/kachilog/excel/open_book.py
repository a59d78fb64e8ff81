"""A workbook that is open in a spreadsheet program, read as it stands, and cells written so that they stand.

A range is read whole, in one call, because each call crosses into the other program. What the screen shows,
filters, sorts or hides makes no difference to what is read.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from contextlib import suppress
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import TablePlace
from kachilog.excel import native
from kachilog.files.book.book import Area
from kachilog.files.book.reader import BookReader
from kachilog.log.columns import header_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import xlwings as xw

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.book import Corners
    from kachilog.log.reading.kinds import Value

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
        """The sheets by name, in the order of their tabs.

        On the Mac one that is iterated over is whichever stands at its place when it is asked something.
        """
        names = [sheet.name for sheet in self.book.sheets]
        return {name: self.book.sheets[name] for name in names}

    def sheet(self, name: str) -> xw.Sheet:
        """Return a sheet that is to be changed. Raise FileError place_refused where it is another one now."""
        sheet = self.sheets[name]
        if sheet.name != name:
            raise FileError("place_refused", kind="sheet")
        return sheet

    @property
    def sheet_names(self) -> Sequence[str]:
        """As `Book`, without those that have no cells, such as a chart's."""
        return list(self.sheets)

    @cached_property
    def tables(self) -> Sequence[TablePlace]:
        """As `Book`."""
        return [self._place_of(name, table) for name, sheet in self.sheets.items() for table in sheet.tables]

    def table_object(self, name: str) -> xw.main.Table:
        """Return a table as the program has it."""
        sheet = next(table.sheet for table in self.tables if table.name == name)
        return next(table for table in self.sheets[sheet].tables if table.display_name == name)

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

    def declared(self, table: TablePlace) -> frozenset[str]:
        """As `Book`: none, since the program does not tell."""
        del table
        return frozenset()

    def number_format(self, sheet: str, row: int, column: int) -> str:
        """As `Book`."""
        return str(self.sheets[sheet].range((row, column)).number_format or "General")

    def kept(self, name: str) -> str:
        """As `Book`."""
        return native.kept_text(self.book, name)

    def formulas(self, sheet: str, area: Area) -> Iterator[Corners]:
        """As `Book`, in one call, cell by cell."""
        end, beside = self._end(sheet)
        first = (area.first_row, area.first_column)
        last = (min(area.last_row or end, end), min(area.last_column or beside, beside))
        if first[0] > last[0] or first[1] > last[1]:
            return
        page = self.sheets[sheet]
        values, typed = read(page, first, last), native.formulas(page.range(first, last))
        for row, (shown, texts) in enumerate(zip(values, typed, strict=True), first[0]):
            for column, (cell, text) in enumerate(zip(shown, texts, strict=True), first[1]):
                # A text that begins with = is its own value.
                if isinstance(text, str) and text.startswith(("=", "{=")) and text != cell:
                    yield row, column, row, column

    def _place_of(self, sheet: str, table: xw.main.Table) -> TablePlace:
        area, header = table.range, table.header_row_range
        first, last = (area.row, area.column), area.last_cell
        width = last.column - area.column + 1
        headers: Sequence[str] = ()
        if header is None:
            # A table whose columns cannot be told is not one of ours, and none of our business.
            with suppress(Exception):
                headers = native.column_names(table)
        else:
            run = next(self.runs(sheet, Area(first[0], first[1], first[0], last.column)), None)
            headers = header_texts(run[1][0]) if run else ()
        return TablePlace(
            table.display_name,
            sheet,
            *first,
            last.row,
            last.column,
            (*headers, *[""] * (width - len(headers))),
            header_rows=int(header is not None),
            totals_rows=int(bool(table.show_totals)),
        )

    def _end(self, sheet: str) -> tuple[int, int]:
        """Return the last row and column of a sheet that have ever been used."""
        if sheet not in self._ends:
            last = self.sheets[sheet].used_range.last_cell
            self._ends[sheet] = (last.row, last.column)
        return self._ends[sheet]


def read(sheet: xw.Sheet, first: tuple[int, int], last: tuple[int, int]) -> Rows:
    """Return the cells from `first` to `last` (row, column; from 1, inclusive), read in one call.

    An empty cell is None, a date a datetime, a failed formula the text that it shows. What the program does
    not hand out whole is read in halves: Windows refuses a range for one date beyond its calendar, which
    alone is then read as a number; a Mac leaves out cells that failed, so that rows come out too short.
    """
    rows, columns = last[0] - first[0] + 1, last[1] - first[1] + 1
    # Windows hands out cells in a currency format as decimals, times as moments of the day zero, and of the
    # errors those that xlwings does not know as numbers.
    return [
        [_KINDS[type(cell)](cell) if type(cell) in _KINDS else cell for cell in row]
        for row in _halved(sheet, first, rows, columns)
    ]


def _halved(sheet: xw.Sheet, first: tuple[int, int], rows: int, columns: int) -> Rows:
    row, column = first
    area = sheet.range(first, (row + rows - 1, column + columns - 1))
    whole = native.values(area, rows, columns)
    if whole is not None:
        return whole
    if rows == columns == 1:
        return [[native.raw_value(area)]]
    if rows > 1:
        half = rows // 2
        upper = _halved(sheet, first, half, columns)
        return upper + _halved(sheet, (row + half, column), rows - half, columns)
    half = columns // 2
    [left], [right] = (
        _halved(sheet, first, 1, half),
        _halved(sheet, (row, column + half), 1, columns - half),
    )
    return [left + right]


def _moment(cell: dt.datetime) -> Cell:
    """Return a day, or the duration that a cell shows which Excel hands out as a moment before its days."""
    moment = cell.replace(tzinfo=None)
    return cell if moment >= _FIRST_DAYS_END else moment - _DAY_ZERO


_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 (a spreadsheet has no zone)
_FIRST_DAYS_END = dt.datetime(1900, 3, 1)  # noqa: DTZ001 (likewise)
_FAILED = {
    # XlCVError, as a COM error (0x800A0000 + number)
    number - 2146828288: text
    for number, text in {
        2043: "#GETTING_DATA",
        2045: "#SPILL!",
        2046: "#CONNECT!",
        2047: "#BLOCKED!",
        2048: "#UNKNOWN!",
        2049: "#FIELD!",
        2050: "#CALC!",
    }.items()
}


def _error(cell: int) -> Cell:
    return _FAILED.get(cell, cell)


_KINDS: dict[type, Callable[..., Cell]] = {Decimal: float, dt.datetime: _moment, int: _error}


def write(sheet: xw.Sheet, first: tuple[int, int], rows: Sequence[Sequence[Value]]) -> list[tuple[int, int]]:
    """Write values from the cell `first` on, read them back, and mend one by one what came out otherwise.

    Return the cells that are not as they should be even so. Excel puts the first value of an array into every
    row that a filter shows, and none into the others.
    """
    last = first[0] + len(rows) - 1, first[1] + len(rows[0]) - 1
    sheet.range(first, last).value = [[_literal(value) for value in line] for line in rows]
    wrong = _otherwise(sheet, first, last, rows)
    for row, column in wrong:
        sheet.range((row, column)).value = _literal(rows[row - first[0]][column - first[1]])
    return _otherwise(sheet, first, last, rows) if wrong else []


def _otherwise(
    sheet: xw.Sheet, first: tuple[int, int], last: tuple[int, int], rows: Sequence[Sequence[Value]]
) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row, (found, meant) in enumerate(zip(read(sheet, first, last), rows, strict=True), first[0])
        for column, (cell, value) in enumerate(zip(found, meant, strict=True), first[1])
        if _compared(cell) != _compared(value)
    ]


_INTERPRETED = frozenset("=+-@'#")


def _literal(value: Value) -> object:
    """Return a value so that the program takes it as it is: as if typed with a leading apostrophe.

    It would make a formula of a text that starts with =, and a number or a date of one that looks like it in
    any of the ways it knows (R8.11.3 is one); a text without a digit is safe.
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    if not isinstance(value, str) or not value:
        return value
    folded = unicodedata.normalize("NFKC", value)
    risky = (
        folded[0] in _INTERPRETED
        or any(character.isdigit() for character in folded)
        or folded.strip().casefold() in ("true", "false")
    )
    return f"'{value}" if risky else value


def _compared(value: object) -> object:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        value = dt.datetime.combine(value, dt.time())
    if isinstance(value, dt.datetime):
        return _moment(value)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") or None
    return value
