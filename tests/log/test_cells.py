"""Each kind of cell is read by one definition, whether it comes from a CSV or from a workbook."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.log.cells import (
    Bad,
    all_sound,
    number_of,
    parse_action,
    parse_count,
    parse_date,
    parse_minutes,
    parse_own,
    parse_quality,
    parse_text,
    plain,
)

DAY = dt.date(2026, 11, 3)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-03",
        "2026-11-3",
        "2026/11/3",
        "2026/11/03",
        "2026.11.3",
        "2026年11月3日",
        "2026年 11月 3日",
        "２０２６／１１／３",
        "令和8年11月3日",
        "令和８年１１月３日",
        "㋿8年11月3日",
        "R8.11.3",
        "r8/11/3",
        "R8-11-03",
        "20261103",
        " 2026-11-03 ",
        "2026-11-03(火)",
        "2026/11/3（火）",
        "2026/11/3 (火曜日)",
        "2026年11月3日 火曜日",
        "2026年11月3日(火・祝)",
        "2026-11-03 (Tue)",
        "2026-11-03 10:30",
        "2026-11-03T10:30:15",
        "2026-11-03T10:30:15.250Z",
        "2026-11-03T10:30:15+09:00",
        "2026/11/3 9:05:00",
        "2026年11月3日 10時30分",
        "2026年11月3日(火) 午後10時",
        "46329",
        "46329.75",
        "４６３２９",
        46329,
        46329.99,
        20261103,
        20261103.0,
        DAY,
        dt.datetime(2026, 11, 3, 23, 59, tzinfo=dt.timezone.utc),
    ],
)
def test_a_date_is_read_in_every_form_people_write(cell):
    assert parse_date(cell) == DAY


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("H30.4.1", dt.date(2018, 4, 1)),
        ("平成元年1月8日", dt.date(1989, 1, 8)),
        ("令和元年5月1日", dt.date(2019, 5, 1)),
        ("S45.3.15", dt.date(1970, 3, 15)),
        ("1900-01-01", dt.date(1900, 1, 1)),
        ("9999-12-31", dt.date(9999, 12, 31)),
        (2958465, dt.date(9999, 12, 31)),
        ("2024-02-29", dt.date(2024, 2, 29)),
    ],
)
def test_eras_and_the_ends_of_the_calendar_are_dates(cell, day):
    assert parse_date(cell) == day


def test_a_bare_serial_counts_from_the_epoch_of_its_workbook():
    assert parse_date(44867, date1904=True) == DAY
    assert parse_date("44867", date1904=True) == DAY
    assert parse_date(2958465, date1904=True) == Bad("date_range")


def test_day_zero_of_1904_is_a_day_though_it_reads_as_a_time():
    assert parse_date(dt.time(), date1904=True) == dt.date(1904, 1, 1)
    assert parse_date(dt.time(), date1904=False) == Bad("date_unreadable")
    assert parse_date(dt.time(10), date1904=True) == Bad("date_unreadable")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (None, "date_blank"),
        ("", "date_blank"),
        (" \u3000", "date_blank"),
        ("11/3", "date_no_year"),
        ("11-3", "date_no_year"),
        ("11月3日", "date_no_year"),
        ("11月3日(火)", "date_no_year"),
        ("1103", "date_no_year"),
        ("2026-02-30", "date_not_real"),
        ("2025-02-29", "date_not_real"),
        ("2026/13/1", "date_not_real"),
        ("20261301", "date_not_real"),
        ("0000-01-01", "date_not_real"),
        ("1899-12-31", "date_range"),
        ("1899年12月31日", "date_range"),
        ("M30.1.1", "date_range"),
        (dt.datetime(1899, 12, 31, tzinfo=dt.timezone.utc), "date_range"),
        ("#N/A", "cell_error"),
        ("きのう", "date_unreadable"),
        ("11/3/2026", "date_unreadable"),
        ("26/11/3", "date_unreadable"),
        ("2026-11/3", "date_unreadable"),
        ("7", "date_unreadable"),
        (7, "date_unreadable"),
        (2026, "date_unreadable"),
        (-46329, "date_unreadable"),
        (1e300, "date_unreadable"),
        (float("nan"), "date_unreadable"),
        (True, "date_unreadable"),
        (dt.time(10), "date_unreadable"),
        (dt.timedelta(days=46329), "date_unreadable"),
    ],
)
def test_what_is_no_date_says_why(cell, code):
    assert parse_date(cell) == Bad(code)


@given(st.dates(dt.date(1900, 1, 1)))
def test_every_day_is_read_back_from_its_iso_text(day):
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("30", 30),
        ("３０", 30),
        (" 30 ", 30),
        ("30分", 30),
        ("30 min", 30),
        ("2件", 2),
        ("３回", 3),
        ("4人", 4),
        ("1,200", 1200),
        ("１，２００", 1200),
        ("30.0", 30),
        ("007", 7),
        ("+5", 5),
        ("0", 0),
        (30, 30),
        (30.0, 30),
        (0.0, 0),
        ("", None),
        (" ", None),
        (None, None),
        ("999999999", 999_999_999),
    ],
)
def test_a_whole_number_is_read_with_units_separators_and_full_width(cell, count):
    assert parse_count(cell) == count


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-5", "count_negative"),
        ("−5", "count_negative"),
        ("△5", "count_negative"),
        ("-5分", "count_negative"),
        (-1, "count_negative"),
        ("30.5", "count_fraction"),
        (".5", "count_fraction"),
        (30.5, "count_fraction"),
        ("1000000000", "count_too_large"),
        (1e18, "count_too_large"),
        (float("inf"), "count_too_large"),
        ("9" * 5000, "count_too_large"),
        ("たくさん", "count_unreadable"),
        ("1,20", "count_unreadable"),
        ("3 4", "count_unreadable"),
        ("1e3", "count_unreadable"),
        ("なし", "count_unreadable"),
        (True, "count_unreadable"),
        (False, "count_unreadable"),
        (float("nan"), "count_unreadable"),
        (DAY, "count_unreadable"),
        ("#VALUE!", "cell_error"),
    ],
)
def test_what_is_no_whole_number_says_why(cell, code):
    assert parse_count(cell) == Bad(code)


def test_minutes_may_be_hours_and_minutes_in_words_but_no_time_of_day():
    assert parse_minutes("1時間30分") == 90
    assert parse_minutes("２時間") == 120
    for cell in (
        "1:30",
        dt.time(1, 30),
        dt.timedelta(minutes=90),
        dt.datetime(2026, 11, 3, 1, 30, tzinfo=dt.timezone.utc),
    ):
        assert parse_minutes(cell) == Bad("minutes_clock")


@pytest.mark.parametrize(
    ("cell", "rating"),
    [("4", 4), ("５", 5), (1.0, 1), ("★★★", 3), ("★★★★☆", 4), ("4点", 4), ("", None), (None, None)],
)
def test_quality_is_a_number_from_one_to_five_or_stars(cell, rating):
    assert parse_quality(cell) == rating


@pytest.mark.parametrize("cell", ["7", "0", 6, "-1", "4.5", "良い", True, "★★★★★★", "☆"])
def test_any_other_quality_is_bad_in_one_way(cell):
    assert parse_quality(cell) == Bad("quality")


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
