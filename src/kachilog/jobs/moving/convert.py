"""A workbook made of a CSV, or a CSV of a workbook."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, UsageError
from kachilog.files import csv_files
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import LOG_TABLE
from kachilog.files.book.page_sheets import PageSheets
from kachilog.files.kinds import BOOKS, is_book, is_text
from kachilog.files.xlsx.package import Package
from kachilog.jobs.keeping.targets import holds_log, require_csv, require_target
from kachilog.jobs.moving.export import Moved, export_log
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


def convert(
    source: Path,
    target: Path,
    *,
    encoding: str,
    now: dt.datetime,
    today: dt.date | None = None,
    track: Track = iter,
    maps: Maps = (),
    lang: Lang = "ja",
    verify: bool = False,
) -> Moved:
    """Make a workbook of a CSV, or a CSV of a workbook; the endings say which.

    `maps` tell what columns of the source mean; a new workbook remembers it. A workbook is a new one of ours
    whose log has the columns of the CSV, no more; it speaks `lang` where the headers are another program's. A
    log at `target` is backed up, then replaced, but for a workbook with weekly pages. With `verify` every
    cell is read back and compared first. `today` is the day of `now` unless it is given. Raise FileError,
    UsageError with `target` as it was.
    """
    refusal = UsageError("convert_kinds", source=source.name, target=target.name)
    if is_book(source) and is_text(target):
        require_csv(target, [source])  # before the workbook is read
        book = ClosedBook.open(source)
        book.asked_maps = maps
        stream = book.stream(today=today or now.date())
        return export_log(
            stream,
            target,
            source=source,
            encoding=encoding,
            now=now,
            overwrite=True,
            track=track,
            again=book.stream if verify else None,
        )
    if is_text(source) and is_book(target):
        day = today or now.date()
        require_target(target, [source], endings=BOOKS, refusal=refusal, is_own=holds_log)
        _require_no_pages(target)
        return _fill_book(
            source, target, now=now, today=day, track=track, maps=maps, lang=lang, verify=verify
        )
    raise refusal


def _require_no_pages(target: Path) -> None:
    """Raise FileError target_has_pages where a workbook has more of its user's than rows of a log."""
    if target.is_file() and target.stat().st_size and PageSheets(ClosedBook.open(target)).weeks:
        raise FileError("target_has_pages", file=target.name)


def _fill_book(
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
    from kachilog.files.book.template import board, new_book  # noqa: PLC0415

    check_headers(source, [*shape.keys, *shape.own], beside=board.LEFT)
    content = io.BytesIO()
    new_book.build(content, lang=lang, macros=macros, keys=shape.keys, own_columns=shape.own, today=today)
    return Package.from_bytes(content.getvalue())
