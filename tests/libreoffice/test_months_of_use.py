"""Months of use of an .ods: between clicks its user does whatever is done, and keeps all of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test
from support import live_months, office
from support.document import Document
from support.tiers import tried

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]
FAILED = ("返事がありません", "入れられませんでした", "did not answer", "could not be brought in")


class MonthsOfUse(live_months.LiveMonths):
    """An .ods open in LibreOffice, edited by its user and clicked in, again and again."""

    def __init__(self, desktop, built):
        super().__init__()
        path = shutil.copy(built, self.folder / "価値ログ.ods")
        load = office.properties(Hidden=True, MacroExecutionMode=4)
        self.doc = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, load)
        self.book = Document(self.doc)

    @initialize()
    def begin(self):
        self.book.select("B11")
        self.click("review")

    def click(self, job, extra="", *, grows=False):
        """Click; all that was the user's is as it was, and one undo takes back what was not refused."""
        before = live_months.seen(self.doc)
        steps = len(self.doc.UndoManager.getAllUndoActionTitles())
        self.book.run("Ask", job, extra)
        after, said = live_months.seen(self.doc), self.book.status
        assert said
        assert not any(word in said for word in FAILED), said
        live_months.assert_kept(before, after, said, grows=grows)
        if len(self.doc.UndoManager.getAllUndoActionTitles()) > steps and job == "import":
            self.doc.UndoManager.undo()
            assert live_months.seen(self.doc) == before
            self.doc.UndoManager.redo()
        self.see_sheets(after)

    @rule(row=st.integers(10, 16))
    def review(self, row):
        self.book.select(f"B{row}")
        self.click("review")

    def click_import(self, file):
        self.click("import", file.as_uri(), grows=True)

    def teardown(self):
        self.doc.close(True)
        super().teardown()


def test_all_that_is_the_users_stays(desktop, built):
    run_state_machine_as_test(
        lambda: MonthsOfUse(desktop, built),
        settings=settings(max_examples=tried(1), stateful_step_count=7, deadline=None),
    )
