"""Rules for gaps in the data, said once and with what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.week_in_view import WeekInView


def unread_cells(view: WeekInView) -> Insight | None:
    """Say how many rows count nowhere for something in them that could not be read.

    Those of this week give the occasion; those of the same sheet whose week nobody can tell, which the foot
    of the page names too, are counted with them. A KPI that cannot be computed is no row of this kind.
    """
    errors = [problem for problem in view.review.problems if problem.is_error]
    sheets = {(problem.file, problem.sheet) for problem in errors if problem.day is not None}
    rows = {(problem.file, problem.sheet, problem.row) for problem in errors}
    rows = {row for row in rows if row[:2] in sheets}
    if not rows:
        return None
    return Insight("unread_cells", "data", 66, {"rows": Quantity(len(rows), "number")})


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
