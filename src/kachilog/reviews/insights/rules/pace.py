"""Rules for how much the week was, against the budget and the usual weeks, and for the rest in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import (
    FEWEST_PARTS,
    MILESTONE,
    RAMP_FROM,
    REST_DAYS,
    STREAK,
    WELL_OVER_BUDGET,
    WELL_UNDER_BUDGET,
    WORN_OUT,
)
from kachilog.reviews.insights.insight import Insight, Quantity, Term

if TYPE_CHECKING:
    from kachilog.metrics.sustainability import Sustainability
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def overload(view: WeekInView) -> Insight | None:
    """Say that the index calls for slowing down, or for care."""
    pace = view.week.sustainability
    if pace.index is None or pace.parts_used < FEWEST_PARTS or pace.band == "steady":
        return None
    slow_down = pace.band == "slow_down"
    values: Values = {"index": Quantity(pace.index, "points")}
    if pace.budget and pace.minutes > WELL_OVER_BUDGET * pace.budget:
        values["minutes"] = Quantity(pace.minutes, "minutes")
        values["over"] = Quantity(pace.minutes - pace.budget, "minutes")
        code = "slow_down_over_budget" if slow_down else "care_over_budget"
        return Insight(code, "pace", 92 if slow_down else 74, values, care=True)
    values["part"] = Term(f"part_{_weakest(pace)}")
    return Insight("slow_down" if slow_down else "care", "pace", 92 if slow_down else 64, values, care=True)


def over_budget(view: WeekInView) -> Insight | None:
    """Say that the week took more minutes than its budget."""
    pace = view.week.sustainability
    if not pace.budget or pace.minutes <= pace.budget:
        return None
    values: Values = {
        "minutes": Quantity(pace.minutes, "minutes"),
        "budget": Quantity(pace.budget, "minutes"),
        "over": Quantity(pace.minutes - pace.budget, "minutes"),
    }
    if view.review.provisional:
        return Insight("over_budget_so_far", "pace", 70, values, care=True)
    if pace.minutes <= WELL_OVER_BUDGET * pace.budget:
        return Insight("near_budget", "pace", 34, values)
    return Insight("over_budget", "pace", 70, values, care=True)


def within_budget(view: WeekInView) -> Insight | None:
    """Say that the week stayed within its budget: with room, just so, or so far."""
    pace = view.week.sustainability
    if not (pace.budget and pace.minutes) or pace.minutes > pace.budget:
        return None
    values: Values = {
        "minutes": Quantity(pace.minutes, "minutes"),
        "budget": Quantity(pace.budget, "minutes"),
    }
    if not view.review.provisional and pace.minutes >= WELL_UNDER_BUDGET * pace.budget:
        return Insight("on_budget", "pace", 30, values)
    values["left"] = Quantity(pace.budget - pace.minutes, "minutes")
    if view.review.provisional:
        return Insight("budget_so_far", "pace", 45, values)
    return Insight("under_budget", "pace", 30, values)


def no_budget(view: WeekInView) -> Insight | None:
    """Say what a budget would add."""
    if not view.week.minutes or view.week.sustainability.budget:
        return None
    values: Values = {"minutes": Quantity(view.week.minutes, "minutes")}
    return Insight("no_budget", "data", 30, values, ahead=True)


def ramp(view: WeekInView) -> Insight | None:
    """Say that the week took suddenly more minutes than the usual ones."""
    pace = view.week.sustainability
    if pace.ramp is None or pace.ramp <= RAMP_FROM or not pace.usual_minutes:
        return None
    values: Values = {
        "minutes": Quantity(pace.minutes, "minutes"),
        "usual": Quantity(pace.usual_minutes, "minutes"),
        "times": Quantity(pace.minutes / pace.usual_minutes, "times"),
    }
    return Insight("ramp", "pace", 72, values, care=True)


def recovery(view: WeekInView) -> Insight | None:
    """Greet a steady week right after one that called for slowing down."""
    previous, now = view.review.previous, view.week.sustainability
    if previous is None or previous.sustainability.band != "slow_down" or now.band != "steady":
        return None
    if min(previous.sustainability.parts_used, now.parts_used) < FEWEST_PARTS or now.index is None:
        return None
    if now.minutes >= previous.minutes or previous.sustainability.index is None:
        return None
    values: Values = {
        "before": Quantity(previous.minutes, "minutes"),
        "index_before": Quantity(previous.sustainability.index, "points"),
        "minutes": Quantity(now.minutes, "minutes"),
        "index": Quantity(now.index, "points"),
    }
    return Insight("recovery", "pace", 80, values)


def steady_streak(view: WeekInView) -> Insight | None:
    """Count the logged weeks in a row at a pace that can be kept; a week without rows breaks no streak."""
    logged = [week for week in view.review.trend if week.actions]
    if not view.week.actions or view.review.provisional:
        return None
    steady = 0
    for week in reversed(logged):
        if week.sustainability.band != "steady" or week.sustainability.parts_used < FEWEST_PARTS:
            break
        steady += 1
    index = view.week.sustainability.index
    if steady < STREAK or index is None:
        return None
    values: Values = {"weeks": Quantity(steady, "weeks"), "index": Quantity(index, "points")}
    return Insight("steady_streak", "pace", 35 if steady % MILESTONE else 50, values)


def rest_days(view: WeekInView) -> Insight | None:
    """Count the days without rows in a week that is over: none, one, or enough."""
    if not view.week.actions or view.review.provisional:
        return None
    days = view.week.sustainability.rest_days
    values: Values = {"days": Quantity(days, "days")}
    if not days:
        return Insight("no_rest", "rest", 71, values, care=True)
    if days < REST_DAYS:
        return Insight("one_rest", "rest", 36, {**values, "enough": Quantity(REST_DAYS, "days")})
    return Insight("enough_rest", "rest", 20, values)


def fatigue(view: WeekInView) -> Insight | None:
    """Put the fatigue of a worn-out user beside the index."""
    index, band = view.week.sustainability.index, view.week.sustainability.band
    if view.entries.fatigue != WORN_OUT or index is None:
        return None
    values: Values = {"fatigue": Quantity(WORN_OUT, "number"), "index": Quantity(index, "points")}
    if band == "steady":
        return Insight("worn_out_all_the_same", "rest", 88, values)
    return Insight("worn_out_as_recorded", "rest", 86, values, care=True)


def _weakest(pace: Sustainability) -> str:
    known = {name: value for name, value in pace.parts.items() if value is not None}
    return min(known, key=lambda name: known[name])


RULES = (overload, over_budget, within_budget, no_budget, ramp, recovery, steady_streak, rest_days, fatigue)
