"""The sheets お客様の声 and 課題仮説: what customers said, and what is believed about their problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from kachilog.files.book.names import HYPOTHESES_TABLE, PERSONAS, VOICES_TABLE
from kachilog.files.book.tables.hypotheses import STATES
from kachilog.files.book.tables.kpi_presets import PRESETS
from kachilog.files.book.template.board import LEFT, ROOM, Board, day_column, named_column, offered
from kachilog.metrics.hypotheses import CoreIndicator
from kachilog.page.palette import MUTED, WHITE
from kachilog.voices import CLASSES
from kachilog.wording.width import lines_needed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.settings import Persona
    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.book.names import SheetKey
    from kachilog.files.book.template.board import Column
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

VOICE_CLASSES = (*CLASSES, "none")
MEDIA = ("comment", "message", "consultation", "survey")
"""Ends of the phrases `class_…` and `medium_…` of the template."""

_WRAPPED = {"text_wrap": True}
_ROW_POINTS, _LINE_POINTS = 22.0, 17.0
_VOICE_BLANK, _HYPOTHESIS_BLANK = 8, 6
_EXAMPLES = 4
"""The first row (0-based) of the examples."""

_EXAMPLE_KPIS = {
    "employee": "deep_questions",
    "homemaker": "practice_reports",
    "student": "peer_questions",
    "freelance": "client_results",
}
_LIST_LIMIT = 255
"""Characters of a drop-down that is written out in the cell's rule (Excel's limit)."""


def draw_voices(theme: Theme, words: Words, rows: Sequence[Sequence[CellValue]]) -> None:
    """Add お客様の声; `rows` have its five columns."""

    def choice(kind: str, names: Sequence[str]) -> dict[str, object]:
        return offered([words(f"template.{kind}_{name}") for name in names])

    ours = {"font_color": MUTED, "text_wrap": True, "bg_color": WHITE}
    columns = [
        day_column(words, "voice_date", 18, prompt="prompt_date"),
        named_column(words, "voice_medium", 14, {}, choice("medium", MEDIA), said="hint_free"),
        named_column(words, "voice_text", 74, _WRAPPED),
        named_column(words, "voice_auto", 22, ours),
        named_column(words, "voice_manual", 22, _WRAPPED, choice("class", VOICE_CLASSES), said="hint_free"),
    ]
    _draw(theme, words, "voices", columns, rows, table=VOICES_TABLE, blank=_VOICE_BLANK)


def draw_hypotheses(
    theme: Theme, words: Words, persona: Persona, rows: Sequence[Sequence[CellValue]]
) -> None:
    """Add 課題仮説; `rows` have its six columns. The KPIs of `persona` are offered as indicators."""
    indicators = offered(_indicators(words, persona))
    examples = [_example(words, one) for one in sorted(PERSONAS, key=lambda one: one != persona)]
    states = {"validate": "list", "source": [words(f"template.state_{name}") for name in STATES]}
    columns = [
        named_column(words, "hypothesis_problem", 42, _WRAPPED),
        named_column(words, "hypothesis_action", 34, _WRAPPED),
        named_column(words, "hypothesis_feeling", 34, _WRAPPED),
        named_column(words, "hypothesis_indicator", 27, _WRAPPED, indicators, said="hint_free"),
        named_column(words, "hypothesis_state", 12, {}, states, said="stop_choice"),
        day_column(words, "hypothesis_since", 18),
    ]
    _draw(
        theme,
        words,
        "hypotheses",
        columns,
        rows,
        table=HYPOTHESES_TABLE,
        blank=_HYPOTHESIS_BLANK,
        examples=examples,
    )


def _example(words: Words, persona: Persona) -> list[str]:
    """Return a hypothesis of a persona as an example: problem, action, feeling, indicator, whose it is."""
    told = [words(f"kpis.{persona}_{part}") for part in ("problem", "action", "feeling")]
    whose = words("kpis.example", persona=words(f"template.sheet_{persona}"))
    return [*told, words(f"template.kpi_{_EXAMPLE_KPIS[persona]}"), whose]


def _indicators(words: Words, persona: Persona) -> list[str]:
    """Return the core figures and the persona's KPIs, as many as a drop-down can hold."""
    names = [words(f"template.indicator_{name}") for name in get_args(CoreIndicator)]
    names += [words(f"template.kpi_{kpi.name}") for kpi in PRESETS[persona]]
    while len(",".join(names)) > _LIST_LIMIT:
        names.pop()
    return names


def _draw(
    theme: Theme,
    words: Words,
    key: SheetKey,
    columns: Sequence[Column],
    rows: Sequence[Sequence[CellValue]],
    *,
    table: str,
    blank: int,
    examples: Sequence[Sequence[str]] = (),
) -> None:
    """Add a sheet that is one table under a few words; each row is as high as its text needs.

    `examples` stand above the table in grey: they are none of its rows.
    """
    board = Board(theme, words, key, [column.width for column in columns])
    board.sheet.set_default_row(_ROW_POINTS)
    board.title(board(f"sheet_{key}"), board(f"{key}_lead"))
    board.paragraph(3, LEFT, board.right, board(f"{key}_how"), font_color=MUTED, font_size=9)
    _draw_examples(board, examples)
    header = _EXAMPLES + 1 + len(examples)
    board.gap(header - 1, 6)
    board.sheet.set_row(header, 26)
    board.sheet.freeze_panes(header + 1, 0)
    board.sheet.repeat_rows(header)
    for row, cells in enumerate(rows, start=header + 1):
        lines = max(
            lines_needed(str(cell or ""), column.width * ROOM)
            for cell, column in zip(cells, columns, strict=True)
            if "text_wrap" in column.look
        )
        board.sheet.set_row(row, lines * _LINE_POINTS + 6)
    board.table(table, header, LEFT, columns, rows, blank=blank, filters=True)


def _draw_examples(board: Board, examples: Sequence[Sequence[str]]) -> None:
    """Draw examples in the columns of the table, in rows of one height; the last text has the last two."""
    lines = [
        board.lines(text, column, column) for texts in examples for column, text in enumerate(texts, LEFT)
    ]
    for row, texts in enumerate(examples, start=_EXAMPLES):
        board.sheet.set_row(row, board.height(max(lines)) - 4)
        for column, text in enumerate(texts, start=LEFT):
            last = board.right if column == len(texts) else column
            look = {"font_size": 9, "font_color": MUTED, "align": "left", "indent": 1, "text_wrap": True}
            board.put(row, column, last, text, **look)
