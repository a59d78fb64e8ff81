"""Rows of cells made into typed rows and problems, a chunk at a time.

A column of a chunk is read whole, and a text that was read once is remembered: this is what makes a log of
200,000 rows a matter of a fraction of a second.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from kachilog.base.problems import Problem, shorten
from kachilog.base.serial_dates import FIRST_DAY
from kachilog.base.spreadsheet import ERRORS, NO_VALUE, Cell
from kachilog.base.text import is_blank
from kachilog.log.cells import (
    PARSERS,
    Bad,
    Value,
    all_sound,
    as_it_stands,
    parse_date,
    parse_own,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kachilog.base.problems import Severity
    from kachilog.log.columns import Column, Header, Key

Row = tuple[Value, ...]
"""One typed row, a value per column of its header: date, int or None, str, or what `parse_own` returns."""

CHUNK = 1024
"""Rows that are read at a time: what fits into a processor's cache, 4,096 take a sixth longer."""

Block: TypeAlias = "tuple[Sequence[int], Sequence[Sequence[Cell]]]"
"""Rows of cells as they are read, after their rows as a person counts them."""

Track: TypeAlias = "Callable[[Iterable[Chunk]], Iterable[Chunk]]"
"""Is handed the chunks of a log and hands them on one by one, for whoever shows progress; else `iter`."""

LONGEST_DAY = 24 * 60
FUTURE = dt.timedelta(days=366)
REPORTED = 1000
"""Problems of one kind that are told one by one; the rest is told as a number."""

