"""What the ribbon of the add-in asks for, done in workbooks that are really open, another one in front."""

from __future__ import annotations

import datetime as dt
import os
import sys

import openpyxl
import pytest
import xlwings as xw

from kachilog.excel import ribbon
from kachilog.excel.open_book import LiveBook
from kachilog.excel.ribbon import from_ribbon
from kachilog.files.book.book import grid
from kachilog.files.book.template import new_book

pytestmark = pytest.mark.libreoffice

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
HEADERS = ["日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)", "問い合わせ数"]
HOSTILE = "a$(touch X) `touch X` 'b' \"c\" =d.xlsx"


def in_hex(text):
    return text.encode("utf-16-be", "surrogatepass").hex().upper()


def ask(job, book, extra=""):
    from_ribbon(job, in_hex(book), in_hex(extra), now=NOW)


def cells(book):
    """Return everything that stands in a workbook, by sheet."""
    live = LiveBook(book)
    return {name: grid(live, name) for name in live.sheet_names}


@pytest.fixture
def two_books(engine, tmp_path, log_rows):
    """Two workbooks with logs, the second one in front."""
    for name in ("私の ログ.xlsx", "ほかの人の.xlsx"):
        new_book.build(tmp_path / name, rows=log_rows, today=NOW.date())
        xw.books.open(str(tmp_path / name))
    return xw.books["私の ログ.xlsx"], xw.books["ほかの人の.xlsx"]


def test_only_the_workbook_that_is_named_changes_whichever_is_in_front(two_books, engine, status, capfd):
    named, other = two_books
    before, said = cells(other), status(named)

    ask("weekly_last", named.name)
    ask("line", named.name, "コメント返信\t１５\t1\t3\tメモ =1+1")

    assert "2026-W47" in [sheet.name for sheet in named.sheets]
    assert engine.alerts[0].startswith("09:05 週次レビューを作りました: 2026-W47")
    assert engine.alerts[1].startswith("活動ログに書き足しました: 2026-11-24 火、アクション内容 コメント返信")
    last = list(LiveBook(named).records())[len(engine.alerts) + 3][1]
    assert last[:5] == [dt.datetime(2026, 11, 24), "コメント返信", 15, 1, 3]  # noqa: DTZ001
    assert "メモ =1+1" in last
    assert status(named) == said
    assert cells(other) == before
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def strangers_book(engine, tmp_path):
    """A plain workbook with a log and no macro, whose sheets, name and folder want to be obeyed."""
    folder = tmp_path / "届いた もの"
    folder.mkdir()
    book = openpyxl.Workbook()
    log = book.active
    log.title = "きろく"
    log.append(["わたしの記録"])
    log.append(HEADERS)
    for day in (10, 16, 18):
        log.append([dt.date(2026, 11, day), "投稿", 30, 2, 5, 1])
    conf = book.create_sheet("xlwings.conf")
    for line in (("INTERPRETER_WIN", "X"), ("INTERPRETER_MAC", "X"), ("PYTHONPATH", str(folder))):
        conf.append(line)
    conf.append(["ADD_WORKBOOK_TO_PYTHONPATH", "True"])
    book.save(folder / HOSTILE)
    (folder / "kachilog.py").write_text("import pathlib; pathlib.Path('X').touch()\n", "utf-8")
    opened = xw.books.open(str(folder / HOSTILE))
    new_book.build(tmp_path / "front.xlsx", rows=[], today=NOW.date())
    xw.books.open(str(tmp_path / "front.xlsx"))
    return opened, folder


def test_a_plain_workbook_gets_its_page_and_nothing_of_it_is_obeyed(strangers_book, engine, monkeypatch):
    book, folder = strangers_book
    monkeypatch.chdir(folder)
    before, path, environment = cells(book), list(sys.path), dict(os.environ)

    ask("weekly_row", HOSTILE, "きろく\t3")
    ask("pdf", HOSTILE)
    after = cells(book)
    ask("line", HOSTILE, "=cmd|' /C calc'!A0\t15\t1\t3")

    assert engine.alerts[0].startswith("09:05 週次レビューを作りました: 2026-W46")
    made = folder / f"{HOSTILE.removesuffix('.xlsx')} 2026-W46.pdf"
    assert engine.alerts[1] == (f"2026-W46 のページを PDF にしました: 届いた もの フォルダーの {made.name}。")
    assert made.read_bytes().startswith(b"%PDF")
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"推移", "2026-W46"}
    log = cells(book)["きろく"]
    assert log[:-1] == before["きろく"]
    assert log[-1][:5] == [dt.datetime(2026, 11, 24), "=cmd|' /C calc'!A0", 15, 1, 3]  # noqa: DTZ001
    assert book.sheets["きろく"].range("B6").formula.lstrip("'") == "=cmd|' /C calc'!A0"
    assert (sys.path, dict(os.environ)) == (path, environment)
    assert not list(folder.rglob("X"))


def test_what_cannot_be_done_is_said_and_changes_nothing(engine, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["品名", "値段"])
    book.save(tmp_path / "家計.xlsx")
    opened = xw.books.open(str(tmp_path / "家計.xlsx"))
    before = cells(opened)

    for job in ribbon.JOBS:
        ask(job, "家計.xlsx", "Sheet\t2" if job == "weekly_row" else "")

    assert len(engine.alerts) == len(ribbon.JOBS)
    assert sum("「家計.xlsx」に活動ログが見つかりません" in said for said in engine.alerts) >= 4
    assert not any("思いがけない" in said for said in engine.alerts), engine.alerts
    assert cells(opened) == before


def test_without_a_workbook_it_is_a_sentence(engine):
    ask("weekly", "価値ログ.xlsx")

    assert engine.alerts == [
        "「価値ログ.xlsx」が Excel で開かれていません。ブックを前に出してから、もう一度押してください。"
    ]
