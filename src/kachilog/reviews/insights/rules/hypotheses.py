"""Rules for hypotheses under test: what their indicator says since the start, as far as it can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.insight import Insight, Quantity, Quote, in_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.metrics.hypotheses import CoreIndicator, HypothesisFigures
    from kachilog.reviews.insights.insight import Unit, Value, Values
    from kachilog.reviews.insights.week_in_view import WeekInView

_PROBLEM_WIDTH = 24  # half-width characters: enough to know which hypothesis is meant

_UNITS: Mapping[CoreIndicator, Unit] = {
    "efficiency": "per_hour",
    "minutes_per_inquiry": "minutes",
    "high_value": "share",
    "sustainability": "points",
    "inquiry": "share",
    "repeat": "share",
    "referral": "share",
    "resolution": "share",
}


def hypothesis_told(view: WeekInView) -> Insight | None:
    """Say of a hypothesis that its indicator changed since the start, where the exact test says so."""
    for one in _compared(view):
        if one.change.verdict == "better":
            return Insight("hypothesis_better", "hypotheses", 65, _figures(one))
        if one.change.verdict == "worse":
            return Insight("hypothesis_worse", "hypotheses", 65, _figures(one), care=True)
    return None


def hypothesis_open(view: WeekInView) -> Insight | None:
    """Show the course of a hypothesis that cannot be told from chance yet: the first of them."""
    still_open = [one for one in _compared(view) if one.change.verdict in ("usual", None)]
    if not still_open:
        return None
    return Insight("hypothesis_open", "hypotheses", 29, _figures(still_open[0]))


def _compared(view: WeekInView) -> list[HypothesisFigures]:
    """Return the hypotheses that have a figure before their start and one since, in a week with rows."""
    if not view.week.actions:
        return []
    return [
        one for one in view.review.hypotheses if one.value_before is not None and one.value_after is not None
    ]


def _figures(one: HypothesisFigures) -> Values:
    return {
        "indicator": Quote(one.indicator),
        "problem": Quote(one.problem, _PROBLEM_WIDTH),
        "before": _value(one, one.value_before),
        "after": _value(one, one.value_after),
    }


def _value(one: HypothesisFigures, number: float | None) -> Value:
    if one.kind == "kpi":
        return in_unit(number, one.unit)
    return Quantity(number or 0, _UNITS[one.kind])


RULES = (hypothesis_told, hypothesis_open)
