"""The evidence, third part: the persona's KPIs beside the customers' voices and the hypotheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.text import normal
from kachilog.metrics.kpis import is_percent
from kachilog.page import phrasing
from kachilog.page.palette import ACCENT
from kachilog.page.sections.columns import LEFT, QUIET, RIGHT, SMALL, WHOLE
from kachilog.wording.width import text_width

if TYPE_CHECKING:
    from kachilog.metrics.kpis import KpiFigures
    from kachilog.page.layout import Filling, Layout
    from kachilog.page.sections.view import View
    from kachilog.wording import Words

KPIS = 6
"""KPIs shown, of all personas together; 推移 has the rest."""
SHOWN = 3
"""Voices and hypotheses shown."""
_ROWS = KPIS + 1
_WORD = {"font_size": 8, "font_color": ACCENT}


def lay(page: Layout) -> None:
    """Lay out the KPIs on the left and the hypotheses, two lines each, on the right; below, the voices."""
    row = page.down(19, "kpis")
    title = page.heading("kpis", row, LEFT[0], 8)
    look = {"bold": False, "align": "right", **SMALL}
    page.heading("kpis.target", row, 9, LEFT[1], title, **look)
    page.heading("hypotheses", row, *RIGHT)
    rows = [page.down(16, f"kpis.{number}", "kpis") for number in range(_ROWS)]
    for number, at in enumerate(rows[:KPIS]):
        page.slot(f"kpi.{number}", at, LEFT[0], 7, font_size=8.5)
        page.slot(f"kpi.{number}.value", at, 8, LEFT[1], bold=True, font_size=9, align="right")
    page.slot("kpis.more", rows[KPIS], *LEFT, **SMALL)
    for number, (top, at) in enumerate(zip(rows[: 2 * SHOWN : 2], rows[1 : 2 * SHOWN : 2], strict=True)):
        page.slot(f"hypothesis.{number}", top, *RIGHT, font_size=9)
        page.slot(f"hypothesis.{number}.indicator", at, RIGHT[0], 18, indent=1, **QUIET)
        page.slot(f"hypothesis.{number}.course", at, 19, 21, align="right", **QUIET)
        page.slot(f"hypothesis.{number}.says", at, 22, RIGHT[1], align="right", **_WORD)
    page.down(7, "kpis")
    row = page.down(19, "voices")
    voices = page.heading("voices", row, WHOLE[0], 12)
    page.heading("voices.classes", row, 13, WHOLE[1], voices, **look)
    for number in range(SHOWN):
        at = page.down(16, f"voice.{number}", "voices")
        page.slot(f"voice.{number}", at, WHOLE[0], 19, font_size=9)
        page.slot(f"voice.{number}.classes", at, 20, WHOLE[1], align="right", **_WORD)
    page.down(7, "voices")


def fill(form: Filling, view: View) -> None:
    """Fill what there is; rows in which nothing stands on either side are hidden."""
    used = max(_kpis(form, view), _hypotheses(form, view))
    form.hide(*(f"kpis.{number}" for number in range(used, _ROWS)))
    if not used:
        form.hide("kpis")
    _voices(form, view)


def _kpis(form: Filling, view: View) -> int:
    words, review = view.words, view.review
    lines = [(persona, kpi) for persona, kpis in review.personas.items() for kpi in kpis]
    if not lines or not review.figures.actions:
        return 0
    resting = view.in_view.needs_rest
    several = len({persona for persona, _ in lines}) > 1
    form.put("kpis", _title(words, "" if several else lines[0][0]))
    form.put("kpis.target", words("page.this_week" if resting else "page.week_and_target"))
    for number, (persona, kpi) in enumerate(lines[:KPIS]):
        form.put(f"kpi.{number}", _kpi_name(view, kpi, persona if several else ""))
        form.put(
            f"kpi.{number}.value", _kpi_said(view, kpi, form.room(f"kpi.{number}.value"), resting=resting)
        )
    more = len(lines) - KPIS
    if more > 0:
        form.put("kpis.more", phrasing.counted(words, "more_kpis", more))
    return min(len(lines), _ROWS)


def _title(words: Words, persona: str) -> str:
    """Return what stands above the KPIs of a persona, whose sheet may be called after them; "" is several."""
    if not persona:
        return words("page.kpis_all")
    return persona if normal(persona).upper().endswith("KPI") else words("page.kpis", persona=persona)


def _kpi_name(view: View, kpi: KpiFigures, persona: str) -> str:
    name = phrasing.kpi_name(view.words, kpi)
    return view.words("page.kpi_of", name=name, persona=persona) if persona else name


def _kpi_said(view: View, kpi: KpiFigures, room: int, *, resting: bool) -> str:
    """Return the value of a KPI and its target, as fully as there is room for; without a value, why."""
    words = view.words
    value, parts = phrasing.kpi(words, kpi), phrasing.kpi_parts(words, kpi)
    if kpi.value is None and not kpi.absent:
        value = words("page.kpi_nothing")
    if kpi.absent:
        shorter = words("page.kpi_absent_short", column=kpi.absent)
        said = [value, shorter, words("page.kpi_absent_bare")]
    elif resting or kpi.target is None:
        said = [value + parts, value]
    else:
        aim, bare = phrasing.kpi_aim(words, kpi), phrasing.kpi_aim(words, kpi._replace(unit=""))
        pairs = ((value + parts, aim), (value, aim), (value, aim if is_percent(kpi.unit) else bare))
        said = [words("page.kpi_with_target", value=one, target=target) for one, target in pairs]
    return next((one for one in said if text_width(one) <= room), said[-1])


def _voices(form: Filling, view: View) -> None:
    words, heard = view.words, view.review.resolution
    examples = heard.examples[:SHOWN] if heard else ()
    form.hide(*(f"voice.{number}" for number in range(len(examples), SHOWN)))
    if heard is None or not examples:
        form.hide("voices")
        return
    form.put("voices", words("page.voices"))
    form.put("voices.classes", phrasing.classes(words, heard))
    for number, voice in enumerate(examples):
        classes = words("page.class_joint").join(words(f"page.class_{name}") for name in voice.classes)
        form.put(f"voice.{number}", words("page.voice", text=voice.text))
        form.put(f"voice.{number}.classes", classes)


def _hypotheses(form: Filling, view: View) -> int:
    words, tested = view.words, view.review.hypotheses[:SHOWN]
    if not tested:
        return 0
    form.put("hypotheses", words("page.hypotheses"))
    for number, one in enumerate(tested):
        form.put(f"hypothesis.{number}", one.problem)
        form.put(f"hypothesis.{number}.indicator", one.indicator)
        form.put(f"hypothesis.{number}.course", phrasing.course(words, one))
        form.put(f"hypothesis.{number}.says", phrasing.hypothesis_verdict(words, one))
    return 2 * len(tested)
