"""For what a Japanese sentence may not count, whatever its words weigh: what got worse, what is hoped for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.voices import CLASSES
from kachilog.voices.japanese.lexicon import one_ends, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kachilog.voices import VoiceClass
    from kachilog.voices.japanese.predicates import Predicate, Unreal

_ADVISING = frozenset({"勧める", "薦める"})
_ADVICE: frozenset[Unreal] = frozenset({"advice", "order"})
_DECIDING = frozenset({"決める", "決心", "決意", "誓う"})
_HOPED = frozenset({"良い", "嬉しい", "有り難い", "助かる"})
_BLISS = frozenset({"最高", "幸せ"})
_GIVEN_UP = frozenset({"諦める", "挫折", "断念"})
_NO_STEP = tuple(name for name in CLASSES if name != "acted")
_GOOD_NEWS = ("up", "down", "events", "vanish", "solved", "eased", "finding", "coming", "glad")
_FLEEING = frozenset({"逃げる", "去る"})
_LITTLE = frozenset({"半分", "ゼロ", "0"})
_LEAVING = frozenset({"辞める", "止める", "やめる", "退会", "解約", "キャンセル"})
"""What is bad only where others do it."""


def withheld(found: Sequence[Predicate], own: Sequence[Predicate]) -> Collection[VoiceClass]:
    """Return the classes that a sentence with these predicates, `own` of the writer's, cannot have.

    All, or all but a step, if something has become worse in the end and nothing good is told before it.
    """
    told = stated(found, own)
    others = [one for one in told if not is_worse(one) and not _is_bleak(one)]
    if not any(map(is_worse, told)) or told[-1] in others or any(map(_is_good_news, others)):
        return ()
    return _NO_STEP if others or any(map(_may_be_step, own)) else CLASSES


def _is_bleak(predicate: Predicate) -> bool:
    return predicate.negative or predicate.head in words("ailing")


def _is_good_news(predicate: Predicate) -> bool:
    return any(predicate.head in words(section) for section in _GOOD_NEWS)


def _may_be_step(predicate: Predicate) -> bool:
    """Say whether it leads to what is told, as a step: 値上げしたら、お客さんが減った."""
    return predicate.link in {"te", "when"} and predicate.head in words("actions")


def stated(found: Sequence[Predicate], own: Sequence[Predicate]) -> list[Predicate]:
    """Return the predicates that tell of oneself as a fact: those that end a clause, and the last."""
    before = dict(zip(map(id, found[1:]), found, strict=False))
    return [one for one in _closing(found, own) if not _is_no_fact(one, before.get(id(one)))]


def _closing(found: Sequence[Predicate], own: Sequence[Predicate]) -> list[Predicate]:
    return [one for one in own if one.link in {"end", "finite"} or one is found[-1]]


def is_hollow(found: Sequence[Predicate], own: Sequence[Predicate]) -> bool:
    """Say whether a sentence ends with hopes, plans, decisions or advice, and states no fact."""
    if not own and found:
        previous = found[-2] if len(found) > 1 else None
        return not _ADVICE.isdisjoint(found[-1].unreal) or _is_no_fact(found[-1], previous)
    return bool(_closing(found, own)) and not stated(found, own)


def _is_no_fact(predicate: Predicate, previous: Predicate | None) -> bool:
    """Say whether it is a hope, a plan, a decision or advice: ればいいな, たら報告します, ようと決めた."""
    if predicate.passive and predicate.head in _ADVISING:
        return True
    if previous is None or predicate.progressive:
        return False
    if predicate.head in _DECIDING:
        return previous.link in {"quote", "when", "nominal"} and not previous.past
    if predicate.past or previous.link not in {"when", "if"}:
        return False
    if predicate.head in _HOPED | _BLISS:
        return predicate.head in _HOPED or not previous.past
    return previous.past and _is_to_come(predicate)


def _is_to_come(predicate: Predicate) -> bool:
    """Say whether it ends a sentence as something that will be done: 報告しますね."""
    does = predicate.kind != "adjective" and not predicate.nominal and predicate.link == "end"
    return does and not predicate.denied and not predicate.potential


def is_worse(predicate: Predicate) -> bool:
    """Say whether it tells that good things became fewer, bad things more, or that one was robbed."""
    if predicate.negative:
        return False
    if predicate.stopped:
        return _ran_dry(predicate)
    if predicate.head in _GIVEN_UP or (predicate.head == "折れる" and "心" in predicate.texts("が", "も")):
        return predicate.ended
    if predicate.passive and _is_wronged(predicate):
        return True
    return _fell(predicate) or _rose(predicate)


def _is_wronged(predicate: Predicate) -> bool:
    """契約を切られた, 返金を求められた, お客様に逃げられた."""
    if predicate.head in words("robbed") or _about(predicate, "mishaps"):
        return True
    return predicate.head in _FLEEING and one_ends(predicate.texts("に"), "custom")


def _ran_dry(predicate: Predicate) -> bool:
    """注文が来なくなった, 売れなくなった, 眠れなくなった."""
    if predicate.potential or predicate.head in words("able"):
        return not _about(predicate, "burdens")
    return predicate.head in words("arriving") and _about(predicate, "custom")


def _fell(predicate: Predicate) -> bool:
    """売上が減った, 収入が半分になった, 生徒が辞めた."""
    fallen = predicate.head in words("dwindling") or (predicate.became and predicate.compound in _LITTLE)
    if not fallen or not predicate.ended or _about(predicate, "burdens"):
        return False
    left = predicate.head not in _LEAVING or bool(predicate.argument("が", "も"))
    return left and _about(predicate, "custom")


def _rose(predicate: Predicate) -> bool:
    """残業が増えた, 返品が3件あった, 赤字になった."""
    became = predicate.texts("に", "ばかり", "") if predicate.head == "成る" else [predicate.compound]
    if (predicate.became or predicate.head == "成る") and one_ends(became, "mishaps"):
        return True
    if not predicate.ended or not _about(predicate, "burdens"):
        return False
    happened = predicate.head in words("occurring") and _about(predicate, "mishaps")
    return happened or predicate.head in words("mounting")


def _about(predicate: Predicate, section: str) -> bool:
    """Say whether its subject, or its theme where it has none, is one of a section's words."""
    subjects = predicate.texts("が", "も") or predicate.texts("は", "を") or predicate.texts("")
    return one_ends([text.removesuffix("さん") for text in subjects] + subjects, section)
