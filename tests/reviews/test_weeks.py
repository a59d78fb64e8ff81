import datetime as dt

import pytest
from support.logs import METHOD, log_of, log_of_rows, settings_with, weekly_rows

from kachilog.base.errors import UsageError
from kachilog.base.settings import Settings
from kachilog.base.week import Week
from kachilog.metrics.figures import History
from kachilog.reviews.weeks import named_week, select_weeks, trend
from kachilog.wording import Words

TODAY = dt.date(2026, 12, 1)


def chosen(choice, *, table=METHOD, today=TODAY, **settings):
    return [week.label for week in selected(choice, log_of(table), settings_with(**settings), today)]


def selected(choice, log, settings, today):
    return select_weeks(choice, logged_weeks(log, settings), today, settings.week_start)


def logged_weeks(log, settings):
    return [*History(log, settings, TODAY).totals]


@pytest.mark.parametrize(
    ("today", "last", "this"),
    [
        ("2026-11-22", "2026-W46", "2026-W47"),
        ("2026-11-23", "2026-W47", "2026-W48"),
        ("2027-01-01", "2026-W52", "2026-W53"),
    ],
)
def test_the_last_week_is_the_last_finished_one_with_rows_or_without(today, last, this):
    day, table = dt.date.fromisoformat(today), "date minutes\n2026-11-09 1\n2026-11-20 1"
    assert (chosen("last", table=table, today=day), chosen("this", table=table, today=day)) == (
        [last],
        [this],
    )


def test_a_log_that_begins_this_week_has_no_week_before_it_to_look_at():
    table = "date minutes\n2026-11-18 1\n2026-11-20 1"
    assert chosen("last", table=table, today=dt.date(2026, 11, 22)) == ["2026-W47"]
    assert chosen("last", table=table, today=dt.date(2026, 11, 23)) == ["2026-W47"]
    assert chosen("last", table="date minutes", today=dt.date(2026, 11, 22)) == ["2026-W46"]


def test_all_weeks_are_those_with_rows_oldest_first():
    table = "date minutes\n2026-11-30 1\n2026-11-16 1\n2026-11-17 1\n2026-09-01 1"
    assert chosen("all", table=table) == ["2026-W36", "2026-W47", "2026-W49"]
    assert chosen("all", table="date minutes") == []
    assert logged_weeks(log_of(table), Settings()) == [
        Week.parse(label) for label in chosen("all", table=table)
    ]


def test_a_week_is_chosen_by_its_label():
    assert chosen("2026-W48") == ["2026-W48"]
    assert chosen("2026-11-15", week_start="sunday") == ["2026-11-15"]
    assert chosen("2026-11-16") == ["2026-W47"]


@pytest.mark.parametrize(
    ("choice", "settings"),
    [
        ("2026-W54", {}),
        ("next", {}),
        ("2026-W47", {"week_start": "sunday"}),
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_label_of_no_week_says_which_labels_exist(choice, settings, lang):
    with pytest.raises(UsageError) as caught:
        chosen(choice, **settings)
    sentence = Words(lang).error(caught.value)
    assert choice in sentence
    assert ("2026-11-15" if settings else "2026-W47") in sentence


def test_without_rows_the_last_week_is_the_example_of_a_label():
    with pytest.raises(UsageError) as caught:
        chosen("soon", table="date minutes")
    assert caught.value.values["labels"] == "2026-W48"


# The trend sheet


def trend_labels(rows):
    return [figures.week.label for figures in trend(log_of_rows(rows), Settings(), TODAY)]


def test_the_trend_has_every_week_from_the_first_to_the_last():
    assert trend_labels(weekly_rows(10, None, None, 40)) == ["2026-W44", "2026-W45", "2026-W46", "2026-W47"]


def test_the_trend_of_nothing_is_nothing():
    assert trend_labels([]) == []


def test_a_gap_of_eight_weeks_is_shown_and_a_longer_one_left_out():
    assert len(trend_labels(weekly_rows(10, *[None] * 8, 40))) == 10
    assert len(trend_labels(weekly_rows(10, *[None] * 9, 40))) == 2


def test_a_mistyped_year_does_not_make_thousands_of_weeks():
    rows = [{"date": day, "minutes": 1} for day in ("1950-01-02", "2026-11-02", "2026-11-16", "9999-12-31")]
    assert trend_labels(rows) == ["1950-W01", "2026-W45", "2026-W46", "2026-W47", "9999-W52"]


def test_a_week_outside_the_log_is_refused_with_the_weeks_it_has():
    log = log_of("date action minutes reactions quality\n2026-11-02 投稿 30 2 4\n2026-11-16 投稿 30 2 4")
    today = dt.date(2026, 11, 26)
    for label in ("2026-W44", "2026-W49"):
        with pytest.raises(UsageError) as raised:
            selected(label, log, settings_with(), today)
        assert (raised.value.code, raised.value.values["first"], raised.value.values["last"]) == (
            "week_outside",
            "2026-W45",
            "2026-W47",
        )
    for label in ("2026-W45", "2026-W46", "2026-W48"):
        assert [week.label for week in selected(label, log, settings_with(), today)] == [label]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("11/16", "2026-W47"),
        ("11月22日", "2026-W47"),
        ("11/29", "2026-W48"),
        ("12/24", "2025-W52"),
        ("2026/11/18", "2026-W47"),
        ("2026-11-22", "2026-W47"),
        ("昨日", "2026-W48"),
        ("２０２６－Ｗ４７", "2026-W47"),
    ],
)
def test_a_week_is_named_by_a_day_of_it(name, label):
    assert named_week(name, dt.date(2026, 11, 26), "monday") == Week.parse(label)


@pytest.mark.parametrize("name", ["13/45", "47", "らいしゅう", "", "2026-W99"])
def test_what_names_no_week_is_none(name):
    assert named_week(name, dt.date(2026, 11, 26), "monday") is None


def test_a_label_of_the_other_weekday_is_a_day_or_no_week():
    today = dt.date(2026, 11, 26)
    assert named_week("2026-11-22", today, "sunday") == Week.parse("2026-11-22")
    assert named_week("2026-11-16", today, "sunday") == Week.parse("2026-11-15")
    assert named_week("2026-W47", today, "sunday") is None
