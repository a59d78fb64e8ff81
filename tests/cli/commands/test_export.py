"""`export` writes a log as CSV, in the encoding asked for."""

import pytest
from support.typed import CANONICAL, METHOD, kachilog, written

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

BOM = "\ufeff"


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


def test_an_export_over_an_older_csv_keeps_a_backup_of_it(capsys, tmp_path):
    log, book = written(tmp_path / "log.csv"), tmp_path / "book.xlsx"
    kachilog(capsys, "convert", log, book)
    assert kachilog(capsys, "export", book, log)[0] == 0
    (backup,) = (tmp_path / "kachilog-backup").iterdir()
    assert backup.read_text(encoding="utf-8") == METHOD
