"""The add-in is where Excel opens it by itself, with the Python that it runs, and goes without a trace."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from support.documents import ROOT

from kachilog.base.errors import FileError
from kachilog.base.version import __version__
from kachilog.files.book.addin import conf
from kachilog.files.book.closed import ClosedBook
from kachilog.jobs import new
from kachilog.jobs.installing import addin, addin_check

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
PYTHON = Path(sys.executable)
BUILT = new.built


@cache  # a workbook says when it was made
def stand_in(*, python=None, template=None, language="ja", version=__version__):
    """Return a workbook with the settings of an add-in: what it is beside them takes a second to build."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet(conf.CONF_SHEET)
    told = {conf.INTERPRETER: python, conf.TEMPLATE: template, conf.VERSION: version, conf.LANGUAGE: language}
    for line in told.items():
        sheet.append(line)
    book.save(out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home folder as an Excel that was opened once leaves it."""
    folder = tmp_path / "花子 home"
    (folder / "Library" / "Group Containers" / "UBF8T346G9.Office").mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("APPDATA", str(folder / "AppData" / "Roaming"))
    monkeypatch.setattr(addin, "build_addin", stand_in)
    monkeypatch.setattr(new, "built", lambda *_: SimpleNamespace(write=lambda out: out.write(b"blank")))
    monkeypatch.setattr(addin.setup, "install_script", lambda: (True, folder))
    # A Mac's shell reads no folder of such a name.
    monkeypatch.setattr(addin.setup, "named", lambda _, interpreter: interpreter or PYTHON)
    return folder


@pytest.fixture(params=["win32", "darwin"])
def platform(request):
    return request.param


def install(platform, lang="ja", **options):
    return addin.install(lang, now=NOW, platform=platform, **options)


def all_files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_it_is_alone_where_excel_opens_everything(platform, home):
    done = install(platform)
    startup = {
        "win32": home / "AppData/Roaming/Microsoft/Excel/XLSTART",
        "darwin": home
        / "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel",
    }[platform]

    assert [path.name for path in startup.iterdir()] == ["kachilog.xlam"]
    assert (done.path.parent, done.before, done.changed, done.blank_kept) == (startup, None, True, False)
    found = addin.installed(platform)
    assert found.is_current
    assert (found.interpreter, found.blank) == (PYTHON, done.blank)
    assert addin_check.amiss(platform, PYTHON) == []


@pytest.mark.parametrize(
    ("lang", "name", "sheet"), [("ja", "価値ログ.xlsx", "活動ログ"), ("en", "kachilog.xlsx", "Log")]
)
def test_the_book_that_a_new_one_is_a_copy_of_is_blank_and_has_no_macros(
    home, monkeypatch, lang, name, sheet
):
    monkeypatch.setattr(new, "built", BUILT)
    blank = install("win32", lang).blank

    assert blank == home / "AppData/Roaming/kachilog" / name
    assert sheet in openpyxl.load_workbook(blank).sheetnames
    assert len(ClosedBook.open(blank).log().frame) == 0


def test_a_second_time_changes_nothing(platform, home):
    done = install(platform)
    before = {path: path.stat().st_mtime_ns for path in all_files(home)}
    again = install(platform)

    assert (again.before, again.changed, again.path) == (__version__, False, done.path)
    assert {path: path.stat().st_mtime_ns for path in all_files(home)} == before


def test_another_version_gives_way(platform, home):
    done = install(platform)
    done.path.write_bytes(stand_in(python="/gone/python", template="/gone.xlsx", version="0.0.1"))
    (mark,) = home.rglob("*.made")
    mark.write_text(f"0.0.1 {mark.read_text('ascii').split()[1]}\n", "ascii")

    codes = [code for code, _ in addin_check.amiss(platform, PYTHON)]
    assert codes == ["old", "python_gone", "no_blank"]
    again = install(platform)
    assert (again.before, again.changed) == ("0.0.1", True)
    assert addin.installed(platform).is_current
    assert addin_check.amiss(platform, PYTHON) == []
    assert len(all_files(home)) == 3


def test_the_add_in_as_it_is_built_is_known_for_ours(home):
    place = addin.places("win32").addin
    place.parent.mkdir(parents=True)
    shutil.copy(ROOT / "workbook" / "kachilog.xlam", place)

    assert addin.installed("win32") == addin.Installed(place, __version__, None, None)
    codes = [code for code, _ in addin_check.amiss("win32", PYTHON)]
    assert codes == ["python_gone", "no_blank"]
    assert addin.remove("win32").gone == (place,)


@pytest.mark.parametrize("content", [b"mine", None])
def test_a_file_of_that_name_that_is_not_ours_stays(platform, content):
    path = addin.places(platform).addin
    path.parent.mkdir(parents=True)
    if content is None:
        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(FileError) as refused:
        install(platform)

    assert refused.value.code == "addin_foreign"
    assert [code for code, _ in addin_check.amiss(platform, PYTHON)] == ["foreign"]
    assert addin.remove(platform) == addin.Removed((), (path,))
    assert path.read_bytes() == before


def test_all_of_it_goes_and_what_the_user_changed_stays(platform, home):
    before = sorted(home.rglob("*"))
    done = install(platform)
    assert addin.remove(platform) == addin.Removed((done.path, done.blank), ())
    assert all_files(home) == []
    assert not done.blank.parent.exists()
    assert addin.remove(platform) == addin.Removed((), ())
    assert set(before) <= set(home.rglob("*"))

    done = install(platform)
    done.blank.write_bytes(b"my own")
    again = install(platform)
    assert again.blank_kept
    assert addin.remove(platform) == addin.Removed((done.path,), (done.blank,))
    assert done.blank.read_bytes() == b"my own"


@pytest.mark.parametrize("step", ["rename", "remove"])
def test_the_file_that_excel_has_open_is_told_and_stays(home, monkeypatch, step):
    done = install("win32")
    before = done.path.read_bytes()

    def held(path, *_):
        if path.name.startswith("kachilog.xlam"):
            raise PermissionError(13, "in use")

    monkeypatch.setattr(addin.disk, step, held)
    again = {
        "rename": lambda: install("win32", interpreter=home / "other"),
        "remove": lambda: addin.remove("win32"),
    }
    with pytest.raises(FileError) as refused:
        again[step]()
    assert refused.value.code == "addin_in_use"
    assert done.path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_one_sentence(home):
    (home / "AppData").write_text("a file", "utf-8")
    with pytest.raises(FileError) as refused:
        install("win32")
    assert refused.value.code == "file_unwritable"


def test_a_mac_whose_excel_was_never_opened_is_told(home):
    (home / "Library" / "Group Containers" / "UBF8T346G9.Office").rmdir()
    with pytest.raises(FileError) as refused:
        install("darwin")
    assert refused.value.code == "addin_no_office"
    assert all_files(home) == []


def test_without_excel_there_is_nothing_to_put_anywhere(monkeypatch, home):
    monkeypatch.setattr(addin.setup, "this_platform", lambda: None)
    with pytest.raises(FileError) as refused:
        addin.install("ja", now=NOW)
    assert refused.value.code == "no_excel_here"
    assert addin.installed() is None
    assert addin.remove() == addin.Removed((), ())


def test_what_keeps_it_from_running_is_named(home, monkeypatch):
    done = install("win32", interpreter=home / "python")
    (home / "python").touch()
    copy = home / "AppData/Roaming/Microsoft/AddIns/kachilog.xlam"
    copy.parent.mkdir()
    copy.touch()
    monkeypatch.setattr(addin_check, "is_blocked", lambda path: path == done.path)
    monkeypatch.setattr(addin_check, "is_disabled", lambda: True)

    assert addin_check.amiss("win32", PYTHON) == [
        ("other_python", {"what": home / "python"}),
        ("blocked", {"what": done.path}),
        ("disabled", {"what": done.path}),
        ("copy", {"what": copy}),
    ]


@pytest.mark.parametrize(
    ("items", "is_disabled"),
    [
        ({"16.0": [bytes(12) + "c:\\xlstart\\KACHILOG.xlam\0".encode("utf-16-le")]}, True),
        ({"16.0": ["text", bytes(12) + "c:\\other.xlam\0".encode("utf-16-le")]}, False),
        ({"15.0": [bytes(3) + "kachilog.xlam".encode("utf-16-le")]}, True),
        ({}, False),
    ],
)
def test_an_add_in_that_excel_disabled_is_found_in_the_registry(monkeypatch, items, is_disabled):
    def open_key(root, path):
        office = path.split("\\")[3]
        if root != "user" or office not in items:
            raise FileNotFoundError
        return items[office]

    def value_of(key, number):
        if number == len(key):
            raise OSError
        return "name", key[number], 3

    registry = SimpleNamespace(HKEY_CURRENT_USER="user", OpenKey=open_key, EnumValue=value_of)
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")

    assert addin_check.is_disabled() is is_disabled
    monkeypatch.setattr(sys, "platform", "linux")
    assert addin_check.is_disabled() is False
