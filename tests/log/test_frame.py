"""The frame of a log has a column of the right type for all that is computed with, and nothing else."""

from __future__ import annotations

import pandas as pd
from support.logs import FIVE, TEN, log_of_lines, records, rows_of

from kachilog.log.parse import CHUNK
from kachilog.log.stream import open_log

OWN = (FIVE + "|会話数|場所|メモ", "2026-11-03|投稿|1|1|1|１２|駅|x", "2026-11-03|投稿|1|1|1||12|y")


def test_the_frame_has_every_known_column_with_its_type():
    frame = log_of_lines(FIVE, "2026-11-03|投稿|30|2|4").frame
    assert list(frame.columns) == [
        *(
            "row",
            "date",
            "action",
            "minutes",
            "reactions",
            "quality",
            "inquiries",
            "repeats",
            "referrals",
            "income",
        ),
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


def test_an_empty_log_has_the_same_columns_and_types():
    full, empty = log_of_lines(TEN, "2026-11-03|投稿|30|2|4|1|0|0|実例|x").frame, log_of_lines(TEN).frame
    assert len(empty) == 0
    assert list(full.dtypes.astype(str)) == list(empty.dtypes.astype(str))


def test_an_own_column_is_a_number_in_the_frame_if_every_filled_cell_shows_one():
    frame = log_of_lines(*OWN).frame
    assert frame["会話数"].tolist() == [12.0, pd.NA]
    assert frame["会話数"].dtype == "Float64"


def test_texts_that_nothing_is_computed_with_are_not_in_the_frame_but_among_the_rows():
    assert {"場所", "メモ", "note"}.isdisjoint(log_of_lines(*OWN).frame.columns)
    assert [row[5:] for row in rows_of(open_log(records(*OWN)))] == [("１２", "駅", "x"), (None, 12, "y")]


def test_a_text_far_down_makes_a_column_one_of_texts():
    numbers = [f"2026-11-03|投稿|1|1|1|{number}" for number in range(2 * CHUNK)]
    assert log_of_lines(FIVE + "|会話数", *numbers).frame["会話数"].sum() == sum(range(2 * CHUNK))
    assert (
        "会話数" not in log_of_lines(FIVE + "|会話数", *numbers, "2026-11-03|投稿|1|1|1|多い", *numbers).frame
    )


def test_the_calendar_reaches_to_its_end():
    assert log_of_lines(FIVE, "9999-12-31|投稿|1|1|1").frame["date"].iloc[0].year == 9999
