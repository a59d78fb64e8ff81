"""What an English comment takes back, and for what its sentences may not count: what got worse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.voices import CLASSES
from kachilog.voices.english import figures
from kachilog.voices.english.lexicon import has, pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kachilog.voices import VoiceClass

_ENDS = ".!?…\n"
_TAKEN_BACK = re.compile(
    r"(?:(?<=[.!?…\n;,—–-])|^)\s{0,4}\(?"
    r"(?:(?:and|but|no[,.!]|nah|nope|haha|lol|well|ok|okay|i['’]m|im|i was|it was|that was|only|just)"
    r"[,.!]?\s)*(?:(?:kidding|joking|messing|teasing|jks?|psych|gotcha|not really|in my dreams)\b"
    r"|april fools?|i wish(?: i could say\b|[.!,]?\s{0,4}(?=$|[.!…)]))|yeah,? right\b|as if[.!]|said no one"
    r"|not[.!]*\s{0,4}$|(?:a|just a) joke\b|(?:ha(?:ha)*,? )?(?:no|nope)[.!]*\s{0,4}$)",
    re.IGNORECASE,
)
"""Sold out! ...just joking: the sentence before is none of what happened."""
_SOMEBODY_WHO = re.compile(
    r"\b(someone|somebody|(?:a|the|this|some|another|my|an) (?:\w+ )?(?:friend|colleague|co-?worker"
    r"|neighbou?r|woman|man|lady|guy|girl|person|cousin|student|member|follower|blogger|mate|acquaintance|creator|coach))"
    r"s? who\b(?! \w+ (?:me|us|my|our)\b)[^,.!?;\n]*",
    re.IGNORECASE,
)

_CHANGED_NUMBERS: Sequence[VoiceClass] = ("result",)
_RELIEF: Sequence[VoiceClass] = ("solved",)


def without_untrue(text: str) -> str:
    """Return a plain text without sentences that are taken back and without what is told of somebody else."""
    kept, start = "", 0
    for match in _TAKEN_BACK.finditer(text):
        before = text[start : match.start()].rstrip(_ENDS + " ,;—–-")
        kept += before[: max(map(before.rfind, _ENDS)) + 1]
        start = match.start()
    return _SOMEBODY_WHO.sub(r"\1", kept + text[start:])


def is_worse(clause: str) -> bool:
    """Say whether good things became fewer, bad things more, or one gave up: I lost two clients."""
    if figures.fell(clause):
        return True
    return has(clause, "worsened") and not has(pattern("harmless").sub("", clause), "denied")


def withheld(clauses: Sequence[str]) -> Collection[VoiceClass]:
    """Return the classes that a sentence of these clauses cannot have.

    No result if something got worse, and none at all if nothing else is told; nothing solved if a trouble is
    told not to be gone.
    """
    worse = [is_worse(clause) for clause in clauses]
    if any(worse):
        return CLASSES if all(worse) else _CHANGED_NUMBERS
    return _RELIEF if any(has(clause, "not_gone") for clause in clauses) else ()
