"""The weekly page: one week on one calm A4 sheet, from top to bottom in the order of its sections.

Values only, no formulas; every number with its unit. The cells that belong to the user carry marks
(`kachilog.page.entries`) and show what the user wrote so far; whoever places the page in a workbook puts the
user's own cells, formats and all, back in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog import __version__
from kachilog.page import charts, phrasing
from kachilog.page.canvas import Canvas
from kachilog.page.entries import DECISIONS, ENTRY_MARK, NOTHING, PAGE_MARK, Entries, EntryKey
from kachilog.page.theme import ACCENT, INK, INPUT, LINE, MUTED, SOFT, WARM, WARMSOFT, lines_needed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.review import ActionFigures, WeekFigures, WeeklyReview
    from kachilog.settings import Persona
    from kachilog.wording import Words

# The grid: three cards of seven columns with narrow gaps between them, and a margin on either side.
_COLUMN, _GAP, _MARGIN = 4.6, 1.1, 1.0
_WIDTHS = (_MARGIN, *[_COLUMN] * 7, _GAP, *[_COLUMN] * 7, _GAP, *[_COLUMN] * 7, _MARGIN)
_FIRST, _LAST = 1, 23
_LEFT, _RIGHT = (1, 11), (13, 23)
_CARDS = ((1, 7), (9, 15), (17, 23))

MARK_COLUMN = len(_WIDTHS)
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

_JUDGED: Mapping[EntryKey, EntryKey] = {"stop": "judged_stop", "more": "judged_more", "try": "judged_try"}

_RANKED = 6
"""Action types shown in the ranking and in the bars; the rest are in the log."""
_PROBLEMS = 3
"""Problems named on the page; the rest are counted."""
_ENTRY_WIDTH = 84
"""Half-width characters in one line of a wide entry cell."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What stands on the page beside the week's own numbers."""

    persona: Persona = "employee"
    decided: Entries = NOTHING  # what the user wrote on the page before this one
    decided_last_week: bool = True  # that page is last week's, not an older one
    entries: Entries = NOTHING  # this page's, as they stand


def draw(review: WeeklyReview, words: Words, extras: Extras | None = None) -> bytes:
    """Return the page of a week as an .xlsx with one sheet that is named by the week's label."""
    extras = extras or Extras()
    canvas = Canvas(review.week.label, _WIDTHS)
    canvas.sheet.fit_to_pages(1, 1)
    canvas.mark(canvas.down(6), PAGE_MARK)
    _head(canvas, words, review, extras)
    _last_decisions(canvas, words, extras)
    _cards(canvas, words, review, extras)
    _parts(canvas, words, review.figures)
    _charts(canvas, words, review)
    _tables(canvas, words, review)
    _data(canvas, words, review)
    _yours(canvas, words, extras)
    return canvas.finish(_LAST + 1)


def _heading(canvas: Canvas, row: int, span: tuple[int, int], text: str, /, **look: object) -> None:
    canvas.put(row, *span, text, **{"bold": True, "bottom": 1, "bottom_color": LINE, **look})


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
    canvas.rule(canvas.down(5), _FIRST, _LAST, INK, 2)
    canvas.down(5)


def _last_decisions(canvas: Canvas, words: Words, extras: Extras) -> None:
    when = "page.last_decisions" if extras.decided_last_week else "page.earlier_decisions"
    done = [words("page.done"), words("page.not_yet")]
    for index, key in enumerate(DECISIONS):
        row = canvas.down(18)
        if not index:
            canvas.put(row, 1, 3, words(when), bold=True, font_color=MUTED)
        canvas.put(row, 4, 6, words(f"page.{key}_short"), bold=True, font_color=ACCENT)
        text = extras.decided.text(key)
        colour = INK if text else MUTED
        canvas.put(row, 7, 20, text or words("page.no_decision"), font_color=colour, shrink=True)
        judged = extras.entries.value(_JUDGED[key])
        canvas.put(row, 21, 23, judged, align="center", bg_color=INPUT, bottom=1, bottom_color=LINE)
        canvas.mark(row, f"{ENTRY_MARK}judged_{key}")
        if text:
            canvas.sheet.data_validation(
                row,
                21,
                row,
                21,
                {
                    "validate": "list",
                    "source": done,
                    "error_type": "information",
                    "input_title": words("page.judge_title"),
                    "input_message": words("page.judge_input"),
                },
            )
    canvas.down(9)


@dataclass(frozen=True, slots=True)
class _Card:
    name: str
    value: str | float | None
    number_format: str
    lines: tuple[str, str]
    word: str
    warm: bool = False


