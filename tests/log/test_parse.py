"""Rows become typed rows or problems that say where and why; nothing is dropped in silence."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from support.logs import rows_of

from kachilog.base.languages import LANGS
from kachilog.base.spreadsheet import NO_VALUE
from kachilog.log.checks import REPORTED
from kachilog.log.parse import CHUNK
from kachilog.log.stream import open_log, split_tags
from kachilog.wording import Words

DAY = dt.date(2026, 11, 3)
FIVE = "日付|アクション内容|投入時間(分)|直接反応数|質的評価(1-5)"
TEN = FIVE + "|問い合わせ数|リピート相談数|紹介数|タグ|メモ"


def records(*lines):
    """Return the records of lines whose cells are parted by `|`; the first line is row 1."""
    return [(row, line.split("|")) for row, line in enumerate(lines, 1)]


def log(*lines, **kwargs):
    return open_log(records(*lines), file="log.csv", **kwargs).log()


def found(log):
    return [(problem.row, problem.column, problem.code) for problem in log.problems]


def test_the_frame_has_every_known_column_with_its_type():
    frame = log(FIVE, "2026-11-03|投稿|30|2|4").frame
    assert list(frame.columns) == [
        *("row", "date", "action", "minutes", "reactions", "quality", "inquiries", "repeats", "referrals"),
        "tags",
    ]
    assert frame["date"].dtype == "datetime64[s]"
    assert frame["row"].dtype == "int64"
    assert {str(frame[name].dtype) for name in ("minutes", "quality", "inquiries")} == {"Int64"}
    row = frame.iloc[0]
    assert (row["row"], row["date"], row["action"]) == (2, pd.Timestamp("2026-11-03"), "投稿")
    assert (row["minutes"], row["reactions"], row["quality"]) == (30, 2, 4)
    assert row["inquiries"] is pd.NA
    assert row["tags"] == ""


def test_a_log_says_which_columns_its_source_has():
    read = log(FIVE + "|会話数", "2026-11-03|投稿|30|2|4|1")
    assert read.keys == {"date", "action", "minutes", "reactions", "quality"}
    assert [column.header for column in read.columns] == [*FIVE.split("|"), "会話数"]


def test_an_empty_log_has_the_same_columns_and_types():
    full, empty = log(TEN, "2026-11-03|投稿|30|2|4|1|0|0|実例|x").frame, log(TEN).frame
    assert len(empty) == 0
    assert list(full.dtypes.astype(str)) == list(empty.dtypes.astype(str))


def test_one_bad_row_among_a_thousand_costs_one_row():
    lines = [f"2026-11-{1 + n % 28:02}|投稿|30|2|4" for n in range(1000)]
    lines[499] = "2026-11-03|投稿|三十|2|4"
    read = log(FIVE, *lines)
    assert len(read.frame) == 999
    assert 501 not in set(read.frame["row"])
    (problem,) = read.problems
    assert (problem.row, problem.column, problem.value) == (501, "投入時間(分)", "三十")
    assert (problem.file, problem.severity) == ("log.csv", "error")


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("2026-11-03|投稿|30|2|7", "質的評価(1-5)", "quality"),
        ("2026-11-03|投稿|-5|2|4", "投入時間(分)", "count_negative"),
        ("2026-11-03|投稿|長い|2|4", "投入時間(分)", "count_unreadable"),
        ("2026-11-03|投稿|30|2.5|4", "直接反応数", "count_fraction"),
        ("1899-12-31|投稿|30|2|4", "日付", "date_range"),
        ("11/3|投稿|30|2|4", "日付", "date_no_year"),
        ("|投稿|30|2|4", "日付", "date_blank"),
        ("2026-11-03|#N/A|30|2|4", "アクション内容", "cell_error"),
        ("2026-11-03|投稿|#VALUE!|2|4", "投入時間(分)", "cell_error"),
        ("2026-11-03|a\0b|30|2|4", "アクション内容", "text_control"),
        ("2026-11-03|" + "あ" * 2_000_000 + "|30|2|4", "アクション内容", "text_too_long"),
        ("2026-11-03|投稿|30|2|4|余り", None, "row_shifted"),
    ],
)
def test_a_bad_cell_leaves_its_row_out_and_says_so(row, column, code):
    read = log(FIVE, row, "2026-11-04|投稿|10|1|3")
    assert found(read) == [(2, column, code)]
    assert list(read.frame["row"]) == [3]
    for lang in LANGS:
        assert "None" not in Words(lang).problem(read.problems[0])


def test_the_sentence_of_a_bad_quality_says_what_is_valid_with_an_example():
    problem = log(FIVE, "2026-11-03|投稿|30|2|7").problems[0]
    assert Words("ja").problem(problem) == (
        "「7」は質的評価にできません。1〜5 の整数で書いてください(例: 4)。"
    )


def test_who_moves_a_log_gets_bad_rows_as_they_stand_among_the_others():
    stream = open_log(
        records(
            FIVE,
            "2026-11-03|投稿|30|2|4",
            "11/3|投稿|三十|2|4",
            "||||",
            "2026-11-04|" + "あ" * 40_000 + "|1|1|1",
            "2026-11-05|投稿|1|1|1|余り",
            "2026-11-06|DM対応||1|",
        )
    )
    (chunk,) = stream.chunks(verbatim=True)
    assert list(chunk.rows) == [
        (dt.date(2026, 11, 3), "投稿", 30, 2, 4),
        ("11/3", "投稿", "三十", 2, 4),
        (dt.date(2026, 11, 6), "DM対応", None, 1, None),
    ]
    assert list(chunk.numbers) == [2, 3, 7]
    assert chunk.as_they_stand
    assert (stream.verbatim_rows, stream.lost_rows) == (1, 2)
    assert [problem.row for problem in stream.problems] == [3, 3, 5, 6]


def test_a_formula_of_the_users_own_that_was_never_calculated_costs_its_cell_alone():
    lines = [
        (1, ["割合", *FIVE.split("|")]),
        (2, [NO_VALUE, DAY, "投稿", 1, 1, 1]),
        (3, [NO_VALUE, *[""] * 5]),
    ]
    read = open_log(lines).log()
    assert list(read.frame["row"]) == [2]
    assert [row[0] for row in rows_of(open_log(lines))] == [None]
    assert [(p.row, p.column, p.code, p.severity) for p in read.problems] == [
        (2, "割合", "formula_no_value_own", "warning")
    ]


def test_every_bad_cell_of_a_row_is_named():
    assert found(log(FIVE, "きのう|投稿|-1|x|9")) == [
        (2, "日付", "date_unreadable"),
        (2, "投入時間(分)", "count_negative"),
        (2, "直接反応数", "count_unreadable"),
        (2, "質的評価(1-5)", "quality"),
    ]


def test_blank_minutes_reactions_and_quality_are_allowed_in_silence():
    read = log(FIVE, "2026-11-03|投稿|||", "2026-11-04|投稿", "2026-11-05|投稿|0|0|")
    assert found(read) == []
    assert read.frame["minutes"].isna().tolist() == [True, True, False]


def test_wholly_blank_rows_are_passed_over():
    read = log(FIVE, "", "||||", " | |\u3000||", "2026-11-03|投稿|30|2|4", "|||||", "")
    assert found(read) == []
    assert list(read.frame["row"]) == [5]


def test_a_prepared_row_with_nothing_but_a_formula_of_the_users_own_is_blank():
    header, blank = [*FIVE.split("|"), "割合"], [""] * 5
    lines = [(1, header), (2, [*blank, 0.0]), (3, [*blank, "#DIV/0!"]), (4, [46329, "投稿", 1, 1, 1, 0.5])]
    read = open_log(lines).log()
    assert found(read) == []
    assert list(read.frame["row"]) == [4]


def test_a_row_with_an_own_text_and_no_date_is_not_blank():
    assert found(log(FIVE + "|場所", "|||||駅前")) == [(2, "日付", "date_blank")]


def test_what_looks_wrong_is_used_with_a_warning():
    read = log(
        TEN,
        "2026-11-03||30|2|4|||||",
        "2026-11-04|投稿|1441|2|4|||||",
        "2026-11-05|投稿|30|2|4|3||||",
        "2026-11-06|投稿|30|5|4|2|3|||",
        "2026-11-07|投稿|30|5|4|2|1|3||",
        "2026-11-08|投稿|30|5|4||3|3||",
        "2026-11-09|投稿|1440|2|4|2|2|2||",
    )
    assert found(read) == [
        (2, "アクション内容", "action_blank"),
        (3, "投入時間(分)", "minutes_long"),
        (4, "問い合わせ数", "part_of_whole"),
        (5, "リピート相談数", "part_of_whole"),
        (6, "紹介数", "part_of_whole"),
    ]
    assert {problem.severity for problem in read.problems} == {"warning"}
    assert len(read.frame) == 7
    assert "紹介数(3)が問い合わせ数(2)より多く" in Words("ja").problem(read.problems[4])


def test_a_date_far_ahead_is_a_warning_where_today_is_known():
    rows = ("2027-11-04|投稿|30|2|4", "2027-11-05|投稿|30|2|4", "2999-01-01|投稿|30|2|4")
    assert found(log(FIVE, *rows)) == []
    read = log(FIVE, *rows, today=dt.date(2026, 11, 3))
    assert found(read) == [(3, "日付", "date_future"), (4, "日付", "date_future")]
    assert len(read.frame) == 3


def test_an_error_of_excel_in_an_own_column_or_a_note_costs_no_row():
    read = log(TEN + "|割合", "2026-11-03|投稿|30|2|4|||||#REF!|#DIV/0!", "2026-11-04|投稿|30|2|4||||||0.5")
    assert found(read) == [(2, "メモ", "cell_error_kept"), (2, "割合", "cell_error_kept")]
    assert read.frame["割合"].dtype == "Float64"
    assert read.frame["割合"].isna().tolist() == [True, False]


def test_a_problem_carries_the_date_of_its_row_or_of_the_nearest_one_above():
    read = log(FIVE, "x|投稿|1|1|1", "2026-11-03|投稿|-1|2|4", "きのう|投稿|1|1|1", "2026-11-05|投稿|1|1|9")
    assert [problem.day for problem in read.problems] == [
        None,
        dt.date(2026, 11, 3),
        dt.date(2026, 11, 3),
        dt.date(2026, 11, 5),
    ]


def test_a_problem_in_a_later_chunk_remembers_the_date_above():
    lines = [
        (1, FIVE.split("|")),
        *((n, ["2026-11-03", "投稿", 1, 1, 1]) for n in range(2, 6000)),
        (6000, ["?"]),
    ]
    (problem,) = open_log(lines).log().problems
    assert (problem.row, problem.day) == (6000, dt.date(2026, 11, 3))


def test_no_text_of_the_user_stands_in_a_problem():
    private = "山田様からのご相談"
    read = log(
        TEN + "|相手",
        f"2026-11-03|{private}\x01|30|2|4|||||{private}\x01|{private}\x01",
        f"2026-11-03|{private * 5000}|30|2|4|||||x|y",
    )
    assert len(read.problems) == 4
    assert not any(private in repr(problem) for problem in read.problems)


def test_a_column_without_header_is_reported_once_if_anything_stands_in_it():
    lines = ["日付||アクション内容|投入時間(分)|直接反応数|質的評価(1-5)|||"]
    assert found(log(*lines, "2026-11-03||投稿|30|2|4|||")) == []
    read = log(*lines, "2026-11-03|x|投稿|30|2|4", "2026-11-04|y|投稿|30|2|4")
    assert found(read) == [(1, None, "column_unnamed")]
    assert read.problems[0].values == {"position": 2}  # noqa: PD011 - a problem is no frame
    assert len(read.frame) == 2


def test_ten_thousand_bad_rows_are_a_thousand_problems_and_a_number():
    read = log(FIVE, *["2026-11-03|投稿|x|2|4"] * (REPORTED + 500))
    assert len(read.problems) == REPORTED + 1
    assert (read.problems[-1].code, read.problems[-1].values["count"]) == ("more", 500)  # noqa: PD011 - likewise
    assert len(read.frame) == 0


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
    read = log(*lines)
    assert [(problem.code, problem.severity) for problem in read.problems] == [(code, severity)]
    assert len(read.frame) == 0


def test_typed_cells_and_texts_make_the_same_rows():
    header = FIVE.split("|")
    typed = [(1, header), (2, [dt.date(2026, 11, 3), "投稿", 30.0, 2, 4.0]), (3, [46330.0, 7, None, "", 5])]
    text = [(1, header), (2, ["2026-11-03", "投稿", "30", "2", "4"]), (3, ["2026-11-04", "7", "", "", "5"])]
    assert rows_of(open_log(typed)) == rows_of(open_log(text))


def test_true_is_not_taken_for_one_even_after_a_one():
    lines = [
        (1, FIVE.split("|")),
        (2, [dt.date(2026, 11, 3), "投稿", 1, 1, 1]),
        (3, [46330, "投稿", True, 0, 1]),
    ]
    assert found(open_log(lines).log()) == [(3, "投入時間(分)", "count_unreadable")]
    later = [(1, FIVE.split("|")), (2, [46330, "投稿", True, False, 1]), (3, [46330, "投稿", 1, 0, 1])]
    assert list(open_log(later).log().frame["row"]) == [3]


OWN = (FIVE + "|会話数|場所|メモ", "2026-11-03|投稿|1|1|1|１２|駅|x", "2026-11-03|投稿|1|1|1||12|y")


def test_an_own_column_is_a_number_in_the_frame_if_every_filled_cell_shows_one():
    frame = log(*OWN).frame
    assert frame["会話数"].tolist() == [12.0, pd.NA]
    assert frame["会話数"].dtype == "Float64"


def test_texts_that_nothing_is_computed_with_are_not_in_the_frame_but_among_the_rows():
    assert {"場所", "メモ", "note"}.isdisjoint(log(*OWN).frame.columns)
    assert [row[5:] for row in rows_of(open_log(records(*OWN)))] == [("１２", "駅", "x"), (None, 12, "y")]


def test_a_text_far_down_makes_a_column_one_of_texts():
    numbers = [f"2026-11-03|投稿|1|1|1|{number}" for number in range(2 * CHUNK)]
    assert log(FIVE + "|会話数", *numbers).frame["会話数"].sum() == sum(range(2 * CHUNK))
    assert "会話数" not in log(FIVE + "|会話数", *numbers, "2026-11-03|投稿|1|1|1|多い", *numbers).frame


def test_the_calendar_reaches_to_its_end():
    assert log(FIVE, "9999-12-31|投稿|1|1|1").frame["date"].iloc[0].year == 9999


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
