"""The template: what a new workbook holds, and that programs other than ours can read it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from pyopenvba import ExcelFile
from python_calamine import CalamineWorkbook
from support.spreadsheet import recalculated
from support.workbooks import SHEETS

from kachilog.base.languages import LANGS
from kachilog.base.settings import Settings, new_actions
from kachilog.files.book import names
from kachilog.files.book.tables.kpi_presets import MEASURES, PRESETS, persona_columns
from kachilog.files.book.template import vba, week_figures
from kachilog.files.book.template.log_sheet import BUTTONS
from kachilog.files.book.template.new_book import build
from kachilog.jobs.ready_books import BOOKS, CHECKOUT, CSVS, SAMPLE_LAST_DAY, build_all
from kachilog.jobs.samples.story import sample_hypotheses, sample_log, sample_voices, sample_weeks_off
from kachilog.log.columns import HEADERS, NEW_KEYS
from kachilog.log.stream import split_tags
from kachilog.page.palette import ACCENT
from kachilog.wording import Words
from kachilog.wording.width import text_width

TABLES = [
    *[
        "ActivityLog",
        "Voices",
        "Hypotheses",
        "Settings",
        "Budgets",
        "WeeksOff",
        "Actions",
        "Tags",
        "Mappings",
    ],
    "Pages",
    *["KPI_employee", "KPI_homemaker", "KPI_student", "KPI_freelance"],
]
EXCEL_PROMPT_LIMIT, EXCEL_LIST_LIMIT = 255, 255
CELL_PADDING, A4 = 1, 9
WINDOW_1366 = 1366 - 30 - 25
"""Pixels of a screen that show cells: without the numbers of the rows and the scroll bar."""


def built(**options):
    content = io.BytesIO()
    build(content, **options)
    return content


def sampled(lang="ja", **options):
    day = SAMPLE_LAST_DAY
    return built(
        lang=lang,
        rows=sample_log(day, lang),
        voices=sample_voices(day, lang),
        hypotheses=sample_hypotheses(day, lang),
        weeks_off=sample_weeks_off(day),
        today=day,
        **options,
    )


@pytest.fixture(scope="module", params=LANGS)
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def book(lang):
    return load_workbook(sampled(lang))


def width_of(sheet, column):
    """Return the width of a column (1-based); a file keeps neighbours of one width together."""
    return next(one.width for one in sheet.column_dimensions.values() if one.min <= column <= one.max)


def tables_of(book):
    return {table.name: (sheet, table) for sheet in book for table in sheet.tables.values()}


def cells(book, name):
    sheet, table = tables_of(book)[name]
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def test_the_sheets_stand_in_the_order_of_the_product(book, lang):
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == SHEETS[lang]
    assert book.sheetnames.index({"ja": "ページの型", "en": "Page form"}[lang]) == len(book.sheetnames) - 2


def test_the_tables_have_the_same_names_in_both_languages(book):
    assert sorted(tables_of(book)) == sorted(TABLES)


def test_the_log_has_its_ten_columns_in_the_language_of_the_book(book, lang):
    assert cells(book, names.LOG_TABLE)[0] == [HEADERS[lang][key] for key in NEW_KEYS]


def test_the_sample_rows_stand_in_the_log_as_they_are(book, lang):
    rows = sample_log(SAMPLE_LAST_DAY, lang)
    found = cells(book, names.LOG_TABLE)[1 : len(rows) + 1]

    assert [(row[0].date(), *row[1:]) for row in found] == rows


def test_a_new_log_is_empty_and_has_a_few_rows_to_begin_with():
    header, *rows = cells(load_workbook(built()), names.LOG_TABLE)

    assert header[0] == "日付"
    assert 3 <= len(rows) <= 10
    assert {value for row in rows for value in row} == {None}


def test_columns_of_a_persona_stand_before_tags_and_note():
    extra = persona_columns("homemaker", Words("ja"))
    book = load_workbook(built(persona="homemaker", extra_columns=extra))

    assert cells(book, names.LOG_TABLE)[0][8:] == ["会話数", "実践報告数", "感謝数", "タグ", "メモ"]


def test_a_log_may_have_fewer_columns_and_columns_of_the_users_own():
    keys = (*NEW_KEYS[:5], "inquiries", "note")
    content = built(keys=keys, own_columns=["天気", "かかった\n費用"], rows=[[*[None] * 7, "晴れ", "1.50"]])
    book = load_workbook(content)
    _, table = tables_of(book)[names.LOG_TABLE]

    header, row, *_ = cells(book, names.LOG_TABLE)
    assert header == [*(HEADERS["ja"][key] for key in keys), "天気", "かかった\n費用"]
    assert row[-2:] == ["晴れ", "1.50"]
    assert table.column_names[-1] == "かかった\n費用"


@pytest.mark.parametrize("keys", [NEW_KEYS, NEW_KEYS[:5]])
def test_every_name_of_a_live_figure_points_at_a_cell(keys):
    book = load_workbook(built(keys=keys))

    assert not [name for name, one in book.defined_names.items() if "#REF" in one.attr_text]
    assert set(week_figures.formulas(Words("ja"))) <= set(book.defined_names)


def test_every_preset_kpi_measures_a_word_of_ours_or_a_column_that_the_log_can_have(book, lang):
    words = Words(lang)
    measures = {words(f"template.measure_{name}") for name in MEASURES}
    for persona in names.PERSONAS:
        known = measures | set(HEADERS[lang].values()) | set(persona_columns(persona, words))
        for row in cells(book, names.KPI_TABLES[persona])[1 : len(PRESETS[persona]) + 1]:
            assert row[1] in known
            assert row[3] is None or row[3] in known or isinstance(row[3], int)
            assert row[6:8] == [None, None]


def test_the_presets_are_the_thirteen_of_the_metrics():
    book = load_workbook(built())
    rows = [row for name in names.KPI_TABLES.values() for row in cells(book, name)[1:] if row[0]]

    assert [(*row[:6], *row[8:]) for row in rows] == [
        ("週3回の価値提供率", "高品質投稿数", None, 3, None, 1, 1, "%"),
        ("1投稿あたりの深い質問数", "深い質問数", None, "投稿数", None, 1, 1, "件/投稿"),
        ("月1回の個別相談実現率", "個別相談数", None, 1, None, 4, 1, "%"),
        ("悩み解決投稿への反応率", "直接反応数", "悩み解決", "投稿数", "悩み解決", 1, 3, "件/投稿"),
        ("コミュニティ内での会話発生率", "会話数", None, "投稿数", None, 1, 1, "件/投稿"),
        ("実践報告の投稿数", "実践報告数", None, None, None, 1, 1, "件"),
        ("感謝のメッセージ数", "感謝数", None, None, None, 1, 1, "件"),
        ("新しいスキル習得の実況投稿数", "投稿数", "実況", None, None, 1, 2, "件"),
        ("失敗体験のシェア率", "投稿数", "失敗体験", "投稿数", None, 1, 0.25, "%"),
        ("同世代からのアドバイス求められ率", "同世代相談数", None, "直接反応数", None, 4, 0.1, "%"),
        ("専門知識の実用性証明率", "投稿数", "実例", "投稿数", None, 1, 0.5, "%"),
        ("クライアントの成果報告数", "成果報告数", None, None, None, 4, 1, "件"),
        ("業界内での引用・紹介率", "引用・紹介数", None, "投稿数", None, 4, 0.2, "%"),
    ]


def test_the_actions_offered_are_the_defaults_of_the_settings():
    assert dict(new_actions("ja")) == dict(Settings().action_classes)


def test_every_tag_of_a_preset_is_offered_in_the_settings():
    offered = {row[0] for row in cells(load_workbook(built()), names.TAGS_TABLE)[1:]}
    tags = {m.tag for kpis in PRESETS.values() for k in kpis for m in (k.numerator, k.denominator) if m}

    assert {Words("ja")(f"template.tag_{tag}") for tag in tags if tag} <= offered


@pytest.mark.parametrize("lang", LANGS)
def test_every_tag_offered_is_one_tag_and_has_room_on_the_page(lang):
    tags = [row[0] for row in cells(load_workbook(built(lang=lang)), names.TAGS_TABLE)[1:] if row[0]]
    assert [split_tags(tag) for tag in tags] == [(tag,) for tag in tags]
    assert max(map(text_width, tags)) <= 12


def test_a_heading_stands_where_the_numbers_below_it_do():
    sheet, table = tables_of(load_workbook(built()))[names.KPI_TABLES["employee"]]
    aligned = [
        (above.alignment.horizontal, below.alignment.horizontal)
        for above, below, *_ in zip(*sheet[table.ref], strict=True)
    ]
    assert aligned[5:9] == [("right", "right")] * 4
    assert {above for above, _ in aligned[:5]} == {"left"}


@pytest.mark.parametrize("persona", PRESETS)
def test_a_persona_sheet_is_printed_on_one_page(persona):
    sheet = load_workbook(built())[names.sheet_name(persona, Words("ja"))]
    assert int(sheet.page_setup.fitToHeight or 1) == 1


def test_what_may_be_typed_is_ruled_far_below_the_table(book):
    sheet, table = tables_of(book)[names.LOG_TABLE]
    left, top, right, _ = range_boundaries(table.ref)
    ruled = {}
    for rule in sheet.data_validations.dataValidation:
        for area in rule.sqref.ranges:
            ruled[area.min_col] = (rule, area)
    rules = [ruled[column] for column in range(left, right + 1)]

    assert [rule.type for rule, _ in rules] == [
        *("date", "list", "whole", "whole", "whole", "whole", "whole", "whole", "list"),
        None,  # notes are free, but have their hint
    ]
    assert all(area.min_row == top + 1 and area.max_row >= 20_000 for _, area in rules)
    assert (rules[4][0].formula1, rules[4][0].formula2) == ("1", "5")
    assert {rules[column][0].errorStyle for column in (1, 8)} == {"information"}


def test_every_rule_and_hint_is_within_the_limits_of_excel(book):
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]

    assert rules
    for rule in rules:
        assert len(rule.prompt or "") <= EXCEL_PROMPT_LIMIT
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.error or "") <= EXCEL_PROMPT_LIMIT
        assert len(rule.errorTitle or "") <= 32
        if rule.type == "list" and rule.formula1.startswith('"'):
            assert len(rule.formula1) - 2 <= EXCEL_LIST_LIMIT


def test_a_row_typed_below_the_table_looks_like_one_in_it():
    book = load_workbook(built())
    sheet, table = tables_of(book)[names.LOG_TABLE]
    for cell in sheet[table.ref][-1]:
        below = sheet.column_dimensions[cell.column_letter]
        assert below.number_format == cell.number_format
        assert below.fill.fgColor.rgb == cell.fill.fgColor.rgb
        assert below.alignment.horizontal == cell.alignment.horizontal


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_heading_of_the_log_stands_over_its_cells_and_above_the_button_of_its_filter(lang):
    sheet, table = tables_of(load_workbook(built(lang=lang)))[names.LOG_TABLE]
    for above, below in zip(*sheet[table.ref][:2], strict=True):
        assert above.alignment.horizontal == below.alignment.horizontal
        assert above.alignment.vertical == "top"
        if above.alignment.horizontal == "right":
            assert text_width(above.value) <= width_of(sheet, above.column) - CELL_PADDING, above.value


def test_the_log_stays_in_sight_below_its_header(book):
    sheet, table = tables_of(book)[names.LOG_TABLE]
    top = range_boundaries(table.ref)[1]

    assert sheet.freeze_panes == f"A{top + 1}"
    assert sheet.print_title_rows == f"${top}:${top}"


@pytest.mark.parametrize("one", range(11))
def test_every_sheet_prints_on_the_width_of_one_a4_page(book, one):
    sheet = book.worksheets[one]

    assert int(sheet.page_setup.paperSize) == A4
    assert int(sheet.page_setup.fitToWidth or 1) == 1
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert not sheet.sheet_view.showGridLines


def test_every_header_of_a_table_fits_its_cell(book):
    for name, (sheet, table) in tables_of(book).items():
        left, top, right, _ = range_boundaries(table.ref)
        if name == names.PAGES_TABLE:
            assert sheet.column_dimensions[get_column_letter(left)].hidden
            continue
        height = sheet.row_dimensions[top].height
        for column in range(left, right + 1):
            cell = sheet.cell(top, column)
            width = width_of(sheet, column) - CELL_PADDING
            longest = max(text_width(part) for part in cell.value.split(" "))
            assert longest <= width, (sheet.title, cell.value)
            assert -(-text_width(cell.value) // width) * 15 <= height, (sheet.title, cell.value)


def test_every_line_of_text_fits_the_cells_it_is_written_in(book, lang):
    """Counted by the characters' width: at 10 points a column of n units holds n half-width characters."""
    for sheet in book:
        merged = {area.coord.split(":")[0]: area for area in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                if not isinstance(cell.value, str) or cell.coordinate not in merged or cell.data_type == "f":
                    continue
                area = merged[cell.coordinate]
                width = sum(width_of(sheet, n) for n in range(area.min_col, area.max_col + 1))
                needed = text_width(cell.value) * cell.font.size / 10
                lines = (sheet.row_dimensions[cell.row].height or 15) // (1.6 * cell.font.size)
                assert needed <= width * max(1, lines if cell.alignment.wrap_text else 1), cell.value


def test_the_links_of_the_first_sheet_lead_to_sheets(book, lang):
    words = Words(lang)
    links = [cell for row in book.worksheets[0] for cell in row if str(cell.value).startswith("=HYPERLINK(")]

    targets = [
        names.sheet_name(key, words)
        for key in ("hypotheses", "employee", "log", "trend", "voices", "settings")
    ]
    assert [link.value for link in links] == [f'=HYPERLINK("#\'{name}\'!A1","{name}")' for name in targets]
    assert {link.font.color.rgb[2:] for link in links} == {ACCENT[1:]}, "no browser blue"


@pytest.mark.parametrize("name", [names.STATUS_NAME, names.DAY_NAME, names.TEMPLATE_NAME])
def test_a_program_finds_its_cells_by_name(book, name):
    ((sheet, cell),) = book.defined_names[name].destinations

    assert book[sheet][cell.replace("$", "")] is not None


def test_the_template_version_is_written_twice(book):
    ((sheet, cell),) = book.defined_names[names.TEMPLATE_NAME].destinations

    assert book[sheet][cell.replace("$", "")].value == names.TEMPLATE_VERSION
    assert book.custom_doc_props[names.TEMPLATE_PROPERTY].value == names.TEMPLATE_VERSION


def test_an_english_book_has_no_japanese_text():
    book = load_workbook(sampled("en"))
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    texts += [
        text
        for sheet in book
        for rule in sheet.data_validations.dataValidation
        for text in (rule.prompt, rule.error, rule.promptTitle, rule.errorTitle)
        if text
    ]

    japanese = [text for text in texts if any("\u3040" <= sign <= "\u9fff" for sign in text)]
    # A formula understands the Japanese names of weekdays too.
    assert [text for text in japanese if not text.startswith("=")] == []


def test_the_buttons_run_macros_that_exist():
    with zipfile.ZipFile(sampled(macros=True)) as package:
        drawing = "".join(package.read(n).decode() for n in package.namelist() if n.endswith(".vml"))

    for macro, name in BUTTONS:
        assert f"[0]!{macro}" in drawing
        assert Words("ja")(f"template.button_{name}") in drawing
        assert f"Public Sub {macro}()" in vba.sources()["Kachilog"]


def test_a_book_without_macros_says_how_to_get_the_page_without_a_button():
    book = load_workbook(built())
    ((sheet, cell),) = book.defined_names[names.STATUS_NAME].destinations

    assert "kachilog review" in book[sheet][cell.replace("$", "")].value
    assert "vba" not in "".join(zipfile.ZipFile(built()).namelist()).lower()


@pytest.mark.parametrize("macros", [False, True])
def test_equal_arguments_give_an_equal_file(macros):
    assert sampled(macros=macros).getvalue() == sampled(macros=macros).getvalue()


@pytest.mark.parametrize("macros", [False, True])
@pytest.mark.thorough
def test_the_schema_has_nothing_to_say(tmp_path, lang, macros):
    path = tmp_path / ("book.xlsm" if macros else "book.xlsx")
    path.write_bytes(sampled(lang, macros=macros).getvalue())
    audit = Path(sys.executable).with_name("openxml-audit")
    done = subprocess.run([audit, "-m", "0", path], capture_output=True, text=True, check=False)

    assert "Errors: 0" in done.stdout, done.stdout


def test_calamine_reads_the_log(lang):
    content = io.BytesIO(sampled(lang).getvalue())
    sheet = CalamineWorkbook.from_filelike(content).get_sheet_by_name({"ja": "活動ログ", "en": "Log"}[lang])
    rows = sheet.to_python()

    header = [HEADERS[lang][key] for key in NEW_KEYS]
    place = next(number for number, row in enumerate(rows) if row[-len(header) :] == header)
    assert rows[place + 1][-len(header) :][2:5] == [45, 1, 3]


@pytest.mark.libreoffice
@pytest.mark.thorough
def test_libreoffice_opens_the_book_with_macros(tmp_path, lang):
    path = tmp_path / "book.xlsm"
    path.write_bytes(sampled(lang, macros=True).getvalue())

    (book,) = recalculated([path], tmp_path)

    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == SHEETS[lang]


def test_the_status_cell_has_room_for_the_longest_answer(book):
    ((sheet, cell),) = book.defined_names[names.STATUS_NAME].destinations
    board = book[sheet]
    first = board[cell.replace("$", "")]
    (area,) = [merged for merged in board.merged_cells.ranges if first.coordinate in merged]
    shares = [board.column_dimensions[letter].width for letter in "BCDEFGHIJ"]
    assert sum(7 * width + 5 for width in [board.column_dimensions["A"].width, *shares]) < WINDOW_1366
    assert area.size == {"columns": len(shares), "rows": 1}
    assert first.alignment.wrap_text

    week = {"week": "2026-W47", "span": "11月16日(月)〜11月22日(日)", "time": "09:05"}
    place = "5,012行目「リピート相談数」: 「さんじゅっぷんくらい」は件数にできません。0以上の整数で書きます。"
    words = Words("ja")
    answer = words("excel.remade", **week) + words("excel.errors", count=12, first=place)
    lines = board.row_dimensions[first.row].height / (first.font.size * 1.35)
    assert text_width(answer) * first.font.size / 11 < sum(shares) * int(lines)


def test_what_only_xlwings_reads_is_on_a_sheet_that_no_menu_can_show_and_never_on_the_last(lang):
    book = load_workbook(sampled(lang, macros=True))
    hidden = [sheet for sheet in book if sheet.sheet_state != "visible"]

    assert [sheet.sheet_state for sheet in hidden] == ["veryHidden", "hidden"]
    assert hidden[0].title == "xlwings.conf"
    assert list(hidden[0].values) == [("ADD_WORKBOOK_TO_PYTHONPATH", "False")]
    assert book.sheetnames[-1] != "xlwings.conf"
    told = [cell.value for sheet in book if sheet is not hidden[0] for row in sheet for cell in row]
    assert not any("xlwings.conf" in str(text) for text in told)
    assert "xlwings.conf" not in load_workbook(sampled(lang)).sheetnames


# --- the copies kept in workbook/ ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rebuilt")
    return {path.name: path for path in build_all(folder)}


def content(path):
    """Return what a workbook holds, apart from how the installed XlsxWriter writes it down."""
    book = load_workbook(path)
    return {
        sheet.title: (
            {cell.coordinate: (shown(cell.value), cell.number_format) for row in sheet for cell in row},
            {column: one.width for column, one in sheet.column_dimensions.items()},
            sorted(table.ref for table in sheet.tables.values()),
            sorted(
                (str(r.sqref), r.type, r.formula1, r.prompt) for r in sheet.data_validations.dataValidation
            ),
        )
        for sheet in book
    } | {"names": {name: one.attr_text for name, one in book.defined_names.items()}}


def shown(value):
    return getattr(value, "text", value)


@pytest.mark.parametrize("name", [name for name, *_ in BOOKS])
def test_a_kept_template_is_the_one_we_would_build_today(rebuilt, name):
    assert content(CHECKOUT / name) == content(rebuilt[name]), "run: python -m kachilog.jobs.ready_books"


@pytest.mark.parametrize("name", [name for name, _ in BOOKS if name.endswith(".xlsm")])
def test_the_macros_of_a_kept_template_are_our_sources(name):
    with ExcelFile(CHECKOUT / name) as file:
        modules = file.vba_modules()

    ours = {module: source for module, source in vba.sources().items() if module != "xlwings"}
    assert {module: modules[module] for module in ours} == ours
    assert "Public Function RunPython" in modules["xlwings"]


@pytest.mark.parametrize("name", [name for name, _ in CSVS])
def test_a_kept_csv_is_the_one_we_would_write_today(rebuilt, name):
    assert (CHECKOUT / name).read_bytes() == rebuilt[name].read_bytes()


def test_nothing_else_is_kept_there(rebuilt):
    assert {path.name for path in CHECKOUT.iterdir()} == set(rebuilt)
