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
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kachilog.base.spreadsheet import TablePlace
    from kachilog.log.cells import Value
    from kachilog.log.known_rows import NewRows

    Corner = tuple[int, int]
    IsBlank = Callable[[Corner, Corner], bool]


@dataclass(frozen=True, slots=True)
class Cells:
    """Values for neighbouring columns: `row` and `column` (from 1) of the first cell."""

    row: int
    column: int
    rows: list[list[Value]]


@dataclass(frozen=True, slots=True)
class InPlace:
    """What is to be written into an open workbook: new headers by column (from 1), and values.

    `first` and `last` are the corners (row, column; from 1) of the table as it grows.
    """

    first: Corner
    last: Corner
    headers: Mapping[int, str]
    cells: list[Cells]


class AppendPlan:
    """The rows that a table takes. `new_headers` are those of the columns that it lacks, in their order.

    `calculated` are the headers of the columns that the table fills by a formula.
    """

    def __init__(self, table: TablePlace, calculated: frozenset[str]) -> None:
        self.table, self.calculated = table, calculated
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

    def in_place(self, last_filled_row: int, is_blank: IsBlank) -> InPlace:
        """Return where the rows go below the last action of the log; a new column goes beside the table.

        `is_blank` tells whether all cells between two corners (row, column; from 1, inclusive) are. Raise
        FileError totals_row, no_room_below, no_room_beside.
        """
        table = self.table
        if table.totals_rows:
            raise FileError("totals_row")
        last = max(last_filled_row + sum(new.added for new, _ in self._taken), table.last_row)
        last_column = table.last_column + len(self.new_headers)
        below, beside = (table.last_row + 1, table.first_column), (table.first_row, table.last_column + 1)
        if last > table.last_row and not is_blank(below, (last, last_column)):
            raise FileError("no_room_below")
        if self.new_headers and not is_blank(beside, (table.last_row, last_column)):
            raise FileError("no_room_beside")
        cells: list[Cells] = []
        row = last_filled_row + 1
        for new, places in self._taken:
            rows = new.rows
            for run in self._runs(places):
                column = table.first_column + places[run[0]]
                cells.append(Cells(row, column, [[values[at] for at in run] for values in rows]))
            row += len(rows)
        headers = dict(enumerate(self.new_headers, start=table.last_column + 1))
        return InPlace((table.first_row, table.first_column), (last, last_column), headers, cells)

    def _runs(self, places: Sequence[int]) -> list[list[int]]:
        """Return the indices of incoming columns that go side by side, without what the table computes."""
        headers = self.table.headers
        computed = {at for at, header in enumerate(headers) if header in self.calculated}
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
