"""An insight: one thing that a week's numbers say, as data; its sentence is the phrase `insight.<code>`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kachilog.metrics.kpis import is_percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.reviews.entries import DecisionKind

Theme = Literal[
    "frame",
    "pace",
    "rest",
    "quality",
    "time",
    "efficiency",
    "inquiries",
    "customers",
    "voices",
    "persona",
    "hypotheses",
    "decisions",
    "data",
]
"""What an insight is about; a page takes one of each before it takes a second of any."""

Unit = Literal[
    "minutes",
    "days",
    "weeks",
    "rows",
    "inquiries",
    "repeats",
    "referrals",
    "voices",
    "events",
    "decisions",
    "kpis",
    "cases",
    "points",
    "rating",
    "per_hour",
    "times",
    "share",
    "number",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts; a "share" is 0..1, "points" are of an index of 100."""

    number: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Measured:
    """A number in a unit of the user's own, as written ("" is none)."""

    number: float
    unit: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of ours that stands inside a sentence: the phrase `insight.term_<name>`."""

    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A word of the user's (an action type, a KPI, a decision) to be said as written; "" is a blank one.

    `width` is how many half-width characters of it are said at most.
    """

    text: str
    width: int = 36


Value = Quantity | Measured | Term | Quote
Values = dict[str, Value]


def in_unit(number: float | None, unit: str) -> Value:
    """Return a number (None: 0) in a unit of the user's own; one of percent is a share."""
    return Quantity(number or 0, "share") if is_percent(unit) else Measured(number or 0, unit)


@dataclass(frozen=True, slots=True)
class Insight:
    """What a rule found. `weight` orders insights, the most important has the highest (0–100).

    `ahead` marks one that says what would be needed to say more, `care` one that is hard to hear.
    """

    code: str
    theme: Theme
    weight: int
    values: Mapping[str, Value] = field(default_factory=dict)
    ahead: bool = False
    care: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a decision: the phrases `draft_<code>`, the choice, and `evidence_<code>`, its reason."""

    kind: DecisionKind
    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
