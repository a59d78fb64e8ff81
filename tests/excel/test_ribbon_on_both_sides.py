"""The ribbon over xlwings' own modules for Mac and Windows: which workbook is meant, and what is refused."""

from __future__ import annotations

import copy
import datetime as dt
import sys
import unicodedata
from types import SimpleNamespace

import pytest
import xlwings as xw
from support import mac_xlwings
from support.addin import Addin, as_workbook
from support.program import mac, windows
from support.program.model import Book, Program, load
from support.tiers import sampled

from kachilog.excel import ribbon
from kachilog.excel.places import decode
from kachilog.excel.ribbon import from_ribbon
from kachilog.files.book.addin.build import build_addin
from kachilog.files.book.template import new_book

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
ROWS = [[dt.date(2026, 11, day), "投稿", 30, 2, 5, 1, *[None] * 4] for day in (10, 16)]
HEADERS = ["日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)"]
MINE, OTHER = "私の ログ.xlsx", "ほかの.xlsx"


def in_hex(text):
    return text.encode("utf-16-be", "surrogatepass").hex().upper()


def ask(job, book, extra=""):
    from_ribbon(job, in_hex(book), in_hex(extra), now=NOW)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / MINE
    new_book.build(path, rows=ROWS, today=NOW.date())
    return load(path)


def book_of(built, folder, name):
    made = copy.deepcopy(built)
    made.name, made.full_name = name, str(folder / name)
    return made


@pytest.fixture(params=["mac", "windows"])
def program(request, built, tmp_path, monkeypatch):
    """The program that has two workbooks open, the other one in front, and calls as the add-in does."""
    made = Program([book_of(built, tmp_path, name) for name in (MINE, OTHER)])
    on_mac = request.param == "mac"
    side = mac_xlwings.running(made, mac.Application(made)) if on_mac else windows.running(made)
    hwnd = [] if on_mac else [f"--hwnd={windows.HWND}"]
    monkeypatch.setattr(sys, "argv", ["-c", "--wb=kachilog.xlam", "--from_xl=1", "--app=Excel", *hwnd])
    with side as module:
        made.module = module
        yield made


def whole(book):
    return [(sheet.name, dict(sheet.cells)) for sheet in book.sheets]


def test_a_line_goes_into_the_workbook_that_is_named(program, capfd):
    mine, other = program.books
    before = copy.deepcopy(whole(other))

    ask("line", MINE, "投稿\t30\t2\t4\tメモ")

    (said,) = program.alerts
    assert said == (
        "活動ログに書き足しました: 2026-11-24 火、アクション内容 投稿、投入時間(分) 30、"
        "直接反応数 2、質的評価(1-5) 4、メモ メモ。"
    )
    log = mine.sheet("活動ログ")
    assert [cell.value for cell in log.cells.values()].count("メモ") == 2  # the header, and the note
    assert whole(other) == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("\t30\t2\t4\t", "何をしたかが選ばれていない"),
        ("投稿\t30\t2\t7", "書き足していません。 使えなかったところが1件"),
        ("投稿\tたくさん\t2\t4", "書き足していません。 使えなかったところが1件"),
    ],
)
def test_a_line_that_cannot_be_read_is_not_written(program, line, said):
    before = copy.deepcopy([*map(whole, program.books)])

    ask("line", MINE, line)

    assert said in program.alerts[0]
    assert [*map(whole, program.books)] == before


@pytest.mark.parametrize(
    ("job", "extra", "said"),
    [
        ("weekly_last", "", "作りました: 2026-W47"),
        ("weekly", "", "作りました: 2026-W48"),
        ("weekly_row", "活動ログ\t10", "作りました: 2026-W46"),
        ("weekly_row", "設定\t10", "日付のある行を1つ選んで"),
        ("import", "", "CSVが選ばれなかった"),
        ("export", "", "2行をCSVに書き出しました"),
        ("pdf", "", "週のページがまだありません"),
    ],
)
def test_each_job_is_done_in_the_workbook_that_is_named(program, job, extra, said):
    other = copy.deepcopy(whole(program.books[1]))

    ask(job, MINE, extra)

    assert said in program.alerts[0]
    assert whole(next(book for book in program.books if book.name == OTHER)) == other