_REMEMBERED = 50_000
_NO_VALUE = Bad("formula_no_value")
_TEXT_KEYS = frozenset(("action", "tags", "note"))
_PARTS_OF_WHOLES: tuple[tuple[Key, Key], ...] = (
    ("repeats", "inquiries"),
    ("referrals", "inquiries"),
    ("inquiries", "reactions"),
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Typed rows by column: `numbers` are their rows as a person counts them, `columns` as in the header.

    `as_they_stand` says that some could not be read, and have texts in place of their bad cells.
    """

    numbers: Sequence[int]
    columns: Sequence[Sequence[Value]]
    as_they_stand: bool = False

    @property
    def rows(self) -> Iterator[Row]:
        """The typed rows, one tuple each."""
        return zip(*self.columns, strict=True)

    def only(self, places: Sequence[int]) -> Chunk:
        """Return the chunk of the rows at `places` (from 0, rising)."""
        if len(places) == len(self.numbers):
            return self
        numbers = [self.numbers[at] for at in places]
        return replace(
            self, numbers=numbers, columns=[[column[at] for at in places] for column in self.columns]
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


def in_blocks(records: Iterable[tuple[int, Sequence[Cell]]], size: int = CHUNK) -> Iterator[Block]:
    """Yield (row, cells) records in blocks of at most `size`."""
    records = iter(records)
    while batch := list(islice(records, size)):
        numbers, rows = zip(*batch, strict=True)
        yield numbers, rows


class _Reader(dict[Cell, "Value | Bad"]):
    """Reads one column and remembers what each distinct cell became. `failed`: some cell was bad."""

    def __init__(self, column: Column, parse: Callable[[Cell], Value | Bad]) -> None:
        super().__init__()
        self.column = column
        self.parse = parse
        self.failed = False

    def _parsed(self, cell: Cell) -> Value | Bad:
        value = _NO_VALUE if cell == NO_VALUE else self.parse(cell)
        self.failed = self.failed or type(value) is Bad
        return value

    def __missing__(self, cell: Cell) -> Value | Bad:
        value = self._parsed(cell)
        if len(self) < _REMEMBERED:
            self[cell] = value
        return value

    def read(self, cells: tuple[Cell, ...]) -> Sequence[Value | Bad]:
        """Return the values of a column of cells."""
        kinds = set(map(type, cells))
        if kinds == {dt.date} and self.column.key == "date" and min(cells) >= FIRST_DAY:  # type: ignore[type-var,operator]
            return cells  # type: ignore[return-value]
        if kinds == {str} and self.column.key in _TEXT_KEYS and all_sound(cells):  # type: ignore[arg-type]
            if self.column.key == "action" and not ERRORS.isdisjoint(cells):
                return [self[cell] for cell in cells]
            return cells  # type: ignore[return-value]
        if bool in kinds:  # True is equal to 1, and would be taken for it
            return [self._parsed(cell) if type(cell) is bool else self[cell] for cell in cells]
        return list(map(self.__getitem__, cells))


class RowParser:
    """Makes rows of cells into typed rows under a usable `header`, and keeps the `problems` met on the way.

    A row with an error is left out whole, unless `verbatim` is set: then its bad cells stay as they stand.
    `file` and `sheet` are told with each problem; `today` switches on the warning about dates far ahead;
    `date1904` is the epoch of the workbook that the cells come from. `verbatim_rows` and `lost_rows` count
    the rows with an error: those that stayed as they stand, and those that are left out even so; `bad_rows`
    counts them all.
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
        self.problems: list[Problem] = []
        self.verbatim = False
        self.verbatim_rows = self.lost_rows = self.bad_rows = 0
        self._place = partial(Problem, file=file, sheet=sheet)
        self._latest = today + FUTURE if today else None
        self._last_day: dt.date | None = None
        self._seen: Counter[tuple[str, str | None]] = Counter()
        self._unnamed_told = False
        parsers: dict[str, Callable[[Cell], Value | Bad]] = {
            **PARSERS,
            "date": partial(parse_date, date1904=date1904),
        }
        self._readers = [
            _Reader(column, parsers[column.key] if column.key else parse_own) for column in header.columns
        ]
        self._position = {column.key: at for at, column in enumerate(header.columns) if column.key}
        # Whether a row is blank shows in its date.
        self._by_date = sorted(range(len(self._readers)), key=lambda at: header.columns[at].key != "date")

    def parse(self, cells: Sequence[Cell], row: int) -> Row | None:
        """Return one typed row, None if it is blank or has an error."""
        return next(self.parse_chunk([row], [cells]).rows, None)

    def chunks(self, blocks: Iterable[Block]) -> Iterator[Chunk]:
        """Yield the typed rows of each block, then close."""
        for numbers, rows in blocks:
            yield self.parse_chunk(numbers, rows)
        self.close()

    def close(self) -> None:
        """Report how many problems of a kind were met beyond those that are told one by one."""
        for (code, column), count in self._seen.items():
            if count > REPORTED:
                self.problems.append(
                    self._place(
                        "more", "warning", column=column, values={"count": count - REPORTED, "code": code}
                    )
                )
        self._seen.clear()

    def parse_chunk(self, numbers: Sequence[int], rows: Sequence[Sequence[Cell]]) -> Chunk:
        """Return the typed rows of a chunk; `numbers` are the rows as a person counts them."""
        told = len(self.problems)
        found: list[_Finding] = []
        numbers, rows = self._squared(numbers, rows, found)
        if not rows:
            self._tell(found, numbers, ())
            return Chunk((), [()] * len(self.header.columns))
        cells = list(zip(*rows, strict=True))
        self._look_under_no_header(cells)
        columns = [reader.read(cells[reader.column.index]) for reader in self._readers]
        blank, bad = self._bad_rows(rows, columns, found)
        self.bad_rows += len(bad)
        self._tell(found, numbers, columns[self._position["date"]] if "date" in self._position else ())
        chunk = _without(blank | bad, numbers, columns)
        self._check(chunk)
        self.problems[told:] = sorted(self.problems[told:], key=lambda problem: problem.row or 0)
        if self.verbatim and bad:
            lost = self._let_stand(bad, rows, columns)
            self.lost_rows += len(lost)
            self.verbatim_rows += len(bad - lost)
            return replace(_without(blank | lost, numbers, columns), as_they_stand=bad != lost)
        return chunk

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
        self, numbers: Sequence[int], rows: Sequence[Sequence[Cell]], found: list[_Finding]
    ) -> tuple[Sequence[int], Sequence[Sequence[Cell]]]:
        """Return the rows all as wide as the header: short ones filled up, shifted ones left out."""
        width = self.header.width
        if set(map(len, rows)) == {width}:
            return numbers, rows
        kept_numbers, kept = [], []
        for number, row in zip(numbers, rows, strict=True):
            if len(row) > width and not all(map(is_blank, row[width:])):
                found.append(_Finding(-1, "row_shifted", number=number, values={"columns": width}))
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
                self.problems.append(
                    self._place(
                        "column_unnamed", "error", row=self.header.row, values={"position": index + 1}
                    )
                )

    def _bad_rows(
        self,
        rows: Sequence[Sequence[Cell]],
        columns: list[Sequence[Value | Bad]],
        found: list[_Finding],
    ) -> tuple[set[int], set[int]]:
        """Return the rows that are blank, and those that have an error, which are added to the findings.

        A formula of the user's own that was never calculated costs its cell alone.
        """
        blank: set[int] = set()
        bad: set[int] = set()
        for place in self._by_date:
            reader, values = self._readers[place], columns[place]
            if not reader.failed:
                continue
            column = reader.column
            for at, value in enumerate(values):
                if type(value) is not Bad or at in blank:
                    continue
                if value.code == "date_blank" and self._is_blank_row(rows[at]):
                    blank.add(at)
                elif value.code == "formula_no_value" and column.key is None:
                    found.append(_Finding(at, "formula_no_value_own", column=column.header, warning=True))
                else:
                    bad.add(at)
                    # Of a text nothing is told, but an error of Excel is no text of anybody's.
                    is_text = column.key in (None, *_TEXT_KEYS) and value.code != "cell_error"
                    private = is_text or value.code == "formula_no_value"
                    shown = None if private else shorten(rows[at][column.index])
                    found.append(_Finding(at, value.code, column=column.header, value=shown))
            if column.key is None and _NO_VALUE in values:
                columns[place] = [None if value == _NO_VALUE else value for value in values]
        return blank, bad

    def _is_blank_row(self, row: Sequence[Cell]) -> bool:
        """Whether a row is blank but for what a formula of the user's own column may say in an empty row."""
        return all(
            is_blank(cell := row[column.index])
            or (column.key is None and (cell in (0, NO_VALUE) or cell in ERRORS))
            for column in self.header.columns
        )

    def _check(self, chunk: Chunk) -> None:
        """Report what is used as it is, but looks wrong."""
        if not chunk.numbers:
            return
        found: list[_Finding] = []
        days = chunk.columns[self._position["date"]] if "date" in self._position else ()
        if self._latest and days and max(days) > self._latest:  # type: ignore[operator,type-var]
            found += [
                self._finding(at, "date_future", "date", day)
                for at, day in enumerate(days)
                if day > self._latest  # type: ignore[operator]
            ]
        if "action" in self._position:
            actions = chunk.columns[self._position["action"]]
            found += [
                self._finding(at, "action_blank", "action")
                for at, action in enumerate(actions if any(map(is_blank, set(actions))) else ())
                if is_blank(action)
            ]
        if "minutes" in self._position:
            values = chunk.columns[self._position["minutes"]]
            longest = max(filter(None, values), default=0)  # type: ignore[type-var]
            found += [
                self._finding(at, "minutes_long", "minutes", minutes)
                for at, minutes in enumerate(values if longest > LONGEST_DAY else ())  # type: ignore[operator]
                if minutes is not None and minutes > LONGEST_DAY  # type: ignore[operator]
            ]
        for part, whole in _PARTS_OF_WHOLES:
            if part in self._position and whole in self._position:
                parts, wholes = chunk.columns[self._position[part]], chunk.columns[self._position[whole]]
                found += [
                    self._finding(at, "part_of_whole", part, k, whole=self.header.name(whole), of=n)
                    for at, (k, n) in enumerate(zip(parts, wholes, strict=True) if any(parts) else ())
                    if k is not None and n is not None and k > n  # type: ignore[operator]
                ]
        for column, values in zip(self.header.columns, chunk.columns, strict=True):
            if column.key in (None, "tags", "note") and not ERRORS.isdisjoint(values):
                found += [
                    _Finding(at, "cell_error_kept", column=column.header, value=str(value), warning=True)
                    for at, value in enumerate(values)
                    if value in ERRORS
                ]
        self._tell(found, chunk.numbers, days)
        self._last_day = days[-1] if days else None  # type: ignore[assignment]

    def _finding(self, at: int, code: str, key: Key, value: object = None, **values: object) -> _Finding:
        shown = None if value is None else str(value)
        return _Finding(at, code, column=self.header.name(key), value=shown, warning=True, values=values)

    def _tell(self, found: list[_Finding], numbers: Sequence[int], days: Sequence[Value | Bad]) -> None:
        """Turn findings into problems, by row, each with the nearest date at or above it."""
        placed = sorted(
            ((finding.number or numbers[finding.at], order) for order, finding in enumerate(found)),
        )
        day, at_day = self._last_day, 0
        for number, order in placed:
            finding = found[order]
            kind = (finding.code, finding.column)
            self._seen[kind] += 1
            if self._seen[kind] > REPORTED:
                continue
            while at_day < len(days) and numbers[at_day] <= number:
                candidate = days[at_day]
                day = candidate if isinstance(candidate, dt.date) else day
                at_day += 1
            self.problems.append(
                self._place(
                    finding.code,
                    finding.severity,
                    row=number,
                    column=finding.column,
                    value=finding.value,
                    day=day,
                    values=finding.values,
                )
            )


@dataclass(frozen=True, slots=True)
class _Finding:
    """A problem of the row at index `at` of a chunk (or of row `number`), before its place is known."""

    at: int
    code: str
    column: str | None = None
    value: str | None = None
    number: int | None = None
    warning: bool = False
    values: dict[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return "warning" if self.warning else "error"


def _without(left_out: set[int], numbers: Sequence[int], columns: Sequence[Sequence[Value | Bad]]) -> Chunk:
    """Return the chunk of the rows that are not at the indices `left_out`, among them all that hold a Bad."""
    whole = Chunk(numbers, columns)  # type: ignore[arg-type] # what is left holds no Bad
    return whole.only([at for at in range(len(numbers)) if at not in left_out]) if left_out else whole
