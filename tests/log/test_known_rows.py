"""Of the rows that come in, those are new that a book does not have as often; each is added once."""

from __future__ import annotations

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.log import known_rows
from kachilog.log.known_rows import KnownRows
from kachilog.log.stream import open_log

FIVE = "日付|アクション内容|投入時間(分)|直接反応数|質的評価(1-5)"
TEN = FIVE + "|問い合わせ数|リピート相談数|紹介数|タグ|メモ"
A, B, C = "2026-11-03|投稿|30|2|4", "2026-11-04|投稿|30|2|4", "2026-11-05|DM対応|5|1|3"


def log(*lines):
    return open_log([(row, line.split("|")) for row, line in enumerate(lines, 1)])


def new_rows(existing, incoming):
    known = KnownRows()
    known.expect(incoming.header.columns if incoming.header else (), incoming.chunks())
    if existing.header:
        known.note(existing.header.columns, existing.chunks())
    return known.add()


def added(existing, incoming):
    """Return how many of the rows of a log are new to a book, and how many it has."""
    new = new_rows(log(*existing), log(*incoming))
    assert new.added == len(new.rows)
    return new.added, new.duplicates


def others(existing, incoming):
    """Return (line, row of the book, headers that differ) of the rows that a book has with other values."""
    new = new_rows(log(*existing), log(*incoming))
    return [(other.row, other.kept.row, [column.header for column in other.columns]) for other in new.others]


def added_by_each(book, *files, calculated=()):
    """Return how many rows each of several files adds to a book, one after the other."""
    existing, streams = log(*book), [log(*file) for file in files]
    known = KnownRows(calculated)
    for stream in streams:
        known.expect(stream.header.columns, stream.chunks())
    known.note(existing.header.columns, existing.chunks())
    return [known.add().added for _ in streams]


@pytest.mark.parametrize("spelling", ["投稿 ", "\u3000投稿", "投\u200b稿"])
def test_a_row_whose_action_is_spelled_otherwise_is_the_same_row(spelling):
    assert others([FIVE, A, C], [FIVE, A.replace("投稿", spelling), C]) == [(2, 2, ["アクション内容"])]


def test_importing_twice_adds_nothing():
    incoming = (FIVE, A, B, A)
    assert added([FIVE], incoming) == (3, 0)
    assert added(incoming, incoming) == (0, 3)
    assert added_by_each([FIVE], incoming, incoming) == [3, 0]


def test_equal_rows_are_counted_not_just_matched():
    assert added([FIVE, A], [FIVE, A, A, A]) == (2, 1)
    assert added([FIVE, A, A, A], [FIVE, A]) == (0, 1)
    assert added_by_each([FIVE, A], [FIVE, A, A], [FIVE, A, A, A]) == [1, 1]


def test_equal_rows_of_a_file_are_counted_where_any_of_them_goes_in():
    for book, repeated in (([FIVE], 2), ([FIVE, A], 2), ([FIVE, A, A], 0)):
        assert new_rows(log(*book), log(FIVE, A, B, A)).repeated == repeated


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
    assert added_by_each([FIVE], [TEN, with_note], [FIVE, A], [TEN, A + "|||||"]) == [1, 0, 0]
    assert added_by_each([FIVE], [FIVE, A], [TEN, with_note], [TEN, with_note]) == [1, 0, 0]


def test_a_column_that_the_book_computes_is_not_compared():
    assert added_by_each([FIVE + "|時間", A + "|0.5"], [FIVE + "|時間", A + "|"], calculated=["時間"]) == [0]
    assert others([FIVE + "|時間", A + "|0.5"], [FIVE + "|時間", A + "|"]) == [(2, 2, ["時間"])]


def test_a_column_that_the_book_lacks_counts_as_blank_there():
    assert added([FIVE, A, B], [FIVE + "|会話数", A + "|", B + "|3"]) == (0, 1)
    assert others([FIVE, A, B], [FIVE + "|会話数", A + "|", B + "|3"]) == [(3, 3, ["会話数"])]


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
    assert added([header, f"{A}|{one}"], [header, f"{A}|{other}"]) == (0, 0)
    assert len(others([header, f"{A}|{one}"], [header, f"{A}|{other}"])) == 1


