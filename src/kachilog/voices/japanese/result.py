"""結果が出た: whether a predicate tells of a good change in figures, ability or others' judgement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.voices.japanese import everyday
from kachilog.voices.japanese.lexicon import ends, is_named, one_ends, words

if TYPE_CHECKING:
    from kachilog.voices.japanese.predicates import Predicate, Told

_SUBJECT = ("が", "は", "も", "を", "まで", "")
_MYSELF = frozenset({"私", "僕", "俺", "自分", "うち", "内", "わたし"})
_WINNING = frozenset({"取る", "取れる", "とれる"})
_GONE = frozenset({"無くなる", "なくなる", "ゼロ"})
_REACHING = frozenset({"届く", "到達", "達する", "来る", "進む", "乗る"})
_QUICK = frozenset({"半日", "一瞬", "すぐ", "秒", "1回", "一発"})
_LESS = frozenset({"半分", "ゼロ", "0"})
_ALONE = frozenset({"自分", "一人", "独り", "ひとり", "自力"})
_CLOCK = frozenset({"分", "秒", "時間", "分間", "日"})
_NEGATING = ("不", "未", "非")


def tells(told: Told) -> bool:
    """Say whether the predicate tells of a result."""
    if everyday.bettered(told):
        return True
    return not told.predicate.negative and any(rule(told) for rule in _RULES)


def arrived(told: Told) -> bool:
    """Say whether something good came: 依頼が来た, 内定をもらった, 企画が通った, 資格が取れた."""
    predicate = told.predicate
    if predicate.denied or predicate.head not in words("arriving"):
        return False
    themes = [text.removesuffix("さん") for text in predicate.texts(*_SUBJECT, "に")]
    if predicate.head in _WINNING:
        return one_ends(themes, "marks")
    if _undertaken(predicate, themes):
        return False
    if one_ends(predicate.texts("の"), "prizes", "marks", "events") and one_ends(themes, "news"):
        return True
    gathered = predicate.head in words("gathering") and not predicate.counted("に")
    return one_ends(themes, "prizes", "marks", *(["gained"] if gathered else []))


def _undertaken(predicate: Predicate, themes: list[str]) -> bool:
    """Say whether it is a step of one's own: 面接を受けた, 予約を入れた."""
    booked = predicate.head == "入れる" and bool(predicate.argument("を"))
    return booked or (predicate.head == "受ける" and one_ends(themes, "trials"))


def below(told: Told) -> bool:
    """Say whether a figure fell below a mark: 体重が60キロを切った."""
    predicate = told.predicate
    crossed = predicate.head in {"切る", "割る", "下回る"} and predicate.past and not predicate.denied
    return crossed and predicate.counted("を")


def _themes(predicate: Predicate) -> list[str]:
    named = [argument.text for argument in predicate.argument(*_SUBJECT) if not argument.number]
    stem = predicate.compound.removesuffix(predicate.head)
    return [*named, stem] if predicate.kind == "noun" and stem else named


def _moved(told: Told) -> bool:
    """食費が減った, 売上が伸びた; the wrong way round (体重が増えた, 収入が減った) is no result."""
    predicate = told.predicate
    if not _came(predicate):
        return False
    if predicate.head in words("up"):
        return _rose_well(predicate)
    return predicate.head in words("down") and _fell_well(predicate)


def _rose_well(predicate: Predicate) -> bool:
    themes = _themes(predicate)
    gained = one_ends(themes, "gained")
    if predicate.head in words("self_made"):
        return gained
    spent = one_ends(themes, "spent", "vanity") and not gained
    if predicate.head in {"溜まる", "たまる"} and themes:
        return gained or predicate.counted()
    if "続ける" in predicate.joined:
        return gained
    return predicate.head == "超える" or not (spent or one_ends(themes, "trouble", "failures"))


def _fell_well(predicate: Predicate) -> bool:
    themes = _themes(predicate)
    if one_ends(themes, "gained") or (predicate.head == "落ちる" and not _fell_in_figures(predicate, themes)):
        return False
    if predicate.head in words("self_made"):
        return one_ends(themes, "spent")
    return bool(themes) or predicate.number or predicate.counted()


def _fell_in_figures(predicate: Predicate, themes: list[str]) -> bool:
    """Say whether a 落ちる is of a quantity (体重が落ちた), and of no examination (1次に落ちた)."""
    return one_ends(themes, "spent", "trouble") or one_ends(predicate.texts("", "も", "が"), "measures")


