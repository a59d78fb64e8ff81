"""Months of use of an open workbook: between clicks its user does whatever is done, and keeps all of it."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from support import live_months
from support.tiers import tried

from kachilog.excel import import_csv, weekly_review
from kachilog.files.book.template import new_book

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]
NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
TEXTS = st.sampled_from(["深夜の返信", "=1+2", '=IF(1>2;"x";"")', "休む\n寝る", "2026-W47", "30"])
HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
LINES = ["2026-11-16,投稿,31,2,5", "2026-11-20,DM対応,10,,", "2026-10-01,その他,5,0,1"]


class MonthsOfUse(RuleBasedStateMachine):
    """A workbook open in a spreadsheet program, edited by its user and clicked in, again and again."""

    def __init__(self, open_path, rows, status):
        super().__init__()
        self.opened, self.rows, self.status = open_path, rows, status
        self.folder = Path(tempfile.mkdtemp())
        self.book, self.sheets = None, []

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
        self.sheets = [self.doc.Sheets.getByName(name) for name in after["ours"]]

    @rule(
        edit=st.sampled_from(live_months.EDITS),
        at=st.integers(0, 9),
        row=st.integers(1, 60),
        column=st.integers(1, 30),
        text=TEXTS,
    )
    def edit(self, edit, at, row, column, text):
        try:
            edit(self.doc, self.sheets[at % len(self.sheets)], row, column, text)
        except Exception as error:
            if not live_months.refused(error):
                raise

    @rule()
    def review(self):
        self.click(weekly_review)

    @rule(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=3), own=st.booleans())
    def take_in(self, lines, own):
        file = self.folder / "in.csv"
        table = [HEADER + ",場所" * own, *(line + ",甲" * own for line in lines)]
        file.write_text("".join(f"{line}\n" for line in table), "utf-8")
        self.click(import_csv, str(file).encode("utf-16-be").hex(), grows=True)

    def teardown(self):
        if self.book is not None:
            self.book.close()
        shutil.rmtree(self.folder)


def test_all_that_is_the_users_stays(open_path, log_rows, status):
    def machine():
        return MonthsOfUse(open_path, log_rows, status)

    run_state_machine_as_test(
        machine, settings=settings(max_examples=tried(1), stateful_step_count=7, deadline=None)
    )
