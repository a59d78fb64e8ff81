"""Every macro, run by an interpreter of VBA; what it asks Python for is then done on an open workbook."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.macros import RUN_PYTHON, command_of, interpreter, on_a_mac, source_of

from kachilog.excel.places import decode_path
from kachilog.files.book.names import UNANSWERED_NAME, WAITING_NAME
from kachilog.files.book.template import new_book
from kachilog.wording import Words

NO_FILE_CHOSEN = "Public Function ChosenCsv() As String\nEnd Function\n"
"""No interpreter has a dialog for files."""
LONGEST_CONSTANT = 255
"""Characters of a text in a formula, in any Excel."""


@pytest.mark.parametrize("text", ["", "C:\\Users\\花子\\記録 'その1'.csv", '/Users/花子/髙①|$(x)".csv'])
def test_a_path_comes_through_as_it_is(text):
    code = interpreter(NO_FILE_CHOSEN).run("InHex", text)

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
    exec(command_of(macro, NO_FILE_CHOSEN, book.name), {})  # noqa: S102 (as RunPython does)

    assert re.match(answer, book.names["KachilogStatus"].refers_to_range.value)
    assert capfd.readouterr() == ("", "")


@pytest.fixture(params=["ja", "en"])
def words(request):
    return Words(request.param)


def clicked(path, run_python, *, macro="WeeklyReview", mac=False):
    """Click a button over another RunPython; return what the status cell and Z1 beside it say."""
    app = import_module("pyopenvba.apps.excel").ExcelApplication.open(path, with_vba=False)
    app.add_module(run_python, name="xlwings")
    app.add_module(NO_FILE_CHOSEN, name="KachilogFiles")
    app.add_module(source_of("KachilogText"), name="KachilogText")
    app.add_module(on_a_mac() if mac else source_of("Kachilog"), name="Kachilog")
    app.run(macro)
    return app.sheet(2).value("B3"), app.sheet(2).value("Z1")


@pytest.fixture
def blank(tmp_path, words):
    new_book.build(tmp_path / "book.xlsm", macros=True, lang=words.lang)
    return tmp_path / "book.xlsm"


SILENT = """Public Function RunPython(c As String)
    ThisWorkbook.Sheets(2).Range("Z1").Value = ThisWorkbook.Sheets(2).Range("B3").Value
End Function
"""
ANSWERS = SILENT.replace(
    "End Function", '    ThisWorkbook.Sheets(2).Range("B3").Value = "answered"\nEnd Function'
)
FAILS = 'Public Function RunPython(c As String)\n    Err.Raise 53, , "File not found"\nEnd Function\n'


@pytest.mark.parametrize("macro", ["WeeklyReview", "ExportCsv", "ImportCsv"])
def test_a_click_that_finds_no_python_says_so_in_the_user_s_words(blank, words, macro):
    left, meanwhile = clicked(blank, SILENT, macro=macro)

    assert meanwhile == words("template.log_waiting")
    assert left == words("template.log_unanswered")
    assert "kachilog doctor" in left
    assert "kachilog doctor" in meanwhile


def test_an_answer_of_python_stays(blank):
    assert clicked(blank, ANSWERS)[0] == "answered"


def test_an_error_before_python_runs_is_said_and_not_raised(blank, words):
    assert clicked(blank, FAILS)[0] == words("template.log_unanswered") + " File not found"


ON_A_MAC = """Public Const XLWINGS_VERSION As String = "0"
Public Function GetConfig(key As String, Optional default As String = "") As String
End Function
Public Function ToPosixPath(ByVal path As String) As String
End Function
Public Function AppleScriptTask(script As String, handler As String, told As String) As String
    {task}
End Function
Public Function ReadFile(ByVal name As String) As String
    ReadFile = "{complaint}"
End Function
"""


def test_on_a_mac_the_sentence_waits_for_an_answer_that_comes_later(blank, words):
    silent = ON_A_MAC.format(task="", complaint="")
    assert clicked(blank, silent, mac=True)[0] == words("template.log_waiting")


@pytest.mark.parametrize(
    ("task", "complaint", "said"),
    [("", "no such file: python", "no such file: python"), ('Err.Raise 53, , "no script"', "", "no script")],
)
def test_on_a_mac_what_keeps_python_from_being_started_is_said(blank, words, task, complaint, said):
    fails = ON_A_MAC.format(task=task, complaint=complaint)
    assert clicked(blank, fails, mac=True)[0] == words("template.log_unanswered") + f" {said}"


def test_the_sentences_are_kept_under_hidden_names_that_any_excel_takes(blank, words):
    names = load_workbook(blank).defined_names

    for name, key in ((WAITING_NAME, "log_waiting"), (UNANSWERED_NAME, "log_unanswered")):
        assert names[name].hidden
        assert names[name].attr_text == '"{}"'.format(words(f"template.{key}").replace('"', '""'))
        assert len(words(f"template.{key}")) <= LONGEST_CONSTANT


@pytest.mark.parametrize("run_python", [RUN_PYTHON, FAILS])
def test_a_workbook_without_these_names_is_no_error(run_python):
    app = interpreter(NO_FILE_CHOSEN, run_python)
    app.run("WeeklyReview")


def test_before_any_click_the_cell_says_what_to_do_when_nothing_happens(blank):
    assert {"コンテンツの有効化", "Enable Content"} & set(
        re.findall("コンテンツの有効化|Enable Content", load_workbook(blank).worksheets[1]["B3"].value)
    )
