"""`check` names every mistake, with its place and what would be valid."""

import json

import pytest
from support.typed import HEADER, METHOD, TODAY, kachilog, written


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


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_customers_text_reaches_a_message(capsys, tmp_path, lang):
    private = "山田様から秘密の相談"
    rows = f'{HEADER},メモ\n2026-13-99,投稿,30,1,7,0,{private}\n2026-11-16,投稿,30,1,4,0,"{private}\x01"\n'
    code, out, err = kachilog(capsys, "check", written(tmp_path / "log.csv", rows), "--lang", lang)
    assert code == 1
    assert "山田" not in out + err
