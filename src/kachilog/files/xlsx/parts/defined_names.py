"""Defined names and views of a workbook that count sheets by their position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.spreadsheet import kept_text, text_formula
from kachilog.files.xlsx.parts import ooxml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kachilog.files.xlsx.parts.ooxml import Element

WORKBOOK_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches",
    "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip
"""The children of `<workbook>` in the order that the schema demands."""

_BUILT_IN = "_xlnm."


def bring(source: Element, workbook: Element, index: int, translate: Callable[[str], str]) -> None:
    """Give the new sheet at `index` the sheet-local names of the drawn one, whose workbook is `source`."""
    brought = [
        e for e in ooxml.children(ooxml.child(source, "definedNames"), "definedName") if e.get("localSheetId")
    ]
    for element in brought:
        made = workbook.makeelement(ooxml.qualified(workbook, "definedName"), ooxml.attributes(element))
        made.set("localSheetId", str(index))
        made.text = translate(element.text or "")
        ooxml.ensure(workbook, "definedNames", WORKBOOK_ORDER).append(made)


def keep(workbook: Element, texts: Mapping[str, str], *, anew: bool = False) -> None:
    """Keep texts of 255 characters at most, name → text, under hidden names that are not there yet.

    With `anew` one that is there gets the text, too, and is hidden.
    """
    place = ooxml.ensure(workbook, "definedNames", WORKBOOK_ORDER)
    there = _by_name(workbook)
    for name, text in texts.items():
        made = there.get(name.casefold())
        if made is None:
            made = workbook.makeelement(ooxml.qualified(workbook, "definedName"), name=name)
            place.append(made)
        elif not anew:
            continue
        made.set("hidden", "1")  # LibreOffice shows every name that it has saved
        made.text = text_formula(text)


def kept(workbook: Element, name: str) -> str:
    """Return the text that is kept under a name, "" where there is none."""
    found = _by_name(workbook).get(name.casefold())
    return "" if found is None else kept_text(found.text or "")


def _by_name(workbook: Element) -> dict[str, Element]:
    place = ooxml.child(workbook, "definedNames")
    return {(one.get("name") or "").casefold(): one for one in ooxml.children(place, "definedName")}


def shift(workbook: Element, index: int) -> None:
    """Count anew after a sheet was put in at `index`: names and views of the sheets behind it move by one."""
    for element in ooxml.children(ooxml.child(workbook, "definedNames"), "definedName"):
        _shift(element, "localSheetId", index)
    for view in ooxml.children(ooxml.child(workbook, "bookViews"), "workbookView"):
        _shift(view, "activeTab", index, default="0")
        _shift(view, "firstSheet", index, default="0")


def _shift(element: Element, attribute: str, index: int, default: str | None = None) -> None:
    if element.get(attribute, default) is not None and ooxml.number(element, attribute) >= index:
        element.set(attribute, str(ooxml.number(element, attribute) + 1))
