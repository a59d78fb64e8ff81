"""The choice of the few sentences that a page has room for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.reviews.insights.drafts.drafting import drafts
from kachilog.reviews.insights.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kachilog.reviews.insights.insight import Insight
    from kachilog.reviews.insights.week_in_view import WeekInView

FEWEST, MOST = 2, 4
"""Sentences on a page of a week with rows."""

MATTERS = 32
"""A third and a fourth sentence are worth their room only from this weight on."""

FILLS = 10
"""What weighs less is said only where there is nothing else to say."""

MOST_CARE = 2
"""Of what is hard to hear."""

TOLD_BEFORE = 15
"""So much less weighs what the logged week before could have said as well, with other figures."""


_SAID_BY_DRAFT: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "cut_by": ("over_budget",),
        "drop_for_budget": ("over_budget",),
        "at_most": ("over_budget",),
        "shorter_day": ("longest_day",),
        "less_preparation": ("longest_action",),
        "ask_who_referred": ("referral",),
        "ask_who_came_back": ("repeat",),
    }
)
"""Codes of drafts → those of the insights that would say the same."""


def insights(view: WeekInView) -> tuple[Insight, ...]:
    """Return the insights of a week, most important first: up to 4, or one or two of a week without rows.

    What the evidence of a draft says already is said only where there is little else.
    """
    drafted = {code for draft in drafts(view).values() for code in _SAID_BY_DRAFT.get(draft.code, ())}
    news = [
        one._replace(weight=min(one.weight, FILLS)) if one.code in drafted else one for one in fresh(view)
    ]
    return choose(news, MOST if view.week.actions else FEWEST)


def found(view: WeekInView) -> list[Insight]:
    """Return what every rule finds, in the order of the rules; a tired user is spared what pushes."""
    told = (insight for rule in RULES if (insight := rule(view)) is not None)
    return [one for one in told if not (one.pushes and view.needs_rest)]


def fresh(view: WeekInView) -> list[Insight]:
    """Return what is found and was not there to be said, with the same figures, in the logged week before."""
    before = {one.code: one.figures for one in found(view.before)} if view.before else {}
    news = [one for one in found(view) if before.get(one.code) != one.figures]
    return [one._replace(weight=one.weight - TOLD_BEFORE) if one.code in before else one for one in news]


def choose(insights: Iterable[Insight], most: int = MOST) -> tuple[Insight, ...]:
    """Return the insights for a page, most important first, as varied in theme as they can be.

    Fewer than two are returned only if there are no more that say something.
    """
    ordered = sorted(insights, key=lambda one: -one.weight)
    ordered = [one for one in ordered if one.weight >= FILLS] or ordered[:1]
    chosen: list[Insight] = []
    for one in ordered:
        if len(chosen) < most and _worth(one, chosen):
            chosen.append(one)
    spare = [one for one in ordered if one not in chosen]
    chosen += spare[: max(0, FEWEST - len(chosen))]
    return tuple(sorted(chosen, key=lambda one: -one.weight))


def _worth(one: Insight, chosen: Sequence[Insight]) -> bool:
    if any(other.theme == one.theme for other in chosen):
        return False
    if one.care and sum(other.care for other in chosen) >= MOST_CARE:
        return False
    return len(chosen) < FEWEST or one.weight >= MATTERS
