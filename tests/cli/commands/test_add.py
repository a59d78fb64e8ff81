"""`add` writes one action into a workbook or a CSV, and says what it wrote."""

from __future__ import annotations

import re
import shlex

import pytest
from support.typed import HEADER, METHOD, TODAY, kachilog, new_book, written
from support.workbooks import logged_rows

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def test_a_line_goes_to_the_end_of_the_log_and_can_be_taken_back(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    kachilog(capsys, "import", book, written(tmp_path / "log.csv"))
    before = book.read_bytes()
    code, out, err = kachilog(capsys, "add", book, "質4", "投稿", "30分", "#実例", "反応2", "昨日", *TODAY)
    assert (code, err) == (0, "")
    assert "13行目に書き足しました: 2026-11-23 月、アクション内容 投稿、投入時間(分) 30、" in out
    assert f'kachilog restore "{book}" 1' in out
    assert logged_rows(book)[-1][1:5] == ["投稿", 30, 2, 4]
    assert kachilog(capsys, "restore", book, "1")[0] == 0
    assert book.read_bytes() == before


def test_options_say_what_words_may_not(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    options = ("--date", "11/16", "--tag", "実例", "--note", "30分 かかった", *TODAY)
    assert kachilog(capsys, "add", book, "投稿", "30", "2", "4", *options)[0] == 0
    kachilog(capsys, "export", book, tmp_path / "back.csv")
    assert (tmp_path / "back.csv").read_text("utf-8-sig").splitlines()[1] == (
        "2026-11-16,投稿,30,2,4,,,,実例,30分 かかった"
    ) or "実例,30分 かかった" in (tmp_path / "back.csv").read_text("utf-8-sig")


def test_the_same_action_twice_a_day_is_two_rows_and_told(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    assert "同じ内容の行" not in kachilog(capsys, "add", book, "投稿", "30分", *TODAY)[1]
    assert "同じ内容の行がもう1つあります" in kachilog(capsys, "add", book, "投稿", "30分", *TODAY)[1]
    assert len(logged_rows(book)) == 2


def test_a_new_word_for_an_action_is_told(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    assert "「さんぽ」は一覧にない言葉" in kachilog(capsys, "add", book, "さんぽ", "30分", *TODAY)[1]


def test_a_word_near_one_of_the_list_is_written_as_it_is_and_asked_about(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx")
    before = book.read_bytes()
    typed = "昨日", "トウコウ", "30分", "#実例", "--note", "雨 だった"
    out = kachilog(capsys, "add", book, *typed, *TODAY)[1]
    assert logged_rows(book)[-1][1] == "トウコウ"
    line = re.search("「投稿」のことですか.*: kachilog (.*)", out)[1]
    assert shlex.split(line) == ["add", str(book), *[word.replace("トウコウ", "投稿") for word in typed]]
    assert kachilog(capsys, "restore", book, "1")[0] == 0
    assert book.read_bytes() == before
    assert "のことですか" not in kachilog(capsys, *shlex.split(line), *TODAY)[1]
    assert logged_rows(book)[-1][1] == "投稿"


def test_what_is_a_word_of_the_list_but_for_width_and_case_is_that_word(capsys, tmp_path):
    book, log = new_book(capsys, tmp_path / "book.xlsx"), written(tmp_path / "log.csv")
    for typed in (("ｄｍ対応", "15分"), ("アクション内容:ｄｍ 対応", "15分"), ("ＤＭ対応１５分",)):
        for path in (book, log):
            assert "一覧にない" not in kachilog(capsys, "add", path, *typed, *TODAY)[1]
    assert {row[1] for row in logged_rows(book)} == {"DM対応"}
    assert log.read_text("utf-8").count("DM対応") == 3
    assert "「投稿」のことですか" in kachilog(capsys, "add", log, "登校", "15分", *TODAY)[1]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("投稿", "30"), 2, "どの列のことか決められません"),
        (("投稿", "--date", "いつか"), 2, "日付「いつか」"),
        (("投稿", "昨日", "--date", "今日"), 2, "2回"),
        (("投稿", "30分", "質9"), 1, "1"),
    ],
)
def test_what_cannot_be_read_adds_nothing(capsys, tmp_path, typed, code, said):
    book = new_book(capsys, tmp_path / "book.xlsx")
    before = book.read_bytes()
    done, out, err = kachilog(capsys, "add", book, *typed, *TODAY)
    assert (done, out) == (code, "")
    assert said in err
    assert book.read_bytes() == before


def test_without_a_file_an_example_is_shown(capsys):
    code, _, err = kachilog(capsys, "add", "投稿", "30分")
    assert code == 2
    assert "kachilog add 価値ログ.xlsm 投稿 30分 反応2 質4" in err


@pytest.mark.parametrize(
    ("encoding", "end", "last"),
    [("utf-8-sig", "\r\n", ""), ("utf-8", "\n", "\n"), ("cp932", "\r\n", "\r\n"), ("utf-16", "\r\n", "\r\n")],
)
def test_a_csv_keeps_every_byte_and_gets_a_line_in_its_own_dress(capsys, tmp_path, encoding, end, last):
    text = "材料費;質;反応;時間(分);日付;アクション\n100;4;2;1時間;R8.11.3;投稿".replace("\n", end) + last
    log = written(tmp_path / "log.csv", text, encoding)
    before = log.read_bytes()
    code, out, _ = kachilog(capsys, "add", log, "DM対応", "15分", "反応1", "質3", "材料費=1;2", *TODAY)
    assert code == 0
    assert "3行目に書き足しました" in out
    assert log.read_bytes().startswith(before)
    added = log.read_bytes().decode(encoding).removeprefix(text)
    assert added.removeprefix("" if last else end) == f'"1;2";3;1;15;2026-11-24;DM対応{end}'


def test_a_csv_takes_no_column_that_it_has_not(capsys, tmp_path):
    log = written(tmp_path / "log.csv")
    before = log.read_bytes()
    code, _, err = kachilog(capsys, "add", log, "投稿", "30分", "紹介1", *TODAY)
    assert code == 2
    assert "「紹介数」の列がない" in err
    assert log.read_bytes() == before


def test_nothing_is_added_behind_a_quote_that_is_never_closed(capsys, tmp_path):
    log = written(tmp_path / "log.csv", METHOD + '2026-11-21,"投稿,30,2,5,1\n')
    before = log.read_bytes()
    code, _, err = kachilog(capsys, "add", log, "投稿", "30分", *TODAY)
    assert code == 3
    assert "閉じていない引用符" in err
    assert log.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "text"), [("log.csv", "a,b\n1,2\n"), ("missing.csv", None), ("book.ods", ""), ("book.pdf", "")]
)
def test_what_is_no_log_takes_nothing(capsys, tmp_path, name, text):
    path = tmp_path / name
    if text is not None:
        written(path, text)
    assert kachilog(capsys, "add", path, "投稿", "30分")[0] == 3


def test_a_text_like_a_formula_is_protected_in_a_csv(capsys, tmp_path):
    log = written(tmp_path / "log.csv", HEADER + ",メモ\n")
    assert kachilog(capsys, "add", log, "投稿", "30分", "--note", "=1+1", *TODAY)[0] == 0
    assert log.read_text("utf-8").splitlines()[1] == "2026-11-24,投稿,30,,,,'=1+1"
