"""Rows of cells made into typed rows and problems, a chunk at a time.

A column of a chunk is read whole, and a text that was read once is remembered: this is what makes a log of
200,000 rows a matter of a fraction of a second.
"""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kachilog.base.problems import shorten
from kachilog.base.text import is_blank
from kachilog.log.cells import as_it_stands, parser, plain
from kachilog.log.checks import Finding, Report, far_days, spans_of, warnings
from kachilog.log.reading.column_reader import ColumnReader
from kachilog.log.reading.kinds import Bad, Value
from kachilog.log.reading.rows import Rows, may_be_idle
from kachilog.log.reading.said_again import SaidAgain
from kachilog.log.reading.undated import Looked, Undated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.spreadsheet import Cell
    from kachilog.log.checks import Span
    from kachilog.log.columns import Column
    from kachilog.log.header import Header

Row = tuple[Value, ...]
"""One typed row, a value per column of its header: date, int or None, str, or what `parse_own` returns."""

CHUNK = 1024
"""Rows that are read at a time: what fits into a processor's cache, 4,096 take a sixth longer."""

NumberedRows: TypeAlias = "tuple[Sequence[int], Sequence[Sequence[Cell]]]"
"""Some rows of cells as they are read: their rows as a person counts them, and the cells of each."""

Track: TypeAlias = "Callable[[Iterable[Chunk]], Iterable[Chunk]]"
"""Is handed the chunks of a log and hands them on one by one, for whoever shows progress; else `iter`."""

_FUTURE = dt.timedelta(days=7)
_REMEMBERED = 50_000
_NO_VALUE = Bad("formula_no_value")
_TEXT_KEYS = frozenset(("action", "tags", "note"))


class Chunk(NamedTuple):
    """Typed rows by column: `numbers` are their rows as a person counts them, `columns` as in the header.

    `as_they_stand` says that some could not be read, and have texts in place of their bad cells; `sheet` is
    where they stand, None for a CSV.
    """

    numbers: Sequence[int]
    columns: Sequence[Sequence[Value]]
    as_they_stand: bool = False
    sheet: str | None = None

    @property
    def rows(self) -> Iterator[Row]:
        """The typed rows, one tuple each."""
        return zip(*self.columns, strict=True)

    def only(self, places: Sequence[int]) -> Chunk:
        """Return the chunk of the rows at `places` (from 0, rising)."""
        if len(places) == len(self.numbers):
            return self
        numbers = [self.numbers[at] for at in places]
        return self._replace(
            numbers=numbers, columns=[[column[at] for at in places] for column in self.columns]
        )


class Repeated(dict[Value, Value]):
    """Makes equal values of a log, most of which come again, one object: so a log may be held in memory."""

    def __missing__(self, value: Value) -> Value:
        if len(self) < _REMEMBERED:
            self[value] = value
        return value

    def of(self, values: Sequence[Value]) -> list[Value]:
        """Return the values, each as the first object that was equal to it."""
        return list(map(self.__getitem__, values))


def in_blocks(records: Iterable[tuple[int, Sequence[Cell]]], size: int = CHUNK) -> Iterator[NumberedRows]:
    """Yield (row, cells) records in blocks of at most `size`."""
    records = iter(records)
    while batch := list(islice(records, size)):
        numbers, rows = zip(*batch, strict=True)
        yield numbers, rows


