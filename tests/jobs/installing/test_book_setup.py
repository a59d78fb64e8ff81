"""A workbook of an older version gets the module that fits, and nothing else in it changes."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import openpyxl
import pytest
from pyopenvba import ExcelFile
from support.byte_identity import raw_parts
from support.documents import ROOT
from support.tiers import sampled

from kachilog.base.errors import FileError
from kachilog.files.book.names import ON_MAC_NAME, UNANSWERED_NAME, WAITING_NAME
from kachilog.files.book.template import new_book, vba
from kachilog.files.xlsx.package import Package
from kachilog.jobs.installing import setup
from kachilog.jobs.installing.book_setup import BookSetup, set_up_book
from kachilog.jobs.installing.doctor import inspect
from kachilog.jobs.installing.modules import NO_MODULES, TEXTS, digest, ours_in, with_modules
from kachilog.wording import Words

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
OLD = "0.31.4"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.fixture
def old_book(tmp_path):
    """A workbook as an older version made it, with a macro of the user's own."""
    book = tmp_path / "価値ログ.xlsm"
    new_book.build(book, rows=[], today=NOW.date(), macros=True)
    module = re.sub(r'(XLWINGS_VERSION As String = )"[^"]+"', rf'\1"{OLD}"', vba.sources()["xlwings"])
    with ExcelFile(book) as file:
        file.set_module("xlwings", module)
        file.vba_project().add_module("Mine", "Sub Hello()\r\n    MsgBox 1\r\nEnd Sub\r\n")
        file.save(book)
    return book


EARLIER = {
    "the first version": ("Kachilog/1", "KachilogFiles/1", "KachilogFunctions/1"),
    "an import that asks for its file": ("Kachilog/2", "KachilogFiles/1", "KachilogFunctions/1"),
    "a click that says when nothing answers": ("Kachilog/3", "KachilogFiles/1", "KachilogFunctions/1"),
    "the workbook told in digits": ("Kachilog/4", "KachilogFiles/1", "KachilogFunctions/1"),
    "the first add-in": ("Kachilog/5", "KachilogFunctions/2"),
}
"""The texts that workbooks of earlier versions have, in `tests/data/macros`; all others are today's."""
NAMES = {WAITING_NAME, UNANSWERED_NAME, ON_MAC_NAME}


def text_of(name):
    return vba.lines_of_windows((ROOT / "tests" / "data" / "macros" / f"{name}.bas").read_text("ascii"))


@pytest.fixture
def earlier_book(old_book):
    """Return a function that makes the workbook one of an earlier version, macros and hidden names."""

    def made(texts, *, names=NAMES):
        texts = {name.split("/")[0]: text_of(name) for name in texts}
        with ExcelFile(old_book) as file:
            for name, text in texts.items():
                file.set_module(name, text)
            if "KachilogFiles" in texts:
                file.vba_project().delete_module("KachilogText")
                file.vba_project().delete_module("Dictionary")
            file.save(old_book)
        with zipfile.ZipFile(old_book) as package:
            parts = {one: package.read(one) for one in package.infolist()}
        with zipfile.ZipFile(old_book, "w") as package:
            for one, content in parts.items():
                kept = content
                if one.filename == "xl/workbook.xml":
                    for name in names:
                        kept = re.sub(rb'<definedName name="%s".*?</definedName>' % name.encode(), b"", kept)
                package.writestr(one, kept)
        return old_book

    return made


def hidden_texts(book):
    found = openpyxl.load_workbook(book).defined_names
    return {name: found[name].attr_text for name in NAMES if name in found and found[name].hidden}


@pytest.mark.parametrize("version", sampled(list(EARLIER), "the first version"))
def test_our_own_modules_are_renewed_whatever_version_made_them(earlier_book, version):
    book = earlier_book(EARLIER[version])
    before = modules(book)
    assert not inspect(book).ours.are_current
    done = set_up_book(book, now=NOW, own_python=False)
    after = modules(book)
    today = vba.sources()

    assert inspect(book).ours.are_current
    assert {name: after[name] for name in TEXTS} == {name: today[name] for name in TEXTS}
    assert "Dictionary" in after
    assert {name for name in TEXTS if before.get(name) != after[name]} == set(done.modules) - {"Dictionary"}
    ours = {"xlwings", "Dictionary", *TEXTS}
    assert {name: text for name, text in after.items() if name not in ours} == {
        name: text for name, text in before.items() if name not in ours
    }
    assert after["Mine"] == before["Mine"]
    assert hidden_texts(book) == {name: f'"{text}"' for name, text in vba.kept_texts(Words("ja")).items()}
    assert set_up_book(book, now=NOW, own_python=False) == BookSetup()


def test_what_a_renewal_writes_besides_the_macros_are_the_names_that_it_lacks(earlier_book):
    book = earlier_book(EARLIER["the first version"], names={WAITING_NAME})
    mine = '<definedName name="KachilogUnanswered" hidden="1">"私の文"</definedName>'
    parts = raw_parts(book)
    with zipfile.ZipFile(book) as package:
        contents = {one: package.read(one) for one in package.infolist()}
    with zipfile.ZipFile(book, "w") as package:
        for one, content in contents.items():
            changed = re.sub(
                rb'<definedName name="KachilogUnanswered".*?</definedName>', mine.encode(), content
            )
            package.writestr(one, changed)
    parts = raw_parts(book)
    set_up_book(book, now=NOW, own_python=False)

    assert {name for name, content in raw_parts(book).items() if parts.get(name) != content} == {
        "xl/vbaProject.bin",
        "xl/workbook.xml",
    }
    assert hidden_texts(book)[UNANSWERED_NAME] == '"私の文"'
    assert WAITING_NAME in hidden_texts(book)


