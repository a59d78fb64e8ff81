"""What stands in a workbook beside its log, found in real files, by names or by headers."""

import datetime as dt

import pytest
from support.kpis import log_with, settings_in
from support.workbooks import bare_book, rewritten, write

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import PERSONAS
from kachilog.files.book.tables.found import find_tables
from kachilog.files.book.tables.kpi_presets import PRESETS, persona_columns
from kachilog.files.book.tables.personas import COLUMNS
from kachilog.files.book.tables.side_tables import is_wanted, read_side_tables
from kachilog.files.book.template import new_book as template
from kachilog.jobs.samples import story
from kachilog.jobs.source import open_source
from kachilog.wording import Words

DAY = dt.date(2026, 11, 22)
HEADERS = tuple(Words("ja")(f"template.{phrase}") for phrase in COLUMNS.values())
OWN = ("深い話", "件数", "", "", "", 1, 2, "件")


def new_book(path, lang="ja", persona="employee"):
    template.build(
        path,
        lang=lang,
        persona=persona,
        today=DAY,
        extra_columns=persona_columns(persona, Words(lang)),
        voices=story.sample_voices(DAY, lang),
        hypotheses=story.sample_hypotheses(DAY, lang),
    )
    return path


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("persona", PERSONAS)
def test_a_new_workbook_says_what_was_put_into_it(tmp_path, lang, persona):
    source = open_source(new_book(tmp_path / "a.xlsx", lang, persona), today=DAY)
    tables, words = source.side_tables, Words(lang)
    assert tables.problems == ()
    assert {sheet: [kpi.name for kpi in kpis] for sheet, kpis in tables.kpis.items()} == {
        words(f"template.sheet_{persona}"): [words(f"template.kpi_{kpi.name}") for kpi in PRESETS[persona]]
    }
    assert [voice.text for voice in tables.voices] == [row[2] for row in story.sample_voices(DAY, lang)]
    assert [one.indicator for one in tables.hypotheses] == ["minutes_per_inquiry", "repeat"]


def test_a_csv_has_the_presets_of_an_employee_and_nothing_to_complain_of(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5)\n2026-11-16,投稿,30,1,4\n")
    source = open_source(path, today=DAY)
    assert list(source.side_tables.kpis) == ["会社員"]
    assert (source.side_tables.voices, source.side_tables.hypotheses, source.problems) == (None, (), ())


