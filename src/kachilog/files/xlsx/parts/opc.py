"""The parts of a package under edit: the archive as it was opened, and what has been changed since.

A part that nobody changed stays the raw bytes it is. XML parts are parsed once and kept, so that placing a
hundred sheets does not parse the workbook a hundred times; a changed tree is written out when it is saved.
"""

from __future__ import annotations

import itertools
import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from kachilog.base.errors import FileError
from kachilog.files.xlsx.parts import ooxml, xml_text
from kachilog.files.xlsx.zip.payload import deflated, inflate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kachilog.files.xlsx.parts.ooxml import Element
    from kachilog.files.xlsx.zip.archive import Archive
    from kachilog.files.xlsx.zip.payload import Payload
    from kachilog.files.xlsx.zip.segments import Segment

PART_LIMIT = 256 << 20
"""Bytes of a part that may be read whole; sheets are streamed and have no such limit."""

TYPES = "[Content_Types].xml"
_EMPTY_RELATIONSHIPS = f'<Relationships xmlns="{ooxml.PACKAGE_RELATIONSHIPS}"/>'.encode()


class Relationship(NamedTuple):
    """A relationship of a part. `kind` is the last word of its type; `target` is a URL if `external`."""

    id: str
    kind: str
    target: str
    external: bool


class Parts:
    """The parts of one package by name (`xl/workbook.xml`), reading and changing."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._payloads: dict[str, Payload] = {}
        self._trees: dict[str, Element] = {}
        self._edited: set[str] = set()
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        self._folded = {name.replace("\\", "/").casefold(): name for name in archive.entries}

    def find(self, name: str) -> str | None:
        """Return the name under which a part is stored, None if there is none. Part names ignore case."""
        plain = name.lstrip("/")
        return self._folded.get(plain.casefold()) or self._folded.get(unquote(plain).casefold())

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts as they are now."""
        return tuple(self._folded.values())

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield the content of a part in windows. Raise FileError where it is missing or damaged."""
        if name in self._edited:
            yield xml_text.serialise(self._trees[name])
        elif name in self._payloads:
            payload = self._payloads[name]
            yield from inflate(payload.chunks(), payload.method, payload.size, payload.crc)
        elif name in self.archive.entries:
            yield from self.archive.stream(self.archive.entries[name])
        else:
            raise FileError("broken_workbook", what=f"no {name}")

    def segments(self, name: str) -> tuple[Segment, ...]:
        """Return the segments of which the content of a part was put together, none of any other part."""
        made = None if name in self._edited else self._payloads.get(name)
        return made.segments if made else ()

    def read(self, name: str) -> bytes:
        """Return the content of a part. Raise FileError where it is missing, damaged or beyond PART_LIMIT."""
        windows, length = [], 0
        for window in self.stream(name):
            length += len(window)
            if length > PART_LIMIT:
                raise FileError("too_large")
            windows.append(window)
        return b"".join(windows)

    def tree(self, name: str) -> Element:
        """Return the root of an XML part, to be read."""
        if name not in self._trees:
            self._trees[name] = xml_text.parse(self.read(name))
        return self._trees[name]

    def edit(self, name: str) -> Element:
        """Return the root of an XML part, to be changed."""
        root = self.tree(name)
        self._edited.add(name)
        self._relationships.pop(name, None)
        return root

    def put(self, name: str, content: bytes | Payload) -> None:
        """Set the content of a part, new or not."""
        self._forget(name)
        self._payloads[name] = deflated(content) if isinstance(content, bytes) else content
        self._folded[name.casefold()] = name

    def fresh(self, pattern: str) -> str:
        """Return a name that no part has, from a pattern such as `xl/charts/chart%d.xml`."""
        return next(name for number in itertools.count(1) if self.find(name := pattern % number) is None)

    def is_as_opened(self, name: str) -> bool:
        """Whether a part is neither new nor changed."""
        return name not in self._payloads and name not in self._edited

    @property
    def is_changed(self) -> bool:
        """Whether any part is new or changed."""
        return bool(self._payloads or self._edited)

    def changed(self) -> dict[str, Payload]:
        """Return every part whose content is new, ready to be written."""
        edited = {name: deflated(xml_text.serialise(self._trees[name])) for name in sorted(self._edited)}
        return {**self._payloads, **edited}

    def _forget(self, name: str) -> None:
        self._trees.pop(name, None)
        self._edited.discard(name)
        self._relationships.pop(name, None)

    def content_type(self, name: str) -> str:
        """Return the content type of a part, "" if it has none."""
        extension = posixpath.splitext(name)[1].lstrip(".").casefold()
        default = ""
        for element in self._types():
            if element.get("PartName", "").lstrip("/").casefold() == name.casefold():
                return element.get("ContentType", "")
            if element.get("Extension", "").casefold() == extension and extension:
                default = element.get("ContentType", "")
        return default

    def _types(self) -> list[Element]:
        """Return the elements of the content types, without the comments that may stand among them."""
        return [element for element in self.tree(TYPES) if ooxml.local(element)]

    def set_content_type(self, name: str, content_type: str) -> None:
        """Say what a part holds: by an override, unless the default of its extension says the same."""
        if self.content_type(name) != content_type:
            root = self.edit(TYPES)
            tag = ooxml.qualified(root, "Override")
            root.append(root.makeelement(tag, {"PartName": f"/{name}", "ContentType": content_type}))

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part ("" for those of the package)."""
        stored = self.find(relationships_name(name))
        if stored is None:
            return ()
        if stored not in self._relationships:
            found = (
                self._relationship(name, element) for element in self.tree(stored) if ooxml.local(element)
            )
            self._relationships[stored] = tuple(found)
        return self._relationships[stored]

    def _relationship(self, source: str, element: Element) -> Relationship:
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            full = target if target.startswith("/") else posixpath.join(posixpath.dirname(source), target)
            plain = posixpath.normpath(full.replace("\\", "/")).lstrip("/")
            target = self.find(plain) or plain
        kind = element.get("Type", "").rpartition("/")[2]
        return Relationship(element.get("Id", ""), kind, target, external)

    def related(self, name: str, kind: str) -> str | None:
        """Return the existing part that `name` has a relationship of `kind` to, None if there is none."""
        targets = (r.target for r in self.relationships(name) if r.kind == kind and not r.external)
        return next((target for target in targets if self.find(target)), None)

    def relate(self, name: str, kind: str, target: str) -> str:
        """Add a relationship from a part to another one and return its id."""
        stored = self.find(relationships_name(name))
        if stored is None:
            stored = relationships_name(name)
            self.put(stored, _EMPTY_RELATIONSHIPS)
        root = self.edit(stored)
        used = {element.get("Id") for element in root}
        fresh = next(made for number in itertools.count(1) if (made := f"rId{number}") not in used)
        prefix = ooxml.relationship_namespace(self.tree(name))
        link = posixpath.relpath(target, posixpath.dirname(name) or ".")
        attributes = {"Id": fresh, "Type": f"{prefix}/{kind}", "Target": link}
        root.append(root.makeelement(ooxml.qualified(root, "Relationship"), attributes))
        return fresh


def relationships_name(name: str) -> str:
    """Return the name of the part that holds the relationships of a part ("" is the package)."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")
