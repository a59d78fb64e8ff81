"""Text of a CSV that a spreadsheet would run as a formula: protected when written, restored when read."""

from __future__ import annotations

from kachilog.base.patterns import lazy_pattern

RISKY = "=+-@\t\r"
"""A text that starts with one of these may be run."""

_NUMBER = lazy_pattern(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")


def protect(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: with a leading apostrophe if it looks like a formula.

    A plain number is none and stays as it is. A text that looks protected already gets one more apostrophe,
    so that `restore` is the exact inverse.
    """
    first = text[:1]
    if first == "'":
        return "'" + text if _seems_protected(text) else text
    if first and first in RISKY and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def restore(text: str) -> str:
    """Return the text that `protect` was given."""
    return text[1:] if _seems_protected(text) else text


def _seems_protected(text: str) -> bool:
    return text[:1] == "'" and text[1:2] != "" and text[1] in RISKY + "'"
