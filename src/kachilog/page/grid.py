"""The grid of the weekly page: three cards of seven columns, narrow gaps between them, and margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.page.theme import LINE, MUTED

if TYPE_CHECKING:
    from kachilog.page.canvas import Canvas

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


def heading(canvas: Canvas, row: int, span: Span, text: str, /, **look: object) -> None:
    """Write the heading of a section, with a hairline below."""
    canvas.put(row, *span, text, **{"bold": True, "bottom": 1, "bottom_color": LINE, **look})
