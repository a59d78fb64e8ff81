"""Rules for customers who come back, bring others, or write what has changed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import FEWEST_VOICES
from kachilog.reviews.insights.insight import Insight, Quantity, Term

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def repeats_and_referrals(view: WeekInView) -> Insight | None:
    """Count this week's repeat consultations and referrals, beside the inquiries of the last weeks."""
    week, review = view.week, view.review
    values: Values = {
        "repeats": Quantity(week.repeats, "repeats"),
        "referrals": Quantity(week.referrals, "referrals"),
    }
    if week.repeats and week.referrals:
        return Insight("repeat_and_referral", "customers", 59, values)
    if not (week.repeats or week.referrals):
        return None
    rate = review.pool_rates["repeat" if week.repeats else "referral"]
    weight = 55 if week.repeats else 57
    if rate is None or rate.k > rate.n:
        return Insight("repeat" if week.repeats else "referral", "customers", weight, values)
    values["weeks"] = Quantity(review.pool_weeks, "weeks")
    values["count"] = Quantity(rate.k, "cases")
    values["inquiries"] = Quantity(rate.n, "inquiries")
    code = "repeat_in_pool" if week.repeats else "referral_in_pool"
    return Insight(code, "customers", weight, values)


def resolution(view: WeekInView) -> Insight | None:
    """Tell how many customer voices of the week speak of a problem solved, an action or a result."""
    voices = view.review.resolution
    if voices is None or not voices.voices:
        return None
    values: Values = {"voices": Quantity(voices.voices, "voices")}
    if not voices.resolved.k:
        if voices.voices < FEWEST_VOICES:
            return None
        return Insight("resolution_none", "voices", 37, values)
    classes = {"solved": voices.solved.k, "acted": voices.acted.k, "result": voices.result.k}
    values["told"] = Quantity(voices.resolved.k, "cases")
    told = [name for name, count in classes.items() if count]
    if len(told) == 1:
        values["class"] = Term(f"class_{told[0]}")
        code = "resolution_one" if voices.voices == 1 else "resolution_alike"
        return Insight(code, "voices", 51, values)
    values |= {name: Quantity(count, "cases") for name, count in classes.items()}
    return Insight("resolution", "voices", 53, values)


RULES = (repeats_and_referrals, resolution)
