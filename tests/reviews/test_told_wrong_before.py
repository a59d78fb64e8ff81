"""Logs of a few rows whose pages once contradicted themselves or their data: each kind, at its smallest."""

import re
from dataclasses import replace

import pytest
from support.insights import CALM, HEAVY, review_of_weeks, written

from kachilog.base.languages import LANGS
from kachilog.metrics.kpis import Kpi, KpiFigures, Measure
from kachilog.page.weekly import Extras, fill, layout
from kachilog.reviews.side_tables import SideTables
from kachilog.wording import Words

THREE_TIMES = Kpi("週3回の価値提供率", Measure("high_quality"), 3.0, weeks=1, target=1.0, unit="%")


def page(*weeks, lang="ja", extras=None, change=None, **options):
    """Return all that a user sees on the page of the last week, a cell a line."""
    review = review_of_weeks(*weeks, **options)
    if change:
        review = change(review)
    filled = fill(review, Words(lang), extras or Extras())
    seen = [
        str(value)
        for (row, column), value in sorted(filled.cells.items())
        if value is not None and row not in filled.hidden and column < layout().unseen
    ]
    return "\n".join(seen)


def week_of(*lines):
    return [
        f"{day} {line}"
        for day, line in zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), lines, strict=False)
    ]


# --- rounding -----------------------------------------------------------------------------------------------


def test_a_half_is_rounded_up_wherever_it_is_shown():
    text = page(["mon 投稿 48 1 5"])
    assert "1.3" in text
    assert "1.2" not in text.replace("0.1.0", "")


def test_a_mean_of_minutes_is_one_number_on_the_whole_page():
    usual = [["mon 投稿 72 1 4"], ["mon 投稿 73 1 4"]] * 2
    text = page(*usual, ["mon 投稿 70 1 4", "tue 投稿 70 1 4"])
    assert "ふだんの目安は73分、今週は140分" in text
    assert "来週は73分までにする" in text
    assert "72分" not in text


# --- counts, windows, false sentences -----------------------------------------------------------------------


def test_inquiries_without_minutes_are_told_from_those_with():
    text = page(["mon 投稿 60 3 4 0", "tue 投稿 - 3 4 2"])
    assert "問い合わせ2件は、時間の入っていない行のものです" in text


def test_five_weeks_are_not_compared_with_four_before():
    quiet, loud = ["mon 投稿 60 0 5"], ["mon 投稿 60 4 5"]
    text = page(quiet, *[loud] * 4)
    assert not re.search("改善|悪化|前の4週|ふだんより", text)


def test_more_inquiries_in_far_more_time_are_not_called_fewer():
    before, now = ["mon 投稿 64 3 4 1"], week_of(*["投稿 165 9 4 1"] * 5)
    assert not re.search("より少ない|減り", page(*[before] * 4, *[now] * 4))


@pytest.mark.parametrize("lang", LANGS)
def test_one_row_of_another_kind_is_no_preparation(lang):
    text = page(["mon その他 60 0 3"], lang=lang)
    assert not re.search("準備でした|100%|Preparation took", text)


def test_a_week_without_minutes_has_no_points_for_them():
    text = page(["mon 投稿 - 3 4"])
    assert "35/35" not in text
    assert "続けられるペース" not in text


def test_next_to_no_minutes_say_nothing_of_an_inquiry():
    text = page(week_of("投稿 1 3 4", *["投稿 - 3 4 1"] * 5))
    assert "以上かかる" not in text
    assert "0分以上" not in text


def test_a_type_without_a_rated_row_is_not_the_best():
    text = page(week_of("個別相談 60 20 5", *["投稿 20 0 -"] * 3, *["コメント返信 20 0 3"] * 3))
    assert "いちばん高い" not in text
    assert "「投稿」の反応×質" not in text


def test_a_verdict_is_never_without_what_it_compares():
    text = page(*[[f"mon 投稿 60 {count} 5"] for count in (20, 20, 20, 20, 8, 9, 10, 15)])
    for verdict in re.findall("ふだんより[良低]い", text):
        assert re.search(r"4週[でが、]*10\.5.*ふだんは20\.0", text), verdict


# --- nothing recorded, more than all, budget 0, targets -----------------------------------------------------


def kpis(numerator, denominator, value, target, unit="%"):
    figures = KpiFigures("KPI", numerator, denominator, value, target, unit, 1, plain=denominator is None)
    return {"私のKPI": (figures,)}


def with_kpis(**personas):
    return lambda review: replace(review, **personas)


def test_a_week_without_rows_is_no_zero():
    text = page(CALM, None, side_tables=SideTables(kpis={"会社員": (THREE_TIMES,)}))
    assert "空きのままにしておきます" in text
    assert "0%" not in text


def test_more_repeats_than_inquiries_are_no_share():
    text = page(["mon 投稿 60 3 4 1 2"])
    assert "1件中2件" not in text
    assert "200%" not in text


def test_a_budget_of_nothing_is_said_in_one_way():
    text = page(CALM, budget=0)
    assert not ("予算 0分" in text and "予算がありません" in text)


def test_a_target_that_is_not_reached_does_not_look_so():
    text = page(CALM, change=with_kpis(personas=kpis(43, 535, 43 / 535, 0.1, "件/分")))
    assert "0.1件/分(43/535)" not in text


def test_a_persona_called_after_its_kpis_is_not_said_twice():
    assert "KPIのKPI" not in page(CALM, change=with_kpis(personas=kpis(1, None, 1, 1, "")))


# --- tact ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weeks", [[CALM] * 4, [["mon 投稿 50 3 4"]], [*[CALM] * 4, HEAVY]])
def test_who_is_worn_out_reads_no_target_no_streak_and_nothing_to_come(weeks):
    tired = Extras(entries=written(fatigue=3))
    text = page(*weeks, extras=tired, change=with_kpis(personas=kpis(1, 3, 1 / 3, 1.0)))
    assert not re.search(r"目標|続けて|あと[0-9]+件|もっと|0件でした", text)
    assert "疲れ" in text
