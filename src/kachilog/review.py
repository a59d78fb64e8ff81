"""The weekly review: one week's numbers and what they may be compared with, without a word of prose.

CONTRACT (owner fills in the functions).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.problems import Problem
    from kachilog.week import Week

Basis = Literal["inquiries", "reactions"]
Verdict = Literal["better", "worse", "noise", "unknown"]
Band = Literal["steady", "care", "slow_down"]
PartName = Literal["budget", "ramp", "rest", "quality"]


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Section 1 of the metrics for a week or a pool of weeks. All counts and minutes are of the same rows."""

    quality_adjusted: float  # Σ r·q/5 over rows with reactions, quality and minutes
    quality_adjusted_minutes: int  # minutes of the same rows
    quality_adjusted_per_hour: float | None  # E2
    minutes: int  # M
    inquiries: int  # Σ inquiries (basis "reactions": Σ reactions) over rows with minutes
    minutes_per_inquiry: float | None  # E1; None where inquiries == 0
    minutes_per_inquiry_basis: Basis
    high_value_minutes: int
    rated_minutes: int
    high_value_share: float | None  # E3, 0..1


@dataclass(frozen=True, slots=True)
class Sustainability:
    """Section 2 of the metrics: the index 0–100 (None: no rows), its parts (0..1 or None) and their figures."""

    index: int | None
    parts: Mapping[PartName, float | None]
    band: Band | None
    budget: int | None  # minutes
    minutes: int
    usual_minutes: float | None  # mean P
    ramp: float | None  # a = M / max(mean P, 0.4·B, 1)
    rest_days: int
    quality: float | None  # minute-weighted mean of this week's rated rows
    usual_quality: float | None  # mean over P's weeks, each week alike

    @property
    def parts_used(self) -> int:
        """How many of the four parts are available."""
        return sum(value is not None for value in self.parts.values())


@dataclass(frozen=True, slots=True)
class Rate:
    """k of n, with its Wilson 95 % interval (None where n == 0)."""

    k: int
    n: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two windows compared by the exact conditional binomial test; `needed`: events still missing to tell."""

    verdict: Verdict
    p_value: float | None = None
    needed: int | None = None


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """The figures of one calendar week. A week without rows has `actions == 0`; `off` names it a 休み."""

    week: Week
    provisional: bool
    off: bool
    actions: int
    minutes: int
    minutes_missing: int  # rows without minutes
    quality_missing: int  # rows without quality
    active_days: int
    reactions: int
    inquiries: int
    repeats: int
    referrals: int
    efficiency: Efficiency
    sustainability: Sustainability
    rates: Mapping[str, Rate] = field(default_factory=dict)  # "inquiry", "repeat", "referral"


@dataclass(frozen=True, slots=True)
class ActionFigures:
    """One action type over a span of weeks: all its minutes and rows, and the shrunken rate per hour."""

    action: str
    minutes: int
    rows: int
    reactions: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class WeeklyReview:
    """All that one weekly page shows, in numbers."""

    week: Week
    provisional: bool  # `today` lies before the end of the week
    figures: WeekFigures
    previous: WeekFigures | None  # the calendar week before, None without rows
    pool: Efficiency  # the last 4 logged weeks, this one among them
    pool_weeks: int  # how many weeks the pool has (1–4)
    pool_index: float | None  # mean index of those weeks
    pool_rates: Mapping[str, Rate]
    efficiency_change: Comparison  # last 4 logged weeks against the 4 logged weeks before
    inquiry_change: Comparison
    trend: tuple[WeekFigures, ...]  # the 12 calendar weeks that end with this one, oldest first
    actions: tuple[ActionFigures, ...]  # this week's action types by minutes, most first
    ranking: tuple[ActionFigures, ...]  # the last 12 weeks' action types by shrunken rate, best first
    problems: tuple[Problem, ...]  # those that touch this week
