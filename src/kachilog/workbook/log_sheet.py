"""The sheet 活動ログ: buttons, the status cell, the live figures of a week, and the log table itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from kachilog.columns import HEADERS, KEYS
from kachilog.page.theme import ACCENT, INK, INPUT, LINE, MUTED, PAPER, WARM, WARMSOFT, WHITE, text_width
from kachilog.workbook import live_figures as live
from kachilog.workbook.board import COUNT_LOOK, DATE_RULE, LAST_ROW, LEFT, Board, Column, input_look
from kachilog.workbook.names import (
    ACTION_LIST_NAME,
    DAY_NAME,
    LOG_TABLE,
    STATUS_NAME,
    TAG_LIST_NAME,
    sheet_name,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook

    from kachilog.columns import Key
    from kachilog.page.theme import Theme
    from kachilog.wording import Words
    from kachilog.workbook.board import CellValue

BUTTONS = (("WeeklyReview", "review"), ("ExportCsv", "export"), ("ImportCsv", "import"))
"""Macro of each button and the end of its phrase."""

HEADER_ROW = 8
"""The header row of the log table, 0-based."""

_TITLE, _LEAD, _LABELS, _VALUES, _NOTES = 1, 2, 4, 5, 6
_HEIGHTS = {0: 5, 1: 28, 2: 18, 3: 5, 4: 17, 5: 24, 6: 17, 7: 7, 8: 34}
_ROW_PIXELS = 26

_WIDTHS: Mapping[Key, float] = {
    "date": 16,
    "action": 21,
    "minutes": 15,
    "reactions": 14,
    "quality": 16,
    "inquiries": 15,
    "repeats": 17,
    "referrals": 13,
    "tags": 18,
    "note": 50,
}
_EXTRA_WIDTH = 14
_BLANK_WHEN_NEW, _BLANK_BELOW_ROWS = 8, 3
_COUNT = {"validate": "integer", "criteria": ">=", "value": 0}


def draw_log(
    book: Workbook,
    theme: Theme,
    words: Words,
    *,
    rows: Sequence[Sequence[CellValue]],
    extra_columns: Sequence[str],
    macros: bool,
    values: Mapping[str, CellValue],
) -> None:
    """Add the sheet. `rows` have the ten columns of the log, then `extra_columns`.

    `values` are the results that the live figures show until a program computes them, by defined name.
    """
    columns = [_column(key, words) for key in KEYS]
    columns += [_extra(header, words) for header in extra_columns]
    board = Board(book, theme, words, sheet_name("log", words), [column.width for column in columns])
    sheet = board.sheet
    for row, height in _HEIGHTS.items():
        sheet.set_row(row, height)
    sheet.set_default_row(_ROW_PIXELS * 0.75)
    sheet.set_landscape()
    sheet.repeat_rows(HEADER_ROW)
    # The whole column carries the look of its cells, so that a row typed below the table looks like one in it.
    for place, column in enumerate(columns, start=LEFT):
        sheet.set_column(place, place, column.width, theme.format(**input_look(column)))
    _whiten(board)
    _draw_head(board, macros=macros)
    _draw_live(board, values)
    board.table(
        LOG_TABLE,
        HEADER_ROW,
        LEFT,
        columns,
        rows,
        blank=_BLANK_BELOW_ROWS if rows else _BLANK_WHEN_NEW,
        filters=True,
    )
    _mark_gaps(board)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    _define_ranges(board)


def _column(key: Key, words: Words) -> Column:
    header = HEADERS[words.lang][key]
    prompt = words(f"template.prompt_{key}")

    def stop(name: str) -> tuple[str, str]:
        return words("template.stop_title"), words(f"template.stop_{name}")

    listed = (words("template.hint_title"), words("template.hint_list"))
    if key == "date":
        look = {"num_format": words("template.format_day")}
        return Column(header, _WIDTHS[key], look, DATE_RULE, prompt, stop("date"))
    if key in ("action", "tags"):
        source = ACTION_LIST_NAME if key == "action" else TAG_LIST_NAME
        rule = {"validate": "list", "source": f"={source}", "error_type": "information"}
        return Column(header, _WIDTHS[key], {}, rule, prompt, listed)
    if key == "note":
        return Column(header, _WIDTHS[key], {}, {}, prompt)
    if key == "quality":
        between = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 5}
        return Column(header, _WIDTHS[key], COUNT_LOOK, between, prompt, stop("quality"))
    return Column(header, _WIDTHS[key], COUNT_LOOK, _COUNT, prompt, stop("count"))


def _extra(header: str, words: Words) -> Column:
    return Column(
        header,
        max(_EXTRA_WIDTH, text_width(header) + 4),
        COUNT_LOOK,
        _COUNT,
        words("template.prompt_extra"),
        (words("template.stop_title"), words("template.stop_count")),
    )


def _whiten(board: Board) -> None:
    """Keep the head of the sheet white: the look of the columns begins at the table."""
    blank = board.theme.format(bg_color=WHITE)
    for row in range(HEADER_ROW):
        for column in range(LEFT, board.right + 1):
            board.sheet.write_blank(row, column, None, blank)


def _draw_head(board: Board, *, macros: bool) -> None:
    sheet = board.sheet
    board.span(_TITLE, 1, 2, board("sheet_log"), font_size=20, bold=True, bg_color=WHITE)
    board.span(_LEAD, 1, 5, board("log_lead"), font_color=MUTED, bg_color=WHITE)
    status = board("log_status" if macros else "log_status_plain")
    board.span(_LEAD, 6, 10, status, font_color=ACCENT, bg_color=WHITE, indent=1)
    board.book.define_name(STATUS_NAME, f"='{board.name}'!{xl_rowcol_to_cell(_LEAD, 6, True, True)}")
    if not macros:
        return
    offset = 0
    for macro, name in BUTTONS:
        caption = board(f"button_{name}")
        width = text_width(caption) * 8 + 28
        sheet.insert_button(
            _TITLE,
            6,
            {
                "macro": macro,
                "caption": caption,
                "width": width,
                "height": 30,
                "x_offset": 6 + offset,
                "y_offset": 3,
                "description": caption,
            },
        )
        offset += width + 10


def _draw_live(board: Board, values: Mapping[str, CellValue]) -> None:
    """Draw the band of cards: a label, the figure, and what it is made of."""
    sheet, formulas = board.sheet, live.formulas(board.words)
    label = {"bg_color": PAPER, "font_color": ACCENT, "font_size": 9, "bold": True, "indent": 1}
    value = {"bg_color": PAPER, "font_size": 15, "bold": True, "align": "left", "indent": 1}
    note = {"bg_color": PAPER, "font_size": 9, "font_color": MUTED, "align": "left", "indent": 1}
    edge = {"left": 5, "left_color": WHITE}

    def figure(name: str, row: int, first: int, last: int, number: str, look: Mapping[str, object]) -> None:
        properties = {**look, "num_format": board(f"format_{number}") if number in _FORMATS else number}
        cell_format = board.theme.format(**properties)
        if last > first:
            sheet.merge_range(row, first, row, last, "", cell_format)
        formula, result = formulas[name], values.get(name, "")
        if formula.array:
            sheet.write_array_formula(row, first, row, first, f"{{{formula.text}}}", cell_format, result)
        else:
            sheet.write_formula(row, first, formula.text, cell_format, result)
        board.book.define_name(name, f"='{board.name}'!{xl_rowcol_to_cell(row, first, True, True)}")

    def card(first: int, last: int, key: str) -> None:
        board.span(_LABELS, first, last, board(f"live_{key}"), **label, **edge)

    card(1, 2, "week")
    figure(live.WEEK_FIRST, _VALUES, 1, 1, "week_first", {**value, "font_size": 12, **edge})
    figure(live.WEEK_LAST, _VALUES, 2, 2, "week_last", {**value, "font_size": 12, "indent": 0})
    board.write(_NOTES, 1, board("live_day"), **{**note, **edge})
    _draw_day(board)

    card(3, 3, "records")
    figure(live.ROWS, _VALUES, 3, 3, "records", {**value, **edge})
    figure(live.DAYS, _NOTES, 3, 3, "days", {**note, **edge})

    card(4, 5, "minutes")
    figure(live.MINUTES, _VALUES, 4, 5, "minutes", {**value, **edge})
    figure(live.BUDGET, _NOTES, 4, 4, "budget", {**note, **edge})
    figure(live.REMAINING, _NOTES, 5, 5, "remaining", note)

    card(6, 7, "inquiry")
    figure(live.PER_INQUIRY, _VALUES, 6, 7, "per_inquiry", {**value, **edge})
    figure(live.INQUIRIES, _NOTES, 6, 7, "inquiries", {**note, **edge})

    card(8, 8, "efficiency")
    figure(live.EFFICIENCY, _VALUES, 8, 8, "0.00", {**value, **edge})
    board.write(_NOTES, 8, board("live_efficiency_unit"), **{**note, **edge})

    card(9, 9, "high")
    figure(live.HIGH_VALUE, _VALUES, 9, 9, "0%", {**value, **edge})
    board.write(_NOTES, 9, board("live_high_unit"), **{**note, **edge})

    card(10, 10, "gaps")
    figure(live.MISSING, _VALUES, 10, 10, "missing", {**note, "font_size": 10, "font_color": INK, **edge})
    figure(live.TEXT_CELLS, _NOTES, 10, 10, "text_cells", {**note, **edge})
    care = board.book.add_format({"font_color": WARM, "bold": True})
    for row, column in ((_VALUES, 10), (_NOTES, 10)):
        sheet.conditional_format(
            row, column, row, column, {"type": "cell", "criteria": ">", "value": 0, "format": care}
        )
    sheet.conditional_format(
        _NOTES, 5, _NOTES, 5, {"type": "cell", "criteria": "<", "value": 0, "format": care}
    )


_FORMATS = frozenset(
    (
        "records",
        "days",
        "minutes",
        "budget",
        "remaining",
        "per_inquiry",
        "inquiries",
        "missing",
        "text_cells",
        "week_first",
        "week_last",
    )
)
"""Number formats that are phrases, since they carry words."""


def _draw_day(board: Board) -> None:
    column = 2
    look = {
        "num_format": board("format_day"),
        "align": "left",
        "indent": 1,
        "font_size": 9,
        "bg_color": INPUT,
        "border": 1,
        "border_color": LINE,
    }
    board.write(_NOTES, column, None, **look)
    cell = xl_rowcol_to_cell(_NOTES, column, row_abs=True, col_abs=True)
    board.sheet.data_validation(
        _NOTES,
        column,
        _NOTES,
        column,
        {
            **DATE_RULE,
            "input_title": board("live_day_title"),
            "input_message": board("live_day_prompt"),
            "error_title": board("stop_title"),
            "error_message": board("stop_date"),
        },
    )
    board.book.define_name(DAY_NAME, f"='{board.name}'!{cell}")


def _mark_gaps(board: Board) -> None:
    """Tint what the figures cannot use: a date or number that is text, and minutes that are missing."""
    care = board.book.add_format({"bg_color": WARMSOFT, "font_color": WARM})
    first = HEADER_ROW + 1
    date, minutes = LEFT + KEYS.index("date"), LEFT + KEYS.index("minutes")
    for start, end in ((date, date), (minutes, LEFT + KEYS.index("referrals"))):
        cell = xl_rowcol_to_cell(first, start)
        board.sheet.conditional_format(
            first, start, LAST_ROW, end, {"type": "formula", "criteria": f"=ISTEXT({cell})", "format": care}
        )
    day, time = (xl_rowcol_to_cell(first, column, col_abs=True) for column in (date, minutes))
    board.sheet.conditional_format(
        first,
        minutes,
        LAST_ROW,
        minutes,
        {"type": "formula", "criteria": f"=AND(ISNUMBER({day}),ISBLANK({time}))", "format": care},
    )


def _define_ranges(board: Board) -> None:
    def area(first: Key, last: Key) -> str:
        left, right = LEFT + KEYS.index(first), LEFT + KEYS.index(last)
        return f"='{board.name}'!{xl_range_abs(HEADER_ROW, left, LAST_ROW, right)}"

    for key, name in live.RANGES.items():
        board.book.define_name(name, area(key, key))
    board.book.define_name(live.NUMBERS_RANGE, area("minutes", "referrals"))
