"""A page is made again in place: what the user has put on it, and what points at it, is as it was."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table
from support import users_share, workbooks
from support.typed import kachilog

from kachilog.base.errors import FileError
from kachilog.files.book.book import grid
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.template import new_book
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.page.form import located

NOW = dt.datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 (the user's clock has no zone)
PAGE, TREND, MINE = "2026-W47", "推移", "私の集計"
FAR = (200, 60)
"""A cell on a page far from ours."""


def rows(minutes=30):
    return [
        [dt.date(2026, 11, 10), "投稿", 60, 3, 4, 1, 0, 0, None, None],
        [dt.date(2026, 11, 16), "投稿", minutes, 2, 5, 1, 0, 0, "実例", None],
        [dt.date(2026, 11, 18), "投稿", minutes, 2, 4, 1, 0, 0, None, None],
    ]


def reviewed(path, week=PAGE):
    desk = FileDesk(path, today=NOW.date(), now=NOW)
    return review.place(desk, review.read(desk, review.named_weeks(desk, week)))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "made.xlsx"
    new_book.build(path, rows=rows(), today=NOW.date())
    reviewed(path)
    return path


@pytest.fixture
def book(made, tmp_path):
    return Path(shutil.copy(made, tmp_path / "価値ログ.xlsx"))


def edit(path, change, log=45):
    """Let the user change a workbook; the log says other minutes afterwards, so that the page changes."""
    workbook = openpyxl.load_workbook(path)
    change(workbook)
    for row in workbook["活動ログ"].iter_rows():
        for cell in row:
            if cell.value == 30:
                cell.value = log
    workbook.save(path)
    return path


def cell_of(sheet, key):
    """Return the cell of an entry on a page of an openpyxl workbook."""
    where = located([tuple(cell.value for cell in row) for row in sheet.iter_rows()])
    row, column = where.at(where.entries[key])
    return sheet.cell(row + 1, column + 1)


def our_cell(sheet):
    """Return a cell of ours that holds a figure which changes with the log."""
    where = located([tuple(cell.value for cell in row) for row in sheet.iter_rows()])
    at = [where.at(place) for place in where.written]
    cells = [sheet.cell(row + 1, column + 1) for row, column in at]
    return next(cell for cell in cells if cell.value == "60分")


def kept(path, change, *, new=()):
    """Let the user change a workbook, make the page again, and assert that nothing of the user's changed."""
    before = edit(path, change)
    saved = shutil.copy(before, before.with_name("before.xlsx"))
    placed = reviewed(path)
    users_share.assert_kept(saved, path, new=new)
    assert path.read_bytes() != Path(saved).read_bytes()
    return openpyxl.load_workbook(path), placed


def notes(workbook):
    entry = cell_of(workbook[PAGE], "note")
    entry.value, entry.comment = "メモ本文", Comment("来週電話", "me")
    entry.hyperlink = "https://example.com/mine"
    cell_of(workbook[PAGE], "try").comment = Comment("空の欄への注", "me")
    our_cell(workbook[PAGE]).comment = Comment("数字への注", "me")


def texts(workbook):
    for sheet in (workbook[PAGE], workbook[TREND]):
        sheet.cell(*FAR).value = "欄の外の文"
        sheet.cell(FAR[0], FAR[1] + 1).value = "=1+2"
    cell_of(workbook[PAGE], "stop").value = f"='{TREND}'!$B$2"
    cell_of(workbook[PAGE], "more").value = '=IF(1>2,"x","")'


def objects(workbook):
    for sheet in (workbook[PAGE], workbook[TREND]):
        for row in range(3):
            for column in range(2):
                sheet.cell(FAR[0] + row, FAR[1] + column).value = row or f"見出し{column}"
        area = f"{sheet.cell(*FAR).coordinate}:{sheet.cell(FAR[0] + 2, FAR[1] + 1).coordinate}"
        sheet.add_table(Table(displayName=f"表{sheet.title.replace('-', '')}", ref=area))
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=3, min_row=5, max_row=9))
        sheet.add_chart(chart, "AZ3")


