"""What the worksheet functions say where no Python can answer: the macros in an interpreter."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from support.addin import Addin, as_workbook
from support.macros import source_of

from kachilog.base.languages import LANGS
from kachilog.files.book.addin import modules
from kachilog.files.book.addin.build import build_addin
from kachilog.files.book.template import new_book
from kachilog.wording import Words

ARGUMENTS = {"KACHI_WEEKLY": 2, "KACHI_EFFICIENCY": 3}


def as_read(source, *, mac):
    """Return a module of functions as the interpreter takes it: it knows no caller and no attributes."""
    text = re.sub(r"(?m)^Attribute .*\n", "", source.replace("\r\n", "\n"))
    text = text.replace("If TypeOf Application.Caller Is Range Then ", "").replace(
        "Application.Caller", "Nothing"
    )
    return ("#Const Mac = True\n" if mac else "") + text


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_mac_the_add_in_says_what_to_use_instead(tmp_path, lang):
    excel = Addin(
        as_workbook(build_addin(python="python", language=lang), tmp_path / "kachilog.xlsm"), mac=True
    )
    functions = modules.standard_modules(dict.fromkeys(modules.function_names(), ""))["KachilogFunctions"]
    excel.app.add_module(as_read(functions, mac=True), name="KachilogFunctions")
    for name, count in ARGUMENTS.items():
        assert excel.run(name, *[1] * count) == Words(lang)("addin.on_mac")


def test_on_windows_it_says_that_setup_is_needed_until_it_knows_its_python(tmp_path):
    excel = Addin(as_workbook(build_addin(), tmp_path / "kachilog.xlsm"))
    functions = modules.standard_modules(dict.fromkeys(modules.function_names(), ""))["KachilogFunctions"]
    excel.app.add_module(as_read(functions, mac=False), name="KachilogFunctions")
    for name, count in ARGUMENTS.items():
        assert excel.run(name, *[1] * count) == Words("ja")("addin.no_python")


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_mac_a_workbook_with_buttons_says_the_same(tmp_path, lang):
    new_book.build(tmp_path / "book.xlsm", macros=True, lang=lang)
    app = import_module("pyopenvba.apps.excel").ExcelApplication.open(tmp_path / "book.xlsm", with_vba=False)
    app.add_module(as_read(source_of("KachilogFunctions"), mac=True), name="KachilogFunctions")
    assert app.run("KACHI_WEEKLY", 1) == Words(lang)("addin.on_mac")


def test_one_that_is_older_says_it_in_english(tmp_path):
    app = import_module("pyopenvba.apps.excel").ExcelApplication()
    app.add_workbook()
    app.add_module(as_read(source_of("KachilogFunctions"), mac=True), name="KachilogFunctions")
    assert app.run("KACHI_WEEKLY", 1) == "This function needs Excel for Windows"
