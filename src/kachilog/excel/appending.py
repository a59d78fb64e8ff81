"""Rows written at the end of the log of an open workbook."""

from __future__ import annotations

import datetime as dt
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.excel import native
from kachilog.excel.open_book import read

if TYPE_CHECKING:
    import xlwings as xw

    from kachilog.excel.open_book import LiveBook
    from kachilog.jobs.moving.append_plan import AppendPlan, Cells
    from kachilog.log.cells import Value

    Corner = tuple[int, int]

_INTERPRETED = frozenset("=+-@'#")


def append(live: LiveBook, plan: AppendPlan) -> None:
    """Write rows below the last action of the log's table, which grows with them.

    What was written is read back, and taken out again where it is not what it should be. Raise FileError
    sheet_protected, totals_row, no_room_below, no_room_beside, import_refused.
    """
    sheet = live.sheets[plan.table.sheet]
    if native.is_protected(sheet):
        raise FileError("sheet_protected", sheet=sheet.name)

    def is_blank(first: Corner, last: Corner) -> bool:
        return all(cell in (None, "") for row in read(sheet, first, last) for cell in row)

    planned = plan.in_place(live.last_filled_row, is_blank)
    table = live.table_object(plan.table.name)
    before = table.range
    try:
        for column, header in planned.headers.items():
            sheet.range((planned.first[0], column)).value = _literal(header)
        table.resize(sheet.range(planned.first, planned.last))
        for cells in planned.cells:
            _write(sheet, cells)
    except Exception:
        for cells in planned.cells:
            with suppress(Exception):
                _range(sheet, cells).clear_contents()
        for column in planned.headers:
            with suppress(Exception):
                sheet.range((planned.first[0], column)).clear_contents()
        with suppress(Exception):
            table.resize(before)
        raise


def _range(sheet: xw.Sheet, cells: Cells) -> xw.Range:
    last = (cells.row + len(cells.rows) - 1, cells.column + len(cells.rows[0]) - 1)
    return sheet.range((cells.row, cells.column), last)


def _write(sheet: xw.Sheet, cells: Cells) -> None:
    target = _range(sheet, cells)
    target.value = [[_literal(value) for value in line] for line in cells.rows]
    last = target.last_cell
    written = read(sheet, (cells.row, cells.column), (last.row, last.column))
    expected = [[_compared(value) for value in line] for line in cells.rows]
    if [[_compared(value) for value in line] for line in written] != expected:
        raise FileError("import_refused")


def _literal(value: Value) -> object:
    """Return a value so that the program takes it as it is: as if typed with a leading apostrophe.

    It would make a formula of a text that starts with =, and a number or a date of one that looks like it in
    any of the ways it knows (R8.11.3 is one); a text without a digit is safe.
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    if not isinstance(value, str) or not value:
        return value
    folded = unicodedata.normalize("NFKC", value)
    risky = (
        folded[0] in _INTERPRETED
        or any(character.isdigit() for character in folded)
        or folded.strip().casefold() in ("true", "false")
    )
    return f"'{value}" if risky else value


def _compared(value: object) -> object:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") or None
    return value
