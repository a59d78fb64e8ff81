# ruff: noqa: E501
"""What a comment does to the one who reads it: it asks, or it thanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.voices import normal

if TYPE_CHECKING:
    from kachilog.base.languages import Lang

_ASKING = re.compile(
    r"(?:です|ます|ました|でした|ません|でしょう|だろう|ない|なかった|た|る|い|の|ん(?:です)?|ば|たら|方|法)か(?:ね|な|しら)?$"
    r"|(?:でしょうか|ましょうか|かしら|かな|っけ|のかも?教えて)$"
    r"|(?:教え|おしえ|聞かせ|アドバイス|ヒント|助言)[^。!]{0,4}(?:て(?:ください|下さい|ほしい|欲しい|いただ|もらえ|くれ|$)|ください|お願い|頂け|いただけ|くださ)"
    r"|(?:知り|聞き|伺い|うかがい|教わり)たい(?:です|$|の)"
    r"|(?:どう(?:したら|すれば|やって|やったら|すると)|何から|なにから|どこから|どんな|どれ|どの|どうして|なぜ|なんで|いつから|何を|いくら)[^。!]*(?:か(?:わから|分から|悩(?!ま|みま?せ)|迷(?!わ|いません|いがな))|(?:もの|ん)?でしょう|ですか|いいの|いい(?:です)?$|わからな|分からな)"
    r"|(?:コツ|方法|おすすめ|オススメ|違い|基準|目安|ポイント|例)(?:を|とか|など)?(?:が|は|って)?(?:あり|あれば|ある|知り|教え|何|なん|です$)(?!ま(?:せん|し))[^。!]*(?:か|たい|ください|教えて|$)"
)
_NO_QUESTION = re.compile(
    r"^(?:体調は?|もう|皆さん?)?(?:大丈夫|元気|お元気|よろしい|いかが)(?:です|でしょう)か$|(?:すご|凄|やば|神)[^、]*(?:です|ない)か$|(?:そうです|なるほど(?:です)?|じゃない(?:です)?|ありません|いいじゃないです)か$"
    r"|(?:もらえ|いただけ|くれ)(?:る|ます|ません)か(?:な|ね)$|(?:なんと|どれだけ|いかに)[^?]*か$|(?:よかった|嬉しい|うれしい|たい|よう|だった|れば)(?:な|かな)?$|(?:し|い|き|り|み)ようかな$"
)
_RHETORICAL = re.compile(
    r"(?:まじ|マジ|本当|ほんと|ほんとう|え|えっ|うそ|嘘|なに|そう|でしょ)(?:です)?(?:か)?$"
)
_THANKS_JA = re.compile(
    r"ありがと|アリガト|有難う|有り難う|あざす|あざっす|あざます|サンキュ|さんきゅ|感謝|お礼(?:を|が|申)|御礼|おおきに|(?:大変|とても|本当に|すごく|めっちゃ|いつも)?助かり(?:ました|ます)"
    r"|お世話になりました|恩人|恩に着|頭が上が(?:り|ら)"
)
_NO_THANKS_JA = re.compile(
    r"(?:感謝|お礼|御礼|ありがとう?(?:の(?:言葉|気持ち|一言))?)[^。!?]{0,12}(?:され(?:た|まし|る|ます)|言われ|もらえ|もらい|いただ|頂|届|来|欲しい|ほしい|(?<!しか)ない|ません|たい)"
    r"|感謝(?:状|祭|セール|デー)|ありがとう(?:と|って)(?!思|伝|言いたい)"
)
_ASKING_EN = re.compile(
    r"\?|\b(?:how (?:do|can|should|would|did|long|much|many|often) (?:i|we|you|one|it)\b|(?:could|can|would|will) you\b|any (?:tips|advice|idea|ideas|suggestions|recommendations)\b"
    r"|(?:does|did|has|is) (?:any(?:one|body)|this|that|it|there)\b.*\b(?:know|tried|work|help|possible|normal)\b|i(?:'d| would) (?:love|like) to (?:know|hear|learn)|please (?:advise|explain|help|tell|show|do)|wondering (?:if|how|what|whether|why|when)"
    r"|(?:don't|dont|do not) know (?:how|what|where|when|which|who)|no idea (?:how|what|where|why)|(?:can|could) (?:some|any)(?:one|body)\b|help me|tell me how)",
    re.IGNORECASE,
)
_RHETORICAL_EN = re.compile(
    r"^\W*(?:(?:wow|oh|omg|haha|lol|ha)\W+)*(?:right|really|seriously|wow|huh|who knew|you know|isn't it|can you believe (?:it|that|this)|guess (?:what|who\b.*)|what|why not|who else[^?]*|how (?:great|cool|amazing|lovely) is (?:this|that))\W*$",
    re.IGNORECASE,
)
_THANKS_EN = re.compile(
    r"\b(?:thank(?:s|\s?you|\s?u)?|thx|tysm|ty|cheers|grateful|gratitude|appreciate (?:it|you|this|that|your|the|all)|much appreciated|i owe you|bless you|god bless|lifesaver|life saver|can't thank)\b",
    re.IGNORECASE,
)
_NO_THANKS_EN = re.compile(
    r"\bno,? thanks?\b|\b(?:not|never|n't|no) (?:\w+ ){0,2}(?:grateful|thank(?:ed)?|appreciate)\b|\bthanksgiving\b|\bthanks for nothing\b|\bthanked me\b|\bsaid (?:thank|thanks)\b|\bthanks? in advance\b|\bwould (?:be grateful|appreciate)\b|\bthank me\b",
    re.IGNORECASE,
)


def asks(text: str, lang: Lang) -> bool:
    """Say whether a comment asks for something to be told; see `kachilog.voices.asks`."""
    plain = normal.plain(text)
    japanese = normal.is_japanese(plain) or (lang == "ja" and not re.search(r"[A-Za-z]", plain))
    if not japanese:
        return any(
            _ASKING_EN.search(part) is not None and _RHETORICAL_EN.search(part) is None
            for part in re.split(r"(?<=[.!?。\n])\s*", plain)
        )
    return any(_asks(sentence) for sentence in normal.sentences(plain) if sentence.text)


def _asks(sentence: normal.Sentence) -> bool:
    text = sentence.text.rstrip("、, ")
    if _NO_QUESTION.search(text) or _RHETORICAL.fullmatch(text):
        return False
    return sentence.asked or _ASKING.search(text) is not None


def thanks(text: str) -> bool:
    """Say whether a comment has a word of thanks to the author; see `kachilog.voices.thanks`."""
    plain = normal.plain(text)
    if normal.is_japanese(plain):
        return _THANKS_JA.search(_NO_THANKS_JA.sub("", plain)) is not None
    return _THANKS_EN.search(_NO_THANKS_EN.sub("", plain)) is not None
