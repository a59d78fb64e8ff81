"""A weekly entry for a calendar, so that the review is not forgotten: an .ics file (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from kachilog.base.errors import FileError, UsageError
from kachilog.base.settings import Settings
from kachilog.base.week import Week
from kachilog.files import disk, saving
from kachilog.files.book.closed import ClosedBook
from kachilog.files.kinds import ICS, ODS, is_book
from kachilog.jobs.keeping.targets import require_target
from kachilog.jobs.source import refused
from kachilog.wording import Words

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.base.languages import Lang

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The days of a week, from Monday, as a rule of recurrence names them."""

_WITH_BUTTONS = (".xlsm", ODS)
"""Endings of workbooks that may have buttons on a sheet."""

LASTS = dt.timedelta(minutes=15)
_PRODUCT = "-//kachilog//weekly review//"
_OCTETS = 75
"""Length of a line without its end, in octets (RFC 5545, 3.1)."""


class Reminder(NamedTuple):
    """When a review is due: a day of the week (0 is Monday) and a time of the user's own clock."""

    day: int
    time: dt.time


def remind(book: Path, out: Path, reminder: Reminder, *, lang: Lang | None, now: dt.datetime) -> dt.datetime:
    """Write the entry for a workbook to `out`, and return when it is due for the first time.

    An entry of ours that is there is backed up, then replaced; the calendar knows it again. Raise UsageError
    target_not_ics, FileError.
    """
    if not book.exists():
        raise FileError("file_missing", file=book.name)
    if not (is_book(book) or book.suffix.lower() == ODS):
        raise refused(book)
    refusal = UsageError("target_not_ics", file=out.name)
    require_target(out, [book], endings=[ICS], refusal=refusal, is_own=_is_ours)
    settings = ClosedBook.open(book).settings if is_book(book) else Settings()
    first = _first(reminder, now)
    content = calendar(book, first, Words(lang or settings.lang), settings, now).encode()

    def write(file: BinaryIO) -> None:
        file.write(content)

    saving.save(out, write, None, seen=None, now=now, overwrite=True)
    return first


def _first(reminder: Reminder, now: dt.datetime) -> dt.datetime:
    """Return the next moment, in the user's own time, at which a review is due."""
    ahead = (reminder.day - now.weekday()) % len(DAYS)
    first = dt.datetime.combine(now.date() + dt.timedelta(ahead), reminder.time)
    return first if first > now else first + dt.timedelta(len(DAYS))


def calendar(book: Path, first: dt.datetime, words: Words, settings: Settings, now: dt.datetime) -> str:
    """Return the text of a calendar with the one entry.

    Its time is floating: 20:00 wherever the user is. Its UID is that of the workbook's path, so that an entry
    made anew takes the place of the old one.
    """
    key = uuid.uuid5(uuid.NAMESPACE_URL, disk.real(book).absolute().as_uri())
    of_this_week = Week.containing(first.date(), settings.week_start).shift(1).start == (
        first.date() + dt.timedelta(1)
    )
    how = _how(book, words, "this" if of_this_week else "last")
    made = now.astimezone(dt.timezone.utc)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}{words.lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{key}@kachilog",
        f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{int(made.timestamp()) // 60}",
        f"DTSTART:{first:%Y%m%dT%H%M%S}",
        f"DURATION:PT{LASTS.seconds // 60}M",
        f"RRULE:FREQ=WEEKLY;BYDAY={DAYS[first.weekday()]}",
        f"SUMMARY:{_escaped(words('cli.remind_summary'))}",
        f"DESCRIPTION:{_escaped(how)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0S",
        f"DESCRIPTION:{_escaped(words('cli.remind_summary'))}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _how(book: Path, words: Words, week: Literal["this", "last"]) -> str:
    """Return how the page of this or the last week is made: by each way that a file of its kind has.

    The tab's button makes this week's page, that on a sheet the page of the selected row's week.
    """
    ways = ["tab"]
    if book.suffix.lower() in _WITH_BUTTONS:
        ways.append("button")
    if is_book(book):
        ways.append("command")
    return "".join(words(f"cli.remind_{way}_{week}", file=book.name) for way in ways)


def _escaped(text: str) -> str:
    """Return a text as a value of a property (RFC 5545, 3.3.11)."""
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, escaped)
    return text


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, none of which parts a character."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode("utf-8", "surrogatepass"))
        if size + octets > _OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return "\r\n".join([*pieces, piece])


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _PRODUCT.encode() in file.read(1024)
    except OSError:
        return False
