"""Which predicates of a sentence tell of something that has really happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.voices.japanese.chains import FACT
from kachilog.voices.japanese.lexicon import is_named, one_ends, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.voices.japanese.predicates import Predicate

_THINKING = frozenset({"思う", "感じる", "気", "実感", "確信", "考える", "信ずる", "信じる", "報告"})
_ONESELF = frozenset({"自分", "私"})
"""What is told of before these is told of oneself: 断れた自分をほめたい."""
_SAYING = frozenset({"言う", "褒める", "驚く", "喜ぶ", "感謝", "仰る", "評価"})


def realised(predicates: Sequence[Predicate], *, asked: bool) -> list[bool]:
    """Return for each predicate of a sentence whether it tells of something that really is or was so.

    `asked`: the sentence ends with a question mark. Negation is left to the caller: 解決しませんでした is
    real, and its negation is what really happened.
    """
    return [_stands(predicates, index, asked=asked) for index in range(len(predicates))]


def resulted(predicates: Sequence[Predicate], index: int) -> bool:
    """Say whether a predicate before て led to what the writer now meets with: ミスが減って褒められます.

    Only what happens to one may be read so; 試して報告します is a plan.
    """
    if predicates[index].link != "te" or predicates[index].unreal or index + 1 == len(predicates):
        return False
    following = predicates[index + 1]
    met = following.passive or following.favour or following.potential or following.head in words("worth")
    return met and following.unreal <= {"guess"} and not following.negative


def _stands(predicates: Sequence[Predicate], index: int, *, asked: bool) -> bool:
    """Say whether predicate `index` is asserted as real; its polarity is another matter."""
    predicate = predicates[index]
    if predicate.unreal - {"open"}:
        return False
    if index + 1 == len(predicates):
        return _ends(predicate, asked=asked)
    landing = _landing(predicates, index + 1)
    if predicate.link in {"te", "when"}:
        happened = predicate.link == "te" or _landed(landing, after=predicate)
        return happened and _led_to(predicates, index + 1, asked=asked)
    asked_about = asked and landing is predicates[-1]
    if predicate.link == "attribute" and (asked_about or not _lands_on(predicate, landing)):
        return False
    return _happened(predicate) and _asserted(predicate, predicates[index + 1], asked=asked)


def _landed(landing: Predicate, *, after: Predicate) -> bool:
    """Say whether the end of a chain shows that what たら tells of is past: 変えたら2%→5%."""
    if landing.nominal and after.past:
        return landing.number or is_named(landing, "events") or one_ends(landing.texts("の"), "prizes")
    return landing.past or landing.progressive


def _ends(predicate: Predicate, *, asked: bool) -> bool:
    """Say whether the last predicate of a sentence is real."""
    if predicate.link == "te":
        return _left_open(predicate)
    return not asked and predicate.link != "when" and _happened(predicate)


def _lands_on(predicate: Predicate, landing: Predicate) -> bool:
    """Say whether what tells of a noun is real: as what the noun is told with, or as told of oneself."""
    return predicate.after in _ONESELF or _lands(landing)


def _lands(landing: Predicate) -> bool:
    """Say whether the predicate that ends a chain is real."""
    return not landing.unreal and _happened(landing)


def _left_open(predicate: Predicate) -> bool:
    """Say whether a て that ends the sentence tells of a fact (合格できて!) and is no request (教えてね)."""
    return predicate.potential or predicate.favour or "open" not in predicate.unreal


def _asserted(predicate: Predicate, following: Predicate, *, asked: bool) -> bool:
    """Say whether what stands around a finite predicate lets it be the writer's own assertion."""
    if predicate.link == "quote":
        return _own_words(following) and not asked
    if predicate.link == "nominal" and predicate.after in FACT:
        return following.head not in {"有る", "無い"}
    return True


def _own_words(thinking: Predicate) -> bool:
    """Say whether a statement before と or って is the writer's own: と思います yes, と聞きました no."""
    if thinking.unreal & {"question", "if", "wish"}:
        return False
    if thinking.head in _SAYING and thinking.passive:
        return True
    relapsed = thinking.link in {"when", "if", "attribute"} or thinking.after in {"のに", "が", "きや"}
    return thinking.head in _THINKING and not relapsed and not thinking.negative


def _happened(predicate: Predicate) -> bool:
    """Say whether tense and aspect put the predicate into the past or the present."""
    if predicate.past or predicate.progressive or predicate.done:
        return True
    if predicate.kind == "verb" or predicate.became:
        return predicate.negative and not predicate.became
    return True


def _landing(predicates: Sequence[Predicate], index: int) -> Predicate:
    """Return the predicate that ends the chain of て, たら, と and modifiers that starts at `index`."""
    for predicate in predicates[index:]:
        if predicate.link in {"end", "finite"}:
            return predicate
    return predicates[-1]


def _led_to(predicates: Sequence[Predicate], index: int, *, asked: bool) -> bool:
    """Say whether the predicate that a て or たら leads to is real, so that what led to it is real too."""
    predicate = predicates[index]
    last = index + 1 == len(predicates)
    modifies = predicate.link == "attribute" or (predicate.link == "quote" and not predicate.unreal)
    if modifies and not last:
        return _led_to(predicates, index + 1, asked=asked)
    if predicate.kind != "verb" and predicate.head in words("worth"):
        return not predicate.unreal and not (asked and last)
    return _stands(predicates, index, asked=asked)
