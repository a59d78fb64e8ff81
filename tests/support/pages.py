"""Pages for tests: drawn from a readable log, read back by an independent reader."""

from __future__ import annotations

import datetime as dt
import io
import warnings

import openpyxl
from support.logs import log_of, settings_with

from kachilog.base.week import Week
from kachilog.page import weekly
from kachilog.page.sections.columns import FLAG
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.weekly import build_reviews
from kachilog.wording import Words

TODAY = dt.date(2026, 11, 24)
WEEK = Week.parse("2026-W47")

METHOD = """
    date        action  minutes reactions quality inquiries
    2026-11-16  投稿    30      2         5       1
    2026-11-18  投稿    30      2         4       1
    2026-11-20  投稿    30      1         3       0
"""
"""The method's own example: three posts, 90 minutes, two inquiries."""


def review_of(
    table=METHOD, *, week=WEEK, today=TODAY, settings=None, problems=(), voices=None, hypotheses=()
):
    """Return the review of one week of a log written as a table."""
    settings = settings or settings_with()
    log, tables = log_of(table, problems=problems), SideTables({}, voices=voices, hypotheses=hypotheses)
    return build_reviews(log, settings, weeks=[week], today=today, side_tables=tables)[0]


def fill(review, lang="ja", extras=None):
    """Return the form of a page, filled."""
    return weekly.fill(review, Words(lang), extras)


def paint(filled, name="2026-W47", lang="ja"):
    """Return the sheet of a painted form."""
    return sheet_of(weekly.paint(filled, name, Words(lang)))


def said(filled):
    """Return every text that can be seen on a filled page, in reading order."""
    seen = ((place, value) for place, value in sorted(filled.cells.items()) if place[0] not in filled.hidden)
    return [str(value) for (_, column), value in seen if value is not None and column < FLAG]


def sheet_of(content):
    """Return the one sheet of a workbook's bytes, as openpyxl reads it."""
    with warnings.catch_warnings():
        # openpyxl says that it would drop the extension of our data bars on saving; it only reads here.
        warnings.filterwarnings("ignore", message=".*extension is not supported", category=UserWarning)
        # It knows no print area of whole columns.
        warnings.filterwarnings("ignore", message="Print area cannot be set", category=UserWarning)
        return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
