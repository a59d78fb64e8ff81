"""Charts of the weekly page and the ranking: the course of the weeks, the use of time, what pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.page.layout1 import charts, phrasing
from kachilog.page.layout1.canvas import HALF_WIDTH, LEFT, RIGHT, SMALL, heading
from kachilog.page.theme import MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.metrics.ranking import RankedFigures
    from kachilog.metrics.rows import ActionFigures
    from kachilog.page.layout1.canvas import Canvas
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words

RANKED = 6
"""Action types shown in the ranking and in the bars; the rest are in the log."""

_CHART_ROWS = 4
"""Rows that a chart of the weeks takes."""


def draw_charts(canvas: Canvas, words: Words, review: WeeklyReview) -> None:
    """Paint the courses of the last 12 weeks on the left and this week's minutes by action on the right."""
    row = canvas.down(19)
    heading(canvas, row, LEFT, words("page.trend"))
    heading(canvas, row, RIGHT, words("page.time_use"))
    top = canvas.down(15)
    canvas.put(top, *LEFT, words("page.trend_efficiency"), **SMALL)
    for _ in range(_CHART_ROWS):
        canvas.down(17)
    middle = canvas.down(15)
    canvas.put(middle, *LEFT, words("page.trend_index"), **SMALL)
    for _ in range(_CHART_ROWS):
        canvas.down(17)
    weeks = canvas.data(top, [phrasing.chart_label(words, figures.week) for figures in review.trend])
    efficiency = [figures.efficiency.quality_adjusted_per_hour for figures in review.trend]
    index = [figures.sustainability.index for figures in review.trend]
    for row, values, name, number_format, scale in (
        (top, efficiency, "page.trend_efficiency", "0.0", None),
        (middle, index, "page.trend_index", "0", charts.INDEX_SCALE),
    ):
        chart = charts.line(
            canvas.book,
            weeks,
            canvas.data(top, values),
            name=words(name),
            number_format=number_format,
            shown=values,
            scale=scale,
        )
        canvas.chart(chart, row + 1, 1, HALF_WIDTH, 92, says=words(name))
    _time_use(canvas, words, review.actions, top)
    canvas.down(8)


def _action(words: Words, figures: ActionFigures) -> str:
    return figures.action or words("page.action_blank")


def _time_use(canvas: Canvas, words: Words, actions: Sequence[ActionFigures], top: int) -> None:
    shown = [figures for figures in actions if figures.minutes][:RANKED]
    if not shown:
        canvas.put(top, *RIGHT, words("page.no_time"), font_size=8, font_color=MUTED)
        return
    names = canvas.data(top, [_action(words, figures) for figures in shown])
    minutes = [figures.minutes for figures in shown]
    chart = charts.bars(
        canvas.book,
        names,
        canvas.data(top, minutes),
        name=words("page.time_use"),
        number_format=words("page.minutes_format"),
        longest=max(minutes),
    )
    height = 24 + 29 * len(shown)
    canvas.chart(chart, top, 13, HALF_WIDTH, height, says=words("page.time_use"))


def draw_ranking(canvas: Canvas, words: Words, ranking: Sequence[RankedFigures], rows: Sequence[int]) -> None:
    """Paint the ranking of action types into the left half of `rows`."""
    heading(canvas, rows[0], LEFT, words("page.ranking"))
    if not ranking:
        canvas.put(rows[1], *LEFT, words("page.ranking_none"), **SMALL)
        return
    spans = ((1, 3), (4, 5), (6, 7), (9, 10), (11, 11))
    names = ("action", "rate", "minutes", "reactions", "rows")
    for span, name in zip(spans, names, strict=True):
        align = "left" if name == "action" else "right"
        canvas.put(rows[1], *span, words(f"page.ranking_{name}"), align=align, **SMALL)
    minutes, count = words("page.minutes_format"), words("page.count_format")
    for row, figures in zip(rows[2:-1], ranking, strict=False):
        rate: str | float = words("page.dash") if figures.rate is None else figures.rate
        canvas.put(row, *spans[0], figures.name or words("page.action_blank"), shrink=True)
        canvas.put(row, *spans[1], rate, bold=True, align="right", num_format="0.0")
        canvas.put(row, *spans[2], figures.minutes, align="right", num_format=minutes, font_color=MUTED)
        canvas.put(row, *spans[3], figures.reactions, align="right", num_format=count, font_color=MUTED)
        canvas.put(row, *spans[4], figures.rows, align="right", num_format=count, font_color=MUTED)
    canvas.put(rows[-1], *LEFT, words("page.ranking_note"), shrink=True, **SMALL)
