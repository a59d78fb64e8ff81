"""What a cell shows: its value in its number format, as far as people type such values by hand."""

from __future__ import annotations

import datetime as dt
import re

from kachilog.base.patterns import lazy_pattern

_TOKEN = lazy_pattern(
    r"""(?P<text>"[^"]*"|\\.|_.|\*.)|(?P<skip>\[[^\]]*\])|(?P<half>AM/PM)|(?P<part>y+|m+|d+|h+|s+|a{3,4})|(?P<other>.)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_NUMBER = lazy_pattern(r"(?P<whole>[#0,?]+)(?:\.(?P<decimals>[#0?]+))?(?P<percent>%)?")
_WEEKDAYS = "月火水木金土日"
_NOON = 12
_LONG = 3
_SECONDS = {"H": 3600, "M": 60, "S": 1}
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 (a spreadsheet has no zone)


def shown(value: object, code: str) -> str:
    """Return what a cell with a value and a number format ("General", "h:mm", "0%") shows, near enough.

    A format that is not understood shows a day as 2026-11-20, a time as 22:00, a number plainly.
    """
    section = code.partition(";")[0]
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(float(value), section)
    moment = _moment(value)
    if moment is None:
        return "" if value is None else str(value)
    parts = _parts(section)
    if not any(kind == "part" for kind, _ in parts):
        parts = _parts(_plain(value, moment))
    return "".join(_told(moment, parts, at) for at in range(len(parts))).strip()


def _moment(value: object) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    if isinstance(value, dt.time):
        return dt.datetime.combine(_DAY_ZERO, value.replace(tzinfo=None))
    return _DAY_ZERO + value if isinstance(value, dt.timedelta) else None


def _plain(value: object, moment: dt.datetime) -> str:
    clock = "hh:mm:ss" if moment.second else "hh:mm"
    if isinstance(value, dt.time | dt.timedelta):
        return clock
    return "yyyy-mm-dd" if moment.time() == dt.time() else f"yyyy-mm-dd {clock}"


def _parts(code: str) -> list[tuple[str, str]]:
    """Return a format as (kind, text): what is to be told, and what stands between.

    A part in capitals, [h], [m] or [s] in the format, counts on beyond a day.
    """
    found = []
    for match in _TOKEN.finditer(code):
        kind, text = str(match.lastgroup), match[0]
        if kind == "text":
            found.append(("other", text.strip('"') if text.startswith('"') else text[1:] * (text[0] == "\\")))
        elif kind == "skip" and text[1:-1].casefold() in ("h", "hh", "m", "mm", "s", "ss"):
            found.append(("part", text[1:-1].upper()))
        elif kind != "skip":
            found.append((kind, text.casefold() if kind == "part" else text))
    return found


def _told(moment: dt.datetime, parts: list[tuple[str, str]], at: int) -> str:
    kind, text = parts[at]
    if kind == "half":
        return "PM" if moment.hour >= _NOON else "AM"
    if kind != "part":
        return text
    letter, width = text[0], len(text)
    if letter == "a" or (letter == "d" and width >= _LONG):
        return _WEEKDAYS[moment.weekday()] + "曜日" * (width > _LONG)
    if letter == "y":
        return f"{moment.year:04d}" if width >= _LONG else f"{moment.year % 100:02d}"
    number = _count(moment, letter, parts, at)
    return f"{number:02d}" if width > 1 else str(number)


def _count(moment: dt.datetime, letter: str, parts: list[tuple[str, str]], at: int) -> int:
    if letter in _SECONDS:
        return (moment - _DAY_ZERO) // dt.timedelta(seconds=_SECONDS[letter])
    if letter == "m" and _is_minute(parts, at):
        return moment.minute
    return {"m": moment.month, "d": moment.day, "h": _hour(moment, parts), "s": moment.second}[letter]


def _hour(moment: dt.datetime, parts: list[tuple[str, str]]) -> int:
    if any(kind == "half" for kind, _ in parts):
        return moment.hour % _NOON or _NOON
    return moment.hour


def _is_minute(parts: list[tuple[str, str]], at: int) -> bool:
    """Return whether an m stands beside hours or seconds."""
    before = [text[0] for kind, text in parts[:at] if kind == "part"]
    after = [text[0] for kind, text in parts[at + 1 :] if kind == "part"]
    return before[-1:] in (["h"], ["H"]) or after[:1] == ["s"]


def _number(value: float, code: str) -> str:
    match = None if "general" in code.casefold() else _NUMBER.search(re.sub(r'"[^"]*"|\\.', "", code))
    if match is None:
        return str(int(value)) if value.is_integer() else repr(value)
    decimals = len(match["decimals"] or "")
    scaled = value * 100 if match["percent"] else value
    told = f"{scaled:{',' * (',' in match['whole'])}.{decimals}f}" + (match["percent"] or "")
    around = re.split(r"[#0,?]+(?:\.[#0?]+)?%?", code, maxsplit=1)
    return "".join((_literal(around[0]), told, _literal(around[-1]))).strip()


def _literal(text: str) -> str:
    return "".join(part for _, part in _parts(text))
