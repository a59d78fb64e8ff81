"""What the user wrote on a page is found again, or the page is left alone."""

from kachilog.reviews.entries import Entries, find, is_page

COLUMNS = {"stop": 2, "note": 2, "fatigue": 4}
PAGE = [
    ["", "title", "", "", "", "kachilog:page"],
    ["", "stop", "late replies", "", "", "kachilog:entry:stop"],
    ["", "note", "tired", "", 2.0, "kachilog:entry:note,fatigue"],
]
MARKS = 5


def test_every_entry_is_found_by_the_mark_on_its_row():
    entries = find(PAGE, MARKS, COLUMNS)
    assert entries.values == {"stop": "late replies", "note": "tired", "fatigue": 2.0}
    assert entries.places == {"stop": (1, 2), "note": (2, 2), "fatigue": (2, 4)}


def test_rows_that_the_user_inserted_do_not_hide_an_entry():
    moved = [PAGE[0], ["", "my own line"], *PAGE[1:]]
    assert find(moved, MARKS, COLUMNS).places["stop"] == (2, 2)


def test_a_sheet_of_the_users_own_is_not_a_page():
    assert not is_page([["a", "b"]], MARKS)
    assert not is_page([], MARKS)
    assert find([["a", "b"]], MARKS, COLUMNS) is None


def test_a_page_with_a_deleted_entry_row_is_not_safe_to_replace():
    assert find(PAGE[:2], MARKS, COLUMNS) is None


def test_a_page_with_a_copied_entry_row_is_not_safe_to_replace():
    assert find([*PAGE, PAGE[1]], MARKS, COLUMNS) is None


def test_a_page_with_an_inserted_column_is_not_safe_to_replace():
    assert find([["", *row] for row in PAGE], MARKS, COLUMNS) is None


def test_an_empty_cell_is_no_entry():
    empty = [PAGE[0], ["", "stop", "", "", "", "kachilog:entry:stop"], PAGE[2]]
    assert find(empty, MARKS, COLUMNS).value("stop") is None


def test_numbers_that_the_user_wrote_read_as_written():
    entries = Entries({}, {"stop": 30.0, "note": " x ", "fatigue": 2.0})
    assert (entries.text("stop"), entries.text("note"), entries.text("more")) == ("30", "x", "")
    assert entries.fatigue == 2
    assert Entries({}, {"fatigue": 7.0}).fatigue is None
