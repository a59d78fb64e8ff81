"""Rules for the quality that the user gave: the time that went into work of high value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import MOSTLY_HIGH_VALUE, NAMED_MINUTES
from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def high_value_time(view: WeekInView) -> Insight | None:
    """Say that at least half of the rated minutes went into work of quality 4 or 5 (E3)."""
    efficiency = view.week.efficiency
    share = efficiency.high_value_share
    if share is None or share < MOSTLY_HIGH_VALUE or efficiency.rated_minutes < NAMED_MINUTES:
        return None
    values: Values = {"rated": Quantity(efficiency.rated_minutes, "minutes")}
    if efficiency.high_value_minutes == efficiency.rated_minutes:
        return Insight("high_value_all", "quality", 33, values, news=())
    values["high"] = Quantity(efficiency.high_value_minutes, "minutes")
    return Insight("high_value_time", "quality", 33, values)


RULES = (high_value_time,)
