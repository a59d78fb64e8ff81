"""A review tells what a workbook has beside its log, and writes the classes of the voices into it."""

import datetime as dt
import json
import shutil
import warnings
from contextlib import contextmanager

import openpyxl
import pytest
from lxml import etree
from support.byte_identity import assert_only_changed, raw_parts
from support.typed import METHOD, TODAY, kachilog, written
from support.workbooks import append_rows, edited

from kachilog.files.book.names import VOICES_MARK_NAME as NAME
from kachilog.files.book.tables import voices
from kachilog.files.xlsx.package import Package
from kachilog.voices import classify

WEEK = ("--week", "2026-W47")


@contextmanager
def opened(path):
    with warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", category=UserWarning
        )  # what openpyxl would drop, it only reads here
        yield openpyxl.load_workbook(path)


def new_book(capsys, path, *arguments, rows=(), voices=(), hypotheses=()):
    """Make a workbook and add rows to its tables."""
    assert kachilog(capsys, "new", path, *arguments, *TODAY)[0] == 0

    def fill(package):
        for table, more in (("ActivityLog", rows), ("Voices", voices), ("Hypotheses", hypotheses)):
            width = len(package.tables[table].headers)
            append_rows(package, table, [[*row, *[None] * (width - len(row))] for row in more])

    return edited(path, path.with_name(f"filled {path.name}"), fill)


def day(number):
    return dt.date(2026, 11, number)


ROWS = [(day(16), "投稿", 30, 2, 5, 1), (day(18), "投稿", 30, 2, 4, 1), (day(20), "投稿", 30, 1, 3, 0)]
VOICES = [
    (day(16), "DM", "おかげさまで悩みが解決しました"),
    (day(17), "コメント", "さっそくやってみました", None, "どれでもない"),
    (day(18), "コメント", "今日は寒いですね", None, "結果が出た"),
    (day(22), "コメント", "今日も寒いですね"),
    (day(23), "コメント", "悩みが解決しました"),
]


def object_of(capsys, path, *more):
    return json.loads(kachilog(capsys, "review", path, "--json", *WEEK, *TODAY, *more)[1])


def test_a_csv_has_the_kpis_of_an_employee(capsys, tmp_path):
    found = object_of(capsys, written(tmp_path / "log.csv"))
    assert list(found["personas"]) == ["会社員"]
    assert found["personas"]["会社員"][0] == {
        "name": "週3回の価値提供率",
        "numerator": 2,
        "denominator": 3,
        "value": 2 / 3,
        "target": 1.0,
    }
    assert [kpi["value"] for kpi in found["personas"]["会社員"][1:]] == [None, None]
    assert (found["resolution"], found["problems"]) == (None, [])


@pytest.mark.parametrize(
    ("persona", "columns"),
    [
        ("会社員", ["深い質問数", "個別相談数"]),
        ("主婦", ["会話数", "実践報告数", "感謝数"]),
        ("学生", ["同世代相談数"]),
        ("フリーランス", ["成果報告数", "引用・紹介数"]),
    ],
)
def test_a_new_workbook_has_the_columns_that_its_personas_kpis_need(capsys, tmp_path, persona, columns):
    book = new_book(capsys, tmp_path / "a.xlsx", "--persona", persona, rows=ROWS)
    assert list(Package.open(book).tables["ActivityLog"].headers[8:-2]) == columns
    found = object_of(capsys, book)
    assert list(found["personas"]) == [persona]
    assert found["problems"] == []


def test_targets_stand_in_a_week_without_rows(capsys, tmp_path):
    found = object_of(capsys, new_book(capsys, tmp_path / "a.xlsx"))
    assert [(kpi["value"], kpi["target"]) for kpi in found["personas"]["会社員"]] == [
        (0, 1),
        (None, 1),
        (0, 1),
    ]


