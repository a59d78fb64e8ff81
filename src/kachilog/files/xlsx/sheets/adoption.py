"""Cells of a sheet drawn elsewhere, given the styles and strings of the workbook that they come to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.parts import ooxml

if TYPE_CHECKING:
    from kachilog.files.xlsx.parts.ooxml import Element

_DIFFERENTIAL = lazy_pattern(r"dxfId$", re.IGNORECASE)


def adopt(sheet: Element, formats: list[int], differentials: list[int], strings: list[Element]) -> None:
    """Give a drawn sheet the styles that its own stand for here, and its cells the strings they point to."""
    for part in sheet:
        if ooxml.local(part) == "sheetData":
            _adopt_cells(part, formats, strings)
            continue
        for element in part.iter():
            name = ooxml.local(element)
            if name == "col":
                _set_style(element, "style", formats, always=False)
            elif name == "sheetView":
                ooxml.drop(element, "tabSelected")
            set_differentials(element, differentials)


def _adopt_cells(data: Element, formats: list[int], strings: list[Element]) -> None:
    """Give the rows and cells of a drawn sheet their styles, and the cells their strings."""
    for row in ooxml.children(data, "row"):
        _set_style(row, "s", formats, always=False)
        for cell in ooxml.children(row, "c"):
            if cell.get("cm") or cell.get("vm"):
                message = "a drawn sheet holds plain values: no dynamic arrays, no images in cells"
                raise ValueError(message)
            _set_style(cell, "s", formats)
            if cell.get("t") == "s":
                _inline(cell, strings)


def _set_style(element: Element, attribute: str, formats: list[int], *, always: bool = True) -> None:
    if element.get(attribute) is not None or (always and formats[0]):
        element.set(attribute, str(formats[ooxml.number(element, attribute)]))


def set_differentials(element: Element, differentials: list[int]) -> None:
    """Give an element the differential formats that its own stand for here."""
    for attribute, value in element.attrib.items() if differentials else ():
        if _DIFFERENTIAL.search(str(attribute)):
            element.set(attribute, str(differentials[int(value)]))


def _inline(cell: Element, strings: list[Element]) -> None:
    """Turn a cell that points to a shared string into one that holds it."""
    value = ooxml.child(cell, "v")
    if value is None:
        return
    index = int(value.text or "0")
    cell.remove(value)
    cell.set("t", "inlineStr")
    inline = cell.makeelement(ooxml.qualified(cell, "is"))
    inline.extend([ooxml.in_dialect(part, cell) for part in strings[index]])
    cell.append(inline)
