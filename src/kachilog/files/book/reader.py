"""A workbook as it is read: its log, row by row, and its settings."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.text import fold_own, is_blank
from kachilog.files.book.book import Area, Book, table_named
from kachilog.files.book.find_log import find_log
from kachilog.files.book.tables.mappings import read_maps
from kachilog.files.book.tables.settings import read_settings
from kachilog.log.columns import known_keys
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad
from kachilog.log.stream import LogStream

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.base.spreadsheet import Cell, TablePlace
    from kachilog.files.book.find_log import LogPlace
    from kachilog.log.columns import Key
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import NumberedRows, Track
    from kachilog.log.stream import Log


_REMEMBERED = 1000


class BookReader(Book):
    """What every workbook is asked, whatever it is; where the log is, is decided once for each.

    `end` tells how the log ends, once its rows have been read; `asked_maps` are mappings of columns that were
    asked for, before anything is read.
    """

    end: LogEnd
    asked_maps: Maps = ()

    @property
    def place(self) -> LogPlace:
        """Where the log stands. Raise FileError no_log."""
        if self._place is None:
            raise FileError("no_log", file=self.name)
        return self._place

    @cached_property
    def _place(self) -> LogPlace | None:
        return find_log(self, self.maps)

    @property
    def maps(self) -> Maps:
        """What columns mean whose headers do not say so: asked for, or told in 設定."""
        return (*self.asked_maps, *self._read_maps[0])

    @cached_property
    def _read_maps(self) -> tuple[Maps, list[Problem]]:
        return read_maps(self)

    @property
    def log_table(self) -> TablePlace:
        """The table that the log is, which rows are added to, with its headers as they are shown.

        Raise FileError import_no_table.
        """
        place = self._place
        table = None if place is None or place.table is None else table_named(self, place.table)
        if place is None or table is None:
            raise FileError("import_no_table", file=self.name)
        return replace(table, headers=place.headers[: len(table.headers)])

    def records(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield (row of the sheet, cells) of the log, its header row first. Raise FileError no_log."""
        for numbers, rows in self._log_rows():
            yield from zip(numbers, rows, strict=True)

    def stream(self, *, today: dt.date | None = None) -> LogStream:
        """Return the log, to be read as a stream. Raise FileError no_log."""
        return LogStream(
            self._log_rows(),
            file=self.name,
            sheet=self.place.sheet,
            today=today,
            date1904=self.date1904,
            maps=self.maps,
        )

    def log(self, *, today: dt.date | None = None, track: Track = iter) -> Log:
        """Return the whole log. Raise FileError no_log."""
        return self.stream(today=today).log(track=track)

    def last_action(self, written: Collection[int]) -> int:
        """Return the row of the last action of the log; its header row if there is none.

        What a calculated column shows makes no row an action, but a formula does in a column (from 1) of
        those that are to be `written`, whatever it shows. Below the table only rows with a date are.
        Raise FileError no_log, import_no_table.
        """
        table, last = self.log_table, self.place.header_row
        calculated = self.calculated(table)
        typed = [at for at, header in enumerate(self.place.headers) if header not in calculated]
        for row, cells in self.records():
            if row <= table.body_end and not all(is_blank(cells[at]) for at in typed):
                last = row
        last = max(last, self.end.last_dated)
        if written:
            body = Area(table.body_row, min(written), table.body_end, max(written))
            for _, left, bottom, right in self.formulas(table.sheet, body):
                if any(left <= column <= right for column in written):
                    last = max(last, min(bottom, table.body_end))
        return last

    def calculated(self, table: TablePlace, among: Collection[str] | None = None) -> frozenset[str]:
        """Return the headers of the columns of a table that are filled by a formula.

        Either the table says so, or what the column shows comes from formulas: all of it, or most of it in a
        column of the user's own. Not every program keeps what a table says. With `among`, only those of the
        user's own columns (folded) are looked at.
        """
        declared = self.declared(table)
        columns = {
            column: (header, key)
            for column, (header, key) in enumerate(
                zip(table.headers, known_keys(table.headers, self.maps), strict=True), table.first_column
            )
            if header not in declared and (among is None or (key is None and fold_own(header) in among))
        }
        if not columns or table.body_row > table.body_end:
            return declared
        shown = self._shown(table, columns)
        return declared | {
            columns[column][0]
            for column, (computed, typed) in shown.items()
            if computed > typed and (columns[column][1] is None or not typed)
        }

    def _shown(self, table: TablePlace, columns: Collection[int]) -> dict[int, list[int]]:
        """Return how many cells of a column of a table show what a formula gives, and what was typed.

        Columns without a formula are left out.
        """
        body = Area(table.body_row, min(columns), table.body_end, max(columns))
        formulas: dict[int, set[int]] = {}
        for top, left, bottom, right in self.formulas(table.sheet, body):
            rows = range(max(top, body.first_row), min(bottom, table.body_end) + 1)
            for column in range(max(left, body.first_column), min(right, max(columns)) + 1):
                if column in columns:
                    formulas.setdefault(column, set()).update(rows)
        shown = {column: [0, 0] for column in formulas}
        for start, run in self.runs(table.sheet, body) if formulas else ():
            for row, cells in enumerate(run, start):
                for column, of in formulas.items():
                    if not is_blank(cells[column - body.first_column]):
                        shown[column][row not in of] += 1
        return shown

    @property
    def settings(self) -> Settings:
        """What the tables of the sheet 設定 say."""
        return self._read_settings[0]

    @property
    def settings_problems(self) -> Sequence[Problem]:
        """What is wrong with them."""
        return [*self._read_settings[1], *self._read_maps[1]]

    @cached_property
    def _read_settings(self) -> tuple[Settings, list[Problem]]:
        return read_settings(self)

    def _log_rows(self) -> Iterator[NumberedRows]:
        """Yield the rows of the log and their numbers, and note how the log ends."""
        self.end = LogEnd(known_keys(self.place.headers, self.maps), date1904=self.date1904)
        for numbers, rows in self._found_rows():
            self.end.follow(numbers, rows)
            yield numbers, rows

    def _found_rows(self) -> Iterator[NumberedRows]:
        """Yield the rows of the log and their numbers: whole runs, which is fast, else row by row."""
        place = self.place
        if not place.headers_shown:
            yield [place.header_row], [place.headers]
        below = _Below(place, self.end.day, date1904=self.date1904)
        for start, rows in self.runs(place.sheet, place.area):
            end = start + len(rows) - 1
            if end <= place.last_row or below.follow(start, rows):
                yield range(start, end + 1), rows
                continue
            numbers, kept = [], []
            for row, cells in enumerate(rows, start):
                if row <= place.last_row or below.belongs(row, cells):
                    numbers.append(row)
                    kept.append(cells)
            yield numbers, kept