def rules(workbook):
    for sheet in (workbook[PAGE], workbook[TREND]):
        fill = PatternFill(bgColor="FFFF0000")
        sheet.conditional_formatting.add("BA1:BA9", FormulaRule(formula=["$C$5>3"], fill=fill))
        choices = DataValidation("list", formula1='"甲,乙"')
        choices.add("BB1")
        sheet.add_data_validation(choices)
        sheet.freeze_panes = "C4"
        sheet.sheet_properties.tabColor = "FF00FF00"
        sheet.column_dimensions["D"].width = 33


def pointing(workbook):
    mine = workbook.create_sheet(MINE, 0)
    mine["A1"] = f"=SUM('{TREND}'!$C$2:$C$40)"
    mine["A2"] = f"='{PAGE}'!$B$2"
    mine["B1"] = ArrayFormula("B1:B3", f"='{TREND}'!$C$2:$C$4")
    mine["C1"] = "ここへ"
    mine["C1"].hyperlink = f"#'{PAGE}'!B2"
    chart = BarChart()
    chart.add_data(Reference(workbook[TREND], min_col=4, min_row=2, max_row=9))
    mine.add_chart(chart, "E5")
    choices = DataValidation("list", formula1=f"'{TREND}'!$B$2:$B$20")
    choices.add("D1")
    mine.add_data_validation(choices)
    fill = PatternFill(bgColor="FFFF0000")
    mine.conditional_formatting.add("A1", FormulaRule(formula=[f"'{PAGE}'!$C$5>3"], fill=fill))
    workbook.defined_names["効率"] = DefinedName("効率", attr_text=f"'{PAGE}'!$C$8")


def order(workbook):
    workbook.move_sheet(PAGE, -5)
    workbook.move_sheet(TREND, 1)
    workbook[PAGE].sheet_state = "hidden"


CHANGES = {one.__name__: one for one in (notes, texts, objects, rules, pointing, order)}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_the_user_has_put_around_our_cells_is_as_it_was(book, change):
    kept(book, CHANGES[change])


REL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORNER = "<xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff>"
ANCHOR = f"""<xdr:twoCellAnchor><xdr:from>{CORNER % (2, 3)}</xdr:from><xdr:to>{CORNER % (9, 9)}</xdr:to>
%s<xdr:clientData/></xdr:twoCellAnchor>"""
PICTURE = f"""<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="901" name="私の写真"/><xdr:cNvPicPr/></xdr:nvPicPr>
<xdr:blipFill><a:blip xmlns:r="{REL.decode()}" r:embed="rIdMine"/></xdr:blipFill>
<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>"""
SHAPE = """<xdr:sp macro="" textlink="$C$5">
<xdr:nvSpPr><xdr:cNvPr id="902" name="私の吹き出し"/><xdr:cNvSpPr/></xdr:nvSpPr>
<xdr:spPr><a:prstGeom prst="wedgeRectCallout"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp>"""


def test_pictures_and_shapes_among_our_charts_stay(book, tmp_path):
    """As Excel keeps them: in the drawing of the sheet, which our charts are in, too."""
    log = next(sheet.part for sheet in ClosedBook.open(book).package.sheets if sheet.name == "活動ログ")
    anchors = "".join(ANCHOR % one for one in (PICTURE, SHAPE)).encode()
    picture = b'<Relationship Id="rIdMine" Target="../media/mine.png" Type="%s/image"/>' % REL
    mine = []

    def change(name, data):
        if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
            mine.append(name)
            return data.replace(b"</xdr:wsDr>", anchors + b"</xdr:wsDr>")
        if re.fullmatch(r"xl/drawings/_rels/drawing\d+\.xml\.rels", name):
            return data.replace(b"</Relationships>", picture + b"</Relationships>")
        png = b'<Default Extension="png" ContentType="image/png"/></Types>'
        data = data.replace(b"</Types>", png) if name == "[Content_Types].xml" else data
        return data.replace(b"<v>30</v>", b"<v>45</v>") if name == log else data

    drawn = workbooks.rewritten(book, tmp_path / "drawn.xlsx", change)
    with zipfile.ZipFile(drawn, "a") as package:
        package.writestr("xl/media/mine.png", workbooks.PIXEL)
    shutil.copy(drawn, book)
    assert reviewed(book, "all").made == ["2026-W46"]
    users_share.assert_kept(drawn, book, new=("2026-W46",))
    assert our_cell_value(book) == 90
    with zipfile.ZipFile(book) as package:
        kept_ones = [name for name in mine if "私の吹き出し".encode() in package.read(name)]
    assert len(kept_ones) == len(mine) >= 2


