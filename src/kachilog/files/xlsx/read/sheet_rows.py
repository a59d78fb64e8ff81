"""The rows of a sheet, read through python-calamine in windows of bounded memory.

calamine reads a whole sheet at once: 550 MB for a million rows, and a table as large as the cell furthest
out for a sheet that was made to hurt. So the XML of a sheet is inflated here, in windows that end where a
row ends, and each window is given to calamine as a small workbook of its own, in memory.
"""

from __future__ import annotations

from collections import deque
from itertools import chain, count, groupby, islice
from typing import TYPE_CHECKING

from python_calamine import CalamineError

from kachilog.base.spreadsheet import NO_VALUE
from kachilog.files.xlsx.errors import broken, named
from kachilog.files.xlsx.parts import xml_text
from kachilog.files.xlsx.read import calamine_book
from kachilog.files.xlsx.read.shared_strings import PROLOGUE
from kachilog.files.xlsx.read.windows import FIRST_WINDOW, windows
from kachilog.files.xlsx.zip.payload import stored

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator
    from concurrent.futures import Future

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.xlsx.package import Package
    from kachilog.files.xlsx.read.calamine_book import RowRun
    from kachilog.files.xlsx.read.shared_strings import SharedStrings
    from kachilog.files.xlsx.read.windows import Window

_MARK = "\ufdd0"  # a code point that is no character: no text has it
_SHARED = b't="s"><v>'
_IS_SHARED = (b'"s"', b"'s'")
_POINTER = b't="str"><v>' + _MARK.encode()


class SmallBooks:
    """Makes XML of a sheet into small workbooks, and reads them."""

    def __init__(self, package: Package, strings: SharedStrings) -> None:
        self._strings = strings
        self._parts = calamine_book.frame(date1904=package.date1904)
        if name := package.related(package.workbook_part, "styles"):
            content = package.read(name)
            xml_text.refuse_entities(content[:PROLOGUE])
            self._parts["xl/styles.xml"] = stored(content)

    def read(self, xml: bytes) -> RowRun:
        """Return the rows of a sheet that has this XML, (0, []) if they have no values. Raise FileError."""
        try:
            first, rows = calamine_book.read(self._made(xml))
        except CalamineError as error:
            raise broken("sheet") from error
        if self._strings.are_long:
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
        parts, strings, are_long = self._parts, self._strings.part, self._strings.are_long
        if are_long:
            xml = xml.replace(_SHARED, _POINTER)
        # calamine reads the whole table each time; a page of ours has its texts in place.
        has_none = (are_long or len(xml) < FIRST_WINDOW) and not any(mark in xml for mark in _IS_SHARED)
        if strings and not has_none:
            parts = {**parts, "xl/sharedStrings.xml": stored(strings)}
        return calamine_book.made(parts, xml)


WORKERS = 2
"""Windows that are read at once, beside the one in use."""


def numbered(run: RowRun) -> Iterator[tuple[int, list[Cell]]]:
    """Return the rows of a run, each with its row of the sheet."""
    first, rows = run
    return zip(count(first), rows)


class SheetRows:
    """Reads the rows of one worksheet part of a package; each call of `read` starts from the top."""

    def __init__(self, package: Package, part: str, strings: SharedStrings) -> None:
        self._package, self._strings = package, strings
        self.part = part

    def read(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield (row of the sheet from 1, cells from column A on), top down, as `runs` does."""
        return chain.from_iterable(map(numbered, self.runs()))

    def runs(self) -> Iterator[RowRun]:
        """Yield the rows of the sheet, top down, in runs; rows without values may be left out.

        A blank cell is "", an error is its text (#N/A), a formula that was never calculated is `NO_VALUE`,
        text is what a person sees, a number with the format of a date is a date. Raise FileError.
        """
        with named(self._package.name):
            yield from self._runs()

    def _runs(self) -> Iterator[RowRun]:
        pieces, small = windows(self._package.stream(self.part)), SmallBooks(self._package, self._strings)
        if first := next(pieces, None):
            yield from _completed(*small.read(first.xml), first.missing)
        coming = [*islice(pieces, 2)]
        if len(coming) == 1:  # to start threads takes longer than it saves
            yield from _completed(*small.read(coming[0].xml), coming[0].missing)
        elif coming:
            yield from _beside(small, chain(coming, pieces))


def _beside(small: SmallBooks, pieces: Iterator[Window]) -> Iterator[RowRun]:
    """Yield the rows of windows, some of which are read while another is used."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (most sheets are one window or two)

    # calamine lets go of the GIL: it reads while another window is used.
    with ThreadPoolExecutor(WORKERS) as workers:
        coming: deque[tuple[Future[RowRun], dict[int, set[int]]]] = deque()
        for piece in pieces:
            coming.append((workers.submit(small.read, piece.xml), piece.missing))
            if len(coming) > WORKERS:
                done, missing = coming.popleft()
                yield from _completed(*done.result(), missing)
        for done, missing in coming:
            yield from _completed(*done.result(), missing)


def _completed(start: int, rows: list[list[Cell]], missing: dict[int, set[int]]) -> Iterator[RowRun]:
    """Yield the rows of a window, with `NO_VALUE` in the cells that are missing."""
    if not missing:
        if rows:
            yield start, rows
        return
    table = dict(enumerate(rows, start))
    for number, columns in missing.items():
        cells = table.setdefault(number, [])
        cells.extend([""] * (max(columns) - len(cells)))
        for column in columns:
            cells[column - 1] = NO_VALUE
    width = max(map(len, table.values()))
    for _, following in groupby(enumerate(sorted(table)), key=lambda one: one[1] - one[0]):
        numbers = [number for _, number in following]
        yield numbers[0], [table[number] + [""] * (width - len(table[number])) for number in numbers]
