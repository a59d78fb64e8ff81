"""The KPI tables of the persona sheets as they are read back, and those on sheets of the user's own."""

from __future__ import annotations

import math
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.problems import Problem
from kachilog.base.spreadsheet import ERRORS
from kachilog.base.text import fold_name, fold_own, is_blank, normal
from kachilog.files.book.names import KPI_TABLES, PERSONAS, sheet_name
from kachilog.files.book.tables.found import FoundTable, TableRows, has_columns, vocabulary
from kachilog.files.book.tables.kpi_presets import PRESETS, preset_row
from kachilog.files.book.tables.kpi_values import WRITTEN, KpiSheet, kpi_sheet
from kachilog.files.book.tables.measures import ABSENT
from kachilog.log.cells import number_of, plain
from kachilog.metrics.kpis import PERIODS, Kpi, Measure, folded_tags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.problems import Severity
    from kachilog.base.settings import Persona
    from kachilog.base.spreadsheet import Cell
    from kachilog.files.book.tables.found import Record
    from kachilog.files.book.tables.measures import Measures
    from kachilog.metrics.kpis import Period
    from kachilog.wording import Words

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "name": "kpi_name",
        "numerator": "kpi_numerator",
        "numerator_tag": "kpi_numerator_tag",
        "denominator": "kpi_denominator",
        "denominator_tag": "kpi_denominator_tag",
        "weeks": "kpi_weeks",
        "target": "kpi_target",
        "unit": "kpi_unit",
    }
)
"""The columns of a KPI table in their order: key → the phrase that is its header."""

_ESSENTIAL = ("kpi_name", "kpi_numerator")
_TELLING = (*_ESSENTIAL, "kpi_denominator", "kpi_weeks")
_PREFIX = "kpi_"
SHEETS = vocabulary({persona: f"sheet_{persona}" for persona in PERSONAS})
"""The personas by the folded names of their sheets, in any language."""

_OF_TABLE: Mapping[str, Persona] = MappingProxyType(
    {name.casefold(): persona for persona, name in KPI_TABLES.items()}
)
_PERIODS: Mapping[float, Period] = MappingProxyType({weeks: weeks for weeks in PERIODS})
_WEEK_WORDS = ("週間", "週", "weeks", "week")


def is_kpi_table(name: str | None, headers: Sequence[str]) -> bool:
    """Return whether a table is one of KPIs: by its name, or by its headers, as that of a copied sheet."""
    folded = (name or "").casefold()
    if folded in _OF_TABLE:
        return True
    return has_columns(headers, _ESSENTIAL if folded.startswith(_PREFIX) else _TELLING)


def preset_table(persona: Persona, words: Words) -> FoundTable:
    """Return the KPIs of a new workbook as their table, for a log that has no workbook."""
    rows = [preset_row(kpi, words) for kpi in PRESETS[persona]]
    headers = tuple(words(f"template.{phrase}") for phrase in COLUMNS.values())
    return FoundTable(KPI_TABLES[persona], headers, TableRows(sheet_name(persona, words), 2, rows))


class ReadKpis(NamedTuple):
    """The KPIs to be shown and those of the others, by sheet; where they stand; what is wrong with any.

    `absent` are the columns that the log lacks and the KPIs shown need, as the user wrote them.
    """

    shown: Mapping[str, tuple[Kpi, ...]]
    others: Mapping[str, tuple[Kpi, ...]]
    sheets: tuple[KpiSheet, ...]
    absent: tuple[str, ...]
    problems: list[Problem]


def read_kpis(tables: Sequence[FoundTable], measures: Measures, persona: Persona, own: str = "") -> ReadKpis:
    """Return what the KPI tables of a workbook say.

    Shown are the KPIs of the sheet `own`, if that has such a table, and of no other; else those of `persona`
    first, then those of sheets that are none of the four personas', in the order of their tabs. A malformed
    row is left out; a column that the log lacks is a problem only where its KPI is shown, and the KPI is
    kept.
    """
    chosen, problems = _chosen(tables, persona, own)
    shown: dict[str, list[Kpi]] = {table.sheet: [] for table in chosen}
    others: dict[str, list[Kpi]] = {}
    sheets, absent = [], dict[str, None]()
    for table in tables:
        is_shown = any(table is one for one in chosen)
        kpis = (shown if is_shown else others).setdefault(table.sheet, [])
        if not has_columns(table.headers, _ESSENTIAL):
            problems.append(Problem("kpi_headers", "error", sheet=table.sheet, row=table.rows.first_row - 1))
            continue
        records = table.records(COLUMNS, beside=WRITTEN)
        read = [(one, _Row(one, measures, problems, absent if is_shown else None).kpi()) for one in records]
        sound = [(record, kpi) for record, kpi in read if kpi is not None]
        kpis += [kpi for _, kpi in sound]
        sheets.append(kpi_sheet(table, sound))
    return ReadKpis(_fixed(shown), _fixed(others), tuple(sheets), tuple(absent), problems)


