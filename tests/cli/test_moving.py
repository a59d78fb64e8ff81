"""Logs move between CSV files and workbooks whole, once, and as they were."""

import io
import re
import sys

import openpyxl
import pytest
from support.typed import HEADER, METHOD, kachilog, written

from kachilog.cli import telling
from kachilog.log.parse import CHUNK

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

BOM = "\ufeff"
CANONICAL = """日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),問い合わせ数,タグ,メモ,番号,売上
2026-11-16,投稿,30,2,5,1,悩み解決、実例,"2行の	メモ",007,1200
2026-11-18,DM対応,,0,,,,'=1+1,1.50,-0.5
2026-11-18,\"""引用\""",0,3,1,0,,😀髙①,,
""".replace("\n", "\r\n").replace("\t", "\n")


def new_book(capsys, path):
    assert kachilog(capsys, "new", path, "--today", "2026-11-22")[0] == 0
    return path


def log_rows(path):
    sheet = openpyxl.load_workbook(path)["活動ログ"]
    area = sheet[sheet.tables["ActivityLog"].ref]
    return [[cell.value for cell in row] for row in area[1:] if any(cell.value is not None for cell in row)]


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_csv_to_workbook_to_csv_is_the_identity(capsys, tmp_path, suffix):
    source = written(tmp_path / "log.csv", BOM + CANONICAL)
    book, back = tmp_path / f"book{suffix}", tmp_path / "back.csv"
    assert kachilog(capsys, "convert", source, book)[0] == 0
    assert kachilog(capsys, "convert", book, back)[0] == 0
    assert back.read_bytes() == source.read_bytes()


def test_a_converted_workbook_holds_dates_and_numbers_as_such(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "convert", written(tmp_path / "log.csv", BOM + CANONICAL), book)
    first, second, _ = log_rows(book)
    assert (first[0].isoformat(), first[2], first[8], first[9]) == ("2026-11-16T00:00:00", 30, "007", 1200)
    assert (second[2], second[7], second[9]) == (None, "=1+1", -0.5)


def test_importing_twice_adds_nothing_and_equal_rows_are_counted(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    twice = written(tmp_path / "log.csv", METHOD + "2026-11-20,投稿,30,1,3,0\n")
    code, out, _ = kachilog(capsys, "import", book, twice)
    assert code == 0
    assert "4行を加えました" in out
    assert len(log_rows(book)) == 4
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
    assert len(log_rows(book)) == 999


def test_vanity_columns_are_dropped_with_a_receipt(capsys, tmp_path):
    log = written(tmp_path / "log.csv", HEADER + ",フォロワー数\n2026-11-16,投稿,30,2,5,1,999\n")
    code, _, err = kachilog(capsys, "convert", log, tmp_path / "book.xlsx")
    assert code == 0
    assert "フォロワー数" in err
    assert "999" not in str(log_rows(tmp_path / "book.xlsx"))


def test_a_csv_of_another_encoding_is_read_and_written(capsys, tmp_path):
    book, back = tmp_path / "book.xlsx", tmp_path / "back.csv"
    kachilog(capsys, "convert", written(tmp_path / "log.csv", METHOD, "cp932"), book)
    assert kachilog(capsys, "export", book, back, "--encoding", "cp932")[0] == 0
    assert back.read_bytes().decode("cp932").replace("\r\n", "\n") == METHOD


def test_a_character_that_the_encoding_lacks_is_named_and_nothing_is_written(capsys, tmp_path):
    book, back = tmp_path / "book.xlsx", tmp_path / "back.csv"
    kachilog(capsys, "convert", written(tmp_path / "log.csv", BOM + CANONICAL), book)
    code, _, err = kachilog(capsys, "export", book, back, "--encoding", "cp932")
    assert code == 3
    assert "😀" in err
    assert not back.exists()


def test_what_stood_in_the_place_of_a_conversion_is_backed_up(capsys, tmp_path):
    log, book = written(tmp_path / "log.csv"), tmp_path / "book.xlsx"
    kachilog(capsys, "convert", log, book)
    first = book.read_bytes()
    assert kachilog(capsys, "convert", log, book)[0] == 0
    (backup,) = (tmp_path / "kachilog-backup").iterdir()
    assert backup.read_bytes() == first


def test_an_export_over_an_older_csv_keeps_a_backup_of_it(capsys, tmp_path):
    log, book = written(tmp_path / "log.csv"), tmp_path / "book.xlsx"
    kachilog(capsys, "convert", log, book)
    assert kachilog(capsys, "export", book, log)[0] == 0
    (backup,) = (tmp_path / "kachilog-backup").iterdir()
    assert backup.read_text(encoding="utf-8") == METHOD


@pytest.mark.parametrize(("source", "target"), [("a.csv", "b.csv"), ("a.xlsx", "b.xlsx"), ("a.csv", "b.pdf")])
def test_only_csv_and_workbooks_are_converted(capsys, tmp_path, source, target):
    assert kachilog(capsys, "convert", tmp_path / source, tmp_path / target)[0] == 2


def test_a_workbook_without_the_table_takes_no_rows(capsys, tmp_path):
    book = tmp_path / "mine.xlsx"
    mine = openpyxl.Workbook()
    mine.active.append(HEADER.split(","))
    mine.save(book)
    code, _, err = kachilog(capsys, "import", book, written(tmp_path / "log.csv"))
    assert code == 3
    assert "ActivityLog" in err


class Terminal(io.StringIO):
    """A terminal that remembers what it was shown."""

    def isatty(self):
        return True


MANY = HEADER + "\n" + "2026-11-16,投稿,30,2,5,1\n" * (20 * CHUNK)


@pytest.mark.parametrize(
    "command",
    [
        ("convert", "log.csv", "other.xlsx"),
        ("import", "book.xlsx", "log.csv"),
        ("export", "full.xlsx", "back.csv"),
        ("check", "log.csv"),
        ("review", "log.csv", "--week", "2026-W47"),
    ],
)
def test_what_takes_long_says_on_a_terminal_how_far_it_is(capsys, monkeypatch, tmp_path, command):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "log.csv", MANY)
    new_book(capsys, tmp_path / "book.xlsx")
    kachilog(capsys, "convert", "log.csv", "full.xlsx")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(telling, "_PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    assert kachilog(capsys, *command)[0] == 0
    assert re.search(r"進めています\([1-9][\d,]{4,}行\)", shown.getvalue())


def test_a_short_command_and_one_without_a_terminal_show_no_bar(capsys, monkeypatch, tmp_path):
    source = written(tmp_path / "log.csv", MANY)
    monkeypatch.setattr(telling, "_PATIENCE", -1.0)
    assert kachilog(capsys, "convert", source, tmp_path / "one.xlsx")[2] == ""
    monkeypatch.setattr(telling, "_PATIENCE", 600.0)
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    assert kachilog(capsys, "convert", source, tmp_path / "other.xlsx")[0] == 0
    assert shown.getvalue() == ""
