"""The band of cards above the log: the figures of one week, each with what it is made of."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from kachilog.files.book.names import DAY_NAME
from kachilog.files.book.template import week_figures
from kachilog.files.book.template.board import DATE_RULE, LEFT, Column, stop
from kachilog.page.palette import ACCENT, INK, INPUT, LINE, MUTED, PAPER, WARM, WHITE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.book.template.board import Board
    from kachilog.metrics.efficiency import Basis

_LABEL, _VALUE, _NOTE = 0, 1, 2
"""The three rows of the band, counted from its top."""

_DAY_COLUMN = 2
_EDGE: dict[str, object] = {"left": 5, "left_color": WHITE}
_CARD: dict[str, object] = {"bg_color": PAPER, "align": "left", "indent": 1}
_BIG = {**_CARD, "font_size": 15, "bold": True}
_GAPS = {**_CARD, "font_size": 10, "font_color": INK}
_NAMED = {**_CARD, "font_size": 9, "bold": True, "font_color": ACCENT}
_SMALL = {**_CARD, "font_size": 9, "font_color": MUTED}


class _Figure(NamedTuple):
    """A figure in the columns `first`..`last` of a row of the band.

    `number` is a number format, or the end of a phrase `format_…` where it carries words.
    """

    name: str
    row: int
    first: int
    last: int
    number: str
    look: Mapping[str, object]


_LABELS = (
    (1, 2, "week"),
    (3, 3, "records"),
    (4, 5, "minutes"),
    (8, 8, "efficiency"),
    (9, 9, "high"),
)
"""First and last column of each card but E1's and the last, and the end of its phrase `band_…`."""

_WIDTHS = (16, 17, 15, 14, 15, 14, 15, 14, 15)
"""What the cards need of the columns they stand over, in half-width characters."""

_GAPS_FIRST, _GAPS_WIDTH = 10, 22
"""Where the last card begins, which is as wide as it needs to be, and what it needs."""


def band_widths(widths: Sequence[float]) -> list[float]:
    """Return the widths of the columns from the first one on, such that the band has room over them."""
    wide = [max(pair) for pair in zip_longest(widths, _WIDTHS, fillvalue=0)]
    lacking = _GAPS_WIDTH - sum(wide[_GAPS_FIRST - LEFT :])
    return [*wide, lacking] if lacking > 0 else wide


def _gaps_last(board: Board) -> int:
    """Return the last column of the last card."""
    last = _GAPS_FIRST
    while sum(board.widths[_GAPS_FIRST : last + 1]) < _GAPS_WIDTH:
        last += 1
    return last


_FIGURES = (
    _Figure(week_figures.WEEK_FIRST, _VALUE, 1, 1, "week_first", {**_BIG, **_EDGE, "font_size": 12}),
    _Figure(week_figures.WEEK_LAST, _VALUE, 2, 2, "week_last", {**_BIG, "font_size": 12, "indent": 0}),
    _Figure(week_figures.ROWS, _VALUE, 3, 3, "records", {**_BIG, **_EDGE}),
    _Figure(week_figures.DAYS, _NOTE, 3, 3, "days", {**_SMALL, **_EDGE}),
    _Figure(week_figures.MINUTES, _VALUE, 4, 5, "minutes", {**_BIG, **_EDGE}),
    _Figure(week_figures.BUDGET, _NOTE, 4, 4, "budget", {**_SMALL, **_EDGE}),
    _Figure(week_figures.REMAINING, _NOTE, 5, 5, "remaining", _SMALL),
    _Figure(week_figures.PER_LABEL, _LABEL, 6, 7, "", {**_NAMED, **_EDGE}),
    _Figure(week_figures.PER_INQUIRY, _VALUE, 6, 7, "per_inquiry", {**_BIG, **_EDGE}),
    _Figure(week_figures.COUNTED, _NOTE, 6, 6, "", {**_SMALL, **_EDGE}),
    _Figure(week_figures.INQUIRIES, _NOTE, 7, 7, "counted", {**_SMALL, "indent": 0}),
    _Figure(week_figures.EFFICIENCY, _VALUE, 8, 8, "0.0", {**_BIG, **_EDGE}),
    _Figure(week_figures.HIGH_VALUE, _VALUE, 9, 9, "0%", {**_BIG, **_EDGE}),
)
_LAST_CARD = (
    _Figure(week_figures.MISSING, _VALUE, _GAPS_FIRST, _GAPS_FIRST, "missing", {**_GAPS, **_EDGE}),
    _Figure(week_figures.TEXT_CELLS, _NOTE, _GAPS_FIRST, _GAPS_FIRST, "text_cells", {**_SMALL, **_EDGE}),
)
_UNITS = ((8, "efficiency_unit"), (9, "high_unit"))
_CARE = ((week_figures.REMAINING, "<"), (week_figures.MISSING, ">"), (week_figures.TEXT_CELLS, ">"))
"""Figures that turn warm when they are below or above zero."""


