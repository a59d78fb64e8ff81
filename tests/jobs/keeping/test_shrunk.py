"""A log that has lost more than a third of its rows is told of at once, with the way back."""

from __future__ import annotations

import re

import openpyxl
import pytest
from support.tiers import sampled
from support.typed import HEADER, TODAY, kachilog, written

from kachilog.jobs.keeping import shrunk as module

ROWS = 30


def log(rows, day=1):
    lines = [f"2026-11-{day + row % 20:02d},投稿,{row + 10},2,5,1" for row in range(rows)]
    return "\n".join([HEADER, *lines, ""])


def kept_book(capsys, folder):
    """Make a workbook of 30 rows whose backup has 29."""
    book = folder / "book.xlsx"
    assert kachilog(capsys, "convert", written(folder / "log.csv", log(ROWS - 1)), book)[0] == 0
    assert kachilog(capsys, "import", book, written(folder / "log.csv", log(ROWS)))[0] == 0
    return book


def leave(book, rows):
    """Blank all rows of the log but so many, as a slip of the hand does."""
    edited = openpyxl.load_workbook(book)
    sheet = edited["活動ログ"]
    first = next(row for row in range(1, 40) if sheet.cell(row, 2).value == "日付") + 1
    for row in range(first + rows, first + ROWS):
        for column in range(2, 14):
            sheet.cell(row, column).value = None
    edited.save(book)


COMMANDS = {
    "check": ("check", "book.xlsx", *TODAY),
    "json": ("check", "book.xlsx", "--json", *TODAY),
    "review": ("review", "book.xlsx", *TODAY),
    "numbers": ("review", "book.xlsx", "--json", *TODAY),
    "import": ("import", "book.xlsx", "more.csv"),
    "nothing new": ("import", "book.xlsx", "none.csv"),
    "export": ("export", "book.xlsx", "out.csv"),
    "convert": ("convert", "book.xlsx", "out.csv"),
}


def told(capsys, folder, command):
    """Run a command and return the number with which it says that the rows come back, if it does."""
    written(folder / "more.csv", f"{HEADER}\n2026-11-23,投稿,1,2,5,1\n")
    written(folder / "none.csv", HEADER + "\n")
    words = [folder / word if "." in word else word for word in COMMANDS[command]]
    said = kachilog(capsys, *words)[2]
    found = re.search(r'kachilog restore ".*book.xlsx" (\d+)', said)
    return found and found[1]


@pytest.mark.parametrize("command", sampled([*COMMANDS], "check", "review", "import", "export"))
def test_a_slip_is_told_with_the_command_that_undoes_it(capsys, tmp_path, command):
    book = kept_book(capsys, tmp_path)
    leave(book, 19)
    number = told(capsys, tmp_path, command)
    assert number is not None
    assert kachilog(capsys, "restore", book, number)[0] == 0
    assert kachilog(capsys, "export", book, tmp_path / "back.csv")[0] == 0
    assert len((tmp_path / "back.csv").read_text("utf-8-sig").splitlines()) == ROWS


@pytest.mark.parametrize("rows", [20, ROWS])
def test_of_a_third_or_less_nothing_is_said(capsys, tmp_path, rows):
    leave(kept_book(capsys, tmp_path), rows)
    assert told(capsys, tmp_path, "check") is None


@pytest.mark.parametrize("cheap", [module._CHEAP, 0])
def test_a_csv_that_shrank_is_told_of_too(capsys, tmp_path, monkeypatch, cheap):
    out, counted, real = tmp_path / "out.csv", [], module._count
    monkeypatch.setattr(module, "_count", lambda log: counted.append(1) or real(log))
    monkeypatch.setattr(module, "_CHEAP", cheap)
    for rows in (20, 30, 10):
        book = tmp_path / f"{rows}.xlsx"
        kachilog(capsys, "convert", written(tmp_path / "log.csv", log(rows)), book)
        assert kachilog(capsys, "export", book, out)[0] == 0
        counted.clear()
        said = kachilog(capsys, "check", out, *TODAY)[2]
        assert ('out.csv" 1' in said) == (rows == 10)
        # A large log is counted only where it takes less room than it did.
        assert len(counted) == (2 if rows == 10 or (cheap and rows == 30) else 0)


def test_what_cannot_be_read_has_nothing_to_tell(capsys, tmp_path):
    book = kept_book(capsys, tmp_path)
    (backup,) = (tmp_path / "kachilog-backup").iterdir()
    backup.write_bytes(b"damaged")
    leave(book, 3)
    assert told(capsys, tmp_path, "check") is None
