"""Folders of logs, and what a Parquet of their weeks says."""

from __future__ import annotations

import tempfile
from contextlib import closing
from itertools import groupby
from pathlib import Path

import duckdb
from support.logs import log_of_rows
from support.typed import HEADER, METHOD

from kachilog.jobs.cohort.engines import sums_by_member
from kachilog.jobs.cohort.staging import MEMBER, STAGED
from kachilog.metrics.weekly_sums import totals_in, week_in, weekly_totals

SECOND = f"""{HEADER}
2026-11-16,投稿,30,2,5,0
2026-11-23,個別相談,60,1,4,1
"""
FIVE_COLUMNS = """Date,Action,Minutes,Direct reactions,Quality (1-5)
2026-11-22,post,20,3,
2026-11-23,post,25,0,2
"""


def folder_of(path, **logs):
    """Make a folder with one CSV per member and return its path."""
    path.mkdir(exist_ok=True)
    for name, text in logs.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def three_members(path):
    """Make a folder of three members' logs, one without inquiries, and return its path."""
    return folder_of(path, 田中=METHOD, 佐藤=SECOND, 鈴木=FIVE_COLUMNS)


def table(parquet):
    """Return the rows of a Parquet as mappings."""
    with closing(duckdb.connect()) as connection:
        answer = connection.execute("SELECT * FROM read_parquet(?)", [str(parquet)])
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def types(parquet):
    """Return the columns of a Parquet and their SQL types."""
    with closing(duckdb.connect()) as connection:
        answer = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(parquet)])
        return {row[0]: row[1] for row in answer.fetchall()}


def put_by(logs, folder):
    """Write rows as `staging.stage` puts them by, in two files."""
    lines = [
        ",".join([str(member), *("" if row[name] is None else str(row[name]) for name in STAGED[1:])])
        for member, rows in enumerate(logs)
        for row in rows
    ]
    for number, part in enumerate((lines[::2], lines[1::2])):
        text = "\n".join([",".join(STAGED), *part]) + "\n"
        (folder / f"{number}.csv").write_text(text, encoding="ascii")


def summed(engine, logs):
    """Return the totals of each member's weeks, in the order in which the engine gives them."""
    with tempfile.TemporaryDirectory() as temporary:
        staged, scratch = Path(temporary, "rows"), Path(temporary, "scratch")
        staged.mkdir()
        scratch.mkdir()
        put_by(logs, staged)
        sums = [*sums_by_member(engine, staged, scratch)]
    return {
        member: {week_in(row): totals_in(row) for row in rows}
        for member, rows in groupby(sums, key=lambda row: row[MEMBER])
    }


def expected(logs):
    """Return the totals as the product computes them, one log at a time, on pandas."""
    logs = [log_of_rows(rows) for rows in logs]
    return {
        member: weekly_totals(log.frame, log.keys, "monday")
        for member, log in enumerate(logs)
        if len(log.frame)
    }
