"""What the live figures of a new workbook show until Excel or LibreOffice computes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.serial_dates import serial_of
from kachilog.files.book.template import week_formulas as live
from kachilog.log.columns import HEADERS
from kachilog.metrics.efficiency import efficiency
from kachilog.metrics.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.files.book.template.board import CellValue
    from kachilog.log.columns import Key
    from kachilog.wording import Words


def live_values(
    rows: Sequence[Sequence[CellValue]], keys: Sequence[Key], week: Week, settings: Settings, words: Words
) -> Mapping[str, CellValue]:
    """Return the result of each live figure in `week`, by the defined name of its cell; days are serials.

    The first columns of `rows` are those of `keys`; more are ignored.
    """
    totals = _totals(rows, keys, week) if rows else Totals()
    figures = efficiency(totals, frozenset(keys))
    budget = settings.budget(week)
    per_inquiry: CellValue = figures.minutes_per_inquiry
    if per_inquiry is None and totals.minutes:
        per_inquiry = words(f"template.live_no_{figures.minutes_per_inquiry_basis}", minutes=totals.minutes)
    return {
        live.WEEK_FIRST: serial_of(week.start, date1904=False),
        live.WEEK_LAST: serial_of(week.last_day, date1904=False),
        live.ROWS: totals.actions,
        live.DAYS: totals.active_days,
        live.MINUTES: totals.minutes,
        live.BUDGET: live.DASH if budget is None else budget,
        live.REMAINING: "" if budget is None else budget - totals.minutes,
        live.PER_INQUIRY: live.DASH if per_inquiry is None else per_inquiry,
        live.INQUIRIES: figures.inquiries,
        live.EFFICIENCY: _or_dash(figures.quality_adjusted_per_hour),
        live.HIGH_VALUE: _or_dash(figures.high_value_share),
        live.MISSING: totals.minutes_missing,
        live.TEXT_CELLS: 0,
    }


def _or_dash(value: float | None) -> CellValue:
    return live.DASH if value is None else value


def _totals(rows: Sequence[Sequence[CellValue]], keys: Sequence[Key], week: Week) -> Totals:
    # They load pandas, which an empty workbook does not need.
    from kachilog.log.stream import open_log  # noqa: PLC0415
    from kachilog.metrics.weekly_sums import weekly_totals  # noqa: PLC0415

    cells = [[HEADERS["ja"][key] for key in keys], *(row[: len(keys)] for row in rows)]
    log = open_log([(number, list(row)) for number, row in enumerate(cells, start=1)]).log()
    return weekly_totals(log.frame, log.keys, week.week_start).get(week, Totals())
