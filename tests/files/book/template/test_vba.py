"""The VBA project: what the buttons of the workbook run."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from pyopenvba import ExcelFile
from support.macros import command_of, errors_in
from xlsxwriter import Workbook

from kachilog.files.book.template import vba

OURS = sorted(Path(__file__).parents[4].joinpath("vba").glob("*.bas"))
BOOK = "Book1".encode("utf-16-be").hex().upper()
"""The name of a new workbook in the interpreter, as the macros tell it."""
COMMANDS = {
    "WeeklyReview": f"import kachilog.excel; kachilog.excel.weekly_review(book='{BOOK}')",
    "ExportCsv": f"import kachilog.excel; kachilog.excel.export_csv(book='{BOOK}')",
    "ImportCsv": f"import kachilog.excel; kachilog.excel.import_csv('0041', book='{BOOK}')",
}
CHOSEN_CSV = 'Public Function ChosenCsv() As String\n    ChosenCsv = "0041"\nEnd Function\n'


@pytest.fixture
def xlsm(tmp_path):
    path = tmp_path / "book.xlsm"
    with Workbook(str(path)) as book:
        book.set_vba_name("ThisWorkbook")
        (tmp_path / "vbaProject.bin").write_bytes(vba.project(2))
        book.add_vba_project(str(tmp_path / "vbaProject.bin"))
        for number in (1, 2):
            book.add_worksheet().set_vba_name(f"Sheet{number}")
    return path


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_a_module_of_ours_is_pure_ascii(file):
    assert file.read_bytes().isascii()


def test_the_project_holds_a_module_for_the_book_each_sheet_xlwings_and_ours(xlsm):
    with ExcelFile(xlsm) as file:
        names = file.vba_project().module_names()

    ours = [file.stem for file in OURS]
    assert names == ["ThisWorkbook", "Sheet1", "Sheet2", "xlwings", *ours, "Dictionary"]


def test_the_modules_read_back_equal_their_sources(xlsm):
    with ExcelFile(xlsm) as file:
        modules = file.vba_modules()

    assert {name: modules[name] for name in vba.sources()} == vba.sources()


def test_equal_sources_give_equal_bytes():
    assert vba.project(3) == vba.project(3)


def test_the_project_is_stored_in_the_workbook_as_it_was_made(xlsm):
    with zipfile.ZipFile(xlsm) as package:
        assert package.read("xl/vbaProject.bin") == vba.project(2)


def test_static_analysis_finds_no_error_in_any_module_of_ours():
    assert errors_in([name for name in vba.sources() if name != "xlwings"]) == []


@pytest.mark.parametrize(("macro", "command"), COMMANDS.items())
def test_a_macro_asks_python_for_its_job(macro, command):
    assert command_of(macro, CHOSEN_CSV) == command


def test_every_public_macro_is_one_of_the_three_buttons():
    macros = re.findall(r"^Public Sub (\w+)", vba.sources()["Kachilog"], re.MULTILINE)

    assert set(macros) == set(COMMANDS)


def test_the_sources_inside_an_installed_package_win_over_the_checkout(tmp_path, monkeypatch):
    package = tmp_path / "kachilog"
    (package / "vba").mkdir(parents=True)
    (package / "vba" / "Only.bas").write_text('Attribute VB_Name = "Only"\n', "ascii")
    monkeypatch.setattr(vba, "_PACKAGE", package)

    assert set(vba.sources()) == {"xlwings", "Only"}


def test_an_installation_without_its_sources_says_which_folder_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(vba, "_PACKAGE", tmp_path / "src" / "kachilog")

    with pytest.raises(FileNotFoundError, match="vba"):
        vba.sources()


def test_excel_for_the_mac_gets_the_dictionary_that_xlwings_needs_there(xlsm):
    with ExcelFile(xlsm) as file:
        modules = {module.name: module.source for module in file.vba_project().modules}
    assert "New Dictionary" in vba.sources()["xlwings"]
    assert "Public Sub Add" in modules["Dictionary"]
    assert "License: MIT" in modules["Dictionary"]
