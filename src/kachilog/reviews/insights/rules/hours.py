"""Rules for where the time went: action types by their shrunken rate, with the minutes at stake.

Preparation and consultations are left out of the comparison: their worth lies elsewhere than in reactions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import (
    LITTLE_OF_A_WEEK,
    MUCH_OF_A_WEEK,
    NAMED_APART,
    NAMED_MINUTES,
    NAMED_ROWS,
)
from kachilog.reviews.insights.insight import Insight, Quantity, Quote

if TYPE_CHECKING:
    from kachilog.metrics.efficiency import ActionFigures
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView

_NOT_FOR_REACTIONS = ("preparation", "consultation")


def best_action(view: WeekInView) -> Insight | None:
    """Name the action type with the highest rate, and how much of the week went into it."""
    ends = _ends(view)
    if ends is None:
        return None
    best, _ = ends
    minutes, share, values = _this_week(view, best)
    if not minutes and any(one.action == best.action for one in view.review.actions):
        return None  # it was done, but how long it took was not noted
    if not minutes:
        return Insight("best_action_unused", "time", 49, values)
    return Insight("best_action", "time", 48 if share < LITTLE_OF_A_WEEK else 42, values)


def lowest_action(view: WeekInView) -> Insight | None:
    """Name the action type with the lowest rate if it took time this week, the more so if it took much."""
    ends = _ends(view)
    if ends is None:
        return None
    _, lowest = ends
    minutes, share, values = _this_week(view, lowest)
    if not minutes:
        return None
    if share >= MUCH_OF_A_WEEK:
        return Insight("time_in_lowest", "time", 56, values, care=True)
    return Insight("lowest_action", "time", 38, values)


def preparation(view: WeekInView) -> Insight | None:
    """Say that much of the week went into preparation, which seldom shows in reactions."""
    minutes = sum(
        one.minutes for one in view.review.actions if view.action_classes.get(one.action) == "preparation"
    )
    share = minutes / view.week.minutes if view.week.minutes else 0
    if share < MUCH_OF_A_WEEK:
        return None
    values: Values = {"minutes": Quantity(minutes, "minutes"), "share": Quantity(share, "share")}
    return Insight("much_preparation", "time", 44, values)


def _ends(view: WeekInView) -> tuple[ActionFigures, ActionFigures] | None:
    """Return the best and the lowest of the action types that are there for reactions.

    None if the two hardly differ, or if one of them has too little time or no name to be told by.
    """
    ranked = [
        one
        for one in view.review.ranking
        if one.rate is not None and view.action_classes.get(one.action) not in _NOT_FOR_REACTIONS
    ]
    if not (ranked and view.week.minutes):
        return None
    best, lowest = ranked[0], ranked[-1]
    if not (_is_told(best) and _is_told(lowest)) or (best.rate or 0) <= NAMED_APART * (lowest.rate or 0):
        return None
    return best, lowest


def _is_told(one: ActionFigures) -> bool:
    return bool(one.action) and one.rows >= NAMED_ROWS and one.minutes >= NAMED_MINUTES


def _this_week(view: WeekInView, action: ActionFigures) -> tuple[int, float, Values]:
    """Return the minutes of an action type this week, their share of all, and what a sentence says of it."""
    minutes = sum(one.minutes for one in view.review.actions if one.action == action.action)
    share = minutes / view.week.minutes
    values: Values = {
        "action": Quote(action.action),
        "rate": Quantity(action.rate or 0, "per_hour"),
        "minutes": Quantity(minutes, "minutes"),
        "share": Quantity(share, "share"),
    }
    return minutes, share, values


RULES = (best_action, lowest_action, preparation)
