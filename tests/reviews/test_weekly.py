import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.logs import METHOD, log_of, log_of_rows, settings_with, weekly_rows
from support.tiers import examples

from kachilog.base.problems import Problem
from kachilog.base.settings import Budget, Settings
from kachilog.base.week import Week
from kachilog.metrics.change import Change
from kachilog.metrics.ranking import NO_RANKING
from kachilog.metrics.rates import Rate
from kachilog.metrics.resolution import Voice
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.weekly import build_reviews

TODAY = dt.date(2026, 12, 1)


def review_of(table, label="2026-W47", *, today=TODAY, **settings):
    (review,) = build_reviews(
        log_of(table), settings_with(**settings), weeks=[Week.parse(label)], today=today
    )
    return review


def review_of_rows(rows, label="2026-W47", *, today=TODAY, **settings):
    log = log_of_rows(rows)
    return build_reviews(log, settings_with(**settings), weeks=[Week.parse(label)], today=today)[0]


def test_the_methods_own_example_is_reviewed():
    review = review_of(METHOD)
    figures = review.figures
    assert (figures.actions, figures.minutes, figures.active_days, figures.inquiries) == (3, 90, 3, 2)
    assert figures.efficiency.minutes_per_inquiry == 45.0
    assert figures.efficiency.quality_adjusted_per_hour == 2.0
    assert (figures.sustainability.index, figures.sustainability.parts_used) == (100, 2)
    assert figures.rates["inquiry"] == Rate.of(2, 5)
    assert figures.rates["repeat"] == Rate.of(0, 2)
    assert review.previous is None
    assert (review.pool_weeks, review.pool, review.pool_index) == (1, figures.efficiency, 100.0)
    assert review.efficiency_change == review.inquiry_change == Change(weeks_left=7)
    assert [one.action for one in review.actions] == ["投稿"]
    assert [one.name for one in review.ranking.ranked] == ["投稿"]
    assert (review.number, review.income, review.tags, review.usual_band) == (1, None, NO_RANKING, None)


def test_a_week_without_rows_is_reviewed_blank():
    review = review_of(METHOD, "2026-W48")
    assert (review.figures.actions, review.figures.sustainability.index, review.actions) == (0, None, ())
    assert review.figures.efficiency.quality_adjusted_per_hour is None
    assert review.previous is not None
    assert review.previous.week.label == "2026-W47"
    assert review.pool_weeks == 1


def test_a_log_without_rows_is_reviewed_blank():
    review = review_of("date action minutes reactions quality")
    assert (review.figures.actions, review.pool_weeks, review.pool_index) == (0, 0, None)
    assert (review.ranking, review.number) == (NO_RANKING, 0)
    assert len(review.trend) == 12


def test_reviews_come_in_the_order_asked_for():
    weeks = [Week.parse(label) for label in ("2026-W48", "2026-W46", "2026-W48")]
    reviews = build_reviews(log_of(METHOD), Settings(), weeks=weeks, today=TODAY)
    assert [review.week for review in reviews] == weeks


@pytest.mark.parametrize(("today", "provisional"), [("2026-11-22", True), ("2026-11-23", False)])
def test_a_week_is_provisional_until_it_has_ended(today, provisional):
    review = review_of(METHOD, today=dt.date.fromisoformat(today))
    assert review.provisional == review.figures.provisional == provisional
    assert (review.figures.sustainability.parts["rest"] is None) == provisional


def test_the_trend_of_a_page_is_the_12_calendar_weeks_with_their_gaps():
    review = review_of_rows(weekly_rows(10, 20, None, 40), weeks_off=frozenset({Week.parse("2026-W46")}))
    assert [figures.week.label for figures in review.trend[-4:]] == [f"2026-W{n}" for n in range(44, 48)]
    assert [figures.minutes for figures in review.trend] == [0] * 8 + [10, 20, 0, 40]
    assert [figures.actions for figures in review.trend] == [0] * 8 + [1, 1, 0, 1]
    assert [figures.off for figures in review.trend] == [False] * 10 + [True, False]


def test_a_week_off_that_has_rows_after_all_is_an_ordinary_week():
    off = frozenset({Week.parse("2026-W47")})
    assert review_of_rows(weekly_rows(40), weeks_off=off).figures.off is False


def test_usual_minutes_are_of_the_last_four_weeks_with_rows():
    review = review_of_rows(weekly_rows(900, 100, None, 200, 300, None, 400, 90))
    assert review.figures.sustainability.usual_minutes == 250.0


def test_usual_minutes_look_back_eight_weeks_and_no_further():
    within = review_of_rows(weekly_rows(120, None, None, None, None, None, None, None, 90))
    beyond = review_of_rows(weekly_rows(120, None, None, None, None, None, None, None, None, 90))
    assert within.figures.sustainability.usual_minutes == 120.0
    assert beyond.figures.sustainability.usual_minutes is None


def test_rows_of_later_weeks_change_no_review():
    rows = weekly_rows(100, 120, 140, 90, reactions=2, quality=4, inquiries=1)
    later = weekly_rows(999, until="2026-W48", reactions=99, quality=5, inquiries=9)
    assert review_of_rows(rows) == review_of_rows([*rows, *later])


def test_a_new_budget_changes_no_past_review():
    log = log_of(METHOD)
    budgets = (Budget(dt.date(2026, 1, 1), 60), Budget(dt.date(2026, 11, 23), 600))
    weeks = [Week.parse("2026-W47")]
    (before,) = build_reviews(log, Settings(budgets=budgets[:1]), weeks=weeks, today=TODAY)
    (after,) = build_reviews(log, Settings(budgets=budgets), weeks=weeks, today=TODAY)
    assert before.figures == after.figures
    assert before.figures.sustainability.budget == 60


