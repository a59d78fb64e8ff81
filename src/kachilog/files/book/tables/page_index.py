"""The index of weekly pages on はじめに: the names of the newest ones, to which formulas there link."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from kachilog.base.text import is_blank
from kachilog.files.book.book import Area, table_named
from kachilog.files.book.names import PAGES_TABLE
from kachilog.files.book.tables.found import table_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.book import Book


def index_changes(book: Book, pages: Sequence[str]) -> tuple[str, int, dict[tuple[int, int], str]] | None:
    """Return what the index is to say of `pages`, the names of their sheets, newest first.

    That is its sheet, its first row, and the cells that say otherwise, (row, column) → text. Older pages than
    it has rows for are left out; a formula of the user's in it is left alone. None where nothing is to be
    written.
    """
    table = table_named(book, PAGES_TABLE)
    if table is None or table.sheet not in book.sheet_names:
        return None
    column, last = table.first_column, table.body_end
    area = Area(table.body_row, column, last, column)
    theirs = {row for top, _, bottom, _ in book.formulas(table.sheet, area) for row in range(top, bottom + 1)}
    shown = [row[0] for row in table_rows(book, table).rows]
    cells = {
        (row, column): name
        for row, (name, cell) in enumerate(
            zip_longest(pages[: last - table.body_row + 1], shown[: last - table.body_row + 1], fillvalue=""),
            start=table.body_row,
        )
        if row not in theirs and name != _text(cell)
    }
    return (table.sheet, table.body_row, cells) if cells else None


def _text(cell: Cell) -> str:
    return "" if is_blank(cell) else str(cell)
