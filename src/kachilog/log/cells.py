"""Cells: one definition of how each kind of value is read, for the text of a CSV and the cells of a workbook.

A parser returns the value, None for a blank cell where blanks are allowed, or a `Bad` that says by its code
what is wrong. Text is read after NFKC, so full-width digits and signs are digits and signs.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kachilog.base.serial_dates import FIRST_DAY, day_of
from kachilog.base.spreadsheet import ERRORS, EXACT, NO_VALUE, TEXT_LIMIT, is_too_long
from kachilog.base.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kachilog.base.spreadsheet import Cell

Value: TypeAlias = "str | int | float | dt.date | None"
"""What a typed row has in a cell."""

LARGEST_COUNT = 999_999_999
"""Nobody counts further; anything larger is a slip."""

SMALLEST_SERIAL = 10_000
"""A bare number below this (1927-05-18) is no date: people write 1103 for November 3rd, 2026 for a year."""

_LARGEST_SERIAL = 2_958_465  # 9999-12-31
_FIRST_COMPACT, _LAST_COMPACT = 1000_01_01, 9999_12_31


@dataclass(frozen=True, slots=True)
class Bad:
    """A value that cannot be used; `code` names the problem and its phrase."""

    code: str


_TIME = re.compile(
    r"[T\s]*(?:午前|午後|am|pm)?\s*\d{1,2}(?::\d{1,2}(?::\d{1,2}(?:\.\d+)?)?|時(?:\d{1,2}分)?(?:\d{1,2}秒)?)"
    r"\s*(?:am|pm|z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\s*(?:\((?:[月火水木金土日](?:曜日?)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)[・,]?祝?\)|[月火水木金土日]曜日?)$",
    re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?|([-/.])\s*(\d{1,2})\4\s*(\d{1,2}))")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0*)?")
_ERA = re.compile(
    r"(令和|平成|昭和|大正|明治|[RHSTM])\s*(\d{1,2}|元)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(r"\d{1,2}\s*(?:[-/.]\s*\d{1,2}|月\s*\d{1,2}\s*日?)|\d{3,4}")
_SERIAL = re.compile(r"\d{5,7}(?:\.\d*)?")
_ERA_STARTS = {"令": 2018, "平": 1988, "昭": 1925, "大": 1911, "明": 1867}
_ERA_LETTERS = dict(zip("RHSTM", "令平昭大明", strict=True))


def parse_date(value: Cell, *, date1904: bool = False) -> dt.date | Bad:
    """Return the day of a date cell: 1900-01-01 to 9999-12-31, a time of day is dropped.

    Text may be 2026-11-03, 2026/11/3, 2026.11.3, 2026年11月3日, 令和8年11月3日, R8.11.3 or 20261103, any
    of them with a weekday or a time, or a serial number of a spreadsheet. Numbers are such serials, counted
    from the workbook's epoch, or 20261103. Bad: date_blank, date_no_year, date_not_real, date_range,
    date_unreadable, cell_error.
    """
    if isinstance(value, str):
        return _iso_date(value) or _date_of_text(value, date1904=date1904)
    if isinstance(value, dt.date):
        return _in_range(value.date() if isinstance(value, dt.datetime) else value)
    if value is None:
        return Bad("date_blank")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _date_of_number(value, date1904=date1904)
    if date1904 and value == dt.time():  # serial number 0: a reader takes a day without days for a time
        return day_of(0, date1904=True)
    return Bad("date_unreadable")


def _iso_date(value: str) -> dt.date | None:
    """Return the day of a text like 2026-11-03 ten times as fast as any other's; None where it is no such."""
    if value[4:5] == value[7:8] == "-":
        with suppress(ValueError):
            day = dt.date.fromisoformat(value)
            return day if day >= FIRST_DAY else None
    return None


def _date_of_text(value: str, *, date1904: bool) -> dt.date | Bad:
    text = normal(value)
    if not text:
        return Bad("date_blank")
    if text in ERRORS:
        return Bad("cell_error")
    text = _WEEKDAY.sub("", _TIME.sub("", text).strip()).strip()
    if match := _DATE.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = (int(part) for part in match.groups() if part and part.isdigit())
        return _real(year, month, day)
    if match := _ERA.fullmatch(text):
        era = match[1][0].upper()
        first = _ERA_STARTS[_ERA_LETTERS.get(era, era)]
        return _real(first + (1 if match[2] == "元" else int(match[2])), int(match[3]), int(match[4]))
    if _SERIAL.fullmatch(text):
        return _date_of_number(float(text), date1904=date1904)
    return Bad("date_no_year" if _NO_YEAR.fullmatch(text) else "date_unreadable")


