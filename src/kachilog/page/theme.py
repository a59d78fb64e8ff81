"""The look: palette, type and formats that the pages and the template share.

One accent (teal), one warm colour for what is the user's own or asks for care, ink, grey and hairlines.
The colours differ in lightness too, so that the sheets can be read without seeing colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

INK = "#22313F"
MUTED = "#6B7785"
LINE = "#DDE3E8"
PAPER = "#F6F8F9"
ACCENT = "#0E7C86"
SOFT = "#E3F2F3"
WARM = "#B85C00"
WARMSOFT = "#FBEEDD"
INPUT = "#FFFBF2"
WHITE = "#FFFFFF"

FONT = "Yu Gothic"

_BASE: dict[str, object] = {
    "font_name": FONT,
    "font_size": 10,
    "font_color": INK,
    "valign": "vcenter",
}


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
