"""The buttons over xlwings' own modules for the Mac and for Windows: only the program beneath is a stand-in.

The workbook is one of ours, with sheets of the user before, between and behind ours, and formulas that point
to them.
"""

from __future__ import annotations

import copy
import datetime as dt
import sys
import unicodedata

import pytest
from support import mac_xlwings
from support.program import mac, windows
from support.program.model import VISIBLE, Cell, Program, Table, load, target
from support.tiers import sampled

from kachilog.excel import export_csv, import_csv, weekly_review
from kachilog.files.book.names import VOICES_MARK_NAME
from kachilog.files.book.template import new_book

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
ROWS = [
    [dt.date(2026, 11, 10), "投稿", 60, 3, 4, 1],
    [dt.date(2026, 11, 16), "投稿", 30, 2, 5, 1],
    [dt.date(2026, 11, 18), "投稿", 30, 2, 4, 1],
    [dt.date(2026, 11, 20), "投稿", 30, 1, 3, 0],
]
BOOK = "価値ログ.xlsm"
PERSONAS = ("会社員", "主婦", "学生", "フリーランス")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / BOOK
    new_book.build(path, rows=[[*row, *[None] * 4] for row in ROWS], macros=True, today=NOW.date())
    return load(path)


@pytest.fixture
def book(built, tmp_path):
    """The workbook as its user has it open, with sheets of their own."""
    made = copy.deepcopy(built)
    made.full_name = str(tmp_path / BOOK)
    names = [sheet.name for sheet in made.sheets]
    made.put("家計", [["家賃", 70000], ["合計", "=B1*2"]], at=0)
    made.put("下書き", [["投稿の案"], ["='推移'!B3"]], at=names.index("お客様の声") + 1)
    made.put("隠し", [["秘密", "=家計!B2"]], visible=0)
    made.put("おわりに", [["=活動ログ!D10", "2026-W47"]], things=("chart", "picture"))
    return made


@pytest.fixture(params=["mac", "windows"])
def program(request, book, monkeypatch):
    """The program that has the workbook open and another one in front; buttons call as its macros do."""
    made = Program([book])
    side = (
        mac_xlwings.running(made, mac.Application(made)) if request.param == "mac" else windows.running(made)
    )
    hwnd = [] if request.param == "mac" else [f"--hwnd={windows.HWND}"]
    monkeypatch.setattr(sys, "argv", ["-c", f"--wb={BOOK}", "--from_xl=1", "--app=Excel", *hwnd])
    with side as module:
        made.module = module
        yield made


def status(book):
    sheet, box = target(book, book.names["KachilogStatus"])
    return sheet.cells[box[:2]].value


def theirs(book):
    """Everything of the user's, by place: their sheets whole, and of ours all that a review does not write.

    It writes the answer, the figures of KPIs beside their definitions, and the names of the newest pages.
    """
    answer, (row, column, *_) = target(book, book.names["KachilogStatus"])
    pages = [table for sheet in book.sheets for table in sheet.tables if table.name == "Pages"]
    written = {
        (answer.name, row, column),
        *(("はじめに", *place) for table in pages for place in Program.places(table.box)),
        *((name, *place) for name in PERSONAS for place in Program.places((1, 8, 40, 9))),
    }
    kept = {("names",): dict(book.names)}
    for sheet in book.sheets:
        if sheet.name == "推移" or sheet.name.startswith("2026-W"):
            continue
        kept[sheet.name,] = {name: copy.deepcopy(it) for name, it in vars(sheet).items() if name != "cells"}
        for place, cell in sheet.cells.items():
            if (sheet.name, *place) not in written and cell != Cell(number_format=cell.number_format):
                kept[(sheet.name, *place)] = copy.copy(cell)
    return kept


def order(book):
    return [sheet.name for sheet in book.sheets if not sheet.name.startswith("2026-W")]


def sheet_names(book):
    return [sheet.name for sheet in book.sheets]


def test_a_review_leaves_every_sheet_of_the_user_as_it_was(program, book):
    before, names = theirs(book), order(book)

    weekly_review(now=NOW)

    assert "作りました: 2026-W47" in status(book), status(book)
    assert "2026-W47" in [sheet.name for sheet in book.sheets]
    assert theirs(book) == before
    assert order(book) == names
    assert not any("deleted" in done for done in program.done)
    assert program.alerts == []
    assert all(program.flags.values())


