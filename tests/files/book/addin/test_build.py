"""The file kachilog.xlam: what is in it, whom it obeys, and that the copy that is kept."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from pyopenvba import ExcelFile
from support.addin import as_workbook
from support.spreadsheet import recalculated

from kachilog.base.languages import LANGS
from kachilog.base.version import __version__
from kachilog.excel.ribbon import JOBS
from kachilog.files.book.addin import conf, modules
from kachilog.files.book.addin.build import ADDIN_NAME, build_addin
from kachilog.files.book.addin.customui import GROUPS, NAMESPACE, WITHOUT_LOG
from kachilog.jobs.ready_books import CHECKOUT
from kachilog.wording import Words

PYTHON = "C:\\Users\\花子\\価値 & ログ\\python.exe"


@pytest.fixture(scope="module", params=LANGS)
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def addin(lang):
    return build_addin(python=PYTHON, template="C:\\花子\\新しい.xlsx", language=lang)


@pytest.fixture(scope="module")
def parts(addin):
    with zipfile.ZipFile(io.BytesIO(addin)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def ribbon(parts):
    return etree.fromstring(parts["customUI/customUI.xml"])


@pytest.fixture(scope="module")
def sources(addin, tmp_path_factory):
    path = as_workbook(addin, tmp_path_factory.mktemp("addin") / "kachilog.xlsm")
    with ExcelFile(path) as file:
        assert not file.validate()
        assert "Office" in [reference.name for reference in file.references()], (
            "IRibbonControl is declared there"
        )
        return file.vba_modules()


def buttons(ribbon):
    return list(ribbon.iter(f"{{{NAMESPACE}}}button"))


def test_equal_arguments_give_equal_bytes(addin, lang):
    assert build_addin(python=PYTHON, template="C:\\花子\\新しい.xlsx", language=lang) == addin


def test_its_main_part_says_that_it_is_an_add_in_and_its_window_is_hidden(parts):
    assert b"application/vnd.ms-excel.addin.macroEnabled.main+xml" in parts["[Content_Types].xml"]
    assert b'visibility="hidden"' in parts["xl/workbook.xml"]


def test_its_settings_and_sentences_stand_on_a_sheet_that_no_menu_can_show(addin, lang):
    book = load_workbook(io.BytesIO(as_bytes(addin)))
    assert [sheet.sheet_state for sheet in book] == ["visible", "veryHidden"]
    kept = dict(book[conf.CONF_SHEET].values)
    assert kept["INTERPRETER"] == PYTHON
    assert kept["TEMPLATE"] == "C:\\花子\\新しい.xlsx"
    assert (kept["VERSION"], kept["LANGUAGE"]) == (__version__, lang)
    assert kept["title"] == Words(lang)("addin.title")
    assert len(kept) < 120, "the macros read so many rows"


def as_bytes(addin):
    out = io.BytesIO()
    as_workbook(addin, out)
    return out.getvalue()


def test_there_is_a_button_for_every_job_and_each_has_its_icon_and_its_words(ribbon, parts, lang):
    words = Words(lang)
    jobs = [job for group in GROUPS.values() for job, _ in group]
    assert sorted(jobs) == sorted([*JOBS, *WITHOUT_LOG])
    assert [button.get("tag") for button in buttons(ribbon)] == jobs
    images = etree.fromstring(parts["customUI/_rels/customUI.xml.rels"])
    targets = {one.get("Id"): f"customUI/{one.get('Target')}" for one in images}
    for button in buttons(ribbon):
        assert parts[targets[button.get("image")]].startswith(b"\x89PNG")
        assert button.get("label") == words(f"addin.label_{button.get('tag')}")
        assert button.get("supertip") == words(f"addin.tip_{button.get('tag')}")
        assert (button.get("getEnabled") is None) == (button.get("tag") in WITHOUT_LOG)
    assert not list(ribbon.iter(f"{{{NAMESPACE}}}menu")), "Excel for Mac was seen to lose a ribbon over one"


def test_every_callback_of_the_ribbon_is_a_public_macro_with_a_name_of_ours(ribbon, sources):
    called = {
        value
        for element in ribbon.iter()
        for name, value in element.attrib.items()
        if name in {"onLoad", "onAction", "getEnabled"}
    }
    assert called
    for callback in called:
        module, name = callback.split(".")
        assert module.startswith("Kachilog")
        assert name.startswith("Kachilog")
        assert re.search(
            rf"^Public Sub {name}\((?:ribbon As IRibbonUI|control As IRibbonControl)",
            sources[module],
            re.MULTILINE,
        )


def test_no_formula_and_no_macro_of_another_workbook_reaches_more_than_callbacks_and_functions(sources):
    """A class and a module of a document are reached by no formula, no shape and no `Application.Run`."""
    standard = {name for name, text in sources.items() if "VB_Base" not in text}
    assert standard == {"KachilogRibbon", "KachilogFunctions"}
    reached = [
        (name, parameters)
        for module in standard
        for name, parameters in re.findall(
            r"^(?:Public )?(?:Function|Sub|Property \w+) (\w+)\(([^)]*)\)", sources[module], re.MULTILINE
        )
    ]
    assert {name for name, _ in reached} == {
        *("KachilogOnLoad", "KachilogGetEnabled", "KachilogOnAction", "KachilogRefresh"),
        *modules.function_names(),
    }
    texts = [(name, parameters) for name, parameters in reached if "String" in parameters]
    assert texts == [], "what takes a text could run it"
    assert {name for name, _ in reached if name.startswith("KACHI_")} == set(modules.function_names())


def test_a_function_hands_its_arguments_to_the_function_of_its_name_and_to_nothing_else(sources):
    text = re.sub(r"(?m)^Attribute .*\n", "", sources["KachilogFunctions"].replace("\r\n", "\n"))
    for name in modules.function_names():
        (body,) = re.findall(
            rf"^Function {name}\((.*?)\)\n(.*?)^End Function", text, re.MULTILINE | re.DOTALL
        )
        parameters = [one.removeprefix("Optional ") for one in body[0].split(", ")]
        (call,) = re.findall(r"Core\.XLPy\.CallUDF\((.*?)Application\.Caller\)", body[1], re.DOTALL)
        arguments = ", ".join(parameters)
        assert re.sub(r"\s+", " ", call.replace("_\n", "")) == (
            f'"kachilog.excel.functions", "{name}", Array({arguments}), ThisWorkbook, '
        )
        assert not set(re.findall(r"\w+", body[1].replace(call, ""))) & set(parameters)


def test_of_xlwings_only_what_is_needed_is_there_and_it_reads_no_settings_but_the_add_in_s_own(sources):
    core = sources["XlwingsCore"]
    public = re.findall(r"^Public (?:Function|Sub) (\w+)", core, re.MULTILINE)
    assert public == ["RunPython", "CleanUp", "XLPy"]
    assert not re.search(r"^(?:Function|Sub|Declare|Public (?:Const|Declare))", core, re.MULTILINE)
    code = re.sub(r"'.*", "", core)
    for reached in (
        "ActiveWorkbook",
        "ThisWorkbook",
        "Worksheets(",
        ".Sheets",
        "Open For Output",
        "RunFrozenPython",
    ):
        assert reached not in code
    assert "Redistributions of source code must retain" in core
    assert "conf.Text" in core


def test_no_module_looks_at_settings_of_another_workbook(sources):
    for name, text in sources.items():
        found = re.findall(r"(\w+)\.(?:Worksheets|Sheets|Names)\(", re.sub(r"(?m)'.*", "", text))
        assert set(found) <= ({"ThisWorkbook"} if name == "KachilogSheet" else set())


def test_the_source_is_ascii_and_every_sentence_is_on_the_sheet(sources):
    text = "".join(sources.values())
    assert text.isascii()
    keys = set(re.findall(r'(?:conf\.Text\(|Say )"(\w+)"', text))
    rows = dict(conf.rows("ja", "", ""))
    assert {"title", "waiting", "on_mac", "INTERPRETER"} < keys
    # A key that ends in an underscore is completed by the macro.
    assert [key for key in keys if not key.endswith("_") and key not in rows] == []


def test_texts_of_functions_are_within_the_limits_of_excel(lang):
    rows = dict(conf.rows(lang, "", ""))
    text = (Path(__file__).parents[4] / "vba" / "KachilogFunctions.bas").read_text("ascii")
    for name in modules.function_names():
        (parameters,) = re.findall(rf"^Function {name}\((.*)\)", text, re.MULTILINE)
        arguments = rows[f"arguments_{name}"].split("|")
        assert len(arguments) == len(parameters.split(", "))
        assert all(0 < len(one) <= 255 for one in (*arguments, rows[f"says_{name}"]))


@pytest.mark.thorough
def test_static_analysis_finds_no_error_in_it(addin, tmp_path):
    (tmp_path / ADDIN_NAME).write_bytes(addin)
    checks = import_module("pyvbaanalysis")
    found = checks.analyze_office_file(tmp_path / ADDIN_NAME)
    assert [one.message for each in found.values() for one in each if one.severity.value == "error"] == []


@pytest.mark.thorough
def test_the_schema_has_nothing_to_say_of_the_workbook_and_of_the_ribbon(addin, parts, tmp_path):
    """The audit knows Microsoft's schema of ribbons, too: that is seen by what it says of a wrong one."""
    wrong = parts["customUI/customUI.xml"].replace(b'size="normal"', b'size="big"', 1)
    (tmp_path / ADDIN_NAME).write_bytes(addin)
    with zipfile.ZipFile(tmp_path / "wrong.xlam", "w") as package:
        for name, data in (parts | {"customUI/customUI.xml": wrong}).items():
            package.writestr(name, data)
    audit = Path(sys.executable).with_name("openxml-audit")
    said = [
        subprocess.run([audit, tmp_path / name], capture_output=True, text=True, check=False).stdout
        for name in (ADDIN_NAME, "wrong.xlam")
    ]
    assert "Errors: 0" in said[0], said[0]
    assert "Errors: 1" in said[1]


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_libreoffice_opens_it(tmp_path):
    (book,) = recalculated([as_workbook(build_addin(), tmp_path / "kachilog.xlsm")], tmp_path)
    assert [sheet.title for sheet in book] == ["kachilog", conf.CONF_SHEET]


# --- the copy that is kept in workbook/ ---------------------------------------------------------------------


def test_the_kept_add_in_is_the_one_we_would_build_today(tmp_path):
    kept = opened((CHECKOUT / ADDIN_NAME).read_bytes(), tmp_path)
    assert kept == opened(build_addin(), tmp_path), "run: python -m kachilog.jobs.ready_books"


def opened(addin, folder):
    """Return what an add-in holds, apart from how XlsxWriter, xlwings and zlib as installed write it."""
    with zipfile.ZipFile(io.BytesIO(addin)) as package:
        ribbon = {name: package.read(name) for name in package.namelist() if name.startswith("customUI/")}
    path = as_workbook(addin, folder / "kachilog.xlsm")
    book = load_workbook(path)
    with ExcelFile(path) as file:
        macros = file.vba_modules()
    # What stands there of ours, without xlwings' own.
    macros["XlwingsCore"] = (
        macros["XlwingsCore"].partition("' What this")[2].partition("Private Sub ExecuteMac")[0]
    )
    return ribbon, macros, {sheet.title: list(sheet.values) for sheet in book}
