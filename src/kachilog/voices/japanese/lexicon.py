"""The dictionary: the morphemes of a text, and the words of the rules in the spelling of `Morpheme.lemma`.

The analyser is Sudachi with its small dictionary, loaded once, on first use; the words are sections of
`words.txt`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.text import hiragana

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sudachipy import Morpheme as SudachiMorpheme
    from sudachipy import Tokenizer

    from kachilog.voices.japanese.predicates import Predicate

_SHORTEST_KANA_VERB = 3
"""Shorter verbs in kana (きる, ひく) have too many homonyms."""


_KANA = re.compile(r"[ぁ-んー]{2,}")


class Morpheme(NamedTuple):
    """One morpheme: `lemma` is its one spelling (できる → 出来る), `base` its dictionary form as written.

    `pos` and `detail` are the part of speech and its subclasses, `form` the conjugated form ("" if none).
    """

    surface: str
    lemma: str
    base: str
    pos: str
    detail: str
    form: str

    @property
    def is_noun(self) -> bool:
        """Whether it can be a part of a noun phrase."""
        return (
            self.pos in {"名詞", "代名詞", "接頭辞", "接尾辞", "形状詞"} and "助動詞語幹" not in self.detail
        )


@cache
def _tokenizer() -> Tokenizer:
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 (loads a dictionary: only when a comment comes)

    return Dictionary(dict="small").tokenizer(mode=SplitMode.C)


_parts_of_speech: dict[int, tuple[str, str, str]] = {}
"""By the dictionary's number: to ask it anew for each token takes a tenth of all the time."""


def _part_of_speech(token: SudachiMorpheme) -> tuple[str, str, str]:
    number = token.part_of_speech_id()
    if number not in _parts_of_speech:
        _parts_of_speech[number] = _parts(token.part_of_speech())
    return _parts_of_speech[number]


def _parts(pos: Sequence[str]) -> tuple[str, str, str]:
    return pos[0], "-".join(part for part in pos[1:4] if part != "*"), "" if pos[5] == "*" else pos[5]


def morphemes(text: str) -> list[Morpheme]:
    """Return the morphemes of `text` (at most some 16,000 characters), without white space."""
    found = []
    for token in _tokenizer().tokenize(text):
        pos, detail, form = _part_of_speech(token)
        if pos != "空白":
            found.append(
                Morpheme(token.surface(), token.normalized_form(), token.dictionary_form(), pos, detail, form)
            )
    return found


def _kana_spelling(verb: Morpheme) -> list[str]:
    """Return the lemma of a verb in kana where the dictionary leaves open which verb it is (なおる)."""
    reading = "".join(token.reading_form() for token in _tokenizer().tokenize(verb.base))
    kana = hiragana(reading)
    if len(kana) < _SHORTEST_KANA_VERB or kana == verb.lemma:
        return []
    parts = morphemes(kana)
    return [kana] if len(parts) == 1 and parts[0].lemma == kana and parts[0].pos == "動詞" else []


@cache
def _spellings(word: str) -> frozenset[str]:
    """Return a word in the spelling that `Morpheme.lemma` has; one of several morphemes is joined again.

    The lexicon is written in plain spelling and brought to the dictionary's spelling here, so that a new
    edition of the dictionary does not silently lose words.
    """
    parts = morphemes(word)
    found = {"".join(part.lemma for part in parts)}
    if _KANA.fullmatch(word):
        found.add(word)  # わく, とける: alone they are read as something else than in a sentence
    if len(parts) == 1 and parts[0].pos == "動詞":
        found.update((word, *_kana_spelling(parts[0])))
    return frozenset(found)


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
    return {name: frozenset().union(*map(_spellings, plain)) for name, plain in sections.items()}


def words(section: str) -> frozenset[str]:
    """Return the lemmas of one section of `words.txt`. Raise KeyError if there is no such section."""
    return _sections()[section]


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    for name, found in _sections().items():
        for word in found:
            lists.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in lists.items()}


def lists_of(word: str) -> tuple[str, ...]:
    """Return the sections of `words.txt` that have a lemma."""
    return _lists().get(word, ())


@lru_cache(maxsize=4096)
def ends(text: str, *sections: str) -> bool:
    """Say whether `text` is, or is a compound that ends with, a word of `sections` (光熱 + 費)."""
    tails = {text[start:] for start in range(len(text))}
    return not all(tails.isdisjoint(words(section)) for section in sections)


def one_ends(texts: Iterable[str], *sections: str) -> bool:
    """Say whether one of `texts` ends with a word of `sections`."""
    return any(ends(text, *sections) for text in texts)


def is_named(predicate: Predicate, section: str) -> bool:
    """Say whether the predicate's head is a word of a section, or its noun phrase ends with one."""
    return predicate.head in words(section) or (
        predicate.kind == "noun" and ends(predicate.compound, section)
    )
