"""Where the log stands in a workbook: decided here, for every kind of workbook.

A workbook of ours has one, the table ActivityLog. Any other may have a log on several sheets, one a month:
all that name every required column are one log. A sheet with the headers of a log that is not read is named.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from itertools import filterfalse, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.problems import Problem
from kachilog.base.spreadsheet import TablePlace
from kachilog.files.book.book import SEARCHED_ROWS, Area, limit_below, table_named
from kachilog.files.book.names import LOG_TABLE
from kachilog.log.columns import HEADERS, REQUIRED, header_texts, known_keys
from kachilog.log.reading.headed import joined, may_be_one, width_beside
from kachilog.page.form import is_marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kachilog.base.problems import Severity
    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.book import Book
    from kachilog.log.columns import Key
    from kachilog.log.mapping import Maps

SEARCHED_SHEETS = 500
"""Sheets, from the left, in which the headers of a log without table are looked for."""

NEEDED = 3
"""Required columns that a header row must name to be taken for the log's."""


class LogPlace(NamedTuple):
    """Where the log stands: rows and columns from 1, inclusive.

    `header_row` has the headers, `last_row` is the last one that surely belongs to the log, rows at `limit`
    or below surely do not (None: no such row). `headers` are the headers, column by column. `table` is None
    for a log found by its headers, unless they are those of a table of another name.
    """

    sheet: str
    header_row: int
    first_column: int
    last_column: int
    last_row: int
    limit: int | None
    table: str | None
    headers: tuple[str, ...]
    headers_shown: bool = True

    @property
    def area(self) -> Area:
        """All cells that may be the log's, from its header row on where that is shown."""
        first = self.header_row if self.headers_shown else self.header_row + 1
        end = None if self.limit is None else self.limit - 1
        return Area(first, self.first_column, end, self.last_column)


class FoundLogs(NamedTuple):
    """Where the logs of a workbook stand, the first being the one that is written to.

    `left_out` are the sheets with the headers of a log that are not read, each with the code of the reason
    and the required columns that it lacks.
    """

    places: tuple[LogPlace, ...] = ()
    left_out: tuple[tuple[str, str, tuple[Key, ...]], ...] = ()

    def problems(self, file: str) -> list[Problem]:
        """Return what is told of the sheets."""
        told = []
        for sheet, code, lacking in self.left_out:
            values: dict[str, object] = {
                lang: SEPARATORS[lang].join(HEADERS[lang][key] for key in lacking) for lang in HEADERS
            }
            severity: Severity = "note" if code in _BY_NAME else "warning"
            told.append(Problem(code, severity, file, sheet, values={"sheet": sheet, **values}))
        return told


SEPARATORS = {"ja": "、", "en": ", "}
_BY_NAME = {
    "sheet_example": lazy_pattern(
        r"記入例|入力例|見本|サンプル|ひな形|雛形|テンプレ|example|sample|template", re.IGNORECASE
    ),
    "sheet_copy": lazy_pattern(r"コピー|控え|バックアップ|退避|\bcopy\b|back[ -]?up|\(\d\)$", re.IGNORECASE),
}
"""Names of sheets whose rows are none of the log, or stand on another sheet as well."""


def find_logs(book: Book, maps: Maps = ()) -> FoundLogs:
    """Return where the logs stand: the table ActivityLog, else the visible sheets whose headers fit.

    The first is that whose headers fit best, of equals the first that is no example or copy by its name;
    `maps` tell what headers mean.
    """
    table = table_named(book, LOG_TABLE)
    found = _headed_sheets(book, maps, own=None if table is None else table.sheet)
    if table is not None:
        others = [(sheet, "sheet_beside_table", ()) for sheet in found if sheet != table.sheet]
        return FoundLogs((_place_of_table(book, table),), tuple(others))
    main = _best(book, found)
    if main is None:
        return FoundLogs((), tuple((sheet, "sheet_hidden", ()) for sheet in found))
    return _read_with(book, main, found, maps)


def _read_with(book: Book, main: str, found: _Headed, maps: Maps) -> FoundLogs:
    """Return the log on the sheet `main`, those that are read together with it, and those that are not."""
    reasons = {sheet: _why_left_out(book, sheet, found, main) for sheet in found if sheet != main}
    read = [main, *(sheet for sheet, code in reasons.items() if code is None)]
    left_out = [(sheet, code, _lacking(found[sheet][1])) for sheet, code in reasons.items() if code]
    return FoundLogs(tuple(_with_its_table(book, found[sheet][0], maps) for sheet in read), tuple(left_out))


_Headed = dict[str, "tuple[TablePlace, frozenset[Key | None]]"]


def _best(book: Book, found: _Headed) -> str | None:
    visible = [sheet for sheet in found if book.is_visible(sheet)]
    named = [sheet for sheet in visible if any(one.search(sheet) for one in _BY_NAME.values())]
    return max(
        visible, key=lambda sheet: (len(found[sheet][1] & {*REQUIRED}), sheet not in named), default=None
    )


def _why_left_out(book: Book, sheet: str, found: _Headed, main: str) -> str | None:
    """Return why a sheet is not read together with the sheet `main`, None if it is."""
    if not book.is_visible(sheet):
        return "sheet_hidden"
    if _lacking(found[sheet][1]):
        return "sheet_columns"
    if _lacking(found[main][1]):  # it cannot be read, and so cannot be joined
        return "sheet_not_joined"
    return next((code for code, named in _BY_NAME.items() if named.search(sheet)), None)


def _lacking(keys: Collection[Key | None]) -> tuple[Key, ...]:
    return tuple(key for key in REQUIRED if key not in keys)


