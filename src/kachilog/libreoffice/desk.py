"""The desk over a snapshot of a workbook that is open in LibreOffice: its macro makes the changes."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from kachilog.files import disk
from kachilog.files.book.book import Area, grid
from kachilog.files.book.closed import ClosedBook
from kachilog.jobs.desk import ButtonDesk
from kachilog.jobs.moving.append_plan import Cells, first_filled
from kachilog.jobs.pdf import printed
from kachilog.page.blocks import blocks, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.book.pages import DrawnPage
    from kachilog.jobs.desk import Texts
    from kachilog.jobs.moving.append_plan import AppendPlan
    from kachilog.log.reading.kinds import Value
    from kachilog.page.form import Changes

    Corner = tuple[int, int]
    Line = tuple[object, ...]

SNAPSHOT = "snapshot.xlsx"
_CELLS, _BREAK = "\x1f", "\x1e"
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f]")


class SnapshotDesk(ButtonDesk):
    """The desk of a click in LibreOffice: what is to be changed becomes lines of the answer."""

    book: ClosedBook

    def __init__(self, folder: Path, *, full_name: str, selected_row: int | None, now: dt.datetime) -> None:
        super().__init__(ClosedBook.open(folder / SNAPSHOT), now)
        self.answer: list[Line | str] = []
        self._folder, self._full_name, self._selected_row = folder, full_name, selected_row

    @property
    def full_name(self) -> str:
        """As `ButtonDesk`."""
        return self._full_name

    @property
    def selected_row(self) -> int | None:
        """As `ButtonDesk`."""
        return self._selected_row

    def place(self, pages: Iterable[DrawnPage], texts: Iterable[Texts]) -> Sequence[str]:
        """As `ButtonDesk`."""
        _, *weekly = drawn = list(pages)
        for page in drawn:
            changes = page.changes if page.sheet is not None else self._new(page)
            self.answer += [*_charts(page, changes), *_filling(page.name, changes)]
        if weekly:
            self.answer.append(("show", weekly[-1].name))
        texts = [*texts]
        locked = sorted({one.sheet for one in texts if self.book.package.is_protected(one.sheet)})
        for one in texts:
            for (row, column), text in one.cells.items() if one.sheet not in locked else ():
                self.answer.append(("text", one.sheet, row - 1, column - 1, text))
        return locked

    def _new(self, page: DrawnPage) -> Changes:
        """Let a new sheet be made; return what is to be done to it."""
        if page.form is not None:
            self.answer.append(("form", page.form, page.name, page.after or ""))
            return page.copied
        file = self._folder / f"page{len(self.answer)}.xlsx"
        with disk.create(file) as out:
            out.write(page.content())
        self.answer.append(("page", file.as_uri(), page.name, page.after or ""))
        return page.changes

    def append(self, plan: AppendPlan, *, dry_run: bool = False) -> None:
        """As `ButtonDesk`. Raise FileError as `AppendPlan.in_place`."""
        del dry_run
        sheet = plan.table.sheet
        cells = grid(self.book, sheet)

        def blocking(first: Corner, last: Corner) -> Corner | None:
            rows = (row[first[1] - 1 : last[1]] for row in cells[first[0] - 1 : last[0]])
            return first_filled(first, last, rows, self.book.formulas(sheet, Area(*first, *last)))

        planned = plan.in_place(self.book.last_action(plan.written), blocking)
        blocks = planned.cells
        if planned.headers:
            headers: list[Value] = list(planned.headers.values())
            blocks = [Cells(planned.first[0], min(planned.headers), [headers]), *blocks]
        for number, block in enumerate(blocks):
            file = self._folder / f"rows{number}.xlsx"
            _write_rows(file, block)
            self.answer.append(("rows", file.as_uri(), sheet, block.row - 1, block.column - 1))
        corners = (*planned.first, *planned.last)
        self.answer.append(("table", plan.table.name, *(number - 1 for number in corners)))

    def printed(self, sheet: str) -> bytes:
        """As `ButtonDesk`, by another LibreOffice. Raise FileError as `jobs.pdf.printed`."""
        return printed(self._folder / SNAPSHOT, self.book, sheet)


def _charts(page: DrawnPage, changes: Changes) -> Iterator[Line]:
    """Yield a line for each chart that is to be seen again."""
    for number, (first, last) in page.charts.items():
        if any(changes.hidden.get(row) is False for row in range(first[0], last[0] + 1)):
            # As XlsxWriter has named it.
            yield "chart", page.name, f"Chart {number}", *first, *last


def _filling(sheet: str, changes: Changes) -> Iterator[Line | str]:
    """Yield the lines that carry out what is to be done to a sheet."""
    for block in blocks(changes.cells, changes.is_free):
        yield "cells", sheet, block.row, block.column, len(block.values)
        for line in block.values:
            yield _CELLS.join(map(_cell, line))
    for word, hidden in (("hide", True), ("reveal", False)):
        for first, last in runs(row for row, is_hidden in changes.hidden.items() if is_hidden is hidden):
            yield word, sheet, first, last


def _cell(value: CellValue) -> str:
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        return repr(value)
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + _UNSAFE.sub(" ", text).replace("\n", _BREAK)


def _write_rows(file: Path, cells: Cells) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 (only an import needs it)

    with (
        disk.create(file) as out,
        Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book,
    ):
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for row, line in enumerate(cells.rows):
            for column, value in enumerate(line):
                if isinstance(value, dt.date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value)
