"""Texts as they are compared: one test for blank cells, and the two folds, each with its use.

Two texts are equal to us if their folds are, both of which take NFKC, small letters and what can be seen.
`fold_name` is for words of a list, which may be written in many ways; `fold_own` is for words of the user's
own, of which two may differ by a hyphen alone.
"""

from __future__ import annotations

import unicodedata

from kachilog.base.patterns import lazy_pattern

_INVISIBLE = lazy_pattern("[\u200b-\u200f\u2060\ufeff\ufe0f]")
_JOINING = lazy_pattern(r"[\s_\-‐・.。:*#]+")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def is_blank(cell: object) -> bool:
    """Return whether a cell has nothing that can be seen: None, "" or white space."""
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def normal(text: str) -> str:
    """Return `text` as it is read: NFKC (full-width digits and signs are digits and signs), stripped."""
    return unicodedata.normalize("NFKC", text).strip()


def hiragana(text: str) -> str:
    """Return `text` with its full-width katakana as hiragana."""
    return text.translate(_TO_HIRAGANA)


def _seen(text: str) -> str:
    """Return `text` in NFKC without the characters that nobody sees, as apps paste them in."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def fold_name(text: str) -> str:
    """Return `text` as the names of a list are compared: without spaces and joining signs.

    For headers and words that we know: 「投入 時間」 is 投入時間.
    """
    return _JOINING.sub("", _seen(text).casefold())


def fold_own(text: str) -> str:
    """Return `text` as the user's own words are compared: white space as single blanks.

    For action types, tags, headers of columns of their own, and for finding a word in a text. Each program
    keeps a line break or a second blank of a header in its own way.
    """
    return " ".join(_seen(text).casefold().split())
