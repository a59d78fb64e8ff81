"""The button 週次レビュー in a workbook that is really open, in LibreOffice, through xlwings."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
import xlwings as xw

from kachilog.base.week import Week
from kachilog.excel import native, weekly_review
from kachilog.excel.desk import LiveDesk
from kachilog.excel.open_book import LiveBook
from kachilog.files.book.book import grid
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.tables.found import rows_of_table
from kachilog.jobs.file_desk import FileDesk
from kachilog.jobs.new import new_book
from kachilog.jobs.review import named_weeks, place, read
from kachilog.page.form import located
from kachilog.wording import Words

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
PAGE = "2026-W47"
LOG = "活動ログ"


def names(book):
    return [sheet.name for sheet in book.sheets]


def entry(book, key, page=PAGE):
    """Return the range of one of the user's cells on a page."""
    where = located(grid(LiveBook(book), page))
    row, column = where.at(where.entries[key])
    return book.sheets[page].range((row + 1, column + 1))


def by_command(path):
    """Return a copy of a workbook as the command line leaves it after the same review."""
    copy = Path(shutil.copy(path, path.with_name("copy.xlsx")))
    desk = FileDesk(copy, today=NOW.date(), now=NOW)
    place(desk, read(desk, named_weeks(desk, PAGE)))
    return copy


def written(path, name):
    """Return the cells of a sheet of a closed workbook: address → value."""
    cells = [cell for row in openpyxl.load_workbook(path)[name].iter_rows() for cell in row]
    return {cell.coordinate: cell.value for cell in cells if cell.value is not None}


@pytest.fixture
def sample(open_path, tmp_path):
    """Return a workbook with twelve weeks of everything: where it is, and open."""
    path = tmp_path / "見本.xlsx"
    new_book(path, persona="employee", lang="ja", today=NOW.date(), now=NOW, with_sample=True)
    return path, open_path(path)


def live(book, page=PAGE):
    rows = grid(LiveBook(book), page)
    return {
        f"{openpyxl.utils.get_column_letter(column)}{row}": value
        for row, line in enumerate(rows, 1)
        for column, value in enumerate(line, 1)
        if value is not None
    }


def test_the_page_appears_at_the_end_and_is_shown(open_book, log_rows, status):
    book = open_book(log_rows)
    weekly_review(now=NOW)

    assert names(book)[-1] == PAGE
    assert book.impl.shown == PAGE
    assert status(book) == "09:05 週次レビューを作りました: 2026-W47(11月16日(月)〜11月22日(日))。"


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.quick
def test_every_cell_and_chart_is_that_of_the_command_line(sample, status):
    path, book = sample
    weekly_review(now=NOW)
    expected, trend = by_command(path), Words("ja")("trend.title")

    assert live(book) == pytest.approx(written(expected, PAGE))
    assert live(book, trend) == pytest.approx(written(expected, trend))
    assert book.sheets[PAGE].impl.uno_sheet.Charts.Count == 6
    assert status(book).startswith("09:05 週次レビューを作りました")


def test_the_classes_of_customer_voices_are_written_beside_them(sample):
    path, book = sample
    voices = rows_of_table(LiveBook(book), "Voices")
    end = voices.first_row + len(voices.rows) - 1
    book.sheets[voices.sheet].range((voices.first_row, 5), (end, 5)).clear_contents()
    weekly_review(now=NOW)

    by_button = [row[3] for row in rows_of_table(LiveBook(book), "Voices").rows if row[3]]
    assert by_button == [
        row[3] for row in rows_of_table(ClosedBook.open(by_command(path)), "Voices").rows if row[3]
    ]
    assert by_button


def test_a_setting_typed_below_its_table_counts(open_book, log_rows):
    book = open_book(log_rows)
    budgets = rows_of_table(LiveBook(book), "Budgets")
    below = budgets.first_row + len(budgets.rows)
    book.sheets[budgets.sheet].range((below, 5)).value = [[dt.datetime(2026, 11, 16), 45]]  # noqa: DTZ001 (likewise)

    assert LiveDesk(book, NOW).settings.budget(Week.parse(PAGE)) == 45


def test_a_protected_sheet_of_voices_stays_as_it_is_and_the_page_is_made(sample, status):
    _, book = sample
    voices = rows_of_table(LiveBook(book), "Voices")
    cell = book.sheets[voices.sheet].range((voices.first_row, 5))
    cell.clear_contents()
    book.sheets[voices.sheet].impl.uno_sheet.protect("")
    weekly_review(now=NOW)

    assert cell.value is None
    assert PAGE in names(book)
    assert "シート「お客様の声」に書けないところがあり、分類(自動)はそのままです。" in status(book)