def test_posts_of_a_csv_are_known_in_both_languages(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("Date,Action,Minutes,Direct reactions,Quality (1-5)\n2026-11-16,Post,30,1,4\n")
    assert open_source(path, today=DAY).settings.action_classes["Post"] == "post"


def kpi_sheet(book, sheet, *rows, name=None, top=3, left=1):
    """Add a sheet with a KPI table, or, without a name, its cells alone."""
    page = book.add_worksheet(sheet)
    page.write(0, 0, "わたしの目標")
    for offset, cells in enumerate([HEADERS, *rows], start=top):
        page.write_row(offset, left, cells)
    if name:
        columns = [{"header": header} for header in HEADERS]
        bottom = top + max(len(rows), 1)
        page.add_table(top, left, bottom, left + len(HEADERS) - 1, {"name": name, "columns": columns})
        for offset, cells in enumerate(rows, start=top + 1):
            page.write_row(offset, left, cells)
    return page


def found_in(path):
    return find_tables(ClosedBook.open(path), is_wanted)


def test_a_copied_sheet_is_found_whatever_its_table_is_called(tmp_path):
    def paint(book):
        kpi_sheet(book, "会社員", OWN, name="KPI_employee")
        kpi_sheet(book, "会社員 (2)", OWN, OWN, name="KPI_employee4")
        kpi_sheet(book, "わたし", OWN, name="表7")

    tables = found_in(write(tmp_path / "a.xlsx", paint))
    assert [(table.name, table.sheet, len(list(table.records(COLUMNS)))) for table in tables] == [
        ("KPI_employee", "会社員", 1),
        ("KPI_employee4", "会社員 (2)", 2),
        ("表7", "わたし", 1),
    ]
    shown = read_side_tables(tables, log_with(), settings_in()).tables.kpis
    assert {sheet: [kpi.name for kpi in kpis] for sheet, kpis in shown.items()} == {
        "会社員": ["深い話"],
        "会社員 (2)": ["深い話", "深い話"],
        "わたし": ["深い話"],
    }


def test_a_sheet_whose_table_a_program_dropped_is_found_by_its_headers(tmp_path):
    def paint(book):
        page = kpi_sheet(book, "写し", OWN, ("だめ", "ふしぎ数", "", "", "", 1, 1, ""), top=9, left=2)
        page.write(13, 2, "ここから下はメモ")

    (table,) = found_in(write(tmp_path / "a.xlsx", paint))
    assert (table.name, table.sheet, table.rows.first_row) == (None, "写し", 11)
    tables = read_side_tables([table], log_with(), settings_in()).tables
    assert [kpi.name for kpi in tables.kpis["写し"]] == ["深い話"]
    (problem,) = tables.problems
    assert (problem.code, problem.sheet, problem.row) == ("kpi_measure_unknown", "写し", 12)


def test_hidden_sheets_pages_of_ours_and_the_log_are_not_searched_for_headers(tmp_path):
    def paint(book):
        kpi_sheet(book, "裏", OWN).hide()
        book.worksheets()[0].first_sheet = 0
        kpi_sheet(book, "2026-W47", OWN).write_string("A1", "kachilog:page:2:2026-W47")
        log = kpi_sheet(book, "活動ログ", OWN)
        log.add_table("L1:M2", {"name": "ActivityLog", "columns": [{"header": "日付"}, {"header": "分"}]})
        log.activate()

    assert found_in(write(tmp_path / "a.xlsx", paint)) == []


def test_a_sheet_that_cannot_be_read_is_no_hindrance(tmp_path):
    whole = write(tmp_path / "a.xlsx", lambda book: (kpi_sheet(book, "一", OWN), book.add_worksheet("二")))
    damaged = rewritten(whole, tmp_path / "b.xlsx", lambda n, d: b"<x/>" if n.endswith("sheet2.xml") else d)
    with pytest.raises(FileError):
        list(ClosedBook.open(damaged).rows("二"))
    assert [table.sheet for table in found_in(damaged)] == ["一"]


def test_voices_and_hypotheses_are_found_by_their_headers_too(tmp_path):
    words = Words("ja")

    def paint(book):
        voices = book.add_worksheet("声")
        headers = [words(f"template.voice_{name}") for name in ("date", "text", "auto", "manual")]
        voices.write_row(2, 1, headers)
        voices.write_row(3, 1, ["2026-11-16", "悩みが解決しました", "", ""])
        guesses = book.add_worksheet("仮説")
        names = ("problem", "indicator", "state", "since")
        guesses.write_row(0, 0, [words(f"template.hypothesis_{name}") for name in names])
        guesses.write_row(1, 0, ["課題", "E2", "検証中", "2026-11-16"])

    read = read_side_tables(found_in(write(tmp_path / "a.xlsx", paint)), log_with(), settings_in())
    assert [one.indicator for one in read.tables.hypotheses] == ["efficiency"]
    assert [voice.classes for voice in read.tables.voices] == [("solved",)]
    assert read.voices.changes(words) == {(4, 4): "悩みが解決した"}


def test_a_table_with_the_right_name_goes_before_one_with_the_right_headers(tmp_path):
    words = Words("ja")
    headers = [words(f"template.voice_{name}") for name in ("date", "medium", "text", "auto", "manual")]

    def paint(book):
        for sheet, name, text in (("写し", "Voices2", "写し"), ("元", "Voices", "元")):
            page = book.add_worksheet(sheet)
            columns = [{"header": header} for header in headers]
            page.add_table(0, 0, 1, 4, {"name": name, "columns": columns})
            page.write_row(1, 0, ["2026-11-16", "DM", text])

    read = read_side_tables(found_in(write(tmp_path / "a.xlsx", paint)), log_with(), settings_in())
    assert read.voices.sheet == "元"


def test_a_kpi_may_be_an_indicator_on_a_sheet_that_is_not_shown(tmp_path):
    words = Words("ja")

    def paint(book):
        kpi_sheet(book, "学生", OWN, name="KPI_student")
        guesses = book.add_worksheet("仮説")
        names = ("problem", "indicator", "state", "since")
        guesses.write_row(0, 0, [words(f"template.hypothesis_{name}") for name in names])
        guesses.write_row(1, 0, ["課題", "深い話", "", "2026-11-16"])

    tables = read_side_tables(found_in(write(tmp_path / "a.xlsx", paint)), log_with(), settings_in()).tables
    assert tables.kpis == {}
    assert tables.hypotheses[0].indicator.name == "深い話"


def test_a_workbook_of_somebody_elses_has_the_presets(tmp_path):
    book = ClosedBook.open(bare_book(tmp_path / "a.xlsx"))
    read = read_side_tables(find_tables(book, is_wanted), log_with(), settings_in(persona="student"))
    assert list(read.tables.kpis) == ["学生"]
    assert (read.tables.voices, read.voices) == (None, None)
