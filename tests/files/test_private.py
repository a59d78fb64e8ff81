"""Folders for what is on its way are the user's alone, and what killed runs leave goes with the next."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time

import pytest

from kachilog.files import disk, private
from kachilog.files.locking import exclusive

HOLDING = """
import sys, time
from kachilog.files import private
with private.folder() as folder:
    (folder / "dump.txt").write_bytes(b"voices")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("TEMP", str(tmp_path))
    return tmp_path


def aged(folder, seconds=private._OLD + 10):
    """Let a folder, with all that is in it, not have changed for a while."""
    then = time.time() - seconds
    for path in (*folder.iterdir(), folder):
        os.utime(path, (then, then))


def left(place, name, *files, age=private._OLD + 10):
    folder = place / name
    folder.mkdir(parents=True)
    for file in files:
        (folder / file).write_bytes(b"x")
    aged(folder, age)
    return folder


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_folder_is_closed_to_others_whatever_the_mask_and_gone_afterwards(place):
    before = os.umask(0)
    try:
        with private.folder() as folder:
            assert folder.parent == place
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            with disk.create(folder / "new") as new:
                assert stat.S_IMODE(os.fstat(new.fileno()).st_mode) == 0o600
    finally:
        os.umask(before)
    assert list(place.iterdir()) == []


def running():
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", HOLDING], **pipes)


def test_what_a_killed_run_has_left_goes_at_once_and_what_one_works_with_stays(place):
    with running() as ending, running() as living:
        left_behind, in_use = (place / run.stdout.readline().strip() for run in (ending, living))
        ending.kill()
        ending.wait()
        with private.folder():
            assert not left_behind.exists()
            assert (in_use / "dump.txt").exists()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("within", ["", "lu123abc.tmp"])
def test_what_a_killed_click_has_left_goes_when_nobody_waits_for_it(place, within):
    old = left(place / within, "kachilog-20261124220000123", "dump.txt", "request.txt", "ahead.lock")
    empty = left(place / within, "kachilog-20261124220000124")
    young = left(place / within, "kachilog-20261124220000125", "dump.txt", "request.txt", age=5)
    busy = left(place / within, "kachilog-20261124220000126", "dump.txt", "ahead.lock")
    other = left(place / within, "kachilog-demo", "価値ログ.xlsm")
    foreign = left(place / within, "mine", "dump.txt")
    with exclusive(busy / "ahead.lock"):
        aged(busy)
        private.tidy(place)
        assert busy.exists()
    assert [folder.exists() for folder in (old, empty)] == [False, False]
    assert [folder.exists() for folder in (young, other, foreign)] == [True, True, True]


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_nothing_is_removed_through_a_link(place, tmp_path_factory):
    target = left(tmp_path_factory.mktemp("elsewhere"), "kachilog-1", "dump.txt")
    (place / "kachilog-1").symlink_to(target)
    private.tidy(place)
    assert (target / "dump.txt").exists()
