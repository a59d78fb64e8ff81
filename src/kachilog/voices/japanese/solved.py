"""悩みが解決した: whether a predicate tells that a worry, a question or a fault has gone or eased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.voices.japanese import everyday
from kachilog.voices.japanese.lexicon import ends, is_named, one_ends, words

if TYPE_CHECKING:
    from kachilog.voices.japanese.predicates import Predicate, Told

_SUBJECT = ("が", "は", "も", "を", "って", "まで", "")
_NOT_YET = frozenset({"中々", "未だ"})
_SPELLS = frozenset({"時間", "回数", "こと", "事", "日", "場面", "夜", "朝", "瞬間"})
_HARDLY = frozenset({"ほとんど", "殆ど", "全然", "全く", "もう", "一度"})
_NOW = frozenset({"今", "もう", "すっかり", "全然", "最早", "全く"})
_CLEARLY = frozenset({"すっきり", "はっきり"})
_SHOWING = frozenset({"出る", "感じる", "有る", "起きる", "残る"})
_NO_MIND = frozenset({"雰囲気", "天気", "景気", "人気", "空気", "電気", "病気", "湿気", "換気"})
_BARELY_TOLD = frozenset({"動く", "繋がる", "つながる", "表示", "起動"})
_SMALL = frozenset({"ちっぽけ", "些細"})
_LOADS = ("つっかえ", "荷", "痞え", "つかえ", "力", "憑き物", "棘", "胸")
_VIEWS = ("視界", "霧", "目の前", "道")


def tells(told: Told) -> bool:
    """Say whether the predicate tells of a worry solved."""
    if told.predicate.adverbs & _NOT_YET and not told.predicate.past:
        return False
    return everyday.relieved(told) or any(rule(told) for rule in _RULES)


def managed(told: Told) -> bool:
    """Say whether what the writer was stuck at went at last: 困っていたので、無事に印刷できた."""
    predicate = told.predicate
    able = predicate.potential or predicate.head in {"開く", "開ける", "動く", "繋がる", "入る", "届く"}
    return (
        told.stuck
        and predicate.past
        and not predicate.denied
        and able
        and predicate.told_with(words("safely"))
    )


def _about(predicate: Predicate, *sections: str) -> bool:
    texts = predicate.texts(*_SUBJECT)
    return one_ends([text for text in texts if text not in _NO_MIND], *sections)


def _trouble_gone(told: Told) -> bool:
    """不安が消えた, 腰の痛みが引いた, エラーが出なくなった, もう迷いがない."""
    predicate = told.predicate
    if not _names_trouble(predicate) or (predicate.head == "落ちる" and predicate.counted()):
        return False
    if predicate.stopped:
        return not predicate.negative
    if predicate.negative:
        return predicate.head in _SHOWING and (not predicate.past or predicate.told_with(_HARDLY))
    if predicate.head == "無い" and not predicate.became:
        return predicate.told_with(_NOW)
    return predicate.head in words("vanish") | _SMALL or predicate.told_with(_SMALL)


def _names_trouble(predicate: Predicate) -> bool:
    named = predicate.compound if predicate.stopped else predicate.compound.removesuffix(predicate.head)
    return _about(predicate, "trouble") or (predicate.kind == "noun" and ends(named, "trouble"))


def _stopped_ailing(told: Told) -> bool:
    """怖くなくなった, 悩まなくなった, もう迷わない, 気にならなくなった."""
    predicate = told.predicate
    minded = predicate.head in {"成る", "為る", "病む", "付く", "障る"} and any(
        argument.nouns[-1] == "気" for argument in predicate.argument("に", "が")
    )
    if predicate.head not in words("ailing") and not minded:
        return False
    if predicate.stopped:
        return not predicate.negative
    calm = predicate.kind == "adjective" and bool(predicate.argument("が")) and predicate.link == "end"
    return predicate.negative and not predicate.past and (calm or predicate.told_with(_NOW))


def _ailing_left(told: Told) -> bool:
    """落ち込むことがなくなった, 悩んでいたのが嘘みたい, 責めるのをやめた, 怖いイメージが消えた."""
    predicate, before = told.predicate, told.previous
    if before is None or predicate.denied or not _ailed(before):
        return False
    if predicate.head == "消える":
        return one_ends(predicate.texts("が", "も", "は"), "notions")
    if predicate.head in {"なくなる", "無くなる", "減る"}:
        return before.link == "nominal" or before.after in _SPELLS
    given_up = predicate.head in {"止める", "辞める", "やめる"} and predicate.past
    return before.link == "nominal" and (given_up or predicate.head == "嘘")


def _ailed(before: Predicate) -> bool:
    """Say whether one suffered, or could not do a thing: 悩む, 眠れない夜."""
    unable = before.negative and before.potential and before.link == "attribute"
    return unable or before.head in words("ailing")


def _runs_well_again(told: Told) -> bool:
    """魚が焦げつかなくなった, 迷惑メールが来なくなった."""
    predicate = told.predicate
    if predicate.became and not predicate.denied and _about(predicate, "machines"):
        return True  # パソコンが速くなった
    if not predicate.stopped or predicate.negative or predicate.potential or _about(predicate, "gained"):
        return False
    return predicate.head in words("malfunctioning") or _about(predicate, "pests")


def _eased(told: Told) -> bool:
    """気持ちが楽になった, 心が軽くなった, 頭が整理できた, 今は平気です."""
    predicate = told.predicate
    if predicate.denied:
        return False
    if predicate.head in words("eased"):
        return _at_ease(predicate)
    if predicate.head in words("soothed") and _about(predicate, "inner"):
        return predicate.became or predicate.kind != "adjective"
    sorted_out = predicate.head in {"整理", "まとまる", "纏まる"} and predicate.told_with(_CLEARLY)
    return (sorted_out or predicate.head == "落ち着く") and predicate.ended


def _at_ease(predicate: Predicate) -> bool:
    now = predicate.nominal and not predicate.past and predicate.told_with(_NOW)
    lighter = predicate.head in {"楽", "軽い"} and _about(predicate, "inner")
    return predicate.became or now or lighter


def _unburdened(told: Told) -> bool:
    """肩の荷が下りた, 胸のつかえが取れた, 視界が開けた, 腑に落ちた."""
    predicate = told.predicate
    text = "".join(argument.text + argument.particle for argument in predicate.arguments)
    if predicate.denied:
        return False
    if predicate.head in {"下りる", "降りる", "下る", "取れる", "とれる", "抜ける"}:
        return any(load in text for load in _LOADS)
    if predicate.head in {"開ける", "晴れる", "クリア", "明るい"}:
        return any(view in text for view in _VIEWS)
    return predicate.head == "落ちる" and "腑" in text


def _understood(told: Told) -> bool:
    """やっと意味がわかった; a bare わかりました is only an acknowledgement."""
    predicate, previous = told.predicate, told.previous
    if predicate.denied or predicate.head not in words("knowing"):
        return False
    if not predicate.past and predicate.link not in {"te", "when"}:
        return False
    if predicate.argument("が", "も", "の", "まで", "って", "と", "か", "は", "を") or predicate.became:
        return True
    if predicate.told_with(words("at_last")):
        return True
    if previous is None:
        return False
    stated = previous.link in {"quote", "nominal", "attribute"} and not previous.unreal & {
        "if",
        "wish",
        "will",
    }
    return stated or "question" in previous.unreal


def _found(told: Told) -> bool:
    """答えが見つかった, 強みがはっきりした, 決心がついた."""
    predicate = told.predicate
    if predicate.denied:
        return False
    if predicate.head in {"付く", "立つ", "決まる", "固まる"} and _about(predicate, "settled"):
        return True
    if predicate.head in {"貰う", "頂く"} and predicate.ended:
        return one_ends(predicate.texts("が", "を"), "answers")
    if predicate.head in {"見付かる", "はっきり"} and predicate.past:
        return bool(predicate.argument("が", "も", "は")) and not _about(predicate, "trouble", "failures")
    return predicate.head in words("finding") and _about(predicate, "found")


def _said_outright(told: Told) -> bool:
    """解決しました, 安心した, 納得です, 治った."""
    predicate = told.predicate
    if (
        predicate.denied
        or predicate.causative
        or not is_named(predicate, "solved")
        or one_ends(predicate.texts("に"), "normal")
    ):
        return False
    if predicate.head == "救う":
        return predicate.passive
    if predicate.head in {"直す", "治す"}:
        return predicate.potential or _about(predicate, "trouble")
    told_of = bool(predicate.arguments) or predicate.compound != predicate.head
    return predicate.ended or told_of or predicate.head in {"安心", "解決", "納得", "すっきり"}


def _works_again(told: Told) -> bool:
    """ログインできるようになりました, 音が出るようになった, 表示されました."""
    predicate = told.predicate
    if not predicate.ended or predicate.denied or not _runs(predicate):
        return False
    if not predicate.arguments and predicate.head in _BARELY_TOLD:
        return predicate.past
    again = predicate.became or predicate.told_with(words("safely") | {"普通", "ちゃんと", "又"})
    return again and one_ends(
        [predicate.head, predicate.compound, *predicate.texts(*_SUBJECT, "に")], "devices"
    )


def _runs(predicate: Predicate) -> bool:
    return is_named(predicate, "running")


def _left_behind(told: Told) -> bool:
    """肩の痛みとおさらばできた, 不安から卒業した."""
    predicate = told.predicate
    farewell = predicate.head in words("farewell") or predicate.told_with(words("farewell"))
    parted = one_ends(predicate.texts("と", "から", "に", "を", ""), "trouble")
    return farewell and parted and not predicate.denied


def _helped_when_stuck(told: Told) -> bool:
    """困っていたので助かりました; 助かりました alone is thanks."""
    predicate = told.predicate
    return managed(told) or (
        told.stuck and predicate.past and predicate.head == "助かる" and not predicate.denied
    )


_RULES = (
    _said_outright,
    _trouble_gone,
    _stopped_ailing,
    _ailing_left,
    _runs_well_again,
    _eased,
    _unburdened,
    _understood,
    _found,
    _works_again,
    _left_behind,
    _helped_when_stuck,
)
