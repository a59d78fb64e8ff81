"""The sheets お客様の声 and 課題仮説: what customers said, and what is believed about their problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from kachilog.files.book.names import HYPOTHESES_TABLE, VOICES_TABLE, sheet_name
from kachilog.files.book.tables.hypotheses import STATES
from kachilog.files.book.tables.kpi_presets import PRESETS
from kachilog.files.book.template.board import DATE_RULE, LEFT, ROOM, Board, Column
from kachilog.metrics.hypotheses import CoreIndicator
from kachilog.page.theme import MUTED, WHITE
from kachilog.voices import RESOLUTIONS
from kachilog.wording.width import lines_needed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook

    from kachilog.base.settings import Persona
    from kachilog.files.book.names import SheetKey
    from kachilog.files.book.template.board import CellValue
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

VOICE_CLASSES = (*RESOLUTIONS, "none")
MEDIA = ("comment", "message", "consultation", "survey")
"""Ends of the phrases `class_…` and `medium_…` of the template."""

_TABLE_ROW = 5
_ROW_POINTS, _LINE_POINTS = 22.0, 17.0
_VOICE_BLANK, _HYPOTHESIS_BLANK = 8, 6
_LIST_LIMIT = 255
"""Characters of a drop-down that is written out in the cell's rule (Excel's limit)."""


def draw_voices(book: Workbook, theme: Theme, words: Words, rows: Sequence[Sequence[CellValue]]) -> None:
    """Add お客様の声; `rows` have its five columns."""
    listed = (words("template.hint_title"), words("template.hint_free"))

    def choice(kind: str, names: Sequence[str]) -> dict[str, object]:
        return {
            "validate": "list",
            "source": [words(f"template.{kind}_{name}") for name in names],
            "error_type": "information",
        }

    columns = [
        _day(words, "voice_date", "prompt_date", 16),
        Column(
            words("template.voice_medium"),
            14,
            {},
            choice("medium", MEDIA),
            words("template.voice_medium_prompt"),
            listed,
        ),
        _text(words, "voice_text", 74),
        Column(
            words("template.voice_auto"),
            22,
            {"font_color": MUTED, "text_wrap": True, "bg_color": WHITE},
            {},
            words("template.voice_auto_prompt"),
        ),
        Column(
            words("template.voice_manual"),
            22,
            {"text_wrap": True},
            choice("class", VOICE_CLASSES),
            words("template.voice_manual_prompt"),
            listed,
        ),
    ]
    board = _board(book, theme, words, "voices", columns)
    _fit_rows(board, columns, rows)
    board.table(VOICES_TABLE, _TABLE_ROW, LEFT, columns, rows, blank=_VOICE_BLANK, filters=True)


def draw_hypotheses(
    book: Workbook, theme: Theme, words: Words, persona: Persona, rows: Sequence[Sequence[CellValue]]
) -> None:
    """Add 課題仮説; `rows` have its six columns. The KPIs of `persona` are offered as indicators."""
    states = {"validate": "list", "source": [words(f"template.state_{name}") for name in STATES]}
    columns = [
        _text(words, "hypothesis_problem", 42),
        _text(words, "hypothesis_action", 34),
        _text(words, "hypothesis_feeling", 34),
        Column(
            words("template.hypothesis_indicator"),
            27,
            {"text_wrap": True},
            {"validate": "list", "source": _indicators(words, persona), "error_type": "information"},
            words("template.hypothesis_indicator_prompt"),
            (words("template.hint_title"), words("template.hint_free")),
        ),
        Column(
            words("template.hypothesis_state"),
            12,
            {},
            states,
            words("template.hypothesis_state_prompt"),
            (words("template.stop_title"), words("template.stop_choice")),
        ),
        _day(words, "hypothesis_since", "hypothesis_since_prompt", 16),
    ]
    board = _board(book, theme, words, "hypotheses", columns)
    _fit_rows(board, columns, rows)
    board.table(HYPOTHESES_TABLE, _TABLE_ROW, LEFT, columns, rows, blank=_HYPOTHESIS_BLANK, filters=True)


def _indicators(words: Words, persona: Persona) -> list[str]:
    """Return the core figures and the persona's KPIs, as many as a drop-down can hold."""
    names = [words(f"template.indicator_{name}") for name in get_args(CoreIndicator)]
    names += [words(f"template.kpi_{kpi.name}") for kpi in PRESETS[persona]]
    while len(",".join(names)) > _LIST_LIMIT:
        names.pop()
    return names


def _day(words: Words, header: str, prompt: str, width: float) -> Column:
    return Column(
        words(f"template.{header}"),
        width,
        {"num_format": words("template.format_day")},
        DATE_RULE,
        words(f"template.{prompt}"),
        (words("template.stop_title"), words("template.stop_date")),
    )


def _text(words: Words, name: str, width: float) -> Column:
    return Column(words(f"template.{name}"), width, {"text_wrap": True}, {}, words(f"template.{name}_prompt"))


def _board(book: Workbook, theme: Theme, words: Words, key: SheetKey, columns: Sequence[Column]) -> Board:
    """Add a sheet that is one table under a few words, and draw all but the table."""
    board = Board(book, theme, words, sheet_name(key, words), [column.width for column in columns])
    board.sheet.set_landscape()
    board.sheet.set_default_row(_ROW_POINTS)
    board.title(board(f"sheet_{key}"), board(f"{key}_lead"))
    board.paragraph(3, LEFT, board.right, board(f"{key}_how"), font_color=MUTED, font_size=9)
    board.gap(4, 6)
    board.sheet.set_row(_TABLE_ROW, 26)
    board.sheet.freeze_panes(_TABLE_ROW + 1, 0)
    board.sheet.repeat_rows(_TABLE_ROW)
    return board


def _fit_rows(board: Board, columns: Sequence[Column], rows: Sequence[Sequence[CellValue]]) -> None:
    """Make each row as high as its text needs."""
    for row, cells in enumerate(rows, start=_TABLE_ROW + 1):
        lines = max(
            lines_needed(str(cell or ""), column.width * ROOM)
            for cell, column in zip(cells, columns, strict=True)
            if "text_wrap" in column.look
        )
        board.sheet.set_row(row, lines * _LINE_POINTS + 6)
