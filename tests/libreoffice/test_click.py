"""What a click in LibreOffice runs: one process that loads ahead and stays, and one that is waited for."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import time

import pytest
from support.dumped import dump

from kachilog.files import private
from kachilog.files.book.template import new_book as template
from kachilog.files.locking import exclusive
from kachilog.libreoffice import answer as ods_answer
from kachilog.libreoffice import click as ods_click

CLICK = "ods_click.click(ods_click.folder_of(sys.argv[1]))"
ROWS = [[dt.date(2026, 11, 16), "投稿", 30, 2, 5, 1, 0, 0, None, None]]


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("click") / "book.xlsx"
    template.build(path, rows=ROWS)
    return path


@pytest.fixture
def folder(book, tmp_path):
    """Return the folder of a click, as the macro fills it."""
    return clicked(book, tmp_path / "kachilog-20261124220000123" / "1")


def clicked(book, folder):
    folder.mkdir(parents=True)
    dump(book, folder)
    (folder / ods_answer.REQUEST).write_text("review\n\n1\n10\n\nja", "utf-8")
    return folder


# A process ahead that says when it has begun.
AHEAD = """
import importlib, sys
from kachilog.libreoffice import click as ods_click

def loaded(name):
    print("begun", flush=True)
    return importlib.import_module(name)

ods_click.import_module = loaded
ods_click.go_ahead(ods_click.folder_of(sys.argv[1]))
"""


def python(folder, *arguments):
    command = [sys.executable, *arguments, folder.as_uri()]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.fixture
def ahead(folder):
    """Return a process ahead that has begun, and holds the lock."""
    with python(folder.parent, "-c", AHEAD) as process:
        assert process.stdout.readline() == "begun\n"
        yield process
        process.kill()


def answer(folder):
    """Return the last line of the answer: what the status cell is to say."""
    return (folder / ods_click.ANSWER).read_text("utf-8").splitlines()[-1]


def test_the_one_ahead_answers_click_after_click_and_these_have_nothing_to_load(book, folder, ahead):
    code = (
        f"import sys; from kachilog.libreoffice import click as ods_click; {CLICK}; "
        "print('kachilog.log.stream' in sys.modules)"
    )
    for one in (folder, clicked(book, folder.with_name("2"))):
        assert not (one / ods_click.ANSWER).exists()
        with python(one, "-c", code) as click:
            assert click.communicate(timeout=60)[0] == "False\n"
        assert answer(one).startswith("status\t")
        assert "2026-W47" in answer(one)

    assert (folder.parent / ods_click.READY).exists()
    shutil.rmtree(folder.parent)
    assert ahead.wait(timeout=60) == 0


def test_without_one_ahead_the_click_answers_by_itself_and_lets_the_next_one_start_one(folder):
    (folder.parent / ods_click.READY).touch()
    with python(folder, "-m", "kachilog.libreoffice.click") as click:
        assert click.communicate(timeout=60)[0] == ""

    assert "2026-W47" in answer(folder)
    assert not (folder.parent / ods_click.READY).exists()


def test_one_ahead_that_is_ended_costs_time_only(folder, ahead):
    ahead.kill()
    ahead.wait(timeout=60)
    ods_click.click(folder)

    assert "2026-W47" in answer(folder)


def test_one_ahead_that_comes_late_leaves_the_work_to_the_click_and_stays_for_the_next(book, folder):
    place = folder.parent
    with exclusive(place / ods_click.LOCK), python(place, "-c", AHEAD) as late:
        deadline = time.monotonic() + 60
        while not (place / ods_click.READY).exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        ods_answer.answer(folder)
        first = (folder / ods_click.ANSWER).stat().st_mtime_ns
        # Its lock is let go by whoever did the work.
        (place / ods_click.LOCK).unlink()
        second = clicked(book, place / "2")
        ods_click.click(second)
        assert "2026-W47" in answer(second)
        assert (folder / ods_click.ANSWER).stat().st_mtime_ns == first
        late.kill()


def test_one_ahead_ends_when_the_folder_is_gone(folder, ahead):
    shutil.rmtree(folder.parent)
    assert ahead.wait(timeout=60) == 0


def test_one_ahead_in_this_process_answers_when_the_word_is_there_and_ends_when_idle(folder, monkeypatch):
    (folder / ods_click.WORD).touch()
    monkeypatch.setattr(ods_click, "_IDLE", 0.2)
    ods_click.go_ahead(folder.parent)

    assert "2026-W47" in answer(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["1"]


def test_one_ahead_without_a_word_ends_when_idle(folder, monkeypatch):
    monkeypatch.setattr(ods_click, "_IDLE", 0.0)
    ods_click.go_ahead(folder.parent)

    assert not (folder / ods_click.ANSWER).exists()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a process has no other parent later on")
@pytest.mark.parametrize("role", ["", "--ahead"])
def test_who_answers_for_nobody_takes_the_folder_with_it(folder, role):
    code = (
        "import subprocess, sys; clicked = '-m', 'kachilog.libreoffice.click', *sys.argv[1:]; "
        "subprocess.Popen([sys.executable, *clicked], start_new_session=True)"
    )
    (folder / ods_click.WORD).touch()
    with python(folder.parent if role else folder, "-c", code, *[role] * bool(role)) as starting:
        assert starting.communicate(timeout=60)[0] == ""
    deadline = time.monotonic() + 60
    while folder.parent.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not folder.parent.exists()


def test_while_one_ahead_lives_its_folder_is_nobody_elses_to_remove(folder, ahead):
    place = folder.parent
    private.tidy(place.parent)
    assert folder.exists()
    ahead.kill()
    ahead.wait(timeout=60)
    private.tidy(place.parent)
    assert not place.exists()
