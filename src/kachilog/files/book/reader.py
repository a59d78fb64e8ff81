"""A workbook as it is read: its log, row by row, and its settings."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import TablePlace
from kachilog.base.text import fold_own, is_blank
from kachilog.files.book.book import TOP_ROWS, Area, Book, table_named
from kachilog.files.book.find_log import find_logs
from kachilog.files.book.log_rows import LogEnd, found_rows
from kachilog.files.book.tables.mappings import read_maps
from kachilog.files.book.tables.settings import read_settings
from kachilog.log.columns import known_keys
from kachilog.log.reading.joined import JoinedStream
from kachilog.log.reading.units import unit_of_format
from kachilog.log.stream import LogStream

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.find_log import FoundLogs, LogPlace
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import NumberedRows, Track
    from kachilog.log.reading.units import Unit
    from kachilog.log.stream import Log


_REMEMBERED = 8192
"""Cells up to which the first rows of a sheet are kept: a very wide one is read each time."""
_LOOKED_AT = 3
"""Rows under the headers whose number formats are looked at."""


class BookReader(Book):
    """What every workbook is asked, whatever it is; where the log is, is decided once for each.

    `end` tells how the log ends, once its rows have been read; `asked_maps` are mappings of columns that were
    asked for, before anything is read.
    """

    end: LogEnd
    asked_maps: Maps = ()

    def top(self, sheet: str) -> Sequence[tuple[int, Sequence[Cell]]]:
        """As `Book`: what a sheet is, is asked again and again, and a workbook may have a thousand."""
        if sheet not in self._tops:
            found = [*takewhile(lambda one: one[0] <= TOP_ROWS, self.rows(sheet))]
            if sum(len(cells) for _, cells in found) > _REMEMBERED:
                return found
            self._tops[sheet] = found
        return self._tops[sheet]

    @cached_property
    def _tops(self) -> dict[str, Sequence[tuple[int, Sequence[Cell]]]]:
        return {}

    @property
    def place(self) -> LogPlace:
        """Where the log stands. Raise FileError no_log."""
        if self._place is None:
            raise self._no_log()
        return self._place

    def _no_log(self) -> FileError:
        hidden = [sheet for sheet, *_ in self.found_logs.left_out]
        if hidden:
            return FileError("no_log_shown", file=self.name, sheet=hidden[0])
        return FileError("no_log", file=self.name)

    @cached_property
    def found_logs(self) -> FoundLogs:
        """Where the logs stand, and the sheets that look like one and are not read."""
        return find_logs(self, self.maps)

    @property
    def _place(self) -> LogPlace | None:
        return next(iter(self.found_logs.places), None)

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

    @property
    def log_as_table(self) -> TablePlace:
        """The table that the log is, or what would be one: without a name, down to its last row with a date.

        Raise FileError import_no_table where there is no log.
        """
        place = self._place
        if place is None or place.table is not None:
            return self.log_table
        for _ in self.records():
            """`end` tells where the last row stands once all are read."""
        last = max(self.end.last_dated, place.header_row)
        corners = (place.header_row, place.first_column, last, place.last_column)
        return TablePlace("", place.sheet, *corners, place.headers)

    def records(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield (row of the sheet, cells) of the log, its header row first. Raise FileError no_log."""
        for numbers, rows in self._log_rows():
            yield from zip(numbers, rows, strict=True)

    def stream(self, *, today: dt.date | None = None) -> LogStream:
        """Return the log, on however many sheets, to be read as a stream. Raise FileError no_log."""
        streams = self.streams(today=today)
        return streams[0] if len(streams) == 1 else JoinedStream(streams)

    def streams(self, *, today: dt.date | None = None) -> list[LogStream]:
        """Return the logs sheet by sheet, that which is written to first. Raise FileError no_log."""
        told = self.found_logs.problems(self.name)
        return [
            LogStream(
                self._log_rows() if place is self.place else found_rows(self, place, self.maps),
                file=self.name,
                sheet=place.sheet,
                today=today,
                date1904=self.date1904,
                maps=self.maps,
                units=self._shown_units(place),
                above=self._above(place),
                further=told if place is self.place else (),
            )
            for place in (self.place, *self.found_logs.places[1:])
        ]

    def _above(self, place: LogPlace) -> Sequence[tuple[int, Sequence[Cell]]]:
        """Return what stands above the headers of a log that is no table, in its columns."""
        if place.table is not None:
            return ()
        rows = takewhile(lambda one: one[0] < place.header_row, self.top(place.sheet))
        return [(row, cells[place.first_column - 1 : place.last_column]) for row, cells in rows]

    def _shown_units(self, place: LogPlace) -> Mapping[int, Unit]:
        """Return the unit of the minutes by its column, if the number formats of its first cells show one."""
        keys = known_keys(place.headers, self.maps)
        if "minutes" not in keys:
            return {}
        at, first = keys.index("minutes"), place.header_row + 1
        rows = range(first, first + _LOOKED_AT)
        codes = {self.number_format(place.sheet, row, place.first_column + at) for row in rows}
        units = {unit for code in codes if (unit := unit_of_format(code)) is not None}
        return dict.fromkeys((at,), units.pop()) if len(units) == 1 else {}

    def log(self, *, today: dt.date | None = None, track: Track = iter) -> Log:
        """Return the whole log. Raise FileError no_log."""
        return self.stream(today=today).log(track=track)

    def last_action(self, written: Collection[int], table: TablePlace | None = None) -> int:
        """Return the row of the last action of the log, in `table` (`log_table`); its header row if none is.

        What a calculated column shows makes no row an action, but a formula does in a column (from 1) of
        those that are to be `written`, whatever it shows. Below the table only rows with a date are.
        Raise FileError no_log, import_no_table.
        """
        table, last = table or self.log_table, self.place.header_row
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
        for numbers, rows in found_rows(self, self.place, self.maps):
            self.end.follow(numbers, rows)
            yield numbers, rows
