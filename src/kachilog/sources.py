"""A file that holds a log, whatever its kind: its rows, its settings, and what is wrong with both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog import csvio
from kachilog.errors import FileError
from kachilog.settings import Settings
from kachilog.workbook import settings_sheet
from kachilog.workbook.names import ACTIONS_TABLE, BUDGETS_TABLE, SETTINGS_TABLE, WEEKS_OFF_TABLE
from kachilog.workbook.reading import BookReader, open_book
from kachilog.workbook.settings_sheet import TableRows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from kachilog.cells import Cell
    from kachilog.log import Log
    from kachilog.problems import Problem
    from kachilog.workbook.package import Package

BOOKS = (".xlsx", ".xlsm")
TEXTS = (".csv", ".tsv", ".txt")


class ClosedBook:
    """A workbook that is a file: its settings, and its sheets as `kachilog.pages.Book` asks for them."""

    def __init__(self, path: Path) -> None:
        self.reader: BookReader = open_book(path)
        self.settings, self.problems = settings_sheet.parse(self._tables())

    @property
    def package(self) -> Package:
        """The workbook under edit."""
        return self.reader.package

    @property
    def sheet_names(self) -> Sequence[str]:
        """The names of all sheets in the order of their tabs."""
        return [sheet.name for sheet in self.package.sheets]

    def rows(self, sheet: str) -> Sequence[Sequence[Cell]]:
        """Return the cells of a sheet from A1 on; a sheet without cells, such as a chart's, has none."""
        if not any(known.name == sheet and known.kind == "worksheet" for known in self.package.sheets):
            return []
        rows: list[Sequence[Cell]] = []
        for number, cells in self.reader.rows(sheet):
            rows.extend([()] * (number - 1 - len(rows)))
            rows.append(cells)
        return rows

    def _tables(self) -> dict[str, TableRows]:
        tables = {}
        for name in (SETTINGS_TABLE, BUDGETS_TABLE, WEEKS_OFF_TABLE, ACTIONS_TABLE):
            rows, table = self.reader.table(name), self.package.tables.get(name)
            if rows is not None and table is not None:
                first = table.first_row + table.header_rows
                tables[name] = TableRows(table.sheet, first, rows, date1904=self.package.date1904)
        return tables


@dataclass(frozen=True, slots=True)
class Source:
    """A log that was read. `book` is None for a CSV, whose encoding is told instead."""

    path: Path
    log: Log
    settings: Settings
    problems: tuple[Problem, ...]
    book: ClosedBook | None = None
    encoding: str | None = None


def is_book(path: Path) -> bool:
    """Tell whether a path names a workbook that we read and write."""
    return path.suffix.lower() in BOOKS


def open_source(path: Path, *, today: dt.date) -> Source:
    """Return the log of the file at `path`; its ending says what it is.

    Raise FileError where it cannot be read, or is a workbook without a log.
    """
    ending = path.suffix.lower()
    if is_book(path):
        book = ClosedBook(path)
        log = book.reader.log(today=today)
        return Source(path, log, book.settings, (*book.problems, *log.problems), book)
    if ending in TEXTS:
        file = csvio.read_csv(path)
        log = file.stream(today=today).log()
        return Source(path, log, Settings(), log.problems, encoding=file.encoding)
    codes = {".ods": "ods", ".xls": "old_xls", ".xlsb": "xlsb"}
    raise FileError(codes.get(ending, "unknown_kind"), file=path.name)
