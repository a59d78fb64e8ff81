"""A comment read once for both: the rules, which know what they know, and the model, which has seen many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.voices import model, normal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kachilog.voices import VoiceClass


class Reading(NamedTuple):
    """What the rules found in a comment, and what the model sees of its sentences."""

    language: model.Language
    ruled: Collection[str]
    sentences: Sequence[model.Sentence]

    def evidence(self, encoded: Sequence[float]) -> dict[VoiceClass, tuple[float, ...]]:
        """Return what speaks for each class that it may have: see `model.Model.evidence`.

        What is neither Japanese nor English is read as English, of whose words it has few: unless the rules
        found something, nothing does.
        """
        weighing = model.load(self.language)
        words = [word for sentence in self.sentences for word in sentence.words]
        if self.language == "english" and not self.ruled and not weighing.knows(words):
            return {}
        return weighing.evidence(self.sentences, self.ruled, encoded)

    def classes(self, encoded: Sequence[float]) -> set[VoiceClass]:
        """Return the classes that rules, model and encoder together speak for."""
        return model.load(self.language).told(self.evidence(encoded))


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
