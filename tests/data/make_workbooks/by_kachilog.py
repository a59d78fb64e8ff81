"""Workbooks of our own: the template with its macros, and a log with pages that were made before."""

from __future__ import annotations

import datetime as dt

import samples
from support import typed

from kachilog.files.book.template import new_book
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.log.columns import NEW_KEYS

_NOW = dt.datetime(2026, 11, 17, 9)  # noqa: DTZ001  the user's clock has no zone


def template_xlsm(path):
    rows = [(day.date(), *rest) for day, *rest in samples.LOG]
    new_book.build(path, macros=True, keys=NEW_KEYS[:5], rows=rows)


def with_earlier_page(path):
    """A book whose log is a CSV's, with the page of the week before and the trend."""
    log = typed.written(path.with_suffix(".csv"), f"{typed.HEADER}\n2026-11-10,投稿,30,2,5,1\n")
    desk = FileDesk(log, path, today=_NOW.date(), now=_NOW, lang="ja", budget=180)
    review.place(desk, review.read(desk, review.named_weeks(desk, "2026-W46")))
    log.unlink()


WORKBOOKS = {"kachilog-template.xlsm": template_xlsm, "kachilog-earlier-page.xlsx": with_earlier_page}