def _cards(canvas: Canvas, words: Words, review: WeeklyReview, extras: Extras) -> None:
    cards = (_efficiency(words, review), _per_inquiry(words, review), _index(words, review, extras))
    rows = [canvas.down(height) for height in (21, 38, 16, 16, 20)]
    for (first, last), card in zip(_CARDS, cards, strict=True):
        colour, background = (WARM, WARMSOFT) if card.warm else (ACCENT, SOFT)
        look = {"bg_color": background, "indent": 1}
        canvas.put(rows[0], first, last, card.name, bold=True, font_color=colour, **look)
        size = 16 if isinstance(card.value, str) else 28
        value = {"font_size": size, "bold": True, "num_format": card.number_format, "align": "left"}
        canvas.put(rows[1], first, last, card.value, **value, **look)
        for row, text in zip(rows[2:4], card.lines, strict=True):
            canvas.put(row, first, last, text, font_size=9, font_color=MUTED, shrink=True, **look)
        canvas.put(rows[4], first, last, card.word, font_color=colour, bold=True, shrink=True, **look)
    canvas.down(10)


def _compared(words: Words, review: WeeklyReview, last: str, pool: str) -> str:
    if review.previous is None:
        last = words("page.not_recorded")
    return words("page.compared", last=last, pool=pool, weeks=review.pool_weeks)


def _efficiency(words: Words, review: WeeklyReview) -> _Card:
    figures, value = review.figures.efficiency, review.figures.efficiency.quality_adjusted_per_hour
    last = review.previous.efficiency.quality_adjusted_per_hour if review.previous else None
    compared = _compared(
        words,
        review,
        phrasing.decimal(words, last),
        phrasing.decimal(words, review.pool.quality_adjusted_per_hour),
    )
    why = "page.no_minutes" if not figures.minutes else "page.no_rating"
    unit = words("page.efficiency_unit") if value is not None else words(why)
    return _Card(
        words("page.efficiency"),
        words("page.dash") if value is None else value,
        "0.0",
        (unit, compared),
        phrasing.verdict(words, review.efficiency_change),
    )


def _per_inquiry(words: Words, review: WeeklyReview) -> _Card:
    figures = review.figures.efficiency
    name = "page.per_inquiry" if figures.minutes_per_inquiry_basis == "inquiries" else "page.per_reaction"
    value: str | float | None = figures.minutes_per_inquiry
    if value is None:
        value = phrasing.minutes_per_inquiry(words, figures)
    last = phrasing.minutes_per_inquiry(words, review.previous.efficiency) if review.previous else ""
    compared = _compared(words, review, last, phrasing.minutes_per_inquiry(words, review.pool))
    unit = words("page.no_minutes")
    if figures.minutes:
        unit = words("page.per_inquiry_unit", inquiries=figures.inquiries, minutes=figures.minutes)
    return _Card(
        words(name),
        value,
        words("page.minutes_format"),
        (unit, compared),
        phrasing.verdict(words, review.inquiry_change),
    )


def _index(words: Words, review: WeeklyReview, extras: Extras) -> _Card:
    figures = review.figures.sustainability
    last = review.previous.sustainability.index if review.previous else None
    pool = None if review.pool_index is None else phrasing.half_up(review.pool_index)
    shown = [words("page.dash") if value is None else str(value) for value in (last, pool)]
    used = words("page.parts_used" if figures.parts_used > 2 else "page.parts_few", used=figures.parts_used)  # noqa: PLR2004 (metrics.md section 2)
    if extras.entries.fatigue is not None:
        used += "　" + words("page.fatigue_shown", fatigue=extras.entries.fatigue)
    if figures.index is None:
        return _Card(
            words("page.index"),
            words("page.dash"),
            "0",
            ("", _compared(words, review, *shown)),
            words("page.not_recorded"),
        )
    return _Card(
        words("page.index"),
        figures.index,
        words("page.index_format"),
        (used, _compared(words, review, *shown)),
        words(f"page.band_{figures.band}"),
        warm=figures.band != "steady",
    )


