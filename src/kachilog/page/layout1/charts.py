"""The charts of a page: one quiet look, one axis each, gaps left as gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.page.theme import ACCENT, FONT, LINE, MUTED, WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

Reference = list[str | int]
Scale = tuple[float, float]

INDEX_SCALE: Scale = (100, 50)

_SMALL = {"name": FONT, "size": 8, "color": MUTED}
_QUIET = {"num_font": _SMALL, "line": {"none": True}, "major_tick_mark": "none", "minor_tick_mark": "none"}


def _bare(chart: Chart) -> Chart:
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_plotarea({"fill": {"none": True}})
    return chart


def line(
    book: Workbook,
    categories: Reference,
    values: Reference,
    *,
    name: str,
    number_format: str,
    shown: Sequence[float | None],
    scale: Scale | None = None,
) -> Chart:
    """Return a line over weeks; of the numbers `shown` only the last one that is there has a label.

    `scale` is the top of the axis and the step of its grid; None leaves both to the spreadsheet.
    """
    labels: dict[str, object] = {}
    last = max((index for index, value in enumerate(shown) if value is not None), default=None)
    if last is not None:
        only = [None if point == last else {"delete": True} for point in range(len(shown))]
        font = {**_SMALL, "size": 9, "bold": True, "color": ACCENT}
        labels = {
            "data_labels": {
                "value": True, "position": "above", "custom": only, "num_format": number_format, "font": font
            }
        }  # fmt: skip
    chart = book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": name,
            "categories": categories,
            "values": values,
            "line": {"color": ACCENT, "width": 2},
            "marker": {
                "type": "circle",
                "size": 5,
                "fill": {"color": ACCENT},
                "border": {"color": WHITE},
            },
            **labels,
        }
    )
    chart.show_blanks_as("gap")
    chart.set_x_axis({**_QUIET, "line": {"color": LINE}, "interval_unit": 1})
    bounds = {"min": 0} if scale is None else {"min": 0, "max": scale[0], "major_unit": scale[1]}
    grid = {"major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.5}}}
    chart.set_y_axis({**_QUIET, **grid, **bounds, "num_format": number_format})
    return _bare(chart)


def bars(
    book: Workbook, categories: Reference, values: Reference, *, name: str, number_format: str, longest: float
) -> Chart:
    """Return horizontal bars, first on top, each with its value, with room for the longest label."""
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": name,
            "categories": categories,
            "values": values,
            "fill": {"color": ACCENT},
            "gap": 70,
            "data_labels": {"value": True, "num_format": number_format, "font": {**_SMALL, "size": 9}},
        }
    )
    chart.set_x_axis(
        {
            **_QUIET,
            "visible": False,
            "major_gridlines": {"visible": False},
            "min": 0,
            "max": longest * 1.3 or 1,
        }
    )
    chart.set_y_axis({**_QUIET, "num_font": {**_SMALL, "size": 9}, "reverse": True})
    return _bare(chart)


def columns(
    book: Workbook, categories: Reference, values: Reference, *, name: str, number_format: str
) -> Chart:
    """Return upright columns over weeks, without labels: the axis tells enough."""
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {"name": name, "categories": categories, "values": values, "fill": {"color": ACCENT}, "gap": 60}
    )
    grid = {"major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.5}}}
    chart.set_x_axis({**_QUIET, "line": {"color": LINE}})
    chart.set_y_axis({**_QUIET, **grid, "min": 0, "num_format": number_format})
    return _bare(chart)