def plain_book(folder, *below):
    """A workbook with a log that is no table, as a user has it, and what stands below the log."""
    rows = [["わたしの記録"], [None, *HEADERS], *([None, NOW, "投稿", 30, 2, 5] for _ in range(2)), *below]
    book = Book(MINE, str(folder / MINE), [])
    book.put("きろく", rows)
    book.shown = book.sheets[0]
    for row in (3, 4):
        book.sheets[0].cells[row, 2].number_format = "m/d"
    return book


def test_a_line_goes_below_a_log_that_is_no_table_and_looks_like_the_one_above(program, tmp_path):
    program.books[0] = plain_book(tmp_path, [], [None, "合計", None, "=SUM(D3:D4)"])
    sheet = program.books[0].sheets[0]
    ask("line", MINE, "投稿\t15\t1\t4")

    assert program.alerts[-1].startswith("活動ログに書き足しました: 2026-11-24"), program.alerts
    day, *others = (sheet.cells[5, column].value for column in range(2, 7))
    assert (day.date(), others) == (NOW.date(), ["投稿", 15.0, 1.0, 4.0])
    assert sheet.cells[5, 2].number_format == "m/d"
    before = copy.deepcopy(whole(program.books[0]))
    ask("line", MINE, "投稿\t20")

    assert "B6" in program.alerts[-1]
    assert whole(program.books[0]) == before


@pytest.mark.thorough
@pytest.mark.parametrize("at", range(6))
def test_a_line_that_is_refused_half_way_leaves_a_log_that_is_no_table_as_it_was(program, tmp_path, at):
    program.books[0] = plain_book(tmp_path)
    sheet = program.books[0].sheets[0]
    before = {place: (cell.value, cell.number_format) for place, cell in sheet.cells.items()}
    program.left = at
    ask("line", MINE, "投稿\t15\t1\t4\tメモ")

    if "書き足しました" not in program.alerts[-1]:
        kept = {place: (cell.value, cell.number_format) for place, cell in sheet.cells.items()}
        assert {place: one for place, one in kept.items() if one != (None, "General")} == before


def test_the_page_in_front_is_printed_beside_the_workbook(program, tmp_path):
    mine = program.books[0]
    for job in ("weekly_last", "weekly"):
        ask(job, MINE)
    mine.shown = mine.sheet("2026-W47")

    ask("pdf", MINE)

    made = tmp_path / "私の ログ 2026-W47.pdf"
    assert f"{tmp_path.name} フォルダーの {made.name}" in program.alerts[-1]
    assert made.read_bytes().startswith(b"%PDF-1.7 2026-W47")

    program.print = None
    ask("pdf", MINE)
    assert "Excel が PDF を作れませんでした" in program.alerts[-1]


BAD = [
    ("weekly", "0"),
    ("weekly", "00 3100 32"),
    ("weekly", "zzzz"),
    ("weekly", ""),
    ("weekly", "004100"),
    ("review", in_hex(MINE)),
    ("weekly_this'); import os", in_hex(MINE)),
    ("", in_hex(MINE)),
]


@pytest.mark.parametrize("asked", sampled(BAD, BAD[1], BAD[6]))
def test_what_is_not_of_the_list_is_refused(program, asked):
    before = copy.deepcopy([*map(whole, program.books)])

    from_ribbon(*asked, now=NOW)

    assert "リボンから届いた指示が読めません" in program.alerts[0]
    assert [*map(whole, program.books)] == before