def test_a_log_that_cannot_be_read_brings_nothing():
    assert added([FIVE, A], ["色|形", "赤|丸"]) == (0, 0)
    assert added(["色|形", "赤|丸"], [FIVE, A]) == (1, 0)


def test_a_row_with_other_values_is_neither_new_nor_known():
    changed = "2026-11-03|投稿|30|9|5"
    assert added([FIVE, A, B], [FIVE, changed, B]) == (0, 1)
    assert others([FIVE, A, B], [FIVE, changed, B]) == [(2, 2, ["直接反応数", "質的評価(1-5)"])]


def test_a_row_that_is_known_as_it_is_is_no_other_row_with_other_values():
    second = "2026-11-03|投稿|30|9|5"
    assert added([FIVE, A], [FIVE, A, second]) == (1, 1)
    assert added([FIVE, A, second], [FIVE, second]) == (0, 1)


def test_of_several_rows_the_likest_two_are_one():
    near, far = A[:-1] + "5", "2026-11-03|投稿|30|9|3"
    assert [other[:2] for other in others([FIVE, A], [FIVE, far, near])] == [(3, 2)]
    assert [other[:2] for other in others([FIVE, far, A], [FIVE, near])] == [(2, 3)]


def test_a_blank_that_is_filled_is_nearer_than_a_value_that_contradicts():
    blank, other = "2026-11-03|投稿|30||4", "2026-11-03|投稿|30|7|4"
    assert others([FIVE, other, blank], [FIVE, A])[0][:2] == (2, 3)


ONE_KEY = st.lists(
    st.sampled_from([f"2026-11-03|投稿|30|{one}|{two}" for one in ("", 1, 2) for two in ("", 3, 4)]),
    max_size=6,
)


def outcome(book, incoming, **options):
    """Return what a book holds in the end, and the values that were told to differ."""
    known = KnownRows()
    stream, existing = log(FIVE, *incoming), log(FIVE, *book)
    known.expect(stream.header.columns, stream.chunks())
    held = Counter()
    chunks = list(existing.chunks())
    for chunk in chunks:
        held.update(chunk.rows)
    known.note(existing.header.columns, chunks)
    new = known.add(**options)
    held.update(new.rows)
    pairs = Counter((tuple(other.kept.values.values()), other.columns, other.values) for other in new.others)
    return held, pairs, new.duplicates


@given(ONE_KEY, ONE_KEY, st.randoms(use_true_random=False))
def test_the_order_of_rows_of_one_key_makes_no_difference(book, incoming, random):
    before = outcome(book, incoming)
    for rows in (book, incoming):
        random.shuffle(rows)
    assert outcome(book, incoming) == before
    added = Counter(incoming) - Counter(book)
    assert sum(before[1].values()) == min(added.total(), (Counter(book) - Counter(incoming)).total())
    assert outcome(book, incoming, add=True)[0].total() == (Counter(book) | Counter(incoming)).total()


@pytest.mark.parametrize("many", [3, 30])
def test_of_very_many_rows_of_one_key_only_those_within_reach_are_remembered(many, monkeypatch):
    monkeypatch.setattr(known_rows, "_REMEMBERED", 10)
    book = [f"2026-11-03|投稿|30|{number}|4" for number in range(200, 1, -1)]
    incoming = [f"2026-11-03|投稿|30|{number}|5" for number in range(300, 300 + many)]
    pairs = outcome(book, incoming)[1]
    monkeypatch.setattr(known_rows, "_REMEMBERED", 10_000)
    assert outcome(book[::-1], incoming)[1] == pairs
    assert pairs.total() == many


def test_an_update_is_what_the_files_to_come_meet():
    changed = "2026-11-03|投稿|30|9|5"
    known = KnownRows()
    for lines in ([FIVE, changed], [FIVE, changed], [FIVE, A]):
        stream = log(*lines)
        known.expect(stream.header.columns, stream.chunks())
    existing = log(FIVE, A)
    known.note(existing.header.columns, existing.chunks())
    met = [known.add(update=True) for _ in range(3)]
    assert [(len(new.others), new.duplicates) for new in met] == [(1, 0), (0, 1), (1, 0)]
