"""The one plan of an import: which column of the log's table each incoming column goes to, in which cells.

A closed workbook is handed whole rows of the table (`blocks`); an open one gets only the cells that the
incoming rows fill (`in_place`), so that a formula of the user's own column is left to the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.text import fold_own
from kachilog.log.columns import known_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kachilog.log.cells import Value
    from kachilog.log.known_rows import NewRows

    Corner = tuple[int, int]
    IsBlank = Callable[[Corner, Corner], bool]


@dataclass(frozen=True, slots=True)
class LogTable:
    """The log's table: its headers, its last column (from 1), and the headers of columns that it computes."""

    headers: Sequence[str]
    last_column: int
    calculated: frozenset[str]


@dataclass(frozen=True, slots=True)
class TableArea:
    """The log's table on its sheet: rows and columns from 1, inclusive, totals among the rows."""

    header_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Cells:
    """Values for neighbouring columns: `row` and `column` (from 1) of the first cell."""

    row: int
    column: int
    rows: list[list[Value]]


@dataclass(frozen=True, slots=True)
class InPlace:
    """What is to be written into an open workbook: the table as it grows, headers beside it, and values."""

    area: TableArea
    new_headers: Sequence[str]
    cells: list[Cells]


class AppendPlan:
    """The rows that a table takes. `new_headers` are those of the columns that it lacks, in their order."""

    def __init__(self, table: LogTable) -> None:
        self.table = table
        self.new_headers: list[str] = []
        # A damaged table may have a header twice; its columns are as many all the same.
        self._width = len(table.headers)
        self._places = dict(zip(reversed(_names(table.headers)), range(self._width - 1, -1, -1), strict=True))
        self._taken: list[tuple[NewRows, list[int]]] = []

    def take(self, new: NewRows) -> None:
        """Take rows, and note which of their columns the table lacks, if there are any rows."""
        if not new.chunks:
            return
        places = []
        for column in new.columns:
            name = column.key or fold_own(column.header)
            if name not in self._places:
                self._places[name] = self._width
                self._width += 1
                self.new_headers.append(column.header)
            places.append(self._places[name])
        self._taken.append((new, places))

    def blocks(self) -> Iterator[Sequence[Sequence[Value]]]:
        """Yield all rows taken, by column in the order of the table, as wide as it has become."""
        for new, places in self._taken:
            for chunk in new.chunks:
                columns: list[Sequence[Value]] = [[None] * len(chunk.numbers)] * self._width
                for place, values in zip(places, chunk.columns, strict=True):
                    columns[place] = values
                yield columns

    def in_place(self, area: TableArea, last_filled_row: int, is_blank: IsBlank) -> InPlace:
        """Return where the rows go below the last action of the log; a new column goes beside the table.

        `is_blank` tells whether all cells between two corners (row, column; from 1, inclusive) are. Raise
        FileError no_room_below, no_room_beside.
        """
        last = max(last_filled_row + sum(new.added for new, _ in self._taken), area.last_row)
        last_column = area.last_column + len(self.new_headers)
        if last > area.last_row and not is_blank((area.last_row + 1, area.first_column), (last, last_column)):
            raise FileError("no_room_below")
        if self.new_headers and not is_blank(
            (area.header_row, area.last_column + 1), (area.last_row, last_column)
        ):
            raise FileError("no_room_beside")
        cells: list[Cells] = []
        row = last_filled_row + 1
        for new, places in self._taken:
            rows = new.rows
            for run in self._runs(places):
                column = area.first_column + places[run[0]]
                cells.append(Cells(row, column, [[values[at] for at in run] for values in rows]))
            row += len(rows)
        return InPlace(
            TableArea(area.header_row, area.first_column, last, last_column), self.new_headers, cells
        )

    def _runs(self, places: Sequence[int]) -> list[list[int]]:
        """Return the indices of incoming columns that go side by side, without what the table computes."""
        headers = self.table.headers
        computed = {at for at, header in enumerate(headers) if header in self.table.calculated}
        runs: list[list[int]] = []
        for at in sorted(range(len(places)), key=places.__getitem__):
            if places[at] in computed:
                continue
            if runs and places[at] == places[runs[-1][-1]] + 1:
                runs[-1].append(at)
            else:
                runs.append([at])
        return runs


def _names(headers: Sequence[str]) -> list[str]:
    return [key or fold_own(header) for key, header in zip(known_keys(headers), headers, strict=True)]
