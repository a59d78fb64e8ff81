"""Months of use of an .ods: between clicks its user does whatever is done, and keeps all of it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from support import live_months, office
from support.document import Document
from support.tiers import tried

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]
TEXTS = st.sampled_from(["深夜の返信", "=1+2", '=IF(1>2;"x";"")', "休む\n寝る", "2026-W47", "30"])
HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
LINES = ["2026-11-16,投稿,31,2,5", "2026-11-20,DM対応,10,,", "2026-10-01,その他,5,0,1"]
FAILED = ("返事がありません", "入れられませんでした", "did not answer", "could not be brought in")


class MonthsOfUse(RuleBasedStateMachine):
    """An .ods open in LibreOffice, edited by its user and clicked in, again and again."""

    def __init__(self, desktop, built):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = shutil.copy(built, self.folder / "価値ログ.ods")
        load = office.properties(Hidden=True, MacroExecutionMode=4)
        self.doc = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, load)
        self.book, self.sheets = Document(self.doc), []

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

    @rule(row=st.integers(10, 16))
    def review(self, row):
        self.book.select(f"B{row}")
        self.click("review")

    @rule(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=3), own=st.booleans())
    def take_in(self, lines, own):
        file = self.folder / "in.csv"
        table = [HEADER + ",場所" * own, *(line + ",甲" * own for line in lines)]
        file.write_text("".join(f"{line}\n" for line in table), "utf-8")
        self.click("import", file.as_uri(), grows=True)

    def teardown(self):
        self.doc.close(True)
        shutil.rmtree(self.folder)


def test_all_that_is_the_users_stays(desktop, built):
    run_state_machine_as_test(
        lambda: MonthsOfUse(desktop, built),
        settings=settings(max_examples=tried(1), stateful_step_count=7, deadline=None),
    )
