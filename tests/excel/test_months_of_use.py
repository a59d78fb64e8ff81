"""Months of use of an open workbook: between clicks its user does whatever is done, and keeps all of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import settings
from hypothesis.stateful import initialize, rule, run_state_machine_as_test
from support import live_months
from support.tiers import tried

from kachilog.excel import import_csv, weekly_review
from kachilog.files.book.template import new_book

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]
NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)


class MonthsOfUse(live_months.LiveMonths):
    """A workbook open in a spreadsheet program, edited by its user and clicked in, again and again."""

    def __init__(self, open_path, rows, status):
        super().__init__()
        self.opened, self.rows, self.status = open_path, rows, status
        self.book = None

    @initialize()
    def begin(self):
        new_book.build(self.folder / "価値ログ.xlsx", rows=self.rows, today=NOW.date())
        self.book = self.opened(self.folder / "価値ログ.xlsx")
        self.doc = self.book.impl.doc
        self.click(weekly_review)

    def click(self, button, *values, grows=False):
        """Click; all that was the user's is as it was, and the workbook as a whole where it was refused."""
        before = live_months.seen(self.doc)
        button(*values, now=NOW)
        after, said = live_months.seen(self.doc), self.status(self.book)
        assert said
        assert "不具合" not in said
        assert "Something unexpected" not in said
        live_months.assert_kept(before, after, said, grows=grows)
        self.see_sheets(after)

    @rule()
    def review(self):
        self.click(weekly_review)

    def click_import(self, file):
        self.click(import_csv, str(file).encode("utf-16-be").hex(), grows=True)

    def teardown(self):
        if self.book is not None:
            self.book.close()
        super().teardown()


def test_all_that_is_the_users_stays(open_path, log_rows, status):
    def machine():
        return MonthsOfUse(open_path, log_rows, status)

    run_state_machine_as_test(
        machine, settings=settings(max_examples=tried(1), stateful_step_count=7, deadline=None)
    )
