"""An import knows the rows of every sheet of a log, and writes into the first of them only."""

from __future__ import annotations

import datetime as dt

from support import workbooks
from support.typed import HEADER, TODAY, kachilog, written

from kachilog.files.book.closed import ClosedBook


def months(path):
    def paint(book):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, number in (("10月", 26), ("11月", 16)):
            sheet = book.add_worksheet(name)
            columns = [{"header": header} for header in HEADER.split(",")]
            sheet.add_table(0, 0, 1, 5, {"name": f"表{number}", "columns": columns})
            sheet.write_datetime(1, 0, dt.datetime(2026, int(name[:2]), number), day)  # noqa: DTZ001
            sheet.write_row(1, 1, ["投稿", 30, 2, 5, 1])

    return workbooks.write(path, paint)


def rows(path, sheet):
    streams = ClosedBook.open(path).streams()
    return [row for one in streams if one.sheet == sheet for chunk in one.chunks() for row in chunk.rows]


def test_what_stands_on_another_sheet_is_known_and_never_written_to(capsys, tmp_path):
    book = months(tmp_path / "book.xlsx")
    source = written(tmp_path / "log.csv", f"{HEADER}\n2026-10-26,投稿,30,2,5,1\n2026-11-16,投稿,30,2,5,1\n")
    assert kachilog(capsys, "import", book, source)[0] == 0
    assert len(rows(book, "10月")) == 1
    before = rows(book, "11月")
    changed = written(
        tmp_path / "changed.csv", f"{HEADER}\n2026-11-16,投稿,30,9,5,1\n2026-11-18,投稿,30,2,5,1\n"
    )
    code, out, err = kachilog(capsys, "import", book, changed, "--update")
    assert "シート「11月」の2行目と、値の違う列があります(直接反応数)" in out + err
    assert rows(book, "11月") == before
    assert [row[0].isoformat() for row in rows(book, "10月")] == ["2026-10-26", "2026-11-18"]
    assert kachilog(capsys, "check", book, *TODAY)[0] == code == 0
