"""The foot: the look back at four weeks, income as a result, what was wrong with the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.version import __version__
from kachilog.page import phrasing
from kachilog.page.sections.columns import SMALL, WHOLE
from kachilog.reviews.insights.four_weeks import four_weeks
from kachilog.reviews.insights.sentences import sentence
from kachilog.wording.width import wrapped

if TYPE_CHECKING:
    from kachilog.page.layout import Filling, Layout
    from kachilog.page.sections.view import View

_LOOKS_BACK = 4
_PROBLEMS = 4
"""Problems named on the page; the rest are counted."""
_DATA = _PROBLEMS + 3
"""They, two counts of blanks, and how many more problems there are."""


def lay(page: Layout) -> None:
    """Lay out one line each, the look back with room for two."""
    page.heading("four_weeks", page.down(19, "four_weeks"), *WHOLE)
    page.down(2, "four_weeks")
    for number in range(_LOOKS_BACK):
        page.paragraph(f"four_weeks.{number}", (17, 14), WHOLE, "four_weeks")
    page.down(6, "four_weeks")
    page.slot("income", page.down(14, "income"), *WHOLE, **SMALL)
    page.heading("data", page.down(19, "data"), *WHOLE)
    page.down(2, "data")
    for number in range(_DATA):
        page.slot(f"data.{number}", page.down(13, f"data.{number}", "data"), *WHOLE, **SMALL)
    page.down(5, "data")
    page.slot("footer", page.down(13), *WHOLE, align="right", **SMALL)


def fill(form: Filling, view: View) -> None:
    """Fill the foot; what has nothing to say is hidden."""
    words, review = view.words, view.review
    said = [sentence(words, one) for one in four_weeks(view.in_view)][:_LOOKS_BACK]
    form.put("four_weeks", words("page.four_weeks_heading") if said else "")
    for number in range(_LOOKS_BACK):
        form.say(
            f"four_weeks.{number}",
            words("page.insight_line", text=said[number]) if number < len(said) else "",
        )
    if not said:
        form.hide("four_weeks")
    if review.income is None:
        form.hide("income")
    else:
        form.put("income", phrasing.income(words, review.income))
    lines = _data(view, form.room("data.0"))
    form.put("data", words("page.data") if lines else "")
    for number, line in enumerate(lines):
        form.put(f"data.{number}", line)
    form.hide(*(f"data.{number}" for number in range(len(lines), _DATA)))
    if not lines:
        form.hide("data")
    footer = "page.footer" if view.extras.has_start else "page.footer_alone"
    form.put("footer", words(footer, version=__version__))


def _data(view: View, room: int) -> list[str]:
    """Return what could not be read, most harmful first, and what was left out of which figure.

    These are lines of at most `room` half-width characters; what is longer goes on in the next one.
    """
    words, review = view.words, view.review
    problems = sorted(review.problems, key=lambda one: one.severity != "error")
    blanks = (
        ("minutes_missing", review.figures.minutes_missing),
        ("quality_missing", review.figures.quality_missing),
    )
    counts = [phrasing.counted(words, name, count) for name, count in blanks if count]
    lines: list[str] = []
    told = 0
    for problem in problems[:_PROBLEMS]:
        said = words.problem(problem)
        if problem.row is not None and problem.column:
            place = words("page.problem_row", row=problem.row, column=problem.column, message=said)
            # Hypotheses, voices and settings have rows as well: a bare number is taken for the log's.
            said = words("page.problem_sheet", sheet=problem.sheet, place=place) if problem.sheet else place
        further = wrapped(said, room)
        if told and len(lines) + len(further) + len(counts) >= _DATA:
            break
        lines += further[: _DATA - 1 - len(counts)]
        told += 1
    if more := len(problems) - told:
        lines.append(phrasing.counted(words, "more_problems", more))
    return [*lines, *counts]
