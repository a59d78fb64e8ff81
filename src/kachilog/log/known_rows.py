"""Rows that come in from a file: which of them a book does not have yet.

Equal rows are counted, not just matched: the book then holds each as often as the fuller of the two did. So
importing twice adds nothing, and the order of the rows, and of files with the same columns, makes no
difference. What is remembered of a row that a book has is a digest, so that a full sheet takes little memory.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from kachilog.base.text import fold_own
from kachilog.log.csv_write import texts
from kachilog.log.parse import Repeated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kachilog.log.columns import Column
    from kachilog.log.parse import Chunk, Row

_DIGEST = 16
"""Bytes of a digest: among 2**20 rows two different ones are taken for equal once in 2**88 logs."""

_SEPARATOR = "\x1f"
"""No text of a log has it: `kachilog.log.cells.parse_text` takes no control character but TAB, LF and CR."""

_View = tuple[str, ...]
"""The columns on which rows are compared, by name."""


@dataclass(frozen=True, slots=True)
class NewRows:
    """The rows of an incoming log that a book does not have yet.

    `chunks` hold them under `columns` (the incoming log's); `duplicates` counts the rows that it has.
    """

    columns: tuple[Column, ...]
    chunks: tuple[Chunk, ...]
    duplicates: int

    @property
    def rows(self) -> list[Row]:
        """The typed rows, one tuple each."""
        return [row for chunk in self.chunks for row in chunk.rows]

    @property
    def added(self) -> int:
        """How many rows there are."""
        return sum(len(chunk.numbers) for chunk in self.chunks)


@dataclass(slots=True)
class KnownRows:
    """How often a book has each row, as far as files with certain columns can tell.

    `files` has the columns of every file to come. Rows are compared on the columns of the file, but for those
    with the headers `calculated`, which the book computes by itself; a column that the book lacks counts as
    blank there.
    """

    files: Sequence[Sequence[Column]]
    calculated: Collection[str] = ()
    _counts: dict[_View, Counter[bytes]] = field(init=False)

    def __post_init__(self) -> None:
        self._counts = {self._view(columns): Counter() for columns in self.files}

    def note(self, columns: Sequence[Column], chunks: Iterable[Chunk]) -> None:
        """Take note of rows that the book has, under its own columns."""
        for chunk in chunks:
            for view, counts in self._counts.items():
                counts.update(_digests(view, columns, chunk))

    def add(self, columns: tuple[Column, ...], chunks: Iterable[Chunk]) -> NewRows:
        """Return the rows of a file that the book does not have yet; from now on it has them."""
        view = self._view(columns)
        counts = self._counts[view]
        met: Counter[bytes] = Counter()
        once = Repeated()
        kept, duplicates = [], 0
        for chunk in chunks:
            new = []
            for at, digest in enumerate(_digests(view, columns, chunk)):
                met[digest] += 1
                if met[digest] > counts[digest]:
                    new.append(at)
            duplicates += len(chunk.numbers) - len(new)
            if new:
                added = chunk.only(new)
                self.note(columns, [added])
                kept.append(replace(added, columns=[once.of(values) for values in added.columns]))
        return NewRows(columns, tuple(kept), duplicates)

    def _view(self, columns: Sequence[Column]) -> _View:
        own = {fold_own(header) for header in self.calculated}
        return tuple(_name(column) for column in columns if column.key or fold_own(column.header) not in own)


def _name(column: Column) -> str:
    return column.key or f"own {fold_own(column.header)}"


def _digests(view: _View, columns: Sequence[Column], chunk: Chunk) -> Iterator[bytes]:
    """Yield the digest of each row of a chunk, with the cells of `view` as the texts that a CSV has.

    So a number with more digits than `kachilog.log.cells.parse_own` takes from a text is known again.
    """
    cells = {_name(column): texts(values) for column, values in zip(columns, chunk.columns, strict=True)}
    blank = [""] * len(chunk.numbers)
    for row in zip(*(cells.get(name, blank) for name in view), strict=True):
        text = _SEPARATOR.join(row)
        if "\r" in text:  # spreadsheets keep every line break of a cell as LF
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        yield blake2b(text.encode(), digest_size=_DIGEST).digest()
