"""What a click hands to Python is the user's alone, and a click that is killed leaves nothing for long."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import signal
import stat
import sys
import threading
import time
from pathlib import Path

import pytest
from support import office
from support.tiers import sampled

from kachilog.files.book import ods
from kachilog.files.book.template import new_book as template
from kachilog.wording import Words

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.thorough,
    pytest.mark.skipif(os.name != "posix", reason="modes and signals are POSIX's"),
]

ROWS = [[dt.date(2026, 11, 16), "投稿", 30, 2, 5, 1, 0, 0, None, None]]


def book_with(folder, *lines):
    """Make an .ods whose buttons run a shell script of these lines before Python."""
    python = folder / "python"
    python.write_text("\n".join(["#!/bin/sh", *lines, f'exec {sys.executable} "$@"', ""]), "utf-8")
    python.chmod(0o755)
    template.build(folder / "bare.xlsx", rows=ROWS, today=dt.date(2026, 11, 24))
    ods.build_ods(folder / "bare.xlsx", folder / "b.ods", Words("ja"), python=python)
    return folder / "b.ods"


@contextlib.contextmanager
def opened(folder, path, place):
    """Open a workbook in a LibreOffice whose temporary files go to `place`; give what clicks WeeklyReview."""
    place.mkdir(exist_ok=True)
    folder.mkdir()
    with office.desktop(folder, environment={**os.environ, "TMPDIR": str(place)}) as desktop:
        load = office.properties(Hidden=True, MacroExecutionMode=4)
        book = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, load)
        name = "vnd.sun.star.script:Standard.Kachilog.WeeklyReview?language=Basic&location=document"
        yield lambda: book.getScriptProvider().getScript(name).invoke((), (), ())


def clicks(place):
    return [*place.rglob("kachilog-*")]


def told(place):
    """Return whether a click has told what stands in the document."""
    with contextlib.suppress(FileNotFoundError):  # it has gone while it was looked at
        return any([*folder.glob("*/dump.txt")] for folder in clicks(place))
    return False


def modes(folder):
    return {path: stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_nobody_else_may_read_what_is_on_its_way(tmp_path):
    place, seen = tmp_path / "tmp", tmp_path / "seen"
    path = book_with(tmp_path, f"touch {seen}; while [ -e {seen} ]; do sleep 0.05; done")
    before = os.umask(0)
    try:
        with opened(tmp_path / "office", path, place) as click:
            found, done = [], threading.Event()

            def look():
                while not done.wait(0.2):
                    with contextlib.suppress(FileNotFoundError):  # it has gone while it was looked at
                        found.extend({**modes(one), **modes(one.parent)} for one in clicks(place))
                    if found and any(path.name == "dump.txt" for path in found[-1]):
                        seen.unlink(missing_ok=True)

            watch = threading.Thread(target=look)
            watch.start()
            click()
            done.set()
            watch.join()
    finally:
        os.umask(before)
    last = next(one for one in reversed(found) if any(path.name == "dump.txt" for path in one))
    by_name = {path.name: mode for path, mode in last.items()}
    assert by_name["dump.txt"] == 0o600
    assert by_name["request.txt"] == 0o600
    (parent,) = [mode for path, mode in last.items() if path.parent == place]
    assert parent == 0o700
    assert not any(path.is_dir() for one in clicks(place) for path in one.iterdir())


@pytest.mark.parametrize("slow", sampled([True, False], True))
def test_a_click_that_is_killed_leaves_no_voices_behind(tmp_path, slow):
    place = tmp_path / "tmp"
    path = book_with(tmp_path, "sleep 3" if slow else "")
    with opened(tmp_path / "office", path, place) as click:

        def kill():
            deadline = time.monotonic() + 60
            while not told(place):
                assert time.monotonic() < deadline
                time.sleep(0.01)
            (pid,) = [pid for pid in running() if f"{tmp_path}/office" in command(pid)]
            os.kill(pid, signal.SIGKILL)

        watch = threading.Thread(target=kill)
        watch.start()
        with contextlib.suppress(Exception):  # the connection breaks
            click()
        watch.join()
        deadline = time.monotonic() + 30
        while clicks(place) and time.monotonic() < deadline:
            time.sleep(0.1)
    assert clicks(place) == []


def running():
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def command(pid):
    with contextlib.suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
        return words if "soffice.bin" in words else ""
    return ""
