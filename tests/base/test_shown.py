"""What a cell shows of a value, in the formats that people meet."""

import datetime as dt

import pytest

from kachilog.base.shown import shown

DAY = dt.datetime(2026, 11, 20, 22, 5)  # noqa: DTZ001 (a spreadsheet has no zone)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (dt.time(22), "h:mm", "22:00"),
        (dt.timedelta(hours=22), "[h]:mm", "22:00"),
        (dt.timedelta(hours=22), "General", "22:00"),
        (dt.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (dt.timedelta(hours=30, seconds=5), "[mm]:ss", "1800:05"),
        (dt.timedelta(minutes=2), "[s]", "120"),
        (dt.time(9, 5, 7), "General", "09:05:07"),
        (dt.time(9, 5), "h:mm AM/PM", "9:05 AM"),
        (dt.time(22, 5), 'AM/PM h"時"mm"分"', "PM 10時05分"),
        (DAY, 'm"月"d"日"', "11月20日"),
        (DAY, "[$-411]yyyy/m/d h:mm;@", "2026/11/20 22:05"),
        (DAY, "yy-mm-dd(aaa)", "26-11-20(金)"),
        (DAY, "aaaa", "金曜日"),
        (DAY, "mm:ss", "05:00"),
        (DAY, "General", "2026-11-20 22:05"),
        (dt.date(2026, 11, 20), "", "2026-11-20"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (30, '0"分"', "30分"),
        (3.0, "General", "3"),
        (2.5, "@", "2.5"),
        (True, "General", "TRUE"),
        ("文", "0", "文"),
        (None, "0", ""),
    ],
)
def test_a_value_is_told_as_its_cell_shows_it(value, code, text):
    assert shown(value, code) == text
