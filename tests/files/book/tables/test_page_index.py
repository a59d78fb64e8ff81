"""The index of pages on はじめに lists the newest ones, newest first."""

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import PAGES_TABLE
from kachilog.files.book.tables.page_index import index_changes
from kachilog.files.book.template.new_book import build

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
PAGES = [f"2026-W{week}" for week in range(47, 30, -1)]


@pytest.fixture
def path(tmp_path):
    build(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def filled(path, *values):
    """Write into the index; return the place of its first row."""
    book = openpyxl.load_workbook(path)
    sheet = book["はじめに"]
    column, top, _, _ = range_boundaries(sheet.tables[PAGES_TABLE].ref)
    for row, value in enumerate(values, start=top + 1):
        sheet.cell(row, column).value = value
    book.save(path)
    return top + 1, column


def test_the_newest_twelve_are_listed(path):
    row, column = filled(path)
    sheet, first, cells = index_changes(ClosedBook.open(path), PAGES)
    assert (sheet, first) == ("はじめに", row)
    assert cells == {(row + at, column): name for at, name in enumerate(PAGES[:12])}


def test_only_what_changed_is_written_and_what_is_gone_is_blanked(path):
    row, column = filled(path, "2026-W46", "私の週", "2026-W44")
    assert index_changes(ClosedBook.open(path), ["2026-W46", "2026-W45"])[2] == {
        (row + 1, column): "2026-W45",
        (row + 2, column): "",
    }
    assert index_changes(ClosedBook.open(path), ["2026-W46", "私の週", "2026-W44"]) is None


def test_a_formula_of_the_users_in_it_is_left_alone(path):
    row, column = filled(path, "=1+1")
    assert index_changes(ClosedBook.open(path), PAGES[:2])[2] == {(row + 1, column): "2026-W46"}


def test_a_workbook_without_an_index_needs_none(tmp_path):
    openpyxl.Workbook().save(tmp_path / "plain.xlsx")
    assert index_changes(ClosedBook.open(tmp_path / "plain.xlsx"), PAGES) is None