def test_a_cell_of_ours_that_the_user_typed_over_is_left_and_said(book):
    def change(workbook):
        our_cell(workbook[PAGE]).value = "私が直した"

    after, placed = kept(book, change)
    assert placed.kept == 1
    assert "私が直した" in [cell.value for row in after[PAGE].iter_rows() for cell in row]


def test_a_formula_in_a_cell_of_ours_stays_whatever_it_shows(book):
    def change(workbook):
        our_cell(workbook[PAGE]).value = '=IF(1>2,"x","")'

    after, placed = kept(book, change)
    assert placed.kept == 1
    assert '=IF(1>2,"x","")' in [cell.value for row in after[PAGE].iter_rows() for cell in row]


def test_inserted_rows_and_columns_move_our_cells_and_the_page_is_still_filled(book):
    def change(workbook):
        sheet = workbook[PAGE]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.insert_rows(6, 2)
        sheet.insert_cols(4)
        sheet["D6"] = "私の行"

    after, placed = kept(book, change)
    assert placed.remade == [PAGE]
    assert after[PAGE]["D6"].value == "私の行"
    assert our_cell_value(book) == 90


def our_cell_value(path):
    """Return the minutes of the week that stand in 推移: where the page was filled they are there, too."""
    values = [value for row in grid(ClosedBook.open(path), TREND) for value in row]
    return 90 if 90 in values else None


def test_a_row_that_the_user_deleted_is_not_made_again(book):
    def change(workbook):
        sheet = workbook[PAGE]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.delete_rows(cell_of(sheet, "try").row)

    edit(book, change)
    size = len(grid(ClosedBook.open(book), PAGE))
    reviewed(book)
    assert len(grid(ClosedBook.open(book), PAGE)) == size
    where = located(grid(ClosedBook.open(book), PAGE))
    assert "try" not in where.entries


def test_a_renamed_page_is_found_and_its_copy_is_the_users(book):
    def change(workbook):
        copy = workbook.copy_worksheet(workbook[PAGE])
        copy.title = "写し"
        copy.sheet_state = "visible"
        workbook[PAGE].title = "先週のまとめ"
        cell_of(workbook["先週のまとめ"], "stop").value = "深夜の返信"

    after = edit(book, change)
    copied = [[cell.value for cell in row] for row in openpyxl.load_workbook(after)["写し"].iter_rows()]
    placed = reviewed(book)
    assert (placed.made, placed.remade) == ([], [PAGE])
    workbook = openpyxl.load_workbook(book)
    assert PAGE not in workbook.sheetnames
    assert [[cell.value for cell in row] for row in workbook["写し"].iter_rows()] == copied
    assert "深夜の返信" in [cell.value for row in workbook[TREND].iter_rows() for cell in row]


def test_of_two_with_one_mark_the_one_called_by_its_label_is_ours(book):
    def change(workbook):
        copy = workbook.copy_worksheet(workbook[PAGE])
        workbook.move_sheet(copy, -len(workbook.sheetnames) + 1)
        copy["A40"] = "写し"

    saved = shutil.copy(edit(book, change), book.with_name("before.xlsx"))
    reviewed(book)
    one, other = (openpyxl.load_workbook(path).worksheets[0] for path in (saved, book))
    assert [[cell.value for cell in row] for row in other] == [[cell.value for cell in row] for row in one]