def test_a_new_page_in_front_of_other_sheets_lets_none_of_them_be_taken_for_another(program, book):
    for weeks in (-1, 1):
        weekly_review(now=NOW + dt.timedelta(weeks=weeks))
    page = book.sheet("2026-W46")
    book.sheets.remove(page)
    book.sheets.insert(1, page)
    before, names, pages = theirs(book), order(book), copy.deepcopy([page, book.sheet("2026-W48")])

    weekly_review(now=NOW)

    assert sheet_names(book)[1:3] == ["2026-W46", "2026-W47"]
    assert [page, book.sheet("2026-W48")] == pages
    assert book.sheets[2].visible == VISIBLE
    assert theirs(book) == before
    assert order(book) == names


def test_a_review_again_changes_no_cell_and_no_sheet(program, book):
    weekly_review(now=NOW)
    page = book.sheet("2026-W47")
    book.put("さらに", [["='2026-W47'!C4"]], at=1)
    before, sheets, cells = theirs(book), [*book.sheets], copy.deepcopy(page.cells)
    program.done.clear()

    weekly_review(now=NOW)

    assert "作り直しました: 2026-W47" in status(book), status(book)
    assert theirs(book) == before
    assert all(one is other for one, other in zip(book.sheets, sheets, strict=True))
    assert {place for place in cells if page.cells[place].value != cells[place].value} == set()
    assert program.done == []


@pytest.mark.thorough
def test_a_third_click_a_week_later_adds_one_page(program, book):
    weekly_review(now=NOW)
    book.put("間", [["x"]], at=2)
    before = {sheet.name: copy.deepcopy(sheet.cells) for sheet in book.sheets if sheet.name == "2026-W47"}
    weekly_review(now=NOW + dt.timedelta(weeks=1))

    assert "2026-W48" in status(book)
    assert {name for name in sheet_names(book) if name.startswith("2026-W")} == {"2026-W47", "2026-W48"}
    assert {"2026-W47": book.sheet("2026-W47").cells} == before


def log_cell(book, header, row):
    """Return the place of a column of the log in its `row`th row."""
    log = book.sheet("活動ログ")
    table = next(table for table in log.tables if table.name == "ActivityLog")
    return log, (table.box[0] + row, table.box[1] + table.columns.index(header))


@pytest.mark.thorough
def test_the_row_that_is_selected_chooses_the_week(program, book):
    log, place = log_cell(book, "日付", 1)
    program.selected, book.shown = (log, (*place, *place)), log

    weekly_review(now=NOW)

    assert "2026-W46" in status(book), status(book)


@pytest.mark.thorough
@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#SPILL!", "#CALC!"])
def test_a_cell_that_failed_is_no_figure_and_is_told(program, book, error):
    log, place = log_cell(book, "直接反応数", 3)
    log.cells[place] = Cell(error, "=1/0", is_error=True)
    book.sheet("家計").cells[1, 2] = Cell(error, "=1/0", is_error=True)

    weekly_review(now=NOW)

    assert "作りました: 2026-W47" in status(book), status(book)
    assert f"{place[0]}行目「直接反応数」" in status(book)


@pytest.mark.thorough
def test_a_date_beyond_the_calendar_stops_nothing(program, book):
    log, place = log_cell(book, "日付", 2)
    log.cells[place] = Cell(9999999.0, number_format="yyyy/mm/dd")
    book.sheet("家計").cells[3, 1] = Cell(-5.0, number_format="yyyy/mm/dd")

    weekly_review(now=NOW)

    assert "作りました: 2026-W47" in status(book), status(book)
    assert f"{place[0]}行目「日付」" in status(book)


@pytest.mark.thorough
def test_a_currency_is_a_number(program, book):
    for row in (2, 3):
        log, place = log_cell(book, "投入時間(分)", row)
        log.cells[place].number_format = "¥#,##0"

    weekly_review(now=NOW)

    assert "行目" not in status(book), status(book)


