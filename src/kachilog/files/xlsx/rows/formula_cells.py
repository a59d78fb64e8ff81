"""Where a sheet has formulas, whatever they show: found in its bytes, without reading its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.parts import addresses
from kachilog.files.xlsx.rows.sheet_scan import SheetScan, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Area = tuple[int, int, int, int]
"""First row and column, last row and column, from 1."""

ADDRESS = lazy_pattern(rb"""\sr\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']""")
"""The address that the tag of a cell says: letters of its column, digits of its row."""

_MANY_CELLS = lazy_pattern(rb"""\st\s*=\s*["'](?:array|dataTable)["']""")
_AREA = lazy_pattern(rb"""\sref\s*=\s*["']([A-Za-z0-9:$]+)["']""")


def formula_areas(stream: Callable[[], Iterator[bytes]]) -> Iterator[Area]:
    """Yield the cells of a sheet with a formula, each as an area: all of its cells for an array formula.

    A cell that does not say its address is left out; spreadsheet programs always write it.
    """
    tags = SheetScan(stream()).tags
    formula, cell, end = tags.open("f"), tags.open("c"), f"</{tags.prefix}sheetData".encode()
    buffer = b""
    for window in stream():
        buffer += window
        limit = buffer.find(end)
        if formula in buffer:
            text = visible(buffer)
            yield from _areas(text if limit < 0 else text[:limit], formula, cell)
        if limit >= 0:
            return
        # Whatever is cut by the end of a window begins with a cell, or is shorter than its tag.
        last = visible(buffer).rfind(cell)
        buffer = buffer[last:] if last >= 0 else buffer[-len(end) :]


def array_areas(row: bytes) -> Iterator[Area]:
    """Yield the areas of the array formulas that begin in a row and fill more cells than their own."""
    for match in _FORMULA_TAG.finditer(visible(row)):
        if _MANY_CELLS.search(match[0]) and (area := _AREA.search(match[0])):
            corners = addresses.area(area[1].decode().replace("$", ""))
            if corners[:2] != corners[2:]:
                yield corners


_FORMULA_TAG = lazy_pattern(rb"<(?:[\w.-]+:)?f\s[^>]*>")


def _areas(text: bytes, formula: bytes, cell: bytes) -> Iterator[Area]:
    at = text.find(formula)
    while at >= 0:
        bracket = text.find(b">", at)
        if bracket >= 0 and text[at + len(formula)] in b" \t\r\n>/":
            tag = text[at : bracket + 1]
            if _MANY_CELLS.search(tag) and (area := _AREA.search(tag)):
                yield addresses.area(area[1].decode().replace("$", ""))
            else:
                start = text.rfind(cell, 0, at)
                place = ADDRESS.search(text, max(start, 0), at) if start >= 0 else None
                if place:
                    row, column = int(place[2]), addresses.column_number(place[1].decode())
                    yield row, column, row, column
        at = text.find(formula, at + len(formula))
