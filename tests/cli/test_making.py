"""`kachilog new` and `demo` make what they say, and never over something else."""

import re
import zipfile

import openpyxl
import pytest
from support.spreadsheet import needed
from support.typed import kachilog

from kachilog.jobs import new

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

SHEETS = [
    "はじめに",
    "活動ログ",
    "お客様の声",
    "課題仮説",
    "設定",
    "会社員",
    "主婦",
    "学生",
    "フリーランス",
    "推移",
]


def contents(path):
    """Return what stands in every cell of a workbook, by sheet: values, and the text of formulas."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [[getattr(c.value, "text", c.value) for c in row] for row in sheet] for sheet in book
    }


def test_the_demo_has_every_sheet_and_a_page_for_every_logged_week(capsys, tmp_path):
    assert kachilog(capsys, "demo", tmp_path, "--today", "2026-11-22")[0] == 0
    book = openpyxl.load_workbook(tmp_path / "価値ログ.xlsm")
    names = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert names[:10] == SHEETS
    assert names[10:] == [f"2026-W{week}" for week in range(35, 47) if week != 39]


def test_the_demos_csv_and_workbook_hold_the_same_log(capsys, tmp_path):
    kachilog(capsys, "demo", tmp_path, "--today", "2026-11-22")
    assert kachilog(capsys, "export", tmp_path / "価値ログ.xlsm", tmp_path / "again.csv")[0] == 0
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "活動ログ.csv").read_bytes()


@pytest.mark.thorough
def test_reviewing_the_demo_again_changes_no_figure_and_keeps_what_was_written(capsys, tmp_path):
    kachilog(capsys, "demo", tmp_path, "--today", "2026-11-22")
    book = tmp_path / "価値ログ.xlsm"
    before = contents(book)
    assert kachilog(capsys, "review", book, "--week", "all", "--today", "2026-11-22")[0] == 0
    after = contents(book)
    assert list(after) == list(before)
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}


def test_the_demo_never_writes_over_a_file(capsys, tmp_path):
    (tmp_path / "価値ログ.xlsm").write_text("mine", encoding="utf-8")
    code, _, err = kachilog(capsys, "demo", tmp_path)
    assert code == 3
    assert "すでにあります" in err
    assert [file.name for file in tmp_path.iterdir()] == ["価値ログ.xlsm"]


@pytest.mark.parametrize(("name", "macros"), [("本.xlsm", True), ("本.xlsx", False)])
def test_a_new_workbook_has_buttons_only_where_macros_can_live(capsys, tmp_path, name, macros):
    path = tmp_path / name
    assert kachilog(capsys, "new", path)[0] == 0
    shown = [sheet.title for sheet in openpyxl.load_workbook(path) if sheet.sheet_state == "visible"]
    assert shown == SHEETS
    with zipfile.ZipFile(path) as package:
        assert any("vbaProject" in part for part in package.namelist()) == macros


def test_a_new_workbook_can_be_english_and_for_a_persona(capsys, tmp_path):
    path = tmp_path / "book.xlsx"
    assert kachilog(capsys, "new", path, "--lang", "en", "--persona", "student")[0] == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:2] == ["Start", "Log"]
    assert "Student" in [cell.value for row in book["Settings"].iter_rows() for cell in row]


def test_a_persona_can_be_named_in_japanese_or_english(capsys, tmp_path):
    for persona in ("主婦", "homemaker"):
        assert kachilog(capsys, "new", tmp_path / f"{persona}.xlsx", "--persona", persona)[0] == 0


def test_sample_entries_come_on_request(capsys, tmp_path):
    kachilog(capsys, "new", tmp_path / "a.xlsx", "--sample", "--today", "2026-11-22")
    code, out, _ = kachilog(capsys, "check", tmp_path / "a.xlsx", "--today", "2026-11-22")
    assert code == 0
    assert "60行" in out


def test_a_new_workbook_never_takes_the_place_of_a_file(capsys, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_text("mine", encoding="utf-8")
    assert kachilog(capsys, "new", path)[0] == 3
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_new_workbook_has_an_ending_that_excel_knows(capsys, tmp_path):
    assert kachilog(capsys, "new", tmp_path / "book.pdf")[0] == 2
    assert kachilog(capsys, "new", tmp_path / "missing" / "book.xlsx")[0] == 3


@pytest.mark.thorough
def test_nothing_in_an_english_demo_is_japanese(capsys, tmp_path):
    code, out, _ = kachilog(capsys, "demo", tmp_path, "--lang", "en", "--today", "2026-11-22")
    assert code == 0
    japanese = re.compile(r"[぀-ヿ一-鿿]")
    cells = [
        str(value) for rows in contents(tmp_path / "kachilog.xlsm").values() for row in rows for value in row
    ]
    shown = [text for text in [out, *cells] if not text.startswith("=")]  # formulas know both languages
    assert [text for text in shown if japanese.search(text)] == []
    with zipfile.ZipFile(tmp_path / "kachilog.xlsm") as package:
        drawn = [
            package.read(name).decode() for name in package.namelist() if "drawing" in name or "chart" in name
        ]
    assert [text for text in drawn if japanese.search(text)] == []


@pytest.mark.parametrize(("platform", "ending"), [("win32", ".xlsm"), ("darwin", ".xlsm"), ("linux", ".ods")])
def test_a_workbook_without_an_ending_gets_that_of_the_program_at_hand(platform, ending):
    assert new.default_ending(platform) == ending


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_a_workbook_for_libreoffice_is_made_and_reviewed_into_another_file(capsys, tmp_path):
    needed()
    book, pages = tmp_path / "本.ods", tmp_path / "pages.xlsx"
    assert kachilog(capsys, "new", book, "--sample", "--today", "2026-11-22")[0] == 0
    before = book.read_bytes()
    code, _, err = kachilog(capsys, "review", book, "--today", "2026-11-22")
    assert code == 2
    assert "［週次レビュー］" in err
    assert kachilog(capsys, "review", book, "--out", pages, "--today", "2026-11-22")[0] == 0
    assert openpyxl.load_workbook(pages).sheetnames == ["推移", "2026-W46"]
    assert book.read_bytes() == before
    assert kachilog(capsys, "new", book)[0] == 3
