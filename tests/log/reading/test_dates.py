"""A date is read in every dress that leaves no doubt, and in no other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.log.reading.dates import day_of_words, parse_date
from kachilog.log.reading.kinds import Bad

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
        "2026/11/3 9:15:06 午後 GMT+9",
        "2026-11-03 12:05:00 午前 GMT+9",
        "2026-11-03T14:59:59Z",
        "20261103T0915",
        "2026/11/3 火",
        "2026/11/3【火】",
        "2026-11-03 Tue",
        "Tue, 3 Nov 2026",
        "Tue Nov 03 2026 09:15:06 GMT+0900 (日本標準時)",
        "(火) 2026/11/3",
        "火曜日 2026-11-03",
        "2026/11/3(祝)",
        "2026年11月3 日",
        "[[2026-11-03]]",
        "'2026/11/3",
        '"2026/11/3"',
        "2026 11 3",
        "2026_11_03",
        "2026. 11. 3.",
        "2026–11–03",
        "Nov 3, 2026",
        "November 3rd, 2026",
        "3 Nov 2026",
        "2026-Nov-3",
        "2026-W45-2",
        "令和八年十一月三日",
        "二〇二六年十一月三日",
        "\u200e2026\u200e/\u200e11\u200e/\u200e3",
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
        (73050, dt.date(2099, 12, 31)),
        ("2024-02-29", dt.date(2024, 2, 29)),
    ],
)
def test_eras_and_the_ends_of_the_calendar_are_dates(cell, day):
    assert parse_date(cell) == day


def test_a_bare_serial_counts_from_the_epoch_of_its_workbook():
    assert parse_date(44867, date1904=True) == DAY
    assert parse_date("44867", date1904=True) == DAY
    assert parse_date(73050, date1904=True) == Bad("date_compact")


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
        ("11/3/2026", "date_ambiguous"),
        ("3.11.2026", "date_ambiguous"),
        ("26/11/3", "date_short_year"),
        ("'26-11-03", "date_short_year"),
        ("26年11月3日", "date_short_year"),
        ("3-Nov-26", "date_short_year"),
        ("Nov 3", "date_no_year"),
        ("13/13/2026", "date_not_real"),
        ("2026-W54-1", "date_not_real"),
        ("261103", "date_compact"),
        (261103, "date_compact"),
        ("081103", "date_compact"),
        (81103, "date_compact"),
        (2958465, "date_compact"),
        ("2026-11-03(水)", "date_weekday"),
        ("Wed, 3 Nov 2026", "date_weekday"),
        ("2026-11-02T15:00:00.000Z", "date_utc"),
        ("2026-11-02 23:59 UTC", "date_utc"),
        ("2026-11-02 11:30 pm +00:00", "date_utc"),
        ("2026-11-03 (会議)", "date_unreadable"),
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
    ("cell", "day"),
    [
        ("11/16/2026", dt.date(2026, 11, 16)),
        ("16.11.2026", dt.date(2026, 11, 16)),
        ("11/11/2026", dt.date(2026, 11, 11)),
        ("16/11/2026 21:00", dt.date(2026, 11, 16)),
        ("昭和六十四年一月七日", dt.date(1989, 1, 7)),
        ("令和二十年十二月三十一日", dt.date(2038, 12, 31)),
    ],
)
def test_a_date_with_its_year_last_is_read_where_only_one_day_can_be_meant(cell, day):
    assert parse_date(cell) == day


@given(st.text(max_size=20) | st.from_regex(r"[0-9年月日/.\-: TZ()火NovtuGM+]{1,24}", fullmatch=True))
def test_any_text_is_a_date_or_bad(text):
    assert isinstance(parse_date(text), (dt.date, Bad))


def test_a_day_without_a_year_is_the_last_one():
    assert day_of_words("2/29", dt.date(2026, 11, 24)) == dt.date(2024, 2, 29)
    assert day_of_words("おととい", dt.date(2026, 11, 24)) == dt.date(2026, 11, 22)
    assert day_of_words("13/45", dt.date(2026, 11, 24)) is None
    assert day_of_words("あした", dt.date(2026, 11, 24)) is None
    assert day_of_words("11/29", dt.date(2026, 11, 24)) == dt.date(2025, 11, 29)
    assert day_of_words("11/29", dt.date(2026, 11, 24), until=dt.date(2026, 11, 29)) == dt.date(2026, 11, 29)
