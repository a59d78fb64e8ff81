"""CSV in and out: what spreadsheets of any country write, read as records; and the one form that we write.

Read are utf-8 (with or without BOM), utf-16 and cp932, with `,` `;` or TAB. Written is RFC 4180 with CRLF and
ISO dates, in UTF-8 with BOM unless another of these is asked for. Text that a spreadsheet would run as a
formula is protected by a leading apostrophe, which is taken off again when it is read.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder, getincrementalencoder, lookup
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from kachilog.base.errors import FileError, UsageError
from kachilog.base.problems import Problem
from kachilog.base.spreadsheet import MAX_COLUMNS
from kachilog.files import saving
from kachilog.files.limits import CSV_LIMIT, require_readable
from kachilog.log.columns import HEADERS, KEYS, SEARCHED_ROWS, names_all, score
from kachilog.log.csv_records import records
from kachilog.log.parse import CHUNK
from kachilog.log.stream import LogStream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kachilog.log.cells import Value
    from kachilog.log.columns import Column, Header
    from kachilog.log.parse import Chunk
    from kachilog.log.stream import Log

Encoding = Literal["utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp932"]

DELIMITERS = ",;\t"
FIELD_LIMIT = 1 << 23
"""Characters of one cell after which the file is given up: a quote was never closed."""

LINE_LIMIT = 1 << 24
"""Characters of one line after which a file is taken for something else than a CSV."""

_BLOCK = 1 << 20
_SEARCHED_TEXT = 1 << 16
_NUL = "\udc00"  # no encoding has it: it stands for a NUL, and for nothing else
_END = "\x1e\x1eend of file\x1e\x1e"


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file whose encoding and delimiter have been found out; its records are read anew on each call."""

    path: Path
    encoding: Encoding
    delimiter: str
    _has_nul: bool
    _has_apostrophe: bool
    problems: list[Problem] = field(default_factory=list)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line, cells) of every record, as `blocks` does."""
        return chain.from_iterable(zip(*block, strict=True) for block in self.blocks())

    def blocks(self) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
        """Yield the records in blocks: the physical lines, from 1, on which each starts, and their cells.

        Protected text is restored. A quote that is never closed swallows the rest of the file: that record
        is not yielded but added to `problems`, with the line where it starts.
        """
        self.problems.clear()
        with _opened(self.path, self.encoding) as text, _field_limit():
            lines: Iterable[str] = text
            if self._has_nul:  # Python 3.10 refuses the whole file; any other illegal character costs one row
                lines = (line.replace("\0", _NUL) for line in text)
            reader = csv.reader(chain(lines, [_END]), delimiter=self.delimiter)
            first, ended = 1, False
            while not ended:
                rows: list[list[str]] = []
                code = None
                try:
                    rows.extend(
                        islice(_narrowed(reader, self.path.name), CHUNK)
                    )  # what came before an error stays
                except csv.Error:
                    code = "cell_endless"
                ended = code is not None or (bool(rows[-1]) and rows[-1][-1].endswith(_END))
                if ended and not code and rows.pop() != [_END]:
                    code = "quote_open"
                starts, first = _starts(rows, first, reader.line_num - (ended and not code))
                if code:
                    self.problems.append(Problem(code, "error", self.path.name, None, first))
                if self._has_nul:
                    rows = [[cell.replace(_NUL, "\0") for cell in row] for row in rows]
                if rows:
                    yield starts, [[*map(restore, row)] for row in rows] if self._has_apostrophe else rows

    def stream(self, *, today: dt.date | None = None) -> LogStream:
        """Return the log in the file, to be read as a stream."""
        return LogStream(self.blocks(), file=self.path.name, today=today, further=self.problems)


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


def read_csv(path: Path) -> CsvFile:
    """Return the CSV file at `path`, its encoding and delimiter found out.

    Raise FileError: file_missing, file_unreadable, not_a_file, too_large, csv_is_workbook, csv_encoding.
    """
    path = Path(path)
    require_readable(path, CSV_LIMIT)
    with _readable(path):
        encoding, nul, apostrophe = _look_through(path)
    return CsvFile(path, encoding, _delimiter(path, encoding), nul, apostrophe)


def read_log(path: Path, *, today: dt.date | None = None) -> Log:
    """Return the whole log of a CSV file. Raise FileError as `read_csv`."""
    return read_csv(path).stream(today=today).log()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise FileError("file_missing", file=path.name) from None
    except OSError as error:
        raise FileError("file_unreadable", file=path.name, reason=error.strerror or str(error)) from None


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[io.TextIOWrapper]:
    with _readable(path), path.open(encoding=encoding, newline="") as text:
        yield text


@contextmanager
def _field_limit() -> Iterator[None]:
    before = csv.field_size_limit(FIELD_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _look_through(path: Path) -> tuple[Encoding, bool, bool]:
    """Return the encoding of a file, and whether it has any NUL character, any apostrophe."""
    with path.open("rb") as raw:
        head = raw.read(_BLOCK)
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileError("csv_is_workbook", file=path.name)
    for encoding in _candidates(head):
        found = _decodes(path, encoding)
        if found is not None:
            return encoding, *found
    raise FileError("csv_encoding", file=path.name)


def _candidates(head: bytes) -> tuple[Encoding, ...]:
    if head.startswith(BOM_UTF8):
        return ("utf-8-sig",)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) * 10 < max(even, odd) > len(head) // 20 and len(head) > 1:
        return ("utf-16-le" if odd > even else "utf-16-be",)
    return ("utf-8", "cp932")


def _decodes(path: Path, encoding: Encoding) -> tuple[bool, bool] | None:
    """Return whether a file has a NUL, and an apostrophe; None if it is not encoded so."""
    decoder = getincrementaldecoder(encoding)()
    nul = apostrophe = False
    line = 0
    with path.open("rb") as raw:
        try:
            while block := raw.read(_BLOCK):
                text = decoder.decode(block)
                nul = nul or "\0" in text
                apostrophe = apostrophe or "'" in text
                end = max(text.rfind("\n"), text.rfind("\r"))
                line = line + len(text) if end < 0 else len(text) - end
                if line > LINE_LIMIT:
                    raise FileError("csv_line", file=path.name)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return None
    return nul, apostrophe


def _delimiter(path: Path, encoding: Encoding) -> str:
    """Return the delimiter under which the header row is found.

    That is the one under which the first row with all required columns comes first, else under which some row
    names most known columns. Of equals it is the one whose header row begins with a known column, then the
    most frequent one: a text of another row or column that names the columns, too, is no header.
    """
    with _opened(path, encoding) as text:
        head = text.read(_SEARCHED_TEXT).replace("\0", "\x01")

    first_line = re.split(r"[\r\n]", head.lstrip("\r\n"), maxsplit=1)[0]

    def fitness(delimiter: str) -> tuple[int, int, bool, int]:
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        rows = list(islice(reader, SEARCHED_ROWS))
        whole = next((at for at, row in enumerate(rows) if names_all(row)), SEARCHED_ROWS)
        header = rows[whole] if whole < SEARCHED_ROWS else max(rows, key=score, default=[])
        starts_known = bool(header) and score(header[:1]) > 0
        return -whole, score(header), starts_known, first_line.count(delimiter)

    with _field_limit():
        return max(DELIMITERS, key=fitness)


_RISKY = "=+-@\t\r"
_SUSPECT = frozenset(_RISKY + "'")
_FIRST = itemgetter(slice(1))
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")


def protect(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: with a leading apostrophe if it looks like a formula.

    A plain number is none and stays as it is. A text that looks protected already gets one more apostrophe,
    so that `restore` is the exact inverse.
    """
    first = text[:1]
    if first == "'":
        return "'" + text if text[1:2] and text[1] in _RISKY + "'" else text
    if first and first in _RISKY and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def restore(text: str) -> str:
    """Return the text that `protect` was given."""
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in _RISKY + "'" else text


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a CSV that we write: `headers`, and where each stands in the source."""

    headers: tuple[str, ...]
    order: tuple[int, ...]


def layout(columns: Sequence[Column], lang: Literal["ja", "en"] = "ja") -> Layout:
    """Return how to write `columns`: the required ones first, then the optional ones, then the user's own."""
    known = {column.key: at for at, column in enumerate(columns) if column.key}
    order = [known[key] for key in KEYS if key in known]
    headers = [HEADERS[lang][key] for key in KEYS if key in known]
    own = [at for at, column in enumerate(columns) if not column.key]
    return Layout(
        (*headers, *(protect(columns[at].header) for at in own)),
        (*order, *own),
    )


