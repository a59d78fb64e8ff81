"""顧客の課題解決度 (section 4), from customer voices and their classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.week import Week
from kachilog.metrics.rates import Rate
from kachilog.voices import RESOLUTIONS, thanks
from kachilog.wording.width import clipped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from kachilog.base.week import WeekStart
    from kachilog.voices import VoiceClass

EXAMPLES = 3
"""Voices that a week is shown with, at most."""

EXAMPLE_WIDTH = 96
"""Columns of an example, a kanji counting two: one line of a page, its classes beside it."""


_NONE = Rate.of(0, 0)


class Voice(NamedTuple):
    """What one customer said, and its classes; () is none of them.

    `automatic` is by our rules, `manual` the user's own judgement, which wins; None where there is none.
    """

    day: dt.date
    text: str
    automatic: tuple[VoiceClass, ...] = ()
    manual: tuple[VoiceClass, ...] | None = None

    @property
    def classes(self) -> tuple[VoiceClass, ...]:
        """The classes that count."""
        return self.automatic if self.manual is None else self.manual


class ResolutionFigures(NamedTuple):
    """The voices of some weeks: how many there are, and which share has each class, and any of the three.

    A voice may have several classes, so the three may add up to more than `resolved`; `felt` stands beside
    them and is in no share of theirs. `examples` are the
    newest voices with a class, newest first, as lines of at most `EXAMPLE_WIDTH` columns.
    """

    voices: int
    resolved: Rate
    solved: Rate
    acted: Rate
    result: Rate
    felt: Rate = _NONE
    examples: tuple[Voice, ...] = ()


class VoiceHistory:
    """Voices by the week of their day."""

    def __init__(self, voices: Iterable[Voice], week_start: WeekStart) -> None:
        self._voices: dict[Week, list[Voice]] = {}
        for voice in voices:
            self._voices.setdefault(Week.containing(voice.day, week_start), []).append(voice)

    @property
    def weeks(self) -> list[Week]:
        """The weeks that have voices, oldest first."""
        return sorted(self._voices)

    def thankful(self, weeks: Sequence[Week]) -> int:
        """Return how many voices of `weeks` tell of a good feeling, or have a word of thanks."""
        voices = (voice for week in weeks for voice in self._voices.get(week, ()))
        return sum("felt" in voice.classes or thanks(voice.text) for voice in voices)

    def figures(self, weeks: Sequence[Week], *, examples: int = 0) -> ResolutionFigures:
        """Return the figures of the voices of `weeks`, with up to so many examples."""
        voices = [voice for week in weeks for voice in self._voices.get(week, ())]

        def rate(*names: VoiceClass) -> Rate:
            return Rate.of(sum(not set(names).isdisjoint(one.classes) for one in voices), len(voices))

        # Of one day, the voice that was written down last comes first.
        newest = sorted(voices, key=lambda voice: voice.day)[::-1]
        shown = [voice for voice in newest if voice.classes and voice.text][:examples]
        return ResolutionFigures(
            voices=len(voices),
            resolved=rate(*RESOLUTIONS),
            solved=rate("solved"),
            acted=rate("acted"),
            result=rate("result"),
            felt=rate("felt"),
            examples=tuple(one._replace(text=clipped(one.text, EXAMPLE_WIDTH)) for one in shown),
        )