def _parts(canvas: Canvas, words: Words, figures: WeekFigures) -> None:
    pace = figures.sustainability
    row = canvas.down(19)
    _heading(canvas, row, (1, 5), words("page.parts"))
    note = {"bold": False, "font_size": 8, "font_color": MUTED, "align": "right"}
    _heading(canvas, row, (6, _LAST), words("page.parts_note"), **note)
    canvas.down(3)
    for name, weight in phrasing.WEIGHTS.items():
        row = canvas.down(18)
        value = pace.parts[name]
        canvas.put(row, 1, 4, words(f"page.part_{name}"))
        says = phrasing.part(words, pace, name) if figures.actions else words("page.dash")
        canvas.put(row, 5, 14, says, font_color=MUTED, shrink=True)
        if value is not None and figures.actions:
            _bar(canvas, row, value)
        points = words("page.dash")
        if value is not None and figures.actions:
            points = words("page.points", points=phrasing.half_up(value * weight), weight=weight)
        canvas.put(row, 21, 23, points, align="right", font_color=MUTED)
    canvas.down(9)


def _bar(canvas: Canvas, row: int, value: float) -> None:
    """Paint a share 0..1 as a solid data bar; warm below one half."""
    white = {"num_format": ";;;", "top": 5, "top_color": "#FFFFFF", "bottom": 5, "bottom_color": "#FFFFFF"}
    canvas.put(row, 15, 20, value, **white)
    canvas.sheet.conditional_format(
        row,
        15,
        row,
        20,
        {
            "type": "data_bar",
            "bar_solid": True,
            "bar_color": ACCENT if value >= 0.5 else WARM,  # noqa: PLR2004 (half of the part's points)
            "bar_border_color": ACCENT if value >= 0.5 else WARM,  # noqa: PLR2004
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": 1,
            "bar_only": True,
        },
    )


def _charts(canvas: Canvas, words: Words, review: WeeklyReview) -> None:
    row = canvas.down(19)
    _heading(canvas, row, _LEFT, words("page.trend"))
    _heading(canvas, row, _RIGHT, words("page.time_use"))
    top = canvas.down(15)
    small = {"font_size": 8, "font_color": MUTED}
    canvas.put(top, *_LEFT, words("page.trend_efficiency"), **small)
    for _ in range(5):
        canvas.down(17)
    middle = canvas.down(15)
    canvas.put(middle, *_LEFT, words("page.trend_index"), **small)
    for _ in range(5):
        canvas.down(17)
    weeks = canvas.data(top, [phrasing.chart_label(words, figures.week) for figures in review.trend])
    efficiency = [figures.efficiency.quality_adjusted_per_hour for figures in review.trend]
    index = [figures.sustainability.index for figures in review.trend]
    for row, values, name, number_format, scale in (
        (top, efficiency, "page.trend_efficiency", "0.0", None),
        (middle, index, "page.trend_index", "0", charts.INDEX_SCALE),
    ):
        chart = charts.line(
            canvas.book,
            weeks,
            canvas.data(top, values),
            name=words(name),
            number_format=number_format,
            label_at=charts.last_filled(values),
            points=len(values),
            scale=scale,
        )
        canvas.chart(chart, row + 1, 1, 388, 112, says=words(name))
    _time_use(canvas, words, review.actions, top)
    canvas.down(8)


def _action(words: Words, figures: ActionFigures) -> str:
    return figures.action or words("page.action_blank")


def _time_use(canvas: Canvas, words: Words, actions: Sequence[ActionFigures], top: int) -> None:
    shown = [figures for figures in actions if figures.minutes][:_RANKED]
    if not shown:
        canvas.put(top, *_RIGHT, words("page.no_time"), font_size=8, font_color=MUTED)
        return
    names = canvas.data(top, [_action(words, figures) for figures in shown])
    minutes = [figures.minutes for figures in shown]
    chart = charts.bars(
        canvas.book,
        names,
        canvas.data(top, minutes),
        name=words("page.time_use"),
        number_format=words("page.minutes_format"),
        longest=max(minutes),
    )
    height = 24 + 36 * len(shown)
    canvas.chart(chart, top, 13, 388, height, says=words("page.time_use"))


def _tables(canvas: Canvas, words: Words, review: WeeklyReview) -> None:
    rows = [canvas.down(height) for height in (19, 15, *[18] * _RANKED, 15)]
    _ranking(canvas, words, review.ranking[:_RANKED], rows)
    _rates(canvas, words, review, rows)
    canvas.down(8)


