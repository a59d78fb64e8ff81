"""Rows written at the end of the log of an open workbook: all of them, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, KachilogError
from kachilog.excel import native
from kachilog.excel.open_book import read, write
from kachilog.files.book.book import Area
from kachilog.files.xlsx.parts.addresses import address
from kachilog.jobs.moving.append_plan import Cells, first_filled

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

    from kachilog.excel.open_book import LiveBook
    from kachilog.jobs.moving.append_plan import AppendPlan, InPlace

    Corner = tuple[int, int]

_NAMED = 5
"""Cells that are named of those that could not be taken back."""


def append(live: LiveBook, plan: AppendPlan) -> None:
    """Write rows below the last action of the log; a table grows, else they look like the row above.

    What was written is read back. Where it is not what it should be, or anything ends this before its time,
    it is taken out again. Raise FileError sheet_protected, totals_row, no_room_below, no_room_beside,
    import_refused, rows_refused, import_left.
    """
    name = plan.table.sheet
    sheet = live.sheets[name]
    if native.is_protected(sheet):
        raise FileError("sheet_protected", sheet=sheet.name)

    def blocking(first: Corner, last: Corner) -> Corner | None:
        formulas = live.formulas(name, Area(*first, *last))
        return first_filled(first, last, read(sheet, first, last), formulas)

    planned = plan.in_place(live.last_action(plan.written, plan.table), blocking)
    growth = _growth(live, plan, planned)
    blocks = [Cells(planned.first[0], column, [[text]]) for column, text in planned.headers.items()]
    blocks += planned.cells
    try:
        for header in blocks[: len(planned.headers)]:
            _write(sheet, header)
        growth.grow()
        for cells in planned.cells:
            _write(sheet, cells)
    except BaseException as error:
        left = _taken_back(sheet, blocks)
        if not done(growth.put_back) and not growth.is_as_before:
            left.append(planned.last)
        if left:
            cells_left = ", ".join(address(*cell) for cell in left[:_NAMED])
            raise FileError("import_left", sheet=sheet.name, cells=cells_left, count=len(left)) from error
        if isinstance(error, KachilogError) or not isinstance(error, Exception):
            raise
        raise FileError("rows_refused", kind=type(error).__name__) from error


def _growth(live: LiveBook, plan: AppendPlan, planned: InPlace) -> _TableGrowth | _Looks:
    """Return what makes the log hold the new rows."""
    sheet = live.sheets[plan.table.sheet]
    if plan.table.name:
        return _TableGrowth(live.table_object(plan.table.name), sheet.range(planned.first, planned.last))
    return _Looks(sheet, plan.table.last_row if plan.table.last_row > plan.table.first_row else 0, planned)


class _TableGrowth:
    """A table that grows to a range."""

    def __init__(self, table: xw.main.Table, to: xw.Range) -> None:
        self._table, self._to, self._before = table, to, table.range

    def grow(self) -> None:
        self._table.resize(self._to)

    def put_back(self) -> None:
        self._table.resize(self._before)

    @property
    def is_as_before(self) -> bool:
        return bool(self._table.range.address == self._before.address)


class _Looks:
    """Cells below a log that is no table, which take from the row `above` (0: none) how a date looks."""

    is_as_before = True

    def __init__(self, sheet: xw.Sheet, above: int, planned: InPlace) -> None:
        self._formats: list[tuple[xw.Range, str | None, str | None]] = []
        for cells in planned.cells if above else ():
            last = cells.row + len(cells.rows) - 1
            for column in range(cells.column, cells.column + len(cells.rows[0])):
                new = sheet.range((cells.row, column), (last, column))
                self._formats.append((new, new.number_format, sheet.range((above, column)).number_format))

    def grow(self) -> None:
        for new, before, wanted in self._formats:
            if wanted and wanted != before:
                new.number_format = wanted

    def put_back(self) -> None:
        for new, before, wanted in self._formats:
            if before and wanted != before:
                new.number_format = before


def _write(sheet: xw.Sheet, cells: Cells) -> None:
    if write(sheet, (cells.row, cells.column), cells.rows):
        raise FileError("import_refused")


def _taken_back(sheet: xw.Sheet, blocks: list[Cells]) -> list[Corner]:
    """Empty the cells that were blank before rows were written; return those that would not be."""
    left = []
    for cells in blocks:
        first = cells.row, cells.column
        last = cells.row + len(cells.rows) - 1, cells.column + len(cells.rows[0]) - 1
        done(sheet.range(first, last).clear_contents)
        # A filter keeps a whole range from being emptied, but not its single cells.
        for cell in _filled(sheet, first, last):
            done(sheet.range(cell).clear_contents)
            left += _filled(sheet, cell, cell)
    return left


def _filled(sheet: xw.Sheet, first: Corner, last: Corner) -> list[Corner]:
    found: list[Corner] = []

    def look() -> None:
        rows = enumerate(read(sheet, first, last), first[0])
        found[:] = [
            (row, column)
            for row, cells in rows
            for column, cell in enumerate(cells, first[1])
            if cell not in (None, "")
        ]

    return found if done(look) else [first]


def done(step: Callable[[], object]) -> bool:
    """Do a step of taking back, again if it is interrupted; return whether it was done."""
    for _ in range(2):
        try:
            step()
        except BaseException:  # noqa: BLE001, S112 (whatever it is: the other steps must be done, too)
            continue
        return True
    return False
