"""お客様の声 as a user may fill it in, and what is written beside it."""

import datetime as dt

import pytest

from kachilog.base.languages import LANGS
from kachilog.files.book.tables.found import FoundTable, TableRows
from kachilog.files.book.tables.voices import class_words, is_voice_table, read_voices
from kachilog.voices import classify
from kachilog.wording import Words

DAY = dt.datetime(2026, 11, 16)  # noqa: DTZ001  a date cell has no zone
SOLVED = "おかげさまで悩みが解決しました"
JA, EN = Words("ja"), Words("en")


def table(*rows, first_column=2, lang="ja"):
    """Return the table of the voices: rows of day, text, automatic and manual class."""
    words = Words(lang)
    columns = ("date", "medium", "text", "auto", "manual")
    headers = tuple(words(f"template.voice_{column}") for column in columns)
    filled = [(row[0], "DM", *row[1:]) for row in rows]
    return FoundTable("Voices", headers, TableRows("お客様の声", 7, filled), first_column)


def read(*rows, **options):
    return read_voices(table(*rows, **options))


def voice_of(*cells):
    sheet, problems = read(cells)
    return sheet.voices[0], problems


@pytest.mark.parametrize("lang", LANGS)
def test_a_voice_is_read_with_its_day_text_and_classes(lang):
    sheet, problems = read((DAY, SOLVED, "", ""), lang=lang)
    assert problems == []
    (voice,) = sheet.voices
    assert (voice.day, voice.text, voice.automatic, voice.manual) == (
        dt.date(2026, 11, 16),
        SOLVED,
        classify([SOLVED])[0],
        None,
    )
    assert voice.classes == ("solved",)


@pytest.mark.parametrize(
    ("cell", "classes"),
    [
        ("悩みが解決した", ("solved",)),
        ("Result", ("result",)),
        ("結果が出た、悩みが解決した", ("solved", "result")),
        ("行動を起こせた,Solved", ("solved", "acted")),
        ("解決 行動", ("solved", "acted")),
        ("気持ちが動いた", ("felt",)),
        ("Felt, 結果", ("result", "felt")),
        ("どれでもない", ()),
        ("None", ()),
        ("", None),
        ("  ", None),
    ],
)
def test_the_users_class_is_read_in_both_languages(cell, classes):
    voice, problems = voice_of(DAY, "声", "", cell)
    assert (voice.manual, problems) == (classes, [])


def test_a_class_that_cannot_be_read_is_a_warning_and_the_automatic_one_counts():
    voice, (problem,) = voice_of(DAY, SOLVED, "", "とても良い")
    assert voice.classes == ("solved",)
    assert (problem.code, problem.severity, problem.row) == ("voice_class", "warning", 7)
    assert (problem.column, problem.day) == ("分類(手動)", dt.date(2026, 11, 16))
    voice, problems = voice_of(DAY, SOLVED, "", "結果が出た、すごい")
    assert voice.classes == ("result",)
    assert [one.code for one in problems] == ["voice_class"]


def test_no_problem_repeats_what_a_customer_said():
    rows = [("山田さん", SOLVED, "", "田中さん"), (DAY, "", "", ""), (DAY, SOLVED, "", "鈴木さん")]
    _, problems = read(*rows)
    assert len(problems) == 4
    assert {problem.value for problem in problems} <= {None}
    for words in (JA, EN):
        said = "".join(words.problem(problem) for problem in problems)
        assert not any(name in said for name in ("山田", "田中", "鈴木", SOLVED))


def test_a_voice_without_a_day_is_a_problem_but_has_its_class_written():
    sheet, (problem,) = read(("いつか", SOLVED, "", ""))
    assert (problem.code, problem.severity, problem.row, problem.column) == ("voice_date", "error", 7, "日付")
    assert sheet.voices == ()
    assert sheet.changes(JA) == {(7, 5): "悩みが解決した"}


def test_a_row_without_text_says_nothing_unless_the_user_classed_it():
    sheet, (problem,) = read((DAY, "", "", ""), (DAY, "", "", "結果が出た"))
    assert (problem.code, problem.row) == ("voice_text_blank", 7)
    assert [voice.classes for voice in sheet.voices] == [("result",)]
    assert sheet.changes(JA) == {}


def test_blank_rows_are_passed_over_even_if_an_old_class_is_left():
    blank = FoundTable(
        "Voices", table().headers, TableRows("声", 7, [(None,) * 5, ("", "DM", "", "どれでもない", "")])
    )
    sheet, problems = read_voices(blank)
    assert (sheet.rows, problems) == ((), [])


def test_only_a_class_that_says_something_else_is_written():
    sheet, _ = read(
        (DAY, SOLVED, "悩みが解決した", ""),
        (DAY, SOLVED, "", ""),
        (DAY, "今日は寒いですね", "悩みが解決した", "結果が出た"),
        (DAY, "今日は寒いですね", "どれでもない", ""),
    )
    assert sheet.changes(JA) == {(8, 5): "悩みが解決した", (9, 5): "どれでもない"}
    assert sheet.changes(EN) == {(7, 5): "Solved", (8, 5): "Solved", (9, 5): "None", (10, 5): "None"}


def test_what_is_written_can_be_read_as_the_users_own():
    for words in (JA, EN):
        for classes in ((), ("acted",), ("solved", "acted", "result")):
            assert voice_of(DAY, "声", "", class_words(classes, words))[0].manual == classes


def test_a_formula_of_the_users_own_is_left_alone_and_whatever_it_fills():
    sheet, _ = read(*[(DAY, SOLVED, "", "")] * 4)
    area = sheet.automatic_area
    assert (area.first_row, area.last_row, area.first_column) == (area.last_row - 3, area.first_row + 3, 5)
    first = area.first_row
    assert {row - first for row, _ in sheet.changes(JA, [(first + 1, 5, first + 2, 5)])} == {0, 3}


def test_a_text_of_the_users_own_is_left_alone_and_counted_and_a_class_of_any_language_is_not():
    sheet, _ = read(
        *[(DAY, SOLVED, said, "") for said in ("わたしの分類", "?", "解決、結果が出た", "Acted, Result", "")],
        (DAY, SOLVED, "悩みが解決した、気持ちが動いた", ""),
    )
    first = sheet.first_row
    assert {row - first for row, _ in sheet.changes(JA)} == {3, 4, 5}
    assert sheet.typed_over == 3


def test_without_the_column_nothing_is_written():
    bare = FoundTable(None, ("日付", "本文"), TableRows("声", 2, [(DAY, SOLVED)]))
    sheet, problems = read_voices(bare)
    assert (sheet.changes(JA), problems) == ({}, [])
    assert sheet.voices[0].classes == ("solved",)


def test_the_table_is_told_by_name_or_headers():
    assert is_voice_table("voices", ())
    assert is_voice_table(None, ("", *table(lang="en").headers))
    assert not is_voice_table("Table1", ("日付", "本文"))
