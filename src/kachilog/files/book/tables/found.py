"""Tables as they are found in a workbook: by name, or, where a program dropped the table, by their headers.

The columns of a table may stand in any order, among columns of the user's own; headers are matched in both
languages.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.base.problems import Problem, shorten
from kachilog.base.spreadsheet import NO_VALUE
from kachilog.base.text import fold_name, is_blank
from kachilog.files.book.book import SEARCHED_ROWS, Area, limit_below, table_named
from kachilog.files.book.names import LOG_TABLE
from kachilog.log.cells import plain
from kachilog.page.form import is_marked
from kachilog.wording import Words
from kachilog.wording.template import EARLIER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kachilog.base.problems import Severity
    from kachilog.base.spreadsheet import Cell, TablePlace
    from kachilog.files.book.book import Book

    Wanted = Callable[[str | None, Sequence[str]], bool]


_Key = TypeVar("_Key", bound=str)

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})


class TableRows(NamedTuple):
    """The rows of a table as they stand in a workbook.

    `first_row` is the row of the sheet (1-based) of `rows[0]`, the first one below the header.
    """

    sheet: str
    first_row: int
    rows: Sequence[Sequence[Cell]]
    date1904: bool = False

    def filled(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the rows that are not wholly blank, with their row of the sheet."""
        for row, cells in enumerate(self.rows, start=self.first_row):
            if not all(map(is_blank, cells)):
                yield row, [*cells, None, None]


class FoundTable(NamedTuple):
    """A table: its name (None if only its headers are left), its headers, and the rows below them.

    A header and the cells below it stand in the column of the sheet `first_column` (1-based) plus its index.
    """

    name: str | None
    headers: tuple[str, ...]
    rows: TableRows
    first_column: int = 1

    @property
    def sheet(self) -> str:
        """The sheet on which the table stands."""
        return self.rows.sheet

    def place(self, phrase: str) -> int | None:
        """Return the index of the column that the phrase names in some language, None if there is none."""
        wanted = names(phrase)
        return next((at for at, header in enumerate(self.headers) if fold_name(header) in wanted), None)

    def records(
        self, phrases: Mapping[str, str], *, beside: Mapping[str, str] = NO_COLUMNS
    ) -> Iterator[Record]:
        """Yield the rows that have something in the columns of `phrases`, by the keys of `phrases`.

        The cells of the columns `beside` come along; they alone make no row.
        """
        places = {key: self.place(phrase) for key, phrase in {**phrases, **beside}.items()}
        for number, cells in enumerate(self.rows.rows, start=self.rows.first_row):
            found: dict[str, Cell] = {}
            for key, at in places.items():
                found[key] = cells[at] if at is not None and at < len(cells) else None
            if any(not is_blank(found[key]) for key in phrases):
                headers = {key: self.headers[at] for key, at in places.items() if at is not None}
                yield Record(self.sheet, number, found, headers)


class Record(NamedTuple):
    """One row of a table: its row of the sheet, its cells by key (None where the table lacks the column)."""

    sheet: str
    row: int
    cells: Mapping[str, Cell]
    headers: Mapping[str, str]

    def text(self, key: str) -> str:
        """Return a cell as text, "" if it is blank."""
        cell = self.cells[key]
        return "" if cell == NO_VALUE else plain(cell).strip()

    def problem(
        self,
        code: str,
        key: str,
        severity: Severity = "error",
        *,
        quoted: bool = True,
        day: dt.date | None = None,
    ) -> Problem:
        """Return a problem of a cell; its value is told unless it may be what a customer wrote."""
        cell = self.cells[key]
        uncalculated = cell == NO_VALUE
        value = None if is_blank(cell) or uncalculated or not quoted else shorten(plain(cell))
        return Problem(
            "formula_no_value" if uncalculated else code,
            severity,
            sheet=self.sheet,
            row=self.row,
            column=self.headers.get(key),
            value=value,
            day=day,
        )


def rows_of_table(book: Book, name: str) -> TableRows | None:
    """Return the rows of the table of a name, as `table_rows`; None if there is no such table."""
    table = table_named(book, name)
    return None if table is None else table_rows(book, table)