def _came(predicate: Predicate) -> bool:
    """Say whether a change came about, and is no state, no mishap and not what others did."""
    if predicate.regret or predicate.stopped or (predicate.passive and not predicate.potential):
        return False
    return predicate.kind != "adjective" or predicate.became


def _went(told: Told) -> bool:
    """忘れ物がなくなった, 半分になった; 時間がなくなった is a loss."""
    predicate = told.predicate
    themes = _themes(predicate)
    less = predicate.head in _GONE or (predicate.head == "半分" and predicate.became)
    if not less or predicate.stopped or one_ends(themes, "gained", "precious"):
        return False
    return bool(themes) or predicate.head == "半分"


def _changed_to(told: Told) -> bool:
    """2千円になった, 1位になりました, 正常値に戻った."""
    predicate = told.predicate
    if predicate.stopped or predicate.regret or predicate.head in _LESS:
        return False
    if predicate.kind == "noun" and one_ends(predicate.texts("の"), "goals"):
        return predicate.became
    if predicate.head in _REACHING and predicate.ended:
        return predicate.counted("に", "まで")
    if predicate.kind == "noun" and (predicate.became or (predicate.nominal and predicate.past)):
        return _is_new(predicate)
    return _back_to_normal(predicate)


def _back_to_normal(predicate: Predicate) -> bool:
    reached = predicate.head in {"戻る", "入る", "収まる", "おさまる", "下がる", "成る"} and predicate.ended
    return reached and one_ends(predicate.texts("に"), "normal")


def _is_new(predicate: Predicate) -> bool:
    """Say whether what it became, or was, is a figure (2千円になった) or as it should be."""
    return (predicate.became and predicate.number) or ends(predicate.compound, "normal")


def _able_now(told: Told) -> bool:
    """できるようになった, 忘れ物をしなくなった, 手伝ってくれるようになった, 仲が良くなった."""
    predicate = told.predicate
    if not (predicate.became and predicate.ended):
        return False
    if predicate.kind == "adjective":
        return predicate.head in words("better") and not predicate.stopped
    if _is_failing(predicate):
        return predicate.stopped
    if predicate.head in words("up") or predicate.head in words("down"):
        return _halted_well(predicate)
    return _ceased_well(predicate) if predicate.stopped else _does_now(predicate)


def _ceased_well(predicate: Predicate) -> bool:
    return not predicate.potential and predicate.head not in words("working")


def _does_now(predicate: Predicate) -> bool:
    if one_ends(_themes(predicate), "trouble", "failures"):
        return False
    skilled = predicate.potential or predicate.head in {"上手", "得意", "可能"}
    return predicate.kind == "verb" or skilled or predicate.favour


def _halted_well(predicate: Predicate) -> bool:
    """体重が増えなくなった; 食費が減らなくなった is the end of something good."""
    themes = _themes(predicate)
    if not predicate.stopped:
        return False  # what is told of a quantity that moves is told by _moved
    return one_ends(themes, "spent") if predicate.head in words("up") else one_ends(themes, "gained")


def _is_failing(predicate: Predicate) -> bool:
    noun = predicate.kind == "noun" and not predicate.potential
    return noun and ends(predicate.compound, "failures", "trouble")


def _family_managed(told: Told) -> bool:
    """息子が逆上がりができた, 娘が完食してくれた: what one of the family achieved or did for one."""
    predicate = told.predicate
    family = any(
        argument.nouns[-1] in words("ours") and argument.text not in _MYSELF
        for argument in predicate.argument("が", "は", "も", "")
    )
    managed = (predicate.potential and not predicate.passive) or predicate.favour
    new = predicate.told_with(frozenset({"初めて", "自分", "一人"}))
    return family and (managed or new) and predicate.past and not predicate.stopped


def _figure(told: Told) -> bool:
    """初月の売上は3万円でした."""
    predicate = told.predicate
    named = one_ends(predicate.texts("は", "が", "も", ""), "gained")
    worth_telling = predicate.number and not predicate.compound.startswith(("0", "〇"))
    if _bare_figure(told):
        return True
    return predicate.nominal and predicate.past and named and worth_telling and not predicate.became