def test_the_sample_has_a_living_panel_in_both_languages(capsys, tmp_path):
    for lang, persona in (("ja", "会社員"), ("en", "Employee")):
        path = tmp_path / f"{lang}.xlsx"
        kachilog(capsys, "new", path, "--sample", "--lang", lang, *TODAY)
        found = object_of(capsys, path)
        assert list(found["personas"]) == [persona]
        assert [kpi["value"] for kpi in found["personas"][persona]] == [2 / 3, 2, 3]
        assert found["resolution"]["voices"] == 2
        assert found["problems"] == []


def test_the_users_own_class_wins_over_ours(capsys, tmp_path):
    found = object_of(capsys, new_book(capsys, tmp_path / "a.xlsx", rows=ROWS, voices=VOICES))["resolution"]
    assert {name: found[name] for name in ("voices", "solved", "acted", "result", "any")} == {
        "voices": 4,
        "solved": 1,
        "acted": 0,
        "result": 1,
        "any": 2,
    }


def test_a_review_writes_the_class_of_each_voice_beside_it(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "a.xlsx", rows=ROWS, voices=VOICES)
    assert kachilog(capsys, "review", book, *WEEK, *TODAY)[0] == 0
    with opened(book) as read:
        table = read["お客様の声"].tables["Voices"].ref
        cells = [[cell.value for cell in row] for row in read["お客様の声"][table]][1:6]
    assert [row[3] for row in cells] == [
        "悩みが解決した",
        "行動を起こせた",
        "どれでもない",
        "どれでもない",
        "悩みが解決した",
    ]
    assert [row[4] for row in cells] == [None, "どれでもない", "結果が出た", None, None]


def test_reading_alone_writes_nothing(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "a.xlsx", rows=ROWS, voices=VOICES)
    before = book.read_bytes()
    object_of(capsys, book)
    kachilog(capsys, "check", book, *TODAY)
    assert book.read_bytes() == before


def test_a_second_review_leaves_the_sheet_of_voices_as_it_is(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "a.xlsx", rows=ROWS, voices=VOICES)
    sheet = next(sheet.part for sheet in Package.open(book).sheets if sheet.name == "お客様の声")
    kachilog(capsys, "review", book, *WEEK, *TODAY)
    first = raw_parts(book)[sheet]
    kachilog(capsys, "review", book, *WEEK, *TODAY)
    assert raw_parts(book)[sheet] == first


def test_only_what_a_review_writes_into_is_touched(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "a.xlsx", rows=ROWS, voices=VOICES)
    before = tmp_path / "before.xlsx"
    before.write_bytes(book.read_bytes())
    package = Package.open(book)
    names = {sheet.name: sheet.part for sheet in package.sheets}
    kachilog(capsys, "review", book, *WEEK, *TODAY)
    kept = {name for name in raw_parts(before) if name.startswith(("xl/worksheets/sheet", "xl/tables/"))}
    kept -= {
        names[name] for name in ("はじめに", "お客様の声", "推移", "会社員", "主婦", "学生", "フリーランス")
    }
    assert {name: raw_parts(book)[name] for name in kept} == {name: raw_parts(before)[name] for name in kept}


def test_a_csv_reviewed_into_a_workbook_has_that_workbooks_kpis_and_voices(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "a.xlsx", "--persona", "学生", voices=VOICES)
    log = written(tmp_path / "log.csv", METHOD)
    found = object_of(capsys, log, "--into", book)
    assert list(found["personas"]) == ["学生"]
    assert found["resolution"]["voices"] == 4
    assert kachilog(capsys, "review", log, "--into", book, *WEEK, *TODAY)[0] == 0
    with opened(book) as read:
        assert "悩みが解決した" in [cell.value for cell in next(iter(read["お客様の声"].iter_cols(5, 5)))]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_malformed_kpi_is_told_with_sheet_and_row_and_the_others_are_computed(capsys, tmp_path, lang):
    book = new_book(capsys, tmp_path / "a.xlsx", rows=ROWS)
    broken = edited(
        book,
        tmp_path / "b.xlsx",
        lambda package: append_rows(
            package,
            "KPI_employee",
            [
                ("なぞ", "ふしぎ数", *[None] * 3, 2, None, None, 1, "件"),
                ("件", "件数", *[None] * 3, 1, None, None, 1, "件"),
            ],
        ),
    )
    found = object_of(capsys, broken)
    assert [kpi["name"] for kpi in found["personas"]["会社員"]][-1] == "件"
    assert found["personas"]["会社員"][-1]["value"] == 3
    assert [(one["sheet"], one["row"], one["column"], one["value"]) for one in found["problems"]] == [
        ("会社員", 21, "数えるもの", "ふしぎ数"),
        ("会社員", 21, "期間(週)", "2"),
    ]
    code, out, _ = kachilog(capsys, "check", broken, "--lang", lang, *TODAY)
    assert code == 1
    assert ("会社員" in out, "21" in out, "ふしぎ数" in out) == (True, True, True)


