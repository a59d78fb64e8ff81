"""Rules for gaps in the data, said once and with what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import MANY_BLANKS
from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def unread_cells(view: WeekInView) -> Insight | None:
    """Say that something written this week could not be read, and counts nowhere."""
    errors = sum(problem.is_error and problem.day is not None for problem in view.review.problems)
    if not errors:
        return None
    return Insight("unread_cells", "data", 66, {"places": Quantity(errors, "number")})


def minutes_missing(view: WeekInView) -> Insight | None:
    """Count the rows without minutes, which every figure per time leaves out."""
    week = view.week
    if not week.minutes_missing:
        return None
    values: Values = {"rows": Quantity(week.minutes_missing, "rows"), "all": Quantity(week.actions, "cases")}
    if not week.minutes:
        return Insight("no_minutes", "data", 90, values, ahead=True)
    weight = 65 if week.minutes_missing >= MANY_BLANKS * week.actions else 26
    return Insight("minutes_missing", "data", weight, values)


def quality_missing(view: WeekInView) -> Insight | None:
    """Count the rows without a quality, which the value per hour leaves out."""
    week = view.week
    if not week.quality_missing:
        return None
    values: Values = {"rows": Quantity(week.quality_missing, "rows"), "all": Quantity(week.actions, "cases")}
    if week.quality_missing == week.actions:
        return Insight("no_quality", "data", 67, values, ahead=True)
    weight = 62 if week.quality_missing >= MANY_BLANKS * week.actions else 25
    return Insight("quality_missing", "data", weight, values)


RULES = (unread_cells, minutes_missing, quality_missing)
