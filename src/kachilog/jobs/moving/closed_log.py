"""The desk of an import over a file: what is changed is written by the package editor, and saved once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import MAPPINGS_TABLE
from kachilog.jobs.moving.remembering import remember
from kachilog.jobs.moving.verify import Added, ReadBack

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.base.spreadsheet import TablePlace
    from kachilog.jobs.moving.append_plan import AppendPlan


class ClosedLog:
    """The desk of an import into a workbook that is a file.

    Once rows are added, `first_row` tells where the first of them stands, and `remembers` whether 設定 has
    what was told of the columns of the files. With `verify` the sheet of the log is read back by `read_back`
    before the workbook is replaced.
    """

    def __init__(self, path: Path, now: dt.datetime, *, verify: bool = False) -> None:
        self.book, self.now = ClosedBook.open(path), now
        self._path = path
        self.remembers = False
        self.first_row: int | None = None
        self.read_back = ReadBack(path.name) if verify else None

    @property
    def log_table(self) -> TablePlace:
        """As `ImportDesk`."""
        return self.book.log_table

    @property
    def memory_sheet(self) -> str | None:
        """The sheet with the table of what columns of other files mean, None if there is no such table."""
        table = self.book.package.tables.get(MAPPINGS_TABLE)
        return None if table is None else table.sheet

    @property
    def is_signed(self) -> bool:
        """Whether the workbook carries a digital signature, which rows added to it break."""
        return self.book.package.is_signed

    def append(self, plan: AppendPlan, *, dry_run: bool) -> None:
        """As `ImportDesk`. Raise FileError as `Package.append_rows` and `save`."""
        package, table = self.book.package, plan.table
        last = package.append_rows(
            table.name, plan.blocks(), plan.new_headers, filled_to=self.book.end.last_dated
        )
        self.remembers = bool(plan.remembered) and remember(package, plan.remembered)
        self.first_row = last - plan.added + 1
        if updated := plan.updated(self.first_row):
            package.set_cells(table.sheet, updated, body_from=table.body_row)
        if dry_run:
            return
        check = None
        if self.read_back:
            added = Added.of(plan, self.first_row)
            check = self.read_back.of_changed_book(table.sheet, self._path, added, updated)
        package.save(self._path, now=self.now, check=check)