def write_csv(
    path: Path,
    header: Header,
    chunks: Iterable[Chunk],
    *,
    encoding: str = "utf-8-sig",
    now: dt.datetime | None = None,
    overwrite: bool = False,
) -> int:
    """Write the typed rows of a log to `path`, as a whole or not at all, and return how many there were.

    `chunks` hold the columns of `header`; `encoding` is one that `read_csv` knows, by any of its names, and
    Shift_JIS is cp932, which Windows means by it. A file at `path` is replaced only with `overwrite`, after a
    backup dated `now`. Raise UsageError encoding_unknown; FileError csv_character (one that `encoding` does
    not hold as it is, with its row and column) and those of `kachilog.files.saving.save`.
    """
    path = Path(path)
    codec, mark = _codec(encoding)
    plan = layout(header.columns, header.lang)
    written = 0

    def write(out: BinaryIO) -> None:
        nonlocal written
        encoder = getincrementalencoder(codec)()
        for name in plan.headers:
            _check_characters(path, codec, name, [name], [header.row])
        out.write(encoder.encode(mark + records([[name] for name in plan.headers])))
        for chunk in chunks:
            columns = [
                _protected(header.columns[at], chunk.columns[at], as_it_stands=chunk.as_they_stand)
                for at in plan.order
            ]
            if codec == "cp932":
                for name, values in zip(plan.headers, columns, strict=True):
                    _check_characters(path, codec, name, values, chunk.numbers)
            out.write(encoder.encode(records(columns)))
            written += len(chunk.numbers)
        out.write(encoder.encode("", final=True))

    moment = now or dt.datetime.now()  # noqa: DTZ005  a backup is named by the user's clock
    saving.save(path, write, None, seen=None, now=moment, overwrite=overwrite)
    return written


