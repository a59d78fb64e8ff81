"""What every job of a button works with: the open workbook, its settings, the user's words and clock."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kachilog.excel.live import LiveBook
from kachilog.week import Week
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt

    import xlwings as xw


class Desk:
    """One click: the workbook as it stood when the button was clicked at `now`, the user's own time."""

    def __init__(self, book: xw.Book, now: dt.datetime) -> None:
        self.book, self.now, self.today = book, now, now.date()
        self.live = LiveBook(book)
        self.settings, self.settings_problems = self.live.settings()
        self.words = Words(self.settings.lang)

    @cached_property
    def selected_row(self) -> int | None:
        """The row of the log that is selected, None if the selection lies elsewhere."""
        selected, place = self.book.app.selection, self.live.place
        if (
            selected is None
            or selected.sheet.name != place.sheet.name
            or selected.sheet.book.name != self.book.name
        ):
            return None
        return int(selected.row) if selected.row > place.header_row else None

    def last_finished_week(self) -> Week:
        """Return the week before the one in progress."""
        return Week.containing(self.today, self.settings.week_start).shift(-1)
