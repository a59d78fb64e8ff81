"""Relief that is told in everyday words: it is easy now, the drawer closes smoothly."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kachilog.voices.japanese.lexicon import one_ends, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kachilog.voices.japanese.predicates import Predicate, Told

    Rule = Callable[[Told], bool]

_SUBJECT = ("が", "は", "も", "を", "まで", "の", "")
_ALONE = frozenset({"自分", "私", "一人", "独り", "うち", "我が家", "内"})
_FINE = frozenset({"楽", "らく", "平気", "へっちゃら", "余裕", "快適", "楽勝", "大丈夫"})
_QUITE = frozenset({"全然", "全く", "まるで", "明らか", "まるっきり", "段違い", "格段", "断然"})
_THINKING = frozenset({"思う", "思える", "知る", "分かる", "感じる", "気付く"})


def relieved(told: Told) -> bool:
    """Say whether a trouble is told to have gone."""
    return any(rule(told) for rule in _rules_for(told.predicate.head))


@lru_cache(maxsize=4096)
def _rules_for(head: str) -> tuple[Rule, ...]:
    """Return the rules that look for a head: most heads have few."""
    return tuple(rule for rule, heads in _RELIEFS if not heads or any(_is_one(head, name) for name in heads))


def _is_one(head: str, name: str) -> bool:
    return head == name or (name.startswith("[") and head in words(name.strip("[]")))


def not_alone(told: Told) -> bool:
    """Say whether one has come to think that one is not alone, or that all will be well."""
    predicate, previous = told.predicate, told.previous
    if predicate.head not in _THINKING or predicate.denied:
        return False
    if not predicate.past and not predicate.became:
        return False
    if predicate.potential and one_ends(predicate.texts("って", "と"), "eased"):
        return True
    if previous is None or previous.link not in {"quote", "nominal"} or not previous.negative:
        return False
    return previous.told_with(_ALONE) or previous.head in _ALONE


def _named(predicate: Predicate, section: str) -> bool:
    return one_ends(predicate.texts(*_SUBJECT), section)


def _quite_different(told: Told) -> bool:
    """首が全然違う."""
    predicate = told.predicate
    other = predicate.head in {"違う", "別物", "変わる"} and not predicate.denied
    return other and predicate.told_with(_QUITE) and _named(predicate, "body_parts")


def _easy_now(told: Told) -> bool:
    """洗濯物を干すのが楽, 階段も平気."""
    predicate, previous = told.predicate, told.previous
    if not _says_what_is(predicate) or one_ends(predicate.texts(), "ways", "feeds"):
        return False
    if predicate.argument("も") and not predicate.number:
        return True
    if previous is None or previous.link not in {"te", "nominal"}:
        return False
    return previous.after == "の" or (previous.after != "こと" and bool(predicate.arguments))


def _says_what_is(predicate: Predicate) -> bool:
    """Say whether a noun ends a sentence that tells of now."""
    return predicate.nominal and predicate.link == "end" and not predicate.denied and not predicate.past


def _noticed(told: Told) -> bool:
    """仕組みがわかってなかったんだと気づけた."""
    predicate = told.predicate
    return (
        predicate.head in {"気付く", "気づく"}
        and predicate.potential
        and predicate.past
        and not predicate.denied
    )


def _fault_stopped(told: Told) -> bool:
    """エアコンの異音、掃除したら止まりました."""
    predicate = told.predicate
    stopped = predicate.head in {"止まる", "止む"} and predicate.past and not predicate.denied
    if not stopped or predicate.told_with(frozenset({"涙"})):
        return False
    told_of = [predicate] if told.previous is None else [predicate, told.previous]
    return any(one_ends(one.texts(*_SUBJECT), "trouble") for one in told_of)


def _moves_smoothly(told: Told) -> bool:
    """引き出しがスッと閉まる."""
    predicate = told.predicate
    moves = predicate.kind == "verb" and predicate.head in words("moving") and not predicate.denied
    smooth = not predicate.adverbs.isdisjoint(words("smoothly"))
    return moves and smooth and predicate.link == "end" and bool(predicate.argument("が", "も", ""))


def _cause_named(told: Told) -> bool:
    """糸が絡まる原因、下糸の向きだった."""
    predicate = told.predicate
    named = predicate.nominal and predicate.past and not predicate.denied
    return named and one_ends(predicate.texts("は", "", "が", "って"), "causes")


def _cleared_away(told: Told) -> bool:
    """洗面台のカビ、きれいさっぱり."""
    predicate = told.predicate
    clean = predicate.nominal and predicate.compound.endswith(("さっぱり", "すっきり", "ゼロ", "皆無"))
    return clean and _named(predicate, "trouble") and not predicate.denied


def _runs(told: Told) -> bool:
    """マクロ、動いた."""
    predicate = told.predicate
    plainly = predicate.past and predicate.link == "end" and not predicate.denied
    return plainly and predicate.head in words("running") and _named(predicate, "devices")


_RELIEFS: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (not_alone, tuple(_THINKING)),
    (_quite_different, ("違う", "別物", "変わる")),
    (_easy_now, tuple(_FINE)),
    (_noticed, ("気付く", "気づく")),
    (_fault_stopped, ("止まる", "止む")),
    (_moves_smoothly, ("[moving]",)),
    (_cause_named, ()),
    (_cleared_away, ()),
    (_runs, ("[running]",)),
)
"""Each rule with the heads, or [sections] of heads, that it looks for; any head if it names none."""