def test_hypotheses_that_cannot_be_followed_are_told(capsys, tmp_path):
    book = new_book(
        capsys,
        tmp_path / "a.xlsx",
        rows=ROWS,
        hypotheses=[
            ("課題", None, None, "なにか", "検証中", day(16)),
            ("課題", None, None, "E2", "検証中", day(16)),
        ],
    )
    (problem,) = object_of(capsys, book)["problems"]
    assert (problem["code"], problem["sheet"], problem["value"]) == (
        "hypothesis_indicator",
        "課題仮説",
        "なにか",
    )


def cells_of(path, sheet, *addresses):
    with opened(path) as book:
        return [book[sheet][address].value for address in addresses]


def test_a_review_writes_this_week_and_four_weeks_beside_each_kpi(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "a.xlsx", rows=ROWS)
    assert kachilog(capsys, "review", book, *WEEK, *TODAY)[0] == 0
    assert cells_of(book, "会社員", "H18", "I18", "H19", "H20") == [
        "2回 / 3回",
        "2回 / 12回",
        "0件/投稿",
        "0回",
    ]
    assert cells_of(book, "主婦", "H19") == ["—"], "the log has no such column"


def test_a_sheet_of_the_users_own_is_chosen_in_the_settings_by_its_name(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "a.xlsx", rows=ROWS)
    with opened(book) as opened_book:
        own = opened_book.create_sheet("わたし")
        for row in (("KPI", "数えるもの", "何あたり", "期間(週)"), ("件", "件数", None, 1)):
            own.append(row)
        settings = opened_book["設定"]
        (place,) = [cell for row in settings for cell in row if cell.value == "立場"]
        settings.cell(place.row, place.column + 1).value = "わたし"
        opened_book.save(book)
    found = object_of(capsys, book)
    assert {name: [kpi["value"] for kpi in kpis] for name, kpis in found["personas"].items()} == {
        "わたし": [3]
    }
    assert found["problems"] == []


def index_of(path):
    (start,) = [sheet for sheet in Package.open(path).tables.values() if sheet.name == "Pages"]
    with opened(path) as book:
        rows = book["はじめに"].iter_rows(
            start.first_row + 1, start.last_row, start.first_column, start.first_column
        )
        return [row[0].value for row in rows if row[0].value]


def test_the_first_sheet_lists_the_pages_newest_first(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "a.xlsx", rows=[*ROWS, (day(10), "投稿", 30, 2, 5, 1)])
    assert index_of(book) == []
    assert kachilog(capsys, "review", book, *WEEK, *TODAY)[0] == 0
    assert index_of(book) == ["2026-W47"]
    assert kachilog(capsys, "review", book, "--week", "2026-W46", *TODAY)[0] == 0
    assert index_of(book) == ["2026-W47", "2026-W46"]


