"""The one painter: a form, laid out and filled, becomes an .xlsx with one sheet.

What it paints is placed in a workbook as it is, or is the hidden form sheet of a new one, of which pages are
copies. So each look, rule, list and chart is painted whatever the values are; values may change for ever.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from kachilog.page.chart_booleans import stated
from kachilog.page.form import marks
from kachilog.page.layout import Source, cell, pixels_wide
from kachilog.page.theme import PaintedSheet, Theme, new_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from kachilog.page.form import Filled
    from kachilog.page.layout import LaidChart, Layout, Slot
    from kachilog.reviews.entries import Place
    from kachilog.wording import Words

_INCHES = (0.4, 0.4, 0.4, 0.4)
_OURS = {"font_size": 6}


def paint(
    theme: Theme,
    layout: Layout,
    filled: Filled,
    name: str,
    words: Words,
    *,
    finish: Callable[[PaintedSheet], None],
) -> PaintedSheet:
    """Add the sheet `name` to a workbook: the form, filled; `finish` sets what is not the form's."""
    page = PaintedSheet(theme, name)
    left, right, top, bottom = _INCHES
    page.sheet.set_margins(left, right, top, bottom)
    page.sheet.center_horizontally()
    _grid(page, layout, filled)
    for row, (first, last), colour, weight in layout.rules:
        line = page.theme.format(bottom=weight, bottom_color=colour)
        for column in range(first, last + 1):
            page.sheet.write_blank(row, column, None, line)
    for slot in layout.slots.values():
        _paint(page, slot, filled)
    for linked, key in layout.links.items():
        _link(page, layout.slots[linked], filled, layout.entries[key].place)
    for slot in layout.entries.values():
        _paint(page, slot, filled)
    _rules(page, layout)
    for chart in layout.charts:
        _chart(page, layout, filled, chart, words)
    small = page.theme.format(**_OURS)
    for place, text in marks(filled).items():
        page.write(*place, text, small)
    finish(page)
    return page


def painted(added: Callable[[Theme], object]) -> bytes:
    """Return a workbook whose one sheet is `added` to it."""
    buffer = io.BytesIO()
    book = new_workbook(buffer)
    added(Theme(book))
    book.close()
    return stated(buffer.getvalue())


def _grid(page: PaintedSheet, layout: Layout, filled: Filled) -> None:
    plain = page.theme.format()
    for column, width in enumerate(layout.widths):
        hidden = {"hidden": True} if column == 0 or column >= layout.unseen else {}
        page.sheet.set_column(column, column, width, plain, hidden)
    for row, height in enumerate(layout.heights):
        page.sheet.set_row(row, height, None, {"hidden": True} if row in filled.hidden else {})
        # A chart over rows that are hidden now is to have its size when they are shown: XlsxWriter, which
        # places charts by pixels, is to count them.
        page.sheet.row_sizes[row][1] = False


def _paint(page: PaintedSheet, slot: Slot, filled: Filled) -> None:
    look = page.theme.format(**slot.look)
    if (slot.row, slot.first) != (slot.last_row, slot.last):
        page.sheet.merge_range(slot.row, slot.first, slot.last_row, slot.last, "", look)
    page.write(*slot.place, filled.cells.get(slot.place), look)


def _link(page: PaintedSheet, slot: Slot, filled: Filled, to: Place) -> None:
    # Without the name of a sheet: on a copy of the form it leads to the copy's own cell.
    target = f"internal:{xl_rowcol_to_cell(*to)}"
    page.sheet.write_url(*slot.place, target, page.theme.format(**slot.look), str(filled.cells[slot.place]))


def _rules(page: PaintedSheet, layout: Layout) -> None:
    for first, last, formula, look in layout.conditions:
        # Not laid over the base: a conditional format may not name a font.
        rule = {"type": "formula", "criteria": formula, "format": page.book.add_format({**look})}
        page.sheet.conditional_format(*first, *last, rule)
    for place, first, last in layout.choices:
        chosen = {
            "validate": "list",
            "source": f"={cell(first)}:{cell(last)}",
            "error_type": "information",
            "show_error": False,
        }
        page.validate(*place, chosen)


def _chart(page: PaintedSheet, layout: Layout, filled: Filled, laid: LaidChart, words: Words) -> None:
    width = sum(map(pixels_wide, layout.widths[laid.span[0] : laid.span[1] + 1]))
    height = sum(page.sheet.row_sizes[row][0] for row in range(laid.row, laid.last_row + 1))
    chart = laid.make(Source(page.book, page.name, filled.cells))
    chart.set_size({"width": width, "height": height})
    options = {"object_position": 1, "description": words(laid.says)}
    page.sheet.insert_chart(laid.row, laid.span[0], chart, options)
