"""`--map` tells what columns mean, once: the workbook remembers it, for the buttons too."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from support.typed import kachilog, new_book, written
from support.workbooks import logged_rows

from kachilog.base.errors import FileError
from kachilog.files.book.closed import ClosedBook
from kachilog.jobs.buttons import answer
from kachilog.jobs.moving.import_ import import_files
from kachilog.wording import Words

FORM = "記入した時刻,した,どのくらい,うれしい返事,自信\n2026-11-16,投稿,30,2,5\n2026-11-18,投稿,45,2,4\n"
TOLD = "日付=記入した時刻,アクション=した,投入時間=どのくらい,反応=うれしい返事,質=自信"
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def remembered(book):
    sheet = openpyxl.load_workbook(book)["設定"]
    first, last = sheet.tables["Mappings"].ref.split(":")
    return [tuple(cell.value for cell in row) for row in sheet[first:last] if row[0].value][1:]


def test_a_mapping_is_told_once_and_remembered_for_its_row_of_headers(capsys, tmp_path):
    book, form = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "form.csv", FORM)
    code, out, err = kachilog(capsys, "import", book, form)
    assert code == 1
    assert '--map "日付=○○,アクション内容=○○,投入時間=○○,直接反応数=○○,質的評価=○○"' in err
    assert "記入した時刻 / した / どのくらい / うれしい返事 / 自信" in err
    code, out, _ = kachilog(capsys, "import", book, form, "--map", TOLD)
    assert code == 0
    assert "列の読みかえを覚えました" in out
    assert [row[2] for row in logged_rows(book)] == [30, 45]
    row = "記入した時刻 / した / どのくらい / うれしい返事 / 自信"
    assert remembered(book) == [
        ("記入した時刻", "日付", row),
        ("した", "アクション内容", row),
        ("どのくらい", "投入時間", row),
        ("うれしい返事", "直接反応数", row),
        ("自信", "質的評価", row),
    ]
    more = written(tmp_path / "more.csv", FORM + "2026-11-20,投稿,15,1,3\n")
    code, out, _ = kachilog(capsys, "import", book, more)
    assert code == 0
    assert "1行を加えました(もう入っていた行 2" in out


def test_the_buttons_read_what_the_workbook_remembers(capsys, tmp_path):
    book, form = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "form.csv", FORM)
    kachilog(capsys, "import", book, form, "--map", TOLD)

    class Desk:
        now = dt.datetime(2026, 11, 22)  # noqa: DTZ001 (the user's own clock)
        book = ClosedBook.open(tmp_path / "book.xlsx")
        log_table = book.log_table

    (imported,) = import_files(Desk(), [form])
    assert (imported.known, imported.added) == (2, 0)


def test_a_button_says_what_to_write_into_the_settings(capsys, tmp_path):
    new_book(capsys, tmp_path / "book.xlsx")

    class Desk:
        now = dt.datetime(2026, 11, 22)  # noqa: DTZ001 (the user's own clock)
        book = ClosedBook.open(tmp_path / "book.xlsx")
        log_table = book.log_table
        words = Words("ja")

    with pytest.raises(FileError) as caught:
        answer(Desk(), "import", written(tmp_path / "form.csv", FORM))
    said = Words("ja").error(caught.value)
    assert "(記入した時刻 / した / どのくらい / うれしい返事 / 自信)" in said
    assert "シート「設定」の「列の読みかえ」" in said


def test_a_mapping_that_is_known_already_is_not_written_twice(capsys, tmp_path):
    book, form = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "form.csv", FORM)
    kachilog(capsys, "import", book, form, "--map", TOLD)
    before = book.read_bytes()
    code, out, _ = kachilog(capsys, "import", book, form, "--map", TOLD)
    assert code == 0
    assert "もう覚えています(シート「設定」の「列の読みかえ」)" in out
    assert book.read_bytes() == before


ANSWERS = (
    "タイムスタンプ,何をしましたか？,何分かかりましたか？,反応は何件でしたか？,満足度（1〜5）\n"
    "2026/11/16 9:15:06 午後 GMT+9,投稿,30,2,5\n2026/11/18 8:10:00 午後 GMT+9,DM対応,45,2,4\n"
)


def test_it_is_said_what_is_remembered_of_the_answers_of_a_form_where_and_how_it_changes(capsys, tmp_path):
    book, form = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "form.csv", ANSWERS)
    plain = "日付=タイムスタンプ,アクション=何をしましたか？"
    code, out, _ = kachilog(capsys, "import", book, form, "--map", plain)
    assert code == 0
    assert "--map がなくても同じように読めるファイル" in out
    assert remembered(book) == []
    told = plain + ",質=満足度（1〜5）"
    out = kachilog(capsys, "import", book, form, "--update", "--map", told)[1]
    assert "覚えました(このブックのシート「設定」の「列の読みかえ」)" in out
    assert len(remembered(book)) == 3
    out = kachilog(capsys, "import", book, form, "--update", "--map", told)[1]
    assert "もう覚えています" in out
    other = "メモ=満足度（1〜5）"
    assert "覚えました" in kachilog(capsys, "import", book, form, "--update", "--map", other)[1]
    assert "メモ=満足度" in kachilog(capsys, "import", book, form)[2], "the one told last"


def test_what_cannot_be_remembered_is_told_with_the_reason(capsys, tmp_path):
    form = written(tmp_path / "form.csv", FORM)
    locked = new_book(capsys, tmp_path / "book.xlsx")
    opened = openpyxl.load_workbook(locked)
    opened["設定"].protection.sheet = True
    opened.save(locked)
    assert "シート「設定」が保護されている" in kachilog(capsys, "import", locked, form, "--map", TOLD)[1]
    opened = openpyxl.load_workbook(new_book(capsys, tmp_path / "other.xlsx"))
    del opened["設定"].tables["Mappings"]
    opened.save(tmp_path / "other.xlsx")
    out = kachilog(capsys, "import", tmp_path / "other.xlsx", form, "--map", TOLD)[1]
    assert "「列の読みかえ」の表がない" in out


def test_a_mapping_told_anew_takes_the_place_of_the_old_one(capsys, tmp_path):
    book, form = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "form.csv", FORM)
    kachilog(capsys, "import", book, form, "--map", TOLD.replace("自信", "うれしい返事2"))
    kachilog(capsys, "import", book, form, "--map", TOLD, "--map", "メモ=自信", "--dry-run")
    assert kachilog(capsys, "import", book, form, "--map", TOLD)[0] == 0
    assert kachilog(capsys, "import", book, form)[0] == 0


def test_a_converted_book_remembers_the_mapping_and_has_all_required_columns(capsys, tmp_path):
    form = written(tmp_path / "form.csv", FORM)
    book = tmp_path / "book.xlsx"
    assert kachilog(capsys, "convert", form, book, "--map", TOLD[: TOLD.index(",反応")])[0] == 0
    rows = logged_rows(book)
    assert [row[1:5] for row in rows] == [["投稿", 30, None, None], ["投稿", 45, None, None]]
    assert len(remembered(book)) == 3


@pytest.mark.parametrize("command", [("check",), ("review", "--json", "--week", "2026-W47")])
def test_other_commands_take_a_mapping_too(capsys, tmp_path, command):
    form = written(tmp_path / "form.csv", FORM)
    code, _, err = kachilog(capsys, command[0], form, *command[1:], "--map", TOLD, "--today", "2026-11-24")
    assert code == 0
    assert err == ""


def test_a_workbook_of_anybodys_is_read_by_a_mapping(capsys, tmp_path):
    mine = openpyxl.Workbook()
    for line in FORM.splitlines():
        mine.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    mine.save(tmp_path / "mine.xlsx")
    code, out, _ = kachilog(capsys, "check", tmp_path / "mine.xlsx", "--map", TOLD)
    assert code == 0
    assert "2行" in out


def test_the_page_of_a_csv_is_made_with_what_the_workbook_remembers(capsys, tmp_path):
    book, form = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "form.csv", FORM)
    kachilog(capsys, "import", book, form, "--map", TOLD)
    assert kachilog(capsys, "review", form, "--into", book, "--week", "2026-W47")[0] == 0


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("タイムスタンプ", "読めません"),
        ("日付=", "読めません"),
        ("フォロワー=a", "「フォロワー」という列はありません"),
        ("日付=a,日=b", "2回目"),
        ("日付=a,メモ=a", "2回目"),
    ],
)
def test_a_mapping_that_says_nothing_is_wrong_usage(capsys, tmp_path, told, said):
    code, _, err = kachilog(capsys, "check", written(tmp_path / "form.csv", FORM), "--map", told)
    assert code == 2
    assert said in err


def test_a_header_may_have_a_comma(capsys, tmp_path):
    form = written(tmp_path / "form.csv", FORM.replace("うれしい返事", '"コメント,DM"'))
    code, _, err = kachilog(capsys, "check", form, "--map", TOLD.replace("うれしい返事", "コメント,DM"))
    assert (code, err) == (0, "")


def test_a_header_that_is_not_there_is_named(capsys, tmp_path):
    form = written(tmp_path / "form.csv", FORM)
    code, out, _ = kachilog(capsys, "check", form, "--map", TOLD.replace("どのくらい", "どれくらい"))
    assert code == 1
    assert "見出し「どれくらい」が、このファイルにありません" in out
