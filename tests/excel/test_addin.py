"""From a click in the add-in to the workbook: what its macros ask for is done; its functions only compute."""

from __future__ import annotations

import re
import sys

import pytest
import xlwings as xw
from support.addin import Addin, as_workbook

from kachilog.excel import functions
from kachilog.excel.open_book import LiveBook
from kachilog.files.book.addin.build import build_addin
from kachilog.files.book.book import grid
from kachilog.files.book.template import new_book

HEADERS = {"B3": "日付", "C3": "アクション内容", "D3": "投入時間(分)"}
EFFECTS = {"open", "os", "subprocess", "socket", "ctypes", "shutil"}
"""What Python tells of, by the first part of its name."""
HOSTILE = (
    "=cmd|' /C calc'!A0",
    '"); import os; os.system("x")',
    "__import__('os').system('x')",
    "\\\\evil\\share\\x",
    "http://evil.example/x",
    "あ" * 2_000,
    float("nan"),
    True,
)


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_what_a_click_asks_for_is_done_in_the_workbook_in_front_and_in_no_other(
    engine, tmp_path, log_rows, capfd
):
    for name in ("わたしの 'ログ'.xlsx", "ほかの.xlsx"):
        new_book.build(tmp_path / name, rows=log_rows)
        xw.books.open(str(tmp_path / name))
    mine, other = (LiveBook(xw.books[name]) for name in ("わたしの 'ログ'.xlsx", "ほかの.xlsx"))
    before = other.sheet_names, grid(other, "活動ログ")
    excel = Addin(as_workbook(build_addin(python="python.exe"), tmp_path / "kachilog.xlsm"))
    excel.front("わたしの 'ログ'.xlsx", HEADERS)
    ((command,), said) = excel.click("weekly_last")
    assert said == []
    exec(command, {})  # noqa: S102 (as the Python of the add-in does)

    assert re.match(r"\d\d:\d\d 週次レビューを作りました: ", engine.alerts[0])
    assert any(re.fullmatch(r"\d{4}-W\d\d", name) for name in mine.sheet_names)
    assert (other.sheet_names, grid(other, "活動ログ")) == before
    assert capfd.readouterr() == ("", "")


def test_a_function_with_hostile_arguments_starts_nothing_and_reads_nothing():
    watching, seen = [False], []

    def watch(event, arguments):
        if watching[0] and event.split(".")[0] in EFFECTS:
            seen.append((event, arguments))

    def answers():
        for function in functions.FUNCTIONS:
            count = len(function.__signature__.parameters)
            for value in HOSTILE:
                for cells in ([[value]], [["日付", "投入時間"], [value, value]]):
                    yield function(*[cells] * count)

    list(answers())  # imports what is only needed by some
    sys.addaudithook(watch)
    watching[0] = True
    try:
        told = list(answers())
    finally:
        watching[0] = False
    assert seen == []
    flat = [cell for one in told for row in (one if isinstance(one, list) else [[one]]) for cell in row]
    assert all(isinstance(cell, (str, int, float)) for cell in flat)
    assert not any("calc" in str(cell) and str(cell).startswith("=") for cell in flat)
