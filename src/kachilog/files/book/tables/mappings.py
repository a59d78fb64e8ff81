"""The table of 設定 that tells what columns of other files are, as it is read and added to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.problems import Problem, shorten
from kachilog.base.text import fold_name, is_blank
from kachilog.files.book.names import MAPPINGS_TABLE
from kachilog.files.book.tables.found import rows_of_table
from kachilog.log.cells import plain
from kachilog.log.columns import named_keys
from kachilog.log.mapping import ColumnMap, folded_row

if TYPE_CHECKING:
    from kachilog.files.book.book import Book
    from kachilog.files.book.tables.found import TableRows
    from kachilog.log.columns import Key
    from kachilog.log.mapping import Maps


def read_maps(book: Book) -> tuple[Maps, list[Problem]]:
    """Return the mappings of a workbook, one for each row of headers, and what is wrong with the table."""
    rows = rows_of_table(book, MAPPINGS_TABLE)
    return ((), []) if rows is None else parse(rows)


def parse(table: TableRows) -> tuple[Maps, list[Problem]]:
    """Return the mappings that the rows of the table say: header, column, and the row of headers.

    Of two rows for one header or one column the lower one counts.
    """
    problems: list[Problem] = []
    found: dict[str, dict[str, Key]] = {}
    for row, (header, column, of, *_) in reversed([*table.filled()]):
        key = None if is_blank(column) else named_keys([plain(column)])[0]
        if is_blank(header):
            problems.append(Problem("settings_map_header", "error", sheet=table.sheet, row=row))
        elif key is None:
            value = None if is_blank(column) else shorten(column)
            problems.append(Problem("settings_map_column", "error", sheet=table.sheet, row=row, value=value))
        else:
            keys = found.setdefault("" if is_blank(of) else folded_row(plain(of)), {})
            keys.setdefault(fold_name(plain(header)), key)
    return tuple(ColumnMap(keys, row) for row, keys in found.items()), problems[::-1]
