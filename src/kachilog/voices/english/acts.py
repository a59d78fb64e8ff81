"""Whether an English clause tells of a step: I, or nobody named, before a past form of doing."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOKEN = re.compile(r"[\w'’-]+|[,|]")
_SUBJECTS = frozenset({"i", "we", "i've", "we've", "ive", "weve"})
_JOINS = frozenset({"and", "then", ","})
_PASSIVE = frozenset({"by", "as", "be", "me", "us"})
"""After a past form with nobody before it: explained as always, written by you, helped me."""
_SHORTEST = 4


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Return the sections of `acts.txt`."""
    text = files("kachilog.voices.english").joinpath("acts.txt").read_text(encoding="utf-8")
    sections: dict[str, set[str]] = {}
    section: set[str] = set()
    for line in text.splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            section.update(line.split())
    return {name: frozenset(found) for name, found in sections.items()}


def tokens_of(clause: str) -> list[str]:
    """Return the words and commas of a clause in lower case."""
    return _TOKEN.findall(clause.replace("’", "'"))


def took_step(clause: str) -> bool:
    """Say whether somebody unnamed or the writer is told to have done something in the clause."""
    tokens = tokens_of(clause)
    first = _skipped(tokens, 0)
    if _is_step(tokens, first, own=not _SUBJECTS.isdisjoint(tokens[:first])):
        return True
    own = False
    for at, word in enumerate(tokens):
        own = own or word in _SUBJECTS
        opens = word in _SUBJECTS or (own and word in _JOINS)
        if opens and _is_step(tokens, _skipped(tokens, at + 1), own=True):
            return True
        if word == "been" and (own or not at) and _is_doing(tokens, _skipped(tokens, at + 1)):
            return True
    return False


def _skipped(tokens: Sequence[str], at: int) -> int:
    """Return the place of the first word from `at` on that opens no clause and is no adverb."""
    before = words()["before"]
    while at < len(tokens) and (tokens[at] in before or tokens[at] == "," or tokens[at].endswith("ly")):
        at += 1
    return at


def _is_step(tokens: Sequence[str], at: int, *, own: bool) -> bool:
    """Say whether the word is a past form of doing, and no state, feeling, mishap or word of praise."""
    lists = words()
    word = tokens[at] if at < len(tokens) else ""
    if word in lists["no_step"] or not (word in lists["past"] or _is_regular_past(word)):
        return False
    following = tokens[at + 1 : at + 2]
    if own:
        return True
    if following:
        return following[0] not in _PASSIVE
    return word in lists["alone"] or _is_regular_past(word)


def _is_regular_past(word: str) -> bool:
    return len(word) >= _SHORTEST and word.endswith("ed")


def _is_doing(tokens: Sequence[str], at: int) -> bool:
    """Say whether the word is an -ing form of doing: I've been putting money away."""
    word = tokens[at] if at < len(tokens) else ""
    return len(word) > _SHORTEST and word.endswith("ing") and word not in words()["no_doing"]
