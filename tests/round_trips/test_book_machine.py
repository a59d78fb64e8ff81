"""Whatever is done to a book in whatever order, it holds the rows that a plain list would."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from support.log_cells import written
from support.logs import rows_of
from support.tiers import tried

from kachilog.files import backups, saving
from kachilog.files.book.closed import ClosedBook
from kachilog.files.csv_files import read_csv
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.convert import convert
from kachilog.jobs.moving.export import export_log
from kachilog.jobs.moving.import_ import import_files

START = dt.datetime(2026, 11, 22, 18, 30)  # noqa: DTZ001 (the user's clock has no zone)
HEADER = ("日付", "アクション内容", "投入時間(分)", "直接反応数", "質的評価(1-5)", "メモ", "自由")
POOL = [
    ("2026-11-16", "投稿", 30, 2, 5, "", "1"),
    ("2026-11-16", "投稿", 30, 2, 5, "=1+1", "1.50"),
    ("2026-11-17", "DM対応", None, 0, None, "一\n二", ""),
    ("1900-01-01", "その他", 0, None, 1, " 😀 ", "-0"),
]
BAD = ("11/3", "投稿", "x", 2, 9, "直す行", "")
BATCH = st.lists(st.sampled_from(range(len(POOL))), max_size=4)


class BookMachine(RuleBasedStateMachine):
    """A book beside its model: the rows in their order, the unreadable ones as -1."""

    @initialize(batch=BATCH, bad=st.booleans())
    def begin(self, batch, bad):
        self.folder = Path(tempfile.mkdtemp(prefix="kachilog-machine-"))
        self.book = self.folder / "book.xlsx"
        self.steps = 0
        self.rows = [*batch, *[-1] * bad]
        self.older, self.content = [], None
        convert(self.file(self.rows), self.book, encoding="utf-8-sig", now=self.now())
        self.content = self.book.read_bytes()

    def now(self):
        self.steps += 1
        return START + dt.timedelta(minutes=self.steps)

    def file(self, batch, name="log"):
        return written(self.folder / f"{name}.csv", HEADER, [BAD if row < 0 else POOL[row] for row in batch])

    def changed(self, rows):
        """Note that the book was saved with these rows: an old one that was another is a backup now."""
        if self.book.read_bytes() != self.content:
            self.older.insert(0, self.rows)
            self.content = self.book.read_bytes()
        self.rows = rows

    @rule(batches=st.lists(BATCH, min_size=1, max_size=2), bad=st.booleans(), dry_run=st.booleans())
    def take_in(self, batches, bad, dry_run):
        files = [self.file([*batch, *[-1] * bad], f"batch{at}") for at, batch in enumerate(batches)]
        rows, added = list(self.rows), []
        for batch in batches:
            missing = Counter(batch) - Counter(rows)
            added.append(missing.total())
            taken = Counter()
            for row in batch:  # of equal rows the book has the first ones already
                taken[row] += 1
                if taken[row] > batch.count(row) - missing[row]:
                    rows.append(row)
        told = import_files(ClosedLog(self.book, self.now()), files, others="add", dry_run=dry_run)
        assert [one.added for one in told] == added
        assert [one.bad for one in told] == [int(bad)] * len(files)
        if not dry_run and sum(added):
            self.changed(rows)

    @rule()
    def take_out(self):
        target = self.folder / "out.csv"
        moved = export_log(ClosedBook.open(self.book).stream(), target, now=self.now(), overwrite=True)
        assert moved.rows == len(self.rows)
        assert target.read_bytes() == self.file(self.rows, "expected").read_bytes()

    @rule()
    def make_anew_from_its_own_csv(self):
        target = self.folder / "out.csv"
        export_log(ClosedBook.open(self.book).stream(), target, now=self.now(), overwrite=True)
        convert(target, self.book, encoding="utf-8-sig", now=self.now())
        self.changed(self.rows)

    @precondition(lambda self: self.older)
    @rule(data=st.data())
    def go_back(self, data):
        number = data.draw(st.integers(0, min(len(self.older), backups.NEWEST) - 1))
        saving.restore(self.book, backups.backups(self.book)[number], now=self.now())
        self.changed(self.older[number])

    @invariant()
    def the_book_holds_the_rows_of_the_model(self):
        stream = ClosedBook.open(self.book).stream()
        readable = self.file([row for row in self.rows if row >= 0], "readable")
        assert rows_of(stream) == rows_of(read_csv(readable).stream())
        unreadable = {problem.row for problem in stream.problems if problem.severity == "error"}
        assert len(unreadable) == self.rows.count(-1)

    @invariant()
    def the_older_books_are_backups(self):
        kept = backups.backups(self.book)
        sure = min(len(self.older), backups.NEWEST)
        assert sure <= len(kept) <= len(self.older)
        for backup, rows in zip(kept[:sure], self.older, strict=False):
            assert len(ClosedBook.open(backup.path).log().frame) == sum(row >= 0 for row in rows)

    def teardown(self):
        shutil.rmtree(self.folder, ignore_errors=True)


TestBookMachine = BookMachine.TestCase
TestBookMachine.settings = settings(max_examples=tried(4), stateful_step_count=8)