def _date_of_number(value: float, *, date1904: bool) -> dt.date | Bad:
    if SMALLEST_SERIAL <= value < _LARGEST_SERIAL + 1:
        try:
            return day_of(value, date1904=date1904)
        except OverflowError:
            return Bad("date_range")
    if _FIRST_COMPACT <= value <= _LAST_COMPACT and value == int(value):
        number = int(value)
        return _real(number // 1_00_00, number // 100 % 100, number % 100)
    return Bad("date_unreadable")


def _real(year: int, month: int, day: int) -> dt.date | Bad:
    try:
        return _in_range(dt.date(year, month, day))
    except ValueError:
        return Bad("date_not_real")


def _in_range(day: dt.date) -> dt.date | Bad:
    return day if day >= FIRST_DAY else Bad("date_range")


_UNIT = r"\s*(?:分間?|件|回|人|名|通|個|本|点|つ|min(?:ute)?s?\.?|times?)?"
_WHOLE = re.compile(r"\+?(\d+|\d{1,3}(?:,\d{3})+)(?:\.0*)?" + _UNIT, re.IGNORECASE)
_FRACTION = re.compile(r"\+?(?:\d+|\d{1,3}(?:,\d{3})+)?\.\d+" + _UNIT, re.IGNORECASE)
_NEGATIVE = re.compile(r"[-−‐–—△▲]\s*\d[\d,]*(?:\.\d*)?" + _UNIT, re.IGNORECASE)
_HOURS_MINUTES = re.compile(r"(\d{1,3})\s*時間(?:\s*(\d{1,2})\s*分)?")
_STARS = re.compile(r"([★⭐]+)☆*\ufe0f?")
BEST_QUALITY = 5
"""Quality is a whole number from 1 to this, 5 being best."""


def parse_count(value: Cell) -> int | Bad | None:
    """Return a whole number from 0 to LARGEST_COUNT; None for a blank cell.

    Text may have thousands separators, a unit (件, 回, 人, 分, min) or ".0". Bad: count_negative,
    count_fraction, count_too_large, count_unreadable, cell_error.
    """
    if isinstance(value, str):
        return _count_of_text(value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:  # noqa: PLR0124 - a NaN
        return Bad("count_unreadable")
    if value < 0:
        return Bad("count_negative")
    if value > LARGEST_COUNT:
        return Bad("count_too_large")
    return int(value) if value == int(value) else Bad("count_fraction")


def _count_of_text(value: str) -> int | Bad | None:
    text = normal(value)
    if not text:
        return None
    if match := _WHOLE.fullmatch(text):
        digits = match[1].replace(",", "").lstrip("0") or "0"
        return int(digits) if len(digits) <= len(str(LARGEST_COUNT)) else Bad("count_too_large")
    if text in ERRORS:
        return Bad("cell_error")
    if _NEGATIVE.fullmatch(text):
        return Bad("count_negative")
    return Bad("count_fraction" if _FRACTION.fullmatch(text) else "count_unreadable")


def parse_minutes(value: Cell) -> int | Bad | None:
    """Return whole minutes, as `parse_count`; 「1時間30分」 is 90. Bad: also minutes_clock (1:30)."""
    if isinstance(value, (dt.time, dt.timedelta, dt.datetime)):
        return Bad("minutes_clock")
    parsed = parse_count(value)
    if isinstance(value, str) and parsed == Bad("count_unreadable"):
        text = normal(value)
        if match := _HOURS_MINUTES.fullmatch(text):
            return 60 * int(match[1]) + int(match[2] or 0)
        if re.fullmatch(r"\d{1,2}:\d{2}(?::\d{2})?", text):
            return Bad("minutes_clock")
    return parsed


def parse_quality(value: Cell) -> int | Bad | None:
    """Return a rating, 1 to 5 (or ★ to ★★★★★); None for a blank cell. Bad: quality, cell_error."""
    if isinstance(value, str) and (match := _STARS.fullmatch(normal(value))):
        parsed: int | Bad | None = len(match[1])
    else:
        parsed = parse_count(value)
    if parsed is None or parsed == Bad("cell_error"):
        return parsed
    return parsed if isinstance(parsed, int) and 1 <= parsed <= BEST_QUALITY else Bad("quality")


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_text(value: Cell) -> str | Bad:
    """Return the text of a cell, exactly as it is; "" for a blank cell. A number or date is written plainly.

    Bad: text_too_long (over TEXT_LIMIT), text_control (a control character, or no character at all: half of a
    surrogate pair, U+FFFE, U+FFFF).
    """
    if value is None:
        return ""
    text = value if isinstance(value, str) else plain(value)
    if is_too_long(text):
        return Bad("text_too_long")
    return Bad("text_control") if _ILLEGAL.search(text) else text


_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def as_it_stands(cell: Cell) -> str | None:
    """Return a cell that cannot be read as the text it has; None if a CSV or a workbook cannot hold that.

    A formula that was never calculated has no text yet: it is #N/A, which cannot be taken for a value.
    """
    text = "#N/A" if cell == NO_VALUE else plain(cell)
    return None if is_too_long(text) or _NO_CHARACTER.search(text) else text


def parse_action(value: Cell) -> str | Bad:
    """Return what was done, as `parse_text`. Bad: also cell_error."""
    text = parse_text(value)
    return Bad("cell_error") if isinstance(text, str) and text in ERRORS else text


def plain(value: Cell, *, date1904: bool = False) -> str:
    """Return a cell as the one text that it has in a CSV and by which it is compared, whoever read it.

    Days are ISO dates, times and durations hh:mm:ss to the millisecond, numbers without a needless ".0",
    TRUE and FALSE.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return str(int(value))
    if isinstance(value, dt.date):
        return _instant(value, *(_DURATIONS_1904 if date1904 else _DURATIONS))
    if isinstance(value, dt.time):
        moment = dt.datetime.combine(_SOME_DAY, value.replace(tzinfo=None))
        return _clock(moment - dt.datetime.combine(_SOME_DAY, dt.time()))
    return _clock(value) if isinstance(value, dt.timedelta) else str(value)


_DURATIONS = dt.datetime(1899, 12, 31), dt.datetime(1900, 3, 1)  # noqa: DTZ001 (a spreadsheet has no zone)
_DURATIONS_1904 = dt.datetime(1904, 1, 1), dt.datetime(1904, 3, 1)  # noqa: DTZ001 (likewise)
_SOME_DAY = dt.date(2000, 1, 1)
_MILLISECOND = dt.timedelta(milliseconds=1)


def _instant(value: dt.date, zero: dt.datetime, end: dt.datetime) -> str:
    """Return a day, with its time if it has one; as a duration what lies between `zero` and `end`.

    Readers disagree about which moment of the first days of the epoch a duration of a day or more is, and
    nobody logs those days.
    """
    moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    moment = moment.replace(tzinfo=None)
    if zero <= moment < end:
        return _clock(moment - zero)
    with suppress(OverflowError):
        moment += dt.timedelta(microseconds=round(moment.microsecond, -3) - moment.microsecond)
    return str(moment.date() if moment.time() == dt.time() else moment)


def _clock(span: dt.timedelta) -> str:
    milliseconds = abs(round(span / _MILLISECOND))
    seconds, fraction = divmod(milliseconds, 1000)
    hours, minutes = divmod(seconds // 60, 60)
    shown = f"{hours:02}:{minutes:02}:{seconds % 60:02}" + (f".{fraction:03}" if fraction else "")
    return f"-{shown}" if span < dt.timedelta() and milliseconds else shown


_CANONICAL = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?(?:e-\d\d)?")
_NUMBER = re.compile(
    r"([+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?)" + _UNIT, re.IGNORECASE
)


def parse_own(value: Cell, *, date1904: bool = False) -> Value | Bad:
    """Return a cell of a column of the user's own: a number if it is one in canonical form, else its text.

    Canonical is what comes back the same from a spreadsheet: 12, -3, 0.5; not 007, 1.50, 1e5, " 1" or more
    than 15 digits. None for a blank cell. Bad: as `parse_text`.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        number = _canonical(value)
        return parse_text(value) if number is None else number
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < EXACT:
        return int(value) if value == int(value) else float(value)
    return parse_text(value if isinstance(value, str) else plain(value, date1904=date1904))


def _canonical(text: str) -> float | None:
    if not _CANONICAL.fullmatch(text):
        return None
    number = float(text)
    if str(int(number)) == text and abs(number) < EXACT:
        return int(number)
    is_kept = repr(number) == text and not number.is_integer() and float(f"{number:.15g}") == number
    return number if is_kept else None


def number_of(value: Value) -> float | None:
    """Return the number that a cell of the user's own shows, None if it shows none.

    Laxer than `parse_own`, for computing with: 「１，２００」, "1.50", "12件" are numbers here.
    """
    if isinstance(value, (int, float)):
        return float(value)
    if not isinstance(value, str):
        return None
    match = _NUMBER.fullmatch(normal(value))
    return float(match[1].replace(",", "")) if match else None


_CONTROL_BYTES = bytes(sign for sign in range(32) if sign not in b"\t\n\r")


def all_sound(texts: tuple[str, ...]) -> bool:
    """Return whether every text of a column is one that `parse_text` returns as it is, in one quick look."""
    if max(map(len, texts), default=0) > TEXT_LIMIT // 2 and any(map(is_too_long, texts)):
        return False
    try:
        raw = "".join(texts).encode()
    except UnicodeEncodeError:
        return False
    return (
        len(raw.translate(None, _CONTROL_BYTES)) == len(raw)
        and b"\xef\xbf\xbe" not in raw
        and b"\xef\xbf\xbf" not in raw
    )


PARSERS: dict[str, Callable[[Cell], Value | Bad]] = {
    "action": parse_action,
    "minutes": parse_minutes,
    "reactions": parse_count,
    "quality": parse_quality,
    "inquiries": parse_count,
    "repeats": parse_count,
    "referrals": parse_count,
    "tags": parse_text,
    "note": parse_text,
}
"""How the cells of each known column are read, but for the date, which needs the workbook's epoch."""
