"""A workbook made of a CSV, or a CSV of a workbook."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.files import csv_files
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import LOG_TABLE
from kachilog.files.kinds import BOOKS, is_book, is_text
from kachilog.files.xlsx.package import Package
from kachilog.jobs.keeping.targets import holds_log, require_csv, require_target
from kachilog.jobs.moving.export import Moved, export_log
from kachilog.jobs.moving.import_ import check_headers
from kachilog.log.columns import KEYS
from kachilog.log.csv_write import layout

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kachilog.log.cells import Value
    from kachilog.log.parse import Track


def convert(source: Path, target: Path, *, encoding: str, now: dt.datetime, track: Track = iter) -> Moved:
    """Make a workbook of a CSV, or a CSV of a workbook; the endings say which.

    A workbook is a new one of ours whose log has the columns of the CSV, no more. A log at `target` is
    backed up, then replaced. Raise FileError, UsageError with `target` as it was.
    """
    refusal = UsageError("convert_kinds", source=source.name, target=target.name)
    if is_book(source) and is_text(target):
        require_csv(target, [source])  # before the workbook is read
        stream = ClosedBook.open(source).stream(today=now.date())
        return export_log(
            stream, target, source=source, encoding=encoding, now=now, overwrite=True, track=track
        )
    if is_text(source) and is_book(target):
        require_target(target, [source], endings=BOOKS, refusal=refusal, is_own=holds_log)
        return _fill_book(source, target, now, track)
    raise refusal


def _fill_book(source: Path, target: Path, now: dt.datetime, track: Track) -> Moved:
    from kachilog.files.book.template import board, new_book  # noqa: PLC0415

    stream = csv_files.read_csv(source).stream(today=now.date())
    if stream.header is None:
        return Moved(0, stream.problems)
    columns = stream.header.columns
    order = layout(columns).order
    check_headers(source, [column.header for column in columns], beside=board.LEFT)
    content = io.BytesIO()
    new_book.build(
        content,
        lang=stream.header.lang,
        macros=target.suffix.lower() == ".xlsm",
        keys=tuple(key for key in KEYS if key in stream.header.keys),
        own_columns=tuple(columns[at].header for at in order if not columns[at].key),
        today=now.date(),
    )
    package = Package.from_bytes(content.getvalue())
    rows = 0

    def blocks() -> Iterator[Sequence[Sequence[Value]]]:
        nonlocal rows
        for chunk in track(stream.chunks(verbatim=True)):
            if chunk.numbers:
                rows += len(chunk.numbers)
                yield [chunk.columns[at] for at in order]

    package.append_rows(LOG_TABLE, blocks())
    package.save(target, now=now, overwrite=True, like=[source])
    return Moved(rows, stream.problems, stream.verbatim_rows, stream.lost_rows)
