"""The table of 設定 that tells what columns of other files are."""

from __future__ import annotations

from kachilog.base.text import fold_name
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.tables.found import TableRows
from kachilog.files.book.tables.mappings import parse, read_maps
from kachilog.files.book.template.new_book import build
from kachilog.log.columns import known_keys

FORM = ["記入した時刻", "した", "どのくらい"]


def told(*rows):
    return parse(TableRows("設定", 8, rows))


def test_a_row_tells_a_column_in_either_language_and_of_any_file_without_a_row_of_headers():
    maps, problems = told(("どのくらい", "投入時間", ""), ("した", "Action", None), ("", "", ""))
    assert problems == []
    assert known_keys(FORM, maps) == (None, "action", "minutes")


def test_a_row_of_headers_may_be_written_in_any_width():
    maps, _ = told(("どのくらい", "投入時間(分)", "記入した時刻/した ／ どのくらい"))
    assert known_keys(FORM, maps)[2] == "minutes"
    assert known_keys(FORM[1:], maps) == (None, None)


def test_of_two_rows_for_one_column_the_lower_one_counts():
    maps, _ = told(("した", "メモ", ""), ("どのくらい", "メモ", ""))
    assert known_keys(FORM, maps) == (None, None, "note")
    maps, _ = told(("した", "メモ", ""), ("した", "タグ", ""))
    assert known_keys(FORM, maps) == (None, "tags", None)


def test_what_cannot_be_read_is_told_by_its_row():
    maps, problems = told(("した", "なにか", ""), ("", "日付", ""), ("した", "", ""))
    assert maps == ()
    assert [(one.code, one.row, one.value) for one in problems] == [
        ("settings_map_column", 8, "なにか"),
        ("settings_map_header", 9, None),
        ("settings_map_column", 10, None),
    ]


def test_a_new_workbook_has_the_table_and_nothing_in_it(tmp_path):
    build(tmp_path / "book.xlsx")
    book = ClosedBook.open(tmp_path / "book.xlsx")
    assert read_maps(book) == ((), [])
    assert fold_name("Mappings") in {fold_name(table.name) for table in book.tables}
