"""Texts as they are compared: one test for blank cells, and the two folds, each with its use.

Two texts are equal to us if their folds are. `fold_name` is for words of a list, which may be written in many
ways; `fold_own` is for words of the user's own, of which two may differ by a hyphen alone.
"""

from __future__ import annotations

import re
import unicodedata

_JOINING = re.compile(r"[\s_\-‐・.。:*#]+")


def is_blank(cell: object) -> bool:
    """Return whether a cell has nothing that can be seen: None, "" or white space."""
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def normal(text: str) -> str:
    """Return `text` as it is read: NFKC (full-width digits and signs are digits and signs), stripped."""
    return unicodedata.normalize("NFKC", text).strip()


def fold_name(text: str) -> str:
    """Return `text` as the names of a list are compared: NFKC, case folded, no spaces and joining signs.

    For headers and words that we know, and action types of 設定: 「投入 時間」 is 投入時間.
    """
    return _JOINING.sub("", unicodedata.normalize("NFKC", text).casefold())


def fold_own(text: str) -> str:
    """Return `text` as the user's own words are compared: NFKC, case folded, white space as single blanks.

    For headers of columns of their own, for tags, and for finding a word in a text. Each program keeps a line
    break or a second blank of a header in its own way.
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
