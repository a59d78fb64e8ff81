"""The weekly review, the same at every desk: `read` what the log says, then `place` its pages and 推移."""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.files.book.names import VOICES_MARK_NAME
from kachilog.files.book.pages import Pages
from kachilog.files.book.tables.page_index import index_changes
from kachilog.jobs.desk import Texts
from kachilog.metrics.figures import History
from kachilog.reviews.side_history import SideHistory
from kachilog.reviews.trend import trend_weeks
from kachilog.reviews.weekly import build_reviews
from kachilog.reviews.weeks import select_weeks, trend
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kachilog.base.problems import Problem
    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.files.book.book import Book
    from kachilog.files.book.pages import DrawnPage
    from kachilog.files.book.tables.kpi_values import KpiSheet
    from kachilog.files.book.tables.voices import VoiceSheet
    from kachilog.jobs.desk import ReviewDesk
    from kachilog.log.stream import Log
    from kachilog.reviews.entries import Entries
    from kachilog.reviews.weekly import WeeklyReview

    Choice = Callable[[Log, Sequence[Week]], Sequence[Week]]
    """Returns the weeks to be reviewed of a log, which has rows in those given, oldest first."""

_NOTHING_WRITTEN: Mapping[Week, Entries] = MappingProxyType({})


class Reviewed(NamedTuple):
    """What a log says: its reviews, oldest first, and every problem met."""

    log: Log
    settings: Settings
    reviews: Sequence[WeeklyReview]
    problems: Sequence[Problem]
    voices: VoiceSheet | None
    kpis: Sequence[KpiSheet]
    history: History
    beside: SideHistory


class Placed(NamedTuple):
    """The labels of the weeks whose pages are new, and of those whose pages were filled again.

    `untaken` are the names of the user's own sheets that did not take all that is written there; `kept`
    counts the cells of ours, on pages and beside voices and KPIs, in which the user has written, and which
    were left. `beside` has the sheets that are called like ours and have no mark, or none any more: they were
    left, each → the new one made instead.
    """

    made: Sequence[str]
    remade: Sequence[str]
    untaken: Sequence[str]
    kept: int
    beside: Mapping[str, str]


def named_weeks(desk: ReviewDesk, week: str) -> Choice:
    """Return the choice of the weeks that `week` means: "last", "this", "all", or a label.

    It raises UsageError week_unknown.
    """
    return lambda _, logged: select_weeks(week, logged, desk.today, desk.settings.week_start)


def read(desk: ReviewDesk, choose: Choice) -> Reviewed:
    """Return the reviews of the weeks that `choose` takes from the log. Raise FileError, and as `choose`."""
    log = desk.log()
    history = History(log, desk.settings, desk.today)
    weeks, beside = choose(log, [*history.totals]), desk.read_side_tables(log)
    shown = [row.kpi for sheet in beside.kpis for row in sheet.rows]
    side_history = SideHistory(log, desk.settings, beside.tables, shown)
    reviews = build_reviews(
        log, desk.settings, weeks=weeks, today=desk.today, history=history, side_history=side_history
    )
    problems = (*desk.settings_problems, *log.problems, *beside.problems)
    return Reviewed(log, desk.settings, reviews, problems, beside.voices, beside.kpis, history, side_history)


def place(
    desk: ReviewDesk,
    reviewed: Reviewed,
    *,
    written: Mapping[Week, Entries] = _NOTHING_WRITTEN,
    track: Callable[[Sequence[WeeklyReview]], Iterable[WeeklyReview]] = iter,
) -> Placed:
    """Draw 推移 and the pages of the reviews, and place them, with all that a review writes elsewhere.

    `written` is what stands on pages that are yet to be made. `track` is handed the reviews and hands them on
    one by one, for whoever shows progress. Raise FileError, UsageError with the workbook as it was.
    """
    settings, words, book = reviewed.settings, Words(reviewed.settings.lang), desk.book
    pages = Pages(book, written)

    def drawn() -> Iterator[DrawnPage]:
        figures = trend(reviewed.log, settings, desk.today, reviewed.history)
        yield pages.draw_trend(trend_weeks(figures, reviewed.beside), words)
        for one in track(reviewed.reviews):
            yield pages.draw(one, settings, words)

    texts = [*_classes(book, reviewed.voices, words), *_values(book, reviewed, words)]
    untaken = desk.place(drawn(), chain(texts, _index(book, pages)))
    kept = pages.kept + _typed_over(book, reviewed)
    return Placed(pages.made, pages.remade, untaken, kept, pages.beside)


def _typed_over(book: Book | None, reviewed: Reviewed) -> int:
    """Return in how many cells beside voices and KPIs the user has written."""
    tables: list[VoiceSheet | KpiSheet] = [*reviewed.kpis]
    if reviewed.voices:
        tables.append(reviewed.voices)
    return sum(one.typed_over for one in tables if book is not None and one.sheet in book.sheet_names)


def _classes(book: Book | None, voices: VoiceSheet | None, words: Words) -> list[Texts]:
    """Return the classes to be written into 分類(自動), nothing where it says nothing else already."""
    area = voices.automatic_area if voices else None
    if book is None or voices is None or area is None or voices.sheet not in book.sheet_names:
        return []
    formulas = [*book.formulas(voices.sheet, area)]
    changes, mark = voices.changes(words, formulas), voices.mark(words, formulas)
    marks = {} if book.kept(VOICES_MARK_NAME) in (None, mark) else {VOICES_MARK_NAME: mark}
    return [Texts(voices.sheet, voices.first_row, changes, marks)] if changes or marks else []


def _values(book: Book | None, reviewed: Reviewed, words: Words) -> Iterator[Texts]:
    """Yield the values to be written beside the KPIs of the persona sheets, those of the newest review."""
    placed = [(sheet, area) for sheet in reviewed.kpis if (area := sheet.area)]
    if book is None or not placed or not reviewed.reviews:
        return
    history, week = reviewed.beside.kpis, reviewed.reviews[-1].week
    for sheet, area in placed:
        if sheet.sheet in book.sheet_names:
            changes = sheet.changes(history, week, words, book.formulas(sheet.sheet, area))
            if changes:
                yield Texts(sheet.sheet, sheet.first_row, changes)


def _index(book: Book | None, pages: Pages) -> Iterator[Texts]:
    """Yield the names of the newest pages for はじめに, once the pages have been drawn."""
    found = None if book is None else index_changes(book, pages.names)
    if found is not None:
        yield Texts(*found)


def untaken(words: Words, reviewed: Reviewed, placed: Placed, door: Literal["cli", "excel"]) -> Iterator[str]:
    """Yield the sentences that say which sheets did not take what a review writes there."""
    voices = reviewed.voices.sheet if reviewed.voices else None
    if voices in placed.untaken:
        yield words(f"{door}.voices_protected", sheet=voices)
    if others := [sheet for sheet in placed.untaken if sheet != voices]:
        yield words(f"{door}.sheets_protected", sheets=words("excel.sheets_joint").join(others))
