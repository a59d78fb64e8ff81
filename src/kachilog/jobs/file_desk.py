"""The desk of a review over files: what is changed is written by the package editor, and saved once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.base.settings import Budget
from kachilog.base.spreadsheet import MAX_ROWS
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.tables.side_tables import read_side_tables, side_tables_of
from kachilog.files.kinds import is_book
from kachilog.files.xlsx.package import Package, RowLooks
from kachilog.jobs.source import open_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.base.problems import Problem
    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.jobs.desk import Texts
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import Track
    from kachilog.log.stream import Log


class FileDesk:
    """The desk of a review over files: the log of `source`, whose pages go into the workbook `target`.

    A workbook says its own settings; for a CSV those of `settings_from` hold, if there is such a workbook.
    `maps` tell what columns of the source mean, before what a workbook tells. `budget` (minutes a week) and
    `lang` take the place of what the settings say. `is_signed` tells, once the pages are placed, whether that
    broke a digital signature. Raise FileError where the source cannot be read or has no log.
    """

    def __init__(
        self,
        source: Path,
        target: Path | None = None,
        *,
        today: dt.date,
        now: dt.datetime | None = None,
        settings_from: Path | None = None,
        budget: int | None = None,
        lang: Lang | None = None,
        track: Track = iter,
        maps: Maps = (),
    ) -> None:
        self.today, self._now = today, now
        self._beside: ClosedBook | None = None
        if not is_book(source) and settings_from is not None and settings_from.exists():
            self._beside = ClosedBook.open(settings_from)
            maps = (*maps, *self._beside.maps)
        self.source = open_source(source, today=today, track=track, maps=maps)
        self.target = target or source
        self.is_signed = False
        self._beside = self.source.book or self._beside
        self._beside_path = source if self.source.book else settings_from
        self.settings = self._beside.settings if self._beside else self.source.settings
        if budget is not None:
            self.settings = replace(self.settings, budgets=(Budget(dt.date.min, budget),))
        if lang is not None:
            self.settings = replace(self.settings, lang=lang)

    @property
    def settings_problems(self) -> Sequence[Problem]:
        """As `ReviewDesk`; of settings that are not the source's own nothing is told."""
        return self.source.book.settings_problems if self.source.book else ()

    @cached_property
    def book(self) -> ClosedBook | None:
        """As `ReviewDesk`."""
        if not is_book(self.target):
            raise UsageError("target_not_workbook", file=self.target.name)
        if self.target == self._beside_path:
            return self._beside
        return ClosedBook.open(self.target) if self.target.exists() else None

    def log(self) -> Log:
        """As `ReviewDesk`."""
        return self.source.log

    def read_side_tables(self, log: Log) -> ReadSideTables:
        """As `ReviewDesk`."""
        if self.source.book:
            return self.source.read
        if self._beside is None:
            return read_side_tables((), log, self.settings)
        return side_tables_of(self._beside, log, self.settings)

    def place(self, pages: Iterable[DrawnPage], texts: Iterable[Texts]) -> Sequence[str]:
        """As `ReviewDesk`; a target that does not exist is made of these sheets and opens on the last."""
        drawn = iter(pages)
        package = self.book.package if self.book else Package.from_bytes(next(drawn).content())
        newest = ""
        for page in drawn:
            place_page(package, page)
            newest = page.name
        if newest and not self.book:
            package.open_at(newest)
        locked: Sequence[str] = ()
        if self.book and self.book is self._beside:
            locked = write_texts(package, [*texts])
        self.is_signed = package.is_signed
        package.save(self.target, now=self._now, like=[self.source.path])
        return locked


def place_page(package: Package, page: DrawnPage) -> None:
    """Place a drawn page in a workbook under edit."""
    if page.sheet is None:
        package.place(page.content(), page.name, after=page.after)
    done = page.changes
    if done.cells or done.hidden:
        cells = {(row + 1, column + 1): value for (row, column), value in done.cells.items()}
        hidden = {row + 1: is_hidden for row, is_hidden in done.hidden.items()}
        # A new cell looks like its column, not like one above it.
        package.set_cells(page.name, cells, body_from=MAX_ROWS, looks=RowLooks(hidden))


def write_texts(package: Package, texts: Sequence[Texts]) -> Sequence[str]:
    """Write texts into cells of a workbook under edit; return the names of the protected sheets."""
    locked = sorted({one.sheet for one in texts if one.cells and package.is_protected(one.sheet)})
    for one in texts:
        if one.cells and one.sheet not in locked:
            package.set_cells(one.sheet, one.cells, body_from=one.first_row)
    # Not as the only change: a workbook that is as it should be is left alone.
    if package.is_changed:
        for one in texts:
            if one.sheet not in locked and one.marks:
                package.keep_texts(one.marks, anew=True)
    return locked
