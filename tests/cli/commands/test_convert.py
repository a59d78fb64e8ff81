"""`convert` moves a log between CSV and workbook whole and as it was."""

import pytest
from support.typed import CANONICAL, HEADER, METHOD, TODAY, kachilog, written
from support.workbooks import logged_rows

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

BOM = "\ufeff"


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
    first, second, _ = logged_rows(book)
    assert (first[0].isoformat(), first[2], first[8], first[9]) == ("2026-11-16T00:00:00", 30, "007", 1200)
    assert (second[2], second[7], second[9]) == (None, "=1+1", -0.5)


def test_vanity_columns_are_dropped_with_a_receipt(capsys, tmp_path):
    log = written(tmp_path / "log.csv", HEADER + ",フォロワー数\n2026-11-16,投稿,30,2,5,1,999\n")
    code, _, err = kachilog(capsys, "convert", log, tmp_path / "book.xlsx")
    assert code == 0
    assert "フォロワー数" in err
    assert "999" not in str(logged_rows(tmp_path / "book.xlsx"))


def test_what_stood_in_the_place_of_a_conversion_is_backed_up(capsys, tmp_path):
    log, book = written(tmp_path / "log.csv"), tmp_path / "book.xlsx"
    kachilog(capsys, "convert", log, book)
    first = book.read_bytes()
    code, said, _ = kachilog(capsys, "convert", log, book)
    assert (code, "restore" in said) == (0, False)
    assert not (tmp_path / "kachilog-backup").exists()  # nothing has changed
    code, said, _ = kachilog(capsys, "convert", written(log, METHOD.replace("30", "45")), book)
    assert (code, f'kachilog restore "{book}" 1' in said) == (0, True)
    (backup,) = (tmp_path / "kachilog-backup").iterdir()
    assert backup.read_bytes() == first


def test_a_workbook_with_pages_is_not_replaced(capsys, tmp_path):
    log, book = written(tmp_path / "log.csv"), tmp_path / "book.xlsx"
    kachilog(capsys, "convert", log, book)
    kachilog(capsys, "review", book, "--week", "2026-W47", *TODAY)
    before = book.read_bytes()
    code, _, err = kachilog(capsys, "convert", written(log, METHOD.replace("30", "45")), book)
    assert (code, book.read_bytes()) == (3, before)
    assert "kachilog import" in err


@pytest.mark.parametrize(("source", "target"), [("a.csv", "b.csv"), ("a.xlsx", "b.xlsx"), ("a.csv", "b.pdf")])
def test_only_csv_and_workbooks_are_converted(capsys, tmp_path, source, target):
    assert kachilog(capsys, "convert", tmp_path / source, tmp_path / target)[0] == 2