def _ranking(canvas: Canvas, words: Words, ranking: Sequence[ActionFigures], rows: Sequence[int]) -> None:
    _heading(canvas, rows[0], _LEFT, words("page.ranking"))
    small = {"font_size": 8, "font_color": MUTED}
    if not ranking:
        canvas.put(rows[1], *_LEFT, words("page.ranking_none"), **small)
        return
    spans = ((1, 3), (4, 5), (6, 7), (9, 10), (11, 11))
    names = ("action", "rate", "minutes", "reactions", "rows")
    for span, name in zip(spans, names, strict=True):
        canvas.put(
            rows[1],
            *span,
            words(f"page.ranking_{name}"),
            align="left" if name == "action" else "right",
            **small,
        )
    minutes, count = words("page.minutes_format"), words("page.count_format")
    for row, figures in zip(rows[2:], ranking, strict=False):
        rate: str | float = words("page.dash") if figures.rate is None else figures.rate
        canvas.put(row, *spans[0], _action(words, figures), shrink=True)
        canvas.put(row, *spans[1], rate, bold=True, align="right", num_format="0.0")
        canvas.put(row, *spans[2], figures.minutes, align="right", num_format=minutes, font_color=MUTED)
        canvas.put(row, *spans[3], figures.reactions, align="right", num_format=count, font_color=MUTED)
        canvas.put(row, *spans[4], figures.rows, align="right", num_format=count, font_color=MUTED)
    canvas.put(rows[-1], *_LEFT, words("page.ranking_note"), shrink=True, **small)


def _rates(canvas: Canvas, words: Words, review: WeeklyReview, rows: Sequence[int]) -> None:
    _heading(canvas, rows[0], _RIGHT, words("page.rates"))
    small = {"font_size": 8, "font_color": MUTED, "align": "right"}
    canvas.put(rows[1], 16, 19, words("page.this_week"), **small)
    canvas.put(rows[1], 20, 23, words("page.four_weeks", weeks=review.pool_weeks), **small)
    for row, name in zip(rows[2:], ("inquiry", "repeat", "referral"), strict=False):
        canvas.put(row, 13, 15, words(f"page.rate_{name}"), shrink=True)
        week, pool = review.figures.rates[name], review.pool_rates[name]
        canvas.put(row, 16, 19, phrasing.rate(words, week), align="right", shrink=True)
        canvas.put(row, 20, 23, phrasing.rate(words, pool), align="right", shrink=True, font_color=MUTED)
    canvas.put(rows[-1], *_RIGHT, words("page.rates_note"), font_size=8, font_color=MUTED, shrink=True)


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
    _heading(canvas, canvas.down(19), (_FIRST, _LAST), words("page.data"))
    canvas.down(2)
    for line in lines:
        row = canvas.down(13 * lines_needed(line, 120))
        canvas.put(row, _FIRST, _LAST, line, font_size=8, font_color=MUTED, text_wrap=True)
    canvas.down(7)


def _yours(canvas: Canvas, words: Words, extras: Extras) -> None:
    _heading(
        canvas, canvas.down(20), (_FIRST, _LAST), words("page.yours"), font_color=WARM, bottom_color=WARM
    )
    canvas.down(3)
    entry = {"bg_color": INPUT, "bottom": 1, "bottom_color": LINE, "text_wrap": True}
    for key in DECISIONS:
        row = canvas.down(_entry_height(extras, key, _ENTRY_WIDTH))
        canvas.put(row, 1, 4, words(f"page.{key}"), font_color=MUTED)
        canvas.put(row, ENTRY_COLUMNS[key], _LAST, extras.entries.value(key), **entry)
        canvas.mark(row, f"{ENTRY_MARK}{key}")
    row = canvas.down(_entry_height(extras, "note", _ENTRY_WIDTH * 0.6))
    canvas.put(row, 1, 4, words("page.note"), font_color=MUTED)
    canvas.put(row, ENTRY_COLUMNS["note"], 16, extras.entries.value("note"), **entry)
    canvas.put(row, 18, 21, words("page.fatigue"), font_color=MUTED, align="right", indent=1)
    canvas.put(row, ENTRY_COLUMNS["fatigue"], _LAST, extras.entries.value("fatigue"), align="center", **entry)
    canvas.mark(row, f"{ENTRY_MARK}note,fatigue")
    canvas.sheet.data_validation(
        row,
        ENTRY_COLUMNS["fatigue"],
        row,
        ENTRY_COLUMNS["fatigue"],
        {
            "validate": "integer",
            "criteria": "between",
            "minimum": 1,
            "maximum": 3,
            "error_type": "information",
            "input_title": words("page.fatigue"),
            "input_message": words("page.fatigue_input"),
        },
    )
    canvas.down(4)
    footer = words("page.footer", version=__version__)
    canvas.put(canvas.down(13), _FIRST, _LAST, footer, font_size=8, font_color=MUTED, align="right")


def _entry_height(extras: Extras, key: EntryKey, width: float) -> float:
    return 8 + 16 * lines_needed(extras.entries.text(key), width)
