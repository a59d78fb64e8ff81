"""What the model sees of a Japanese comment: morphemes, letters, lists of words, and what predicates tell."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kachilog.voices import CLASSES
from kachilog.voices.japanese import change, guards
from kachilog.voices.japanese.lexicon import lists_of, words
from kachilog.voices.japanese.mood import realised
from kachilog.voices.japanese.parts import is_for_somebody_else, is_relapse, nearly_was, own_of
from kachilog.voices.model import Sentence, paired

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kachilog.voices import VoiceClass
    from kachilog.voices.japanese.lexicon import Morpheme
    from kachilog.voices.japanese.parts import Part
    from kachilog.voices.japanese.predicates import Predicate

_NO_RESULT: Sequence[VoiceClass] = ("result",)
_TELLING = frozenset({"名詞", "動詞", "形容詞", "副詞", "形状詞", "接尾辞", "代名詞", "連体詞"})
_LETTERS = (2, 3, 4)
_LONGEST = 200
"""Letters and morphemes of a sentence that are looked at."""

_NEAR = 2
"""Words so far apart are seen together."""

_ENDINGS = ("past", "negative", "stopped", "progressive", "became", "potential", "passive", "favour")


def sentences(parts: Sequence[Part]) -> list[Sentence]:
    """Return what is seen of each sentence of a comment."""
    return [_seen(part) for part in parts]


def _seen(part: Part) -> Sentence:
    morphemes = part.morphemes[:_LONGEST]
    real = realised(part.predicates, asked=part.sentence.asked)
    telling = [morpheme.lemma for morpheme in morphemes if morpheme.pos in _TELLING]
    text = f"^{part.sentence.text[:_LONGEST]}$"
    listed = paired([*map(lists_of, telling)], within=_NEAR, joint="")
    signs = {*_neighbours(morphemes), *_letters(text), *listed, *_told(part.predicates, real)}
    own = own_of(part.predicates, asked=part.sentence.asked)
    closed = CLASSES if not telling or _is_closed(part, own) else part.withheld
    return Sentence(signs, telling, _doubted(part, own), closed)


def _is_closed(part: Part, own: Sequence[Predicate]) -> bool:
    """Say whether it asks, congratulates, hopes, plans or advises, and tells nothing else."""
    return (
        part.sentence.asked
        or is_for_somebody_else(part.sentence.text)
        or guards.is_hollow(part.predicates, own)
    )


def _doubted(part: Part, own: Sequence[Predicate]) -> Collection[VoiceClass]:
    """Say for what a sentence hardly counts.

    For nothing if it tells of nothing real, denies, or tells of others, of a relapse or of what nearly was;
    for no change if it ends in a denial; for no result if its figures have become worse.
    """
    text = part.sentence.text
    denied = [_is_denied(one) for one in guards.stated(part.predicates, own)]
    if (part.predicates and all(denied)) or is_relapse(text) or nearly_was(text):
        return CLASSES
    if any(denied[-1:]):
        return ("solved", "result")
    return _NO_RESULT if change.verdict(text) is False else ()


def _is_denied(predicate: Predicate) -> bool:
    """Say whether it is denied; that nobody left, or that nothing broke, is no denial."""
    return predicate.negative and not predicate.stopped and predicate.head not in words("bad_turns")


def _neighbours(morphemes: Sequence[Morpheme]) -> Iterator[str]:
    lemmas = ["#" if "数詞" in morpheme.detail else morpheme.lemma for morpheme in morphemes]
    edged = ["<", *lemmas, ">"]
    yield from (f"{lemma}/" for lemma in lemmas)
    yield from map("/".join, pairwise(edged))
    yield from map("/".join, zip(edged, edged[1:], edged[2:], strict=False))
    for length in (3, 4):
        if len(lemmas) >= length:
            yield "/".join(["", *lemmas[-length:]])


def _letters(text: str) -> Iterator[str]:
    for length in _LETTERS:
        yield from (text[start : start + length] for start in range(len(text) - length + 1))


def _told(predicates: Sequence[Predicate], real: Sequence[bool]) -> Iterator[str]:
    for predicate, is_real in zip(predicates, real, strict=True):
        mark = "+" if is_real else "-"
        endings = ",".join(name for name in _ENDINGS if getattr(predicate, name))
        yield f"{mark}{endings}"
        denial = "!" if predicate.denied else ""
        yield f"{mark}{predicate.head}{denial}"
        yield from (f"{mark}[{name}]{denial}" for name in lists_of(predicate.head))
        yield f"{mark}{predicate.head}:{endings}"
        for argument in predicate.arguments:
            yield f"{argument.nouns[-1]}>{argument.particle}>{predicate.head}{denial}"
        yield from (f"?{reason}" for reason in predicate.unreal)
