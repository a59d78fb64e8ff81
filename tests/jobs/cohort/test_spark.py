"""Spark, the engine with a process of its own: the same figures, and no trace of it afterwards."""

import datetime as dt
import os
import random
import socket
import time
from pathlib import Path

import pytest
from support.cohort import expected, summed, three_members
from support.typed import TODAY, kachilog

pytestmark = pytest.mark.spark

DAYS = (dt.date(1900, 1, 1), dt.date(2026, 12, 27), dt.date(2026, 12, 28), dt.date(2027, 1, 3), dt.date.max)


def logs(chance):
    """Return the rows of 20 logs, with blanks, around the turn of a year and at the ends of the calendar."""

    def count(most):
        return chance.choice([None, chance.randint(0, most), 999_999_999])

    def row():
        counts = {name: count(600) for name in ("minutes", "reactions", "inquiries", "repeats", "referrals")}
        return {"date": chance.choice(DAYS), "quality": chance.choice([None, 1, 2, 3, 4, 5]), **counts}

    return [[row() for _ in range(chance.randint(1, 30))] for _ in range(20)]


@pytest.fixture
def _west_of_greenwich(monkeypatch):
    """Stand where midnight in Greenwich is the day before."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/Los_Angeles")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_west_of_greenwich")
def test_spark_sums_as_pandas_does_wherever_it_stands():
    rows = logs(random.Random(7))  # noqa: S311 (no secret)
    ours, theirs = expected(rows), summed("spark", rows)
    assert theirs == ours
    assert [[*weeks] for weeks in theirs.values()] == [[*weeks] for weeks in ours.values()]


def test_the_command_makes_the_same_file_and_leaves_nothing_behind(capfd, tmp_path, monkeypatch):
    folder, here = three_members(tmp_path / "logs"), tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    asked = []
    connect = socket.socket.connect

    def noted(self, address):
        asked.append(address[0])
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    assert kachilog(capfd, "cohort", folder, "--out", tmp_path / "duckdb.parquet", *TODAY)[0] == 0
    assert asked == []
    out = tmp_path / "spark.parquet"
    code, said, err = kachilog(capfd, "cohort", folder, "--out", out, "--engine", "spark", *TODAY)
    assert (code, err) == (0, "")
    assert said.splitlines() == [
        "3人分を読みました(7行)",
        f"週ごとの数字を書きました: {out}(3人、5行)",
    ]
    assert out.read_bytes() == (tmp_path / "duckdb.parquet").read_bytes()
    assert set(asked) == {"127.0.0.1"}
    assert list(here.iterdir()) == []
    assert children() == []


def children():
    """Return the processes that this one has started and that still run."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    return [child for task in tasks.iterdir() for child in (task / "children").read_text().split()]
