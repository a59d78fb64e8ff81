"""A click that fails at any of its steps leaves the workbook as it was, or says what it left."""

from __future__ import annotations

import datetime as dt

import pytest
from support import calc_engine

from kachilog.excel import import_csv, weekly_review
from kachilog.excel.open_book import LiveBook
from kachilog.files.book.book import grid
from kachilog.files.book.tables.found import rows_of_table
from kachilog.page.form import located

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]

LOG = "活動ログ"
NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
STEPS = [
    *((calc_engine.Books, "open"), (calc_engine.Sheet, "copy"), (calc_engine.Sheet, "visible")),
    *((calc_engine.Book, "close"), (calc_engine.Sheet, "delete"), (calc_engine.Sheet, "activate")),
    *((calc_engine.Sheet, "name"), (calc_engine.Range, "raw_value"), (calc_engine.EntireRow, "Hidden")),
]


class RefusedError(Exception):
    """What a program raises."""


@pytest.fixture
def faults(monkeypatch):
    """Return a function that lets the nth step from now on fail once, and a list of the steps taken."""
    state = {"left": None, "kind": RefusedError}
    taken = []

    def step(name):
        taken.append(name)
        if state["left"] is not None:
            state["left"] -= 1
            if state["left"] < 0:
                state["left"] = None
                raise state["kind"]

    def failing(kind, name):
        known = getattr(kind, name)
        if isinstance(known, property):
            return property(known.fget, lambda self, value: (step(name), known.fset(self, value))[1])

        def does(*values, **options):
            step(name)
            return known(*values, **options)

        return does

    for kind, name in STEPS:
        monkeypatch.setattr(kind, name, failing(kind, name))

    def fail(at, kind=RefusedError):
        taken.clear()
        state.update(left=at, kind=kind)

    return fail, taken


def everything(book):
    """Return the cells of all sheets but the head of the log, and which sheets and rows can be seen."""
    found = {}
    live = LiveBook(book)
    for name in live.sheet_names:
        sheet = book.sheets[name].impl.uno_sheet
        rows = [sheet.Rows.getByIndex(row).IsVisible for row in range(90)]
        found[name] = grid(live, name)[8:] if name == LOG else grid(live, name), sheet.IsVisible, rows
    return found


def with_page(open_book, log_rows, **options):
    """Return a workbook with a page, in which the next click makes another one and changes 推移."""
    book = open_book(log_rows, **options)
    weekly_review(now=NOW)
    book.sheets["はじめに"].range("H2").formula = "=$'2026-W47'.$B$2"
    book.sheets[LOG].range("D13").value = 500
    book.sheets[LOG].range("C10").value = 45
    book.app.impl.selected = book.sheets[LOG].range("C10").impl
    return book


def without_form(book):
    book.sheets["ページの型"].range("A1").value = None
    return book


