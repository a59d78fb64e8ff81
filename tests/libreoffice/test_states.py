"""Clicks in whatever state the document, its window and the person at it are."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import pytest
from support import office, screen
from support.document import LOG, PAGE, Document

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough, pytest.mark.quick]


def steps(book):
    return book.uno.UndoManager.getAllUndoActionTitles()


def dispatch(book, command):
    url = office.uno().createUnoStruct("com.sun.star.util.URL")
    url.Complete, url.Protocol, url.Path = f".uno:{command}", ".uno:", command
    frame = book.uno.CurrentController.Frame
    frame.queryDispatch(url, "", 0).dispatch(url, office.properties(SynchronMode=True))


@pytest.fixture
def read_only(built, desktop, tmp_path):
    path = Path(shutil.copy(built, tmp_path / "価値ログ.ods"))
    load = office.properties(Hidden=True, MacroExecutionMode=4, ReadOnly=True)
    book = Document(desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, load))
    book.select("B10")
    yield book
    book.uno.close(True)


def csv_in(folder):
    more = folder / "more.csv"
    header = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n"
    more.write_text(f"{header}2026-11-21,DM対応,10,1,4\n", "utf-8")
    return more.as_uri()


def test_a_document_that_is_open_read_only_stays_as_it_is_and_can_be_exported(read_only, tmp_path):
    book, before = read_only, read_only.everything()
    book.run("WeeklyReview")
    book.run("Ask", "import", csv_in(tmp_path))
    book.run("ExportCsv")
    assert book.everything() == before
    assert steps(book) == ()
    assert [*tmp_path.glob("価値ログ-*.csv")]


def test_what_was_done_in_the_page_preview_is_undone_in_one_step(book):
    before = book.everything()
    dispatch(book, "PrintPreview")
    book.run("WeeklyReview")
    dispatch(book, "ClosePreview")
    assert PAGE in book.names
    assert steps(book) == ("kachilog",)
    book.uno.UndoManager.undo()
    assert book.everything() == before


def test_a_page_that_was_hidden_is_seen_when_it_is_made_anew(book):
    book.run("WeeklyReview")
    book.uno.CurrentController.setActiveSheet(book.sheet(LOG))
    book.sheet(PAGE).IsVisible = False
    book.select("B10")
    before = book.everything()
    book.run("WeeklyReview")
    assert "作り直しました" in book.status
    assert book.sheet(PAGE).IsVisible
    assert book.uno.CurrentController.ActiveSheet.Name == PAGE
    book.uno.UndoManager.undo()
    assert book.everything() == before


def test_a_new_workbook_leaves_no_step_of_undo_in_the_one_it_was_made_from(book, tmp_path):
    book.run("Ask", "new", (tmp_path / "gone" / "new.xlsx").as_uri())
    assert steps(book) == ()


def test_what_stops_after_the_rows_are_in_says_so_and_is_undone_in_one_step(book):
    before = book.everything()
    row = (f"rows\t{LOG}\t12\t1\t1", "46000")
    book.run("Follow", (*row, "text\tそんなシートはない\t1\t1\tx", "status\tできました", ""))
    assert book.status.startswith("ブックに書き始めてから止まりました(")
    assert book.cells(LOG)[12][1] == 46000
    assert steps(book) == ("kachilog",)
    book.uno.UndoManager.undo()
    assert book.everything() == before


@contextlib.contextmanager
def shown(path, folder):
    """Open a workbook on a screen; give it, and what presses keys there."""
    place = folder / "tmp"
    place.mkdir()
    with (
        screen.shown() as environment,
        office.desktop(folder, headless=False, environment={**environment, "TMPDIR": str(place)}) as desktop,
    ):
        load = office.properties(MacroExecutionMode=4)
        book = Document(desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, load))
        screen.focus(".*LibreOffice Calc", environment)
        yield book, lambda *words: screen.keys(environment, *words)


def taken_in(folder):
    """Wait until a click is being answered, by what it leaves on the disk: to ask LibreOffice may end it."""
    screen.until(lambda: [*(folder / "tmp").rglob("kachilog-*")], 4)


@screen.needed
def test_what_is_being_typed_when_a_button_is_clicked_goes_into_its_cell_and_the_page(built, tmp_path):
    with shown(Path(shutil.copy(built, tmp_path / "typed.ods")), tmp_path) as (book, press):
        book.uno.CurrentController.setActiveSheet(book.sheet(LOG))
        book.select("D10")
        before = book.everything()
        minutes = book.sheet(LOG).getCellRangeByName("D10")
        for _ in range(3):
            press("sleep", "0.5")
            place = screen.middle(lambda: book.button("WeeklyReview"))
            press("type", "120")
            press("sleep", "0.3", "mousemove", *place, "sleep", "0.3", "click", "1")
            taken_in(tmp_path)
            # A window that has just come up may miss the first click, as a person's.
            if screen.until(lambda: "作りました" in book.status, 20):
                break
        assert "作りました" in book.status
        assert minutes.Value == 120
        assert any("180分" in str(cell) for row in book.cells(PAGE) for cell in row)
        assert steps(book)[0] == "kachilog"
        while steps(book):
            book.uno.UndoManager.undo()
        assert book.everything() == before


@screen.needed
def test_a_note_that_is_being_written_when_a_button_is_clicked_stays_and_the_click_is_one_step(
    built, tmp_path
):
    with shown(Path(shutil.copy(built, tmp_path / "noted.ods")), tmp_path) as (book, press):
        book.uno.CurrentController.setActiveSheet(book.sheet(LOG))
        book.select("F10")
        before = book.everything()
        press("sleep", "0.5")
        place = screen.middle(lambda: book.button("WeeklyReview"))
        for _ in range(3):
            dispatch(book, "InsertAnnotation")
            press("sleep", "1", "type", "memo")
            press("sleep", "0.5", "mousemove", *place, "sleep", "0.3", "click", "1")
            taken_in(tmp_path)
            if screen.until(lambda: PAGE in book.names, 20):
                break
        # Whatever is said is said last.
        assert screen.until(lambda: not book.status.startswith("［"))
        assert "作りました" in book.status
        assert "memo" in book.sheet(LOG).Annotations.getByIndex(0).String
        assert steps(book)[0] == "kachilog"
        book.uno.UndoManager.undo()
        assert book.everything() == before


@pytest.mark.parametrize("many", [0, 1, 4])
def test_what_was_undone_and_is_done_again_is_as_it_was(book, tmp_path, many):
    more = tmp_path / "more.csv"
    header = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n"
    more.write_text(header + "".join(f"2026-11-{day},DM対応,,,4\n" for day in range(10, 15)), "utf-8")
    for place in ["C13", "D15", "E15", "D17"][:many]:
        at = book.sheet(LOG).getCellRangeByName(place).CellAddress
        book.sheet(LOG).Annotations.insertNew(at, f"電話のあと {place}")

    def everything():
        return book.everything(), sorted(note.String for note in book.sheet(LOG).Annotations)

    book.run("WeeklyReview")
    book.uno.CurrentController.setActiveSheet(book.sheet(LOG))
    # To do again what copies a sheet ends LibreOffice 7.4 where no window is seen, as in this document.
    first, states, undo = len(steps(book)), [everything()], book.uno.UndoManager
    book.run("Ask", "import", more.as_uri())
    states.append(everything())
    book.sheet(LOG).getCellRangeByName("D10").setValue(77)
    states.append(everything())
    book.run("WeeklyReview")
    states.append(everything())
    for _ in range(2):
        for state in states[-2::-1]:
            undo.undo()
            assert everything() == state
        assert len(steps(book)) == first
        for state in states[1:]:
            undo.redo()
            assert everything() == state


def test_a_page_that_is_shown_waits_for_what_is_typed_in_a_cell_that_holds_nothing(book):
    book.run("WeeklyReview")
    controller, entry = book.uno.CurrentController, book.entry("stop")
    entry.setString("深夜の返信")
    for place in (entry, book.sheet(PAGE)):
        controller.select(place)
        controller.setActiveSheet(book.sheet(LOG))
        book.select("B10")
        book.run("WeeklyReview")
        assert controller.ActiveSheet.Name == PAGE
        selected = controller.getSelection()
        assert (selected.RangeAddress.Sheet, selected.String) == (book.sheet(PAGE).RangeAddress.Sheet, "")
    assert entry.String == "深夜の返信"


def test_the_page_of_a_document_that_was_never_saved_is_printed(built, tmp_path):
    environment = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    with office.desktop(tmp_path, environment=environment) as desktop:
        load = office.properties(Hidden=True, MacroExecutionMode=4, AsTemplate=True)
        book = Document(desktop.loadComponentFromURL(built.as_uri(), "_blank", 0, load))
        book.uno.CurrentController.setActiveSheet(book.sheet(LOG))
        book.select("B10")
        book.run("WeeklyReview")
        book.run("PrintPage")
        assert "PDF にしました" in book.status
        assert book.uno.URL == ""
        open_ones = desktop.Components.createEnumeration()
        assert open_ones.nextElement() == book.uno
        assert not open_ones.hasMoreElements()
    (made,) = tmp_path.rglob(f"*{PAGE}.pdf")
    assert made.read_bytes().startswith(b"%PDF")
