"""A CSV read as records, whatever spreadsheet of any country wrote it.

Read are utf-8 (with or without BOM), utf-16, cp932, ISO-2022-JP and cp1252, with `,` `;` TAB or `|`. Where
the bytes come from is no matter: `open_csv` takes whatever opens a binary stream again,
`kachilog.files.csv_files` a path.
"""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.problems import Problem
from kachilog.base.spreadsheet import MAX_COLUMNS
from kachilog.log.columns import HEADER_WITHIN, names_all, score
from kachilog.log.csv_protect import restore
from kachilog.log.parse import CHUNK
from kachilog.log.reading.encodings import find_encoding
from kachilog.log.stream import LogStream

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from kachilog.log.mapping import Maps
    from kachilog.log.reading.encodings import Encoding, Found, Open

DELIMITERS = ",;\t|"
FIELD_LIMIT = 1 << 23
"""Characters of one cell after which the file is given up: a quote was never closed."""

_SEARCHED_TEXT = 1 << 16
_NUL = "\udc00"  # no encoding has it: it stands for a NUL, and for nothing else
_END = "\x1e\x1eend of file\x1e\x1e"


@dataclass(frozen=True, slots=True)
class Csv:
    """A CSV whose encoding and delimiter have been found out; its records are read anew on each call.

    `name` is what problems and errors call it.
    """

    name: str
    encoding: Encoding
    delimiter: str
    _open: Open
    _found: Found
    problems: list[Problem] = field(default_factory=list)
    maps: Maps = ()

    def text(self) -> str:
        """Return all of it as it stands, each line end as LF."""
        with _text(self._open, self._found, newline=None) as text:
            return text.read()

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line, cells) of every record, as `blocks` does."""
        return chain.from_iterable(zip(*block, strict=True) for block in self.blocks())

    def blocks(self) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
        """Yield the records in blocks: the physical lines, from 1, on which each starts, and their cells.

        Protected text is restored. A quote that is never closed swallows the rest of the file: that record
        is not yielded but added to `problems`, with the line where it starts.
        """
        self.problems.clear()
        if not self.encoding.startswith("utf-8"):
            values: dict[str, object] = {"encoding": self.encoding}
            self.problems.append(Problem("csv_encoding", "note", self.name, values=values))
        broken: list[int] = []
        with _text(self._open, self._found) as text, _field_limit():
            lines: Iterable[str] = _without_end_mark(text) if self._found.has_end_mark else text
            if (
                self._found.has_nul
            ):  # Python 3.10 refuses the whole file; any other illegal character costs one row
                lines = (line.replace("\0", _NUL) for line in lines)
            reader = csv.reader(chain(lines, [_END]), delimiter=self.delimiter)
            first, ended = 1, False
            while not ended:
                rows, ended, code = _taken(reader, self.name)
                starts, first = _starts(rows, first, reader.line_num - (ended and not code))
                if code:
                    self.problems.append(Problem(code, "error", self.name, None, first))
                if rows:
                    if self._found.is_broken:
                        broken += _broken_lines(starts, rows)
                    yield starts, self._as_written(rows)
        if broken:
            values = {"count": len(broken)}
            self.problems.append(
                Problem("bytes_broken", "warning", self.name, None, broken[0], values=values)
            )

    def stream(self, *, today: dt.date | None = None) -> LogStream:
        """Return the log in it, to be read as a stream."""
        return LogStream(self.blocks(), file=self.name, today=today, further=self.problems, maps=self.maps)

    def _as_written(self, rows: list[list[str]]) -> list[list[str]]:
        """Return records with their NULs, what was protected or forced without the signs for that."""
        if self._found.has_nul:
            rows = [[cell.replace(_NUL, "\0") for cell in row] for row in rows]
        if self._found.has_forced:
            rows = [[_unforced(cell) for cell in row] for row in rows]
        return [[*map(restore, row)] for row in rows] if self._found.has_apostrophe else rows


def open_csv(name: str, open_: Open, maps: Maps = ()) -> Csv:
    """Return the CSV that `open_` opens, its encoding and delimiter found out; `maps` tell its columns.

    Raise FileError csv_is_workbook, csv_encoding, csv_line, and whatever `open_` does.
    """
    found = find_encoding(name, open_)
    return Csv(name, found.encoding, _delimiter(open_, found, maps), open_, found, maps=maps)


def _taken(reader: Iterable[list[str]], name: str) -> tuple[list[list[str]], bool, str | None]:
    """Return the next records, whether they are the last, and the code of what cut the file short, if any."""
    rows: list[list[str]] = []
    try:
        rows.extend(islice(_narrowed(reader, name), CHUNK))  # what came before an error stays
    except csv.Error:
        return rows, True, "cell_endless"
    last = rows[-1]
    if not last or not last[-1].endswith(_END):
        return rows, False, None
    rows.pop()
    return rows, True, None if last == [_END] else "quote_open"


def _narrowed(reader: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    """Yield rows without the blank cells that lie beyond the last column of any sheet.

    Raise FileError columns_full where a cell out there is filled.
    """
    for row in reader:
        if len(row) > MAX_COLUMNS:
            if any(islice(row, MAX_COLUMNS, None)):
                raise FileError("columns_full", file=name, limit=MAX_COLUMNS)
            del row[MAX_COLUMNS:]
        yield row


def _starts(rows: list[list[str]], first: int, read: int) -> tuple[Sequence[int], int]:
    """Return the lines on which records start, the first of them on line `first`, and the line after them.

    `read` lines were read so far: as many as there are records unless one has a line break in a cell.
    """
    if read == first + len(rows) - 1:
        return range(first, read + 1), read + 1
    starts = []
    for row in rows:
        starts.append(first)
        first += 1 + sum(c.count("\n") + c.count("\r") - c.count("\r\n") for c in row)
    return starts, first


_FORCED = lazy_pattern(r'="(.*)"', re.DOTALL)


def _unforced(cell: str) -> str:
    """Return what a cell says that is written so that Excel takes it for text: ="2026/11/16"."""
    match = _FORCED.fullmatch(cell) if cell[:2] == '="' else None
    return match[1].replace('""', '"') if match else cell


def _without_end_mark(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines without the Ctrl-Z by which old programs end a file."""
    last: str | None = None
    for line in lines:
        if last is not None:
            yield last
        last = line
    if last is not None and (last := last.rstrip("\x1a")):
        yield last


