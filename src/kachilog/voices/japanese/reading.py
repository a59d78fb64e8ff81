"""A sentence read into its predicates, from left to right.

A predicate is a head (a verb, an adjective, a noun with する, です or なる, a noun that ends a sentence), the
noun phrases before it, and the chain of function words after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.voices.japanese.chains import BECOMING, FACT, Cursor, is_potential, note_form, read_chain
from kachilog.voices.japanese.lexicon import Morpheme
from kachilog.voices.japanese.predicates import Argument, Predicate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.voices.japanese.predicates import Kind

_LIGHT = frozenset({"為る", "出来る", "致す", "為さる", "遣る"})
_BECOMING_SO = BECOMING | {"なれる"}
"""After に; elsewhere なれる is to get used to."""
_SUBJECTS = ("が", "は", "も")
_OPENING = frozenset({"接続詞", "感動詞", "副詞", "補助記号"})
_COMMAS = frozenset({"、", ","})
_SIGNS_IN_NOUNS = "→%-+."


class _Phrases:
    """The noun phrases and adverbs before a head; `open` are the nouns that have no particle yet."""

    def __init__(self, waiting: Sequence[Morpheme]) -> None:
        self.arguments: list[Argument] = []
        self.open: list[Morpheme] = []
        self.adverbs: set[str] = set()
        for morpheme in waiting:
            self._take(morpheme)

    def _take(self, morpheme: Morpheme) -> None:
        if morpheme.is_noun or (morpheme.pos == "補助記号" and morpheme.surface in _SIGNS_IN_NOUNS):
            if self.open and "副詞可能" in self.open[-1].detail and self.open[-1].pos == "名詞":
                self.close("")
            self.open.append(morpheme)
        elif morpheme.pos == "助詞" and self.open:
            self.close(morpheme.base)
        elif morpheme.pos == "助詞":
            self._second_particle(morpheme.base)
        else:
            self.close("")
            if morpheme.pos in {"副詞", "形容詞", "感動詞", "連体詞"}:
                self.adverbs.add(morpheme.lemma)

    def _second_particle(self, particle: str) -> None:
        """Let は and も after a particle count only where they do not hide it (には, でも)."""
        if (
            self.arguments
            and particle in {"は", "も"}
            and self.arguments[-1].particle not in {"に", "で", "と"}
        ):
            last = self.arguments.pop()
            self.arguments.append(Argument(last.nouns, particle, last.number))

    def close(self, particle: str) -> None:
        if self.open:
            nouns = tuple(noun.lemma for noun in self.open)
            self.arguments.append(Argument(nouns, particle, _has_number(self.open)))
            self.open.clear()


def _has_number(nouns: Sequence[Morpheme]) -> bool:
    return any("数詞" in noun.detail for noun in nouns)


class _Reader:
    def __init__(self, morphemes: Sequence[Morpheme]) -> None:
        self.cursor = Cursor(morphemes)
        self.waiting: list[Morpheme] = []
        self.kept: list[Morpheme] = []  # a noun that stands alone before a comma belongs to what follows too

    def read(self) -> list[Predicate]:
        found: list[Predicate] = []
        while (morpheme := self.cursor.peek()) is not None:
            predicate = self.head(morpheme)
            if predicate is None:
                self.waiting.append(morpheme)
                self.cursor.at += 1
                continue
            read_chain(self.cursor, predicate)
            if found:
                _share_subject(found[-1], predicate)
            found.append(predicate)
            _share_hope(found)
            self.waiting, self.kept = self.kept, []
        return found

    def head(self, morpheme: Morpheme) -> Predicate | None:
        """Take the head that starts here, with its light verb, or return None if none starts here."""
        if morpheme.pos == "動詞":
            return self.verb(morpheme)
        if morpheme.pos == "形容詞":
            return self.adjective(morpheme)
        if morpheme.pos == "副詞" or (morpheme.is_noun and morpheme.pos != "接頭辞"):
            return self.noun(morpheme)
        return None

    def verb(self, morpheme: Morpheme) -> Predicate:
        self.cursor.at += 1
        predicate = self.make(morpheme, "verb", morpheme)
        predicate.potential = is_potential(morpheme)
        if "order" in predicate.unreal and self.cursor.lemma() == "ます":
            predicate.unreal.discard("order")  # 自信持てました: no order is polite
            predicate.potential = True
        return predicate

    def adjective(self, morpheme: Morpheme) -> Predicate | None:
        following = self.cursor.peek(1)
        adverbial = morpheme.form.startswith("連用形") and following is not None and following.pos == "動詞"
        if adverbial and self.cursor.lemma(1) not in BECOMING | {"為る"}:
            return None
        self.cursor.at += 1
        return self.make(morpheme, "adjective", morpheme)

    def noun(self, morpheme: Morpheme) -> Predicate | None:
        following = self.cursor.peek(1)
        if following is None or following.pos == "補助記号":
            return self.alone(morpheme, following)
        light = {"為る"} if morpheme.pos == "副詞" else _LIGHT
        if following.pos == "動詞" and following.lemma in light and _may_be_done(morpheme, following):
            self.cursor.at += 2
            predicate = self.make(morpheme, "noun", following)
            predicate.potential = following.lemma == "出来る"
            return predicate
        if following.surface == "に":
            return self.change(morpheme)
        if not _closes(morpheme, following):
            return None
        self.cursor.at += 1
        return self.make(morpheme, "noun")

    def alone(self, morpheme: Morpheme, mark: Morpheme | None) -> Predicate | None:
        """Take a noun that ends a sentence (目標達成!); before a comma only one that is an action."""
        comma = mark is not None and mark.lemma in _COMMAS
        told_of = any(waiting.pos not in _OPENING for waiting in self.waiting)
        if (morpheme.pos == "副詞" and (told_of or comma)) or (comma and "サ変" not in morpheme.detail):
            return None
        if comma:
            self.kept = [*self.waiting, morpheme]
        self.cursor.at += 1
        return self.make(morpheme, "noun")

    def change(self, morpheme: Morpheme) -> Predicate | None:
        """Take a noun with に and なる, or at the end (売上が2倍に), as one predicate."""
        following = self.cursor.peek(2)
        if morpheme.lemma in FACT | {"為", "よう", "様"}:
            return None
        if following is not None and following.lemma in _BECOMING_SO:
            self.cursor.at += 3
            predicate = self.make(morpheme, "noun", following)
        elif following is None or (following.pos == "補助記号" and following.lemma not in _COMMAS):
            self.cursor.at += 2
            predicate = self.make(morpheme, "noun")
            predicate.past = True
        else:
            return None
        predicate.became = True
        return predicate

    def make(self, head: Morpheme, kind: Kind, conjugated: Morpheme | None = None) -> Predicate:
        """Return a predicate with the phrases that are waiting; `conjugated` bears its form."""
        phrases = _Phrases(self.waiting)
        compound, number = head.lemma, False
        if kind == "noun":
            compound = "".join(noun.lemma for noun in phrases.open) + head.lemma
            number = _has_number([*phrases.open, head])
        else:
            phrases.close("")
        predicate = Predicate(
            head.lemma,
            kind,
            tuple(phrases.arguments),
            frozenset(phrases.adverbs),
            compound=compound,
            number=number,
            nominal=kind == "noun" and conjugated is None,
        )
        if conjugated is not None:
            note_form(predicate, conjugated)
        return predicate


def _may_be_done(noun: Morpheme, verb: Morpheme) -> bool:
    """Say whether a verb before which a noun stands does what the noun says: 毎晩やる does no 毎晩."""
    return noun.pos != "代名詞" and not (verb.lemma == "遣る" and "副詞可能" in noun.detail)


def _closes(noun: Morpheme, following: Morpheme) -> bool:
    """Say whether what follows a noun makes a predicate of it: です, 済み, よ."""
    if following.pos == "助動詞":
        return following.lemma in {"だ", "です", "や"} and following.surface != "な"
    if following.pos == "接尾辞":
        return following.lemma in {"済み", "中"}
    return following.detail.startswith("終助詞") and noun.pos != "副詞"


def _share_subject(before: Predicate, predicate: Predicate) -> None:
    """Give a predicate without a subject that of the て before it: 癇癪が目に見えて減った."""
    if before.link == "te" and not predicate.argument(*_SUBJECTS):
        predicate.arguments = (*before.argument(*_SUBJECTS), *predicate.arguments)


def _share_hope(found: Sequence[Predicate]) -> None:
    """Let what modifies a hope and what a hope ends with be no fact either: 〜と思える日が来るといいな."""
    *before, last = found
    hoped = before.pop() if before else None
    if hoped is None or hoped.link != "when" or "wish" not in hoped.unreal:
        return
    last.unreal.add("wish")
    for predicate in reversed(before):
        if predicate.link not in {"nominal", "attribute"}:
            break
        predicate.unreal.add("wish")


def _with_ways(morphemes: Sequence[Morpheme]) -> list[Morpheme]:
    """Return `morphemes` with 働き + 方 as one noun, a way of doing (a 方 alone is a person)."""
    joined: list[Morpheme] = []
    for morpheme in morphemes:
        if morpheme.surface == "方" and joined and joined[-1].form.startswith("連用形"):
            surface = joined.pop().surface + morpheme.surface
            joined.append(Morpheme(surface, "方法", surface, "名詞", "普通名詞-一般", ""))
        else:
            joined.append(morpheme)
    return joined


def read(morphemes: Sequence[Morpheme]) -> list[Predicate]:
    """Return the predicates of one sentence, in order."""
    return _Reader(_with_ways(morphemes)).read()
