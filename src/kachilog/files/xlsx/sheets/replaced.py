"""What is left to do where a sheet takes the place of an older one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.files.xlsx.parts import ooxml
from kachilog.files.xlsx.parts.opc import relationships_name
from kachilog.files.xlsx.sheets import sheet_cells

if TYPE_CHECKING:
    from kachilog.files.xlsx.parts.ooxml import Element
    from kachilog.files.xlsx.parts.opc import Parts
    from kachilog.files.xlsx.parts.workbook import Sheet


def keep_code_name(old: Element, new: Element) -> None:
    """Keep the name by which the workbook's macros know the sheet."""
    code_name = None
    if (properties := ooxml.child(old, "sheetPr")) is not None:
        code_name = properties.get("codeName")
    if code_name:
        ooxml.ensure(new, "sheetPr", ("sheetPr",)).set("codeName", code_name)


def drop_owned(parts: Parts, old: Sheet) -> None:
    """Remove the parts that only the replaced sheet leads to."""
    owned = _reachable(parts, {r.target for r in parts.relationships(old.part) if not r.external}, {old.part})
    rest = _reachable(parts, {""}, {old.part})
    for name in sorted(owned - rest - {old.part}):
        if parts.find(name) is not None:
            parts.remove(name)
    stored = parts.find(relationships_name(old.part))
    if stored is not None:
        parts.remove(stored)


def _reachable(parts: Parts, start: set[str], barrier: set[str]) -> set[str]:
    """Return `start` and all parts it leads to, without walking through those of `barrier`."""
    found = set(start)
    waiting = list(start)
    while waiting:
        for relationship in parts.relationships(waiting.pop()):
            target = relationship.target
            if not relationship.external and target not in found and target not in barrier:
                found.add(target)
                waiting.append(target)
    return found


def drop_chain(parts: Parts, workbook: str, old: Element, new: Element, sheet_id: int) -> None:
    """Take the formulas that are gone with the old sheet out of the calculation chain."""
    chain = parts.related(workbook, "calcChain")
    if chain is None:
        return
    gone = sheet_cells.formulas(old) - sheet_cells.formulas(new)
    if not gone:
        return
    root = parts.edit(chain)
    current = ""
    doomed = []
    for entry in ooxml.children(root, "c"):
        # An entry without a sheet belongs to the sheet of the entry before it: say it before cutting.
        current = entry.get("i", current)
        entry.set("i", current)
        if current == str(sheet_id) and entry.get("r") in gone:
            doomed.append(entry)
    for entry in doomed:
        root.remove(entry)
    if not ooxml.children(root, "c"):
        parts.unrelate(workbook, chain)
        parts.remove(chain)
