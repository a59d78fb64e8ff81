"""What users' workbooks call is the same in every version: their macros stay as they were made."""

from __future__ import annotations

import inspect
import re

import pytest

import kachilog.excel
from kachilog.base.languages import LANGS
from kachilog.excel import functions, ribbon
from kachilog.files.book.office.modules import modules
from kachilog.files.book.template import vba
from kachilog.libreoffice import click

BUTTONS = {
    "export_csv": "(*, book='', now=None)",
    "import_csv": "(path_code='', *, book='', now=None)",
    "weekly_review": "(*, book='', now=None)",
}
"""What the buttons call, in `kachilog.excel`."""

RIBBON = "(job='', name='', extra='', *, now=None)"
RIBBON_JOBS = ("weekly", "weekly_last", "weekly_row", "import", "export", "line", "pdf")
"""What the add-in calls, in `kachilog.excel.ribbon`."""

FUNCTIONS = {
    "KACHI_EFFICIENCY": "(minutes, reactions, quality)",
    "KACHI_HIGH_VALUE_SHARE": "(minutes, quality)",
    "KACHI_MINUTES_PER_INQUIRY": "(minutes, inquiries)",
    "KACHI_RATE": "(part, whole)",
    "KACHI_SUSTAINABILITY": "(log, day=None, budget=None)",
    "KACHI_SUSTAINABILITY_PARTS": "(log, day=None, budget=None)",
    "KACHI_WEEKLY": "(log, budget=None)",
}
"""The worksheet functions, in `kachilog.excel.functions`."""

BASIC = "\n".join(modules(LANGS).values())
"""The macros of LibreOffice."""


def signature(function):
    """Return the parameters of a function as they are called, without their types."""
    told = inspect.signature(function)
    parameters = [one.replace(annotation=inspect.Parameter.empty) for one in told.parameters.values()]
    return str(inspect.Signature(parameters))


def test_the_buttons_of_excel_call_what_they_always_called():
    assert {name: signature(getattr(kachilog.excel, name)) for name in kachilog.excel.__all__} == BUTTONS


def test_so_does_the_ribbon_of_the_add_in():
    assert signature(ribbon.from_ribbon) == RIBBON
    assert ribbon.JOBS == RIBBON_JOBS


def test_so_do_the_worksheet_functions():
    assert {one.__name__: signature(one) for one in functions.FUNCTIONS} == FUNCTIONS
    assert [getattr(functions, name) for name in FUNCTIONS] == list(functions.FUNCTIONS)


def test_the_macros_of_new_workbooks_call_nothing_else():
    texts = "".join(text for name, text in vba.sources().items() if name != "xlwings")
    assert set(re.findall(r"kachilog\.excel\.(\w+)\(", texts)) == set(BUTTONS)
    assert set(re.findall(r'CallUDF\("([\w.]+)", "(\w+)"', texts)) == {
        ("kachilog.excel.functions", name) for name in FUNCTIONS
    }


def test_the_buttons_of_libreoffice_run_the_module_they_always_ran():
    assert re.findall(r'"(-m .*?)"', BASIC) == ["-m kachilog.libreoffice.click"]
    assert re.findall(r"Shell\(run\(0\), 0, run\(1\) & (.*), (?:True|False)\)", BASIC) == [
        '" --ahead " & clicksFolder',
        '" " & folder',
    ]
    assert click.__name__ == "kachilog.libreoffice.click"


@pytest.mark.parametrize("name", ["request.txt", "dump.txt", "answer.txt", "sheet.pdf"])
def test_so_are_the_files_that_pass_between_them(name):
    assert f"/{name}" in BASIC
