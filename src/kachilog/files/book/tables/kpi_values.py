"""What each review writes beside the KPIs of a persona sheet: their values this week and over four weeks."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.languages import LANGS
from kachilog.base.patterns import lazy_pattern
from kachilog.files.book.book import Area
from kachilog.files.book.tables.kpi_presets import PRESETS
from kachilog.metrics.kpis import PERIODS, KpiFigures, Measure
from kachilog.page import phrasing
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kachilog.base.week import Week
    from kachilog.files.book.book import Corners
    from kachilog.files.book.tables.found import FoundTable, Record
    from kachilog.metrics.kpi_sums import KpiHistory
    from kachilog.metrics.kpis import Kpi, Period

WRITTEN: Mapping[str, str] = MappingProxyType({"this_week": "kpi_this_week", "four_weeks": "kpi_four_weeks"})
"""The columns of a KPI table that are written: key → the phrase that is the header, as `PERIODS` come."""


_NUMBER = lazy_pattern(r"-?\d[\d,]*(?:\.\d+)?")


class KpiRow(NamedTuple):
    """A KPI in its row of the sheet, and what stands in the columns `WRITTEN`: "" where it lacks one.

    `theirs` tells of each whether it is what no review writes there: the user does.
    """

    row: int
    kpi: Kpi
    written: tuple[str, ...]
    theirs: tuple[bool, ...]


class KpiSheet(NamedTuple):
    """The KPIs of a table that stands on a sheet; rows and columns from 1.

    `columns` are those of `WRITTEN`, None where the table lacks one.
    """

    sheet: str
    first_row: int
    columns: tuple[int | None, ...]
    rows: tuple[KpiRow, ...]

    @property
    def area(self) -> Area | None:
        """The cells that may be written, None if there is none."""
        columns = [column for column in self.columns if column is not None]
        if not columns or not self.rows:
            return None
        return Area(self.first_row, min(columns), self.rows[-1].row, max(columns))

    @property
    def typed_over(self) -> int:
        """How many cells of `columns` say what no review writes there."""
        return sum(sum(row.theirs) for row in self.rows)

    def changes(
        self, history: KpiHistory, week: Week, words: Words, formulas: Iterable[Corners] = ()
    ) -> dict[tuple[int, int], str]:
        """Return what is to be written, (row, column) → text, where the table says otherwise.

        What one of `formulas` fills (see `Book.formulas`) is the user's own, and left alone, and so is what
        no review writes.
        """
        theirs = list(formulas)
        found = {}
        for one in self.rows:
            of_row = zip(PERIODS, self.columns, one.written, one.theirs, strict=True)
            for period, column, written, is_theirs in of_row:
                if column is None or is_theirs or any(_lies_in(one.row, column, area) for area in theirs):
                    continue
                text = told(history, one.kpi, week, period, words)
                if text != written:
                    found[one.row, column] = text
        return found


def kpi_sheet(table: FoundTable, kpis: Sequence[tuple[Record, Kpi]]) -> KpiSheet:
    """Return the place of the KPIs that were read from the records of a table."""
    places = [table.place(phrase) for phrase in WRITTEN.values()]
    columns = tuple(None if at is None else table.first_column + at for at in places)
    rows = tuple(
        KpiRow(
            record.row,
            kpi,
            tuple(map(record.text, WRITTEN)),
            tuple(not _is_ours(record, key, kpi) for key in WRITTEN),
        )
        for record, kpi in kpis
    )
    return KpiSheet(table.sheet, table.rows.first_row, columns, rows)


def _is_ours(record: Record, key: str, kpi: Kpi) -> bool:
    """Return whether a cell is blank, or has a text that a review may have written, whatever its numbers."""
    cell, text = record.cells[key], record.text(key)
    return not text or (isinstance(cell, str) and _shape(text) in _shapes(kpi.unit))


def _shape(text: str) -> str:
    return _NUMBER.sub("0", text)


@cache
def _shapes(unit: str) -> frozenset[str]:
    """Return the texts that `told` makes with this unit or one that the table began with, all numbers 0."""
    found = set[str]()
    for words in map(Words, LANGS):
        units = (unit, *(words(f"template.unit_{kpi.unit}") for kpis in PRESETS.values() for kpi in kpis))
        found |= {_shape(words("page.kpi_unit", value=0, unit=one).strip()) for one in units}
        found |= {
            words("kpis.of", count=0, of=0),
            words("kpis.times", count=0),
            words("page.percent", share=0),
        }
        found.add(words("page.dash"))
    return frozenset(found)


def told(history: KpiHistory, kpi: Kpi, week: Week, weeks: Period, words: Words) -> str:
    """Return a KPI over the `weeks` that end with `week`, whatever its own period.

    What is counted against a fixed number is told as a count, 2回 / 3回; over less than its period alone.
    """
    numerator, denominator = history.parts(kpi, [week.shift(back) for back in range(1 - weeks, 1)])
    if numerator is None:
        return words("page.dash")
    if kpi.denominator is not None and not isinstance(kpi.denominator, Measure):
        whole = weeks >= kpi.weeks
        return words("kpis.of" if whole else "kpis.times", count=numerator, of=denominator)
    plain = kpi.denominator is None
    value = numerator if plain else numerator / denominator if denominator else None
    return phrasing.kpi_value(
        words,
        KpiFigures(
            name=kpi.name,
            numerator=numerator,
            denominator=denominator,
            value=value,
            target=kpi.target if weeks == kpi.weeks else None,
            unit=kpi.unit,
            weeks=weeks,
            plain=plain,
        ),
    )


def _lies_in(row: int, column: int, corners: Corners) -> bool:
    top, left, bottom, right = corners
    return top <= row <= bottom and left <= column <= right
