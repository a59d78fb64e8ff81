"""行動を起こせた: whether a predicate tells of a step that was really taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.voices.japanese.lexicon import ends, is_named, one_ends, words
from kachilog.voices.japanese.result import arrived, attained, below
from kachilog.voices.japanese.solved import managed

if TYPE_CHECKING:
    from kachilog.voices.japanese.predicates import Predicate, Told

_DOING = frozenset({"為る", "出来る", "致す", "遣る"})
_REPAIRING = frozenset({"直す", "治す", "修正", "消す"})
_OF_OTHERS_TOO = frozenset({"読む", "質問", "チェック"})
"""What one does with the author's posts, but also with books and teachers."""
_HABITS = frozenset({"習慣", "日課", "ルーティン", "ルーチン", "恒例", "日常"})
_SPANS = frozenset({"日", "週間", "箇月", "か月", "ヶ月", "年", "月", "半年", "数ヶ月"})
_DAYS = re.compile(r"\d(?:日|週|週間|か月|ヶ月|箇月|年)目")
_GIVEN_UP = frozenset({"挫折", "無理", "断念", "ギブ", "ギブアップ", "駄目", "失敗"})
_BLAME = frozenset({"所為", "せい"})


def tells(told: Told) -> bool:
    """Say whether the predicate tells of an action of the writer."""
    return not any(veto(told) for veto in _VETOES) and any(rule(told) for rule in _RULES)


def _act(predicate: Predicate) -> str:
    """Return the action's own word: of 実践をした it is 実践."""
    last = predicate.arguments[-1] if predicate.arguments else None
    if (
        predicate.head in _DOING
        and last is not None
        and not last.number
        and last.particle in {"を", "が", "は", "も", "だけ", ""}
        and last.text not in words("striking")
    ):
        return last.nouns[-1]
    return predicate.head


# What is no step, whatever its word


def _not_done(told: Told) -> bool:
    predicate = told.predicate
    following = told.following
    given_up = following is not None and predicate.link in {"te", "finite"} and following.head in _GIVEN_UP
    if given_up and not predicate.past:
        return True
    if "過ぎる" in predicate.joined or "つい" in predicate.adverbs:
        return True
    return predicate.denied or (predicate.inner_negations > 0 and not predicate.habit)


def _long_ago(told: Told) -> bool:
    return told.background or told.predicate.after in _BLAME


def _of_a_child(told: Told) -> bool:
    """娘が初めて片付けた: what a child does is told as a result, if it is one."""
    subjects = told.predicate.argument("が")
    return any(argument.nouns[-1] in words("children") for argument in subjects)


def _suffered(told: Told) -> bool:
    """部長に褒められた; but やめられた is an ability."""
    predicate = told.predicate
    if not predicate.passive or predicate.head == "続ける":
        return False
    by_somebody = any(not argument.number for argument in predicate.argument("に", "から"))
    return not predicate.potential or predicate.head in words("praise") | {"言う"} or by_somebody


def _others_favour(told: Told) -> bool:
    """教えてもらった, やってくれた."""
    predicate = told.predicate
    return predicate.favour and not predicate.trial and predicate.head != "相談"


def _following_the_author(told: Told) -> bool:
    """動画を見た, フォローした, コメントした: dealing with the author is no step of one's own."""
    predicate, act = told.predicate, _act(told.predicate)
    if predicate.kind == "noun" and ends(predicate.compound, "feeds") and act not in words("actions"):
        return True
    if act not in words("following"):
        return False
    stem = predicate.compound.removesuffix(predicate.head)
    if act in _OF_OTHERS_TOO:
        return not any(
            not ends(argument.text, "feeds") for argument in predicate.argument("を", "に", "だけ", "で")
        )
    of_the_feed = one_ends(predicate.texts(), "feeds")
    return of_the_feed or (predicate.kind == "noun" and ends(stem, "feeds")) or act in words("attending")


def _is_an_outcome(told: Told) -> bool:
    """Say whether it is told as solved or as a result: 無事に開けた, 資格が取れた, 60キロを切った."""
    predicate, act = told.predicate, _act(told.predicate)
    repaired = act in _REPAIRING and one_ends(predicate.texts(), "trouble")
    suffered = act in words("handling") and one_ends(predicate.texts("を", "が"), "trouble")
    return repaired or suffered or attained(predicate) or managed(told) or arrived(told) or below(told)


