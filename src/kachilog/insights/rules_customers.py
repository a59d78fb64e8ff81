"""Rules for customers who come back or bring others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.insights.context import Context


def repeats_and_referrals(context: Context) -> Insight | None:
    """Repeat consultations, referrals, or both this week; with their share of the last weeks' inquiries."""
    week, review = context.week, context.review
    values = {
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
    pool = {
        "weeks": Quantity(review.pool_weeks, "weeks"),
        "count": Quantity(rate.k, "repeats" if week.repeats else "referrals"),
        "inquiries": Quantity(rate.n, "inquiries"),
    }
    code = "repeat_in_pool" if week.repeats else "referral_in_pool"
    return Insight(code, "customers", weight, values | pool)


RULES = (repeats_and_referrals,)
