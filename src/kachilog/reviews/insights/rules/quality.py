"""Rules for the quality that the user gave: against the usual weeks, and the time it went into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import DROP_FROM, FEWEST_RATED_ROWS, MOSTLY_HIGH_VALUE
from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def quality_change(view: WeekInView) -> Insight | None:
    """Say that this week's mean quality lies noticeably below or above the usual one."""
    pace = view.week.sustainability
    if pace.quality is None or pace.usual_quality is None or pace.by_chance is None:
        return None
    change = pace.quality - pace.usual_quality
    beyond = DROP_FROM + pace.by_chance
    values: Values = {
        "quality": Quantity(pace.quality, "rating"),
        "usual": Quantity(pace.usual_quality, "rating"),
    }
    if change < -beyond:
        return Insight("quality_drop", "quality", 68, values, care=True)
    if change > beyond:
        return Insight("quality_rise", "quality", 46, values)
    return None


def high_value_time(view: WeekInView) -> Insight | None:
    """Say that at least half of the rated minutes went into work of quality 4 or 5 (E3)."""
    efficiency = view.week.efficiency
    share = efficiency.high_value_share
    if share is None or share < MOSTLY_HIGH_VALUE:
        return None
    values: Values = {
        "high": Quantity(efficiency.high_value_minutes, "minutes"),
        "rated": Quantity(efficiency.rated_minutes, "minutes"),
        "share": Quantity(share, "share"),
    }
    return Insight("high_value_time", "quality", 33, values)


def few_rated(view: WeekInView) -> Insight | None:
    """Say that too few rows have minutes and quality for a change of quality to be seen."""
    week = view.week
    missing = max(week.quality_missing, week.minutes_missing)
    if not missing or week.actions < FEWEST_RATED_ROWS or week.actions - missing >= FEWEST_RATED_ROWS:
        return None
    values: Values = {"rows": Quantity(week.actions, "rows"), "needed": Quantity(FEWEST_RATED_ROWS, "rows")}
    return Insight("few_rated", "data", 61, values, ahead=True)


RULES = (quality_change, high_value_time, few_rated)
