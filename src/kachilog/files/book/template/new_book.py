"""The workbook of a new user: every sheet but the weekly pages, drawn in one go."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.base.settings import Budget, Settings, new_actions
from kachilog.base.week import Week
from kachilog.files.book.names import (
    PERSONAS,
    TEMPLATE_PROPERTY,
    TEMPLATE_VERSION,
    sheet_name,
)
from kachilog.files.book.template import vba
from kachilog.files.book.template.functions_sheet import draw_functions
from kachilog.files.book.template.log_sheet import LogShape, draw_log
from kachilog.files.book.template.persona_sheets import draw_persona
from kachilog.files.book.template.record_sheets import draw_hypotheses, draw_voices
from kachilog.files.book.template.settings_sheet import draw_settings
from kachilog.files.book.template.start_sheet import draw_start
from kachilog.files.book.template.week_figures import week_values
from kachilog.log.columns import NEW_KEYS
from kachilog.page import trend, weekly
from kachilog.page.chart_booleans import stated
from kachilog.page.palette import ACCENT, MUTED, WARM
from kachilog.page.theme import Theme, new_workbook
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import BinaryIO

    from xlsxwriter import Workbook

    from kachilog.base.languages import Lang
    from kachilog.base.settings import Persona
    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.book.names import SheetKey
    from kachilog.files.book.template.board import Board
    from kachilog.log.columns import Key

    Paint = Callable[[Board], None]

FIRST_DAY = dt.date(2026, 1, 5)
"""The Monday that a workbook is dated; its budget applies from then on unless another day is said."""

_WINDOW = (1280, 760)
"""The size of a new window in pixels: all of a laptop's screen, and no more."""

_TAB_COLOURS: Mapping[SheetKey, str] = {
    "start": ACCENT,
    "log": WARM,
    "voices": WARM,
    "hypotheses": WARM,
    "settings": MUTED,
}


def build(
    target: Path | BinaryIO,
    *,
    persona: Persona = "employee",
    lang: Lang = "ja",
    macros: bool = False,
    functions: bool = True,
    rows: Sequence[Sequence[CellValue]] = (),
    voices: Sequence[Sequence[CellValue]] = (),
    hypotheses: Sequence[Sequence[CellValue]] = (),
    keys: Sequence[Key] = NEW_KEYS,
    extra_columns: Sequence[str] = (),
    own_columns: Sequence[str] = (),
    weeks_off: frozenset[Week] = frozenset(),
    today: dt.date = FIRST_DAY,
    budget_from: dt.date | None = None,
) -> None:
    """Write a new workbook; equal arguments give an equal file.

    `target` is a path (an existing file is overwritten) or a binary stream; with `macros` it is an .xlsm with
    buttons, with `functions` it tells of the worksheet functions of Excel.

    The log has the known columns `keys` (in the order of `KEYS`, the five required ones among them),
    `extra_columns`, counts that KPIs need, before the tags, and behind all `own_columns`, in which anything
    goes; so have `rows`.
    `voices` have the columns of お客様の声, `hypotheses` those of 課題仮説; None or "" is blank.

    `today` chooses the week whose figures are stored until a program computes them anew, and
    `budget_from` (default: the Monday of `today`'s week, or of the first row's) the day from which the budget
    applies.
    """
    words, shape = Words(lang), LogShape(tuple(keys), tuple(extra_columns), tuple(own_columns))
    week = Week.containing(today)
    first = min((row[0] for row in rows if isinstance(row[0], dt.date)), default=today)
    starts = budget_from or Week.containing(min(first, today)).start
    settings = Settings(
        persona=persona,
        lang=lang,
        budgets=(Budget(starts, Settings().budgets[0].minutes),),
        weeks_off=weeks_off,
        action_classes=new_actions(lang),
    )
    drawn = io.BytesIO()
    book = new_workbook(drawn)
    _describe(book, words)
    theme = Theme(book)
    draw_start(theme, words, persona=persona, macros=macros)
    draw_log(
        theme,
        words,
        rows=rows,
        shape=shape,
        macros=macros,
        values=week_values(list(map(shape.known, rows)), keys, week, settings, words),
    )
    draw_voices(theme, words, voices)
    draw_hypotheses(theme, words, persona, hypotheses)
    draw_settings(theme, words, settings)
    for one in PERSONAS:
        draw_persona(theme, words, one)
    if functions:
        draw_functions(theme, words, keys)
    if macros:
        _add_conf(book)
    _add_forms(theme, words)
    _finish(book, words, macros=macros)
    book.get_worksheet_by_name(sheet_name("log", words)).activate()
    book.close()
    content = stated(drawn.getvalue())
    if isinstance(target, Path):
        target.write_bytes(content)
    else:
        target.write(content)


def _describe(book: Workbook, words: Words) -> None:
    book.set_properties(
        {
            "title": words("template.book_title"),
            "subject": words("template.book_subject"),
            "author": "kachilog",
            "created": dt.datetime.combine(FIRST_DAY, dt.time(), dt.timezone.utc).replace(tzinfo=None),
        }
    )
    book.set_custom_property(TEMPLATE_PROPERTY, TEMPLATE_VERSION, "text")
    book.set_custom_property("language", words.lang, "text")
    book.set_size(*_WINDOW)


def _add_conf(book: Workbook) -> None:
    # Not as the last sheet: Excel does not put a copied page behind a hidden one.
    sheet = book.add_worksheet(vba.CONF_SHEET)
    for row, setting in enumerate(vba.CONF):
        for column, text in enumerate(setting):
            sheet.write_string(row, column, text)
    sheet.very_hidden()


def _add_forms(theme: Theme, words: Words) -> None:
    """Add the form of the weekly pages, of which they will be copies, and 推移."""
    # The hidden one is not last: Excel does not put a copied page behind a hidden sheet.
    form = sheet_name("form", words)
    weekly.add(theme, weekly.blank(words), form, words).sheet.hide()
    trend.add(theme, trend.fill([], words), sheet_name("trend", words), words)


def _finish(book: Workbook, words: Words, *, macros: bool) -> None:
    """Colour the tabs and, for an .xlsm, add the VBA project and the code names it knows the sheets by."""
    for key, colour in _TAB_COLOURS.items():
        book.get_worksheet_by_name(sheet_name(key, words)).set_tab_color(colour)
    if not macros:
        return
    book.set_vba_name("ThisWorkbook")
    for number, sheet in enumerate(book.worksheets(), start=1):
        sheet.set_vba_name(f"Sheet{number}")
    book.add_vba_project(io.BytesIO(vba.project(len(book.worksheets()))), is_stream=True)
