"""The desk over a workbook that is open in LibreOffice, as it was told: its macro makes the changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import text_formula
from kachilog.files import disk
from kachilog.files.book.book import Area, grid, table_named
from kachilog.files.book.names import SETTINGS_TABLE
from kachilog.jobs.desk import ButtonDesk
from kachilog.jobs.moving.append_plan import Cells, first_filled
from kachilog.libreoffice.dumped_book import DumpedBook
from kachilog.page.blocks import blocks, runs
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.book.pages import DrawnPage
    from kachilog.jobs.desk import Texts
    from kachilog.jobs.moving.append_plan import AppendPlan
    from kachilog.log.reading.kinds import Value
    from kachilog.page.form import Changes

    Corner = tuple[int, int]
    Line = tuple[object, ...]

DUMP, PRINTED = "dump.txt", "sheet.pdf"
_CELLS, _BREAK = "\x1f", "\x1e"
_UNSAFE = lazy_pattern(r"[\x00-\x08\x0b-\x1f]")


class NeededError(Exception):
    """What the macro is to hand over before it asks again: "print" or "sheet", of these sheets."""

    def __init__(self, kind: str, sheets: Sequence[str]) -> None:
        super().__init__(kind)
        self.kind, self.sheets = kind, sheets


class DumpedDesk(ButtonDesk):
    """The desk of a click in LibreOffice: what is to be changed becomes lines of the answer.

    `shown` is the number of the sheet in front (from 0), `row` the row selected there, 0 if none is; `lang`
    is that of a workbook without settings. Raise FileError office_dump_broken.
    """

    book: DumpedBook

    def __init__(
        self, folder: Path, *, full_name: str, shown: int, row: int, lang: Lang, now: dt.datetime
    ) -> None:
        super().__init__(DumpedBook((folder / DUMP).read_bytes().decode("utf-8"), full_name), now)
        if table_named(self.book, SETTINGS_TABLE) is None:
            self.settings, self.words = replace(self.settings, lang=lang), Words(lang)
        self.answer: list[Line | str] = []
        self._folder, self._full_name, self._shown, self._row = folder, full_name, shown, row

    @property
    def full_name(self) -> str:
        """As `ButtonDesk`."""
        return self._full_name

    @property
    def selected_row(self) -> int | None:
        """As `ButtonDesk`."""
        place = self.book.place
        return self._row if self.shown == place.sheet and self._row > place.header_row else None

    @property
    def shown(self) -> str | None:
        """As `ButtonDesk`."""
        return self.book.sheet_names[self._shown]

    def place(self, pages: Iterable[DrawnPage], texts: Iterable[Texts]) -> Sequence[str]:
        """As `ButtonDesk`. Raise NeededError, FileError office_no_new_sheet."""
        _, *weekly = drawn = list(pages)
        self._need_whole(drawn)
        for page in drawn:
            changes = page.changes if page.sheet is not None else self._new(page)
            self.answer += [*_charts(page, changes), *_filling(page.name, changes)]
        if weekly:
            self.answer.append(("show", weekly[-1].name))
        texts = [*texts]
        locked = sorted({one.sheet for one in texts if one.cells and self.book.is_protected(one.sheet)})
        for one in texts:
            if one.sheet not in locked:
                self.answer += [
                    ("text", one.sheet, row - 1, column - 1, text)
                    for (row, column), text in one.cells.items()
                ]
                self.answer += [("keep", name, text_formula(text)) for name, text in one.marks.items()]
        return locked

    def _need_whole(self, drawn: Iterable[DrawnPage]) -> None:
        partly = [page.sheet for page in drawn if page.sheet and not self.book.is_whole(page.sheet)]
        if partly:
            raise NeededError("sheet", partly)

    def _new(self, page: DrawnPage) -> Changes:
        """Let a new sheet be made; return what is to be done to it."""
        if page.form is not None:
            self.answer.append(("form", page.form, page.name, page.after or ""))
            return page.copied
        if self.book.has_macros:
            # LibreOffice 7.4 crashes when it brings a sheet into a document with VBA.
            raise FileError("office_no_new_sheet", file=self.book.name)
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

        planned = plan.in_place(self.book.last_action(plan.written, plan.table), blocking)
        blocks = planned.cells
        if planned.headers:
            headers: list[Value] = list(planned.headers.values())
            blocks = [Cells(planned.first[0], min(planned.headers), [headers]), *blocks]
        for block in blocks:
            self.answer += self._rows(sheet, block)
        corners = (*planned.first, *planned.last)
        if plan.table.name:
            self.answer.append(("table", plan.table.name, *(number - 1 for number in corners)))

    def _rows(self, sheet: str, block: Cells) -> Iterator[Line | str]:
        """Yield the lines that fill cells which are blank, and that say which of them are days."""
        yield "rows", sheet, block.row - 1, block.column - 1, len(block.rows)
        for line in block.rows:
            yield _CELLS.join(_cell(self._number(value)) for value in line)
        for at, column in enumerate(zip(*block.rows, strict=True), block.column - 1):
            if any(isinstance(value, dt.date) for value in column):
                yield "days", sheet, block.row - 1, at, block.row + len(block.rows) - 2

    def _number(self, value: Value) -> CellValue:
        return self.book.serial(value) if isinstance(value, dt.date) else value

    def printed(self, sheet: str) -> bytes:
        """As `ButtonDesk`: as the macro has printed it. Raise NeededError, FileError office_no_pdf."""
        file = self._folder / PRINTED
        if not file.exists():
            raise NeededError("print", [sheet])
        content = file.read_bytes()
        if not content:
            raise FileError("office_no_pdf")
        return content


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
