"""The weekly page: one week on one calm A4 sheet, from top to bottom in the order of its sections.

Values only, no formulas; every number with its unit. The cells that belong to the user carry marks
(`kachilog.reviews.entries`) and show what the user wrote so far; whoever places the page in a workbook puts
the user's own cells, formats and all, back in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.version import __version__
from kachilog.metrics.thresholds import WORN_OUT
from kachilog.page.layout1 import cards, kpis_and_voices, phrasing, tables
from kachilog.page.layout1.canvas import WHOLE, WIDTHS, Canvas, heading
from kachilog.page.sections.view import Extras
from kachilog.page.theme import ACCENT, INK, INPUT, LINE, MUTED, WARM
from kachilog.reviews.entries import DECISIONS, JUDGED, PAGE_MARK, EntryKey, Place
from kachilog.reviews.insights.choosing import insights
from kachilog.reviews.insights.sentences import sentence
from kachilog.reviews.insights.week_in_view import WeekInView
from kachilog.wording.width import clipped, lines_needed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words

MARK_COLUMN = len(WIDTHS)
"""0-based column of the marks: the first one beside the printed area."""
ENTRY_COLUMNS: Mapping[EntryKey, int] = {
    "judged_stop": 21,
    "judged_more": 21,
    "judged_try": 21,
    "stop": 5,
    "more": 5,
    "try": 5,
    "note": 5,
    "fatigue": 22,
}
"""0-based column of the top left cell of each of the user's cells."""

_PROBLEMS = 3
"""Problems named on the page; the rest are counted."""
_ENTRY_WIDTH = 96
"""Half-width characters in one line of a wide entry cell."""
_LINE_WIDTH = 120
"""Half-width characters in one line of the whole width."""
_DECISION_WIDTH = 80
"""Half-width characters of a decision that are shown again; all of it stands on its own page."""
_SMALL_LINE_WIDTH = 136
"""Likewise, of small text."""
_SECOND_HEADING = 24
"""Height of the row in which one table on the right ends and the next one begins."""
_RANKING_FRAME = 3
"""Rows of the ranking beside the ranked ones: heading, column names, note."""


def draw(
    review: WeeklyReview, words: Words, extras: Extras | None = None
) -> tuple[bytes, Mapping[EntryKey, Place]]:
    """Return an .xlsx with one sheet named by the week's label, and where the user's cells lie on it."""
    extras = extras or Extras()
    canvas = Canvas(review.week.label, WIDTHS)
    canvas.sheet.fit_to_pages(1, 1)
    canvas.mark(canvas.down(6), PAGE_MARK)
    _head(canvas, words, review, extras)
    _last_decisions(canvas, words, extras)
    cards.draw_cards(canvas, words, review, extras.entries.fatigue)
    cards.draw_parts(canvas, words, review.figures)
    tables.draw_charts(canvas, words, review)
    _tables(canvas, words, review)
    kpis_and_voices.draw_voices(canvas, words, review)
    _insights(canvas, words, review, extras)
    _data(canvas, words, review)
    _yours(canvas, words, extras)
    return canvas.finish(WHOLE[1] + 1), canvas.entries


def _head(canvas: Canvas, words: Words, review: WeeklyReview, extras: Extras) -> None:
    figures, budget = review.figures, review.figures.sustainability.budget
    row = canvas.down(31)
    canvas.put(row, 1, 15, words("page.title"), font_size=20, bold=True)
    canvas.put(row, 17, 23, review.week.label, font_size=15, bold=True, font_color=ACCENT, align="right")
    row = canvas.down(18)
    facts = [
        phrasing.span(words, review.week),
        words(f"page.persona_{extras.persona}"),
        words("page.no_budget") if budget is None else words("page.budget", minutes=budget),
    ]
    if review.provisional:
        facts.append(words("page.provisional"))
    canvas.put(row, 1, 14, "　".join(facts), font_color=MUTED)
    counts = words("page.counts", actions=figures.actions, days=figures.active_days, minutes=figures.minutes)
    if not figures.actions:
        counts = words("page.week_off" if figures.off else "page.no_rows")
    canvas.put(row, 15, 23, counts, font_color=MUTED, align="right")
    canvas.rule(canvas.down(5), *WHOLE, INK, 2)
    canvas.down(5)


def _last_decisions(canvas: Canvas, words: Words, extras: Extras) -> None:
    when = "page.last_decisions" if extras.decided_last_week else "page.earlier_decisions"
    judged = {
        "validate": "list",
        "source": [words("page.done"), words("page.not_yet")],
        "error_type": "information",
        "input_title": words("page.judge_title"),
        "input_message": words("page.judge_input"),
    }
    for index, key in enumerate(DECISIONS):
        row = canvas.down(18)
        if not index:
            canvas.put(row, 1, 3, words(when), bold=True, font_color=MUTED)
        canvas.put(row, 4, 6, words(f"page.{key}_short"), bold=True, font_color=ACCENT)
        text = clipped(extras.decided.text(key), _DECISION_WIDTH)
        colour = INK if text else MUTED
        canvas.put(row, 7, 20, text or words("page.no_decision"), font_color=colour, shrink=True)
        _entry(canvas, row, JUDGED[key], extras, align="center")
        if text:
            canvas.validate(row, ENTRY_COLUMNS[JUDGED[key]], judged)
    canvas.down(9)


