"""`kachilog setup`: the buttons find this Python, and nothing else in the configuration changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import xlwings as xw

from kachilog.base.errors import FileError
from kachilog.jobs.installing import setup

of_a_mac = pytest.mark.skipif(sys.platform == "win32", reason="paths as a Mac has them")
BOTH = [
    pytest.param("win32", "INTERPRETER_WIN", id="win32"),
    pytest.param("darwin", "INTERPRETER_MAC", id="darwin", marks=of_a_mac),
]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "key"),
    [("win32", "INTERPRETER_WIN"), pytest.param("darwin", "INTERPRETER_MAC", marks=of_a_mac)],
)
def test_a_fresh_machine_gets_the_absolute_path_of_this_python(platform, key):
    done = setup.set_up(platform)

    assert done.changed
    assert done.config.read_text() == f'"{key}","{sys.executable}"\n'
    assert setup.configured(platform).runs(Path(sys.executable))


@pytest.mark.parametrize(("platform", "key"), BOTH)
def test_a_second_setup_changes_nothing(platform, key):
    first = setup.set_up(platform)
    written = first.config.stat().st_mtime_ns
    second = setup.set_up(platform)

    assert not second.changed
    assert second.config.stat().st_mtime_ns == written


def test_other_settings_stay_and_an_older_path_goes(home):
    config = home / ".xlwings" / "xlwings.conf"
    config.parent.mkdir()
    config.write_text(
        '"PYTHONPATH","C:\\work"\n"interpreter_win","C:\\old\\python.exe"\n"SHOW CONSOLE","True"\n'
    )
    setup.set_up("win32", home / "python.exe")

    assert config.read_text().splitlines() == [
        '"PYTHONPATH","C:\\work"',
        '"SHOW CONSOLE","True"',
        f'"INTERPRETER_WIN","{home / "python.exe"}"',
    ]
    assert [path.name for path in config.parent.iterdir()] == ["xlwings.conf"]


def test_the_file_is_where_xlwings_looks_for_it_on_windows(home, monkeypatch):
    # xlwings computes its path once, when it is imported.
    shown = subprocess.run(
        [sys.executable, "-c", "import xlwings; print(xlwings.USER_CONFIG_FILE)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert setup.config_file("win32") == Path(shown.stdout.strip())


@of_a_mac
def test_on_the_mac_the_script_of_this_xlwings_is_installed_for_excel(home):
    done = setup.set_up("darwin")

    assert (
        done.script
        == home / "Library/Application Scripts/com.microsoft.Excel" / f"xlwings-{xw.__version__}.applescript"
    )
    assert done.script.read_bytes() == Path(xw.__file__).with_name(done.script.name).read_bytes()


@of_a_mac
def test_the_script_that_other_workbooks_may_need_is_known(home):
    assert setup.scripts() == []
    done = setup.set_up("darwin")

    assert setup.scripts() == [done.script]
    assert done.script not in setup.take_back("darwin")
    assert done.script.exists()


@of_a_mac
def test_a_changed_script_is_installed_anew():
    setup.set_up("darwin").script.write_text("broken")

    assert setup.set_up("darwin").changed
    assert not setup.set_up("darwin").changed


def test_where_excel_does_not_run_setup_says_so(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")

    assert setup.configured() is None
    with pytest.raises(FileError) as refused:
        setup.set_up()
    assert refused.value.code == "no_excel_here"


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows not everybody may make links")
def test_another_environments_python_is_told_apart_though_both_lead_to_one_base(home):
    for name in ("a", "b"):
        (home / name).mkdir()
        (home / name / "python").symlink_to(sys.executable)
    setup.set_up("win32", home / "a" / "python")
    found = setup.configured("win32")

    assert found.exists
    assert found.runs(home / "a" / "python")
    assert not found.runs(home / "b" / "python")


def test_a_python_that_is_gone_is_noticed(home):
    setup.set_up("win32", home / "gone" / "python.exe")

    assert not setup.configured("win32").exists
    assert not setup.configured("win32").runs(Path(sys.executable))


def test_nothing_configured_is_nothing_found():
    assert setup.configured("win32").interpreter is None
    assert not setup.configured("win32").exists


def test_a_path_that_the_code_page_cannot_write_is_refused_with_the_file_as_it_was(home, monkeypatch):
    config = setup.set_up("win32", home / "python.exe").config
    before = config.read_bytes()
    monkeypatch.setattr(setup, "_encoding", lambda: "cp932")
    with pytest.raises(FileError) as refused:
        setup.set_up("win32", home / "빨강" / "python.exe")

    assert refused.value.code == "interpreter_unnamable"
    assert config.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_one_sentence(home):
    (home / ".xlwings").write_text("a file")
    with pytest.raises(FileError) as refused:
        setup.set_up("win32")

    assert refused.value.code in ("file_unwritable", "file_unreadable")


def test_taking_back_leaves_what_is_of_others(home):
    config = setup.config_file("win32")
    config.parent.mkdir(parents=True)
    config.write_text('"PYTHONPATH","/x"\n')
    setup.set_up("win32")

    assert setup.take_back("win32") == [config]
    assert config.read_text() == '"PYTHONPATH","/x"\n'
    assert setup.take_back("win32") == []


def test_a_python_of_others_is_not_taken_back(home):
    other = home / "python"
    other.write_text("#!/bin/sh\nexit 1\n")
    other.chmod(0o755)
    setup.set_up("win32", other)
    before = setup.config_file("win32").read_bytes()

    assert setup.take_back("win32") == []
    assert setup.config_file("win32").read_bytes() == before


def test_a_line_that_was_the_only_one_takes_its_file_along(home):
    config = setup.set_up("win32").config

    assert setup.take_back("win32") == [config]
    assert not config.exists()
    assert not config.parent.exists()


def test_where_excel_does_not_run_there_is_nothing_to_take_back(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")

    assert setup.take_back() == []
