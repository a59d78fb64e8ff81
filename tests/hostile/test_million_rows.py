"""A sheet that is full: every command ends, in bounded memory, and one row too many is a sentence.

It takes minutes, so it runs where KACHILOG_HOSTILE=all asks for it.
"""

import os

import pytest
from support.hostile import HEADER
from support.limited import kachilog
from support.typed import METHOD, TODAY, written

SHEET_ROWS, ABOVE = 1_048_576, 20
WAIT, MEGABYTES = 900, 500

pytestmark = pytest.mark.skipif(
    os.environ.get("KACHILOG_HOSTILE") != "all", reason="takes minutes: KACHILOG_HOSTILE=all"
)


def log_of(path, rows):
    """Write a log of so many rows over twenty years."""
    with path.open("w", encoding="utf-8", newline="") as text:
        text.write(f"{HEADER},メモ\r\n")
        for number in range(rows):
            year, month, day = 2007 + number * 19 // rows, 1 + number % 12, 1 + number % 28
            text.write(f"{year}-{month:02}-{day:02},投稿,{number % 60},{number % 5},4,{number}件目のメモ\r\n")
    return path


def test_a_full_sheet_is_made_checked_reviewed_and_moved_in_bounded_memory(tmp_path):
    log, book, back = tmp_path / "log.csv", tmp_path / "book.xlsx", tmp_path / "back.csv"
    log_of(log, SHEET_ROWS - ABOVE)
    more = written(tmp_path / "more.csv", METHOD)
    for command in (
        ("convert", log, book),
        ("check", book, *TODAY),
        ("review", book, "--week", "2025-W40", *TODAY),
        ("import", book, more),
        ("export", book, back),
    ):
        ended = kachilog(tmp_path, *command, seconds=WAIT)
        print(f"{command[0]}: {ended.seconds:.1f} s, {ended.memory:.0f} MB")
        assert ended.code == 0, ended.err
        assert ended.memory < MEGABYTES
    with back.open("rb") as written_back:
        assert sum(1 for _ in written_back) == SHEET_ROWS - ABOVE + 1 + 3


def test_one_row_more_than_a_sheet_holds_is_a_sentence_and_leaves_nothing(tmp_path):
    log = log_of(tmp_path / "log.csv", SHEET_ROWS + 1)
    ended = kachilog(tmp_path, "convert", log, tmp_path / "book.xlsx", seconds=WAIT)
    assert ended.code == 3
    assert "1,048,576" in ended.err
    assert ended.memory < MEGABYTES
    assert [file.name for file in tmp_path.iterdir()] == ["log.csv"]
