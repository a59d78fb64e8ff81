"""`kachilog review`: pages from a CSV or a workbook, into a new workbook or one that exists."""

import datetime as dt
import json

import openpyxl
import pytest
from support import forms
from support.byte_identity import assert_only_changed, raw_parts
from support.spreadsheet import recalculated
from support.typed import HEADER, METHOD, TODAY, kachilog, written

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


def cells(path, sheet):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[sheet].iter_rows()]


def said(path, sheet):
    return [value for row in cells(path, sheet) for value in row if value is not None]


def test_a_csv_gets_its_page_in_a_new_workbook_beside_it(capsys, tmp_path):
    log = written(tmp_path / "ログ.csv")
    code, out, err = kachilog(capsys, "review", log, *TODAY)
    book = tmp_path / "ログ 週次レビュー.xlsx"
    assert (code, err) == (0, "")
    assert "2026-W47(11月16日(月)〜11月22日(日))" in out
    assert "分/問い合わせ 45分" in out
    assert str(book) in out
    assert openpyxl.load_workbook(book).sheetnames == ["推移", "2026-W47"]
    assert 45 in said(book, "2026-W47")


def test_a_week_that_is_not_over_is_called_provisional_where_its_page_is_made(capsys, tmp_path):
    log = written(tmp_path / "log.csv")
    out = kachilog(capsys, "review", log, "--week", "this", "--today", "2026-11-21")[1]
    assert "2026-W47(11月16日(月)〜11月22日(日)・暫定(週の途中))" in out


@pytest.mark.libreoffice
def test_libreoffice_opens_the_new_workbook_and_shows_its_page(capsys, tmp_path):
    page = tmp_path / "page.xlsx"
    assert kachilog(capsys, "review", written(tmp_path / "log.csv"), "--out", page, *TODAY)[0] == 0
    (book,) = recalculated([page], tmp_path)
    assert book.sheetnames == ["推移", "2026-W47"]
    assert said(tmp_path / "recalculated" / "page.xlsx", "2026-W47") == said(page, "2026-W47")


def test_json_prints_the_numbers_of_the_week_and_makes_no_file(capsys, tmp_path):
    log = written(tmp_path / "log.csv")
    code, out, err = kachilog(capsys, "review", log, "--json", *TODAY)
    week = json.loads(out)
    assert (code, err) == (0, "")
    assert (week["week"], week["start"], week["end"]) == ("2026-W47", "2026-11-16", "2026-11-23")
    assert week["efficiency"]["minutes_per_inquiry"] == 45
    assert week["sustainability"]["index"] == 100
    assert [file.name for file in tmp_path.iterdir()] == ["log.csv"]


def test_json_of_all_weeks_is_a_list_oldest_first(capsys, tmp_path):
    log = written(tmp_path / "log.csv", METHOD + "2026-10-01,投稿,30,1,3,0\n")
    out = kachilog(capsys, "review", log, "--json", "--week", "all", *TODAY)[1]
    assert [week["week"] for week in json.loads(out)] == ["2026-W40", "2026-W47"]


def test_a_budget_and_a_week_can_be_named(capsys, tmp_path):
    log = written(tmp_path / "log.csv")
    command = ("review", log, "--json", "--week", "2026-W47", "--budget", "60", *TODAY)
    week = json.loads(kachilog(capsys, *command)[1])
    assert week["sustainability"]["parts"]["budget"] == 0


def test_what_the_user_wrote_survives_the_page_being_made_again(capsys, tmp_path):
    log = written(tmp_path / "log.csv")
    kachilog(capsys, "review", log, *TODAY)
    path = tmp_path / "log 週次レビュー.xlsx"
    forms.write_entries(path, "2026-W47", stop="深夜の返信", fatigue=2)
    written(log, METHOD + "2026-11-21,投稿,30,1,3,1\n")
    code, out, _ = kachilog(capsys, "review", log, *TODAY)
    assert code == 0
    assert "作り直しました" in out
    entries = forms.written(cells(path, "2026-W47"))
    assert (entries["stop"], entries["fatigue"]) == ("深夜の返信", 2)
    assert 40 in said(path, "2026-W47")
    assert any("疲れ: ふつう" in str(text) for text in said(path, "2026-W47"))


