"""Rows that are no records are known and told; a header in another order is followed; days go on."""

from __future__ import annotations

import pytest
from support.logs import FIVE, TEN, found, log_of_lines, records, rows_of

from kachilog.log.stream import open_log

ROW = "2026-11-16|投稿|30|2|5"


def minutes_of(log):
    return log.frame[["row", "minutes", "reactions"]].to_numpy().tolist()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (FIVE, "row_header"),
        ("Date|Action|Minutes|Reactions|Quality", "row_header"),
        ("合計||60|4|", "row_total"),
        ("|合計|60|4|", "row_total"),
        ("11月計||60|4|", "row_total"),
        ("Total||60|4|", "row_total"),
        ("YYYY/MM/DD|テキスト|分|件|1-5", "row_units"),
        ("記入例|投稿|30|2|5", "row_example"),
        ("例: 2026/11/1|投稿|30|2|5", "row_example"),
    ],
)
def test_a_row_that_is_no_record_is_left_out_and_told(line, code):
    log = log_of_lines(FIVE, ROW, line, ROW, "-|-|-|なし|")
    assert minutes_of(log) == [[2, 30, 2], [4, 30, 2]]
    assert found(log) == [(3, None, code)]
    assert [problem.severity for problem in log.problems] == ["note"]


@pytest.mark.parametrize(
    "line",
    [
        "2026-11-17||||",
        "2026-11-17|休み|||",
        "2026-11-17|休み|0|0|",
        "2026-11-17|-|||",
        "2026-11-17|合計|60|4|",
    ],
)
def test_a_day_without_an_action_is_kept_but_counts_in_no_figure(line):
    log = log_of_lines(FIVE, ROW, line, ROW)
    assert log.frame["row"].tolist() == [2, 4]
    assert [problem.severity for problem in log.problems] == ["note"]
    assert len(rows_of(open_log(records(FIVE, ROW, line)))) == 2


def test_a_rating_of_0_on_a_day_of_rest_is_none_and_told():
    log = log_of_lines(FIVE, ROW, "2026-11-17|休み|0|0|0", "2026-11-18|投稿|10|0|0")
    assert log.frame["row"].tolist() == [2]
    assert found(log) == [
        (4, "質的評価(1-5)", "quality"),
        (3, "質的評価(1-5)", "read_blank"),
        (3, None, "row_rest"),
    ]


def test_a_ditto_mark_is_the_action_and_the_tag_above_and_told():
    lines = ["2026-11-17|〃|20|1|4|||||", "〃|同上|10|1|4||||〃|〃", "2026-11-18|DM対応|5|||||||"]
    log = log_of_lines(TEN, "2026-11-16|投稿|30|2|5||||日常|", *lines, *["2026-11-19|〃|5|||||||"] * 1100)
    assert log.frame["action"].tolist() == ["投稿"] * 3 + ["DM対応"] * 1101
    assert log.frame["tags"].tolist()[:3] == ["日常", "", ""]
    assert rows_of(open_log(records(TEN, "2026-11-16|〃|30|2|5|||||")))[0][1] == "〃"
    assert ("アクション内容", "same_filled") in {(column, code) for _, column, code in found(log)}


def test_a_rest_with_minutes_is_an_action_and_so_is_a_day_with_a_note():
    log = log_of_lines(TEN, "2026-11-17|休み|30|2|5|||||", "2026-11-18|||||||||考えた")
    assert log.frame["row"].tolist() == [2, 3]


def test_a_header_in_another_order_is_followed():
    log = log_of_lines(
        FIVE + "|メモ|場所",
        ROW + "|あ|家",
        "日付|アクション内容|直接反応数|投入時間(分)|質的評価(1-5)|場所",
        "2026-11-18|投稿|3|45|4|駅",
        FIVE,
        "2026-11-19|投稿|20|1|4",
    )
    assert minutes_of(log) == [[2, 30, 2], [4, 45, 3], [6, 20, 1]]
    assert [(problem.row, problem.code) for problem in log.problems] == [(3, "row_header_moved")]
    assert log.problems[0].values["count"] == 2


def test_another_order_holds_beyond_a_chunk():
    lines = ["2026-11-18|投稿|3|45|4"] * 3000
    log = log_of_lines(FIVE, "日付|アクション内容|直接反応数|投入時間(分)|質的評価(1-5)", *lines)
    assert set(log.frame["minutes"]) == {45}
    assert len(log.frame) == 3000


