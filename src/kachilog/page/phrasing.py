"""Numbers and dates in the user's words: the short texts that stand in the cells of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import half_up, whole
from kachilog.metrics.kpis import is_percent
from kachilog.metrics.thresholds import FEW, FEWEST_COMPARED, MANY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from kachilog.base.week import Week
    from kachilog.metrics.change import Change
    from kachilog.metrics.efficiency import Efficiency
    from kachilog.metrics.hypotheses import HypothesisFigures
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.rates import Rate
    from kachilog.metrics.resolution import ResolutionFigures
    from kachilog.metrics.rows import ActionFigures, Income
    from kachilog.metrics.sustainability import Sustainability
    from kachilog.metrics.thresholds import PartName
    from kachilog.wording import Words

_ONE_OR_MORE = "|"
_HOUR = 60
_FINER = 1
"""Digits more for a value that would be rounded to a target that it does not reach."""


def counted(words: Words, what: str, number: int) -> str:
    """Return a number with what it counts, in the right form of the word: the phrase `page.n_<what>`."""
    one, _, more = words(f"page.n_{what}", number=number).partition(_ONE_OR_MORE)
    return one if number == 1 or not more else more


def weekday(words: Words, date: dt.date) -> str:
    """Return the short name of the day of the week of a date: `月`, `Mon`."""
    weekdays = words("page.weekday").split() if words.lang == "en" else list(words("page.weekday"))
    return weekdays[date.weekday()]


def day(words: Words, date: dt.date) -> str:
    """Return a date without its year: `11月16日(月)`."""
    month_name = words("page.months").split()[date.month - 1]
    return words(
        "page.day", month=date.month, day=date.day, weekday=weekday(words, date), month_name=month_name
    )


def short_day(words: Words, date: dt.date) -> str:
    """Return a date as short as it can be and yet not be taken for another: `11/16`, `16 Nov`."""
    month_name = words("page.months").split()[date.month - 1]
    return words("page.short_day", month=date.month, day=date.day, month_name=month_name)


def span(words: Words, week: Week) -> str:
    """Return the first and the last day of a week."""
    return words("page.span", start=day(words, week.start), end=day(words, week.last_day))


def chart_label(words: Words, week: Week) -> str:
    """Return the short name of a week on an axis: the day it starts on."""
    return short_day(words, week.start)


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


def named(words: Words, name: str) -> str:
    """Return the name of an action type or tag; rows without one have a word of ours."""
    return name or words("page.action_blank")


def action(words: Words, figures: ActionFigures) -> str:
    """Return the name of an action type of one week."""
    return named(words, figures.action)


def rate(words: Words, rate: Rate | None) -> str:
    """Return k of n by the display rules of small counts; a dash where there is no case or no such column."""
    if rate is None or not rate.n:
        return words("page.dash")
    if rate.k > rate.n:
        return words("page.rate_over", k=rate.k, n=rate.n)
    if rate.n < FEW or rate.low is None or rate.high is None:
        return words("page.rate_few", k=rate.k, n=rate.n)
    share, low, high = (whole(100 * value) for value in (rate.k / rate.n, rate.low, rate.high))
    phrase = "page.rate_some" if rate.n < MANY else "page.rate_many"
    return words(phrase, k=rate.k, n=rate.n, share=share, low=low, high=high)


def short_rate(words: Words, rate: Rate | None) -> str | None:
    """Return k of n without its interval, for a narrow column; None where there is no case."""
    if rate is None or not rate.n:
        return None
    if rate.k > rate.n or rate.n < FEW:
        return words("page.rate_over" if rate.k > rate.n else "page.rate_few", k=rate.k, n=rate.n)
    return words("trend.rate", k=rate.k, n=rate.n, share=whole(100 * rate.k / rate.n))


def pool(words: Words, weeks: int) -> str:
    """Return the heading of a column over some weeks, "" over none."""
    return counted(words, "pool", weeks) if weeks else ""


def verdict(words: Words, change: Change, say: Callable[[Words, float], str]) -> tuple[str, str]:
    """Return whether a figure is better than usual, and both its values; or when that can be said.

    `say` tells a rate per hour in the unit of the figure.
    """
    if change.verdict is None or change.judged is None or change.now is None or change.usual is None:
        return counted(words, "not_yet_comparable", change.weeks_left), ""
    last = short_day(words, change.judged.last_day)
    both = words("page.with_usual", day=last, now=say(words, change.now), usual=say(words, change.usual))
    return words(f"page.{change.verdict}"), both


def per_case(words: Words, rate: float) -> str:
    """Return a rate per hour as the minutes that one case takes."""
    return words("page.minutes", minutes=whole(_HOUR / rate)) if rate else words("page.none_said")


def part(words: Words, figures: Sustainability, name: PartName) -> str:
    """Return the sentence of one part of the sustainability index, or why there is none."""
    if figures.parts[name] is None:
        short = figures.short_of_minutes and name in ("budget", "ramp")
        return words("page.short_of_minutes" if short else f"page.{name}_none")
    if name == "budget":
        return words("page.budget_says", budget=figures.budget, minutes=figures.minutes)
    if name == "ramp":
        return words("page.ramp_says", usual=half_up(figures.ramp_from or 0), minutes=figures.minutes)
    if name == "rest":
        return counted(words, "rest_days", figures.rest_days)
    quality, usual = figures.quality or 0.0, figures.usual_quality or 0.0
    return words("page.quality_says", quality=half_up(quality, 1), usual=half_up(usual, 1))


def kpi_name(words: Words, kpi: KpiFigures) -> str:
    """Return the name of a KPI, with its period where that is not the week."""
    return kpi.name if kpi.weeks == 1 else words("page.kpi_weeks", name=kpi.name, weeks=kpi.weeks)


def kpi(words: Words, figures: KpiFigures) -> str:
    """Return the value of a KPI as a cell shows it, or which column is missing."""
    if figures.absent:
        return words("page.kpi_absent", column=figures.absent)
    if figures.value is not None and _is_count(figures):
        return words("page.kpi_count", count=_plain(figures.numerator or 0))
    return kpi_value(words, figures)


def kpi_aim(words: Words, figures: KpiFigures) -> str:
    """Return the target of a KPI as it is said beside its value; "" without one."""
    if figures.target is None:
        return ""
    if _is_count(figures):
        return words("page.kpi_count", count=_plain(figures.target * (figures.denominator or 0)))
    return kpi_target(words, figures)


def _is_count(figures: KpiFigures) -> bool:
    """Return whether so many of so many times is said as times: 3回(目標1回), not 300 %."""
    return figures.counted and figures.denominator is not None and is_percent(figures.unit)


def kpi_value(words: Words, kpi: KpiFigures) -> str:
    """Return the value of a KPI in its unit: 67%, 1.3件/投稿, 2件; a dash without one."""
    if kpi.value is None:
        return words("page.dash")
    near = kpi.target is not None and kpi.value < kpi.target
    said = _measured(words, kpi.value, kpi.unit)
    if near and said == kpi_target(words, kpi):
        return _measured(words, kpi.value, kpi.unit, finer=_FINER)
    return said


def kpi_parts(words: Words, kpi: KpiFigures) -> str:
    """Return what a KPI was divided from, "" for a plain count: (4/3)."""
    if kpi.value is None or kpi.plain or kpi.numerator is None or kpi.denominator is None:
        return ""
    if _is_count(kpi):
        return ""
    return words("page.kpi_parts", numerator=_plain(kpi.numerator), denominator=_plain(kpi.denominator))


def kpi_target(words: Words, kpi: KpiFigures) -> str:
    """Return the target of a KPI, a dash where none was set."""
    return words("page.dash") if kpi.target is None else _measured(words, kpi.target, kpi.unit)


def _measured(words: Words, value: float, unit: str, finer: int = 0) -> str:
    if is_percent(unit):
        return words("page.percent", share=half_up(100 * value, finer))
    return words("page.kpi_unit", value=_plain(value, finer), unit=unit).strip()


def _plain(value: float, finer: int = 0) -> str:
    return f"{half_up(value, finer + (0 if float(value).is_integer() else 1)):,}"


def classes(words: Words, heard: ResolutionFigures) -> str:
    """Return how many voices are of each class, those of none left out."""
    names = ("solved", "acted", "result", "felt")
    counts = [(name, getattr(heard, name).k) for name in names]
    joint = words("page.class_joint")
    return joint.join(
        words("page.class_count", name=words(f"page.class_{name}"), count=k) for name, k in counts if k
    )


def course(words: Words, hypothesis: HypothesisFigures) -> str:
    """Return how the indicator of a hypothesis went: before and since its first day."""
    values = hypothesis.value_before, hypothesis.value_after
    before, after = (_indicated(words, value, hypothesis) for value in values)
    return words("page.course", before=before, after=after)


def hypothesis_verdict(words: Words, hypothesis: HypothesisFigures) -> str:
    """Return what the last look at a hypothesis said, when the first one is, or that there can be none."""
    change = hypothesis.change
    if len(hypothesis.before) < FEWEST_COMPARED:
        return words("page.never_compared", number=FEWEST_COMPARED)
    if change.verdict is None:
        return counted(words, "compared_later", change.weeks_left)
    return words(f"page.{change.verdict}")


def _indicated(words: Words, value: float | None, hypothesis: HypothesisFigures) -> str:
    if value is None:
        return words("page.dash")
    if hypothesis.kind == "minutes_per_inquiry":
        return words("page.minutes", minutes=whole(value))
    if hypothesis.kind == "sustainability":
        return words("page.points_of_index", points=whole(value))
    if hypothesis.kind == "efficiency":
        return decimal(words, value)
    return _measured(words, value, hypothesis.unit if hypothesis.kind == "kpi" else "%")


def income(words: Words, income: Income) -> str:
    """Return income as a result: the sum of the last weeks, and per hour of all their timed rows."""
    said = counted(words, "income_weeks", income.weeks) + words("page.yen", amount=whole(income.sum))
    if income.per_hour is None:
        return said
    return words("page.joint").join((said, words("page.income_per_hour", amount=whole(income.per_hour))))
