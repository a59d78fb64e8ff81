"""A workbook that is open in LibreOffice, as its macro has told it: no file was saved for that.

`Reading.bas` writes what is read here. U+001C parts the sheets, U+001D what is told of one, U+001E lines and
U+001F cells, none of which a cell can hold; a line that is not as wide as the others shows that one does.
Ranges are told as LibreOffice names them, `'Sheet 1'.B2:C9`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import TablePlace, kept_text
from kachilog.files.book.book import Area
from kachilog.files.book.names import VOICES_MARK_NAME
from kachilog.files.book.reader import BookReader
from kachilog.log.columns import header_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.book import Corners

_SHEET, _PART, _LINE, _CELL = "\x1c", "\x1d", "\x1e", "\x1f"
_TAB = "\x01"
"""What LibreOffice hands out for a TAB in a text of several lines."""

_DAY_OR_TIME, _LOGICAL = 2 | 4, 1024
"""Bits of com.sun.star.util.NumberFormat."""

_DURATION = lazy_pattern(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_QUOTED = lazy_pattern(r'"[^"]*"|\\.')
_EPOCH_1904 = 1904
_LAST = dt.datetime(9999, 12, 31)  # noqa: DTZ001 (a spreadsheet has no zone)
_ERRORS = {502: "#VALUE!", 503: "#NUM!", 504: "#VALUE!", 524: "#REF!", 525: "#NAME?", 532: "#DIV/0!"}
_NOT_AVAILABLE = 32767
_UNKNOWN_ERROR = "#VALUE!"
_TEXT = -1
_T = TypeVar("_T")


class DumpedBook(BookReader):
    """An open workbook as it was told when a button was clicked; `name` is what problems call it.

    `has_macros` tells of VBA in it. Raise FileError office_dump_broken where it cannot be read.
    """

    def __init__(self, text: str, name: str) -> None:
        head, *sheets = text.split(_SHEET)
        try:
            first, tables, *kept = head.split(_PART)
            sample, macros, *day = first.split(_CELL)
            self._sheets = {
                sheet.name: sheet
                for sheet in (_Sheet(*one.split(_PART), number=self._number) for one in sheets)
            }
            self._day_zero = dt.datetime(*map(int, day))  # type: ignore[arg-type] # noqa: DTZ001
            self._tables = [line.split(_CELL) for line in tables.split(_LINE)[:-1]]
        except (TypeError, ValueError):
            raise FileError("office_dump_broken", file=name) from None
        self._point, self.has_macros = sample[1], macros != "0"
        # A macro of an earlier version tells of no name, and keeps none.
        self._kept = {VOICES_MARK_NAME: kept_text(kept[0])} if kept else {}
        self._name = name

    @property
    def name(self) -> str:
        """As `Book`."""
        return PurePath(self._name).name

    @property
    def date1904(self) -> bool:
        """As `Book`."""
        return self._day_zero.year == _EPOCH_1904

    @property
    def sheet_names(self) -> Sequence[str]:
        """As `Book`."""
        return [*self._sheets]

    @cached_property
    def tables(self) -> Sequence[TablePlace]:
        """As `Book`."""
        names = self.sheet_names
        places = [self._place_of(*fields) for fields in self._tables if int(fields[1]) < len(names)]
        return sorted(places, key=lambda table: names.index(table.sheet))

    def is_visible(self, sheet: str) -> bool:
        """As `Book`."""
        return self._sheets[sheet].is_visible

    def is_protected(self, sheet: str) -> bool:
        """Tell whether a sheet takes no changes."""
        return self._sheets[sheet].is_protected

    def is_whole(self, sheet: str) -> bool:
        """Tell whether all cells of a sheet were told, not only what the user entered on it."""
        return self._sheets[sheet].is_whole

    def rows(self, sheet: str) -> Iterator[tuple[int, Sequence[Cell]]]:
        """As `Book`. Raise FileError sheet_unknown, office_dump_broken."""
        yield from enumerate(self._rows(sheet), 1)

    def runs(self, sheet: str, area: Area) -> Iterator[tuple[int, Sequence[Sequence[Cell]]]]:
        """As `Book`, as one run."""
        rows, first = self._rows(sheet), area.first_column - 1
        inside = [row[first : area.last_column] for row in rows[area.first_row - 1 : area.last_row]]
        if not inside:
            return
        width = len(inside[0]) if area.last_column is None else area.last_column - first
        blank: list[Cell] = [""] * (width - len(inside[0]))
        yield area.first_row, [row + blank for row in inside] if blank else inside

    def declared(self, table: TablePlace) -> frozenset[str]:
        """As `Book`: none, since LibreOffice keeps no such thing."""
        del table
        return frozenset()

    def number_format(self, sheet: str, row: int, column: int) -> str:
        """As `Book`."""
        for _, code, ranges in self._sheets[sheet].formats:
            if any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in ranges):
                return code
        return "General"

    def kept(self, name: str) -> str | None:
        """As `Book`."""
        return self._kept.get(name)

    def formulas(self, sheet: str, area: Area) -> Iterator[Corners]:
        """As `Book`."""
        for corners in self._sheets[sheet].formulas:
            top, left, bottom, right = corners
            above = area.last_row is None or top <= area.last_row
            before = area.last_column is None or left <= area.last_column
            if above and before and bottom >= area.first_row and right >= area.first_column:
                yield corners

    def serial(self, day: dt.date) -> float:
        """Return the number that a day or a moment is in this workbook."""
        moment = day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())
        return (moment - self._day_zero) / dt.timedelta(days=1)

    def _rows(self, sheet: str) -> list[list[Cell]]:
        if sheet not in self._sheets:
            raise FileError("sheet_unknown", file=self.name, sheet=sheet)
        try:
            return self._sheets[sheet].rows
        except ValueError:
            raise FileError("office_dump_broken", file=self.name) from None

    def _number(self, text: str, kind: int, code: str) -> Cell:
        """Return what a cell that is a number holds, by the kind of its number format."""
        number = float(text.replace(self._point, "."))
        if kind & _DAY_OR_TIME:
            return self._moment(number, is_duration=_DURATION.search(_QUOTED.sub("", code)) is not None)
        return bool(number) if kind & _LOGICAL else number

    def _moment(self, number: float, *, is_duration: bool) -> Cell:
        # To the millisecond, as no program keeps more of it.
        time = dt.timedelta(milliseconds=round(number * 86_400_000))
        if is_duration:
            return time
        if time < dt.timedelta(days=1):
            return (self._day_zero + max(time, dt.timedelta())).time()
        if time > _LAST - self._day_zero:
            return number
        moment = self._day_zero + time
        return moment.date() if moment.time() == dt.time() else moment

    def _place_of(self, name: str, sheet: str, *told: str) -> TablePlace:
        top, left, bottom, right, has_header, has_totals = (abs(int(text)) for text in told)
        on, width = self.sheet_names[int(sheet)], right - left + 1
        run = next(self.runs(on, Area(top + 1, left + 1, top + 1, right + 1)), None) if has_header else None
        headers = header_texts(run[1][0]) if run else ("",) * width
        corners = (top + 1, left + 1, bottom + 1, right + 1)
        return TablePlace(name, on, *corners, headers, header_rows=has_header, totals_rows=has_totals)


class _Sheet:
    """What was told of one sheet. Raise ValueError, TypeError where it is not what is told of one."""

    def __init__(  # noqa: PLR0917 (in the order in which it is told)
        self,
        name: str,
        visible: str,
        protected: str,
        cells: str,
        texts: str,
        formulas: str,
        failed: str,
        formats: str,
        whole: str = "-1",
        *,
        number: Callable[[str, int, str], Cell],
    ) -> None:
        self.name, self.is_visible, self.is_protected = name, visible != "0", protected != "0"
        self._cells, self._texts, self._number = cells, texts, number
        self._formulas, self._failed, self._formats = formulas, failed, formats
        self.is_whole = whole != "0"

    @cached_property
    def _range(self) -> re.Pattern[str]:
        """What finds the cells of this sheet, which LibreOffice quotes where it has a name with signs."""
        quoted = "'" + self.name.replace("'", "''") + "'"
        return re.compile(
            rf"(?:{re.escape(self.name)}|{re.escape(quoted)})\.([A-Z]+)([0-9]+)(?::([A-Z]+)([0-9]+))?(?=\W|$)"
        )

    @cached_property
    def formats(self) -> list[tuple[int, str, list[Corners]]]:
        """The number formats but the plain one: kind, format, cells."""
        lines = (line.split(_CELL) for line in self._formats.split(_LINE)[:-1])
        return [(int(kind), code, [*self._ranges(said)]) for kind, code, said in lines]

    @cached_property
    def formulas(self) -> list[Corners]:
        """The cells that have a formula."""
        return [*self._ranges(self._formulas)]

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The cells from A1 on, all rows as wide."""
        lines = [line.split(_CELL) for line in self._cells.split(_LINE)]
        width = max(map(len, lines))
        if any(len(line) != width for line in lines):
            raise ValueError(self.name)
        kinds = self._kinds(len(lines), width)
        # The same few values stand in most cells of a log.
        value = _Known(self._value).__getitem__
        cells = (zip(line, of, strict=True) for line, of in zip(lines, kinds, strict=True))
        rows: list[list[Cell]] = [[*map(value, line)] for line in cells]
        for row, column, error in self._errors():
            rows[row][column] = error
        return rows

    def _kinds(self, height: int, width: int) -> list[list[int]]:
        """Return of each cell which number format it has, counted from 1; 0 is the plain one, -1 a text."""
        kinds = [[0] * width for _ in range(height)]
        for number, (_, _, ranges) in enumerate(self.formats, 1):
            _fill(kinds, ranges, number)
        _fill(kinds, self._ranges(self._texts), _TEXT)
        return kinds

    def _value(self, text: str, kind: int) -> Cell:
        if kind == _TEXT or not text:
            return text.replace(_TAB, "\t")
        return self._number(text, *(self.formats[kind - 1][:2] if kind else (0, "")))

    def _errors(self) -> Iterator[tuple[int, int, str]]:
        for line in self._failed.split(_LINE)[:-1]:
            row, column, error = map(int, line.split(_CELL))
            yield row, column, "#N/A" if error == _NOT_AVAILABLE else _ERRORS.get(error, _UNKNOWN_ERROR)

    def _ranges(self, said: str) -> Iterator[Corners]:
        for left, top, right, bottom in self._range.findall(said):
            yield int(top), _column(left), int(bottom or top), _column(right or left)


class _Known(dict[tuple[str, int], "Cell"]):
    """What was made of a text and a number format, once for each pair of them."""

    def __init__(self, make: Callable[[str, int], Cell]) -> None:
        self._make = make

    def __missing__(self, cell: tuple[str, int]) -> Cell:
        self[cell] = made = self._make(*cell)
        return made


def _fill(grid: list[list[_T]], ranges: Iterable[Corners], value: _T) -> None:
    for top, left, bottom, right in ranges:
        for line in grid[top - 1 : bottom]:
            line[left - 1 : right] = [value] * (min(right, len(line)) - left + 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
