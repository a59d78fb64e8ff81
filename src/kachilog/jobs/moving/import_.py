"""Rows of CSV files into the log of a workbook, those that it has already left out.

A log travels as typed rows in chunks, so that a million rows take no more memory than a thousand. Rows that
cannot be read are reported and left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.problems import shorten
from kachilog.base.spreadsheet import HEADER_LIMIT, MAX_COLUMNS, code_units
from kachilog.files import csv_files
from kachilog.jobs.moving.append_plan import AppendPlan
from kachilog.log.cells import as_it_stands
from kachilog.log.known_rows import KnownRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kachilog.base.problems import Problem
    from kachilog.jobs.desk import ImportDesk
    from kachilog.log.parse import Track


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one CSV: rows added, rows that the book had already, and what was wrong.

    `is_log` is False for a file without the headers of a log.
    """

    path: Path
    added: int
    known: int
    problems: Sequence[Problem]
    is_log: bool

    @property
    def bad(self) -> int:
        """Rows that could not be read."""
        return len({problem.row for problem in self.problems if problem.severity == "error"})


def import_files(
    desk: ImportDesk, files: Sequence[Path], *, dry_run: bool = False, track: Track = iter
) -> list[Imported]:
    """Append the rows of CSV files to the log at a desk.

    Equal rows are counted: the book then holds each as often as the fuller of the two did. A column that
    the book's table lacks is added to it. With `dry_run`, or if there is nothing to add, nothing is
    written. Raise FileError with the book as it was.
    """
    table = desk.book.log_table
    plan = AppendPlan(table, desk.book.calculated(table.name))
    streams = [csv_files.read_csv(path).stream(today=desk.now.date()) for path in files]
    columns = [stream.header.columns if stream.header else () for stream in streams]
    existing = desk.book.stream()
    known = KnownRows(columns, plan.calculated)
    if existing.header:
        known.note(existing.header.columns, track(existing.chunks()))
    imported = []
    for path, stream, own in zip(files, streams, columns, strict=True):
        new = known.add(own, track(stream.chunks()))
        plan.take(new)
        check_headers(path, plan.new_headers, beside=table.last_column)
        is_log = stream.header is not None
        imported.append(Imported(path, new.added, new.duplicates, stream.problems, is_log))
    if any(one.added for one in imported) and not dry_run:
        desk.append(plan)
    return imported


def check_headers(path: Path, headers: Sequence[str], *, beside: int) -> None:
    """Refuse what no table can have as a new header, and more columns than fit beside those of a sheet.

    Raise FileError header_unfit, columns_full.
    """
    for header in headers:
        if code_units(header) > HEADER_LIMIT or as_it_stands(header) is None:
            raise FileError("header_unfit", file=path.name, column=shorten(header))
    if beside + len(headers) > MAX_COLUMNS:
        raise FileError("columns_full", file=path.name, limit=MAX_COLUMNS - beside)
