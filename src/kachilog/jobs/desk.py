"""What the jobs work at: a workbook and ways to change it, whatever door it came in by.

Files (`kachilog.jobs.file_desk`), a workbook that is open in Excel (`kachilog.excel.desk`), or one
that is open in LibreOffice (`kachilog.libreoffice.desk`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kachilog.files.book.tables.side_tables import side_tables_of
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.base.spreadsheet import TablePlace
    from kachilog.files.book.book import Book
    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.reader import BookReader
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.jobs.moving.append_plan import AppendPlan
    from kachilog.log.stream import Log, LogStream


class Texts(NamedTuple):
    """Texts for cells (row, column; from 1) of a sheet, in whose table the rows begin at `first_row`.

    `marks` are texts to be kept under hidden names once the cells have theirs, where a workbook keeps any.
    """

    sheet: str
    first_row: int
    cells: Mapping[tuple[int, int], str]
    marks: Mapping[str, str] = {}


class ReviewDesk(Protocol):
    """A log, and the workbook that its pages go into."""

    settings: Settings

    @property
    def today(self) -> dt.date:
        """The day of the review."""

    @property
    def settings_problems(self) -> Sequence[Problem]:
        """What is wrong with the settings."""

    @property
    def book(self) -> Book | None:
        """The workbook that the pages go into, None if it is yet to be made. Raise FileError, UsageError."""

    def log(self) -> Log:
        """Return the log. Raise FileError if there is none."""

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """Return what the workbook has beside its log and settings."""

    def place(self, pages: Iterable[DrawnPage], texts: Iterable[Texts]) -> Sequence[str]:
        """Fill the sheets that are there and bring in the new ones, 推移 first; show the last weekly page.

        Write the texts, too, which are asked for when the pages are in; return the names of those of their
        sheets that do not take them. Raise FileError with the workbook as it was.
        """


class ImportDesk(Protocol):
    """A workbook whose log takes rows, at the moment `now` of the user's own time."""

    now: dt.datetime

    @property
    def book(self) -> BookReader:
        """The workbook."""

    @property
    def log_table(self) -> TablePlace:
        """The table that takes the rows. Raise FileError import_no_table."""

    def append(self, plan: AppendPlan, *, dry_run: bool) -> None:
        """Add the rows of a plan at the end of the log; all of them, or none with a FileError.

        With `dry_run` only see whether that can be done.
        """


class ButtonDesk(ABC):
    """One click: an open workbook as it stood when a button was clicked at `now`, the user's own time."""

    def __init__(self, book: BookReader, now: dt.datetime) -> None:
        self.book, self.now = book, now
        self.settings, self.settings_problems = book.settings, book.settings_problems
        self.words = Words(self.settings.lang)

    @property
    @abstractmethod
    def full_name(self) -> str:
        """What the program calls the workbook: its path, a URL, or a bare name."""

    @property
    @abstractmethod
    def selected_row(self) -> int | None:
        """The row of the log that is selected, None if the selection lies elsewhere."""

    @property
    def shown(self) -> str | None:
        """The name of the sheet in front, None where that is not known."""
        return None

    @property
    def today(self) -> dt.date:
        """The day of the click."""
        return self.now.date()

    @property
    def log_table(self) -> TablePlace:
        """As `ImportDesk`."""
        return self.book.log_table

    def log(self) -> Log:
        """As `ReviewDesk`."""
        return self.log_stream().log()

    def log_stream(self) -> LogStream:
        """Return the log, to be read as a stream. Raise FileError if there is none."""
        return self.book.stream(today=self.today)

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """As `ReviewDesk`."""
        return side_tables_of(self.book, log, self.settings)

    @abstractmethod
    def place(self, pages: Iterable[DrawnPage], texts: Iterable[Texts]) -> Sequence[str]:
        """As `ReviewDesk`."""

    @abstractmethod
    def append(self, plan: AppendPlan, *, dry_run: bool = False) -> None:
        """As `ImportDesk`, but for `AppendPlan.updated`: a button changes no row that the log has."""

    @abstractmethod
    def printed(self, sheet: str) -> bytes:
        """Return a PDF of a sheet. Raise FileError."""
