"""`persona` chooses whose KPIs a workbook shows, and adds the columns that they need."""

import datetime as dt

import openpyxl
import pytest
from support.typed import kachilog
from support.workbooks import append_rows, edited

from kachilog.files.backups import FOLDER
from kachilog.files.book.closed import ClosedBook
from kachilog.files.xlsx.package import Package

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.fixture
def book(capsys, tmp_path):
    """Return a workbook of a 会社員 with one row in its log."""
    path = tmp_path / "価値 ログ.xlsx"
    assert kachilog(capsys, "new", path)[0] == 0
    row = [dt.date(2026, 11, 16), "投稿", 30, 2, 4, *[None] * 7]
    return edited(path, path, lambda package: append_rows(package, "ActivityLog", [row]))


def headers(path):
    return list(Package.open(path).tables["ActivityLog"].headers)


def test_a_persona_is_chosen_and_the_columns_it_needs_are_added_at_the_right(capsys, book):
    before = headers(book)
    code, out, _ = kachilog(capsys, "persona", book, "主婦")
    assert code == 0
    chosen, added = out.splitlines()
    assert chosen == "立場を「主婦」にしました。次の週次レビューから、そのKPIが載ります。"
    assert added.startswith("活動ログの右端に列を足しました: 会話数、実践報告数、感謝数(見出しで読むので、")
    assert headers(book) == [*before, "会話数", "実践報告数", "感謝数"]
    assert ClosedBook.open(book).settings.persona == "homemaker"
    assert len(ClosedBook.open(book).log().frame) == 1
    assert len(list((book.parent / FOLDER).iterdir())) == 2, "as filled, and as it was before this"


def test_where_a_formula_names_the_persona_nothing_is_said_to_be_chosen_and_nothing_changes(capsys, book):
    workbook = openpyxl.load_workbook(book)
    workbook["設定"]["C8"] = '=IF(1=1,"会社員","")'
    workbook.save(book)
    before = book.read_bytes()
    code, out, err = kachilog(capsys, "persona", book, "主婦")
    assert (code, out, book.read_bytes()) == (3, "", before)
    assert "シート「設定」の C8 には数式があるため、立場を書きかえられません" in err


def test_the_columns_stand_there_once_only(capsys, book):
    for _ in range(2):
        code, out, _ = kachilog(capsys, "persona", book, "freelance")
        assert code == 0
    assert "必要な列は、活動ログにそろっています。" in out
    assert headers(book)[-2:] == ["成果報告数", "引用・紹介数"]
    assert kachilog(capsys, "review", book, "--today", "2026-11-24")[0] == 0


def test_without_a_persona_it_only_tells(capsys, book):
    assert kachilog(capsys, "persona", book)[1] == "立場は「会社員」です。\n"
    kept = book.read_bytes()
    opened = openpyxl.load_workbook(book)
    (place,) = [cell for row in opened["設定"] for cell in row if cell.value == "立場"]
    opened["設定"].cell(place.row, place.column + 1).value = "学生"
    opened.save(book)
    out = kachilog(capsys, "persona", book)[1]
    assert "活動ログに足りない列: 同世代相談数" in out
    assert f'kachilog persona "{book}" "学生"' in out
    assert kept != book.read_bytes()
    assert "同世代相談数" not in headers(book)


def test_a_sheet_of_ones_own_gets_the_columns_that_it_counts(capsys, book):
    opened = openpyxl.load_workbook(book)
    own = opened.create_sheet("わたし")
    for row in (("KPI", "数えるもの", "何あたり", "期間(週)"), ("対話", "対話数", "投稿数", 1)):
        own.append(row)
    opened.save(book)
    code, out, _ = kachilog(capsys, "persona", book, "わたし")
    assert code == 0
    assert "活動ログの右端に列を足しました: 対話数" in out
    assert ClosedBook.open(book).settings.own_persona == "わたし"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_cannot_be_done_changes_nothing(capsys, tmp_path, book, lang):
    before = book.read_bytes()
    code, _, said = kachilog(capsys, "persona", book, "社長", "--lang", lang)
    assert (code, "社長" in said, book.read_bytes()) == (2, True, before)
    plain = tmp_path / "plain.xlsx"
    openpyxl.Workbook().save(plain)
    code, _, said = kachilog(capsys, "persona", plain, "主婦", "--lang", lang)
    assert (code, "plain.xlsx" in said) == (3, True)
