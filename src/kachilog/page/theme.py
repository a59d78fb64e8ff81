"""The look that the pages and the template share: formats, and how a sheet is painted."""

from __future__ import annotations

import datetime as dt
from typing import IO, TYPE_CHECKING

from xlsxwriter import Workbook

from kachilog.page.palette import FONT, INK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from kachilog.base.spreadsheet import CellValue

_A4 = 9

_BASE: dict[str, object] = {
    "font_name": FONT,
    "font_size": 10,
    "font_color": INK,
    "valign": "vcenter",
}


def new_workbook(target: Path | IO[bytes]) -> Workbook:
    """Return a workbook that XlsxWriter writes to a path or a binary stream; text in it stays text."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return Workbook(str(target) if hasattr(target, "__fspath__") else target, options)


class Theme:
    """The formats of one XlsxWriter workbook: equal properties give the same format object.

    XlsxWriter would write equal formats once anyway, but each `add_format` keeps an object until the book is
    closed; a page asks for the same few looks hundreds of times.
    """

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, **properties: object) -> Format:
        """Return the format of `properties` (XlsxWriter's names) laid over the base: our font, 10 pt, ink."""
        # Callers name properties in an order of their own; XlsxWriter writes equal formats once all the same.
        key = tuple(properties.items())
        if key not in self._formats:
            self._formats[key] = self.book.add_format({**_BASE, **properties})
        return self._formats[key]


class PaintedSheet:
    """One sheet. Rows and columns are 0-based, as XlsxWriter counts them; spans include both ends."""

    def __init__(self, theme: Theme, name: str) -> None:
        self.book, self.theme, self.name = theme.book, theme, name
        self.sheet: Worksheet = theme.book.add_worksheet(name)
        self.sheet.hide_gridlines(2)
        self.sheet.set_paper(_A4)

    def put(self, row: int, first: int, last: int, value: CellValue, /, **look: object) -> None:
        """Write `value` into the cells `first`..`last` of `row`, merged if they are several."""
        cell_format = self.theme.format(**look)
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", cell_format)
        self.write(row, first, value, cell_format)

    def write(self, row: int, column: int, value: CellValue, cell_format: Format) -> None:
        """Write one cell in a format of `theme`; a text is never taken for a formula, a number or a link."""
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, cell_format)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, cell_format)
        elif isinstance(value, dt.date):
            self.sheet.write_datetime(row, column, value, cell_format)
        else:
            self.sheet.write_number(row, column, value, cell_format)

    def validate(
        self, row: int, column: int, rule: Mapping[str, object], last_row: int | None = None
    ) -> None:
        """Say what may be typed into the cells from `row` to `last_row`: XlsxWriter's data validation."""
        self.sheet.data_validation(row, column, row if last_row is None else last_row, column, {**rule})