def telling(steps):
    """Return which steps to refuse: of each kind the first and the last, the first six, some between.

    Not the closing of a painted page: that is no hindrance, see below.
    """
    last = {name: at for at, name in enumerate(steps)}
    first = {name: at for at, name in reversed([*enumerate(steps)])}
    chosen = {*range(6), *first.values(), *last.values(), *range(10, len(steps), len(steps) // 5)}
    return sorted(at for at in chosen if steps[at] != "close")


@pytest.mark.parametrize(
    ("kind", "prepared"), [(RefusedError, without_form), (KeyboardInterrupt, lambda book: book)]
)
def test_a_review_that_fails_at_any_step_is_whole_or_not_at_all(request, open_book, log_rows, kind, prepared):
    (fail, taken), status = (request.getfixturevalue(name) for name in ("faults", "status"))
    prepared(with_page(open_book, log_rows))
    fail(None)
    weekly_review(now=NOW)
    steps = [*taken]
    book = prepared(with_page(open_book, log_rows, name="refused.xlsx"))
    before = everything(book)
    answers = set()
    for at in telling(steps):
        fail(at, kind)
        weekly_review(now=NOW)
        assert taken[at] == steps[at]
        fail(None)
        now = everything(book)
        if "2026-W46" in now:
            break  # only the answer was left to write
        assert now == before, (at, steps[at])
        answers.add(status(book)[:12])
    assert at > len(STEPS)
    assert {"copy", "name", "raw_value"} <= {*steps}
    said = "中断しました。ブックは押" if kind is KeyboardInterrupt else "ページを入れている途中で"
    assert said in answers
    assert not any(answer.startswith("思いがけない") for answer in answers)
    assert book.sheets["はじめに"].range("H2").formula == "=$'2026-W47'.$B$2"


@pytest.mark.quick
def test_a_painted_page_that_will_not_close_is_no_hindrance(open_book, log_rows, status, monkeypatch):
    book = without_form(with_page(open_book, log_rows))

    def refuse(*_):
        raise RefusedError

    with monkeypatch.context() as patched:
        patched.setattr(calc_engine.Book, "close", refuse)
        weekly_review(now=NOW)
    assert "2026-W46" in everything(book)
    assert "作りました" in status(book)


@pytest.mark.quick
def test_what_cannot_be_taken_back_is_said(open_book, log_rows, status, monkeypatch):
    book = with_page(open_book, log_rows)
    before = everything(book)

    def refuse(*_):
        raise RefusedError

    monkeypatch.setattr(calc_engine.Sheet, "delete", refuse)
    monkeypatch.setattr("kachilog.excel.native.hide_rows", refuse)
    weekly_review(now=NOW)
    assert everything(book).keys() > before.keys()
    assert "元に戻せないところがありました" in status(book)


@pytest.mark.quick
def test_an_interrupt_behind_the_last_step_is_no_click_that_did_nothing(
    open_book, log_rows, status, monkeypatch, tmp_path
):
    book = open_book(log_rows)
    csv = tmp_path / "in.csv"
    csv.write_text(
        "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n2026-11-21,投稿,30,2,5\n", "utf-8"
    )

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("kachilog.jobs.buttons._errors", interrupted)
    import_csv(str(csv).encode("utf-16-be").hex(), now=NOW)
    assert "途中までしか書けていないことがある" in status(book)
    assert len(LiveBook(book).log(today=NOW.date()).frame) == len(log_rows) + 1


@pytest.mark.parametrize("step", [(calc_engine.Table, "resize"), (calc_engine.Range, "raw_value")])
def test_rows_that_the_program_refuses_are_taken_out_and_told(
    open_book, log_rows, monkeypatch, tmp_path, step
):
    book = open_book(log_rows)
    before = grid(LiveBook(book), LOG)[8:]
    csv = tmp_path / "in.csv"
    csv.write_text(
        "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),場所\n2026-11-21,投稿,30,2,5,甲\n", "utf-8"
    )

    def refuse(*_):
        raise RefusedError

    kind, name = step
    known = getattr(kind, name)
    refusing = property(known.fget, refuse) if isinstance(known, property) else refuse
    told = []
    with monkeypatch.context() as patched:
        patched.setattr(kind, name, refusing)
        patched.setattr("kachilog.excel.status.say", lambda _, said, **__: told.append(said))
        import_csv(str(csv).encode("utf-16-be").hex(), now=NOW)
    assert told[0].startswith("行を書いている途中で断られた")
    assert grid(LiveBook(book), LOG)[8:] == before


def voices(book):
    found = rows_of_table(LiveBook(book), "Voices")
    return book.sheets[found.sheet], found.first_row


@pytest.mark.quick
def test_a_formula_beside_a_voice_stays(open_book, log_rows):
    rows = [[dt.date(2026, 11, day), "DM", "おかげで解決しました。", None, None] for day in (16, 17, 18)]
    book = open_book(log_rows, voices=rows)
    sheet, first = voices(book)
    sheet.range((first + 1, 5)).formula = '=IF(1>2;"x";"")'
    weekly_review(now=NOW)
    assert sheet.range((first, 5), (first + 2, 5)).value == ["悩みが解決した", None, "悩みが解決した"]
    assert sheet.range((first + 1, 5)).formula.startswith("=IF(")


def test_classes_that_do_not_arrive_are_told(open_book, log_rows, status, monkeypatch):
    rows = [[dt.date(2026, 11, 16), "DM", "おかげで解決しました。", None, None]]
    book = open_book(log_rows, voices=rows)
    monkeypatch.setattr("kachilog.excel.desk.write", lambda *_: [(1, 1)])
    weekly_review(now=NOW)
    assert "2026-W47" in [sheet.name for sheet in book.sheets]
    assert "分類(自動)はそのまま" in status(book)


@pytest.mark.quick
def test_a_decision_typed_as_a_time_or_a_share_comes_along_as_it_is_shown(open_book, log_rows):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    rows = grid(LiveBook(book), "2026-W47")
    where = located(rows)
    places = {key: where.at(place) for key, place in where.entries.items()}
    for key, typed in (("stop", "22:00"), ("more", "50%")):
        row, column = places[key]
        cell = book.sheets["2026-W47"].impl.uno_sheet.getCellByPosition(column, row)
        cell.setPropertyToDefault("NumberFormat")
        cell.FormulaLocal = typed
    weekly_review(now=NOW + dt.timedelta(days=7))
    said = [cell for row in grid(LiveBook(book), "2026-W48") for cell in row]
    assert {"22:00", "22:00:00", "10:00:00 PM"} & set(said)  # as the language of the program has it
    assert {"50%", "50.00%"} & set(said)
