"""Which cells a formula looks at, as far as that can be told from its text.

Where it cannot be told (INDIRECT, a range over several sheets) the formula is taken to look everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import MAX_COLUMNS, MAX_ROWS
from kachilog.files.xlsx.parts import ooxml
from kachilog.files.xlsx.parts.addresses import column_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kachilog.files.xlsx.parts.ooxml import Element
    from kachilog.files.xlsx.parts.tables import Table

_TOKEN = lazy_pattern(
    r"""
    "(?:[^"]|"")*"                                                      # a text
  | (?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?|\[\d+\][\w.]*)?
    (?(sheet)!)
    (?:
        (?P<rows>\$?\d+:\$?\d+)
      | (?P<columns>\$?[A-Z]{1,3}:\$?[A-Z]{1,3})(?![\w.(])
      | (?P<cells>\$?[A-Z]{1,3}\$?[1-9]\d*(?::\$?[A-Z]{1,3}\$?[1-9]\d*)?)(?![\w.(])
      | (?P<name>[^\W\d][\w.\\?]*)(?P<after>[\[(])?
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CORNER = lazy_pattern(r"(\$?)([A-Z]{0,3})(\$?)(\d*)", re.IGNORECASE)
_THIS_ROW = lazy_pattern(r"\[?\[?(?:#This Row\]|@)", re.IGNORECASE)
MOST_TOLD_APART = 2_000
"""Changes of a sheet from which on all of it counts as changed."""

_KEPT = 10_000  # formulas that are remembered: those of a column are often the same
_ANYWHERE = frozenset(("INDIRECT", "OFFSET"))


class SheetArea(NamedTuple):
    """Cells of a sheet, which is called by its folded name; rows and columns from 1, inclusive."""

    sheet: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def meets(self, other: SheetArea) -> bool:
        """Return whether the areas have a cell in common."""
        return (
            self.sheet == other.sheet
            and self.first_row <= other.last_row
            and other.first_row <= self.last_row
            and self.first_column <= other.last_column
            and other.first_column <= self.last_column
        )


def whole(sheet: str) -> SheetArea:
    """Return all cells of a sheet."""
    return SheetArea(sheet.casefold(), 1, 1, MAX_ROWS, MAX_COLUMNS)


class Place(NamedTuple):
    """Where a formula stands, and how many rows and columns below and right of where it was written."""

    sheet: str
    row: int
    column: int
    down: int = 0
    right: int = 0


class References:
    """Reads formulas of one workbook: its tables, and its defined names by folded name."""

    def __init__(self, tables: Iterable[Table], workbook: Element) -> None:
        self._tables = {table.name.casefold(): table for table in tables}
        self._names: dict[str, list[str]] = {}
        for element in ooxml.children(ooxml.child(workbook, "definedNames"), "definedName"):
            self._names.setdefault(element.get("name", "").casefold(), []).append(element.text or "")
        self._read: dict[tuple[str, str, int, int], list[tuple[SheetArea, bool]] | None] = {}

    def of(self, formula: str, place: Place) -> list[SheetArea] | None:
        """Return the areas that a formula looks at; None for any cell there is."""
        key = (formula, place.sheet, place.down, place.right)
        if key not in self._read:
            if len(self._read) == _KEPT:
                self._read.clear()
            self._read[key] = self._looked_at(formula, place)
        found = self._read[key]
        if found is None:
            return None
        return [
            area._replace(first_row=place.row, last_row=place.row) if this_row else area
            for area, this_row in found
        ]

    def _looked_at(self, formula: str, place: Place) -> list[tuple[SheetArea, bool]] | None:
        """Return areas, and whether only that row of them is meant in which the formula stands."""
        found: list[tuple[SheetArea, bool]] = []
        seen: set[str] = set()
        waiting = [formula]
        while waiting:
            text = waiting.pop()
            for match in _TOKEN.finditer(text):
                if match["sheet"] and ":" in match["sheet"]:
                    return None
                if match["name"] is None:
                    found += [(area, False) for area in _areas(match, place)]
                    continue
                name = match["name"].casefold()
                if match["after"] == "(" and name.rpartition(".")[2].upper() in _ANYWHERE:
                    return None
                if name in self._tables:
                    this_row = match["after"] == "[" and _THIS_ROW.match(text, match.end() - 1)
                    found.append((_of(self._tables[name]), bool(this_row)))
                elif name not in seen:
                    seen.add(name)
                    waiting += self._names.get(name, ())
        return found


def _of(table: Table) -> SheetArea:
    corners = (table.first_row, table.first_column, table.last_row, table.last_column)
    return SheetArea(table.sheet.casefold(), *corners)


def _areas(match: re.Match[str], place: Place) -> Iterator[SheetArea]:
    named = match["sheet"]
    if named is None:
        sheet = place.sheet
    else:
        sheet = named[1:-1].replace("''", "'") if named.startswith("'") else named
    for text in (match["rows"], match["columns"], match["cells"]):
        if text:
            first, _, last = text.partition(":")
            top, left = _corner(first, place, (1, 1))
            bottom, right = _corner(last or first, place, (MAX_ROWS, MAX_COLUMNS))
            rows, columns = sorted((top, bottom)), sorted((left, right))
            yield SheetArea(sheet.casefold(), rows[0], columns[0], rows[1], columns[1])


def _corner(text: str, place: Place, otherwise: tuple[int, int]) -> tuple[int, int]:
    """Return (row, column) of a corner as it is meant at `place`; what it leaves out is `otherwise`."""
    match = _CORNER.fullmatch(text)
    if match is None:
        return otherwise
    fixed_column, letters, fixed_row, digits = match.groups()
    row, column = otherwise
    if digits:
        # "$5:$7": the first sign belongs to the row where there are no letters.
        is_fixed = fixed_row or (fixed_column and not letters)
        row = int(digits[:8]) + (0 if is_fixed else place.down)
    if letters:
        column = column_number(letters) + (0 if fixed_column else place.right)
    return row, column