@pytest.mark.parametrize("line", ["row", "column"])
def test_a_page_whose_marks_are_gone_is_left_and_it_is_said_what_was_made_instead(book, capsys, line):
    def change(workbook):
        cell_of(workbook[PAGE], "stop").value = "深夜の返信"
        for sheet in (workbook[PAGE], workbook[TREND]):
            for area in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(area))
            (sheet.delete_rows if line == "row" else sheet.delete_cols)(1)

    edit(book, change)
    before = shutil.copy(book, book.with_name("before.xlsx"))
    code, out, err = kachilog(capsys, "review", str(book), "--week", PAGE, "--today", "2026-11-24")
    assert (code, err) == (0, "")
    for name in (PAGE, TREND):
        assert f"シート「{name}」にはこのツールのページの目印" in out
        assert f"代わりに「{name} (2)」を作りました" in out
    users_share.assert_kept(before, book, new=(f"{PAGE} (2)", f"{TREND} (2)"))
    code, out, err = kachilog(capsys, "review", str(book), "--week", PAGE, "--today", "2026-11-24")
    assert "目印" not in out
    assert "作り直しました" in out


def test_sheets_that_look_like_a_week_are_the_users(tmp_path):
    path = tmp_path / "a.xlsx"
    new_book.build(path, rows=rows(), today=NOW.date())

    def change(workbook):
        for name in ("2026-11-08", "2026w47", "2026-W46"):
            workbook.create_sheet(name)["A1"] = "日記"

    edit(path, change)
    before = shutil.copy(path, tmp_path / "before.xlsx")
    placed = reviewed(path, "all")
    assert placed.made == ["2026-W46", PAGE]
    users_share.assert_kept(before, path, new=("2026-W46 (2)", PAGE))
    assert reviewed(path, "all").remade == ["2026-W46", PAGE]


def test_a_protected_page_is_refused_with_nothing_changed(book):
    edit(book, lambda workbook: setattr(workbook[PAGE].protection, "sheet", True))
    before = book.read_bytes()
    with pytest.raises(FileError) as caught:
        reviewed(book)
    assert (caught.value.code, caught.value.values["sheet"]) == ("sheet_protected", PAGE)
    assert book.read_bytes() == before


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_page_is_filled_and_stays_so(book, state):
    after, _ = kept(book, lambda workbook: setattr(workbook[PAGE], "sheet_state", state))
    assert after[PAGE].sheet_state == state


def test_a_review_that_changes_nothing_changes_no_cell(book):
    before = users_share.zipfile.ZipFile(book)
    sheets = {name: before.read(name) for name in before.namelist() if "/worksheets/" in name}
    reviewed(book)
    after = users_share.zipfile.ZipFile(book)
    assert {name: after.read(name) for name in sheets} == sheets


def test_a_change_of_the_week_start_keeps_decisions_and_fatigue_in_the_trend(tmp_path):
    path = tmp_path / "a.xlsx"
    new_book.build(path, rows=rows(), today=NOW.date())
    reviewed(path, "all")

    def change(workbook):
        for name in ("2026-W46", PAGE):
            cell_of(workbook[name], "stop").value = f"やめる{name}"
            cell_of(workbook[name], "fatigue").value = 2
        for row in workbook["設定"].iter_rows(max_row=40):
            for cell in row:
                if cell.value == "月曜日":
                    cell.value = "日曜日"

    edit(path, change)
    placed = reviewed(path, "2026-11-15")
    assert placed.made == ["2026-11-15"]
    values = [value for row in grid(ClosedBook.open(path), TREND) for value in row]
    assert f"やめる{PAGE}" in values
    assert "やめる2026-W46" in values
    page = [value for row in grid(ClosedBook.open(path), "2026-11-15") for value in row]
    assert "やめる2026-W46" in page
    assert f"やめる{PAGE}" not in page


def test_a_change_of_the_language_changes_the_words_and_nothing_of_the_users(book):
    def change(workbook):
        cell_of(workbook[PAGE], "stop").value = "深夜の返信"
        for row in workbook["設定"].iter_rows(max_row=40):
            for cell in row:
                if cell.value == "日本語":
                    cell.value = "English"

    after, placed = kept(book, change)
    assert placed.remade == [PAGE]
    assert after.sheetnames.count(TREND) == 1
    assert "Trend" not in after.sheetnames
    values = [cell.value for row in after[TREND].iter_rows() for cell in row]
    assert "深夜の返信" in values
    assert "Trend" in values