def _place_of_table(book: Book, table: TablePlace) -> LogPlace:
    headers = _shown_headers(book, table) if table.header_rows else table.headers
    return LogPlace(
        table.sheet,
        table.body_row - 1,
        table.first_column,
        table.first_column + len(headers) - 1,
        table.body_end,
        limit_below(book, table),
        table.name,
        headers,
        headers_shown=bool(table.header_rows),
    )


def _shown_headers(book: Book, table: TablePlace) -> tuple[str, ...]:
    """Return the headers of a table and those that adjoin them on the right, as their cells show them.

    What adjoins ends at a blank cell or another table.
    """
    row, beside = table.first_row, table.last_column + 1
    others = [
        other.first_column
        for other in book.tables
        if other.sheet == table.sheet
        and other.first_row <= row <= other.last_row
        and other.first_column >= beside
    ]
    # A program that does not know tables leaves their definitions as they were when it changes a header, and
    # one that does not grow them leaves a column typed beside a table outside.
    texts = _header_row(book, table.sheet, Area(row, table.first_column, row, table.last_column))
    texts += ("",) * (beside - table.first_column - len(texts))
    end = min(others, default=None)
    if end == beside:
        return texts
    further = _header_row(book, table.sheet, Area(row, beside, row, None if end is None else end - 1))
    return texts + further[: _adjoining(further)]


def _header_row(book: Book, sheet: str, area: Area) -> tuple[str, ...]:
    return header_texts(next((rows[0] for _, rows in book.runs(sheet, area)), ()))


def _headed_sheets(book: Book, maps: Maps, *, own: str | None) -> _Headed:
    """Return the sheets with the headers of a log, where those stand, and which columns they name.

    In a workbook whose log is on the sheet `own` our other sheets are passed over.
    """
    found: _Headed = {}
    ours = {table.sheet for table in book.tables} if own is not None else frozenset()
    seen = islice(filter(book.is_visible, book.sheet_names), SEARCHED_SHEETS)
    hidden = islice(filterfalse(book.is_visible, book.sheet_names), SEARCHED_SHEETS)
    for sheet in (*seen, *hidden):
        if sheet in ours:
            continue
        # A sheet that cannot be read may be anything to the user, where it need not be the log's.
        with suppress(*((FileError,) if own is not None or not book.is_visible(sheet) else ())):
            if (headed := _headed_row(book, sheet, maps)) is not None:
                found[sheet] = headed, frozenset(known_keys(headed.headers, maps))
    return found


def _headed_row(book: Book, sheet: str, maps: Maps) -> TablePlace | None:
    """Return the row of a sheet that names most columns of a log, without any row below."""
    best, most = None, NEEDED - 1
    above: Sequence[Cell] = ()
    for row, cells in book.top(sheet):
        if row > SEARCHED_ROWS or is_marked(cells):
            break
        texts = [cell if isinstance(cell, str) else "" for cell in cells]
        found = _required(texts, maps)
        both = _with_row_above(above, cells, maps)
        if len(joint := _required(both, maps)) > max(most, len(found)):
            most, best = len(joint), replace(_headed(sheet, row, both, joint, maps), header_rows=0)
        elif len(found) > most:
            own = _without_others(book, sheet, row, header_texts(cells))
            most, best = len(found), _headed(sheet, row, own, found, maps)
        above = cells
    return best


def _with_row_above(above: Sequence[Cell], cells: Sequence[Cell], maps: Maps) -> list[str]:
    """Return the headers that two rows make together, none if they do not."""
    return [str(text) for text in joined(above, cells, maps)] if may_be_one(above, cells) else []


def _without_others(book: Book, sheet: str, row: int, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of a row, blank where they stand in a table that has none of the required headers."""
    for table in book.tables:
        first, end = table.first_column - 1, min(table.last_column, len(texts))
        inside = texts[first:end]
        here = table.sheet == sheet and table.first_row <= row <= table.last_row
        if here and not _required(inside):
            texts = (*texts[:first], *[""] * len(inside), *texts[end:])
    return texts


def _headed(sheet: str, row: int, texts: Sequence[str], found: Sequence[int], maps: Maps) -> TablePlace:
    """Return the table that a row of headers is, without any row below: as far as the headers adjoin."""
    texts = texts[: width_beside(texts, maps)]
    found = [at for at in found if at < len(texts)]
    first = found[0] - _adjoining(reversed(texts[: found[0]]))
    last = found[-1] + _adjoining(texts[found[-1] + 1 :])
    return TablePlace("", sheet, row, first + 1, row, last + 1, tuple(texts[first : last + 1]))


def _with_its_table(book: Book, headed: TablePlace, maps: Maps) -> LogPlace:
    """Return the place of a log found by its headers; a table that they are those of says where it ends."""
    for table in book.tables:
        start, end = table.first_column - headed.first_column, table.last_column - headed.first_column + 1
        headers = headed.headers[max(start, 0) : max(end, 0)] if table.header_rows else table.headers
        if (table.sheet, table.body_row - 1) == (headed.sheet, headed.first_row) and (
            len(_required(headers, maps)) >= NEEDED
        ):
            return _place_of_table(book, table)
    return LogPlace(
        headed.sheet,
        headed.first_row,
        headed.first_column,
        headed.last_column,
        headed.last_row,
        limit_below(book, headed),
        None,
        headed.headers,
        headers_shown=bool(headed.header_rows),
    )


def _required(headers: Sequence[str], maps: Maps = ()) -> list[int]:
    """Return which of the headers are those of required columns."""
    return [at for at, key in enumerate(known_keys(headers, maps)) if key in REQUIRED]


def _adjoining(texts: Iterable[str]) -> int:
    """Return how many texts there are up to the first blank one."""
    return sum(1 for _ in takewhile(str.strip, texts))
