"""Rules for the KPIs of the chosen persona: which targets are reached, and which one is near or far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import FAR_FROM_TARGET, FEWEST_USUAL_WEEKS, NEAR_TARGET
from kachilog.reviews.insights.insight import Insight, Quantity, Quote, in_unit

if TYPE_CHECKING:
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def targets_met(view: WeekInView) -> Insight | None:
    """Count the targets that are reached, of those that can be told."""
    known = _known(view)
    met = [kpi for kpi in known if kpi.met]
    if not met:
        return None
    values: Values = {
        "persona": Quote(_persona(view)),
        "all": Quantity(len(known), "kpis"),
        "met": Quantity(len(met), "kpis"),
    }
    if len(known) == 1:
        return Insight("target_met", "persona", 47, _figures(met[0]))
    if len(met) == len(known):
        return Insight("targets_all_met", "persona", 57, values)
    if len(met) == 1:
        return Insight("target_met_of_some", "persona", 45, {**values, "kpi": Quote(met[0].name)})
    return Insight("targets_met", "persona", 48, values)


def target_near(view: WeekInView) -> Insight | None:
    """Name the KPI that is nearest to a target it has not reached."""
    unmet = [kpi for kpi in _unmet(view) if _reached(kpi) >= NEAR_TARGET]
    if not unmet:
        return None
    return Insight("target_near", "persona", 46, _figures(max(unmet, key=_reached)))


def target_far(view: WeekInView) -> Insight | None:
    """Name the KPI that is farthest from its target; in a week in progress there is still time.

    A KPI of four weeks is judged only once there are as many.
    """
    if view.review.provisional:
        return None
    young = view.usual_weeks < FEWEST_USUAL_WEEKS
    far = [kpi for kpi in _unmet(view) if _reached(kpi) < FAR_FROM_TARGET]
    told = [kpi for kpi in far if not (young and kpi.weeks > 1)]
    if not told:
        return None
    return Insight("target_far", "persona", 43, _figures(min(told, key=_reached)), care=True)


def _unmet(view: WeekInView) -> list[KpiFigures]:
    return [kpi for kpi in _known(view) if not kpi.met]


def _reached(kpi: KpiFigures) -> float:
    """Return the share of its target that an unmet KPI has reached; its target is above 0, or it were met."""
    return (kpi.value or 0) / (kpi.target or 1)


def _figures(kpi: KpiFigures) -> Values:
    value, target = in_unit(kpi.value, kpi.unit), in_unit(kpi.target, kpi.unit)
    return {"kpi": Quote(kpi.name), "value": value, "target": target}


def _known(view: WeekInView) -> list[KpiFigures]:
    """Return the KPIs of the chosen persona whose target can be judged, in a week with rows."""
    if not view.week.actions:
        return []
    return [kpi for kpi in view.review.personas.get(_persona(view), ()) if kpi.met is not None]


def _persona(view: WeekInView) -> str:
    return next(iter(view.review.personas), "")


RULES = (targets_met, target_near, target_far)
