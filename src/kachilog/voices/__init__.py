"""顧客の課題解決度: each customer's comment put into solved, acted, result, felt, or none of them, offline.

The classes and what does not count are defined in the labelling guideline beside the labelled comments of the
tests. Nothing of a comment is kept, written or sent anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.languages import Lang

Resolution = Literal["solved", "acted", "result"]

RESOLUTIONS: tuple[Resolution, ...] = ("solved", "acted", "result")
"""The classes of 顧客の課題解決度, in the order in which they are always given."""

VoiceClass = Literal["solved", "acted", "result", "felt"]

CLASSES: tuple[VoiceClass, ...] = (*RESOLUTIONS, "felt")
"""All classes, in their order: 気持ちが動いた stands beside the three, and in no share of them."""

LONGEST = 20_000
"""Characters of one comment that are looked at."""


def classify(texts: Sequence[str]) -> list[tuple[VoiceClass, ...]]:
    """Return the classes of each comment, in the order of `texts`; () where a comment tells of none.

    A comment may have several classes; they come in the order of `CLASSES`. Empty texts, emoji and
    languages other than Japanese and English have none. No text raises.
    """
    if not texts:
        return []
    from kachilog.voices import encoder, reading  # noqa: PLC0415

    texts = [text[:LONGEST] for text in texts]
    told = [
        read.classes(encoded)
        for read, encoded in zip(map(reading.read, texts), encoder.scores(texts).tolist(), strict=True)
    ]
    return [tuple(name for name in CLASSES if name in found) for found in told]


def asks(text: str, lang: Lang) -> bool:
    """Say whether a comment asks for something to be told, as 〜はどうすればいいですか does.

    `lang` is the language of a text that shows none itself (a bare "?!"). A question of courtesy
    (お元気ですか), a cry (まじですか) and one that the writer answers alone (やってみようかな) are none.
    """
    from kachilog.voices import addressed  # noqa: PLC0415

    return addressed.asks(text[:LONGEST], lang)


def thanks(text: str) -> bool:
    """Say whether a comment has a word of thanks to the author: ありがとうございました, thank you so much.

    お客様に感謝されました tells of the thanks of others, and has none.
    """
    from kachilog.voices import addressed  # noqa: PLC0415

    return addressed.thanks(text[:LONGEST])
