"""The folders for a first run by double click: what is clicked, what is read, what is left out."""

import os
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from support.documents import ROOT

PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module")
def build():
    return runpy.run_path(str(PACKAGING / "build.py"))


def test_windows_gets_its_line_ends_and_a_code_page_before_the_first_japanese_word(build, tmp_path):
    build["put_texts"]("windows", tmp_path)
    script = (tmp_path / "はじめる.cmd").read_bytes()
    assert script.count(b"\r\n") == script.count(b"\n") > 5
    before, _, after = script.partition(b"chcp 65001")
    assert before.isascii()
    assert not after.isascii()
    assert b"python\\python.exe -I -m kachilog.cli.first_run %*" in after
    ending = (tmp_path / "やめる.cmd").read_bytes()
    assert ending.partition(b"chcp 65001")[0].isascii()
    assert b"python\\python.exe -I -m kachilog.cli.first_run --remove\r\n" in ending
    text = (tmp_path / "README-はじめる.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert "SmartScreen" in text.decode("utf-8-sig")


def test_a_mac_gets_a_script_that_may_be_run(build, tmp_path):
    build["put_texts"]("mac", tmp_path)
    script = tmp_path / "はじめる.command"
    assert script.read_bytes().startswith(b"#!/bin/bash\n")
    assert os.access(script, os.X_OK)
    assert "Gatekeeper" in (tmp_path / "README-はじめる.txt").read_text("utf-8")
    (tmp_path / "uv-arm64").write_bytes(b"a program")
    build["zipped"](tmp_path)
    with zipfile.ZipFile(tmp_path.with_name(f"{tmp_path.name}.zip")) as made:
        modes = {Path(one.filename).name: one.external_attr >> 16 for one in made.infolist()}
    assert modes == {
        "はじめる.command": 0o755,
        "やめる.command": 0o755,
        "uv-arm64": 0o755,
        "README-はじめる.txt": 0o644,
    }


def test_what_nobody_needs_of_python_is_left_out(build):
    left_out = build["LEFT_OUT"].match
    out = ("tcl/tcl8.6/init.tcl", "include/Python.h", "Lib/tkinter/__init__.py", "Lib/json/__pycache__/a.pyc")
    kept = ("python.exe", "python313.dll", "Lib/json/__init__.py", "DLLs/_ctypes.pyd", "vcruntime140.dll")
    assert all(map(left_out, out))
    assert not any(map(left_out, kept))


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize("succeeds", [True, False])
def test_the_script_of_the_mac_installs_then_makes_the_first_run(tmp_path, succeeds):
    """With a stand-in for uv, which installs nothing and whose environment has this Python."""
    folder, home = tmp_path / "価値ログ (1)", tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    environment = tmp_path / "tools" / "kachilog" / "bin"
    environment.mkdir(parents=True)
    folder.mkdir()
    shutil.copy(PACKAGING / "はじめる.command", folder)
    (folder / "kachilog-1.0-py3-none-any.whl").touch()
    (environment / "python").write_text(f'#!/bin/bash\nexec "{sys.executable}" "$@"\n')
    (environment / "python").chmod(0o755)
    uv = folder / f"uv-{os.uname().machine}"
    uv.write_text(
        f'#!/bin/bash\n[ "$2" = dir ] && echo "{tmp_path}/tools" && exit\n'
        f'echo "$@" > "{tmp_path}/asked"\nexit {0 if succeeds else 2}\n'
    )
    uv.chmod(0o755)
    done = subprocess.run(
        ["bash", str(folder / "はじめる.command"), "--dry"],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(home), "PATH": os.defpath, "PYTHONUTF8": "1"},
    )
    assert "./kachilog-1.0-py3-none-any.whl" in (tmp_path / "asked").read_text()
    assert (home / "Documents" / "価値ログ.xlsm").exists() == succeeds
    assert done.returncode == (0 if succeeds else 1), done.stderr
    assert ("取り込めませんでした" in done.stdout) != succeeds


def test_both_folders_say_that_a_workbook_is_never_written_over():
    for kind in ("windows", "mac"):
        assert "すでにあるブックは書きかえません" in (PACKAGING / f"README-{kind}.txt").read_text("utf-8")


@pytest.mark.parametrize("kind", ["windows", "mac"])
def test_both_folders_say_how_to_update_and_how_to_end(kind):
    text = (PACKAGING / f"README-{kind}.txt").read_text("utf-8")
    assert "新しい版が出たら、Excel を" in text
    assert "やめる" in text.rsplit("やめるときは", 1)[1]


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_the_script_of_the_mac_takes_the_tab_away_before_the_program(tmp_path):
    """With a stand-in for uv, whose environment has a stand-in for Python."""
    python = tmp_path / "tools" / "kachilog" / "bin" / "python"
    python.parent.mkdir(parents=True)
    shutil.copy(PACKAGING / "やめる.command", tmp_path)
    uv = tmp_path / f"uv-{os.uname().machine}"
    for program, line in ((python, "python"), (uv, "uv")):
        told = f'echo "{line} $@" >> "{tmp_path}/asked"'
        asks = f'[ "$2" = dir ] && echo "{tmp_path}/tools" && exit\n' if program is uv else ""
        program.write_text(f"#!/bin/bash\n{asks}{told}\n")
        program.chmod(0o755)
    done = subprocess.run(
        ["bash", str(tmp_path / "やめる.command")],
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(tmp_path), "PATH": os.defpath},
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "asked").read_text().splitlines() == [
        "python -m kachilog.cli.first_run --remove",
        "uv tool uninstall --quiet kachilog",
    ]
