"""One action typed as words in any order: 「投稿 30分 反応2 質4 #実例」.

A word says by its unit, its label or a list what it is: 30分, 反応2, 問い合わせ1, ★★★★, #実例, 昨日, 11/16,
an action of the list. Numbers alone are minutes, reactions and quality in this order, as far as these are
not said, and only where they can be nothing else. Words that stand in one argument, between blanks of any
width, are read as words of their own. Whatever may be two things is asked about (UsageError).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import UsageError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.settings import ACTION_TYPES
from kachilog.base.text import fold_name, fold_own, hiragana, normal
from kachilog.log.cells import parse_minutes
from kachilog.log.columns import KEYS, NUMBERS, named_keys
from kachilog.log.reading.counts import BEST_QUALITY, read_quality
from kachilog.log.reading.dates import day_of_words
from kachilog.log.reading.kinds import Bad

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Sequence

    from kachilog.log.columns import Key

_UNITS = frozenset(("分", "時間", "件", "点", "min", "minutes"))
_BARE = lazy_pattern(r"\d{1,7}")
_LABELLED = lazy_pattern(r"([^\d:=]+)[:=]?(\d[\d,]*)(?:件|回|人|点|分|円)?")
_SAID = lazy_pattern(r"([^:=]+)[:=](.+)", re.DOTALL)
_REACTIONS = lazy_pattern(r"(\d+)件")
_POINTS = lazy_pattern(r"([1-5])点")
_TIMED = lazy_pattern(r"分|時間|:|h|m", re.IGNORECASE)
_MINUS = tuple("-\u2010\u2011")
"""What a fold takes for a sign that joins, and what may be a minus before a number."""
_IN_KANJI = r"\d[\d.,]*(?:分間?|時間(?:半|\d+分)?"
_ENDS_IN_TIME = lazy_pattern(
    rf"(?P<rest>.*?[^\d.,])(?P<time>{_IN_KANJI}|m|mins?|minutes?|h|hours?))", re.IGNORECASE
)
_BEGINS_WITH_TIME = lazy_pattern(rf"(?P<time>{_IN_KANJI}|mins?|minutes?|hours?))(?P<rest>.+)", re.IGNORECASE)
_IN_ORDER: tuple[Key, ...] = ("minutes", "reactions", "quality")
_TEXTS: tuple[Key, ...] = ("tags", "note")
_NEAR = 0.66
"""How much of two words must be alike for one to be a slip of the other: two letters of three."""


@dataclass
class TypedRow:
    """What was typed of one action: texts by known column, and by header of the user's own columns."""

    known: dict[Key, str] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)

    def say(self, key: Key, text: str) -> None:
        """Take what is said of a column. Raise UsageError add_twice where that was said before."""
        if key == "tags" and key in self.known:
            text = f"{self.known[key]}、{text}"
        elif key in self.known:
            raise UsageError("add_twice", one=self.known[key], other=text)
        self.known[key] = text


class Lists(NamedTuple):
    """The words that a log knows: its action types, its tags, the headers of its user's own columns."""

    actions: Collection[str]
    tags: Collection[str] = ()
    own: Collection[str] = ()


def read_words(words: Sequence[str], lists: Lists, today: dt.date) -> TypedRow:
    """Return the row that words say; `today` is the day that 昨日 and 11/16 are reckoned from.

    Raise UsageError add_twice, add_unclear, add_minus, add_joined, add_numbers, add_quality, add_no_action.
    """
    row, numbers, free = TypedRow(), list[str](), list[str]()
    waiting = _joined(words)
    while waiting:
        word = waiting.pop(0)
        text = normal(word)
        if (key := _label(text, lists)) and waiting:
            row.say(key, waiting.pop(0) if key in _TEXTS else _number_of(waiting.pop(0), text))
        elif _BARE.fullmatch(text):
            numbers.append(text)
        elif pieces := _pieces(word, lists, today):
            waiting = _joined([*pieces, *waiting])
        elif not _take(word, row, lists, today):
            free.append(word)
    _take_numbers(numbers, row)
    _take_free(free, row)
    return row


