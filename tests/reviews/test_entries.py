"""What the user wrote on a page of the layout before is found, whatever has become of the page."""

from kachilog.reviews.entries import Entries, find_old, old_page


def page(*rows, label="2026-W47"):
    """Return the cells of a page; rows are {column: value}."""
    head = [{25: "kachilog:page"}, {17: label}]
    return [[row.get(column, "") for column in range(26)] for row in [*head, *rows]]


STOP = {1: "やめること", 5: "深夜の返信", 25: "kachilog:entry:stop"}
NOTE = {5: "疲れた", 22: 2.0, 25: "kachilog:entry:note,fatigue"}


def test_every_entry_is_found_by_the_mark_on_its_row():
    entries = find_old(page(STOP, NOTE))
    assert entries.values == {"stop": "深夜の返信", "note": "疲れた", "fatigue": 2.0}
    assert entries.places == {"stop": (2, 5), "note": (3, 5), "fatigue": (3, 22)}


def test_rows_that_the_user_inserted_do_not_hide_an_entry():
    assert find_old(page({1: "私の行"}, STOP)).places["stop"] == (3, 5)


def test_of_a_copied_row_the_first_one_counts():
    assert find_old(page(STOP, {**STOP, 5: "写し"})).values["stop"] == "深夜の返信"


def test_a_page_says_its_week_and_a_sheet_of_the_users_own_none():
    assert old_page(page(label="2026-W46")) == "2026-W46"
    assert old_page(page(label=3)) == ""
    assert old_page(page()[:1]) == ""
    assert old_page([["a", "b"]]) is None
    assert old_page([]) is None


def test_an_empty_cell_is_no_entry():
    assert find_old(page({**STOP, 5: ""})).value("stop") is None
    assert find_old([*page(), ["短い行"]]).values == {}


def test_numbers_that_the_user_wrote_read_as_written():
    entries = Entries({}, {"stop": 30.0, "note": " x ", "fatigue": 2.0})
    assert (entries.text("stop"), entries.text("note"), entries.text("more")) == ("30", "x", "")
    assert entries.fatigue == 2
    assert Entries({}, {"fatigue": 7.0}).fatigue is None
