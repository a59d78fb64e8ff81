"""Reviews and problems as objects for machines: keys in English, null for what is undefined.

Numbers are as computed, not rounded; the index alone is a whole number, by its definition.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.metrics.figures import RateName
    from kachilog.metrics.rates import Rate
    from kachilog.problems import Problem
    from kachilog.review import WeeklyReview
    from kachilog.wording import Words

JsonObject = dict[str, Any]

_RATES: tuple[RateName, ...] = ("inquiry", "repeat", "referral")
_NO_PERSONAS: Mapping[str, Sequence[JsonObject]] = MappingProxyType({})


def review_object(
    review: WeeklyReview,
    words: Words,
    *,
    personas: Mapping[str, Sequence[JsonObject]] = _NO_PERSONAS,
    resolution: JsonObject | None = None,
) -> JsonObject:
    """Return one week of `review --json`.

    `end` is exclusive. A rate whose columns the log lacks is null. `words` is the language of the problems'
    messages; `personas` maps a persona to its KPIs, `resolution` is that of the week's voices.
    """
    figures = review.figures
    efficiency = figures.efficiency
    sustainability = figures.sustainability
    return {
        "week": review.week.label,
        "start": review.week.start.isoformat(),
        "end": review.week.end.isoformat(),
        "provisional": review.provisional,
        "actions": figures.actions,
        "minutes": figures.minutes,
        "minutes_missing": figures.minutes_missing,
        "active_days": figures.active_days,
        "efficiency": {
            "quality_adjusted_per_hour": efficiency.quality_adjusted_per_hour,
            "minutes_per_inquiry": efficiency.minutes_per_inquiry,
            "minutes_per_inquiry_basis": efficiency.minutes_per_inquiry_basis,
            "high_value_share": efficiency.high_value_share,
        },
        "sustainability": {
            "index": sustainability.index,
            "parts": dict(sustainability.parts),
            "parts_used": sustainability.parts_used,
        },
        "rates": {name: _rate_object(figures.rates[name]) for name in _RATES},
        "personas": {persona: list(kpis) for persona, kpis in personas.items()},
        "resolution": resolution,
        "ranking": [
            {"action": one.action, "minutes": one.minutes, "rows": one.rows, "rate": one.rate}
            for one in review.ranking
        ],
        "problems": [problem_object(problem, words) for problem in review.problems],
    }


def problem_object(problem: Problem, words: Words) -> JsonObject:
    """Return one problem of `check --json`; `row` is the row as a person counts it."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": words.problem(problem),
    }


def _rate_object(rate: Rate | None) -> JsonObject | None:
    return None if rate is None else {"k": rate.k, "n": rate.n, "low": rate.low, "high": rate.high}
