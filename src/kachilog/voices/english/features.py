"""What the model sees of an English comment: words, what stands beside them, and the lists they stand on."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kachilog.voices import CLASSES
from kachilog.voices.english import acts, figures
from kachilog.voices.english.classify import clauses_of, is_of_others, is_relapse, is_unreal, is_wished
from kachilog.voices.english.guards import withheld
from kachilog.voices.english.lexicon import has, pattern
from kachilog.voices.model import Sentence, paired

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kachilog.voices import VoiceClass

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d,.:]*|[£$€%]|[?!]|[^\sa-z\d]")
_END = re.compile(r"[.!?…]+(?=\s|$|\")|[\n;]+")
_LISTS = (
    *("trouble", "ailing", "others", "family", "feed", "good_feeling", "feels", "spirits", "gained"),
    *("spent", "vanity", "money", "amount", "body", "denied", "long_ago", "bad", "first", "courtesy"),
)
_NO_LONGER = re.compile(r"\b(?:any ?more|any longer|no longer|now|nowadays|this (?:week|time)|half as)\b")
_NO_RESULT: Sequence[VoiceClass] = ("result",)
_HOPE = re.compile(r"(?:(?:and|but|so|well|oh),? )?(?:(?:i|we)(?: \w+)? (?:wish|hope)|if only|hopefully)\b")
_SHORTEST = 4
_NEAR = 3
"""Words so far apart are seen together."""


def sentences(text: str) -> list[Sentence]:
    """Return what is seen of each sentence of a plain text (see `normal.plain`)."""
    text = text.casefold().replace("’", "'").replace("。", ".")
    no_better = figures.comparison(text) is False
    return [
        _seen(part, asked=asked, no_better=no_better and figures.tells_amount(part))
        for part, asked in _split(text)
    ]


def _split(text: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for end in [*_END.finditer(text), None]:
        part = text[start : len(text) if end is None else end.start()].strip()
        if part:
            yield part, end is not None and "?" in end[0]
        start = len(text) if end is None else end.end()


def _seen(text: str, *, asked: bool, no_better: bool) -> Sentence:
    tokens = ["#" if token[0].isdigit() else token for token in _TOKEN.findall(text)]
    words = [token for token in tokens if token[0].isalpha()]
    signs = {*_neighbours(tokens), *_shapes(words), *_listed(words)}
    clauses = list(clauses_of(text))
    closed = CLASSES if asked or _HOPE.match(text) else withheld(clauses)
    closed = {*closed, *_NO_RESULT} if no_better else closed
    return Sentence(signs, words, _doubted(text, clauses), closed)


def _doubted(text: str, clauses: Sequence[str]) -> Collection[VoiceClass]:
    """Say for what a sentence hardly counts.

    For nothing if all is wished, told of others or of a relapse; for no step and no result if all is denied,
    and for nothing solved unless it is so no longer; for no result if its figures have become worse.
    """
    if all(is_wished(clause) or is_of_others(clause) or is_relapse(clause) for clause in clauses):
        return CLASSES
    if all(is_unreal(clause) for clause in clauses):
        return ("acted", "result") if _NO_LONGER.search(text) else ("solved", "acted", "result")
    return _NO_RESULT if any(map(_is_no_result, clauses)) else ()


def _is_no_result(clause: str) -> bool:
    return figures.verdict(clause) is False or has(clause, "vanity", "refused")


def _neighbours(tokens: Sequence[str]) -> Iterator[str]:
    edged = ["<", *tokens, ">"]
    yield from tokens
    yield from map(" ".join, pairwise(edged))
    yield from map(" ".join, zip(edged, edged[1:], edged[2:], strict=False))
    for one, other in zip(edged, edged[2:], strict=False):
        yield f"{one} _ {other}"


def _shapes(words: Sequence[str]) -> Iterator[str]:
    """Yield how words begin and end, and whether one that opens the sentence or another is a past form."""
    for word in words:
        if len(word) >= _SHORTEST:
            yield from (f"{word[:4]}-", f"-{word[-3:]}", f"-{word[-2:]}")
    past = [_is_past(word) for word in words]
    yield f"past {min(sum(past), 2)}"
    if past[:1] == [True]:
        yield "past first"


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in acts.words()["past"]


def _listed(words: Sequence[str]) -> Iterator[str]:
    """Yield the lists that words stand on, in pairs, too, and with the word beside: [spent] [bad]."""
    lists = [_lists(word) for word in words]
    yield from paired(lists, within=_NEAR, joint=" ")
    for at, names in enumerate(lists):
        for name in names:
            if at + 1 < len(words):
                yield f"[{name}] {words[at + 1]}"
            if at:
                yield f"{words[at - 1]} [{name}]"


@lru_cache(maxsize=8192)
def _lists(word: str) -> tuple[str, ...]:
    return tuple(name for name in _LISTS if pattern(name).fullmatch(word))
