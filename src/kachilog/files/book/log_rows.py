"""The rows of a log on its sheet: which belong to it, and how it ends."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from kachilog.base.text import is_blank
from kachilog.log.columns import known_keys
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.book import Book
    from kachilog.files.book.find_log import LogPlace
    from kachilog.log.columns import Key
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import NumberedRows

_REMEMBERED = 1000


def found_rows(book: Book, place: LogPlace, maps: Maps = ()) -> Iterator[NumberedRows]:
    """Yield the rows of a log and their numbers: whole runs, which is fast, else row by row."""
    if not place.headers_shown:
        yield [place.header_row], [place.headers]
    below = _Below(place, known_keys(place.headers, maps), date1904=book.date1904)
    for start, rows in book.runs(place.sheet, place.area):
        end = start + len(rows) - 1
        if end <= place.last_row or below.follow(start, rows):
            yield range(start, end + 1), rows
            continue
        numbers, kept = [], []
        for row, cells in enumerate(rows, start):
            if row <= place.last_row or below.belongs(row, cells):
                numbers.append(row)
                kept.append(cells)
        yield numbers, kept


class LogEnd:
    """How a log ends, as far as its rows have been read.

    `day` is the index of the column of dates; `last_dated` is the last row with a date, 0 if there is none;
    `undated` are the rows below it in which anything stands, from the last up, a thousand of them at most.
    """

    def __init__(self, keys: Sequence[Key | None], *, date1904: bool) -> None:
        self.day = keys.index("date") if "date" in keys else 0
        self._date1904 = date1904
        self.last_dated = 0
        self.undated: list[tuple[int, Sequence[Cell]]] = []

    def follow(self, numbers: Sequence[int], rows: Sequence[Sequence[Cell]]) -> None:
        """Take note of the rows that come next."""
        undated: list[tuple[int, Sequence[Cell]]] = []
        for at in range(len(rows) - 1, -1, -1):
            cells = rows[at]
            day = cells[self.day] if self.day < len(cells) else None
            if not isinstance(parse_date(day, date1904=self._date1904), Bad):
                self.last_dated, self.undated = numbers[at], undated
                return
            if len(undated) < _REMEMBERED and not all(map(is_blank, cells)):
                undated.append((numbers[at], cells))
        self.undated = (undated + self.undated)[:_REMEMBERED]


class _Below:
    """Tells which rows below the last sure one are the log's: those that follow without a gap, and others.

    What comes after a gap may be a remark. It is the log's if it has a date, an action or minutes: what is
    wrong with it is then told.
    """

    def __init__(self, place: LogPlace, keys: Sequence[Key | None], *, date1904: bool) -> None:
        self._day = keys.index("date") if "date" in keys else 0
        self._telling = [at for at, key in enumerate(keys) if key in ("action", "minutes")]
        self._last_row = self._previous = place.last_row
        self._date1904 = date1904
        self._gap = False

    def follow(self, start: int, rows: Sequence[Sequence[Cell]]) -> bool:
        """Return whether a run of rows follows without a gap, in one quick look; if so it is noted."""
        if self._gap or not self._last_row < start <= self._previous + 1:
            return False
        if any(map(is_blank, set(map(itemgetter(self._day), rows)))):
            return False
        self._previous = start + len(rows) - 1
        return True

    def belongs(self, row: int, cells: Sequence[Cell]) -> bool:
        """Return whether a row is an action, and note that it came."""
        if all(map(is_blank, cells)):
            return False
        self._gap = self._gap or row > self._previous + 1
        self._previous = row
        if not self._gap or not isinstance(parse_date(cells[self._day], date1904=self._date1904), Bad):
            return True
        return any(not is_blank(cells[at]) for at in self._telling)
