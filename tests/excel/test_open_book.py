"""A workbook that is open in a real spreadsheet program is read as its file is, whatever reads it."""

from __future__ import annotations

import datetime as dt

import pytest
from support import office, stand_in, tiers
from support.log_books import CASES, seen

from kachilog.excel.open_book import LiveBook, write
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.office.modules import modules
from kachilog.libreoffice.dumped_book import DumpedBook

pytestmark = pytest.mark.libreoffice
NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)

# LibreOffice shows the header row of every table.
HERE = [name for name in CASES if name != "a table without header row"]


@pytest.fixture(scope="module")
def told(_desktop):
    """Return what tells of an open document as the macro of the LibreOffice edition does."""
    libraries = office.service("com.sun.star.script.ApplicationScriptLibraryContainer")
    libraries.createLibrary("Told")
    libraries.getByName("Told").insertByName("Reading", modules(["ja"])["Reading"])
    scripts = office.service("com.sun.star.script.provider.MasterScriptProviderFactory").createScriptProvider(
        ""
    )
    dump = scripts.getScript("vnd.sun.star.script:Told.Reading.Dump?language=Basic&location=application")
    files = office.service("com.sun.star.ucb.SimpleFileAccess")

    def tell(book, folder):
        dump.invoke((files, book.impl.doc, (folder / "dump.txt").as_uri(), ()), (), ())
        return DumpedBook((folder / "dump.txt").read_bytes().decode("utf-8"), book.name)

    return tell


@pytest.mark.parametrize("name", tiers.sampled(HERE, "plans below the table", "settings"))
def test_a_book_is_read_alike_when_it_is_open_and_when_it_is_saved(open_path, told, tmp_path, name):
    path = CASES[name].save(tmp_path / "book.xlsx")
    book = open_path(path)
    closed = seen(ClosedBook.open(path))
    assert seen(LiveBook(book)) == closed
    assert seen(told(book, tmp_path)) == closed


def test_the_stand_in_shows_what_the_program_shows(open_path, tmp_path):
    path = CASES["rows below the table"].save(tmp_path / "book.xlsx")
    assert seen(LiveBook(stand_in.Book(path))) == seen(LiveBook(open_path(path)))


def test_a_column_is_calculated_where_every_filled_cell_is_a_formula(open_path, tmp_path):
    case = CASES["plans below the table"]
    book = open_path(case.save(tmp_path / "book.xlsx"))
    sheet = book.sheets["活動ログ"]
    for row in (2, 3):
        sheet.range((row, 3)).formula = "=10+20"
    sheet.range((2, 4)).formula = "=1+1"
    live = LiveBook(book)
    assert live.calculated(live.log_table) == {"投入時間(分)"}


class Filtered:
    """A sheet with a filter: what an array writes into it is its first row, in the rows that are shown."""

    def __init__(self, hidden, stubborn=()):
        self.hidden, self.stubborn, self.cells = hidden, stubborn, {}

    def range(self, first, last=None):
        return FilteredRange(self, first, last or first)


class FilteredRange:
    def __init__(self, sheet, first, last):
        self.sheet, self.first, self.last = sheet, first, last

    def options(self, **_):
        return self

    @property
    def value(self):
        rows, columns = range(self.first[0], self.last[0] + 1), range(self.first[1], self.last[1] + 1)
        return [[self.sheet.cells.get((row, column)) for column in columns] for row in rows]

    @value.setter
    def value(self, value):
        rows = value if isinstance(value, list) else [[value]]
        for at, row in enumerate(rows):
            for offset, cell in enumerate(row):
                place = self.first[0] + at, self.first[1] + offset
                if place in self.sheet.stubborn or (len(rows) > 1 and place[0] in self.sheet.hidden):
                    continue
                taken = rows[0][offset] if self.sheet.hidden and len(rows) > 1 else cell
                self.sheet.cells[place] = taken.removeprefix("'") if isinstance(taken, str) else taken


TEXTS = [["解決した", "1"], ["", None], ["=結果", "2"], ["行動できた", "3"]]


def test_what_a_filter_spoils_is_mended_cell_by_cell():
    sheet = Filtered(hidden={6, 7})
    assert write(sheet, (5, 4), TEXTS) == []
    assert [[sheet.cells.get((5 + row, 4 + column)) or None for column in (0, 1)] for row in range(4)] == [
        [text or None for text in row] for row in TEXTS
    ]


def test_what_cannot_be_mended_is_returned():
    assert write(Filtered(hidden={6}, stubborn={(7, 5)}), (5, 4), TEXTS) == [(7, 5)]
