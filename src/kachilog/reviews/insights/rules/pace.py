"""Rules for how much the week was: what to cut where it was too much, and whether the pace has settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import FEWEST_PARTS, MILESTONE, WELL_OVER_BUDGET, WORN_OUT
from kachilog.reviews.insights.insight import Insight, Quantity, Quote

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def overload(view: WeekInView) -> Insight | None:
    """Name what to cut first, in a week that calls for slowing down or is well over its budget."""
    pace, action = view.week.sustainability, view.to_cut
    if action is None:
        return None
    values: Values = {"action": Quote(action), "minutes": Quantity(view.spent[action], "minutes")}
    if pace.band == "slow_down":
        return Insight("slow_down", "pace", 92, values, care=True)
    if not pace.budget or pace.minutes <= WELL_OVER_BUDGET * pace.budget:
        return None
    values["over"] = Quantity(pace.minutes - pace.budget, "minutes")
    return Insight("over_budget", "pace", 74, values, care=True)


def no_budget(view: WeekInView) -> Insight | None:
    """Say once what a budget would add."""
    if not view.hints or not view.week.minutes or view.week.sustainability.budget is not None:
        return None
    return Insight("no_budget", "data", 30, pushes=True, news=())


def recovery(view: WeekInView) -> Insight | None:
    """Greet a steady week right after one that called for slowing down."""
    previous, now = view.review.previous, view.week.sustainability
    if previous is None or previous.sustainability.band != "slow_down" or now.band != "steady":
        return None
    if min(previous.sustainability.parts_used, now.parts_used) < FEWEST_PARTS or view.needs_rest:
        return None
    if now.minutes >= previous.minutes or view.week.minutes_missing or view.review.provisional:
        return None
    values: Values = {
        "before": Quantity(previous.minutes, "minutes"),
        "minutes": Quantity(now.minutes, "minutes"),
    }
    return Insight("recovery", "pace", 80, values)


def steady_streak(view: WeekInView) -> Insight | None:
    """Count the logged weeks in a row at a pace that can be kept, at every fourth of them.

    Only weeks that the page shows are known: a streak that began before them is not counted at all.
    """
    logged = [week for week in view.review.trend if week.actions]
    if not view.week.actions or view.review.provisional:
        return None
    steady = 0
    for week in reversed(logged):
        if week.sustainability.band != "steady" or week.sustainability.parts_used < FEWEST_PARTS:
            break
        steady += 1
    began_before = steady == len(logged) < view.review.number
    if not steady or steady % MILESTONE or began_before:
        return None
    return Insight("steady_streak", "pace", 50, {"weeks": Quantity(steady, "weeks")}, pushes=True)


def fatigue(view: WeekInView) -> Insight | None:
    """Put the fatigue of a worn-out user beside the index."""
    index, band = view.week.sustainability.index, view.week.sustainability.band
    if view.entries.fatigue != WORN_OUT or index is None:
        return None
    if band == "slow_down":
        return Insight("worn_out_as_recorded", "rest", 94)
    return Insight("worn_out_all_the_same", "rest", 88)


RULES = (overload, no_budget, recovery, steady_streak, fatigue)
