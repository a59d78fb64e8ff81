"""The width of a text in half-width characters, the unit of column widths; and texts cut or wrapped to one."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

_BROKEN_WORD = 10
"""Half-width characters that may stay empty at the end of a line that is broken."""


_REMEMBERED = 1_000
"""Texts that are not cut again: those of 推移 say the same in many weeks."""


def text_width(text: str) -> int:
    """Return the width of the longest line of `text` in half-width characters, the unit of column widths.

    Wide, full-width and ambiguous characters count two: in a Japanese font all of them take a full square
    (Unicode Standard Annex 11).
    """
    return max(map(_line_width, text.split("\n")))


def clipped(text: str, width: int) -> str:
    """Return `text` as one line of at most `width` half-width characters, "…" in place of what is cut.

    A Latin word that has no room is left out whole, unless that would leave much of the width empty.
    """
    line = " ".join(text.split())
    if text_width(line) <= width:
        return line
    kept = ""
    for character in line:
        if _line_width(kept + character) > width - 2:
            break
        kept += character
    words = kept[: kept.rfind(" ") + 1] if _is_within_word(line, len(kept)) else kept
    return (words if text_width(words) >= width - _BROKEN_WORD else kept).rstrip() + "…"


def _is_within_word(line: str, at: int) -> bool:
    """Tell whether a place in a line lies between two letters of a word that spaces part from others."""
    return at > 0 and all(one.isascii() and not one.isspace() for one in line[at - 1 : at + 1])


@lru_cache(_REMEMBERED)
def clipped_block(text: str, width: int, lines: int) -> str:
    """Return `text` as it fits into so many lines of a width in half-width characters, "…" for what is cut.

    Lines break between words where there are any, which leaves up to a word's width of each line empty.
    """
    if 2 * len(text) <= width and "\n" not in text:  # as most do, however wide their characters are
        return text
    room = width * lines - min(_BROKEN_WORD, width // 4) * (lines - 1)
    if lines_needed(text, width) <= lines and ("\n" in text or _line_width(text) <= room):
        return text
    return clipped(text, room)


def lines_needed(text: str, width: float) -> int:
    """Return how many lines `text` takes when wrapped to `width` half-width characters (at least 1)."""
    return sum(max(1, math.ceil(_line_width(line) / width)) for line in text.split("\n"))


_CLOSING = "、。,.)）」』】”・ー!?:;"
"""Marks with which no line begins."""


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` as lines of at most `width` half-width characters, at least 4.

    A line ends before a Latin word that has no room, unless that would leave much of it empty, and none begins
    with a closing mark.
    """
    lines, rest = [], " ".join(text.split())
    while text_width(rest) > width:
        at = next(end for end in range(len(rest), 0, -1) if _line_width(rest[:end]) <= width)
        space = rest.rfind(" ", at // 2, at + 1)
        if rest[at] in _CLOSING:
            at -= 1
        elif space > 0 and _is_within_word(rest, at):
            at = space
        elif _is_within_word(rest, at):
            at = _start_of_word(rest, at)
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*lines, rest]


def _start_of_word(line: str, at: int) -> int:
    """Return where a Latin word amid Japanese ones starts; `at` if that would leave much of a line empty."""
    start = at
    while _is_within_word(line, start):
        start -= 1
    return start if start > 0 and at - start <= _BROKEN_WORD else at


def _line_width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)
