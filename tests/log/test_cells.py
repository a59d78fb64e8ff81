"""Each kind of cell is read by one definition, whether it comes from a CSV or from a workbook."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.log.cells import (
    all_sound,
    number_of,
    parse_action,
    parse_own,
    parse_text,
    plain,
)
from kachilog.log.reading.kinds import Bad


def test_text_is_kept_exactly_and_other_cells_are_written_plainly():
    for text in (" 前後の空白 ", "007", "=1+1", "改行\nあり", "１２", "", "😀", "a\tb"):
        assert parse_text(text) == text
    assert parse_text(None) == ""
    assert parse_text(30.0) == "30"
    assert parse_text(1.5) == "1.5"
    assert parse_text(True) == "TRUE"
    assert parse_text(dt.datetime(2026, 11, 3, tzinfo=dt.timezone.utc)) == "2026-11-03"
    assert parse_text(dt.datetime(2026, 11, 3, 9, 5, tzinfo=dt.timezone.utc)) == "2026-11-03 09:05:00"


@pytest.mark.parametrize("text", ["a\0b", "\x01", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_no_workbook_can_hold_is_bad_in_both_ways_of_looking(text):
    assert parse_text(text) == Bad("text_control")
    assert not all_sound(("ok", text))


def test_the_longest_cell_of_excel_is_text_and_one_more_character_is_not():
    assert parse_text("あ" * 32_767) == "あ" * 32_767
    assert parse_text("あ" * 32_768) == Bad("text_too_long")
    assert all_sound(("あ" * 32_767,))
    assert not all_sound(("あ" * 32_768,))


def test_an_emoji_counts_twice_as_excel_counts_it():
    longest = "😀" * 16_383 + "あ"
    assert parse_text(longest) == longest
    assert parse_text(longest + "い") == Bad("text_too_long")
    assert all_sound((longest,))
    assert not all_sound(("短い", longest + "い"))


@given(st.lists(st.text(max_size=8), max_size=6))
def test_the_quick_look_agrees_with_the_slow_one(texts):
    assert all_sound(tuple(texts)) == all(parse_text(text) == text for text in texts)


def test_an_error_of_excel_is_no_action():
    assert parse_action("#N/A") == Bad("cell_error")
    assert parse_action("#NAだけの話") == "#NAだけの話"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("0.5", 0.5),
        ("-0.25", -0.25),
        ("1e-07", 1e-07),
        (3.0, 3),
        (2.5, 2.5),
    ],
)
def test_a_canonical_number_of_an_own_column_is_a_number(cell, value):
    parsed = parse_own(cell)
    assert parsed == value
    assert type(parsed) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "007",
            "1.50",
            " 1",
            "1e5",
            "+1",
            "-0",
            "1.0",
            "1_000",
            "１２",
            "1,200",
            "0.30000000000000004",
            "nan",
        ),
        *("1234567890123456", "12345678901234567890", "TRUE", "2026-11-03"),
    ],
)
def test_what_a_spreadsheet_would_rewrite_stays_text(text):
    assert parse_own(text) == text
    assert isinstance(parse_own(text), str)


@given(st.one_of(st.integers(), st.floats(allow_nan=False), st.text()))
def test_an_own_cell_is_written_back_as_the_text_it_came_from(value):
    text = str(value)
    parsed = parse_own(text)
    assert isinstance(parsed, Bad) or plain(parsed) == text


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, 3.0),
        ("1.50", 1.5),
        ("007", 7.0),
        ("１，２００", 1200.0),
        ("12件", 12.0),
        ("-0.5", -0.5),
        ("1e5", 100000.0),
        ("", None),
        (None, None),
        ("3と4", None),
        ("-", None),
        (".", None),
        ("#DIV/0!", None),
    ],
)
def test_a_number_to_compute_with_may_be_written_loosely(value, number):
    assert number_of(value) == number


@pytest.mark.parametrize(
    ("readings", "text"),
    [
        # What calamine, and what Excel and LibreOffice hand out for one and the same cell.
        ((dt.time(19, 15), dt.timedelta(hours=19, minutes=15)), "19:15:00"),
        ((dt.time(19, 14, 59, 999_999), dt.timedelta(hours=19, minutes=15)), "19:15:00"),
        ((dt.time(2, 57, 46, 667_000), dt.timedelta(hours=2, minutes=57, seconds=46.667)), "02:57:46.667"),
        ((dt.datetime(1900, 1, 1, 6), dt.timedelta(days=1, hours=6)), "30:00:00"),  # noqa: DTZ001
        ((dt.date(1900, 1, 1), dt.timedelta(days=1)), "24:00:00"),
        ((dt.timedelta(hours=-12),), "-12:00:00"),
        (
            (dt.datetime(2026, 11, 16, 9, 5, 0, 1), dt.datetime(2026, 11, 16, 9, 4, 59, 999_999)),  # noqa: DTZ001
            "2026-11-16 09:05:00",
        ),
        ((dt.datetime.max,), "9999-12-31 23:59:59.999999"),  # noqa: DTZ901 (the last one, which cannot be rounded)
    ],
)
def test_a_time_is_one_text_whoever_read_it(readings, text):
    assert {parse_own(cell) for cell in readings} == {text}


def test_the_first_days_of_the_other_epoch_are_durations_there():
    early = dt.datetime(1904, 1, 2, 6)  # noqa: DTZ001 (a spreadsheet has no zone)
    assert parse_own(early, date1904=True) == "30:00:00"
    assert parse_own(early) == "1904-01-02 06:00:00"
