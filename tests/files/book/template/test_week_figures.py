"""The figures of a week on 活動ログ: LibreOffice recalculates them, and they agree with Python's metrics."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from openpyxl import load_workbook
from support.spreadsheet import named_value, recalculated
from support.tiers import sampled
from support.week_cases import CASES, LAST_DAY, SAMPLE, entries, fill, written

from kachilog.files.book.names import ACTIONS_TABLE, DAY_NAME, LOG_TABLE
from kachilog.files.book.template import week_figures
from kachilog.files.book.template.new_book import build
from kachilog.wording import Words

pytestmark = pytest.mark.libreoffice


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
    "after the first 256 rows",
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


def test_blank_cells_are_never_counted_to_the_end_of_the_sheet():
    # Each such criterion makes LibreOffice look at a million cells after whatever is typed anywhere.
    columns = [*week_figures.RANGES.values(), *(f"KachilogColumn{number}" for number in range(1, 5))]
    for formula in week_figures.formulas(Words("ja"), columns=columns).values():
        for counted in re.findall(r"COUNTIFS(.*?)(?=COUNTIFS|$)", formula.text):
            bare = re.sub(r"INDEX\((\w+),1\):INDEX\(\1,KachilogUsed\)", "", counted)
            assert not [name for name in columns if f"{name}," in bare], formula.text


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
