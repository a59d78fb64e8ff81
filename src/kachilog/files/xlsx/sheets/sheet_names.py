"""Names of sheets: what Excel takes for one, and the references that follow a sheet to its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import SHEET_NAME_LIMIT, code_units
from kachilog.files.xlsx.parts import ooxml

if TYPE_CHECKING:
    from kachilog.files.xlsx.parts.ooxml import Element
    from kachilog.files.xlsx.parts.workbook import Sheet

_FORBIDDEN = lazy_pattern(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_FORMULAS = frozenset(("f", "formula", "formula1", "formula2"))


def check_name(name: str) -> None:
    """Raise UsageError where Excel would not take `name` for a sheet."""
    if (
        not 1 <= code_units(name) <= SHEET_NAME_LIMIT
        or _FORBIDDEN.search(name)
        or name.casefold() == "history"
    ):
        raise UsageError("sheet_name", name=name)


def find_sheet(sheets: tuple[Sheet, ...], name: str) -> Sheet | None:
    """Return the sheet called `name`; sheet names ignore case."""
    return next((sheet for sheet in sheets if sheet.name.casefold() == name.casefold()), None)


def quoted(name: str) -> str:
    """Return a sheet name as it stands in a formula, always in quotes."""
    return "'" + name.replace("'", "''") + "'"


def rename(formula: str, old: str, new: str) -> str:
    """Return `formula` with its references to the sheet `old` led to the sheet `new`; strings stay."""
    if old == new:
        return formula
    names = re.escape(quoted(old)) + "|" + rf"(?<![\w.'\]]){re.escape(old)}"
    pattern = re.compile(rf'"(?:[^"]|"")*"|(?:{names})(?=!)', re.IGNORECASE)
    return pattern.sub(lambda match: match[0] if match[0].startswith('"') else quoted(new), formula)


def rename_references(sheet: Element, old: str, new: str) -> None:
    """Lead the formulas and links of a sheet that refer to the sheet `old` to the sheet `new`."""
    for element in sheet.iter():
        name = ooxml.local(element)
        if name in _FORMULAS and element.text:
            element.text = rename(element.text, old, new)
        elif name == "hyperlink" and element.get("location"):
            element.set("location", rename(element.get("location", ""), old, new))
