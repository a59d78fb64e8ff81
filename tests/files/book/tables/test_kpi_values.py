"""What a review writes beside the KPIs of a persona sheet."""

import pytest
from support.kpis import kpi_table, log_with, settings_in

from kachilog.base.week import Week
from kachilog.files.book.tables.kpi_values import WRITTEN
from kachilog.files.book.tables.measures import Measures
from kachilog.files.book.tables.personas import COLUMNS, read_kpis
from kachilog.metrics.kpi_sums import KpiHistory
from kachilog.wording import Words

WEEK = Week.parse("2026-W47")
LOG = log_with(
    ("2026-11-16", "投稿", 30, 2, 5),
    ("2026-11-18", "投稿", 30, 2, 4),
    ("2026-11-05", "投稿", 30, 6, 4),
    ("2026-11-06", "コメント返信", 10, 1, 3),
)


def sheet_of(*rows, lang="ja", written=True):
    phrases = [*COLUMNS.values(), *(WRITTEN.values() if written else ())]
    headers = [Words(lang)(f"template.{phrase}") for phrase in phrases]
    table = kpi_table(*rows, headers=headers, lang=lang)
    (sheet,) = read_kpis([table], Measures(LOG), "employee").sheets
    return sheet


def values(*rows, lang="ja", formulas=(), **options):
    sheet = sheet_of(*rows, lang=lang, **options)
    history = KpiHistory(LOG.frame, [row.kpi for row in sheet.rows], settings_in(lang))
    return sheet.changes(history, WEEK, Words(lang), formulas)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("数", "件数", "", "", "", 1, 1, "件"), ("2件", "4件")),
        (("回", "件数", "", 3, "", 1, 1, "%"), ("2回 / 3回", "4回 / 12回")),
        (("月", "件数", "", 2, "", 4, 1, "%"), ("2回", "4回 / 2回")),
        (("ない列", "会話数", "", "投稿数", "", 1, 1, "件"), ("—", "—")),
    ],
)
def test_each_kpi_is_told_for_this_week_and_for_four_weeks(row, said):
    assert list(values((*row, "", "")).values()) == list(said)


def test_a_ratio_is_one_of_sums():
    (week, four) = values(("率", "直接反応数", "", "投稿数", "", 1, 1, "", "", "")).values()
    assert week.startswith("2")
    assert four.startswith("3.7"), "eleven in three posts"


def test_what_stands_there_already_is_not_written_again_and_a_formula_is_the_users():
    row = ("数", "件数", "", "", "", 1, 1, "件")
    assert values((*row, "2件", "3件")) == {(12, 10): "4件"}
    assert values((*row, "", ""), formulas=[(12, 9, 12, 9)]) == {(12, 10): "4件"}
    assert sheet_of(row, written=False).area is None
    assert sheet_of().area is None


@pytest.mark.parametrize("typed", ["手で書いた", 12, "2件くらい", "目標は3回", "2回 / 3回!"])
def test_what_the_user_typed_there_is_left_and_counted(typed):
    row = ("数", "件数", "", "", "", 1, 1, "件", typed, "")
    assert values(row) == {(12, 10): "4件"}
    assert sheet_of(row).typed_over == 1


@pytest.mark.parametrize(
    "said", ["—", "1,234件", "0.5件/投稿", "2.5", "67%", "2回 / 3回", "12回", "2 / 3", "3 per post"]
)
def test_what_a_review_wrote_in_any_language_or_unit_is_written_anew(said):
    row = ("数", "件数", "", "", "", 1, 1, "件", said, said)
    assert values(row) == {(12, 9): "2件", (12, 10): "4件"}
    assert sheet_of(row).typed_over == 0


def test_values_alone_are_no_kpi():
    assert sheet_of((*[""] * 8, "2件", "3件")).rows == ()


def test_a_sheet_that_lacks_one_of_the_columns_gets_the_other():
    headers = [Words("ja")(f"template.{phrase}") for phrase in (*COLUMNS.values(), "kpi_four_weeks")]
    table = kpi_table(("数", "件数", "", "", "", 1, 1, "件", ""), headers=headers)
    (sheet,) = read_kpis([table], Measures(LOG), "employee").sheets
    history = KpiHistory(LOG.frame, [row.kpi for row in sheet.rows], settings_in())
    assert sheet.changes(history, WEEK, Words("ja")) == {(12, 9): "4件"}
