"""`restore` brings back what was."""

import pytest
from support.typed import kachilog


def test_a_review_can_be_undone_and_the_undoing_too(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "new", book, "--sample", "--today", "2026-11-22")
    before = book.read_bytes()
    assert "控えはまだありません" in kachilog(capsys, "restore", book)[1]
    kachilog(capsys, "review", book, "--today", "2026-11-22")
    reviewed = book.read_bytes()
    assert reviewed != before
    code, out, _ = kachilog(capsys, "restore", book)
    assert code == 0
    assert "   1  20" in out
    assert kachilog(capsys, "restore", book, 1)[0] == 0
    assert book.read_bytes() == before
    assert kachilog(capsys, "restore", book, 1)[0] == 0
    assert book.read_bytes() == reviewed


def test_a_backup_that_there_is_not_is_wrong_usage(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "new", book)
    assert kachilog(capsys, "restore", book, 3)[0] == 2
    assert kachilog(capsys, "restore", tmp_path / "none.xlsx")[0] == 3


def test_a_lost_workbook_comes_back_from_its_backup(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "new", book, "--sample", "--today", "2026-11-22")
    before = book.read_bytes()
    kachilog(capsys, "review", book, "--today", "2026-11-22")
    book.unlink()
    assert kachilog(capsys, "restore", book, 1)[0] == 0
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    "typed", [("restore", "."), ("doctor", "."), ("classify", "."), ("check", "."), ("persona", ".")]
)
def test_a_folder_is_told_by_its_name(capsys, tmp_path, monkeypatch, typed):
    folder = tmp_path / "私の 書類"
    folder.mkdir()
    monkeypatch.chdir(folder)
    code, _, err = kachilog(capsys, *typed)
    assert code == 3
    assert "「私の 書類」はフォルダーなので" in err


def test_a_renamed_workbook_is_told_under_which_name_its_backups_are(capsys, tmp_path):
    book, renamed = tmp_path / "book.xlsx", tmp_path / "renamed.xlsx"
    kachilog(capsys, "new", book, "--sample", "--today", "2026-11-22")
    before = book.read_bytes()
    kachilog(capsys, "review", book, "--today", "2026-11-22")
    assert "book.xlsx" not in kachilog(capsys, "restore", tmp_path / "other.csv")[1]
    book.rename(renamed)
    assert f'kachilog restore "{book}"' in kachilog(capsys, "restore", renamed)[1]
    assert kachilog(capsys, "restore", book, 1)[0] == 0
    assert book.read_bytes() == before
    assert "restore" not in kachilog(capsys, "restore", renamed)[1]
