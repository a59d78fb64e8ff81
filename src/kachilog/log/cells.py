"""Cells: one definition of how each kind of value is read, for the text of a CSV and the cells of a workbook.

A parser returns the value, None for a blank cell where blanks are allowed, or a `Bad` that says by its code
what is wrong. Text is read after NFKC, so full-width digits and signs are digits and signs.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import ERRORS, EXACT, NO_VALUE, TEXT_LIMIT, is_too_long
from kachilog.base.text import normal
from kachilog.log.reading.counts import UNIT, read_count, read_income, read_minutes, read_quality
from kachilog.log.reading.dates import parse_date
from kachilog.log.reading.kinds import Bad, Understood
from kachilog.log.reading.units import UNSAID

if TYPE_CHECKING:
    from collections.abc import Callable

    from kachilog.base.spreadsheet import Cell
    from kachilog.log.reading.counts import Counted
    from kachilog.log.reading.kinds import Parsed, Value
    from kachilog.log.reading.units import Unit

_ILLEGAL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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


_NO_CHARACTER = lazy_pattern("[\ud800-\udfff\ufffe\uffff]")


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


_CANONICAL = lazy_pattern(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?(?:e-\d\d)?")
_NUMBER = lazy_pattern(
    r"([+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?)" + UNIT, re.IGNORECASE
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


def parse_count(value: Cell) -> int | Bad | None:
    """Return a whole number, as `kachilog.log.reading.counts.read_count`."""
    return _bare(read_count(value))


def parse_minutes(value: Cell) -> int | Bad | None:
    """Return whole minutes, as `kachilog.log.reading.counts.read_minutes`."""
    return _bare(read_minutes(value))


def _bare(parsed: Counted) -> int | Bad | None:
    return cast("int | None", parsed.value) if isinstance(parsed, Understood) else parsed


def parser(key: str | None, unit: Unit | None, *, date1904: bool) -> Callable[[Cell], Parsed]:
    """Return how the cells of a column are read: a known one by its key and unit, None is the user's own."""
    if key is None:
        return partial(parse_own, date1904=date1904)
    if key == "date":
        return partial(parse_date, date1904=date1904)
    if key in _IN_UNITS:
        return partial(_IN_UNITS[key], unit=None if unit is UNSAID else unit)
    return _OTHERS.get(key, read_count)


_OTHERS: dict[str, Callable[[Cell], Parsed]] = {
    "action": parse_action,
    "tags": parse_text,
    "note": parse_text,
    "income": read_income,
}
_IN_UNITS = {"minutes": read_minutes, "quality": read_quality}
