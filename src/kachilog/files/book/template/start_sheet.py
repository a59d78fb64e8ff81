"""The sheet はじめに: how to begin, the four steps, what the figures mean, what is never recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.files.book.names import TEMPLATE_NAME, TEMPLATE_VERSION, sheet_name
from kachilog.files.book.template.board import LEFT, Board
from kachilog.page.theme import ACCENT, MUTED, WARM

if TYPE_CHECKING:
    from kachilog.base.settings import Persona
    from kachilog.files.book.names import SheetKey
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

_WIDTHS = (5, 24, 17, 68)
_NUMBER, _NAME, _PLACE, _SAYS = LEFT, LEFT + 1, LEFT + 2, LEFT + 3
_FIGURES = ("efficiency", "inquiry", "high", "sustainability", "rates", "resolution", "blank")


def draw_start(theme: Theme, words: Words, *, persona: Persona, macros: bool) -> None:
    """Add the sheet; its links lead to the other sheets."""
    board = Board(theme, words, "start", _WIDTHS)
    board.sheet.set_portrait()
    board.sheet.fit_to_pages(1, 1)
    row = board.title(board("book_title"), board("start_lead"))

    row = _section(board, row, "start_begin")
    begin = ("start_begin_1", "start_begin_2" if macros else "start_begin_2_plain", "start_begin_3")
    for number, key in enumerate(begin, start=1):
        board.paragraph(row, _NAME, _SAYS, board(key))
        board.put(row, _NUMBER, _NUMBER, number, font_size=12, bold=True, font_color=ACCENT, align="center")
        row += 1

    row = _section(board, row, "start_steps")
    places: tuple[SheetKey, ...] = ("hypotheses", persona, "log", "trend")
    for number, place in enumerate(places, start=1):
        row = _place(board, row, board(f"start_step_{number}"), place, board(f"start_step_{number}_says"))
    row = _place(board, row, board("start_also"), "voices", board("start_voices_says"))
    row = _place(board, row, "", "settings", board("start_settings_says"))

    row = _section(board, row, "start_figures")
    for key in _FIGURES:
        board.paragraph(row, _PLACE, _SAYS, board(f"start_{key}_says"))
        board.put(row, _NUMBER, _NAME, board(f"start_{key}"), bold=True)
        row += 1
    board.paragraph(row, LEFT, _SAYS, board("start_house"), font_size=9, font_color=MUTED)
    row += 1

    row = _section(board, row, "start_never", WARM)
    for key in ("start_never_says", "start_names_says"):
        board.paragraph(row, LEFT, _SAYS, board(key))
        row += 1

    board.gap(row)
    row += 1
    board.put(row, LEFT, _PLACE, board("start_version"), font_size=8, font_color=MUTED, align="right")
    board.put(row, _SAYS, _SAYS, TEMPLATE_VERSION, font_size=8, font_color=MUTED, align="left", indent=1)
    board.define(TEMPLATE_NAME, row, _SAYS)
    board.sheet.print_area(0, 0, row, board.right)
    board.sheet.activate()


def _section(board: Board, row: int, key: str, colour: str = ACCENT) -> int:
    board.gap(row)
    board.heading(row + 1, board(key), font_color=colour)
    return row + 2


def _place(board: Board, row: int, name: str, place: SheetKey, says: str) -> int:
    board.paragraph(row, _SAYS, _SAYS, says)
    board.put(row, _NUMBER, _NAME, name, bold=True)
    sheet = sheet_name(place, board.words)
    link = board.theme.format(font_color=ACCENT, underline=1)
    board.sheet.write_url(row, _PLACE, f"internal:'{sheet}'!A1", link, sheet)
    return row + 1