def draw_week_band(
    board: Board, values: Mapping[str, CellValue], *, basis: Basis, columns: Sequence[str], top: int
) -> None:
    """Draw the band into the rows `top`..`top + 2` (0-based).

    `values` are the results shown until a program computes the formulas, by defined name; `basis` is what E1
    counts, `columns` are the names of the columns of the log.
    """
    last_card = [figure._replace(last=_gaps_last(board)) for figure in _LAST_CARD]
    for first, last, key in (*_LABELS, (_GAPS_FIRST, _gaps_last(board), "gaps")):
        board.put(top + _LABEL, first, last, board(f"band_{key}"), **_NAMED, **_EDGE)
    formulas = week_figures.formulas(board.words, basis, columns)
    for figure in (*_FIGURES, *last_card):
        _draw(board, figure, top, formulas[figure.name], values.get(figure.name, ""))
    for column, key in _UNITS:
        board.put(top + _NOTE, column, column, board(f"band_{key}"), **_SMALL, **_EDGE)
    _draw_day(board, top + _NOTE)
    care = board.book.add_format({"font_color": WARM, "bold": True})
    places = {figure.name: (top + figure.row, figure.first) for figure in (*_FIGURES, *last_card)}
    for name, criteria in _CARE:
        row, column = places[name]
        rule = {"type": "cell", "criteria": criteria, "value": 0, "format": care}
        board.sheet.conditional_format(row, column, row, column, rule)


def _draw(board: Board, figure: _Figure, top: int, formula: week_figures.Formula, result: CellValue) -> None:
    row, column = top + figure.row, figure.first
    number = figure.number
    if number and number[0] != "0":
        number = board(f"format_{number}")
    cell_format = board.theme.format(**{**figure.look, **({"num_format": number} if number else {})})
    if figure.last > column:
        board.sheet.merge_range(row, column, row, figure.last, "", cell_format)
    if formula.array:
        board.sheet.write_array_formula(row, column, row, column, f"{{{formula.text}}}", cell_format, result)
    else:
        board.sheet.write_formula(row, column, formula.text, cell_format, result)
    board.define(figure.name, row, column)


def _draw_day(board: Board, row: int) -> None:
    """Draw the cell that chooses the week."""
    board.put(row, _DAY_COLUMN - 1, _DAY_COLUMN - 1, board("band_day"), **_SMALL, **_EDGE)
    look = {**_SMALL, "font_color": INK, "bg_color": INPUT, "border": 1, "border_color": LINE}
    board.put(row, _DAY_COLUMN, _DAY_COLUMN, None, **{**look, "num_format": board("format_day")})
    message = stop(board.words, "stop_date")
    rule = Column(board("band_day_title"), 0, {}, DATE_RULE, board("band_day_prompt"), message)
    board.validate_as(rule, row, _DAY_COLUMN)
    board.define(DAY_NAME, row, _DAY_COLUMN)
