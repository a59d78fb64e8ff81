"""The same books through every door: the log, the tables and the settings are found alike."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from openpyxl.chart import BarChart
from support import stand_in
from support.dumped import dump
from support.log_books import CASES, FIVE, TODAY, action, put, seen, table
from support.typed import kachilog

from kachilog.base.errors import FileError
from kachilog.excel.open_book import LiveBook
from kachilog.files.book import find_log
from kachilog.files.book.closed import ClosedBook
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.import_ import import_files
from kachilog.libreoffice.desk import DUMP
from kachilog.libreoffice.dumped_book import DumpedBook


def closed(path):
    return ClosedBook.open(path)


def opened(path):
    return LiveBook(stand_in.Book(path))


def told(path):
    dump(path, path.parent)
    return DumpedBook(path.with_name(DUMP).read_text("utf-8"), str(path))


DOORS = (closed, opened, told)
HEADLESS = "a table without header row"
"""LibreOffice shows the header row of every table."""


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("door", DOORS)
def test_the_log_is_found_where_it_is_through_every_door(tmp_path, name, door):
    if door is told and name == HEADLESS:
        return
    case = CASES[name]
    book = door(case.save(tmp_path / "book.xlsx"))
    if case.place is None:
        with pytest.raises(FileError) as raised:
            _ = book.place
        assert raised.value.code == "no_log"
        return
    assert book.place == case.place
    if case.place.table is None:
        with pytest.raises(FileError) as raised:
            _ = book.log_table
        assert raised.value.code == "import_no_table"
    else:
        assert (book.log_table.name, book.log_table.body_end) == (case.place.table, case.place.last_row)
    log = book.log(today=TODAY)
    assert tuple(log.frame["row"]) == case.actions
    assert tuple((one.row, one.column, one.code) for one in log.problems) == case.problems


@pytest.mark.parametrize("name", CASES)
def test_whatever_is_read_of_a_book_is_the_same_through_every_door(tmp_path, name):
    path = CASES[name].save(tmp_path / "book.xlsx")
    first, *others = (seen(door(path)) for door in DOORS if door is not told or name != HEADLESS)
    for other in others:
        assert other == first


@pytest.mark.parametrize("door", DOORS)
def test_what_the_cases_are_about_is_in_them(tmp_path, door):
    def of(name):
        return seen(door(CASES[name].save(tmp_path / "book.xlsx")))

    assert [row[-1] for row in of("a column typed beside the table")["rows"]] == [1, 0]
    settings = of("settings")
    assert (settings["settings"].lang, settings["settings"].week_start) == ("en", "sunday")
    assert [(one.minutes) for one in settings["settings"].budgets] == [120, 90]
    assert dict(settings["settings"].action_classes) == {"Post": "post", "Talk": "exchange"}
    assert [(row, code) for row, _, code, *_ in settings["problems"]] == [
        (4, "settings_item_unknown"),
        (3, "settings_week_off"),
    ]
    assert [(one[0], one[1]) for one in of("pages and side tables in the way")["tables"]] == [
        (None, "わたし")
    ]
    assert [row[1].day for row in of("the calendar of 1904")["rows"]] == [16, 17]


@pytest.mark.parametrize("door", DOORS)
def test_only_sheets_that_can_be_seen_are_counted_when_they_are_searched(tmp_path, monkeypatch, door):
    monkeypatch.setattr(find_log, "SEARCHED_SHEETS", 1)
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    chart = book.create_chartsheet("グラフ")
    put(book.create_sheet("記録"), 1, 1, FIVE, action(16))
    chart.add_chart(BarChart())
    book.save(tmp_path / "book.xlsx")
    assert door(tmp_path / "book.xlsx").place.sheet == "記録"


def test_a_header_that_was_never_calculated_says_nothing(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    put(sheet, 1, 1, [*FIVE, '="問い合わせ数"'], action(16))
    table(sheet, "ActivityLog", "A1:E2")
    book.save(tmp_path / "book.xlsx")
    assert closed(tmp_path / "book.xlsx").place.headers == FIVE


def test_an_import_goes_by_the_headers_that_are_shown(tmp_path):
    path = CASES["a definition of other headers"].save(tmp_path / "book.xlsx")
    csv = tmp_path / "more.csv"
    csv.write_text(",".join(FIVE) + "\n2026-11-18,投稿,30,2,5\n", encoding="utf-8")
    import_files(ClosedLog(path, dt.datetime.combine(TODAY, dt.time())), [csv])
    assert [row[-1] for row in seen(closed(path))["rows"]] == [5, 5, 5]


def test_an_open_book_is_asked_for_ranges_once_each_and_whole(tmp_path):
    book = stand_in.Book(CASES["settings"].save(tmp_path / "book.xlsx"))
    live = LiveBook(book)
    seen(live)
    asked = len(book.calls)
    seen(live)
    assert len(book.calls) == asked
    assert len(set(book.calls)) == asked
    # The headers of five tables, what is typed beside the log's, the log, and the rows of the other four.
    assert asked == 5 + 1 + 1 + 4


def test_long_sheets_are_searched_at_their_top_only(tmp_path):
    book = stand_in.Book(CASES["headers in row 25"].save(tmp_path / "book.xlsx"))
    sheet = book._book.worksheets[0]
    put(sheet, 1000, 1, action(18))
    live = LiveBook(book)
    assert live.place.header_row == 25
    assert all(last[0] < 1000 for _, _, last in book.calls)
    assert [row for row, _ in live.records()][-1] == 1000
    assert live.end.last_dated == 1000


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("door", [closed, opened])
@pytest.mark.parametrize("renamed", ["2026-W47", "今週のページ"])
def test_a_page_of_ours_is_no_log_whatever_its_name(capsys, tmp_path, door, renamed):
    csv, pages = tmp_path / "log.csv", tmp_path / "pages.xlsx"
    csv.write_text("\n".join([",".join(FIVE), "2026-11-16,投稿,30,2,5", "2026-11-17,DM対応,20,1,4"]), "utf-8")
    kachilog(capsys, "review", csv, "--week", "2026-W47", "--out", pages)
    book = openpyxl.load_workbook(pages)
    book["2026-W47"].title = renamed
    book.save(pages)

    with pytest.raises(FileError) as raised:
        _ = door(pages).place

    assert raised.value.code == "no_log"
