"""Workbooks whose live figures are known: the log, the day, the settings, and Python's figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from openpyxl import load_workbook
from support.logs import log_of_rows

from kachilog.base.settings import Budget, Settings
from kachilog.base.week import Week
from kachilog.files.book.names import BUDGETS_TABLE, DAY_NAME, LOG_TABLE, SETTINGS_TABLE
from kachilog.files.book.template.new_book import build
from kachilog.jobs.samples.story import sample_log
from kachilog.log.columns import NEW_KEYS
from kachilog.metrics.efficiency import efficiency
from kachilog.metrics.totals import Totals
from kachilog.metrics.weekly_sums import weekly_totals

LAST_DAY = dt.date(2026, 11, 22)
SAMPLE = sample_log(LAST_DAY)


def entries(table):
    """Return rows of the log from lines of date, minutes, reactions, quality, inquiries; a dash is blank."""
    rows = []
    for line in table.strip().splitlines():
        day, *numbers = line.split()
        figures = [None if number == "-" else int(number) for number in numbers]
        rows.append((dt.date.fromisoformat(day), "投稿", *figures, None, None, None, None))
    return rows


@dataclass(frozen=True)
class Case:
    """A workbook: its log, the date typed into KachilogDay, and what was changed in 設定."""

    day: str
    rows: list = field(default_factory=lambda: SAMPLE)
    lang: str = "ja"
    week_start: str = "monday"
    budgets: tuple[tuple[str, int], ...] = (("2026-08-31", 180),)
    keys: tuple[str, ...] = NEW_KEYS
    below: list = field(default_factory=list)
    """Rows typed below the table, as LibreOffice leaves them outside of it."""

    @property
    def settings(self):
        budgets = tuple(Budget(dt.date.fromisoformat(day), minutes) for day, minutes in self.budgets)
        return Settings(week_start=self.week_start, budgets=budgets)

    @property
    def week(self):
        return Week.containing(dt.date.fromisoformat(self.day), self.week_start)

    @property
    def totals(self):
        rows = [dict(zip(self.keys, row, strict=True)) for row in [*self.rows, *self.below]]
        log = log_of_rows(rows, keys=self.keys)
        return weekly_totals(log.frame, log.keys, self.week_start).get(self.week, Totals())

    @property
    def figures(self):
        return efficiency(self.totals, frozenset(self.keys))


# With gaps, and more rows than are looked through at first.
YEARS = entries("\n".join(f"{dt.date(2024, 1, 1) + dt.timedelta(2 * i)} 20 1 3 -" for i in range(250)))

THREE_POSTS = """
2026-11-16 30 2 4 1
2026-11-18 30 1 5 -
2026-11-20 30 2 3 1
"""
CASES = {
    "a week of the sample": Case("2026-11-18"),
    "its first day": Case("2026-09-01"),
    "a blank time": Case("2026-09-22"),
    "the holiday week": Case("2026-10-01"),
    "a blank quality": Case("2026-10-14"),
    "no inquiry in 420 minutes": Case("2026-10-25"),
    "the method's own example": Case("2026-11-16", entries(THREE_POSTS)),
    "zero minutes with reactions": Case("2026-11-16", entries("2026-11-16 0 3 4 1\n2026-11-17 40 2 5 -")),
    "zero minutes only": Case("2026-11-16", entries("2026-11-16 0 3 4 1")),
    "blank times only": Case("2026-11-16", entries("2026-11-16 - 3 4 1\n2026-11-16 - - - -")),
    "blank reactions count as none": Case("2026-11-16", entries("2026-11-16 30 - 4 1\n2026-11-22 30 4 2 -")),
    "an empty log": Case("2026-11-16", []),
    "five columns: minutes per reaction": Case(
        "2026-11-16", [row[:5] for row in entries(THREE_POSTS)], keys=NEW_KEYS[:5]
    ),
    "five columns and no reaction": Case(
        "2026-11-16", [(dt.date(2026, 11, 17), "投稿", 30, 0, 4)], keys=NEW_KEYS[:5]
    ),
    "a week that starts on Sunday": Case("2026-11-14", week_start="sunday"),
    "a Sunday of such a week": Case("2026-11-15", week_start="sunday"),
    "English": Case("2026-11-18", sample_log(LAST_DAY, "en"), lang="en", week_start="sunday"),
    "rows below the table": Case(
        "2026-11-18", entries(THREE_POSTS), below=entries("2026-11-21 45 1 2 2\n2026-11-22 - 1 - -")
    ),
    "after the first 256 rows": Case(
        "2026-11-16", [*YEARS, *entries("2026-11-16 30 2 4 1\n" * 5), *entries(THREE_POSTS)]
    ),
    "across the 256th row": Case(
        "2026-11-16", [*YEARS, *entries("2026-11-16 30 2 4 1\n2026-11-17 - 2 4 1\n" * 8)]
    ),
    "the year's end": Case("2027-01-01", entries("2026-12-28 20 1 4 -\n2027-01-03 30 2 5 1")),
    "a new budget": Case("2026-11-18", budgets=(("2026-11-16", 120), ("2026-01-01", 180))),
    "a budget that begins in mid-week": Case("2026-11-18", budgets=(("2026-01-01", 180), ("2026-11-17", 60))),
    "a week before the first budget": Case("2026-09-02", budgets=(("2026-11-16", 90), ("2026-12-01", 30))),
    "two budgets of one day": Case("2026-11-18", budgets=(("2026-11-16", 90), ("2026-11-16", 150))),
    "no budget at all": Case("2026-11-18", budgets=()),
}


def written(case, path):
    """Build the workbook of a case, then fill it in as a user would."""
    build(path, keys=case.keys, rows=case.rows, lang=case.lang, today=LAST_DAY)
    book = load_workbook(path)
    tables = {table.name: (sheet, table) for sheet in book for table in sheet.tables.values()}
    fill(book, DAY_NAME, dt.datetime.fromisoformat(case.day))
    sheet, table = tables[SETTINGS_TABLE]
    names = {"ja": {"monday": "月曜日", "sunday": "日曜日"}, "en": {"monday": "Monday", "sunday": "Sunday"}}
    cells = sheet[table.ref]
    cells[2][1].value = names[case.lang][case.week_start]
    sheet, table = tables[BUDGETS_TABLE]
    rows = sheet[table.ref][1:]
    for row in rows:
        row[0].value = row[1].value = None
    for row, (day, minutes) in zip(rows, case.budgets, strict=False):
        row[0].value, row[1].value = dt.datetime.fromisoformat(day), minutes
    sheet, table = tables[LOG_TABLE]
    last = sheet[table.ref][-1]
    for offset, values in enumerate(case.below, start=1):
        for cell, value in zip(last, values, strict=True):
            sheet.cell(cell.row + offset, cell.column, value)
    book.save(path)
    return path


def fill(book, name, value):
    ((sheet, cell),) = book.defined_names[name].destinations
    book[sheet][cell.replace("$", "")].value = value
