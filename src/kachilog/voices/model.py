"""A linear model of what sentences tell, learnt from labelled comments and weighed together with the rules.

The weights stand in `model.txt` of each language. `tests/data/voices/training/train.py` makes them, and the
guideline beside it says from what and how well they do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.voices import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kachilog.voices import VoiceClass

Language = Literal["english", "japanese"]

STEP = 50
"""Weights are whole fiftieths."""

LEAST = 0.02
"""What a comment weighs at least: one of which no sentence may count says no more than a doubtful one."""


class Sentence(NamedTuple):
    """What is seen of a sentence: signs, the words that tell something, and the classes it may count for.

    A question may count for none, a denial for no step and no result.
    """

    signs: Collection[str]
    words: Sequence[str]
    may_tell: Collection[VoiceClass] = CLASSES


def paired(lists: Sequence[Collection[str]], *, within: int, joint: str) -> Iterator[str]:
    """Yield the lists that words stand on, alone and with those of the words `within` reach behind.

    `lists` has the names for each word of a sentence: [trouble], and with `joint` between [trouble][vanish].
    """
    for at, names in enumerate(lists):
        for name in names:
            yield f"[{name}]"
            for near in lists[at + 1 : at + 1 + within]:
                yield from (f"[{name}]{joint}[{other}]" for other in near)


@dataclass(slots=True)
class Model:
    """The weights of one language, four numbers each, in the order of `CLASSES`.

    `signs` and `words` say what a sign or a word speaks for; `rules` has, for each class, the weight of the
    clearest sentence, those of the four classes that the rules found, and what is added.
    """

    signs: dict[str, tuple[float, ...]] = field(default_factory=dict)
    words: dict[str, tuple[float, ...]] = field(default_factory=dict)
    start: tuple[float, ...] = ()
    rules: dict[str, tuple[float, ...]] = field(default_factory=dict)

    def told(self, sentences: Sequence[Sentence], ruled: Collection[str]) -> set[str]:
        """Return the classes of a comment of `sentences` for which the rules found the classes `ruled`.

        The rules alone decide where no sentence may count for a class.
        """
        weights = self.weights(sentences)
        may = {name for sentence in sentences for name in sentence.may_tell}
        return {
            name
            for name, weight in weights.items()
            if (self._decides(name, weight, ruled) if name in may else name in ruled)
        }

    def weights(self, sentences: Sequence[Sentence]) -> Mapping[VoiceClass, float]:
        """Return for each class log(1 + e^score) of the sentence that says it most clearly."""
        clearest: dict[VoiceClass, float] = dict.fromkeys(CLASSES, 0.0)
        for sentence in sentences:
            for name, score in zip(CLASSES, self._scores(sentence), strict=True):
                if name in sentence.may_tell:
                    clearest[name] = max(clearest[name], math.log1p(math.exp(min(score, 30.0))))
        return clearest

    def _scores(self, sentence: Sentence) -> list[float]:
        """Return the score of a sentence for each class."""
        known = [found for word in sentence.words if (found := self.words.get(word)) is not None]
        rows = [found for sign in sentence.signs if (found := self.signs.get(sign)) is not None]
        root = math.sqrt(len(known)) or 1.0
        scores = [sum(column) for column in zip(self.start, *rows, strict=True)]
        if known:
            of_words = [sum(column) / root for column in zip(*known, strict=True)]
            scores = [score + more for score, more in zip(scores, of_words, strict=True)]
        return scores

    def _decides(self, name: str, weight: float, ruled: Collection[str]) -> bool:
        of_sentences, *of_rules, more = self.rules[name]
        found = sum(one for one, rule in zip(of_rules, CLASSES, strict=True) if rule in ruled)
        return of_sentences * math.log(max(weight, LEAST)) + found + more > 0


@cache
def load(language: Language) -> Model:
    """Return the model of a language, read on first use."""
    text = files(f"kachilog.voices.{language}").joinpath("model.txt").read_text(encoding="utf-8")
    model = Model()
    sections = {"signs": model.signs, "words": model.words, "rules": model.rules, "start": {}}
    section: dict[str, tuple[float, ...]] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        name, *numbers = line.split("\t")
        if numbers:
            section[name] = tuple(int(number) / STEP for number in numbers)
        else:
            section = sections[name]
    model.start = sections["start"]["all"]
    return model
