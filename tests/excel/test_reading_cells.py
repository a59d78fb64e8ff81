"""Cells read from an open workbook: as a Mac hands them out, and where Windows refuses a range."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from types import SimpleNamespace

import pytest
from support import mac_xlwings, stand_in

from kachilog.excel.open_book import LiveBook, read
from kachilog.files.book.template import new_book as template
from kachilog.jobs import buttons, review
from kachilog.jobs.desk import ButtonDesk
from kachilog.jobs.file_desk import FileDesk
from kachilog.jobs.samples.story import sample_log

DAY = dt.datetime(2026, 11, 16)  # noqa: DTZ001 (a spreadsheet has no zone)


@pytest.fixture
def mac():
    with mac_xlwings.side() as module:
        yield module


def cells(*rows):
    """(value, text) by place: what fails is written as its text."""
    return {
        (row, column): (cell, str(cell))
        for row, line in enumerate(rows, 1)
        for column, cell in enumerate(line, 1)
        if cell is not None
    }


SHAPES = [
    [[30.0]],
    [[DAY, "投稿", 30.0]],
    [[1.0], [2.0], [3.0]],
    [[DAY, "投稿", 30.0], [DAY, "投稿", 20.0]],
    [[None, "投稿"], [DAY, None]],
    [["#N/A"]],
    [[DAY, "投稿", 30.0, "#DIV/0!"], [DAY, "投稿", 5.0, 4.0]],
    [[1.0], ["#REF!"], [3.0]],
    [["#N/A", "#N/A"], ["#N/A", 1.0]],
]


@pytest.mark.parametrize("flat", [True, False])
@pytest.mark.parametrize("drops_errors", [True, False])
@pytest.mark.parametrize("rows", SHAPES)
def test_a_mac_s_cells_keep_their_places_however_it_hands_them_out(mac, rows, flat, drops_errors):
    sheet = mac_xlwings.Sheet(mac, cells(*rows), flat=flat, drops_errors=drops_errors)

    assert read(sheet, (1, 1), (len(rows), len(rows[0]))) == rows


def test_a_whole_sheet_takes_two_calls_on_a_mac(mac):
    sheet = mac_xlwings.Sheet(mac, cells(*[[DAY, "投稿", 30.0]] * 500))
    read(sheet, (1, 1), (500, 3))

    assert len(sheet.calls) == 2


class WindowsSheet:
    """A sheet of Excel for Windows, which refuses every range with a date beyond its calendar."""

    def __init__(self, rows):
        self.rows, self.calls = rows, 0

    def range(self, first, last):
        (top, left), (bottom, right) = first, last
        lines = [line[left - 1 : right] for line in self.rows[top - 1 : bottom]]
        return SimpleNamespace(
            options=lambda **_: _Asked(self, lines),
            api=SimpleNamespace(Value2=lines[0][0]),
        )


class _Asked:
    def __init__(self, sheet, lines):
        self._sheet, self._lines = sheet, lines

    @property
    def value(self):
        self._sheet.calls += 1
        if any(isinstance(cell, float) and cell > 2958465 for line in self._lines for cell in line):
            raise OverflowError
        return [[*line] for line in self._lines]


def test_one_date_beyond_the_calendar_is_a_number_and_all_others_are_read():
    rows = [[DAY, "投稿", 30.0] for _ in range(1000)]
    rows[417] = [20261117.0, "投稿", 20.0]
    sheet = WindowsSheet(rows)

    assert read(sheet, (1, 1), (1000, 3)) == rows
    assert sheet.calls < 40


class Looking(ButtonDesk):
    """A click that changes nothing."""

    full_name, selected_row, append, printed = "", None, None, None

    def place(self, pages, texts):
        self.drawn = [page.name for page in pages]
        return [*texts][:0]


def test_of_each_old_page_a_click_reads_the_cells_once_and_in_one_call(tmp_path):
    now = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
    path = tmp_path / "book.xlsx"
    template.build(path, rows=sample_log(dt.date(2026, 11, 22))[-24:], today=now.date())
    desk = FileDesk(path, today=now.date())
    review.place(desk, review.read(desk, review.named_weeks(desk, "all")))
    book = stand_in.Book(path)
    looking = Looking(LiveBook(book), now)
    buttons.answer(looking, "weekly_last")

    *older, last = [sheet.name for sheet in book.sheets if sheet.name.startswith("2026-W")]
    assert len(older) > 2
    assert looking.drawn == ["推移", last]
    asked = Counter(sheet for sheet, *_ in book.calls)
    assert {asked[name] for name in older} == {1}
