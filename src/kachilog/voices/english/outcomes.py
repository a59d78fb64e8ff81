"""Whether an English clause tells what one's people did, what others did for one, or what a step led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.voices.english.acts import tokens_of, words
from kachilog.voices.english.lexicon import has

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUBJECT_LENGTH = 6
"""Words among which the subject of a clause is looked for."""
_VERB_DISTANCE = 5
_OPENING = frozenset(
    {
        "my",
        "our",
        "the",
        "a",
        "an",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    }
    | {
        "eleven",
        "twelve",
        "fourteen",
        "fifteen",
        "twenty",
        "thirty",
        "another",
        "several",
        "both",
        "all",
        "his",
    }
    | {
        "her",
        "some",
        "and",
        "even",
        "so",
        "then",
        "now",
        "today",
        "yesterday",
        "finally",
        "this",
        "last",
        "when",
    }
    | {
        "many",
        "lots",
        "everyone",
        "everybody",
        "people",
        "hmrc",
        "dd",
        "ds",
        "other",
        "next",
        "first",
        "more",
    }
)


def done_by_people(clause: str) -> bool:
    """Say whether somebody of one's own did something good, or somebody else was kind to one."""
    tokens = tokens_of(clause)
    lists = words()
    if not tokens or not lists["undone"].isdisjoint(tokens):
        return False
    if tokens[0] not in _OPENING and tokens[0] not in lists["own"] and tokens[0] != "work":
        return False
    for at, token in enumerate(tokens[:_SUBJECT_LENGTH]):
        name = token.removesuffix("'s")
        if name in lists["own"]:
            return _verb_follows(tokens, at, lists["own_past"] | lists["kind_past"])
        if name in lists["givers"]:
            return _verb_follows(tokens, at, lists["kind_past"])
    return False


def _verb_follows(tokens: Sequence[str], at: int, verbs: frozenset[str]) -> bool:
    return not verbs.isdisjoint(tokens[at + 1 : at + 1 + _VERB_DISTANCE])


def came_of_a_step(clause: str) -> bool:
    """Say whether a clause that follows a step tells what it led to: she said yes, there's a new leaf."""
    undone = words()["undone"] - {"said"}
    if not undone.isdisjoint(tokens_of(clause)) or has(clause, "of_the_thing"):
        return False
    return has(clause, "outcome")
