"""How an .ods opens: its frozen rows, its cursors and its sheet, which LibreOffice loses without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.parts.addresses import position

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CONFIG = "urn:oasis:names:tc:opendocument:xmlns:config:1.0"
_FROZEN = 2
"""LibreOffice's split mode of rows or columns that stay in sight."""


class View(NamedTuple):
    """How a sheet is seen: frozen rows and columns, the cell of the cursor (from 0), lines between cells."""

    sheet: str
    rows: int
    columns: int
    cursor: tuple[int, int]
    grid: bool


def views(book: Path) -> tuple[list[View], str]:
    """Return how the sheets of an .xlsx that we have drawn are seen, and the one that it opens on."""
    package = Package.open(book)
    found = [_view(one.name, etree.fromstring(package.read(one.part))) for one in package.sheets]
    root = etree.fromstring(package.read(package.workbook_part))
    (view,) = root.iterfind("{*}bookViews/{*}workbookView")
    return found, found[int(view.get("activeTab", "0"))].sheet


def _view(name: str, sheet: etree._Element) -> View:
    view = sheet.find("{*}sheetViews/{*}sheetView")
    pane = None if view is None else view.find("{*}pane")
    selections = [] if view is None else view.findall("{*}selection")
    row, column = position(selections[-1].get("activeCell", "A1")) if selections else (1, 1)
    rows, columns = (0, 0) if pane is None else (int(pane.get(key, "0")) for key in ("ySplit", "xSplit"))
    return View(name, rows, columns, (row - 1, column - 1), view is None or view.get("showGridLines") != "0")


def with_views(settings: bytes, seen: list[View], active: str) -> bytes:
    """Return the settings.xml of an .ods with the views of its sheets."""
    root = etree.fromstring(settings)
    sets = root.iterfind(f".//{{{_CONFIG}}}config-item-set")
    of_views = next(one for one in sets if one.get(_name("name")) == "ooo:view-settings")
    listed = _made(of_views, "config-item-map-indexed", "Views")
    view = _made(listed, "config-item-map-entry")
    _item(view, "ViewId", "string", "view1")
    tables = _made(view, "config-item-map-named", "Tables")
    for one in seen:
        table = _made(tables, "config-item-map-entry", one.sheet)
        for key, kind, value in _items(one):
            _item(table, key, kind, value)
    _item(view, "ActiveTable", "string", active)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _items(view: View) -> Iterator[tuple[str, str, object]]:
    row, column = view.cursor
    yield "CursorPositionX", "int", column
    yield "CursorPositionY", "int", row
    for direction, frozen in (("Horizontal", view.columns), ("Vertical", view.rows)):
        yield f"{direction}SplitMode", "short", _FROZEN if frozen else 0
        yield f"{direction}SplitPosition", "int", frozen
    yield "ActiveSplitRange", "short", 2 if view.rows else 0
    yield "PositionLeft", "int", 0
    yield "PositionRight", "int", view.columns
    yield "PositionTop", "int", 0
    yield "PositionBottom", "int", view.rows
    yield "ZoomType", "short", 0
    yield "ZoomValue", "int", 100
    yield "ShowGrid", "boolean", "true" if view.grid else "false"


def _name(local: str) -> str:
    return f"{{{_CONFIG}}}{local}"


def _made(parent: etree._Element, tag: str, name: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, _name(tag))
    if name is not None:
        element.set(_name("name"), name)
    return element


def _item(parent: etree._Element, name: str, kind: str, value: object) -> None:
    item = _made(parent, "config-item", name)
    item.set(_name("type"), kind)
    item.text = str(value)
