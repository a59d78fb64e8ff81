"""A new workbook of ours with the log of a CSV.

It is loaded where there is one to be made: what draws it takes longer to load than a workbook to be read.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.files import csv_files
from kachilog.files.book.names import LOG_TABLE
from kachilog.files.book.template import board, new_book
from kachilog.files.xlsx.package import Package
from kachilog.jobs.moving.export import Moved
from kachilog.jobs.moving.import_ import check_headers
from kachilog.jobs.moving.remembering import remember, to_remember
from kachilog.jobs.moving.verify import ReadBack
from kachilog.log.columns import KEYS, REQUIRED
from kachilog.log.csv_write import layout

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.log.columns import Column, Key
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import Chunk, Track
    from kachilog.log.reading.kinds import Value


def fill_new_book(
    source: Path,
    target: Path,
    *,
    now: dt.datetime,
    today: dt.date,
    track: Track,
    maps: Maps,
    lang: Lang,
    verify: bool,
) -> Moved:
    """Write a new workbook with the log of the CSV `source`; the rest is as `convert` says."""
    file = csv_files.read_csv(source, maps)
    stream = file.stream(today=today)
    if stream.header is None:
        return Moved(0, stream.problems)
    # Headers of another program do not tell what its user speaks.
    lang = lang if stream.header.preset else stream.header.lang
    shape = _Shape.of(stream.header.columns)
    package = _new_book(source, shape, lang, today, macros=target.suffix.lower() == ".xlsm")
    package.append_rows(LOG_TABLE, shape.blocks(track(stream.chunks(verbatim=True))))
    if told := to_remember(stream.header, maps, (), lang):
        remember(package, told)
    read_back, place = ReadBack(target.name), package.tables[LOG_TABLE]

    def meant() -> Iterator[Sequence[Value]]:
        yield place.headers
        for columns in _Shape.of(columns_read).blocks(file.stream().chunks(verbatim=True)):
            yield from zip(*columns, strict=True)

    columns_read = stream.header.columns
    first = place.first_row, place.first_column
    check = read_back.of_new_book(place.sheet, first, meant) if verify else None
    package.save(target, now=now, overwrite=True, like=[source], check=check)
    return Moved(shape.rows, stream.problems, stream.verbatim_rows, stream.lost_rows, read_back.cells)


@dataclass
class _Shape:
    """The log of a workbook that is made of a CSV: the known columns `keys`, then the user's own.

    `places` are where each column stands in the CSV, None for one that it lacks: nobody has counted there.
    `rows` counts the rows that went through.
    """

    keys: tuple[Key, ...]
    own: tuple[str, ...]
    places: tuple[int | None, ...]
    rows: int = 0

    @classmethod
    def of(cls, columns: Sequence[Column]) -> _Shape:
        known = {column.key: at for at, column in enumerate(columns) if column.key}
        keys = tuple(key for key in KEYS if key in known or key in REQUIRED)
        own = [at for at in layout(columns).order if not columns[at].key]
        return cls(keys, tuple(columns[at].header for at in own), (*map(known.get, keys), *own))

    def blocks(self, chunks: Iterable[Chunk]) -> Iterator[Sequence[Sequence[Value]]]:
        """Yield the rows of a CSV, by column in the order of the workbook's."""
        for chunk in chunks:
            if chunk.numbers:
                self.rows += len(chunk.numbers)
                blank: Sequence[Value] = [None] * len(chunk.numbers)
                yield [blank if at is None else chunk.columns[at] for at in self.places]


def _new_book(source: Path, shape: _Shape, lang: Lang, today: dt.date, *, macros: bool) -> Package:
    check_headers(source, [*shape.keys, *shape.own], beside=board.LEFT)
    content = io.BytesIO()
    new_book.build(content, lang=lang, macros=macros, keys=shape.keys, own_columns=shape.own, today=today)
    return Package.from_bytes(content.getvalue())