def test_a_module_of_ours_that_the_user_changed_is_left_with_the_others_of_ours(earlier_book):
    book = earlier_book(EARLIER["the first version"])
    with ExcelFile(book) as file:
        file.set_module("Kachilog", text_of("Kachilog/1").replace("RunPython", "MsgBox 1: RunPython"))
        file.save(book)
    before = modules(book)
    done = set_up_book(book, now=NOW, own_python=False)

    assert done == BookSetup(renewed=OLD, left=("Kachilog",))
    assert {**modules(book), "xlwings": ""} == {**before, "xlwings": ""}
    assert inspect(book).ours.changed == ("Kachilog",)


def test_a_text_of_ours_is_known_however_excel_spells_and_spaces_it():
    text = text_of("Kachilog/1")
    theirs = text.replace("RunPython ", "runPython  ").replace("    ", "  ").replace("\r\n", "\n") + "\n\n"

    assert digest(theirs) == digest(text)
    assert digest(text.replace("weekly_review()", "Weekly_Review()")) != digest(text)
    assert digest(text.replace("Option Explicit", "")) != digest(text)


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_that_a_module_of_ours_ever_had_is_known(name):
    """Who changes a module adds the new digest to `TEXTS`, and the old text to `tests/data/macros`."""
    kept = sorted((ROOT / "tests" / "data" / "macros" / name).glob("*.bas"))
    texts = [*(text.read_text("ascii") for text in kept), vba.sources()[name]]
    assert TEXTS[name] == tuple(map(digest, texts))


def modules(book):
    with ExcelFile(book) as file:
        return file.vba_modules()


def test_the_module_of_xlwings_is_renewed_and_every_other_stays(old_book):
    before, parts = modules(old_book), raw_parts(old_book)
    done = set_up_book(old_book, now=NOW, own_python=False)
    after = modules(old_book)

    assert done.renewed == OLD
    assert inspect(old_book).macros_fit
    assert {**after, "xlwings": ""} == {**before, "xlwings": ""}
    assert after["Mine"] == before["Mine"]
    changed = {name for name, content in raw_parts(old_book).items() if parts.get(name) != content}
    assert changed == {"xl/vbaProject.bin"}
    assert len(list(old_book.parent.glob("**/*.xlsm"))) == 2  # the backup


def test_a_project_that_excel_itself_saved_takes_modules_and_keeps_all_others(tmp_path):
    book = Path(
        shutil.copy(Path(find_spec("xlwings").origin).with_name("quickstart_standalone.xlsm"), tmp_path)
    )
    before, sources = modules(book), {name: text for name, text in vba.sources().items() if name != "xlwings"}
    project = with_modules(book, sources)
    package = Package.open(book)
    package.set_macros(project)
    package.save(book, now=NOW)

    assert modules(book) == {**before, **sources}
    assert len(before) > 4
    assert ours_in(modules(book)) == NO_MODULES


def test_a_second_time_changes_nothing(old_book):
    set_up_book(old_book, now=NOW, own_python=False)
    before = old_book.read_bytes()

    assert set_up_book(old_book, now=NOW, own_python=False) == BookSetup()
    assert old_book.read_bytes() == before


@pytest.mark.parametrize(("platform", "key"), [("win32", "INTERPRETER_WIN"), ("darwin", "INTERPRETER_MAC")])
def test_a_workbook_can_name_its_python_by_itself(old_book, platform, key):
    python = Path(sys.executable)
    done = set_up_book(old_book, now=NOW, own_python=True, platform=platform, interpreter=python)
    again = set_up_book(old_book, now=NOW, own_python=True, platform=platform, interpreter=python)
    sheet = openpyxl.load_workbook(old_book)[vba.CONF_SHEET]

    assert done.named
    assert not again.named
    assert dict(sheet.iter_rows(max_col=2, values_only=True)) == {**dict(vba.CONF), key: str(python)}
    assert sheet.sheet_state == "veryHidden"


def test_a_workbook_without_our_buttons_is_refused(tmp_path):
    book = tmp_path / "価値ログ.xlsx"
    new_book.build(book, rows=[], today=NOW.date())
    with pytest.raises(FileError) as refused:
        set_up_book(book, now=NOW, own_python=True, platform="win32")
    assert refused.value.code == "no_buttons"


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for another Python")
@pytest.mark.parametrize(("platform", "key"), [("win32", "INTERPRETER_WIN"), ("darwin", "INTERPRETER_MAC")])
@pytest.mark.parametrize("is_there", [True, False])
def test_the_python_of_other_workbooks_is_left_to_them_while_there_is_one(home, platform, key, is_there):
    config = setup.config_file(platform)
    config.parent.mkdir(parents=True)
    other, ours = home / "anaconda" / "python", home / "kachilog 2 (価値)" / "bin" / "python"
    other.parent.mkdir()
    if is_there:
        other.write_text("#!/bin/sh\nexit 1\n")
        other.chmod(0o755)
    config.write_text(f'"{key}","{other}"\n"PYTHONPATH","/x"\n')
    before = config.read_text("utf-8")
    done = setup.set_up(platform, ours)
    after = config.read_text("utf-8").splitlines()

    assert done.kept == (other if is_there else None)
    assert '"PYTHONPATH","/x"' in after
    if is_there:
        assert after == before.splitlines()
    else:
        assert [line for line in after if key in line] == [f'"{key}","{done.interpreter}"']
        assert platform == "win32" or str(done.interpreter).isascii()
