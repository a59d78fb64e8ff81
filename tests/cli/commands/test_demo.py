"""`demo` makes a workbook of twelve weeks and its CSV, and never over something else."""

import re
import zipfile

import openpyxl
import pytest
from support.typed import kachilog
from support.workbooks import SHEETS

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


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
    assert [name for name in names if name != "ページの型"][:11] == SHEETS["ja"]
    assert names[11:] == [f"2026-W{week}" for week in range(35, 47) if week != 39]


def test_the_demo_opens_on_its_newest_page_alone_in_a_window_of_sane_size(capsys, tmp_path):
    kachilog(capsys, "demo", tmp_path, "--today", "2026-11-22")
    book = openpyxl.load_workbook(tmp_path / "価値ログ.xlsm")
    assert book.active.title == "2026-W46"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["2026-W46"]
    (view,) = book.views
    assert (view.windowWidth / 15, view.windowHeight / 15) == (1280, 760), "in twentieths of a point"


def test_a_csv_reviewed_opens_on_its_newest_page(capsys, tmp_path):
    kachilog(capsys, "demo", tmp_path, "--today", "2026-11-22")
    pages = tmp_path / "pages.xlsx"
    for week in ("all", "2026-W45"):
        pages.unlink(missing_ok=True)
        log = tmp_path / "活動ログ.csv"
        said = kachilog(capsys, "review", log, "--out", pages, "--week", week, "--today", "2026-11-22")
        assert said[0] == 0
        shown = openpyxl.load_workbook(pages).active.title
        assert shown == ("2026-W46" if week == "all" else week)


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


def test_the_demos_voices_have_their_classes_beside_them(capsys, tmp_path):
    kachilog(capsys, "demo", tmp_path, "--today", "2026-11-22")
    sheet = contents(tmp_path / "価値ログ.xlsm")["お客様の声"]
    top = next(at for at, row in enumerate(sheet) if "分類(自動)" in row)
    text, written = sheet[top].index("本文"), sheet[top].index("分類(自動)")
    voices = [row for row in sheet[top + 1 :] if row[text]]
    assert len(voices) > 5
    assert all(row[written] for row in voices)


def test_the_demo_never_writes_over_a_file(capsys, tmp_path):
    (tmp_path / "価値ログ.xlsm").write_text("mine", encoding="utf-8")
    code, _, err = kachilog(capsys, "demo", tmp_path)
    assert code == 3
    assert "すでにあります" in err
    assert [file.name for file in tmp_path.iterdir()] == ["価値ログ.xlsm"]


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
