import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kachilog.base.week import FIRST_START, Week

DAYS = st.dates(min_value=dt.date(1900, 1, 1))
STARTS = st.sampled_from(["monday", "sunday"])


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2026-11-16", "2026-W47"),
        ("2026-11-22", "2026-W47"),
        ("2026-11-23", "2026-W48"),
        ("2026-12-31", "2026-W53"),
        ("2027-01-01", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2024-12-30", "2025-W01"),
        ("2021-01-03", "2020-W53"),
        ("2028-02-29", "2028-W09"),
        ("1900-01-01", "1900-W01"),
        ("9999-12-31", "9999-W52"),
    ],
)
def test_a_day_lies_in_its_iso_week(day, label):
    assert Week.containing(dt.date.fromisoformat(day)).label == label


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2026-11-15", "2026-11-15"),
        ("2026-11-21", "2026-11-15"),
        ("2026-11-22", "2026-11-22"),
        ("2027-01-01", "2026-12-27"),
        ("1900-01-01", "1899-12-31"),
    ],
)
def test_a_week_from_sunday_is_named_by_its_sunday(day, label):
    assert Week.containing(dt.date.fromisoformat(day), "sunday").label == label


def test_a_week_is_half_open():
    week = Week.parse("2026-W47")
    assert (week.start, week.last_day, week.end) == (
        dt.date(2026, 11, 16),
        dt.date(2026, 11, 22),
        dt.date(2026, 11, 23),
    )
    assert week.start in week
    assert week.last_day in week
    assert week.end not in week
    assert week.start - dt.timedelta(days=1) not in week


def test_the_last_week_of_the_calendar_has_an_end():
    week = Week.containing(dt.date.max)
    assert (week.end, week.last_day) == (dt.date.max, dt.date.max)
    assert dt.date.max in week


def test_the_week_before_the_last_ends_where_that_starts():
    assert Week.containing(dt.date.max).shift(-1).end == Week.containing(dt.date.max).start


@pytest.mark.parametrize("label", ["2026-W47", "2026w47", "2026W47", " 2026-W47 ", "２０２６－Ｗ４７"])
def test_an_iso_label_is_read_as_people_write_it(label):
    assert Week.parse(label) == Week(dt.date(2026, 11, 16))


@pytest.mark.parametrize("label", ["2026-11-15", "2026-11-16"])
def test_the_date_of_a_first_day_is_a_label(label):
    assert Week.parse(label).start == dt.date.fromisoformat(label)


@pytest.mark.parametrize(
    "label",
    [
        *("2025-W53", "2026-W00", "2026-W54", "2026-W47-1", "2026-11-18", "2026-11-31"),
        *("20261116", "W47", "", "last"),
        *("0000-W10", "0001-W01", "1899-W52", "1899-12-24"),
    ],
)
def test_a_label_of_no_week_is_refused(label):
    with pytest.raises(ValueError, match=r"."):
        Week.parse(label)


def test_a_week_starts_on_a_monday_or_a_sunday():
    with pytest.raises(ValueError, match="2026-11-18"):
        Week(dt.date(2026, 11, 18))


def test_a_week_is_written_as_its_label():
    assert f"{Week.parse('2026-W47')}" == "2026-W47"


def test_weeks_are_ordered_by_their_start():
    assert min(Week.parse("2027-W01"), Week.parse("2026-W53")).label == "2026-W53"


@settings(deadline=None)
@given(day=DAYS, week_start=STARTS)
def test_every_day_lies_in_one_week_that_its_label_names(day, week_start):
    week = Week.containing(day, week_start)
    assert day in week
    assert week.week_start == week_start
    assert Week.parse(week.label) == week
    assert week.start >= FIRST_START


@settings(deadline=None)
@given(day=DAYS.filter(lambda day: day.year < 9900), week_start=STARTS, weeks=st.integers(0, 1000))
def test_weeks_follow_each_other_without_gap_or_overlap(day, week_start, weeks):
    week = Week.containing(day, week_start)
    assert week.shift(1).start == week.end
    assert week.shift(weeks).shift(-weeks) == week