@pytest.mark.parametrize(
    ("job", "extra"),
    [
        ("weekly_row", "活動ログ"),
        ("weekly_row", "活動ログ\t0"),
        ("weekly_row", "活動ログ\t-1"),
        ("weekly_row", "a\tb\tc"),
        ("line", "1\t2\t3\t4\t5\t6"),
    ],
)
def test_what_goes_along_must_be_what_the_job_takes(program, job, extra):
    ask(job, MINE, extra)

    assert "リボンから届いた指示が読めません" in program.alerts[0]


def test_a_workbook_that_is_not_open_is_named(program):
    ask("weekly", "W.xlsx")
    program.books.clear()
    ask("weekly", MINE)

    assert "「W.xlsx」が Excel で開かれていません" in program.alerts[0]
    assert f"「{MINE}」が Excel で開かれていません" in program.alerts[1]


@pytest.mark.parametrize("name", ["ガ=%PATH%$(x)`.xlsx", "\U0001f600 '\".xlsx", "\ud83d.xlsx"])
def test_a_workbook_is_found_by_whatever_name(program, name):
    program.books[0].name = unicodedata.normalize("NFD", name)

    ask("line", name, "投稿\t5")

    assert program.alerts[0].startswith("活動ログに書き足しました"), program.alerts


def test_of_two_workbooks_of_one_name_none_is_guessed(program, tmp_path):
    program.books[1].name = MINE
    before = copy.deepcopy([*map(whole, program.books)])

    ask("line", MINE, "投稿\t5")

    assert f"「{MINE}」という名前のブックが2つ" in program.alerts[0]
    assert [*map(whole, program.books)] == before


def test_a_program_that_shows_no_box_says_it_at_its_foot(monkeypatch):
    shown = SimpleNamespace()

    ribbon._tell(shown, "できました")

    assert shown.status_bar == "できました"


def test_no_program_at_all_is_the_only_thing_that_is_printed(monkeypatch):
    monkeypatch.setattr(type(xw.apps), "active", None)
    with pytest.raises(SystemExit, match="no Excel answers"):
        ribbon._tell(ribbon._asking(), "x")


def test_an_excel_that_breaks_is_a_sentence(program, monkeypatch):
    def broken(_):
        raise OSError

    monkeypatch.setattr(ribbon, "_named", broken)
    ask("weekly", MINE)

    assert "思いがけない不具合が起きました(OSError" in program.alerts[0]


def test_hexadecimal_digits_are_all_that_is_read():
    assert decode("3042D83DDE00") == "あ\U0001f600"
    for code in ("304", "30 42", "3042\n", "３０４２", "+304", "0x30"):
        with pytest.raises(ValueError, match=r"."):
            decode(code)


@pytest.fixture(scope="module")
def clicked(tmp_path_factory):
    """What the add-in asks Python for, button by button, with a workbook of that name in front."""
    addin = build_addin(python="C:\\花子\\python.exe")
    excel = Addin(as_workbook(addin, tmp_path_factory.mktemp("アドイン") / "kachilog.xlsm"))
    excel.front(MINE, {f"{column}3": header for column, header in zip("BCDEF", HEADERS, strict=True)})
    excel.run("SelectRow", 10)
    answers = {"line": ("コメント返信", "１５", "1", "3", "メモ")}
    return {job: excel.click(job, *answers.get(job, ()))[0] for job in ribbon.JOBS}


@pytest.mark.thorough
@pytest.mark.parametrize("job", ribbon.JOBS)
def test_what_a_click_asks_for_is_understood_and_done(program, clicked, job):
    other = copy.deepcopy(whole(program.books[1]))
    (command,) = clicked[job]
    exec(command, {})  # noqa: S102 (as RunPython does)

    (said,) = program.alerts
    assert "リボンから届いた" not in said
    assert "開かれていません" not in said
    assert whole(next(book for book in program.books if book.name == OTHER)) == other
    if job == "line":
        assert (
            "アクション内容 コメント返信、投入時間(分) 15、直接反応数 1、質的評価(1-5) 3、メモ メモ" in said
        )
