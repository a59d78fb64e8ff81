"""The XML of a sheet, cut into windows of bounded size each of which is a sheet by itself."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.errors import broken
from kachilog.files.xlsx.parts import xml_text
from kachilog.files.xlsx.parts.addresses import column_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIRST_WINDOW = 1 << 17
WINDOW = 1 << 20
"""Bytes of XML of the first window, and of the others."""

ROW_LIMIT = 64 << 20
"""Bytes of one row beyond which a sheet is no sheet: 16,384 cells with a text of 4,000 characters each."""

AREA = 1 << 21
"""Cells that calamine may lay out at once: it makes a full rectangle of the rows and columns it meets."""

_ROOT = lazy_pattern(rb"<((?:[\w.-]+:)?)worksheet\b[^<>]*>")


class _Marks(NamedTuple):
    """What is looked for in the XML of a sheet, under the prefix that its elements have."""

    row: bytes
    end: bytes
    row_tag: re.Pattern[bytes]
    row_number: re.Pattern[bytes]
    error_cell: re.Pattern[bytes]
    formula: bytes
    no_value: re.Pattern[bytes]
    cell: bytes
    cell_head: re.Pattern[bytes]


@cache
def _marks(prefix: bytes) -> _Marks:
    p = re.escape(prefix)
    return _Marks(
        row=b"<" + prefix + b"row",
        end=b"</" + prefix + b"sheetData",
        row_tag=lazy_pattern(rb"<" + p + rb"row\b[^<>]*>"),
        row_number=lazy_pattern(rb"<" + p + rb"row\b[^<>]*?\sr=[\"'](\d{1,18})[\"']"),
        error_cell=lazy_pattern(rb"(<" + p + rb"c\b[^<>]*?\st=)([\"'])e[\"']"),
        formula=b"<" + prefix + b"f",
        no_value=lazy_pattern(
            rb"(?:</%bf>|<%bf\b[^<>]*/>)\s*(?:<%bv\s*/>|<%bv>\s*</%bv>)?\s*</%bc>" % (p, p, p, p, p, p)
        ),
        cell=b"<" + prefix + b"c",
        cell_head=lazy_pattern(rb"<" + p + rb"c\b([^<>]*)>"),
    )


_LETTERS = 26
_COMMENT = lazy_pattern(rb"<!--.*?-->", re.DOTALL)
_REFERENCE = lazy_pattern(rb"\br=[\"']([A-Za-z]{1,3})([0-9]+)[\"']")
_ANY_REFERENCE = lazy_pattern(rb"\br=[\"']([A-Za-z]*)([0-9]*)([^\"']*)")
_TEXT_RESULT = lazy_pattern(rb"\bt=[\"']str[\"']")


class Window(NamedTuple):
    """A window of a sheet as a sheet, and by row the columns (from 1) of formulas without a value."""

    xml: bytes
    missing: dict[int, set[int]]


def windows(stream: Iterator[bytes]) -> Iterator[Window]:
    """Yield the sheet whose XML comes in `stream` as small ones. Raise FileError where it is no sheet."""
    root, prefix, body = _head(stream)
    if not body:
        return
    marks = _marks(prefix)
    head = b"%b<%bsheetData>" % (root, prefix)
    tail = b"</%bsheetData></%bworksheet>" % (prefix, prefix)
    last = 0
    for window in _cut(body, marks, WINDOW):
        # A single character is found a hundred times as fast.
        commented = b"!" in window and b"<!--" in window
        whole, last = _numbered(_COMMENT.sub(b"", window) if commented else window, marks, last)
        for piece in _pieces(whole, marks):
            rows = piece
            if b"#" in rows and (b't="e"' in rows or b"t='e'" in rows):
                rows = marks.error_cell.sub(rb"\1\2str\2", rows)
            yield Window(b"".join((head, rows, tail)), _without_value(piece, marks))


def _head(stream: Iterator[bytes]) -> tuple[bytes, bytes, Iterator[bytes] | None]:
    """Return the root tag of a sheet, its prefix, and the XML from the first row on, None without rows."""
    text = b""
    for chunk in stream:
        text += chunk
        xml_text.refuse_entities(text[:FIRST_WINDOW])
        if root := _ROOT.search(text):
            start = re.compile(rb"<%bsheetData\s*(/?)>" % re.escape(root[1])).search(text, root.end())
            if start:
                rest = None if start[1] else _rest(text[start.end() :], stream)
                return root[0], root[1], rest
        if len(text) > ROW_LIMIT:
            break
    if _ROOT.search(text) and b"sheetData" not in text:
        return b"", b"", None
    raise broken("sheet")


def _rest(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _cut(body: Iterable[bytes], marks: _Marks, window: int) -> Iterator[bytes]:
    """Yield the XML of the rows in windows that begin with a row and end with one."""
    pending: list[bytes] = []
    length, wanted = 0, FIRST_WINDOW
    overlap = b""
    for chunk in body:
        at = (overlap + chunk).find(marks.end)
        end = length - len(overlap) + at
        pending.append(chunk)
        length += len(chunk)
        overlap = (overlap + chunk)[-len(marks.end) :]
        if at < 0 and length < wanted:
            continue
        text = b"".join(pending)[: end if at >= 0 else length]
        start = 0
        while len(text) - start >= wanted:
            cut = _last_row(text, marks, start, start + wanted) or _last_row(text, marks, start, len(text))
            if not cut:
                break
            yield text[start:cut]
            start, wanted = cut, window
        pending, length = [text[start:]], len(text) - start
        if at >= 0:
            if pending[0].strip():
                yield pending[0]
            return
        if length > ROW_LIMIT:
            raise FileError("zip_bomb")
    raise broken("sheet")


def _last_row(text: bytes, marks: _Marks, start: int, end: int) -> int:
    """Return where the last row of text[start:end] begins, but for what is in a comment or a CDATA section.

    0 if there is no row after the one at `start`.
    """
    cut = text.rfind(marks.row, start + 1, end)
    while cut > 0:
        opened = text.rfind(b"<!", start, cut)
        closing = b"-->" if text.startswith(b"<!--", opened) else b"]]>"
        if opened < 0 or text.find(closing, opened, cut) >= 0:
            return cut
        cut = text.rfind(marks.row, start + 1, opened)
    return 0


def _numbered(window: bytes, marks: _Marks, last: int) -> tuple[bytes, int]:
    """Return `window` with the number of its first row written out, and the number of its last row."""
    first = marks.row_tag.search(window)
    if first and not marks.row_number.match(first[0]):
        at = first.start() + len(marks.row)
        window = b'%b r="%d"%b' % (window[:at], last + 1, window[at:])
    final = window.rfind(marks.row)
    if found := marks.row_number.match(window, final):
        return window, int(found[1])
    for tag in marks.row_tag.finditer(window):
        found = marks.row_number.match(tag[0])
        last = int(found[1]) if found else last + 1
    return window, last


def _pieces(window: bytes, marks: _Marks) -> Iterator[bytes]:
    """Yield a window whole, or halved until calamine's rectangle of each piece stays within `AREA`."""
    pending = [window]
    while pending:
        piece = pending.pop()
        first = marks.row_number.search(piece)
        if not first:
            continue
        start = int(first[1])
        final = marks.row_number.match(piece, piece.rfind(marks.row))
        last = int(final[1]) if final else start + piece.count(marks.row) - 1
        # Rows in disorder reach as far as the outermost ones.
        numbers = set(map(int, marks.row_number.findall(piece)))
        lowest, highest = min(numbers), max(last, *numbers)
        if (highest - lowest + 1) * _width(piece, marks, highest) > AREA:
            middle = piece.find(marks.row, len(piece) // 2)
            middle = middle if middle > first.start() else piece.rfind(marks.row)
            if middle > first.start():
                before = start + piece.count(marks.row, 0, middle) - 1
                pending += [_numbered(piece[middle:], marks, before)[0], piece[:middle]]
                continue
        yield piece


def _width(piece: bytes, marks: _Marks, last: int) -> int:
    """Return a bound of the columns that the rows of `piece` reach, the last of which is row `last`.

    Raise FileError where a cell claims to lie far below: calamine would make room for all between.
    """
    digits = len(str(last))
    unusual = [*_unusual(marks.cell, digits, int(str(last)[0])).finditer(piece)]
    if not unusual:
        return _LETTERS
    heads = (marks.cell_head.match(piece, cell.start()) for cell in unusual)
    letters = {_checked_column(head[1], digits, last) for head in heads if head}
    # Cells without a reference of their own stand one beside the other.
    beside = max(row.count(marks.cell) for row in piece.split(marks.row))
    return max((_LETTERS, beside, *(column_number(column.decode()) for column in letters)))


def _checked_column(head: bytes, digits: int, last: int) -> bytes:
    """Return the letters of a cell's column, A without a reference. Raise FileError for a false reference."""
    found = _ANY_REFERENCE.search(head)
    column, row, rest = found.groups() if found else (b"A", b"1", b"")
    torn = head.count(b'"') % 2 or head.count(b"'") % 2  # by a > within an attribute
    if torn or rest or not 1 <= len(column) <= 3 or not row or len(row) > digits or int(row) > last:  # noqa: PLR2004  XFD
        raise broken("sheet")
    return column


@cache
def _unusual(cell: bytes, digits: int, first: int) -> re.Pattern[bytes]:
    """Return what finds a cell whose reference is not first, in columns A to Z, of a row among those read.

    The last of these has so many digits and this first one: a cell below it is found unless it is near.
    """
    # Most rows have as many digits as the last one: to try these first takes half as long.
    near = rb"(?:[0-%d][0-9]{%d}|[0-9]{1,%d})" % (first, digits - 1, max(digits - 1, 1))
    return re.compile(cell + rb"(?! r=\"[A-Z]" + near + rb"\")[\s/>]")


def _without_value(piece: bytes, marks: _Marks) -> dict[int, set[int]]:
    """Return the columns (from 1), by row, of formulas that have no saved value."""
    found: dict[int, set[int]] = {}
    if b"f" not in piece or marks.formula not in piece:
        return found
    for match in marks.no_value.finditer(piece):
        head = marks.cell_head.match(piece, piece.rfind(marks.cell, 0, match.start()))
        reference = _REFERENCE.search(head[1]) if head else None
        if head and reference and not _TEXT_RESULT.search(head[1]):
            found.setdefault(int(reference[2]), set()).add(column_number(reference[1].decode()))
    return found
