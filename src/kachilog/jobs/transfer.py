"""Moving logs between CSV files and workbooks: import, export, convert.

A log travels as typed rows in chunks, so that a million rows take no more memory than a thousand. Rows that
cannot be read are reported. An import leaves them out; an export and a conversion take them along as they
stand, to be mended there, because who moves a log wants all of it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, UsageError
from kachilog.base.problems import shorten
from kachilog.base.spreadsheet import HEADER_LIMIT, MAX_COLUMNS, code_units
from kachilog.base.text import fold_own
from kachilog.files import csv_files
from kachilog.files.book.names import LOG_TABLE
from kachilog.files.book.reader import open_book
from kachilog.files.kinds import is_book, is_text
from kachilog.files.xlsx.package import Package
from kachilog.log.cells import as_it_stands
from kachilog.log.columns import KEYS, known_keys
from kachilog.log.csv_write import layout
from kachilog.log.known_rows import KnownRows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kachilog.base.problems import Problem
    from kachilog.files.xlsx.parts.tables import Table
    from kachilog.log.cells import Value
    from kachilog.log.known_rows import NewRows
    from kachilog.log.parse import Track


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one CSV: rows added, rows that the book had already, and what was wrong."""

    path: Path
    added: int
    known: int
    problems: Sequence[Problem]

    @property
    def bad(self) -> int:
        """Rows that could not be read."""
        return len({problem.row for problem in self.problems if problem.severity == "error"})


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of an export or a conversion: rows written, and what is wrong with the log.

    `verbatim` of the rows cannot be read and were written as they stand; `lost` is how many could not even
    be: a cell was too long for any workbook, or stood under no header.
    """

    rows: int
    problems: Sequence[Problem]
    verbatim: int = 0
    lost: int = 0


def import_files(
    book: Path,
    files: Sequence[Path],
    *,
    now: dt.datetime,
    dry_run: bool = False,
    track: Track = iter,
) -> list[Imported]:
    """Append the rows of CSV files to the log of a workbook, those it has already left out, and save it.

    Equal rows are counted: the book then holds each as often as the fuller of the two did. A column that
    the book's table lacks is added to it. With `dry_run`, or if there is nothing to add, nothing is
    written. Raise FileError with the book as it was.
    """
    reader = open_book(book)
    target = _Target(reader.package, book.name)
    streams = [csv_files.read_csv(path).stream(today=now.date()) for path in files]
    columns = [stream.header.columns if stream.header else () for stream in streams]
    existing = reader.stream()
    known = KnownRows(columns, target.calculated)
    if existing.header:
        known.note(existing.header.columns, track(existing.chunks()))
    imported = []
    for path, stream, own in zip(files, streams, columns, strict=True):
        new = known.add(own, track(stream.chunks()))
        target.take(new)
        _check_headers(path, target.new_columns, beside=target.last_column)
        imported.append(Imported(path, new.added, new.duplicates, stream.problems))
    if any(one.added for one in imported) and not dry_run:
        reader.package.append_blocks(LOG_TABLE, target.blocks(), target.new_columns)
        reader.package.save(book, now=now)
    return imported


class _Target:
    """The columns of the log's table, those that it computes, and those that the rows to come need."""

    def __init__(self, package: Package, name: str) -> None:
        table: Table | None = package.tables.get(LOG_TABLE)
        if table is None:
            raise FileError("import_no_table", file=name)
        self.calculated, self.last_column = table.calculated, table.last_column
        # A damaged table may have a header twice; its columns are as many all the same.
        self._width = len(table.headers)
        self._names = dict(zip(reversed(_names(table.headers)), range(self._width - 1, -1, -1), strict=True))
        self.new_columns: list[str] = []
        self._taken: list[tuple[NewRows, list[int]]] = []

    def take(self, new: NewRows) -> None:
        """Take rows, and note which of their columns the table lacks, if there are any rows."""
        if not new.chunks:
            return
        positions = []
        for column in new.columns:
            name = column.key or fold_own(column.header)
            if name not in self._names:
                self._names[name] = self._width
                self._width += 1
                self.new_columns.append(column.header)
            positions.append(self._names[name])
        self._taken.append((new, positions))

    def blocks(self) -> Iterator[Sequence[Sequence[Value]]]:
        """Yield all rows taken, by column in the order of the table, as wide as it has become."""
        for new, positions in self._taken:
            for chunk in new.chunks:
                columns: list[Sequence[Value]] = [[None] * len(chunk.numbers)] * self._width
                for position, values in zip(positions, chunk.columns, strict=True):
                    columns[position] = values
                yield columns


def _names(headers: Sequence[str]) -> list[str]:
    return [key or fold_own(header) for key, header in zip(known_keys(headers), headers, strict=True)]


def export_log(book: Path, target: Path, *, encoding: str, now: dt.datetime, track: Track = iter) -> Moved:
    """Write the log of a workbook to a CSV. Raise FileError, UsageError with `target` as it was."""
    stream = open_book(book).stream(today=now.date())
    if stream.header is None:
        return Moved(0, stream.problems)
    chunks = track(stream.chunks(verbatim=True))
    rows = csv_files.write_csv(target, stream.header, chunks, encoding=encoding, now=now, overwrite=True)
    return Moved(rows, stream.problems, stream.verbatim_rows, stream.lost_rows)


def convert(source: Path, target: Path, *, encoding: str, now: dt.datetime, track: Track = iter) -> Moved:
    """Make a workbook of a CSV, or a CSV of a workbook; the endings say which.

    A workbook is a new one of ours whose log has the columns of the CSV, no more. A `target` that exists is
    backed up, then replaced. Raise FileError, UsageError with `target` as it was.
    """
    if is_book(source) and is_text(target):
        return export_log(source, target, encoding=encoding, now=now, track=track)
    if is_text(source) and is_book(target):
        return _fill_book(source, target, now, track)
    raise UsageError("convert_kinds", source=source.name, target=target.name)


def _fill_book(source: Path, target: Path, now: dt.datetime, track: Track) -> Moved:
    from kachilog.files.book.template import board, new_book  # noqa: PLC0415

    stream = csv_files.read_csv(source).stream(today=now.date())
    if stream.header is None:
        return Moved(0, stream.problems)
    columns = stream.header.columns
    order = layout(columns).order
    _check_headers(source, [column.header for column in columns], beside=board.LEFT)
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

    package.append_blocks(LOG_TABLE, blocks())
    package.save(target, now=now, overwrite=True)
    return Moved(rows, stream.problems, stream.verbatim_rows, stream.lost_rows)


def _check_headers(path: Path, headers: Sequence[str], *, beside: int) -> None:
    """Refuse what no table can have as a new header, and more columns than fit beside those of a sheet."""
    for header in headers:
        if code_units(header) > HEADER_LIMIT or as_it_stands(header) is None:
            raise FileError("header_unfit", file=path.name, column=shorten(header))
    if beside + len(headers) > MAX_COLUMNS:
        raise FileError("columns_full", file=path.name, limit=MAX_COLUMNS - beside)
