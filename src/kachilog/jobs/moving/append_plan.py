"""The one plan of an import: which column of the log's table each incoming column goes to, in which cells.

A closed workbook is handed whole rows of the table (`blocks`) and single cells (`updated`); an open one gets
only the cells that the incoming rows fill (`in_place`), so that a formula of the user's own column is left to
the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.text import fold_own, is_blank
from kachilog.files.xlsx.parts.addresses import address
from kachilog.log.columns import is_total, known_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from kachilog.base.spreadsheet import Cell, TablePlace
    from kachilog.files.book.reader import BookReader
    from kachilog.jobs.moving.remembering import Remembered
    from kachilog.log.columns import Column
    from kachilog.log.known_rows import NewRows, Other
    from kachilog.log.mapping import Maps
    from kachilog.log.reading.kinds import Value
    from kachilog.log.stream import LogStream

    Corner = tuple[int, int]
    Blocking = Callable[[Corner, Corner], Corner | None]


def require_headers_first(log: LogStream) -> None:
    """Raise FileError rows_above_log where records stand above the headers: equal ones would not be known."""
    if (told := log.rows_above) is not None:
        place = {"file": told.file or "", "sheet": told.sheet or "", "row": told.row}
        raise FileError("rows_above_log", **place, **told.values)


class Cells(NamedTuple):
    """Values for neighbouring columns: `row` and `column` (from 1) of the first cell."""

    row: int
    column: int
    rows: list[list[Value]]


class InPlace(NamedTuple):
    """What is to be written into an open workbook: new headers by column (from 1), and values.

    `first` and `last` are the corners (row, column; from 1) of the table as it grows.
    """

    first: Corner
    last: Corner
    headers: Mapping[int, str]
    cells: list[Cells]


class AppendPlan:
    """The rows that a table takes. `new_headers` are those of the columns that it lacks, in their order.

    `calculated` are the headers of the columns that the table fills by a formula, `computed` their places
    (from 0); `maps` tell what others mean. `remembered` is what 設定 is to say from now on of the columns of
    the files.
    """

    def __init__(self, table: TablePlace, calculated: frozenset[str], maps: Maps = ()) -> None:
        self.table, self.calculated = table, calculated
        self.new_headers: list[str] = []
        self.remembered: list[Remembered] = []
        # A damaged table may have a header twice; its columns are as many all the same.
        self._width = len(table.headers)
        self._places = dict(
            zip(reversed(_names(table.headers, maps)), range(self._width - 1, -1, -1), strict=True)
        )
        self._taken: list[tuple[NewRows, list[int]]] = []
        self._updated: dict[tuple[int, int, bool], Value] = {}
        self.formulas_left = 0
        self.computed = frozenset(at for at, header in enumerate(table.headers) if header in calculated)

    @property
    def added(self) -> int:
        """How many rows were taken."""
        return sum(new.added for new, _ in self._taken)

    @property
    def written(self) -> frozenset[int]:
        """The columns of the table (from 1 on the sheet) that get values from the rows taken."""
        places = {place for _, places in self._taken for place in places} - self.computed
        return frozenset(self.table.first_column + at for at in places if at < len(self.table.headers))

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._taken or self._updated or self.remembered)

    def take(self, new: NewRows) -> None:
        """Take rows, and note which of their columns the table lacks, if there are any rows."""
        if new.chunks:
            self._taken.append((new, [self._place(column) for column in new.columns]))

    def update(self, others: Iterable[Other], formulas: Collection[Corner]) -> list[Other]:
        """Take what a file says of rows that the book has; return the rows for which that is anything.

        A cell (row, column) of `formulas` is left as it is, and counted in `formulas_left` where others of
        its row are not; a row on another sheet is left, too.
        """
        taken = []
        for other in others:
            if other.kept.sheet is not None:
                continue
            cells = {}
            for column, value in other.told.items():
                at = self.table.first_column + self._place(column)
                if other.kept.is_new or (other.kept.row, at) not in formulas:
                    cells[other.kept.row, at, other.kept.is_new] = value
            self._updated |= cells
            if cells:
                taken.append(other)
                self.formulas_left += len(other.told) - len(cells)
        return taken

    def updated(self, first_new: int) -> dict[Corner, Value]:
        """Return the new values of cells (row, column; from 1); rows that are added begin at `first_new`."""
        cells = self._updated.items()
        return {(row + first_new * is_new, column): value for (row, column, is_new), value in cells}

    def _place(self, column: Column) -> int:
        """Return the place of a column in the table, which grows by it if it lacks it."""
        name = column.key or fold_own(column.header)
        if name not in self._places:
            self._places[name] = self._width
            self._width += 1
            self.new_headers.append(column.header)
        return self._places[name]

    def blocks(self) -> Iterator[Sequence[Sequence[Value]]]:
        """Yield all rows taken, by column in the order of the table, as wide as it has become."""
        for new, places in self._taken:
            for chunk in new.chunks:
                blank: Sequence[Value] = [None] * len(chunk.numbers)
                columns = [blank] * self._width
                for place, values in zip(places, chunk.columns, strict=True):
                    columns[place] = blank if place in self.computed else values
                yield columns

    def check_end(self, book: BookReader) -> None:
        """Refuse to write below a total at the end of the table, as far as `book` was read.

        Raise FileError total_row.
        """
        keys = known_keys(book.place.headers, book.maps)
        for row, cells in book.end.undated if self._taken else ():
            if self.table.body_row <= row <= self.table.body_end and is_total(keys, cells):
                at = next(at for at, cell in enumerate(cells) if not is_blank(cell))
                cell = address(row, book.place.first_column + at)
                raise FileError("total_row", sheet=self.table.sheet, cell=cell, row=row)

    def in_place(self, last_action: int, blocking: Blocking) -> InPlace:
        """Return where the rows go below the last action of the log; a new column goes beside the table.

        `blocking` returns the first cell that is not blank between two corners (row, column; from 1,
        inclusive), be it a formula that shows nothing. Raise FileError totals_row, no_room_below,
        no_room_beside.
        """
        table = self.table
        if table.totals_rows:
            raise FileError("totals_row")
        last = max(last_action + self.added, table.last_row)
        last_column = table.last_column + len(self.new_headers)
        below = max(table.last_row, last_action) + 1, table.first_column
        beside = table.first_row, table.last_column + 1
        if last >= below[0] and (cell := blocking(below, (last, last_column))):
            raise FileError("no_room_below", cell=address(*cell))
        if self.new_headers and (cell := blocking(beside, (table.last_row, last_column))):
            raise FileError("no_room_beside", cell=address(*cell))
        cells: list[Cells] = []
        row = last_action + 1
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
        runs: list[list[int]] = []
        for at in sorted(range(len(places)), key=places.__getitem__):
            if places[at] in self.computed:
                continue
            if runs and places[at] == places[runs[-1][-1]] + 1:
                runs[-1].append(at)
            else:
                runs.append([at])
        return runs


def first_filled(
    first: Corner, last: Corner, rows: Iterable[Sequence[Cell]], formulas: Iterable[tuple[int, int, int, int]]
) -> Corner | None:
    """Return the first cell from `first` to `last` that holds anything, None if none does.

    `rows` are the cells there, `formulas` what formulas fill (see `Book.formulas`), whatever they show.
    """
    filled = [
        (row, column)
        for row, cells in enumerate(rows, first[0])
        for column, cell in enumerate(cells, first[1])
        if cell not in (None, "")
    ]
    for top, left, bottom, right in formulas:
        if top <= last[0] and left <= last[1] and bottom >= first[0] and right >= first[1]:
            filled.append((max(top, first[0]), max(left, first[1])))
    return min(filled, default=None)


def _names(headers: Sequence[str], maps: Maps) -> list[str]:
    return [key or fold_own(header) for key, header in zip(known_keys(headers, maps), headers, strict=True)]
