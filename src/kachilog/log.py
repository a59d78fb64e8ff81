"""The activity log: typed rows under a header, read from any source, and told apart from what is known.

A source is an iterable of records (row as a person counts it, cells), the header row among them: a CSV
(`kachilog.csvio`) or a sheet (`kachilog.workbook.reading`).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from kachilog.cells import plain
from kachilog.columns import SEARCHED_ROWS, Column, Header, Key, find_header, fold_own, read_header
from kachilog.problems import Problem
from kachilog.rows import Block, Chunk, Row, RowParser, in_blocks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence

    import pandas as pd

    from kachilog.cells import Cell, Value

    Record = tuple[int, Sequence[Cell]]

__all__ = [
    "Column",
    "Header",
    "Key",
    "Log",
    "LogStream",
    "NewRows",
    "RowParser",
    "extended",
    "new_rows",
    "open_log",
    "read_rows",
    "split_tags",
]


@dataclass(frozen=True)
class Log:
    """A log: `frame` has one row per action that could be read, in the order of the source.

    Columns of `frame`: `row` (int64, the row as a person counts it), `date` (datetime64[s], midnight),
    `action` (str, "" if blank), `minutes`, `reactions`, `quality`, `inquiries`, `repeats`, `referrals`
    (Int64, <NA> if blank; always present), `tags` and `note` (str, "" if blank), then the user's own columns
    under their own headers: Float64 if every filled cell of the column shows a number, str else (an own
    header "row" stands as "row_").
    `headers` are the headers of the source that were kept, in its order, as written there;
    `keys` are the known columns that the source has (an absent `inquiries` makes E1 minutes per reaction);
    `columns` and `cells` are the same columns and their typed cells, exactly as read; `cells` are there for
    who asked for them only.
    """

    frame: pd.DataFrame
    headers: tuple[str, ...]
    keys: frozenset[Key]
    problems: tuple[Problem, ...]
    columns: tuple[Column, ...] = ()
    cells: tuple[Sequence[Value], ...] = field(default=(), repr=False)


class LogStream:
    """A log that is read as it is iterated over: typed rows in chunks, in memory that does not grow with it.

    `header` is None, and there are no rows, if no log can be read; `problems` says why, and grows while the
    chunks are taken. `verbatim_rows` and `lost_rows` are those of `RowParser`, likewise so far.
    """

    def __init__(
        self,
        blocks: Iterable[Block],
        *,
        file: str | None = None,
        sheet: str | None = None,
        today: dt.date | None = None,
        date1904: bool = False,
        further: Sequence[Problem] = (),
    ) -> None:
        self._problems: list[Problem] = []
        self._further = further
        self._blocks = iter(blocks)
        self.file, self.sheet = file, sheet
        self.header = self._read_header()
        self._parser = (
            RowParser(self.header, file=file, sheet=sheet, today=today, date1904=date1904)
            if self.header
            else None
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was met so far, the header's problems first."""
        return (*self._problems, *(self._parser.problems if self._parser else ()), *self._further)

    @property
    def verbatim_rows(self) -> int:
        """Rows that cannot be read, and were passed on as they stand."""
        return self._parser.verbatim_rows if self._parser else 0

    @property
    def lost_rows(self) -> int:
        """Rows that cannot be read and were left out although all were asked for."""
        return self._parser.lost_rows if self._parser else 0

    @property
    def bad_rows(self) -> int:
        """Rows that cannot be read, whatever became of them."""
        return self._parser.bad_rows if self._parser else 0

    def _read_header(self) -> Header | None:
        first: list[Record] = []
        for block in self._blocks:
            first.extend(zip(*block, strict=True))
            if len(first) >= SEARCHED_ROWS:
                break
        at = find_header(first)
        if at is None:
            filled = [
                (row, cells) for row, cells in first if any(str(c).strip() for c in cells if c is not None)
            ]
            code = "header_missing" if filled else "log_empty"
            row = filled[0][0] if filled else None
            self._problems.append(Problem(code, "error", self.file, self.sheet, row))
            return None
        header = read_header(*first[at], file=self.file, sheet=self.sheet)
        self._problems.extend(header.problems)
        self._blocks = chain(in_blocks(first[at + 1 :]), self._blocks)
        return header if header.usable else None

    def chunks(self, *, verbatim: bool = False) -> Iterator[Chunk]:
        """Yield the typed rows; to be taken once.

        With `verbatim` the rows that cannot be read are among them, with the texts of their bad cells: what
        moves a log must lose no line. `lost_rows` counts those that no cell, or no column, can hold.
        """
        if not self._parser:
            return
        self._parser.verbatim = verbatim
        any_row = False
        for chunk in self._parser.chunks(self._blocks):
            any_row = any_row or bool(chunk.numbers)
            yield chunk
        if not any_row and not self._parser.problems:
            self._problems.append(Problem("log_no_rows", "warning", self.file, self.sheet))

    def rows(self) -> Iterator[Row]:
        """Yield the typed rows one by one, a value per column of `header.columns`; to be taken once."""
        for chunk in self.chunks():
            yield from chunk.rows

    def log(self, *, with_cells: bool = True) -> Log:
        """Read all rows into a `Log`, which keeps the cells as they were read unless told not to."""
        columns = self.header.columns if self.header else ()
        values: list[list[Value]] = [[] for _ in columns]
        numbers = array("q")
        for chunk in self.chunks():
            numbers.extend(chunk.numbers)
            for whole, part in zip(values, chunk.columns, strict=True):
                whole.extend(part)
        return _log(numbers, columns, values, self.problems, with_cells=with_cells)


