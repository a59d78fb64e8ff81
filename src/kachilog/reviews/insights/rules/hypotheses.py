"""Rules for hypotheses under test: what the exact test says of their indicator, at the week of a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.reviews.insights.insight import Insight, Quantity, Quote, in_unit, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.metrics.hypotheses import CoreIndicator, HypothesisFigures
    from kachilog.reviews.insights.insight import Unit, Value, Values
    from kachilog.reviews.insights.week_in_view import WeekInView

_PROBLEM_WIDTH = 44  # half-width characters, so that two lines hold the sentence

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
    for one in view.review.hypotheses:
        change = one.change
        if change.judged != view.review.week or change.verdict in ("usual", None):
            continue
        if change.usual is None or change.now is None:
            continue
        values = _figures(one)
        if shown(values["before"]) == shown(values["after"]):
            continue
        care = one.change.verdict == "worse"
        return Insight(f"hypothesis_{one.change.verdict}", "hypotheses", 65, values, care=care)
    return None


def _figures(one: HypothesisFigures) -> Values:
    return {
        "indicator": Quote(one.indicator),
        "problem": Quote(one.problem, _PROBLEM_WIDTH),
        "before": _value(one, one.change.usual),
        "after": _value(one, one.change.now),
    }


def _value(one: HypothesisFigures, number: float | None) -> Value:
    if one.kind == "kpi":
        return in_unit(number, one.unit)
    return Quantity(number or 0, _UNITS[one.kind])


RULES = (hypothesis_told,)