_VETOES = (
    _not_done,
    _of_a_child,
    _long_ago,
    _suffered,
    _others_favour,
    _following_the_author,
    _is_an_outcome,
)


# What is a step


def _tried(told: Told) -> bool:
    """やってみた, 早起きするようにしている."""
    predicate = told.predicate
    return (
        (predicate.trial or predicate.habit) and predicate.ended and predicate.head not in {"考える", "思う"}
    )


def _habit(told: Told) -> bool:
    """習慣になった, 挨拶するようになった, 7日目."""
    predicate = told.predicate
    if not predicate.nominal:
        act = _act(predicate) in _HABITS or (predicate.became and predicate.head == "挨拶")
        return predicate.ended and act
    text = "".join([*predicate.texts(), predicate.compound])
    if _DAYS.search(text) and not predicate.negative:
        return predicate.head not in words("failures") and predicate.link in {"end", "finite"}
    return predicate.number and _counts_days(told)


def _kept_up(told: Told) -> bool:
    """自炊するようになって半年, 早起きを3週間キープ."""
    predicate, following = told.predicate, told.following
    if predicate.head in {"キープ", "継続", "達成"} and predicate.nominal:
        return predicate.link == "end" and any(span in predicate.compound for span in _SPANS)
    if not predicate.became or predicate.link != "te" or following is None or predicate.denied:
        return False
    return following.nominal and following.head in _SPANS and _act(predicate) in words("actions")


def _counts_days(told: Told) -> bool:
    """今日で2週間, 始めて3か月, 5日連続; 受注3件目 counts what one got."""
    predicate, following = told.predicate, told.following
    today = any(argument.text in {"今日", "今朝", "昨日"} for argument in predicate.argument("で"))
    if predicate.head in _SPANS and (today or predicate.told_with(frozenset({"初めて", "始める"}))):
        return True
    failed = following is not None and following.head in words("failures")
    return predicate.head in {"連続", "目"} and not failed and not _is_prize(predicate)


def _is_prize(predicate: Predicate) -> bool:
    """受注3件目, 定時退社3日連続: a count of what one has got."""
    nouns = "".join([*predicate.texts("", "が", "は", "も"), predicate.compound])
    return any(prize in nouns for prize in words("prizes"))


def _got_through(told: Told) -> bool:
    """確定申告おわった, 掃除を終えました."""
    predicate = told.predicate
    over = predicate.head in {"終わる", "終える", "済む", "済ませる"} and predicate.past
    quickly = predicate.counted("で")  # told as a result: 30分で終わった
    return over and not quickly and one_ends(predicate.texts("を", "", "が", "も"), "tasks")


def _announced(told: Told) -> bool:
    """断捨離スタート, 口座開設!, 玄関だけ片づけ完了: an action as a noun that ends its sentence."""
    predicate = told.predicate
    if not _closes_as_noun(told) or _is_to_come(predicate):
        return False
    stem = predicate.compound.removesuffix(predicate.head)
    if is_named(predicate, "announcing"):
        return bool(stem or predicate.arguments) or told.previous is not None
    strong = predicate.head in words("actions") and predicate.head not in words("weak_actions")
    return strong and bool(stem or predicate.argument("を")) and predicate.link == "end"


def _closes_as_noun(told: Told) -> bool:
    predicate = told.predicate
    changed = predicate.became or predicate.past
    last = told.following is None and predicate.link in {"end", "finite"}
    return predicate.nominal and not changed and last


def _is_to_come(predicate: Predicate) -> bool:
    """Say whether it is announced for later, or is what others hold: 明日から断捨離スタート, 募集開始."""
    texts = [*predicate.texts(), predicate.compound]
    later = tuple(words("to_come"))
    if predicate.told_with(words("to_come")) or any(text.startswith(later) for text in texts):
        return True
    return one_ends(texts, "feeds", "events_to_attend", "events", "trouble")


def _set_going(told: Told) -> bool:
    """書き始めた, 続けてやり終えた."""
    predicate = told.predicate
    going = predicate.kind == "verb" and bool(predicate.joined) and predicate.joined[0] in words("begun")
    willed = predicate.head not in words("minding") and not predicate.argument("が")
    return going and willed and predicate.ended and not predicate.became


def _chosen(told: Told) -> bool:
    """お弁当持参にした, 通知をオフにした; 気にした and 参考にした are attitudes."""
    predicate = told.predicate
    choices = predicate.argument("に")
    made = predicate.head == "為る" and bool(choices) and (predicate.past or predicate.progressive)
    return made and choices[-1].nouns[-1] not in words("regards")


