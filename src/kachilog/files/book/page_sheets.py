"""Which sheets of a book are ours, by their marks, whatever their names; and what the user wrote on them."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.shown import shown
from kachilog.base.week import Week
from kachilog.files.book.book import Area, grid
from kachilog.page.form import FORM_MARK, PAGE_MARK, TREND_MARK, found_mark, located
from kachilog.reviews.entries import NO_ENTRIES, Entries, find_old, old_page, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.book import Book
    from kachilog.page.form import Located
    from kachilog.reviews.entries import EntryKey, Place


class PageSheets:
    """The sheets of a book that are ours: `pages` and `old_pages` (of the layout before) by week.

    `trend` is 推移, `form` the sheet of which new pages are copies; None where there is none. Of two with one
    mark, one of which is a copy, it is the one that is called by its label, else the first.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self.pages: dict[Week, str] = {}
        self.old_pages: dict[Week, str] = {}
        self.trend: str | None = None
        self.form: str | None = None
        self._grids: dict[str, list[Sequence[Cell]]] = {}
        for name in book.sheet_names:
            self._note(name)

    def _note(self, name: str) -> None:
        rows: list[Sequence[Cell]] = []
        # A sheet in an encoding that is not read for its log is none of ours either.
        with suppress(FileError):
            for number, cells in self._book.top(name):
                rows.extend([()] * (number - 1 - len(rows)))
                rows.append(cells)
        found = found_mark(rows)
        mark = found[0] if found else ""
        if mark == TREND_MARK:
            self.trend = self.trend or name
        elif mark == FORM_MARK:
            self.form = self.form or name
        elif (week := _week(mark.removeprefix(PAGE_MARK))) is not None:
            _keep(self.pages, week, name)
        elif not mark and (label := old_page(rows)) is not None:
            week = _week(name) or _week(label)
            if week is not None:
                _keep(self.old_pages, week, name)

    @cached_property
    def weeks(self) -> list[Week]:
        """The weeks that have a page of whichever layout, oldest first."""
        return sorted({*self.pages, *self.old_pages})

    def grid(self, sheet: str) -> list[Sequence[Cell]]:
        """Return all cells of a sheet of ours, row by row from A1 on."""
        if sheet not in self._grids:
            self._grids[sheet] = grid(self._book, sheet)
        return self._grids[sheet]

    def located(self, sheet: str) -> Located:
        """Return where the form lies on a sheet that has a mark of the form."""
        where = located(self.grid(sheet))
        if where is None:
            raise AssertionError(sheet)
        return where

    def formulas(self, sheet: str) -> set[Place]:
        """Return the cells (0-based) of a sheet of ours that have a formula."""
        height = len(self.grid(sheet))
        width = max(map(len, self.grid(sheet)), default=0)
        return {
            (row - 1, column - 1)
            for top, left, bottom, right in self._book.formulas(sheet, Area(1, 1, height, width))
            for row in range(top, min(bottom, height) + 1)
            for column in range(left, min(right, width) + 1)
        }

    def entries(self, week: Week) -> Entries:
        """Return what the user wrote on the page of a week, nothing if there is no page."""
        if week in self.pages:
            return self._form_entries(self.pages[week])
        return self.old_entries(week)

    def old_entries(self, week: Week) -> Entries:
        """Return what the user wrote on the page of a week in the layout before."""
        sheet = self.old_pages.get(week)
        return NO_ENTRIES if sheet is None else self._as_shown(sheet, find_old(self.grid(sheet)))

    def _form_entries(self, sheet: str) -> Entries:
        where, cells = self.located(sheet), self.grid(sheet)
        places = {key: at for key, place in where.entries.items() if (at := where.at(place)) is not None}
        values: dict[EntryKey, object] = {}
        for key, (row, column) in places.items():
            line = cells[row] if row < len(cells) else ()
            values[key] = value_of(line[column]) if column < len(line) else None
        return self._as_shown(sheet, Entries(places, values))

    def _as_shown(self, sheet: str, found: Entries) -> Entries:
        """Return entries that say of a time, a day or a number what the cell shows of it."""
        told: dict[EntryKey, str] = {}
        for key, value in found.values.items():
            if key != "fatigue" and value is not None and not isinstance(value, str):
                row, column = found.places[key]
                told[key] = shown(value, self._book.number_format(sheet, row + 1, column + 1))
        return Entries(found.places, found.values, told)


def _keep(sheets: dict[Week, str], week: Week, name: str) -> None:
    if week not in sheets or name.casefold() == week.label.casefold():
        sheets[week] = name


def _week(label: str) -> Week | None:
    try:
        return Week.parse(label)
    except ValueError:
        return None


def merged(first: Entries, others: Sequence[Entries]) -> Entries:
    """Return entries whose blank cells have what stands in the first of `others` where something does."""
    values, told = dict(first.values), dict(first.shown)
    for other in others:
        for key, value in other.values.items():
            if values.get(key) is None and value is not None:
                values[key] = value
                told.update({key: other.shown[key]} if key in other.shown else {})
    return Entries(first.places, values, told)


def written_again(entries: Entries) -> Mapping[EntryKey, str | float]:
    """Return what a new page takes over from an old one: texts and numbers; anything else as it is shown."""
    taken: dict[EntryKey, str | float] = {}
    for key in entries.values:
        if key in entries.shown:
            taken[key] = entries.shown[key]
        elif (value := entries.value(key)) is not None:
            taken[key] = value
    return taken
