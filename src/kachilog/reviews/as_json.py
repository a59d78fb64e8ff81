"""Reviews and problems as objects for machines: keys in English, null for what is undefined.

Numbers are as computed, not rounded; the index alone is a whole number, by its definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kachilog.metrics.rates import RATES

if TYPE_CHECKING:
    from kachilog.base.problems import Problem
    from kachilog.metrics.change import Change
    from kachilog.metrics.figures import WeekFigures
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.rates import Rate
    from kachilog.metrics.resolution import ResolutionFigures
    from kachilog.metrics.rows import Income
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words

JsonObject = dict[str, Any]


def review_object(review: WeeklyReview, words: Words) -> JsonObject:
    """Return one week of `review --json`.

    A rate whose columns the log lacks is null, and so is `resolution` where the source has no place for
    voices. `words` is the language of the problems' messages.
    """
    return {
        **week_object(review.figures),
        "personas": {
            persona: [_kpi_object(kpi) for kpi in kpis] for persona, kpis in review.personas.items()
        },
        "resolution": _resolution_object(review.resolution),
        "ranking": [
            {"action": one.name, "minutes": one.minutes, "rows": one.rows, "rate": one.rate}
            for one in (*review.ranking.ranked, *review.ranking.apart)
        ],
        "change": {
            "efficiency": _change_object(review.efficiency_change),
            "inquiries": _change_object(review.inquiry_change),
        },
        "income": _income_object(review.income),
        "problems": [problem_object(problem, words) for problem in review.problems],
    }


def week_object(figures: WeekFigures) -> JsonObject:
    """Return of `review --json` what the log alone defines for a week; `end` is exclusive."""
    efficiency = figures.efficiency
    sustainability = figures.sustainability
    return {
        "week": figures.week.label,
        "start": figures.week.start.isoformat(),
        "end": figures.week.end.isoformat(),
        "provisional": figures.provisional,
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
        "rates": {name: _rate_object(figures.rates[name]) for name in RATES},
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


def _change_object(change: Change) -> JsonObject:
    return {
        "verdict": change.verdict,
        "p": change.p,
        "judged": change.judged.label if change.judged else None,
        "now": change.now,
        "usual": change.usual,
    }


def _income_object(income: Income | None) -> JsonObject | None:
    return None if income is None else {"sum": income.sum, "per_hour_12w": income.per_hour}


def _kpi_object(kpi: KpiFigures) -> JsonObject:
    return {
        "name": kpi.name,
        "numerator": kpi.numerator,
        "denominator": kpi.denominator,
        "value": kpi.value,
        "target": kpi.target,
    }


def _resolution_object(figures: ResolutionFigures | None) -> JsonObject | None:
    if figures is None:
        return None
    return {
        "voices": figures.voices,
        "solved": figures.solved.k,
        "acted": figures.acted.k,
        "result": figures.result.k,
        "felt": figures.felt.k,
        "any": figures.resolved.k,
        "low": figures.resolved.low,
        "high": figures.resolved.high,
    }
