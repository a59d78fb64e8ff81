"""The extension as a person meets it: put in by LibreOffice's tool, clicked in its toolbar, taken out."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tempfile
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from support import office, screen
from support.document import LOG, PAGE, ROWS, Document

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.files.book.office.extension import MENU, TOOLBAR
from kachilog.files.book.template import new_book as template
from kachilog.jobs.installing import extension
from kachilog.wording import Words

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]

HOSTILE = "$(touch x) `touch x` 'a' & %TEMP% 月=1.xlsx"
LINE = f"({'|'.join(Words(lang)('addin.ask_title') for lang in LANGS)})"
NOBODY = 65534


@pytest.fixture
def home(monkeypatch):
    """Give a home of its own; LibreOffice's tool, which refuses the superuser, runs there as somebody."""
    with tempfile.TemporaryDirectory(prefix="kachilog-home-", dir="/tmp") as made:
        for name in ("HOME", "XDG_CONFIG_HOME", "TMPDIR"):
            monkeypatch.setenv(name, made)
        monkeypatch.delenv("APPDATA")
        monkeypatch.setattr(tempfile, "tempdir", made)
        if os.geteuid() == 0:
            run = subprocess.run

            def as_somebody(*words, **options):
                for path in (Path(made), *Path(made).rglob("*")):
                    os.chown(path, NOBODY, NOBODY)
                return run(*words, **options, user=NOBODY, group=NOBODY)

            # The room's own name for it: all else is run by whoever runs the tests.
            monkeypatch.setattr(
                extension, "subprocess", SimpleNamespace(**vars(subprocess) | {"run": as_somebody})
            )
            monkeypatch.setattr(extension.os, "geteuid", lambda: NOBODY)
        yield Path(made)


class Person:
    """A person at a spreadsheet with the toolbar in sight."""

    def __init__(self, desktop, path, environment):
        self._environment = environment
        load = office.properties(MacroExecutionMode=0)
        self.book = Document(desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, load))
        self.undo = self.book.uno.UndoManager

    def _button(self, job):
        bar = self.book.uno.CurrentController.Frame.LayoutManager.getElement(TOOLBAR)
        context = bar.getRealInterface().getAccessibleContext()
        names = {Words(lang)(f"addin.label_{job}") for lang in LANGS}
        children = map(context.getAccessibleChild, range(context.getAccessibleChildCount()))
        found = (child.getAccessibleContext() for child in children)
        return next(child for child in found if child.getAccessibleName() in names)

    def click(self, job):
        screen.click(lambda: self._button(job), self._environment)

    def type(self, title, *keys):
        screen.focus(title, self._environment)
        for key in keys:
            screen.keys(self._environment, *key.split(" ", 1))
        # As long as it is there, what is behind it takes no click.
        assert screen.until(lambda: not screen.windows(title, self._environment))

    def steps(self):
        """Return how many steps can be undone."""
        return len(self.undo.getAllUndoActionTitles())


@screen.needed
@pytest.mark.quick
def test_real_clicks_of_the_mouse_in_the_toolbar_work_on_xlsx_and_ods(built, home, tmp_path):
    assert extension.install_extension().is_current
    assert extension.interpreter_file() == home / "kachilog" / "office.txt"
    (home / "libreoffice" / "4").rename(tmp_path / "profile")
    today = dt.date.today()  # noqa: DTZ011 (the user's own clock)
    rows = [*ROWS, [today - dt.timedelta(7), "投稿", 30, 2, 5, 1, 0, 0, None, None]]
    template.build(tmp_path / HOSTILE, rows=rows, today=today)
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    with (
        screen.shown() as environment,
        office.desktop(tmp_path, headless=False, environment=environment) as desktop,
    ):
        person = Person(desktop, tmp_path / HOSTILE, environment)
        on_xlsx(person)
        screen.picture("libreoffice-extension", environment)
        person.book.uno.close(True)
        person = Person(desktop, built, environment)
        on_ods(person, built.parent)
        person.book.uno.close(True)
        person = Person(desktop, tmp_path / "other.xlsx", environment)
        without_a_log(person)
        person.book.uno.close(True)
    assert not [*tmp_path.glob("x"), *home.glob("x")]
    (tmp_path / "profile").rename(home / "libreoffice" / "4")
    assert extension.remove_extension()
    assert extension.extension_state() == extension.ExtensionState(None, None)
    assert not extension.remove_extension()


def on_xlsx(person):
    """Make a page, then add a line; each is one step, which is taken back."""
    book, names, log = person.book, person.book.names, person.book.cells(LOG)
    trend = book.cells("推移")
    # A window that has just come up may miss the first click, as a person's.
    for _ in range(3):
        person.click("weekly_last")
        if screen.until(lambda: "作りました" in book.status, 20):
            break
    assert "作りました" in book.status
    assert len(book.names) == len(names) + 1
    assert person.steps() == 1
    person.undo.undo()
    assert (book.names, book.cells("推移")) == (names, trend)

    person.click("line")
    person.type(LINE, "key Escape")
    person.click("line")
    entered = ("type 45", "type 3", "type 5", "type ok")
    person.type(LINE, "key Down", *(key for one in entered for key in ("key Tab", one)), "key Return")
    # The log, and with it the answer, is out of sight.
    person.type("kachilog", "key Return")
    assert "書き足しました" in book.status
    assert book.cells(LOG)[13][2:6] == ("投稿", 45.0, 3.0, 5.0)
    assert person.steps() == 1
    person.undo.undo()
    assert book.cells(LOG) == log


def on_ods(person, folder):
    """Make the page of the selected row, and a PDF of it."""
    person.book.select("B10")
    person.click("weekly_row")
    # Of a click before that nothing may come: the one before is still being answered.
    assert screen.until(lambda: "作りました" in person.book.status), person.book.status
    assert PAGE in person.book.names
    person.click("pdf")
    # The page is in sight, not the answer.
    person.type("kachilog", "key Return")
    assert "PDF" in person.book.status
    (made,) = folder.glob("*.pdf")
    assert made.read_bytes().startswith(b"%PDF")
    made.unlink()


def without_a_log(person):
    """Be told so, and begin something and give it up; nothing changes."""
    for job in ("weekly", "export", "start"):
        person.click(job)
        person.type("kachilog", "key Return")
    for job in ("import", "new"):
        person.click(job)
        person.type("(Open|Save.*)", "key Escape")
    assert person.steps() == 0
    assert list(person.book.cells("Sheet")) == [("",)]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nobody is the superuser")
def test_the_superuser_is_told_that_it_cannot_be_put_in(monkeypatch):
    monkeypatch.setattr(extension.os, "geteuid", lambda: 0)
    with pytest.raises(FileError) as refused:
        extension.install_extension()
    assert refused.value.code == "extension_root"


def test_every_command_of_the_menu_is_clicked_here_or_in_the_ods():
    text = Path(__file__).read_text("utf-8")
    assert [job for job, _ in MENU if job and f'"{job}"' not in text] == []
