"""A linear model of what sentences tell, weighed together with the rules and with what the encoder found.

The weights stand in `model.txt` of each language and in `mix.txt`. `train.py` and `mix.py` in
`tests/data/voices/training` make them, and the guideline beside that says from what and how well they do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.voices import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kachilog.voices import VoiceClass

Language = Literal["english", "japanese"]

STEP = 50
"""Weights are whole fiftieths."""

LEAST = 0.02
"""What a comment weighs at least: one of which no sentence may count says no more than a doubtful one."""


CLEAREST = 3
"""Sentences of a comment that count for a class, those that say it most clearly, however long it is."""

AROUND = 8
"""Sentences before and behind of which the words are seen, too: what is told beside says how it is meant."""


class Sentence(NamedTuple):
    """What is seen of a sentence: signs, the words that tell something, and for what it does not count.

    A question and a hope count for nothing: they are `closed`. That a denial is mostly no step and no result
    is a sign like others: it is `doubted`.
    """

    signs: Collection[str]
    words: Sequence[str]
    doubted: Collection[VoiceClass] = ()
    closed: Collection[VoiceClass] = ()


def in_context(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of a comment with signs of where they stand and of what is told around them."""
    told = [{*map("o:{}".format, one.words), f"o!{','.join(one.doubted)}"} for one in sentences]
    placed = [_places(sentences, at) for at in range(len(sentences))]
    return [
        one._replace(
            signs={*one.signs, *placed[at]}.union(
                *told[max(at - AROUND, 0) : at], *told[at + 1 : at + 1 + AROUND]
            )
        )
        for at, one in enumerate(sentences)
    ]


def _places(sentences: Sequence[Sentence], at: int) -> Iterator[str]:
    one, many = sentences[at], len(sentences)
    yield from (f"at {min(at, 2)}", f"end {min(many - 1 - at, 2)}", f"n {min(many, 4)}")
    yield f"len {min(len(one.words) // 4, 5)}"
    if many == 1:
        yield f"only len {min(len(one.words) // 3, 6)}"
    yield from map("no {}".format, one.doubted)


def paired(lists: Sequence[Collection[str]], *, within: int, joint: str) -> Iterator[str]:
    """Yield the lists that words stand on, alone and with those of the words `within` reach behind.

    `lists` has the names for each word of a sentence: [trouble], and with `joint` between [trouble][vanish].
    """
    for at, names in enumerate(lists):
        for name in names:
            yield f"[{name}]"
            for near in lists[at + 1 : at + 1 + within]:
                yield from (f"[{name}]{joint}[{other}]" for other in near)


class Weights:
    """Weights by name, each made of its text when it is first asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take lines of a name and its numbers, parted by tabs."""
        self._texts = dict(line.split("\t", 1) for line in lines)
        self._made: dict[str, tuple[float, ...]] = {}

    def __contains__(self, name: object) -> bool:
        """Say whether a name has weights."""
        return name in self._texts

    def of(self, names: Iterable[str]) -> list[tuple[float, ...]]:
        """Return the weights of those of `names` that have some."""
        made, texts = self._made, self._texts
        return [made.get(name) or self._make(name) for name in names if name in texts]

    def _make(self, name: str) -> tuple[float, ...]:
        self._made[name] = made = tuple(int(number) / STEP for number in self._texts[name].split("\t"))
        return made


@dataclass(slots=True)
class Model:
    """The weights of one language, four numbers each, in the order of `CLASSES`.

    `signs` and `words` say what a sign or a word speaks for. `mix` has, for each class, the weights of the
    clearest sentences, of the encoder, and of the four classes that the rules found, and what is added.
    """

    signs: Weights
    words: Weights
    start: tuple[float, ...]
    mix: Mapping[VoiceClass, tuple[float, ...]]

    def evidence(
        self, sentences: Sequence[Sentence], ruled: Collection[str], encoded: Sequence[float]
    ) -> dict[VoiceClass, tuple[float, ...]]:
        """Return what speaks for each class that a comment of `sentences` may have, in the order of `mix`.

        The rules found the classes `ruled` in it; `encoded` has the encoder's log odds of each class.
        """
        found: dict[VoiceClass, list[float]] = {}
        for sentence in in_context(sentences):
            for name, score in zip(CLASSES, self._scores(sentence), strict=True):
                if name not in sentence.closed:
                    found.setdefault(name, []).append(score)
        of_rules = [float(name in ruled) for name in CLASSES]
        odds = dict(zip(CLASSES, encoded, strict=True))
        return {name: (_weighed(scores), odds[name], *of_rules) for name, scores in found.items()}

    def knows(self, words: Collection[str]) -> bool:
        """Say whether at least half of the words have weights: those of other languages have not."""
        known = sum(word in self.words or word in self.signs for word in words)
        return 2 * known >= len(words)

    def told(self, evidence: Mapping[VoiceClass, Sequence[float]]) -> set[VoiceClass]:
        """Return the classes for which the evidence is enough."""
        return {name for name, found in evidence.items() if self._decides(self.mix[name], found)}

    def _decides(self, weights: Sequence[float], found: Sequence[float]) -> bool:
        *of_each, more = weights
        return sum(weight * one for weight, one in zip(of_each, found, strict=True)) + more > 0

    def _scores(self, sentence: Sentence) -> list[float]:
        """Return the score of a sentence for each class."""
        known, rows = self.words.of(sentence.words), self.signs.of(sentence.signs)
        root = math.sqrt(len(known)) or 1.0
        scores = [sum(column) for column in zip(self.start, *rows, strict=True)]
        if known:
            of_words = [sum(column) / root for column in zip(*known, strict=True)]
            scores = [score + more for score, more in zip(scores, of_words, strict=True)]
        return scores


def _weighed(scores: Sequence[float]) -> float:
    """Return the logarithm of what the clearest sentences say together."""
    weight = sum(math.log1p(math.exp(min(score, 30.0))) for score in sorted(scores)[-CLEAREST:])
    return math.log(max(weight, LEAST))


@cache
def load(language: Language) -> Model:
    """Return the model of a language, read on first use."""
    sections: dict[str, Weights] = {}
    for part in _text(language, "model.txt").split("\n\n")[1:]:
        name, *lines = part.split("\n")
        sections[name] = Weights(lines)
    (start,) = sections["start"].of(["all"])
    mix = Weights(_text("mix.txt").split("\n")[1:])
    rows = {name: mix.of([f"{language} {name}"])[0] for name in CLASSES}
    return Model(sections["signs"], sections["words"], start, rows)


def _text(*place: str) -> str:
    return files("kachilog.voices").joinpath(*place).read_text(encoding="utf-8").removesuffix("\n")
