"""A comment read once for both: the rules, which know what they know, and the model, which has seen many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.voices import model, normal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Reading(NamedTuple):
    """What the rules found in a comment, and what the model sees of its sentences."""

    language: model.Language
    ruled: Collection[str]
    sentences: Sequence[model.Sentence]

    def classes(self) -> set[str]:
        """Return the classes that both together speak for."""
        return model.load(self.language).told(self.sentences, self.ruled)


def read(text: str) -> Reading:
    """Return the reading of a comment as it was typed."""
    plain = normal.plain(text)
    if not normal.is_japanese(plain):
        from kachilog.voices.english import classify as english  # noqa: PLC0415
        from kachilog.voices.english import features as english_features  # noqa: PLC0415
        from kachilog.voices.english import guards  # noqa: PLC0415

        plain = guards.without_untrue(plain)
        return Reading("english", english.classes(plain), english_features.sentences(plain))
    from kachilog.voices.japanese import features as japanese_features  # noqa: PLC0415
    from kachilog.voices.japanese import parts  # noqa: PLC0415

    return Reading("japanese", (), japanese_features.sentences(parts.parts_of(plain)))
