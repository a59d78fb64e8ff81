"""Rows of CSV files into the log of a workbook, those that it has already left out.

A log travels as typed rows in chunks, so that a million rows take no more memory than a thousand. Rows that
cannot be read are reported and left out. What is one row with other values is decided by
`kachilog.log.known_rows`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from kachilog.base.errors import FileError
from kachilog.base.problems import Problem, shorten
from kachilog.base.spreadsheet import HEADER_LIMIT, MAX_COLUMNS, code_units
from kachilog.base.text import fold_own
from kachilog.files import csv_files
from kachilog.files.book.book import Area
from kachilog.jobs.moving.append_plan import AppendPlan, require_headers_first
from kachilog.jobs.moving.remembering import memory_of, to_remember
from kachilog.log.cells import as_it_stands
from kachilog.log.checks import REPORTED
from kachilog.log.known_rows import KnownRows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from kachilog.jobs.desk import ImportDesk
    from kachilog.jobs.moving.remembering import Memory
    from kachilog.log.known_rows import Other
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import Track
    from kachilog.log.stream import LogStream

Others: TypeAlias = Literal["leave", "update", "add"]
"""What becomes of rows that the book has with other values."""


class Imported(NamedTuple):
    """What became of one CSV: rows added, rows that the book had already, and what was wrong.

    `updated` of the rows took the place of what the book had under the same date, action and minutes,
    `left` of them were left alone because the book has them with other values; `differing` are the first of
    these, as they are told. `repeated` counts the rows of the file that are equal to another one and went in
    each for itself, `formulas` the cells of rows that were updated which stayed since they have a formula.
    `is_log` is False for a file without the headers of a log. `memory` says whether the book is to remember
    what was told of its columns. `bad` counts the rows that could not be read.
    """

    path: Path
    bad: int
    added: int
    known: int
    updated: int
    left: int
    differing: Sequence[Problem]
    problems: Sequence[Problem]
    is_log: bool
    repeated: int = 0
    formulas: int = 0
    memory: Memory | None = None

    @property
    def changes(self) -> bool:
        """Whether anything of it goes into the book."""
        return bool(self.added or self.updated)


def import_files(
    desk: ImportDesk,
    files: Sequence[Path],
    *,
    others: Others = "leave",
    dry_run: bool = False,
    track: Track = iter,
    maps: Maps = (),
    today: dt.date | None = None,
) -> list[Imported]:
    """Append the rows of CSV files to the log at a desk.

    Equal rows are counted: the book then holds each as often as the fuller of the two did. A column that
    the book's table lacks is added to it. What `maps` tell of the columns of a file the book remembers,
    if it has a table for that. `today` is the day of the desk unless it is given. With `dry_run`, or if
    there is nothing to write, nothing is written. Raise FileError with the book as it was, with
    `dry_run`, too.
    """
    told = (*maps, *desk.book.maps)
    day = today or desk.now.date()
    streams = [csv_files.read_csv(path, told).stream(today=day) for path in files]
    plan, known = _prepared(desk, streams, track)
    imported = []
    for path, stream in zip(files, streams, strict=True):
        new = known.add(update=others == "update", add=others == "add")
        formulas = plan.formulas_left
        updated = plan.update(new.others, _formulas(desk, new.others)) if others == "update" else []
        plan.take(new)
        lang = desk.book.settings.lang
        plan.remembered += to_remember(stream.header, maps, desk.book.maps, lang)
        check_headers(path, plan.new_headers, beside=plan.table.last_column)
        taken = set(map(id, updated))
        left = [other for other in new.others if id(other) not in taken]
        differing = [_differing(path, other) for other in left[:REPORTED]]
        problems, is_log = stream.problems, stream.header is not None
        imported.append(
            Imported(
                path,
                _unread(stream),
                new.added,
                new.duplicates,
                len(updated),
                len(left),
                differing,
                problems,
                is_log,
                new.repeated,
                plan.formulas_left - formulas,
                memory_of(stream.header, maps, desk.book.maps),
            )
        )
    if plan.changes:
        plan.check_end(desk.book)
        desk.append(plan, dry_run=dry_run)
    return imported


def _unread(stream: LogStream) -> int:
    """Return how many rows could not be read: where there are no headers, those that should be."""
    if stream.header is None:
        return len({problem.row for problem in stream.problems if problem.is_error})
    return stream.bad_rows


def _prepared(desk: ImportDesk, streams: Sequence[LogStream], track: Track) -> tuple[AppendPlan, KnownRows]:
    """Return a plan without rows, and what the book has of the rows of some files."""
    book, table = desk.book, desk.log_table
    columns = [stream.header.columns if stream.header else () for stream in streams]
    own = {fold_own(column.header) for of in columns for column in of if column.key is None}
    plan = AppendPlan(table, book.calculated(table, own), book.maps)
    known = KnownRows(plan.calculated)
    for stream, of in zip(streams, columns, strict=True):
        known.expect(of, track(stream.chunks()))
    main, *others = book.streams()
    for stream in (main, *others):
        require_headers_first(stream)
        if stream.header:
            # A row with a mistake in it is a row that the book has, too.
            rows = track(stream.chunks(verbatim=True))
            known.note(stream.header.columns, rows, sheet=None if stream is main else stream.sheet)
    return plan, known


def _formulas(desk: ImportDesk, others: Sequence[Other]) -> set[tuple[int, int]]:
    """Return the cells (row, column) of rows of the book that hold a formula."""
    rows = {other.kept.row for other in others if not other.kept.is_new and other.kept.sheet is None}
    if not rows:
        return set()
    place = desk.book.place
    area = Area(min(rows), place.first_column, max(rows), place.last_column)
    return {
        (row, column)
        for top, left, bottom, right in desk.book.formulas(place.sheet, area)
        for row in rows.intersection(range(top, bottom + 1))
        for column in range(max(left, place.first_column), min(right, place.last_column) + 1)
    }


def _differing(path: Path, other: Other) -> Problem:
    """Return what is told of a row that the book has with other values: where, and in which columns."""
    kept = other.kept
    code = "row_differs_new" if kept.is_new else "row_differs_sheet" if kept.sheet else "row_differs"
    columns = " / ".join(shorten(column.header) for column in other.columns)
    values = {"book_row": kept.row, "columns": columns, "sheet": kept.sheet}
    return Problem(code, "warning", file=path.name, row=other.row, values=values)


def check_headers(path: Path, headers: Sequence[str], *, beside: int) -> None:
    """Refuse what no table can have as a new header, and more columns than fit beside those of a sheet.

    Raise FileError header_unfit, columns_full.
    """
    for header in headers:
        if code_units(header) > HEADER_LIMIT or as_it_stands(header) is None:
            raise FileError("header_unfit", file=path.name, column=shorten(header))
    if beside + len(headers) > MAX_COLUMNS:
        raise FileError("columns_full", file=path.name, limit=MAX_COLUMNS - beside)
