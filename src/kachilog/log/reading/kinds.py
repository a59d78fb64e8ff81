"""What becomes of a cell: a value, a value that has to be told, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kachilog.base.patterns import lazy_pattern
from kachilog.base.text import normal

if TYPE_CHECKING:
    import datetime as dt

Value: TypeAlias = "str | int | float | dt.date | None"
"""What a typed row has in a cell."""


class Bad(NamedTuple):
    """A value that cannot be used; `code` names the problem and its phrase."""

    code: str


class Understood(NamedTuple):
    """A value that was not written as we write it: `code` names the phrase by which the user is told."""

    value: Value
    code: str


Parsed: TypeAlias = "Value | Bad | Understood"

_UNSEEN = lazy_pattern(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0e\ufe0f\ufeff]"
)
_DASHES = lazy_pattern("[\u2010-\u2015\u2212\u2500\u30fc\uff70]")
_BLANK_WORDS = lazy_pattern(
    r"-{1,3}|/|[なナ]し|ナシ|無し?|未(?:記入|入力|評価|定)|(?:該当|特に|記入)なし|n/?a|n\.a\.|none|null|nil|tbd"
)


def seen(text: str) -> str:
    """Return what can be seen of a text: NFKC, stripped, without marks of no width."""
    return normal(_UNSEEN.sub("", text))


def dashed(text: str) -> str:
    """Return a text with each kind of dash, minus and long vowel sign as "-"."""
    return _DASHES.sub("-", text)


def says_nothing(text: str) -> bool:
    """Return whether a text, as it is `seen`, stands for a blank where a number belongs: 「-」, 「なし」."""
    return bool(_BLANK_WORDS.fullmatch(dashed(text).casefold()))
