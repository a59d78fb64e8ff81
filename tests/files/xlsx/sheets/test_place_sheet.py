"""Placing a page: it looks as drawn, it can be placed again and again, and nothing of the user's changes."""

import re
import warnings
import zipfile

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from support import workbooks
from support.byte_identity import assert_only_changed, raw_parts
from support.spreadsheet import recalculated

from kachilog.base.errors import UsageError
from kachilog.files.xlsx.package import Package

OURS = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
"""The user's parts that a new page may touch."""

WEEK = "2026-W47"


def place(source, target, *pages, **options):
    """Return `target`, in which pages called by their names are placed one after another."""
    return workbooks.edited(
        source,
        target,
        lambda book: [book.place(workbooks.page_bytes(name), name, **options) for name in pages],
    )


def added(before, after):
    """Return the names of the parts that are new."""
    return set(raw_parts(after)) - set(raw_parts(before))


def loaded(path):
    with warnings.catch_warnings():
        # openpyxl says what it would drop on saving; it only reads here.
        warnings.filterwarnings("ignore", category=UserWarning)
        return openpyxl.load_workbook(path)


def findings(path):
    """Return what a schema validator has to say, without the places."""
    return sorted(
        {re.sub(r"\d+", "#", str(error.description)) for error in OpenXmlValidator().validate(path).errors}
    )


@pytest.fixture(params=["rich", "openpyxl", "strict", "macros"])
def source(request, tmp_path):
    """A user's workbook of one kind or another."""
    if request.param == "openpyxl":
        return workbooks.openpyxl_book(tmp_path / "user.xlsx")
    rich = workbooks.rich_book(tmp_path / "user.xlsx")
    if request.param == "strict":
        return workbooks.strict(rich, tmp_path / "strict.xlsx")
    if request.param == "macros":
        return workbooks.with_macros(rich, tmp_path / "user.xlsm")
    return rich


def test_a_new_page_leaves_every_part_of_the_user_as_it_was(tmp_path, source):
    target = place(source, tmp_path / f"after{source.suffix}", WEEK)
    assert_only_changed(source, target, OURS | added(source, target))


def test_a_validator_finds_nothing_that_was_not_there_before(tmp_path, source):
    target = place(source, tmp_path / f"after{source.suffix}", WEEK, "2026-W48")
    assert findings(target) == findings(source)


def test_the_page_reads_as_it_was_drawn(tmp_path):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    sheet = loaded(place(source, tmp_path / "after.xlsx", WEEK))[WEEK]
    assert (sheet["A1"].value, sheet["A2"].value, sheet["B1"].value) == ("今週", 1.5, "普通 斜体")
    assert sheet["A1"].font.bold
    assert sheet["A1"].font.color.rgb == "FF0E7C86"
    assert sheet["A2"].number_format == '0.0"分"'
    assert sheet["A1"].fill.fgColor.rgb == "FFDDEEFF"
    assert sheet.row_dimensions[5].height == 30
    assert sheet["C1"].hyperlink.location == f"'{WEEK}'!A1"
    assert len(sheet._charts) == 1
    (rule,) = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
    assert rule.dxf.fill.bgColor.rgb == "FFDDEEFF"
    assert sheet.print_area == f"'{WEEK}'!$A$1:$F$20"
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # openpyxl only reads here
@pytest.mark.thorough
def test_libreoffice_opens_what_was_placed(tmp_path, source):
    target = place(source, tmp_path / f"after{source.suffix}", WEEK, "2026-W48")
    (book,) = recalculated([target], tmp_path)
    assert book.sheetnames == [s.name for s in Package.open(target).sheets]
    assert book[WEEK]["A1"].value == "今週"
    assert book["活動ログ"]["B4"].value in ("投稿", "DM対応")


