"""A workbook as it is read: its log, and the rows of its tables and sheets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.files.book.names import LOG_TABLE
from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.read.shared_strings import SharedStrings
from kachilog.files.xlsx.read.sheet_rows import SheetRows
from kachilog.log.cells import Bad, parse_date
from kachilog.log.columns import REQUIRED, known_keys
from kachilog.log.stream import LogStream

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.xlsx.parts.tables import Table
    from kachilog.files.xlsx.parts.workbook import Sheet
    from kachilog.log.parse import NumberedRows, Track
    from kachilog.log.stream import Log

SEARCHED_ROWS = 50
"""Rows from the top of each visible sheet in which the header of a log without table is looked for."""

SEARCHED_SHEETS = 500
"""Sheets, from the left, in which it is looked for."""

NEEDED = 3
"""Required columns that a header row must name to be taken for the log's."""


@dataclass(frozen=True, slots=True)
class LogPlace:
    """Where the log stands: rows and columns from 1, inclusive.

    `header_row` has the headers, `last_row` is the last one that surely belongs to the log, rows at `limit`
    or below surely do not (None: no such row). `table` is None for a log found by its headers.
    """

    sheet: str
    header_row: int
    first_column: int
    last_column: int
    last_row: int
    limit: int | None
    table: str | None


