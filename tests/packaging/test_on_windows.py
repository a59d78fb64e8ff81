"""What only Windows has: a file that another program holds, as Excel holds the workbook that it has open."""

from __future__ import annotations

import ctypes
import sys
from contextlib import contextmanager

import pytest
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
