"""Logs for tests, read from a table a person can read.

    date        action  minutes reactions quality inquiries
    2026-11-16  投稿    30      2         4       -

A dash is a blank cell; a column that is not in the heading is a column the source does not have.
"""

from __future__ import annotations

import datetime as dt
from typing import get_args

from kachilog.base.settings import Budget, Settings
from kachilog.base.week import Week
from kachilog.log.columns import Column, Key
from kachilog.log.gathered import Gathered
from kachilog.log.parse import Chunk, in_blocks
from kachilog.log.stream import Log, LogStream

FIVE = "日付|アクション内容|投入時間(分)|直接反応数|質的評価(1-5)"
TEN = FIVE + "|問い合わせ数|リピート相談数|紹介数|タグ|メモ"
NUMBERS = ("minutes", "reactions", "quality", "inquiries", "repeats", "referrals", "income")
ALL_KEYS = get_args(Key)
METHOD = """
    date        action minutes reactions quality inquiries repeats referrals
    2026-11-16  投稿   30      2         3       1         0       0
    2026-11-18  投稿   30      2         3       1         0       0
    2026-11-20  投稿   30      1         3       0         0       0
"""
"""The method's own example: 3 posts, 90 minutes, 2 inquiries."""


def log_of(table: str, *, problems=()) -> Log:
    """Return the log of a table, its rows numbered as under a heading in row 1."""
    heading, *lines = [line.split() for line in table.strip().splitlines()]
    rows = [dict(zip(heading, line, strict=True)) for line in lines]
    return log_of_rows(rows, keys=heading, problems=problems)


def log_of_rows(rows, *, keys=ALL_KEYS, problems=()) -> Log:
    """Return the log of mappings: a date or its ISO text, numbers or their text, "-" or None for a blank."""

    def column(name):
        return [None if row.get(name, "-") == "-" else row[name] for row in rows]

    days = [day if isinstance(day, dt.date) else dt.date.fromisoformat(day) for day in column("date")]
    values = {"date": days, **{name: [text or "" for text in column(name)] for name in ("action", "tags")}}
    for name in NUMBERS:
        values[name] = [None if value is None else int(value) for value in column(name)]
    gathered = Gathered([Column(at, name, name) for at, name in enumerate(values)])
    gathered.add(Chunk(range(2, len(rows) + 2), [*values.values()]))
    return Log(gathered, frozenset(keys), tuple(problems))


def settings_with(budget: int | None = 180, **changes) -> Settings:
    """Return settings with one budget for all time, or with none."""
    budgets = () if budget is None else (Budget(dt.date(1900, 1, 1), budget),)
    return Settings(budgets=budgets, **changes)


def weekly_rows(*minutes, until="2026-W47", **columns):
    """Return one row a week, the last in `until`; None leaves a week without rows."""
    last = Week.parse(until)
    weeks = [last.shift(back) for back in range(1 - len(minutes), 1)]
    return [
        {"date": week.start, "action": "投稿", "minutes": each, **columns}
        for week, each in zip(weeks, minutes, strict=True)
        if each is not None
    ]


def rows_of(stream):
    """Return the typed rows of a `LogStream`, a value per column of its header."""
    return [row for chunk in stream.chunks() for row in chunk.rows]


def records(*lines):
    """Return the records of lines whose cells are parted by `|`; the first line is row 1."""
    return [(row, line.split("|")) for row, line in enumerate(lines, 1)]


def log_of_lines(*lines, **kwargs) -> Log:
    """Return the log of a file with such lines."""
    return LogStream(in_blocks(records(*lines)), file="log.csv", **kwargs).log()


def found(log):
    """Return (row, column, code) of each problem of a log."""
    return [(problem.row, problem.column, problem.code) for problem in log.problems]
