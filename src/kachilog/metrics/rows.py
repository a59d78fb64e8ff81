"""The rows of a log as arrays by day, with action types and tags folded: what is ranked, and income."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw
import numpy as np

from kachilog.base.text import fold_own
from kachilog.base.week import DAYS
from kachilog.log.stream import split_tags
from kachilog.metrics.efficiency import MINUTES_PER_HOUR
from kachilog.metrics.thresholds import FULL_QUALITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from kachilog.base.settings import ActionClass, Settings
    from kachilog.log.stream import Log

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]
    Where = NDArray[np.bool_]

EPOCH = dt.date(1970, 1, 1)
"""Day 0 of `Rows.day`."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a log; blanks are 0. `timed` rows have minutes, `scored` ones reactions and quality as well.

    `action` and `cell` are numbers of the folded action type and of the distinct cell of tags; `points` is
    reactions · quality / 5 of the scored rows.
    """

    day: Numbers
    action: Numbers
    cell: Numbers
    minutes: Floats
    reactions: Floats
    inquiries: Floats
    points: Floats
    income: Floats
    timed: Where
    scored: Where
    earned: Where

    def where(self, at: slice | Where | Numbers) -> Rows:
        """Return the rows at `at`."""
        return Rows(*(getattr(self, name)[at] for name in self.__slots__))

    def __len__(self) -> int:
        return len(self.day)


class ActionFigures(NamedTuple):
    """One action type over some days: all its minutes, rows and reactions.

    `action` is as the user writes it most often, "" for rows without one.
    """

    action: str
    minutes: int
    rows: int
    reactions: int


class Income(NamedTuple):
    """What was earned over the last weeks, of all rows, and per hour of the rows with minutes.

    `weeks` are the calendar weeks that it is of: from the first of them with rows on. `per_hour` is None
    where no minutes are filled.
    """

    sum: int
    per_hour: float | None
    weeks: int


class Spellings:
    """The words of a column by their fold, each shown as it is written most often."""

    def __init__(self, cells: Iterable[str], words: Callable[[str], Iterable[str]]) -> None:
        self.words_of: dict[str, tuple[str, ...]] = {}
        """The folded words of each distinct cell."""
        written: dict[str, Counter[str]] = {}
        for cell, count in Counter(cells).items():
            found = {fold_own(word): word for word in words(cell)}
            self.words_of[cell] = tuple(found)
            for folded, word in found.items():
                written.setdefault(folded, Counter())[word] += count
        self.shown = {
            folded: min(spelt, key=lambda word: (-spelt[word], word)) for folded, spelt in written.items()
        }


def one_word(cell: str) -> tuple[str]:
    """Return the word that a cell of one word is."""
    return (cell.strip(),)


class LogRows:
    """The rows of a log that are actions, as arrays, oldest first, and its words."""

    def __init__(self, log: Log, settings: Settings) -> None:
        frame = nw.from_native(log.frame, eager_only=True)
        cells = frame["action"].to_list()
        self.spelt = Spellings(cells, one_word)
        self.names = (*sorted(self.spelt.shown),)
        """The folded action types; a row has the number of its own."""
        numbers = {name: number for number, name in enumerate(self.names)}
        tags = frame["tags"].to_list()
        self.tags = Spellings(tags, split_tags)
        distinct = sorted(self.tags.words_of)
        places = {cell: number for number, cell in enumerate(distinct)}
        self.cells = (*map(self.tags.words_of.__getitem__, distinct),)
        """The folded tags of each distinct cell; a row has the number of its own."""
        self.classes: tuple[ActionClass | None, ...] = tuple(map(settings.class_of, self.names))
        rows = _arrays(frame, reactions_known="reactions" in log.keys)
        rows["action"] = _array((numbers[self.spelt.words_of[cell][0]] for cell in cells), len(cells))
        rows["cell"] = _array(map(places.__getitem__, tags), len(cells))
        order = np.argsort(rows["day"], kind="stable")
        rest = [number for number, of in enumerate(self.classes) if of == "rest"]
        order = order[~np.isin(rows["action"][order], rest)]
        self._rows = Rows(**{name: rows[name][order] for name in Rows.__slots__})

    def span(self, first: dt.date, end: dt.date) -> Rows:
        """Return the rows from the day `first` to the day before `end`."""
        days = [(day - EPOCH).days for day in (first, end)]
        rows = self._rows.where(slice(*np.searchsorted(self._rows.day, days)))
        # Of one day in an order of their own: that of the log must not show in what is drawn from them.
        return rows.where(np.lexsort([getattr(rows, name) for name in reversed(Rows.__slots__)]))

    def actions(self, first: dt.date, end: dt.date) -> tuple[ActionFigures, ...]:
        """Return the action types of those days by minutes, most first, then by name."""
        rows = self.span(first, end)
        figures = [
            ActionFigures(
                self.spelt.shown[self.names[number]],
                int(rows.minutes[at].sum()),
                int(at.sum()),
                int(rows.reactions[at].sum()),
            )
            for number in np.unique(rows.action)
            for at in (rows.action == number,)
        ]
        return tuple(sorted(figures, key=lambda one: (-one.minutes, one.action)))

    def income(self, first: dt.date, end: dt.date) -> Income | None:
        """Return the income of those days; None where no row of them has any."""
        rows = self.span(first, end)
        if not rows.earned.any():
            return None
        hours = float(rows.minutes.sum()) / MINUTES_PER_HOUR
        total = int(rows.income.sum())
        since = dt.timedelta(days=int(rows.day[0])) + EPOCH
        weeks = -(-(end - since).days // DAYS)
        return Income(total, total / hours if hours else None, weeks)


def _arrays(frame: nw.DataFrame[Any], *, reactions_known: bool) -> dict[str, NDArray[Any]]:
    """Return what the columns of numbers say of each row, by the fields of `Rows`."""

    def column(name: str) -> tuple[Floats, Where]:
        series = frame[name]
        return series.cast(nw.Float64).fill_null(0).to_numpy(), ~series.is_null().to_numpy()

    (minutes, timed), (reactions, reacted), (quality, rated) = map(
        column, ("minutes", "reactions", "quality")
    )
    (inquiries, _), (income, earned) = map(column, ("inquiries", "income"))
    scored = timed & rated & (reacted | reactions_known)
    return {
        "day": frame["date"].to_numpy().astype("datetime64[D]").astype(np.int64),
        "minutes": minutes,
        "reactions": reactions,
        "inquiries": inquiries,
        "points": np.where(scored, reactions * quality / FULL_QUALITY, 0.0),
        "income": income,
        "timed": timed,
        "scored": scored,
        "earned": earned,
    }


def _array(numbers: Iterable[int], count: int) -> Numbers:
    return np.fromiter(numbers, np.int64, count)
