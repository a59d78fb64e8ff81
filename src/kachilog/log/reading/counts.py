"""Whole numbers: counts, minutes in every dress of a duration, ratings; each converted from its unit."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import ERRORS
from kachilog.log.reading.kinds import Bad, Understood, dashed, says_nothing, seen

if TYPE_CHECKING:
    from kachilog.base.spreadsheet import Cell
    from kachilog.log.reading.units import Unit

    Counted = int | Bad | Understood | None

LARGEST_COUNT = 999_999_999
"""Nobody counts further; anything larger is a slip."""

BEST_QUALITY = 5
"""Quality is a whole number from 1 to this, 5 being best."""

NOISE = 1e-6
"""How far a number may be from a whole one that a formula meant: =(end-start)*1440 is 29.99999999999997."""

UNIT = r"\s*(?:分間?|件|回|人|名|通|個|本|点|つ|min(?:ute)?s?\.?|times?)?"
_WHOLE = lazy_pattern(r"\+?(\d+|\d{1,3}(?:([,' ])\d{3})(?:\2\d{3})*)(?:\.0*)?" + UNIT, re.IGNORECASE)
_POINTS = lazy_pattern(r"[+-]?\d{1,3}(?:\.\d{3})+" + UNIT, re.IGNORECASE)
_FRACTION = lazy_pattern(r"\+?((?:\d+|\d{1,3}(?:,\d{3})+)?\.\d+)" + UNIT, re.IGNORECASE)
_NEGATIVE = lazy_pattern(r"[-△▲]\s*\d[\d,]*(?:\.\d*)?" + UNIT, re.IGNORECASE)


def read_count(value: Cell) -> Counted:
    """Return a whole number from 0 to LARGEST_COUNT; None for a blank cell.

    Text may have thousands separators, a unit (件, 回, 人, 分, min) or ".0"; 「-」, 「なし」 are
    blank. Bad: count_negative, count_fraction, count_ambiguous (1.000), count_too_large, count_unreadable,
    cell_error.
    """
    if isinstance(value, str):
        return _count_of_text(seen(value))
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:  # noqa: PLR0124 - a NaN
        return Bad("count_unreadable")
    return _whole(value)


def _whole(value: float) -> int | Bad:
    if value < -NOISE:
        return Bad("count_negative")
    if value > LARGEST_COUNT:
        return Bad("count_too_large")
    return round(value) if abs(value - round(value)) < NOISE else Bad("count_fraction")


def _count_of_text(text: str) -> Counted:
    if not text:
        return None
    if _POINTS.fullmatch(text):
        return Bad("count_ambiguous")
    if match := _WHOLE.fullmatch(text):
        return _digits(match[1])
    if says_nothing(text):
        return Understood(None, "read_blank")
    if match := _FRACTION.fullmatch(text):
        return _whole(float(match[1].replace(",", "")))
    return Bad(_why_no_count(text))


_MONEY = lazy_pattern(r"[¥￥\\\s]+|(?:円|yen|jpy)$", re.IGNORECASE)


def read_income(value: Cell) -> Counted:
    """Return a whole amount of money, below 0 for what was paid back; None for a blank cell.

    Text may have a sign (△, too), separators of thousands, and ¥ or 円. Bad: as `read_count`, but not
    count_negative.
    """
    if isinstance(value, str):
        text = dashed(seen(value))
        amount = _MONEY.sub("", text)
        if amount[:1] in "-△▲" and len(amount) > 1:
            return _below(_count_of_text(amount[1:]))
        return _count_of_text(amount if amount[-1:].isdigit() else text)
    if isinstance(value, (int, float)) and value < 0:
        return _below(read_count(-value))
    return read_count(value)


def _below(amount: Counted) -> Counted:
    if isinstance(amount, Bad):
        return amount
    return -amount if isinstance(amount, int) else Bad("count_unreadable")


def _why_no_count(text: str) -> str:
    if text in ERRORS:
        return "cell_error"
    return "count_negative" if _NEGATIVE.fullmatch(dashed(text)) else "count_unreadable"


def _digits(text: str) -> int | Bad:
    digits = re.sub(r"\D", "", text).lstrip("0") or "0"
    return int(digits) if len(digits) <= len(str(LARGEST_COUNT)) else Bad("count_too_large")


_NUMBER = r"\d{1,6}(?:[.,]\d+)?"
_H, _M, _S = (
    r"(?:時間|時|hours?|hrs?|h)\.?",
    r"(?:分間?|minutes?|mins?|min|m)\.?",
    r"(?:秒間?|seconds?|secs?|s)\.?",
)
_SPELLED = lazy_pattern(
    rf"(?:(?P<h>{_NUMBER}|半)\s*{_H}\s*(?:と|,|and)?\s*)?(?:(?P<half>半)|(?P<m>{_NUMBER})\s*{_M})?\s*(?:と|,|and)?\s*"
    rf"(?:(?P<s>{_NUMBER})\s*{_S})?",
    re.IGNORECASE,
)
_HOURS_FIRST = lazy_pattern(rf"(?P<h>\d{{1,3}})\s*{_H}\s*(?P<m>[0-5]?\d)", re.IGNORECASE)
_ISO_DURATION = lazy_pattern(
    rf"PT(?:(?P<h>{_NUMBER})H)?(?:(?P<m>{_NUMBER})M)?(?:(?P<s>{_NUMBER})S)?", re.IGNORECASE
)
_CLOCK = lazy_pattern(
    rf"(?P<a>\d{{1,4}}):(?P<b>[0-5]\d)(?::(?P<c>[0-5]\d)(?:[.,]\d+)?)?\s*(?:(?P<h>{_H})|(?P<m>{_M}))?",
    re.IGNORECASE,
)
_BARE = lazy_pattern(r"\+?(\d{1,3}(?:,\d{3})+|\d{1,9}(?:[.,]\d+)?|[.,]\d+)")
_HOUR, _HALF = 60, Fraction(1, 2)
_EPOCHS = dt.datetime(1899, 12, 31), dt.datetime(1904, 1, 1)  # noqa: DTZ001 (a spreadsheet has no zone)
_LONGEST = dt.timedelta(days=60)


def read_minutes(value: Cell, unit: Unit | None = None) -> Counted:
    """Return whole minutes. A bare number counts in `unit`, minutes if None; a duration says its own.

    「1時間30分」, 1:30, 1.5h, 2h 30m, PT1H30M and a time cell are durations. Seconds make minutes,
    rounded half up. Bad: as `read_count`, and minutes_clock for a date with a time.
    """
    if isinstance(value, (dt.time, dt.timedelta, dt.datetime)):
        return _of_time(value)
    if unit is not None and not isinstance(value, str):
        return _converted(value, unit)
    if not isinstance(value, str):
        return read_count(value)
    text = seen(value)
    if unit is not None and (match := _BARE.fullmatch(text)):
        return _converted(_figure(match[1]), unit)
    parsed = _count_of_text(text)
    if (
        parsed in (Bad("count_unreadable"), Bad("count_fraction"))
        and (minutes := _duration(text, unit)) is not None
    ):
        return _told(minutes)
    return parsed


def _converted(value: Cell, unit: Unit) -> Counted:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return Bad("count_unreadable")
    if value != value or not -1 < value * unit.factor <= LARGEST_COUNT:  # noqa: PLR0124 - a NaN
        return _whole(value * unit.factor) if value == value else Bad("count_unreadable")  # noqa: PLR0124
    minutes = value * unit.factor
    if minutes < -NOISE:
        return Bad("count_negative")
    if abs(minutes - round(minutes)) < NOISE:
        return round(minutes)
    return Understood(int(minutes + _HALF), "read_rounded")


def _figure(text: str) -> float:
    return float(text.replace(",", "" if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text) else "."))


def _duration(text: str, unit: Unit | None) -> Fraction | None:
    """Return the minutes of a duration in words or signs, None if it is none."""
    if match := _CLOCK.fullmatch(text):
        return _of_clock(match, unit)
    matches = (pattern.fullmatch(text) for pattern in (_SPELLED, _HOURS_FIRST, _ISO_DURATION))
    parts = next((match.groupdict() for match in matches if match and any(match.groups())), None)
    if parts is None or (parts.get("half") and not parts["h"]):
        return None
    hours = _HALF if parts["h"] == "半" else _part(parts["h"])
    half = _HALF if parts.get("half") else 0
    return _HOUR * (hours + half) + _part(parts["m"]) + _part(parts.get("s")) / _HOUR


def _of_clock(match: re.Match[str], unit: Unit | None) -> Fraction:
    whole, part, rest = (int(match[name] or 0) for name in "abc")
    is_minutes = match["m"] or (unit is not None and unit.name == "minutes_seconds")
    if match["c"] is None and is_minutes and not match["h"]:  # 18:25 min are minutes and seconds
        return whole + Fraction(part, _HOUR)
    return _HOUR * whole + part + Fraction(rest, _HOUR)


def _part(text: str | None) -> Fraction:
    return Fraction(text.replace(",", ".")) if text else Fraction(0)


def _told(minutes: Fraction) -> Counted:
    whole = int(minutes + _HALF)
    return Understood(whole, "read_duration" if minutes == whole else "read_rounded")


def _of_time(value: dt.time | dt.timedelta | dt.datetime) -> Counted:
    """Return the minutes of a time cell; of a day in the first weeks of an epoch those that lie behind it."""
    if isinstance(value, dt.time):
        value = dt.timedelta(
            hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
        )
    if isinstance(value, dt.datetime):
        spans = (value.replace(tzinfo=None) - epoch for epoch in _EPOCHS)
        span = next((span for span in spans if dt.timedelta() <= span < _LONGEST), None)
        if span is None:
            return Bad("minutes_clock")
        value = span
    if value < dt.timedelta():
        return Bad("count_negative")
    seconds = Fraction(round(value / dt.timedelta(milliseconds=1)), 1000)
    return _told(seconds / _HOUR)


_STARS = lazy_pattern(r"\s*(?:[★⭐🌟]\s*)+(?:☆\s*)*")
_OF = lazy_pattern(r"(\d{1,3}(?:\.\d+)?)\s*(?:/|out of|of|点?中)\s*(\d{1,3})\s*点?", re.IGNORECASE)
_LABELLED = lazy_pattern(r"(?:★|星)?([1-5])\s*(?:[:.,;、。)\]-]\s*|\s+|つ?星|★|[(\[「])\D*")
_LABEL_FIRST = lazy_pattern(r"[^\d-]*[^\d\s-]\s*[:(\[「]\s*([1-5])\s*[)\]」]?")
_STAR_NUMBER = lazy_pattern(r"(?:[★⭐星]\s*([1-5])|([1-5])\s*(?:つ?星|[★⭐]|stars?))", re.IGNORECASE)


def read_quality(value: Cell, unit: Unit | None = None) -> Counted:
    """Return a rating, 1 to 5; None for a blank cell. A bare number is one of `unit`, out of 5 if None.

    Text may be stars (★★★★☆), a number with its label (4:良い) or with its scale (4/5, 8/10). Bad: quality,
    cell_error.
    """
    text = seen(value) if isinstance(value, str) else ""
    parsed: Counted
    if text and (told := _rated(text)) is not None:
        parsed = told
    elif unit is not None:
        number = float(match[1]) if (match := re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*点?", text)) else value
        parsed = _scaled(number, unit.factor) if isinstance(number, (int, float)) else read_count(value)
    else:
        parsed = read_count(value)
    rating = parsed.value if isinstance(parsed, Understood) else parsed
    if rating is None or rating == Bad("cell_error"):
        return parsed
    return parsed if isinstance(rating, int) and 1 <= rating <= BEST_QUALITY else Bad("quality")


def _rated(text: str) -> Counted:
    """Return the rating of a text in any dress but a plain number, None if it is none."""
    if _STARS.fullmatch(text):
        return sum(map(text.count, "★⭐🌟"))
    if match := _OF.fullmatch(text):
        return (
            _scaled(float(match[1]), float(Fraction(BEST_QUALITY, int(match[2]))))
            if int(match[2])
            else Bad("quality")
        )
    if match := _STAR_NUMBER.fullmatch(text):
        return int(match[1] or match[2])
    if match := _LABELLED.fullmatch(text) or _LABEL_FIRST.fullmatch(text):
        return Understood(int(match[1]), "read_rating")
    return None


def _scaled(number: float, factor: float) -> Counted:
    rating = number * factor
    if isinstance(number, bool) or not 0 < rating <= BEST_QUALITY + NOISE:
        return Bad("quality")
    whole = max(int(rating + NOISE + 1 / 2), 1)
    return whole if abs(rating - whole) < NOISE else Understood(whole, "read_rounded")


def bare_number(value: Cell) -> float | None:
    """Return the number of a cell that says no unit, None for any other cell."""
    if isinstance(value, str):
        match = _BARE.fullmatch(seen(value))
        return _figure(match[1]) if match else None
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
