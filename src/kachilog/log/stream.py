"""The activity log: typed rows under a header, read from any source.

A source is an iterable of records (row as a person counts it, cells), the header row among them: a CSV
(`kachilog.log.csv_read`) or a sheet (`kachilog.files.book`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.base.problems import Problem
from kachilog.base.text import is_blank, normal
from kachilog.log.columns import HEADER_WITHIN, find_header, header_texts
from kachilog.log.gathered import Gathered
from kachilog.log.header import not_a_header, read_header
from kachilog.log.parse import RowParser, in_blocks
from kachilog.log.presets import up_to_end
from kachilog.log.reading.above import records_above
from kachilog.log.reading.headed import over_two_rows, width_beside, with_units
from kachilog.log.reading.repeated import weeks_twice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from kachilog.base.spreadsheet import Cell
    from kachilog.log.columns import Column, Key
    from kachilog.log.header import Header
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import Chunk, NumberedRows, Track
    from kachilog.log.reading.units import Unit

    Record = tuple[int, Sequence[Cell]]


_NO_UNITS: Mapping[int, Unit] = MappingProxyType({})


@dataclass(frozen=True)
class Log:
    """A log: `frame` has one row per action that could be read, in the order of the source.

    It is made of what was `gathered` when it is first asked for: much that is said of a log is said without.

    Columns of `frame`: `row` (int64, the row as a person counts it), `date` (datetime64[s], midnight),
    `action` (str, "" if blank), `minutes`, `reactions`, `quality`, `inquiries`, `repeats`, `referrals`,
    `income` (Int64, <NA> if blank; always present), `tags` (str, "" if blank), then those of the user's own
    columns in which every filled cell shows a number, under their own headers (Float64; an own header "row"
    stands as "row_"). Nothing is computed with notes and other texts, and they are not in it.
    `keys` are the known columns that the source has (an absent `inquiries` makes E1 minutes per reaction); an
    optional one in which nothing was ever entered is taken for absent.
    `columns` are all of the source that were kept, in its order.
    """

    gathered: Gathered
    keys: frozenset[Key]
    problems: tuple[Problem, ...]
    columns: tuple[Column, ...] = ()

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The rows, as above."""
        from kachilog.log.frame import frame_of  # noqa: PLC0415 (pandas takes longer to load than a log to read)

        return frame_of(self.gathered)

    @property
    def rows(self) -> int:
        """How many they are."""
        return len(self.gathered.numbers)


OPTIONAL: frozenset[Key] = frozenset(("inquiries", "repeats", "referrals", "income"))
"""The columns that count as absent where nothing was ever entered."""


