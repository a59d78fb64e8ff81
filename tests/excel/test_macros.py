"""Every macro, run by an interpreter of VBA; what it asks Python for is then done on an open workbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.macros import command_of, interpreter, source_of

from kachilog.excel.places import decode_path

NO_FILE_CHOSEN = "Public Function ChosenCsv() As String\nEnd Function\n"
"""No interpreter has a dialog for files."""


@pytest.mark.parametrize("text", ["", "C:\\Users\\花子\\記録 'その1'.csv", '/Users/花子/髙①|$(x)".csv'])
def test_a_path_comes_through_as_it_is(text):
    code = interpreter(source_of("KachilogFiles")).run("InHex", text)

    assert re.fullmatch(r"[0-9A-F]*", code)
    assert decode_path(code) == (Path(text) if text else None)


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("macro", "answer"),
    [
        ("WeeklyReview", r"\d\d:\d\d 週次レビューを作りました: \d{4}-W\d\d"),
        ("ExportCsv", "4行をCSVに書き出しました: 私の 記録 フォルダーの 価値ログ-"),
        ("ImportCsv", "CSVが選ばれなかったので、何も変えていません。"),
    ],
)
def test_what_a_macro_asks_for_is_done_and_answered(open_book, log_rows, capfd, macro, answer):
    book = open_book(log_rows)
    exec(command_of(macro, NO_FILE_CHOSEN), {})  # noqa: S102 (as RunPython does)

    assert re.match(answer, book.names["KachilogStatus"].refers_to_range.value)
    assert capfd.readouterr() == ("", "")
