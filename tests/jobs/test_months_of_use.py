"""Months of use: whatever a user does to a workbook between reviews, everything that is not ours stays."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from support import forms, users_share
from support.tiers import tried

from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.page_sheets import PageSheets
from kachilog.files.book.template import new_book
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk

TODAY = dt.date(2026, 11, 24)
WEEKS = ("2026-W45", "2026-W46", "2026-W47")
KEYS = ("stop", "more", "try", "note")
TEXTS = st.sampled_from(["深夜の返信", "=1+2", '=IF(1>2,"x","")', "休む\n寝る", " ", "2026-W47"])


class MonthsOfUse(RuleBasedStateMachine):
    """A closed workbook, edited by another program and reviewed by us, again and again."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path, self.before = self.folder / "価値ログ.xlsx", self.folder / "before.xlsx"
        self.cell = 0

    @initialize()
    def begin(self):
        days = [TODAY - dt.timedelta(days=day) for day in (17, 10, 8, 3)]
        rows = [[day, "投稿", 30 + at, 2, 4, 1, 0, 0, None, None] for at, day in enumerate(days)]
        new_book.build(self.path, rows=rows, today=TODAY)

    def edit(self, change):
        book = openpyxl.load_workbook(self.path)
        change(book)
        book.save(self.path)

    def of_ours(self, book, at):
        """Return a sheet of ours: 推移, or one of the pages."""
        sheets = PageSheets(ClosedBook.open(self.path))
        names = [sheets.trend, *sheets.pages.values()]
        return book[names[at % len(names)]]

    @rule(week=st.sampled_from([*WEEKS, "all"]))
    def make_pages(self, week):
        shutil.copy(self.path, self.before)
        desk = FileDesk(self.path, today=TODAY)
        review.place(desk, review.read(desk, review.named_weeks(desk, week)))
        known = {name for name, _ in users_share.tabs(self.before)}
        new = [name for name, _ in users_share.tabs(self.path) if name not in known]
        users_share.assert_kept(self.before, self.path, new=new)

    @rule(minutes=st.integers(1, 300))
    def log_changes(self, minutes):
        def change(book):
            for row in book["活動ログ"].iter_rows():
                for cell in row:
                    if cell.value == "投稿":
                        book["活動ログ"].cell(cell.row, cell.column + 1).value = minutes

        self.edit(change)

    @rule(at=st.integers(0, 9), key=st.sampled_from(KEYS), text=TEXTS)
    def write_entry(self, at, key, text):
        def change(book):
            sheet = self.of_ours(book, at)
            places = forms.places(forms.rows_of(sheet))
            if places.get(key):
                sheet.cell(places[key][0] + 1, places[key][1] + 1).value = text

        self.edit(change)

    @rule(at=st.integers(0, 9), row=st.integers(2, 70), column=st.integers(2, 40), text=TEXTS)
    def type_anywhere(self, at, row, column, text):
        def change(book):
            cell = self.of_ours(book, at).cell(row, column)
            if type(cell).__name__ == "Cell":
                cell.value = text

        self.edit(change)

    @rule(at=st.integers(0, 9), row=st.integers(1, 60))
    def add_note(self, at, row):
        self.edit(lambda book: setattr(self.of_ours(book, at).cell(row, 45), "comment", Comment("注", "私")))

    @rule(at=st.integers(0, 9))
    def add_chart(self, at):
        def change(book):
            mine = book["私の"] if "私の" in book.sheetnames else book.create_sheet("私の")
            chart = BarChart()
            chart.add_data(Reference(self.of_ours(book, at), min_col=4, min_row=3, max_row=9))
            self.cell += 9
            mine.add_chart(chart, f"B{self.cell}")
            mine.cell(self.cell, 1).value = f"='{self.of_ours(book, at).title}'!$C$5"

        self.edit(change)

    @rule(at=st.integers(0, 9), number=st.integers(0, 99))
    def rename(self, at, number):
        if f"私の名前{number}" not in openpyxl.load_workbook(self.path).sheetnames:
            self.edit(lambda book: setattr(self.of_ours(book, at), "title", f"私の名前{number}"))

    @rule(at=st.integers(0, 9), by=st.integers(-4, 4))
    def move(self, at, by):
        self.edit(lambda book: book.move_sheet(self.of_ours(book, at), by))

    @rule(at=st.integers(0, 9))
    def copy(self, at):
        self.edit(lambda book: book.copy_worksheet(self.of_ours(book, at)))

    @rule(at=st.integers(0, 9), state=st.sampled_from(["hidden", "veryHidden", "visible"]))
    def hide(self, at, state):
        self.edit(lambda book: setattr(self.of_ours(book, at), "sheet_state", state))

    @rule(at=st.integers(0, 9), row=st.integers(1, 60))
    def insert_row(self, at, row):
        def change(book):
            sheet = self.of_ours(book, at)
            for area in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(area))
            sheet.insert_rows(row)
            sheet.cell(row, 3).value = "私の行"

        self.edit(change)

    @invariant()
    def opens(self):
        if self.path.exists():
            assert ClosedBook.open(self.path).sheet_names

    def teardown(self):
        shutil.rmtree(self.folder)


TestMonthsOfUse = MonthsOfUse.TestCase
TestMonthsOfUse.settings = settings(max_examples=tried(10), stateful_step_count=10, deadline=None)
