"""What a column means can be told, for one row of headers or for any."""

from __future__ import annotations

from kachilog.base.text import fold_name
from kachilog.log.columns import known_keys
from kachilog.log.header import read_header
from kachilog.log.mapping import ColumnMap, folded_row, row_text
from kachilog.log.parse import in_blocks
from kachilog.log.stream import LogStream

FORM = ["記入した時刻", "した", "どのくらい", "うれしい返事", "自信"]
TOLD = {"記入した時刻": "date", "した": "action", "どのくらい": "minutes"}
REST = {"うれしい返事": "reactions", "自信": "quality"}


def mapping(keys, row="", *, asked=False):
    folded = {fold_name(header): key for header, key in keys.items()}
    return ColumnMap(folded, folded_row(row), {fold_name(header): header for header in keys}, asked)


def test_a_mapping_names_columns_whose_headers_do_not():
    assert known_keys(FORM) == (None,) * 5
    assert known_keys(FORM, (mapping(TOLD | REST),)) == ("date", "action", "minutes", "reactions", "quality")


def test_a_header_is_found_however_it_is_written():
    assert known_keys(["ﾄﾞﾉｸﾗｲ ？"], (mapping({"ドノクライ?": "minutes"}),)) == ("minutes",)


def test_a_mapping_holds_for_its_row_of_headers_alone():
    of_row = mapping(TOLD, row_text(FORM))
    assert known_keys(FORM, (of_row,))[:3] == ("date", "action", "minutes")
    assert known_keys([*FORM, "ほか"], (of_row,)) == (None,) * 6


def test_what_is_asked_for_comes_first_then_the_row_then_any():
    of_any, of_row = mapping({"した": "note"}), mapping({"した": "action"}, row_text(FORM))
    assert known_keys(FORM, (of_any, of_row))[1] == "action"
    assert known_keys(FORM, (of_any, of_row, mapping({"した": "tags"}, asked=True)))[1] == "tags"


def test_a_column_that_gives_way_is_left_out_and_told():
    header = read_header(1, ["日付", *FORM], maps=(mapping(TOLD | REST),))
    assert [column.header for column in header.columns] == FORM
    assert [(one.code, one.column) for one in header.problems] == [
        ("column_displaced", "日付"),
        ("columns_mapped", None),
    ]
    assert header.usable


def test_reactions_and_quality_may_lack_where_columns_are_told():
    header = read_header(1, FORM[:3], maps=(mapping(TOLD),))
    assert header.usable
    assert header.keys == {"date", "action", "minutes"}
    assert header.problems[0].values["ja"] == "日付=記入した時刻, アクション内容=した, 投入時間=どのくらい"


def test_a_header_that_was_asked_for_and_is_not_there_is_named():
    header = read_header(1, FORM, maps=(mapping(TOLD | {"いつか": "note"}, asked=True),))
    assert [(one.code, one.column) for one in header.problems if one.is_error] == [
        ("column_not_there", "いつか")
    ]
    assert not read_header(1, FORM, maps=(mapping(TOLD | {"いつか": "note"}),)).problems[0].is_error


def test_the_header_row_is_found_by_what_is_told_of_it():
    rows = [(1, ["表の題"]), (2, FORM), (3, ["2026-11-16", "投稿", "30", "2", "4"])]
    log = LogStream(in_blocks(rows), maps=(mapping(TOLD | REST),)).log()
    assert log.frame["minutes"].tolist() == [30]
