"""What a job works at: a workbook and ways to change it, whatever door it came in by.

A file (`kachilog.jobs.file_desk`), a workbook that is open in Excel (`kachilog.excel.desk`), or a snapshot of
one that is open in LibreOffice (`kachilog.libreoffice.desk`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kachilog.jobs.import_ import ImportDesk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.files.book.book import Book
    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.log.stream import Log
    from kachilog.wording import Words


class Desk(ImportDesk, Protocol):
    """One click: the workbook as it stood when a button was clicked at `now`, the user's own time."""

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

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """Return what the workbook has beside its log and settings."""

    def write_texts(self, sheet: str, texts: Mapping[tuple[int, int], str]) -> bool:
        """Write texts into cells (row, column; from 1) of a sheet; False if it is protected."""

    def place(self, pages: Sequence[DrawnPage], show: str) -> None:
        """Bring the pages in, each in place of the one it replaces, and show the sheet `show`."""
