"""What is asked of a workbook, be it a closed file, or open in Excel or LibreOffice.

Where the log and the tables are, what the settings say and what stands on the pages is decided over this, so
that every door sees the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kachilog.base.spreadsheet import Cell, TablePlace

SEARCHED_ROWS = 50
"""Rows from the top of a sheet in which headers without a table of a known name are looked for."""


class Area(NamedTuple):
    """Cells of a sheet: rows and columns from 1, inclusive; None is as far as the sheet has cells."""

    first_row: int
    first_column: int
    last_row: int | None = None
    last_column: int | None = None


TOP_ROWS = 64
"""Rows from the top of a sheet that tell what it is: its mark, or the headers of a table."""


Corners: TypeAlias = "tuple[int, int, int, int]"
"""First row and column, last row and column, from 1, inclusive."""


class Book(Protocol):
    """A workbook as it stands; nothing is written. An empty cell is None or "".

    What cannot be read raises FileError.
    """

    @property
    def name(self) -> str:
        """What problems call the workbook: its name without a folder."""

    @property
    def date1904(self) -> bool:
        """Whether serial numbers of days count from 1904."""

    @property
    def sheet_names(self) -> Sequence[str]:
        """The names of the sheets in the order of their tabs."""

    @property
    def tables(self) -> Sequence[TablePlace]:
        """The tables, in the order of their sheets."""

    def is_visible(self, sheet: str) -> bool:
        """Tell whether a sheet is one of cells whose tab can be seen."""

    def rows(self, sheet: str) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield (row from 1, cells from column A on) of a sheet, top down; blank rows may be left out.

        Whoever needs the first rows only stops, and the others are not read.
        """

    def top(self, sheet: str) -> Sequence[tuple[int, Sequence[Cell]]]:
        """Return the first rows of a sheet, as `rows` yields them, as far as row `TOP_ROWS`."""

    def runs(self, sheet: str, area: Area) -> Iterator[tuple[int, Sequence[Sequence[Cell]]]]:
        """Yield the cells of an area in bulk, top down: the row of the first ones, and the rows.

        The rows of a run are equally wide: to the last column of the area, where that is given.
        """

    def declared(self, table: TablePlace) -> frozenset[str]:
        """Return the headers of the columns of which a table itself says that a formula fills them."""

    def number_format(self, sheet: str, row: int, column: int) -> str:
        """Return the number format of a cell, in the signs of an .xlsx: "General", "h:mm", "0%"."""

    def kept(self, name: str) -> str | None:
        """Return the text that is kept under a hidden name, "" without it; None where none can be kept."""

    def formulas(self, sheet: str, area: Area) -> Iterator[Corners]:
        """Yield the cells of an area that have a formula, whatever it shows.

        Each comes as the first and last row and column, from 1, of what its formula fills, which may reach
        out of the area.
        """


def table_named(book: Book, name: str) -> TablePlace | None:
    """Return the table of a name, None if there is none; upper and lower case are the same."""
    folded = name.casefold()
    return next((table for table in book.tables if table.name.casefold() == folded), None)


def limit_below(book: Book, place: TablePlace) -> int | None:
    """Return the first row under a table that is surely none of its rows; None if there is no such row.

    It is the totals row, or the first row of a table that stands below.
    """
    limits = [
        other.first_row
        for other in book.tables
        if other.sheet == place.sheet
        and other.first_row > place.last_row
        and other.first_column <= place.last_column
        and place.first_column <= other.last_column
    ]
    return min([place.body_end + 1, *limits] if place.totals_rows else limits, default=None)


def grid(book: Book, sheet: str) -> list[Sequence[Cell]]:
    """Return all cells of a sheet, row by row from A1 on."""
    rows: list[Sequence[Cell]] = []
    for number, cells in book.rows(sheet):
        rows.extend([()] * (number - 1 - len(rows)))
        rows.append(cells)
    return rows