def test_the_second_click_changes_nothing_but_the_answer(open_book, log_rows, status):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    before, cells = names(book), live(book)
    weekly_review(now=NOW)

    assert names(book) == before
    assert live(book) == cells
    assert book.sheets[PAGE].impl.uno_sheet.Charts.Count == 6
    assert "作り直しました" in status(book)


@pytest.mark.quick
def test_what_the_user_wrote_survives_formats_and_formulas_and_all(open_book, log_rows):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    entry(book, "stop").value = "深夜の'返信"
    entry(book, "stop").impl.cells.getCellByPosition(0, 0).CharWeight = 150
    entry(book, "note").formula = "=1+2"
    entry(book, "fatigue").value = 2
    entry(book, "more").value = "'=これは文"
    weekly_review(now=NOW)

    assert entry(book, "stop").value == "深夜の'返信"
    assert entry(book, "stop").impl.cells.getCellByPosition(0, 0).CharWeight == 150
    assert entry(book, "note").impl.cells.getCellByPosition(0, 0).Formula == "=1+2"
    assert entry(book, "fatigue").value == 2
    assert entry(book, "more").value == "=これは文"


def test_the_page_stays_where_the_user_moved_it(open_book, log_rows):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    book.impl.doc.Sheets.moveByName(PAGE, 1)
    weekly_review(now=NOW)

    assert names(book)[1] == PAGE


@pytest.mark.quick
def test_formulas_and_names_that_point_to_the_page_still_do(open_book, log_rows):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    entry(book, "fatigue").value = 3
    place = entry(book, "fatigue").impl.address.split(":")[0]
    summary = book.sheets["はじめに"].range("H2")
    summary.formula = f"=$'{PAGE}'.{place}*10"
    book.names["KachilogDay"].refers_to = f"=$'{PAGE}'.{place}"
    weekly_review(now=NOW)

    assert summary.formula == f"=$'{PAGE}'.{place}*10"
    assert summary.impl.cells.getCellByPosition(0, 0).getError() == 0
    assert book.names["KachilogDay"].refers_to == f"=$'{PAGE}'.{place}"
    assert book.names["KachilogDay"].refers_to_range.sheet.name == PAGE


def test_the_week_is_that_of_the_selected_row(open_book, log_rows, engine, status):
    book = open_book(log_rows)
    engine.app.selected = book.sheets[LOG].range("C10").impl
    weekly_review(now=NOW)

    assert names(book)[-1] == "2026-W46"
    assert "2026-W46" in status(book)


@pytest.mark.parametrize(("sheet", "cell"), [(LOG, "C9"), (LOG, "C99"), ("はじめに", "C10")])
def test_a_selection_that_is_no_row_of_the_log_leaves_the_last_finished_week(
    open_book, log_rows, engine, sheet, cell
):
    book = open_book(log_rows)
    engine.app.selected = book.sheets[sheet].range(cell).impl
    weekly_review(now=NOW)

    assert names(book)[-1] == PAGE


def test_a_page_goes_behind_the_last_sheet_that_is_seen(open_book, log_rows):
    book = open_book(log_rows)
    sheets = book.impl.doc.Sheets
    sheets.insertNewByName("自分用", sheets.Count)
    sheets.getByName("自分用").IsVisible = False
    weekly_review(now=NOW)

    assert names(book)[-3:] == ["推移", PAGE, "自分用"]


@pytest.mark.parametrize(
    ("state", "seen"), [(True, True), (False, False), (-1, True), (0, False), (2, False)]
)
def test_a_sheet_that_is_hidden_however_deep_is_not_seen(state, seen):
    assert native.is_visible(SimpleNamespace(visible=state)) is seen


def test_an_earlier_page_made_later_stands_among_its_neighbours(open_book, log_rows, engine):
    book = open_book([[dt.date(2026, 11, 3), "投稿", 10, 1, 3, 0, 0, 0, None, None], *log_rows])
    for cell in ("B10", None, "B11"):
        engine.app.selected = book.sheets[LOG].range(cell).impl if cell else None
        weekly_review(now=NOW)

    assert names(book)[-3:] == ["2026-W45", "2026-W46", "2026-W47"]


