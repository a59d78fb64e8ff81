"""Reviews of a closed file: read the source, draw the pages, place them, save.

A source is a workbook, which its pages go into, or a CSV, whose pages go into a new workbook or into any
workbook named.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kachilog.base.errors import UsageError
from kachilog.base.settings import Budget
from kachilog.files.book.closed import open_book
from kachilog.files.book.pages import Pages
from kachilog.files.book.tables.found import find_tables
from kachilog.files.book.tables.side_tables import is_wanted, read_side_tables
from kachilog.files.kinds import is_book
from kachilog.files.xlsx.package import Package
from kachilog.files.xlsx.parts.addresses import address
from kachilog.jobs.source import Source, open_source
from kachilog.metrics.figures import History
from kachilog.reviews.weekly import build_reviews
from kachilog.reviews.weeks import select_weeks, trend
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.tables.side_tables import ReadSideTables
    from kachilog.files.book.tables.voices import VoiceSheet
    from kachilog.log.parse import Track
    from kachilog.reviews.entries import Place
    from kachilog.reviews.weekly import WeeklyReview


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a source says: its reviews, oldest first, and every problem met."""

    source: Source
    settings: Settings
    reviews: Sequence[WeeklyReview]
    problems: Sequence[Problem]
    read: ReadSideTables
    read_from: Path | None  # the workbook that `read` stands in, if it stands in one
    history: History


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the pages went: the labels of new pages, and of those that took the place of an older one."""

    path: Path
    made: Sequence[str]
    remade: Sequence[str]


def review(
    source: Path,
    *,
    week: str,
    today: dt.date,
    budget: int | None = None,
    lang: Lang | None = None,
    settings_from: Path | None = None,
    track: Track = iter,
) -> Reviewed:
    """Return the reviews of the weeks that `week` means ("last", "this", "all", or a label).

    `budget` (minutes a week) and `lang` take the place of what the settings say. `settings_from` is the
    workbook whose settings hold where `source` has none of its own. Raise FileError, UsageError.
    """
    opened = open_source(source, today=today, track=track)
    settings, book = opened.settings, opened.book
    if book is None and settings_from is not None and settings_from.exists():
        book = open_book(settings_from)
        settings = book.settings
    if budget is not None:
        settings = replace(settings, budgets=(Budget(dt.date.min, budget),))
    if lang is not None:
        settings = replace(settings, lang=lang)
    weeks = select_weeks(week, opened.log, settings, today)
    read, problems, read_from = opened.read, opened.problems, source if opened.book else settings_from
    if opened.book is None:
        tables = find_tables(book, is_wanted) if book else ()
        read = read_side_tables(tables, opened.log, settings)
        problems = (*problems, *read.tables.problems)
    history = History(opened.log, settings, today)
    reviews = build_reviews(
        opened.log, settings, weeks=weeks, today=today, side_tables=read.tables, history=history
    )
    return Reviewed(opened, settings, reviews, problems, read, read_from, history)


def place(
    reviewed: Reviewed,
    *,
    target: Path,
    today: dt.date,
    now: dt.datetime,
    track: Callable[[Sequence[WeeklyReview]], Iterable[WeeklyReview]] = iter,
) -> Placed:
    """Draw the pages of the reviews and the sheet 推移, and save them into the workbook `target`.

    Where the customer voices stand in it, their classes are written beside them.

    A `target` that does not exist is made, with these sheets only. `track` is handed the reviews and hands
    them on one by one, for whoever shows progress. Raise FileError with `target` as it was.
    """
    if not is_book(target):
        raise UsageError("target_not_workbook", file=target.name)
    words = Words(reviewed.settings.lang)
    book = reviewed.source.book if target == reviewed.source.path else None
    if book is None and target.exists():
        book = open_book(target)
    pages = Pages(book)
    known = {name.casefold() for name in book.sheet_names} if book else set()
    package = book.package if book else None
    figures = trend(reviewed.source.log, reviewed.settings, today, reviewed.history)
    drawn_trend = pages.draw_trend(figures, words)
    if package is None:
        package = Package.from_bytes(drawn_trend.content)
    else:
        _place(package, drawn_trend)
        if reviewed.read_from == target:
            _write_classes(package, reviewed.read.voices, words)
    made: list[str] = []
    remade: list[str] = []
    for one in track(reviewed.reviews):
        page = pages.draw(one, reviewed.settings, words)
        _place(package, page)
        (remade if page.name.casefold() in known else made).append(page.name)
    package.save(target, now=now)
    return Placed(target, made, remade)


def _write_classes(package: Package, voices: VoiceSheet | None, words: Words) -> None:
    """Write the class of each customer voice into 分類(自動), where it says something else."""
    changes = voices.changes(words) if voices else {}
    if voices and changes:
        package.set_cells(voices.sheet, changes, body_from=voices.first_row)


def _place(package: Package, page: DrawnPage) -> None:
    package.place(page.content, page.name, keep=_addresses(page.keep), after=page.after)


def _addresses(keep: Mapping[Place, Place]) -> dict[str, str]:
    return {_address(new): _address(old) for new, old in keep.items()}


def _address(place: Place) -> str:
    row, column = place
    return address(row + 1, column + 1)
