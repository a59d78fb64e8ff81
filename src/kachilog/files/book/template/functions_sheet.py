"""The sheet 関数: each worksheet function with what it tells, what it takes, and an example to copy.

The examples are text, so that the sheet shows no error where there is no server for functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.files.book.names import LOG_TABLE
from kachilog.files.book.template.board import LEFT, Board
from kachilog.log.columns import HEADERS
from kachilog.page.palette import ACCENT, MUTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.base.languages import Lang
    from kachilog.log.columns import Key
    from kachilog.page.theme import Theme
    from kachilog.wording import Words

_WIDTHS = (34, 50, 68)
_NAME, _SAYS, _EXAMPLE = LEFT, LEFT + 1, LEFT + 2

_COLUMNS: dict[str, tuple[Key, ...]] = {
    "KACHI_EFFICIENCY": ("minutes", "reactions", "quality"),
    "KACHI_HIGH_VALUE_SHARE": ("minutes", "quality"),
    "KACHI_MINUTES_PER_INQUIRY": ("minutes", "inquiries"),
    "KACHI_RATE": ("inquiries", "reactions"),
    "KACHI_SUSTAINABILITY": (),
    "KACHI_SUSTAINABILITY_PARTS": (),
    "KACHI_WEEKLY": (),
}
"""The functions, with the columns of the log that an example takes; none: the whole log with its headers."""


def examples(lang: Lang, present: Sequence[Key]) -> dict[str, str]:
    """Return a formula for each worksheet function over a log of ours, "" where it lacks a column."""
    formulas = {}
    for name, keys in _COLUMNS.items():
        columns = [HEADERS[lang][key] for key in keys if key in present] or ["#All"]
        taken = ",".join(f"{LOG_TABLE}[{column}]" for column in columns)
        formulas[name] = f"={name}({taken})" if set(keys) <= set(present) else ""
    return formulas


def draw_functions(theme: Theme, words: Words, keys: Sequence[Key]) -> None:
    """Add the sheet to a workbook whose log has the known columns `keys`."""
    board = Board(theme, words, "functions", _WIDTHS)
    board.sheet.fit_to_pages(1, 1)
    row = board.title(board("sheet_functions"), board("functions_lead"))
    for key in ("functions_where", "functions_how"):
        board.paragraph(row, _NAME, _EXAMPLE, board(key))
        row += 1
    board.gap(row)
    board.heading(row + 1, board("functions_names"), _NAME, _EXAMPLE, font_color=ACCENT)
    row += 2
    for name, formula in examples(words.lang, keys).items():
        says = words(f"addin.says_{name}")
        arguments = words(f"addin.arguments_{name}").replace("|", board("functions_joint"))
        takes = board("functions_takes", arguments=arguments)
        lines = max(board.lines(says, _SAYS, _SAYS), board.lines(formula, _EXAMPLE, _EXAMPLE))
        board.sheet.set_row(row, board.height(lines))
        board.put(row, _NAME, _NAME, name, bold=True, font_color=ACCENT)
        board.put(row, _SAYS, _SAYS, says, text_wrap=True)
        board.put(row, _EXAMPLE, _EXAMPLE, formula, text_wrap=True)
        row += 1
        board.sheet.set_row(row, board.height(board.lines(takes, _SAYS, _EXAMPLE)))
        board.put(row, _SAYS, _EXAMPLE, takes, text_wrap=True, font_size=9, font_color=MUTED, valign="top")
        row += 1
    board.sheet.print_area(0, 0, row - 1, _EXAMPLE)
