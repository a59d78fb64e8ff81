"""The parts that a sentence is read into: predicates, each with its noun phrases and what its ending says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["verb", "adjective", "noun"]
Link = Literal["end", "finite", "te", "when", "if", "attribute", "nominal", "quote"]
"""How a predicate goes on: it ends the sentence · けど, から, が · て, ながら · たら, と · ば, なら, ても ·
it modifies a noun · の, こと, ところ · と, って."""

Unreal = Literal[
    "wish", "will", "order", "if", "question", "guess", "hearsay", "plan", "advice", "experience", "open"
]
"""Why a predicate may not tell of something that happened; `open`: a て that ends the sentence."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase before a predicate: its nouns' lemmas and the particle after it ("" if none)."""

    nouns: tuple[str, ...]
    particle: str
    number: bool = False
    text: str = field(init=False)  # the phrase as one string of lemmas

    def __post_init__(self) -> None:
        """Join the nouns once: the rules ask for the text many times."""
        object.__setattr__(self, "text", "".join(self.nouns))


@dataclass(slots=True)
class Predicate:
    """One predicate. It is filled while its chain of function words is read, and not changed afterwards."""

    head: str  # lemma
    kind: Kind
    arguments: tuple[Argument, ...] = ()
    adverbs: frozenset[str] = frozenset()
    compound: str = ""  # the noun phrase that the head ends, in lemmas
    joined: list[str] = field(default_factory=list)  # words joined to the stem: 始める, 直す, やすい
    number: bool = False  # the compound has a figure
    nominal: bool = False  # a noun without する: 満席です, 目標達成
    past: bool = False
    progressive: bool = False  # ている
    negations: int = 0
    inner_negations: int = 0  # those before なる or ようにする: 怖く*なく*なった
    became: bool = False  # なる
    favour: bool = False  # てくれる, てもらう
    potential: bool = False
    passive: bool = False
    causative: bool = False
    done: bool = False  # 済み
    unreal: set[Unreal] = field(default_factory=set)
    link: Link = "end"
    after: str = ""  # the particle or the noun's lemma that links

    @property
    def negative(self) -> bool:
        """Whether what the predicate says as a whole is denied."""
        return self.negations % 2 == 1

    @property
    def stopped(self) -> bool:
        """Whether something ceased: 〜なくなった."""
        return self.became and self.inner_negations % 2 == 1

    @property
    def denied(self) -> bool:
        """Whether it is denied or ceased, so that a good thing is none."""
        return self.negative or self.stopped

    @property
    def ended(self) -> bool:
        """Whether it is told as past, going on, done, or leading to what is told next."""
        return self.past or self.progressive or self.done or self.link in {"te", "when"}

    def argument(self, *particles: str) -> list[Argument]:
        """Return the noun phrases marked by one of `particles`, in order."""
        return [argument for argument in self.arguments if argument.particle in particles]

    def texts(self, *particles: str) -> list[str]:
        """Return the noun phrases marked by one of `particles`, all without them, as strings of lemmas."""
        return [argument.text for argument in (self.argument(*particles) if particles else self.arguments)]
