import datetime as dt

import pytest

from kachilog.base.settings import DEFAULT_BUDGET, Budget, Settings
from kachilog.base.week import Week


def budget(text, *entries):
    budgets = tuple(Budget(dt.date.fromisoformat(starts), minutes) for starts, minutes in entries)
    return Settings(budgets=budgets).budget(Week.parse(text))


def test_without_a_word_the_budget_is_180_minutes():
    assert Settings().budget(Week.parse("2026-W47")) == DEFAULT_BUDGET == 180


def test_without_an_entry_there_is_no_budget():
    assert budget("2026-W47") is None


@pytest.mark.parametrize(
    ("week", "minutes"),
    [
        ("2026-W46", 180),
        ("2026-W47", 240),  # starts on the very day
        ("2026-W48", 240),
        ("2026-W49", 240),  # 2026-12-02 lies in it, but its first day is still under the old entry
        ("2026-W50", 90),
    ],
)
def test_a_week_has_the_budget_in_force_on_its_first_day(week, minutes):
    entries = [("2026-12-02", 90), ("2026-01-01", 180), ("2026-11-16", 240)]
    assert budget(week, *entries) == minutes


def test_a_week_before_the_first_entry_takes_the_first_entry():
    assert budget("2025-W01", ("2026-11-16", 240), ("2026-01-01", 180)) == 180


def test_of_two_entries_for_one_day_the_later_written_counts():
    entries = [("2026-01-01", 180), ("2026-01-01", 200)]
    assert budget("2026-W47", *entries) == 200
    assert budget("2025-W47", *entries) == 200


def test_a_budget_of_zero_is_a_budget():
    assert budget("2026-W47", ("2026-01-01", 0)) == 0


def test_a_new_budget_changes_no_past_week():
    before = [("2026-01-01", 180)]
    after = [*before, ("2026-11-16", 60)]
    assert budget("2026-W46", *before) == budget("2026-W46", *after) == 180


@pytest.mark.parametrize("action", ["休み", " 休み ", "休み\u200b", "Day off"])
def test_a_day_off_is_one_even_where_the_list_does_not_have_it(action):
    assert Settings(action_classes={"投稿": "post"}).class_of(action) == "rest"
    assert Settings(action_classes={action: "exchange"}).class_of(action) == "exchange"


def test_an_action_type_has_its_class_however_it_is_written():
    settings = Settings(action_classes={"DM 対応": "exchange"})
    assert settings.class_of("ｄｍ対応\ufe0f") == "exchange"
    assert settings.class_of("投稿") is None
