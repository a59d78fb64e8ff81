"""The chain of function words after a predicate's head: time, polarity, will, truth, and how it goes on.

The chain is what tells 解決した from 解決しない, 解決したい, 解決したら, 解決したらしい.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.voices.japanese.lexicon import Morpheme
    from kachilog.voices.japanese.predicates import Link, Predicate, Unreal

SUITABLE = frozenset({"易い", "難い", "辛い", "にくい", "づらい", "やすい", "がたい"})
"""Endings that tell what something is like (分かりやすい), not what happened."""

BECOMING = frozenset({"成る", "為れる"})
FACT = frozenset({"こと", "事"})
_KANSAI_NOT = frozenset({"へん", "ひん"})
_NOT = frozenset({"ない", "無い", "ず", "まい", "ぬ", "へん"})
_GOING_ON = frozenset({"居る", "おる"})
_FAVOURS = frozenset({"呉れる", "貰う", "頂く", "下さる"})
_AUXILIARY_VERBS = (
    _GOING_ON
    | _FAVOURS
    | frozenset({"見る", "仕舞う", "来る", "行く", "置く", "有る", "上げる", "参る", "御座る", "差し上げる"})
)
_FLAGS = {
    "た": "past",
    "れる": "passive",
    "られる": "passive",
    "せる": "causative",
    "させる": "causative",
    "てる": "progressive",
    "でる": "progressive",
    "とる": "progressive",
    "どる": "progressive",
}
_UNREAL_AUXILIARIES: dict[str, Unreal] = {
    "たい": "wish",
    "たがる": "wish",
    "らしい": "hearsay",
    "べし": "advice",
    "べき": "advice",
}
_UNREAL_NOUNS: dict[str, Unreal] = {
    "積もり": "plan",
    "予定": "plan",
    "筈": "guess",
    "可能": "guess",
    "場合": "if",
    "方": "advice",
}
_HOPED = frozenset({"良い", "嬉しい", "有り難い"})
_FACT_NOUNS = frozenset(
    {"の", "所", "途端", "結果", "御陰", "感じ", "気", "気持ち", "気分", "思い", "せい", "所為"}
)
_FACT_NOUNS |= frozenset(
    {"訳", "位", "程", "上", "瞬間", "もの", "物", "様子", "模様", "だけ", "為", "次第", "日", "今日"}
)
_TIME_NOUNS = frozenset({"時", "後", "際", "頃", "迄"})


class Cursor:
    """A place in the morphemes of one sentence."""

    def __init__(self, morphemes: Sequence[Morpheme]) -> None:
        self.morphemes = morphemes
        self.at = 0

    def peek(self, ahead: int = 0) -> Morpheme | None:
        """Return the morpheme `ahead` places from here, None behind the end."""
        index = self.at + ahead
        return self.morphemes[index] if index < len(self.morphemes) else None

    def lemma(self, ahead: int = 0) -> str:
        """Return its lemma, "" behind the end."""
        morpheme = self.peek(ahead)
        return "" if morpheme is None else morpheme.lemma

    def pos(self, ahead: int = 0) -> str:
        """Return its part of speech, "" behind the end."""
        morpheme = self.peek(ahead)
        return "" if morpheme is None else morpheme.pos

    @property
    def previous(self) -> Morpheme:
        """The morpheme before this place."""
        return self.morphemes[self.at - 1]


def is_potential(morpheme: Morpheme) -> bool:
    """Say whether a verb is a potential form (断れる, whose lemma is 断る)."""
    base, lemma = morpheme.base, morpheme.lemma
    if lemma == "出来る":
        return True
    if not base.endswith("る") or base[-2:-1] not in tuple("えけげせてねべめれ"):
        return False
    return not lemma.endswith("る") or (base.endswith("れる") and not lemma.endswith("れる"))


def note_form(predicate: Predicate, morpheme: Morpheme) -> None:
    """Note what a conjugated form says: しよう, しろ, すれば."""
    if morpheme.form.startswith("意志推量形"):
        predicate.unreal.add("guess" if morpheme.lemma in {"です", "だ", "ます"} else "will")
    elif morpheme.form.startswith("命令形"):
        predicate.unreal.add("order")
    elif morpheme.form.startswith("仮定形"):
        predicate.unreal.add("if")


def read_chain(cursor: Cursor, predicate: Predicate) -> None:
    """Read the function words from `cursor` on into `predicate` until something else starts."""
    while (morpheme := cursor.peek()) is not None:
        step = _STEPS.get(morpheme.pos)
        if step is None or not step(cursor, predicate, morpheme):
            break
    if predicate.link != "end" or cursor.peek() is None:
        return
    if cursor.pos() == "接頭辞" and not predicate.nominal and predicate.kind != "noun":
        predicate.link, predicate.after = "attribute", cursor.lemma(1)  # 嬉しいお知らせ
        return
    stem = cursor.previous.form.startswith("連用形") and cursor.previous.pos in {"動詞", "形容詞", "助動詞"}
    predicate.link = "te" if stem and not predicate.past else "finite"


def _auxiliary(cursor: Cursor, predicate: Predicate, morpheme: Morpheme) -> bool:
    cursor.at += 1
    lemma = morpheme.lemma
    note_form(predicate, morpheme)
    if lemma in _FLAGS:
        setattr(predicate, _FLAGS[lemma], True)
        predicate.potential |= lemma == "られる"
    elif lemma in _NOT:
        predicate.negations += 1
    elif lemma in _UNREAL_AUXILIARIES:
        predicate.unreal.add(_UNREAL_AUXILIARIES[lemma])
    if lemma == "た" and morpheme.form.startswith("仮定形"):
        predicate.unreal.discard("if")
        predicate.link = "when"
        return False
    return True


def _particle(cursor: Cursor, predicate: Predicate, morpheme: Morpheme) -> bool:
    base, detail = morpheme.base, morpheme.detail
    cursor.at += 1
    if detail.startswith("接続助詞"):
        return _conjunction(cursor, predicate, base)
    if base in {"か", "かな", "かしら"}:
        predicate.unreal.add("guess" if cursor.lemma() == "も" else "question")
        return True
    if base in {"ん", "の"} and (detail.startswith("準体助詞") or cursor.lemma() in {"です", "だ"}):
        return _explanation(cursor, predicate)
    if base in {"は", "も"}:
        return cursor.pos() in {"形容詞", "動詞", "助動詞"} or cursor.lemma() in {"知れる", "無い"}
    if detail.startswith("終助詞"):
        return True
    predicate.link, predicate.after = _linking(base, detail), base
    return False


def _linking(base: str, detail: str) -> Link:
    if base == "って" or (base == "と" and detail.startswith("格助詞")):
        return "quote"
    return "te" if base == "たり" else "nominal"


def _explanation(cursor: Cursor, predicate: Predicate) -> bool:
    """Read what follows の: んです, のに, or the の that makes a noun of it."""
    if cursor.lemma() == "に" and cursor.pos() == "助詞":
        cursor.at += 1
        predicate.link, predicate.after = "finite", "のに"
        return False
    if cursor.lemma() in {"です", "だ", "や", "か"}:
        return True
    predicate.link, predicate.after = "nominal", "の"
    return cursor.lemma() in {"", "よ", "ね"}


def _conjunction(cursor: Cursor, predicate: Predicate, base: str) -> bool:
    if base in {"て", "で"}:
        return _te(cursor, predicate)
    if base == "と":
        predicate.link = "when"
        if _is_hoped_for(cursor):
            predicate.unreal.add("wish")
    elif base in {"ば", "ても", "でも", "なら"}:
        predicate.link = "if"
        predicate.unreal.add("if")
    elif base == "つつ" and cursor.lemma() == "有る":
        cursor.at += 1
        predicate.progressive = True
        return True
    elif base in {"ながら", "つつ"}:
        predicate.link = "te"
    elif base in {"たって", "だって"}:
        predicate.past = True
        predicate.link, predicate.after = "quote", "って"
    else:
        predicate.link, predicate.after = "finite", base
    return False


def _is_hoped_for(cursor: Cursor) -> bool:
    """Say whether all that follows a と is いい or うれしい, of now: 楽になるといいな."""
    hope = cursor.peek()
    if hope is None or hope.lemma not in _HOPED or hope.form.startswith("連用形"):
        return False
    return cursor.pos(1) not in {"名詞", "接頭辞", "代名詞"}


def _te(cursor: Cursor, predicate: Predicate) -> bool:
    """Read what follows て: an auxiliary verb, a wish, a negation, or the next predicate."""
    skip = 1 if cursor.lemma() in {"は", "も"} and cursor.pos() == "助詞" else 0
    morpheme = cursor.peek(skip)
    if morpheme is not None:
        if morpheme.pos == "動詞" and morpheme.lemma in _AUXILIARY_VERBS:
            cursor.at += skip + 1
            _note_auxiliary_verb(predicate, morpheme)
            return True
        if morpheme.lemma in {"欲しい", "下さい", "頂戴"}:
            cursor.at += skip + 1
            predicate.unreal.add("wish")
            return True
        if morpheme.lemma in {"無い", "ない"} or morpheme.surface in _KANSAI_NOT:
            cursor.at += skip + 1
            predicate.progressive = True
            predicate.negations += 1
            return True
    cursor.at += skip
    if skip:
        predicate.unreal.add("if")
    elif morpheme is None or morpheme.pos == "助詞":
        predicate.unreal.add("open")
    predicate.link = "te"
    return False


def _note_auxiliary_verb(predicate: Predicate, morpheme: Morpheme) -> None:
    lemma = morpheme.lemma
    note_form(predicate, morpheme)
    predicate.progressive |= lemma in _GOING_ON
    predicate.favour |= lemma in _FAVOURS and not predicate.causative


def _verb(cursor: Cursor, predicate: Predicate, morpheme: Morpheme) -> bool:
    previous = cursor.previous
    joins = previous.form.startswith(("連用形", "未然形")) and not predicate.past
    if morpheme.lemma in BECOMING and joins:
        _become(cursor, predicate, morpheme)
        return True
    if morpheme.lemma == "知れる":
        cursor.at += 1
        predicate.unreal.add("guess")
        while cursor.pos() == "助動詞":
            cursor.at += 1
        return True
    if not joins or previous.pos not in {"動詞", "助動詞"} or previous.lemma in {"ず", "です", "だ"}:
        return False
    cursor.at += 1
    predicate.joined.append(morpheme.lemma)
    predicate.potential |= is_potential(morpheme)
    note_form(predicate, morpheme)
    return True


def _become(cursor: Cursor, predicate: Predicate, morpheme: Morpheme) -> None:
    cursor.at += 1
    predicate.became = True
    predicate.inner_negations += predicate.negations
    predicate.negations = 0
    predicate.unreal.discard("wish")
    predicate.progressive = False
    note_form(predicate, morpheme)


def _adjective(cursor: Cursor, predicate: Predicate, morpheme: Morpheme) -> bool:
    if morpheme.lemma == "無い":
        predicate.negations += 1
    elif morpheme.lemma in SUITABLE and cursor.previous.form.startswith("連用形"):
        predicate.joined.append(morpheme.lemma)
    else:
        return False
    cursor.at += 1
    return True


def _suffix(cursor: Cursor, predicate: Predicate, morpheme: Morpheme) -> bool:
    if morpheme.lemma in SUITABLE:
        predicate.joined.append(morpheme.lemma)
    predicate.done |= morpheme.lemma == "済み"
    predicate.progressive |= morpheme.lemma == "中"
    cursor.at += 1
    return True


def _noun(cursor: Cursor, predicate: Predicate, morpheme: Morpheme) -> bool:
    lemma = morpheme.lemma
    if "助動詞語幹" in morpheme.detail:
        return _stem(cursor, predicate, morpheme)
    if lemma in FACT:
        return _fact(cursor, predicate)
    if lemma in _UNREAL_NOUNS:
        predicate.unreal.add(_UNREAL_NOUNS[lemma])
        predicate.link = "nominal"
    elif lemma in _FACT_NOUNS:
        predicate.link = "nominal"
    elif lemma in _TIME_NOUNS:
        predicate.link = "te"
    else:
        predicate.link = "attribute"
    predicate.after = lemma
    return False


def _stem(cursor: Cursor, predicate: Predicate, morpheme: Morpheme) -> bool:
    """Read よう, そう, みたい."""
    polite = cursor.previous.lemma == "ます"
    cursor.at += 1
    if morpheme.lemma == "そう":
        predicate.unreal.add("hearsay" if morpheme.pos == "名詞" else "guess")
    following = cursor.peek()
    if morpheme.lemma in {"よう", "様"} and following is not None and following.surface == "に":
        cursor.at += 1
        return _so_that(cursor, predicate, polite=polite)
    return True


def _so_that(cursor: Cursor, predicate: Predicate, *, polite: bool) -> bool:
    """Read what follows ように: なる, する, nothing (起きられるように!), or a wish (できますように)."""
    while cursor.lemma() in {"は", "も", "だけ"}:
        cursor.at += 1
    following = cursor.peek()
    if following is not None and following.lemma in BECOMING:
        _become(cursor, predicate, following)
        return True
    if following is not None and following.lemma in {"為る", "致す", "心掛ける"}:
        cursor.at += 1
        predicate.inner_negations += predicate.negations
        predicate.negations = 0
        note_form(predicate, following)
        return True
    if (
        (predicate.potential or predicate.favour)
        and (following is None or following.pos == "補助記号")
        and not polite
    ):
        predicate.became = predicate.past = True
    else:
        predicate.unreal.add("wish")
    return False


def _fact(cursor: Cursor, predicate: Predicate) -> bool:
    """Read こと: ことができる, ことにする, ことがある, or a fact."""
    particle, verb = cursor.lemma(1), cursor.peek(2)
    lemma = "" if verb is None else verb.lemma
    if verb is not None and particle in {"が", "も", "は"} and lemma == "出来る":
        cursor.at += 3
        predicate.potential = True
        note_form(predicate, verb)
        return True
    if particle in {"に", "と"} and lemma in {"為る", "成る", "致す", "決める", "決まる"}:
        cursor.at += 3
        if lemma != "成る" or not predicate.passive:  # 認められることになった is what others have decided
            predicate.unreal.add("plan")
        return True
    if particle in {"が", "は", "も"} and lemma in {"有る", "無い"}:
        predicate.unreal.add("experience")
    predicate.link, predicate.after = "nominal", "こと"
    return False


_STEPS = {
    "助動詞": _auxiliary,
    "助詞": _particle,
    "動詞": _verb,
    "形容詞": _adjective,
    "名詞": _noun,
    "形状詞": _noun,
    "代名詞": _noun,
    "接尾辞": _suffix,
}
