"""What the rules find in a Japanese comment: relief, feelings, and changes that are told in figures.

Steps and other results are left to the model: rules for them found nothing that it does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kachilog.voices.japanese import change, felt, guards, solved, unsaid
from kachilog.voices.japanese.chains import SUITABLE
from kachilog.voices.japanese.lexicon import ends, morphemes, one_ends, words
from kachilog.voices.japanese.mood import realised, resulted
from kachilog.voices.japanese.predicates import Told
from kachilog.voices.japanese.reading import read
from kachilog.voices.normal import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kachilog.voices import VoiceClass
    from kachilog.voices.japanese.lexicon import Morpheme
    from kachilog.voices.japanese.predicates import Predicate

_FOR_SOMEBODY_ELSE = re.compile(r"おめでとう|おめでたい|祈願|祈って|祈り|ますように|頑張って(?:ね|ください)")
_CONGRATULATION = re.compile(
    r"おめでと|(?:フォロー|返事|返信|コメント|いいね|応援|メッセージ|コラボ|言葉)[^。!?]{0,12}(?:ありがと|感謝)"
)
"""Joy in such a comment is a courtesy."""
_RELAPSE = re.compile(
    r"再発|元通り|元どおり|逆戻り|ぶり返|リバウンド(?!せ|し(?:な|ませ|て(?:な|いま?せ?な?)))|勘違いでした|またダメ|振り出し"
)
_COMMON_KNOWLEDGE = re.compile(r"(?:ます|てる|でる|ている|でいる|るん(?:です)?|ない(?:です)?)よねー?$")
"""気づくと増えてますよね: what is so with everybody."""
_NEARLY = re.compile(
    r"(?:もう少し|もうちょっと|あと一歩|あとちょっと|あと少し|危うく|あやうく|寸前)(?:で|の(?:ところ|とこ)で?|だった)"
    r"|夢で|夢の中で|もし(?!か)|仮に"
)

_YET = frozenset({"のに", "けれど", "けど", "が"})


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


def classes(text: str, parts: Sequence[Part]) -> set[str]:
    """Return the classes of a plain text with these parts: a subset of solved, result, felt."""
    stuck = any(_was_stuck(predicate) for part in parts for predicate in part.predicates)
    told: set[str] = set()
    for part in parts:
        if not is_for_somebody_else(part.sentence.text):
            told |= _sentence(part.sentence, part.predicates, stuck=stuck).difference(part.withheld)
    if _CONGRATULATION.search(text):
        told.discard("felt")
    return told


def own_of(found: Sequence[Predicate], *, asked: bool) -> list[Predicate]:
    """Return the predicates of a sentence that tell of the writer or the family and are real."""
    return [predicate for _, predicate in own_predicates(found, asked=asked)]


def is_for_somebody_else(sentence: str) -> bool:
    """Say whether a sentence congratulates or wishes well, or tells what nearly happened."""
    return _FOR_SOMEBODY_ELSE.search(sentence) is not None or _NEARLY.search(sentence) is not None


def is_relapse(sentence: str) -> bool:
    """Say whether a trouble is told to be back."""
    return _RELAPSE.search(sentence) is not None


def _sentence(sentence: Sentence, found: Sequence[Predicate], *, stuck: bool) -> set[str]:
    """Return the classes of one sentence."""
    told_of: set[str] = set()
    lasting = not is_relapse(sentence.text)
    background = any(_long_ago(found, index) for index in range(len(found)))
    general = _COMMON_KNOWLEDGE.search(sentence.text) is not None
    goal = any(one_ends(predicate.texts("は"), "goals") for predicate in found)
    for index, predicate in own_predicates(found, asked=sentence.asked or general):
        previous, following = found[index - 1] if index else None, next(iter(found[index + 1 :]), None)
        told = Told(predicate, previous, following, stuck, background)
        if lasting and not _is_aside(told, goal=goal):
            told_of |= _change(told)
    if lasting and not sentence.asked:
        _by_figures(sentence, found, told_of)
    return told_of


def _is_aside(told: Told, *, goal: bool) -> bool:
    """Say whether a change is told by the way: as it was long ago, as what a goal is, before a noun."""
    predicate = told.predicate
    bygone = told.background and predicate.after in _YET
    aim = goal and predicate.nominal and not predicate.past
    return bygone or aim or (predicate.link == "attribute" and predicate.after not in words("children"))


def _change(told: Told) -> set[str]:
    moved = {"felt"} if felt.tells(told) else set()
    return {"solved"} | moved if solved.tells(told) else moved


def _by_figures(sentence: Sentence, found: Sequence[Predicate], told: set[str]) -> None:
    """Add the result that figures alone tell of, or take away one that they deny: BからDに下がった."""
    good = change.verdict(sentence.text)
    if good and not any(_of_others(predicate) for predicate in found):
        told.add("result")
    elif good is False:
        told.discard("result")


def own_predicates(found: Sequence[Predicate], *, asked: bool) -> Iterator[tuple[int, Predicate]]:
    """Yield the predicates that tell of the writer or the family and are real, or led to what is."""
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
            yield index, predicate


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


def _was_stuck(predicate: Predicate) -> bool:
    return predicate.head in words("stuck") and (predicate.past or predicate.kind == "noun")


def _long_ago(found: Sequence[Predicate], index: int) -> bool:
    """Say whether a predicate is told as something of long before: 以前, 去年, 前に (but not 寝る前に)."""
    predicate = found[index]
    before_something = any(earlier.after == "前" for earlier in found[:index])
    for argument in predicate.arguments:
        time = {argument.text, argument.nouns[-1]} if argument.nouns[-1] != "前" else {argument.text}
        long_ago = not words("past_time").isdisjoint(time)
        if long_ago and not before_something and argument.particle not in {"の", "より", "を"}:
            return True
    return not predicate.adverbs.isdisjoint(words("past_time"))
