"""Rules for how much the week was: what to cut where it was too much, and whether the pace has settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import FEWEST_PARTS, MILESTONE, WELL_OVER_BUDGET, WORN_OUT
from kachilog.reviews.insights.insight import Insight, Quantity, Quote

if TYPE_CHECKING:
    from kachilog.metrics.thresholds import Band
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def slow_down(view: WeekInView) -> Insight | None:
    """Allow less, in a week that calls for slowing down; what it could be is told by a draft."""
    weeks = _running(view, "slow_down")
    if not weeks:
        return None
    if weeks == 1:
        return Insight("slow_down", "pace", 92, care=True)
    values: Values = {"weeks": Quantity(weeks, "weeks")}
    return Insight("slow_down_again", "pace", 92, values, care=True)


def over_budget(view: WeekInView) -> Insight | None:
    """Name what to cut first, in a week that is well over its budget."""
    pace, action = view.week.sustainability, view.to_cut
    if action is None or pace.band == "slow_down":
        return None
    if not pace.budget or pace.minutes <= WELL_OVER_BUDGET * pace.budget:
        return None
    values: Values = {
        "action": Quote(action),
        "minutes": Quantity(view.spent[action], "minutes"),
        "over": Quantity(pace.minutes - pace.budget, "minutes"),
    }
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
    steady = 0 if view.review.provisional else _running(view, "steady", FEWEST_PARTS)
    if not steady or steady % MILESTONE:
        return None
    return Insight("steady_streak", "pace", 50, {"weeks": Quantity(steady, "weeks")}, pushes=True)


def _running(view: WeekInView, band: Band, parts: int = 1) -> int:
    """Return how many logged weeks up to this one have an index of a band, each of so many parts at least.

    0 is none, or that they began before the weeks that the page shows.
    """
    logged = [week.sustainability for week in view.review.trend if week.actions]
    if not view.week.actions:
        return 0
    weeks = next(
        (at for at, pace in enumerate(reversed(logged)) if pace.band != band or pace.parts_used < parts),
        len(logged),
    )
    return 0 if weeks == len(logged) < view.review.number else weeks


def fatigue(view: WeekInView) -> Insight | None:
    """Put the fatigue of a worn-out user beside the index, and count its weeks once there are several."""
    band, weeks = view.week.sustainability.band, _worn_out(view)
    if not weeks or not view.week.actions:
        return None
    if weeks > 1:
        return Insight("worn_out_again", "rest", 94, {"weeks": Quantity(weeks, "weeks")})
    if band is None:
        return Insight("worn_out", "rest", 88)
    if band == "slow_down":
        return Insight("worn_out_as_recorded", "rest", 94)
    return Insight("worn_out_all_the_same", "rest", 88)


def _worn_out(view: WeekInView) -> int:
    """Return how many logged weeks up to this one, of those on the page, the user noted to be worn out."""
    pages = {**view.pages, view.review.week: view.entries}
    logged = [week.week for week in view.review.trend if week.actions]
    felt = [pages[week].fatigue if week in pages else None for week in reversed(logged)]
    return next((at for at, fatigue in enumerate(felt) if fatigue != WORN_OUT), len(felt))


RULES = (slow_down, over_budget, no_budget, recovery, steady_streak, fatigue)