class LogEnd:
    """How a log ends, as far as its rows have been read.

    `day` is the index of the column of dates; `last_dated` is the last row with a date, 0 if there is none;
    `undated` are the rows below it in which anything stands, from the last up, a thousand of them at most.
    """

    def __init__(self, keys: Sequence[Key | None], *, date1904: bool) -> None:
        self.day = keys.index("date") if "date" in keys else 0
        self._date1904 = date1904
        self.last_dated = 0
        self.undated: list[tuple[int, Sequence[Cell]]] = []

    def follow(self, numbers: Sequence[int], rows: Sequence[Sequence[Cell]]) -> None:
        """Take note of the rows that come next."""
        undated: list[tuple[int, Sequence[Cell]]] = []
        for at in range(len(rows) - 1, -1, -1):
            cells = rows[at]
            day = cells[self.day] if self.day < len(cells) else None
            if not isinstance(parse_date(day, date1904=self._date1904), Bad):
                self.last_dated, self.undated = numbers[at], undated
                return
            if len(undated) < _REMEMBERED and not all(map(is_blank, cells)):
                undated.append((numbers[at], cells))
        self.undated = (undated + self.undated)[:_REMEMBERED]


class _Below:
    """Tells which rows below the last sure one are actions: those that follow without a gap, and dated ones.

    What comes after a gap may be anything, a remark or a total.
    """

    def __init__(self, place: LogPlace, day: int, *, date1904: bool) -> None:
        self._day = day
        self._last_row = self._previous = place.last_row
        self._date1904 = date1904
        self._gap = False

    def follow(self, start: int, rows: Sequence[Sequence[Cell]]) -> bool:
        """Return whether a run of rows follows without a gap, in one quick look; if so it is noted."""
        if self._gap or not self._last_row < start <= self._previous + 1:
            return False
        if any(map(is_blank, set(map(itemgetter(self._day), rows)))):
            return False
        self._previous = start + len(rows) - 1
        return True

    def belongs(self, row: int, cells: Sequence[Cell]) -> bool:
        """Return whether a row is an action, and note that it came."""
        if all(map(is_blank, cells)):
            return False
        self._gap = self._gap or row > self._previous + 1
        self._previous = row
        return not self._gap or not isinstance(parse_date(cells[self._day], date1904=self._date1904), Bad)
