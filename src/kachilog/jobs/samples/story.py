"""Twelve weeks of a made-up side business: a log, customer voices and hypotheses for the demo and the tests.

Someone with a job helps other office workers with their Excel sheets, in the evenings and at weekends. The
weeks tell a story: a slow start, first consultations, a holiday week without rows, a week of daily posts
that costs 420 minutes and brings no inquiry, a rest, and then fewer but deeper posts that do. Blanks are left
where a person would leave them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.week import DAYS, Week
from kachilog.wording import Words

if TYPE_CHECKING:
    from kachilog.base.languages import Lang
    from kachilog.base.spreadsheet import CellValue

WEEKS = 12
HOLIDAY = 5
"""The week without rows, counted from 1."""

_USUAL_QUALITY = 3

OVERLOADED = 8
"""The week of daily posts, counted from 1."""


class _Entry(NamedTuple):
    """One row: weekday (0 = Monday), phrase of the action, the numbers of the log, phrase of the tag."""

    weekday: int
    action: str
    minutes: int | None
    reactions: int
    quality: int | None
    inquiries: int = 0
    repeats: int = 0
    referrals: int = 0
    tag: str = ""


_MON, _TUE, _WED, _THU, _FRI, _SAT, _SUN = range(DAYS)

_LOG: dict[int, tuple[_Entry, ...]] = {
    1: (
        _Entry(_TUE, "post", 45, 1, 3, tag="howto"),
        _Entry(_THU, "reply", 20, 2, 3),
        _Entry(_SAT, "study", 50, 0, 3),
        _Entry(_SUN, "post", 40, 2, 4, tag="problem"),
    ),
    2: (
        _Entry(_TUE, "post", 40, 3, 3, tag="howto"),
        _Entry(_WED, "message", 15, 1, 4, 1),
        _Entry(_FRI, "reply", 15, 2, 3),
        _Entry(_SUN, "study", 45, 0, None),
        _Entry(_SUN, "post", 35, 2, 4, tag="problem"),
    ),
    3: (
        _Entry(_MON, "post", 35, 3, 4, tag="problem"),
        _Entry(_WED, "consultation", 40, 1, 5, 1),
        _Entry(_THU, "message", 15, 1, 4),
        _Entry(_SAT, "post", 40, 3, 4, tag="case"),
        _Entry(_SUN, "study", 30, 0, 3),
    ),
    4: (
        _Entry(_TUE, "post", 35, 4, 4, 1, tag="case"),
        _Entry(_WED, "reply", None, 3, 3),
        _Entry(_THU, "message", 20, 2, 4),
        _Entry(_SAT, "consultation", 45, 1, 5, 1, 1),
        _Entry(_SUN, "post", 40, 3, 3, tag="howto"),
    ),
    6: (
        _Entry(_TUE, "post", 35, 3, 4, tag="daily"),
        _Entry(_THU, "reply", 20, 3, 3),
        _Entry(_FRI, "message", 15, 1, 4, 1, 0, 1),
        _Entry(_SUN, "consultation", 45, 1, 5),
        _Entry(_SUN, "study", 40, 0, 4),
    ),
    7: (
        _Entry(_MON, "post", 40, 4, 4, tag="howto"),
        _Entry(_WED, "post", 35, 3, 4, tag="problem"),
        _Entry(_THU, "reply", 25, 4, 3),
        _Entry(_FRI, "other", 15, 0, None),
        _Entry(_SAT, "consultation", 40, 1, 4, 1),
        _Entry(_SUN, "study", 30, 0, 4),
    ),
    OVERLOADED: (
        _Entry(_MON, "post", 60, 3, 3, tag="howto"),
        _Entry(_MON, "reply", 25, 2, 2),
        _Entry(_TUE, "post", 55, 2, 3, tag="howto"),
        _Entry(_WED, "post", 50, 2, 2, tag="howto"),
        _Entry(_WED, "message", 25, 1, 3),
        _Entry(_THU, "post", 50, 1, 2, tag="daily"),
        _Entry(_THU, "reply", 20, 2, 2),
        _Entry(_FRI, "post", 45, 1, 2, tag="daily"),
        _Entry(_SAT, "post", 50, 2, 2, tag="howto"),
        _Entry(_SUN, "study", 40, 0, 2),
    ),
    9: (
        _Entry(_WED, "post", 40, 3, 4, tag="problem"),
        _Entry(_SAT, "message", 20, 2, 4, 1),
        _Entry(_SUN, "reply", 20, 2, 3),
    ),
    10: (
        _Entry(_TUE, "post", 35, 4, 4, tag="case"),
        _Entry(_THU, "message", 20, 2, 5, 1),
        _Entry(_FRI, "reply", 20, 3, 3),
        _Entry(_SAT, "consultation", 45, 1, 5, 1, 1),
        _Entry(_SUN, "post", 30, 4, 4, tag="question"),
    ),
    11: (
        _Entry(_MON, "post", 35, 5, 4, 1, tag="case"),
        _Entry(_WED, "reply", 20, 4, 4),
        _Entry(_THU, "message", 20, 3, 4, 1),
        _Entry(_SAT, "consultation", 45, 1, 5, 1, 1),
        _Entry(_SAT, "study", 30, 0, 4),
        _Entry(_SUN, "message", None, 1, None),
    ),
    12: (
        _Entry(_TUE, "post", 35, 5, 5, 1, tag="case"),
        _Entry(_WED, "message", 20, 3, 4),
        _Entry(_THU, "reply", 15, 4, 3),
        _Entry(_SAT, "consultation", 50, 2, 5, 2, 1, 1),
        _Entry(_SUN, "post", 30, 5, 4, 1, tag="question"),
        _Entry(_SUN, "study", 20, 0, 4),
    ),
}

_VOICES: tuple[tuple[int, int, str, str], ...] = (
    (1, _SUN, "comment", ""),
    (2, _TUE, "comment", ""),
    (3, _TUE, "comment", ""),
    (3, _SUN, "message", ""),
    (4, _WED, "comment", ""),
    (4, _FRI, "message", ""),
    (6, _WED, "comment", ""),
    (6, _FRI, "message", ""),
    (7, _TUE, "message", ""),
    (7, _THU, "comment", ""),
    (7, _SUN, "comment", ""),
    (8, _WED, "comment", "none"),
    (8, _FRI, "comment", ""),
    (9, _SUN, "message", ""),
    (10, _WED, "comment", ""),
    (10, _SAT, "message", ""),
    (11, _TUE, "message", ""),
    (11, _FRI, "comment", ""),
    (12, _WED, "message", ""),
    (12, _SUN, "survey", ""),
)
"""Week, weekday, medium and the user's own class of each voice; its text is the phrase of its number."""

