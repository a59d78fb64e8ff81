"""Hypotheses: the course of an indicator before and since, and when it may be told from chance."""

import datetime as dt

import pytest
from support.logs import log_of_rows

from kachilog.base.settings import Settings
from kachilog.base.week import Week
from kachilog.metrics.hypotheses import Hypothesis
from kachilog.metrics.kpis import Kpi, Measure
from kachilog.metrics.rates import Window, compare
from kachilog.metrics.resolution import Voice
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.weekly import build_reviews

SINCE = dt.date(2026, 11, 4)
"""A Wednesday of 2026-W45."""

BEFORE = {"minutes": 60, "reactions": 5, "quality": 5, "inquiries": 1, "repeats": 0, "referrals": 0}
AFTER = {"minutes": 60, "reactions": 10, "quality": 5, "inquiries": 5, "repeats": 4, "referrals": 0}


def rows_of(before=4, after=3, **since):
    """Return one row a week: `before` weeks up to 2026-W44, `after` weeks from W45 on."""
    first = Week.parse("2026-W45")
    return [
        {"date": first.shift(at).start, "action": "投稿", **(BEFORE if at < 0 else AFTER | since)}
        for at in range(-before, after)
    ]


def course_of(indicator, rows=None, *, label="2026-W47", since=SINCE, today="2026-12-01", **more):
    side_tables = SideTables(hypotheses=(Hypothesis("課題", indicator, "指標", since),), **more)
    (review,) = build_reviews(
        log_of_rows(rows_of() if rows is None else rows),
        Settings(),
        weeks=[Week.parse(label)],
        today=dt.date.fromisoformat(today),
        side_tables=side_tables,
    )
    return review.hypotheses[0] if review.hypotheses else None


def values(points):
    return [point.value for point in points]


def test_the_course_is_told_week_by_week_before_and_since():
    course = course_of("minutes_per_inquiry")
    assert (course.problem, course.indicator, course.kind, course.since) == (
        "課題",
        "指標",
        "minutes_per_inquiry",
        SINCE,
    )
    assert [point.week.label for point in course.before] == [f"2026-W{n}" for n in (41, 42, 43, 44)]
    assert [point.week.label for point in course.after] == [f"2026-W{n}" for n in (45, 46, 47)]
    assert values(course.before) == [60.0] * 4
    assert values(course.after) == [12.0] * 3
    assert (course.value_before, course.value_after) == (60.0, 12.0)


def test_the_week_of_the_first_day_belongs_to_the_time_since():
    assert course_of("efficiency", since=dt.date(2026, 11, 2)).after == course_of("efficiency").after
    assert len(course_of("efficiency", since=dt.date(2026, 11, 9)).after) == 2


def test_weeks_after_the_one_reviewed_are_not_known_yet():
    course = course_of("efficiency", label="2026-W45")
    assert [point.week.label for point in course.after] == ["2026-W45"]


def test_a_hypothesis_is_not_shown_before_it_was_made():
    assert course_of("efficiency", label="2026-W44") is None


def test_before_reaches_back_eight_calendar_weeks_and_gaps_stay_gaps():
    rows = [row for row in rows_of(before=12) if row["date"] != Week.parse("2026-W40").start]
    course = course_of("efficiency", rows)
    assert [point.week.label for point in course.before] == [f"2026-W{n}" for n in range(37, 45) if n != 40]


@pytest.mark.parametrize(
    ("indicator", "before", "after"),
    [
        ("efficiency", Window(20, 240), Window(30, 180)),
        ("minutes_per_inquiry", Window(4, 240), Window(15, 180)),
        ("inquiry", Window(4, 20), Window(15, 30)),
        ("repeat", Window(0, 4), Window(12, 15)),
        ("referral", Window(0, 4), Window(0, 15)),
    ],
)
def test_events_are_compared_over_what_they_are_counted_in(indicator, before, after):
    course, expected = course_of(indicator), compare(after, before)
    assert (course.change.verdict, course.change.p_value) == (expected.verdict, expected.p_value)


