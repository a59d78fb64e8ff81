"""The four parts of the index: a thin bar on a pale track beside its words, the weakest in the warm one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.rounding import half_up, whole
from kachilog.metrics.thresholds import LOOK_EVERY, WEAK_PART, WEIGHTS
from kachilog.page import charts, phrasing
from kachilog.page.layout import UNSEEN, LaidChart, cell
from kachilog.page.palette import MUTED, WARM
from kachilog.page.sections.columns import FLAG, QUIET, SMALL, WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.chart import Chart

    from kachilog.metrics.thresholds import PartName
    from kachilog.page.layout import Filling, Layout, Source
    from kachilog.page.sections.view import View

_BARS = (6, 11)
_SERIES = ("good", "weak", "track")


def lay(page: Layout) -> None:
    """Lay out a row for each part, and one chart over them."""
    row = page.down(19, "parts")
    title = page.heading("parts", row, 2, 6)
    page.heading("parts.note", row, 7, WHOLE[1], title, bold=False, align="right", **SMALL)
    page.down(3, "parts")
    rows = [page.down(17, "parts") for _ in WEIGHTS]
    for row, name in zip(rows, WEIGHTS, strict=True):
        page.slot(f"part.{name}", row, 2, 5)
        for offset, series in enumerate(_SERIES):
            page.slot(f"part.{name}.{series}", row, _BARS[0] + offset, _BARS[0] + offset, **UNSEEN)
        page.slot(f"part.{name}.points", row, 12, 13, align="right", font_color=MUTED)
        page.slot(f"part.{name}.says", row, 14, WHOLE[1], indent=1, **QUIET)
        flag = page.slot(f"part.{name}.flag", row, FLAG, FLAG)
        for first, last in ((2, 5), (12, WHOLE[1])):
            page.when((row, first), (row, last), f"{cell(flag.place)}=1", font_color=WARM, bold=True)

    def make(source: Source) -> Chart:
        series = (source.values(rows, _BARS[0] + offset) for offset in range(len(_SERIES)))
        return charts.thin_bars(source, *series)

    page.charts.append(LaidChart(make, rows[0], rows[-1], _BARS, "page.parts"))
    page.down(8, "parts")


def fill(form: Filling, view: View) -> None:
    """Fill the parts; a week without rows has none."""
    words, pace = view.words, view.review.figures.sustainability
    if not view.review.figures.actions:
        form.hide("parts")
        return
    form.put("parts", words("page.parts"))
    form.put("parts.note", words("page.parts_note"))
    weak = _weak(pace.parts, steady=pace.band in ("steady", None))
    for name, weight in WEIGHTS.items():
        value = pace.parts[name]
        form.put(f"part.{name}", words(f"page.part_{name}"))
        said = phrasing.part(words, pace, name)
        if name == "budget" and value is not None and _is_to_be_set(view, value):
            said = words("page.budget_yours", said=said)
        form.put(f"part.{name}.says", said)
        if value is None:
            continue
        shown = float(half_up(value, 2))
        form.put(f"part.{name}.{'weak' if name in weak else 'good'}", shown)
        form.put(f"part.{name}.track", float(half_up(1 - value, 2)))
        form.put(f"part.{name}.points", words("page.points", points=whole(value * weight), weight=weight))
        form.put(f"part.{name}.flag", int(name in weak))


def _is_to_be_set(view: View, value: float) -> bool:
    """Tell whether a new user went over a budget that may still be the one of the new workbook."""
    return value < 1 and view.review.number <= LOOK_EVERY and view.extras.has_start


def _weak(parts: Mapping[PartName, float | None], *, steady: bool) -> set[PartName]:
    """Return the parts to be seen first: the weak ones, and the lowest where the index asks for care."""
    known = {name: value for name, value in parts.items() if value is not None}
    weak = {name for name, value in known.items() if value < WEAK_PART}
    if known and not steady and not weak:
        weak.add(min(known, key=lambda name: known[name]))
    return weak
