"""The three cards of the weekly page: a figure, last week's, the pool of weeks, and the honest word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.rounding import whole
from kachilog.metrics.thresholds import FEWEST_PARTS
from kachilog.page import phrasing
from kachilog.page.grid import CARDS
from kachilog.page.theme import ACCENT, MUTED, SOFT, WARM, WARMSOFT

if TYPE_CHECKING:
    from kachilog.page.canvas import Canvas
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


def draw(canvas: Canvas, words: Words, review: WeeklyReview, fatigue: int | None) -> None:
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
