"""What is written and not said of oneself: taken back, asked by the way, promised, told of others."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kachilog.voices.japanese.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.voices.japanese.lexicon import Morpheme

_ENDS = "。\n\r!?♪☆★♡♥❤…"
_SAYING = r"(?:胸を張って|堂々と|早く|いつか|みんなに|皆さんに|本当は|声を大にして)*"
_CANNOT = r"る(?:日|とき|時|よう(?!に?な)|と(?:いい|良|嬉|うれ))|たら|れば|な(?:い|く)|ません"
_LIES = r"(?:嘘|うそ|ウソ|冗談)"
_TAKEN_BACK = re.compile(
    rf"(?:と|って|とか|なんて){_SAYING}(?:"
    r"(?:言い?|いい|書き|報告し|伝え|お?知らせし)たかった(?!ので|から|ん)"
    r"|(?:言い|いい|書き(?:込み)?)たい(?:です|ところ|とこ|の|ん|けど|が|な|$)"
    rf"|(?:(?:言|い|書)え|書け|(?:報告|お?知らせ)でき|伝えられ)(?:{_CANNOT})|(?:言|い)ってみたい"
    r"|(?:日|夢|こと|時)が?(?:来て|きて|来た|きた|来れば|あれば|あった)(?:ほし|欲し|ら|$|い))"
    r"|と(?:なれば|なると)(?:いい|良|よ|嬉|うれ|最高)|と思いきや|と(?:言|い)うには"
    r"|とは(?:(?:いき|行き|なり|言え|いえ)ません|(?:いか|行か|なら|言え|いえ)な[いく])"
    r"|(?:という|って|っていう)夢(?:を(?:見|み)|でし|だっ)"
    rf"|(?:(?<=[{_ENDS}、.・,(])|^)(?:なんて(?:ね|な$|{_LIES})|なんちゃって"
    rf"|(?:と?いうの|っていうの)?は?{_LIES}(?:です|でした|だよ)(?!か)"
    rf"|(?:いや|いえ|と思ったら)、?\s?(?:まだ(?:です|だ|でした|$)|{_LIES}))"
    rf"|なんて{_LIES}(?:です|でした|だ)"
)
"""売れました!と言いたいところですが; 完売しました!…冗談です."""

_ASKED = re.compile(
    r"か(?:どうか)?と?(?:言|い|聞|問|訊)(?:われ|かれ|う|え)(?:ると|れば|たら|と|ば)"
    r"|(?:わけ|訳)(?:では|じゃ)(?:な|あり)[^、。]*|[るうくすつぬむぶぐ]どころか(?=、)"
)
"""不安がなくなったかと言われると、微妙です; なくなったわけではありません; 楽になるどころか."""

_HEARD = (
    r"(?:[るうくすつぬむぶぐ]|ます)(?:よ|から)?、?(?:(?:と|って)[^、。]{0,6}?"
    r"(?:言わ|いわ|聞い|聞か|書い|書か|うたわ|謳|約束|勧め|宣伝|保証|説明)"
    r"|という(?:触れ込み|宣伝|評判|話|うたい文句|謳い文句))[^、。]{0,10}?"
)
_VAIN = (
    r"全然|ぜんぜん|さっぱり|まったく|全く|ちっとも|いまいち|いまひとつ|今一つ|微妙|それほど|そうでも|そんなこと"
    r"|変わりま|変わら|だめ|ダメ|駄目|何も|嘘|うそ|無理|期待外れ|むしろ|逆|余計|悪化|増え|まだ|いまだ|未だ"
)
_PROMISED = re.compile(rf"{_HEARD}(?:のに|(?:けれど|けど|が|ものの)も?、?[^。]{{0,12}}?(?:{_VAIN}))")
"""3キロ痩せると言われたけど全然でした."""

_GOES_ON = frozenset({"が", "けれど", "けど", "ので", "から", "のに", "し"})
_FAVOURS = frozenset({"呉れる", "下さる", "貰う", "頂く"})
_PASSIVE = frozenset({"れる", "られる"})


def without_taken_back(text: str) -> str:
    """Return a plain text without the sentences that the writer takes back, jokes about or cannot say yet."""
    kept, start = "", 0
    for match in _TAKEN_BACK.finditer(text):
        before = text[start : match.start()].rstrip(_ENDS + "、 ,.・(")
        kept += before[: max(map(before.rfind, _ENDS)) + 1]
        start = match.start()
    return kept + text[start:]


def without_asides(sentence: str) -> str:
    """Return a sentence without what is asked by the way; "" if all is a promise that was not kept."""
    if _PROMISED.search(sentence):
        return ""
    asked = list(_ASKED.finditer(sentence))
    if not asked:
        return sentence
    before = sentence[: sentence.rfind("、", 0, asked[0].start()) + 1]
    return (before + sentence[asked[-1].end() :].lstrip(" 、")).strip(" 、")


def without_others(morphemes: Sequence[Morpheme]) -> list[Morpheme]:
    """Return `morphemes` without what modifies somebody else: 合格した in 合格した友人に教わりました."""
    kept: list[Morpheme] = []
    for at, morpheme in enumerate(morphemes):
        if _modifies_somebody(morphemes, at):
            start = len(kept)
            while start and not _opens(kept[start - 1]):
                start -= 1
            if not _is_done_for_one(kept[start:]):
                del kept[start:]
                continue
        kept.append(morpheme)
    return kept


def _is_done_for_one(morphemes: Sequence[Morpheme]) -> bool:
    """Say whether somebody did it for the writer, or it was done to them: 買ってくれた, 褒められた."""
    if any(morpheme.lemma in _PASSIVE for morpheme in morphemes):
        return True
    return any(one.lemma in {"て", "で"} and other.lemma in _FAVOURS for one, other in pairwise(morphemes))


def _modifies_somebody(morphemes: Sequence[Morpheme], at: int) -> bool:
    """Say whether a た stands before somebody else, or before one's own people's people: 母の友人."""
    if morphemes[at].lemma != "た" or not morphemes[at].form.startswith("連体形"):
        return False
    following = [morpheme.lemma for morpheme in morphemes[at + 1 : at + 6]]
    if following[1:2] == ["の"] and following[0] in words("ours"):
        following = following[2:]
    if following[:1] == ["御"]:
        following = following[1:]
    if words("others").isdisjoint((*following[:1], "".join(following[:2]))):
        return False
    return following[0] != "方" or following[1:2] != ["が"] or following[2:3] == ["居る"]


def _opens(morpheme: Morpheme) -> bool:
    """Say whether a clause ends with a morpheme, so that the next one opens another."""
    return morpheme.lemma == "、" or ("接続助詞" in morpheme.detail and morpheme.base in _GOES_ON)
