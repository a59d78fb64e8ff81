"""A log written as a CSV, in one form: RFC 4180 with CRLF and ISO dates, risky text protected.

Records are made a chunk of columns at a time, byte for byte what `csv.writer` makes of the rows: it looks at
every character of every cell, but most texts need no quotes, which a whole column tells in one look, and most
numbers and dates of a log come many times.
"""

from __future__ import annotations

import datetime as dt
from codecs import getincrementalencoder, lookup
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from kachilog.base.errors import FileError, UsageError
from kachilog.base.patterns import lazy_pattern
from kachilog.log.columns import HEADERS, KEYS
from kachilog.log.csv_protect import RISKY, protect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kachilog.base.languages import Lang
    from kachilog.log.columns import Column
    from kachilog.log.header import Header
    from kachilog.log.parse import Chunk
    from kachilog.log.reading.kinds import Value

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

_SUSPECT = frozenset(RISKY + "'")
_FIRST = itemgetter(slice(1))
_QUOTED = ',"\r\n'
_NEEDS_QUOTES = lazy_pattern(f"[{_QUOTED}]")
_REPEATED = ({int}, {dt.date})


class Layout(NamedTuple):
    """The columns of a CSV that we write: `headers`, and where each stands in the source."""

    headers: tuple[str, ...]
    order: tuple[int, ...]


def layout(columns: Sequence[Column], lang: Lang = "ja") -> Layout:
    """Return how to write `columns`: the required ones first, then the optional ones, then the user's own."""
    known = {column.key: at for at, column in enumerate(columns) if column.key}
    order = [known[key] for key in KEYS if key in known]
    headers = [HEADERS[lang][key] for key in KEYS if key in known]
    own = [at for at, column in enumerate(columns) if not column.key]
    return Layout(
        (*headers, *(protect(columns[at].header) for at in own)),
        (*order, *own),
    )


class Codec(NamedTuple):
    """How an encoding is written: the codec, and the mark at the start that tells a reader that it is it."""

    name: str
    mark: str


def codec(encoding: str) -> Codec:
    """Return how to write an encoding that `csv_read` knows, by any of its names.

    Shift_JIS is cp932, which Windows means by it. Raise UsageError encoding_unknown.
    """
    try:
        return Codec(*_CODECS[lookup(encoding).name])
    except (LookupError, ValueError):  # ValueError: a name with a NUL in it
        raise UsageError("encoding_unknown", encoding=encoding) from None


def write(out: BinaryIO, header: Header, chunks: Iterable[Chunk], codec: Codec, name: str) -> int:
    """Write the typed rows of a log, and return how many there were; `chunks` hold the columns of `header`.

    Raise FileError csv_character for one that `codec` does not hold as it is, with its row and column, and
    `name` for the file.
    """
    plan = layout(header.columns, header.lang)
    encoder = getincrementalencoder(codec.name)()
    for title in plan.headers:
        _check_characters(name, codec.name, title, [title], [header.row])
    out.write(encoder.encode(codec.mark + records([[title] for title in plan.headers])))
    written = 0
    for chunk in chunks:
        columns = [
            _protected(header.columns[at], chunk.columns[at], as_it_stands=chunk.as_they_stand)
            for at in plan.order
        ]
        if codec.name == "cp932":
            for title, values in zip(plan.headers, columns, strict=True):
                _check_characters(name, codec.name, title, values, chunk.numbers)
        out.write(encoder.encode(records(columns)))
        written += len(chunk.numbers)
    out.write(encoder.encode("", final=True))
    return written


def _protected(column: Column, values: Sequence[Value], *, as_it_stands: bool) -> Sequence[Value]:
    if column.key in KEYS and column.key not in ("action", "tags", "note") and not as_it_stands:
        return values
    if set(map(type, values)) == {str} and _SUSPECT.isdisjoint(map(_FIRST, values)):  # type: ignore[arg-type]
        return values
    return [protect(value) if isinstance(value, str) and value[:1] in _SUSPECT else value for value in values]


def _check_characters(
    file: str, codec: str, column: str, values: Sequence[Value], rows: Sequence[int]
) -> None:
    shown = [value if isinstance(value, str) else "" for value in values]
    if not _fits("".join(shown), codec):
        row, character = next(
            (row, character)
            for row, text in zip(rows, shown, strict=True)
            for character in text
            if not _fits(character, codec)
        )
        raise FileError(
            "csv_character", file=file, character=character, encoding=codec, row=row, column=column
        )


def _fits(text: str, codec: str) -> bool:
    """Return whether a text comes back as it was: cp932 makes another character of some, ～ of 〜."""
    try:
        return text.encode(codec).decode(codec) == text
    except UnicodeEncodeError:
        return False


def records(columns: Sequence[Sequence[Value]]) -> str:
    """Return columns, all as long, as the records of a CSV: RFC 4180 with `,` and CRLF, None is empty."""
    cells = [_quoted_where_needed(texts(values)) for values in columns]
    if len(cells) == 1:  # a record of one empty cell would be no record
        cells = [[text or '""' for text in cells[0]]]
    lines = "\r\n".join(map(",".join, zip(*cells, strict=True)))
    return lines + "\r\n" if lines else ""


def texts(values: Sequence[Value]) -> Sequence[str]:
    """Return the values of a column as the texts that a CSV has, without quotes; None is empty."""
    kinds = set(map(type, values)) - {type(None)}
    if kinds in _REPEATED:  # of one type: True is equal to 1, and 1.0, and would be taken for it
        shown = {value: str(value) for value in set(values)}
        shown[None] = ""
        return list(map(shown.__getitem__, values))
    if kinds == {str} and None not in values:
        return values  # type: ignore[return-value]
    return ["" if value is None else str(value) for value in values]


def _quoted_where_needed(column: Sequence[str]) -> Sequence[str]:
    together = "".join(column)
    return list(map(_quoted, column)) if any(sign in together for sign in _QUOTED) else column


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text


def compared_texts(values: Sequence[Value]) -> Sequence[str]:
    """Return the cells of a column as the texts that a CSV has; a spreadsheet keeps any line break as LF.

    So a number with more digits than `kachilog.log.cells.parse_own` takes from a text is known again.
    """
    shown = texts(values)
    has_breaks = any("\r" in text for text in shown)
    return [text.replace("\r\n", "\n").replace("\r", "\n") for text in shown] if has_breaks else shown
