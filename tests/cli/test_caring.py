"""`check` names every mistake, `restore` brings back what was, `doctor` says what runs here."""

import json
import sys

import pytest
from support.typed import HEADER, METHOD, TODAY, kachilog, written

from kachilog.cli.commands import doctor
from kachilog.jobs import setup


def test_a_clean_log_is_called_clean(capsys, tmp_path):
    assert kachilog(capsys, "check", written(tmp_path / "log.csv"), *TODAY) == (
        0, "問題は見つかりませんでした(3行)。\n", ""
    )  # fmt: skip


def test_json_lists_the_problems_with_their_place_and_sentence(capsys, tmp_path):
    log = written(tmp_path / "log.csv", METHOD + "2026-11-19,投稿,30,1,7,0\n")
    code, out, _ = kachilog(capsys, "check", log, "--json", *TODAY)
    (problem,) = json.loads(out)
    assert code == 1
    assert list(problem) == ["code", "severity", "file", "sheet", "row", "column", "value", "message"]
    assert (problem["severity"], problem["file"], problem["sheet"]) == ("error", "log.csv", None)
    assert (problem["row"], problem["column"], problem["value"]) == (5, "質的評価(1-5)", "7")
    assert "1〜5" in problem["message"]


def test_warnings_alone_leave_the_exit_code_at_0(capsys, tmp_path):
    log = written(tmp_path / "log.csv", HEADER + "\n2026-11-16,投稿,30,1,5,3\n")
    code, out, _ = kachilog(capsys, "check", log, *TODAY)
    assert code == 0
    assert "△ log.csv 2行目「問い合わせ数」" in out


def test_a_workbook_is_checked_by_the_rows_of_its_sheet(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "new", book, "--sample", "--today", "2026-11-22")
    code, out, _ = kachilog(capsys, "check", book, "--json", "--today", "2026-11-22")
    assert (code, json.loads(out)) == (0, [])


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


def test_the_doctor_finds_a_whole_installation_well(capsys):
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 0
    assert "Python 3." in out
    assert "×" not in out


def test_the_doctor_names_a_missing_part_and_the_remedy(capsys, monkeypatch):
    monkeypatch.setattr(doctor, "_PARTS", ("no-such-part",))
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 3
    assert "× no-such-part がありません。pip install" in out


def test_the_doctor_looks_at_a_workbook_too(capsys, tmp_path):
    for name in ("book.xlsm", "book.xlsx"):
        kachilog(capsys, "new", tmp_path / name)
    assert "book.xlsm のボタンは使えます" in kachilog(capsys, "doctor", tmp_path / "book.xlsm")[1]
    assert "book.xlsx にはボタンがありません" in kachilog(capsys, "doctor", tmp_path / "book.xlsx")[1]
    assert kachilog(capsys, "doctor", tmp_path / "none.xlsx")[0] == 3


def test_setup_lets_the_buttons_find_this_python_and_the_doctor_sees_it(capsys, monkeypatch, tmp_path):
    config = tmp_path / "xlwings.conf"
    monkeypatch.setattr(setup, "this_platform", lambda: "win32")
    monkeypatch.setattr(setup, "config_file", lambda _platform: config)
    code, out, _ = kachilog(capsys, "doctor")
    assert code == 3
    assert "kachilog setup" in out
    assert kachilog(capsys, "setup")[0] == 0
    assert sys.executable in config.read_text(encoding="utf-8")
    assert "もう済んでいます" in kachilog(capsys, "setup")[1]
    assert kachilog(capsys, "doctor")[0] == 0


def test_setup_without_excel_says_what_to_use_instead(capsys, monkeypatch):
    monkeypatch.setattr(setup, "this_platform", lambda: None)
    code, _, err = kachilog(capsys, "setup")
    assert code == 3
    assert "kachilog review" in err


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_customers_text_reaches_a_message(capsys, tmp_path, lang):
    private = "山田様から秘密の相談"
    rows = f'{HEADER},メモ\n2026-13-99,投稿,30,1,7,0,{private}\n2026-11-16,投稿,30,1,4,0,"{private}\x01"\n'
    code, out, err = kachilog(capsys, "check", written(tmp_path / "log.csv", rows), "--lang", lang)
    assert code == 1
    assert "山田" not in out + err
