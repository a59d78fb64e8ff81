"""A form is found again wherever its rows and columns have gone, and only our own cells on it change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kachilog.page.form import PAGE_MARK, TREND_MARK, Changes, Filled, changes, found_mark, located, marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.spreadsheet import Cell, CellValue
    from kachilog.reviews.entries import Place

MARK = f"{PAGE_MARK}2026-W47"
SUNDAYS_MARK = f"{PAGE_MARK}2026-11-15"


def form(
    cells: Mapping[Place, CellValue], *, hidden: frozenset[int] = frozenset(), mark: str = MARK, rows: int = 5
) -> Filled:
    entries = {} if mark == TREND_MARK else {"stop": (4, 2), "fatigue": (4, 3)}
    return Filled(mark, cells, entries, hidden, rows, 4)


def sheet(filled: Filled) -> list[list[Cell]]:
    """Return the cells of a sheet on which a form has been painted, with a column of the user's beside it."""
    grid: list[list[Cell]] = [[None] * (filled.columns + 1) for _ in range(filled.rows + 1)]
    for (row, column), value in {**filled.cells, **marks(filled)}.items():
        grid[row][column] = value  # type: ignore[assignment]
    return grid


def change(filled: Filled, grid: list[list[Cell]], formulas: frozenset[Place] = frozenset()) -> Changes:
    where = located(grid)
    assert where is not None
    return changes(filled, where, grid, formulas)


def carried_out(done: Changes, grid: list[list[Cell]]) -> None:
    for (row, column), value in done.cells.items():
        grid[row][column] = value  # type: ignore[assignment]


NOW = form({(1, 1): "効率", (1, 2): 3.2, (2, 1): "声", (2, 2): None})
NEXT = form({(1, 1): "Efficiency", (1, 2): 4.0, (2, 1): None, (2, 2): 7})


def test_a_painted_form_is_found_with_its_entries_and_ledger() -> None:
    where = located(sheet(NOW))
    assert where is not None
    assert where.mark == MARK
    assert where.entries == {"stop": (4, 2), "fatigue": (4, 3)}
    assert set(where.written) == {(1, 1), (1, 2), (2, 1)}


def test_what_is_as_it_should_be_is_left_alone() -> None:
    assert change(NOW, sheet(NOW)) == Changes()


def test_only_what_differs_is_set() -> None:
    done = change(NEXT, sheet(NOW))
    own = {place: value for place, value in done.cells.items() if place[1] != 0}
    assert own == {(1, 1): "Efficiency", (1, 2): 4.0, (2, 1): None, (2, 2): 7}
    assert not done.kept


def test_after_a_change_the_next_one_finds_its_own_values() -> None:
    grid = sheet(NOW)
    carried_out(change(NEXT, grid), grid)
    assert change(NEXT, grid) == Changes()
    assert change(NOW, grid).kept == 0


def test_rows_and_columns_are_found_where_the_user_has_moved_them() -> None:
    grid = sheet(NOW)
    grid.insert(1, [None] * 5)
    for line in grid:
        line.insert(0, "mine")
    done = change(NEXT, grid)
    assert done.cells[2, 3] == 4.0
    assert all(grid[row][column] != "mine" for row, column in done.cells)


def test_what_the_user_deleted_is_not_made_again() -> None:
    grid = sheet(NOW)
    del grid[1]
    for line in grid:
        del line[2]
    done = change(NEXT, grid)
    assert set(done.cells.values()) == {None, "2|"}
    where = located(grid)
    assert where is not None
    assert where.at((1, 1)) is None


@pytest.mark.parametrize("typed", ["mine", 3.3, "3.2", True, " "])
def test_a_cell_that_the_user_typed_over_is_kept_and_counted(typed: Cell) -> None:
    grid = sheet(NOW)
    grid[1][2] = typed
    done = change(NEXT, grid)
    assert (1, 2) not in done.cells
    assert done.kept == 1
    carried_out(done, grid)
    assert change(NOW, grid).kept == 1


def test_a_formula_in_a_cell_of_ours_is_kept_whatever_it_shows() -> None:
    for shows in (None, "", 3.2):
        grid = sheet(NOW)
        grid[1][2] = shows
        done = change(NEXT, grid, frozenset({(1, 2)}))
        assert (1, 2) not in done.cells
        assert done.kept == 1


