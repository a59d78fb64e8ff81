"""Elements and namespaces of Office Open XML parts in both dialects (ISO/IEC 29500 transitional and strict).

Everything is told apart by namespace, never by prefix: a part may call its elements `<x:row>` or `<row>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.errors import broken

if TYPE_CHECKING:
    from collections.abc import Sequence

Element = etree._Element  # noqa: SLF001  lxml has no public name for the type of an element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships"

_TO_STRICT = {
    MAIN: STRICT_MAIN,
    RELATIONSHIPS: STRICT_RELATIONSHIPS,
    **{
        f"http://schemas.openxmlformats.org/drawingml/2006/{name}": f"http://purl.oclc.org/ooxml/drawingml/{name}"
        for name in ("main", "chart", "chartDrawing", "spreadsheetDrawing", "picture", "diagram")
    },
}
_ILLEGAL = lazy_pattern(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = lazy_pattern(r"_x([0-9A-Fa-f]{4})_")

_DIGITS = 18  # those of any number that a schema allows; Python refuses to read thousands of them


def namespace(element: Element) -> str:
    """Return the namespace of an element, "" without one."""
    return etree.QName(element).namespace or ""


def local(element: Element) -> str:
    """Return the name of an element without its namespace, "" for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def qualified(root: Element, name: str) -> str:
    """Return the tag of `name` in the namespace of `root`."""
    return f"{{{namespace(root)}}}{name}"


def child(parent: Element, name: str) -> Element | None:
    """Return the first child of `parent` called `name`, in the namespace of `parent`."""
    return parent.find(qualified(parent, name))


def children(parent: Element | None, name: str) -> list[Element]:
    """Return the children of `parent` called `name`, in the namespace of `parent`."""
    return [] if parent is None else parent.findall(qualified(parent, name))


def ensure(parent: Element, name: str, order: Sequence[str]) -> Element:
    """Return the child of `parent` called `name`, made at its place in the schema's `order` if missing."""
    found = child(parent, name)
    if found is not None:
        return found
    before = set(order[: order.index(name) + 1])
    position = 0
    for index, element in enumerate(parent):
        if local(element) in before:
            position = index + 1
    made = parent.makeelement(qualified(parent, name))
    parent.insert(position, made)
    return made


def relationship_namespace(root: Element) -> str:
    """Return the namespace of relationships in the dialect of `root`."""
    return STRICT_RELATIONSHIPS if namespace(root) == STRICT_MAIN else RELATIONSHIPS


def relationship_id(element: Element) -> str | None:
    """Return the r:id of an element, in either dialect."""
    return element.get(f"{{{RELATIONSHIPS}}}id") or element.get(f"{{{STRICT_RELATIONSHIPS}}}id")


def attributes(element: Element) -> dict[str, str]:
    """Return the attributes of an element."""
    return {str(name): str(value) for name, value in element.attrib.items()}


def drop(element: Element, name: str) -> None:
    """Remove an attribute if it is there."""
    if name in element.attrib:
        del element.attrib[name]


def number(element: Element, name: str, default: int = 0) -> int:
    """Return an attribute that is a whole number ≥ 0. Raise FileError where it is something else."""
    text = element.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise broken(name)
    return int(text)


def is_true(text: str | None) -> bool:
    """Return the value of an xsd:boolean attribute; absent is false."""
    return text in ("1", "true", "on")


def to_strict(data: bytes) -> bytes:
    """Return a part written in the transitional dialect with the namespaces of the strict one."""
    for transitional, strict in _TO_STRICT.items():
        data = data.replace(f'"{transitional}"'.encode(), f'"{strict}"'.encode())
    return data.replace(f'"{RELATIONSHIPS}/'.encode(), f'"{STRICT_RELATIONSHIPS}/'.encode())


def unescape(text: str) -> str:
    """Return text with its `_xHHHH_` escapes (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring) resolved."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def xstring(text: str) -> str:
    """Return text with what XML cannot hold as `_xHHHH_` (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring)."""
    return _ILLEGAL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def in_dialect(element: Element, model: Element) -> Element:
    """Return a copy of `element` and what is in it, without comments, in the dialect of `model`."""
    own = namespace(element) in (MAIN, STRICT_MAIN)
    tag = qualified(model, local(element)) if own else str(element.tag)
    copy = model.makeelement(tag, attributes(element))
    copy.text = element.text
    copy.extend([in_dialect(part, model) for part in element if local(part)])
    return copy
