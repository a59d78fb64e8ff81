"""The sheet 推移: one row a week with every figure, and three small charts of the last year above.

The oldest week comes first and new ones are added below, so that a week keeps its row for as long as the
sheet is used: what a user writes beside a week, or points at in it, stays with that week.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.rounding import half_up, whole
from kachilog.base.spreadsheet import MAX_ROWS
from kachilog.metrics.rates import RATES
from kachilog.metrics.thresholds import WEIGHTS
from kachilog.page import charts, phrasing
from kachilog.page.form import TREND_MARK, Filled
from kachilog.page.layout import NAMES, UNSEEN, Filling, LaidChart, Layout, cell, in_its_row
from kachilog.page.palette import INK, LINE, MUTED, SOFT
from kachilog.reviews.entries import DECISIONS, NO_ENTRIES
from kachilog.wording.width import clipped_block

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter.chart import Chart

    from kachilog.base.spreadsheet import CellValue
    from kachilog.metrics.figures import WeekFigures
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.rates import RateName
    from kachilog.metrics.thresholds import PartName
    from kachilog.page.layout import Source
    from kachilog.page.theme import PaintedSheet, Theme
    from kachilog.reviews.entries import DecisionKind, Entries
    from kachilog.reviews.trend import TrendWeek
    from kachilog.wording import Words

KPIS = 16
"""Columns for KPIs, of all personas together."""

_CHART_WEEKS = 53
_CHART_ROW = 2.25
_ROW = 27
_LAST_ROW = 2_000
"""The last row that gets a hairline: weeks of more than thirty years."""
_SERIES = ("week", "efficiency", "index", "minutes")


class TrendRow(NamedTuple):
    """One week of 推移, and what the user wrote on its page."""

    week: TrendWeek
    entries: Entries = NO_ENTRIES

    @property
    def figures(self) -> WeekFigures:
        """The figures of the week."""
        return self.week.figures


class _Column(NamedTuple):
    phrase: str
    group: str
    width: float
    value: Callable[[Words, TrendRow], CellValue]
    number_format: str = "General"
    align: str = "right"
    bold: bool = False


def _state(words: Words, row: TrendRow) -> CellValue:
    if not row.figures.actions:
        return words("trend.off" if row.figures.off else "trend.gap")
    return words("trend.provisional") if row.figures.provisional else None


def _span(words: Words, row: TrendRow) -> CellValue:
    days = (row.figures.week.start, row.figures.week.last_day)
    first, last = (phrasing.short_day(words, day) for day in days)
    return words("trend.days_of", first=first, last=last)


def _efficiency(_words: Words, row: TrendRow) -> CellValue:
    value = row.figures.efficiency.quality_adjusted_per_hour
    return None if value is None else float(half_up(value, 1))


def _per_inquiry(words: Words, row: TrendRow) -> CellValue:
    efficiency = row.figures.efficiency
    if efficiency.minutes_per_inquiry is not None:
        return whole(efficiency.minutes_per_inquiry)
    return words("page.none") if efficiency.minutes else None


def _high_value(_words: Words, row: TrendRow) -> CellValue:
    share = row.figures.efficiency.high_value_share
    return None if share is None else whole(100 * share) / 100


def _rate(name: RateName) -> Callable[[Words, TrendRow], CellValue]:
    return lambda words, row: phrasing.short_rate(words, row.figures.rates[name])


def _resolution(words: Words, row: TrendRow) -> CellValue:
    return phrasing.short_rate(words, row.week.resolution.resolved) if row.week.resolution else None


def _part(name: PartName) -> Callable[[Words, TrendRow], CellValue]:
    def points(_words: Words, row: TrendRow) -> CellValue:
        value = row.figures.sustainability.parts[name]
        return None if value is None else whole(value * WEIGHTS[name])

    return points


def _fatigue(words: Words, row: TrendRow) -> CellValue:
    felt = row.entries.fatigue
    return None if felt is None else words(f"page.fatigue_{felt}")


def _decision(kind: DecisionKind) -> Callable[[Words, TrendRow], CellValue]:
    return lambda _, row: row.entries.text(kind) or None


_WEEK = _Column("week", "", 11, lambda _, row: row.figures.week.label, align="left", bold=True)
_COLUMNS = (
    _Column("span", "", 16, _span, align="left"),
    _Column("state", "", 9, _state, align="left"),
    _Column("actions", "log", 7, lambda _, row: row.figures.actions, "#,##0"),
    _Column("days", "log", 6, lambda _, row: row.figures.active_days, "0"),
    _Column("minutes", "log", 7, lambda _, row: row.figures.minutes, "#,##0"),
    _Column("budget", "log", 7, lambda _, row: row.figures.sustainability.budget, "#,##0"),
    _Column("efficiency", "value", 10, _efficiency, "0.0", bold=True),
    _Column("per_inquiry", "value", 11, _per_inquiry, "#,##0"),
    _Column("high_value", "value", 10, _high_value, "0%"),
    _Column("index", "pace", 14, lambda _, row: row.figures.sustainability.index, "0", bold=True),
    *(_Column(f"part_{name}", "pace", 12, _part(name), "0") for name in WEIGHTS),
    _Column("fatigue", "pace", 9, _fatigue),
    _Column("inquiries", "customers", 9, lambda _, row: row.figures.inquiries, "#,##0"),
    _Column("repeats", "customers", 9, lambda _, row: row.figures.repeats, "#,##0"),
    _Column("referrals", "customers", 9, lambda _, row: row.figures.referrals, "#,##0"),
    *(_Column(f"rate_{name}", "customers", 12, _rate(name)) for name in RATES),
    _Column("resolution", "customers", 12, _resolution),
    *(_Column(kind, "decisions", 26, _decision(kind), align="left") for kind in DECISIONS),
)
_ALL = (_WEEK, *_COLUMNS)
_KPI_WIDTH = 14
_KPI_COLUMN = len(_ALL) + 1
_PRINTED = 80
"""The size in per cent at which the wider half goes on a landscape A4 with room to spare."""
_BREAKS = [1 + next(at for at, one in enumerate(_ALL) if one.group == "customers"), _KPI_COLUMN]
"""Where another sheet of paper begins: with the customers, and with the KPIs."""
_WIDTHS = (8, *(column.width for column in _ALL), *[_KPI_WIDTH] * KPIS)
_CHARTS = ((2, 6), (7, 11), (12, 16))


@cache
def _head() -> Layout:
    """Return the form as far as its headings: what comes below has a row for each week."""
    page = Layout(_WIDTHS, unseen=len(_WIDTHS))
    page.down(9)
    row = page.down(28)
    page.slot("title", row, 1, 3, font_size=18, bold=True)
    page.slot("subtitle", row, 4, 19, font_color=MUTED, valign="bottom")
    captions = page.down(15)
    names = [
        page.slot(f"chart.{number}", captions, *span, font_size=9, font_color=MUTED)
        for number, span in enumerate(_CHARTS)
    ]
    rows = [page.down(_CHART_ROW) for _ in range(_CHART_WEEKS)]
    for number, at in enumerate(rows):
        for column, series in enumerate(_SERIES, 1):
            look = NAMES if series == "week" else UNSEEN
            page.slot(f"{series}.{number}", at, column, column, **{**look, "font_size": 1})

    def drawn(number: int) -> Callable[[Source], Chart]:
        def make(source: Source) -> Chart:
            weeks, values = source.down(rows, 1), source.values(rows, number + 2)
            name = source.cell(names[number].place)
            if number == len(_CHARTS) - 1:
                return charts.columns(source, weeks, values, name=name, number_format="#,##0")
            scale = charts.INDEX_SCALE if number else None
            look = "0" if number else "0.0"
            return charts.line(source, weeks, values, name=name, number_format=look, scale=scale)

        return make

    for number, (span, series) in enumerate(zip(_CHARTS, _SERIES[1:], strict=True)):
        page.charts.append(LaidChart(drawn(number), rows[0], rows[-1], span, f"trend.chart_{series}"))
    _lay_headings(page)
    return page


def _lay_headings(page: Layout) -> None:
    groups, head = page.down(17), page.down(38)
    small = {"bold": True, "font_size": 9}
    column = 1
    for group, members in groupby(one.group for one in _ALL):
        last = column + len([*members]) - 1
        look = {**small, "font_color": MUTED, "bg_color": SOFT, "left": 1, "left_color": LINE, "indent": 1}
        page.slot(f"group.{group}", groups, column, last, **look)
        column = last + 1
    for at, one in enumerate(_ALL, 1):
        look = {**small, "bg_color": SOFT, "align": one.align, "indent": _indent(one)}
        page.slot(f"head.{one.phrase}", head, at, at, text_wrap=True, **look)
    page.slot("group.kpis", groups, _KPI_COLUMN, _KPI_COLUMN, **{**small, "font_color": MUTED, "indent": 1})
    for number in range(KPIS):
        at = _KPI_COLUMN + number
        look = {**small, "font_size": 8, "align": "right"}
        name = page.slot(f"head.kpi_{number}", head, at, at, text_wrap=True, **look)
        page.when((groups, at), (head, at), f"LEN({cell(name.place)})>0", bg_color=SOFT)


def _indent(column: _Column) -> int:
    return int(column.align == "left" and column.phrase != "week")


def fill(rows: Sequence[TrendRow], words: Words) -> Filled:
    """Return the form filled with `rows`, oldest first; without any it has one blank row."""
    form = Filling(_head())
    form.put("title", words("trend.title"))
    form.put("subtitle", words("trend.subtitle" if rows else "trend.empty"))
    for number, series in enumerate(_SERIES[1:]):
        form.put(f"chart.{number}", words(f"trend.chart_{series}"))
    for number, row in enumerate(rows[-_CHART_WEEKS:]):
        form.put(f"week.{number}", phrasing.chart_label(words, row.figures.week))
        form.put(f"efficiency.{number}", _efficiency(words, row))
        form.put(f"index.{number}", row.figures.sustainability.index)
        form.put(f"minutes.{number}", row.figures.minutes or None)
    kpis = _kpis(rows)
    _fill_headings(form, words, rows, kpis)
    filled = form.done(TREND_MARK)
    cells = dict(filled.cells)
    first = filled.rows
    for at, row in enumerate(rows, first):
        cells.update(_week(words, row, kpis, at, newest=row is rows[-1]))
    if not rows:
        cells.update({(first, column): None for column in range(1, filled.columns)})
    return Filled(TREND_MARK, cells, {}, filled.hidden, first + max(1, len(rows)), filled.columns)


def _kpis(rows: Sequence[TrendRow]) -> list[tuple[str, str]]:
    """Return the KPIs of the newest week, persona and name; each has one column for all weeks."""
    if not rows:
        return []
    return [(persona, kpi.name) for persona, kpis in rows[-1].week.kpis.items() for kpi in kpis][:KPIS]


def _fill_headings(
    form: Filling, words: Words, rows: Sequence[TrendRow], kpis: Sequence[tuple[str, str]]
) -> None:
    for group in ("log", "value", "pace", "customers", "decisions"):
        form.put(f"group.{group}", words(f"trend.group_{group}"))
    if kpis:
        form.put("group.kpis", words("trend.group_kpis"))
    basis = rows[-1].figures.efficiency.minutes_per_inquiry_basis if rows else "inquiries"
    for column in _ALL:
        phrase = "per_reaction" if column.phrase == "per_inquiry" and basis == "reactions" else column.phrase
        form.put(f"head.{column.phrase}", words(f"trend.{phrase}"))
    several = len({persona for persona, _ in kpis}) > 1
    for number, (persona, name) in enumerate(kpis):
        said = words("page.kpi_of", name=name, persona=persona) if several else name
        form.put(f"head.kpi_{number}", said)


def _week(
    words: Words, row: TrendRow, kpis: Sequence[tuple[str, str]], at: int, *, newest: bool
) -> dict[tuple[int, int], CellValue]:
    cells: dict[tuple[int, int], CellValue] = {}
    for column, one in enumerate(_ALL, 1):
        value = None if _is_gap(one, row) else one.value(words, row)
        cells[at, column] = _fitting(value, one.width) if isinstance(value, str) else value
    known = {(persona, kpi.name): kpi for persona, of in row.week.kpis.items() for kpi in of}
    for number in range(KPIS):
        kpi = known.get(kpis[number]) if number < len(kpis) else None
        cells[at, _KPI_COLUMN + number] = _kpi(words, row, kpi, newest=newest)
    return cells


def _is_gap(column: _Column, row: TrendRow) -> bool:
    """Return whether a figure is of a week without rows: no zero stands for it."""
    return not row.figures.actions and column.align == "right" and column.phrase != "fatigue"


def _kpi(words: Words, row: TrendRow, kpi: KpiFigures | None, *, newest: bool) -> CellValue:
    """Return the value of a KPI; that a column is missing is said once, in the newest week."""
    if kpi is None or not (newest if kpi.absent else row.figures.actions):
        return None
    return _fitting(phrasing.kpi(words, kpi), _KPI_WIDTH)


def _fitting(text: str, width: float) -> str:
    return clipped_block(text, int(width), 2)


def paint(filled: Filled, name: str, words: Words) -> bytes:
    """Return an .xlsx with one sheet called `name`: the form, filled."""
    from kachilog.page.painter import painted  # noqa: PLC0415 (a page that there is, is not painted)

    return painted(lambda theme: add(theme, filled, name, words))


def add(theme: Theme, filled: Filled, name: str, words: Words) -> PaintedSheet:
    """Add the form, filled, to a workbook as the sheet `name`."""
    from kachilog.page import painter  # noqa: PLC0415 (as above)

    head = len(_head().heights)

    def finish(page: PaintedSheet) -> None:
        formats = [page.theme.format(**look) for look in _looks()]
        # The look is that of the columns, too, so that a row that another program adds looks like the others.
        for column, look in enumerate(formats, 1):
            page.sheet.set_column(column, column, _WIDTHS[column], look)
        for row in range(head, filled.rows):
            page.sheet.set_row(row, _ROW)
            for column, look in enumerate(formats, 1):
                page.write(row, column, filled.cells.get((row, column)), look)
        _hairlines(page, head)
        page.sheet.set_selection(1, 1, 1, 1)  # not A1, which is hidden and holds the mark
        # The height of the rows that are added, whichever program adds them.
        page.sheet.set_default_row(_ROW)
        page.sheet.set_landscape()
        # On one sheet of paper its thirty columns could not be read. A fixed size and a fixed place to go on:
        # programs that are left to fit two sheets do not count the column that stands on both.
        page.sheet.set_print_scale(_PRINTED)
        page.sheet.set_v_pagebreaks(_BREAKS)
        page.sheet.repeat_columns(1)
        page.sheet.repeat_rows(head - 2, head - 1)
        page.sheet.freeze_panes(head, 2)
        named = [column for (row, column), value in filled.cells.items() if row == head - 1 and value]
        page.sheet.print_area(0, 1, MAX_ROWS - 1, max(named, default=len(_ALL)))

    return painter.paint(theme, _head(), filled, name, words, finish=finish)


def _looks() -> list[dict[str, object]]:
    looks: list[dict[str, object]] = [
        {
            "num_format": column.number_format,
            "align": column.align,
            "bold": column.bold,
            "font_size": 10 if column.number_format != "General" or column.bold else 9,
            "text_wrap": True,
            "indent": _indent(column),
        }
        for column in _ALL
    ]
    kpi: dict[str, object] = {"align": "right", "font_size": 9, "text_wrap": True}
    return [*looks, *[kpi] * KPIS]


def _hairlines(page: PaintedSheet, head: int) -> None:
    """Draw a line below each week, and paint a week without rows pale, as far as weeks will ever go."""
    week, actions = (in_its_row((head, column)) for column in (1, 4))
    last = len(_WIDTHS) - 1
    for holds, colour in ((f'AND({week}<>"",{actions}="")', MUTED), (f'{week}<>""', INK)):
        look = page.book.add_format({"font_color": colour, "bottom": 1, "bottom_color": LINE})
        rule = {"type": "formula", "criteria": f"={holds}", "format": look}
        page.sheet.conditional_format(head, 1, _LAST_ROW, last, rule)
