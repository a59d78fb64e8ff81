"""The sheet 設定: six tables side by side, so that each can grow downwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from kachilog.base.languages import LANGS
from kachilog.base.settings import ACTION_CLASSES, ACTION_TYPES
from kachilog.files.book.names import (
    ACTION_LIST_NAME,
    ACTIONS_TABLE,
    BUDGETS_TABLE,
    MAPPINGS_TABLE,
    PERSONAS,
    SETTINGS_TABLE,
    TAG_LIST_NAME,
    TAGS_TABLE,
    WEEKS_OFF_TABLE,
)
from kachilog.files.book.tables.settings import ITEMS
from kachilog.files.book.template import week_figures
from kachilog.files.book.template.board import (
    COUNT_LOOK,
    COUNT_RULE,
    LEFT,
    Board,
    Column,
    day_column,
    named_column,
    offered,
)
from kachilog.log.columns import KEYS, typed_name
from kachilog.page.palette import LINE, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.settings import Settings
    from kachilog.base.spreadsheet import CellValue
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

NEW_TAGS = ("problem", "case", "howto", "live", "failure", "question", "daily")
"""The tags of a new workbook: the end of the phrase `template.tag_…`."""

_HEADER_ROW = 6
_LAST_LISTED = 205
"""The last row (0-based) that the drop-downs and formulas look at: 200 entries from the first one."""

_ROWS_SHOWN = 12
_SETTINGS, _BUDGETS, _WEEKS_OFF, _ACTIONS, _TAGS = LEFT, LEFT + 3, LEFT + 6, LEFT + 8, LEFT + 11
_MAPPINGS = LEFT + 13
_WIDTHS = (16, 17, 3, 18, 20, 3, 19, 3, 22, 15, 3, 20, 3, 24, 18, 40)


def draw_settings(theme: Theme, words: Words, settings: Settings) -> None:
    """Add the sheet, filled with `settings`; its lists of actions and tags are those of a new workbook."""
    board = Board(theme, words, "settings", _WIDTHS)
    board.title(board("sheet_settings"), board("settings_lead"))
    board.gap(3, 14)
    board.sheet.set_row(5, 52)
    board.sheet.set_row(_HEADER_ROW, 26)
    for row in range(_HEADER_ROW + 1, _HEADER_ROW + 1 + _ROWS_SHOWN):
        board.sheet.set_row(row, 21)

    _group(board, "settings_basic", _SETTINGS, 2)
    _draw_basics(board, settings)
    _group(board, "budget", _BUDGETS, 2)
    budgets: list[list[CellValue]] = [
        [budget.starts, budget.minutes] for budget in sorted(settings.budgets, key=lambda one: one.starts)
    ]
    amount = named_column(words, "budget_minutes", 0, COUNT_LOOK, COUNT_RULE, said="stop_count")
    _table(board, BUDGETS_TABLE, _BUDGETS, [day_column(words, "budget_from"), amount], budgets)
    _group(board, "off", _WEEKS_OFF, 1)
    weeks = [[week.label] for week in sorted(settings.weeks_off)]
    week_off = named_column(words, "off_week", 0, {"num_format": board("format_day")})
    _table(board, WEEKS_OFF_TABLE, _WEEKS_OFF, [week_off], weeks)
    _group(board, "actions", _ACTIONS, 2)
    actions = [[board(f"action_{one.key}"), board(f"class_{one.of}")] for one in ACTION_TYPES]
    _table(board, ACTIONS_TABLE, _ACTIONS, _action_columns(board), actions)
    _group(board, "tags", _TAGS, 1)
    _table(
        board,
        TAGS_TABLE,
        _TAGS,
        [named_column(words, "tags_tag")],
        [[board(f"tag_{name}")] for name in NEW_TAGS],
    )

    _group(board, "map", _MAPPINGS, 3)
    _table(board, MAPPINGS_TABLE, _MAPPINGS, _mapping_columns(board), [])

    _define_names(board)


def _group(board: Board, key: str, first: int, width: int) -> None:
    last = first + width - 1
    title = key if key == "settings_basic" else f"{key}_title"
    board.heading(4, board(title), first, last)
    board.put(5, first, last, board(f"{key}_says"), font_color=MUTED, font_size=9, text_wrap=True)


def _table(
    board: Board, name: str, first: int, columns: Sequence[Column], rows: Sequence[Sequence[CellValue]]
) -> None:
    blank = max(2, _ROWS_SHOWN - len(rows))
    board.table(name, _HEADER_ROW, first, columns, rows, blank=blank, last_ruled=_LAST_LISTED)


def _draw_basics(board: Board, settings: Settings) -> None:
    choices = {
        "persona": [board(f"sheet_{persona}") for persona in PERSONAS],
        "week_start": [board("week_start_monday"), board("week_start_sunday")],
        "lang": [board(f"lang_{lang}") for lang in LANGS],
    }
    chosen = {
        "persona": board(f"sheet_{settings.persona}"),
        "week_start": board(f"week_start_{settings.week_start}"),
        "lang": board(f"lang_{settings.lang}"),
    }
    item, value = Column(board("settings_item"), 0), Column(board("settings_value"), 0)
    rows = [[board(f"settings_{name}"), chosen[name]] for name in ITEMS]
    board.table(SETTINGS_TABLE, _HEADER_ROW, _SETTINGS, [item, value], rows, blank=0)
    for row, name in enumerate(ITEMS, start=_HEADER_ROW + 1):
        board.put(row, _SETTINGS, _SETTINGS, board(f"settings_{name}"), border=1, border_color=LINE, indent=1)
        listed: dict[str, object] = {"validate": "list", "source": choices[name]}
        said = "stop_choice"
        if name == "persona":
            # A sheet of the user's own has a name that no list knows.
            listed, said = offered(choices[name]), "hint_persona"
        chosen_from = named_column(board.words, f"settings_{name}", 0, {}, listed, said=said)
        board.validate_as(chosen_from, row, _SETTINGS + 1)


def _action_columns(board: Board) -> list[Column]:
    classes = {"validate": "list", "source": [board(f"class_{name}") for name in ACTION_CLASSES]}
    return [
        named_column(board.words, "actions_action"),
        named_column(board.words, "actions_class", 0, {}, classes, said="stop_choice"),
    ]


def _mapping_columns(board: Board) -> list[Column]:
    columns = {"validate": "list", "source": [typed_name(key, board.words.lang) for key in KEYS]}
    return [
        named_column(board.words, "map_header"),
        named_column(board.words, "map_key", 0, {}, columns, said="stop_choice"),
        named_column(board.words, "map_row", 0, {"text_wrap": True, "valign": "top"}),
    ]


def _define_names(board: Board) -> None:
    first = _HEADER_ROW + 1

    def area(column: int, top: int = first) -> str:
        return f"'{board.name}'!{xl_range_abs(top, column, _LAST_LISTED, column)}"

    for name, column in ((ACTION_LIST_NAME, _ACTIONS), (TAG_LIST_NAME, _TAGS)):
        # As long as the list is filled, so that a drop-down ends where the words end.
        top = f"'{board.name}'!{xl_rowcol_to_cell(first, column, row_abs=True, col_abs=True)}"
        filled = f"={top}:INDEX({area(column)},MAX(1,COUNTA({area(column)})))"
        board.book.define_name(name, filled)
    _define_rest(board, area(_ACTIONS), area(_ACTIONS + 1))
    # From the header row, so that an entry inserted as the first one stays inside.
    board.book.define_name(week_figures.BUDGET_DATES_RANGE, f"={area(_BUDGETS, _HEADER_ROW)}")
    board.book.define_name(week_figures.BUDGET_MINUTES_RANGE, f"={area(_BUDGETS + 1, _HEADER_ROW)}")
    item = board("settings_week_start")
    board.book.define_name(
        week_figures.WEEK_START_SETTING,
        f'=IFERROR(INDEX({area(_SETTINGS + 1)},MATCH("{item}",{area(_SETTINGS)},0)),"")',
    )


def _define_rest(board: Board, actions: str, classes: str) -> None:
    """Name the first two action types of the class of rest; where there is none, its own name stands in."""
    word = f'"{board("class_rest")}"'
    first, second = week_figures.REST_ACTIONS
    at = f"MATCH({word},{classes},0)"
    board.book.define_name(first, f"=IFERROR(INDEX({actions},{at}),{word})")
    below = f"INDEX({classes},{at}+1):INDEX({classes},ROWS({classes}))"
    board.book.define_name(second, f"=IFERROR(INDEX({actions},{at}+MATCH({word},{below},0)),{word})")
