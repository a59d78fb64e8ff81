"""結果が出た, told in figures alone: 620→745, 30分から5分に, マイナス4cm, 3キロ減, E判定からB判定."""

from __future__ import annotations

import re

from kachilog.voices.japanese.lexicon import morphemes, one_ends

_NUMBER = r"(?:約|たった|わずか|ほぼ)?(?:\d[\d,.]*(?:千|百|万|億)?\d*|ゼロ)"
_UNIT = r"[^\d、。→\-+からにへもまで]{0,6}?"
_ROUGHLY = r"(?:台|程度|くらい|ぐらい|以上|以下)?"
_FROM_TO = re.compile(
    rf"({_NUMBER}){_UNIT}{_ROUGHLY}(?:→|から|が)({_NUMBER}){_UNIT}{_ROUGHLY}(?=に|へ|まで|も|$|、|と|で)"
    rf"|({_NUMBER})[^\d、。→]{{0,6}}→\s*({_NUMBER})"
)
_GRADES = re.compile(r"(?<![A-Za-z])([A-F])(?:判定|評価|ランク)?(?:から|→)([A-FS])(?![A-Za-z])")
_FIGURE = re.compile(r"[\dA-FS]")
_NEW_GRADE = re.compile(
    r"(?:判定|評価|ランク|成績|査定)[がはも]?\s?(?:S|オール?A|A)(?:に(?:な|上が)|でした|$)|[SA]判定(?:$|でした)|オール[AS5](?:$|で|に)"
)
_TAIL = r"(?:です|でした|だった|達成|に成功|した|しました|も|よ|ね|、|$)"
_SIGNED = re.compile(rf"(マイナス|プラス|(?<![\dA-Za-z])[-+]){_NUMBER}{_UNIT}{_TAIL}")
_NAMED = re.compile(rf"{_NUMBER}{_UNIT}(減|増|アップ|ダウン|UP|up|短縮|オーバー|超え){_TAIL}")
_NOT_SO = re.compile(
    r"たい|ほしい|欲しい|ますか|目標|目指|予定|つもり|たら|れば|なら|はず|らしい|そうです|でしょう|かも"
    r"|ません|なかった|ない(?:$|です)|しまっ|ちゃっ|られ"
)
_MULTIPLIERS = {"百": 100, "千": 1000, "万": 10_000, "億": 100_000_000}
_UPWARD = frozenset({"増", "アップ", "UP", "up", "オーバー", "超え", "プラス", "+"})


def verdict(text: str) -> bool | None:
    """Say whether a change that a sentence, no question, tells in figures is a good one; None without one."""
    if not _FIGURE.search(text):
        return None
    if _NEW_GRADE.search(text):
        return True
    match = _FROM_TO.search(text)
    arrow = match is not None and "→" in match[0]
    if _NOT_SO.search(text[match.end() :] if match and arrow else text):
        return None
    return _went_well(text, match) if match else _other_figures(text)


def _other_figures(text: str) -> bool | None:
    if match := _GRADES.search(text):
        return match[2] == "S" or match[2] < match[1]
    if match := _SIGNED.search(text) or _NAMED.search(text):
        return _welcome(text[: match.start()], rose=match[1] in _UPWARD)
    return None


def _went_well(text: str, match: re.Match[str]) -> bool:
    """Say whether it is good that a quantity went from the first figure to the second."""
    first, second = _value(match[1] or match[3]), _value(match[2] or match[4])
    return first != second and _welcome(text[: match.start()], rose=second > first)


def _value(text: str) -> float:
    """Return the number that a Japanese figure stands for: 2千 → 2000, 3万2千 → 32000, 1,200 → 1200."""
    total, digits = 0.0, ""
    for sign in text:
        if sign.isdecimal() or sign == ".":
            digits += sign
        elif sign in _MULTIPLIERS:
            total += _decimal(digits, empty=1.0) * _MULTIPLIERS[sign]
            digits = ""
    return total + _decimal(digits, empty=0.0)


def _decimal(digits: str, *, empty: float) -> float:
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else empty


def _welcome(before: str, *, rose: bool) -> bool:
    """Say whether a rise (or a fall) of what `before` names is good; what is unknown is given credit."""
    nouns = [morpheme.lemma for morpheme in morphemes(before) if morpheme.is_noun]
    names = [*nouns, "".join(nouns)]
    spent = one_ends(names, "spent", "trouble")
    gained = one_ends(names, "gained")
    if spent == gained:
        return True
    return rose if gained else not rose