def test_voices_are_classified_again_only_where_something_has_changed(capsys, tmp_path, monkeypatch):
    book = new_book(capsys, tmp_path / "book.xlsx", rows=ROWS, voices=VOICES)
    before = object_of(capsys, book)["resolution"]
    assert kachilog(capsys, "review", book, *WEEK, *TODAY)[0] == 0
    asked = []
    monkeypatch.setattr(voices, "classify", lambda texts: asked.extend(texts) or classify(texts))

    assert kachilog(capsys, "review", book, *WEEK, *TODAY)[0] == 0
    assert object_of(capsys, book)["resolution"] == before
    assert asked == []

    package = Package.open(book)
    package.set_cells("お客様の声", {place_of(book, VOICES[3][2]): "悩みが解決しました"})
    package.save(book)
    told = object_of(capsys, book)["resolution"]
    assert "悩みが解決しました" in asked
    assert len(asked) < len(VOICES)
    assert told["solved"] == before["solved"] + 1


def test_of_voices_that_are_known_none_is_classified_beside_a_new_one(capsys, tmp_path, monkeypatch):
    book = new_book(capsys, tmp_path / "book.xlsx", rows=ROWS, voices=VOICES)
    assert kachilog(capsys, "review", book, *WEEK, *TODAY)[0] == 0
    new = [(day(19), "DM", "さっそく試しました"), (day(19), "DM", "悩みが解決しました")]
    more = [[*row, None, None] for row in new]
    changed = edited(book, tmp_path / "changed.xlsx", lambda package: append_rows(package, "Voices", more))
    before = shutil.copy(changed, tmp_path / "before.xlsx")
    asked = []
    monkeypatch.setattr(voices, "classify", lambda texts: asked.extend(texts) or classify(texts))
    assert kachilog(capsys, "review", changed, *WEEK, *TODAY)[0] == 0
    assert asked == ["さっそく試しました"]
    assert object_of(capsys, changed)["resolution"]["solved"] == 2
    assert asked == ["さっそく試しました"]

    parts = {sheet.name: sheet.part for sheet in Package.open(changed).sheets}
    ours = {parts[name] for name in ("お客様の声", "推移", "2026-W47")}
    assert_only_changed(before, changed, {*ours, "xl/workbook.xml"})
    one, other = (etree.fromstring(Package.open(path).read("xl/workbook.xml")) for path in (before, changed))
    for root in (one, other):
        (kept,) = [name for name in root.iter() if name.get("name") == NAME]
        assert kept.get("hidden") == "1"
        kept.text = ""
    assert etree.tostring(one) == etree.tostring(other)


def test_a_protected_sheet_of_voices_in_which_nothing_is_to_be_written_is_not_told(capsys, tmp_path):
    book = new_book(
        capsys, tmp_path / "book.xlsx", rows=[*ROWS, (day(10), "投稿", 30, 2, 5, 1)], voices=VOICES
    )
    assert kachilog(capsys, "review", book, *WEEK, *TODAY)[0] == 0
    with opened(book) as read:
        read["お客様の声"].protection.enable()
        del read.defined_names[NAME]
        read.save(book)
    code, out, _ = kachilog(capsys, "review", book, "--week", "2026-W46", *TODAY)
    assert (code, "2026-W46" in out) == (0, True)
    assert "分類(自動)" not in out
    assert Package.open(book).kept_text(NAME)


def place_of(path, text):
    """Return the row and column of a voice."""
    with opened(path) as book:
        cells = (cell for row in book["お客様の声"].iter_rows() for cell in row)
        return next((cell.row, cell.column) for cell in cells if cell.value == text)


def test_a_workbook_that_is_as_it_should_be_is_not_changed_for_a_mark(capsys, tmp_path):
    book = new_book(capsys, tmp_path / "book.xlsx", rows=ROWS, voices=VOICES)
    assert kachilog(capsys, "review", book, *WEEK, *TODAY)[0] == 0
    old = edited(book, tmp_path / "old.xlsx", lambda package: package.keep_texts({NAME: "x"}, anew=True))
    content = old.read_bytes()

    assert kachilog(capsys, "review", old, *WEEK, *TODAY)[0] == 0
    assert old.read_bytes() == content
