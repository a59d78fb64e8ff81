import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kachilog.base.serial_dates import day_of, serial_of


@pytest.mark.parametrize(
    ("day", "since_1900", "since_1904"),
    [
        (dt.date(1899, 12, 31), None, None),
        (dt.date(1900, 1, 1), 1, None),
        (dt.date(1900, 2, 28), 59, None),
        (dt.date(1900, 3, 1), 61, None),  # 60 is the 1900-02-29 that never was
        (dt.date(1904, 1, 1), 1462, 0),
        (dt.date(2026, 11, 16), 46342, 44880),
        (dt.date(9999, 12, 31), 2958465, 2957003),
        (dt.datetime.fromisoformat("2026-11-16T18:00"), 46342.75, 44880.75),
    ],
)
def test_a_day_has_the_serial_number_that_excel_gives_it(day, since_1900, since_1904):
    assert serial_of(day, date1904=False) == since_1900
    assert serial_of(day, date1904=True) == since_1904


@given(st.dates(dt.date(1904, 1, 1)), st.booleans(), st.floats(0, 0.99))
def test_a_serial_number_is_its_day_whatever_the_time(day, date1904, clock):
    assert day_of(serial_of(day, date1904=date1904) + clock, date1904=date1904) == day


def test_after_the_last_day_there_is_none():
    with pytest.raises(OverflowError):
        day_of(2_958_466, date1904=False)
