"""The few questions about an open workbook for which xlwings has no word of its own.

Windows answers through COM, where a property is an attribute; the Mac through AppleScript, where it is an
attribute of another name that is asked with `.get()`.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

from kachilog.base import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import xlwings as xw

_PDF = 0  # xlTypePDF


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


def hide_rows(sheet: xw.Sheet, first: int, last: int, hidden: bool) -> None:  # noqa: FBT001 (a step with values)
    """Hide or show the rows from `first` to `last` (from 1)."""
    rows = sheet.range((first, 1), (last, 1)).api
    if sys.platform == "darwin":
        rows.entire_row.hidden.set(hidden)
    else:
        rows.EntireRow.Hidden = hidden


def print_sheet(sheet: xw.Sheet, path: Path) -> None:
    """Let the program write a sheet to a PDF. xlwings' own `to_pdf` would hide all other sheets meanwhile."""
    if sys.platform == "darwin":
        from appscript import k  # noqa: PLC0415 (there alone)
        from xlwings._xlmac import posix_to_hfs_path  # noqa: PLC0415 (likewise)

        sheet.api.save(in_=posix_to_hfs_path(str(path)), as_=k.PDF_file_format)
    else:
        sheet.api.ExportAsFixedFormat(
            Type=_PDF, Filename=str(path), IgnorePrintAreas=False, OpenAfterPublish=False
        )


def full_name(book: xw.Book) -> str:
    """Return the path of a workbook: its URL if it lies in the cloud, its bare name if it was never saved.

    `xlwings.Book.fullname` guesses a path for a URL, and raises where it cannot.
    """
    return str(_ask(book.api, "FullName", "full_name"))


def kept_text(book: xw.Book, name: str) -> str:
    """Return the text that a defined name keeps, "" where there is none."""
    try:
        return spreadsheet.kept_text(book.names[name].refers_to or "")
    except Exception:  # noqa: BLE001 (each program says in its own way that it has no such name)
        return ""


def keep_text(book: xw.Book, name: str, text: str) -> None:
    """Keep a text of 250 characters at most under a defined name that no list of names shows.

    xlwings itself hides none, and on the Mac adds a sheet for a while to change some.
    """
    formula = f"={spreadsheet.text_formula(text)}"
    if sys.platform != "darwin":
        book.api.Names.Add(name, formula, False)  # noqa: FBT003 (COM's own order: whether it is visible)
        return
    if name not in book.names:
        book.names.add(name, formula)
    item = book.api.named_items[name]
    item.references.set(formula)
    item.visible.set(False)


def column_names(table: xw.main.Table) -> list[str]:
    """Return the names of the columns of a table, which it has even where its header row is not shown."""
    if sys.platform == "darwin":
        return [str(name) for name in table.api.list_columns.name.get()]
    return [str(column.Name) for column in table.api.ListColumns]


def formulas(area: xw.Range) -> Sequence[Sequence[object]]:
    """Return what is typed in each cell of a range, row by row: a formula, or a value as it is."""
    return _grid(area.formula, area.shape[1])


def values(area: xw.Range, rows: int, columns: int) -> list[list[Any]] | None:
    """Return the cells of a range of that size, None where the program hands out anything else.

    An empty cell is None, a date a datetime; a failed formula is the text that it shows.
    """
    if sys.platform != "darwin":
        try:
            found = area.options(ndim=2, err_to_str=True).value
        except Exception:  # noqa: BLE001 (each program refuses in its own way)
            return None
        return found if _is_sized(found, rows, columns) else None
    # There xlwings' own `err_to_str` fails for more than one cell, so the texts are read beside the values.
    shown = _grid(area.api.string_value.get(), columns)
    found = _grid(area.raw_value, columns)
    if not (_is_sized(found, rows, columns) and _is_sized(shown, rows, columns)):
        return None
    return [
        [text if text in spreadsheet.ERRORS else _cell(cell) for cell, text in zip(*lines, strict=True)]
        for lines in zip(found, shown, strict=True)
    ]


def raw_value(cell: xw.Range) -> Any:  # noqa: ANN401 (a cell's value)
    """Return what a single cell shows, or the bare number in it, where its value cannot be had."""
    return cell.api.string_value.get() if sys.platform == "darwin" else cell.api.Value2


def _grid(found: Any, columns: int) -> list[list[Any]]:  # noqa: ANN401 (whatever the program hands out)
    """Return cells as rows: a Mac hands out a single row or column flat, a single cell bare."""
    if not isinstance(found, (tuple, list)):
        return [[found]]
    if any(isinstance(line, (tuple, list)) for line in found):
        return [list(line) if isinstance(line, (tuple, list)) else [line] for line in found]
    return [[cell] for cell in found] if columns == 1 else [list(found)]


def _cell(value: object) -> Any:  # noqa: ANN401 (a cell's value)
    """Return a value of AppleScript as a cell: what is missing is a keyword of its own there."""
    return value if isinstance(value, (str, bool, int, float, dt.datetime)) and value != "" else None


def _is_sized(found: Sequence[Sequence[object]], rows: int, columns: int) -> bool:
    return len(found) == rows and all(len(line) == columns for line in found)


def _ask(of: Any, windows: str, mac: str) -> object:  # noqa: ANN401 (COM and AppleScript objects have no types)
    return getattr(of, mac).get() if sys.platform == "darwin" else getattr(of, windows)
