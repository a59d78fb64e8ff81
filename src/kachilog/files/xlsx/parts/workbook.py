"""What a package holds: its sheets in the order of their tabs, its tables, its epoch.

Sheets themselves are not read: opening a large workbook costs no more than opening a small one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.base.errors import FileError
from kachilog.files.xlsx.errors import broken
from kachilog.files.xlsx.parts import ooxml
from kachilog.files.xlsx.parts.defined_names import WORKBOOK_ORDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.files.xlsx.parts.opc import Parts

State = Literal["visible", "hidden", "veryHidden"]

_ODF = "application/vnd.oasis.opendocument."


class Sheet(NamedTuple):
    """One tab. `kind` is the last word of its relationship: "worksheet", "chartsheet", "dialogsheet", …."""

    name: str
    part: str
    state: State
    id: int
    kind: str = "worksheet"


def workbook_part(parts: Parts) -> str:
    """Return the name of the workbook part. Raise FileError where the package is something else."""
    if parts.find("mimetype") is not None and parts.read("mimetype").startswith(_ODF.encode()):
        raise FileError("ods")
    if parts.find("_rels/.rels") is None or parts.find("[Content_Types].xml") is None:
        raise FileError("not_a_workbook")
    main = parts.related("", "officeDocument")
    if main is None:
        raise FileError("not_a_workbook")
    content_type = parts.content_type(main)
    if ".sheet.binary." in content_type:
        raise FileError("xlsb")
    root = parts.tree(main)
    if ooxml.namespace(root) not in (ooxml.MAIN, ooxml.STRICT_MAIN) or ooxml.local(root) != "workbook":
        raise FileError("not_a_workbook")
    return main


MAX_SHEETS = 4_000
"""Sheets of a workbook that anybody can still use: a page a week for 75 years."""


def sheets(parts: Parts, workbook: str) -> tuple[Sheet, ...]:
    """Return the sheets in the order of their tabs. Raise FileError too_large beyond MAX_SHEETS."""
    targets = {r.id: r for r in parts.relationships(workbook)}
    found = []
    elements = ooxml.children(ooxml.child(parts.tree(workbook), "sheets"), "sheet")
    if len(elements) > MAX_SHEETS:
        raise FileError("too_large")
    for element in elements:
        relationship = targets.get(ooxml.relationship_id(element) or "")
        if relationship is None or parts.find(relationship.target) is None:
            raise broken("sheet-without-a-part")
        found.append(
            Sheet(
                element.get("name", ""),
                relationship.target,
                _state(element.get("state")),
                ooxml.number(element, "sheetId"),
                relationship.kind,
            )
        )
    return tuple(found)


def _state(text: str | None) -> State:
    return "hidden" if text == "hidden" else "veryHidden" if text == "veryHidden" else "visible"


def is_date1904(parts: Parts, workbook: str) -> bool:
    """Say whether serial dates count from 1904 (the Mac's old epoch)."""
    properties = ooxml.child(parts.tree(workbook), "workbookPr")
    return properties is not None and ooxml.is_true(properties.get("date1904"))


def is_structure_protected(parts: Parts, workbook: str) -> bool:
    """Say whether the user has locked the tabs: none can be added, removed or moved."""
    protection = ooxml.child(parts.tree(workbook), "workbookProtection")
    return protection is not None and ooxml.is_true(protection.get("lockStructure"))


def recalculate(parts: Parts, workbook: str) -> None:
    """Let programs calculate all formulas anew when they open the workbook."""
    properties = ooxml.child(parts.tree(workbook), "calcPr")
    if properties is None or not ooxml.is_true(properties.get("fullCalcOnLoad")):
        root = parts.edit(workbook)
        ooxml.ensure(root, "calcPr", WORKBOOK_ORDER).set("fullCalcOnLoad", "1")


def open_at(parts: Parts, workbook: str, found: Sequence[Sheet], name: str) -> None:
    """Let programs show the sheet `name` when they open a workbook of ours, and select no other with it."""
    place = next(at for at, one in enumerate(found) if one.name == name)
    for view in ooxml.children(ooxml.child(parts.edit(workbook), "bookViews"), "workbookView"):
        view.set("activeTab", str(place))
    for one in found:
        for view in ooxml.children(ooxml.child(parts.edit(one.part), "sheetViews"), "sheetView"):
            ooxml.drop(view, "tabSelected")
            if one.name == name:
                view.set("tabSelected", "1")
