"""The shared strings of a workbook, read once.

calamine would read them again for each small piece of a sheet; so a long table of them is read here, and the
cells of a piece only point into it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.parts import ooxml, xml_text
from kachilog.files.xlsx.read import calamine_book
from kachilog.files.xlsx.zip.payload import deflated

if TYPE_CHECKING:
    from kachilog.files.xlsx.package import Package

SHORT = 1 << 16
"""Bytes up to which the shared strings go into every small workbook as they are."""

PROLOGUE = 1 << 16
"""Bytes of a part that is handed on in which a document type is looked for."""

_LIST = f'<worksheet xmlns="{ooxml.MAIN}"><sheetData>%s</sheetData></worksheet>'
_LINE = 1024  # strings that are read from one row
_ENCODING = lazy_pattern(rb"encoding=(?!\"UTF-8\"|'UTF-8'|\"utf-8\"|'utf-8')")
_FIRST = b"<si><t>"
_BETWEEN = "</t></si><si><t>"
_NOT_PLAIN = ("&", "_x", "\r")
_COMMENT = lazy_pattern(rb"<!--.*?-->", re.DOTALL)
_ROOT = lazy_pattern(rb"sst\b[^<]*")
_STRING = lazy_pattern(rb"<(?:[\w.-]+:)?si[\s/>]")


class SharedStrings:
    """The shared strings of a workbook: their XML and their texts, both read when first asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package

    @cached_property
    def part(self) -> bytes:
        """The XML of the table, b"" if the workbook has none."""
        name = self._package.related(self._package.workbook_part, "sharedStrings")
        content = self._package.read(name) if name else b""
        xml_text.refuse_entities(content[:PROLOGUE])
        content = _COMMENT.sub(b"", content) if b"<!--" in content else content
        # calamine makes room for as many strings as the table says it has, or ends the process.
        return _ROOT.sub(lambda root: root[0].replace(b"uniqueCount", b"said"), content)

    @property
    def are_long(self) -> bool:
        """Whether the table is read once and pointed into, rather than handed on whole."""
        return len(self.part) > SHORT

    @cached_property
    def table(self) -> list[str]:
        """The texts, as calamine reads them. Raise CalamineError."""
        table = _plain_texts(self.part)
        unread = [index for index, text in enumerate(table) if text is None]
        if unread:
            cells = [f'<c t="s"><v>{index}</v></c>' for index in unread]
            lines = ("".join(cells[start : start + _LINE]) for start in range(0, len(cells), _LINE))
            parts = {
                **calamine_book.frame(date1904=False),
                "xl/sharedStrings.xml": deflated(self.part, level=1),
            }
            first, rows = calamine_book.read(
                calamine_book.made(parts, (_LIST % "".join(map("<row>{}</row>".format, lines))).encode())
            )
            for line, row in enumerate(rows, first - 1):
                for index, text in zip(unread[line * _LINE : (line + 1) * _LINE], row, strict=False):
                    table[index] = str(text)
        return [text or "" for text in table]


def _plain_texts(part: bytes) -> list[str | None]:
    """Return the texts of a table of shared strings; None for one that calamine is to read.

    A text is plain if it is nothing but characters, with no space around it and no escape in it. Where the
    table itself is not in the common form, none is.
    """
    count = len(_STRING.findall(part))
    text = _in_common_form(part, count)
    table = [] if text is None else _split(text)
    return table if len(table) == count else [None] * count


def _in_common_form(part: bytes, count: int) -> str | None:
    """Return what follows the first `<si><t>` of a table whose `count` strings all are `<si>`, else None."""
    start = part.find(_FIRST)
    common = part.count(b"<si>") == count and start >= 0 and part.find(b"<si>") == start
    if not common or b"<!" in part or _ENCODING.search(part[:start]):
        return None
    try:
        text = part[start + len(_FIRST) :].decode()
    except UnicodeDecodeError:
        return None
    # An end of line in XML is one character, however it is written (XML 1.0, 2.11).
    return text.removesuffix("</t></si></sst>").replace("\r\n", "\n")


def _split(text: str) -> list[str | None]:
    """Return the texts of a table in the common form, None for each that is not plain."""
    pieces = text.split(_BETWEEN)
    table: list[str | None] = [*map(str.strip, pieces)]
    marks = text.count("<") - _BETWEEN.count("<") * (len(pieces) - 1)
    if not marks and not any(mark in text for mark in _NOT_PLAIN) and table == pieces:
        return table
    table.clear()
    for piece in pieces:
        if "<" in piece or any(mark in piece for mark in _NOT_PLAIN) or piece != piece.strip():
            table += [None] * (piece.count("<si>") + 1)
        else:
            table.append(piece)
    return table
