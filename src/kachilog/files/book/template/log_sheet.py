"""The sheet 活動ログ: buttons, the status cell, the figures of one week, and the log table itself."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from kachilog.files.book.names import (
    ACTION_LIST_NAME,
    LOG_TABLE,
    STATUS_NAME,
    TAG_LIST_NAME,
)
from kachilog.files.book.template import vba, week_figures
from kachilog.files.book.template.board import (
    COUNT_LOOK,
    COUNT_RULE,
    DATE_RULE,
    LAST_ROW,
    LEFT,
    Board,
    Column,
    input_look,
    offered,
    stop,
)
from kachilog.files.book.template.week_band import band_widths, draw_week_band
from kachilog.log.columns import HEADERS, NEW_KEYS
from kachilog.log.reading.counts import LARGEST_COUNT
from kachilog.metrics.thresholds import FULL_QUALITY
from kachilog.page.palette import ACCENT, MUTED, WARM, WARMSOFT, WHITE
from kachilog.wording.width import text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.spreadsheet import CellValue
    from kachilog.log.columns import Key
    from kachilog.metrics.efficiency import Basis
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

_T = TypeVar("_T")
_BEHIND: tuple[Key, ...] = ("tags", "note")
"""The known columns that stand behind the counts that KPIs need."""

BUTTONS = (("WeeklyReview", "review"), ("ExportCsv", "export"), ("ImportCsv", "import"))
"""Macro of each button and the end of its phrase."""

HEADER_ROW = 8
"""The header row of the log table, 0-based."""

_TITLE, _STATUS, _BAND = 1, 2, 4
_BUTTONS = LEFT + 5
"""The column at whose left edge the first button stands."""

_STATUS_SIZE = 9
_STATUS_LAST = LEFT + 8
"""The last column of the status cell: within a window of 1,366 pixels."""

_HEIGHTS = {0: 5, 1: 30, 2: 34, 3: 3, 4: 17, 5: 24, 6: 17, 7: 7, 8: 36}
_ROW_PIXELS = 26

_WIDTHS: Mapping[Key, float] = {
    "date": 16,
    "action": 17,
    "minutes": 15,
    "reactions": 14,
    "quality": 15,
    "inquiries": 14,
    "repeats": 15,
    "referrals": 12,
    "income": 14,
    "tags": 18,
    "note": 56,
}
_MONEY_LOOK = {**COUNT_LOOK, "num_format": "#,##0"}
_MONEY_RULE = {
    "validate": "integer",
    "criteria": "between",
    "minimum": -LARGEST_COUNT,
    "maximum": LARGEST_COUNT,
}
_WIDER_IN_ENGLISH: Mapping[Key, float] = {
    "date": 2,
    "action": 4,
    "reactions": 5,
    "repeats": 8,
    "referrals": 5,
}
_EXTRA_WIDTH, _WIDEST_OWN = 14, 40
_BLANK_WHEN_NEW, _BLANK_BELOW_ROWS = 8, 3


class LogShape(NamedTuple):
    """The columns of a log: known ones in the order of `KEYS`, counts that KPIs need, and the user's own.

    The counts stand before the tags, on a screen still; behind them come tags and note, then the user's own.
    """

    keys: tuple[Key, ...] = NEW_KEYS
    extra: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    @property
    def basis(self) -> Basis:
        """What E1 counts: without a column of inquiries, the reactions."""
        return "inquiries" if "inquiries" in self.keys else "reactions"

    @property
    def last_number(self) -> int:
        """The column of the sheet (0-based) of the last number; the numbers stand side by side."""
        return LEFT + self.numbers + len(self.extra) - 1

    @property
    def numbers(self) -> int:
        """How many of the known columns stand before the counts that KPIs need."""
        return sum(1 for key in self.keys if key not in _BEHIND)

    @property
    def names(self) -> list[str]:
        """The defined names of the columns, in their order."""
        ordered = self.in_order(self.keys, self.extra, self.own)
        others = (week_figures.OTHER_COLUMN.format(number=number) for number in count(1))
        return [week_figures.RANGES.get(one) or next(others) for one in ordered]

    def column(self, key: Key) -> int:
        """Return the column of the sheet (0-based) of a known column."""
        return LEFT + self.keys.index(key) + (len(self.extra) if key in _BEHIND else 0)

    def in_order(self, known: Sequence[_T], extra: Sequence[_T], own: Sequence[_T] = ()) -> list[_T]:
        """Return what belongs to the known columns, the counts and the user's own, as the columns stand."""
        return [*known[: self.numbers], *extra, *known[self.numbers :], *own]

    def known(self, row: Sequence[_T]) -> list[_T]:
        """Return of a row what belongs to the known columns."""
        behind = self.numbers + len(self.extra)
        return [*row[: self.numbers], *row[behind : len(self.extra) + len(self.keys)]]


