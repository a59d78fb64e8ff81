"""The desk over a workbook that is open in Excel, which xlwings speaks to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.excel import native, placing
from kachilog.excel.appending import append, done
from kachilog.excel.open_book import LiveBook, write
from kachilog.excel.places import passing_file
from kachilog.jobs.desk import ButtonDesk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import xlwings as xw

    from kachilog.base.spreadsheet import TablePlace
    from kachilog.files.book.pages import DrawnPage
    from kachilog.jobs.desk import Texts
    from kachilog.jobs.moving.append_plan import AppendPlan


class LiveDesk(ButtonDesk):
    """The desk of a click in Excel. Each sheet is read as it stands, and written in place.

    `has_changed` tells whether anything has been written: the pages of a review, or the rows of an import.
    """

    book: LiveBook

    def __init__(self, workbook: xw.Book, now: dt.datetime) -> None:
        super().__init__(LiveBook(workbook), now)
        self.has_changed = False

    @property
    def full_name(self) -> str:
        """As `ButtonDesk`."""
        return native.full_name(self.book.book)

    @property
    def selected_row(self) -> int | None:
        """As `ButtonDesk`."""
        workbook, place = self.book.book, self.book.place
        selected = workbook.app.selection
        if (
            selected is None
            or selected.sheet.name != place.sheet
            or selected.sheet.book.name != workbook.name
        ):
            return None
        return int(selected.row) if selected.row > place.header_row else None

    @property
    def log_table(self) -> TablePlace:
        """As `ButtonDesk`; the program needs no table to take rows."""
        return self.book.log_as_table

    @property
    def shown(self) -> str | None:
        """As `ButtonDesk`."""
        try:
            return str(self.book.book.sheets.active.name)
        except Exception:  # noqa: BLE001 (a sheet of a chart alone is none to xlwings)
            return None

    def place(self, pages: Iterable[DrawnPage], texts: Iterable[Texts]) -> Sequence[str]:
        """As `ButtonDesk`. Raise FileError as `placing.place`."""
        _, *weekly = drawn = list(pages)
        placing.place(self.book, drawn)
        self.has_changed = True
        locked = {one.sheet for one in texts if not self._written(one)}
        done(self.book.book.activate)
        if weekly:
            done(lambda: self._show(weekly[-1].name))
        return sorted(locked)

    def _show(self, sheet: str) -> None:
        self.book.book.sheets[sheet].activate()

    def _written(self, texts: Texts) -> bool:
        """Write texts; return whether all of them stand there now."""
        try:
            sheet = self.book.sheets[texts.sheet]
            if texts.cells and native.is_protected(sheet):
                return False
            wrong = [write(sheet, first, [[text] for text in run]) for first, run in _runs(texts.cells)]
        except BaseException:  # noqa: BLE001 (the pages are in: this must not be taken for a click that did nothing)
            return False
        if any(wrong):
            return False
        for name, text in texts.marks.items():
            done(partial(native.keep_text, self.book.book, name, text))
        return True

    def append(self, plan: AppendPlan, *, dry_run: bool = False) -> None:
        """As `ButtonDesk`. Raise FileError as `appending.append`."""
        del dry_run
        append(self.book, plan)
        self.has_changed = True

    def printed(self, sheet: str) -> bytes:
        """As `ButtonDesk`. Raise FileError excel_no_pdf."""
        try:
            with passing_file(".pdf") as path:
                native.print_sheet(self.book.sheet(sheet), path)
                return path.read_bytes()
        except FileError:
            raise
        except Exception as error:
            raise FileError("excel_no_pdf") from error


class RibbonDesk(LiveDesk):
    """The desk of a click on the ribbon: `row` (sheet, row) is the row that is named with it, if any is."""

    def __init__(self, workbook: xw.Book, now: dt.datetime, row: tuple[str, int] | None) -> None:
        super().__init__(workbook, now)
        self._row = row

    @property
    def selected_row(self) -> int | None:
        """As `ButtonDesk`."""
        place = self.book.place
        if self._row is None or self._row[0] != place.sheet:
            return None
        return self._row[1] if self._row[1] > place.header_row else None


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