def test_last_weeks_decisions_come_along_to_the_next_page(capsys, tmp_path):
    log = written(tmp_path / "log.csv", METHOD + "2026-11-24,投稿,30,1,3,0\n")
    kachilog(capsys, "review", log, *TODAY)
    path = tmp_path / "log 週次レビュー.xlsx"
    forms.write_entries(path, "2026-W47", **{"try": "質問を1つ添える"})
    kachilog(capsys, "review", log, "--week", "this", *TODAY)
    assert "質問を1つ添える" in said(path, "2026-W48")
    assert "質問を1つ添える" in said(path, "推移")


def test_any_workbook_takes_a_page_and_nothing_else_in_it_changes(capsys, tmp_path):
    path = tmp_path / "mine.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "推移"  # a sheet of the user's own, by chance of this name
    book.active["A1"] = "大切なメモ"
    book.save(path)
    before = tmp_path / "before.xlsx"
    before.write_bytes(path.read_bytes())
    code, _, _ = kachilog(capsys, "review", written(tmp_path / "log.csv"), "--into", path, *TODAY)
    assert code == 0
    assert openpyxl.load_workbook(path).sheetnames == ["推移", "推移 (2)", "2026-W47"]
    changed = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    added = set(raw_parts(path)) - set(raw_parts(before))
    assert_only_changed(before, path, changed | added)
    assert len(list((tmp_path / "kachilog-backup").iterdir())) == 1


def test_a_sheet_of_the_users_own_by_the_name_of_a_week_is_left_alone(capsys, tmp_path):
    path = tmp_path / "mine.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "2026-W47"
    book.save(path)
    log = written(tmp_path / "log.csv")
    for _ in range(2):
        assert kachilog(capsys, "review", log, "--into", path, *TODAY)[0] == 0
        assert openpyxl.load_workbook(path).sheetnames == ["2026-W47", "推移", "2026-W47 (2)"]
    assert said(path, "2026-W47") == []


