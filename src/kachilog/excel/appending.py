"""Rows added at the end of the log in the open workbook."""

from __future__ import annotations

import datetime as dt
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from kachilog.columns import fold_own, known_keys
from kachilog.errors import FileError
from kachilog.excel import native
from kachilog.excel.live import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw

    from kachilog.cells import Value
    from kachilog.excel.live import LiveBook
    from kachilog.log import NewRows

    Block = tuple[int, list[list[Value]]]

_INTERPRETED = frozenset("=+-@'#")


def append(live: LiveBook, new: NewRows) -> None:
    """Write rows below the last action of the log's table, which grows with them.

    A column that the table lacks is added beside it. Only the columns of `new` are written, so that a formula
    of the user's own column is left to the table. What was written is read back, and taken out again where it
    is not what it should be. Raise FileError log_not_found, import_no_table, sheet_protected, totals_row,
    no_room_below, no_room_beside, import_refused.
    """
    place = live.place
    sheet, table = place.sheet, place.table
    if table is None:
        raise FileError("import_no_table")
    if native.is_protected(sheet):
        raise FileError("sheet_protected", sheet=sheet.name)
    if place.has_totals:
        raise FileError("totals_row")
    headers = [str(cell or "") for cell in live.records[0][1]]
    names = [key or fold_own(text) for key, text in zip(known_keys(headers), headers, strict=True)]
    missing = [column for column in new.columns if (column.key or fold_own(column.header)) not in names]
    names += [column.key or fold_own(column.header) for column in missing]
    first = live.last_filled_row + 1
    last = max(first + len(new.rows) - 1, place.last_row)
    last_column = place.last_column + len(missing)
    if last > place.last_row and not _is_blank(
        sheet, (place.last_row + 1, place.first_column), (last, last_column)
    ):
        raise FileError("no_room_below")
    if missing and not _is_blank(
        sheet, (place.header_row, place.last_column + 1), (place.last_row, last_column)
    ):
        raise FileError("no_room_beside")
    positions = [names.index(column.key or fold_own(column.header)) for column in new.columns]
    blocks = _blocks(positions, new.rows)
    corner = (place.header_row, place.first_column)
    before = table.range
    try:
        for at, column in enumerate(missing, start=place.last_column + 1):
            sheet.range((place.header_row, at)).value = _literal(column.header)
        table.resize(sheet.range(corner, (last, last_column)))
        for position, rows in blocks:
            _write(sheet, first, place.first_column + position, rows)
    except Exception:
        _take_out(sheet, first, place.first_column, [(p, rows) for p, rows in blocks])
        for at in range(place.last_column + 1, last_column + 1):
            sheet.range((place.header_row, at)).clear_contents()
        with suppress(Exception):
            table.resize(before)
        raise


def _is_blank(sheet: xw.Sheet, first: tuple[int, int], last: tuple[int, int]) -> bool:
    return all(cell in (None, "") for row in read(sheet, first, last) for cell in row)


def _blocks(positions: Sequence[int], rows: Sequence[Sequence[Value]]) -> list[Block]:
    """Return the values of `rows` as blocks of neighbouring columns: (position of the first, rows)."""
    order = sorted(range(len(positions)), key=lambda at: positions[at])
    runs: list[list[int]] = []
    for at in order:
        if runs and positions[at] == positions[runs[-1][-1]] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [(positions[run[0]], [[row[at] for at in run] for row in rows]) for run in runs]


def _write(sheet: xw.Sheet, row: int, column: int, rows: Sequence[Sequence[Value]]) -> None:
    corner, last = (row, column), (row + len(rows) - 1, column + len(rows[0]) - 1)
    sheet.range(corner, last).value = [[_literal(value) for value in line] for line in rows]
    written = read(sheet, corner, last)
    expected = [[_compared(value) for value in line] for line in rows]
    if [[_compared(value) for value in line] for line in written] != expected:
        raise FileError("import_refused")


def _take_out(sheet: xw.Sheet, row: int, first_column: int, blocks: Sequence[Block]) -> None:
    for position, rows in blocks:
        column = first_column + position
        with suppress(Exception):
            sheet.range((row, column), (row + len(rows) - 1, column + len(rows[0]) - 1)).clear_contents()


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
