"""結果が出た: whether a predicate tells of a good change in figures, ability or others' judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.voices.japanese.lexicon import ends, words

if TYPE_CHECKING:
    from kachilog.voices.japanese.predicates import Predicate, Told

_SUBJECT = ("が", "は", "も", "を", "まで", "")
_MYSELF = frozenset({"私", "僕", "俺", "自分", "うち", "内", "わたし"})
_WINNING = frozenset({"取る", "取れる", "とれる"})
_GONE = frozenset({"無くなる", "なくなる", "ゼロ"})
_REACHING = frozenset({"届く", "到達", "達する", "来る", "進む", "乗る"})
_QUICK = frozenset({"半日", "一瞬", "すぐ", "秒", "1回", "一発"})
_LESS = frozenset({"半分", "ゼロ", "0"})
_NEGATING = ("不", "未", "非")


def tells(told: Told) -> bool:
    """Say whether the predicate tells of a result."""
    return not told.predicate.negative and any(rule(told) for rule in _RULES)


def arrived(told: Told) -> bool:
    """Say whether something good came: 依頼が来た, 内定をもらった, 企画が通った, 資格が取れた."""
    predicate = told.predicate
    if predicate.denied or predicate.head not in words("arriving"):
        return False
    themes = [argument.text.removesuffix("さん") for argument in predicate.argument(*_SUBJECT, "に")]
    if predicate.head in _WINNING:
        return any(ends(theme, "marks") for theme in themes)
    news = any(ends(argument.text, "prizes", "marks", "events") for argument in predicate.argument("の"))
    if news and any(ends(theme, "news") for theme in themes):
        return True
    counted = any(argument.number for argument in predicate.argument("に"))
    people = ("gained",) if predicate.head in words("gathering") and not counted else ()
    return any(ends(theme, "prizes", "marks", *people) for theme in themes)


def below(told: Told) -> bool:
    """Say whether a figure fell below a mark: 体重が60キロを切った."""
    predicate = told.predicate
    crossed = predicate.head in {"切る", "割る", "下回る"} and predicate.past and not predicate.denied
    return crossed and any(argument.number for argument in predicate.argument("を"))


def _themes(predicate: Predicate) -> list[str]:
    named = [argument.text for argument in predicate.argument(*_SUBJECT) if not argument.number]
    stem = predicate.compound.removesuffix(predicate.head)
    return [*named, stem] if predicate.kind == "noun" and stem else named


def _moved(told: Told) -> bool:
    """食費が減った, 売上が伸びた; the wrong way round (体重が増えた, 収入が減った) is no result."""
    predicate, head = told.predicate, told.predicate.head
    up, down = head in words("up"), head in words("down")
    if predicate.regret or not (up or down) or (predicate.passive and not predicate.potential):
        return False
    if predicate.stopped or (predicate.kind == "adjective" and not predicate.became):
        return False
    themes = _themes(predicate)
    gained = any(ends(theme, "gained") for theme in themes)
    spent = not gained and any(ends(theme, "spent") for theme in themes)
    bad = any(ends(theme, "trouble", "failures") for theme in themes)
    if head in words("self_made"):
        return spent if down else gained
    if up and down:
        return True
    if up:
        return not (spent or bad) or head == "超える"
    measured = predicate.number or any(argument.number for argument in predicate.arguments)
    return spent or (not gained and (bool(themes) or measured))


def _went(told: Told) -> bool:
    """忘れ物がなくなった, 半分になった; 時間がなくなった is a loss."""
    predicate = told.predicate
    themes = _themes(predicate)
    lost = any(ends(theme, "gained", "precious") for theme in themes)
    less = predicate.head in _GONE or (predicate.head == "半分" and predicate.became)
    return less and (bool(themes) or predicate.head == "半分") and not lost and not predicate.stopped


def _changed_to(told: Told) -> bool:
    """2千円になった, 1位になりました, 正常値に戻った."""
    predicate = told.predicate
    if predicate.stopped or predicate.regret or (predicate.head in _LESS):
        return False
    if predicate.kind == "noun" and any(
        ends(argument.text, "goals") for argument in predicate.argument("の")
    ):
        return predicate.became
    if predicate.head in _REACHING and predicate.ended:
        return any(argument.number for argument in predicate.argument("に", "まで"))
    if predicate.kind == "noun" and (predicate.became or (predicate.nominal and predicate.past)):
        return (predicate.became and predicate.number) or ends(predicate.compound, "normal")
    reached = predicate.head in {"戻る", "入る", "収まる", "下がる", "成る"} and predicate.ended
    return reached and any(ends(argument.text, "normal") for argument in predicate.argument("に"))


def _able_now(told: Told) -> bool:
    """できるようになった, 忘れ物をしなくなった, 手伝ってくれるようになった, 仲が良くなった."""
    predicate = told.predicate
    if not (predicate.became and predicate.ended):
        return False
    if predicate.kind == "adjective":
        return predicate.head in words("better") and not predicate.stopped
    if (
        predicate.kind == "noun"
        and not predicate.potential
        and ends(predicate.compound, "failures", "trouble")
    ):
        return predicate.stopped
    if predicate.stopped:
        return not predicate.potential and predicate.head not in words("working")
    skilled = predicate.potential or predicate.head in {"上手", "得意", "可能"}
    return predicate.kind == "verb" or skilled or predicate.favour


def _family_managed(told: Told) -> bool:
    """息子が逆上がりができた, 娘が完食してくれた: what one of the family achieved or did for one."""
    predicate = told.predicate
    family = any(
        argument.nouns[-1] in words("ours") and argument.text not in _MYSELF
        for argument in predicate.argument("が", "は", "も", "")
    )
    managed = (predicate.potential and not predicate.passive) or predicate.favour
    return family and managed and predicate.past and not predicate.stopped


def _figure(told: Told) -> bool:
    """初月の売上は3万円でした."""
    predicate = told.predicate
    named = any(ends(argument.text, "gained") for argument in predicate.argument("は", "が", "も", ""))
    worth_telling = predicate.number and not predicate.compound.startswith(("0", "〇"))
    return predicate.nominal and predicate.past and named and worth_telling and not predicate.became


def _outcome(told: Told) -> bool:
    """結果が出た, 効果を実感しています."""
    predicate = told.predicate
    if predicate.head == "続く" and predicate.ended:
        return any(ends(theme, "events") for theme in _themes(predicate))
    shown = predicate.head in words("outcome_verbs") and predicate.ended and not predicate.stopped
    return shown and any(ends(theme, "outcome") for theme in _themes(predicate))


def _money_back(told: Told) -> bool:
    """2万円戻ってきた, 月に3万円入ってきます."""
    predicate = told.predicate
    came = predicate.head in {"戻る", "返る", "入る", "浮く"} and predicate.ended and not predicate.stopped
    sums = predicate.argument("が", "も", "は", "")
    return came and any(argument.number and argument.nouns[-1] == "円" for argument in sums)


def _done_in(told: Told) -> bool:
    """10分で終わった, 半日で済みました."""
    predicate = told.predicate
    finished = (
        predicate.head in {"終わる", "済む", "終える", "片付く"} and predicate.past and not predicate.stopped
    )
    return finished and any(
        argument.number or argument.text in _QUICK for argument in predicate.argument("で")
    )


def _praised(told: Told) -> bool:
    """上司に褒められた, お客様に喜んでもらえた, 「変わったね」と言われます."""
    predicate, previous = told.predicate, told.previous
    if not (predicate.passive or predicate.favour):
        return False
    if predicate.head in {"言う", "仰る"}:
        kind_words = any("褒め" in noun for argument in predicate.arguments for noun in argument.nouns)
        kind_quote = previous is not None and previous.link == "quote" and previous.head in words("kind")
        return predicate.favour or kind_words or kind_quote
    if predicate.favour and predicate.head in words("favours"):
        return predicate.ended
    return predicate.head in words("praise") and (predicate.ended or predicate.passive)


def _went_well(told: Told) -> bool:
    """うまくいった."""
    predicate = told.predicate
    return (
        predicate.head in {"行く", "運ぶ"}
        and predicate.ended
        and predicate.told_with(frozenset({"旨い", "上手い"}))
    )


def _event(told: Told) -> bool:
    """合格しました, 目標達成!, 売れた."""
    predicate = told.predicate
    named = predicate.head in words("events") or (
        predicate.kind == "noun" and ends(predicate.compound, "events")
    )
    if predicate.stopped or predicate.passive or predicate.favour or not named:
        return False
    if predicate.link == "te" and told.following is not None and told.following.negative:
        return False  # 完売していて買えませんでした
    failed = predicate.compound.startswith(_NEGATING) or ends(predicate.compound, "failures")
    return (predicate.ended or predicate.kind == "noun") and not failed


def _long_wished(told: Told) -> bool:
    """念願のカフェを開けました."""
    predicate = told.predicate
    return predicate.past and not predicate.stopped and predicate.told_with(frozenset({"念願", "悲願"}))


def _could(told: Told) -> bool:
    """やってみたらできました."""
    predicate = told.predicate
    if predicate.head != "出来る" or not predicate.past or predicate.stopped:
        return False
    return not any(ends(argument.text, "actions") for argument in predicate.arguments[-1:])


_RULES = (
    _able_now,
    _changed_to,
    _moved,
    _went,
    arrived,
    below,
    _family_managed,
    _figure,
    _outcome,
    _money_back,
    _done_in,
    _praised,
    _went_well,
    _event,
    _long_wished,
    _could,
)
