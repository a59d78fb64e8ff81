"""Rules for gaps in the data, said once and with what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.week_in_view import WeekInView


def unread_cells(view: WeekInView) -> Insight | None:
    """Say that something written this week could not be read, and counts nowhere."""
    errors = sum(problem.is_error and problem.day is not None for problem in view.review.problems)
    if not errors:
        return None
    return Insight("unread_cells", "data", 66, {"places": Quantity(errors, "number")})


def no_minutes(view: WeekInView) -> Insight | None:
    """Say that no row has minutes, which every figure per time needs; the foot of the page counts some."""
    week = view.week
    if not week.actions or week.minutes_missing < week.actions:
        return None
    return Insight("no_minutes", "data", 72, pushes=True, news=())


def quality_missing(view: WeekInView) -> Insight | None:
    """Say that no row has a quality, which the value per hour needs."""
    week = view.week
    if not week.actions or week.quality_missing < week.actions:
        return None
    return Insight("no_quality", "data", 60, pushes=True, news=())


RULES = (unread_cells, no_minutes, quality_missing)
