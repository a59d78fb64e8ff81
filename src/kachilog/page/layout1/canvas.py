"""A page under the brush: a one-sheet XlsxWriter workbook in memory, painted from the top down.

The sheet has a fine grid (`Canvas.columns`), so that blocks of different widths line up; text is put into
spans of it. Whatever a chart draws from lies in hidden columns beside the printed area, because a page must
carry all it needs when it is copied into another workbook.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kachilog.page.chart_booleans import stated
from kachilog.page.theme import LINE, MUTED, PaintedSheet, Theme, new_workbook
from kachilog.reviews.entries import ENTRY_MARK, EntryKey, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.chart import Chart

    from kachilog.base.spreadsheet import CellValue

# The grid of the weekly page: three cards of seven columns, narrow gaps between them, and margins.
_COLUMN, _GAP, _MARGIN = 5.3, 1.1, 1.0
WIDTHS = (_MARGIN, *[_COLUMN] * 7, _GAP, *[_COLUMN] * 7, _GAP, *[_COLUMN] * 7, _MARGIN)

Span = tuple[int, int]
"""First and last column, 0-based, both inclusive."""

WHOLE: Span = (1, 23)
LEFT: Span = (1, 11)
RIGHT: Span = (13, 23)
CARDS: tuple[Span, ...] = ((1, 7), (9, 15), (17, 23))

HALF_WIDTH = 430
"""Pixels of the left or the right half."""

SMALL = {"font_size": 8, "font_color": MUTED}


class Canvas(PaintedSheet):
    """A page: its sheet, a cursor for rows, and what lies in the hidden columns."""

    def __init__(self, name: str, widths: Sequence[float], *, landscape: bool = False) -> None:
        self._buffer = io.BytesIO()
        super().__init__(Theme(new_workbook(self._buffer)), name)
        if landscape:
            self.sheet.set_landscape()
        self.sheet.set_margins(0.4, 0.4, 0.45, 0.45)
        self.sheet.center_horizontally()
        plain = self.theme.format()
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width, plain)
        self.data_column = len(widths) + 1
        self._data_width = 0
        self.row = 0
        self.entries: dict[EntryKey, Place] = {}

    def down(self, height: float) -> int:
        """Give the next row a height in points; return its index."""
        row = self.row
        self.sheet.set_row(row, height)
        self.row += 1
        return row

    def rule(self, row: int, first: int, last: int, colour: str, weight: int = 1) -> None:
        """Draw a line under the cells `first`..`last` of an otherwise empty row."""
        line = self.theme.format(bottom=weight, bottom_color=colour)
        for column in range(first, last + 1):
            self.sheet.write_blank(row, column, None, line)

    def data(self, top: int, values: Sequence[str | float | None]) -> list[str | int]:
        """Lay chart data into the next hidden column from row `top` down; return XlsxWriter's reference.

        None leaves the cell empty, so that a line has a gap there.
        """
        column = self.data_column + self._data_width
        self._data_width += 1
        for offset, value in enumerate(values):
            if isinstance(value, str):
                self.sheet.write_string(top + offset, column, value)
            elif isinstance(value, (int, float)):
                self.sheet.write_number(top + offset, column, value)
        return [self.name, top, column, top + len(values) - 1, column]

    def entry(
        self, key: EntryKey, row: int, first: int, last: int, value: CellValue, /, **look: object
    ) -> None:
        """Write a cell that is the user's, and mark its row."""
        self.put(row, first, last, value, **look)
        self.entries[key] = (row, first)
        keys = [known for known, (at, _) in self.entries.items() if at == row]
        self.mark(row, ENTRY_MARK + ",".join(keys))

    def mark(self, row: int, text: str) -> None:
        """Leave a mark for ourselves in the first hidden column of `row`."""
        self.sheet.write_string(row, self.data_column - 1, text)

    def chart(self, chart: Chart, row: int, column: int, width: int, height: int, *, says: str) -> None:
        """Place a chart of `width` × `height` pixels at a cell; `says` is its alternative text."""
        chart.set_size({"width": width, "height": height})
        chart.show_hidden_data()
        self.sheet.insert_chart(row, column, chart, {"object_position": 1, "description": says})

    def finish(self, last_column: int) -> bytes:
        """Hide the data columns, set the print area to what was painted, and return the workbook's bytes."""
        hidden = {"hidden": True}
        self.sheet.set_column(self.data_column - 1, self.data_column + self._data_width, None, None, hidden)
        self.sheet.print_area(0, 0, self.row - 1, last_column)
        self.book.close()
        return stated(self._buffer.getvalue())


def heading(canvas: Canvas, row: int, span: Span, text: str, /, **look: object) -> None:
    """Write the heading of a section, with a hairline below."""
    canvas.put(row, *span, text, **{"bold": True, "bottom": 1, "bottom_color": LINE, **look})
