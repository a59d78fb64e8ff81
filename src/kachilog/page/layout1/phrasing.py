"""Numbers and dates in the user's words: the short texts that stand in the cells of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import half_up, whole
from kachilog.metrics.kpis import is_percent
from kachilog.metrics.thresholds import FEW, MANY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kachilog.base.week import Week
    from kachilog.metrics.change import Change, Verdict
    from kachilog.metrics.efficiency import Efficiency
    from kachilog.metrics.hypotheses import HypothesisFigures
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.rates import Rate
    from kachilog.metrics.sustainability import Sustainability
    from kachilog.metrics.thresholds import PartName
    from kachilog.wording import Words

_WORDS: Mapping[Verdict | None, str] = {
    "better": "better",
    "worse": "worse",
    "usual": "noise",
    None: "unknown",
}


def day(words: Words, date: dt.date) -> str:
    """Return a date without its year: `11月16日(月)`."""
    weekdays = words("page.weekday").split() if words.lang == "en" else list(words("page.weekday"))
    month_name = words("page.months").split()[date.month - 1]
    return words(
        "page.day", month=date.month, day=date.day, weekday=weekdays[date.weekday()], month_name=month_name
    )


def span(words: Words, week: Week) -> str:
    """Return the first and the last day of a week."""
    return words("page.span", start=day(words, week.start), end=day(words, week.last_day))


def chart_label(words: Words, week: Week) -> str:
    """Return the short name of a week on an axis: the month and day it starts on."""
    return words("page.chart_week", month=week.start.month, day=week.start.day)


def decimal(words: Words, value: float | None) -> str:
    """Return a figure with one decimal, or a dash."""
    return words("page.dash") if value is None else str(half_up(value, 1))


def minutes_per_inquiry(words: Words, efficiency: Efficiency) -> str:
    """Return E1 as text: whole minutes; 「0件(90分投入)」 without inquiries; a dash without minutes."""
    if efficiency.minutes_per_inquiry is not None:
        return words("page.minutes", minutes=whole(efficiency.minutes_per_inquiry))
    if efficiency.minutes:
        return words("page.none_yet", minutes=efficiency.minutes)
    return words("page.dash")


def rate(words: Words, rate: Rate | None) -> str:
    """Return k of n by the display rules of small counts; a dash where there is no case or no such column."""
    if rate is None or not rate.n:
        return words("page.dash")
    if rate.n < FEW or rate.low is None or rate.high is None:
        return words("page.rate_few", k=rate.k, n=rate.n)
    share, low, high = (whole(100 * value) for value in (rate.k / rate.n, rate.low, rate.high))
    phrase = "page.rate_some" if rate.n < MANY else "page.rate_many"
    return words(phrase, k=rate.k, n=rate.n, share=share, low=low, high=high)


def verdict(words: Words, change: Change, *, short: bool = False) -> str:
    """Return the honest word for a change; unless it is to be short, with what it is compared with."""
    word = words(f"page.{_WORDS[change.verdict]}")
    if change.verdict in ("better", "worse") and not short:
        return words("page.verdict_sure", verdict=word)
    return word


def part(words: Words, figures: Sustainability, name: PartName) -> str:
    """Return the sentence of one part of the sustainability index, or why there is none."""
    if figures.parts[name] is None:
        return words(f"page.{name}_none")
    if name == "budget":
        return words("page.budget_says", budget=figures.budget, minutes=figures.minutes)
    if name == "ramp":
        return words("page.ramp_says", usual=half_up(figures.usual_minutes or 0), minutes=figures.minutes)
    if name == "rest":
        return words("page.rest_says", days=figures.rest_days)
    return _quality(words, figures)


def _quality(words: Words, figures: Sustainability) -> str:
    usual = figures.usual_quality or 0.0
    drop = half_up(usual - (figures.quality or 0.0), 1)
    name = "lower" if drop > 0 else "higher" if drop else "same"
    return words(f"page.quality_{name}", usual=half_up(usual, 1), drop=abs(drop))


def kpi_name(words: Words, kpi: KpiFigures) -> str:
    """Return the name of a KPI, with its period where that is not the week."""
    return kpi.name if kpi.weeks == 1 else words("page.kpi_weeks", name=kpi.name, weeks=kpi.weeks)


def kpi_value(words: Words, kpi: KpiFigures) -> str:
    """Return the value of a KPI with its parts: 67%(2/3), 1.3(4/3), 1件; a dash without one."""
    if kpi.value is None:
        return words("page.dash")
    value = _measured(words, kpi.value, kpi.unit)
    if kpi.plain or kpi.numerator is None or kpi.denominator is None:
        return value
    parts = _plain(kpi.numerator), _plain(kpi.denominator)
    return words("page.kpi_ratio", value=value, numerator=parts[0], denominator=parts[1])


def kpi_target(words: Words, kpi: KpiFigures) -> str:
    """Return the target of a KPI, a dash where none was set."""
    return words("page.dash") if kpi.target is None else _measured(words, kpi.target, kpi.unit)


def _measured(words: Words, value: float, unit: str) -> str:
    if is_percent(unit):
        return words("page.percent", share=whole(100 * value))
    return words("page.kpi_unit", value=_plain(value), unit=unit).strip()


def _plain(value: float) -> str:
    return f"{half_up(value, 0 if float(value).is_integer() else 1):,}"


def course(words: Words, hypothesis: HypothesisFigures) -> str:
    """Return how the indicator of a hypothesis went: before and since its first day."""
    values = hypothesis.value_before, hypothesis.value_after
    before, after = (_indicated(words, value, hypothesis) for value in values)
    return words("page.course", before=before, after=after)


def _indicated(words: Words, value: float | None, hypothesis: HypothesisFigures) -> str:
    if value is None:
        return words("page.dash")
    if hypothesis.kind == "minutes_per_inquiry":
        return words("page.minutes", minutes=whole(value))
    if hypothesis.kind == "sustainability":
        return words("page.index_said", index=whole(value))
    if hypothesis.kind == "efficiency":
        return decimal(words, value)
    return _measured(words, value, hypothesis.unit if hypothesis.kind == "kpi" else "%")
