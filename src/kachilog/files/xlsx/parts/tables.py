"""The tables of a workbook: found, and widened for rows and columns that are appended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, UsageError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import MAX_COLUMNS, TablePlace
from kachilog.files.xlsx.parts import addresses, ooxml
from kachilog.files.xlsx.parts.ooxml import xstring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kachilog.files.xlsx.parts.ooxml import Element
    from kachilog.files.xlsx.parts.opc import Parts
    from kachilog.files.xlsx.parts.workbook import Sheet

_RELATIVE = lazy_pattern(
    r"(?<![\w.$])(?:[A-Za-z]{1,3}\$?[0-9]+|\$[A-Za-z]{1,3}[0-9]+|[0-9]+:\$?[0-9]+)(?![\w(])"
)
_NOT_REFERENCES = lazy_pattern(r'"(?:[^"]|"")*"|\[(?:[^\[\]\']|\'.|\[(?:[^\[\]\']|\'.)*\])*\]')


@dataclass(frozen=True, slots=True)
class Table(TablePlace):
    """A table of a package: `part` defines it; `calculated` are headers of columns that a formula fills."""

    part: str = ""
    calculated: frozenset[str] = frozenset()


def tables(parts: Parts, sheets: tuple[Sheet, ...]) -> dict[str, Table]:
    """Return the tables of all sheets by name, in the order of tabs."""
    found = {}
    for sheet in sheets:
        for relationship in parts.relationships(sheet.part):
            if relationship.kind == "table" and not relationship.external:
                table = _table(parts.tree(relationship.target), sheet.name, relationship.target)
                found[table.name] = table
    return found


def _table(root: Element, sheet: str, part: str) -> Table:
    top, left, bottom, right = addresses.area(root.get("ref", ""))
    header_rows, totals_rows = ooxml.number(root, "headerRowCount", 1), ooxml.number(root, "totalsRowCount")
    columns = ooxml.children(ooxml.child(root, "tableColumns"), "tableColumn")
    headers = tuple(ooxml.unescape(column.get("name", "")) for column in columns)
    calculated = frozenset(
        header
        for header, column in zip(headers, columns, strict=True)
        if ooxml.child(column, "calculatedColumnFormula") is not None
    )
    name = root.get("displayName", "") or root.get("name", "")
    return Table(name, sheet, top, left, bottom, right, headers, header_rows, totals_rows, part, calculated)


def check_new_columns(table: Table, names: Sequence[str]) -> None:
    """Raise UsageError column_exists, FileError append_full where a table cannot have these columns, too."""
    used = {header.casefold() for header in table.headers}
    for name in names:
        if not name or name.casefold() in used:
            raise UsageError("column_exists", column=name)
        used.add(name.casefold())
    if table.last_column + len(names) > MAX_COLUMNS:
        raise FileError("append_full", sheet=table.sheet, limit=MAX_COLUMNS)


def row_formula(column: Element) -> str | None:
    """Return a calculated column's formula, "" if it cannot stand in any row as it is; None for others."""
    element = ooxml.child(column, "calculatedColumnFormula")
    if element is None:
        return None
    text = element.text or ""
    fixed = not ooxml.is_true(element.get("array")) and not _RELATIVE.search(_NOT_REFERENCES.sub("", text))
    return text if fixed else ""


def grow(root: Element, table: Table, last_row: int, new_columns: Sequence[str]) -> None:
    """Let the table's definition reach `last_row` and have the new columns."""
    right = table.last_column + len(new_columns)
    corners = addresses.address(table.first_row, table.first_column), addresses.address(last_row, right)
    root.set("ref", ":".join(corners))
    if (filters := ooxml.child(root, "autoFilter")) is not None:
        filters.set("ref", ":".join(corners))
    columns = ooxml.child(root, "tableColumns")
    if columns is None or not new_columns:
        return
    highest = max((ooxml.number(column, "id") for column in columns), default=0)
    for number, name in enumerate(new_columns, highest + 1):
        text = re.sub(r"[\t\n]", lambda match: f"_x{ord(match[0]):04x}_", xstring(name))
        attributes = {"id": str(number), "name": text}
        columns.append(columns.makeelement(ooxml.qualified(columns, "tableColumn"), attributes))
    columns.set("count", str(len(ooxml.children(columns, "tableColumn"))))
