"""One action added at the end of a log, from the words of whoever types it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError, UsageError
from kachilog.base.text import fold_own, is_blank
from kachilog.files import csv_files
from kachilog.files.book.names import TAGS_TABLE
from kachilog.files.book.tables.found import rows_of_table
from kachilog.files.kinds import is_book, is_text
from kachilog.jobs.moving.append_plan import AppendPlan, require_headers_first
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.import_ import check_headers
from kachilog.jobs.source import any_actions, refused
from kachilog.log.cells import plain
from kachilog.log.columns import HEADERS, REQUIRED
from kachilog.log.known_rows import KnownRows, NewRows
from kachilog.log.stream import open_log
from kachilog.log.typed_row import Lists, TypedRow, in_order, listed_action, near_action, read_words
from kachilog.page import phrasing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kachilog.base.languages import Lang
    from kachilog.base.problems import Problem
    from kachilog.files.book.reader import BookReader
    from kachilog.jobs.desk import ImportDesk
    from kachilog.log.columns import Column, Key
    from kachilog.log.header import Header
    from kachilog.log.parse import Chunk
    from kachilog.log.reading.kinds import Value
    from kachilog.wording import Words

    Complete = Callable[[TypedRow], None]


class AddedRow(NamedTuple):
    """The row that was made: its columns and values, and in which row it stands (None: it cannot be read).

    `is_new_action` says that its action is in no list, `near` which one of the list it may be meant for;
    `is_known` that the log had an equal row already.
    """

    columns: Sequence[Column]
    values: Sequence[Value]
    row: int | None
    problems: Sequence[Problem]
    is_new_action: bool = False
    is_known: bool = False
    near: str | None = None

    @property
    def is_made(self) -> bool:
        """Whether it could be read, and was written."""
        return bool(self.values)

    def value(self, key: Key) -> object:
        """Return the cell of a known column, "" if there is none."""
        pairs = zip(self.columns, self.values, strict=True)
        return next((value for column, value in pairs if column.key == key), "")

    def cells(self, words: Words) -> str:
        """Return what was written, cell by cell, as it is told."""
        said = []
        for column, value in zip(self.columns, self.values, strict=True):
            if isinstance(value, dt.date):
                said.append(f"{value:%Y-%m-%d} {phrasing.weekday(words, value)}")
            elif value not in (None, ""):
                said.append(words("cli.added_cell", column=column.header, value=value))
        return words("cli.added_between").join(said)


def add_row(
    path: Path, words: Sequence[str], complete: Complete, *, today: dt.date, now: dt.datetime
) -> AddedRow:
    """Add the row that `words` say, and `complete` completes, to the log at `path`.

    A workbook takes it by the plan of an import, a CSV as one more line in its own encoding. Nothing is
    written of a row that cannot be read. Raise UsageError as `read_words`, add_no_column; FileError as an
    import, with the file as it was.
    """
    if is_book(path):
        return _into_book(path, words, complete, today, now)
    if is_text(path):
        return _into_csv(path, words, complete, today, now)
    raise refused(path)


def add_fields(desk: ImportDesk, fields: Mapping[Key, str]) -> AddedRow:
    """Add a row of today whose cells were asked for one by one: their texts by column, "" where unsaid.

    Raise UsageError line_no_action; FileError as an import.
    """
    said = {key: text for key, text in fields.items() if not is_blank(text)}
    if "action" not in said:
        raise UsageError("line_no_action")

    def made(header: Header) -> _Made:
        return _Made.of_row(TypedRow(said), _lists(desk.book, header), header.lang, desk.now.date())

    return _into(desk, made)


def _into_book(
    path: Path, words: Sequence[str], complete: Complete, today: dt.date, now: dt.datetime
) -> AddedRow:
    desk = ClosedLog(path, now)

    def made(header: Header) -> _Made:
        return _Made.of(words, _lists(desk.book, header), complete, header.lang, today)

    added = _into(desk, made)
    return added._replace(row=desk.first_row) if added.is_made else added


def _into(desk: ImportDesk, make: Callable[[Header], _Made]) -> AddedRow:
    """Add the row that is made for the headers of the log at a desk, by the plan of an import."""
    book, table = desk.book, desk.log_table
    existing = book.stream()
    if existing.header is None:
        raise FileError("no_log", file=book.name)
    require_headers_first(existing)
    made = make(existing.header)
    if not made.chunks:
        return made.added(None)
    columns = made.columns
    own = {fold_own(column.header) for column in columns if column.key is None}
    plan = AppendPlan(table, book.calculated(table, own), book.maps)
    known = KnownRows(plan.calculated)
    known.expect(columns, made.chunks)
    known.note(existing.header.columns, existing.chunks(verbatim=True))
    is_known = known.add(add=True).duplicates > 0
    plan.take(NewRows(columns, made.chunks, 0))
    check_headers(Path(book.name), plan.new_headers, beside=table.last_column)
    plan.check_end(book)
    desk.append(plan, dry_run=False)
    return made.added(None, is_known=is_known)


def _lists(book: BookReader, header: Header) -> Lists:
    rows = rows_of_table(book, TAGS_TABLE)
    tags = [plain(cells[0]) for _, cells in rows.filled() if not is_blank(cells[0])] if rows else []
    return Lists(book.settings.action_classes, tags, _own(header))


def _into_csv(
    path: Path, words: Sequence[str], complete: Complete, today: dt.date, now: dt.datetime
) -> AddedRow:
    file = csv_files.read_csv(path)
    header = file.stream().header
    if header is None:
        raise FileError("csv_no_log", file=path.name)
    made = _Made.of(words, Lists(any_actions(), (), _own(header)), complete, header.lang, today)
    if not made.chunks:
        return made.added(None)
    cells = _in_places(path, header, made)
    return made.added(csv_files.append_record(path, file, cells, now=now))


def _own(header: Header) -> list[str]:
    return [column.header for column in header.columns if column.key is None]


def _in_places(path: Path, header: Header, made: _Made) -> list[Value]:
    """Return the cells of a row under the headers of a CSV. Raise UsageError add_no_column."""
    places = {_name(column): column.index for column in header.columns}
    cells: list[Value] = [None] * header.width
    for column, value in zip(made.columns, made.values, strict=True):
        at = places.get(_name(column))
        if at is not None:
            cells[at] = value
        elif value not in (None, ""):
            raise UsageError("add_no_column", column=column.header, file=path.name)
    return cells


def _name(column: Column) -> str:
    return column.key or f"own {fold_own(column.header)}"


class _Made(NamedTuple):
    """What was typed, read as a log of one row: no `chunks` where it cannot be read."""

    columns: tuple[Column, ...]
    chunks: tuple[Chunk, ...]
    problems: Sequence[Problem]
    is_new_action: bool
    near: str | None

    @classmethod
    def of(cls, words: Sequence[str], lists: Lists, complete: Complete, lang: Lang, today: dt.date) -> _Made:
        typed = read_words(words, lists, today)
        complete(typed)
        return cls.of_row(typed, lists, lang, today)

    @classmethod
    def of_row(cls, typed: TypedRow, lists: Lists, lang: Lang, today: dt.date) -> _Made:
        typed.known.setdefault("date", today.isoformat())
        action = listed_action(typed.known["action"], lists.actions)
        near = None if action else near_action(typed.known["action"], lists.actions)
        typed.known["action"] = action or typed.known["action"]
        known = in_order(typed, REQUIRED)
        headers = [HEADERS[lang][key] for key, _ in known] + [*typed.own]
        cells = [text for _, text in known] + [*typed.own.values()]
        stream = open_log([(1, headers), (2, cells)], today=today)
        chunks = tuple(chunk for chunk in stream.chunks() if chunk.numbers)
        columns = stream.header.columns if stream.header else ()
        return cls(columns, chunks, stream.problems, action is None, near)

    @property
    def values(self) -> Sequence[Value]:
        return next((row for chunk in self.chunks for row in chunk.rows), ())

    def added(self, row: int | None, *, is_known: bool = False) -> AddedRow:
        told = self.problems, self.is_new_action, is_known, self.near
        return AddedRow(self.columns, self.values, row, *told)
