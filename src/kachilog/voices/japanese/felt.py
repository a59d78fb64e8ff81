"""気持ちが動いた: whether a predicate tells of a good feeling: relief, joy, courage, confidence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kachilog.voices.japanese import everyday
from kachilog.voices.japanese.lexicon import ends, one_ends, words

if TYPE_CHECKING:
    from kachilog.voices.japanese.predicates import Predicate, Told

_SUBJECT = ("が", "は", "も", "を", "まで", "")
_MYSELF = frozenset({"自分", "私", "自身", "自分自身"})
_LOADS = ("荷", "つかえ", "痞え", "つっかえ", "力", "憑き物", "棘", "支え")
_UNBEARABLY = frozenset({"仕方無い", "仕方", "堪らない", "しょうがない"})
_DOWN = frozenset({"下りる", "下る", "降りる", "取れる", "とれる", "抜ける"})
_TEARS = frozenset({"涙", "嬉し涙", "号泣", "感涙"})
_BITTER = frozenset({"悔しい", "悲しい", "寂しい", "辛い", "痛い", "苦しい"})
_THOUGHTS = frozenset({"思う", "思える", "感じる", "感ずる"})
_DAYS = frozenset({"朝", "今", "毎日", "毎朝", "月曜", "月曜日"})
_BECAME = frozenset({"成る", "為れる", "なれる"})


def tells(told: Told) -> bool:
    """Say whether the predicate tells of a good feeling that has come."""
    predicate = told.predicate
    if predicate.link == "attribute" or told.background:
        return False
    if everyday.not_alone(told):
        return True
    if predicate.head not in _heads() and not ends(predicate.compound, "glad"):
        return False
    if predicate.denied:
        return predicate.head == "止まる" and _overflowing(predicate)
    return any(rule(told) for rule in _RULES)


@cache
def _heads() -> frozenset[str]:
    """Return the heads that one of the rules looks for: most predicates have none of them."""
    sections = ("glad", "enjoyable", "coming", "lighter", "moods", "encouraging", "liking")
    named = (
        _DOWN
        | _TEARS
        | _THOUGHTS
        | _BECAME
        | {"持つ", "押す", "向く", "向ける", "泣く", "止まる", "楽", "軽い"}
    )
    flowing = {"楽しみ", "気持ち", "気分", "出る", "流れる", "零れる", "溢れる", "落ち着く"}
    return frozenset(named | flowing).union(*map(words, sections))


def _mind(predicate: Predicate) -> bool:
    """Say whether it is told of the mind (気, 気持ち, 心), and of no thing (雰囲気, 天気)."""
    return any(text in words("mind") for text in predicate.texts(*_SUBJECT))


def _overflowing(predicate: Predicate) -> bool:
    """ワクワクが止まらない."""
    return predicate.told_with(words("glad")) or one_ends(predicate.texts(), "glad", "spirits")


def _glad(told: Told) -> bool:
    """うれしいです, 安心した, 幸せ!; うれしい as a wish or as a courtesy is none."""
    predicate = told.predicate
    if predicate.head not in words("glad") and not (
        predicate.kind == "noun" and ends(predicate.compound, "glad")
    ):
        return False
    if predicate.causative or _is_courtesy(told):
        return False
    return (
        predicate.kind == "adjective" or predicate.nominal or predicate.ended or predicate.head == "わくわく"
    )


def _is_courtesy(told: Told) -> bool:
    """お返事いただけてうれしい, していただけるとうれしい, 楽しい投稿."""
    predicate, previous = told.predicate, told.previous
    if one_ends(predicate.texts(), "feeds", "courtesies"):
        return True
    if previous is None:
        return False
    if previous.link in {"when", "if"} and not predicate.past and not predicate.became:
        return True
    asked_for = previous.favour or previous.head in {"頂く", "貰う", "下さる"}
    return asked_for and (
        one_ends(previous.texts(), "feeds", "courtesies") or previous.head in words("following")
    )


def _enjoyed(told: Told) -> bool:
    """毎日が楽しい, 楽しくなった, 楽しくて仕方ない; 楽しい動画です is praise."""
    predicate = told.predicate
    looked_forward = predicate.head == "楽しみ" and (predicate.became or _of_ones_mornings(told))
    if predicate.head not in words("enjoyable") and not looked_forward:
        return False
    if looked_forward and not predicate.became:
        return True
    if predicate.became:
        return not one_ends(predicate.texts("が", "は"), "feeds")
    if predicate.link == "te":
        return told.following is not None and told.following.head in _UNBEARABLY
    return predicate.link != "nominal" and not predicate.past and _of_ones_life(told)


def _of_ones_mornings(told: Told) -> bool:
    """今は朝が来るのが楽しみ; 次の動画が楽しみ is a courtesy."""
    around = [told.predicate] if told.previous is None else [told.predicate, told.previous]
    named = any(one.told_with(_DAYS) for one in around)
    return named and told.predicate.nominal and not told.predicate.denied


def _of_ones_life(told: Told) -> bool:
    """毎日が, 台所に立つのが; not of what the author has made."""
    things = [argument.text for argument in told.predicate.argument("が") if not argument.number]
    if things:
        return not one_ends(things, "feeds", "courtesies")
    doing = told.previous is not None and (told.previous.link, told.previous.after) == ("nominal", "の")
    return doing and not told.predicate.unreal


def _came(told: Told) -> bool:
    """勇気が出た, 自信がついた, 元気をもらいました, やる気スイッチが入った."""
    predicate = told.predicate
    themes = [text.removesuffix("スイッチ") for text in predicate.texts(*_SUBJECT)]
    if not one_ends(themes, "spirits"):
        return False
    if predicate.head == "持つ":
        return predicate.potential and predicate.ended
    return predicate.head in words("coming") and (predicate.ended or predicate.potential)


def _lighter(told: Told) -> bool:
    """気持ちが楽になった, 心が軽い, 話を聞いてもらって落ち着いた."""
    predicate = told.predicate
    if predicate.head in words("lighter") and _mind(predicate):
        return predicate.kind != "verb" or predicate.ended
    if predicate.head == "落ち着く":
        return predicate.ended and not predicate.arguments and _out_of_words(told)
    return predicate.became and predicate.head in {"楽", "軽い"} and _out_of_words(told)


def _in_a_good_mood(told: Told) -> bool:
    """前向きになれた, 幸せな気持ちになりました."""
    predicate = told.predicate
    if not predicate.became and predicate.head not in _BECAME:
        return False
    if predicate.head in {"気持ち", "気分"}:
        return _of_a_good_mood(told)
    return one_ends([predicate.head, *predicate.texts("", "に")], "moods")


def _of_a_good_mood(told: Told) -> bool:
    """幸せな気持ちになりました, 楽しい気分になった."""
    before = [told.previous.head] if told.previous is not None else []
    return any(
        one_ends([*before, *told.predicate.texts()], name)
        for name in ("glad", "enjoyable", "moods", "lighter")
    )


def _out_of_words(told: Told) -> bool:
    """Say whether it came of a thought or a talk: 〜と思えて楽になった."""
    previous = told.previous
    return previous is not None and previous.link in {"te", "when"} and previous.head in words("talking")


def _unburdened(told: Told) -> bool:
    """肩の荷がおりた, 胸のつかえが取れた, ふっと力が抜けた."""
    predicate = told.predicate
    return (
        predicate.head in _DOWN
        and predicate.ended
        and any(noun.endswith(_LOADS) for noun in predicate.texts(*_SUBJECT))
    )


def _encouraged(told: Told) -> bool:
    """励まされた, 背中を押してもらった, 心が救われた, 癒されました."""
    predicate = told.predicate
    given = predicate.passive or predicate.favour
    if predicate.head in {"向く", "向ける"}:
        return predicate.past and not predicate.argument("に") and "前" in predicate.texts("を")
    if predicate.head == "押す":
        return given and "背中" in predicate.texts("を", "") and predicate.ended
    return given and predicate.head in words("encouraging") and predicate.ended


def _moved_to_tears(told: Told) -> bool:
    """「がんばってるね」の言葉に涙, 涙が出ました, うれしくて泣けました."""
    predicate = told.predicate
    around = {one.head for one in (told.previous, told.following) if one is not None}
    if not _BITTER.isdisjoint(around | predicate.adverbs):
        return False
    if predicate.head in _TEARS and predicate.kind == "noun":
        return bool(predicate.argument("に", "で")) if predicate.nominal else predicate.past
    if predicate.head in {"出る", "流れる", "零れる", "溢れる"}:
        return predicate.ended and one_ends(predicate.texts("が", ""), "tears")
    return predicate.head == "泣く" and _wept(told)


def _wept(told: Told) -> bool:
    predicate = told.predicate
    alone = told.previous is None and not predicate.arguments and not predicate.adverbs
    moved = predicate.potential or bool(predicate.argument("に")) or alone
    return predicate.past and not predicate.progressive and moved


def _kind_to_oneself(told: Told) -> bool:
    """自分を許せた, 自分を好きになれました."""
    predicate = told.predicate
    oneself = any(argument.text in _MYSELF for argument in predicate.argument("を", "が", "の", "こと"))
    if predicate.head in {"好き", "大好き"} and predicate.became:
        return predicate.ended
    liked = predicate.head in _BECAME and one_ends(predicate.texts("", "に"), "liking")
    kind = predicate.head in words("liking") and (predicate.potential or predicate.became)
    return oneself and (liked or kind) and predicate.ended


def _thought(told: Told) -> bool:
    """生きててよかったと思えた, 大丈夫だと思えるようになった, 一人じゃないと感じられた."""
    predicate, previous = told.predicate, told.previous
    if predicate.head not in _THOUGHTS or not predicate.potential or not predicate.ended:
        return False
    if previous is None or previous.link != "quote":
        return False
    if "will" in previous.unreal:
        return True  # もう一度がんばろうと思えた
    if previous.negative:
        return previous.head in words("ailing") or previous.head in {
            "一人",
            "独り",
            "独りぼっち",
            "ひとりぼっち",
        }
    return any(previous.head in words(section) for section in ("worth", "glad", "enjoyable"))


_RULES = (
    _glad,
    _enjoyed,
    _came,
    _lighter,
    _in_a_good_mood,
    _unburdened,
    _encouraged,
    _moved_to_tears,
    _kind_to_oneself,
    _thought,
)
