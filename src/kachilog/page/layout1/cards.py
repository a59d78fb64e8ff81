"""The three cards of the weekly page, and the bars of the four parts of the index.

A card has a figure, last week's, that of the pool of weeks, and the honest word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.rounding import whole
from kachilog.metrics.thresholds import FEWEST_PARTS, WEAK_PART, WEIGHTS
from kachilog.page.layout1 import phrasing
from kachilog.page.layout1.canvas import CARDS, WHOLE, heading
from kachilog.page.theme import ACCENT, MUTED, SOFT, WARM, WARMSOFT

if TYPE_CHECKING:
    from kachilog.metrics.figures import WeekFigures
    from kachilog.page.layout1.canvas import Canvas
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words


@dataclass(frozen=True, slots=True)
class _Card:
    name: str
    value: str | float | None
    number_format: str
    lines: tuple[str, str]
    word: str
    warm: bool = False


def draw_cards(canvas: Canvas, words: Words, review: WeeklyReview, fatigue: int | None) -> None:
    """Paint the three cards; `fatigue` 1–3 is what the user wrote on the page, shown beside the index."""
    cards = (_efficiency(words, review), _per_inquiry(words, review), _index(words, review, fatigue))
    rows = [canvas.down(height) for height in (21, 38, 16, 16, 20)]
    for (first, last), card in zip(CARDS, cards, strict=True):
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
    if not review.pool_weeks:
        return words("page.compared_last", last=last)
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


def _index(words: Words, review: WeeklyReview, fatigue: int | None) -> _Card:
    figures = review.figures.sustainability
    last = review.previous.sustainability.index if review.previous else None
    pool = None if review.pool_index is None else whole(review.pool_index)
    shown = [words("page.dash") if value is None else str(value) for value in (last, pool)]
    enough = figures.parts_used >= FEWEST_PARTS
    used = words("page.parts_used" if enough else "page.parts_few", used=figures.parts_used)
    if fatigue is not None:
        used += "　" + words("page.fatigue_shown", fatigue=fatigue)
    name, compared = words("page.index"), _compared(words, review, *shown)
    if figures.index is None:
        return _Card(name, words("page.dash"), "0", ("", compared), words("page.not_recorded"))
    word, warm = words(f"page.band_{figures.band}"), figures.band != "steady"
    return _Card(name, figures.index, words("page.index_format"), (used, compared), word, warm)


def draw_parts(canvas: Canvas, words: Words, figures: WeekFigures) -> None:
    """Paint the four parts, each with its sentence and its points."""
    pace = figures.sustainability
    row = canvas.down(19)
    heading(canvas, row, (1, 5), words("page.parts"))
    note = {"bold": False, "font_size": 8, "font_color": MUTED, "align": "right"}
    heading(canvas, row, (6, WHOLE[1]), words("page.parts_note"), **note)
    canvas.down(3)
    for name, weight in WEIGHTS.items():
        row = canvas.down(18)
        value = pace.parts[name] if figures.actions else None
        canvas.put(row, 1, 4, words(f"page.part_{name}"))
        says = phrasing.part(words, pace, name) if figures.actions else words("page.dash")
        canvas.put(row, 5, 14, says, font_color=MUTED, shrink=True)
        points = words("page.dash")
        if value is not None:
            _bar(canvas, row, value)
            points = words("page.points", points=whole(value * weight), weight=weight)
        canvas.put(row, 21, 23, points, align="right", font_color=MUTED)
    canvas.down(9)


def _bar(canvas: Canvas, row: int, value: float) -> None:
    """Paint a share 0..1 as a solid data bar; warm where it is weak."""
    colour = WARM if value < WEAK_PART else ACCENT
    white = {"num_format": ";;;", "top": 5, "top_color": "#FFFFFF", "bottom": 5, "bottom_color": "#FFFFFF"}
    canvas.put(row, 15, 20, value, **white)
    bar = {
        "type": "data_bar",
        "bar_solid": True,
        "bar_color": colour,
        "bar_border_color": colour,
        "min_type": "num",
        "max_type": "num",
        "min_value": 0,
        "max_value": 1,
        "bar_only": True,
    }
    canvas.sheet.conditional_format(row, 15, row, 20, bar)