def draw_log(
    theme: Theme,
    words: Words,
    *,
    rows: Sequence[Sequence[CellValue]],
    shape: LogShape,
    macros: bool,
    values: Mapping[str, CellValue],
) -> None:
    """Add the sheet. `rows` have the columns of `shape`, in its order.

    `values` are the results that the figures of a week show until a program computes them, by defined name.
    """
    columns = shape.in_order(
        [_column(key, words) for key in shape.keys],
        [_extra(header, words) for header in shape.extra],
        [Column(header, _own_width(header), {"align": "general", "indent": 0}) for header in shape.own],
    )
    widths = [column.width for column in columns]
    board = Board(
        theme,
        words,
        "log",
        band_widths(widths),
    )
    sheet = board.sheet
    for row, height in _HEIGHTS.items():
        sheet.set_row(row, height)
    sheet.set_default_row(_ROW_PIXELS * 0.75)
    sheet.repeat_rows(HEADER_ROW)
    # The whole column has the look of its cells, so that a row typed below the table looks like one in it.
    for place, column in enumerate(columns, start=LEFT):
        sheet.set_column(place, place, board.widths[place], theme.format(**input_look(column)))
    _whiten(board)
    _draw_head(board, macros=macros)
    draw_week_band(board, values, basis=shape.basis, columns=[*shape.names][1:], top=_BAND)
    board.table(
        LOG_TABLE,
        HEADER_ROW,
        LEFT,
        columns,
        rows,
        blank=_BLANK_BELOW_ROWS if rows else _BLANK_WHEN_NEW,
        filters=True,
    )
    _mark_gaps(board, shape)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.set_selection(HEADER_ROW + 1 + len(rows), LEFT, HEADER_ROW + 1 + len(rows), LEFT)
    _define_ranges(board, shape)


def _column(key: Key, words: Words) -> Column:
    header = HEADERS[words.lang][key]
    width = _WIDTHS[key] + (_WIDER_IN_ENGLISH.get(key, 0) if words.lang == "en" else 0)
    prompt = words(f"template.prompt_{key}")
    if key == "date":
        look = {"num_format": words("template.format_day")}
        return Column(header, width, look, DATE_RULE, prompt, stop(words, "stop_date"))
    if key in ("action", "tags"):
        rule = offered(ACTION_LIST_NAME if key == "action" else TAG_LIST_NAME)
        return Column(header, width, {}, rule, prompt, stop(words, "hint_list"))
    if key == "note":
        return Column(header, width, {}, {}, prompt)
    if key == "quality":
        between = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": FULL_QUALITY}
        return Column(header, width, COUNT_LOOK, between, prompt, stop(words, "stop_quality"))
    if key == "income":
        return Column(header, width, _MONEY_LOOK, _MONEY_RULE, prompt, stop(words, "stop_income"))
    return Column(header, width, COUNT_LOOK, COUNT_RULE, prompt, stop(words, "stop_count"))


def _extra(header: str, words: Words) -> Column:
    prompt, message = words("template.prompt_extra"), stop(words, "stop_count")
    return Column(header, _own_width(header), COUNT_LOOK, COUNT_RULE, prompt, message)


def _own_width(header: str) -> float:
    return min(max(_EXTRA_WIDTH, text_width(header) + 4), _WIDEST_OWN)


def _whiten(board: Board) -> None:
    """Keep the head of the sheet white: the look of the columns begins at the table."""
    blank = board.theme.format(bg_color=WHITE)
    for row in range(HEADER_ROW):
        for column in range(LEFT, board.right + 1):
            board.sheet.write_blank(row, column, None, blank)


def _draw_head(board: Board, *, macros: bool) -> None:
    sheet = board.sheet
    board.put(_TITLE, 1, 2, board("sheet_log"), font_size=20, bold=True, bg_color=WHITE)
    board.put(_TITLE, 3, 5, board("log_lead"), font_size=9, font_color=MUTED, bg_color=WHITE, text_wrap=True)
    status = board("log_status_macros" if macros else "log_status_plain")
    look = {"font_color": ACCENT, "bg_color": WHITE, "indent": 1, "text_wrap": True}
    board.put(_STATUS, LEFT, _STATUS_LAST, status, font_size=_STATUS_SIZE, **look)
    board.define(STATUS_NAME, _STATUS, LEFT)
    if not macros:
        return
    for name, text in vba.kept_texts(board.words).items():
        board.keep(name, text)
    offset = 0
    for macro, name in BUTTONS:
        caption = board(f"button_{name}")
        width = text_width(caption) * 8 + 28
        sheet.insert_button(
            _TITLE,
            _BUTTONS,
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


def _mark_gaps(board: Board, shape: LogShape) -> None:
    """Tint what the figures cannot use: a date or number that is text, and minutes that are missing."""
    care = board.book.add_format({"bg_color": WARMSOFT, "font_color": WARM})
    first = HEADER_ROW + 1
    date, minutes = shape.column("date"), shape.column("minutes")

    def tint(start: int, end: int, formula: str) -> None:
        rule = {"type": "formula", "criteria": formula, "format": care}
        board.sheet.conditional_format(first, start, LAST_ROW, end, rule)

    for start, end in ((date, date), (minutes, shape.last_number)):
        tint(start, end, f"=ISTEXT({xl_rowcol_to_cell(first, start)})")
    day, time = (xl_rowcol_to_cell(first, column, col_abs=True) for column in (date, minutes))
    tint(minutes, minutes, f"=AND(ISNUMBER({day}),ISBLANK({time}))")


def _define_ranges(board: Board, shape: LogShape) -> None:
    def area(left: int, right: int) -> str:
        return f"='{board.name}'!{xl_range_abs(HEADER_ROW, left, LAST_ROW, right)}"

    for column, name in enumerate(shape.names, start=LEFT):
        board.book.define_name(name, area(column, column))
    board.book.define_name(week_figures.USED, week_figures.used_rows())
    board.book.define_name(week_figures.NUMBERS_RANGE, area(shape.column("minutes"), shape.last_number))
