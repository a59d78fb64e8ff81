"""課題仮説 as a user may fill it in."""

import datetime as dt
from typing import get_args

import pytest

from kachilog.base.languages import LANGS
from kachilog.files.book.tables.found import FoundTable, TableRows
from kachilog.files.book.tables.hypotheses import is_hypothesis_table, read_hypotheses
from kachilog.metrics.hypotheses import CoreIndicator, Hypothesis
from kachilog.metrics.kpis import Kpi, Measure
from kachilog.wording import Words

DAY = dt.datetime(2026, 11, 16)  # noqa: DTZ001  a date cell has no zone
KPI = Kpi("深い質問", Measure("rows"), None, 1, 1.0)


def table(*rows, lang="ja"):
    """Return the table of hypotheses: rows of problem, indicator, state and starting day."""
    words = Words(lang)
    columns = ("problem", "action", "feeling", "indicator", "state", "since")
    headers = tuple(words(f"template.hypothesis_{column}") for column in columns)
    filled = [(row[0], "", "", *row[1:]) for row in rows]
    return FoundTable("Hypotheses", headers, TableRows("課題仮説", 7, filled), 2)


def read(*rows, kpis=(KPI,), **options):
    found, problems = read_hypotheses(table(*rows, **options), kpis)
    return found, [(problem.code, problem.severity, problem.row, problem.value) for problem in problems]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("core", get_args(CoreIndicator))
def test_every_indicator_of_the_list_is_understood(lang, core):
    words = Words(lang)
    name, state = words(f"template.indicator_{core}"), words("template.state_testing")
    found, problems = read(("課題", name, state, DAY), lang=lang)
    assert (found, problems) == ((Hypothesis("課題", core, name, dt.date(2026, 11, 16)),), [])


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("E1", "minutes_per_inquiry"),
        ("ｅ２", "efficiency"),
        ("分／問い合わせ", "minutes_per_inquiry"),
        ("分/反応", "minutes_per_inquiry"),
        ("指数", "sustainability"),
    ],
)
def test_indicators_have_short_names_too(name, core):
    assert read(("課題", name, "検証中", DAY))[0][0].indicator == core


def test_an_indicator_may_be_a_kpi_by_its_name():
    found, problems = read(("課題", " 深い 質問", "", DAY))
    assert problems == []
    assert (found[0].indicator, found[0].indicator_name) == (KPI, "深い 質問")


def test_of_kpis_with_one_name_the_first_is_meant():
    other = Kpi("深い質問", Measure("posts"), None, 4, 2.0)
    assert read(("課題", "深い質問", "", DAY), kpis=(other, KPI))[0][0].indicator == other


@pytest.mark.parametrize("state", ["確認", "棄却", "Confirmed", "Rejected"])
def test_only_hypotheses_under_test_are_followed_and_others_may_be_unfinished(state):
    assert read(("課題", "E1", state, DAY), ("課題", "なにか", state, "いつか")) == ((), [])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("課題", "なにか", "検証中", DAY), ("hypothesis_indicator", "error", 7, "なにか")),
        (("課題", "", "検証中", DAY), ("hypothesis_indicator_blank", "warning", 7, None)),
        (("課題", "E1", "たぶん", DAY), ("hypothesis_state", "error", 7, "たぶん")),
        (("課題", "E1", "検証中", "いつか"), ("hypothesis_since", "error", 7, "いつか")),
        (("課題", "E1", "検証中", ""), ("hypothesis_since_blank", "warning", 7, None)),
    ],
)
def test_what_keeps_a_hypothesis_from_being_followed_is_told_and_the_others_are_kept(row, problem):
    found, problems = read(row, ("よい", "E1", "検証中", DAY))
    assert [one.problem for one in found] == ["よい"]
    assert problems == [problem]


def test_blank_rows_are_no_hypotheses():
    assert read(("", "", "", ""), (None, None, None, None)) == ((), [])


def test_the_table_is_told_by_name_or_headers():
    assert is_hypothesis_table("hypotheses", ())
    assert is_hypothesis_table(None, table(lang="en").headers)
    assert not is_hypothesis_table(None, ("顧客の課題", "メモ"))
