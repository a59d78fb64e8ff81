"""気づき: three to five sentences that a week's numbers say, found by rules, most important first.

A rule looks at the review of a week and at what the user decided before, and returns an `Insight` (a code and
its figures) or nothing. No rule claims a cause, and none says that something changed unless the exact test
does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.settings import DEFAULT_ACTIONS
from kachilog.reviews.entries import NOTHING
from kachilog.reviews.insights.choosing import MOST, MOST_OF_EMPTY, choose, found
from kachilog.reviews.insights.insight import Insight, Measured, Quantity, Quote, Term
from kachilog.reviews.insights.sentences import sentence
from kachilog.reviews.insights.week_in_view import Decision, DecisionKind, Judgement, WeekInView
from kachilog.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.settings import ActionClass
    from kachilog.reviews.entries import Entries, EntryKey
    from kachilog.reviews.weekly import WeeklyReview

__all__ = [
    "Decision",
    "Insight",
    "Measured",
    "Quantity",
    "Quote",
    "Term",
    "WeekInView",
    "choose",
    "found",
    "insights",
    "sentence",
    "view_of",
]

_JUDGED: Mapping[DecisionKind, EntryKey] = {"stop": "judged_stop", "more": "judged_more", "try": "judged_try"}


def insights(
    review: WeeklyReview,
    decided: Entries = NOTHING,
    entries: Entries = NOTHING,
    *,
    decided_last_week: bool = True,
    action_classes: Mapping[str, ActionClass] = DEFAULT_ACTIONS,
) -> tuple[Insight, ...]:
    """Return the insights of a week, most important first: 3–5, or one or two of a week without rows.

    `decided` is what the user wrote on the page before, `decided_last_week` tells whether that is last
    week's; `entries` is what stands on this week's page (the judgements, the fatigue). `action_classes` are
    the settings' kinds of action types.
    """
    view = view_of(
        review, decided, entries, decided_last_week=decided_last_week, action_classes=action_classes
    )
    return choose(found(view), MOST if view.week.actions else MOST_OF_EMPTY)


def view_of(
    review: WeeklyReview,
    decided: Entries = NOTHING,
    entries: Entries = NOTHING,
    *,
    decided_last_week: bool = True,
    action_classes: Mapping[str, ActionClass] = DEFAULT_ACTIONS,
) -> WeekInView:
    """Return what the rules look at, from the user's cells as they stand on two pages."""
    decisions = tuple(
        Decision(kind, text, _judgement(entries.text(judged)))
        for kind, judged in _JUDGED.items()
        if (text := decided.text(kind))
    )
    return WeekInView(review, decisions, decided_last_week, entries.fatigue, action_classes)


def _judgement(text: str) -> Judgement | None:
    """Return what a judgement means, whichever language the page was made in."""
    if not text:
        return None
    judgements: tuple[Judgement, ...] = ("done", "not_yet")
    for judged in judgements:
        if text in phrases("page")[judged]:
            return judged
    return "other"
