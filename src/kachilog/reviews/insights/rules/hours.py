"""Rules for where the time went: action types, with the minutes at stake.

One is named as best or lowest only where the ranking names it: beyond chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import LITTLE_OF_A_WEEK, MUCH_OF_A_WEEK
from kachilog.reviews.insights.insight import Insight, Quantity, Quote

if TYPE_CHECKING:
    from kachilog.metrics.ranking import RankedFigures
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def best_action(view: WeekInView) -> Insight | None:
    """Name the action type with the highest rate, and how much of the week went into it."""
    best = _named(view, view.review.ranking.best)
    if best is None:
        return None
    minutes, share, values = _this_week(view, best)
    if not minutes and any(one.action == best.name for one in view.review.actions):
        return None  # it was done, but how long it took was not noted
    if not minutes:
        return Insight("best_action_unused", "time", 49, values)
    return Insight("best_action", "time", 48 if share < LITTLE_OF_A_WEEK else 42, values)


def lowest_action(view: WeekInView) -> Insight | None:
    """Name the action type with the lowest rate if it took time this week, the more so if it took much."""
    lowest = _named(view, view.review.ranking.lowest)
    if lowest is None:
        return None
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


def _named(view: WeekInView, name: str | None) -> RankedFigures | None:
    """Return the figures of an action type that may be named, in a week with minutes."""
    if name is None or not view.week.minutes:
        return None
    return next(one for one in view.review.ranking.ranked if one.name == name)


def _this_week(view: WeekInView, action: RankedFigures) -> tuple[int, float, Values]:
    """Return the minutes of an action type this week, their share of all, and what a sentence says of it."""
    minutes = sum(one.minutes for one in view.review.actions if one.action == action.name)
    share = minutes / view.week.minutes
    values: Values = {
        "action": Quote(action.name),
        "rate": Quantity(action.rate or 0, "per_hour"),
        "minutes": Quantity(minutes, "minutes"),
        "share": Quantity(share, "share"),
    }
    return minutes, share, values


RULES = (best_action, lowest_action, preparation)
