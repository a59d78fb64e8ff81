"""KPIs, the customers, their voices and the hypotheses on the weekly page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.figures import RATES
from kachilog.page.layout1 import phrasing
from kachilog.page.layout1.canvas import LEFT, RIGHT, SMALL, heading
from kachilog.page.theme import ACCENT, MUTED
from kachilog.wording.width import clipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from kachilog.metrics.kpis import KpiFigures
    from kachilog.metrics.resolution import ResolutionFigures
    from kachilog.page.layout1.canvas import Canvas
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words

    Line = Callable[[int], None]
    """Paints one line of a table into a row."""

_KPIS = 6
"""KPIs shown, of all personas together; the persona sheets have the rest."""
_SHOWN = 3
"""Voices and hypotheses shown."""
_PROBLEM_WIDTH = 32
"""Half-width characters of a hypothesis that are shown: its beginning, by which its writer knows it."""
_QUIET = {"align": "right", "shrink": True}


def kpi_lines(canvas: Canvas, words: Words, review: WeeklyReview) -> list[Line]:
    """Return the lines of the KPI tables, one heading a persona, to be painted into the right half."""
    lines: list[Line] = []
    left = _KPIS
    for persona, kpis in review.personas.items():
        shown = kpis[:left]
        left -= len(shown)
        if shown:
            title = words("page.kpis", persona=persona)
            lines.append(_head(canvas, words, title, "this_week", words("page.target")))
            lines.extend(_kpi(canvas, words, kpi) for kpi in shown)
    return lines


def customer_lines(canvas: Canvas, words: Words, review: WeeklyReview) -> list[Line]:
    """Return the lines of the core three KPIs and of 顧客の課題解決度, to be painted into the right half."""
    weeks = words("page.four_weeks", weeks=review.pool_weeks) if review.pool_weeks else ""
    lines = [_head(canvas, words, words("page.rates"), "this_week", weeks)]
    for name in RATES:
        week, pool = review.figures.rates[name], review.pool_rates[name]
        texts = words(f"page.rate_{name}"), phrasing.rate(words, week), phrasing.rate(words, pool)
        lines.append(_row(canvas, *texts))
    if review.resolution is not None:
        lines.extend(_resolution(canvas, words, review.resolution, review.pool_resolution))
    return lines


def _head(canvas: Canvas, words: Words, title: str, middle: str, last: str) -> Line:
    def paint(row: int) -> None:
        heading(canvas, row, (RIGHT[0], 17), title, valign="bottom")
        look = {"bold": False, "align": "right", "valign": "bottom", **SMALL}
        heading(canvas, row, (18, 20), words(f"page.{middle}"), **look)
        heading(canvas, row, (21, RIGHT[1]), last, **look)

    return paint


def _row(canvas: Canvas, name: str, first: str, second: str) -> Line:
    def paint(row: int) -> None:
        canvas.put(row, RIGHT[0], 15, name, shrink=True)
        canvas.put(row, 16, 19, first, **_QUIET)
        canvas.put(row, 20, RIGHT[1], second, font_color=MUTED, **_QUIET)

    return paint


def _kpi(canvas: Canvas, words: Words, kpi: KpiFigures) -> Line:
    def paint(row: int) -> None:
        canvas.put(row, RIGHT[0], 17, phrasing.kpi_name(words, kpi), shrink=True)
        canvas.put(row, 18, 20, phrasing.kpi_value(words, kpi), bold=True, **_QUIET)
        canvas.put(row, 21, RIGHT[1], phrasing.kpi_target(words, kpi), font_color=MUTED, **_QUIET)

    return paint


def _resolution(
    canvas: Canvas, words: Words, week: ResolutionFigures, pool: ResolutionFigures | None
) -> list[Line]:
    pooled = words("page.dash") if pool is None else phrasing.rate(words, pool.resolved)
    classes = words("page.classes", solved=week.solved.k, acted=week.acted.k, result=week.result.k)

    def paint_classes(row: int) -> None:
        canvas.put(row, *RIGHT, classes, align="right", **SMALL)

    first = _row(canvas, words("page.resolution"), phrasing.rate(words, week.resolved), pooled)
    return [first, paint_classes] if week.voices else [first]


def draw_voices(canvas: Canvas, words: Words, review: WeeklyReview) -> None:
    """Paint up to three voices on the left and up to three hypotheses on the right, if there are any."""
    voices = review.resolution.examples[:_SHOWN] if review.resolution else ()
    hypotheses = review.hypotheses[:_SHOWN]
    if not voices and not hypotheses:
        return
    rows = [canvas.down(height) for height in (19, *[16] * max(len(voices), len(hypotheses)))]
    if voices:
        heading(canvas, rows[0], LEFT, words("page.voices"))
    if hypotheses:
        heading(canvas, rows[0], RIGHT, words("page.hypotheses"))
    small = {"font_size": 8, "font_color": ACCENT, **_QUIET}
    for row, voice in zip(rows[1:], voices, strict=False):
        classes = words("page.class_joint").join(words(f"page.class_{name}") for name in voice.classes)
        canvas.put(row, LEFT[0], 9, words("page.voice", text=voice.text), font_size=9, shrink=True)
        canvas.put(row, 10, LEFT[1], classes, **small)
    for row, one in zip(rows[1:], hypotheses, strict=False):
        canvas.put(row, RIGHT[0], 17, clipped(one.problem, _PROBLEM_WIDTH), font_size=9, shrink=True)
        canvas.put(row, 18, 20, phrasing.course(words, one), font_size=9, **_QUIET)
        canvas.put(row, 21, RIGHT[1], phrasing.verdict(words, one.change, short=True), **small)
    canvas.down(8)
