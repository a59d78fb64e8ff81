"""`kachilog remind`."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import click

from kachilog.base.errors import UsageError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.text import fold_name, normal
from kachilog.cli import clock
from kachilog.cli.codes import DONE
from kachilog.jobs.remind import Reminder, remind
from kachilog.page import phrasing

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.base.languages import Lang
    from kachilog.wording import Words

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KANJI = "月火水木金土日"
_TIME = lazy_pattern(
    r"(?P<before>午前|午後)?(?P<hour>[01]?\d|2[0-3])"
    r"(?::(?P<minute>[0-5]\d)|時(?:(?P<kanji>[0-5]?\d)分|(?P<half>半))?|(?=[ap]m))(?P<after>[ap]m)?"
)
_AFTERNOON, _NOON = ("午後", "pm"), 12


def run(words: Words, *, book: Path, out: Path, day: str, time: str, lang: Lang | None) -> int:
    """Write a weekly entry for a calendar; return the exit code. Raise UsageError remind_day, remind_time."""
    first = remind(book, out, Reminder(_day(day), _time(time)), lang=lang, now=clock.now())
    click.echo(words("cli.reminded", path=out, day=phrasing.day(words, first.date()), time=f"{first:%H:%M}"))
    click.echo(words("cli.reminded_next"))
    return DONE


def _day(text: str) -> int:
    """Return the day of the week that is named, 0 for Monday. Raise UsageError remind_day."""
    folded = fold_name(text)
    found = _KANJI.find(folded.removesuffix("日").removesuffix("曜") or folded)
    if found < 0:
        found = next((at for at, name in enumerate(_NAMES) if re.fullmatch(f"{name}[a-z]*", folded)), -1)
    if found < 0:
        raise UsageError("remind_day", day=text)
    return found


def _time(text: str) -> dt.time:
    """Return the time that is named: 20:00, 9時, 21時半, 午後8時15分, 8pm. Raise UsageError remind_time."""
    match = _TIME.fullmatch(normal(text).casefold().replace(" ", ""))
    if match is None:
        raise UsageError("remind_time", time=text)
    hour, minute = int(match["hour"]), 30 if match["half"] else int(match["minute"] or match["kanji"] or 0)
    half_of_day = match["before"] or match["after"]
    if half_of_day and hour > _NOON:
        raise UsageError("remind_time", time=text)
    if half_of_day in _AFTERNOON:
        hour = hour % _NOON + _NOON
    elif half_of_day:
        hour %= _NOON
    return dt.time(hour, minute)
