"""The Python that the buttons run is reached whatever its folder is called."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kachilog.base.errors import FileError
from kachilog.jobs.installing import interpreter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a Mac's shell and its links")
FOLDERS = ["kachilog 2", "私のツール (1)", "R&D", "hana's", 'a"b', "$HOME", "a|b", "a;b", "`x`"]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    folder = tmp_path / "hana"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def installed(tmp_path):
    """Return a function that gives the Python of this environment in a folder of some name."""

    def named(folder):
        place = tmp_path / folder
        place.mkdir()
        (place / "environment").symlink_to(Path(sys.prefix), target_is_directory=True)
        return place / "environment" / "bin" / "python"

    return named


@pytest.mark.parametrize(
    "folder", [FOLDERS[1], *(pytest.param(one, marks=pytest.mark.thorough) for one in FOLDERS)]
)
def test_a_click_on_a_mac_reaches_a_python_in_a_folder_of_any_name(installed, folder):
    python = installed(folder)

    assert interpreter.failure_on_a_mac(python) or folder == "a|b"
    assert interpreter.failure_on_a_mac(interpreter.plain(python)) == ""


def test_a_plain_path_is_called_as_it_is(home):
    python = home / ".venv" / "bin" / "python"

    assert interpreter.plain(python) == python
    assert not interpreter.link().exists()


def test_the_link_follows_an_environment_that_moved(installed, home):
    first, second = installed("記録 1"), installed("記録 2")
    interpreter.plain(first)
    called = interpreter.plain(second)

    assert called == home / ".kachilog" / "environment" / "bin" / "python"
    assert interpreter.link().readlink() == second.parent.parent
    assert [path.name for path in interpreter.link().parent.iterdir()] == ["environment"]


def test_a_home_folder_that_no_shell_reads_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "花 子"))
    with pytest.raises(FileError) as refused:
        interpreter.plain(tmp_path / "花 子" / ".venv" / "bin" / "python")
    assert refused.value.code == "interpreter_unnamable"


def test_a_python_that_lacks_a_part_is_told_in_its_own_words(installed, tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'No module named xlwings' >&2\nexit 1\n")
    broken.chmod(0o755)

    assert interpreter.failure_on_a_mac(broken) == "No module named xlwings"


def test_another_python_is_asked_whether_it_has_this_package(tmp_path):
    silent, without = tmp_path / "gone", tmp_path / "without"
    without.write_text("#!/bin/sh\nexit 1\n")
    without.chmod(0o755)

    assert interpreter.has_kachilog(Path(sys.executable)) is True
    assert interpreter.has_kachilog(without) is False
    assert interpreter.has_kachilog(silent) is None


def test_the_link_goes_with_its_folder_and_what_is_no_link_stays(installed, home):
    interpreter.plain(installed("記録 1"))

    assert interpreter.unlink() == interpreter.link()
    assert not interpreter.link().parent.exists()
    interpreter.link().mkdir(parents=True)
    assert interpreter.unlink() is None
    assert interpreter.link().is_dir()
