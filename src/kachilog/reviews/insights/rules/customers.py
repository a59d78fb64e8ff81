"""Rules for customers who come back, bring others, or write what has changed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.insight import Insight, Quantity

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def repeats_and_referrals(view: WeekInView) -> Insight | None:
    """Count this week's repeat consultations and referrals."""
    week = view.week
    repeats: Values = {"repeats": Quantity(week.repeats, "repeats")}
    referrals: Values = {"referrals": Quantity(week.referrals, "referrals")}
    if week.repeats and week.referrals:
        return Insight("repeat_and_referral", "customers", 55, {**repeats, **referrals})
    if week.repeats:
        return Insight("repeat", "customers", 51, repeats)
    return Insight("referral", "customers", 53, referrals) if week.referrals else None


def voices_that_tell(view: WeekInView) -> Insight | None:
    """Tell how many customer voices of the week speak of a problem solved, an action or a result."""
    voices = view.review.resolution
    if voices is None or not voices.resolved.k:
        return None
    values: Values = {
        "voices": Quantity(voices.voices, "voices"),
        "told": Quantity(voices.resolved.k, "cases"),
    }
    if voices.resolved.k < voices.voices:
        return Insight("voices_some", "voices", 45, values)
    code = "voices_one" if voices.voices == 1 else "voices_all"
    return Insight(code, "voices", 45, {"voices": values["voices"]})


RULES = (repeats_and_referrals, voices_that_tell)
