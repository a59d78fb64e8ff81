"""A click in LibreOffice: what the user has put on our sheets, and what points at them, is as it was."""

from __future__ import annotations

import pytest
from support import kept
from support.document import LOG

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]


@pytest.mark.quick
def test_whatever_the_user_has_put_on_our_sheets_and_points_at_them_is_as_it_was(book):
    book.run("WeeklyReview")
    kept.put(book.uno)
    before, figures = kept.seen(book.uno), book.cells(kept.PAGE)
    book.sheet(LOG).getCellRangeByName("D10").setValue(77)
    book.select("B10")
    book.run("WeeklyReview")

    assert "作り直しました" in book.status
    assert book.cells(kept.PAGE) != figures
    after = kept.seen(book.uno)
    assert {what: after[what] for what in before if after[what] != before[what]} == {}
    assert kept.is_full(before)


@pytest.mark.quick
def test_a_note_on_a_cell_that_a_click_fills_stays_and_so_does_an_undone_one(book):
    log, texts = book.sheet(LOG), {"C14": "電話のあと", "L15": "あとで書く", "B3": "状態の欄への注"}
    for place, text in texts.items():
        log.Annotations.insertNew(log.getCellRangeByName(place).CellAddress, text)
    before, rows = book.cells(LOG), ((46347.0, "投稿", 30.0, "一行目\n二行目"), (46348.0, "", 5.0, "=メモ"))
    lines = [_line(row) for row in rows]
    book.run("Follow", (f"rows\t{LOG}\t13\t1\t2", *lines, f"text\t{LOG}\t13\t11\t甲", "status\tできた"))

    assert tuple(row[1:5] for row in book.cells(LOG)[13:15]) == rows
    assert (book.cells(LOG)[13][11], book.status) == ("甲", "できた")
    assert sorted(note.String for note in log.Annotations) == sorted(texts.values())
    book.uno.UndoManager.undo()
    assert sorted(note.String for note in log.Annotations) == sorted(texts.values())
    assert book.cells(LOG)[3:] == before[3:]


@pytest.mark.quick
def test_no_row_goes_where_merged_cells_would_hide_it_and_it_is_said_which(book):
    log = book.sheet(LOG)
    log.getCellRangeByName("B15:C15").merge(True)
    log.getCellRangeByName("K14:L14").merge(True)
    before = book.cells(LOG)
    rows = [(46347.0, "投稿", 30.0), (46348.0, "投稿", 5.0)]
    book.run("Follow", (f"rows\t{LOG}\t13\t1\t2", *map(_line, rows), "status\tできた"))
    assert "C15 は、となりと結合されていて" in book.status
    assert book.cells(LOG)[3:] == before[3:]

    log.getCellRangeByName("B15:C15").merge(False)
    book.run("Follow", (f"rows\t{LOG}\t13\t1\t1", _line((*rows[0], *[""] * 6, "メモ")), "status\tできた"))
    assert (book.status, book.cells(LOG)[13][10]) == ("できた", "メモ")


def _line(row):
    cells = (f"'{cell}" if isinstance(cell, str) and cell else str(cell) for cell in row)
    return "\x1f".join(cells).replace("\n", "\x1e")