def test_the_users_sheets_read_as_before(tmp_path):
    source = workbooks.rich_book(tmp_path / "user.xlsx")
    target = place(source, tmp_path / "after.xlsx", WEEK)
    for name in ("活動ログ", "集計 '26", "裏"):
        assert workbooks.rows(target, name) == workbooks.rows(source, name)
        assert workbooks.calamine_rows(target, name) == workbooks.calamine_rows(source, name)


def test_a_page_goes_to_the_end_and_moves_nobody(tmp_path):
    source = workbooks.rich_book(tmp_path / "user.xlsx")
    target = place(source, tmp_path / "after.xlsx", WEEK)
    assert [s.name for s in Package.open(target).sheets][-2:] == ["裏", WEEK]
    before, after = (workbooks.part(path, "xl/workbook.xml") for path in (source, target))
    for view in re.findall("<workbookView[^>]*>", before):
        assert view in after


def test_a_page_in_the_middle_moves_the_names_and_views_behind_it(tmp_path):
    def paint(book):
        for name in ("一", "二", "三"):
            book.add_worksheet(name).print_area("A1:B2")
        book.get_worksheet_by_name("三").activate()
        book.get_worksheet_by_name("二").set_first_sheet()

    source = workbooks.write(tmp_path / "user.xlsx", paint)
    target = place(source, tmp_path / "after.xlsx", WEEK, after="一")
    assert [s.name for s in Package.open(target).sheets] == ["一", WEEK, "二", "三"]
    book = loaded(target)
    assert book.active.title == "三"
    assert book.views[0].firstSheet == 2
    areas = {sheet.title: sheet.print_area for sheet in book}
    assert areas == {
        "一": "'一'!$A$1:$B$2",
        "二": "'二'!$A$1:$B$2",
        "三": "'三'!$A$1:$B$2",
        WEEK: f"'{WEEK}'!$A$1:$F$20",
    }


def test_the_page_is_not_selected_together_with_another_sheet(tmp_path):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    book = Package.open(place(source, tmp_path / "after.xlsx", WEEK))
    assert b"tabSelected" not in book.read(book.sheets[-1].part)


def test_a_page_drawn_under_another_name_refers_to_itself(tmp_path):
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    page = workbooks.page_bytes(
        "Page's", paint=lambda _, sheet: sheet.write_formula("A9", "='Page''s'!A2&\"'Page''s'!A2\"")
    )
    target = workbooks.edited(source, tmp_path / "after.xlsx", lambda book: book.place(page, WEEK))
    sheet = loaded(target)[WEEK]
    assert sheet["C1"].hyperlink.location == f"'{WEEK}'!A1"
    assert sheet["A9"].value == f"='{WEEK}'!A2&\"'Page''s'!A2\""
    assert sheet.print_area == f"'{WEEK}'!$A$1:$F$20"
    assert sheet._charts[0].series[0].val.numRef.f == f"'{WEEK}'!$A$2:$A$3"


@pytest.mark.thorough
def test_two_years_of_pages_do_not_grow_the_styles(tmp_path):
    path = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    once = place(path, tmp_path / "once.xlsx", WEEK)
    pages = [f"{2027 + number // 52}-W{number % 52 + 1:02d}" for number in range(104)]
    many = place(once, tmp_path / "many.xlsx", *pages)
    assert workbooks.part(many, "xl/styles.xml") == workbooks.part(once, "xl/styles.xml")
    assert len([n for n in raw_parts(many) if n.startswith("xl/charts/")]) == 105


def test_a_table_of_the_page_gets_a_name_and_a_number_of_its_own(tmp_path):
    page = workbooks.page_bytes(paint=lambda _, sheet: sheet.add_table("H1:I3", {"name": "ActivityLog"}))
    source = workbooks.openpyxl_book(tmp_path / "user.xlsx")
    tables = Package.open(workbooks.edited(source, tmp_path / "b.xlsx", lambda b: b.place(page, WEEK))).tables
    assert {name: table.sheet for name, table in tables.items()} == {
        "ActivityLog": "活動ログ",
        "ActivityLog_2": WEEK,
    }


