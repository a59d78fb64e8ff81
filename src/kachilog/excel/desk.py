"""What every job of a button works with: a workbook that is open in a program, and ways to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kachilog.excel import native, placing
from kachilog.excel.appending import append
from kachilog.excel.open_book import LiveBook
from kachilog.files.book.tables.side_tables import is_wanted, read_side_tables
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    import xlwings as xw

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.files.book.pages import Book, DrawnPage
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.log.known_rows import NewRows
    from kachilog.log.stream import Log, LogStream


class Desk(Protocol):
    """One click: the workbook as it stood when a button was clicked at `now`, the user's own time."""

    now: dt.datetime
    words: Words
    settings: Settings

    @property
    def settings_problems(self) -> Sequence[Problem]:
        """What is wrong with the settings."""

    @property
    def book(self) -> Book:
        """The sheets of the workbook."""

    @property
    def full_name(self) -> str:
        """What the program calls the workbook: its path, a URL, or a bare name."""

    @property
    def selected_row(self) -> int | None:
        """The row of the log that is selected, None if the selection lies elsewhere."""

    def log_stream(self) -> LogStream:
        """Return the log, to be read as a stream. Raise FileError if there is none."""

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """Return what the workbook has beside its log and settings."""

    def write_texts(self, sheet: str, texts: Mapping[tuple[int, int], str]) -> bool:
        """Write texts into cells (row, column; from 1) of a sheet; False if it is protected."""

    def place(self, pages: Sequence[DrawnPage], show: str) -> None:
        """Bring the pages in, each in place of the one it replaces, and show the sheet `show`."""

    def append(self, new: NewRows) -> None:
        """Add rows at the end of the log."""


class LiveDesk:
    """The desk over a workbook that xlwings speaks to."""

    def __init__(self, workbook: xw.Book, now: dt.datetime) -> None:
        self.now = now
        self.book = LiveBook(workbook)
        self.settings, self.settings_problems = self.book.settings()
        self.words = Words(self.settings.lang)

    @property
    def full_name(self) -> str:
        """As `Desk`."""
        return native.full_name(self.book.book)

    @property
    def selected_row(self) -> int | None:
        """As `Desk`."""
        workbook, place = self.book.book, self.book.place
        selected = workbook.app.selection
        if (
            selected is None
            or selected.sheet.name != place.sheet.name
            or selected.sheet.book.name != workbook.name
        ):
            return None
        return int(selected.row) if selected.row > place.header_row else None

    def log_stream(self) -> LogStream:
        """As `Desk`."""
        return self.book.log_stream(self.now.date())

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """As `Desk`."""
        return read_side_tables(self.book.found_tables(is_wanted), log, self.settings)

    def write_texts(self, sheet: str, texts: Mapping[tuple[int, int], str]) -> bool:
        """As `Desk`."""
        target = self.book.sheets[sheet]
        if native.is_protected(target):
            return False
        for first, run in _runs(texts):
            target.range(first).value = [[text] for text in run]
        return True

    def place(self, pages: Sequence[DrawnPage], show: str) -> None:
        """As `Desk`. Raise FileError as `placing.place`."""
        placing.place(self.book, pages)
        self.book.book.activate()
        self.book.book.sheets[show].activate()

    def append(self, new: NewRows) -> None:
        """As `Desk`. Raise FileError as `appending.append`."""
        append(self.book, new)


def _runs(texts: Mapping[tuple[int, int], str]) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """Yield the texts that stand below each other as (first cell, texts): one call into the program each."""
    first, run = (0, 0), list[str]()
    for (row, column), text in sorted(texts.items(), key=lambda item: (item[0][1], item[0][0])):
        if run and (row, column) == (first[0] + len(run), first[1]):
            run.append(text)
        else:
            if run:
                yield first, run
            first, run = (row, column), [text]
    if run:
        yield first, run
