"""Rules for the KPIs: the targets that are reached, those newly so, and posts that none of them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.text import fold_name
from kachilog.reviews.insights.insight import Insight, Quantity, Quote

if TYPE_CHECKING:
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def targets_all_met(view: WeekInView) -> Insight | None:
    """Greet a week in which every target of the persona is reached, if there is more than one."""
    known = _known(view)
    if len(known) <= 1 or not all(kpi.met for kpi in known):
        return None
    values: Values = {"persona": Quote(_persona(view)), "all": Quantity(len(known), "kpis")}
    return Insight("targets_all_met", "persona", 57, values, pushes=True)


def target_newly_met(view: WeekInView) -> Insight | None:
    """Name a KPI whose target is reached, and was not in the logged week before."""
    if view.before is None:
        return None
    unmet = {kpi.name for kpi in _known(view.before) if not kpi.met}
    new = next((kpi for kpi in _known(view) if kpi.met and kpi.name in unmet), None)
    if new is None:
        return None
    return Insight("target_newly_met", "persona", 48, {"kpi": Quote(new.name)}, pushes=True)


def post_uncounted(view: WeekInView) -> Insight | None:
    """Name an action of the week that is called after a kind of post and has no class: no KPI counts it."""
    if not view.review.personas or not view.hints:
        return None
    posts = [
        name for action, of in view.action_classes.items() if of == "post" and (name := fold_name(action))
    ]
    for one in view.review.actions:
        name = fold_name(one.action)
        if view.class_of(one.action) is None and any(post in name for post in posts):
            return Insight("post_uncounted", "data", 64, {"action": Quote(one.action)}, pushes=True, news=())
    return None


def _known(view: WeekInView) -> list[KpiFigures]:
    """Return the KPIs of the chosen persona whose target can be judged, in a week with rows."""
    if not view.week.actions:
        return []
    return [kpi for kpi in view.review.personas.get(_persona(view), ()) if kpi.met is not None]


def _persona(view: WeekInView) -> str:
    return next(iter(view.review.personas), "")


RULES = (targets_all_met, target_newly_met, post_uncounted)
