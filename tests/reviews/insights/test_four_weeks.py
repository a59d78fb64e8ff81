"""4週のふり返り stands on every fourth logged page: verdicts, the pace, what was kept, income, voices."""

import datetime as dt
from dataclasses import replace

import pytest
from support.insights import CALM, HEAVY, WEEK, review_of_weeks, written

from kachilog.metrics.change import Change
from kachilog.metrics.resolution import Voice
from kachilog.metrics.rows import Income
from kachilog.reviews.insights.four_weeks import four_weeks
from kachilog.reviews.insights.sentences import sentence
from kachilog.reviews.insights.week_in_view import WeekInView
from kachilog.wording import Words

FOUR = [CALM] * 4
JA = "1時間あたりの反応×質は、この4週が4.7、ふだんは3.1です。"
EN = "Per hour, these four weeks brought 4.7 reactions × quality; the usual is 3.1."


def said(review, lang="ja", **view):
    return [sentence(Words(lang), one) for one in four_weeks(WeekInView(review, **view))]


@pytest.mark.parametrize(("weeks", "there"), [(3, False), (4, True), (5, False), (7, False), (8, True)])
def test_it_stands_on_every_fourth_logged_page(weeks, there):
    assert bool(said(review_of_weeks(*[CALM] * weeks))) == there


def test_weeks_without_rows_are_not_counted():
    assert said(review_of_weeks(CALM, None, CALM, CALM, None, CALM))
    assert said(review_of_weeks(*FOUR, None)) == []


def test_a_week_in_progress_has_none_yet():
    assert said(review_of_weeks(*FOUR, today=WEEK.start)) == []


def test_before_the_first_look_it_says_when_that_is():
    assert "あと4週ぶんの記録で、ふだんより良いかどうかを比べられます。" in said(review_of_weeks(*FOUR))


@pytest.mark.parametrize(
    ("verdict", "ja", "en"),
    [
        (
            "better",
            f"{JA}ふだんより良い4週でした。",
            f"{EN} Better than usual.",
        ),
        (
            "worse",
            f"{JA}ふだんより低い4週でした。理由までは、数字では分かりません。",
            f"{EN} Lower than usual; why, the figures cannot say.",
        ),
        (
            "usual",
            f"{JA}週ごとの波の範囲で、ふだん並みです。",
            f"{EN} That is within the usual ups and downs.",
        ),
    ],
)
def test_a_verdict_is_said_with_both_figures_at_its_look_only(verdict, ja, en):
    look = Change(verdict, 0.01, WEEK, 4.7, 3.1)
    review = review_of_weeks(*FOUR)
    assert ja in said(replace(review, efficiency_change=look))
    assert en in said(replace(review, efficiency_change=look), "en")
    earlier = look._replace(judged=WEEK.shift(-4))
    assert ja not in said(replace(review, efficiency_change=earlier))


def test_two_rates_that_differ_do_not_look_alike():
    review = replace(review_of_weeks(*FOUR), inquiry_change=Change("better", 0.01, WEEK, 0.14, 0.11))
    assert "1時間あたりの問い合わせは、この4週が0.14、ふだんは0.11です。ふだんより良い4週でした。" in said(
        review
    )


def test_the_weeks_with_a_pace_to_keep_are_counted():
    assert "4週とも「続けられるペース」でした。" in said(review_of_weeks(*FOUR))
    assert "4週のうち3週が「続けられるペース」でした。" in said(review_of_weeks(CALM, HEAVY, CALM, CALM))


def test_decisions_that_were_kept_are_counted_over_four_pages():
    kept = {"judged_stop": "できた", "judged_more": "まだ"}
    page = written(stop="夜ふかし", more="朝の投稿", **kept)
    pages = {WEEK.shift(-back): page for back in range(1, 9)}
    told = said(review_of_weeks(*FOUR), entries=written(**kept), pages=pages)
    assert "この4週のページで「できた」になった決めごとは4つです。" in told
    assert not [text for text in said(review_of_weeks(*FOUR)) if "できた" in text]


@pytest.mark.parametrize(
    ("income", "ja", "en"),
    [
        (
            Income(24_000, 1200.0, 12),
            "直近12週の収益は24,000円、1時間あたり1,200円です。",
            "Income of the latest 12 weeks: 24,000 yen, 1,200 yen per hour.",
        ),
        (Income(-500, None, 4), "直近4週の収益は-500円です。", "Income of the latest 4 weeks: -500 yen."),
    ],
)
def test_income_is_told_where_it_is_recorded(income, ja, en):
    review = replace(review_of_weeks(*FOUR), income=income)
    assert ja in said(review)
    assert en in said(review, "en")
    assert not [text for text in said(review_of_weeks(*FOUR)) if "収益" in text]


def test_the_voices_that_were_helped_are_quoted():
    voice = Voice(dt.date(2026, 11, 18), "試験に合格しました", ("solved", "result"))
    review = replace(review_of_weeks(*FOUR), helped=(voice,))
    assert said(review)[-1] == "「試験に合格しました」(解決・結果)"
    assert said(review, "en")[-1] == "“試験に合格しました” (solved, result)"


def test_who_is_worn_out_is_not_told_what_is_to_come():
    tired = said(review_of_weeks(*FOUR), entries=written(fatigue=3))
    assert not [text for text in tired if "あと" in text or "4週とも" in text]
