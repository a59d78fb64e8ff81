"""Rules for what frames every other number: an empty week, one in progress, a young log; and plain counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import FEWEST_USUAL_WEEKS, USUAL_SPAN, USUAL_WEEKS
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
    values: Values = {
        "weeks": Quantity(review.pool_weeks, "weeks"),
        "minutes": Quantity(review.pool.minutes / review.pool_weeks, "minutes"),
    }
    return Insight("empty_usual", "pace", 60, values)


def provisional(view: WeekInView) -> Insight | None:
    """Say that the week is in progress, and what is there so far."""
    if not (view.review.provisional and view.week.actions):
        return None
    values: Values = {
        "rows": Quantity(view.week.actions, "rows"),
        "minutes": Quantity(view.week.minutes, "minutes"),
    }
    return Insight("provisional", "frame", 95, values)


def young_log(view: WeekInView) -> Insight | None:
    """Say how many more weeks it takes until a week can be compared with the usual ones."""
    have = view.usual_weeks
    if not view.week.actions or have >= FEWEST_USUAL_WEEKS:
        return None
    more = {"more": Quantity(FEWEST_USUAL_WEEKS - have, "weeks")}
    if not any(week.actions for week in view.weeks_before):
        return Insight("first_week", "data", 64, more, ahead=True)
    return Insight("few_weeks", "data", 63, {**more, "have": Quantity(have + 1, "weeks")}, ahead=True)


def no_window_before(view: WeekInView) -> Insight | None:
    """Say that one more week lets windows of four weeks be compared: four are there, and none before them."""
    if not view.week.actions or view.usual_weeks != FEWEST_USUAL_WEEKS:
        return None
    if any(week.actions for week in view.weeks_before[:-USUAL_SPAN]):
        return None
    return Insight("one_week_more", "data", 40, {"weeks": Quantity(USUAL_WEEKS, "weeks")}, ahead=True)


def back_after_gap(view: WeekInView) -> Insight | None:
    """Greet the first week with rows after one or more without: after 休み, or after a gap."""
    before = view.weeks_before
    if not view.week.actions or not before or before[-1].actions:
        return None
    gap = next((back for back, week in enumerate(reversed(before)) if week.actions), 0)
    if not gap:
        return None
    values: Values = {
        "rows": Quantity(view.week.actions, "rows"),
        "minutes": Quantity(view.week.minutes, "minutes"),
    }
    if before[-1].off:
        return Insight("back_from_rest", "frame", 78, values)
    return Insight("back_after_gap", "frame", 78, {**values, "weeks": Quantity(gap, "weeks")})


# What can be said of a week of which little else can


def pool_of_inquiries(view: WeekInView) -> Insight | None:
    """Tell what an inquiry took over the last weeks."""
    pool = view.review.pool
    if not view.week.actions or pool.minutes_per_inquiry is None:
        return None
    if pool.minutes_per_inquiry_basis != "inquiries" or view.review.pool_weeks == 1:
        return None
    values: Values = {
        "weeks": Quantity(view.review.pool_weeks, "weeks"),
        "inquiries": Quantity(pool.inquiries, "inquiries"),
        "each": Quantity(pool.minutes_per_inquiry, "minutes"),
    }
    return Insight("pool_inquiries", "inquiries", 12, values)


def efficiency_of_the_week(view: WeekInView) -> Insight | None:
    """Tell the value per hour of the week, and of the last weeks."""
    rate, pool = (one.quality_adjusted_per_hour for one in (view.week.efficiency, view.review.pool))
    if rate is None or pool is None:
        return None
    values: Values = {
        "rate": Quantity(rate, "per_hour"),
        "weeks": Quantity(view.review.pool_weeks, "weeks"),
        "pool": Quantity(pool, "per_hour"),
    }
    if view.review.pool_weeks == 1:
        return Insight("efficiency_alone", "efficiency", 31, {"rate": values["rate"]})
    return Insight("efficiency", "efficiency", 31, values)


def counts_of_the_week(view: WeekInView) -> Insight | None:
    """Tell how much was recorded."""
    if not view.week.actions:
        return None
    values: Values = {
        "rows": Quantity(view.week.actions, "rows"),
        "days": Quantity(view.week.active_days, "days"),
        "minutes": Quantity(view.week.minutes, "minutes"),
    }
    return Insight("counts", "frame", 5, values)


RULES = (empty_week, usual_of_an_empty_week, provisional, young_log, no_window_before, back_after_gap)
FALLBACKS = (pool_of_inquiries, efficiency_of_the_week, counts_of_the_week)
