"""Drafts that take work away: rest, a way back into the budget, shorter days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import whole
from kachilog.base.week import DAYS
from kachilog.metrics.thresholds import (
    LEAST_ROOM,
    LONG_DAY,
    MOST_CUT,
    MUCH_OF_A_DAY,
    MUCH_OF_A_WEEK,
    NAMED_MINUTES,
    NAMED_ROWS,
    RAMP_FROM,
    SHORTEST_ROW,
    WEAK_PART,
    WELL_OVER_BUDGET,
    WORN_OUT,
)
from kachilog.reviews.insights.insight import Draft, Quantity, Quote
from kachilog.reviews.insights.rules.days import weekday

if TYPE_CHECKING:
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView

NAME_WIDTH = 20
"""Half-width characters of a word of the user's in a draft: it has to fit into a cell."""


def rest_when_worn_out(view: WeekInView) -> Draft | None:
    """Draft a whole day off for whoever noted to be worn out."""
    if view.entries.fatigue != WORN_OUT:
        return None
    values: Values = {
        "fatigue": Quantity(WORN_OUT, "number"),
        "days": Quantity(view.week.active_days, "days"),
    }
    return Draft("stop", "day_off", values)


def cut_to_budget(view: WeekInView) -> Draft | None:
    """Draft which action type to drop, or to cut and by how much, to come within the budget.

    Where that would take too much of it, yet not all, or where nothing is worth cutting alone, a limit for
    all together is drafted: the budget, or half of what was spent, rounded down to tens, if that is more.
    """
    pace = view.week.sustainability
    action = view.to_cut
    if not pace.budget or pace.minutes <= WELL_OVER_BUDGET * pace.budget:
        return None
    over = pace.minutes - pace.budget
    values: Values = {"all": Quantity(pace.minutes, "minutes"), "over": Quantity(over, "minutes")}
    spent = 0 if action is None else view.spent[action]
    if action is None or spent > over > MOST_CUT * spent:
        most = max(pace.budget, whole(pace.minutes / 2) // 10 * 10)
        return Draft("stop", "at_most", {**values, "most": Quantity(most, "minutes")})
    values |= {"action": Quote(action, NAME_WIDTH), "spent": Quantity(spent, "minutes")}
    return Draft("stop", "cut_by" if spent > over else "drop_for_budget", values, about(view, action))


def rest_day(view: WeekInView) -> Draft | None:
    """Draft the shortest day as a day off, in a week without one."""
    if view.review.provisional or view.week.active_days < DAYS or view.week.minutes_missing:
        return None
    shortest = min(view.review.days, key=lambda one: one.minutes)
    values: Values = {"day": weekday(shortest.day), "minutes": Quantity(shortest.minutes, "minutes")}
    return Draft("stop", "rest_day", values)


def back_to_usual(view: WeekInView) -> Draft | None:
    """Draft the usual minutes, from which a sudden increase is measured, as a limit after one."""
    pace = view.week.sustainability
    if pace.ramp is None or pace.ramp_from is None or pace.ramp <= RAMP_FROM or pace.ramp_from < LEAST_ROOM:
        return None
    values: Values = {
        "minutes": Quantity(pace.minutes, "minutes"),
        "usual": Quantity(pace.ramp_from, "minutes"),
    }
    return Draft("stop", "back_to_usual", values)


def shorter_day(view: WeekInView) -> Draft | None:
    """Draft a limit for a day, where one day took most of the week."""
    days = view.review.days
    if len(days) <= 1 or view.week.minutes_missing:
        return None
    longest = max(days, key=lambda one: one.minutes)
    if longest.minutes < max(LONG_DAY, MUCH_OF_A_DAY * view.week.minutes):
        return None
    values: Values = {
        "day": weekday(longest.day),
        "minutes": Quantity(longest.minutes, "minutes"),
        "all": Quantity(view.week.minutes, "minutes"),
        "most": Quantity(_half(longest.minutes), "minutes"),
    }
    return Draft("stop", "shorter_day", values)


def less_preparation(view: WeekInView) -> Draft | None:
    """Draft half the time for preparation, where it took much of the week."""
    action = next((one for one in view.spent if view.class_of(one) == "preparation"), None)
    if action is None or view.week.minutes_missing:
        return None
    minutes = view.spent[action]
    if minutes < max(NAMED_MINUTES, MUCH_OF_A_WEEK * view.week.minutes):
        return None
    values: Values = {
        "action": Quote(action, NAME_WIDTH),
        "minutes": Quantity(minutes, "minutes"),
        "all": Quantity(view.week.minutes, "minutes"),
        "most": Quantity(_half(minutes), "minutes"),
    }
    return Draft("stop", "less_preparation", values, (action,))


def fewer_for_quality(view: WeekInView) -> Draft | None:
    """Draft fewer actions, where the quality has dropped."""
    pace = view.week.sustainability
    part = pace.parts["quality"]
    if part is None or part >= WEAK_PART or pace.quality is None or pace.usual_quality is None:
        return None
    values: Values = {
        "quality": Quantity(pace.quality, "rating"),
        "usual": Quantity(pace.usual_quality, "rating"),
    }
    return Draft("stop", "fewer_for_quality", values)


def shorter_rows(view: WeekInView) -> Draft | None:
    """Draft shorter actions as something to try, in a week that asks for rest."""
    week = view.week
    if not view.needs_rest or week.minutes_missing or week.actions < NAMED_ROWS:
        return None
    each = whole(week.minutes / week.actions)
    most = _half(each)
    if most < SHORTEST_ROW:
        return None
    values: Values = {
        "rows": Quantity(week.actions, "rows"),
        "each": Quantity(each, "minutes"),
        "most": Quantity(most, "minutes"),
    }
    return Draft("try", "shorter_rows", values)


def _half(minutes: int) -> int:
    """Return half of some minutes as people set themselves a limit: in steps of five."""
    return minutes // 10 * 5


def about(view: WeekInView, action: str) -> tuple[str, ...]:
    """Return what a draft about an action type is about: one about posts is about their tags, too."""
    return (action, "post") if view.class_of(action) == "post" else (action,)


STOP = (
    rest_when_worn_out,
    cut_to_budget,
    rest_day,
    back_to_usual,
    fewer_for_quality,
    shorter_day,
    less_preparation,
)
TRY = (shorter_rows,)