def _chosen(
    tables: Sequence[FoundTable], persona: Persona, own: str
) -> tuple[list[FoundTable], list[Problem]]:
    """Return the tables whose KPIs are shown, in their order, and what is wrong with the choice."""
    found = [table for table in tables if own and fold_own(table.sheet) == fold_own(own)]
    if found:
        return found, []
    of_table = _personas(tables)
    found = [table for table, of in of_table if of == persona]
    found += [table for table, of in of_table if of is None]
    return found, [Problem("persona_without_kpis", "error", sheet=own, value=own)] if own else []


def _fixed(kpis: Mapping[str, Sequence[Kpi]]) -> dict[str, tuple[Kpi, ...]]:
    return {sheet: tuple(of) for sheet, of in kpis.items()}


def _personas(tables: Sequence[FoundTable]) -> list[tuple[FoundTable, Persona | None]]:
    """Return each table with its persona: by the table's name, else the sheet's; None for the user's own."""
    named = [_OF_TABLE.get((table.name or "").casefold()) for table in tables]
    found: list[tuple[FoundTable, Persona | None]] = []
    for table, persona in zip(tables, named, strict=True):
        by_sheet = SHEETS.get(fold_name(table.sheet))
        found.append((table, persona or (None if by_sheet in named else by_sheet)))
    return found


class _Row:
    """One row of a KPI table; what is wrong with it is added to `problems`.

    A column that the log lacks is added to `absent`; None passes over it.
    """

    def __init__(
        self,
        record: Record,
        measures: Measures,
        problems: list[Problem],
        absent: dict[str, None] | None,
    ) -> None:
        self._record = record
        self._measures = measures
        self._problems = problems
        self._absent = absent
        self._sound = True

    def kpi(self) -> Kpi | None:
        """Return the KPI, None for a malformed row."""
        record = self._record
        name = record.text("name")
        if not name:
            self._report("kpi_name_blank", "name")
        numerator, denominator = self._numerator(), self._denominator()
        weeks, target = self._weeks(), self._target()
        if not self._sound or numerator is None or weeks is None:
            return None
        return Kpi(name, numerator, denominator, weeks, target, record.text("unit"))

    def _report(self, code: str, key: str, severity: Severity = "error", **values: object) -> None:
        cell = self._record.cells[key]
        failed = isinstance(cell, str) and cell in ERRORS
        problem = self._record.problem("cell_error" if failed else code, key, severity)
        self._problems.append(replace(problem, values=values) if values else problem)
        self._sound = self._sound and severity != "error"

    def _numerator(self) -> Measure | None:
        cell = self._record.cells["numerator"]
        if is_blank(cell):
            self._report("kpi_numerator_blank", "numerator")
        elif _number(cell) is not None:
            self._report("kpi_numerator_number", "numerator")
        else:
            return self._measure("numerator")
        return None

    def _denominator(self) -> Measure | float | None:
        cell = self._record.cells["denominator"]
        if is_blank(cell):
            return None
        number = _number(cell)
        if number is None:
            return self._measure("denominator")
        if number <= 0:
            self._report("kpi_denominator_number", "denominator")
        return number

    def _measure(self, key: str) -> Measure | None:
        found = self._measures.find(self._record.text(key))
        if found == "kpi_measure_text" and (cell := self._measures.text_cell(self._record.text(key))):
            of, row = cell
            self._report("kpi_measure_text_cell" if of else "kpi_measure_text_row", key, of=of, at=row)
            return None
        if isinstance(found, str):
            self._report(found, key)
            if found == "kpi_measure_unknown" and self._absent is not None:
                self._absent.setdefault(self._record.text(key))
            return None
        if found == ABSENT:
            if self._absent is not None:
                self._absent.setdefault(self._record.text(key))
                self._report("kpi_column_absent", key, "warning")
            return found._replace(column=self._record.text(key))
        return found._replace(tags=folded_tags(self._record.text(f"{key}_tag")))

    def _weeks(self) -> Period | None:
        text = fold_own(self._record.text("weeks"))
        for word in _WEEK_WORDS:
            text = text.removesuffix(word)
        number = number_of(text.strip())
        weeks = None if number is None else _PERIODS.get(number)
        if weeks is None:
            self._report("kpi_weeks", "weeks")
        return weeks

    def _target(self) -> float | None:
        cell = self._record.cells["target"]
        if is_blank(cell):
            return None
        number = _number(cell)
        if number is None or number < 0:
            self._report("kpi_target", "target")
        return number


def _number(cell: Cell) -> float | None:
    """Return the finite number that a cell shows, 0.5 for "50%"; None if it shows none."""
    if isinstance(cell, bool):
        return None
    text = normal(plain(cell))
    percent = text.endswith("%")
    number = number_of(text.removesuffix("%").strip())
    if number is None or not math.isfinite(number):
        return None
    return number / 100 if percent else number
