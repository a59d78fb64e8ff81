"""The evidence, first part: the course of the last weeks, this week's time, and the customers' rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import half_up
from kachilog.metrics.rates import RATES
from kachilog.metrics.thresholds import TREND_WEEKS
from kachilog.page import charts, phrasing
from kachilog.page.layout import NAMES, UNSEEN, LaidChart
from kachilog.page.palette import MUTED
from kachilog.page.sections.columns import LEFT, QUIET, RIGHT, SMALL, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter.chart import Chart

    from kachilog.page.layout import Filling, Layout, Source
    from kachilog.page.sections.view import View

_FEWEST_WEEKS = 2
"""Weeks with rows from which a line is a line."""
_ROW = 7.8
ACTIONS = 6
"""Action types of which the minutes are shown, the last line for all others where there are more."""
_TOGETHER = 2
"""Lines that are hidden together, with a chart of their own over them.

LibreOffice keeps the height of a chart when some of its rows are hidden.
"""
_RATES = len(RATES) + 1
_BARS = (8, 11)
_RATES_FROM = 13
_SERIES = ("week", "efficiency", "low", "height")


def lay(page: Layout) -> None:
    """Lay out two charts side by side, then the time by action beside the customers."""
    page.slot("course.later", page.down(18, "course.later"), *WHOLE, font_color=MUTED)
    row = page.down(19, "course")
    efficiency = page.heading("course.efficiency", row, LEFT[0], LEFT[1])
    index = page.heading("course.index", row, *RIGHT)
    rows = [page.down(_ROW, "course") for _ in range(TREND_WEEKS)]
    note = page.down(12, "course", "course.note")
    page.slot("course.note", note, *LEFT, **SMALL)
    for number, at in enumerate(rows):
        for offset, series in enumerate(_SERIES):
            look = NAMES if series == "week" else UNSEEN
            page.slot(f"course.{series}.{number}", at, LEFT[0] + offset, LEFT[0] + offset, **look)
        page.slot(f"course.index_week.{number}", at, RIGHT[0], RIGHT[0], **NAMES)
        page.slot(f"course.index.{number}", at, RIGHT[0] + 1, RIGHT[0] + 1, **UNSEEN)

    def of_efficiency(source: Source) -> Chart:
        weeks = source.down(rows, LEFT[0])
        values, low, height = (source.values(rows, LEFT[0] + offset) for offset in range(1, len(_SERIES)))
        name, last = source.cell(efficiency.place), TREND_WEEKS - 1
        return charts.line(
            source, weeks, values, name=name, number_format="0.0", label_at=last, band=(low, height)
        )

    def of_index(source: Source) -> Chart:
        weeks, values = source.down(rows, RIGHT[0]), source.values(rows, RIGHT[0] + 1)
        name, last = source.cell(index.place), TREND_WEEKS - 1
        return charts.line(
            source, weeks, values, name=name, number_format="0", label_at=last, scale=charts.INDEX_SCALE
        )

    page.charts.append(LaidChart(of_efficiency, rows[0], rows[-1], LEFT, "page.trend_efficiency"))
    page.charts.append(LaidChart(of_index, rows[0], rows[-1], RIGHT, "page.trend_index"))
    page.down(7, "course")
    _lay_time(page)


def _lay_time(page: Layout) -> None:
    row = page.down(19, "time")
    page.heading("time", row, *LEFT)
    rates = page.heading("rates", row, _RATES_FROM, 16)
    look = {"bold": False, "align": "right", **SMALL}
    page.heading("rates.week", row, 17, 20, rates, **look)
    page.heading("rates.pool", row, 21, RIGHT[1], rates, **look)
    rows = [page.down(16, "time", f"time.from.{number - number % _TOGETHER}") for number in range(ACTIONS)]
    for number, at in enumerate(rows):
        page.slot(f"time.{number}.action", at, 2, 5, font_size=9)
        page.slot(f"time.{number}.minutes", at, 6, 7, align="right", **QUIET)
        page.slot(f"time.{number}.bar", at, _BARS[0], _BARS[0], **UNSEEN)
    for number, at in enumerate(rows[:_RATES]):
        page.slot(f"rate.{number}", at, _RATES_FROM, 15, font_size=9)
        page.slot(f"rate.{number}.week", at, 16, 20, font_size=8.5, align="right")
        page.slot(f"rate.{number}.pool", at, 21, RIGHT[1], align="right", **SMALL)
    page.down(7, "time")

    for first in range(0, ACTIONS, _TOGETHER):
        part = rows[first : first + _TOGETHER]
        page.charts.append(LaidChart(_bars_over(part), part[0], part[-1], _BARS, "page.time_use"))


def _bars_over(rows: Sequence[int]) -> Callable[[Source], Chart]:
    """Return what draws the bars over some rows, each a share of the longest of all."""
    return lambda source: charts.row_bars(source, source.values(rows, _BARS[0]))


def fill(form: Filling, view: View) -> None:
    """Fill both; before the second week there is no chart, but a sentence that says when."""
    _fill_course(form, view)
    _fill_time(form, view)


def _fill_course(form: Filling, view: View) -> None:
    words, review = view.words, view.review
    if sum(week.actions > 0 for week in review.trend) < _FEWEST_WEEKS:
        form.hide("course")
        form.put("course.later", words("page.course_later") if review.figures.actions else "")
        if not review.figures.actions:
            form.hide("course.later")
        return
    form.hide("course.later")
    form.put("course.efficiency", words("page.trend_efficiency"))
    form.put("course.index", words("page.trend_index"))
    low, high = (half_up(edge, 1) for edge in review.usual_band or (0, 0))
    # A band of no width would be no band.
    band = review.usual_band if low < high else None
    if band is None:
        form.hide("course.note")
    else:
        form.put("course.note", words("page.usual_band", low=low, high=high))
    for number, (week, label) in enumerate(zip(review.trend, _labels(view), strict=True)):
        value = week.efficiency.quality_adjusted_per_hour
        form.put(f"course.week.{number}", label)
        form.put(f"course.index_week.{number}", label)
        form.put(f"course.efficiency.{number}", None if value is None else float(half_up(value, 1)))
        form.put(f"course.index.{number}", week.sustainability.index)
        if band is not None:
            form.put(f"course.low.{number}", float(low))
            form.put(f"course.height.{number}", float(high - low))


def _labels(view: View) -> list[str | None]:
    """Return what the axes call each week: nothing before the log began."""
    review = view.review
    logged = [week.actions > 0 for week in review.trend]
    first = logged.index(True) if review.number == sum(logged) else 0
    labels = [phrasing.chart_label(view.words, week.week) for week in review.trend]
    return [None] * first + labels[first:]


def _fill_time(form: Filling, view: View) -> None:
    words, review = view.words, view.review
    lines = _actions(view)
    rates = _rates(view)
    if lines:
        form.put("time", words("page.time_use"))
    longest = max((minutes for _, minutes in lines), default=0)
    for number, (action, minutes) in enumerate(lines):
        form.put(f"time.{number}.action", action)
        form.put(f"time.{number}.minutes", words("page.minutes", minutes=minutes))
        form.put(f"time.{number}.bar", float(half_up(minutes / longest, 3)))
    used = max(len(lines), len(rates))
    form.hide(*(f"time.from.{first}" for first in range(0, ACTIONS, _TOGETHER) if first >= used))
    if rates:
        form.put("rates", words("page.rates"))
        form.put("rates.week", words("page.this_week"))
        form.put("rates.pool", phrasing.pool(words, review.pool_weeks) if review.pool_weeks > 1 else "")
    for number, (name, week, pool) in enumerate(rates):
        form.put(f"rate.{number}", words(f"page.{name}"))
        form.put(f"rate.{number}.week", week)
        form.put(f"rate.{number}.pool", pool if review.pool_weeks > 1 else "")
    if not lines and not rates:
        form.hide("time")


def _rates(view: View) -> list[tuple[str, str, str]]:
    """Return the core three and 課題解決度, of the week and of the pool, but those that say nothing."""
    words, review = view.words, view.review
    rates = [(f"rate_{name}", review.figures.rates[name], review.pool_rates[name]) for name in RATES]
    if review.resolution is not None:
        pool = review.pool_resolution
        rates.append(("resolution", review.resolution.resolved, None if pool is None else pool.resolved))
    return [
        (name, phrasing.rate(words, week), phrasing.rate(words, pool))
        for name, week, pool in rates
        if (week is not None and week.n) or (pool is not None and pool.n)
    ]


def _actions(view: View) -> list[tuple[str, int]]:
    """Return this week's action types by minutes; where there are more than fit, the rest together."""
    words = view.words
    timed = [(phrasing.action(words, one), one.minutes) for one in view.review.actions if one.minutes]
    if len(timed) <= ACTIONS:
        return timed
    shown, rest = timed[: ACTIONS - 1], timed[ACTIONS - 1 :]
    return [*shown, (phrasing.counted(words, "more_types", len(rest)), sum(minutes for _, minutes in rest))]
