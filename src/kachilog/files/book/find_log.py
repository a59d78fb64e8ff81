"""Where the log stands in a workbook: decided here, for every kind of workbook."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from kachilog.base.spreadsheet import TablePlace
from kachilog.files.book.book import SEARCHED_ROWS, Area, limit_below, table_named
from kachilog.files.book.names import LOG_TABLE
from kachilog.log.columns import REQUIRED, known_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.book import Book

SEARCHED_SHEETS = 500
"""Sheets, from the left, in which the headers of a log without table are looked for."""

NEEDED = 3
"""Required columns that a header row must name to be taken for the log's."""


@dataclass(frozen=True, slots=True)
class LogPlace:
    """Where the log stands: rows and columns from 1, inclusive.

    `header_row` has the headers, `last_row` is the last one that surely belongs to the log, rows at `limit`
    or below surely do not (None: no such row). `headers` are the headers, column by column. `table` is None
    for a log found by its headers, unless they are those of a table of another name.
    """

    sheet: str
    header_row: int
    first_column: int
    last_column: int
    last_row: int
    limit: int | None
    table: str | None
    headers: tuple[str, ...]
    headers_shown: bool = True

    @property
    def area(self) -> Area:
        """All cells that may be the log's, from its header row on where that is shown."""
        first = self.header_row if self.headers_shown else self.header_row + 1
        end = None if self.limit is None else self.limit - 1
        return Area(first, self.first_column, end, self.last_column)


def find_log(book: Book) -> LogPlace | None:
    """Return where the log stands: the table ActivityLog, else the visible sheet whose headers fit best.

    Of several sheets whose headers fit equally well it is the first. None if there is no such sheet.
    """
    table = table_named(book, LOG_TABLE)
    return _place_of_headers(book) if table is None else _place_of_table(book, table)


def _place_of_table(book: Book, table: TablePlace) -> LogPlace:
    headers = table.headers
    if table.header_rows:
        # A program that does not grow tables leaves a column typed beside it outside.
        headers += _typed_beside(book, table)
    return LogPlace(
        table.sheet,
        table.body_row - 1,
        table.first_column,
        table.first_column + len(headers) - 1,
        table.body_end,
        limit_below(book, table),
        table.name,
        headers,
        headers_shown=bool(table.header_rows),
    )


def _typed_beside(book: Book, table: TablePlace) -> tuple[str, ...]:
    """Return the headers that adjoin those of a table on the right, up to a blank cell or another table."""
    row, first = table.first_row, table.last_column + 1
    others = [
        other.first_column
        for other in book.tables
        if other.sheet == table.sheet
        and other.first_row <= row <= other.last_row
        and other.first_column >= first
    ]
    end = min(others, default=None)
    if end == first:
        return ()
    area = Area(row, first, row, None if end is None else end - 1)
    cells = next((rows[0] for _, rows in book.runs(table.sheet, area)), ())
    texts = ["" if cell is None else str(cell) for cell in cells]
    return tuple(texts[: _adjoining(texts)])


def _place_of_headers(book: Book) -> LogPlace | None:
    best, most = None, NEEDED - 1
    for sheet in islice(book.sheet_names, SEARCHED_SHEETS):
        if not book.is_visible(sheet):
            continue
        for row, cells in book.rows(sheet):
            if row > SEARCHED_ROWS:
                break
            texts = _texts(cells)
            found = _required(texts)
            if len(found) > most:
                most, best = len(found), _headed(sheet, row, texts, found)
    return None if best is None else _with_its_table(book, best)


def _headed(sheet: str, row: int, texts: Sequence[str], found: Sequence[int]) -> TablePlace:
    """Return the table that a row of headers is, without any row below: as far as the headers adjoin."""
    first = found[0] - _adjoining(reversed(texts[: found[0]]))
    last = found[-1] + _adjoining(texts[found[-1] + 1 :])
    return TablePlace("", sheet, row, first + 1, row, last + 1, tuple(texts[first : last + 1]))


def _with_its_table(book: Book, headed: TablePlace) -> LogPlace:
    """Return the place of a log found by its headers; a table that they are those of says where it ends."""
    for table in book.tables:
        if (table.sheet, table.body_row - 1) == (headed.sheet, headed.first_row) and (
            len(_required(table.headers)) >= NEEDED
        ):
            return _place_of_table(book, table)
    return LogPlace(
        headed.sheet,
        headed.first_row,
        headed.first_column,
        headed.last_column,
        headed.last_row,
        limit_below(book, headed),
        None,
        headed.headers,
    )


def _required(headers: Sequence[str]) -> list[int]:
    """Return which of the headers are those of required columns."""
    return [at for at, key in enumerate(known_keys(headers)) if key in REQUIRED]


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell if isinstance(cell, str) else "" for cell in cells)


def _adjoining(texts: Iterable[str]) -> int:
    """Return how many texts there are up to the first blank one."""
    return sum(1 for _ in takewhile(str.strip, texts))
