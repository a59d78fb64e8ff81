"""XML text: parsed without entities, checked piece by piece, written as it was."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lxml import etree

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.errors import broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kachilog.files.xlsx.parts.ooxml import Element

_FOREIGN = lazy_pattern(rb"<!DOCTYPE|<!ENTITY")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


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
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (where nothing is written there are no threads)

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
        self._before, self._after = before, after
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

    def again(self) -> WellFormed:
        """Return a check of another content for the same place of a document."""
        return WellFormed(self._before, self._after)


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
