"""The sheet 推移: one row a week with every figure, newest first, and three small charts above.

The charts show the last year; the head stays in sight while the rows scroll.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.rounding import whole
from kachilog.metrics.thresholds import WEIGHTS, WORN_OUT
from kachilog.page.layout1 import charts, phrasing
from kachilog.page.layout1.canvas import Canvas
from kachilog.page.theme import INK, LINE, MUTED, SOFT
from kachilog.reviews.entries import DECISIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kachilog.base.spreadsheet import CellValue
    from kachilog.metrics.thresholds import PartName
    from kachilog.page.trend_row import TrendRow
    from kachilog.wording import Words

_CHART_WEEKS = 53
_CHART_WIDTH = 420


TREND_MARK = "kachilog:trend"


def is_trend(rows: Sequence[Sequence[object]]) -> bool:
    """Tell whether the cells of a sheet (from A1) are those of the sheet that `draw` makes."""
    return bool(rows) and TREND_MARK in rows[0]


@dataclass(frozen=True, slots=True)
class _Column:
    phrase: str
    width: float
    value: Callable[[Words, TrendRow], CellValue]
    number_format: str = "General"
    align: str = "right"
    bold: bool = False


def _part(name: PartName) -> Callable[[Words, TrendRow], CellValue]:
    def points(_words: Words, row: TrendRow) -> CellValue:
        value = row.figures.sustainability.parts[name]
        return None if value is None else whole(value * WEIGHTS[name])

    return points


def _state(words: Words, row: TrendRow) -> CellValue:
    if not row.figures.actions:
        return words("trend.off" if row.figures.off else "trend.gap")
    return words("trend.provisional") if row.figures.provisional else None


def _span(words: Words, row: TrendRow) -> CellValue:
    first, last = row.figures.week.start, row.figures.week.last_day
    return words("trend.day", month=first.month, day=first.day, last_month=last.month, last_day=last.day)


def _per_inquiry(words: Words, row: TrendRow) -> CellValue:
    efficiency = row.figures.efficiency
    if efficiency.minutes_per_inquiry is not None:
        return efficiency.minutes_per_inquiry
    return phrasing.minutes_per_inquiry(words, efficiency)


def _columns(basis: str) -> tuple[_Column, ...]:
    return (
        _Column("week", 10, lambda _, row: row.figures.week.label, align="left", bold=True),
        _Column("span", 12, _span, align="left"),
        _Column("state", 8, _state, align="left"),
        _Column("actions", 6, lambda _, row: row.figures.actions, "#,##0"),
        _Column("days", 6, lambda _, row: row.figures.active_days, "0"),
        _Column("minutes", 7, lambda _, row: row.figures.minutes, "#,##0"),
        _Column("budget", 7, lambda _, row: row.figures.sustainability.budget, "#,##0"),
        _Column(
            "efficiency",
            10,
            lambda _, row: row.figures.efficiency.quality_adjusted_per_hour,
            "0.0",
            bold=True,
        ),
        _Column("per_inquiry" if basis == "inquiries" else "per_reaction", 13, _per_inquiry, "#,##0"),
        _Column("high_value", 8, lambda _, row: row.figures.efficiency.high_value_share, "0%"),
        _Column("inquiries", 7, lambda _, row: row.figures.inquiries, "#,##0"),
        _Column("repeats", 8, lambda _, row: row.figures.repeats, "#,##0"),
        _Column("referrals", 6, lambda _, row: row.figures.referrals, "#,##0"),
        _Column("index", 10, lambda _, row: row.figures.sustainability.index, "0", bold=True),
        *(_Column(f"part_{name}", 6.5, _part(name), f'0"/{weight}"') for name, weight in WEIGHTS.items()),
        _Column("fatigue", 7, lambda _, row: row.entries.fatigue, f'0"/{WORN_OUT}"'),
        *(
            _Column(key, 21, lambda _, row, key=key: row.entries.text(key), align="left")  # type: ignore[misc]
            for key in DECISIONS
        ),
    )


def draw(rows: Sequence[TrendRow], words: Words, name: str) -> bytes:
    """Return the sheet as an .xlsx with one sheet called `name`; `rows`, perhaps none, in order of time."""
    basis = rows[-1].figures.efficiency.minutes_per_inquiry_basis if rows else "inquiries"
    columns = _columns(basis)
    canvas = Canvas(name, [1.5, *(column.width for column in columns), 1.5], landscape=True)
    canvas.sheet.fit_to_pages(1, 0)
    last = len(columns)
    canvas.mark(canvas.down(8), TREND_MARK)
    canvas.put(canvas.down(31), 1, last, words("trend.title"), font_size=20, bold=True)
    canvas.put(canvas.down(18), 1, last, words("trend.subtitle" if rows else "trend.empty"), font_color=MUTED)
    if rows:
        _charts(canvas, words, rows[-_CHART_WEEKS:])
        _table(canvas, words, rows, columns)
    return canvas.finish(last + 1)


def _charts(canvas: Canvas, words: Words, rows: Sequence[TrendRow]) -> None:
    captions = canvas.down(18)
    band = canvas.down(104)
    canvas.down(6)
    weeks = canvas.data(band, [phrasing.chart_label(words, row.figures.week) for row in rows])
    efficiency = [row.figures.efficiency.quality_adjusted_per_hour for row in rows]
    index = [row.figures.sustainability.index for row in rows]
    minutes = [row.figures.minutes or None for row in rows]
    small = {"font_size": 9, "font_color": MUTED}
    for span, values, caption in (
        ((1, 7), efficiency, "trend.chart_efficiency"),
        ((9, 16), index, "trend.chart_index"),
        ((18, 20), minutes, "trend.chart_minutes"),
    ):
        name, data = words(caption), canvas.data(band, values)
        canvas.put(captions, *span, name, **small)
        if values is minutes:
            chart = charts.columns(canvas.book, weeks, data, name=name, number_format="#,##0")
        else:
            chart = charts.line(
                canvas.book,
                weeks,
                data,
                name=name,
                number_format="0" if values is index else "0.0",
                shown=values,
                scale=charts.INDEX_SCALE if values is index else None,
            )
        canvas.chart(chart, band, span[0], _CHART_WIDTH, 138, says=name)


def _table(canvas: Canvas, words: Words, rows: Sequence[TrendRow], columns: Sequence[_Column]) -> None:
    head = canvas.down(32)
    for index, column in enumerate(columns, 1):
        look = {"bg_color": SOFT, "bold": True, "font_size": 9, "align": column.align, "text_wrap": True}
        canvas.put(head, index, index, words(f"trend.{column.phrase}"), **look)
    canvas.sheet.freeze_panes(head + 1, 2)
    canvas.sheet.repeat_rows(head)
    looks = {
        gap: [canvas.theme.format(**_look(column, gap=gap)) for column in columns] for gap in (False, True)
    }
    for row in reversed(rows):
        line = canvas.down(19)
        gap = not row.figures.actions
        for index, (column, look) in enumerate(zip(columns, looks[gap], strict=True), 1):
            hidden = gap and column.align == "right"
            canvas.write(line, index, None if hidden else column.value(words, row), look)


def _look(column: _Column, *, gap: bool) -> dict[str, object]:
    return {
        "num_format": column.number_format,
        "align": column.align,
        "bold": column.bold and not gap,
        "font_color": MUTED if gap else INK,
        "bottom": 1,
        "bottom_color": LINE,
        "shrink": True,
        "indent": 1 if column.align == "left" and column.phrase != "week" else 0,
    }
