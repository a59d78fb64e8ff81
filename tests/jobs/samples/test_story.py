"""The sample business: a log that reads like a real one and tells its story in the metrics."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from support.logs import log_of_rows

from kachilog.base.languages import LANGS
from kachilog.base.settings import DEFAULT_ACTIONS, Settings
from kachilog.base.week import Week
from kachilog.jobs.samples.story import (
    HOLIDAY,
    OVERLOADED,
    WEEKS,
    sample_hypotheses,
    sample_log,
    sample_voices,
    sample_weeks_off,
)
from kachilog.log.columns import NEW_KEYS, is_vanity
from kachilog.metrics.efficiency import efficiency
from kachilog.metrics.figures import History
from kachilog.metrics.weekly_sums import weekly_totals
from kachilog.reviews.weekly import build_reviews
from kachilog.wording import Words, phrases
from kachilog.wording.width import text_width

LAST_DAY = dt.date(2026, 11, 22)
LAST_WEEK = Week.containing(LAST_DAY)
INQUIRIES, REPEATS, REFERRALS = (NEW_KEYS.index(key) for key in ("inquiries", "repeats", "referrals"))


def week(number):
    return LAST_WEEK.shift(number - WEEKS)


@pytest.fixture(scope="module")
def log():
    return log_of_rows([dict(zip(NEW_KEYS, row, strict=True)) for row in sample_log(LAST_DAY)])


@pytest.fixture(scope="module")
def totals(log):
    return weekly_totals(log.frame, log.keys, "monday")


@pytest.fixture(scope="module")
def indices(log):
    settings = Settings(weeks_off=sample_weeks_off(LAST_DAY))
    weeks = [*History(log, settings, LAST_WEEK.end).totals]
    reviews = build_reviews(log, settings, weeks=weeks, today=LAST_WEEK.end)
    return {review.week: review.figures.sustainability.index for review in reviews}


@pytest.mark.parametrize("lang", LANGS)
def test_twelve_weeks_have_60_to_80_rows_oldest_first(lang):
    rows = sample_log(LAST_DAY, lang)
    days = [row[0] for row in rows]

    assert 60 <= len(rows) <= 80
    assert days == sorted(days)
    assert (Week.containing(days[0]), days[-1]) == (week(1), LAST_DAY)


def test_rows_after_the_last_day_are_left_out():
    wednesday = dt.date(2026, 11, 18)
    rows = sample_log(wednesday)

    assert rows == [row for row in sample_log(LAST_DAY) if row[0] <= wednesday]
    assert rows[-1][0] == wednesday
    assert max(voice[0] for voice in sample_voices(wednesday)) <= wednesday


def test_the_same_week_gives_the_same_rows_whatever_the_year():
    moved = sample_log(dt.date(2020, 3, 1))

    assert [row[1:] for row in moved] == [row[1:] for row in sample_log(LAST_DAY)]
    assert {row[0].weekday() for row in moved} == set(range(7))


def test_all_action_types_occur(log):
    assert set(log.frame["action"]) == {action for action, of in DEFAULT_ACTIONS.items() if of != "rest"}


def test_some_cells_are_blank_where_people_forget_them(log):
    assert log.frame["minutes"].isna().sum() == 2
    assert log.frame["quality"].isna().sum() >= 2


def test_the_counts_are_possible():
    for row in sample_log(LAST_DAY):
        reactions, inquiries = row[NEW_KEYS.index("reactions")], row[INQUIRIES] or 0
        assert max(row[REPEATS] or 0, row[REFERRALS] or 0) <= inquiries <= reactions


def test_the_holiday_has_no_rows_and_is_named():
    assert sample_weeks_off(LAST_DAY) == frozenset({week(HOLIDAY)})
    assert not [row for row in sample_log(LAST_DAY) if row[0] in week(HOLIDAY)]


def test_the_overloaded_week_costs_420_minutes_on_7_days_and_brings_no_inquiry(totals):
    overloaded = totals[week(OVERLOADED)]

    assert (overloaded.minutes, overloaded.active_days, overloaded.inquiries) == (420, 7, 0)


def test_the_overloaded_week_is_the_low_of_efficiency_and_pace(log, totals, indices):
    rates = {
        number: efficiency(totals[week(number)], log.keys).quality_adjusted_per_hour
        for number in range(3, WEEKS + 1)
        if week(number) in totals
    }

    assert min(rates, key=rates.get) == OVERLOADED
    assert min(indices, key=indices.get) == week(OVERLOADED)
    assert indices[week(OVERLOADED)] < 50


def test_the_last_weeks_do_better_than_the_first_in_a_pace_that_can_be_kept(log, totals, indices):
    def rate(number):
        return efficiency(totals[week(number)], log.keys).quality_adjusted_per_hour

    assert min(rate(number) for number in (10, 11, 12)) > max(rate(number) for number in (1, 2, 3))
    assert min(indices[week(number)] for number in (10, 11, 12)) >= 75


def test_inquiries_repeats_and_referrals_grow():
    counts = Counter()
    for row in sample_log(LAST_DAY):
        half = "second" if row[0] >= week(7).start else "first"
        for name in (INQUIRIES, REPEATS, REFERRALS):
            counts[half, name] += row[name] or 0

    assert counts["second", INQUIRIES] > counts["first", INQUIRIES] > 0
    assert counts["second", REPEATS] > counts["first", REPEATS] > 0
    assert counts["second", REFERRALS] >= counts["first", REFERRALS] > 0


@pytest.mark.parametrize("lang", LANGS)
def test_notes_fit_the_column_they_are_written_in(lang):
    notes = [row[-1] for row in sample_log(LAST_DAY, lang) if row[-1]]

    assert len(set(notes)) == len(notes) > 40
    assert max(map(text_width, notes)) <= 56


@pytest.mark.parametrize("lang", LANGS)
def test_twenty_voices_are_all_different_and_their_automatic_class_is_left_to_the_review(lang):
    voices = sample_voices(LAST_DAY, lang)

    assert len({voice[2] for voice in voices}) == len(voices) == 20
    assert {voice[3] for voice in voices} == {None}
    assert [voice[4] for voice in voices if voice[4]] == [Words(lang)("template.class_none")]


@pytest.mark.parametrize("lang", LANGS)
def test_three_hypotheses_name_an_indicator_and_a_state_of_the_template(lang):
    words = Words(lang)
    indicators = {words(f"template.{key}") for key in phrases("template") if key.startswith("indicator_")}
    states = {words(f"template.{key}") for key in phrases("template") if key.startswith("state_")}
    hypotheses = sample_hypotheses(LAST_DAY, lang)

    assert len(hypotheses) == 3
    assert {one[3] for one in hypotheses} <= indicators
    assert {one[4] for one in hypotheses} <= states


def test_the_english_sample_has_the_same_numbers_and_no_japanese_text():
    numbers = [[cell for cell in row if not isinstance(cell, str)] for row in sample_log(LAST_DAY)]
    english = sample_log(LAST_DAY, "en")
    texts = [
        cell
        for rows in (english, sample_voices(LAST_DAY, "en"), sample_hypotheses(LAST_DAY, "en"))
        for row in rows
        for cell in row
        if isinstance(cell, str)
    ]

    assert [[cell for cell in row if not isinstance(cell, str)] for row in english] == numbers
    assert not [text for text in texts if any("\u3040" <= sign <= "\u9fff" for sign in text)]


@pytest.mark.parametrize("lang", LANGS)
def test_no_vanity_number_is_named_in_the_sample(lang):
    index = LANGS.index(lang)

    assert not [key for key, pair in phrases("sample").items() if is_vanity(pair[index])]
