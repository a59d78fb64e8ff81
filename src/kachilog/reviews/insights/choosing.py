"""The choice of the few sentences that a page has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kachilog.reviews.insights.insight import Insight
    from kachilog.reviews.insights.week_in_view import WeekInView

FEWEST, MOST = 3, 5
"""Sentences on a page of a week with rows."""

MATTERS = 40
"""A fourth and a fifth sentence are worth their room only from this weight on."""

MOST_CARE = 3
"""Of what is hard to hear, as long as there is something else to say."""

MOST_OF_EMPTY = 2
"""Sentences on a page of a week without rows."""


def insights(view: WeekInView) -> tuple[Insight, ...]:
    """Return the insights of a week, most important first: 3–5, or one or two of a week without rows."""
    return choose(found(view), MOST if view.week.actions else MOST_OF_EMPTY)


def found(view: WeekInView) -> list[Insight]:
    """Return what every rule finds, in the order of the rules."""
    return [insight for rule in RULES if (insight := rule(view)) is not None]


def choose(insights: Iterable[Insight], most: int = MOST) -> tuple[Insight, ...]:
    """Return the 3–5 insights for a page, most important first, as varied in theme as they can be.

    One that says what would be needed to say more is among them if there is one at all. Fewer than three are
    returned only if there are no more.
    """
    ordered = sorted(insights, key=lambda one: -one.weight)
    chosen: list[Insight] = []
    for one in ordered:
        if len(chosen) < most and _worth(one, chosen):
            chosen.append(one)
    spare = [one for one in ordered if one not in chosen]
    chosen += spare[: max(0, min(FEWEST, most) - len(chosen))]
    ahead = next((one for one in ordered if one.ahead), None)
    if ahead is not None and not any(one.ahead for one in chosen):
        chosen = [*_room(chosen, ahead, most), ahead]
    return tuple(sorted(chosen, key=lambda one: -one.weight))


def _worth(one: Insight, chosen: Sequence[Insight]) -> bool:
    if any(other.theme == one.theme for other in chosen):
        return False
    if one.care and sum(other.care for other in chosen) >= MOST_CARE:
        return False
    return len(chosen) < FEWEST or one.weight >= MATTERS


def _room(chosen: Sequence[Insight], newcomer: Insight, most: int) -> list[Insight]:
    """Return `chosen` with a place free for one more: that of the same theme, else the least important."""
    if len(chosen) < most:
        return [*chosen]
    same = [one for one in chosen if one.theme == newcomer.theme]
    gone = (same or [*chosen])[-1]
    return [one for one in chosen if one is not gone]
