"""The persona sheets: the constraint of a life, how it becomes a strength, and the KPIs that fit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.files.book.names import KPI_TABLES, TAG_LIST_NAME
from kachilog.files.book.tables.kpi_presets import MEASURES, PRESETS, preset_row
from kachilog.files.book.template.board import COUNT_LOOK, LEFT, Board, named_column, offered
from kachilog.metrics.kpis import PERIODS
from kachilog.page.theme import ACCENT, MUTED, SOFT, WARM, WARMSOFT, WHITE

if TYPE_CHECKING:
    from kachilog.base.settings import Persona
    from kachilog.files.book.template.board import Column
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

_WIDTHS = (37, 20, 16, 20, 16, 12, 12, 14)
_TARGET, _UNIT = 6, 7
_TABLE_ROW = 10
_BLANK, _LAST_RULED = 6, 205
_TARGET_LOOK = {**COUNT_LOOK, "num_format": "General_0"}


def draw_persona(theme: Theme, words: Words, persona: Persona) -> None:
    """Add the sheet of one persona, with its preset KPIs."""
    board = Board(theme, words, persona, _WIDTHS)
    board.title(board(f"sheet_{persona}"), board(f"{persona}_lead"))
    board.gap(3)
    for first, last, name, colour, ground in (
        (LEFT, 3, "constraint", WARM, WARMSOFT),
        (4, board.right, "strength", ACCENT, SOFT),
    ):
        card = {"bg_color": ground, "align": "left", "indent": 1, "left": 5, "left_color": WHITE}
        board.put(4, first, last, board(f"persona_{name}"), bold=True, font_color=colour, **card)
        board.put(5, first, last, board(f"{persona}_{name}"), text_wrap=True, valign="top", **card)
    board.sheet.set_row(4, 24)
    board.sheet.set_row(5, 44)
    board.gap(6)
    board.heading(7, board("kpi_title"))
    board.paragraph(8, LEFT, board.right, board("kpi_says"), font_color=WARM)
    board.paragraph(9, LEFT, board.right, board("kpi_how"), font_color=MUTED, font_size=9)
    board.sheet.set_row(_TABLE_ROW, 34)
    kpis = PRESETS[persona]
    for row in range(_TABLE_ROW + 1, _TABLE_ROW + 1 + len(kpis) + _BLANK):
        board.sheet.set_row(row, 22)
    board.table(
        KPI_TABLES[persona],
        _TABLE_ROW,
        LEFT,
        _columns(board),
        [preset_row(kpi, words) for kpi in kpis],
        blank=_BLANK,
        last_ruled=_LAST_RULED,
    )
    for offset, kpi in enumerate(kpis):
        if kpi.unit == "share":
            look = {**COUNT_LOOK, "num_format": "0%_0"}
            board.cell(_TABLE_ROW + 1 + offset, LEFT + _TARGET, kpi.target, look)


def _columns(board: Board) -> list[Column]:
    words = board.words
    measures = offered([board(f"measure_{name}") for name in MEASURES])
    units = offered([board(f"unit_{name}") for name in ("share", "per_post", "count")])
    tags = offered(TAG_LIST_NAME)
    weeks = {"validate": "list", "source": list(PERIODS)}
    target = {"validate": "decimal", "criteria": ">=", "value": 0}
    return [
        named_column(words, "kpi_name"),
        named_column(words, "kpi_numerator", 0, {}, measures, said="hint_free"),
        named_column(words, "kpi_numerator_tag", 0, {}, tags, said="hint_free", prompt="kpi_tag_prompt"),
        named_column(words, "kpi_denominator", 0, {}, measures, said="hint_free"),
        named_column(words, "kpi_denominator_tag", 0, {}, tags, said="hint_free", prompt="kpi_tag_prompt"),
        named_column(words, "kpi_weeks", 0, COUNT_LOOK, weeks, said="stop_choice"),
        named_column(words, "kpi_target", 0, _TARGET_LOOK, target, said="stop_target"),
        named_column(words, "kpi_unit", 0, {}, units, said="hint_free"),
    ]
