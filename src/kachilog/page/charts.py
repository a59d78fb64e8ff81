"""The charts of our sheets: one quiet look, one axis each, gaps left as gaps.

A chart is drawn once, from cells; what it shows follows them. So it has no title and no text of its own: its
heading is a cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.page.palette import ACCENT, FONT, LINE, MUTED, SOFT, TRACK, WARM, WHITE

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart

    from kachilog.page.layout import Reference, Source

    Values = dict[str, object]
    """The values of a series, as `Source.values` gives them."""

Scale = tuple[float, float]

INDEX_SCALE: Scale = (100, 50)

_SMALL = {"name": FONT, "size": 8, "color": MUTED}
_WEEKS_BETWEEN = 8
"""Which of a year's weeks are named on an axis. A program that is left to choose turns the dates, or writes
them over each other."""
_QUIET = {"num_font": _SMALL, "line": {"none": True}, "major_tick_mark": "none", "minor_tick_mark": "none"}
_WEEKS = {**_QUIET, "line": {"color": LINE}, "num_format": "General"}
_GRID = {"major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.5}}}
_NO_LINE = {"border": {"none": True}}


def _bare(chart: Chart) -> Chart:
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_plotarea({"fill": {"none": True}})
    chart.show_blanks_as("gap")
    return chart


def line(
    source: Source,
    weeks: Reference,
    values: Values,
    *,
    name: Reference,
    number_format: str,
    label_at: int | None = None,
    scale: Scale | None = None,
    band: tuple[Values, Values] | None = None,
) -> Chart:
    """Return a line over weeks, named from a cell; the point `label_at`, if there is a value, has a label.

    `scale` is the top of the axis and the step of its grid; None leaves both to the spreadsheet. `band` is a
    pale band behind the line: its lower edge, and how high it is.
    """
    labels: dict[str, object] = {}
    if label_at is not None:
        only = [None if point == label_at else {"delete": True} for point in range(label_at + 1)]
        font = {**_SMALL, "size": 9, "bold": True, "color": ACCENT}
        labels = {
            "data_labels": {
                "value": True, "position": "above", "custom": only, "num_format": number_format, "font": font
            }
        }  # fmt: skip
    chart = source.book.add_chart({"type": "line"})
    size = 3 if label_at is None else 5
    marker = {"type": "circle", "size": size, "fill": {"color": ACCENT}, "border": {"color": WHITE}}
    look = {"line": {"color": ACCENT, "width": 2}, "marker": marker}
    chart.add_series({"name": name, "categories": weeks, **values, **look, **labels})
    first = chart if band is None else _band(source, weeks, band)
    if first is not chart:
        first.combine(_bare(chart))
    bounds = {"min": 0} if scale is None else {"min": 0, "max": scale[0], "major_unit": scale[1]}
    first.set_x_axis({**_WEEKS, "interval_unit": _WEEKS_BETWEEN if label_at is None else 1})
    first.set_y_axis({**_QUIET, **_GRID, **bounds, "num_format": number_format})
    first.show_hidden_data()
    return _bare(first)


def _band(source: Source, weeks: Reference, band: tuple[Values, Values]) -> Chart:
    chart = source.book.add_chart({"type": "column", "subtype": "stacked"})
    low, height = band
    chart.add_series({"categories": weeks, **low, "gap": 0, "fill": {"none": True}, **_NO_LINE})
    chart.add_series({"categories": weeks, **height, "fill": {"color": SOFT}, **_NO_LINE})
    return chart


def thin_bars(source: Source, good: Values, weak: Values, track: Values) -> Chart:
    """Return thin bars on a pale track, from 0 to 1, one for each row they lie over, without axes or words.

    A bar is `good` or `weak`, and `track` what is left of the whole.
    """
    chart = source.book.add_chart({"type": "bar", "subtype": "stacked"})
    for values, colour in ((good, ACCENT), (weak, WARM), (track, TRACK)):
        chart.add_series({**values, "fill": {"color": colour}, **_NO_LINE, "gap": 130})
    return _over_rows(chart)


def row_bars(source: Source, values: Values) -> Chart:
    """Return thin bars from 0 to 1, one for each row they lie over, on no track."""
    chart = source.book.add_chart({"type": "bar"})
    chart.add_series({**values, "fill": {"color": ACCENT}, **_NO_LINE, "gap": 130})
    return _over_rows(chart)


def _over_rows(chart: Chart) -> Chart:
    """Let a bar chart fill its place, so that each bar lies in the middle of a row of cells."""
    hidden = {"visible": False, "line": {"none": True}, "major_gridlines": {"visible": False}}
    chart.set_x_axis({**hidden, "min": 0, "max": 1})
    chart.set_y_axis({**hidden, "reverse": True})
    chart.show_hidden_data()
    _bare(chart)
    chart.set_plotarea({"fill": {"none": True}, "layout": {"x": 0, "y": 0, "width": 1, "height": 1}})
    return chart


def columns(
    source: Source, weeks: Reference, values: Values, *, name: Reference, number_format: str
) -> Chart:
    """Return upright columns over weeks, without labels: the axis tells enough."""
    chart = source.book.add_chart({"type": "column"})
    chart.add_series({"name": name, "categories": weeks, **values, "fill": {"color": ACCENT}, "gap": 60})
    chart.set_x_axis({**_WEEKS, "interval_unit": _WEEKS_BETWEEN})
    chart.set_y_axis({**_QUIET, **_GRID, "min": 0, "num_format": number_format})
    chart.show_hidden_data()
    return _bare(chart)
