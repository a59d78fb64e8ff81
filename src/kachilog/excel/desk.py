"""The desk over a workbook that is open in Excel, which xlwings speaks to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.excel import native, placing
from kachilog.excel.appending import append
from kachilog.excel.native import formulas
from kachilog.excel.open_book import LiveBook, read
from kachilog.files.book.tables.side_tables import is_wanted, read_side_tables
from kachilog.jobs.append_plan import LogTable
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    import xlwings as xw

    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.jobs.append_plan import AppendPlan
    from kachilog.log.stream import Log, LogStream


class LiveDesk:
    """As `kachilog.jobs.desk.Desk`."""

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

    def log_table(self) -> LogTable:
        """As `Desk`. Raise FileError import_no_table, log_not_found."""
        table = self.book.place.table
        if table is None:
            raise FileError("import_no_table")
        headers = [str(cell or "") for cell in self.book.records[0][1]]
        return LogTable(headers, self.book.place.last_column, _calculated(table, headers))

    def append(self, plan: AppendPlan) -> None:
        """As `Desk`. Raise FileError as `appending.append`."""
        append(self.book, plan)


def _calculated(table: xw.main.Table, headers: Sequence[str]) -> frozenset[str]:
    """Return the headers of the columns of a table in which every filled cell is a formula."""
    body = table.data_body_range
    if body is None:
        return frozenset()
    last = body.last_cell
    values = read(body.sheet, (body.row, body.column), (last.row, last.column))
    columns = zip(headers, zip(*values, strict=True), zip(*formulas(body), strict=True), strict=False)
    found = set()
    for header, shown, typed in columns:
        filled = [(cell, text) for cell, text in zip(shown, typed, strict=True) if text not in (None, "")]
        # A text that begins with = is its own value.
        if filled and all(str(text).startswith("=") and text != cell for cell, text in filled):
            found.add(header)
    return frozenset(found)


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
