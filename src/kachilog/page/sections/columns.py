"""The columns of the weekly page: a fine grid of three cards, and hidden ones beside it.

Column 0 holds the marks of the form. Hidden on the right are the flags at which conditional formats look, and
the choices of the user's cells, each in the row that it is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.page.palette import MUTED

if TYPE_CHECKING:
    from kachilog.page.layout import Span

_COLUMN, _GAP, _MARGIN, _UNSEEN = 5.3, 1.1, 1.0, 8.0
WIDTHS = (
    _UNSEEN,
    _MARGIN,
    *[_COLUMN] * 7,
    _GAP,
    *[_COLUMN] * 7,
    _GAP,
    *[_COLUMN] * 7,
    _MARGIN,
    *[_UNSEEN] * 4,
)

WHOLE: Span = (2, 24)
LEFT: Span = (2, 12)
RIGHT: Span = (14, 24)
CARDS: tuple[Span, ...] = ((2, 8), (10, 16), (18, 24))
LAST = 25
"""The right margin, the last column that is seen."""

FLAG = 26
CHOICES = 27
"""The first of three columns."""

SMALL = {"font_size": 8, "font_color": MUTED}
QUIET = {"font_size": 9, "font_color": MUTED}
