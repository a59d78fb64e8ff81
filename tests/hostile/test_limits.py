"""Whatever a file is made of: a sentence or the work done, in seconds and in bounds, never a traceback."""

import os

import pytest
from support import hostile
from support.limited import kachilog
from support.tiers import sampled
from support.typed import METHOD, TODAY, written
from support.typed import kachilog as cli

SECONDS = 5.0
MEGABYTES = 500
WAIT = 60
"""Seconds after which a command hangs for sure: a busy machine may take longer than SECONDS of its time."""

QUICK_CSVS = ("rows of a million empty cells", "noise", "a link to itself", "a pipe nobody writes to")
QUICK_BOOKS = ("300,000 levels of XML", "a sheet elsewhere", "a name that climbs out")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="some of these files only POSIX systems have")


def review(folder, path, *words):
    """Return how a review ended that nothing watches: with its lines counted it takes four times as long."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return kachilog(folder, "review", path, *words, *TODAY, seconds=WAIT, environment=environment)


def within_limits(ended):
    """Tell whether a command kept to its time, its memory, its codes and a readable length."""
    assert ended.memory < MEGABYTES
    assert ended.cpu < SECONDS
    assert ended.code in (0, 1, 3)
    assert ended.out or ended.err
    assert len(ended.err) < 3000
    return True


@pytest.mark.parametrize("name", sampled(hostile.CSVS, *QUICK_CSVS))
def test_no_csv_breaks_a_command(tmp_path, name):
    path = tmp_path / "log.csv"
    hostile.CSVS[name](path)
    out = tmp_path / "page.xlsx"
    assert within_limits(review(tmp_path, path, "--out", out))


@pytest.mark.parametrize("name", sampled(hostile.BOOKS, *QUICK_BOOKS))
def test_no_workbook_breaks_a_command(tmp_path, name):
    path = tmp_path / "book.xlsx"
    hostile.BOOKS[name](path)
    ended = review(tmp_path, path, "--week", "2026-W47")
    assert within_limits(ended)
    assert ended.code in (0, 3)
    beside = {file.name for file in tmp_path.iterdir()}
    assert beside <= {"book.xlsx", "kachilog-backup"}


NAMES = (
    "改\n行.csv",
    "タブ\t.csv",
    "-x.csv",
    "'\"$(x).csv",
    "あ" * 80 + ".csv",
    "\udcff.csv",
    "\x1b[31m.csv",
)


@pytest.mark.parametrize("name", sampled(NAMES, "\udcff.csv", "\x1b[31m.csv"))
def test_any_name_of_a_file_can_be_said(tmp_path, name):
    written(tmp_path / name, METHOD)
    ended = kachilog(tmp_path, "check", tmp_path / name, *TODAY, seconds=WAIT)
    assert ended.code == 0
    gone = kachilog(tmp_path, "check", tmp_path / f"ない{name}", seconds=WAIT)
    assert gone.code == 3
    assert "\x1b" not in ended.out + ended.err + gone.err


def test_who_may_not_read_a_file_is_told_so(capsys, tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    path = written(tmp_path / "log.csv", METHOD)
    path.chmod(0o600)
    # The way to the file is open to all, the file is not.
    for folder in [tmp_path, *tmp_path.parents[:3]]:
        folder.chmod(folder.stat().st_mode | 0o055)
    assert cli(capsys, "check", path, *TODAY)[0] == 0  # loads what a stranger could not
    os.seteuid(65534)
    try:
        code, _, err = cli(capsys, "check", path, *TODAY)
    finally:
        os.seteuid(0)
    assert code == 3
    assert "log.csv" in err
