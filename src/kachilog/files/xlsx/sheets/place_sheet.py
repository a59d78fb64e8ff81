"""Placing a sheet: the one sheet of a workbook drawn elsewhere becomes a sheet of the user's workbook.

Of the user's parts only the workbook, its relationships, the content types and the styles change; every other
part stays as it is.
"""

from __future__ import annotations

import io
import itertools
import posixpath
from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.parts import defined_names, ooxml, workbook, xml_text
from kachilog.files.xlsx.parts.opc import Parts, relationships_name
from kachilog.files.xlsx.parts.styles import CONTENT_TYPE, MINIMAL, Styles
from kachilog.files.xlsx.sheets.adoption import adopt, set_differentials
from kachilog.files.xlsx.sheets.sheet_names import check_name, find_sheet, rename, rename_references
from kachilog.files.xlsx.zip.archive import Archive

if TYPE_CHECKING:
    from kachilog.files.xlsx.parts.ooxml import Element
    from kachilog.files.xlsx.parts.workbook import Sheet

_LARGEST_ID = 65_534
_NUMBERED = lazy_pattern(r"\d*(\.\w+)$")
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


class Placer:
    """Places sheets into the workbook of `parts`. Keeps the styles it has parsed from sheet to sheet."""

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

    def place(self, book: bytes, name: str, after: str | None) -> None:
        """Add the one sheet of `book` as the sheet `name`; see `Package.place`."""
        check_name(name)
        source = Parts(Archive(io.BytesIO(book)))
        source_book = workbook.workbook_part(source)
        (drawn,) = workbook.sheets(source, source_book)
        present = workbook.sheets(self._parts, self._workbook)
        if find_sheet(present, name) is not None:
            raise UsageError("sheet_exists", sheet=name)
        before = None if after is None else find_sheet(present, after)
        if after is not None and before is None:
            raise UsageError("sheet_missing", sheet=after)

        sheet = self._sheet(source, source_book, drawn)
        if drawn.name != name:
            rename_references(sheet, drawn.name, name)
        index = len(present) if before is None else present.index(before) + 1
        part = self._parts.fresh(_beside(self._workbook, "worksheets/sheet%d.xml"))
        self._parts.put(part, xml_text.serialise(sheet))
        self._parts.set_content_type(part, _SHEET_TYPE)
        self._carry_related(source, drawn.part, part, (drawn.name, name), {drawn.part: part})
        self._add_tab(name, part, index)
        defined_names.bring(
            source.tree(source_book),
            self._parts.edit(self._workbook),
            index,
            lambda f: rename(f, drawn.name, name),
        )
        self.keep_styles()

    def _sheet(self, source: Parts, book: str, drawn: Sheet) -> Element:
        """Return the drawn sheet with its styles and strings those of this workbook."""
        sheet = xml_text.parse(self._dialect(source.read(drawn.part)))
        formats = [0]
        styles_part = source.related(book, "styles")
        if styles_part is not None:
            formats, self._differentials = self.styles().merge(Styles(source.tree(styles_part)))
        strings_part = source.related(book, "sharedStrings")
        strings = [] if strings_part is None else ooxml.children(source.tree(strings_part), "si")
        adopt(sheet, formats, self._differentials, strings)
        return sheet

    def _dialect(self, data: bytes) -> bytes:
        strict = ooxml.namespace(self._parts.tree(self._workbook)) == ooxml.STRICT_MAIN
        return ooxml.to_strict(data) if strict else data

    def _carry_related(
        self, source: Parts, drawn: str, part: str, names: tuple[str, str], carried: dict[str, str]
    ) -> None:
        """Bring along what a part of the drawn sheet refers to: drawings, charts, images, tables, links."""
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
        self._parts.put(relationships_name(part), self._dialect(xml_text.serialise(root)))

    def _carried(self, source: Parts, target: str, names: tuple[str, str]) -> bytes:
        if not target.endswith(".xml"):
            return source.read(target)
        root = source.tree(target)
        if ooxml.local(root) == "table":
            self._rename_table(root)
        for element in root.iter():
            set_differentials(element, self._differentials)
            if ooxml.local(element) == "f" and ooxml.namespace(element) == _CHARTS:
                element.text = rename(element.text or "", *names)
        return self._dialect(xml_text.serialise(root))

    def _rename_table(self, root: Element) -> None:
        """Give a table of the drawn sheet a name and a number that no other table has."""
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

    def _add_tab(self, name: str, part: str, index: int) -> None:
        root = self._parts.edit(self._workbook)
        tabs = ooxml.ensure(root, "sheets", defined_names.WORKBOOK_ORDER)
        elements = ooxml.children(tabs, "sheet")
        number = _free_id({ooxml.number(e, "sheetId") for e in elements})
        made = tabs.makeelement(ooxml.qualified(root, "sheet"), {"name": name, "sheetId": str(number)})
        made.set(
            f"{{{ooxml.relationship_namespace(root)}}}id",
            self._parts.relate(self._workbook, "worksheet", part),
        )
        tabs.insert(tabs.index(elements[index]) if index < len(elements) else len(tabs), made)
        if index < len(elements):
            defined_names.shift(root, index)


def _free_id(used: set[int]) -> int:
    """Return an id for a new sheet: above all others, or the lowest free one where Excel takes none above."""
    above = max(used, default=0) + 1
    return above if above <= _LARGEST_ID else next(one for one in itertools.count(1) if one not in used)


def _beside(workbook: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(workbook), name)


def _beside_numbered(workbook: str, target: str) -> str:
    """Return the pattern of fresh names for a part: `xl/charts/chart1.xml` → `xl/charts/chart%d.xml`."""
    inside = target.partition("/")[2] or target
    return _beside(workbook, _NUMBERED.sub(r"%d\1", inside.replace("%", "%%")))
