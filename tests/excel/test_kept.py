"""A click in Excel: what the user has put on our sheets, and what points at them, is as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from support import kept

from kachilog.excel import weekly_review
from kachilog.excel.open_book import LiveBook
from kachilog.files.book.book import grid

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]
NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)


@pytest.mark.quick
def test_whatever_the_user_has_put_on_our_sheets_and_points_at_them_is_as_it_was(open_book, log_rows, status):
    book = open_book(log_rows)
    weekly_review(now=NOW)
    doc = book.impl.doc
    kept.put(doc)
    before, figures = kept.seen(doc), grid(LiveBook(book), kept.PAGE)
    book.sheets["活動ログ"].range("D13").value = 500
    weekly_review(now=NOW)

    assert "作り直しました" in status(book)
    assert grid(LiveBook(book), kept.PAGE) != figures
    after = kept.seen(doc)
    assert {what: after[what] for what in before if after[what] != before[what]} == {}
    assert kept.is_full(before)