def _joined(words: Sequence[str]) -> list[str]:
    """Return the words, a number and its unit as one."""
    joined: list[str] = []
    for word in filter(str.strip, words):
        if joined and normal(word) in _UNITS and _BARE.fullmatch(normal(joined[-1])):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _pieces(word: str, lists: Lists, today: dt.date) -> list[str]:
    """Return the words that one argument holds, [] where it is one word or a text.

    Words between blanks are several where one of them says by itself what it is, other than an action: a new
    action and a tag may have blanks. An action and a length of time may be run together.

    Raise UsageError as `_unjoined`.
    """
    pieces = word.split()
    if len(pieces) > 1:
        return [] if _is_whole(word, lists, today) or not _say_more(pieces, lists, today) else pieces
    return [] if _take(word, TypedRow(), lists, today) else _unjoined(word, lists)


def _is_whole(word: str, lists: Lists, today: dt.date) -> bool:
    """Return whether a word with blanks says what it is as it stands."""
    text = normal(word)
    if listed_action(text, lists.actions) is not None or _amount(text) or _day(text, today):
        return True
    said = _said(word, lists, TypedRow())
    return said is not None and (not said or (said[0] not in (*NUMBERS, "date") and text[0] != "#"))


def _say_more(pieces: Sequence[str], lists: Lists, today: dt.date) -> bool:
    """Return whether a word between blanks says what it is: no action, and no tag at the start."""
    for at, piece in enumerate(pieces):
        text = normal(piece)
        if _BARE.fullmatch(text):
            return True
        if listed_action(text, lists.actions) is None and (
            (_take(piece, TypedRow(), lists, today) and (at > 0 or text[0] != "#")) or _unjoined(piece, lists)
        ):
            return True
    return False


def _unjoined(word: str, lists: Lists) -> list[str]:
    """Return the action and the length of time that a word runs together, [] where it does not.

    Raise UsageError add_joined where it may: the rest is no action of the list, or the number no time.
    """
    text = normal(word)
    if match := _ENDS_IN_TIME.fullmatch(text) or _BEGINS_WITH_TIME.fullmatch(text):
        if match["rest"].endswith(_MINUS) or listed_action(match["rest"], lists.actions) is None:
            raise UsageError("add_joined", word=text)
        return [match["rest"], match["time"]]
    folded = fold_name(text)
    if re.search(r"\d", text) and any(
        folded.startswith(action) or folded.endswith(action) for action in map(fold_name, lists.actions)
    ):
        raise UsageError("add_joined", word=text)
    return []


def _label(text: str, lists: Lists) -> Key | None:
    """Return the column whose number or text is the next word, None if a word is no label."""
    key = None if listed_action(text, lists.actions) else named_keys([text])[0]
    return key if key in NUMBERS or key in _TEXTS else None


def _number_of(word: str, label: str) -> str:
    if not re.match(r"\d", normal(word)):
        raise UsageError("add_unclear", word=f"{label} {word}")
    return word


def _take(word: str, row: TypedRow, lists: Lists, today: dt.date) -> bool:
    """Take a word that says what it is; return whether it does."""
    text = normal(word)
    if (action := listed_action(text, lists.actions)) is not None:
        row.say("action", action)
        return True
    for found in (_amount(text), _said(word, lists, row), _day(text, today)):
        if found is not None:
            if found:
                row.say(*found)
            return True
    return False


def listed_action(text: str, actions: Iterable[str]) -> str | None:
    """Return the action of the list that a text is, as the list writes it, whatever its width and case."""
    folded = fold_name(text)
    return next((action for action in actions if fold_name(action) == folded), None)


