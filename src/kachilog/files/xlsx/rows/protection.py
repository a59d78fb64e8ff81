"""Whether the user has locked a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.parts import ooxml
from kachilog.files.xlsx.rows.sheet_scan import visible

if TYPE_CHECKING:
    from kachilog.files.xlsx.parts.opc import Parts

_TAG = lazy_pattern(rb"<(?:[\w.-]+:)?sheetProtection\b[^<>]*>")
_LOCKED = lazy_pattern(rb"""\ssheet\s*=\s*["'](?:1|true|on)["']""")
_LONGEST = 1 << 12  # bytes of such a tag, with hash and salt of its password


def is_sheet_protected(parts: Parts, part: str) -> bool:
    """Return whether the cells of a sheet are locked (sheetProtection, ISO/IEC 29500-1, 18.3.1.85).

    A large sheet is not parsed for it: the tag stands behind the rows, and no text of a cell can hold one.
    """
    windows = parts.stream(part)
    before = next(windows, b"")
    if b"\0" in before[:4]:  # UTF-16
        element = ooxml.child(parts.tree(part), "sheetProtection")
        return element is not None and ooxml.is_true(element.get("sheet"))
    overlap = b""
    while before:
        text = overlap + before
        if b"sheetProtection" in text and (tag := _TAG.search(visible(text))):
            return _LOCKED.search(tag[0]) is not None
        overlap, before = text[-_LONGEST:], next(windows, b"")
    return False
