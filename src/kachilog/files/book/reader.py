"""A workbook as it is read: its log, row by row, and its settings."""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.text import is_blank
from kachilog.files.book.book import Book, table_named
from kachilog.files.book.find_log import find_log
from kachilog.files.book.tables.settings import read_settings
from kachilog.log.cells import Bad, parse_date
from kachilog.log.columns import known_keys
from kachilog.log.stream import LogStream

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.base.spreadsheet import Cell, TablePlace
    from kachilog.files.book.find_log import LogPlace
    from kachilog.log.parse import NumberedRows, Track
    from kachilog.log.stream import Log


class BookReader(Book):
    """What every workbook is asked, whatever it is; where the log is, is decided once for each."""

    @property
    def place(self) -> LogPlace:
        """Where the log stands. Raise FileError no_log."""
        if self._place is None:
            raise FileError("no_log", file=self.name)
        return self._place

    @cached_property
    def _place(self) -> LogPlace | None:
        return find_log(self)

    @property
    def log_table(self) -> TablePlace:
        """The table that the log is, which rows are added to. Raise FileError import_no_table."""
        name = self._place.table if self._place else None
        table = None if name is None else table_named(self, name)
        if table is None:
            raise FileError("import_no_table", file=self.name)
        return table

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
        )

    def log(self, *, today: dt.date | None = None, track: Track = iter) -> Log:
        """Return the whole log. Raise FileError no_log."""
        return self.stream(today=today).log(track=track)

    @property
    def last_filled_row(self) -> int:
        """The row of the last action of the log; its header row if there is none. Raise FileError no_log."""
        last = self.place.header_row
        for row, cells in self.records():
            if not all(map(is_blank, cells)):
                last = row
        return last

    @property
    def settings(self) -> Settings:
        """What the tables of the sheet 設定 say."""
        return self._read_settings[0]

    @property
    def settings_problems(self) -> Sequence[Problem]:
        """What is wrong with them."""
        return self._read_settings[1]

    @cached_property
    def _read_settings(self) -> tuple[Settings, list[Problem]]:
        return read_settings(self)

    def _log_rows(self) -> Iterator[NumberedRows]:
        """Yield the rows of the log and their numbers: whole runs, which is fast, else row by row."""
        place = self.place
        if not place.headers_shown:
            yield [place.header_row], [place.headers]
        below = _Below(place, date1904=self.date1904)
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


class _Below:
    """Tells which rows below the last sure one are actions: those that follow without a gap, and dated ones.

    What comes after a gap may be anything, a remark or a total.
    """

    def __init__(self, place: LogPlace, *, date1904: bool) -> None:
        keys = known_keys(place.headers)
        self._day = keys.index("date") if "date" in keys else 0
        self._last_row = self._previous = place.last_row
        self._date1904 = date1904
        self._gap = False

    def follow(self, start: int, rows: Sequence[Sequence[Cell]]) -> bool:
        """Return whether a run of rows follows without a gap, in one quick look; if so it is noted."""
        if self._gap or not self._last_row < start <= self._previous + 1:
            return False
        if not all(map(itemgetter(self._day), rows)):
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
