"""Rows added at the end of the log: where they go, and how they are written into an open workbook."""

from __future__ import annotations

import datetime as dt
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.text import fold_own
from kachilog.excel import native
from kachilog.excel.open_book import read
from kachilog.log.columns import known_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import xlwings as xw

    from kachilog.base.spreadsheet import Cell
    from kachilog.excel.open_book import LiveBook
    from kachilog.log.cells import Value
    from kachilog.log.known_rows import NewRows

    Corner = tuple[int, int]
    IsBlank = Callable[[Corner, Corner], bool]

_INTERPRETED = frozenset("=+-@'#")


@dataclass(frozen=True, slots=True)
class TableArea:
    """The log's table on its sheet: rows and columns from 1, inclusive, totals among the rows."""

    header_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Block:
    """Values for neighbouring columns: `row` and `column` (from 1) of the first cell."""

    row: int
    column: int
    rows: list[list[Value]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: the table as it grows, headers of new columns beside it, and the values.

    Only the columns of the incoming rows are written, so that a formula of the user's own column is left to
    the table.
    """

    area: TableArea
    new_headers: list[str]
    blocks: list[Block]


def plan(
    new: NewRows, area: TableArea, headers: Sequence[Cell], last_filled_row: int, is_blank: IsBlank
) -> Plan:
    """Return where rows go below the last action of the log; a column that the table lacks goes beside it.

    `is_blank` tells whether all cells between two corners (row, column; from 1, inclusive) are. Raise
    FileError no_room_below, no_room_beside.
    """
    texts = [str(cell or "") for cell in headers]
    names = [key or fold_own(text) for key, text in zip(known_keys(texts), texts, strict=True)]
    incoming = [column.key or fold_own(column.header) for column in new.columns]
    missing = [
        (name, column.header) for name, column in zip(incoming, new.columns, strict=True) if name not in names
    ]
    names += [name for name, _ in missing]
    first = last_filled_row + 1
    last = max(first + new.added - 1, area.last_row)
    last_column = area.last_column + len(missing)
    if last > area.last_row and not is_blank((area.last_row + 1, area.first_column), (last, last_column)):
        raise FileError("no_room_below")
    if missing and not is_blank((area.header_row, area.last_column + 1), (area.last_row, last_column)):
        raise FileError("no_room_beside")
    return Plan(
        TableArea(area.header_row, area.first_column, last, last_column),
        [header for _, header in missing],
        _blocks([names.index(name) for name in incoming], new.rows, first, area.first_column),
    )


def _blocks(
    positions: Sequence[int], rows: Sequence[Sequence[Value]], row: int, first_column: int
) -> list[Block]:
    order = sorted(range(len(positions)), key=lambda at: positions[at])
    runs: list[list[int]] = []
    for at in order:
        if runs and positions[at] == positions[runs[-1][-1]] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [
        Block(row, first_column + positions[run[0]], [[values[at] for at in run] for values in rows])
        for run in runs
    ]


def append(live: LiveBook, new: NewRows) -> None:
    """Write rows below the last action of the log's table, which grows with them.

    What was written is read back, and taken out again where it is not what it should be. Raise FileError
    log_not_found, import_no_table, sheet_protected, totals_row, no_room_below, no_room_beside,
    import_refused.
    """
    place = live.place
    sheet, table = place.sheet, place.table
    if table is None:
        raise FileError("import_no_table")
    if native.is_protected(sheet):
        raise FileError("sheet_protected", sheet=sheet.name)
    if place.has_totals:
        raise FileError("totals_row")

    def is_blank(first: Corner, last: Corner) -> bool:
        return all(cell in (None, "") for row in read(sheet, first, last) for cell in row)

    area = TableArea(place.header_row, place.first_column, place.last_row, place.last_column)
    planned = plan(new, area, live.records[0][1], live.last_filled_row, is_blank)
    before = table.range
    try:
        for column, header in enumerate(planned.new_headers, start=area.last_column + 1):
            sheet.range((area.header_row, column)).value = _literal(header)
        grown = planned.area
        table.resize(sheet.range((grown.header_row, grown.first_column), (grown.last_row, grown.last_column)))
        for block in planned.blocks:
            _write(sheet, block)
    except Exception:
        for block in planned.blocks:
            with suppress(Exception):
                _cells(sheet, block).clear_contents()
        for column in range(area.last_column + 1, planned.area.last_column + 1):
            with suppress(Exception):
                sheet.range((area.header_row, column)).clear_contents()
        with suppress(Exception):
            table.resize(before)
        raise


def _cells(sheet: xw.Sheet, block: Block) -> xw.Range:
    last = (block.row + len(block.rows) - 1, block.column + len(block.rows[0]) - 1)
    return sheet.range((block.row, block.column), last)


def _write(sheet: xw.Sheet, block: Block) -> None:
    cells = _cells(sheet, block)
    cells.value = [[_literal(value) for value in line] for line in block.rows]
    last = cells.last_cell
    written = read(sheet, (block.row, block.column), (last.row, last.column))
    expected = [[_compared(value) for value in line] for line in block.rows]
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