def near_action(text: str, actions: Collection[str]) -> str | None:
    """Return the action of the list that a text, which is none of them, may be meant for; None if none is.

    It may be written in the other kana, or as it is read, or with a letter wrong. What has a listed word in
    it and more beside it is a word of its own (投稿準備), as is what has but half of the letters.
    """
    typed = hiragana(fold_name(text))
    called = {hiragana(fold_name(action)): action for action in actions}
    if typed not in called:
        slips = {slip: one.ja for one in ACTION_TYPES if one.ja in actions for slip in one.slips}
        called |= {hiragana(fold_name(slip)): action for slip, action in slips.items()}
    own = [name for name in called if not (name in typed and len(typed) > len(name) + 1)]
    near = get_close_matches(typed, own, 1, _NEAR)
    return called[near[0]] if near else None


def _amount(text: str) -> tuple[Key, str] | None:
    """Return the column and the number of a word that says its unit or its label.

    Raise UsageError add_minus.
    """
    if match := _REACTIONS.fullmatch(text):
        return "reactions", match[1]
    if match := _POINTS.fullmatch(text):
        return "quality", match[1]
    if re.search("[★⭐☆]", text) and not isinstance(read_quality(text), Bad):
        return "quality", text
    if re.match(r"\d", text) and _TIMED.search(text) and isinstance(parse_minutes(text), int):
        return "minutes", text
    if (match := _LABELLED.fullmatch(text)) and (key := named_keys([match[1]])[0]) in NUMBERS:
        if match[1].rstrip().endswith(_MINUS):
            raise UsageError("add_minus", word=text)
        return key, match[2]
    return None


def _said(word: str, lists: Lists, row: TypedRow) -> tuple[Key, str] | tuple[()] | None:
    """Return the column and the text of a word that names it: メモ:…, #実例; () for 売上=1200, taken."""
    text = word.strip()
    if text[:1] in {"#", "＃"} and len(text) > 1:
        return "tags", text[1:]
    if fold_own(text) in set(map(fold_own, lists.tags)):
        return "tags", text
    if match := _SAID.fullmatch(text.replace("＝", "=", 1).replace("：", ":", 1)):
        own = next((header for header in lists.own if fold_own(header) == fold_own(match[1])), None)
        if own is not None:
            row.own[own] = match[2]
            return ()
        if (key := named_keys([match[1]])[0]) is not None:
            return key, match[2]
    if text.startswith("メモ") and text != "メモ":
        return "note", text.removeprefix("メモ")
    return None


def _day(text: str, today: dt.date) -> tuple[Key, str] | None:
    if re.fullmatch(rf"[1-{BEST_QUALITY}]/{BEST_QUALITY}", text):
        raise UsageError("add_unclear", word=text)  # a day, or a rating
    day = day_of_words(text, today)
    return None if day is None else ("date", day.isoformat())


def _take_numbers(numbers: Sequence[str], row: TypedRow) -> None:
    """Take the numbers that say nothing of themselves, where they can be taken in one way only."""
    left = [key for key in _IN_ORDER if key not in row.known]
    ways = [keys for keys in combinations(left, len(numbers)) if all(map(_may_be, keys, numbers))]
    if len(ways) != 1:
        whole = len(numbers) == len(left)
        raise UsageError("add_quality" if whole else "add_numbers", numbers=" ".join(numbers))
    for key, number in zip(ways[0], numbers, strict=True):
        row.say(key, number)


def _may_be(key: Key, number: str) -> bool:
    return key != "quality" or 1 <= int(number) <= BEST_QUALITY


def _take_free(free: Sequence[str], row: TypedRow) -> None:
    """Take the one word that is left as the action, where no other is."""
    if "action" not in row.known and len(free) == 1:
        row.say("action", free[0].strip())
    elif free:
        raise UsageError("add_unclear", word=free[-1] if "action" in row.known else " ".join(free))
    elif "action" not in row.known:
        raise UsageError("add_no_action")


def in_order(row: TypedRow, required: Sequence[Key]) -> list[tuple[Key, str]]:
    """Return the known columns of a row in the order of a log, with the `required` ones, blank if unsaid."""
    return [(key, row.known.get(key, "")) for key in KEYS if key in row.known or key in required]
