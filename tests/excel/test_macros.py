"""Every macro, run by an interpreter of VBA; what it asks Python for is then done on an open workbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyopenvba.apps.excel import ExcelApplication
from pyvbaanalysis import DiagnosticSeverity, ModuleInput, ModuleSymbolKind, analyze_project

from kachilog.excel.places import decode_path
from kachilog.files.book.template import vba

RUN_PYTHON = 'Public Function RunPython(c As String)\n    Range("Z1").Value = c\nEnd Function\n'


NO_FILE_CHOSEN = "Public Function ChosenCsv() As String\nEnd Function\n"


def source_of(name):
    return vba.sources()[name].split("\r\n", 1)[1].replace("\r\n", "\n")


def interpreter(files):
    """Return an interpreter with our macros; `files` takes the place of the module that asks for a file."""
    app = ExcelApplication()
    app.add_workbook()
    app.add_module(RUN_PYTHON, name="xlwings")
    app.add_module(source_of("Kachilog"), name="Kachilog")
    app.add_module(files, name="KachilogFiles")
    return app


def command_of(macro):
    """Return the Python that a macro asks RunPython to run; no interpreter has a dialog for files."""
    app = interpreter(NO_FILE_CHOSEN)
    app.run(macro)
    return app.sheet(1).value("Z1")


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
    exec(command_of(macro), {})  # noqa: S102 (as RunPython does)

    assert re.match(answer, book.names["KachilogStatus"].refers_to_range.value)
    assert capfd.readouterr() == ("", "")


def test_static_analysis_finds_no_error_in_any_module_of_ours():
    modules = [ModuleInput(name, ModuleSymbolKind.STANDARD, text) for name, text in vba.sources().items()]
    ours = [name for name in vba.sources() if name != "xlwings"]
    found = analyze_project(modules, only=ours)

    errors = [
        one.message
        for all_of_it in found.values()
        for one in all_of_it
        if one.severity == DiagnosticSeverity.ERROR
    ]
    assert errors == []
