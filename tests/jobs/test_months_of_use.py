"""Months of use: whatever a user does to a workbook between our jobs, everything that is not ours stays."""

from __future__ import annotations

import datetime as dt
import functools
import io
import shutil
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from openpyxl.utils import range_boundaries
from support import months, users_share
from support.tiers import tried

from kachilog.base.errors import FileError
from kachilog.files import backups
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.template import new_book
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.jobs.keeping.restore import restore
from kachilog.jobs.moving.add import add_row
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.import_ import import_files

TODAY = dt.date(2026, 11, 24)
WEEKS = st.sampled_from(["2026-W45", "2026-W46", "2026-W47", "last", "all"])
TEXTS = st.sampled_from(
    ["深夜の返信", "=1+2", '=IF(1>2,"x","")', "休む\n寝る", " ", "2026-W47", "kachilog:page"]
)
HEADER = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)"
LINES = [
    "2026-11-16,投稿,30,2,5",
    "2026-11-16,投稿,31,2,5",
    "2026-11-20,DM対応,10,,",
    "2026-10-01,その他,5,0,1",
]
PROTECTED = ("sheet_protected", "structure_protected")
IN_THE_WAY = ("append_blocked", "totals_row", "total_row", "append_totals", "no_room_beside", "no_room_below")


@functools.cache
def begun():
    """Return a workbook of four rows, and none of its pages."""
    days = [TODAY - dt.timedelta(days=day) for day in (17, 10, 8, 3)]
    rows = [[day, "投稿", 30 + at, 2, 4, 1, 0, 0, None, None] for at, day in enumerate(days)]
    made = io.BytesIO()
    new_book.build(made, rows=rows, today=TODAY)
    return made.getvalue()


class MonthsOfUse(RuleBasedStateMachine):
    """A closed workbook, edited by another program and worked on by us, again and again."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path, self.before = self.folder / "価値ログ.xlsx", self.folder / "before.xlsx"
        self.open = None
        self.now = dt.datetime.combine(TODAY, dt.time(9, 5))

    @initialize(week=WEEKS)
    def begin(self, week):
        self.path.write_bytes(begun())
        self.make_pages(week)

    @rule(
        edit=st.sampled_from(months.EDITS),
        at=st.integers(0, 9),
        row=st.integers(1, 70),
        column=st.integers(1, 40),
        text=TEXTS,
    )
    def edit(self, edit, at, row, column, text):
        """Let the user change the workbook, which stays open until one of our jobs wants the file."""
        if self.open is None:
            self.open = openpyxl.load_workbook(self.path)
        sheets = months.ours(self.open)
        if sheets:
            edit(self.open, sheets[at % len(sheets)], row, column, text)

    def done(self, job, *refusals):
        """Close the workbook and do a job; return whether it was done: refused, it has changed nothing."""
        if self.open is not None:
            self.open.save(self.path)
            self.open = None
        shutil.copy(self.path, self.before)
        self.now += dt.timedelta(minutes=1)
        try:
            job()
        except FileError as error:
            assert error.code in refusals, error.code  # noqa: PT017 (each refusal is one that is meant)
            assert self.path.read_bytes() == self.before.read_bytes()
            return False
        return True

    def keeps(self, *, without=()):
        """Assert that all is kept but the sheets called so, and that what was there is a backup."""
        known = {name for name, _ in users_share.tabs(self.before)}
        new = [name for name, _ in users_share.tabs(self.path) if name not in known]
        users_share.assert_kept(self.before, self.path, new=new, without=without)
        old = self.before.read_bytes()
        kept = [one.path.read_bytes() for one in backups.backups(self.path, self.now)]
        assert old in kept or self.path.read_bytes() == old

    @rule(week=WEEKS)
    def make_pages(self, week):
        def job():
            desk = FileDesk(self.path, today=TODAY, now=self.now)
            review.place(desk, review.read(desk, review.named_weeks(desk, week)))

        if self.done(job, *PROTECTED):
            self.keeps()

    @rule(
        lines=st.lists(st.sampled_from(LINES), max_size=4),
        others=st.sampled_from(["leave", "add", "update"]),
        own=st.sampled_from(["", "場所", "私の\n欄"]),
    )
    def take_in(self, lines, others, own):
        file = self.folder / "in.csv"
        column, cell = (f',"{own}"', ",甲") if own else ("", "")
        file.write_text(
            "".join(f"{line}\n" for line in [HEADER + column, *(one + cell for one in lines)]), "utf-8"
        )

        def job():
            import_files(ClosedLog(self.path, self.now), [file], others=others)

        if self.done(job, *PROTECTED, *IN_THE_WAY):
            self.log_keeps(updated=others == "update")

    @rule(minutes=st.integers(1, 9))
    def add_a_line(self, minutes):
        def job():
            words = ["投稿", f"{minutes}分", "反応2", "質4"]
            add_row(self.path, words, lambda _row: None, today=TODAY, now=self.now)

        if self.done(job, *PROTECTED, *IN_THE_WAY):
            self.log_keeps()

    def log_keeps(self, *, updated=False):
        """Assert that every cell of the log is as it was; where rows were updated, its formulas."""
        one, other = (months.log_sheet(openpyxl.load_workbook(path)) for path in (self.before, self.path))
        _, top, _, bottom = range_boundaries(one.tables["ActivityLog"].ref)
        before, after = months.contents(one), months.contents(other)
        for place, value in before.items():
            inside = top < months.row_of(place) <= bottom
            if not (updated and inside and not value.startswith("=")):
                assert after.get(place) == value, place
        self.keeps(without=[one.title])

    @rule(number=st.integers(0, 9))
    def go_back(self, number):
        found = backups.backups(self.path, self.now)
        if not found:
            return
        backup = found[number % len(found)]
        content = backup.path.read_bytes()

        def job():
            restore(self.path, backup, now=self.now)

        assert self.done(job)
        assert self.path.read_bytes() == content
        kept = [one.path.read_bytes() for one in backups.backups(self.path, self.now)]
        assert self.before.read_bytes() in [*kept, content]

    @invariant()
    def opens(self):
        if self.path.exists():
            assert ClosedBook.open(self.path).sheet_names

    def teardown(self):
        shutil.rmtree(self.folder)


TestMonthsOfUse = MonthsOfUse.TestCase
TestMonthsOfUse.settings = settings(max_examples=tried(6), stateful_step_count=10, deadline=None)
