"""Of the rows that come in, those are new that a book does not have as often; each is added once."""

from __future__ import annotations

from itertools import permutations

import pytest

from kachilog.log.known_rows import KnownRows
from kachilog.log.stream import open_log

FIVE = "日付|アクション内容|投入時間(分)|直接反応数|質的評価(1-5)"
TEN = FIVE + "|問い合わせ数|リピート相談数|紹介数|タグ|メモ"
A, B, C = "2026-11-03|投稿|30|2|4", "2026-11-04|投稿|30|2|4", "2026-11-05|DM対応|5|1|3"


def log(*lines):
    return open_log([(row, line.split("|")) for row, line in enumerate(lines, 1)])


def new_rows(existing, incoming):
    columns = incoming.header.columns if incoming.header else ()
    book = KnownRows([columns])
    if existing.header:
        book.note(existing.header.columns, existing.chunks())
    return book.add(columns, incoming.chunks())


def added(existing, incoming):
    """Return how many of the rows of a log are new to a book, and how many it has."""
    new = new_rows(log(*existing), log(*incoming))
    assert new.added == len(new.rows)
    return new.added, new.duplicates


def added_by_each(book, *files, calculated=()):
    """Return how many rows each of several files adds to a book, one after the other."""
    existing, streams = log(*book), [log(*file) for file in files]
    known = KnownRows([stream.header.columns for stream in streams], calculated)
    known.note(existing.header.columns, existing.chunks())
    return [known.add(stream.header.columns, stream.chunks()).added for stream in streams]


def test_importing_twice_adds_nothing():
    incoming = (FIVE, A, B, A)
    assert added([FIVE], incoming) == (3, 0)
    assert added(incoming, incoming) == (0, 3)
    assert added_by_each([FIVE], incoming, incoming) == [3, 0]


def test_equal_rows_are_counted_not_just_matched():
    assert added([FIVE, A], [FIVE, A, A, A]) == (2, 1)
    assert added([FIVE, A, A, A], [FIVE, A]) == (0, 1)
    assert added_by_each([FIVE, A], [FIVE, A, A], [FIVE, A, A, A]) == [1, 1]


def test_the_order_of_rows_and_files_makes_no_difference():
    files = [FIVE, A, B, A], [FIVE, C, A, B, B], [FIVE, A]
    for order in permutations(files):
        assert sum(added_by_each([FIVE], *order)) == 5


def test_the_rows_that_are_new_come_as_they_are_in_their_order():
    assert [row[3] for row in new_rows(log(FIVE, B), log(FIVE, C, B, A)).rows] == [1, 2]


def test_rows_are_compared_on_the_columns_of_the_incoming_file():
    book = [TEN, A + "|1|0|0|実例|よい反応", B + "|||||"]
    assert added(book, [FIVE, A, B, C]) == (1, 2)


def test_each_of_several_files_is_compared_on_its_own_columns():
    with_note = A + "|||||よい反応"
    assert added_by_each([FIVE], [TEN, with_note], [FIVE, A], [TEN, A + "|||||"]) == [1, 0, 1]
    assert added_by_each([FIVE], [FIVE, A], [TEN, with_note], [TEN, with_note]) == [1, 1, 0]


def test_a_column_that_the_book_computes_is_not_compared():
    assert added_by_each([FIVE + "|時間", A + "|0.5"], [FIVE + "|時間", A + "|"], calculated=["時間"]) == [0]
    assert added_by_each([FIVE + "|時間", A + "|0.5"], [FIVE + "|時間", A + "|"]) == [1]


def test_a_column_that_the_book_lacks_counts_as_blank_there():
    assert added([FIVE, A, B], [FIVE + "|会話数", A + "|", B + "|3"]) == (1, 1)


def test_a_column_under_another_name_is_the_same_column():
    assert added([FIVE, A], ["Date|Action|Minutes|Reactions|Quality", A]) == (0, 1)


def test_the_line_breaks_of_a_cell_make_no_new_row():
    assert added([TEN, A + "|||||一\n二"], [TEN, A + "|||||一\r\n二"]) == (0, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a||b", "|ab|"), ("1||2", "12||"), ("a,b||", "a||b"), ("\t||", "||\t"), ("x||", "x |ー|")],
)
def test_cells_do_not_run_into_each_other(one, other):
    header = FIVE + "|メモ|甲|乙"
    assert added([header, f"{A}|{one}"], [header, f"{A}|{other}"]) == (1, 0)


def test_a_log_that_cannot_be_read_brings_nothing():
    assert added([FIVE, A], ["色|形", "赤|丸"]) == (0, 0)
    assert added(["色|形", "赤|丸"], [FIVE, A]) == (1, 0)
