"""設定, as it is read back into settings."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from kachilog.base.languages import LANGS
from kachilog.base.settings import DEFAULT_BUDGET, Budget, Settings, new_actions
from kachilog.base.week import Week
from kachilog.files.book.tables.found import TableRows
from kachilog.files.book.tables.settings import parse
from kachilog.files.book.template.new_book import build
from kachilog.wording import Words

DAY = dt.date(2026, 11, 16)


def table(*rows, sheet="設定", first_row=8, date1904=False):
    return TableRows(sheet, first_row, rows, date1904)


def settings_of(*rows):
    return parse({"Settings": table(*rows)})


def codes(problems):
    return [problem.code for problem in problems]


def test_a_workbook_without_our_tables_has_the_default_settings():
    assert parse({}) == (Settings(), [])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("persona", ["employee", "homemaker", "student", "freelance"])
def test_what_a_new_workbook_says_is_read_back(tmp_path, lang, persona):
    off = frozenset({Week.parse("2026-W53")})
    build(tmp_path / "new.xlsx", lang=lang, persona=persona, budget_from=DAY, weeks_off=off)
    tables = {}
    for sheet in load_workbook(tmp_path / "new.xlsx"):
        for one in sheet.tables.values():
            left, top, right, bottom = range_boundaries(one.ref)
            rows = list(sheet.iter_rows(top + 1, bottom, left, right, values_only=True))
            tables[one.name] = TableRows(sheet.title, top + 1, rows)

    settings, problems = parse(tables)

    assert problems == []
    assert settings == Settings(
        persona=persona,
        lang=lang,
        budgets=(Budget(DAY, DEFAULT_BUDGET),),
        weeks_off=off,
        action_classes=new_actions(lang),
    )


@pytest.mark.parametrize(
    ("item", "value", "expected"),
    [
        ("ペルソナ", "主婦", Settings(persona="homemaker")),
        ("Persona", "Freelance", Settings(persona="freelance")),
        ("ペルソナ", "Student", Settings(persona="student")),
        ("週の始まり", "日曜日", Settings(week_start="sunday")),
        ("週の始まり", "日", Settings(week_start="sunday")),
        ("week starts on", "SUNDAY", Settings(week_start="sunday")),
        ("週の始まり", "月曜", Settings(week_start="monday")),
        (" 週 の 始まり ", " 日曜日 ", Settings(week_start="sunday")),
        ("言語", "日本語", Settings(lang="ja")),
        ("ペルソナ", None, Settings()),
        ("ペルソナ", " ", Settings()),
    ],
)
def test_a_setting_is_understood_in_either_language(item, value, expected):
    assert settings_of((item, value)) == (expected, [])


@pytest.mark.parametrize("word", ["English", "ｅｎｇｌｉｓｈ", "en", "英語"])
def test_an_english_workbook_without_a_list_of_actions_has_the_english_ones(word):
    settings, problems = settings_of(("言語", word))

    assert (settings.lang, problems) == ("en", [])
    assert settings.action_classes["Post"] == "post"


@pytest.mark.parametrize(
    ("item", "value", "code"),
    [
        ("ペルソナ", "社長", "settings_persona_unknown"),
        ("週の始まり", "水曜日", "settings_week_start_unknown"),
        ("言語", "フランス語", "settings_lang_unknown"),
        ("言語", 7, "settings_lang_unknown"),
        ("目標", "100", "settings_item_unknown"),
        (None, "会社員", "settings_item_unknown"),
    ],
)
def test_what_is_not_understood_is_a_problem_and_the_default_stays(item, value, code):
    settings, problems = settings_of(("ペルソナ", None), (item, value))

    assert settings == Settings()
    assert [(p.code, p.severity, p.sheet, p.row) for p in problems] == [(code, "error", "設定", 9)]


def test_the_first_of_two_values_of_a_setting_counts():
    settings, _ = settings_of(("ペルソナ", "学生"), ("ペルソナ", "主婦"))

    assert settings.persona == "student"


@pytest.mark.parametrize(
    ("starts", "minutes"),
    [
        (dt.datetime.combine(DAY, dt.time()), 120),
        (DAY, 120.0),
        ("2026/11/16", "120分"),
        ("R8.11.16", "１２０"),
        (46342, 120),
    ],
)
def test_a_budget_is_read_as_a_day_and_minutes_are_read_everywhere(starts, minutes):
    settings, problems = parse({"Budgets": table((None, None), (starts, minutes))})

    assert (settings.budgets, problems) == ((Budget(DAY, 120),), [])


def test_a_budget_in_a_workbook_of_the_1904_epoch_is_not_four_years_off():
    settings, _ = parse({"Budgets": table((46342 - 1462, 120), date1904=True)})

    assert settings.budgets == (Budget(DAY, 120),)


@pytest.mark.parametrize(
    ("starts", "minutes", "code"),
    [
        (None, 120, "settings_budget_date"),
        ("来週から", 120, "settings_budget_date"),
        (DAY, None, "settings_budget_minutes"),
        (DAY, -30, "settings_budget_minutes"),
        (DAY, "たくさん", "settings_budget_minutes"),
    ],
)
def test_a_malformed_budget_is_a_problem_and_the_others_stay(starts, minutes, code):
    settings, problems = parse({"Budgets": table((DAY, 150), (starts, minutes))})

    assert settings.budgets == (Budget(DAY, 150),)
    assert [(p.code, p.row) for p in problems] == [(code, 9)]


def test_an_emptied_list_of_budgets_means_that_there_is_no_budget():
    settings, problems = parse({"Budgets": table((None, None))})

    assert (settings.budgets, problems) == ((), [])


@pytest.mark.parametrize(
    "cell",
    ["2026-W53", "2026w53", "２０２６－Ｗ５３", "2026/12/31", dt.datetime.fromisoformat("2027-01-03"), 46385],
)
def test_a_week_off_is_named_by_its_label_or_by_any_of_its_days(cell):
    settings, problems = parse({"WeeksOff": table((cell,))})

    assert (settings.weeks_off, problems) == (frozenset({Week.parse("2026-W53")}), [])


def test_a_week_off_is_a_week_of_the_settings_own_kind():
    tables = {
        "Settings": table(("週の始まり", "日曜日")),
        "WeeksOff": table(("2026-12-31",), ("2026-11-29",)),
    }
    settings, _ = parse(tables)

    assert settings.weeks_off == frozenset({Week.parse("2026-12-27"), Week.parse("2026-11-29")})


@pytest.mark.parametrize("cell", ["2025-W53", "W47", "お正月", "2026-13-01", True])
def test_a_week_that_does_not_exist_is_a_problem(cell):
    settings, problems = parse({"WeeksOff": table((cell,))})

    assert settings.weeks_off == frozenset()
    assert codes(problems) == ["settings_week_off"]


def test_actions_of_ones_own_have_their_class():
    rows = table(("ライブ配信", "投稿"), ("ニュースレター", "Post"), (" 面談 ", "相談"), (None, None))
    settings, problems = parse({"Actions": rows})

    assert problems == []
    assert settings.action_classes == {"ライブ配信": "post", "ニュースレター": "post", "面談": "consultation"}


@pytest.mark.parametrize(
    ("action", "of", "code"),
    [
        ("ライブ配信", "放送", "settings_action_class"),
        ("ライブ配信", None, "settings_action_class"),
        (None, "投稿", "settings_action_blank"),
    ],
)
def test_an_action_without_a_class_is_a_problem_and_the_others_stay(action, of, code):
    settings, problems = parse({"Actions": table(("投稿", "投稿"), (action, of))})

    assert settings.action_classes == {"投稿": "post"}
    assert [(p.code, p.row) for p in problems] == [(code, 9)]


@pytest.mark.parametrize("lang", LANGS)
def test_every_problem_has_its_sentence(lang):
    tables = {
        "Settings": table(("目標", 1), ("ペルソナ", "社長"), ("週の始まり", "水"), ("言語", "仏")),
        "Budgets": table(("来週", 1), (DAY, "少し")),
        "WeeksOff": table(("お盆",)),
        "Actions": table((None, "投稿"), ("配信", "放送")),
    }
    _, problems = parse(tables)

    assert len(codes(problems)) == len(set(codes(problems))) == 9
    for problem in problems:
        sentence = Words(lang).problem(problem)
        named = problem.values.get("action", problem.value)
        assert problem.code == "settings_action_blank" or named in sentence
