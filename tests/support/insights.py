"""Weeks for the tests of insights, written as a person would log them.

A week is a list of rows `weekday action minutes reactions quality inquiries repeats referrals tags`, a dash
is a blank cell, trailing columns may be left out; None is a week without rows. The last week is reviewed.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from support.logs import ALL_KEYS, log_of_rows, settings_with

from kachilog.base.week import Week
from kachilog.reviews.entries import Entries
from kachilog.reviews.insights.choosing import found, insights
from kachilog.reviews.insights.week_in_view import WeekInView
from kachilog.reviews.side_tables import NO_SIDE_TABLES
from kachilog.reviews.weekly import build_reviews

WEEK = Week.parse("2026-W47")

_COLUMNS = (
    "action",
    "minutes",
    "reactions",
    "quality",
    "inquiries",
    "repeats",
    "referrals",
    "tags",
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

CALM = ["tue 投稿 50 3 4 1", "thu コメント返信 50 2 4", "sat 投稿 50 3 4"]
"""An ordinary week: 150 of 180 minutes, one inquiry."""

HEAVY = [f"{day} 投稿 60 1 2" for day in _WEEKDAYS]
"""Seven days, 420 minutes, and a quality of 2."""

_REVIEWS, _KEPT = {}, 500


def review_of_weeks(*weeks, today=None, off=(), keys=ALL_KEYS, side_tables=NO_SIDE_TABLES, **settings):
    """Return the review of the last week, as of the Monday after; `off` counts back from it (1: before).

    Many tests ask for the same weeks: they are reviewed once, and nobody can change a review.
    """
    asked = repr((weeks, today, off, keys, side_tables, settings))
    if asked not in _REVIEWS:
        if len(_REVIEWS) == _KEPT:
            _REVIEWS.clear()
        _REVIEWS[asked] = _reviewed(weeks, today, off, keys, side_tables=side_tables, **settings)
    return _REVIEWS[asked]


def _reviewed(weeks, today, off, keys, *, side_tables, **settings):
    rows = []
    for back, week in enumerate(reversed(weeks)):
        for line in week or ():
            weekday, *cells = line.split()
            day = WEEK.shift(-back).start + dt.timedelta(days=_WEEKDAYS.index(weekday))
            rows.append({"date": day, **dict(zip(_COLUMNS, cells, strict=False))})
    weeks_off = frozenset(WEEK.shift(-back) for back in off)
    log = log_of_rows(rows, keys=keys)
    chosen = settings_with(weeks_off=weeks_off, **settings)
    return build_reviews(log, chosen, weeks=[WEEK], today=today or WEEK.end, side_tables=side_tables)[0]


def later(*weeks, **options):
    """Return a function that gives the review: a parameter of a test is made whether or not the test runs."""
    return partial(review_of_weeks, *weeks, **options)


def written(**values):
    """Return what the user wrote on a page."""
    return Entries({}, values)


def codes(review, decided=None, entries=None, **changes):
    """Return what all rules find in a review, by code."""
    view = WeekInView(review, decided or written(), entries or written())
    return {one.code: one for one in found(view._replace(**changes))}


def chosen_codes(review, decided=None, entries=None):
    """Return the codes of what a page would say, in its order."""
    return [one.code for one in insights(WeekInView(review, decided or written(), entries or written()))]
