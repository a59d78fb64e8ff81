"""Rows become typed rows or problems that say where and why; nothing is dropped in silence."""

from __future__ import annotations

import datetime as dt

import pytest
from support.logs import FIVE, found, log_of_lines, records, rows_of

from kachilog.base.languages import LANGS
from kachilog.base.spreadsheet import NO_VALUE
from kachilog.log import parse
from kachilog.log.parse import CHUNK
from kachilog.log.reading import column_reader
from kachilog.log.stream import open_log
from kachilog.wording import Words

DAY = dt.date(2026, 11, 3)


def test_one_bad_row_among_a_thousand_costs_one_row():
    lines = [f"2026-11-{1 + n % 28:02}|投稿|30|{n % 299}|4" for n in range(1000)]
    lines[499] = "2026-11-03|投稿|三十|2|4"
    read = log_of_lines(FIVE, *lines)
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
    read = log_of_lines(FIVE, row, "2026-11-04|投稿|10|1|3")
    assert found(read) == [(2, column, code)]
    assert list(read.frame["row"]) == [3]
    for lang in LANGS:
        assert "None" not in Words(lang).problem(read.problems[0])


def test_the_sentence_of_a_bad_quality_says_what_is_valid_with_an_example():
    problem = log_of_lines(FIVE, "2026-11-03|投稿|30|2|7").problems[0]
    assert Words("ja").problem(problem) == (
        "「7」を質的評価として読めません。1〜5 の整数で書いてください(例: 4)。"
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
    assert found(log_of_lines(FIVE, "きのう|投稿|-1|x|9")) == [
        (2, "日付", "date_unreadable"),
        (2, "投入時間(分)", "count_negative"),
        (2, "直接反応数", "count_unreadable"),
        (2, "質的評価(1-5)", "quality"),
    ]


def test_blank_minutes_reactions_and_quality_are_allowed_in_silence():
    read = log_of_lines(FIVE, "2026-11-03|投稿|||", "2026-11-04|投稿", "2026-11-05|投稿|0|0|")
    assert found(read) == []
    assert read.frame["minutes"].isna().tolist() == [True, True, False]


def test_wholly_blank_rows_are_passed_over():
    read = log_of_lines(FIVE, "", "||||", " | |\u3000||", "2026-11-03|投稿|30|2|4", "|||||", "")
    assert found(read) == []
    assert list(read.frame["row"]) == [5]


def test_a_prepared_row_with_nothing_but_a_formula_of_the_users_own_is_blank():
    header, blank = [*FIVE.split("|"), "割合"], [""] * 5
    lines = [(1, header), (2, [*blank, 0.0]), (3, [*blank, "#DIV/0!"]), (4, [46329, "投稿", 1, 1, 1, 0.5])]
    read = open_log(lines).log()
    assert found(read) == []
    assert list(read.frame["row"]) == [4]


def test_a_row_with_an_own_text_and_no_date_is_not_blank():
    assert found(log_of_lines(FIVE + "|場所", "|||||駅前")) == [(2, "日付", "date_blank")]


def test_a_column_without_header_is_reported_once_if_anything_stands_in_it():
    lines = ["日付||アクション内容|投入時間(分)|直接反応数|質的評価(1-5)|||"]
    assert found(log_of_lines(*lines, "2026-11-03||投稿|30|2|4|||")) == []
    read = log_of_lines(*lines, "2026-11-03|x|投稿|30|2|4", "2026-11-04|y|投稿|30|2|4")
    assert found(read) == [(1, None, "column_unnamed")]
    assert read.problems[0].values == {"position": 2}
    assert len(read.frame) == 2
    assert found(log_of_lines(*lines, *["2026-11-03|x|投稿|30|2|4"] * (2 * CHUNK))) == found(read)


def test_rows_without_any_cell_are_passed_over():
    lines = [*records(FIVE), *((row, []) for row in range(2, 2 * CHUNK)), (5000, ["きのう"])]
    assert found(open_log(lines).log()) == [(5000, "日付", "date_unreadable")]


def test_a_log_of_ever_new_texts_is_read_like_any_other(monkeypatch):
    lines = [f"2026-11-03|投稿{minutes}|{minutes}分|1|1|{minutes}" for minutes in (1, 2, 3, 2)]
    usual = log_of_lines(FIVE + "|会話数", *lines)
    for module in (parse, column_reader):
        monkeypatch.setattr(module, "_REMEMBERED", 1)
    assert log_of_lines(FIVE + "|会話数", *lines).frame.equals(usual.frame)
    assert usual.frame["minutes"].tolist() == [1, 2, 3, 2]


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
