"""The few questions about an open workbook for which xlwings has no word of its own.

Windows answers through COM, where a property is an attribute; the Mac through AppleScript, where it is an
attribute of another name that is asked with `.get()`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw


def date1904(book: xw.Book) -> bool:
    """Tell whether the serial numbers of a workbook count from 1904."""
    return bool(_ask(book.api, "Date1904", "date_1904"))


def structure_is_protected(book: xw.Book) -> bool:
    """Tell whether sheets can neither be added nor removed."""
    return bool(_ask(book.api, "ProtectStructure", "protect_structure"))


def is_protected(sheet: xw.Sheet) -> bool:
    """Tell whether the cells of a sheet cannot be changed."""
    return bool(_ask(sheet.api, "ProtectContents", "protect_contents"))


def is_visible(sheet: xw.Sheet) -> bool:
    """Tell whether a sheet has a tab to be seen.

    Windows hands out the number of the state: -1 visible, 0 hidden, 2 very hidden, which would pass for true.
    """
    return sheet.visible in (True, -1)


def full_name(book: xw.Book) -> str:
    """Return the path of a workbook: its URL if it lies in the cloud, its bare name if it was never saved.

    `xlwings.Book.fullname` guesses a path for a URL, and raises where it cannot.
    """
    return str(_ask(book.api, "FullName", "full_name"))


def column_names(table: xw.main.Table) -> list[str]:
    """Return the names of the columns of a table, which it has even where its header row is not shown."""
    if sys.platform == "darwin":
        return [str(name) for name in table.api.list_columns.name.get()]
    return [str(column.Name) for column in table.api.ListColumns]


def formulas(area: xw.Range) -> Sequence[Sequence[object]]:
    """Return what is typed in each cell of a range, row by row: a formula, or a value as it is."""
    found = area.formula
    if not isinstance(found, (tuple, list)):
        return [[found]]
    if isinstance(found[0], (tuple, list)):
        return found
    # The Mac hands out a single row or column flat.
    return [found] if area.shape[0] == 1 else [[formula] for formula in found]


def _ask(of: Any, windows: str, mac: str) -> object:  # noqa: ANN401 (COM and AppleScript objects have no types)
    return getattr(of, mac).get() if sys.platform == "darwin" else getattr(of, windows)