def test_a_cell_that_the_user_emptied_is_ours_again() -> None:
    grid = sheet(NOW)
    grid[1][2] = ""
    assert change(NEXT, grid).cells[1, 2] == 4.0


def test_entries_are_never_set() -> None:
    grid = sheet(NOW)
    grid[4][2] = "SNS"
    assert change(NOW, grid) == Changes()


def test_a_row_is_hidden_once_and_stays_as_the_user_then_wants_it() -> None:
    hiding = form({**NOW.cells, (2, 1): None}, hidden=frozenset({2}))
    grid = sheet(NOW)
    done = change(hiding, grid)
    assert done.hidden == {2: True}
    carried_out(done, grid)
    assert not change(hiding, grid).hidden
    assert change(NOW, grid).hidden == {2: False}


@pytest.mark.parametrize("column", [2, 3, 4])
def test_a_row_in_which_the_user_has_written_is_not_hidden(column: int) -> None:
    hiding = form({**NOW.cells, (2, 1): None}, hidden=frozenset({2}))
    grid = sheet(NOW)
    grid[2][column] = "mine"
    assert not change(hiding, grid).hidden


def test_a_row_with_an_entry_or_a_formula_of_the_user_is_not_hidden() -> None:
    hiding = form(NOW.cells, hidden=frozenset({2, 4}))
    grid = sheet(NOW)
    grid[4][2] = "SNS"
    assert not change(hiding, grid, frozenset({(2, 9)})).hidden


def test_of_a_copied_row_the_first_one_is_ours() -> None:
    grid = sheet(NOW)
    grid.insert(2, list(grid[1]))
    assert change(NEXT, grid).cells[1, 2] == 4.0
    assert (2, 2) not in change(NEXT, grid).cells


def test_the_trend_grows_below_its_last_row_and_around_what_is_the_users() -> None:
    short = form({(1, 1): "W46", (2, 1): "W45"}, mark=TREND_MARK, rows=3)
    long = form({(1, 1): "W47", (2, 1): "W46", (3, 1): "W45", (4, 1): "W44"}, mark=TREND_MARK, rows=5)
    grid = [*sheet(short), [None] * 5, [None] * 5]
    grid[3][2] = "mine"
    done = change(long, grid)
    assert (done.cells[4, 1], done.cells[5, 1]) == ("W45", "W44")
    carried_out(done, grid)
    assert change(long, grid) == Changes()


def test_a_longer_trend_that_has_become_shorter_is_emptied() -> None:
    long = form({(1, 1): "W47", (2, 1): "W46"}, mark=TREND_MARK, rows=3)
    short = form({(1, 1): "W46"}, mark=TREND_MARK, rows=2)
    done = change(short, sheet(long))
    assert done.cells[2, 1] is None


def test_line_ends_and_fractions_come_back_from_any_program() -> None:
    wrote = form({(1, 1): "a\r\nb\tc", (1, 2): 1 / 3})
    grid = sheet(wrote)
    grid[1][1:3] = ["a\nb\x01c", 0.333333333333333]
    assert change(NOW, grid).kept == 0


def test_a_mark_of_another_week_or_none() -> None:
    assert found_mark(sheet(form({}, mark=SUNDAYS_MARK))) == (SUNDAYS_MARK, (0, 0))
    assert located([["2026-W47", "kachilog:page"]]) is None
    assert change(form(NOW.cells, mark=SUNDAYS_MARK), sheet(NOW)).cells == {(0, 0): SUNDAYS_MARK}


def test_marks_that_became_numbers_or_nonsense_are_read_as_far_as_they_go() -> None:
    grid = sheet(NOW)
    grid[0][2] = 2.0
    grid[3][0] = "3|2=zz,=@stop,1=@unknown"
    where = located(grid)
    assert where is not None
    assert where.columns[2] == 2
    assert where.rows[3] == 3
    assert set(where.entries) == {"stop", "fatigue"}


def test_only_blank_cells_of_the_form_that_are_nobodys_may_be_written_over() -> None:
    grid = sheet(NOW)
    free = change(NEXT, grid, frozenset({(3, 1)})).is_free
    assert [free((row, 2)) for row in range(1, 5)] == [False, True, True, False]  # the last is an entry
    assert not free((3, 1))  # a formula
    assert not free((1, 4))  # beside the form
    assert not Changes().is_free((2, 2))
