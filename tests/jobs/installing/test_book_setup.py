"""A workbook of an older version gets the module that fits, and nothing else in it changes."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import openpyxl
import pytest
from pyopenvba import ExcelFile
from support.byte_identity import raw_parts

from kachilog.base.errors import FileError
from kachilog.files.book.template import new_book, vba
from kachilog.jobs.installing import setup
from kachilog.jobs.installing.book_setup import BookSetup, set_up_book
from kachilog.jobs.installing.doctor import inspect

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
OLD = "0.31.4"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
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


def test_a_second_time_changes_nothing(old_book):
    set_up_book(old_book, now=NOW, own_python=False)
    before = old_book.read_bytes()

    assert set_up_book(old_book, now=NOW, own_python=False) == BookSetup(None, named=False)
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


def test_the_python_of_other_workbooks_is_left_to_them(home):
    config = setup.config_file("win32")
    config.parent.mkdir(parents=True)
    other = home / "anaconda" / "python"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\nexit 1\n")
    other.chmod(0o755)
    config.write_text(f'"INTERPRETER_WIN","{other}"\n"PYTHONPATH","/x"\n')
    before = config.read_bytes()
    done = setup.set_up("win32")

    assert done.kept == other
    assert not done.changed
    assert config.read_bytes() == before