@pytest.mark.parametrize("header", ["日付|アクション内容|投入時間(分)|メモ", FIVE.replace("(分)", "(時間)")])
def test_a_header_that_lacks_a_column_or_has_another_unit_ends_the_log(header):
    log = log_of_lines(FIVE, ROW, header, ROW, *[ROW] * 2000)
    assert log.frame["row"].tolist() == [2]
    assert found(log) == [(3, None, "row_header_unlike")]
    assert log.problems[0].is_error


def test_a_blank_date_and_a_ditto_go_on_with_the_day_above():
    lines = [
        "|投稿|5|1|1",
        ROW,
        "|DM対応|10|1|4",
        "〃|投稿|20|1|4",
        "同上|投稿|20|1|4",
        "|||2|",
        "|投稿|1|1|1",
    ]
    log = log_of_lines(FIVE, *lines)
    assert log.frame["row"].tolist() == [3, 4, 5, 6]
    assert set(log.frame["date"].astype(str)) == {"2026-11-16"}
    assert found(log) == [
        (2, "日付", "date_blank"),
        (7, "日付", "date_blank"),
        (8, "日付", "date_blank"),
        (4, None, "date_filled"),
    ]


def test_below_a_blank_row_and_below_an_unreadable_date_no_day_goes_on():
    log = log_of_lines(
        FIVE, ROW, "", "|投稿|10|1|4", ROW, "||||", "|投稿|1|1|1", ROW, "きのう|投稿|1|1|1", "|投稿|2|2|2"
    )
    assert log.frame["row"].tolist() == [2, 5, 8]
    assert [problem.row for problem in log.problems if problem.is_error] == [4, 7, 9, 10]


def test_a_header_over_two_rows_is_one_and_a_row_of_units_is_believed():
    log = log_of_lines(
        "日付|アクション内容|数字||", "||投入時間|直接反応数|質的評価", "2026-11-16|投稿|30|2|5"
    )
    assert minutes_of(log) == [[3, 30, 2]]
    log = log_of_lines(
        "日付|アクション内容|投入時間|直接反応数|質的評価",
        "|||時間|件|1-5".replace("|||", "||"),
        "2026-11-16|投稿|1.5|2|5",
    )
    assert minutes_of(log) == [[3, 90, 2]]
    assert found(log) == [(2, "投入時間(時間)", "unit_hours")]


def test_a_table_beside_the_log_is_left_alone_and_told():
    log = log_of_lines(
        FIVE + "||日付|お客様の声", ROW + "||2026-11-16|助かりました", "|||||" + "|2026-11-18|また"
    )
    assert log.frame["row"].tolist() == [2]
    assert found(log) == [(1, None, "table_beside")]


@pytest.mark.parametrize(
    ("header", "cells", "code"),
    [
        ("作業時間", ("1", "2", "0.5"), "unit_missing"),
        ("Duration", ("600", "900"), "unit_missing"),
        ("Duration", ("2", "1"), "unit_missing"),
        ("投入時間", ("1", "0.5"), "unit_missing"),
        ("投入時間", ("5", "3"), "unit_unsaid"),
        ("作業時間", ("30", "45"), "unit_unsaid"),
        ("作業時間", ("1:30", "45分"), None),
        ("投入時間(秒)", ("600",), "unit_seconds"),
        ("投入時間(分)|目標投入時間(分)", ("30|60",), "column_refused_own"),
        ("投入時間(予定)", ("30",), "column_refused"),
        ("所要時間累計", ("30",), "column_refused"),
    ],
)
def test_a_unit_is_believed_or_asked_for_never_guessed_in_silence(header, cells, code):
    lines = [f"2026-11-16|投稿|{cell}|2|5" for cell in cells]
    log = log_of_lines(FIVE.replace("投入時間(分)", header), *lines)
    codes = [problem.code for problem in log.problems if problem.row == 1]
    assert codes == ([code] if code else [])


def test_the_word_above_is_that_of_the_last_record_not_of_a_header_between():
    log = log_of_lines(FIVE, ROW, FIVE, ROW.replace("投稿", "〃"))
    assert log.frame["action"].tolist() == ["投稿", "投稿"]
    assert found(log) == [(3, None, "row_header"), (4, "アクション内容", "same_filled")]
