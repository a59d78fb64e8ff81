"""The words of the rules: sections of `words.txt`, brought to the spelling of `Morpheme.lemma`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kachilog.voices.japanese.morphemes import lemmas

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _sections() -> Mapping[str, frozenset[str]]:
    text = files("kachilog.voices.japanese").joinpath("words.txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            section.extend(line.split())
    return {name: lemmas(plain) for name, plain in sections.items()}


def words(section: str) -> frozenset[str]:
    """Return the lemmas of one section of `words.txt`. Raise KeyError if there is no such section."""
    return _sections()[section]


def ends(text: str, *sections: str) -> bool:
    """Say whether `text` is, or is a compound that ends with, a word of `sections` (光熱 + 費)."""
    return any(text[start:] in words(section) for section in sections for start in range(len(text)))
