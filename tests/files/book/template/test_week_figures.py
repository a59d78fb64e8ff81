"""The figures of a week on 活動ログ: LibreOffice recalculates them, and they agree with Python's metrics."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest
from openpyxl import load_workbook
from support.logs import log_of_rows
from support.spreadsheet import named_value, recalculated
from support.tiers import sampled

from kachilog.base.settings import Budget, Settings
from kachilog.base.week import Week
from kachilog.files.book.names import ACTIONS_TABLE, BUDGETS_TABLE, DAY_NAME, LOG_TABLE, SETTINGS_TABLE
from kachilog.files.book.template import week_figures
from kachilog.files.book.template.new_book import build
from kachilog.jobs.samples.story import sample_log
from kachilog.log.columns import NEW_KEYS
from kachilog.metrics.efficiency import efficiency
from kachilog.metrics.totals import Totals
from kachilog.metrics.weekly_sums import weekly_totals
from kachilog.wording import Words

pytestmark = pytest.mark.libreoffice

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


@pytest.fixture(scope="module")
def books(request, tmp_path_factory):
    """The workbooks of the cases that this run asks for: LibreOffice takes them all at once."""
    asked = {
        item.callspec.params.get("case_and_book")
        for item in request.session.items
        if hasattr(item, "callspec")
    }
    names = [name for name in CASES if name in asked]
    folder = tmp_path_factory.mktemp("live")
    paths = [written(CASES[name], folder / f"book{number}.xlsx") for number, name in enumerate(names)]
    return dict(zip(names, recalculated(paths, folder), strict=True))


QUICK = (
    "a week of the sample",
    "no inquiry in 420 minutes",
    "zero minutes with reactions",
    "five columns: minutes per reaction",
    "English",
    "rows below the table",
    "no budget at all",
)


@pytest.fixture(params=sampled(CASES, *QUICK), ids=str)
def case_and_book(request, books):
    return CASES[request.param], books[request.param]


def test_the_week_is_the_one_of_the_day_typed(case_and_book):
    case, book = case_and_book

    assert named_value(book, week_figures.WEEK_FIRST).date() == case.week.start
    assert named_value(book, week_figures.WEEK_LAST).date() == case.week.last_day


def test_counts_and_sums_are_those_of_the_metrics(case_and_book):
    case, book = case_and_book
    totals = case.totals

    assert named_value(book, week_figures.ROWS) == totals.actions
    assert named_value(book, week_figures.DAYS) == totals.active_days
    assert named_value(book, week_figures.MINUTES) == totals.minutes
    assert named_value(book, week_figures.MISSING) == totals.minutes_missing
    assert named_value(book, week_figures.INQUIRIES) == case.figures.inquiries
    assert named_value(book, week_figures.TEXT_CELLS) == 0


def test_efficiency_and_high_value_share_are_those_of_the_metrics(case_and_book):
    case, book = case_and_book
    figures = case.figures

    for name, expected in (
        (week_figures.EFFICIENCY, figures.quality_adjusted_per_hour),
        (week_figures.HIGH_VALUE, figures.high_value_share),
    ):
        if expected is None:
            assert named_value(book, name) == week_figures.DASH
        else:
            assert named_value(book, name) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_minutes_per_inquiry_are_those_of_the_metrics_or_say_why_not(case_and_book):
    case, book = case_and_book
    figures = case.figures
    shown = named_value(book, week_figures.PER_INQUIRY)

    if figures.minutes_per_inquiry is not None:
        assert shown == pytest.approx(figures.minutes_per_inquiry, rel=1e-9)
    elif figures.minutes:
        ja, en = f"0件({figures.minutes}分投入)", f"0 inquiries ({figures.minutes} min spent)"
        assert shown == {"ja": ja, "en": en}[case.lang]
    else:
        assert shown == week_figures.DASH


def test_the_budget_is_the_one_in_force_on_the_first_day_of_the_week(case_and_book):
    case, book = case_and_book
    budget = case.settings.budget(case.week)

    if budget is None:
        assert named_value(book, week_figures.BUDGET) == week_figures.DASH
        assert not named_value(book, week_figures.REMAINING)
    else:
        assert named_value(book, week_figures.BUDGET) == budget
        assert named_value(book, week_figures.REMAINING) == budget - case.totals.minutes


def test_the_figures_are_the_stored_ones_until_they_are_recalculated(tmp_path, books):
    build(tmp_path / "new.xlsx", rows=SAMPLE, today=LAST_DAY)

    stored = load_workbook(tmp_path / "new.xlsx", data_only=True)
    for name in week_figures.formulas(Words("ja")):
        expected, shown = named_value(books["a week of the sample"], name), named_value(stored, name)
        assert shown == expected or shown == pytest.approx(expected, rel=1e-9), name


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    folder = tmp_path_factory.mktemp("broken")
    build(folder / "text.xlsx", rows=entries("2026-11-16 30 2 4 1\n2026-11-17 30 2 4 1"), today=LAST_DAY)
    book = load_workbook(folder / "text.xlsx")
    fill(book, DAY_NAME, dt.datetime.fromisoformat("2026-11-16"))
    sheet = book["活動ログ"]
    ref = sheet.tables[LOG_TABLE].ref
    sheet[ref][2][0].value = "2026年11月17日"
    sheet[ref][1][3].value = "二件"
    book.save(folder / "text.xlsx")
    return recalculated([folder / "text.xlsx"], folder)[0]


def test_dates_and_numbers_that_are_text_are_counted(broken):
    assert named_value(broken, week_figures.TEXT_CELLS) == 2


def test_a_date_that_is_text_is_in_no_week(broken):
    assert named_value(broken, week_figures.ROWS) == 1


@pytest.fixture(scope="module")
def rested(tmp_path_factory):
    """A week with days of rest, pre-filled days, and no inquiry in the whole log; and one with an inquiry."""
    folder = tmp_path_factory.mktemp("rested")
    day = dt.date(2026, 11, 16)
    rows = [
        (day, "投稿", 30, 2, 4, *[None] * 5),
        (day, "休み", 90, 9, 5, *[None] * 5),
        (day + dt.timedelta(1), "休み", *[None] * 8),
        (day + dt.timedelta(2), *[None] * 9),
        (day + dt.timedelta(3), None, 10, 1, 3, *[None] * 5),
        (day + dt.timedelta(4), "旅行", *[None] * 8),
        (day + dt.timedelta(5), *[None] * 8, "メモだけ"),
    ]
    paths = []
    for name, more in (("none", []), ("one", [(dt.date(2026, 11, 2), "投稿", 20, 1, 4, 1, *[None] * 4)])):
        path = folder / f"{name}.xlsx"
        build(path, rows=[*more, *rows], today=day)
        book = load_workbook(path)
        tables = {table.name: (sheet, table) for sheet in book for table in sheet.tables.values()}
        sheet, table = tables[ACTIONS_TABLE]
        blank = next(row for row in sheet[table.ref] if row[0].value is None)
        blank[0].value, blank[1].value = "旅行", "休み"
        fill(book, DAY_NAME, dt.datetime.fromisoformat("2026-11-16"))
        book.save(path)
        paths.append(path)
    return recalculated(paths, folder)


def test_a_day_of_rest_and_a_row_of_a_date_alone_are_no_actions(rested):
    for book in rested:
        assert named_value(book, week_figures.ROWS) == 3
        assert named_value(book, week_figures.DAYS) == 3
        assert named_value(book, week_figures.MINUTES) == 40
        assert named_value(book, week_figures.MISSING) == 1
        assert named_value(book, week_figures.EFFICIENCY) == pytest.approx((2 * 4 + 3) / 5 / (40 / 60))


def test_a_column_of_inquiries_that_is_blank_in_the_whole_log_counts_as_none(rested):
    without, with_one = rested
    shown = (week_figures.PER_LABEL, week_figures.COUNTED, week_figures.INQUIRIES)
    assert [named_value(without, name) for name in shown] == ["分/反応", "反応", 3]
    assert [named_value(with_one, name) for name in shown] == ["分/問い合わせ", "問い合わせ", 0]
    assert named_value(without, week_figures.PER_INQUIRY) == pytest.approx(40 / 3)
    assert named_value(with_one, week_figures.PER_INQUIRY) == "0件(40分投入)"


def test_so_say_the_stored_ones_of_a_new_workbook(tmp_path):
    day = dt.date(2026, 11, 16)
    rows = [(day, "投稿", 30, 3, 4, *[None] * 5), (day, "休み", *[None] * 8), (day, *[None] * 9)]
    build(tmp_path / "new.xlsx", rows=rows, today=day)
    book = load_workbook(tmp_path / "new.xlsx", data_only=True)
    names = (week_figures.ROWS, week_figures.DAYS, week_figures.COUNTED, week_figures.INQUIRIES)
    assert [named_value(book, name) for name in names] == [1, 1, "反応", 3]
