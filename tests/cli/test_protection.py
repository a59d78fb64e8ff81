"""What the user has protected is respected on the command line, with a sentence that says what to lift."""

from datetime import date

import openpyxl
import pytest
from openpyxl.workbook.protection import WorkbookProtection
from support.typed import TODAY, kachilog, new_book, written

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def with_page(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "b.xlsx")
    assert kachilog(capsys, "import", book, written(tmp_path / "log.csv"))[0] == 0
    assert kachilog(capsys, "review", book, *TODAY)[0] == 0
    return book


def protected(path, *sheets, structure=False, log=None):
    """Protect sheets; with `log` an action of the log takes longer, so that the pages are to change."""
    book = openpyxl.load_workbook(path)
    if log:
        row = next(row for row in book["活動ログ"].iter_rows() if log in [cell.value for cell in row])
        for cell in row:
            cell.value = 77 if isinstance(cell.value, (int, float)) and cell.value > 9 else cell.value
    for sheet in sheets:
        book[sheet].protection.sheet = True
    book.security = WorkbookProtection(lockStructure=structure)
    book.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("sheet", ["2026-W47", "推移"])
def test_a_protected_page_is_named_and_nothing_is_written(capsys, tmp_path, sheet):
    book = with_page(capsys, tmp_path)
    before = protected(book, sheet, log="投稿")
    code, _, err = kachilog(capsys, "review", book, *TODAY)
    assert (code, book.read_bytes()) == (3, before)
    assert f"シート「{sheet}」が保護されています" in err
    assert "シート保護の解除" in err


def test_a_locked_structure_takes_no_new_page_but_lets_old_ones_be_made_again(capsys, tmp_path):
    book = with_page(capsys, tmp_path)
    before = protected(book, structure=True)
    code, _, err = kachilog(capsys, "review", book, "--week", "2026-W48", *TODAY)
    assert (code, book.read_bytes()) == (3, before)
    assert "ブックの保護" in err
    assert kachilog(capsys, "review", book, *TODAY)[0] == 0
    assert openpyxl.load_workbook(book).security.lockStructure


def test_protected_voices_keep_their_classes_and_the_rest_is_done(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "b.xlsx")
    assert kachilog(capsys, "import", book, written(tmp_path / "log.csv"))[0] == 0
    edited = openpyxl.load_workbook(book)
    (table,) = edited["お客様の声"].tables.values()
    for at, value in enumerate([date(2026, 11, 16), "DM", "解決しました。"]):
        edited["お客様の声"][table.ref.split(":")[0]].offset(1, at).value = value
    edited.save(book)
    protected(book, "お客様の声")
    code, _, err = kachilog(capsys, "review", book, *TODAY)
    assert code == 0
    assert "シート「お客様の声」は保護されている" in err
    after = openpyxl.load_workbook(book)
    assert "2026-W47" in after.sheetnames
    assert after["お客様の声"].protection.sheet


def test_rows_do_not_enter_a_protected_log(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "b.xlsx")
    before = protected(book, "活動ログ")
    code, _, err = kachilog(capsys, "import", book, written(tmp_path / "log.csv"))
    assert (code, book.read_bytes()) == (3, before)
    assert "シート「活動ログ」が保護されています" in err
    assert not (tmp_path / "kachilog-backup").exists()
