"""`new` makes the workbook that was asked for, and never over something else."""

import zipfile

import openpyxl
import pytest
from support.spreadsheet import needed
from support.typed import kachilog
from support.workbooks import SHEETS

from kachilog.files.book.closed import ClosedBook
from kachilog.jobs import new

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.mark.parametrize(("name", "macros"), [("本.xlsm", True), ("本.xlsx", False)])
def test_a_new_workbook_has_buttons_only_where_macros_can_live(capsys, tmp_path, name, macros):
    path = tmp_path / name
    assert kachilog(capsys, "new", path)[0] == 0
    shown = [sheet.title for sheet in openpyxl.load_workbook(path) if sheet.sheet_state == "visible"]
    assert shown == SHEETS["ja"]
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


def test_a_column_for_income_comes_on_request(capsys, tmp_path):
    for arguments in ((), ("--income",), ("--income", "--sample")):
        path = tmp_path / f"{len(arguments)}.xlsx"
        assert kachilog(capsys, "new", path, *arguments)[0] == 0
        headers = openpyxl.load_workbook(path)["活動ログ"].tables["ActivityLog"].column_names
        assert headers[7:] == [
            "紹介数",
            *(["収益(円)"] if arguments else []),
            "深い質問数",
            "個別相談数",
            "タグ",
            "メモ",
        ]
    log = ClosedBook.open(path).log()
    assert not log.problems
    assert "income" not in log.keys, "nobody filled it"


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


@pytest.mark.parametrize(("platform", "ending"), [("win32", ".xlsm"), ("darwin", ".xlsm"), ("linux", ".ods")])
def test_a_workbook_without_an_ending_gets_that_of_the_program_at_hand(platform, ending):
    assert new.default_ending(platform, has_ribbon=False) == ending
    assert new.default_ending(platform, has_ribbon=True) == ending.replace(".xlsm", ".xlsx")


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


@pytest.mark.parametrize("name", ["", ".", "..", ".xlsx"])
def test_a_name_that_is_none_is_asked_for(capsys, name):
    code, out, err = kachilog(capsys, "new", name)
    assert (code, out) == (2, "")
    assert "ブックの名前がありません" in err


@pytest.mark.parametrize(
    ("typed", "made"), [("本．xlsx", "本.xlsx"), ("本。ｘｌｓｘ", "本.xlsx"), ("v1．本.XLSX", "v1．本.XLSX")]
)
def test_an_ending_may_be_typed_with_the_dot_of_a_japanese_keyboard(capsys, tmp_path, typed, made):
    assert kachilog(capsys, "new", tmp_path / typed)[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == [made]


def test_a_dot_at_the_end_is_no_ending(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("kachilog.cli.commands.new.default_ending", lambda *_, **__: ".xlsx")
    assert kachilog(capsys, "new", tmp_path / "家計簿.")[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["家計簿.xlsx"]
