"""Small workbooks in memory, each with a piece of one sheet, and what calamine reads from them.

They share the styles and the epoch of the workbook that the sheet is from. Its shared strings would be read
again for each piece; so a long table of them is read once, and the cells of a piece only point into it.
"""

from __future__ import annotations

import io
import re
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from python_calamine import CalamineError, CalamineWorkbook

from kachilog.files.xlsx.parts import ooxml
from kachilog.files.xlsx.zip.archive import DEFLATED, STORED, Archive, Bytes, broken, write

if TYPE_CHECKING:
    from kachilog.base.spreadsheet import Cell
    from kachilog.files.xlsx.package import Package

Block: TypeAlias = "tuple[int, list[list[Cell]]]"
"""Rows that follow each other, all from column A on, after the row of the sheet that the first one is."""

SHORT = 1 << 16
"""Bytes up to which the shared strings go into every small workbook as they are."""

_RELATIONSHIPS = (
    f'<Relationships xmlns="{ooxml.PACKAGE_RELATIONSHIPS}"><Relationship Id="r" '
    f'Type="{ooxml.RELATIONSHIPS}/%s" Target="%s"/></Relationships>'
)
_WORKBOOK = (
    f'<workbook xmlns="{ooxml.MAIN}" xmlns:r="{ooxml.RELATIONSHIPS}"><workbookPr date1904="%d"/>'
    '<sheets><sheet name="s" sheetId="1" r:id="r"/></sheets></workbook>'
)
_LIST = f'<worksheet xmlns="{ooxml.MAIN}"><sheetData>%s</sheetData></worksheet>'
_NOTHING = Archive(io.BytesIO(b"PK\x05\x06" + bytes(18)))
_LINE = 1024  # strings that are read from one row
_ENCODING = re.compile(rb"encoding=(?!\"UTF-8\"|'UTF-8'|\"utf-8\"|'utf-8')")
_FIRST = b"<si><t>"
_BETWEEN = "</t></si><si><t>"
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(rb"sst\b[^<]*")
_STRING = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")

_MARK = "\ufdd0"  # a code point that is no character: no text has it
_SHARED = b't="s"><v>'
_OTHER_SHARED = (b't="s"', b"t='s'")
_POINTER = b't="str"><v>' + _MARK.encode()


class SharedStrings:
    """The shared strings of a workbook: their XML and their texts, both read when first asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package

    @cached_property
    def part(self) -> bytes:
        """The XML of the table, b"" if the workbook has none."""
        name = self._package.related(self._package.workbook_part, "sharedStrings")
        content = self._package.read(name) if name else b""
        ooxml.refuse_entities(content[:SHORT])
        content = _COMMENT.sub(b"", content) if b"<!--" in content else content
        # calamine makes room for as many strings as the table says it has, or ends the process.
        return _ROOT.sub(lambda root: root[0].replace(b"uniqueCount", b"said"), content)

    @cached_property
    def table(self) -> list[str]:
        """The texts, as calamine reads them. Raise CalamineError."""
        table = _plain_texts(self.part)
        unread = [index for index, text in enumerate(table) if text is None]
        if unread:
            cells = [f'<c t="s"><v>{index}</v></c>' for index in unread]
            lines = ("".join(cells[start : start + _LINE]) for start in range(0, len(cells), _LINE))
            parts = {**_frame(date1904=False), "xl/sharedStrings.xml": _packed(self.part)}
            first, rows = read(_book(parts, (_LIST % "".join(map("<row>{}</row>".format, lines))).encode()))
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
    unread: list[str | None] = [None]
    start = part.find(_FIRST)
    common = part.count(b"<si>") == count and start >= 0 and part.find(b"<si>") == start
    if not common or b"<!" in part or _ENCODING.search(part[:start]):
        return unread * count
    try:
        text = part[start + len(_FIRST) :].decode()
    except UnicodeDecodeError:
        return unread * count
    text = text.removesuffix("</t></si></sst>")
    pieces = text.split(_BETWEEN)
    table: list[str | None] = [*map(str.strip, pieces)]
    marks = text.count("<") - _BETWEEN.count("<") * (len(pieces) - 1)
    if not marks and "&" not in text and "_x" not in text and table == pieces and len(table) == count:
        return table
    table.clear()
    for piece in pieces:
        if "<" in piece or "&" in piece or "_x" in piece or piece != piece.strip():
            table += unread * (piece.count("<si>") + 1)
        else:
            table.append(piece)
    return table if len(table) == count else unread * count


class SmallBooks:
    """Makes XML of a sheet into small workbooks, and reads them."""

    def __init__(self, package: Package, strings: SharedStrings) -> None:
        self._strings = strings
        self._parts = _frame(date1904=package.date1904)
        if name := package.related(package.workbook_part, "styles"):
            content = package.read(name)
            ooxml.refuse_entities(content[:SHORT])
            self._parts["xl/styles.xml"] = _packed(content)

    def read(self, xml: bytes) -> Block:
        """Return the rows of a sheet that has this XML, (0, []) if they have no values. Raise FileError."""
        try:
            first, rows = read(self._made(xml))
        except CalamineError as error:
            raise broken("sheet") from error
        if len(self._strings.part) > SHORT:
            try:
                table = self._strings.table
                rows = [
                    [
                        table[int(cell[1:])] if type(cell) is str and cell[:1] == _MARK else cell
                        for cell in row
                    ]
                    for row in rows
                ]
            except (CalamineError, IndexError, ValueError) as error:
                raise broken("strings") from error
        return first, rows

    def _made(self, xml: bytes) -> io.BytesIO:
        """Return a small workbook with `xml` as its only sheet."""
        parts, strings = self._parts, self._strings.part
        if len(strings) > SHORT:
            xml = xml.replace(_SHARED, _POINTER)
        if strings and (len(strings) <= SHORT or any(mark in xml for mark in _OTHER_SHARED)):
            parts = {**parts, "xl/sharedStrings.xml": _packed(strings)}
        return _book(parts, xml)


def read(book: io.BytesIO) -> Block:
    """Return the rows of a small workbook, (0, []) if they have no values. Raise CalamineError."""
    found = CalamineWorkbook.from_filelike(book).get_sheet_by_index(0)
    start = found.start
    if start is None:
        return 0, []
    rows: list[list[Cell]] = found.to_python()  # type: ignore[assignment]
    if start[1]:
        blank: list[Cell] = [""] * start[1]
        rows = [blank + row for row in rows]
    return start[0] + 1, rows


def _frame(*, date1904: bool) -> dict[str, Bytes]:
    texts = {
        "_rels/.rels": _RELATIONSHIPS % ("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _WORKBOOK % date1904,
        "xl/_rels/workbook.xml.rels": _RELATIONSHIPS % ("worksheet", "worksheets/sheet1.xml"),
    }
    return {name: Bytes.deflate(text.encode()) for name, text in texts.items()}


def _book(parts: dict[str, Bytes], xml: bytes) -> io.BytesIO:
    book = io.BytesIO()
    sheet = Bytes(STORED, zlib.crc32(xml), len(xml), xml)
    write(book, _NOTHING, {**parts, "xl/worksheets/sheet1.xml": sheet})
    book.seek(0)
    return book


def _packed(content: bytes) -> Bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Bytes(DEFLATED, zlib.crc32(content), len(content), packer.compress(content) + packer.flush())
