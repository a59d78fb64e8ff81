"""A page takes a few of the insights found: the most important, of many themes, and nothing twice running."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.diaries import diary
from support.insights import CALM, HEAVY, WEEK, chosen_codes, review_of_weeks, written
from support.tiers import examples, sampled, tried

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


def test_at_most_four_are_taken():
    assert len(choose(insight(theme, 60 + number) for number, theme in enumerate(THEMES))) == 4


def test_a_theme_is_taken_once_while_there_are_others():
    found = [insight("pace", weight) for weight in (90, 80, 70)]
    found += [insight("rest", 50), insight("time", 45)]
    assert [one.theme for one in choose(found)] == ["pace", "rest", "time"]


def test_a_theme_is_taken_again_before_a_page_has_fewer_than_two():
    assert len(choose([insight("pace", weight) for weight in (90, 80, 70, 60)])) == 2


def test_a_third_must_matter():
    found = [insight(theme, 60) for theme in THEMES[:2]]
    assert len(choose([*found, insight("data", 31)])) == 2
    assert len(choose([*found, insight("data", 32)])) == 3


def test_no_more_than_two_are_hard_to_hear():
    hard = [insight(theme, 90, care=True) for theme in THEMES[:5]]
    chosen = choose([*hard, insight("data", 50), insight("customers", 45)])
    assert [one.care for one in chosen] == [True, True, False, False]


def test_fewer_are_taken_only_if_there_are_no_more():
    assert choose([]) == ()
    assert len(choose([insight("pace", 1)])) == 1


# --- nothing twice running ----------------------------------------------------------------------------------


def test_the_same_week_again_says_other_things():
    first, second, third = (set(chosen_codes(review_of_weeks(*[CALM] * count))) for count in (20, 21, 22))
    assert [len(each) for each in (first, second, third)] == [1, 1, 1]
    assert first | second | third == {"days_noted", "logged_so_far"}


def test_a_sentence_may_follow_itself_once_its_figures_moved():
    before = WeekInView(review_of_weeks(*[CALM] * 4, HEAVY))
    assert "slow_down" in {one.code for one in insights(before)}
    again = chosen_codes(review_of_weeks(*[CALM] * 4, HEAVY, HEAVY))
    assert again[0] == "slow_down_again"
    assert "slow_down" not in again


def test_what_a_draft_tells_is_said_only_where_there_is_little_else():
    longer = [line.replace(" 50 ", " 70 ") for line in CALM]
    assert "over_budget" not in chosen_codes(review_of_weeks(*[CALM] * 4, longer))
    assert "referral" in chosen_codes(review_of_weeks(*[["tue 投稿 50 3 4"]] * 5, ["tue 投稿 50 3 4 0 0 1"]))


def test_what_only_fills_is_left_out_where_there_is_anything_else():
    filling = insight("data", 9)
    assert choose([filling, insight("pace", 10)]) == (insight("pace", 10),)
    assert choose([filling]) == (filling,)


@pytest.mark.parametrize("lang", sampled(["ja", "en"], "ja"))
def test_no_sentence_follows_itself_word_for_word(lang):
    words = Words(lang)
    for seed in range(tried(60)):
        said = set()
        for view in diary(seed, lang, most_weeks=20).views:
            if view.week.actions:
                now = {sentence(words, one) for one in insights(view)}
                assert not now & said, (seed, view.review.week)
                said = now


# --- whole weeks --------------------------------------------------------------------------------------------


def test_an_empty_week_has_two_sentences():
    assert chosen_codes(review_of_weeks(CALM, CALM, None)) == ["empty", "empty_usual"]


def test_an_empty_first_week_has_one():
    assert chosen_codes(review_of_weeks(None)) == ["empty"]


def test_a_tired_week_is_spared_what_pushes():
    review = review_of_weeks(*[CALM] * 6)
    assert "steady_streak" in chosen_codes(review)
    tired = chosen_codes(review, entries=written(fatigue=3))
    assert tired[0] == "worn_out_all_the_same"
    assert "steady_streak" not in tired


_ROW = st.builds(
    "{} {} {} {} {} {} {} {}".format,
    st.sampled_from(("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
    st.sampled_from(("投稿", "コメント返信", "個別相談", "学習・準備", "-")),
    *(st.one_of(st.just("-"), st.integers(0, most)) for most in (600, 50)),
    st.sampled_from("-12345"),
    *(st.one_of(st.just("-"), st.integers(0, 5)) for _ in range(3)),
)
WEEKS = st.lists(st.one_of(st.none(), st.lists(_ROW, max_size=8)), min_size=1, max_size=20)
REVIEWS = st.builds(
    lambda weeks, today, budget: review_of_weeks(*weeks, today=today, budget=budget),
    WEEKS,
    st.sampled_from((WEEK.end, WEEK.start)),
    st.sampled_from((None, 60, 180, 1000)),
)
DECIDED = st.builds(
    lambda **texts: written(**{key: text for key, text in texts.items() if text}),
    stop=st.sampled_from(("", "夜の投稿", "夜ふかし")),
    more=st.sampled_from(("", "コメント返信を毎日")),
)


@examples(60)
@given(REVIEWS, DECIDED)
def test_any_week_has_between_one_and_four_sentences_in_order(review, decided):
    chosen = insights(WeekInView(review, decided))
    assert 1 <= len(chosen) <= 4
    assert len({one.code for one in chosen}) == len(chosen)
    assert [one.weight for one in chosen] == sorted((one.weight for one in chosen), reverse=True)


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