@pytest.mark.thorough
def test_two_years_are_reviewed_in_one_command(capsys, tmp_path):
    lines = [
        f"2025-{month:02d}-{day:02d},投稿,30,{day % 4},4,{day % 2}"
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    log = written(tmp_path / "log.csv", "\n".join([HEADER, *lines]))
    code, out, _ = kachilog(capsys, "review", log, "--week", "all", "--today", "2026-01-05")
    assert code == 0
    assert "53枚(2025-W01〜2026-W01)" not in out
    names = openpyxl.load_workbook(tmp_path / "log 週次レビュー.xlsx").sheetnames
    assert names == ["推移", *sorted(names[1:])]
    assert len(names) == 1 + 52


def test_a_week_without_rows_says_which_week_has_some(capsys, tmp_path):
    code, out, _ = kachilog(capsys, "review", written(tmp_path / "log.csv"), "--today", "2026-12-24")
    assert code == 0
    assert "記録のある最後の週は 2026-W47" in out


def test_a_week_that_there_is_not_is_wrong_usage(capsys, tmp_path):
    code, out, err = kachilog(capsys, "review", written(tmp_path / "log.csv"), "--week", "2025-W53", *TODAY)
    assert (code, out) == (2, "")
    assert "2026-W47" in err


def test_a_bad_row_is_reported_left_out_and_makes_the_exit_code_1(capsys, tmp_path):
    log = written(tmp_path / "log.csv", METHOD + "2026-11-19,投稿,30,1,7,9\n")
    code, out, err = kachilog(capsys, "review", log, *TODAY)
    assert code == 1
    assert "分/問い合わせ 45分" in out
    assert "5行目「質的評価(1-5)」" in err
    on_page = [text for text in said(tmp_path / "log 週次レビュー.xlsx", "2026-W47") if "5行目" in str(text)]
    assert len(on_page) == 1
    assert "1〜5" in on_page[0]


def test_an_empty_log_makes_no_page(capsys, tmp_path):
    code, _, err = kachilog(capsys, "review", written(tmp_path / "log.csv", HEADER + "\n"), *TODAY)
    assert code == 1
    assert "読める記録がまだありません" in err
    assert [file.name for file in tmp_path.iterdir()] == ["log.csv"]


@pytest.mark.parametrize("name", ["pages.pdf", "pages"])
def test_pages_go_into_workbooks_only(capsys, tmp_path, name):
    code, _, err = kachilog(capsys, "review", written(tmp_path / "log.csv"), "--out", tmp_path / name, *TODAY)
    assert code == 2
    assert ".xlsx" in err


def test_an_english_command_makes_an_english_page_of_a_csv(capsys, tmp_path):
    log = written(tmp_path / "log.csv")
    assert kachilog(capsys, "review", log, "--lang", "en", *TODAY)[0] == 0
    book = tmp_path / "log weekly review.xlsx"
    assert openpyxl.load_workbook(book).sheetnames == ["Trend", "2026-W47"]
    assert "Minutes per inquiry" in said(book, "2026-W47")


def test_a_workbook_speaks_its_own_language_unless_another_is_asked_for(capsys, tmp_path, monkeypatch):
    book = tmp_path / "book.xlsx"
    kachilog(capsys, "new", book, "--sample", "--today", "2026-11-22")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    kachilog(capsys, "review", book, "--today", "2026-11-22")
    assert "週次レビュー" in said(book, "2026-W46")
    kachilog(capsys, "review", book, "--today", "2026-11-22", "--lang", "en")
    assert "Weekly review" in said(book, "2026-W46")


def test_a_log_without_inquiries_is_told_in_minutes_per_reaction(capsys, tmp_path):
    five = "\n".join(line.rpartition(",")[0] for line in METHOD.splitlines())
    path = written(tmp_path / "log.csv", five)
    assert "分/反応 18分" in kachilog(capsys, "review", path, "--week", "2026-W47")[1]
    english = kachilog(capsys, "review", path, "--week", "2026-W47", "--lang", "en")[1]
    assert "minutes per reaction 18 min" in english


@pytest.mark.parametrize("source", [".", "/"])
def test_what_is_no_file_at_all_is_refused_by_its_kind(capsys, source):
    code, out, err = kachilog(capsys, "review", source)
    assert (code, out) == (3, "")
    assert ".csv" in err


def test_a_decision_typed_as_a_time_a_day_or_a_share_comes_along_as_it_is_shown(capsys, tmp_path):
    book = tmp_path / "book.xlsx"
    log = written(tmp_path / "log.csv")
    assert kachilog(capsys, "review", log, "--out", book, *TODAY)[0] == 0
    edited = openpyxl.load_workbook(book)
    page = edited["2026-W47"]
    places = forms.places(forms.rows_of(page))
    for key, value, code in (
        ("stop", dt.time(22), "h:mm"),
        ("more", 0.5, "0%"),
        ("try", dt.datetime(2026, 11, 27), 'm"月"d"日"'),  # noqa: DTZ001 (a spreadsheet has no zone)
        ("fatigue", "２", "@"),
    ):
        row, column = places[key]
        cell = page.cell(row + 1, column + 1, value)
        cell.number_format = code
    edited.save(book)
    assert kachilog(capsys, "review", log, "--into", book, "--week", "this", *TODAY)[0] == 0
    for sheet in ("2026-W48", "推移"):
        assert {"22:00", "50%", "11月27日"} <= set(said(book, sheet))
    assert 2 in said(book, "推移")


@pytest.mark.thorough
def test_out_and_into_are_one_place_too_many(capsys, tmp_path):
    log, out, into = written(tmp_path / "log.csv"), tmp_path / "out.xlsx", tmp_path / "into.xlsx"
    code, _, said = kachilog(capsys, "review", log, "--out", out, "--into", into, *TODAY)
    assert (code, out.exists(), into.exists()) == (2, False, False)
    assert said == "--out と --into は、どちらか1つにしてください。\n"
