"""Changes and relief that are told in everyday words: nobody left, the trousers close, it is easy now."""

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
_SPAN = frozenset({"週間", "日", "か月", "箇月", "ヶ月", "年", "月", "日間", "年間"})
_GROWN = frozenset(
    {
        "咲く",
        "実る",
        "出る",
        "芽吹く",
        "色付く",
        "育つ",
        "伸びる",
        "付く",
        "増える",
        "生える",
        "なる",
        "採れる",
        "取れる",
        "復活",
        "開花",
    }
)
_SLEPT = frozenset({"寝る", "眠る", "寝れる", "寝付く", "爆睡", "熟睡"})
_SOUNDLY = frozenset({"ぐっすり", "朝", "通す", "通し", "一度", "一晩", "すやすや", "すとん", "こてん"})
_QUITE = frozenset({"全然", "全く", "まるで", "明らか", "まるっきり", "段違い", "格段", "断然"})
_THINKING = frozenset({"思う", "思える", "知る", "分かる", "感じる", "気付く"})
_BACK = frozenset({"戻る", "返る", "蘇る", "甦る", "取り戻す", "帰る", "取り戻せる", "復活"})


def bettered(told: Told) -> bool:
    """Say whether a result is told."""
    return any(rule(told) for rule in _rules_for(told.predicate.head, results=True))


def relieved(told: Told) -> bool:
    """Say whether a trouble is told to have gone."""
    return any(rule(told) for rule in _rules_for(told.predicate.head, results=False))


@lru_cache(maxsize=4096)
def _rules_for(head: str, *, results: bool) -> tuple[Rule, ...]:
    """Return the rules that look for a head: most heads have few."""
    rules = _RESULTS if results else _RELIEFS
    return tuple(rule for rule, heads in rules if not heads or any(_is_one(head, name) for name in heads))


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


def _cheaper(told: Told) -> bool:
    """先月より4割も安かった."""
    predicate = told.predicate
    compared = predicate.kind == "adjective" and predicate.past and not predicate.denied
    if not compared or not predicate.argument("より"):
        return False
    return predicate.head in words("down") and not _named(predicate, "gained")


def _nobody_left(told: Told) -> bool:
    """値上げしても誰も辞めなかった, 怒鳴らずに一週間."""
    predicate, following = told.predicate, told.following
    if predicate.head not in words("bad_turns") or not predicate.negative or predicate.potential:
        return False
    if predicate.link in {"nominal", "te"} and following is not None and following.nominal:
        return following.number and following.head in _SPAN
    return (predicate.past or predicate.progressive) and predicate.told_with(words("nobody"))


def _came_back(told: Told) -> bool:
    """食欲が戻ってきた."""
    predicate = told.predicate
    back = predicate.head in _BACK and predicate.ended and not predicate.denied
    return back and one_ends(predicate.texts("が", "も", "を", ""), "home_again", "gained")


def _grew(told: Told) -> bool:
    """トマトが赤くなった, 芽が出ました."""
    predicate = told.predicate
    if predicate.denied or predicate.regret or not _named(predicate, "plants"):
        return False
    reddened = predicate.kind == "adjective" and predicate.became and predicate.head != "黒い"
    return (reddened or predicate.head in _GROWN) and predicate.ended


def _fits(told: Told) -> bool:
    """デニムのボタンが閉まった, スカートがゆるゆる."""
    predicate = told.predicate
    if predicate.denied or not _named(predicate, "clothes") or predicate.head not in words("fitting"):
        return False
    loose = predicate.kind != "verb" and (predicate.nominal or predicate.became)
    return loose or (predicate.ended and (predicate.potential or predicate.head not in {"着る", "履く"}))


def _slept(told: Told) -> bool:
    """朝までぐっすり寝てくれた."""
    predicate = told.predicate
    if predicate.denied or predicate.regret:
        return False
    soundly = predicate.told_with(_SOUNDLY) or predicate.counted()
    if predicate.head in _SLEPT:
        return soundly and (predicate.past or predicate.progressive)
    return predicate.head == "ぐっすり" and predicate.nominal and predicate.link == "end"


def _spoken_well_of(told: Told) -> bool:
    """「落ち着きましたね」と声をかけられました."""
    predicate = told.predicate
    heard = predicate.passive or predicate.head in {"貰う", "頂く", "届く"} or predicate.favour
    return heard and not predicate.denied and "褒め" in "".join(predicate.texts())


def _good_news(told: Told) -> bool:
    """送ったら採用の返事, 合格の知らせ."""
    predicate = told.predicate
    heard = predicate.nominal and predicate.link == "end" and predicate.head in words("news") | {"返事"}
    return heard and not predicate.denied and one_ends(predicate.texts("の"), "prizes", "events")


def _people_came(told: Told) -> bool:
    """体験レッスンに5人も来てくれた."""
    predicate = told.predicate
    came = predicate.head in words("joining") and predicate.past and not predicate.denied
    return came and any(
        one.number and one.nouns[-1] in {"人", "名", "組", "件", "社"} for one in predicate.arguments
    )


def _first_figure(told: Told) -> bool:
    """口座の残高、初めて7桁."""
    predicate = told.predicate
    first = (
        predicate.nominal
        and predicate.number
        and predicate.told_with(frozenset({"初めて", "遂に", "過去最高"}))
    )
    return first and predicate.link == "end" and _named(predicate, "gained")


def _child_did(told: Told) -> bool:
    """子どもが野菜スープをおかわりした; 子どもが熱を出した is none."""
    predicate = told.predicate
    if not predicate.past or predicate.nominal:
        return False
    subjects = predicate.argument("が", "も")
    if not any(argument.nouns[-1] in words("children") for argument in subjects):
        return False
    done = not predicate.denied and not predicate.regret and not predicate.passive
    return done and predicate.kind != "adjective" and not _is_mishap(predicate)


def _is_mishap(predicate: Predicate) -> bool:
    sections = ("bad_turns", "ailing", "failures", "trouble", "happenings", "up", "down", "feeds", "born")
    names = [predicate.head, predicate.compound, *predicate.texts("を", "に", "")]
    return one_ends(names, *sections)


def _grown_into(told: Told) -> bool:
    """自分からあいさつできる子になった."""
    predicate, previous = told.predicate, told.previous
    became = predicate.became and predicate.past and not predicate.stopped
    if not became or previous is None or previous.link != "attribute":
        return False
    return (
        previous.potential and not previous.negative and predicate.head in {"子", "人", "自分", "体", "体質"}
    )


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


_RESULTS: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (_cheaper, ("[down]",)),
    (_nobody_left, ("[bad_turns]",)),
    (_came_back, tuple(_BACK)),
    (_grew, ()),
    (_fits, ("[fitting]",)),
    (_slept, ("ぐっすり", *_SLEPT)),
    (_spoken_well_of, ()),
    (_good_news, ("返事", "[news]")),
    (_first_figure, ()),
    (_people_came, ("[joining]",)),
    (_child_did, ()),
    (_grown_into, ("子", "人", "自分", "体", "体質")),
)
"""Each rule with the heads, or [sections] of heads, that it looks for; any head if it names none."""
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
