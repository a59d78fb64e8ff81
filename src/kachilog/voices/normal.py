"""A comment as it was typed, made into plain sentences: one spelling of signs, no emoji, no ornaments."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kachilog.base.text import hiragana

LONGEST_SENTENCE = 2000
"""Characters of one sentence that are looked at as a whole; a longer run of text is cut there."""

_HALF_KANA = re.compile(r"[\uff66-\uff9f]{2,}")
_KATAKANA = re.compile(r"[ァ-ヶー]{4,}")
_INFLECTED = re.compile(r"マシタ|マセン|マス|デス|シタ|ナク|ナイ|タイ|ッタ|ッテ")
_INFLECTED_SURELY = re.compile(r"マシタ|マセン(?:デシタ)?$|デキタ")

_LAUGH = re.compile(
    r"[((](?:笑|苦笑|泣|涙|爆|汗|嬉|照)+[))]|笑+(?=$|[\s。!!??])|(?<=[ぁ-んァ-ヶ一-龠])[wW]+(?=$|[^A-Za-z])"
)
_FACE = re.compile(
    r"[((][^()()ぁ-んァ-ヶ一-龠A-Za-z0-9]{2,}[^()()]{0,6}[))]|\([^()]{0,3}[\^;_∀´`ω][^()]{0,6}\)"
)
_WAVE = re.compile(r"(?<=[たすねよわい])[〜~]+(?=[ァ-ヶ一-龠ぁ-ん])")
_LONG_VOWEL = re.compile(
    r"(?<=[ぁ-ん])[ー〜~〰]+|(?<=[ーァ-ヶ一-龠])[〜~〰]+(?=$|[^0-9ぁ-んァ-ヶ一-龠])|ー{2,}"
)
_SMALL_VOWEL = re.compile(r"(?<=[たよねなわだすい])[ぁぃぅぇぉっ]+(?=$|[^ぁ-んァ-ヶ一-龠])")
_SLANG = {
    re.compile(r"ポチ(?=っ[たてち])|ぽち(?=っ[たて])"): "買",
    re.compile(r"(?:ポチ|ぽち)り(?=ま|$|、)"): "買い",
    re.compile(r"(?:ググ|ぐぐ)(?=っ[たて])"): "調べ",
    re.compile(r"バズ(?:った|りました|ってる|ってます)"): "大成功しました",
    re.compile(r"[★☆](?=\d)"): "星",
    re.compile(
        r"(?<=[、てでらと。])(?:ホッ|ほっ)(?=$|[。!、♪\s])|^(?:ホッ|ほっ)(?=$|[。!、\s])"
    ): "ほっとした",
    re.compile(r"(?<=[嬉れ楽]し)すぎ(?:る|ます|です)?(?=$|[。!、?])"): "いです",
    re.compile(r"(?<=[幸感][せ動])すぎ(?:る|ます|です)?(?=$|[。!、?])"): "です",
}
"""Slang that the dictionary does not know, and the plain word whose endings it takes."""
_MAY_BE_SLANG = re.compile(r"ポチ|ぽち|ググ|バズ|[★☆]|ぐぐ|ホッ|ほっ|すぎ")
_QUOTE = re.compile(
    r"[「『“]([^「」『』“”]*)[」』”](?=\s*(?:と(?!お)|って|[がはもをに]))|「[^「」]{6,}」(?=で(?!す)|の(?:言葉|一言|ひとこと))"
)
_BETWEEN_JAPANESE = re.compile(r"(?<=[ぁ-んァ-ヶー一-龠])[ \t]+(?=[ぁ-んァ-ヶ一-龠0-9])")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_ARROW = re.compile(r"[➡⇒⇨➔➜▶►]|->|=>")
_END = re.compile(r"[。\n\r!?♪☆★♡♥❤…]+|\.{2,}|・{2,}|、{2,}|,{2,}")
_LOOKALIKES = str.maketrans({"\ufe0f": None, "\u200d": None, "\u2212": "-"})
_BRACKETS = str.maketrans(
    {"「": "", "」": "", "『": "", "』": "", "【": "。", "】": "。", "“": "", "”": "", "\0": ""}
)

QUOTED = "例の言葉"
"""Stands in a sentence where somebody's words stood in quotation marks."""

PRAISE = "お褒めの言葉"
"""Stands there if the words were kind."""

_KIND = re.compile(
    r"変わった|上手|うまい|任せ|上達|すご|凄|いいね|良い|よかった|良く|よく(?!ない)|きれい|綺麗|美味|おいし|助か|ありがと|好き|わかりやす|分かりやす"
    r"|若|明るく|痩せた|痩せて|やせた|やせて|スリム|早い|早く|速い|センス|また(?:お願い|頼|来)|続けて|完璧|成長|頑張った|がんばった|具体的|見違え|嬉し|うれし|楽し|最高|尊敬|合格|採用"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence without its end mark. `asked`: the mark was a question mark."""

    text: str
    asked: bool


def _kana(match: re.Match[str]) -> str:
    text = unicodedata.normalize("NFKC", match[0])
    return hiragana(text) if _INFLECTED.search(text) else text


def _shouted(match: re.Match[str]) -> str:
    text = match[0]
    return hiragana(text) if _INFLECTED_SURELY.search(text) else text


def _quoted(match: re.Match[str]) -> str:
    return PRAISE if _KIND.search(match[0]) else QUOTED


def _signs(text: str) -> str:
    """Replace emoji and ornaments by a sentence end: people write them where a full stop would stand."""
    return "".join(
        "。" if unicodedata.category(sign) in {"So", "Sk", "Cs", "Cn", "Co"} else sign for sign in text
    )


def plain(text: str) -> str:
    """Return `text` after NFKC, without faces, laughter, drawn-out vowels, emoji and quotation marks.

    Verbs typed in katakana (half-width, or shouted) come back as hiragana, the only form in which a
    dictionary knows their endings. Words quoted as said by somebody are taken out.
    """
    text = _HALF_KANA.sub(_kana, text)
    text = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)
    text = _KATAKANA.sub(_shouted, text)
    text = _FACE.sub("。", text)
    text = _LAUGH.sub("。", text)
    text = _QUOTE.sub(_quoted, text)
    text = _ARROW.sub("→", text)
    text = _signs(text.translate(_BRACKETS))
    text = _WAVE.sub("。", text)
    text = _LONG_VOWEL.sub("", text)
    text = _SMALL_VOWEL.sub("", text)
    if _MAY_BE_SLANG.search(text):
        for slang, word in _SLANG.items():
            text = slang.sub(word, text)
    return _BETWEEN_JAPANESE.sub("、", text)


def is_japanese(text: str) -> bool:
    """Say whether `text` has a kana or a kanji."""
    return _JAPANESE.search(text) is not None


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a plain text, in order, each at most `LONGEST_SENTENCE` characters long."""
    found: list[Sentence] = []
    start = 0
    for end in [*_END.finditer(text), None]:
        stop = len(text) if end is None else end.start()
        piece = text[start:stop].strip(" \t、,")
        mark = "" if end is None else end[0]
        asked = "?" in mark and "!" not in mark
        start = len(text) if end is None else end.end()
        for offset in range(0, len(piece), LONGEST_SENTENCE):
            last = offset + LONGEST_SENTENCE >= len(piece)
            found.append(Sentence(piece[offset : offset + LONGEST_SENTENCE], asked and last))
    return found