class BookReader:
    """Reads a workbook; the file is closed, and nothing is ever written."""

    def __init__(self, package: Package, name: str) -> None:
        self.package = package
        self.name = name
        self._strings = SharedStrings(package)

    def rows(self, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
        """Yield (row from 1, cells from column A on) of a sheet, as `SheetRows.read`.

        Raise FileError sheet_unknown if there is no such worksheet.
        """
        return self._sheet_rows(sheet).read()

    def table(self, name: str) -> list[list[Cell]] | None:
        """Return the rows below the headers of a table, each as wide as the table; None without such a table.

        Rows typed directly under the table belong to it; a totals row does not.
        """
        table = self._table(name)
        if table is None:
            return None
        rows: list[list[Cell]] = []
        first = table.first_row + table.header_rows
        end = table.last_row - table.totals_rows
        for row, cells in self.rows(table.sheet):
            if row < first:
                continue
            inside = _slice(cells, table.first_column, table.last_column)
            if row > end and (table.totals_rows or row > first + len(rows) or not _filled(inside)):
                break
            rows.extend([[""] * len(inside)] * (row - first - len(rows)))
            rows.append(inside)
        return rows

    def place(self) -> LogPlace:
        """Return where the log stands: the table ActivityLog, else the sheet whose headers fit best.

        Raise FileError no_log if there is neither.
        """
        table = self._table(LOG_TABLE)
        found = self._place_of_table(table) if table else self._place_of_headers()
        if found is None:
            raise FileError("no_log", file=self.name)
        return found

    def records(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield (row of the sheet, cells) of the log, its header row first. Raise FileError no_log."""
        for numbers, rows in self._blocks(self.place()):
            yield from zip(numbers, rows, strict=True)

    def stream(self, *, today: dt.date | None = None) -> LogStream:
        """Return the log, to be read as a stream. Raise FileError no_log."""
        place = self.place()
        return LogStream(
            self._blocks(place),
            file=self.name,
            sheet=place.sheet,
            today=today,
            date1904=self.package.date1904,
        )

    def log(self, *, today: dt.date | None = None, track: Track = iter) -> Log:
        """Return the whole log. Raise FileError no_log."""
        return self.stream(today=today).log(track=track)

    def _sheet_rows(self, sheet: str) -> SheetRows:
        found = next((s for s in self._worksheets() if s.name.casefold() == sheet.casefold()), None)
        if found is None:
            raise FileError("sheet_unknown", file=self.name, sheet=sheet)
        return SheetRows(self.package, found.part, self._strings)

    def _worksheets(self) -> Iterator[Sheet]:
        return (sheet for sheet in self.package.sheets if sheet.kind == "worksheet")

    def _table(self, name: str) -> Table | None:
        tables = self.package.tables
        return next((table for key, table in tables.items() if key.casefold() == name.casefold()), None)

    def _place_of_table(self, table: Table) -> LogPlace | None:
        below = [
            other.first_row
            for other in self.package.tables.values()
            if other.sheet == table.sheet
            and other.first_row > table.last_row
            and other.first_column <= table.last_column
            and table.first_column <= other.last_column
        ]
        limits = [*below, table.last_row] if table.totals_rows else below
        last_column = table.last_column
        if table.header_rows:
            header = next((cells for row, cells in self.rows(table.sheet) if row == table.first_row), [])
            # A program that does not grow tables leaves a column typed beside it outside.
            while last_column < len(header) and _filled(header[last_column : last_column + 1]):
                last_column += 1
        return LogPlace(
            table.sheet,
            table.first_row - (not table.header_rows),
            table.first_column,
            last_column,
            table.last_row - table.totals_rows,
            min(limits, default=None),
            table.name,
        )

    def _place_of_headers(self) -> LogPlace | None:
        best, most = None, NEEDED - 1
        searched = set()
        for sheet in islice(self._worksheets(), SEARCHED_SHEETS):
            if sheet.state != "visible" or sheet.part in searched:
                continue
            searched.add(sheet.part)
            for row, cells in SheetRows(self.package, sheet.part, self._strings).read():
                if row > SEARCHED_ROWS:
                    break
                texts = [cell if isinstance(cell, str) else "" for cell in cells]
                found = [at for at, key in enumerate(known_keys(texts)) if key in REQUIRED]
                if len(found) > most:
                    first, last = found[0], found[-1]
                    while first > 0 and texts[first - 1].strip():
                        first -= 1
                    while last + 1 < len(texts) and texts[last + 1].strip():
                        last += 1
                    most = len(found)
                    best = LogPlace(sheet.name, row, first + 1, last + 1, row, None, None)
        return best

    def _blocks(self, place: LogPlace) -> Iterator[NumberedRows]:
        """Yield the rows of the log and their numbers: whole blocks, which is fast, else row by row."""
        table = self._table(place.table) if place.table else None
        headless = table is not None and not table.header_rows
        headers: list[Cell] = list(table.headers) if table else []
        if headless:
            yield [place.header_row], [headers]
        top = place.header_row + headless
        below = _Below(place, _day(headers), date1904=self.package.date1904)
        for start, rows in self._sheet_rows(place.sheet).runs():
            end = start + len(rows) - 1
            if start >= top:
                cut = _cut(rows, place.first_column, place.last_column)
                if end <= place.last_row or below.follow(start, cut):
                    yield range(start, end + 1), cut
                    continue
            numbers, kept = [], []
            for row, cells in enumerate(rows, start):
                if row < top or (place.limit is not None and row >= place.limit):
                    continue
                inside = _slice(cells, place.first_column, place.last_column)
                if row == place.header_row:
                    below.day = _day(inside)
                if row <= place.last_row or below.belongs(row, inside):
                    numbers.append(row)
                    kept.append(inside)
            yield numbers, kept
            if place.limit is not None and end >= place.limit:
                return


class _Below:
    """Tells which rows below the last sure one are actions: those that follow without a gap, and dated ones.

    What comes after a gap may be anything, a remark or a total. `day` is the index of the column of dates.
    """

    def __init__(self, place: LogPlace, day: int, *, date1904: bool) -> None:
        self.day = day
        self._place = place
        self._date1904 = date1904
        self._previous = place.last_row
        self._gap = False

    def follow(self, start: int, rows: list[list[Cell]]) -> bool:
        """Return whether a block of rows follows without a gap, in one quick look; if so it is noted."""
        end, limit = start + len(rows) - 1, self._place.limit
        if self._gap or not self._place.last_row < start <= self._previous + 1:
            return False
        if (limit is not None and end >= limit) or any(row[self.day] == "" for row in rows):
            return False
        self._previous = end
        return True

    def belongs(self, row: int, cells: list[Cell]) -> bool:
        """Return whether a row is an action, and note that it came."""
        if cells[self.day] == "" and not _filled(cells):
            return False
        self._gap = self._gap or row > self._previous + 1
        self._previous = row
        return not self._gap or not isinstance(parse_date(cells[self.day], date1904=self._date1904), Bad)


def open_book(path: Path) -> BookReader:
    """Return a reader of the workbook at `path`. Raise FileError as `Package.open`."""
    return BookReader(Package.open(path), path.name)


def _day(headers: Sequence[Cell]) -> int:
    """Return the index of the column of dates, 0 if there is none."""
    keys = known_keys([header if isinstance(header, str) else "" for header in headers])
    return keys.index("date") if "date" in keys else 0


def _slice(cells: list[Cell], first: int, last: int) -> list[Cell]:
    inside = cells[first - 1 : last]
    return inside + [""] * (last - first + 1 - len(inside))


def _cut(rows: list[list[Cell]], first: int, last: int) -> list[list[Cell]]:
    """Return the columns from `first` to `last` of rows that are all as wide."""
    width = len(rows[0])
    blank: list[Cell] = [""] * (last - max(width, first - 1))
    if first == 1 and width == last:
        return rows
    inside = [row[first - 1 : last] for row in rows]
    return [row + blank for row in inside] if blank else inside


def _filled(cells: Sequence[Cell]) -> bool:
    return any(
        cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace()) for cell in cells
    )
