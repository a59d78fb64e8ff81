"""What only Windows has: a file that another program holds, as Excel holds the workbook that it has open."""

from __future__ import annotations

import ctypes
import os
import runpy
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.documents import ROOT
from support.typed import kachilog, new_book

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="only Windows has share modes")

READS, NOBODY = 1, 0
"""Who may open the file beside the program: whoever only reads, or nobody."""
LINE = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n2026-11-16,投稿,30,2,5\n"


@contextmanager
def held(path, share):
    """Hold a file open for reading and writing."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    kernel.CreateFileW.argtypes = [ctypes.c_wchar_p, *[ctypes.c_uint32] * 2, ctypes.c_void_p]
    kernel.CreateFileW.argtypes += [ctypes.c_uint32] * 2 + [ctypes.c_void_p]
    handle = kernel.CreateFileW(str(path), 0xC0000000, share, None, 3, 0, None)
    assert handle != ctypes.c_void_p(-1).value, ctypes.get_last_error()
    try:
        yield
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


@pytest.fixture
def book(capsys, tmp_path):
    (tmp_path / "log.csv").write_text(LINE, "utf-8")
    made = new_book(capsys, tmp_path / "価値 ログ (1).xlsx")
    assert kachilog(capsys, "import", made, tmp_path / "log.csv")[0] == 0
    return made


@pytest.mark.parametrize("command", ["review", "import"])
def test_a_workbook_that_excel_has_open_is_said_to_be_and_stays(capsys, tmp_path, book, command):
    before, names = book.read_bytes(), sorted(path.name for path in tmp_path.rglob("*"))
    (tmp_path / "log.csv").write_text(LINE.replace("投稿", "DM"), "utf-8")
    more = [tmp_path / "log.csv"] if command == "import" else []
    with held(book, READS):
        code, _, err = kachilog(capsys, command, book, *more)

    assert code == 3
    assert f"「{book.name}」はほかのソフトが使っています" in err
    assert book.read_bytes() == before
    assert sorted(path.name for path in tmp_path.rglob("*")) == names
    assert kachilog(capsys, command, book, *more)[0] == 0


def test_what_only_reads_is_done_beside_excel(capsys, tmp_path, book):
    with held(book, READS):
        assert kachilog(capsys, "check", book)[0] == 0
        assert kachilog(capsys, "export", book, tmp_path / "out.csv")[0] == 0
    with held(book, NOBODY):
        code, _, err = kachilog(capsys, "check", book)
    assert code == 3
    assert book.name in err


def test_a_path_longer_than_windows_takes_is_no_traceback(capsys, tmp_path):
    folder = tmp_path.joinpath(*["長い名前のフォルダー" * 5] * 8)
    code, _, err = kachilog(capsys, "new", folder / "価値ログ.xlsx")

    assert code == 3
    assert err


@pytest.fixture
def documents(tmp_path):
    """Let the user's documents be a folder of the test, which only wine's registry may be told."""
    if not hasattr(ctypes.WinDLL("ntdll"), "wine_get_version"):
        pytest.skip("a user's registry is left alone")
    import winreg  # noqa: PLC0415 (there alone)

    folder = tmp_path / "OneDrive" / "ドキュメント"
    folder.mkdir(parents=True)
    place = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, place) as key:
        before, kind = winreg.QueryValueEx(key, "Personal")
        winreg.SetValueEx(key, "Personal", 0, winreg.REG_SZ, str(folder))
        yield folder
        winreg.SetValueEx(key, "Personal", 0, kind, before)


def test_a_double_click_makes_a_workbook_and_sets_it_up(tmp_path, documents):
    """In a folder as it is unpacked, with this Python and, by a `.pth`, with the libraries of this one."""
    folder = tmp_path / "kachilog (1) & b"  # wine's code page is not that of Japan
    folder.mkdir()
    runpy.run_path(str(ROOT / "packaging" / "build.py"))["put_texts"]("windows", folder)
    # wine cannot copy a file with its times.
    shutil.copytree(Path(sys.executable).parent, folder / "python", copy_function=shutil.copyfile)
    site = folder / "python" / "Lib" / "site-packages"
    site.mkdir(exist_ok=True)
    (site / "libraries.pth").write_text("\n".join(os.environ["PYTHONPATH"].split(";")), "utf-8")
    home = {name: str(tmp_path / name) for name in ("USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    done = subprocess.run(
        f'cmd.exe /c ""{folder / "はじめる.cmd"}" --dry"',
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env={**os.environ, **home, "PYTHONIOENCODING": "utf-8"},
    )
    told = done.stdout.decode("utf-8", "replace")

    assert (documents / "価値ログ.xlsm").exists(), told + done.stderr.decode("utf-8", "replace")
    config = (tmp_path / "USERPROFILE" / ".xlwings" / "xlwings.conf").read_text("mbcs")
    assert str(folder / "python" / "python.exe") in config
    assert list((tmp_path / "APPDATA").glob("Microsoft/Excel/XLSTART/kachilog.xlam"))
    assert done.returncode == 0, told  # the doctor has nothing to say
