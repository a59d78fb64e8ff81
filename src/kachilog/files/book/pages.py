"""The pages of a book: those it has, what the user wrote on them, and new ones to take their place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.shown import shown
from kachilog.files.book.book import grid
from kachilog.files.book.names import page_week
from kachilog.page import trend, weekly
from kachilog.reviews import entries as page_entries
from kachilog.reviews.entries import NO_ENTRIES, Entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.files.book.book import Book
    from kachilog.metrics.figures import WeekFigures
    from kachilog.reviews.weekly import WeeklyReview
    from kachilog.wording import Words


_NOTHING_WRITTEN: Mapping[Week, Entries] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page ready to be placed: a one-sheet .xlsx and where it goes.

    `keep` maps each of the user's cells on the new sheet to the cell of the old sheet that holds it,
    both 0-based (row, column); it is empty where there is no old sheet. `after` names the sheet that it
    stands behind, None the end of the book.
    """

    name: str
    content: bytes
    keep: Mapping[page_entries.Place, page_entries.Place]
    after: str | None = None


class Pages:
    """The weekly pages of a book (None: a book that is yet to be made).

    `written` is what stands on pages that are yet to be made, by week.
    """

    def __init__(self, book: Book | None, written: Mapping[Week, Entries] = _NOTHING_WRITTEN) -> None:
        self._book = book
        self._sheets = {} if book is None else {name.casefold(): name for name in book.sheet_names}
        self._entries = dict(written)
        self._weeks = sorted(week for name in self._sheets.values() if (week := page_week(name)) is not None)

    def draw(self, review: WeeklyReview, settings: Settings, words: Words) -> DrawnPage:
        """Return the page of a review. Raise FileError `page_not_ours` if its sheet must not be replaced."""
        week = review.week
        old = self.entries(week)
        earlier = [known for known in self._weeks if known < week]
        decided_in = earlier[-1] if earlier else None
        extras = weekly.Extras(
            persona=settings.persona,
            action_classes=settings.action_classes,
            decided=NO_ENTRIES if decided_in is None else self.entries(decided_in),
            decided_last_week=decided_in in (None, week.shift(-1)),
            entries=old,
        )
        content, places = weekly.draw(review, words, extras)
        later = bool(self._weeks) and self._weeks[-1] > week
        after = decided_in.label if later and decided_in is not None and week not in self._weeks else None
        if week not in self._weeks:
            self._weeks = sorted([*self._weeks, week])
            self._entries.setdefault(week, NO_ENTRIES)
        keep = {places[key]: place for key, place in old.places.items()}
        return DrawnPage(week.label, content, keep, after)

    def draw_trend(self, figures: Sequence[WeekFigures], words: Words) -> DrawnPage:
        """Return the sheet 推移 of the weeks given, with what the user decided in each."""
        name = next(self._trend_names(words))
        rows = [trend.TrendRow(week, self._known_entries(week.week)) for week in figures]
        return DrawnPage(name, trend.draw(rows, words, name), {})

    def entries(self, week: Week) -> Entries:
        """Return what the user wrote on the page of a week, nothing if there is no page.

        Raise FileError `page_not_ours` if the sheet of that name is not a page whose cells can be told.
        """
        if week not in self._entries:
            sheet = self._sheets.get(week.label.casefold())
            found: Entries | None = NO_ENTRIES
            if sheet is not None and self._book is not None:
                found = page_entries.find(grid(self._book, sheet), weekly.MARK_COLUMN, weekly.ENTRY_COLUMNS)
            if found is None:
                raise FileError("page_not_ours", sheet=sheet)
            self._entries[week] = found if sheet is None else self._as_shown(sheet, found)
        return self._entries[week]

    def _as_shown(self, sheet: str, found: Entries) -> Entries:
        """Return entries that say of a time, a day or a number what the cell shows of it."""
        told = {}
        for key, value in found.values.items():
            if self._book is not None and value is not None and not isinstance(value, str):
                row, column = found.places[key]
                told[key] = shown(value, self._book.number_format(sheet, row + 1, column + 1))
        return replace(found, shown=told)

    def _known_entries(self, week: Week) -> Entries:
        """Like `entries`, but a foreign sheet is no hindrance: the trend only reads."""
        try:
            return self.entries(week)
        except FileError:
            return NO_ENTRIES

    def _trend_names(self, words: Words) -> Iterator[str]:
        """Yield the names 推移 may have here: ours if it is ours or free, else one that is."""
        for number in range(1, len(self._sheets) + 2):
            name = words("trend.title") if number == 1 else words("trend.other_title", number=number)
            sheet = self._sheets.get(name.casefold())
            if sheet is None or self._book is None or trend.is_trend(grid(self._book, sheet)):
                yield sheet or name
