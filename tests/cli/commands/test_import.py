"""`import` brings each row of a log into a workbook once."""

import openpyxl
import pytest
from support.typed import HEADER, METHOD, kachilog, new_book, written
from support.workbooks import logged_rows

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def test_importing_twice_adds_nothing_and_equal_rows_are_counted(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    twice = written(tmp_path / "log.csv", METHOD + "2026-11-20,投稿,30,1,3,0\n")
    code, out, _ = kachilog(capsys, "import", book, twice)
    assert code == 0
    assert "4行を加えました" in out
    assert len(logged_rows(book)) == 4
    before = book.read_bytes()
    code, out, _ = kachilog(capsys, "import", book, twice, twice)
    assert code == 0
    assert "ブックは変えていません" in out
    assert book.read_bytes() == before


def test_a_column_of_the_users_own_comes_along(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    log = written(tmp_path / "log.csv", HEADER + ",売上\n2026-11-16,投稿,30,2,5,1,1200\n")
    assert kachilog(capsys, "import", book, log)[0] == 0
    assert kachilog(capsys, "import", book, log)[1].count("0行を加えました") == 1
    back = tmp_path / "back.csv"
    kachilog(capsys, "export", book, back)
    header, row = back.read_text(encoding="utf-8-sig").splitlines()
    assert header.endswith(",売上")
    assert row == "2026-11-16,投稿,30,2,5,1,,,,,,,1200"


def test_a_dry_run_changes_nothing(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    before = book.read_bytes()
    code, out, _ = kachilog(capsys, "import", book, written(tmp_path / "log.csv"), "--dry-run")
    assert code == 0
    assert "3行を加えられます" in out
    assert book.read_bytes() == before
    assert not (tmp_path / "kachilog-backup").exists()


def test_a_bad_row_stays_behind_and_the_rest_arrives(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    rows = [f"2026-11-16,投稿,{minutes},1,4,0" for minutes in range(1000)]
    rows[500] = "2026-11-16,投稿,たくさん,1,4,0"
    code, out, err = kachilog(
        capsys, "import", book, written(tmp_path / "log.csv", "\n".join([HEADER, *rows]))
    )
    assert code == 1
    assert "999行を加えました" in out
    assert "502行目「投入時間(分)」" in err
    assert len(logged_rows(book)) == 999


def test_a_workbook_without_the_table_takes_no_rows(capsys, tmp_path):
    book = tmp_path / "mine.xlsx"
    mine = openpyxl.Workbook()
    mine.active.append(HEADER.split(","))
    mine.save(book)
    code, _, err = kachilog(capsys, "import", book, written(tmp_path / "log.csv"))
    assert code == 3
    assert "ActivityLog" in err
