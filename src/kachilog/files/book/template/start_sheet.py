"""The sheet はじめに: the pages, how to begin, the four steps, what to do when a button does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from kachilog.files.book.names import PAGES_TABLE, TEMPLATE_NAME, TEMPLATE_VERSION, sheet_name
from kachilog.files.book.template.board import LEFT, Board, Column
from kachilog.page.palette import ACCENT, MUTED, WARM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.settings import Persona
    from kachilog.files.book.names import SheetKey
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

PAGES_LISTED = 12
"""Weekly pages that the index lists, newest first."""

_WIDTHS = (5, 28, 20, 23, 23, 23, 18)
_NUMBER, _NAME, _PLACE, _SAYS, _LAST = LEFT, LEFT + 1, LEFT + 2, LEFT + 3, LEFT + 5
_INDEX = LEFT + 6
"""The hidden column that holds the names of the pages' sheets, which each review writes."""

_ACROSS = 4
_FIGURES = ("efficiency", "inquiry", "high", "sustainability", "rates", "resolution", "blank", "income")
_LINK = {"font_color": ACCENT, "underline": 0, "bold": True}


def draw_start(theme: Theme, words: Words, *, persona: Persona, macros: bool) -> None:
    """Add the sheet; its links lead to the other sheets."""
    board = Board(theme, words, "start", _WIDTHS)
    board.sheet.set_portrait()
    board.sheet.fit_to_pages(1, 1)
    row = board.title(board("book_title"), board("start_lead"))
    row = _index(board, row)

    row = _section(board, row, "start_begin")
    begin = ("start_begin_1", "start_begin_2" if macros else "start_begin_2_plain", "start_begin_3")
    row = _numbered(board, row, begin)

    row = _section(board, row, "start_steps")
    row = _places(board, row, persona)

    row = _section(board, row, "start_stuck" if macros else "start_stuck_plain", WARM)
    stuck = [f"start_stuck_{number}" for number in (1, 2, 3)]
    row = _numbered(board, row, stuck if macros else [f"{key}_plain" for key in stuck])

    row = _section(board, row, "start_figures")
    row = _told(board, row, [(board(f"start_{key}"), board(f"start_{key}_says")) for key in _FIGURES])
    board.paragraph(row, LEFT, _LAST, board("start_house"), font_size=9, font_color=MUTED)

    row = _section(board, row + 1, "start_never", WARM)
    for key in ("start_never_says", "start_names_says"):
        board.paragraph(row, LEFT, _LAST, board(key))
        row += 1

    board.gap(row)
    row += 1
    board.put(row, LEFT, _PLACE, board("start_version"), font_size=8, font_color=MUTED, align="right")
    board.put(row, _SAYS, _SAYS, TEMPLATE_VERSION, font_size=8, font_color=MUTED, align="left", indent=1)
    board.define(TEMPLATE_NAME, row, _SAYS)
    board.sheet.print_area(0, 0, row, _LAST)
    board.sheet.set_column(_INDEX, _INDEX, None, None, {"hidden": True})


def _section(board: Board, row: int, key: str, colour: str = ACCENT) -> int:
    board.gap(row)
    board.heading(row + 1, board(key), LEFT, _LAST, font_color=colour)
    return row + 2


def _index(board: Board, row: int) -> int:
    """Draw links to the pages whose names stand in the hidden table: the newest, then the others."""
    row = _section(board, row, "start_pages")
    header = Column(board("start_pages_header"), 0)
    board.table(PAGES_TABLE, row - 1, _INDEX, [header], [], blank=PAGES_LISTED)
    names = [xl_rowcol_to_cell(row + at, _INDEX, row_abs=True, col_abs=True) for at in range(PAGES_LISTED)]
    none = board("start_pages_none")
    board.sheet.set_row(row, board.height(1))
    board.put(row, _NUMBER, _NAME, board("start_newest"), bold=True)
    look = board.theme.format(**{**_LINK, "font_size": 12})
    board.sheet.merge_range(row, _PLACE, row, _LAST, "", look)
    board.sheet.write_formula(row, _PLACE, _to_page(names[0], none), look, none)
    for at, name in enumerate(names[1:]):
        line, column = row + 1 + at // _ACROSS, _PLACE + at % _ACROSS
        look = board.theme.format(**_LINK)
        board.sheet.write_formula(line, column, _to_page(name, ""), look, "")
    _if_filled(board, (row + 1, _NUMBER, _NAME), names[1], "start_older", bold=True)
    after = row + 1 + -(-(PAGES_LISTED - 1) // _ACROSS)
    look = {"font_size": 9, "font_color": MUTED}
    _if_filled(board, (after, _PLACE, _LAST), names[-1], "start_pages_says", **look)
    return after + 1


def _if_filled(board: Board, span: tuple[int, int, int], cell: str, key: str, **look: object) -> None:
    """Write a phrase into a span (row, first and last column) that is seen only where `cell` is filled."""
    row, first, last = span
    board.put(row, first, last, None, **look)
    board.sheet.write_formula(row, first, f'=IF({cell}="","","{board(key)}")', board.theme.format(**look), "")


def _to_page(cell: str, otherwise: str) -> str:
    """Return the formula of a link to the sheet whose name stands in `cell`."""
    target = f'"#\'"&SUBSTITUTE({cell},"\'","\'\'")&"\'!A1"'
    return f'=IF({cell}="","{otherwise}",HYPERLINK({target},{cell}))'


def _numbered(board: Board, row: int, keys: Sequence[str]) -> int:
    """Draw numbered sentences in rows of one height; return the row below them."""
    texts = [board(key) for key in keys]
    height = board.height(max(board.lines(text, _NAME, _LAST) for text in texts))
    for number, text in enumerate(texts, start=1):
        board.sheet.set_row(row, height)
        board.put(row, _NUMBER, _NUMBER, number, font_size=12, bold=True, font_color=ACCENT, align="center")
        board.put(row, _NAME, _LAST, text, text_wrap=True)
        row += 1
    return row


def _places(board: Board, row: int, persona: Persona) -> int:
    """Draw where the four steps live, and what else there is, each with its link."""
    steps: tuple[SheetKey, ...] = ("hypotheses", persona, "log", "trend")
    places = [
        (board(f"start_step_{number}"), place, board(f"start_step_{number}_says"))
        for number, place in enumerate(steps, start=1)
    ]
    places.append((board("start_also"), "voices", board("start_voices_says")))
    places.append(("", "settings", board("start_settings_says")))
    height = board.height(max(board.lines(says, _SAYS, _LAST) for _, _, says in places))
    for name, place, says in places:
        sheet = sheet_name(place, board.words)
        board.sheet.set_row(row, height)
        board.put(row, _NUMBER, _NAME, name, bold=True)
        board.sheet.write_formula(
            row, _PLACE, f'=HYPERLINK("#\'{sheet}\'!A1","{sheet}")', board.theme.format(**_LINK), sheet
        )
        board.put(row, _SAYS, _LAST, says, text_wrap=True)
        row += 1
    return row


def _told(board: Board, row: int, told: Sequence[tuple[str, str]]) -> int:
    """Draw what each name means in rows of one height; return the row below them."""
    height = board.height(max(board.lines(says, _PLACE, _LAST) for _, says in told))
    for name, says in told:
        board.sheet.set_row(row, height)
        board.put(row, _NUMBER, _NAME, name, bold=True)
        board.put(row, _PLACE, _LAST, says, text_wrap=True)
        row += 1
    return row
