"""An insight: one thing that a week's numbers say, as data; its sentence is the phrase `insight.<code>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.base.rounding import half_up
from kachilog.metrics.kpis import is_percent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

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
    "days",
    "log",
]
"""What an insight is about; a page takes one of each before it takes a second of any."""

Unit = Literal[
    "minutes",
    "days",
    "weeks",
    "rows",
    "posts",
    "reactions",
    "inquiries",
    "repeats",
    "referrals",
    "voices",
    "questions",
    "decisions",
    "kpis",
    "cases",
    "points",
    "rating",
    "per_hour",
    "money",
    "share",
    "number",
]

_DECIMALS: Mapping[Unit, int] = {"rating": 1, "per_hour": 1}


class Quantity(NamedTuple):
    """A number and what it counts; a "share" is 0..1, "points" are of an index of 100.

    `decimals` are those it is said with, None for those of its unit.
    """

    number: float
    unit: Unit
    decimals: int | None = None

    @property
    def shown(self) -> Decimal:
        """The number as it is said: rounded half up, a share in percent."""
        decimals = _DECIMALS.get(self.unit, 0) if self.decimals is None else self.decimals
        return half_up(100 * self.number if self.unit == "share" else self.number, decimals)


class Measured(NamedTuple):
    """A number in a unit of the user's own, as written ("" is none)."""

    number: float
    unit: str


class Term(NamedTuple):
    """A word of ours that stands inside a sentence: the phrase `insight.term_<name>`."""

    name: str


class Terms(NamedTuple):
    """Several words of ours: the phrases `insight.term_<name>`, parted by `insight.term_joint`."""

    names: tuple[str, ...]


class Quote(NamedTuple):
    """A word of the user's (an action type, a KPI, a decision) to be said as written; "" is a blank one.

    `width` is how many half-width characters of it are said at most.
    """

    text: str
    width: int = 36


Value = Quantity | Measured | Term | Terms | Quote
Values = dict[str, Value]


def shown(value: Value) -> object:
    """Return what a sentence shows of a value, as something that can be compared."""
    if isinstance(value, Measured):
        return half_up(value.number, 0 if float(value.number).is_integer() else 1), value.unit
    return value.shown if isinstance(value, Quantity) else value


def in_unit(number: float | None, unit: str) -> Value:
    """Return a number (None: 0) in a unit of the user's own; one of percent is a share."""
    return Quantity(number or 0, "share") if is_percent(unit) else Measured(number or 0, unit)


class Insight(NamedTuple):
    """What a rule found. `weight` orders insights, the most important has the highest (0–100).

    `care` marks one that is hard to hear; `pushes` one that a tired user is spared: a target, a streak, what
    is missing, what there was none of. `news` are the names of the values of which one must have moved for
    it to be said twice running; None is all of them, () is never.
    """

    code: str
    theme: Theme
    weight: int
    values: Mapping[str, Value] = {}
    care: bool = False
    pushes: bool = False
    news: tuple[str, ...] | None = None

    @property
    def figures(self) -> tuple[object, ...]:
        """What it says that may move from week to week, as it is shown."""
        names = sorted(self.values) if self.news is None else self.news
        return tuple(shown(self.values[name]) for name in names)


class Draft(NamedTuple):
    """A draft of a decision: the phrases `draft_<code>`, the choice, and `evidence_<code>`, its reason.

    `about` are the words of the user's log that it is about, so that two drafts do not pull on one.
    """

    kind: DecisionKind
    code: str
    values: Mapping[str, Value] = {}
    about: tuple[str, ...] = ()
