"""Files of other programs are known by their headers."""

from __future__ import annotations

import pytest

from kachilog.log.columns import known_keys
from kachilog.log.header import read_header
from kachilog.log.parse import in_blocks
from kachilog.log.stream import LogStream

SIGN = "|"
TOGGL = (
    "User|Email|Client|Project|Task|Description|Billable|Start date|Start time|"
    "End date|End time|Duration|Tags"
).split(SIGN)
CLOCKIFY = (
    "Project|Client|Description|Task|User|Group|Email|Tags|Type|Billable|Invoiced|Invoice ID|Start Date|"
    "Start Time|End Date|End Time|Duration (h)|Duration (decimal)"
).split(SIGN)
FIVE = ["日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)"]
PRODUCTIVITY = ["Date", "Start", "End", "Worked", "Titles"]
LOGGER = ["Activity type", "Duration", "From", "To", "Comment"]


@pytest.mark.parametrize(
    ("kind", "headers", "read"),
    [
        (
            "Toggl Track",
            TOGGL,
            {"date": "Start date", "action": "Description", "minutes": "Duration", "tags": "Tags"},
        ),
        (
            "Clockify",
            CLOCKIFY,
            {"date": "Start Date", "action": "Description", "minutes": "Duration (h)", "tags": "Tags"},
        ),
        ("Super Productivity", PRODUCTIVITY, {"date": "Date", "action": "Titles", "minutes": "Worked"}),
        (
            "aTimeLogger",
            LOGGER,
            {"date": "From", "action": "Activity type", "minutes": "Duration", "note": "Comment"},
        ),
    ],
)
def test_a_time_tracker_is_known_and_what_it_has_beside_a_log_is_left_out(kind, headers, read):
    header = read_header(1, headers)
    assert header.usable
    assert header.preset.name == kind
    assert {column.key: column.header for column in header.columns} == read
    (receipt,) = header.problems
    assert receipt.values["kind"] == kind
    assert receipt.values["left"].split(", ") == [one for one in headers if one not in read.values()]


def test_a_column_that_was_added_to_such_a_file_is_read_as_well():
    header = read_header(1, [*TOGGL, "直接反応数", "質的評価(1-5)"])
    assert header.keys == {"date", "action", "minutes", "tags", "reactions", "quality"}
    assert header.name("date") == "Start date"


def test_a_form_is_known_by_its_timestamp_and_its_questions():
    questions = [
        "タイムスタンプ",
        "何をしましたか?",
        "何分かかりましたか?",
        "反応は何件?",
        "手ごたえは?(1〜5)",
        "場所",
    ]
    assert known_keys(questions) == ("date", "action", "minutes", "reactions", "quality", None)
    header = read_header(1, [*questions, "メールアドレス"])
    assert [column.header for column in header.columns] == questions
    assert header.problems[0].values["left"] == "メールアドレス"


def test_a_form_that_asks_for_the_day_has_its_own_date():
    header = read_header(1, ["タイムスタンプ", *FIVE])
    assert header.keys == {"date", "action", "minutes", "reactions", "quality"}
    assert header.name("date") == "日付"
    asked = ["タイムスタンプ", "いつのことですか?", "何をしましたか?", "何分かかりましたか?"]
    assert known_keys(asked) == (None, "date", "action", "minutes")


def test_two_questions_for_one_column_and_one_for_two_are_the_users_own():
    assert known_keys(["Timestamp", "コメントの反応", "DMの反応", "反応の手ごたえ"]) == (
        "date",
        None,
        None,
        None,
    )


def test_hours_are_no_answer_to_the_question_for_minutes():
    assert known_keys(["タイムスタンプ", "かかった時間は何時間?"]) == ("date", None)


def test_the_summary_below_the_entries_is_no_part_of_the_log():
    rows = [
        (1, LOGGER),
        (2, ["投稿", "30", "2026-11-16 09:00", "2026-11-16 09:30", ""]),
        (4, ["Activity Type", "Duration", "%"]),
        (5, ["投稿", "0:30", "100"]),
    ]
    log = LogStream(in_blocks(rows)).log()
    assert log.frame["minutes"].tolist() == [30]
    assert [problem.code for problem in log.problems] == ["columns_of_left"]


def test_our_own_headers_are_no_preset():
    assert read_header(1, FIVE).preset is None
