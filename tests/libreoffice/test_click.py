"""What a click in the LibreOffice edition runs: one process that loads ahead, and one that is waited for."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import time

import pytest

from kachilog.files import private
from kachilog.files.book.template import new_book as template
from kachilog.files.locking import exclusive
from kachilog.libreoffice import answer as ods_answer
from kachilog.libreoffice import click as ods_click
from kachilog.libreoffice import desk as ods_desk

CLICK = "ods_click.click(ods_click.folder_of(sys.argv[1]))"
ROWS = [[dt.date(2026, 11, 16), "投稿", 30, 2, 5, 1, 0, 0, None, None]]


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a click, as the macro fills it."""
    folder = tmp_path / "私の 一時"
    folder.mkdir()
    template.build(folder / ods_desk.SNAPSHOT, rows=ROWS)
    (folder / ods_answer.REQUEST).write_text("review\n\n10\n\n", "utf-8")
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
    with python(folder, "-c", AHEAD) as process:
        assert process.stdout.readline() == "begun\n"
        yield process
        process.kill()


def answer(folder):
    """Return the last line of the answer: what the status cell is to say."""
    return (folder / ods_click.ANSWER).read_text("utf-8").splitlines()[-1]


def test_the_one_ahead_answers_once_it_is_told_to_and_the_click_has_nothing_to_load(folder, ahead):
    assert not (folder / ods_click.ANSWER).exists()
    code = (
        f"import sys; from kachilog.libreoffice import click as ods_click; {CLICK}; "
        "print('kachilog.log.stream' in sys.modules)"
    )
    with python(folder, "-c", code) as click:
        assert click.communicate(timeout=60)[0] == "False\n"

    assert answer(folder).startswith("status\t")
    assert "2026-W47" in answer(folder)
    shutil.rmtree(folder)
    assert ahead.wait(timeout=60) == 0


def test_without_one_ahead_the_click_answers_by_itself(folder):
    with python(folder, "-m", "kachilog.libreoffice.click") as click:
        assert click.communicate(timeout=60)[0] == ""

    assert "2026-W47" in answer(folder)


def test_one_ahead_that_is_ended_costs_time_only(folder, ahead):
    ahead.kill()
    ahead.wait(timeout=60)
    ods_click.click(folder)

    assert "2026-W47" in answer(folder)


def test_one_ahead_that_comes_late_leaves_the_work_to_the_click(folder):
    code = (
        "import sys; from kachilog.libreoffice import click as ods_click; "
        "ods_click._PATIENCE = 0.0; ods_click.go_ahead(ods_click.folder_of(sys.argv[1]))"
    )
    with exclusive(folder / ods_click.LOCK), python(folder, "-c", code) as late:
        assert late.communicate(timeout=60)[0] == ""

    assert not (folder / ods_click.ANSWER).exists()


def test_one_ahead_ends_when_the_click_is_given_up(folder, ahead):
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()

    assert ahead.wait(timeout=60) == 0


def test_one_ahead_in_this_process_answers_when_the_word_is_there(folder, monkeypatch):
    (folder / ods_click.WORD).touch()
    monkeypatch.setattr(ods_click, "_PATIENCE", 0.0)
    ods_click.go_ahead(folder)

    assert "2026-W47" in answer(folder)


def test_one_ahead_waits_a_minute_for_the_word_and_no_longer(folder, monkeypatch):
    monkeypatch.setattr(ods_click, "_PATIENCE", -1.0)
    ods_click.go_ahead(folder)

    assert not (folder / ods_click.ANSWER).exists()


def test_one_ahead_that_does_not_get_the_lock_leaves_the_work(folder, monkeypatch):
    monkeypatch.setattr(ods_click, "_PATIENCE", 0.0)
    with exclusive(folder / ods_click.LOCK):
        ods_click.go_ahead(folder)

    assert not (folder / ods_click.ANSWER).exists()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a process has no other parent later on")
@pytest.mark.parametrize("role", ["", "--ahead"])
def test_who_answers_for_nobody_takes_the_folder_with_it(folder, role):
    code = (
        "import subprocess, sys; clicked = '-m', 'kachilog.libreoffice.click', *sys.argv[1:]; "
        "subprocess.Popen([sys.executable, *clicked], start_new_session=True)"
    )
    (folder / ods_click.WORD).touch()
    with python(folder, "-c", code, *[role] * bool(role)) as starting:
        assert starting.communicate(timeout=60)[0] == ""
    deadline = time.monotonic() + 60
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not folder.exists()


def test_while_one_ahead_lives_its_folder_is_nobody_elses_to_remove(folder, ahead):
    clicked = folder.rename(folder.with_name("kachilog-20261124220000123"))
    private.tidy(clicked.parent)
    assert clicked.exists()
    ahead.kill()
    ahead.wait(timeout=60)
    private.tidy(clicked.parent)
    assert not clicked.exists()