def test_a_workbook_without_styles_or_strings_gets_a_page(tmp_path):
    source = workbooks.bare_book(tmp_path / "user.xlsx")
    target = place(source, tmp_path / "after.xlsx", WEEK)
    sheet = loaded(target)[WEEK]
    assert sheet["A1"].value == "今週"
    assert sheet["A1"].font.bold
    assert_only_changed(source, target, OURS | added(source, target))


def test_prefixed_parts_stay_prefixed(tmp_path):
    source = workbooks.bare_book(tmp_path / "user.xlsx", prefix="x:")
    target = place(source, tmp_path / "after.xlsx", WEEK, "2026-W48")
    assert [s.name for s in Package.open(target).sheets] == ["表", WEEK, "2026-W48"]
    assert "<x:sheet " in workbooks.part(target, "xl/workbook.xml")
    assert loaded(target)["2026-W48"]["A1"].font.bold


def test_what_other_programs_wrote_into_the_workbook_part_stays(tmp_path):
    extra = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        b'<mc:Choice Requires="x15"><x15ac:absPath url="C:\\" xmlns:x15ac="urn:abs"/></mc:Choice>'
        b"</mc:AlternateContent>"
    )
    source = workbooks.rewritten(
        workbooks.rich_book(tmp_path / "a.xlsx"), tmp_path / "user.xlsx",
        lambda n, d: d.replace(b"<bookViews>", extra + b"<bookViews>") if n == "xl/workbook.xml" else d,
    )  # fmt: skip
    text = workbooks.part(place(source, tmp_path / "after.xlsx", WEEK), "xl/workbook.xml")
    assert 'Requires="x15"' in text
    assert 'url="C:\\"' in text
    assert 'standalone="yes"' in text.lower().replace("'", '"')


@pytest.mark.parametrize("name", ["", "a" * 32, "😀" * 16, "2026/47", "a[b", "'quoted", "History", "a\nb"])
def test_a_name_excel_would_refuse_is_refused(tmp_path, name):
    book = Package.open(workbooks.openpyxl_book(tmp_path / "user.xlsx"))
    with pytest.raises(UsageError, match="sheet_name"):
        book.place(workbooks.page_bytes(), name)


def test_a_page_behind_a_sheet_that_is_not_there_is_refused(tmp_path):
    book = Package.open(workbooks.openpyxl_book(tmp_path / "user.xlsx"))
    with pytest.raises(UsageError, match="sheet_missing"):
        book.place(workbooks.page_bytes(), WEEK, after="三")


@pytest.mark.parametrize("name", ["図", "活動ログ", "2026-w47"])
def test_no_sheet_is_ever_replaced_upper_and_lower_case_being_one(tmp_path, name):
    book = Package.open(workbooks.rich_book(tmp_path / "user.xlsx"))
    book.place(workbooks.page_bytes(), WEEK)
    with pytest.raises(UsageError, match="sheet_exists"):
        book.place(workbooks.page_bytes(), name)


def test_the_macro_project_survives(tmp_path):
    source = workbooks.with_macros(workbooks.rich_book(tmp_path / "a.xlsx"), tmp_path / "user.xlsm")
    target = place(source, tmp_path / "after.xlsm", WEEK)
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(target) as other:
        assert one.read("xl/vbaProject.bin") == other.read("xl/vbaProject.bin")


def test_a_sheet_gets_a_free_id_where_excel_takes_none_above(tmp_path):
    source = workbooks.rewritten(
        workbooks.write(tmp_path / "made.xlsx", lambda book: book.add_worksheet("表").write("A1", 1)),
        tmp_path / "user.xlsx",
        lambda name, data: (
            data.replace(b'sheetId="1"', b'sheetId="65534"') if name == "xl/workbook.xml" else data
        ),
    )
    placed = place(source, tmp_path / "after.xlsx", "2026-W46", "2026-W47")
    assert re.findall(r'sheetId="(\d+)"', workbooks.part(placed, "xl/workbook.xml")) == ["65534", "1", "2"]
