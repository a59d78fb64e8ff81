"""A page takes a few of the insights found: the most important, of different themes, not only hard ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.insights import CALM, HEAVY, WEEK, chosen_codes, review_of_weeks, written
from support.tiers import examples

from kachilog.reviews.insights.choosing import choose, insights
from kachilog.reviews.insights.insight import Insight
from kachilog.reviews.insights.sentences import sentence
from kachilog.reviews.insights.week_in_view import WeekInView
from kachilog.wording import Words

THEMES = ("frame", "pace", "rest", "quality", "time", "efficiency", "inquiries", "customers", "data")


def insight(theme, weight, **marks):
    return Insight(f"{theme}_{weight}", theme, weight, **marks)


def test_the_most_important_come_first():
    chosen = choose([insight("pace", 50), insight("rest", 70), insight("time", 60)])
    assert [one.weight for one in chosen] == [70, 60, 50]


def test_at_most_five_are_taken():
    assert len(choose(insight(theme, 60 + number) for number, theme in enumerate(THEMES))) == 5


def test_a_theme_is_taken_once_while_there_are_others():
    found = [insight("pace", weight) for weight in (90, 80, 70)]
    found += [insight("rest", 50), insight("time", 45)]
    assert [one.theme for one in choose(found)] == ["pace", "rest", "time"]


def test_a_theme_is_taken_again_before_a_page_has_fewer_than_three():
    assert len(choose([insight("pace", weight) for weight in (90, 80, 70, 60)])) == 3


def test_a_fourth_must_matter():
    found = [insight(theme, 60) for theme in THEMES[:3]]
    assert len(choose([*found, insight("data", 39)])) == 3
    assert len(choose([*found, insight("data", 40)])) == 4


def test_no_more_than_three_are_hard_to_hear_while_there_is_something_else():
    hard = [insight(theme, 90, care=True) for theme in THEMES[:5]]
    chosen = choose([*hard, insight("data", 50), insight("customers", 45)])
    assert [one.care for one in chosen] == [True, True, True, False, False]


def test_what_is_needed_to_say_more_is_always_among_them():
    found = [insight(theme, 80) for theme in THEMES[:6]]
    ahead = insight("data", 20, ahead=True)
    assert ahead in choose([*found, ahead])
    assert len(choose([*found, ahead])) == 5


def test_what_is_needed_takes_the_place_of_its_own_theme():
    found = [insight(theme, 80 - number) for number, theme in enumerate(THEMES[:5])]
    ahead = insight("pace", 20, ahead=True)
    assert [one.theme for one in choose([*found, ahead])] == ["frame", "rest", "quality", "time", "pace"]


def test_an_empty_week_is_kind_and_short():
    review = review_of_weeks(CALM, None)
    assert chosen_codes(review, written(stop="夜ふかし")) == ["empty", "empty_usual"]
    assert chosen_codes(review_of_weeks(None)) == ["empty"]


def test_an_overloaded_week_is_told_in_few_sentences():
    assert chosen_codes(review_of_weeks(*[CALM] * 4, HEAVY))[0] == "slow_down_over_budget"
    assert len(chosen_codes(review_of_weeks(*[CALM] * 4, HEAVY))) <= 4


def test_the_week_after_an_overloaded_one_is_met_with_relief():
    assert chosen_codes(review_of_weeks(*[CALM] * 4, HEAVY, CALM), written(stop="投稿"))[:2] == [
        "recovery",
        "decision_in_minutes",
    ]


def test_a_young_log_says_what_is_needed_to_say_more():
    for weeks in range(1, 4):
        assert any(one.ahead for one in insights(WeekInView(review_of_weeks(*[CALM] * weeks))))


# --- any log at all -----------------------------------------------------------------------------------------

CELLS = st.sampled_from(["-", "0", "1", "3", "20"])
LINES = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["mon", "wed", "thu", "sat", "sun"]),
        st.sampled_from(["投稿", "コメント返信", "学習・準備", "-"]),
        st.sampled_from(["-", "0", "15", "60", "300"]),
        CELLS,
        st.sampled_from(["-", "1", "3", "5"]),
        CELLS,
        CELLS,
        CELLS,
    ),
)
WEEKS = st.lists(st.one_of(st.none(), st.lists(LINES, min_size=1, max_size=6)), max_size=10)
REVIEWS = st.builds(
    lambda earlier, last, today, budget: review_of_weeks(*earlier, last, today=today, budget=budget),
    WEEKS,
    st.lists(LINES, min_size=1, max_size=6),
    st.sampled_from([WEEK.start, WEEK.last_day, WEEK.end]),
    st.sampled_from([None, 60, 180]),
)
DECIDED = st.builds(
    written, stop=st.sampled_from([None, "投稿", "夜ふかし"]), more=st.sampled_from([None, "返信"])
)
SURE = {"better", "worse"}


@examples(60)
@given(REVIEWS, DECIDED)
def test_three_to_five_are_said_of_any_week_with_rows(review, decided):
    chosen = insights(WeekInView(review, decided))
    assert 3 <= len(chosen) <= 5
    assert len({one.code for one in chosen}) == len(chosen)
    assert [one.weight for one in chosen] == sorted((one.weight for one in chosen), reverse=True)


@examples(60)
@given(REVIEWS, DECIDED)
def test_no_change_is_claimed_that_the_test_does_not_bear_out(review, decided):
    said = {one.code for one in insights(WeekInView(review, decided))}
    changes = {"inquiries": review.inquiry_change.verdict, "efficiency": review.efficiency_change.verdict}
    for theme, verdict in changes.items():
        claimed = {word for word in SURE if f"{theme}_{word}" in said}
        assert claimed <= ({verdict} & SURE)


@examples(40)
@given(REVIEWS, DECIDED)
def test_every_sentence_is_complete_and_fits(review, decided):
    for lang in ("ja", "en"):
        for one in insights(WeekInView(review, decided)):
            text = sentence(Words(lang), one)
            assert text.endswith(("。", "."))
            assert not {"{", "}", "|", "!"} & set(text)
            assert "None" not in text
            assert "nan" not in text


@pytest.mark.parametrize("weeks", [[CALM], [CALM, CALM], [HEAVY], [CALM] * 12, [*[CALM] * 11, HEAVY]])
def test_the_same_week_is_told_the_same_way_twice(weeks):
    review = review_of_weeks(*weeks)
    assert insights(WeekInView(review)) == insights(WeekInView(review))