@pytest.mark.thorough
def test_a_table_whose_header_is_hidden_is_nobody_s_business(program, book):
    book.sheet("家計").tables.append(Table("Mine", (1, 1, 2, 2), ["a", "b"], header_rows=0))

    weekly_review(now=NOW)

    assert "作りました: 2026-W47" in status(book), status(book)


@pytest.mark.thorough
def test_rows_go_into_a_filtered_log_and_each_has_its_own_values(program, book, tmp_path):
    csv = tmp_path / "in.csv"
    lines = [f"2026-11-{day},DM,{day},1,4" for day in range(21, 25)]
    csv.write_text(
        "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n" + "\n".join(lines) + "\n", "cp932"
    )
    log, (first, column) = log_cell(book, "投入時間(分)", len(ROWS) + 1)
    log.filtered = {first - 2, first + 1}

    import_csv(in_hex(str(csv)), now=NOW)

    assert [log.cells[row, column].value for row in range(first, first + 4)] == [21.0, 22.0, 23.0, 24.0]
    assert "4行を加えました" in status(book), status(book)


@pytest.mark.thorough
def test_what_is_protected_is_told_and_nothing_is_changed(program, book):
    book.protected = True
    before, sheets = theirs(book), sheet_names(book)

    weekly_review(now=NOW)

    assert theirs(book) == before
    assert sheet_names(book) == sheets
    assert "保護" in status(book)
    assert program.alerts == [status(book)]


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["価値=ログ.xlsm", "カ\u3099イド😀 & 100%.xlsm"])
@pytest.mark.parametrize("tells", [True, False])
def test_a_workbook_is_found_by_whatever_name(program, book, monkeypatch, name, tells):
    book.name, seen = name, unicodedata.normalize("NFC", name)
    monkeypatch.setattr(sys, "argv", ["-c", f"--wb={seen}", *sys.argv[2:]])

    weekly_review(now=NOW, book=in_hex(seen) if tells else "")

    assert "作りました: 2026-W47" in status(book), status(book)


@pytest.mark.thorough
def test_a_workbook_whose_name_the_command_line_changed_is_the_one_that_called(program, book, monkeypatch):
    book.name = "%PATH%.xlsm"
    other = copy.deepcopy(book)
    other.name, other.full_name = "W.xlsm", "/elsewhere/W.xlsm"
    program.books.append(other)
    before = whole(other)
    monkeypatch.setattr(sys, "argv", ["-c", "--wb=W.xlsm", *sys.argv[2:]])

    weekly_review(now=NOW, book=in_hex("%PATH%.xlsm"))

    assert "作りました: 2026-W47" in status(book), status(book)
    assert whole(other) == before


@pytest.fixture
def classified(monkeypatch):
    """Return the voices that were classified; each has the class solved."""
    texts = []
    solve = lambda of: texts.extend(of) or [("solved",) for _ in of]  # noqa: E731
    monkeypatch.setattr("kachilog.files.book.tables.voices.classify", solve)
    return texts


def hear(book, *texts):
    """Write voices below those that there are; return the cells of their classes."""
    sheet = book.sheet("お客様の声")
    (top, left, bottom, _) = sheet.tables[0].box
    free = [row for row in range(top + 1, bottom + 1) if (row, left + 2) not in sheet.cells]
    for row, text in zip(free, texts, strict=False):
        sheet.cells[row, left], sheet.cells[row, left + 2] = Cell(dt.datetime(2026, 11, 17)), Cell(text)  # noqa: DTZ001
    return [(row, left + 3) for row in free[: len(texts)]]


def test_a_voice_that_is_known_is_not_classified_at_the_next_click(program, book, classified):
    cells = hear(book, *(f"声{at}" for at in range(6)))
    weekly_review(now=NOW)
    assert classified == [f"声{at}" for at in range(6)]
    assert VOICES_MARK_NAME in book.hidden
    mark = book.names[VOICES_MARK_NAME]

    before = theirs(book)
    weekly_review(now=NOW)
    assert len(classified) == 6
    assert theirs(book) == before

    cells += hear(book, "新しい声")
    weekly_review(now=NOW)
    assert classified[6:] == ["新しい声"]
    voices = book.sheet("お客様の声")
    assert {voices.cells[cell].value for cell in cells} == {"悩みが解決した"}
    assert book.names[VOICES_MARK_NAME] != mark

    voices.cells[cells[0]].value = "行動を起こせた"
    weekly_review(now=NOW)
    assert "声0" in classified[7:]
    assert voices.cells[cells[0]].value == "悩みが解決した"


