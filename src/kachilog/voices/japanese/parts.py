"""The sentences of a Japanese comment, and which of their predicates tell of the writer as a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kachilog.voices.japanese import guards, unsaid
from kachilog.voices.japanese.chains import SUITABLE
from kachilog.voices.japanese.lexicon import ends, morphemes, words
from kachilog.voices.japanese.mood import realised, resulted
from kachilog.voices.japanese.reading import read
from kachilog.voices.normal import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kachilog.voices import VoiceClass
    from kachilog.voices.japanese.lexicon import Morpheme
    from kachilog.voices.japanese.predicates import Predicate

_FOR_SOMEBODY_ELSE = re.compile(r"おめでとう|おめでたい|祈願|祈って|祈り|ますように|頑張って(?:ね|ください)")
_RELAPSE = re.compile(
    r"再発|元通り|元どおり|逆戻り|ぶり返|リバウンド(?!せ|し(?:な|ませ|て(?:な|いま?せ?な?)))|勘違いでした|またダメ|振り出し"
)
_NEARLY = re.compile(
    r"(?:もう少し|もうちょっと|あと一歩|あとちょっと|あと少し|危うく|あやうく|寸前)(?:で|の(?:ところ|とこ)で?|だった)"
    r"|夢で|夢の中で|(?<![くたぼ])もし(?!か)|仮に"
)


class Part(NamedTuple):
    """A sentence of a comment, its morphemes, its predicates, and the classes that it cannot have."""

    sentence: Sentence
    morphemes: Sequence[Morpheme]
    predicates: Sequence[Predicate]
    withheld: Collection[VoiceClass]


def parts_of(text: str) -> list[Part]:
    """Return the sentences of a plain text (see `normal.plain`), read, without what `unsaid` takes out."""
    found = [_part(sentence) for sentence in sentences(unsaid.without_taken_back(text))]
    return [part for part in found if part.sentence.text]


def _part(sentence: Sentence) -> Part:
    text = unsaid.without_asides(sentence.text)
    whole = morphemes(text)
    parted = unsaid.without_others(whole)
    if len(parted) < len(whole):
        text = "".join(morpheme.surface for morpheme in parted)
    found = read(parted)
    return Part(Sentence(text, asked=sentence.asked), parted, found, _withheld(found, asked=sentence.asked))


def _withheld(found: Sequence[Predicate], *, asked: bool) -> Collection[VoiceClass]:
    """Return the classes that a sentence cannot have, as what it tells is worse than before."""
    return guards.withheld(found, own_of(found, asked=asked)) if any(map(guards.is_worse, found)) else ()


def own_of(found: Sequence[Predicate], *, asked: bool) -> list[Predicate]:
    """Return the predicates of a sentence that are real or led to it, of the writer or the family."""
    own: list[Predicate] = []
    others = False
    for index, (predicate, real) in enumerate(zip(found, realised(found, asked=asked), strict=True)):
        if _of_others(predicate):
            others = True
        elif _of_ours(predicate):
            others = False
        last = index + 1 == len(found)
        if _is_not_told_of_oneself(predicate, others=others, last=last):
            continue
        if real or (resulted(found, index) and not asked):
            own.append(predicate)
    return own


def is_for_somebody_else(sentence: str) -> bool:
    """Say whether a sentence congratulates or wishes well."""
    return _FOR_SOMEBODY_ELSE.search(sentence) is not None


def nearly_was(sentence: str) -> bool:
    """Say whether a sentence tells what nearly happened, or happened in a dream."""
    return _NEARLY.search(sentence) is not None


def is_relapse(sentence: str) -> bool:
    """Say whether a trouble is told to be back."""
    return _RELAPSE.search(sentence) is not None


def _is_not_told_of_oneself(predicate: Predicate, *, others: bool, last: bool) -> bool:
    """Say whether a predicate tells of others, thanks (教えてくれて), or says what something is like."""
    thanked = predicate.favour and predicate.link == "te" and last
    mine = predicate.passive or predicate.favour
    return thanked or (others and not mine) or not SUITABLE.isdisjoint(predicate.joined)


def _of_ours(predicate: Predicate) -> bool:
    return any(argument.nouns[-1] in words("ours") for argument in predicate.argument("は", "が", "も"))


def _of_others(predicate: Predicate) -> bool:
    """Say whether somebody who is not the writer or of the family is the subject."""
    counted = any(predicate.head in words(section) for section in ("up", "down", "gathering"))
    if predicate.favour or predicate.passive or counted or predicate.head in {"居る", "有る", "出来る"}:
        return False
    subjects = predicate.argument("は", "が", "も", "って", "ね", "")
    return any(_is_other(argument.nouns) for argument in subjects if not argument.number)


def _is_other(nouns: tuple[str, ...]) -> bool:
    name = "".join(nouns)
    if name in words("others"):
        return True
    if not words("ours").isdisjoint(nouns[:-1]) or name in words("ours"):
        return False
    if nouns[-1] == "さん" and len(nouns) > 1:
        return not ends(name.removesuffix("さん"), "ours", "prizes", "gained")
    return nouns[-1] in words("others")
