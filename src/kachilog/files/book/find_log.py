"""Where the log stands in a workbook: decided here, for every kind of workbook."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from kachilog.base.spreadsheet import TablePlace
from kachilog.files.book.book import SEARCHED_ROWS, Area, limit_below, table_named
from kachilog.files.book.names import LOG_TABLE
from kachilog.log.columns import REQUIRED, header_texts, known_keys
from kachilog.page.trend import TREND_MARK
from kachilog.reviews.entries import PAGE_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kachilog.files.book.book import Book
    from kachilog.log.mapping import Maps

SEARCHED_SHEETS = 500
"""Visible sheets, from the left, in which the headers of a log without table are looked for."""

_DRAWN = frozenset((PAGE_MARK, TREND_MARK))
"""What stands in the first row of a sheet that we have drawn, whatever its name: its tables are no log."""

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


def find_log(book: Book, maps: Maps = ()) -> LogPlace | None:
    """Return where the log stands: the table ActivityLog, else the visible sheet whose headers fit best.

    Of several sheets whose headers fit equally well it is the first; `maps` tell what headers mean. None if
    there is no such sheet.
    """
    table = table_named(book, LOG_TABLE)
    return _place_of_headers(book, maps) if table is None else _place_of_table(book, table)


def _place_of_table(book: Book, table: TablePlace) -> LogPlace:
    headers = _shown_headers(book, table) if table.header_rows else table.headers
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


def _shown_headers(book: Book, table: TablePlace) -> tuple[str, ...]:
    """Return the headers of a table and those that adjoin them on the right, as their cells show them.

    What adjoins ends at a blank cell or another table.
    """
    row, beside = table.first_row, table.last_column + 1
    others = [
        other.first_column
        for other in book.tables
        if other.sheet == table.sheet
        and other.first_row <= row <= other.last_row
        and other.first_column >= beside
    ]
    # A program that does not know tables leaves their definitions as they were when it changes a header, and
    # one that does not grow them leaves a column typed beside a table outside.
    texts = _header_row(book, table.sheet, Area(row, table.first_column, row, table.last_column))
    texts += ("",) * (beside - table.first_column - len(texts))
    end = min(others, default=None)
    if end == beside:
        return texts
    further = _header_row(book, table.sheet, Area(row, beside, row, None if end is None else end - 1))
    return texts + further[: _adjoining(further)]


def _header_row(book: Book, sheet: str, area: Area) -> tuple[str, ...]:
    return header_texts(next((rows[0] for _, rows in book.runs(sheet, area)), ()))


def _place_of_headers(book: Book, maps: Maps) -> LogPlace | None:
    best, most = None, NEEDED - 1
    for sheet in islice(filter(book.is_visible, book.sheet_names), SEARCHED_SHEETS):
        for row, cells in book.rows(sheet):
            if row > SEARCHED_ROWS or (row == 1 and not _DRAWN.isdisjoint(cells)):
                break
            found = _required([cell if isinstance(cell, str) else "" for cell in cells], maps)
            if len(found) > most:
                texts = _without_others(book, sheet, row, header_texts(cells))
                most, best = len(found), _headed(sheet, row, texts, found)
    return None if best is None else _with_its_table(book, best, maps)


def _without_others(book: Book, sheet: str, row: int, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of a row, blank where they stand in a table that has none of the required headers."""
    for table in book.tables:
        first, end = table.first_column - 1, min(table.last_column, len(texts))
        inside = texts[first:end]
        here = table.sheet == sheet and table.first_row <= row <= table.last_row
        if here and not _required(inside):
            texts = (*texts[:first], *[""] * len(inside), *texts[end:])
    return texts


def _headed(sheet: str, row: int, texts: Sequence[str], found: Sequence[int]) -> TablePlace:
    """Return the table that a row of headers is, without any row below: as far as the headers adjoin."""
    first = found[0] - _adjoining(reversed(texts[: found[0]]))
    last = found[-1] + _adjoining(texts[found[-1] + 1 :])
    return TablePlace("", sheet, row, first + 1, row, last + 1, tuple(texts[first : last + 1]))


def _with_its_table(book: Book, headed: TablePlace, maps: Maps) -> LogPlace:
    """Return the place of a log found by its headers; a table that they are those of says where it ends."""
    for table in book.tables:
        start, end = table.first_column - headed.first_column, table.last_column - headed.first_column + 1
        headers = headed.headers[max(start, 0) : max(end, 0)] if table.header_rows else table.headers
        if (table.sheet, table.body_row - 1) == (headed.sheet, headed.first_row) and (
            len(_required(headers, maps)) >= NEEDED
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


def _required(headers: Sequence[str], maps: Maps = ()) -> list[int]:
    """Return which of the headers are those of required columns."""
    return [at for at, key in enumerate(known_keys(headers, maps)) if key in REQUIRED]


def _adjoining(texts: Iterable[str]) -> int:
    """Return how many texts there are up to the first blank one."""
    return sum(1 for _ in takewhile(str.strip, texts))