def test_a_program_that_keeps_no_name_reviews_all_the_same(program, book, classified, monkeypatch):
    hear(book, "声")
    monkeypatch.setattr(type(program), "name", lambda *_: program.refuse("name"))
    for _ in range(2):
        weekly_review(now=NOW)
        assert "作りました" in status(book) or "作り直しました" in status(book)
        assert "分類(自動)" not in status(book)
    assert classified == ["声", "声"]


@pytest.mark.thorough
def test_a_protected_sheet_of_kpis_is_the_one_that_is_named(program, book):
    book.sheet("主婦").protected = book.sheet("学生").protected = True

    weekly_review(now=NOW)

    assert "作りました: 2026-W47" in status(book), status(book)
    assert "シート「主婦」「学生」に書けないところがあり" in status(book)
    assert "お客様の声" not in status(book)


@pytest.mark.thorough
@pytest.mark.parametrize(("flat", "drops"), [(True, False), (False, True), (False, False)])
def test_a_mac_may_hand_out_ranges_in_other_ways(program, book, monkeypatch, flat, drops):
    monkeypatch.setattr(mac.Range, "flat", flat)
    monkeypatch.setattr(mac.Range, "drops_errors", drops)
    log, place = log_cell(book, "直接反応数", 3)
    log.cells[place] = Cell("#N/A", "=NA()", is_error=True)
    before = theirs(book)

    weekly_review(now=NOW)

    assert "作りました: 2026-W47" in status(book), status(book)
    assert f"{place[0]}行目「直接反応数」" in status(book)
    assert theirs(book) == before


def in_hex(text):
    return text.encode("utf-16-be").hex()


def whole(book):
    """Everything there is but the answer."""
    sheet, (row, column, *_) = target(book, book.names["KachilogStatus"])
    kept = {one.name: copy.deepcopy(vars(one)) for one in book.sheets}
    for about in kept.values():
        about["cells"] = {
            place: (cell.value, cell.formula)
            for place, cell in about["cells"].items()
            if (cell.value, cell.formula) != (None, None)
        }
    kept[sheet.name]["cells"].pop((row, column))
    return kept, sheet_names(book), book.names


# A first review takes 55 steps: the trend, the form shown, copied, hidden and filled, KPIs, the answer.
@pytest.mark.parametrize("at", sampled(range(60), 40))
def test_a_review_that_is_refused_at_any_step_leaves_nothing(program, book, at):
    before = whole(book)
    program.left = at

    weekly_review(now=NOW)

    said = "".join([status(book), *program.alerts])
    if "作りました" not in said:
        assert "ブックは押す前のままです" in said
        assert whole(book) == before
    assert all(program.flags.values())


def test_an_import_and_an_export_come_back_with_the_same_rows(program, book, tmp_path):
    csv = tmp_path / "in.csv"
    csv.write_text(
        "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n2026-11-21,DM,15,1,4\n", "utf-8"
    )
    before = theirs(book)

    import_csv(in_hex(str(csv)), now=NOW)

    assert "1行を加えました" in status(book), status(book)
    log = book.sheet("活動ログ")
    table = next(table for table in log.tables if table.name == "ActivityLog")
    added = [log.cells[table.box[0] + len(ROWS) + 1, column].value for column in range(2, 7)]
    assert added[1:] == ["DM", 15.0, 1.0, 4.0] or "DM" in added
    now = theirs(book)
    assert {place: cell for place, cell in now.items() if place in before and place != ("活動ログ",)} == {
        place: cell for place, cell in before.items() if place != ("活動ログ",)
    }
    assert {place[0] for place in now.keys() - before.keys()} == {"活動ログ"}

    export_csv(now=NOW)
    assert f"{len(ROWS) + 1}行をCSVに書き出しました" in status(book), status(book)
    (made,) = tmp_path.glob("価値ログ-*.csv")
    assert made.read_text("utf-8-sig").count("\n") == len(ROWS) + 2