def _tables(canvas: Canvas, words: Words, review: WeeklyReview) -> None:
    """Paint the ranking on the left, and on the right the KPIs and the customers, one below the other."""
    kpis = kpis_and_voices.kpi_lines(canvas, words, review)
    customers = kpis_and_voices.customer_lines(canvas, words, review)
    lines = [*kpis, *customers]
    ranked = (*review.ranking.ranked, *review.ranking.apart)[: tables.RANKED]
    count = max(len(lines), len(ranked) + _RANKING_FRAME)
    rows = [canvas.down(_SECOND_HEADING if kpis and at == len(kpis) else 18) for at in range(count)]
    tables.draw_ranking(canvas, words, ranked, rows[: len(ranked) + _RANKING_FRAME])
    for row, line in zip(rows, lines, strict=False):
        line(row)
    canvas.down(8)


def _insights(canvas: Canvas, words: Words, review: WeeklyReview, extras: Extras) -> None:
    view = WeekInView(review, extras.decided, extras.entries, extras.decided_last_week, extras.action_classes)
    heading(canvas, canvas.down(19), WHOLE, words("page.insights"))
    canvas.down(2)
    for insight in insights(view):
        line = words("page.insight_line", text=sentence(words, insight))
        row = canvas.down(17 * lines_needed(line, _LINE_WIDTH))
        canvas.put(row, *WHOLE, line, text_wrap=True)
    canvas.down(7)


def _data(canvas: Canvas, words: Words, review: WeeklyReview) -> None:
    """Say what was left out of which figure, and which rows could not be read."""
    figures = review.figures
    lines = [
        words(f"page.{name}", count=count)
        for name, count in (
            ("minutes_missing", figures.minutes_missing),
            ("quality_missing", figures.quality_missing),
        )
        if count
    ]
    for problem in review.problems[:_PROBLEMS]:
        place = "page.problem_row" if problem.row is not None and problem.column else "page.problem_plain"
        lines.append(words(place, row=problem.row, column=problem.column, message=words.problem(problem)))
    if len(review.problems) > _PROBLEMS:
        lines.append(words("page.problems_more", count=len(review.problems) - _PROBLEMS))
    if not lines:
        return
    heading(canvas, canvas.down(19), WHOLE, words("page.data"))
    canvas.down(2)
    for line in lines:
        row = canvas.down(13 * lines_needed(line, _SMALL_LINE_WIDTH))
        canvas.put(row, *WHOLE, line, font_size=8, font_color=MUTED, text_wrap=True)
    canvas.down(7)


def _yours(canvas: Canvas, words: Words, extras: Extras) -> None:
    heading(canvas, canvas.down(20), WHOLE, words("page.yours"), font_color=WARM, bottom_color=WARM)
    canvas.down(3)
    for key in DECISIONS:
        row = canvas.down(_entry_height(extras, key, _ENTRY_WIDTH))
        canvas.put(row, 1, 4, words(f"page.{key}"), font_color=MUTED)
        _entry(canvas, row, key, extras)
    row = canvas.down(_entry_height(extras, "note", _ENTRY_WIDTH * 0.6))
    canvas.put(row, 1, 4, words("page.note"), font_color=MUTED)
    _entry(canvas, row, "note", extras, last=16)
    canvas.put(row, 18, 21, words("page.fatigue"), font_color=MUTED, align="right", indent=1)
    _entry(canvas, row, "fatigue", extras, align="center")
    from_one = {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": WORN_OUT,
        "error_type": "information",
        "input_title": words("page.fatigue"),
        "input_message": words("page.fatigue_input"),
    }
    canvas.validate(row, ENTRY_COLUMNS["fatigue"], from_one)
    canvas.down(4)
    footer = words("page.footer", version=__version__)
    canvas.put(canvas.down(13), *WHOLE, footer, font_size=8, font_color=MUTED, align="right")


def _entry(
    canvas: Canvas, row: int, key: EntryKey, extras: Extras, *, last: int = WHOLE[1], align: str = "left"
) -> None:
    """Paint one of the user's cells, with what stands in it."""
    look = {"bg_color": INPUT, "bottom": 1, "bottom_color": LINE, "text_wrap": True, "align": align}
    canvas.entry(key, row, ENTRY_COLUMNS[key], last, extras.entries.value(key), **look)


def _entry_height(extras: Extras, key: EntryKey, width: float) -> float:
    return 8 + 16 * lines_needed(extras.entries.text(key), width)
