"""Names and XML of Office Open XML packages in both dialects (ISO/IEC 29500 transitional and strict).

Everything is told apart by namespace, never by prefix: a part may call its elements `<x:row>` or `<row>`.
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lxml import etree

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import MAX_COLUMNS, MAX_ROWS
from kachilog.files.xlsx.zip.archive import broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Element = etree._Element  # noqa: SLF001  lxml has no public name for the type of an element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
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
_FOREIGN = re.compile(rb"<!DOCTYPE|<!ENTITY")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

_DIGITS = 18  # those of any number that a schema allows; Python refuses to read thousands of them


def parse(data: bytes) -> Element:
    """Return the root of an XML part. Raise FileError where it is no XML, or declares entities of its own."""
    refuse_entities(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with _no_xml_is_broken():
        return etree.fromstring(data, parser)


def refuse_entities(data: bytes) -> None:
    """Raise FileError `xml_entity` where XML text brings a document type: no workbook has one, bombs do."""
    plain = data.replace(b"\0", b"") if data.startswith(_UTF16) else data
    if _FOREIGN.search(plain):
        raise FileError("xml_entity")


def serialise(root: Element) -> bytes:
    """Return the part of `root`, with comments around it and its standalone declaration as they were."""
    tree = root.getroottree()
    # Absent and "no" mean the same and are both read as False; the stubs do not know that None leaves it out.
    standalone: Any = tree.docinfo.standalone or None
    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=standalone)
    return data


def check_well_formed(chunks: Iterable[bytes]) -> None:
    """Raise FileError where the XML of `chunks` is not well-formed."""
    check = WellFormed()
    # lxml lets go of the GIL: a chunk is checked while the next one is read.
    with ThreadPoolExecutor(1) as beside:
        checking = None
        for chunk in chunks:
            if checking:
                checking.result()
            checking = beside.submit(check.feed, chunk)
        if checking:
            checking.result()
    check.close()


class WellFormed:
    """Checks that XML handed over piece by piece is well-formed. The tree is never built.

    The XML may be a part of a document: `before` opens what it stands in, `after` closes what it opens. Each
    call raises FileError where it is not.
    """

    def __init__(self, before: bytes = b"", after: bytes = b"") -> None:
        target: Any = _Nothing()  # the stubs do not know that a target need not want to hear of anything
        self._parser = etree.XMLParser(
            target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        self._after = after
        self.feed(before)

    def feed(self, piece: bytes) -> None:
        """Check the next piece."""
        with _no_xml_is_broken():
            self._parser.feed(piece)

    def close(self) -> None:
        """Check that the XML ends here."""
        with _no_xml_is_broken():
            self._parser.feed(self._after)
            self._parser.close()


@contextmanager
def _no_xml_is_broken() -> Iterator[None]:
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise broken("xml") from error


class _Nothing:
    """What a parser makes of XML that is only to be checked."""

    def close(self) -> None:
        """Return what was made."""


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


def column_letters(column: int) -> str:
    """Return the letters of a 1-based column: 1 → "A", 28 → "AB"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the 1-based column of letters: "AB" → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """Return the A1 address of a 1-based row and column."""
    return f"{column_letters(column)}{row}"


def position(text: str) -> tuple[int, int]:
    """Return the 1-based (row, column) of an A1 address. Raise FileError where it is none."""
    match = _CELL.fullmatch(text)
    if match is None or not 1 <= column_number(match[1]) <= MAX_COLUMNS or int(match[2]) > MAX_ROWS:
        raise broken("reference")
    return int(match[2]), column_number(match[1])


def area(text: str) -> tuple[int, int, int, int]:
    """Return (first row, first column, last row, last column), inclusive, of "A1:C9" or "A1"."""
    first, _, last = text.partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return top, left, bottom, right


def unescape(text: str) -> str:
    """Return text with its `_xHHHH_` escapes (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring) resolved."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
