"""A log is found by its header and read as a stream; what it lacks is said."""

from __future__ import annotations

import pytest
from support.logs import FIVE, log_of_lines

from kachilog.log.parse import CHUNK
from kachilog.log.stream import open_log, split_tags


def test_a_log_says_which_columns_its_source_has():
    read = log_of_lines(FIVE + "|会話数", "2026-11-03|投稿|30|2|4|1")
    assert read.keys == {"date", "action", "minutes", "reactions", "quality"}
    assert [column.header for column in read.columns] == [*FIVE.split("|"), "会話数"]


@pytest.mark.parametrize(
    ("lines", "code", "severity"),
    [
        ([], "log_empty", "error"),
        ([""], "log_empty", "error"),
        ([FIVE], "log_no_rows", "warning"),
        ([FIVE, "||||"], "log_no_rows", "warning"),
        (["2026-11-03|投稿|30|2|4"], "header_missing", "error"),
        (["日付|アクション内容|投入時間(分)|直接反応数", "2026-11-03|投稿|30|2"], "column_missing", "error"),
        ([FIVE + "|日付", "2026-11-03|投稿|30|2|4|2026-11-03"], "column_duplicate", "error"),
    ],
)
def test_a_log_without_usable_rows_says_why_and_reads_nothing(lines, code, severity):
    read = log_of_lines(*lines)
    assert [(problem.code, problem.severity) for problem in read.problems] == [(code, severity)]
    assert len(read.frame) == 0


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("実況", ("実況",)),
        ("実況、失敗体験", ("実況", "失敗体験")),
        ("実況, 失敗体験;実例；悩み解決　x", ("実況", "失敗体験", "実例", "悩み解決", "x")),
        ("#実況 #実況", ("実況",)),
        ("引用・紹介", ("引用・紹介",)),
        ("", ()),
        (" 、", ()),
    ],
)
def test_tags_are_parted_as_people_part_them(text, tags):
    assert split_tags(text) == tags


def test_a_log_of_two_hundred_thousand_rows_is_streamed_in_chunks():
    def endless():
        yield 1, FIVE.split("|")
        for row in range(2, 1_000_000_000):
            yield row, ["2026-11-03", "投稿", "1", "1", "1"]

    chunks = open_log(endless()).chunks()
    assert [len(next(chunks).numbers) for _ in range(3)] == [CHUNK - 1, CHUNK, CHUNK]


OPTIONAL = (
    "日付",
    "アクション内容",
    "投入時間(分)",
    "直接反応数",
    "質的評価(1-5)",
    "問い合わせ数",
    "紹介数",
    "収益(円)",
)


def test_an_optional_column_in_which_nothing_was_ever_entered_counts_as_absent():
    rows = [(1, OPTIONAL), (2, ("2026-11-16", "投稿", 30, 2, 4, None, 0, -500))]
    log = open_log(rows).log()
    assert {"inquiries", "referrals", "income"} & log.keys == {"referrals", "income"}
    assert log.frame["income"].tolist() == [-500]
    assert "問い合わせ数" in [column.header for column in log.columns]


def test_a_log_without_rows_has_all_its_columns():
    assert "inquiries" in open_log([(1, OPTIONAL)]).log().keys


def test_a_date_with_a_number_of_ones_own_or_an_income_is_a_record():
    rows = [
        (1, (*OPTIONAL, "会話数", "曜日")),
        (2, ("2026-11-16", None, None, None, None, None, None, 3000, None, "月")),
        (3, ("2026-11-17", None, None, None, None, None, None, None, 4, "火")),
        (4, ("2026-11-18", None, None, None, None, None, None, None, 0, "水")),
        (5, ("2026-11-19", None, None, None, None, None, None, None, None, "木曜日")),
    ]
    assert open_log(rows).log().frame["row"].tolist() == [2, 3]
