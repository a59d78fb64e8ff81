"""Cells that are to be set become few rectangles, and nothing else is in them but what may be blanked."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kachilog.page.blocks import Block, blocks, runs

PLACES = st.tuples(st.integers(0, 6), st.integers(0, 6))


def test_neighbours_become_one_block() -> None:
    cells = {(1, 1): "a", (1, 2): None, (2, 1): 3, (2, 2): "d"}
    assert list(blocks(cells, lambda _: False)) == [Block(1, 1, [["a", None], [3, "d"]])]


def test_what_lies_between_is_blanked_only_where_it_is_free() -> None:
    cells = {(1, 1): "a", (1, 3): "b"}
    assert list(blocks(cells, lambda place: place == (1, 2))) == [Block(1, 1, [["a", None, "b"]])]
    assert list(blocks(cells, lambda _: False)) == [Block(1, 1, [["a"]]), Block(1, 3, [["b"]])]


@given(st.dictionaries(PLACES, st.sampled_from(["x", 1, None])), st.sets(PLACES))
def test_every_cell_is_set_once_and_nothing_but_free_ones_beside(
    cells: dict[tuple[int, int], str | int | None], free: set[tuple[int, int]]
) -> None:
    done: dict[tuple[int, int], object] = {}
    for block in blocks(cells, lambda place: place in free):
        for row, line in enumerate(block.values, block.row):
            for column, value in enumerate(line, block.column):
                assert (row, column) not in done or (row, column) not in cells
                done[row, column] = value
    assert {place: done[place] for place in cells} == cells
    assert done.keys() - cells.keys() <= free


@given(st.sets(st.integers(0, 30)))
def test_rows_that_follow_each_other_are_one_run(rows: set[int]) -> None:
    found = list(runs(rows))
    assert {row for first, last in found for row in range(first, last + 1)} == rows
    assert all(first - last > 1 for (_, last), (first, _) in itertools.pairwise(found))
