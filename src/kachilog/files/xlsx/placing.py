"""Placing a page: the one sheet of a workbook drawn elsewhere becomes a sheet of the user's workbook.

Of the user's parts only the workbook, its relationships, the content types and the styles change (and what
belonged to the replaced sheet alone); every other part stays as it is.
"""

from __future__ import annotations

import io
import posixpath
import re
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, UsageError
from kachilog.base.spreadsheet import SHEET_NAME_LIMIT, code_units
from kachilog.files.xlsx.parts import defined_names, ooxml, sheet_cells, structure
from kachilog.files.xlsx.parts.parts import Parts, relationships_name
from kachilog.files.xlsx.parts.styles import CONTENT_TYPE, MINIMAL, Styles
from kachilog.files.xlsx.zip.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.files.xlsx.parts.ooxml import Element
    from kachilog.files.xlsx.parts.structure import Sheet

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_NUMBERED = re.compile(r"\d*(\.\w+)$")
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_DIFFERENTIAL = re.compile(r"dxfId$", re.IGNORECASE)
_FORMULAS = frozenset(("f", "formula", "formula1", "formula2"))
_CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Placer:
    """Places pages into the workbook of `parts`. Keeps the styles it has parsed from page to page."""

    def __init__(self, parts: Parts, workbook: str) -> None:
        self._parts = parts
        self._workbook = workbook
        self._styles: Styles | None = None
        self._styles_part = ""
        self._differentials: list[int] = []

    def styles(self) -> Styles:
        """Return the styles of the workbook, made if it has none."""
        if self._styles is None:
            found = self._parts.related(self._workbook, "styles")
            if found is None:
                found = _beside(self._workbook, "styles.xml")
                if self._parts.find(found) is not None:
                    found = self._parts.fresh(_beside(self._workbook, "styles%d.xml"))
                self._parts.put(
                    found, MINIMAL.format(ooxml.namespace(self._parts.tree(self._workbook))).encode()
                )
                self._parts.relate(self._workbook, "styles", found)
                self._parts.set_content_type(found, CONTENT_TYPE)
            self._styles_part = found
            self._styles = Styles(self._parts.tree(found))
        return self._styles

    def keep_styles(self) -> None:
        """Mark the styles part as changed if a format has been added to it."""
        if self._styles is not None and self._styles.changed:
            self._parts.edit(self._styles_part)

    def place(self, page: bytes, name: str, keep: Mapping[str, str], after: str | None) -> None:
        """Add or replace the sheet `name`; see `Package.place`."""
        check_name(name)
        source = Parts(Archive(io.BytesIO(page)))
        source_book = structure.workbook_part(source)
        (drawn,) = structure.sheets(source, source_book)
        present = structure.sheets(self._parts, self._workbook)
        old = find_sheet(present, name)
        if old is not None and old.kind != "worksheet":
            raise FileError("sheet_not_worksheet", sheet=name)
        before = None if after is None else find_sheet(present, after)
        if after is not None and before is None:
            raise UsageError("sheet_missing", sheet=after)

        sheet = self._sheet(source, source_book, drawn)
        final = name if old is None else old.name
        if drawn.name != final:
            _rename_references(sheet, drawn.name, final)
        if old is None:
            index = len(present) if before is None else present.index(before) + 1
            part = self._parts.fresh(_beside(self._workbook, "worksheets/sheet%d.xml"))
        else:
            index, part = present.index(old), old.part
            before_tree = self._parts.tree(old.part)
            _keep_code_name(before_tree, sheet)
            sheet_cells.carry(before_tree, sheet, keep)
            self._drop_chain(before_tree, sheet, old.id)
            self._drop_owned(old)
        self._parts.put(part, ooxml.serialise(sheet))
        self._parts.set_content_type(part, _SHEET_TYPE)
        self._carry_related(source, drawn.part, part, (drawn.name, final), {drawn.part: part})
        if old is None:
            self._add_tab(final, part, index)
        defined_names.bring(
            source.tree(source_book),
            self._parts.edit(self._workbook),
            index,
            lambda f: rename(f, drawn.name, final),
        )
        self.keep_styles()

    def _sheet(self, source: Parts, book: str, drawn: Sheet) -> Element:
        """Return the drawn sheet with its styles and strings those of this workbook."""
        sheet = ooxml.parse(self._dialect(source.read(drawn.part)))
        formats = [0]
        styles_part = source.related(book, "styles")
        if styles_part is not None:
            formats, self._differentials = self.styles().merge(Styles(source.tree(styles_part)))
        strings_part = source.related(book, "sharedStrings")
        strings = [] if strings_part is None else ooxml.children(source.tree(strings_part), "si")
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
                _set_differentials(element, self._differentials)
        return sheet

    def _dialect(self, data: bytes) -> bytes:
        strict = ooxml.namespace(self._parts.tree(self._workbook)) == ooxml.STRICT_MAIN
        return ooxml.to_strict(data) if strict else data

    def _carry_related(
        self, source: Parts, drawn: str, part: str, names: tuple[str, str], carried: dict[str, str]
    ) -> None:
        """Bring along what a part of the page refers to: drawings, charts, images, tables, links."""
        stored = source.find(relationships_name(drawn))
        if stored is None:
            return
        root = source.tree(stored)
        targets = {r.id: r for r in source.relationships(drawn)}
        for element in root:
            relationship = targets[element.get("Id", "")]
            if relationship.external:
                continue
            target = relationship.target
            if target not in carried:
                carried[target] = self._parts.fresh(_beside_numbered(self._workbook, target))
                content = self._carried(source, target, names)
                self._parts.put(carried[target], content)
                self._parts.set_content_type(carried[target], source.content_type(target))
                self._carry_related(source, target, carried[target], names, carried)
            element.set("Target", posixpath.relpath(carried[target], posixpath.dirname(part)))
        self._parts.put(relationships_name(part), self._dialect(ooxml.serialise(root)))

    def _carried(self, source: Parts, target: str, names: tuple[str, str]) -> bytes:
        if not target.endswith(".xml"):
            return source.read(target)
        root = source.tree(target)
        if ooxml.local(root) == "table":
            self._rename_table(root)
        for element in root.iter():
            _set_differentials(element, self._differentials)
            if ooxml.local(element) == "f" and ooxml.namespace(element) == _CHARTS:
                element.text = rename(element.text or "", *names)
        return self._dialect(ooxml.serialise(root))

    def _rename_table(self, root: Element) -> None:
        """Give a table of the page a name and a number that no other table has."""
        parts = self._parts
        present = [parts.tree(n) for n in parts.names() if parts.content_type(n).endswith(".table+xml")]
        root.set("id", str(max((ooxml.number(table, "id") for table in present), default=0) + 1))
        used = {table.get("displayName", "").casefold() for table in present}
        wanted = fresh = root.get("displayName", "Table")
        number = 2
        while fresh.casefold() in used:
            fresh, number = f"{wanted}_{number}", number + 1
        root.set("displayName", fresh)
        root.set("name", fresh)

    def _drop_owned(self, old: Sheet) -> None:
        """Remove the parts that only the replaced sheet leads to."""
        parts = self._parts
        owned = self._reachable(
            {r.target for r in parts.relationships(old.part) if not r.external}, {old.part}
        )
        rest = self._reachable({""}, {old.part})
        for name in sorted(owned - rest - {old.part}):
            if parts.find(name) is not None:
                parts.remove(name)
        stored = parts.find(relationships_name(old.part))
        if stored is not None:
            parts.remove(stored)

    def _reachable(self, start: set[str], barrier: set[str]) -> set[str]:
        """Return `start` and all parts it leads to, without walking through those of `barrier`."""
        found = set(start)
        waiting = list(start)
        while waiting:
            for relationship in self._parts.relationships(waiting.pop()):
                target = relationship.target
                if not relationship.external and target not in found and target not in barrier:
                    found.add(target)
                    waiting.append(target)
        return found

    def _drop_chain(self, old: Element, new: Element, sheet_id: int) -> None:
        """Take the formulas that are gone with the old sheet out of the calculation chain."""
        chain = self._parts.related(self._workbook, "calcChain")
        if chain is None:
            return
        gone = sheet_cells.formulas(old) - sheet_cells.formulas(new)
        if not gone:
            return
        root = self._parts.edit(chain)
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
            self._parts.unrelate(self._workbook, chain)
            self._parts.remove(chain)

    def _add_tab(self, name: str, part: str, index: int) -> None:
        root = self._parts.edit(self._workbook)
        tabs = ooxml.ensure(root, "sheets", defined_names.WORKBOOK_ORDER)
        elements = ooxml.children(tabs, "sheet")
        number = max((ooxml.number(e, "sheetId") for e in elements), default=0) + 1
        made = tabs.makeelement(ooxml.qualified(root, "sheet"), {"name": name, "sheetId": str(number)})
        strict = ooxml.namespace(root) == ooxml.STRICT_MAIN
        prefix = ooxml.STRICT_RELATIONSHIPS if strict else ooxml.RELATIONSHIPS
        made.set(f"{{{prefix}}}id", self._parts.relate(self._workbook, "worksheet", part))
        tabs.insert(tabs.index(elements[index]) if index < len(elements) else len(tabs), made)
        if index < len(elements):
            defined_names.shift(root, index)


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


