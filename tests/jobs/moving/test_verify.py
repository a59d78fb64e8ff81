"""`--verify` reads back what was written by other readers than ours; a difference undoes the write."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from support.typed import CANONICAL, HEADER, METHOD, kachilog, new_book, written

from kachilog.files.xlsx.rows import row_xml
from kachilog.log import csv_write

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
BROKEN = METHOD + "たぶん,投稿,30,1,3,0\n"


@pytest.fixture
def wrong_minutes(monkeypatch):
    """Let the writer of workbooks, and that of CSVs, write 31 for 30."""
    rest, records = row_xml.CellWriter.rest, csv_write.records

    def wrong(self, value, column):
        return rest(self, 31 if value == 30 else value, column)

    monkeypatch.setattr(row_xml.CellWriter, "rest", wrong)
    monkeypatch.setattr(csv_write, "records", lambda columns: records(columns).replace(",30,", ",31,"))


def verified(capsys, *command):
    code, out, err = kachilog(capsys, *command, "--verify")
    assert "読み返して確かめました" in out, err
    return code


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-8"])
def test_a_csv_goes_through_a_workbook_and_comes_back_as_it_was(capsys, tmp_path, encoding):
    first, book, last = (tmp_path / name for name in ("first.csv", "book.xlsx", "last.csv"))
    written(first, CANONICAL, "utf-8-sig")
    assert verified(capsys, "convert", first, book) == 0
    assert verified(capsys, "export", book, last, "--encoding", encoding) == 0
    assert last.read_bytes().decode(encoding).removeprefix("\ufeff") == CANONICAL


def test_a_workbook_goes_through_a_csv_and_comes_back_as_it_was(capsys, tmp_path):
    first, csv, last = (tmp_path / name for name in ("first.xlsx", "log.csv", "last.xlsx"))
    kachilog(capsys, "convert", written(tmp_path / "log0.csv", CANONICAL), first)
    assert verified(capsys, "convert", first, csv) == 0
    assert verified(capsys, "convert", csv, last) == 0
    shown = [
        list(openpyxl.load_workbook(path)["活動ログ"].iter_rows(min_row=9, values_only=True))
        for path in (first, last)
    ]
    assert shown[0] == shown[1]


def test_rows_that_cannot_be_read_are_compared_too(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    assert verified(capsys, "convert", written(tmp_path / "log.csv", BROKEN), book) == 1
    assert verified(capsys, "export", book, tmp_path / "back.csv") == 1
    assert "たぶん,投稿" in (tmp_path / "back.csv").read_text("utf-8-sig")


def test_an_import_compares_the_whole_sheet_with_what_it_was(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    assert verified(capsys, "import", book, written(tmp_path / "log.csv")) == 0
    edited = openpyxl.load_workbook(book)
    sheet = edited["活動ログ"]
    sheet["K11"] = "=D11*2"
    sheet["T1"] = ArrayFormula("T1:T2", "=ROW(A1:A2)")
    edited.save(book)
    changed = METHOD.replace("投稿,30,2,4,1", "投稿,30,9,4,1").replace("問い合わせ数", "問い合わせ数,材料費")
    more = changed.replace(",1\n", ",1,10\n").replace(",0\n", ",0,20\n")
    log = written(tmp_path / "more.csv", more + "2026-11-21,投稿,15,1,3,0,30\n")
    assert verified(capsys, "import", book, log, "--update") == 0
    kachilog(capsys, "export", book, tmp_path / "back.csv")
    assert "2026-11-21" in (tmp_path / "back.csv").read_text("utf-8-sig")


@pytest.mark.usefixtures("wrong_minutes")
def test_a_difference_names_the_cell_and_leaves_nothing_behind(capsys, tmp_path):
    log = written(tmp_path / "log.csv")
    code, _, err = kachilog(capsys, "convert", log, tmp_path / "book.xlsx", "--verify")
    assert code == 3
    assert "セル 活動ログ!D10 が書こうとした値と違いました" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.csv"]


def test_a_difference_leaves_an_older_file_as_it_was(capsys, tmp_path, request):
    book, csv = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "back.csv")
    kachilog(capsys, "import", book, written(tmp_path / "log.csv"))
    before = book.read_bytes(), csv.read_bytes()
    request.getfixturevalue("wrong_minutes")
    more = written(tmp_path / "more.csv", HEADER + "\n2026-11-21,投稿,30,1,3,0\n")
    code, _, err = kachilog(capsys, "import", book, more, "--verify")
    assert code == 3
    assert "セル 活動ログ!D13" in err
    code, _, err = kachilog(capsys, "export", book, csv, "--verify")
    assert code == 3
    assert "セル C2 が" in err
    assert (book.read_bytes(), csv.read_bytes()) == before


def test_a_workbook_that_the_other_reader_cannot_read_is_not_written(capsys, tmp_path, monkeypatch):
    def stumbles(*_, **__):
        raise KeyError

    monkeypatch.setattr(openpyxl, "load_workbook", stumbles)
    log = written(tmp_path / "log.csv")
    code, _, err = kachilog(capsys, "convert", log, tmp_path / "book.xlsx", "--verify")
    assert code == 3
    assert "確かめられませんでした" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.csv"]
