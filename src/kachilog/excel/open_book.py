"""A workbook that is open in a spreadsheet program: its cells, its log and its settings, read as they stand.

A range is read whole, in one call, because each call crosses into the other program. What the screen shows,
filters, sorts or hides makes no difference to what is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.week import Week
from kachilog.excel import native
from kachilog.files.book.names import (
    ACTIONS_TABLE,
    BUDGETS_TABLE,
    LOG_TABLE,
    SETTINGS_TABLE,
    WEEKS_OFF_TABLE,
)
from kachilog.files.book.tables import settings
from kachilog.files.book.tables.found import FoundTable, find_headed
from kachilog.files.book.tables.settings import TableRows
from kachilog.log.cells import Bad, parse_date
from kachilog.log.columns import find_header, known_keys
from kachilog.log.stream import open_log

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    import xlwings as xw

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.tables.found import Wanted
    from kachilog.log.stream import LogStream

    Rows = list[list[Cell]]

_SEARCHED_ROWS = 50


@dataclass(frozen=True, slots=True)
class LogPlace:
    """Where the log stands: rows and columns from 1, inclusive.

    The last row is that of the table, totals left out; rows typed below it are no part of the place. `table`
    is None for a log that is found by its headers alone.
    """

    sheet: xw.Sheet
    header_row: int
    first_column: int
    last_column: int
    last_row: int
    table: xw.main.Table | None
    has_totals: bool


class LiveBook:
    """An open workbook as `kachilog.files.book.pages.Book` asks for it. Each sheet is read at most once."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self._rows: dict[str, Rows] = {}

    @cached_property
    def sheets(self) -> dict[str, xw.Sheet]:
        """The sheets by name, in the order of their tabs."""
        return {sheet.name: sheet for sheet in self.book.sheets}

    @property
    def sheet_names(self) -> Sequence[str]:
        """The names of the sheets in the order of their tabs."""
        return list(self.sheets)

    def rows(self, sheet: str) -> Rows:
        """Return the cells of a sheet from A1 on; an empty cell is None."""
        if sheet not in self._rows:
            last = self.sheets[sheet].used_range.last_cell
            self._rows[sheet] = read(self.sheets[sheet], (1, 1), (last.row, last.column))
        return self._rows[sheet]

    @cached_property
    def tables(self) -> dict[str, xw.main.Table]:
        """The tables of the workbook, by name in lower case."""
        return {table.name.casefold(): table for sheet in self.sheets.values() for table in sheet.tables}

    @cached_property
    def date1904(self) -> bool:
        """Whether the serial numbers of the workbook count from 1904."""
        return native.date1904(self.book)

    def table(self, name: str) -> TableRows | None:
        """Return the rows of a table below its headers, None if there is no such table.

        Rows typed directly below it belong to it, unless it has a totals row.
        """
        table = self.tables.get(name.casefold())
        body = table.data_body_range if table else None
        if table is None or body is None:
            return None
        sheet, last, size = body.sheet, body.last_cell, body.shape[0]
        end = last.row if table.show_totals else max(last.row, sheet.used_range.last_cell.row)
        rows = read(sheet, (body.row, body.column), (end, last.column))
        while size < len(rows) and _filled(rows[size]):
            size += 1
        return TableRows(sheet.name, body.row, rows[:size], date1904=self.date1904)

    def settings(self) -> tuple[Settings, list[Problem]]:
        """Return the settings of the workbook, and what is wrong with them."""
        names = (SETTINGS_TABLE, BUDGETS_TABLE, WEEKS_OFF_TABLE, ACTIONS_TABLE)
        found = {name: self.table(name) for name in names}
        return settings.parse({name: rows for name, rows in found.items() if rows is not None})

    def found_tables(self, wanted: Wanted) -> list[FoundTable]:
        """Return the tables that are `wanted` by name and headers, as `found_tables.find_tables` does."""
        found: dict[str, list[FoundTable]] = {}
        for table in self.tables.values():
            header = table.header_row_range
            if header is None:
                continue
            first, last = (header.row, header.column), header.last_cell
            headers = tuple(str(cell or "") for cell in read(header.sheet, first, (last.row, last.column))[0])
            rows = self.table(table.name) if wanted(table.name, headers) else None
            if rows is not None:
                found.setdefault(rows.sheet, []).append(FoundTable(table.name, headers, rows, header.column))
        log_sheet = self.place.sheet.name
        for name, sheet in self.sheets.items():
            if name not in found and name != log_sheet and native.is_visible(sheet) and not is_page(name):
                rows_here = enumerate(self.rows(name), start=1)
                headed = find_headed(name, rows_here, wanted, date1904=self.date1904)
                found[name] = [headed] if headed is not None else []
        return [table for name in self.sheets for table in found.get(name, ())]

    @cached_property
    def place(self) -> LogPlace:
        """Where the log stands: the table ActivityLog, else the first sheet that has its headers.

        Raise FileError log_not_found if there is neither.
        """
        table = self.tables.get(LOG_TABLE.casefold())
        if table is not None:
            area, has_totals = table.range, bool(table.show_totals)
            last = area.last_cell
            return LogPlace(
                area.sheet, area.row, area.column, last.column, last.row - has_totals, table, has_totals
            )
        for name, sheet in self.sheets.items():
            rows = self.rows(name)[:_SEARCHED_ROWS]
            at = find_header(list(enumerate(rows, start=1)))
            if at is not None and "date" in known_keys([str(cell or "") for cell in rows[at]]):
                return LogPlace(sheet, at + 1, 1, len(rows[at]), at + 1, None, has_totals=False)
        raise FileError("log_not_found")

    @cached_property
    def records(self) -> list[tuple[int, list[Cell]]]:
        """The rows of the log as (row of the sheet, cells), its header row first.

        Rows typed directly below the table belong to the log; what follows a gap does only if it is dated,
        since it may be anything else.
        """
        place = self.place
        last_used = place.sheet.used_range.last_cell.row
        end = place.last_row if place.has_totals else max(place.last_row, last_used)
        cells = read(place.sheet, (place.header_row, place.first_column), (end, place.last_column))
        inside = place.last_row - place.header_row + 1
        records = list(enumerate(cells[:inside], start=place.header_row))
        records.extend(self._below(cells[inside:], place.last_row + 1, headers=cells[0]))
        return records

    def _below(self, cells: Rows, first: int, *, headers: Sequence[Cell]) -> Iterator[tuple[int, list[Cell]]]:
        keys = known_keys([str(cell or "") for cell in headers])
        day = keys.index("date") if "date" in keys else 0
        previous = first - 1
        for row, line in enumerate(cells, start=first):
            if not _filled(line):
                continue
            adjoining = row == previous + 1
            if adjoining or not isinstance(parse_date(line[day], date1904=self.date1904), Bad):
                previous = row if adjoining else previous
                yield row, line

    @cached_property
    def last_filled_row(self) -> int:
        """The row of the last action of the log; its header row if there is none."""
        filled = (row for row, cells in reversed(self.records) if _filled(cells))
        return next(filled, self.place.header_row)

    def log_stream(self, today: dt.date) -> LogStream:
        """Return the log, to be read as a stream."""
        return open_log(
            self.records,
            file=self.book.name,
            sheet=self.place.sheet.name,
            today=today,
            date1904=self.date1904,
        )


def is_page(name: str) -> bool:
    """Tell whether a sheet has the name of a weekly page."""
    try:
        Week.parse(name)
    except ValueError:
        return False
    return True


def read(sheet: xw.Sheet, first: tuple[int, int], last: tuple[int, int]) -> Rows:
    """Return the cells from `first` to `last` (row, column; from 1, inclusive), read in one call.

    An empty cell is None, a date a datetime, a failed formula the text that it shows.
    """
    values = sheet.range(first, last).options(ndim=2, err_to_str=True).value
    # Windows hands out cells in a currency format as decimals.
    return [[float(cell) if type(cell) is Decimal else cell for cell in row] for row in values]


def _filled(cells: Sequence[Cell]) -> bool:
    return any(cell is not None and not (isinstance(cell, str) and not cell.strip()) for cell in cells)
