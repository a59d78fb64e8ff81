"""Rules for days of rest, and for the fatigue that the user noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import REST_DAYS, WORN_OUT
from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.week_in_view import WeekInView
from kachilog.reviews.insights.insight import Values


def rest_days(view: WeekInView) -> Insight | None:
    """Count the days without rows in a week that is over: none, one, or enough."""
    if not view.week.actions or view.review.provisional:
        return None
    days = view.week.sustainability.rest_days
    values: Values = {"days": Quantity(days, "days")}
    if not days:
        return Insight("no_rest", "rest", 71, values, care=True)
    if days < REST_DAYS:
        return Insight("one_rest", "rest", 36, {**values, "enough": Quantity(REST_DAYS, "days")})
    return Insight("enough_rest", "rest", 20, values)


def fatigue(view: WeekInView) -> Insight | None:
    """Put the fatigue of a worn-out user beside the index."""
    index, band = view.week.sustainability.index, view.week.sustainability.band
    if view.fatigue != WORN_OUT or index is None:
        return None
    values: Values = {"fatigue": Quantity(WORN_OUT, "number"), "index": Quantity(index, "points")}
    if band == "steady":
        return Insight("worn_out_all_the_same", "rest", 88, values)
    return Insight("worn_out_as_recorded", "rest", 86, values, care=True)


RULES = (rest_days, fatigue)
