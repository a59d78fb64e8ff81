"""A workbook that is a file, or the bytes of one."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import MAX_COLUMNS, MAX_ROWS
from kachilog.files.book.reader import BookReader
from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.read.shared_strings import SharedStrings
from kachilog.files.xlsx.read.sheet_rows import SheetRows, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kachilog.base.spreadsheet import Cell, TablePlace
    from kachilog.files.book.book import Area, Corners
    from kachilog.files.xlsx.read.calamine_book import RowRun


_SMALL, _KEPT = 1 << 20, 1 << 22
"""Bytes of a sheet up to which it is read once, and of all such sheets: what they are is asked first, then
what stands there, and each time is a start of the reader."""


class ClosedBook(BookReader):
    """A closed workbook; `package` is what changes it. `name` is what problems call it."""

    def __init__(self, package: Package, name: str | None = None) -> None:
        self.package = package
        self._name = name or package.name
        self._strings = SharedStrings(package)
        self._read: dict[str, Sequence[RowRun]] = {}
        self._room = _KEPT

    @classmethod
    def open(cls, path: Path) -> ClosedBook:
        """Return the workbook at `path`. Raise FileError as `Package.open`."""
        return cls(Package.open(path))

    @property
    def name(self) -> str:
        """As `Book`."""
        return self._name

    @property
    def date1904(self) -> bool:
        """As `Book`."""
        return self.package.date1904

    @property
    def sheet_names(self) -> Sequence[str]:
        """As `Book`."""
        return [sheet.name for sheet in self.package.sheets]

    @cached_property
    def tables(self) -> Sequence[TablePlace]:
        """As `Book`."""
        return [*self.package.tables.values()]

    def is_visible(self, sheet: str) -> bool:
        """As `Book`."""
        return sheet in self._visible

    @cached_property
    def _visible(self) -> frozenset[str]:
        sheets = self.package.sheets
        return frozenset(one.name for one in sheets if one.kind == "worksheet" and one.state == "visible")

    def rows(self, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
        """As `Book`. Raise FileError sheet_unknown if there is no such sheet."""
        return chain.from_iterable(map(numbered, self._runs(sheet)))

    def runs(self, sheet: str, area: Area) -> Iterator[tuple[int, list[list[Cell]]]]:
        """As `Book`, with what is read at once as a run."""
        for start, run in self._runs(sheet):
            if area.last_row is not None and start > area.last_row:
                return
            above = max(area.first_row - start, 0)
            end = None if area.last_row is None else area.last_row - start + 1
            inside = run[above:end] if above or (end is not None and end < len(run)) else run
            if inside:
                yield start + above, _cut(inside, area.first_column, area.last_column)

    def declared(self, table: TablePlace) -> frozenset[str]:
        """As `Book`."""
        defined = self.package.tables[table.name]
        # A damaged table defines more columns than it has.
        pairs = zip(table.headers, defined.headers, strict=False)
        return frozenset(header for header, named in pairs if named in defined.calculated)

    def number_format(self, sheet: str, row: int, column: int) -> str:
        """As `Book`."""
        return self.package.number_format(sheet, row, column)

    def kept(self, name: str) -> str | None:
        """As `Book`."""
        return self.package.kept_text(name)

    def formulas(self, sheet: str, area: Area) -> Iterator[Corners]:
        """As `Book`."""
        last_row, last_column = area.last_row or MAX_ROWS, area.last_column or MAX_COLUMNS
        for corners in self.package.formula_areas(sheet):
            top, left, bottom, right = corners
            inside = top <= last_row and left <= last_column
            if inside and bottom >= area.first_row and right >= area.first_column:
                yield corners

    def _runs(self, sheet: str) -> Iterator[RowRun]:
        """Return the rows of a sheet, those of a small one as they were read before."""
        rows = self._sheet_rows(sheet)
        if rows is None:
            return iter(())
        if not self.package.is_as_opened(rows.part):
            return rows.runs()
        size = self.package.size(rows.part)
        if rows.part not in self._read and size <= min(_SMALL, self._room):
            # What is damaged further down may be read as far as that.
            with suppress(FileError):
                self._read[rows.part] = [*rows.runs()]
                self._room -= size
        return iter(self._read[rows.part]) if rows.part in self._read else rows.runs()

    def _sheet_rows(self, sheet: str) -> SheetRows | None:
        """Return what reads a sheet, None for one without cells, such as a chart's."""
        folded = sheet.casefold()
        known = [one for one in self.package.sheets if one.name.casefold() == folded]
        if not known:
            raise FileError("sheet_unknown", file=self.name, sheet=sheet)
        cells = next((one for one in known if one.kind == "worksheet"), None)
        return SheetRows(self.package, cells.part, self._strings) if cells else None


def _cut(rows: list[list[Cell]], first: int, last: int | None) -> list[list[Cell]]:
    """Return the columns from `first` to `last` of rows that are all as wide, None being the last one."""
    width = len(rows[0])
    if first == 1 and last in (width, None):
        return rows
    inside = [row[first - 1 : last] for row in rows]
    blank: list[Cell] = [""] * (0 if last is None else last - max(width, first - 1))
    return [row + blank for row in inside] if blank else inside
