"""The pages of a book: those it has, what the user wrote on them, and what is to be written on which."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.base.languages import LANGS
from kachilog.files.book.page_sheets import PageSheets, merged, written_again
from kachilog.metrics.thresholds import USUAL_SPAN
from kachilog.page import trend, weekly
from kachilog.page.form import Changes, changes
from kachilog.reviews.entries import NO_ENTRIES, Entries
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kachilog.base.settings import Settings
    from kachilog.base.spreadsheet import CellValue
    from kachilog.base.week import Week
    from kachilog.files.book.book import Book
    from kachilog.page.form import Filled
    from kachilog.reviews.entries import EntryKey, Place
    from kachilog.reviews.trend import TrendWeek
    from kachilog.reviews.weekly import WeeklyReview


_NOTHING_WRITTEN: Mapping[Week, Entries] = MappingProxyType({})
_SAME_WEEK = 3
"""Days by which two weeks of which one begins on another weekday may differ, to be the same one to us."""
_LAST_WEEK = 7 + _SAME_WEEK


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A sheet of ours as it is to be: `sheet` is the one to be filled, None for a new one called `name`.

    A new one is what `content` paints, or a copy of the sheet `form`, if there is one and whoever places it
    can copy sheets; it stands behind the sheet `after`, None for the end of the book. `changes` are to be
    made to the sheet that there is, or to what was painted, `copied` to a copy of the form. `charts` has the
    first and last cell that each chart of an existing sheet, or of a copy of the form, lies over, by number.
    """

    name: str
    sheet: str | None
    changes: Changes
    content: Callable[[], bytes]
    form: str | None = None
    copied: Changes = field(default_factory=Changes)
    after: str | None = None
    charts: Mapping[int, tuple[Place, Place]] = field(default_factory=dict)


