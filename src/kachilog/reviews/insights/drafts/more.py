"""Drafts of what to do more of: only in a week that leaves room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import whole
from kachilog.metrics.thresholds import LEAST_ROOM, NAMED_MINUTES, NAMED_ROWS, TREND_WEEKS
from kachilog.reviews.insights.drafts.compared import compared
from kachilog.reviews.insights.drafts.lighter import NAME_WIDTH, about
from kachilog.reviews.insights.insight import Draft, Quantity, Quote, in_unit

if TYPE_CHECKING:
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def best_tag(view: WeekInView) -> Draft | None:
    """Draft one post more of the tag that is named the best."""
    tags = view.review.tags
    values = compared(tags, tags.best)
    if values is None or tags.best is None or not room(view):
        return None
    return Draft("more", f"best_tag_{tags.basis}", values, (tags.best, "post"))


def best_action(view: WeekInView) -> Draft | None:
    """Draft some of the minutes that the budget leaves for the action type that is named the best."""
    ranking, left = view.review.ranking, room(view)
    values = compared(ranking, ranking.best)
    if values is None or ranking.best is None or not left:
        return None
    values["left"] = Quantity(left, "minutes")
    return Draft("more", f"best_action_{ranking.basis}", values, about(view, ranking.best))


def more_again(view: WeekInView) -> Draft | None:
    """Draft what was done more of last week, by the user's word, in a week with more inquiries."""
    done = next((one for one in view.decisions if one.kind == "more" and one.judged == "done"), None)
    if done is None or not inquiries_rose(view) or not room(view):
        return None
    return Draft("more", "more_again", {"text": Quote(done.text, 2 * NAME_WIDTH), **rise(view)}, (done.text,))


def consultations(view: WeekInView) -> Draft | None:
    """Draft one consultation more, where consultations have brought an income."""
    for one in view.review.ranking.apart:
        enough = one.rows >= NAMED_ROWS and one.minutes >= NAMED_MINUTES
        if view.class_of(one.name) != "consultation" or not enough or not room(view):
            continue
        if one.income and one.income > 0:
            values: Values = {
                "name": Quote(one.name, NAME_WIDTH),
                "minutes": Quantity(one.minutes, "minutes"),
                "income": Quantity(one.income, "money"),
                "span": Quantity(TREND_WEEKS, "weeks"),
            }
            return Draft("more", "consultations", values, (one.name,))
    return None


def one_to_the_target(view: WeekInView) -> Draft | None:
    """Draft the one that a counted KPI of the week was short of its target."""
    if view.review.provisional or not room(view):
        return None
    for kpis in view.review.personas.values():
        for kpi in kpis:
            if _is_one_short(kpi):
                values: Values = {
                    "kpi": Quote(kpi.name, NAME_WIDTH),
                    "value": in_unit(kpi.value, kpi.unit),
                    "target": in_unit(kpi.target, kpi.unit),
                }
                return Draft("more", "one_to_the_target", values)
    return None


def _is_one_short(kpi: KpiFigures) -> bool:
    if not kpi.plain or kpi.weeks != 1 or kpi.value is None or kpi.target is None:
        return False
    return float(kpi.value).is_integer() and kpi.target - kpi.value == 1


def room(view: WeekInView) -> int:
    """Return the minutes that the week leaves for more, 0 for none; without a budget, `LEAST_ROOM`.

    A week whose pace asks for care, or whose minutes are not all known, leaves none.
    """
    pace = view.week.sustainability
    if pace.band not in ("steady", None) or view.week.minutes_missing:
        return 0
    if not pace.budget:
        return LEAST_ROOM if pace.budget is None else 0
    left = whole(pace.budget - pace.minutes)
    return min(left, LEAST_ROOM) if left >= LEAST_ROOM // 2 else 0


def inquiries_rose(view: WeekInView) -> bool:
    """Tell whether this week brought more inquiries than last week, whose page the decisions stand on."""
    before = view.review.before
    if before is None or view.gap != 0 or not view.decided_last_week:
        return False
    return view.week.inquiries > before.figures.inquiries


def rise(view: WeekInView) -> Values:
    """Return last week's inquiries and this week's."""
    before = view.review.before
    return {
        "before": Quantity(before.figures.inquiries if before else 0, "inquiries"),
        "inquiries": Quantity(view.week.inquiries, "inquiries"),
    }


RULES = (best_tag, best_action, more_again, consultations, one_to_the_target)
