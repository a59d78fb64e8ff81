"""Rules for the KPIs of the chosen persona: the targets that are reached, and those that are newly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def _known(view: WeekInView) -> list[KpiFigures]:
    """Return the KPIs of the chosen persona whose target can be judged, in a week with rows."""
    if not view.week.actions:
        return []
    return [kpi for kpi in view.review.personas.get(_persona(view), ()) if kpi.met is not None]


def _persona(view: WeekInView) -> str:
    return next(iter(view.review.personas), "")


RULES = (targets_all_met, target_newly_met)