_HYPOTHESES = ((9, "minutes_per_inquiry", "testing"), (7, "repeat", "testing"), (4, "efficiency", "rejected"))
"""Week in which it was begun, indicator and state of each hypothesis."""


def sample_log(last_day: dt.date, lang: Lang = "ja") -> list[tuple[CellValue, ...]]:
    """Return the rows of the log, oldest first: the ten columns in the order in which they are written.

    The last of the twelve weeks (Monday to Sunday) is the one that `last_day` lies in; rows after `last_day`
    are left out. None is a blank cell.
    """
    words = Words(lang)
    rows: list[tuple[CellValue, ...]] = []
    for week, entries in _LOG.items():
        for number, entry in enumerate(entries, start=1):
            rows.append(
                (
                    _day(last_day, week, entry.weekday),
                    words(f"template.action_{entry.action}"),
                    entry.minutes,
                    entry.reactions,
                    entry.quality,
                    entry.inquiries or None,
                    entry.repeats or None,
                    entry.referrals or None,
                    words(f"template.tag_{entry.tag}") if entry.tag else None,
                    words(f"sample.note_{week}_{number}") or None,
                )
            )
    return [row for row in rows if isinstance(row[0], dt.date) and row[0] <= last_day]


def sample_counts(last_day: dt.date) -> list[tuple[int | None, int | None]]:
    """Return what the KPIs of a 会社員 count beside those rows, row by row: deep questions, consultations.

    A post that was worth it (quality 4 or 5) drew one or two questions that went deep.
    """
    entries = [(_day(last_day, week, entry.weekday), entry) for week, of in _LOG.items() for entry in of]
    return [
        (_deep_questions(entry) or None, 1 if entry.action == "consultation" else None)
        for day, entry in entries
        if day <= last_day
    ]


def _deep_questions(entry: _Entry) -> int:
    worth = max((entry.quality or 0) - _USUAL_QUALITY, 0) + (entry.tag == "question")
    return worth if entry.action == "post" else 0


def sample_voices(last_day: dt.date, lang: Lang = "ja") -> list[tuple[CellValue, ...]]:
    """Return customer voices of the same weeks, oldest first: the five columns of お客様の声, no names."""
    words = Words(lang)
    voices: list[tuple[CellValue, ...]] = []
    for number, (week, weekday, medium, own) in enumerate(_VOICES, start=1):
        day = _day(last_day, week, weekday)
        if day <= last_day:
            own_class = words(f"template.class_{own}") if own else None
            text = words(f"sample.voice_{number}")
            voices.append((day, words(f"template.medium_{medium}"), text, None, own_class))
    return voices


def sample_hypotheses(last_day: dt.date, lang: Lang = "ja") -> list[tuple[CellValue, ...]]:
    """Return three hypotheses: the six columns of 課題仮説."""
    words = Words(lang)
    return [
        (
            *(words(f"sample.hypothesis_{number}_{part}") for part in ("problem", "action", "feeling")),
            words(f"template.indicator_{indicator}"),
            words(f"template.state_{state}"),
            _day(last_day, week, _MON),
        )
        for number, (week, indicator, state) in enumerate(_HYPOTHESES, start=1)
    ]


def sample_weeks_off(last_day: dt.date) -> frozenset[Week]:
    """Return the holiday week, to be listed as 休み."""
    return frozenset((_week(last_day, HOLIDAY),))


def _week(last_day: dt.date, number: int) -> Week:
    return Week.containing(last_day).shift(number - WEEKS)


def _day(last_day: dt.date, week: int, weekday: int) -> dt.date:
    return _week(last_day, week).start + dt.timedelta(days=weekday)
