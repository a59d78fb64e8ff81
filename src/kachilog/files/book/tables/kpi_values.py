"""What each review writes beside the KPIs of a persona sheet: their values this week and over four weeks."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kachilog.files.book.book import Area
from kachilog.metrics.kpis import PERIODS, KpiFigures, Measure
from kachilog.page import phrasing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kachilog.base.week import Week
    from kachilog.files.book.book import Corners
    from kachilog.files.book.tables.found import FoundTable, Record
    from kachilog.metrics.kpi_sums import KpiHistory
    from kachilog.metrics.kpis import Kpi, Period
    from kachilog.wording import Words

WRITTEN: Mapping[str, str] = MappingProxyType({"this_week": "kpi_this_week", "four_weeks": "kpi_four_weeks"})
"""The columns of a KPI table that are written: key → the phrase that is the header, as `PERIODS` come."""


@dataclass(frozen=True, slots=True)
class KpiRow:
    """A KPI in its row of the sheet, and what stands in the columns `WRITTEN`: "" where it lacks one."""

    row: int
    kpi: Kpi
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KpiSheet:
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

    def changes(
        self, history: KpiHistory, week: Week, words: Words, formulas: Iterable[Corners] = ()
    ) -> dict[tuple[int, int], str]:
        """Return what is to be written, (row, column) → text, where the table says otherwise.

        What one of `formulas` fills (see `Book.formulas`) is the user's own, and left alone.
        """
        theirs = list(formulas)
        found = {}
        for one in self.rows:
            for period, column, written in zip(PERIODS, self.columns, one.written, strict=True):
                if column is None or any(_lies_in(one.row, column, corners) for corners in theirs):
                    continue
                text = told(history, one.kpi, week, period, words)
                if text != written:
                    found[one.row, column] = text
        return found


def kpi_sheet(table: FoundTable, kpis: Sequence[tuple[Record, Kpi]]) -> KpiSheet:
    """Return the place of the KPIs that were read from the records of a table."""
    places = [table.place(phrase) for phrase in WRITTEN.values()]
    columns = tuple(None if at is None else table.first_column + at for at in places)
    rows = tuple(KpiRow(record.row, kpi, tuple(map(record.text, WRITTEN))) for record, kpi in kpis)
    return KpiSheet(table.sheet, table.rows.first_row, columns, rows)


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
