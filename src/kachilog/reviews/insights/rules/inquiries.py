"""Rules for inquiries: what the card of their minutes does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import LONG_WAIT, USUAL_SPAN
from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def inquiries_partly_timed(view: WeekInView) -> Insight | None:
    """Say which of the week's inquiries the minutes of each are of, where some have no minutes."""
    if not _has_inquiries(view) or not view.week.inquiries:
        return None
    timed, count = view.week.efficiency.inquiries, view.week.inquiries
    values: Values = {"all": Quantity(count, "inquiries"), "timed": Quantity(timed, "cases")}
    if timed == count:
        return None
    if not timed:
        return Insight("inquiries_untimed", "inquiries", 52, {"all": values["all"]})
    return Insight("inquiries_partly_timed", "inquiries", 52, values)


def inquiries_again(view: WeekInView) -> Insight | None:
    """Greet the first inquiries of a log, and those after a long time without any."""
    if not _has_inquiries(view) or not view.week.inquiries:
        return None
    values: Values = {"inquiries": Quantity(view.week.inquiries, "inquiries")}
    logged = [week for week in view.weeks_before if week.actions]
    waited = next((back for back, week in enumerate(reversed(logged)) if week.inquiries), None)
    if waited is None:
        known = len(logged) + 1 == view.review.number
        return Insight("inquiries_first", "inquiries", 66, values, news=()) if known and logged else None
    if waited < LONG_WAIT:
        return None
    return Insight("inquiries_again", "inquiries", 58, {**values, "weeks": Quantity(waited + 1, "weeks")})


def one_inquiry(view: WeekInView) -> Insight | None:
    """Say of a single inquiry of the last weeks that it may be chance."""
    if not _has_inquiries(view) or view.week.inquiries != 1 or _in_pool(view) != 1:
        return None
    return Insight("one_inquiry", "inquiries", 41, {"inquiries": Quantity(1, "inquiries")}, pushes=True)


def inquiries_of_the_pool(view: WeekInView) -> Insight | None:
    """Recall the inquiries of the last weeks, in a week without any."""
    if not _has_inquiries(view) or view.week.inquiries or not view.week.actions or view.review.provisional:
        return None
    count = _in_pool(view)
    if not count:
        return None
    values: Values = {
        "weeks": Quantity(view.review.pool_weeks, "weeks"),
        "inquiries": Quantity(count, "inquiries"),
    }
    return Insight("inquiries_of_the_pool", "inquiries", 42, values, pushes=True)


def no_inquiry_column(view: WeekInView) -> Insight | None:
    """Say once what inquiries would add to a log that has none of them, in a column or without one."""
    if _has_inquiries(view) or not view.hints:
        return None
    return Insight("no_inquiry_column", "inquiries", 34, pushes=True, news=())


def _has_inquiries(view: WeekInView) -> bool:
    return view.week.efficiency.minutes_per_inquiry_basis == "inquiries"


def _in_pool(view: WeekInView) -> int:
    """Return the inquiries of the weeks of the pool, with minutes or without."""
    logged = [week for week in view.review.trend[-USUAL_SPAN:] if week.actions]
    return sum(week.inquiries for week in logged[-view.review.pool_weeks :])


RULES = (
    inquiries_partly_timed,
    inquiries_again,
    one_inquiry,
    inquiries_of_the_pool,
    no_inquiry_column,
)
