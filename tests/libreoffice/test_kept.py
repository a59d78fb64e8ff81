"""A click in LibreOffice: what the user has put on our sheets, and what points at them, is as it was."""

from __future__ import annotations

import pytest
from support import kept
from support.document import LOG

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]


@pytest.mark.quick
def test_whatever_the_user_has_put_on_our_sheets_and_points_at_them_is_as_it_was(book):
    book.run("WeeklyReview")
    kept.put(book.uno)
    before, figures = kept.seen(book.uno), book.cells(kept.PAGE)
    book.sheet(LOG).getCellRangeByName("D10").setValue(77)
    book.select("B10")
    book.run("WeeklyReview")

    assert "作り直しました" in book.status
    assert book.cells(kept.PAGE) != figures
    after = kept.seen(book.uno)
    assert {what: after[what] for what in before if after[what] != before[what]} == {}
    assert kept.is_full(before)
