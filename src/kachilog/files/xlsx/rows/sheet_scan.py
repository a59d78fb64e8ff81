"""A worksheet read as a stream of bytes: what stands before its rows, its rows one by one, what follows.

A large sheet is neither parsed nor held. Rows are cut out where their tags say so; comments, CDATA sections
and processing instructions are blanked out of the text that is searched, so that no tag in them counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import MAX_COLUMNS
from kachilog.files.xlsx.errors import broken
from kachilog.files.xlsx.parts import addresses, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD_LIMIT = 64 << 20
"""Bytes that may stand before the rows of a sheet."""

_OPAQUE = lazy_pattern(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_ROOT = lazy_pattern(rb"<((?:[\w.-]+:)?)worksheet[\s>]")
_ENCODING = lazy_pattern(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_ROW_NUMBER = lazy_pattern(rb"""\sr\s*=\s*["'](\d+)["']""")
_ADDRESS = lazy_pattern(rb"""\sr\s*=\s*["']\$?([A-Za-z]{1,3})\$?\d+["']""")
_STYLE = lazy_pattern(rb"""\ss\s*=\s*["'](\d{1,18})["']""")
_ATTRIBUTE = lazy_pattern(rb"""(\w+)\s*=\s*["'](\d{1,18})["']""")
_DIGITS = 18  # more than any row number has; Python refuses to read thousands of them
_SPACES = b" \t\r\n>/"


class Row(NamedTuple):
    """A row: its 1-based number, and its bytes, which start at `offset` of the sheet's content."""

    number: int
    offset: int
    data: bytes


class Cell(NamedTuple):
    """A cell of a row: its 1-based column, its bytes, and its style if it names one."""

    column: int
    data: bytes
    style: int | None
    filled: bool  # it holds a value or a formula
    formula: bool


class Tags(NamedTuple):
    """The tags of one sheet; `prefix` is what stands before its element names: "" or "x:"."""

    prefix: str

    def open(self, name: str) -> bytes:
        """Return the start of an opening tag."""
        return f"<{self.prefix}{name}".encode()

    def close(self, name: str) -> bytes:
        """Return a closing tag."""
        return f"</{self.prefix}{name}>".encode()

    def pattern(self, text: str) -> re.Pattern[bytes]:
        """Return a compiled pattern in which ~ stands for the prefix."""
        return re.compile(text.replace("~", re.escape(self.prefix)).encode(), re.DOTALL)


def visible(data: bytes) -> bytes:
    """Return `data` with comments, CDATA sections and processing instructions blanked, byte for byte."""
    if b"<!" not in data and b"<?" not in data:
        return data
    return _OPAQUE.sub(lambda match: b" " * len(match[0]), data)


class Rows:
    """The rows of a sheet from `windows` of its content, which begin at `offset`, behind row `number`.

    After the last row `tail` is the content that follows it (with the closing tag of the rows).
    """

    def __init__(
        self, windows: Iterator[bytes], tags: Tags, offset: int, number: int, start: bytes = b""
    ) -> None:
        self._windows = windows
        self._buffer = start
        self._offset = offset
        self._number = number
        self._open, self._close = tags.open("row"), tags.close("row")
        self._end = f"</{tags.prefix}sheetData".encode()
        self.tail = b""

    def __iter__(self) -> Iterator[Row]:
        while True:
            buffer = self._buffer
            text = visible(buffer)
            limit = text.find(self._end)
            position = 0
            for start, end in self._spans(text, limit if limit >= 0 else len(text)):
                match = _ROW_NUMBER.search(text, start, text.index(b">", start))
                if match and len(match[1]) > _DIGITS:
                    raise broken("row-number")
                self._number = int(match[1]) if match else self._number + 1
                yield Row(self._number, self._offset + start, buffer[start:end])
                position = end
            self._buffer = buffer[position:]
            self._offset += position
            if limit >= 0:
                break
            window = next(self._windows, None)
            if window is None:
                raise broken("sheet-without-an-end")
            self._buffer += window
        self.tail = self._buffer + b"".join(self._windows)

    def _spans(self, text: bytes, limit: int) -> Iterator[tuple[int, int]]:
        """Yield [start, end) of the rows that lie in `text` whole."""
        opening, closing, width = self._open, self._close, len(self._open)
        position = 0
        while (start := text.find(opening, position, limit)) >= 0:
            bracket = text.find(b">", start, limit)
            if bracket < 0:
                return
            if text[start + width] not in _SPACES:
                position = start + 1
                continue
            if text[bracket - 1] == ord("/"):
                position = bracket + 1
            else:
                end = text.find(closing, bracket, limit)
                if end < 0:
                    return
                position = end + len(closing)
            yield start, position


class SheetScan:
    """A sheet: `head` is its content before the rows, `rows` follow.

    Where the rows element is closed in itself (`<sheetData/>`), `closed` is true and `head` ends before it;
    it is read as an element without rows.
    """

    def __init__(self, windows: Iterator[bytes]) -> None:
        buffer = next(windows, b"")
        _check_encoding(buffer)
        while True:
            text = visible(buffer)
            root = _ROOT.search(text)
            if root is not None:
                self.tags = Tags(root[1].decode())
                found = self.tags.pattern(r"<~sheetData(?:\s[^>]*)?>").search(text)
                if found is not None:
                    break
            window = next(windows, None)
            if window is None or len(buffer) > HEAD_LIMIT:
                raise broken("sheet-without-rows")
            buffer += window
        xml_text.refuse_entities(buffer[: found.start()])
        self.closed = text[found.end() - 2] == ord("/")
        cut = found.start() if self.closed else found.end()
        self.head = buffer[:cut]
        following = buffer[found.end() :]
        if self.closed:
            following = self.tags.close("sheetData") + following  # as if it had been opened and closed
        self.rows = Rows(windows, self.tags, cut, 0, following)


def _check_encoding(start: bytes) -> None:
    declared = _ENCODING.match(start.removeprefix(b"\xef\xbb\xbf"))
    if b"\0" in start[:4] or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")):
        raise broken("encoding")


def column_styles(tags: Tags, head: bytes) -> Iterator[tuple[int, int]]:
    """Yield the default style of each column that has one, from what stands before the rows."""
    pattern = tags.pattern(r"<~col\s([^>]*)>")
    for match in pattern.finditer(visible(head)):
        found = {name: int(value) for name, value in _ATTRIBUTE.findall(match[1])}
        if b"style" in found:
            for column in range(found.get(b"min", 1), min(found.get(b"max", 1), MAX_COLUMNS) + 1):
                yield column, found[b"style"]


class RowReader:
    """Reads the cells of single rows of a sheet with `tags`."""

    def __init__(self, tags: Tags) -> None:
        self._open = tags.open("c")
        self._cell = tags.pattern(r"<~c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</~c>)")
        self._content = tags.pattern(r"<~(?:v|t)(?:\s[^>]*)?>[^<]|<~f[\s/>]")
        self._formula = tags.pattern(r"<~f[\s/>]")

    def last_column(self, row: bytes) -> int:
        """Return the column of the last cell, 0 where that cannot be told from its address alone."""
        start = row.rfind(self._open)
        behind = start + len(self._open)
        if start < 0 or b"<!" in row or b"<?" in row or row[behind] not in b" \t\r\n":
            return 0
        place = _ADDRESS.search(row, behind, row.index(b">", behind))
        return addresses.column_number(place[1].decode()) if place else 0

    def cells(self, row: bytes) -> list[Cell]:
        """Return the cells of a row in their order; a cell without an address follows the one before it."""
        text = visible(row)
        column, found = 0, []
        for match in self._cell.finditer(text):
            place = _ADDRESS.search(match[1])
            column = addresses.column_number(place[1].decode()) if place else column + 1
            style = _STYLE.search(match[1])
            inner = match[2] or b""
            found.append(
                Cell(
                    column,
                    row[match.start() : match.end()],
                    int(style[1]) if style else None,
                    self._content.search(inner) is not None,
                    self._formula.search(inner) is not None,
                )
            )
        return found


def style_of(windows: Iterator[bytes], row: int, column: int) -> int:
    """Return the style of a cell of the sheet in `windows`, 0 if it has none of its own."""
    scan = SheetScan(windows)
    reader = RowReader(scan.tags)
    for standing in scan.rows:
        if standing.number >= row:
            cells = reader.cells(standing.data) if standing.number == row else ()
            return next((cell.style or 0 for cell in cells if cell.column == column), 0)
    return 0