def open_log(
    records: Iterable[Record],
    *,
    file: str | None = None,
    sheet: str | None = None,
    today: dt.date | None = None,
    date1904: bool = False,
    further: Sequence[Problem] = (),
) -> LogStream:
    """Return the log of `records`, found by its header row, to be read as a stream.

    `file` and `sheet` are told with each problem; `today` switches on the warning about dates far ahead;
    `date1904` is the epoch of bare serial numbers; `further` are problems that the source of the records
    adds while it is read.
    """
    return LogStream(
        in_blocks(records), file=file, sheet=sheet, today=today, date1904=date1904, further=further
    )


def read_rows(
    records: Iterable[Record],
    *,
    file: str | None = None,
    sheet: str | None = None,
    today: dt.date | None = None,
    date1904: bool = False,
) -> Log:
    """Return the whole log of `records`; what cannot be read is among its problems."""
    return open_log(records, file=file, sheet=sheet, today=today, date1904=date1904).log()


def _log(
    numbers: Sequence[int],
    columns: Sequence[Column],
    cells: list[list[Value]],
    problems: tuple[Problem, ...],
    *,
    with_cells: bool = True,
) -> Log:
    from kachilog.log_frame import build_frame  # noqa: PLC0415 - pandas takes longer to load than a log to read

    known = {column.key: values for column, values in zip(columns, cells, strict=True) if column.key}
    own = {column.header: values for column, values in zip(columns, cells, strict=True) if not column.key}
    headers, keys = tuple(column.header for column in columns), frozenset(known)
    kept = tuple(cells) if with_cells else ()
    cells.clear()  # so that the frame, which takes its columns one by one, is all that holds them
    return Log(build_frame(numbers, known, own), headers, keys, problems, tuple(columns), kept)


_SEPARATORS = re.compile(r"[、,;\s]+")


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags of a cell, each once, in order: parted by 、 , ; or space, with or without a #."""
    parts = _SEPARATORS.split(unicodedata.normalize("NFKC", text))
    return tuple(dict.fromkeys(tag for part in parts if (tag := part.lstrip("#"))))


@dataclass(frozen=True, slots=True)
class NewRows:
    """The rows of an incoming log that a book does not have yet.

    `rows` are typed rows in the order of `columns` (the incoming log's); `duplicates` counts those it has.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    duplicates: int


def new_rows(existing: Log, incoming: Log, calculated: Collection[str] = ()) -> NewRows:
    """Return the rows of `incoming` to add to `existing`: it then holds each as often as the fuller of both.

    Rows are compared as multisets, on the columns of `incoming` but for those with the headers `calculated`,
    which the book computes by itself; a column that the book lacks counts as blank there. Of n equal incoming
    rows and m in the book, n - m are new. So importing twice adds nothing, and the order of the rows, and of
    files with the same columns, makes no difference.
    """
    own = {f"own {fold_own(header)}" for header in calculated}
    columns = [column for column in incoming.columns if _name(column) not in own]
    wanted = set(_compared(incoming, columns))
    has = Counter(key for key in _compared(existing, columns) if key in wanted)
    rows, duplicates = [], 0
    for key, row in zip(_compared(incoming, columns), zip(*incoming.cells, strict=True), strict=True):
        if has[key] > 0:
            has[key] -= 1
            duplicates += 1
        else:
            rows.append(row)
    return NewRows(incoming.columns, tuple(rows), duplicates)


def extended(log: Log, new: NewRows) -> Log:
    """Return `log` as it will be once the rows of `new` stand under it, with the columns that they bring."""
    if not new.rows:
        return log
    incoming = dict(zip(map(_name, new.columns), zip(*new.rows, strict=True), strict=True))
    had = set(map(_name, log.columns))
    columns = [*log.columns, *(column for column in new.columns if _name(column) not in had)]
    before = dict(zip(map(_name, log.columns), log.cells, strict=True))
    rows, more = len(log.frame), len(new.rows)
    cells = [
        [*before.get(_name(column), [None] * rows), *incoming.get(_name(column), [None] * more)]
        for column in columns
    ]
    last = int(log.frame["row"].max()) if rows else 1
    numbers = [*log.frame["row"].tolist(), *range(last + 1, last + 1 + more)]
    return _log(numbers, columns, cells, log.problems)


def _compared(log: Log, columns: Sequence[Column]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of `log` as they are compared, with the cells of `columns` only."""
    cells = {_name(column): values for column, values in zip(log.columns, log.cells, strict=True)}
    blank: Sequence[Value] = [None] * len(log.frame)
    return zip(*(map(_comparable, cells.get(_name(column), blank)) for column in columns), strict=True)


def _name(column: Column) -> str:
    return column.key or f"own {fold_own(column.header)}"


def _comparable(value: Value) -> object:
    if isinstance(value, str):
        # Spreadsheets keep every line break of a cell as LF.
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, float):
        # A CSV has more digits of it than `parse_own` takes for a number.
        return plain(value)
    return "" if value is None else value
