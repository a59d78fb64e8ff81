"""Rules for the days of a week, and for the log as a whole: of a week of which little else can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.week import DAYS
from kachilog.metrics.thresholds import FEWEST_TOLD, NAMED_MINUTES, TREND_WEEKS
from kachilog.reviews.insights.insight import Insight, Quantity, Term, Terms

if TYPE_CHECKING:
    import datetime as dt

    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView

_DAYS_NAMED = 4
"""Days that are named one by one, at most."""


def best_day(view: WeekInView) -> Insight | None:
    """Name the day with most reactions, if it is one of several."""
    days = sorted(view.review.days, key=lambda one: -one.reactions)
    if len(days) <= 1 or days[0].reactions < FEWEST_TOLD or days[0].reactions == days[1].reactions:
        return None
    values: Values = {"day": weekday(days[0].day), "reactions": Quantity(days[0].reactions, "reactions")}
    return Insight("best_day", "days", 41 if view.review.number == 1 else 33, values)


def longest_day(view: WeekInView) -> Insight | None:
    """Name the day with most minutes, if it is one of several and a long one."""
    days = sorted(view.review.days, key=lambda one: -one.minutes)
    if len(days) <= 1 or days[0].minutes == days[1].minutes or view.week.minutes_missing:
        return None
    if days[0].minutes < NAMED_MINUTES:
        return None
    values: Values = {"day": weekday(days[0].day), "minutes": Quantity(days[0].minutes, "minutes")}
    return Insight("longest_day", "days", 18, values)


def days_noted(view: WeekInView) -> Insight | None:
    """Tell the days with rows, or those without if they are fewer, every other week."""
    noted = {one.day for one in view.review.days}
    if view.review.number % 2 == 0 or view.review.provisional or not 0 < len(noted) < DAYS:
        return None
    code, are_noted = ("days_noted", True) if len(noted) <= _DAYS_NAMED else ("days_free", False)
    first, weekdays = view.review.week.start.weekday(), {day.weekday() for day in noted}
    order = [(first + number) % DAYS for number in range(DAYS)]
    names = tuple(f"weekday_{day}" for day in order if (day in weekdays) == are_noted)
    return Insight(code, "days", 12, {"names": Terms(names)})


def logged_so_far(view: WeekInView) -> Insight | None:
    """Tell how many weeks have rows by now: at every twelfth, else where nothing else is to be said."""
    number = view.review.number
    if not view.week.actions or number <= 1:
        return None
    weight = 6 if number % TREND_WEEKS else 40
    return Insight("logged_so_far", "log", weight, {"weeks": Quantity(number, "weeks")})


def weekday(day: dt.date) -> Term:
    """Return the weekday of a date as a word."""
    return Term(f"weekday_{day.weekday()}")


RULES = (best_day, longest_day, days_noted, logged_so_far)