def _broken_lines(starts: Sequence[int], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the lines in which a byte could not be read."""
    of = zip(starts, rows, strict=True)
    return [start for start, row in of if any("\ufffd" in cell for cell in row)]


@contextmanager
def _text(open_: Open, found: Found, newline: str | None = "") -> Iterator[io.TextIOWrapper]:
    errors = "replace" if found.is_broken else "strict"
    with (
        open_() as raw,
        io.TextIOWrapper(raw, encoding=found.encoding, errors=errors, newline=newline) as text,
    ):
        yield text


@contextmanager
def _field_limit() -> Iterator[None]:
    before = csv.field_size_limit(FIELD_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _delimiter(open_: Open, found: Found, maps: Maps) -> str:
    """Return the delimiter that a first line `sep=;` names, else under which the header row is found.

    That is the one under which the first row with all required columns comes first, else under which some row
    names most known columns. Of equals it is the one whose header row begins with a known column, then the
    most frequent one: a text of another row or column that names the columns, too, is no header.
    """
    with _text(open_, found) as text:
        head = text.read(_SEARCHED_TEXT).replace("\0", "\x01")

    first_line = re.split(r"[\r\n]", head.lstrip("\r\n"), maxsplit=1)[0]
    if named := re.fullmatch(r'"?sep=([^\w\s"]|\t)"?', first_line, re.IGNORECASE):
        return named[1]

    def fitness(delimiter: str) -> tuple[int, int, bool, int]:
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        rows = list(islice(reader, HEADER_WITHIN))
        whole = next((at for at, row in enumerate(rows) if names_all(row, maps)), HEADER_WITHIN)
        best = max(rows, key=partial(score, maps=maps), default=[])
        header = rows[whole] if whole < HEADER_WITHIN else best
        starts_known = bool(header) and score(header[:1], maps) > 0
        return -whole, score(header, maps), starts_known, first_line.count(delimiter)

    with _field_limit():
        return max(DELIMITERS, key=fitness)