class LogStream:
    """A log that is read as it is iterated over: typed rows in chunks, in memory that does not grow with it.

    `header` is None, and there are no rows, if no log can be read; `problems` says why, and grows while the
    chunks are taken; `maps` tell what columns mean, `units` what the number formats of cells show, by column,
    and `above` has rows that stand above the blocks, none of which may be a record: `rows_above` is what is
    told of those that look like one.
    `verbatim_rows` and `lost_rows` are those of `RowParser`, likewise so far.
    """

    def __init__(
        self,
        blocks: Iterable[NumberedRows],
        *,
        file: str | None = None,
        sheet: str | None = None,
        today: dt.date | None = None,
        date1904: bool = False,
        further: Sequence[Problem] = (),
        maps: Maps = (),
        units: Mapping[int, Unit] = _NO_UNITS,
        above: Sequence[Record] = (),
    ) -> None:
        self._maps = maps
        self._units = units
        self._above = above
        self._date1904 = date1904
        self.rows_above: Problem | None = None
        self._count_above = 0
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
        """Rows that cannot be read, whatever became of them, those above the headers among them."""
        return self._count_above + (self._parser.bad_rows if self._parser else 0)

    def _read_header(self) -> Header | None:
        first: list[Record] = []
        for block in self._blocks:
            first.extend(zip(*block, strict=True))
            if len(first) >= HEADER_WITHIN:
                break
        at = find_header(first, self._maps)
        if at is None:
            self._tell_of_no_header(first)
            return None
        row, cells = first[at]
        upper = at
        if two := over_two_rows(first, at, self._maps):
            cells, at = two
            row, upper = first[at][0], at - 1
        self._blocks = chain(in_blocks(first[at + 1 :]), self._blocks)
        below = [cells for _, cells in first[at + 1 :]]
        if width := width_beside(header_texts(cells), self._maps):
            cells = self._cut(row, cells, width)
        header = read_header(row, cells, file=self.file, sheet=self.sheet, maps=self._maps)
        header = with_units(header, below, self._units, file=self.file, sheet=self.sheet)
        self._problems.extend(header.problems)
        self._tell_of_rows_above(header, [*self._above, *first[:upper]], first[upper][0])
        self._blocks = up_to_end(header.preset, self._blocks)
        return header if header.usable else None

    def _tell_of_no_header(self, first: Sequence[Record]) -> None:
        row, cells = next((one for one in first if not all(map(is_blank, one[1]))), (None, ()))
        code = "log_empty" if row is None else "header_missing"
        self._problems.append(Problem(code, "error", self.file, self.sheet, row))
        self._problems += not_a_header(row, cells, file=self.file, sheet=self.sheet, maps=self._maps)

    def _tell_of_rows_above(self, header: Header, above: Sequence[Record], below: int) -> None:
        """Tell of records `above` the row `below`, where the headers begin, if they reach as far as that."""
        if self.sheet is not None and above and above[-1][0] != below - 1:
            return  # a blank row of a sheet may be left out
        if found := records_above(header, above, date1904=self._date1904):
            self._count_above = len(found)
            values = {"count": self._count_above, "header": header.row}
            self.rows_above = Problem("rows_above", "error", self.file, self.sheet, found[0], values=values)
            self._problems.append(self.rows_above)

    def _cut(self, row: int, cells: Sequence[Cell], width: int) -> Sequence[Cell]:
        """Leave a table that stands beside the log out of the rows to come; return the log's own headers."""
        place = self.file, self.sheet, row
        self._problems.append(Problem("table_beside", "note", *place, values={"columns": width}))
        self._blocks = ((numbers, [one[:width] for one in rows]) for numbers, rows in self._blocks)
        return cells[:width]

    def chunks(self, *, verbatim: bool = False, records_only: bool = False) -> Iterator[Chunk]:
        """Yield the typed rows; to be taken once.

        With `verbatim` the rows that cannot be read are among them, with the texts of their bad cells: what
        moves a log must lose no line. `lost_rows` counts those that no cell, or no column, can hold. With
        `records_only` the rows that tell of no action, such as a day of rest, are left out.
        """
        if not self._parser:
            return
        self._parser.verbatim, self._parser.records_only = verbatim, records_only
        any_row = False
        for chunk in self._parser.chunks(self._blocks):
            any_row = any_row or bool(chunk.numbers)
            yield chunk._replace(sheet=self.sheet)
        told = any(one.severity != "note" for one in self._parser.problems)
        if not (any_row or told or self.rows_above):
            self._problems.append(Problem("log_no_rows", "warning", self.file, self.sheet))

    def log(self, *, track: Track = iter) -> Log:
        """Read all rows into a `Log`."""
        columns = self.header.columns if self.header else ()
        gathered = Gathered(columns)
        for chunk in track(self.chunks(records_only=True)):
            gathered.add(chunk)
        keys = frozenset(column.key for column in columns if column.key) - (OPTIONAL & gathered.blank_keys)
        place = self.file, self.sheet
        twice = (
            Problem("week_twice", "warning", *place, row, day=day, values={"count": count})
            for row, day, count in weeks_twice(gathered)
        )
        return Log(gathered, keys, (*self.problems, *twice), columns)


def open_log(records: Iterable[Record], *, today: dt.date | None = None) -> LogStream:
    """Return the log of `records`, found by its header row, to be read as a stream."""
    return LogStream(in_blocks(records), today=today)


_SEPARATORS = lazy_pattern(r"[、,;\s]+")


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags of a cell, each once, in order: parted by 、 , ; or space, with or without a #."""
    parts = _SEPARATORS.split(normal(text))
    return tuple(dict.fromkeys(tag for part in parts if (tag := part.lstrip("#")).strip("-")))
