"""Whole numbers, durations and ratings in every dress, converted from units; what may be two is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.log.cells import parse_count, parse_minutes
from kachilog.log.reading.counts import read_count, read_income, read_minutes, read_quality
from kachilog.log.reading.kinds import Bad, Understood
from kachilog.log.reading.units import HOURS, MINUTES_SECONDS, OF_10, OF_100, SECONDS

DAY = dt.date(2026, 11, 3)


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
        (29.99999999999997, 30),
        ("30.000000000000053", 30),
        ("1 200", 1200),
        ("1'200", 1200),
        ("30\u200b", 30),
        *((blank, None) for blank in ("-", " -   ", "ー", "なし", "無し", "未記入", "N/A", "該当なし")),
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
        ("1.000", "count_ambiguous"),
        ("12.500件", "count_ambiguous"),
        ("約30", "count_unreadable"),
        ("30-40", "count_unreadable"),
        (True, "count_unreadable"),
        (False, "count_unreadable"),
        (float("nan"), "count_unreadable"),
        (DAY, "count_unreadable"),
        ("#VALUE!", "cell_error"),
    ],
)
def test_what_is_no_whole_number_says_why(cell, code):
    assert parse_count(cell) == Bad(code)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "1時間30分",
            "1時間半",
            "1.5時間",
            "１．５時間",
            "1,5h",
            "1.5h",
            "1h30",
            "1h 30m",
            "90m",
            "90分",
            "1:30",
            "1:30:00",
        ),
        *(
            "1 hr 30 min",
            "1 hour and 30 minutes",
            "PT1H30M",
            "PT90M",
            "5400秒",
            "90:00 min",
            "1:30h",
            "1時間と30分",
        ),
        *(dt.time(1, 30), dt.timedelta(minutes=90)),
        dt.datetime(1899, 12, 31, 1, 30, tzinfo=dt.timezone.utc),
    ],
)
def test_minutes_may_be_a_duration(cell):
    assert parse_minutes(cell) == 90


def test_a_duration_of_seconds_is_rounded_and_told():
    assert read_minutes("18:25 min") == Understood(18, "read_rounded")
    assert read_minutes("30 sec") == Understood(1, "read_rounded")
    assert read_minutes(dt.timedelta(days=1, hours=12)) == Understood(2160, "read_duration")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (dt.datetime(2026, 11, 3, 1, 30, tzinfo=dt.timezone.utc), "minutes_clock"),
        (dt.timedelta(minutes=-90), "count_negative"),
        ("1時間弱", "count_unreadable"),
        ("30分半", "count_unreadable"),
        ("1:75", "count_unreadable"),
        ("9:00-10:30", "count_unreadable"),
        ("999999時間", None),
        ("PT", "count_unreadable"),
    ],
)
def test_what_is_no_duration_says_why(cell, code):
    assert parse_minutes(cell) == (Bad(code) if code else 999_999 * 60)


@pytest.mark.parametrize(
    ("cell", "unit", "minutes"),
    [
        ("1.5", HOURS, 90),
        ("1,5", HOURS, 90),
        (0.5, HOURS, 30),
        ("1.500", HOURS, 90),
        ("1:30", HOURS, 90),
        ("30分", HOURS, 30),
        (1 / 3, HOURS, 20),
        ("600", SECONDS, 10),
        ("1,200", SECONDS, 20),
        (90, SECONDS, Understood(2, "read_rounded")),
        ("18:25", MINUTES_SECONDS, Understood(18, "read_rounded")),
        ("", HOURS, None),
        (None, HOURS, None),
        ("なし", SECONDS, Understood(None, "read_blank")),
        (-1, HOURS, Bad("count_negative")),
        (1e12, HOURS, Bad("count_too_large")),
        (float("nan"), HOURS, Bad("count_unreadable")),
        (True, HOURS, Bad("count_unreadable")),
        (DAY, SECONDS, Bad("count_unreadable")),
    ],
)
def test_a_bare_number_is_converted_from_the_unit_of_its_column(cell, unit, minutes):
    read = read_minutes(cell, unit)
    assert read == minutes or read == Understood(minutes, "read_duration")


@pytest.mark.parametrize(
    ("cell", "rating"),
    [
        ("4", 4),
        ("５", 5),
        (1.0, 1),
        ("★★★", 3),
        ("★★★★☆", 4),
        ("4点", 4),
        ("", None),
        (None, None),
        ("⭐️⭐️⭐️", 3),
        ("⭐ ⭐", 2),
        ("🌟🌟🌟🌟🌟", 5),
        ("4:良い", 4),
        ("4.良い", 4),
        ("4、まあまあ", 4),
        ("5 - とても良い", 5),
        ("4 良い", 4),
        ("良い(4)", 4),
        ("4/5", 4),
        ("8/10", 4),
        ("④", 4),
        ("★4", 4),
        ("4つ星", 4),
        ("4 stars", 4),
    ],
)
def test_quality_is_a_number_from_one_to_five_or_stars(cell, rating):
    read = read_quality(cell)
    assert read in (rating, Understood(rating, "read_rating"))


@pytest.mark.parametrize(
    "cell", ["7", "0", 6, "-1", "4.5", "良い", True, "★★★★★★", "☆", "3〜4", "3-4", "6/5", "4/0", "A"]
)
def test_any_other_quality_is_bad_in_one_way(cell):
    assert read_quality(cell) == Bad("quality")


@pytest.mark.parametrize(
    ("cell", "unit", "rating"),
    [
        ("8", OF_10, 4),
        (10, OF_10, 5),
        ("7点", OF_10, Understood(4, "read_rounded")),
        (1, OF_10, Understood(1, "read_rounded")),
        ("80", OF_100, 4),
        ("11", OF_10, Bad("quality")),
        (0, OF_10, Bad("quality")),
        (True, OF_10, Bad("quality")),
        ("良い", OF_10, Bad("quality")),
        ("4/5", OF_10, 4),
        ("", OF_10, None),
    ],
)
def test_a_rating_is_converted_from_the_scale_of_its_column(cell, unit, rating):
    assert read_quality(cell, unit) == rating


@given(st.text(max_size=20) | st.from_regex(r"[0-9.,:/ 時間分半秒hmsPT★☆+-]{1,16}", fullmatch=True))
def test_any_text_is_a_number_or_bad(text):
    for read in (read_count, read_minutes, read_quality):
        parsed = read(text)
        value = parsed.value if isinstance(parsed, Understood) else parsed
        assert isinstance(value, (int, Bad, type(None)))


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (12_000, 12_000),
        (-3000.0, -3000),
        ("12,000", 12_000),
        ("¥1,200", 1200),
        ("１２００円", 1200),
        ("-500", -500),
        ("△500円", -500),
        ("−¥500", -500),
        ("0", 0),
        ("", None),
        (None, None),
    ],
)
def test_an_income_is_a_whole_amount_that_may_lie_below_0(cell, amount):
    assert read_income(cell) == amount


@pytest.mark.parametrize("cell", ["三千円", "12.5ドル", "-", "約3000円", "--5", True, "-たくさん"])
def test_what_is_no_amount_of_yen_is_told(cell):
    assert not isinstance(read_income(cell), int)


def test_a_slip_of_the_keyboard_is_no_income():
    assert read_income(-(10**12)) == Bad("count_too_large")
    assert read_income(-1.5) == Bad("count_fraction")
    assert read_income("#VALUE!") == Bad("cell_error")


@pytest.mark.parametrize("hours", [-0.01, -3.0])
def test_less_than_no_time_is_none(hours):
    assert read_minutes(hours, HOURS) == Bad("count_negative")