def table_rows(book: Book, table: TablePlace) -> TableRows:
    """Return the rows below the headers of a table, each as wide as the table.

    Rows typed directly under the table belong to it; a totals row and what is below it do not.
    """
    first, limit = table.body_row, limit_below(book, table)
    area = Area(first, table.first_column, None if limit is None else limit - 1, table.last_column)
    width = table.last_column - table.first_column + 1
    rows: list[Sequence[Cell]] = []
    for start, run in book.runs(table.sheet, area):
        for row, cells in enumerate(run, start):
            if row > table.body_end and (row > first + len(rows) or all(map(is_blank, cells))):
                return TableRows(table.sheet, first, rows, date1904=book.date1904)
            rows.extend([[""] * width] * (row - first - len(rows)))
            rows.append(cells)
    return TableRows(table.sheet, first, rows, date1904=book.date1904)


def find_tables(book: Book, wanted: Wanted) -> list[FoundTable]:
    """Return the tables of a workbook that are `wanted` by name and headers, in the order of its tabs.

    A visible sheet without such a table is searched for a row of wanted headers, unless it is the log's or
    one of our pages.
    """
    found: dict[str, list[FoundTable]] = {}
    for table in book.tables:
        if wanted(table.name, table.headers):
            rows = table_rows(book, table)
            one = FoundTable(table.name, table.headers, rows, table.first_column)
            found.setdefault(table.sheet, []).append(one)
    for sheet in _searched(book, found):
        # A sheet that cannot be read holds nothing of ours, and may be anything to the user.
        with suppress(FileError):
            if (headed := _find_headed(book, sheet, wanted)) is not None:
                found[sheet] = [headed]
    return [table for sheet in book.sheet_names for table in found.get(sheet, ())]


def _searched(book: Book, found: Mapping[str, object]) -> Iterator[str]:
    """Yield the sheets on which a table without a name may stand, where none was found yet."""
    log = table_named(book, LOG_TABLE)
    passed = {*found, *([] if log is None else [log.sheet])}
    for sheet in book.sheet_names:
        if sheet not in passed and book.is_visible(sheet):
            yield sheet


def _find_headed(book: Book, sheet: str, wanted: Wanted) -> FoundTable | None:
    """Return the table under the first row of `wanted` headers near the top of a sheet, up to a blank row."""
    for above, cells in book.top(sheet):
        if above > SEARCHED_ROWS or is_marked(cells):
            return None
        headers = tuple(cell.strip() if isinstance(cell, str) else "" for cell in cells)
        if wanted(None, headers):
            body = TableRows(sheet, above + 1, _body(book, sheet, above, headers), date1904=book.date1904)
            return FoundTable(None, headers, body)
    return None


def _body(book: Book, sheet: str, above: int, headers: Sequence[str]) -> list[Sequence[Cell]]:
    """Return the rows below the row `above` up to one that is blank under all its headers."""
    body: list[Sequence[Cell]] = []
    for number, cells in book.rows(sheet):
        if number <= above:
            continue
        named = [cell for cell, header in zip(cells, headers, strict=False) if header]
        if number != above + 1 + len(body) or all(map(is_blank, named)):
            break
        body.append(cells)
    return body


@cache
def names(phrase: str) -> frozenset[str]:
    """Return what a phrase of the template is or was called in any language, as headers are compared."""
    called = (Words(lang)(f"template.{phrase}") for lang in LANGS)
    return frozenset(map(fold_name, (*called, *EARLIER.get(phrase, ()))))


def vocabulary(phrases: Mapping[_Key, str]) -> dict[str, _Key]:
    """Return folded word → key, in both languages, for phrases of the template by key."""
    return {name: key for key, phrase in phrases.items() for name in names(phrase)}


def has_columns(headers: Sequence[str], phrases: Iterable[str]) -> bool:
    """Return whether every phrase names one of the headers, in some language."""
    present = {fold_name(header) for header in headers if header}
    return all(names(phrase) & present for phrase in phrases)
