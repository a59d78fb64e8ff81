"""Rules for inquiries (E1) and for the value per hour (E2): what they were, and what may be said of a change.

A change is said only by the verdict of the exact test; without one, only raw figures are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.rates import minutes_per_event
from kachilog.metrics.thresholds import FEW
from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.metrics.change import Change
    from kachilog.reviews.insights.insight import Theme, Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def inquiries_of_the_week(view: WeekInView) -> Insight | None:
    """Tell the inquiries of the week and the minutes of each, with the exact range."""
    efficiency = view.week.efficiency
    if efficiency.minutes_per_inquiry_basis != "inquiries" or not efficiency.minutes:
        return None
    count = efficiency.inquiries
    if not count and view.week.inquiries:
        untimed: Values = {"inquiries": Quantity(view.week.inquiries, "inquiries")}
        return Insight("inquiries_untimed", "inquiries", 52, untimed, ahead=True)
    low, high = minutes_per_event(efficiency.minutes, count)
    if high is None:
        return _none(view, low)
    values: Values = {
        "inquiries": Quantity(count, "inquiries"),
        "each": Quantity(efficiency.minutes / count, "minutes"),
        "low": Quantity(low, "minutes"),
        "high": Quantity(high, "minutes"),
    }
    if count != view.week.inquiries:
        values["all"] = Quantity(view.week.inquiries, "inquiries")
        return Insight("inquiries_partly_timed", "inquiries", 58, values)
    if count >= FEW:
        return Insight("inquiries", "inquiries", 60, values)
    return _in_pool(view) or Insight("few_inquiries", "inquiries", 60, values)


def _in_pool(view: WeekInView) -> Insight | None:
    """Return few inquiries of the week beside those of the last weeks, if these have more to say."""
    count, pool, weeks = view.week.efficiency.inquiries, view.review.pool, view.review.pool_weeks
    low, high = minutes_per_event(pool.minutes, pool.inquiries)
    if pool.inquiries <= count or high is None:
        return None
    values: Values = {
        "inquiries": Quantity(count, "inquiries"),
        "weeks": Quantity(weeks, "weeks"),
        "all": Quantity(pool.inquiries, "inquiries"),
        "each": Quantity(pool.minutes / pool.inquiries, "minutes"),
        "low": Quantity(low, "minutes"),
        "high": Quantity(high, "minutes"),
    }
    return Insight("few_inquiries_in_pool", "inquiries", 60, values)


def _none(view: WeekInView, low: float) -> Insight | None:
    if view.review.provisional:
        return None
    values: Values = {
        "minutes": Quantity(view.week.efficiency.minutes, "minutes"),
        "low": Quantity(low, "minutes"),
    }
    return Insight("no_inquiry", "inquiries", 62, values, care=True)


def inquiry_change(view: WeekInView) -> Insight | None:
    """Say what may be said of inquiries per hour against the weeks before."""
    pool, change = view.review.pool, view.review.inquiry_change
    if pool.minutes_per_inquiry_basis != "inquiries" or not view.week.minutes:
        return None
    values: Values = {
        "weeks": Quantity(view.review.pool_weeks, "weeks"),
        "inquiries": Quantity(pool.inquiries, "inquiries"),
        "minutes": Quantity(pool.minutes, "minutes"),
    }
    return _told(change, ("inquiries_better", "inquiries_worse"), "inquiries", values, weight=82)


def efficiency_change(view: WeekInView) -> Insight | None:
    """Say what may be said of the value per hour against the weeks before."""
    pool, change = view.review.pool, view.review.efficiency_change
    if pool.quality_adjusted_per_hour is None or not view.week.minutes:
        return None
    values: Values = {
        "weeks": Quantity(view.review.pool_weeks, "weeks"),
        "rate": Quantity(pool.quality_adjusted_per_hour, "per_hour"),
    }
    return _told(change, ("efficiency_better", "efficiency_worse"), "efficiency", values, weight=76)


def _told(
    change: Change, codes: tuple[str, str], theme: Theme, values: Values, *, weight: int
) -> Insight | None:
    """Return what a verdict says; nothing where it is as usual."""
    if change.verdict not in ("better", "worse"):
        return None
    return Insight(codes[change.verdict == "worse"], theme, weight, values, care=change.verdict == "worse")


def no_inquiry_column(view: WeekInView) -> Insight | None:
    """Say what a column of inquiries would add to a log without one."""
    efficiency = view.week.efficiency
    if efficiency.minutes_per_inquiry_basis == "inquiries" or efficiency.minutes_per_inquiry is None:
        return None
    values: Values = {"each": Quantity(efficiency.minutes_per_inquiry, "minutes")}
    return Insight("no_inquiry_column", "inquiries", 34, values, ahead=True)


RULES = (inquiries_of_the_week, inquiry_change, efficiency_change, no_inquiry_column)