def test_a_difference_that_chance_explains_is_noise():
    assert course_of("minutes_per_inquiry").change.verdict == "better"
    assert course_of("minutes_per_inquiry", rows_of(inquiries=1)).change.verdict == "noise"
    assert course_of("efficiency", rows_of(reactions=0)).change.verdict == "worse"


def test_a_share_is_never_asked_to_be_more_than_all():
    change = course_of("repeat", rows_of(after=2, inquiries=1, repeats=1)).change
    assert (change.verdict, change.needed) == ("unknown", None)
    assert compare(Window(2, 2), Window(0, 4)).needed == 1


@pytest.mark.parametrize("indicator", ["high_value", "sustainability"])
def test_what_counts_no_events_has_a_course_but_no_verdict(indicator):
    course = course_of(indicator)
    assert None not in values(course.after)
    assert course.value_after is not None
    assert (course.change.verdict, course.change.p_value) == ("unknown", None)


def test_the_pooled_index_is_the_mean_of_the_weeks():
    rows = rows_of(minutes=270)
    course = course_of("sustainability", rows)
    assert course.value_after == sum(values(course.after)) / 3


def test_without_weeks_before_nothing_can_be_said():
    course = course_of("efficiency", rows_of(before=0))
    assert (course.before, course.value_before, course.change.verdict) == ((), None, "unknown")


def test_resolution_follows_the_voices_with_log_or_without():
    voices = tuple(
        Voice(dt.date(2026, 10, 5) + dt.timedelta(days=day), "声", ("solved",) if day > 28 else ())
        for day in range(43)
    )
    course = course_of("resolution", [], voices=voices)
    assert (course.value_before, course.value_after) == (0.0, 1.0 - 1 / 15)
    assert [point.week.label for point in course.before] == [f"2026-W{n}" for n in (41, 42, 43, 44)]
    assert course.change.verdict == "better"


def kpi(numerator, denominator=None, weeks=1, unit=""):
    return Kpi("KPI", numerator, denominator, weeks, 1.0, unit)


POSTS = Measure("posts")
INQUIRIES = Measure("column", "inquiries", events=True)


def test_a_kpi_is_followed_under_its_name_and_unit():
    course = course_of(kpi(INQUIRIES, POSTS, unit="件/投稿"))
    assert (course.kind, course.unit) == ("kpi", "件/投稿")
    assert (values(course.before), values(course.after)) == ([1.0] * 4, [5.0] * 3)
    assert (course.value_before, course.value_after) == (1.0, 5.0)
    assert course.change == compare(Window(15, 3), Window(4, 4))


def test_a_kpi_of_four_weeks_has_each_weeks_last_four():
    course = course_of(kpi(INQUIRIES, weeks=4))
    assert values(course.after) == [1 + 1 + 1 + 5, 1 + 1 + 5 + 5, 1 + 5 + 5 + 5]
    assert (course.value_before, course.value_after) == (4, 20)


def test_a_count_per_week_is_compared_over_weeks():
    for one in (kpi(INQUIRIES), kpi(INQUIRIES, 3)):
        assert course_of(one).change == compare(Window(15, 3), Window(4, 4))


def test_a_week_in_progress_is_no_whole_week_of_counts():
    course = course_of(kpi(INQUIRIES), today="2026-11-18")
    assert len(course.after) == 3
    assert course.change == compare(Window(10, 2), Window(4, 4))
    assert course_of("efficiency", today="2026-11-18").change == course_of("efficiency").change


@pytest.mark.parametrize(
    "measure", [Measure("minutes"), Measure("column", "quality"), Measure("absent")]
)  # fmt: skip
def test_a_kpi_that_counts_no_events_has_no_verdict(measure):
    assert course_of(kpi(measure, POSTS)).change.verdict == "unknown"


def test_a_share_of_posts_is_a_share():
    tagged = Measure("posts", tags=frozenset(("実例",)))
    rows = [
        row | {"tags": "実例"} if row["date"] >= SINCE - dt.timedelta(days=7) else row
        for row in rows_of(1, 1)
    ]
    assert course_of(kpi(tagged, POSTS), rows).change.needed is None
    assert course_of(kpi(INQUIRIES, POSTS), rows_of(1, 1, inquiries=1)).change.needed is not None
