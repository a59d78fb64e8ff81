"""The LibreOffice edition: an .ods whose buttons bring pages into the document that is open."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from support import office, screen
from support.document import LOG, PAGE, ROWS, Document
from xlsxwriter import Workbook

from kachilog.base.errors import FileError
from kachilog.base.week import Week
from kachilog.files.book import ods
from kachilog.files.book.names import VOICES_MARK_NAME
from kachilog.files.book.page_sheets import PageSheets
from kachilog.files.book.tables.voice_mark import known
from kachilog.files.book.template import new_book as template
from kachilog.files.book.template.log_sheet import HEADER_ROW
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.libreoffice.dumped_book import DumpedBook
from kachilog.wording import Words

pytestmark = [pytest.mark.libreoffice, pytest.mark.thorough]


def test_the_document_opens_at_the_first_empty_row_of_the_log_under_its_frozen_header(built, desktop):
    document = desktop.loadComponentFromURL(built.as_uri(), "_blank", 0, office.properties(Hidden=True))
    controller = document.CurrentController
    assert controller.ActiveSheet.Name == LOG
    assert controller.hasFrozenPanes()
    assert controller.SplitRow == HEADER_ROW + 1
    assert document.CurrentSelection.CellAddress.Row == HEADER_ROW + 1 + len(ROWS)
    document.close(True)


def test_the_workbook_has_every_sheet_table_rule_and_formula_of_the_excel_edition(book, built):
    assert book.names[:3] == ["はじめに", LOG, "お客様の声"]
    assert {"ActivityLog", "Settings", "Budgets", "KPI_freelance"} <= set(
        book.uno.DatabaseRanges.ElementNames
    )
    assert book.sheet(LOG).getCellRangeByName("F10").Validation.Type.value == "WHOLE"
    assert book.status == "［週次レビュー］を押すと、結果がここに出ます。"
    begin = " ".join(str(text) for row in book.cells("はじめに") for text in row)
    assert "［週次レビュー］ボタンを押します" in begin
    assert "kachilog review" not in begin
    with zipfile.ZipFile(built) as package:
        assert package.infolist()[0].filename == "mimetype"
        assert package.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_the_three_buttons_stand_beside_each_other_above_the_log(book):
    page = book.sheet(LOG).DrawPage
    buttons = [page.getByIndex(at) for at in range(page.Count)]

    assert [button.Control.Label for button in buttons] == ["週次レビュー", "CSVを書き出す", "CSVを読み込む"]
    edges = [(button.Position.X, button.Position.X + button.Size.Width) for button in buttons]
    assert edges[0][1] < edges[1][0]
    assert edges[1][1] < edges[2][0]


@pytest.mark.quick
def test_a_click_makes_the_page_of_the_selected_row_in_the_open_document(book):
    before, untouched = left_behind(), book.everything()
    book.run("WeeklyReview")

    assert book.names[-1] == PAGE
    assert "週次レビューを作りました: 2026-W47" in book.status
    assert book.sheet(PAGE).Charts.Count == 6
    assert book.uno.CurrentController.ActiveSheet.Name == PAGE
    assert "45" in str(book.cells(PAGE))
    assert left_behind() <= before
    undo = book.uno.UndoManager
    assert undo.getAllUndoActionTitles() == ("kachilog",)
    undo.undo()
    assert book.everything() == untouched


def test_the_second_click_keeps_what_the_user_wrote_and_what_points_to_it(book):
    book.run("WeeklyReview")
    book.entry("stop").setString("=深夜の返信")
    book.entry("stop").CharWeight = 150
    book.entry("fatigue").setValue(3)
    pointing = book.sheet("はじめに").getCellRangeByName("H2")
    pointing.setFormula(f"=$'{PAGE}'.$AZ$1&\"!\"")
    book.select("B10")
    before = book.names
    book.run("WeeklyReview")

    assert book.names == before
    assert (book.entry("stop").String, book.entry("stop").CharWeight) == ("=深夜の返信", 150)
    assert book.entry("fatigue").Value == 3
    assert (pointing.Formula, pointing.String) == (f"=$'{PAGE}'.$AZ$1&\"!\"", "!")
    assert "作り直しました" in book.status


def told(book, folder):
    """Return what a click is told of the document."""
    (folder / "told.txt").unlink(missing_ok=True)
    url = (folder / "told.txt").as_uri()
    book.run("Dump", office.service("com.sun.star.ucb.SimpleFileAccess"), book.uno, url, ())
    return DumpedBook((folder / "told.txt").read_text("utf-8"), "book.ods")


@pytest.mark.quick
def test_of_many_pages_a_click_reads_little_and_fills_an_old_one_all_the_same(book, tmp_path):
    days = [dt.date(2026, 10, 7) + dt.timedelta(7 * week) for week in range(4)]
    more = tmp_path / "more.csv"
    header = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n"
    more.write_text(header + "".join(f"{day},投稿,30,1,4\n" for day in days), "utf-8")
    book.run("Ask", "import", more.as_uri())
    for row in (13, 14, 15, 16):
        book.select(f"B{row}")
        book.run("WeeklyReview")
    oldest, *_, newest = (Week.containing(day).label for day in days)
    assert book.names[-4:][::3] == [oldest, newest]
    book.entry("stop", oldest).setString("夜の返信")
    book.entry("try", oldest).setValue(0.5)

    seen = told(book, tmp_path)
    assert [seen.is_whole(name) for name in book.names[-4:]] == [False, True, True, True]
    assert all(seen.is_whole(name) for name in book.names[:-4])
    entries, all_of_it = PageSheets(seen).entries(Week.parse(oldest)), book.cells(oldest)
    assert (entries.value("stop"), entries.value("try")) == ("夜の返信", 0.5)
    figures = [cell for row in dict(seen.rows(oldest)).values() for cell in row if isinstance(cell, float)]
    assert len(figures) < sum(isinstance(cell, float) for row in all_of_it for cell in row) / 4
    # Above the log, where the figures would be calculated anew, nothing is read.
    assert {cell for row, cells in seen.rows(LOG) if row <= HEADER_ROW for cell in cells} == {""}

    book.sheet(LOG).getCellRangeByName("D13").setValue(55)
    book.select("B13")
    book.run("WeeklyReview")
    assert f"作り直しました: {oldest}" in book.status
    assert book.cells(oldest) != all_of_it
    assert book.entry("stop", oldest).String == "夜の返信"


def test_the_log_goes_out_and_comes_in(book, tmp_path):
    book.run("ExportCsv")
    (written,) = (tmp_path / "私の 記録").glob("価値 ログ-*.csv")
    assert book.status.startswith("3行をCSVに書き出しました: 私の 記録 フォルダーの")

    lines = written.read_text("utf-8-sig").splitlines()
    more = tmp_path / "新しい 記録.csv"
    more.write_text("\n".join([*lines, *["2026-11-21,DM対応,10,1,4,0,0,0,実例,'=1+1"] * 12]), "utf-8")
    for _ in range(2):
        book.run("Ask", "import", more.as_uri())

    area = book.uno.DatabaseRanges.getByName("ActivityLog").DataArea
    assert (area.StartRow, area.EndRow) == (8, 23)
    status, cells, undo = book.status, book.cells(LOG), book.uno.UndoManager
    for step in (undo.undo, undo.undo, undo.redo, undo.redo):
        step()
    assert (book.status, book.cells(LOG)) == (status, cells)
    cells = book.cells(LOG)
    assert [row[10] for row in cells[9:24]] == ["", "", "=メモ", *["=1+1"] * 12]
    assert book.status == "新しい 記録.csv から0行を加えました(もう入っていた行 15)。"


def test_headers_of_two_lines_and_texts_with_tabs_come_back_as_they_went(book, tmp_path):
    header = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),メモ"
    more = tmp_path / "more.csv"
    text = f'{header},"お客様の\n場所",二つ  空白\n2026-11-21,DM対応,10,1,4,"a\tb\nc",大阪,19:15:00\n'
    more.write_text(text, "utf-8")
    book.run("Ask", "import", more.as_uri())
    assert book.cells(LOG)[8][11:] == ("お客様の\n場所", "二つ  空白")
    assert book.sheet(LOG).getCellByPosition(10, 12).String == "a\tb\nc"

    book.run("ExportCsv")
    (written,) = (tmp_path / "私の 記録").glob("価値 ログ-*.csv")
    for again in (more, written):
        book.run("Ask", "import", again.as_uri())
        assert " から0行を加えました" in book.status
        assert "値が違う" not in book.status
    assert book.cells(LOG)[8][11:] == ("お客様の\n場所", "二つ  空白")


def test_no_formula_is_written_over_whatever_it_shows(book, tmp_path):
    sheet = book.sheet(LOG)
    for row in (13, 14):
        sheet.getCellByPosition(1, row - 1).setFormula(f'=IF(C{row}="";"";TODAY())')
    more = tmp_path / "more.csv"
    header = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n"
    more.write_text(header + "2026-11-21,DM対応,10,1,4\n", "utf-8")
    book.run("Ask", "import", more.as_uri())
    assert sheet.getCellRangeByName("B13").Formula.startswith("=IF")
    assert sheet.getCellRangeByName("C15").String == "DM対応"

    sheet.getCellRangeByName("B20:B21").setArrayFormula('=IF(B10:B11="";1;"")')
    more.write_text(header + "".join(f"2026-11-22,DM対応,{n},1,4\n" for n in range(20)), "utf-8")
    book.run("Ask", "import", more.as_uri())
    assert "B20" in book.status
    assert sheet.getCellRangeByName("C16").String == ""
    assert sheet.getCellRangeByName("B21").getArrayFormula() != ""


def test_a_bad_row_is_named_and_the_page_made(book):
    book.sheet(LOG).getCellRangeByName("F11").setValue(7)
    book.run("WeeklyReview")

    assert "11行目「質的評価(1-5)」: 「7」を質的評価として読めません" in book.status
    assert PAGE in book.names


@pytest.mark.parametrize(
    ("protect", "sentence"),
    [(None, "ブックの構成が保護されているため、"), (PAGE, "シート「2026-W47」が保護されています。")],
)
def test_what_is_protected_is_answered_and_stays_as_it_is(book, protect, sentence):
    book.run("WeeklyReview")
    book.select("B10")
    book.sheet(LOG).getCellRangeByName("D10").setValue(77)
    (book.sheet(protect) if protect else book.uno).protect("")
    before = book.names
    book.run("WeeklyReview")

    assert book.status.startswith(sentence)
    assert book.names == before


@pytest.mark.quick
@pytest.mark.parametrize(
    "last",
    [
        "page\t{folder}/gone.xlsx\tneu\t",
        "page\t{folder}/page.xlsx\tno [such] name\t",
        "form\tそんな型はない\tneu\t",
        "hide\tそんなシートはない\t1\t2",
    ],
)
def test_an_answer_that_cannot_be_carried_out_is_taken_back_whole(book, tmp_path, last):
    book.run("WeeklyReview")
    book.entry("stop").setString("深夜の返信")
    pointing = book.sheet("はじめに").getCellRangeByName("H2")
    pointing.setFormula(f"=$'{PAGE}'.$B$2")
    with Workbook(str(tmp_path / "page.xlsx")) as page:
        page.add_worksheet().write("A1", "新しい")

    def everything():
        rows = [book.sheet(PAGE).Rows.getByIndex(row).IsVisible for row in range(60)]
        return book.names, pointing.Formula, book.cells(PAGE), book.cells("推移"), rows

    before = everything()
    lines = [
        f"cells\t{PAGE}\t2\t1\t2",
        "'べつの文\x1f1.5",
        "\x1f'二\x1e行",
        f"hide\t{PAGE}\t5\t9",
        "form\tページの型\t新しい週\t",
        "cells\t新しい週\t2\t1\t1",
        "7",
        last.format(folder=tmp_path.as_uri()),
    ]
    book.run("Follow", (*lines, "status\tできました", ""))

    assert book.status.startswith("ページや行を入れられませんでした。ブックは押す前のままです。")
    assert everything() == before
    assert book.entry("stop").String == "深夜の返信"


def test_rows_that_cannot_be_finished_are_taken_out_again(book):
    table = book.uno.DatabaseRanges.getByName("ActivityLog")
    before, cells = table.DataArea, book.cells(LOG)
    first, days = f"rows\t{LOG}\t12\t1\t1", f"days\t{LOG}\t12\t1\t12"
    shown = book.sheet(LOG).getCellRangeByName("B13")
    shown.NumberFormat = 0
    grown = f"table\tActivityLog\t{before.StartRow}\t{before.StartColumn}\t40\t{before.EndColumn}"
    book.run("Follow", (first, "46000", days, grown, "show\tそんなシートはない", "hide\tx\t1\t2", ""))

    assert book.status.startswith("ページや行を入れられませんでした。")
    assert table.DataArea == before
    assert shown.NumberFormat == 0
    assert [line[1] for line in book.cells(LOG)[8:14]] == [line[1] for line in cells[8:14]]


def test_rows_that_cannot_be_taken_out_again_are_named(book):
    book.sheet(LOG).protect("")
    book.run("Follow", (f"rows\t{LOG}\t9\t1\t1", "46000", ""))
    book.sheet(LOG).unprotect("")
    assert "B10 を元に戻せませんでした" in book.status


def test_a_protected_sheet_of_voices_is_said_and_stays_as_it_is(book):
    voices = book.sheet("お客様の声")
    area = book.uno.DatabaseRanges.getByName("Voices").DataArea
    voices.getCellByPosition(area.StartColumn, area.StartRow + 1).setFormula("2026-11-17")
    voices.getCellByPosition(area.StartColumn + 2, area.StartRow + 1).setString("おかげで解決しました。")
    voices.protect("")
    before = book.cells("お客様の声")
    book.run("WeeklyReview")

    assert "シート「お客様の声」に書けないところがあり、分類(自動)はそのままです。" in book.status
    assert book.cells("お客様の声") == before
    assert PAGE in book.names


def test_a_formula_beside_a_voice_stays_whatever_the_sheet_is_called_and_the_others_are_known(book, tmp_path):
    voices = book.sheet("お客様の声")
    voices.Name = "お客様\u3000の  声"
    area = book.uno.DatabaseRanges.getByName("Voices").DataArea
    column = area.StartColumn + 3
    for row in range(area.StartRow + 1, area.StartRow + 4):
        voices.getCellByPosition(area.StartColumn, row).setFormula("2026-11-17")
        voices.getCellByPosition(area.StartColumn + 2, row).setString("おかげで解決しました。")
    own = voices.getCellByPosition(column, area.StartRow + 2)
    own.setFormula('=IF(1>2;"x";"")')
    formula = own.getFormula()
    book.run("WeeklyReview")

    shown = [voices.getCellByPosition(column, area.StartRow + at).getFormula() for at in (1, 2, 3)]
    assert shown == ["悩みが解決した", formula, "悩みが解決した"]

    mark = told(book, tmp_path).kept(VOICES_MARK_NAME)
    assert [*known([("おかげで解決しました。", "悩みが解決した")], mark)]
    voices.getCellByPosition(area.StartColumn, area.StartRow + 4).setFormula("2026-11-17")
    voices.getCellByPosition(area.StartColumn + 2, area.StartRow + 4).setString("寒いですね。")
    book.run("WeeklyReview")
    both = [("おかげで解決しました。", "悩みが解決した"), ("寒いですね。", "どれでもない")]
    assert len([*known(both, told(book, tmp_path).kept(VOICES_MARK_NAME))]) == len(both)
    book.uno.UndoManager.undo()
    assert told(book, tmp_path).kept(VOICES_MARK_NAME) == mark


@pytest.mark.quick
def test_a_cell_is_emptied_alone_and_below_others(book):
    book.run("WeeklyReview")
    cells = book.sheet(PAGE).getCellRangeByName("AZ300:AZ302")
    cells.setDataArray((("一",), ("二",), ("三",)))
    book.run(
        "Follow",
        (f"cells\t{PAGE}\t299\t51\t1", "", f"cells\t{PAGE}\t300\t51\t2", "'四", "", "status\tよし", ""),
    )

    assert book.status == "よし"
    assert cells.getDataArray() == (("",), ("四",), ("",))


def chart_sizes(book):
    """Return the name, the first cell, the width and the height of each chart of the page that is seen."""
    page = book.sheet(PAGE).DrawPage
    shapes = [page.getByIndex(at) for at in range(page.Count)]
    return [
        (one.Name, one.Anchor.CellAddress.Row, one.Size.Width, one.Size.Height)
        for one in shapes
        if one.ShapeType.endswith("OLE2Shape")
    ]


@pytest.mark.quick
def test_a_chart_that_was_loaded_over_hidden_rows_is_there_when_they_are_shown_and_after_saving(
    desktop, tmp_path
):
    template.build(tmp_path / "bare.xlsx", rows=ROWS, today=dt.date(2026, 11, 24))
    desk = FileDesk(tmp_path / "bare.xlsx", today=dt.date(2026, 11, 24))
    review.place(desk, review.read(desk, review.named_weeks(desk, PAGE)))
    ods.build_ods(tmp_path / "bare.xlsx", tmp_path / "a.ods", Words("ja"), python=Path(sys.executable))
    load = office.properties(Hidden=True, MacroExecutionMode=4)
    book = Document(desktop.loadComponentFromURL((tmp_path / "a.ods").as_uri(), "_blank", 0, load))
    assert [size for *_, size in chart_sizes(book)[1:3]] == [1, 1]

    for column, value in enumerate(("2026-11-10", "投稿", "60", "3", "4"), 1):
        book.sheet(LOG).getCellByPosition(column, 12).setFormula(value)
    book.select("B10")
    book.run("WeeklyReview")
    after = chart_sizes(book)
    assert [height > 3000 and width > 11000 for *_, width, height in after[1:3]] == [True, True]
    assert [row for _, row, *_ in after[1:3]] == [53, 53]

    book.uno.storeToURL((tmp_path / "b.ods").as_uri(), office.properties(FilterName="calc8"))
    book.uno.close(True)
    book = Document(desktop.loadComponentFromURL((tmp_path / "b.ods").as_uri(), "_blank", 0, load))
    assert chart_sizes(book)[1:3] == after[1:3]
    book.uno.close(True)


def test_a_python_that_is_gone_is_a_sentence_and_nothing_changes(built, desktop, tmp_path):
    template.build(tmp_path / "bare.xlsx", rows=ROWS)
    ods.build_ods(tmp_path / "bare.xlsx", tmp_path / "b.ods", Words("ja"), python=tmp_path / "gone")
    load = office.properties(Hidden=True, MacroExecutionMode=4)
    book = Document(desktop.loadComponentFromURL((tmp_path / "b.ods").as_uri(), "_blank", 0, load))
    before = book.names
    book.run("WeeklyReview")

    assert book.names == before
    assert book.status.startswith("kachilog から返事がありません。")
    book.uno.close(True)


def test_without_libreoffice_the_edition_cannot_be_made_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(ods, "office_program", lambda: None)
    with pytest.raises(FileError) as refused:
        ods.build_ods(tmp_path / "bare.xlsx", tmp_path / "b.ods", Words("ja"))

    assert refused.value.code == "no_libreoffice"


def left_behind():
    """Return the folders of clicks that are still there: that of all clicks stays for the next one."""
    place = Path(tempfile.gettempdir())
    found = [*place.glob("kachilog-*/*"), *place.glob("lu*.tmp/kachilog-*/*")]
    return {path for path in found if re.fullmatch(r"kachilog-\d{15,}", path.parent.name) and path.is_dir()}


@screen.needed
@pytest.mark.quick
def test_real_clicks_of_the_mouse_make_the_page_once_write_a_csv_and_take_one_in(built, tmp_path):
    path = Path(shutil.copy(built, tmp_path / "click.ods"))
    with (
        screen.shown() as environment,
        office.desktop(tmp_path, headless=False, environment=environment) as desktop,
    ):
        document = desktop.loadComponentFromURL(
            path.as_uri(), "_blank", 0, office.properties(MacroExecutionMode=4)
        )
        book = Document(document)
        book.uno.CurrentController.setActiveSheet(book.sheet(LOG))
        book.select("B10")
        before = left_behind()
        # A window that has just come up may miss the first click, as a person's.
        for _ in range(3):
            click(book, "WeeklyReview", environment)
            if screen.until(lambda: "作りました" in book.status, 30):
                break
        assert "作りました" in book.status
        assert screen.until(lambda: left_behind() <= before)
        book.uno.UndoManager.undo()
        untouched = book.everything()
        book.select("B10")
        # In the middle of the first one's work, if LibreOffice runs them then.
        click(book, "WeeklyReview", environment, times=6)
        assert screen.until(lambda: PAGE in book.names)
        assert screen.until(lambda: left_behind() <= before)
        assert re.search("作りました|作り直しました", book.status)
        assert book.names.count(PAGE) == 1
        assert len(book.names) == len(untouched) + 1
        made, undo = book.everything(), book.uno.UndoManager
        for _ in range(3):
            while undo.isUndoPossible():
                undo.undo()
            assert book.everything() == untouched
            while undo.isRedoPossible():
                undo.redo()
            assert book.everything() == made
        click(book, "ExportCsv", environment)
        assert screen.until(lambda: "書き出しました" in book.status), book.status
        # The answer is said before the macro has tidied up; LibreOffice must not be ended in between.
        assert screen.until(lambda: left_behind() <= before)
        screen.picture("libreoffice-click", environment)
        assert PAGE in book.names
        (written,) = tmp_path.glob("click-*.csv")

        more = tmp_path / "more.csv"
        rows = [*written.read_text("utf-8-sig").splitlines(), "2026-11-21,DM対応,10,1,4"]
        more.write_text("\n".join(rows), "utf-8")
        click(book, "ImportCsv", environment)
        screen.type_path(more, environment)
        assert screen.until(lambda: "加えました" in book.status), book.status
        assert screen.until(lambda: left_behind() <= before)
        assert book.status == "more.csv から1行を加えました(もう入っていた行 3)。"
        assert book.cells(LOG)[12][2:6] == ("DM対応", 10.0, 1.0, 4.0)


def click(book, macro, environment, *, times=1):
    """Click a button of the log as the mouse does, so often within a second."""
    book.uno.CurrentController.setActiveSheet(book.sheet(LOG))
    screen.click(lambda: book.button(macro), environment)
    if times > 1:
        screen.keys(environment, "click", "--delay", "200", "--repeat", str(times - 1), "1")