def test_the_pool_is_the_last_four_logged_weeks_as_one():
    review = review_of_rows(weekly_rows(999, 60, None, 60, 60, 120, reactions=5, quality=5, inquiries=1))
    assert review.pool_weeks == 4
    assert review.pool.minutes == 300
    assert review.pool.quality_adjusted_per_hour == 20 / 5
    assert review.pool.minutes_per_inquiry == 75.0
    assert review.pool_rates["inquiry"] == Rate.of(4, 20)


def test_the_pools_index_is_the_mean_of_its_weeks():
    review = review_of_rows(weekly_rows(90, 270))
    indexes = [figures.sustainability.index for figures in review.trend[-2:]]
    assert indexes == [100, 36]
    assert review.pool_index == 68.0


def test_the_last_four_weeks_are_compared_with_the_logged_ones_before():
    rows = weekly_rows(
        *[60] * 4, until="2026-W43", reactions=1, quality=5, inquiries=0
    ) + weekly_rows(*[60] * 4, reactions=4, quality=5, inquiries=2)  # fmt: skip
    review = review_of_rows(rows)
    week = Week.parse("2026-W47")
    assert review.efficiency_change == Change("better", pytest.approx(2 / 70), week, 4.0, 1.0, 4)
    assert review.inquiry_change == Change("better", pytest.approx(2 / 70), week, 2.0, 0.0, 4)
    assert (review.number, review.usual_band) == (8, (1.0, 1.0))


def test_the_ranking_is_over_twelve_weeks_and_the_actions_over_one():
    weeks = {"2026-W35": "beyond", "2026-W36": "first", "2026-W47": "now", "2026-W48": "later"}
    rows = [
        {"date": Week.parse(label).start, "action": name, "minutes": 60, "reactions": 2, "quality": 4}
        for label, name in weeks.items()
    ]
    review = review_of_rows(rows)
    assert [one.name for one in review.ranking.ranked] == ["first", "now"]
    assert [one.action for one in review.actions] == ["now"]


def test_a_rate_whose_column_is_missing_is_not_made_up():
    review = review_of("""
        date        minutes reactions quality inquiries repeats
        2026-11-16  30      2         3       4         1
    """)
    assert review.figures.rates == {"inquiry": Rate.of(4, 4), "repeat": Rate.of(1, 4), "referral": None}
    five_columns = review_of("""
        date        action minutes reactions quality
        2026-11-16  投稿   30      2         3
    """)
    assert set(five_columns.figures.rates.values()) == {None}


def test_problems_of_the_week_and_of_every_week_are_shown():
    days = {"before": "2026-11-15", "first": "2026-11-16", "last": "2026-11-22", "after": "2026-11-23"}
    problems = [Problem(code, "error", day=dt.date.fromisoformat(day)) for code, day in days.items()]
    log = log_of(METHOD, problems=[*problems, Problem("every", "warning")])
    (review,) = build_reviews(log, Settings(), weeks=[Week.parse("2026-W47")], today=TODAY)
    assert [problem.code for problem in review.problems] == ["first", "last", "every"]


@pytest.mark.parametrize("label", ["1900-W01", "9999-W52"])
def test_the_ends_of_the_calendar_are_reviewed(label):
    day = Week.parse(label).start
    review = review_of_rows([{"date": day, "minutes": 30, "reactions": 1, "quality": 4}], label)
    assert review.figures.minutes == 30


def test_weeks_from_sunday_are_reviewed_by_their_own_weeks():
    rows = [{"date": "2026-11-15", "minutes": 30}, {"date": "2026-11-21", "minutes": 20}]
    review = review_of_rows(rows, "2026-11-15", week_start="sunday")
    assert review.figures.minutes == 50


DAY = st.dates(dt.date(2026, 8, 1), dt.date(2026, 11, 30))
ROW = st.fixed_dictionaries(
    {
        "date": DAY,
        "action": st.sampled_from(["投稿", "DM対応", None]),
        "minutes": st.one_of(st.none(), st.integers(0, 300)),
        "reactions": st.one_of(st.none(), st.integers(0, 9)),
        "quality": st.one_of(st.none(), st.integers(1, 5)),
        "inquiries": st.one_of(st.none(), st.integers(0, 3)),
    }
)


@examples(30)
@given(rows=st.lists(ROW, max_size=40), order=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_review(rows, order):
    weeks = [Week.parse("2026-W40"), Week.parse("2026-W47")]
    ours, theirs = (
        build_reviews(log_of_rows(each), settings_with(180), weeks=weeks, today=TODAY)
        for each in (rows, order.sample(rows, len(rows)))
    )
    assert ours == theirs


def test_a_day_off_is_no_action_and_no_active_day():
    review = review_of("""
        date        action minutes reactions quality
        2026-11-16  投稿   30      2         3
        2026-11-17  休み   -       -         -
        2026-11-10  休み   -       -         -
    """)
    assert (review.figures.actions, review.figures.active_days, review.figures.minutes_missing) == (1, 1, 0)
    assert (review.number, review.previous) == (1, None)


def test_the_pool_of_voices_has_the_weeks_without_rows_between():
    rows = weekly_rows(60, None, 60, reactions=2, quality=4)
    voices = tuple(
        Voice(Week.parse(label).start, "声", ("solved",))
        for label in ("2026-W44", "2026-W45", "2026-W46", "2026-W47")
    )
    (review,) = build_reviews(
        log_of_rows(rows),
        Settings(),
        weeks=[Week.parse("2026-W47")],
        today=TODAY,
        side_tables=SideTables(voices=voices),
    )
    assert review.pool_weeks == 2
    assert review.pool_resolution.voices == 3
