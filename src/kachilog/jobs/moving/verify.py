"""What was written read back by other readers than ours, cell by cell, before it takes its name.

A workbook is read by openpyxl, a CSV by Python's own module: neither shares code with what wrote it. Both are
read row by row beside what was meant, which is read from its source a second time, so that memory does not
grow with the log. A difference raises FileError, and what is on the disk stays as it was.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, BinaryIO

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import EXACT
from kachilog.files.xlsx.parts.addresses import address
from kachilog.log import csv_write
from kachilog.log.csv_read import FIELD_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kachilog.jobs.moving.append_plan import AppendPlan
    from kachilog.log.reading.kinds import Value

    Check = Callable[[BinaryIO], None]
    Rows = Iterable[Sequence[Value]]

_PROTECTED = tuple("=+-@\t\r'")
"""A text that begins with one of these has an apostrophe before it in a CSV."""

_MISSING: tuple[object, ...] = ()
_BLANK = (None, "")


@dataclass
class ReadBack:
    """Reads back what a job writes into `file`, and counts the cells that are as they were meant."""

    file: str = ""
    cells: int = 0

    def of_csv(self, encoding: str, meant: Callable[[], Rows]) -> Check:
        """Return the check of a CSV that is to have the rows `meant`, its headers the first of them."""

        def check(written: BinaryIO) -> None:
            codec = csv_write.codec(encoding)
            text = io.TextIOWrapper(written, encoding=codec.name, newline="")
            text.read(len(codec.mark))
            before = csv.field_size_limit(FIELD_LIMIT)
            try:
                for row, (cells, values) in enumerate(zip_longest(csv.reader(text), meant()), start=1):
                    self._compare_row(None, row, 1, cells, values, is_text=True)
            finally:
                csv.field_size_limit(before)
                text.detach()

        return check

    def of_new_book(self, sheet: str, first: tuple[int, int], meant: Callable[[], Rows]) -> Check:
        """Return the check of a workbook that is to have the rows `meant` from the cell `first` on.

        Nothing may stand below them in their columns.
        """
        top, left = first

        def check(written: BinaryIO) -> None:
            with _opened(written, self.file) as book:
                rows = _rows(book, sheet, top)
                width = 0
                for row, (cells, values) in enumerate(zip_longest(rows, meant()), start=top):
                    width = width if values is None else len(values)
                    shown = (cells or ())[left - 1 : left - 1 + width]
                    self._compare_row(sheet, row, left, shown, values)

        return check

    def of_changed_book(
        self, sheet: str, before: Path, added: Added, updated: Mapping[tuple[int, int], Value]
    ) -> Check:
        """Return the check of a workbook that was `before` but for rows `added` and cells `updated`."""
        by_row: dict[int, dict[int, Value]] = {}
        for (row, column), value in updated.items():
            by_row.setdefault(row, {})[column] = value

        def check(written: BinaryIO) -> None:
            with (
                before.open("rb") as source,
                _opened(source, self.file) as old,
                _opened(written, self.file) as new,
            ):
                new_rows = iter(added.rows())
                pairs = zip_longest(_rows(old, sheet, 1), _rows(new, sheet, 1), fillvalue=_MISSING)
                for row, (was, cells) in enumerate(pairs, start=1):
                    values: list[Any] = [*was, *[None] * (len(cells) - len(was))]
                    for column, value in by_row.get(row, {}).items():
                        _put(values, column, [value])
                    skipped: Collection[int] = ()
                    if added.first_row <= row < added.first_row + added.count:
                        skipped = added.put(values, next(new_rows))
                    elif row == added.header_row:
                        added.put_headers(values)
                    self._compare_row(sheet, row, 1, cells, values, skipped=skipped)

        return check

    def _compare_row(
        self,
        sheet: str | None,
        row: int,
        first_column: int,
        cells: Sequence[object] | None,
        values: Sequence[object] | None,
        *,
        is_text: bool = False,
        skipped: Collection[int] = (),
    ) -> None:
        same = _same_text if is_text else _same
        pairs = zip_longest(cells or (), values or ())
        for column, (cell, value) in enumerate(pairs, start=first_column):
            if column not in skipped and not same(cell, value):
                place = address(row, column)
                raise FileError("verify_differs", file=self.file, cell=f"{sheet}!{place}" if sheet else place)
            self.cells += value not in _BLANK


@dataclass(frozen=True)
class Added:
    """Rows added to the table of a sheet: `count` from `first_row` on, `columns` from `first_column` on.

    `headers` are new ones, from the column `header_column` on in `header_row`; those at the places `computed`
    (from 0) are filled by the table itself.
    """

    first_row: int
    count: int
    first_column: int
    header_row: int
    header_column: int
    headers: Sequence[str]
    computed: Collection[int]
    rows: Callable[[], Rows]

    @classmethod
    def of(cls, plan: AppendPlan, first_row: int) -> Added:
        """Return the rows of a plan, as they stand from `first_row` on."""
        table = plan.table

        def rows() -> Iterator[Sequence[Value]]:
            for columns in plan.blocks():
                yield from zip(*columns, strict=True)

        return cls(
            first_row,
            plan.added,
            table.first_column,
            table.first_row if table.header_rows else 0,
            table.last_column + 1,
            plan.new_headers,
            plan.computed,
            rows,
        )

    def put(self, values: list[Any], row: Sequence[Value]) -> set[int]:
        """Put a row that was added over what stood there; return the columns that nobody has written."""
        _put(values, self.first_column, row)
        return {self.first_column + at for at in self.computed}

    def put_headers(self, values: list[Any]) -> None:
        """Put the new headers over what stood there."""
        _put(values, self.header_column, self.headers)


def _put(values: list[Any], first_column: int, row: Sequence[object]) -> None:
    end = first_column - 1 + len(row)
    values.extend([None] * (end - len(values)))
    values[first_column - 1 : end] = row


@contextmanager
def _opened(content: BinaryIO, name: str) -> Iterator[Any]:
    """Open a workbook by openpyxl. Raise FileError verify_unreadable for whatever it stumbles over."""
    from openpyxl import load_workbook  # noqa: PLC0415 (it takes longer to load than a log to write)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it does not keep: nothing is saved by it
        try:
            book = load_workbook(content, read_only=True)
            try:
                yield book
            finally:
                book.close()
        except FileError:
            raise
        except Exception as error:
            raise FileError("verify_unreadable", file=name) from error


def _rows(book: Any, sheet: str, first: int) -> Iterator[Sequence[object]]:  # noqa: ANN401 (openpyxl has no types)
    """Yield the rows of a sheet from `first` on, those without any cell among them."""
    cells = book[sheet]
    cells.reset_dimensions()  # what a sheet says of its size need not be so
    rows: Iterator[Sequence[object]] = cells.iter_rows(min_row=first, values_only=True)
    return rows


def _same(cell: object, meant: object) -> bool:
    """Return whether a cell, as openpyxl has it, holds what was meant."""
    if cell in _BLANK or meant in _BLANK:
        return cell in _BLANK and meant in _BLANK
    if hasattr(cell, "ref") and hasattr(meant, "ref"):  # formulas that fill several cells
        return vars(cell) == vars(meant)
    return cell == meant or _shown(cell) == _kept(meant)


def _shown(cell: object) -> object:
    """Return what a cell shows in a spreadsheet: openpyxl leaves escaped what XML cannot hold."""
    from openpyxl.utils.escape import unescape  # noqa: PLC0415

    return unescape(cell) if isinstance(cell, str) else cell


def _kept(meant: object) -> object:
    """Return a value as a workbook keeps it: a day has a time, and a number 15 digits."""
    if isinstance(meant, dt.date):
        return dt.datetime.combine(meant, dt.time())
    return str(meant) if isinstance(meant, int) and abs(meant) >= EXACT else meant


def _same_text(cell: object, meant: object) -> bool:
    """Return whether a cell of a CSV says what was meant."""
    if meant is None:
        return cell in _BLANK
    text = meant.isoformat() if isinstance(meant, dt.date) else str(meant)
    return cell == text or (text[:1] in _PROTECTED and cell == f"'{text}")
