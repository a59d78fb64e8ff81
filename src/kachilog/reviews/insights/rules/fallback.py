"""Rules that always have something to say, for a week in which little else can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


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


RULES = (pool_of_inquiries, efficiency_of_the_week, counts_of_the_week)
