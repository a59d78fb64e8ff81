"""What customers wrote over some weeks: what they ask, and whom it helped most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.base.text import normal
from kachilog.metrics.resolution import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kachilog.base.week import Week
    from kachilog.metrics.resolution import Voice

_ASKS = lazy_pattern(
    r"(?<!じゃない)(?:\?|(?:です|ます|でしょう|ません)か|教えて(?:ください|下さい|ほしいです|欲しいです)|知りたいです)"
    r"[。.!…~〜\s]*(?:$|\n)"
    r"|\b(?:how (?:do|can|should) (?:i|we|you)|(?:can|could|would) you (?:tell|show|explain))\b",
    re.IGNORECASE,
)
_RHETORICAL = lazy_pattern(r"(?:じゃない|じゃありません|ではない)(?:です)?か?[?。!\s]*$")


def asks(text: str) -> bool:
    """Tell whether a comment asks something: by its question mark, or by how its last sentence ends."""
    plain = normal(text)
    return bool(_ASKS.search(plain)) and not _RHETORICAL.search(plain)


def within(voices: Iterable[Voice], weeks: Sequence[Week]) -> list[Voice]:
    """Return the voices from the first of `weeks` to the last, newest first, of one day the last written."""
    if not weeks:
        return []
    heard = [voice for voice in voices if weeks[0].start <= voice.day <= weeks[-1].last_day]
    return sorted(heard, key=lambda voice: voice.day)[::-1]


def asked(heard: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return the voices that ask something, in their order."""
    return tuple(voice for voice in heard if asks(voice.text))


def helped_most(heard: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return up to three voices that tell of most kinds of change; of equals the newest."""
    told = {normal(voice.text): voice for voice in [*heard][::-1] if voice.classes and voice.text}
    newest = [*told.values()][::-1]
    return tuple(sorted(newest, key=lambda voice: -len(voice.classes))[:EXAMPLES])
