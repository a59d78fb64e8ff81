"""The desk over a snapshot of a workbook that is open in LibreOffice: its macro makes the changes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.files.book.book import grid
from kachilog.files.book.closed import open_book
from kachilog.files.book.tables.found import find_tables
from kachilog.files.book.tables.side_tables import is_wanted, read_side_tables
from kachilog.jobs.moving.append_plan import LogTable, TableArea
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.jobs.desk import Texts
    from kachilog.jobs.moving.append_plan import AppendPlan, Cells
    from kachilog.log.stream import Log, LogStream

    Line = tuple[object, ...]

SNAPSHOT = "snapshot.xlsx"


class SnapshotDesk:
    """As `kachilog.jobs.desk.ButtonDesk`: what is to be changed becomes lines of the answer."""

    def __init__(self, folder: Path, *, full_name: str, selected_row: int | None, now: dt.datetime) -> None:
        self.folder, self.full_name, self.selected_row, self.now = folder, full_name, selected_row, now
        self.book = open_book(folder / SNAPSHOT)
        self.settings, self.settings_problems = self.book.settings, self.book.settings_problems
        self.words = Words(self.settings.lang)
        self.answer: list[Line] = []

    @property
    def today(self) -> dt.date:
        """As `ButtonDesk`."""
        return self.now.date()

    def log(self) -> Log:
        """As `ButtonDesk`."""
        return self.log_stream().log()

    def log_stream(self) -> LogStream:
        """As `ButtonDesk`."""
        return self.book.stream(today=self.today)

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """As `ButtonDesk`."""
        return read_side_tables(find_tables(self.book, is_wanted), log, self.settings)

    def place(self, pages: Iterable[DrawnPage], texts: Texts | None, show: str | None) -> bool:
        """As `ButtonDesk`."""
        for number, page in enumerate(pages):
            file = self.folder / f"page{number}.xlsx"
            file.write_bytes(page.content)
            self.answer.append(("page", file.as_uri(), page.name, page.after or ""))
            self.answer += [("keep", *new, *old) for new, old in page.keep.items()]
        self.answer.append(("show", show))
        if texts is None:
            return True
        part = next(one.part for one in self.book.package.sheets if one.name == texts.sheet)
        if b"<sheetProtection " in self.book.package.read(part):
            return False
        for (row, column), text in texts.cells.items():
            self.answer.append(("text", texts.sheet, row - 1, column - 1, text))
        return True

    def log_table(self) -> LogTable:
        """As `ButtonDesk`. Raise FileError import_no_table."""
        table = self.book.log_table
        return LogTable(table.headers, table.last_column, self.book.calculated(table.name))

    def append(self, plan: AppendPlan) -> None:
        """As `ButtonDesk`. Raise FileError totals_row, and as `AppendPlan.in_place`."""
        table = self.book.log_table
        if table.totals_rows:
            raise FileError("totals_row")
        cells = grid(self.book, table.sheet)
        area = TableArea(table.first_row, table.first_column, table.last_row, table.last_column)

        def is_blank(first: tuple[int, int], last: tuple[int, int]) -> bool:
            rows = cells[first[0] - 1 : last[0]]
            return all(cell in (None, "") for row in rows for cell in row[first[1] - 1 : last[1]])

        planned = plan.in_place(area, self.book.last_filled_row, is_blank)
        for column, header in enumerate(planned.new_headers, start=area.last_column):
            self.answer.append(("text", table.sheet, area.header_row - 1, column, header))
        for number, block in enumerate(planned.cells):
            file = self.folder / f"rows{number}.xlsx"
            _write_rows(file, block)
            self.answer.append(("rows", file.as_uri(), table.sheet, block.row - 1, block.column - 1))
        grown = planned.area
        corners = (grown.header_row, grown.first_column, grown.last_row, grown.last_column)
        self.answer.append(("table", table.name, *(place - 1 for place in corners)))


def _write_rows(file: Path, cells: Cells) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 (only an import needs it)

    with Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for row, line in enumerate(cells.rows):
            for column, value in enumerate(line):
                if isinstance(value, dt.date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value)
