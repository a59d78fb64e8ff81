"""The cells of a sheet as elements: finding them, and carrying some from one sheet to another unchanged."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING

from kachilog.files.xlsx.parts import addresses, ooxml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kachilog.files.xlsx.parts.ooxml import Element


def cells(sheet: Element) -> Iterator[tuple[int, int, Element]]:
    """Yield (row, column, `<c>`) of a sheet; a row or cell without an address follows the one before it."""
    row = 0
    for line in ooxml.children(ooxml.child(sheet, "sheetData"), "row"):
        row = ooxml.number(line, "r", row + 1)
        column = 0
        for cell in ooxml.children(line, "c"):
            column = addresses.position(cell.get("r", ""))[1] if cell.get("r") else column + 1
            yield row, column, cell


def formulas(sheet: Element) -> set[str]:
    """Return the addresses of the cells that hold a formula."""
    return {
        addresses.address(row, column)
        for row, column, cell in cells(sheet)
        if ooxml.child(cell, "f") is not None
    }


def differing(old: Element, new: Element, strings: Sequence[Element]) -> set[tuple[int, int]]:
    """Return the cells (row, column) that show something else on the sheet `new` than on the sheet `old`.

    `strings` are the shared strings of the workbook that both stand in.
    """
    before, after = _shown(old, strings), _shown(new, strings)
    places = before.keys() | after.keys()
    return {place for place in places if before.get(place) != after.get(place)}


def _shown(sheet: Element, strings: Sequence[Element]) -> dict[tuple[int, int], object]:
    return {
        (row, column): value
        for row, column, cell in cells(sheet)
        if (value := _value(cell, strings)) is not None
    }


def _value(cell: Element, strings: Sequence[Element]) -> object:
    """Return what a cell holds, so that equal things are equal however they are stored; None for nothing."""
    kind, value, inline = cell.get("t", "n"), ooxml.child(cell, "v"), ooxml.child(cell, "is")
    text = "" if value is None else value.text or ""
    if kind == "s" and text.isdecimal() and int(text) < len(strings):
        inline = strings[int(text)]
    if inline is not None:
        return ("text", _read_aloud(inline))
    if kind == "n" and text:
        with suppress(ValueError):
            return float(text)
    return (kind, text) if text else None


def _read_aloud(text: Element) -> str:
    """Return a text without its formats and its readings (furigana)."""
    runs = text.iter(ooxml.qualified(text, "t"))
    parents = ((run, run.getparent()) for run in runs)
    return "".join(run.text or "" for run, of in parents if of is None or ooxml.local(of) != "rPh")


def carry(old: Element, new: Element, keep: Mapping[str, str]) -> None:
    """Put cells of the sheet `old` into the sheet `new`: `keep` is new address → old address.

    Rows and cells of `new` carry their addresses, as those that XlsxWriter draws do.

    Value, type, style and formula stay as they were. A formula that was shared with cells which do not come
    along stands alone, or gives way to its last value where its text stood in another cell. A cell that the
    old sheet does not have leaves the new one as it is.
    """
    places: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, source in keep.items():
        places.setdefault(addresses.position(source), []).append(addresses.position(place))
    for row, column, cell in cells(old) if places else ():
        for target in places.get((row, column), ()):
            copy = deepcopy(cell)
            copy.set("r", addresses.address(*target))
            _stand_alone(copy)
            _put(new, target, copy)


def _stand_alone(cell: Element) -> None:
    formula = ooxml.child(cell, "f")
    if formula is None:
        return
    kind = formula.get("t", "normal")
    single = ":" not in formula.get("ref", "")
    if kind == "dataTable" or not formula.text or (kind == "array" and not single):
        cell.remove(formula)
        return
    for name in ("t", "si", "ref"):
        ooxml.drop(formula, name)
    if kind == "array":
        formula.set("t", "array")
        formula.set("ref", cell.get("r", ""))


def _put(sheet: Element, target: tuple[int, int], cell: Element) -> None:
    """Put `cell` into its row at its place, instead of the cell that stands there."""
    data = ooxml.child(sheet, "sheetData")
    if data is None:
        return
    row, column = target
    line = _row(data, row)
    following = 0
    for other in ooxml.children(line, "c"):
        place = addresses.position(other.get("r", ""))[1]
        if place == column:
            line.replace(other, cell)
            return
        if place < column:
            following = line.index(other) + 1
    line.insert(following, cell)


def _row(data: Element, row: int) -> Element:
    for line in ooxml.children(data, "row"):
        number = ooxml.number(line, "r")
        if number == row:
            ooxml.drop(line, "spans")
            return line
        if number > row:
            made = data.makeelement(ooxml.qualified(data, "row"), {"r": str(row)})
            data.insert(data.index(line), made)
            return made
    made = data.makeelement(ooxml.qualified(data, "row"), {"r": str(row)})
    data.append(made)
    return made