def test_hidden_columns_filters_and_order_make_no_difference(open_book, log_rows):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    cells = live(book)
    sheet = book.sheets[LOG].impl.uno_sheet
    sheet.Columns.getByIndex(3).IsVisible = False
    sheet.Rows.getByIndex(11).IsVisible = False
    sheet.Rows.getByIndex(12).IsFiltered = True
    shuffled = [log_rows[2], log_rows[0], log_rows[3], log_rows[1]]
    book.sheets[LOG].range("B10").value = [
        [dt.datetime.combine(row[0], dt.time()), *row[1:8], row[8], row[9] and f"'{row[9]}"]
        for row in shuffled
    ]
    weekly_review(now=NOW)

    assert live(book) == pytest.approx(cells)


def test_rows_typed_below_the_table_count(open_book, log_rows):
    book = open_book(log_rows)
    end = LiveBook(book).place.last_row
    book.sheets[LOG].range((end + 1, 2)).value = [[dt.datetime(2026, 11, 21), "DM対応", 15, 1, 4]]  # noqa: DTZ001
    book.sheets[LOG].range((end + 4, 2)).value = [["合計", None, 999, None, None]]
    weekly_review(now=NOW)

    assert LiveDesk(book, NOW).log_stream().log().frame["minutes"].sum() == 165


def test_a_workbook_that_counts_from_1904_is_read_by_its_own_calendar(open_book, log_rows, status):
    book = open_book(log_rows[1:])
    null = book.impl.doc.NullDate
    null.Year, null.Month, null.Day = 1904, 1, 1
    # Serial numbers, as in cells without a date format, that mean the same days now.
    days = [float((row[0] - dt.date(1904, 1, 1)).days) for row in log_rows[1:]]
    cells = book.sheets[LOG].impl.uno_sheet.getCellRangeByPosition(1, 9, 1, 11)
    cells.NumberFormat = 0
    book.impl.doc.NullDate = null
    cells.setDataArray(tuple((day,) for day in days))
    book.sheets["設定"].impl.uno_sheet.getCellByPosition(4, 7).setValue(0)
    weekly_review(now=NOW)

    assert names(book)[-1] == PAGE
    assert LiveBook(book).date1904
    assert len(LiveDesk(book, NOW).log_stream().log().frame) == 3


@pytest.mark.quick
def test_a_bad_row_is_named_in_the_status_cell_and_the_rest_is_reviewed(open_book, log_rows, status, engine):
    book = open_book(log_rows)
    book.sheets[LOG].range("F11").value = 7
    weekly_review(now=NOW)

    assert PAGE in names(book)
    assert "使えなかったところが1件あります。はじめは 11行目「質的評価(1-5)」" in status(book)
    assert engine.alerts == []


def test_an_empty_log_makes_no_page(open_book, status):
    book = open_book([])
    before = names(book)
    weekly_review(now=NOW)

    assert names(book) == before
    assert status(book).startswith("活動ログに、読める記録がまだありません。")


def test_a_week_without_rows_says_which_week_has_some(open_book, log_rows, status):
    book = open_book(log_rows[:1])
    weekly_review(now=NOW)

    assert "最後の記録は 2026-W46" in status(book)


def test_the_answer_is_in_the_language_of_the_workbook(open_book, log_rows, status):
    book = open_book(log_rows, lang="en")
    weekly_review(now=NOW)

    assert status(book).startswith("09:05 Made the weekly review: 2026-W47 (")
    assert names(book)[-1] == PAGE


def test_of_two_open_workbooks_only_the_one_that_called_is_changed(open_book, log_rows, status):
    caller = open_book(log_rows)
    other = open_book(log_rows, name="もう一冊.xlsx")
    other.activate()
    caller.set_mock_caller()
    weekly_review(now=NOW)

    assert PAGE in names(caller)
    assert PAGE not in names(other)


@pytest.mark.parametrize("path", ["Book1", "https://d.docs.live.net/1/私の/価値ログ.xlsx"])
def test_a_workbook_without_a_folder_gets_its_page_too(open_book, log_rows, path):
    book = open_book(log_rows)
    book.impl.called = path
    weekly_review(now=NOW)

    assert names(book)[-1] == PAGE


def test_a_protected_structure_is_answered_and_nothing_changes(open_book, log_rows, status, engine):
    book = open_book(log_rows)
    before = names(book)
    book.impl.doc.protect("")
    weekly_review(now=NOW)

    assert names(book) == before
    assert status(book).startswith("ブックの構成が保護されているため、ページを作れません。")
    assert engine.alerts == [status(book)]


def test_a_protected_page_is_answered_and_nothing_changes(open_book, log_rows, status):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    before = names(book)
    book.sheets[PAGE].impl.uno_sheet.protect("")
    book.sheets[LOG].range("D13").value = 500
    weekly_review(now=NOW)

    assert names(book) == before
    assert book.sheets[PAGE].impl.uno_sheet.isProtected()
    assert f"シート「{PAGE}」が保護されています。" in status(book)


