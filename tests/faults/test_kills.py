"""Killed at any step of any save, a command leaves the old file or the new one whole, and the next works."""

import datetime as dt
import os

import pytest
from support import faults
from support.typed import METHOD, TODAY, kachilog, written

from kachilog.files import backups, saving

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied by fork")

FIRST = dt.datetime(2020, 1, 1)  # noqa: DTZ001  the user's clock has no zone
MORE = METHOD.replace("2026-11-2", "2026-10-2")


def with_old_backups(path):
    """Give a file more backups than are kept, so that the next save removes some."""
    for day in range(backups.FIRSTS[0][1] + 3):
        backups.make(path, FIRST + dt.timedelta(days=day))


def a_book(capsys, folder, name="価値ログ.xlsm"):
    log = written(folder / "log.csv")
    assert kachilog(capsys, "convert", log, folder / name)[0] == 0
    return folder / name


def reviewing(capsys, folder):
    book = a_book(capsys, folder)
    with_old_backups(book)
    return "review", book, "--week", "2026-W47", *TODAY


def reviewing_a_csv(_, folder):
    return "review", written(folder / "log.csv"), "--week", "2026-W47", *TODAY


def importing(capsys, folder):
    return "import", a_book(capsys, folder), written(folder / "more.csv", MORE)


def exporting(capsys, folder):
    return "export", a_book(capsys, folder), written(folder / "back.csv", MORE)


def converting(_, folder):
    return "convert", written(folder / "log.csv"), folder / "new.xlsx"


def converting_over(capsys, folder):
    book = a_book(capsys, folder, "book.xlsx")
    return "convert", written(folder / "more.csv", MORE), book


def restoring(capsys, folder):
    book = a_book(capsys, folder)
    with_old_backups(book)
    assert kachilog(capsys, "import", book, written(folder / "more.csv", MORE))[0] == 0
    return "restore", book, "2"


def making(_, folder):
    return "new", folder / "価値ログ.xlsx", *TODAY


def making_the_demo(_, folder):
    return "demo", folder / "見本", *TODAY


@pytest.mark.parametrize(
    ("prepare", "least"),
    [
        pytest.param(reviewing, 30, marks=pytest.mark.thorough),  # in all more than 200 places to die
        (reviewing_a_csv, 12),
        pytest.param(importing, 25, marks=pytest.mark.thorough),
        pytest.param(exporting, 15, marks=pytest.mark.thorough),
        pytest.param(converting, 14, marks=pytest.mark.thorough),
        pytest.param(converting_over, 22, marks=pytest.mark.thorough),
        (restoring, 16),
        pytest.param(making, 14, marks=pytest.mark.thorough),
        pytest.param(making_the_demo, 60, marks=pytest.mark.thorough),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_command_that_is_killed_leaves_the_old_file_or_the_new_one(
    capsys, tmp_path, monkeypatch, prepare, least
):
    folder = tmp_path / "記録"
    folder.mkdir()
    command = prepare(capsys, folder)
    for path in (*folder.rglob("*.*"),):
        path.chmod(0o600)
    killing = faults.Killing(tmp_path / "kept")
    monkeypatch.setattr(saving, "save", killing.save)
    code, _, said = kachilog(capsys, *command, "--debug")
    assert (code, said) == (0, "")

    assert killing.points >= least
    assert faults.litter(folder) == []
