"""The four parts of the sustainability index as bars, each with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import whole
from kachilog.metrics.thresholds import WEAK_PART, WEIGHTS
from kachilog.page import phrasing
from kachilog.page.grid import WHOLE, heading
from kachilog.page.theme import ACCENT, MUTED, WARM

if TYPE_CHECKING:
    from kachilog.metrics.figures import WeekFigures
    from kachilog.page.canvas import Canvas
    from kachilog.wording import Words


def draw(canvas: Canvas, words: Words, figures: WeekFigures) -> None:
    """Paint the four parts, each with its sentence and its points."""
    pace = figures.sustainability
    row = canvas.down(19)
    heading(canvas, row, (1, 5), words("page.parts"))
    note = {"bold": False, "font_size": 8, "font_color": MUTED, "align": "right"}
    heading(canvas, row, (6, WHOLE[1]), words("page.parts_note"), **note)
    canvas.down(3)
    for name, weight in WEIGHTS.items():
        row = canvas.down(18)
        value = pace.parts[name]
        canvas.put(row, 1, 4, words(f"page.part_{name}"))
        says = phrasing.part(words, pace, name) if figures.actions else words("page.dash")
        canvas.put(row, 5, 14, says, font_color=MUTED, shrink=True)
        if value is not None and figures.actions:
            _bar(canvas, row, value)
        points = words("page.dash")
        if value is not None and figures.actions:
            points = words("page.points", points=whole(value * weight), weight=weight)
        canvas.put(row, 21, 23, points, align="right", font_color=MUTED)
    canvas.down(9)


def _bar(canvas: Canvas, row: int, value: float) -> None:
    """Paint a share 0..1 as a solid data bar; warm where it is weak."""
    colour = WARM if value < WEAK_PART else ACCENT
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
            "bar_color": colour,
            "bar_border_color": colour,
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": 1,
            "bar_only": True,
        },
    )
