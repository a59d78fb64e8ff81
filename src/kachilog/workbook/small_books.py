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

from kachilog.workbook import ooxml
from kachilog.workbook.archive import DEFLATED, STORED, Archive, Bytes, broken, write

if TYPE_CHECKING:
    from kachilog.cells import Cell
    from kachilog.workbook.package import Package

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
_STRING = re.compile(rb"<(?:[\w.-]+:)?si[\s/>]")

_MARK = "\ufdd0"  # a code point that is no character: no text has it
_SHARED = b't="s"><v>'
_OTHER_SHARED = re.compile(rb"t=(?:\"s\"|'s')")
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
        return content

    @cached_property
    def table(self) -> list[str]:
        """The texts, as calamine reads them."""
        count = len(_STRING.findall(self.part))
        cells = [f'<c t="s"><v>{index}</v></c>' for index in range(count)]
        lines = ("".join(cells[start : start + _LINE]) for start in range(0, count, _LINE))
        parts = {**_frame(date1904=False), "xl/sharedStrings.xml": _packed(self.part)}
        first, rows = read(_book(parts, (_LIST % "".join(map("<row>{}</row>".format, lines))).encode()))
        table = [""] * count
        for line, row in enumerate(rows, first - 1):
            table[line * _LINE : line * _LINE + len(row)] = map(str, row)
        return table[:count]


class SmallBooks:
    """Makes XML of a sheet into small workbooks, and reads them."""

    def __init__(self, package: Package, strings: SharedStrings) -> None:
        self._strings = strings
        self._parts = _frame(date1904=package.date1904)
        if name := package.related(package.workbook_part, "styles"):
            content = package.read(name)
            ooxml.refuse_entities(content[:SHORT])
            self._parts["xl/styles.xml"] = _packed(content)

    def make(self, xml: bytes) -> io.BytesIO:
        """Return a small workbook with `xml` as its only sheet."""
        parts, strings = self._parts, self._strings.part
        if len(strings) > SHORT:
            xml = xml.replace(_SHARED, _POINTER)
        if strings and (len(strings) <= SHORT or _OTHER_SHARED.search(xml)):
            parts = {**parts, "xl/sharedStrings.xml": _packed(strings)}
        return _book(parts, xml)

    def read(self, book: io.BytesIO) -> Block:
        """Return the rows of a small workbook, (0, []) if they have no values. Raise FileError."""
        try:
            first, rows = read(book)
        except CalamineError as error:
            raise broken("sheet") from error
        if len(self._strings.part) > SHORT:
            table = self._strings.table
            try:
                rows = [
                    [
                        table[int(cell[1:])] if type(cell) is str and cell[:1] == _MARK else cell
                        for cell in row
                    ]
                    for row in rows
                ]
            except (IndexError, ValueError) as error:
                raise broken("strings") from error
        return first, rows


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
