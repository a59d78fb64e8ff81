"""What the rules look at: the review of a week, and what the user decided, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kachilog.base.settings import DEFAULT_ACTIONS
from kachilog.metrics.thresholds import USUAL_SPAN
from kachilog.reviews.entries import JUDGED, NO_ENTRIES
from kachilog.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.settings import ActionClass
    from kachilog.base.week import Week
    from kachilog.metrics.figures import WeekFigures
    from kachilog.reviews.entries import DecisionKind, Entries
    from kachilog.reviews.weekly import WeeklyReview

Judgement = Literal["done", "not_yet", "other"]
"""What the user said about a decision; "other" is any word that is none of the two on the page."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the page before, and what the user says about it on this one (None: nothing yet)."""

    kind: DecisionKind
    text: str
    judged: Judgement | None = None


@dataclass(frozen=True, slots=True)
class WeekInView:
    """A week as the rules see it: its review, and the user's cells as they stand on two pages.

    `decided` is what the user wrote on the page before; `decided_last_week` tells whether that page is last
    week's. `entries` is what stands on this week's page. `action_classes` tells what kind of work an action
    type is. `pages` is what stands on the pages before this one, as far as they are known: those of the last
    eight weeks are looked at.
    """

    review: WeeklyReview
    decided: Entries = NO_ENTRIES
    entries: Entries = NO_ENTRIES
    decided_last_week: bool = True
    action_classes: Mapping[str, ActionClass] = field(default_factory=lambda: DEFAULT_ACTIONS)
    pages: Mapping[Week, Entries] = field(default_factory=dict)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of the page before, blank ones left out."""
        return tuple(
            Decision(kind, text, _judgement(self.entries.text(judged)))
            for kind, judged in JUDGED.items()
            if (text := self.decided.text(kind))
        )

    @property
    def week(self) -> WeekFigures:
        """The figures of the week itself."""
        return self.review.figures

    @property
    def weeks_before(self) -> tuple[WeekFigures, ...]:
        """The calendar weeks before this one that the page shows, oldest first."""
        return self.review.trend[:-1]

    @property
    def usual_weeks(self) -> int:
        """How many of the `USUAL_SPAN` calendar weeks before have rows."""
        return sum(week.actions > 0 for week in self.weeks_before[-USUAL_SPAN:])


def _judgement(text: str) -> Judgement | None:
    """Return what a judgement means, whichever language the page was made in."""
    if not text:
        return None
    judgements: tuple[Judgement, ...] = ("done", "not_yet")
    for judged in judgements:
        if text in phrases("page")[judged]:
            return judged
    return "other"
