"""A file that holds a log, whatever its kind: its rows, its settings, and what is wrong with both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.base.settings import Settings, new_actions
from kachilog.files import csv_files
from kachilog.files.book.names import ACTIONS_TABLE, BUDGETS_TABLE, SETTINGS_TABLE, WEEKS_OFF_TABLE
from kachilog.files.book.reader import BookReader, open_book
from kachilog.files.book.tables import settings
from kachilog.files.book.tables.found import find_tables
from kachilog.files.book.tables.settings import TableRows
from kachilog.files.book.tables.side_tables import ReadSideTables, is_wanted, read_side_tables
from kachilog.files.kinds import is_book, is_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from kachilog.base.problems import Problem
    from kachilog.base.settings import ActionClass
    from kachilog.base.spreadsheet import Cell
    from kachilog.files.xlsx.package import Package
    from kachilog.log.parse import Track
    from kachilog.log.stream import Log
    from kachilog.reviews.side_tables import SideTables


class ClosedBook:
    """A workbook that is a file: its settings, and its sheets as `pages.Book` asks for them."""

    def __init__(self, path: Path) -> None:
        self.reader: BookReader = open_book(path)
        self.settings, self.problems = settings.parse(self._tables())

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

    def read_side_tables(self, log: Log, settings: Settings) -> ReadSideTables:
        """Return what the workbook has beside its log and settings, for a log that need not be its own."""
        return read_side_tables(find_tables(self.reader, is_wanted), log, settings)

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
    """A log that was read. `book` is None for a CSV, whose encoding is told instead.

    `read` is what stands beside the log; what is wrong with it is among `problems`, too.
    """

    path: Path
    log: Log
    settings: Settings
    problems: tuple[Problem, ...]
    book: ClosedBook | None = None
    encoding: str | None = None
    read: ReadSideTables = field(default_factory=ReadSideTables)

    @property
    def frame(self) -> pd.DataFrame:
        """The rows that could be read; see `kachilog.log.stream.Log`."""
        return self.log.frame

    @property
    def side_tables(self) -> SideTables:
        """The KPIs, customer voices and hypotheses."""
        return self.read.tables


def _any_actions() -> Mapping[str, ActionClass]:
    """Return the action types of new workbooks in every language: a CSV does not say which one it is in."""
    return {action: of for lang in LANGS for action, of in new_actions(lang).items()}


def open_source(path: Path, *, today: dt.date, track: Track = iter) -> Source:
    """Return the log of the file at `path`; its ending says what it is.

    Raise FileError where it cannot be read, or is a workbook without a log.
    """
    ending = path.suffix.lower()
    if is_book(path):
        book = ClosedBook(path)
        log = book.reader.log(today=today, track=track)
        read = book.read_side_tables(log, book.settings)
        problems = (*book.problems, *log.problems, *read.tables.problems)
        return Source(path, log, book.settings, problems, book, read=read)
    if is_text(path):
        file = csv_files.read_csv(path)
        log = file.stream(today=today).log(track=track)
        settings = Settings(action_classes=_any_actions())
        return Source(
            path,
            log,
            settings,
            log.problems,
            encoding=file.encoding,
            read=read_side_tables((), log, settings),
        )
    codes = {".ods": "ods", ".xls": "old_xls", ".xlsb": "xlsb"}
    raise FileError(codes.get(ending, "unknown_kind"), file=path.name)
