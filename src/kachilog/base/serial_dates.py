"""Serial dates: the numbers that spreadsheets keep days as, counted from 1900 or, in some workbooks, 1904."""

from __future__ import annotations

import datetime as dt

FIRST_DAY = dt.date(1900, 1, 1)
"""The first day that a spreadsheet knows."""

_DAY_ZERO = dt.date(1899, 12, 30)
_DAY_ZERO_1904 = dt.date(1904, 1, 1)
_PHANTOM_DAY = 61  # 1900-03-01: before it Excel counts from a day later, having a 1900-02-29 behind it


def day_of(serial: float, *, date1904: bool) -> dt.date:
    """Return the day of a serial number, 61 (1900-03-01) or more where days count from 1900.

    Its fraction, the time of day, is dropped. Raise OverflowError after 9999-12-31.
    """
    return (_DAY_ZERO_1904 if date1904 else _DAY_ZERO) + dt.timedelta(days=int(serial))


def serial_of(day: dt.date, *, date1904: bool) -> float | None:
    """Return the serial number of a date or datetime, None for a day before the first one."""
    days: float = day.toordinal() - (_DAY_ZERO_1904 if date1904 else _DAY_ZERO).toordinal()
    if not date1904 and days < _PHANTOM_DAY:
        days -= 1
    if days < (0 if date1904 else 1):
        return None
    if isinstance(day, dt.datetime):
        clock = dt.timedelta(
            hours=day.hour, minutes=day.minute, seconds=day.second, microseconds=day.microsecond
        )
        days += clock / dt.timedelta(days=1)
    return days
