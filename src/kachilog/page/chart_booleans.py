"""Every yes and no of a chart, stated.

XlsxWriter leaves out what Excel 2007 left out. That means no while docProps/app.xml names that version; once
a later Excel has saved the workbook, LibreOffice takes each as yes: smoothed lines, gaps at 0, names in
labels.
"""

from __future__ import annotations

import io
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMESPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_C = f"{{{_NAMESPACES['c']}}}"
_CHARTS = "xl/charts/chart"

_NO = "0"
_STATED: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        "chartSpace": ("date1904 lang", {"roundedCorners": _NO}),
        "chart": ("autoTitleDeleted plotArea legend", {"plotVisOnly": _NO, "dispBlanksAs": "gap"}),
        "lineChart": ("grouping", {"varyColors": _NO}),
        "barChart": ("barDir grouping", {"varyColors": _NO}),
        "lineChart/ser": ("val", {"smooth": _NO}),
        "barChart/ser": ("idx order tx spPr", {"invertIfNegative": _NO}),
        "dLbls": (
            "dLbl numFmt spPr txPr dLblPos",
            dict.fromkeys(
                (
                    "showLegendKey",
                    "showVal",
                    "showCatName",
                    "showSerName",
                    "showPercent",
                    "showBubbleSize",
                ),
                _NO,
            ),
        ),
        "catAx": ("axId scaling", {"delete": _NO}),
        "valAx": ("axId scaling", {"delete": _NO}),
    }
)
"""Element → the children that stand before what is to be stated, and what that is, in the schema's order."""


def stated(content: bytes) -> bytes:
    """Return a drawn .xlsx with every boolean of its charts stated; what is stated already stays."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as drawn, ZipFile(out, "w", ZIP_DEFLATED) as written:
        for member in drawn.infolist():
            part = drawn.read(member)
            written.writestr(member, _stated(part) if member.filename.startswith(_CHARTS) else part)
    return out.getvalue()


def _stated(part: bytes) -> bytes:
    for prefix, name in _NAMESPACES.items():
        ET.register_namespace(prefix, name)
    root = ET.fromstring(part)  # noqa: S314 (XlsxWriter wrote it a moment ago)
    for path, (before, children) in _STATED.items():
        steps = "/".join(f"{_C}{step}" for step in path.split("/"))
        for element in [root] if root.tag == steps else root.iterfind(f".//{steps}"):
            _state(element, {_C + name for name in before.split()}, children)
    written: bytes = ET.tostring(root, "UTF-8", xml_declaration=True)
    return written


def _state(element: ET.Element, before: set[str], children: Mapping[str, str]) -> None:
    at = max((place for place, child in enumerate(element, 1) if child.tag in before), default=0)
    for name, value in children.items():
        if at == len(element) or element[at].tag != _C + name:
            element.insert(at, ET.Element(_C + name, {"val": value}))
        at += 1
