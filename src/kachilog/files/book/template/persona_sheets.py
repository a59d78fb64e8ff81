"""The persona sheets: the constraint of a life, how it becomes a strength, the KPIs that fit it and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.files.book.names import KPI_TABLES, TAG_LIST_NAME
from kachilog.files.book.tables.kpi_presets import MEASURES, PRESETS, preset_row
from kachilog.files.book.template.board import COUNT_LOOK, LEFT, Board, named_column, offered
from kachilog.metrics.kpis import PERIODS
from kachilog.page.palette import ACCENT, LINE, MUTED, SOFT, WARM, WARMSOFT, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.settings import Persona
    from kachilog.files.book.tables.kpi_presets import PresetKpi
    from kachilog.files.book.template.board import Column
    from kachilog.log.reading.kinds import Value
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

_WIDTHS = (33, 18, 17, 18, 17, 11, 16, 16, 12, 12)
_TARGET = 8
_SPANS = {"counts": (LEFT + 1, LEFT + 3), "why": (LEFT + 4, LEFT + 6), "change": (LEFT + 7, LEFT + 9)}
"""First and last column of what is told of each KPI: the ends of its phrases `kpis.<kpi>_…`."""

_EXPLAINED = 8
"""The first row (0-based) in which a KPI is told of."""

_BLANK, _LAST_RULED = 6, 205
_TARGET_LOOK = {**COUNT_LOOK, "num_format": "General_0"}
_TOLD: dict[str, object] = {"align": "left", "indent": 1}
_WRITTEN_LOOK = {"align": "right", "bg_color": WHITE, "text_wrap": True}


def draw_persona(theme: Theme, words: Words, persona: Persona) -> None:
    """Add the sheet of one persona, with its preset KPIs."""
    board = Board(theme, words, persona, _WIDTHS)
    board.sheet.fit_to_pages(1, 1)
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
    kpis = PRESETS[persona]
    _explain(board, kpis)
    top = _EXPLAINED + len(kpis)
    board.gap(top)
    board.heading(top + 1, board("kpi_title"))
    board.paragraph(top + 2, LEFT, board.right, board("kpi_says"), font_color=WARM)
    board.paragraph(top + 3, LEFT, board.right, board("kpi_how"), font_color=MUTED, font_size=9)
    choose = board("kpi_choose", persona=board(f"sheet_{persona}"))
    board.paragraph(top + 4, LEFT, board.right, choose, font_color=MUTED, font_size=9)
    header = top + 5
    board.sheet.set_row(header, 34)
    for row in range(header + 1, header + 1 + len(kpis) + _BLANK):
        board.sheet.set_row(row, 22)
    board.table(
        KPI_TABLES[persona],
        header,
        LEFT,
        _columns(board),
        [_with_room(preset_row(kpi, words)) for kpi in kpis],
        blank=_BLANK,
        last_ruled=_LAST_RULED,
    )
    for offset, kpi in enumerate(kpis):
        if kpi.unit == "share":
            look = {**COUNT_LOOK, "num_format": "0%_0"}
            board.cell(header + 1 + offset, LEFT + _TARGET, kpi.target, look)


def _explain(board: Board, kpis: Sequence[PresetKpi]) -> None:
    """Tell of each KPI what it counts, why it fits and how it is changed, in rows of one height."""
    words = board.words
    board.heading(_EXPLAINED - 1, words("kpis.title"), LEFT, LEFT)
    for part, (first, last) in _SPANS.items():
        board.heading(
            _EXPLAINED - 1,
            words(f"kpis.{part}"),
            first,
            last,
            **_TOLD,
            font_size=9,
            bold=False,
            font_color=MUTED,
        )
    texts = [{part: words(f"kpis.{kpi.name}_{part}") for part in _SPANS} for kpi in kpis]
    lines = max(board.lines(text + "  ", *_SPANS[part]) for told in texts for part, text in told.items())
    for row, (kpi, told) in enumerate(zip(kpis, texts, strict=True), start=_EXPLAINED):
        board.sheet.set_row(row, board.height(lines))
        look = {"text_wrap": True, "bottom": 1, "bottom_color": LINE}
        board.put(row, LEFT, LEFT, words(f"template.kpi_{kpi.name}"), bold=True, **look)
        for part, text in told.items():
            board.put(row, *_SPANS[part], text, **_TOLD, **look)


def _with_room(row: Sequence[Value]) -> list[Value]:
    """Return a preset as a row of the sheet: with room for what the review writes, before the target."""
    return [*row[:-2], None, None, *row[-2:]]


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
        named_column(words, "kpi_this_week", 0, _WRITTEN_LOOK, prompt="kpi_written_prompt"),
        named_column(words, "kpi_four_weeks", 0, _WRITTEN_LOOK, prompt="kpi_written_prompt"),
        named_column(words, "kpi_target", 0, _TARGET_LOOK, target, said="stop_target"),
        named_column(words, "kpi_unit", 0, {}, units, said="hint_free"),
    ]