class Pages:
    """The weekly pages of a book (None: a book that is yet to be made).

    `written` is what stands on pages that are yet to be made, by week. `made` and `remade` are the labels
    of the pages drawn so far, `kept` counts the cells of ours on them that the user changed, and that stay.
    `beside` has the sheets drawn under another name, since one without our mark has theirs: theirs → its.
    """

    def __init__(self, book: Book | None, written: Mapping[Week, Entries] = _NOTHING_WRITTEN) -> None:
        self._sheets = None if book is None else PageSheets(book)
        self._names = {} if book is None else {name.casefold(): name for name in book.sheet_names}
        self._written = written
        self._read: dict[Week, Entries] = {}
        self._places: dict[Week, str] = {}
        if self._sheets is not None:
            self._places = {**self._sheets.old_pages, **self._sheets.pages}
        self.made: list[str] = []
        self.remade: list[str] = []
        self.kept = 0
        self.beside: dict[str, str] = {}

    @property
    def names(self) -> list[str]:
        """The sheets of the weekly pages, those drawn so far among them, newest first."""
        return [self._places[week] for week in sorted(self._places, reverse=True)]

    def draw(self, review: WeeklyReview, settings: Settings, words: Words) -> DrawnPage:
        """Return the page of a review."""
        week = review.week
        earlier = [known for known in self._weeks() if (week.start - known.start).days > _SAME_WEEK]
        decided_in = earlier[-1] if earlier else None
        days = 0 if decided_in is None else (week.start - decided_in.start).days
        extras = weekly.Extras(
            persona=settings.own_persona or settings.persona,
            action_classes=settings.action_classes,
            decided=NO_ENTRIES if decided_in is None else self._of_page(decided_in),
            decided_last_week=days <= _LAST_WEEK,
            entries=self.entries(week),
            pages={known: self._of_page(known) for known in earlier if known >= week.shift(-USUAL_SPAN)},
            has_start=any(Words(lang)("template.sheet_start").casefold() in self._names for lang in LANGS),
        )
        filled = weekly.fill(review, words, extras)
        sheet = self._sheets.pages.get(week) if self._sheets else None
        if sheet is not None:
            self.remade.append(week.label)
            return replace(self._again(sheet, filled), charts=self._charts(sheet))
        return self._new(week, filled, words)

    def _new(self, week: Week, filled: Filled, words: Words) -> DrawnPage:
        name = self._new_name(week, words)
        after = self._neighbour(week)
        self.made.append(week.label)
        self._names[name.casefold()] = self._places[week] = name
        entered = self._entered(week, filled)
        form = self._sheets.form if self._sheets else None
        copied = Changes()
        charts: Mapping[int, tuple[Place, Place]] = {}
        if form is not None:
            copied, charts = self._changes(form, filled, entered), self._charts(form)

        def content() -> bytes:
            return weekly.paint(filled, name, words)

        return DrawnPage(name, None, Changes(entered), content, form, copied, after, charts)

    def draw_trend(self, weeks: Sequence[TrendWeek], words: Words) -> DrawnPage:
        """Return the sheet 推移 of the weeks given, with what the user decided in each."""
        rows = [trend.TrendRow(one, self.entries(one.figures.week)) for one in weeks]
        filled = trend.fill(rows, words)
        if self._sheets and self._sheets.trend is not None:
            return self._again(self._sheets.trend, filled)
        name = self._free(words("trend.title"), words)
        return DrawnPage(name, None, Changes(), lambda: trend.paint(filled, name, words))

    def entries(self, week: Week) -> Entries:
        """Return what the user wrote about a week.

        It stands on the page of that week, or, since weeks begin on another day, on that which has most of
        its days.
        """
        others = [
            known
            for known in self._weeks()
            if known != week and abs((known.start - week.start).days) <= _SAME_WEEK
        ]
        return merged(self._of_page(week), [self._of_page(other) for other in others])

    def _again(self, sheet: str, filled: Filled) -> DrawnPage:
        done = self._changes(sheet, filled, {})
        self.kept += done.kept
        return DrawnPage(sheet, sheet, done, bytes)

    def _charts(self, sheet: str) -> dict[int, tuple[Place, Place]]:
        """Return where the charts of a weekly page belong, but those whose rows or columns are gone."""
        if self._sheets is None:
            raise AssertionError(sheet)
        where = self._sheets.located(sheet)
        corners = {
            number: (where.at((one.row, one.span[0])), where.at((one.last_row, one.span[1])))
            for number, one in enumerate(weekly.layout().charts, 1)
        }
        return {number: (first, last) for number, (first, last) in corners.items() if first and last}

    def _changes(self, sheet: str, filled: Filled, entered: Mapping[Place, CellValue]) -> Changes:
        if self._sheets is None:
            raise AssertionError(sheet)
        where = self._sheets.located(sheet)
        found = changes(filled, where, self._sheets.grid(sheet), self._sheets.formulas(sheet))
        placed = {at: value for place, value in entered.items() if (at := where.at(place)) is not None}
        return replace(found, cells={**found.cells, **placed})

    def _entered(self, week: Week, filled: Filled) -> dict[Place, CellValue]:
        """Return what a new page is to have in the user's cells: what stands on the old one, if any."""
        taken: Mapping[EntryKey, CellValue] = written_again(self._of_page(week))
        return {filled.entries[key]: value for key, value in taken.items() if key in filled.entries}

    def _weeks(self) -> list[Week]:
        return sorted({*self._places, *self._written})

    def _of_page(self, week: Week) -> Entries:
        if week in self._written:
            return self._written[week]
        if week not in self._read:
            self._read[week] = self._sheets.entries(week) if self._sheets else NO_ENTRIES
        return self._read[week]

    def _neighbour(self, week: Week) -> str | None:
        """Return the sheet that a new page stands behind, None where it is the newest one."""
        known = sorted(self._places)
        if not known or known[-1] < week:
            return None
        if week in self._places:  # in the layout before
            return self._places[week]
        earlier = [one for one in known if one < week]
        return self._places[earlier[-1]] if earlier else None

    def _new_name(self, week: Week, words: Words) -> str:
        old = self._sheets is not None and week in self._sheets.old_pages
        label = words("page.new_name", label=week.label) if old else week.label
        return self._free(label, words)

    def _free(self, name: str, words: Words) -> str:
        """Return a name that no sheet has, and note the sheet that has the best one."""
        taken = self._names.get(name.casefold())
        free = next(one for one in _numbered(name, words) if one.casefold() not in self._names)
        if taken is not None:
            self.beside[taken] = free
        return free


def _numbered(name: str, words: Words) -> Iterator[str]:
    """Yield names for a sheet, the best one first."""
    yield name
    for number in count(2):
        yield words("page.other_name", label=name, number=number)
