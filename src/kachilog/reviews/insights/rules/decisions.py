"""Rules for what the user decided on the page before: looked at in minutes where it names an action type.

Whether a decision worked is the user's to say; no rule says it for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.text import fold_own
from kachilog.reviews.insights.insight import Insight, Quantity, Quote, Term

if TYPE_CHECKING:
    from kachilog.metrics.efficiency import ActionFigures
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import Decision, WeekInView

_ABOUT_TIME = ("stop", "more")


def decision_in_minutes(view: WeekInView) -> Insight | None:
    """Tell last week's and this week's minutes of an action type that was to be stopped or done more."""
    review = view.review
    if review.provisional or not view.decided_last_week or not view.week.actions:
        return None
    before = {one.action: one.minutes for one in review.previous_actions}
    now = {one.action: one.minutes for one in review.actions}
    untimed = {one.action for one in (*review.previous_actions, *review.actions) if not one.minutes}
    for decision in view.decisions:
        action = _named((*review.previous_actions, *review.actions), decision)
        if action is None or decision.kind not in _ABOUT_TIME or action in untimed:
            continue
        values: Values = {
            "kind": Term(decision.kind),
            "text": Quote(decision.text),
            "action": Quote(action),
            "before": Quantity(before.get(action, 0), "minutes"),
            "minutes": Quantity(now.get(action, 0), "minutes"),
        }
        return Insight("decision_in_minutes", "decisions", 66, values)
    return None


def decisions_judged(view: WeekInView) -> Insight | None:
    """Count the decisions that worked, by the user's own word, once all of them are judged."""
    judged = [decision.judged for decision in view.decisions]
    if not judged or None in judged or "other" in judged:
        return None
    values: Values = {
        "when": _when(view),
        "all": Quantity(len(judged), "decisions"),
        "done": Quantity(judged.count("done"), "decisions"),
    }
    code = "decisions_done" if "done" in judged else "decisions_not_yet"
    return Insight(code, "decisions", 52, values)


def decisions_open(view: WeekInView) -> Insight | None:
    """Recall a decision that is still to be judged; the first of them stands for all."""
    still_open = [decision for decision in view.decisions if decision.judged is None]
    if not still_open:
        return None
    first = still_open[0]
    values: Values = {"when": _when(view), "kind": Term(first.kind), "text": Quote(first.text)}
    if not view.week.actions:
        return Insight("decisions_wait", "decisions", 40, values)
    return Insight("decision_open", "decisions", 41, values)


def _when(view: WeekInView) -> Term:
    return Term("last_week" if view.decided_last_week else "last_time")


def _named(actions: tuple[ActionFigures, ...], decision: Decision) -> str | None:
    """Return the action type that a decision names, the longest if several; None if it names none."""
    text = fold_own(decision.text)
    named = [one.action for one in actions if one.action and fold_own(one.action) in text]
    return max(named, key=len, default=None)


RULES = (decision_in_minutes, decisions_judged, decisions_open)
