"""A log that has lost many rows since its newest backup: a slip that is best seen at once.

One look at one backup, and at its rows only where that takes no time or the log takes less room than it did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.text import is_blank
from kachilog.files import csv_files
from kachilog.files.backups import backups
from kachilog.files.book.closed import ClosedBook
from kachilog.files.kinds import is_book

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kachilog.files.backups import Backup

    Records = Callable[[], Iterator[tuple[int, Sequence[object]]]]

LEFT = 2, 3
"""A log of which fewer rows are left than so many of so many has shrunk."""

_CHEAP = 1 << 18
"""Bytes of a log that are counted in no time: a thousand rows, or two."""


class Shrunk(NamedTuple):
    """A log of `rows` rows that had more in a backup: `before`."""

    path: Path
    backup: Backup
    rows: int
    before: int

    def number(self, now: dt.datetime) -> int:
        """Return the number by which `restore` knows the backup by `now`."""
        return backups(self.path, now).index(self.backup) + 1


def shrunk(path: Path, *, now: dt.datetime, book: ClosedBook | None = None) -> Shrunk | None:
    """Return what the log at `path` has lost since its newest backup, None if that is a third or less.

    `book` is the workbook at `path`, where it is open already. What cannot be read has nothing to tell.
    """
    try:
        newest = next(iter(backups(path, now)), None)
        if newest is None:
            return None
        size, log = _log(path, book)
        old_size, old_log = _log(newest.path)
        if old_size > _CHEAP and size >= old_size:
            return None
        rows, before = _count(log) - 1, _count(old_log) - 1
    except (FileError, OSError):
        return None
    left, of = LEFT
    return Shrunk(path, newest, rows, before) if rows * of < before * left else None


def _log(path: Path, book: ClosedBook | None = None) -> tuple[int, Records]:
    """Return the bytes that a log takes, as a sheet or a CSV, and what yields its rows, header first."""
    if not is_book(path):
        return path.stat().st_size, csv_files.read_csv(path).records
    book = book or ClosedBook.open(path)
    sheet = next(one for one in book.package.sheets if one.name == book.place.sheet)
    return book.package.size(sheet.part), book.records


def _count(records: Records) -> int:
    """Return how many rows of a log say anything, its header among them."""
    return sum(not all(map(is_blank, cells)) for _, cells in records())