def _names_a_prize(predicate: Predicate) -> bool:
    """受注3件目, 星5レビュー, 問い合わせ3件."""
    named = [predicate.compound, re.sub(r"\d.*$", "", predicate.compound)]
    return one_ends([name for name in named if name], "prizes") and not predicate.told_with(words("to_come"))


def _bare_figure(told: Told) -> bool:
    """満足度94%, 数値が全部正常: a figure or a state that ends its sentence."""
    predicate = told.predicate
    if not predicate.nominal or predicate.link != "end" or told.following is not None or predicate.negative:
        return False
    if predicate.number and not predicate.compound.endswith("日目") and _names_a_prize(predicate):
        return True
    if ends(predicate.compound, "sound"):
        return bool(predicate.argument("が", "は", "も", ""))
    name = predicate.compound.rstrip(predicate.head).rstrip("0123456789.,千万百割%円点")
    return predicate.number and not predicate.became and ends(name, "rated")


def _outcome(told: Told) -> bool:
    """結果が出た, 効果を実感しています."""
    predicate = told.predicate
    if predicate.head == "続く" and predicate.ended:
        return one_ends(_themes(predicate), "events")
    shown = predicate.head in words("outcome_verbs") and predicate.ended and not predicate.stopped
    if shown and predicate.head in {"出る", "入る", "届く"} and one_ends(_themes(predicate), "earnings"):
        return True
    return shown and one_ends(_themes(predicate), "outcome")


def attained(predicate: Predicate) -> bool:
    """Say whether one came where one wished to be: 転職できた, 友達ができた."""
    if not predicate.potential or not predicate.past or predicate.denied:
        return False
    if predicate.kind == "noun":
        return ends(predicate.compound, "attained")
    return predicate.head == "出来る" and one_ends(_themes(predicate), "companions")


def _learnt(told: Told) -> bool:
    """魚のさばき方を覚えました, コツが身についた."""
    predicate = told.predicate
    known = predicate.head in {"覚える", "マスター", "習得", "会得"} or "身" in predicate.texts("に")
    return (
        known
        and predicate.past
        and not predicate.denied
        and one_ends(predicate.texts("を", "が", ""), "skills")
    )


def _could_then(told: Told) -> bool:
    """口を動かしたらRの音が出せた."""
    previous, predicate = told.previous, told.predicate
    led = previous is not None and previous.link == "when" and previous.past and not previous.negative
    return led and predicate.potential and predicate.past and not predicate.passive and not predicate.denied


def _attained(told: Told) -> bool:
    return attained(told.predicate)


def _well_done(told: Told) -> bool:
    """ふっくら焼けた, 自分で作れた, 10分で書けた."""
    predicate = told.predicate
    able = predicate.potential or predicate.head in words("turning_out")
    if not able or predicate.passive or not predicate.past or predicate.denied:
        return False
    alone = any(text in _ALONE for text in predicate.texts("で"))
    quickly = any(argument.number and argument.nouns[-1] in _CLOCK for argument in predicate.argument("で"))
    return alone or quickly or predicate.told_with(words("well"))


def _money_back(told: Told) -> bool:
    """2万円戻ってきた, 月に3万円入ってきます."""
    predicate = told.predicate
    came = (
        predicate.head in {"戻る", "返る", "入る", "浮く", "残る"}
        and predicate.ended
        and not predicate.stopped
    )
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
    predicate = told.predicate
    if not (predicate.passive or predicate.favour):
        return False
    if predicate.head in {"言う", "仰る"}:
        return predicate.favour or _kind_words(told)
    if predicate.favour and predicate.head in words("favours"):
        return predicate.ended
    return predicate.head in words("praise") and (predicate.ended or predicate.passive)


def _kind_words(told: Told) -> bool:
    """Say whether what was said is praise: お褒めの言葉, or a quotation that ends in it."""
    nouns = [noun for argument in told.predicate.arguments for noun in argument.nouns]
    previous = told.previous
    quoted = previous is not None and previous.link == "quote" and previous.head in words("kind")
    return quoted or any("褒め" in noun for noun in nouns)


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
    predicate, following = told.predicate, told.following
    if predicate.stopped or predicate.passive or predicate.favour or not is_named(predicate, "events"):
        return False
    if predicate.link == "te" and following is not None and following.negative:
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
    return not one_ends(predicate.texts()[-1:], "actions")


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
    _attained,
    _could_then,
    _learnt,
    _well_done,
)
