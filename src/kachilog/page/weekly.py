"""The weekly page: one week on one calm A4 sheet, a form that is laid out once and filled in for ever.

Values only, no formulas; every number with its unit, every text a value. The boxes to write in stand right
below what the week says, above the evidence, and a link at the top leads to them, so that on a screen nobody
has to look for them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kachilog.page.form import FORM_MARK, PAGE_MARK, Filled
from kachilog.page.layout import Filling, Layout
from kachilog.page.sections import cards, course, foot, head, kpis, parts, ranking, yours
from kachilog.page.sections.columns import FLAG, LAST, WIDTHS
from kachilog.page.sections.view import Extras, View

if TYPE_CHECKING:
    from kachilog.page.theme import PaintedSheet, Theme
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words

__all__ = ["Extras", "blank", "fill", "layout", "paint"]

_SECTIONS = (head, cards, parts, yours, course, ranking, kpis, foot)


@cache
def layout() -> Layout:
    """Return the form of a weekly page, the same one for every week and language."""
    page = Layout(WIDTHS, unseen=FLAG)
    page.down(9)
    for section in _SECTIONS:
        section.lay(page)
    return page


def fill(review: WeeklyReview, words: Words, extras: Extras | None = None) -> Filled:
    """Return the form filled with a week; the same review, words and extras always give the same."""
    view = View(review, words, extras or Extras())
    form = Filling(layout())
    for section in _SECTIONS:
        section.fill(form, view)
    return form.done(PAGE_MARK + review.week.label)


def blank(words: Words) -> Filled:
    """Return the form as it stands hidden in a workbook to be copied: without a value, but with its link.

    Some programs take a link away with the text that it is on when that is written anew.
    """
    form = Filling(layout())
    head.lead(form, words)
    return form.done(FORM_MARK)


def paint(filled: Filled, name: str, words: Words) -> bytes:
    """Return an .xlsx with one sheet called `name`: the form, filled."""
    from kachilog.page.painter import painted  # noqa: PLC0415 (a page that there is, is not painted)

    return painted(lambda theme: add(theme, filled, name, words))


def add(theme: Theme, filled: Filled, name: str, words: Words) -> PaintedSheet:
    """Add the form, filled, to a workbook as the sheet `name`."""
    from kachilog.page import painter  # noqa: PLC0415 (as above)

    def finish(page: PaintedSheet) -> None:
        page.sheet.fit_to_pages(1, 1)
        # Not A1, which is hidden and holds the mark: whoever begins to type, types here.
        page.sheet.set_selection(*filled.entries["stop"] * 2)
        # LibreOffice prints a hidden sheet that has a print area, and a page has nothing beyond it.
        if filled.mark != FORM_MARK:
            page.sheet.print_area(1, 1, filled.rows - 1, LAST)

    return painter.paint(theme, layout(), filled, name, words, finish=finish)
