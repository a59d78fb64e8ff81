"""Rules for what frames every other number: an empty week, one in progress, a young log, a return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import FEWEST_USUAL_WEEKS
from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def empty_week(view: WeekInView) -> Insight | None:
    """Greet a week without rows: in progress, set as 休み, or simply empty."""
    if view.week.actions:
        return None
    if view.week.off:
        return Insight("empty_off", "frame", 100)
    if view.review.provisional:
        return Insight("empty_so_far", "frame", 100)
    return Insight("empty", "frame", 100)


def usual_of_an_empty_week(view: WeekInView) -> Insight | None:
    """Tell what the user usually spends, in a week without rows."""
    review = view.review
    if view.week.actions or not review.pool.minutes:
        return None
    each = Quantity(review.pool.minutes / review.pool_weeks, "minutes")
    if review.pool_weeks == 1:
        return Insight("empty_before", "pace", 60, {"minutes": each})
    values: Values = {"weeks": Quantity(review.pool_weeks, "weeks"), "minutes": each}
    return Insight("empty_usual", "pace", 60, values)


def provisional(view: WeekInView) -> Insight | None:
    """Say that the week is in progress, and what is gained by making the page again."""
    if not (view.review.provisional and view.week.actions):
        return None
    return Insight("provisional", "frame", 62)


def first_week(view: WeekInView) -> Insight | None:
    """Greet the first week of a log, and say when a sudden increase can be seen."""
    if view.review.number != 1:
        return None
    if view.needs_rest:
        return Insight("first_week_rest", "log", 64)
    return Insight("first_week", "log", 64, {"more": Quantity(FEWEST_USUAL_WEEKS, "weeks")})


def young_log(view: WeekInView) -> Insight | None:
    """Say how many more weeks it takes until a sudden increase can be seen."""
    have, number = view.usual_weeks, view.review.number
    if not 1 < number <= FEWEST_USUAL_WEEKS or have >= FEWEST_USUAL_WEEKS:
        return None
    values: Values = {
        "more": Quantity(FEWEST_USUAL_WEEKS - have, "weeks"),
        "number": Quantity(number, "number"),
    }
    return Insight("young_log", "log", 63, values, pushes=True)


def back_after_gap(view: WeekInView) -> Insight | None:
    """Greet the first week with rows after one or more without: after 休み, or after a gap."""
    if not view.week.actions or not view.gap:
        return None
    if view.weeks_before[-1].off:
        return Insight("back_from_rest", "frame", 78)
    if view.gap == 1:
        return None
    return Insight("back_after_gap", "frame", 78, {"weeks": Quantity(view.gap, "weeks")})


RULES = (empty_week, usual_of_an_empty_week, provisional, first_week, young_log, back_after_gap)