def _went_on(told: Told) -> bool:
    """朝活が1ヶ月続いている, but not 頭痛が続いている."""
    predicate = told.predicate
    if predicate.head != "続く" or not predicate.ended:
        return False
    themes = [argument.text for argument in predicate.argument("が", "は", "も")]
    if not themes and predicate.progressive and not one_ends(predicate.texts(), "trouble"):
        return True
    if any(ends(theme, "trouble", "spent", "failures") or theme.startswith(("不", "無")) for theme in themes):
        return False
    number = predicate.counted()
    return number or one_ends(themes, "actions") or predicate.told_with(words("striking"))


def _named_action(told: Told) -> bool:
    """申し込んだ, 家計を見直した, 実践しています, 募集したら…."""
    predicate, act = told.predicate, _act(told.predicate)
    if predicate.became or not predicate.ended or act == "続く":
        return False
    if act not in words("actions") and not (predicate.kind == "noun" and ends(predicate.compound, "actions")):
        return False
    if predicate.link == "when":
        return act not in words("waking")
    if act == "聞く" and not predicate.argument("に"):
        return False  # いい話を聞けました
    return act not in words("weak_actions") or _meant(told, act)


def _meant(told: Told, act: str) -> bool:
    """Say whether a verb of many uses tells of a step, by its object, its adverbs or its potential."""
    predicate = told.predicate
    firm = predicate.link not in {"te", "attribute"}
    if act in words("daily") and not predicate.told_with(words("striking")):
        return predicate.potential and predicate.past and firm
    if act in words("handling"):
        return _handled(predicate, act)
    if act == "遣る" or (predicate.kind == "noun" and not predicate.nominal) or predicate.potential:
        return _done(told, firm=firm)
    return _aimed(told, act, firm=firm)


def _handled(predicate: Predicate, act: str) -> bool:
    object_ = predicate.argument("を", "") or (act == "出す" and predicate.argument("に"))
    return bool(object_) and predicate.link != "attribute"


def _done(told: Told, *, firm: bool) -> bool:
    predicate = told.predicate
    bare = not predicate.arguments and not predicate.adverbs and told.previous is None
    if bare and _act(predicate) == "遣る":
        return False  # やった! is a cry of joy
    again = predicate.progressive and predicate.told_with(words("striking"))
    return (predicate.past or again) and (firm or predicate.potential)


def _aimed(told: Told, act: str, *, firm: bool) -> bool:
    predicate = told.predicate
    if predicate.told_with(words("striking")):
        return firm or bool(predicate.argument("を"))
    named = any(not argument.number for argument in predicate.argument("を", "に", ""))
    return (firm and named) or _went_to_do(told, act)


def _went_to_do(told: Told, act: str) -> bool:
    """見学しに行った."""
    to_do = told.previous is not None and told.previous.after == "に"
    return act in {"行く", "来る"} and to_do and told.predicate.past


def _any_willed_act(told: Told) -> bool:
    """退会しました, 表を貼り出した: a noun with する or a verb with an object, known or not."""
    predicate = told.predicate
    if predicate.became or predicate.regret or predicate.link in {"te", "attribute"}:
        return False
    act = _act(predicate)
    if any(act in words(section) for section in ("minding", "actions", "happenings")):
        return False
    if predicate.kind == "noun":
        return not predicate.nominal and _lasting(predicate) and not _happens_to_one(predicate)
    return (predicate.past or _going_on(predicate)) and bool(predicate.argument("を"))


def _going_on(predicate: Predicate) -> bool:
    return predicate.progressive and (predicate.link == "end" or predicate.told_with(words("striking")))


def _lasting(predicate: Predicate) -> bool:
    """Say whether it is past, or told as done time and again or since some day."""
    since = predicate.told_with(words("striking")) or bool(predicate.argument("から"))
    return predicate.past or (predicate.progressive and since)


def _happens_to_one(predicate: Predicate) -> bool:
    passive_nouns = (
        "glad",
        "tears",
        "events",
        "solved",
        "ailing",
        "trouble",
        "failures",
        "up",
        "down",
        "happenings",
    )
    return ends(predicate.compound, *passive_nouns) or bool(predicate.argument("が"))


_RULES = (
    _tried,
    _habit,
    _kept_up,
    _announced,
    _got_through,
    _set_going,
    _chosen,
    _went_on,
    _named_action,
    _any_willed_act,
)