class RowParser:
    """Makes rows of cells into typed rows under a usable `header`, and keeps the `problems` met on the way.

    A row with an error is left out whole, unless `verbatim` is set: then its bad cells stay as they stand.
    Rows that tell of no action are among them unless `records_only` is set. `file` and `sheet` are told with
    each problem; `today` switches on the warning about dates ahead; `date1904` is the epoch of the workbook
    that the cells come from. `verbatim_rows` and `lost_rows` count the rows with an error: those that stayed
    as they stand, and those that are left out even so; `bad_rows` counts them all.
    """

    def __init__(
        self,
        header: Header,
        *,
        file: str | None = None,
        sheet: str | None = None,
        today: dt.date | None = None,
        date1904: bool = False,
    ) -> None:
        self.header = header
        self.verbatim = self.records_only = False
        self.verbatim_rows = self.lost_rows = self.bad_rows = 0
        self._report = Report(file, sheet)
        self._latest = today + _FUTURE if today else None
        self._unnamed_told = False
        self._said_again = SaidAgain(header.columns)
        self._blank_numbers: list[int] = []
        self._spans: list[Span] = []
        self._readers = [
            ColumnReader(column, parser(column.key, column.unit, date1904=date1904))
            for column in header.columns
        ]
        # What is wrong with a row is told from its date on.
        self._date_first = sorted(range(len(self._readers)), key=lambda at: header.columns[at].key != "date")
        keys = [column.key for column in header.columns]
        self._action_at = keys.index("action") if "action" in keys else None
        self._rows = Rows(header)
        self._date_at = keys.index("date")
        self._undated = Undated(self._rows, header.columns[self._date_at].index, is_sheet=sheet is not None)

    @property
    def problems(self) -> list[Problem]:
        """What was met so far, by row."""
        return self._report.problems

    def chunks(self, blocks: Iterable[NumberedRows]) -> Iterator[Chunk]:
        """Yield the typed rows of each block; after the last one the problems are complete."""
        for numbers, rows in blocks:
            yield self.parse_chunk(numbers, rows)
        name = self.header.name("date")
        for span in far_days(self._spans):
            shown = str(span.first)
            self.problems.append(
                self._report.place(
                    "date_far", "warning", row=span.row, column=name, value=shown, day=span.first
                )
            )
        self._report.close()

    def parse_chunk(self, numbers: Sequence[int], rows: Sequence[Sequence[Cell]]) -> Chunk:
        """Return the typed rows of a chunk; `numbers` are the rows as a person counts them."""
        told = len(self.problems)
        found: list[Finding] = []
        numbers, rows = self._squared(numbers, rows, found)
        if not rows:
            self._report.tell(found, numbers, ())
            return Chunk((), [()] * len(self.header.columns))
        cells = list(zip(*rows, strict=True))
        looked = self._looked(numbers, rows, cells, found)
        if looked.rows is not rows:
            rows = looked.rows
            cells = list(zip(*rows, strict=True))
        self._look_under_no_header(cells)
        columns = [
            looked.days if at == self._date_at else reader.read(cells[reader.column.index])
            for at, reader in enumerate(self._readers)
        ]
        self._blank_ratings(rows, columns, found)
        looked.bad = self._bad_rows(rows, columns, looked.unread, found)
        self._understood(cells, looked.unread | looked.bad, found)
        found += self._said_again.fill(columns, looked.unread)
        looked.idle = self._idle_rows(rows, columns, looked.unread | looked.bad, found)
        self.bad_rows += len(looked.bad | looked.lost)
        self._report.tell(found, numbers, self._days(columns))
        self._check(_without(looked.unread | looked.bad | looked.idle, numbers, columns))
        self._report.sort_from(told)
        return self._handed_on(numbers, columns, looked)

    def _handed_on(
        self, numbers: Sequence[int], columns: list[Sequence[Value | Bad]], looked: Looked
    ) -> Chunk:
        """Return the rows of a chunk that are handed on."""
        if not self.verbatim:
            idle = looked.idle if self.records_only else set()
            return _without(looked.unread | looked.bad | idle, numbers, columns)
        lost = self._let_stand(looked.bad, looked.rows, columns) if looked.bad else set()
        self.lost_rows += len(lost | looked.lost)
        self.verbatim_rows += len(looked.bad - lost)
        return _without(looked.unread | lost, numbers, columns)._replace(as_they_stand=looked.bad != lost)

    def _check(self, chunk: Chunk) -> None:
        """Warn of what looks wrong in the rows that are used."""
        if not chunk.numbers:
            return
        days = self._days(chunk.columns)
        self._report.tell(warnings(self.header, chunk.columns, self._latest), chunk.numbers, days)
        self._report.last_day = days[-1] if days else None  # type: ignore[assignment]
        if days:
            self._spans += spans_of(days, chunk.numbers)  # type: ignore[arg-type]

    def _days(self, columns: Sequence[Sequence[Value | Bad]]) -> Sequence[Value | Bad]:
        return () if self._date_at is None else columns[self._date_at]

    def _looked(
        self,
        numbers: Sequence[int],
        rows: Sequence[Sequence[Cell]],
        cells: Sequence[tuple[Cell, ...]],
        found: list[Finding],
    ) -> Looked:
        """Return a chunk with its days, and what is known of the rows without one."""
        reader = self._readers[self._date_at]
        index = reader.column.index

        def read(some: Sequence[Sequence[Cell]]) -> Sequence[Value | Bad]:
            return reader.read(tuple(row[index] for row in some))

        if not self._undated.follows:
            days = reader.read(cells[index])
            if not (reader.failed and any(type(day) is Bad for day in days)):
                self._undated.pass_by(numbers, days)
                return Looked(rows, days)
        looked = self._undated.look(numbers, rows, read, self._blank_numbers)
        found += looked.found
        return looked

    def _understood(self, cells: Sequence[tuple[Cell, ...]], skipped: set[int], found: list[Finding]) -> None:
        """Tell of cells that were not written as we write them."""
        for reader in self._readers:
            if not reader.understood:
                continue
            for at, cell in enumerate(cells[reader.column.index]):
                code = reader.understood.get(cell)
                if code and at not in skipped:
                    values = {"read": reader[cell]}
                    shown = shorten(plain(cell))
                    found.append(
                        Finding(at, code, reader.column.header, shown, severity="note", values=values)
                    )

    def _blank_ratings(
        self, rows: Sequence[Sequence[Cell]], columns: list[Sequence[Value | Bad]], found: list[Finding]
    ) -> None:
        """Take a rating of 0 on a day of rest for none."""
        for place, reader in enumerate(self._readers):
            if reader.column.key != "quality" or not reader.failed:
                continue
            values = columns[place] = list(columns[place])
            for at, value in enumerate(values):
                if type(value) is Bad and self._rows.is_unrated_rest(rows[at]):
                    values[at] = None
                    found.append(Finding(at, "read_blank", reader.column.header, "0", severity="note"))

    def _idle_rows(
        self,
        rows: Sequence[Sequence[Cell]],
        columns: Sequence[Sequence[Value | Bad]],
        skipped: set[int],
        found: list[Finding],
    ) -> set[int]:
        """Return the rows with a date that tell of no action."""
        idle: set[int] = set()
        actions = () if self._action_at is None else columns[self._action_at]
        suspects = set(filter(may_be_idle, set(actions)))
        if not suspects:
            return idle
        for at, action in enumerate(actions):
            if action in suspects and at not in skipped and self._rows.is_idle(rows[at]):
                idle.add(at)
                code = "row_date_only" if is_blank(action) else "row_rest"
                found.append(Finding(at, code, severity="note"))
        return idle

    def _let_stand(
        self, bad: set[int], rows: Sequence[Sequence[Cell]], columns: list[Sequence[Value | Bad]]
    ) -> set[int]:
        """Put the texts of bad cells into `columns`; return the rows with a cell that nothing can hold."""
        lost = set()
        for place, reader in enumerate(self._readers):
            values = columns[place]
            if not reader.failed or not any(type(values[at]) is Bad for at in bad):
                continue
            columns[place] = values = list(values)
            for at in bad:
                if type(values[at]) is Bad:
                    text = as_it_stands(rows[at][reader.column.index])
                    values[at] = text
                    if text is None:
                        lost.add(at)
        return lost

    def _squared(
        self, numbers: Sequence[int], rows: Sequence[Sequence[Cell]], found: list[Finding]
    ) -> tuple[Sequence[int], Sequence[Sequence[Cell]]]:
        """Return the rows all as wide as the header: short ones filled up, shifted ones left out."""
        width = self.header.width
        if set(map(len, rows)) == {width}:
            self._blank_numbers = []
            return numbers, rows
        kept_numbers, kept = [], []
        self._blank_numbers = [number for number, row in zip(numbers, rows, strict=True) if not row]
        for number, row in zip(numbers, rows, strict=True):
            if len(row) > width and not all(map(is_blank, row[width:])):
                found.append(Finding(-1, "row_shifted", number=number, values={"columns": width}))
                self.lost_rows += 1
                self.bad_rows += 1
            elif row:
                kept_numbers.append(number)
                kept.append((*row[:width], *(None,) * (width - len(row))))
        return kept_numbers, kept

    def _look_under_no_header(self, cells: list[tuple[Cell, ...]]) -> None:
        if self._unnamed_told:
            return
        for index in sorted(self.header.unnamed):
            if not all(map(is_blank, cells[index])):
                self._unnamed_told = True
                values = {"position": index + 1}
                self.problems.append(
                    self._report.place("column_unnamed", "error", row=self.header.row, values=values)
                )

    def _bad_rows(
        self,
        rows: Sequence[Sequence[Cell]],
        columns: list[Sequence[Value | Bad]],
        left_out: set[int],
        found: list[Finding],
    ) -> set[int]:
        """Return the rows that have an error, which is added to the findings, but for those `left_out`.

        A formula of the user's own that was never calculated costs its cell alone.
        """
        bad: set[int] = set()
        for place in self._date_first:
            reader, values = self._readers[place], columns[place]
            if not reader.failed:
                continue
            column = reader.column
            for at, value in enumerate(values):
                if type(value) is Bad and at not in left_out:
                    finding = _of_bad_cell(at, value.code, column, rows[at][column.index])
                    found.append(finding)
                    if finding.severity == "error":
                        bad.add(at)
            if column.key is None and _NO_VALUE in values:
                columns[place] = [None if value == _NO_VALUE else value for value in values]
        return bad


def _of_bad_cell(at: int, code: str, column: Column, cell: Cell) -> Finding:
    """Return what is told of a bad cell: an error, but for a formula of the user's own without a value.

    Of a text nothing is told, but an error of Excel is no text of anybody's.
    """
    if code == "formula_no_value":
        if column.key is None:
            return Finding(at, "formula_no_value_own", column.header, severity="warning")
        return Finding(at, code, column.header)
    private = column.key in (None, *_TEXT_KEYS) and code != "cell_error"
    return Finding(at, code, column.header, None if private else shorten(plain(cell)))


def _without(left_out: set[int], numbers: Sequence[int], columns: Sequence[Sequence[Value | Bad]]) -> Chunk:
    """Return the chunk of the rows that are not at the indices `left_out`, among them all that hold a Bad."""
    whole = Chunk(numbers, columns)  # type: ignore[arg-type] # what is left holds no Bad
    return whole.only([at for at in range(len(numbers)) if at not in left_out]) if left_out else whole
