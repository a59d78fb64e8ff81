"""`check` names every mistake, with its place and what would be valid."""

import json

import openpyxl
import pytest
from support import workbooks
from support.typed import HEADER, METHOD, TODAY, kachilog, written


def test_a_clean_log_is_called_clean(capsys, tmp_path):
    assert kachilog(capsys, "check", written(tmp_path / "log.csv"), *TODAY) == (
        0,
        "・ log.csv: 3行の記録を読みました(文字コード: utf-8)。\n問題は見つかりませんでした(3行)。\n",
        "",
    )


def test_json_lists_the_problems_with_their_place_and_sentence(capsys, tmp_path):
    log = written(tmp_path / "log.csv", METHOD + "2026-11-19,投稿,30,1,7,0\n")
    code, out, _ = kachilog(capsys, "check", log, "--json", *TODAY)
    read, problem = json.loads(out)
    assert code == 1
    assert (read["code"], read["severity"], read["row"]) == ("csv_read", "note", None)
    assert list(problem) == ["code", "severity", "file", "sheet", "row", "column", "value", "message"]
    assert (problem["severity"], problem["file"], problem["sheet"]) == ("error", "log.csv", None)
    assert (problem["row"], problem["column"], problem["value"]) == (5, "質的評価(1-5)", "7")
    assert "1〜5" in problem["message"]


def test_a_row_that_was_not_read_is_not_counted_among_those_that_were(capsys, tmp_path):
    log = written(tmp_path / "log.csv", METHOD + "2026-11-19,投稿,30,1,7,0\n")
    out = kachilog(capsys, "check", log, *TODAY)[1]
    assert out.endswith("読めた行 3行、直すところ 1件(×)、確かめるところ 0件(△)\n")


def test_warnings_alone_leave_the_exit_code_at_0(capsys, tmp_path):
    log = written(tmp_path / "log.csv", HEADER + "\n2026-11-16,投稿,30,1,5,3\n")
    code, out, _ = kachilog(capsys, "check", log, *TODAY)
    assert code == 0
    assert "△ log.csv 2行目「問い合わせ数」" in out


def test_a_workbook_is_checked_by_the_rows_of_its_sheet(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "new", book, "--sample", "--today", "2026-11-22")
    code, out, _ = kachilog(capsys, "check", book, "--json", "--today", "2026-11-22")
    assert code == 0
    (read,) = json.loads(out)
    assert (read["code"], read["severity"], read["sheet"]) == ("sheet_read", "note", "活動ログ")
    assert "60行" in read["message"]


def test_an_action_that_is_near_to_a_listed_one_is_asked_about(capsys, tmp_path):
    rows = ["とうこう", "とうこう", "とうこう準備", "動画", "ＤＭ対応"]
    log = written(
        tmp_path / "log.csv", METHOD + "".join(f"2026-11-19,{action},30,1,4,0\n" for action in rows)
    )
    code, out, _ = kachilog(capsys, "check", log, *TODAY)
    assert code == 0
    assert "・ log.csv: 「とうこう」(2行)は、行動の一覧にない言葉です。「投稿」のことなら" in out
    assert out.count("一覧にない") == 1
    assert out.endswith("問題は見つかりませんでした(8行)。\n")


@pytest.mark.parametrize("of", ["投稿", None])
def test_a_workbook_asks_by_the_actions_of_its_own_list(capsys, tmp_path, of):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "new", book, "--today", "2026-11-22")
    kachilog(capsys, "add", book, "とうこう", "30分", "--today", "2026-11-22")
    found = json.loads(kachilog(capsys, "check", book, "--json", "--today", "2026-11-22")[1])
    (asked,) = [problem for problem in found if problem["code"] == "action_near"]
    assert (asked["severity"], asked["sheet"]) == ("note", "活動ログ")
    assert "「投稿」" in asked["message"]
    listed = openpyxl.load_workbook(book)
    listed["設定"]["J15"], listed["設定"]["K15"] = "とうこう", of
    listed.save(book)
    assert "action_near" not in kachilog(capsys, "check", book, "--json", "--today", "2026-11-22")[1]


def months(path, **rows):
    """Draw a workbook with a log on each sheet: `rows` by the sheets' names."""

    def paint(book):
        for name, lines in rows.items():
            sheet = book.add_worksheet(name)
            for at, line in enumerate([HEADER, *lines]):
                sheet.write_row(at, 0, [int(cell) if cell.isdigit() else cell for cell in line.split(",")])

    return workbooks.write(path, paint)


def test_the_sheets_that_were_read_and_those_that_were_not_are_named(capsys, tmp_path):
    lines = {"10月": ["2026-10-26,投稿,30,2,5,1"], "11月": ["2026-11-16,投稿,30,2,5,1"] * 2}
    book = months(tmp_path / "book.xlsx", 記入例=["2025-01-01,投稿,999,9,5,1"], **lines)
    code, out, _ = kachilog(capsys, "check", book, *TODAY)
    assert code == 0
    assert "シート「記入例」は、名前から記入例とみて読んでいません" in out
    assert "「10月」1行、「11月」2行" in out
    assert "(3行)" in out


def test_a_hidden_log_is_named(capsys, tmp_path):
    def paint(book):
        book.add_worksheet("表紙")
        sheet = book.add_worksheet("記録")
        sheet.write_row(0, 0, HEADER.split(","))
        sheet.hide()

    code, _, err = kachilog(capsys, "check", workbooks.write(tmp_path / "book.xlsx", paint))
    assert code == 3
    assert "シート「記録」にあるようですが、非表示" in err


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_customers_text_reaches_a_message(capsys, tmp_path, lang):
    private = "山田様から秘密の相談"
    rows = f'{HEADER},メモ\n2026-13-99,投稿,30,1,7,0,{private}\n2026-11-16,投稿,30,1,4,0,"{private}\x01"\n'
    code, out, err = kachilog(capsys, "check", written(tmp_path / "log.csv", rows), "--lang", lang)
    assert code == 1
    assert "山田" not in out + err