_CODECS = {
    "utf-8": ("utf-8", ""),
    # The encoder "utf-8-sig" runs in Python, once for each row.
    "utf-8-sig": ("utf-8", "\ufeff"),
    "utf-16": ("utf-16", ""),
    "utf-16-le": ("utf-16-le", "\ufeff"),
    "utf-16-be": ("utf-16-be", "\ufeff"),
    "cp932": ("cp932", ""),
    "shift_jis": ("cp932", ""),
}
"""Python's name of an encoding → the codec that writes it, and what tells a reader that it is it."""


def _codec(encoding: str) -> tuple[str, str]:
    """Return how to write an encoding, named as the user did. Raise UsageError encoding_unknown."""
    try:
        return _CODECS[lookup(encoding).name]
    except (LookupError, ValueError):  # ValueError: a name with a NUL in it
        raise UsageError("encoding_unknown", encoding=encoding) from None


def _protected(column: Column, values: Sequence[Value], *, as_it_stands: bool) -> Sequence[Value]:
    if column.key in KEYS and column.key not in ("action", "tags", "note") and not as_it_stands:
        return values
    if set(map(type, values)) == {str} and _SUSPECT.isdisjoint(map(_FIRST, values)):  # type: ignore[arg-type]
        return values
    return [protect(value) if isinstance(value, str) and value[:1] in _SUSPECT else value for value in values]


def _check_characters(
    path: Path, codec: str, column: str, values: Sequence[Value], rows: Sequence[int]
) -> None:
    texts = [value if isinstance(value, str) else "" for value in values]
    if not _fits("".join(texts), codec):
        row, character = next(
            (row, character)
            for row, text in zip(rows, texts, strict=True)
            for character in text
            if not _fits(character, codec)
        )
        raise FileError(
            "csv_character", file=path.name, character=character, encoding=codec, row=row, column=column
        )


def _fits(text: str, codec: str) -> bool:
    """Return whether a text comes back as it was: cp932 makes another character of some, ～ of 〜."""
    try:
        return text.encode(codec).decode(codec) == text
    except UnicodeEncodeError:
        return False