def _rename_references(sheet: Element, old: str, new: str) -> None:
    for element in sheet.iter():
        name = ooxml.local(element)
        if name in _FORMULAS and element.text:
            element.text = rename(element.text, old, new)
        elif name == "hyperlink" and element.get("location"):
            element.set("location", rename(element.get("location", ""), old, new))


def _adopt_cells(data: Element, formats: list[int], strings: list[Element]) -> None:
    """Give the rows and cells of a drawn sheet their styles, and the cells their strings."""
    for row in ooxml.children(data, "row"):
        _set_style(row, "s", formats, always=False)
        for cell in ooxml.children(row, "c"):
            if cell.get("cm") or cell.get("vm"):
                message = "a page holds plain values: no dynamic arrays, no images in cells"
                raise ValueError(message)
            _set_style(cell, "s", formats)
            if cell.get("t") == "s":
                _inline(cell, strings)


def _set_style(element: Element, attribute: str, formats: list[int], *, always: bool = True) -> None:
    if element.get(attribute) is not None or (always and formats[0]):
        element.set(attribute, str(formats[ooxml.number(element, attribute)]))


def _set_differentials(element: Element, differentials: list[int]) -> None:
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
    inline.extend([_in_dialect(part, cell) for part in strings[index]])
    cell.append(inline)


def _in_dialect(element: Element, model: Element) -> Element:
    """Return a copy of `element` and what is in it, in the namespace of `model`."""
    copy = model.makeelement(ooxml.qualified(model, ooxml.local(element)), ooxml.attributes(element))
    copy.text = element.text
    copy.extend([_in_dialect(part, model) for part in element if ooxml.local(part)])
    return copy


def _keep_code_name(old: Element, new: Element) -> None:
    """Keep the name by which the workbook's macros know the sheet."""
    code_name = None
    if (properties := ooxml.child(old, "sheetPr")) is not None:
        code_name = properties.get("codeName")
    if code_name:
        ooxml.ensure(new, "sheetPr", ("sheetPr",)).set("codeName", code_name)


def _beside(workbook: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(workbook), name)


def _beside_numbered(workbook: str, target: str) -> str:
    """Return the pattern of fresh names for a part: `xl/charts/chart1.xml` → `xl/charts/chart%d.xml`."""
    inside = target.partition("/")[2] or target
    return _beside(workbook, _NUMBERED.sub(r"%d\1", inside.replace("%", "%%")))
