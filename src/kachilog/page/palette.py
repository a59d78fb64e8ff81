"""The colours and the font that the pages and the template share.

One accent (teal), one warm colour for what is the user's own or asks for care, ink, grey and hairlines.
The colours differ in lightness too, so that the sheets can be read without seeing colour.
"""

from __future__ import annotations

INK = "#22313F"
MUTED = "#6B7785"
LINE = "#DDE3E8"
PAPER = "#F6F8F9"
ACCENT = "#0E7C86"
SOFT = "#E3F2F3"
TRACK = "#E9EEF0"
WARM = "#B85C00"
WARMSOFT = "#FBEEDD"
INPUT = "#FFFBF2"
WHITE = "#FFFFFF"

FONT = "Yu Gothic"
