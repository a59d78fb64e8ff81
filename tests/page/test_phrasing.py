"""Numbers and dates are said as a person would say them."""

import datetime as dt

import pytest
from support.pages import WEEK, review_of

from kachilog.base.week import Week
from kachilog.metrics.change import Change
from kachilog.metrics.hypotheses import CoursePoint, HypothesisFigures
from kachilog.metrics.rates import Rate
from kachilog.page import phrasing
from kachilog.wording import Words

JA, EN = Words("ja"), Words("en")


def test_a_week_is_said_by_its_first_and_last_day():
    week = Week(dt.date(2026, 11, 16))
    assert phrasing.span(JA, week) == "11月16日(月)〜11月22日(日)"
    assert phrasing.span(EN, week) == "Mon 16 Nov – Sun 22 Nov"


@pytest.mark.parametrize(
    ("k", "n", "says"),
    [
        (0, 0, "—"),
        (1, 3, "3件中1件"),
        (2, 10, "20%(10件中2件・6〜51%)"),
        (5, 40, "13%(40件中5件)"),
        (6, 5, "5件に対して6件"),
    ],
)
def test_a_rate_is_said_by_how_many_cases_it_rests_on(k, n, says):
    assert phrasing.rate(JA, Rate.of(k, n)) == says


def test_a_rate_whose_column_the_log_lacks_is_a_dash():
    assert phrasing.rate(JA, None) == "—"


def test_no_inquiry_is_said_with_the_minutes_spent_and_never_as_infinity():
    none_yet = review_of("date action minutes reactions quality inquiries\n2026-11-16 投稿 90 1 3 0")
    assert phrasing.minutes_per_inquiry(JA, none_yet.figures.efficiency) == "0件(90分投入)"


def test_the_methods_own_example_is_45_minutes_per_inquiry():
    assert phrasing.minutes_per_inquiry(JA, review_of().figures.efficiency) == "45分"


def change(verdict, now=4.65, usual=3.14):
    return Change(verdict, 0.03, WEEK, now, usual, 3)


@pytest.mark.parametrize(
    ("verdict", "word"),
    [("better", "ふだんより良い"), ("worse", "ふだんより低い"), ("usual", "ふだん並み")],
)
def test_a_verdict_is_one_plain_word_and_both_figures_with_their_weeks(verdict, word):
    said, figures = phrasing.verdict(JA, change(verdict), phrasing.decimal)
    assert said == word
    assert figures == "11/22までの4週で4.7、ふだんは3.1"


def test_a_rate_of_inquiries_is_compared_in_the_minutes_that_one_takes():
    _, figures = phrasing.verdict(EN, change("worse", 0.5, 0.0), phrasing.per_case)
    assert figures == "4 wk to 22 Nov: 120 min, usually none"


@pytest.mark.parametrize(
    ("left", "ja", "en"),
    [
        (7, "まだ比べられません(あと7週)", "Too early to compare (7 weeks to go)"),
        (1, "まだ比べられません(あと1週)", "Too early to compare (1 week to go)"),
    ],
)
def test_before_there_is_a_verdict_it_is_said_when_there_will_be(left, ja, en):
    for words, says in ((JA, ja), (EN, en)):
        assert phrasing.verdict(words, Change(weeks_left=left), phrasing.decimal) == (says, "")


def hypothesis(kind, value, unit=""):
    """Return a hypothesis whose indicator was never known before, and is `value` since."""
    return HypothesisFigures("課題", "指標", kind, unit, WEEK.start, (), (), None, value, Change())


@pytest.mark.parametrize(
    ("kind", "value", "unit", "says"),
    [
        ("efficiency", 2.25, "", "2.3"),
        ("minutes_per_inquiry", 44.5, "", "45分"),
        ("high_value", 0.285, "", "29%"),
        ("repeat", 0.5, "", "50%"),
        ("sustainability", 74.5, "", "75点"),
        ("kpi", 0.5, "%", "50%"),
        ("kpi", 1234, "件", "1,234件"),
        ("kpi", 1.25, "", "1.3"),
    ],
)
def test_the_course_of_a_hypothesis_is_said_in_the_unit_of_its_indicator(kind, value, unit, says):
    assert phrasing.course(JA, hypothesis(kind, value, unit)) == f"— → {says}"


@pytest.mark.parametrize(
    ("before", "ja", "en"),
    [
        (4, "あと4週で比べます", "compared in 4 weeks"),
        (3, "始める前が4週未満", "needs 4 weeks before"),
    ],
)
def test_no_comparison_is_promised_to_a_hypothesis_that_began_with_the_log(before, ja, en):
    points = tuple(CoursePoint(WEEK.shift(back - before), 1.0) for back in range(before))
    begun = hypothesis("efficiency", 1.0)._replace(before=points, change=Change(weeks_left=4))
    assert [phrasing.hypothesis_verdict(words, begun) for words in (JA, EN)] == [ja, en]


def test_halves_are_rounded_up():
    assert [phrasing.decimal(JA, value) for value in (0.25, 0.35, 2.25, 2.24)] == ["0.3", "0.4", "2.3", "2.2"]
    assert phrasing.rate(JA, Rate.of(57, 200)) == "29%(200件中57件)"
