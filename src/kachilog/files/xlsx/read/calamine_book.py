"""A workbook of one sheet made in memory, and what calamine reads from it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeAlias

from python_calamine import CalamineWorkbook

from kachilog.files.xlsx.parts import ooxml
from kachilog.files.xlsx.zip.archive import Archive, write
from kachilog.files.xlsx.zip.payload import stored

if TYPE_CHECKING:
    from kachilog.base.spreadsheet import Cell
    from kachilog.files.xlsx.zip.payload import Payload

RowRun: TypeAlias = "tuple[int, list[list[Cell]]]"
"""Rows that follow each other, all from column A on, after the row of the sheet that the first one is."""

_RELATIONSHIPS = (
    f'<Relationships xmlns="{ooxml.PACKAGE_RELATIONSHIPS}"><Relationship Id="r" '
    f'Type="{ooxml.RELATIONSHIPS}/%s" Target="%s"/></Relationships>'
)
_WORKBOOK = (
    f'<workbook xmlns="{ooxml.MAIN}" xmlns:r="{ooxml.RELATIONSHIPS}"><workbookPr date1904="%d"/>'
    '<sheets><sheet name="s" sheetId="1" r:id="r"/></sheets></workbook>'
)
_NOTHING = Archive(io.BytesIO(b"PK\x05\x06" + bytes(18)))


def read(book: io.BytesIO) -> RowRun:
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


def frame(*, date1904: bool) -> dict[str, Payload]:
    """Return the parts of a workbook but for its one sheet."""
    texts = {
        "_rels/.rels": _RELATIONSHIPS % ("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": _WORKBOOK % date1904,
        "xl/_rels/workbook.xml.rels": _RELATIONSHIPS % ("worksheet", "worksheets/sheet1.xml"),
    }
    return {name: stored(text.encode()) for name, text in texts.items()}


def made(parts: dict[str, Payload], xml: bytes) -> io.BytesIO:
    """Return a workbook of `parts`, those of `frame` among them, with `xml` as its sheet."""
    book = io.BytesIO()
    write(book, _NOTHING, {**parts, "xl/worksheets/sheet1.xml": stored(xml)})
    book.seek(0)
    return book