def test_a_protected_log_sheet_is_answered_by_an_alert(open_book, log_rows, engine):
    book = open_book(log_rows)
    book.sheets[LOG].impl.uno_sheet.protect("")
    weekly_review(now=NOW)

    assert names(book)[-1] == PAGE
    assert [alert.partition("(")[0] for alert in engine.alerts] == [
        "09:05 週次レビューを作りました: 2026-W47"
    ]


@pytest.mark.quick
def test_formulas_on_protected_sheets_point_to_the_page_as_before(open_book, log_rows, status):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    entry(book, "fatigue").value = 3
    place = entry(book, "fatigue").impl.address.split(":")[0]
    for sheet in ("はじめに", "お客様の声"):
        book.sheets[sheet].range("H2").formula = f"=$'{PAGE}'.{place}"
    book.sheets["お客様の声"].impl.uno_sheet.protect("")
    book.sheets[LOG].range("D13").value = 500
    weekly_review(now=NOW)

    assert "作り直しました" in status(book)
    assert book.sheets["はじめに"].range("H2").value == 3
    assert book.sheets["お客様の声"].range("H2").value == 3


def test_an_unexpected_failure_leaves_the_workbook_as_it_was_and_a_sentence(
    open_book, log_rows, status, monkeypatch
):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    entry(book, "note").value = "大事なメモ"
    before, cells = names(book), live(book)

    def broken(*_):
        raise ZeroDivisionError("客の名前")

    book.sheets[LOG].range("D13").value = 500
    cells = live(book)
    monkeypatch.setattr("kachilog.excel.native.hide_rows", broken)
    monkeypatch.setattr("kachilog.excel.placing.blocks", broken)
    weekly_review(now=NOW)

    assert names(book) == before
    assert live(book) == cells
    assert status(book).startswith(
        "ページを入れている途中で断られたため、取りやめました(ZeroDivisionError)。ブックは押す前のまま"
    )
    assert "客の名前" not in status(book)


def test_the_screen_is_left_as_it_was_whatever_happens(open_book, log_rows, engine, monkeypatch):
    open_book(log_rows)
    seen = []

    def broken(*_):
        seen.append((engine.app.screen_updating, engine.app.enable_events))
        raise RuntimeError

    monkeypatch.setattr("kachilog.excel.placing.place", broken)
    weekly_review(now=NOW)

    assert seen == [(False, False)]
    assert engine.app.screen_updating
    assert engine.app.enable_events


def test_no_file_is_left_behind(open_book, log_rows, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    open_book(log_rows)
    weekly_review(now=NOW)

    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_foreign_sheet_with_the_name_of_the_page_is_left_alone(open_book, log_rows, status):
    book = open_book(log_rows)
    book.impl.doc.Sheets.insertNewByName(PAGE, 2)
    book.sheets[PAGE].range("A1").value = "自分の表"
    before = names(book)
    for _ in range(2):
        weekly_review(now=NOW)

    assert names(book) == [*before, f"{PAGE} (2)"]
    assert book.sheets[PAGE].range("A1").value == "自分の表"
    assert book.impl.shown == f"{PAGE} (2)"


def test_the_trend_takes_the_place_of_the_one_before(open_book, log_rows):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    trend = next(
        name
        for name in names(book)
        if name.startswith(Words("ja")("trend.title")) and "46" in str(live(book, name))
    )
    place = names(book).index(trend)
    book.sheets[LOG].range("D13").value = 500
    weekly_review(now=NOW)

    assert names(book).index(trend) == place
    assert 560.0 in live(book, trend).values()


def test_without_a_workbook_that_called_the_process_says_so_in_ascii(monkeypatch, engine):
    monkeypatch.setattr("sys.argv", ["-c"])
    with pytest.raises(SystemExit) as stopped:
        weekly_review(now=NOW)

    assert str(stopped.value).isascii()


def test_a_workbook_with_an_equals_sign_in_its_name_is_found(open_book, log_rows, monkeypatch, engine):
    book = open_book(log_rows, name="収支=価値.xlsx")
    del xw.Book._mock_caller
    monkeypatch.setattr("sys.argv", ["-c", "--wb=収支=価値.xlsx", "--from_xl=1"])
    monkeypatch.setattr("xlwings.main.apps", [xw.App(impl=engine.app)], raising=False)
    monkeypatch.setattr("xlwings.apps", [xw.App(impl=engine.app)])
    weekly_review(now=NOW)

    assert names(book)[-1] == PAGE
