"""Rules for what the user decided on the page before: looked at in minutes where it names an action type.

Whether a decision worked is the user's to say; no rule says it for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.text import fold_own
from kachilog.reviews.insights.insight import Insight, Quantity, Quote, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView

_ABOUT_TIME = ("stop", "more")


def decision_in_minutes(view: WeekInView) -> Insight | None:
    """Tell last week's and this week's minutes of an action type that was to be stopped or done more."""
    if view.review.provisional or not view.decided_last_week or view.gap != 0 or not view.all_timed:
        return None
    now, before = view.spent, view.spent_before
    for decision in view.decisions:
        action = named_in(decision.text, {**before, **now})
        if action is None or decision.kind not in _ABOUT_TIME:
            continue
        rose = now.get(action, 0) > before.get(action, 0)
        if decision.judged == "done" and rose != (decision.kind == "more"):
            continue  # The minutes are not to gainsay the user.
        values: Values = {
            "kind": Term(decision.kind),
            "text": Quote(decision.text),
            "action": Quote(action),
            "before": Quantity(before.get(action, 0), "minutes"),
            "minutes": Quantity(now.get(action, 0), "minutes"),
        }
        return Insight("decision_in_minutes", "decisions", 56, values)
    return None


def decisions_done(view: WeekInView) -> Insight | None:
    """Greet decisions that were all kept, by the user's own word, if there were several."""
    judged = [decision.judged for decision in view.decisions]
    if len(judged) <= 1 or {*judged} != {"done"}:
        return None
    values: Values = {
        "when": Term("last_week" if view.decided_last_week else "last_page"),
        "all": Quantity(len(judged), "decisions"),
    }
    return Insight("decisions_done", "decisions", 46, values)


def named_in(text: str, actions: Iterable[str]) -> str | None:
    """Return the action type that a text names, the longest if several; None if it names none."""
    folded = fold_own(text)
    return max((one for one in actions if fold_own(one) in folded), key=len, default=None)


RULES = (decision_in_minutes, decisions_done)
