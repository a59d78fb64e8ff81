"""Hypotheses: the course of an indicator before and since, and when it may be told from chance."""

import datetime as dt

import pytest
from support.logs import log_of_rows

from kachilog.base.settings import Settings
from kachilog.base.week import Week
from kachilog.metrics.change import Change, permutation_p
from kachilog.metrics.hypotheses import Hypothesis
from kachilog.metrics.kpis import Kpi, Measure
from kachilog.metrics.rates import fisher
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


def course_of(indicator, rows=None, *, label="2026-W47", since=SINCE, today="2027-02-01", **more):
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


def test_before_are_the_last_twelve_logged_weeks_and_gaps_stay_gaps():
    rows = [row for row in rows_of(before=16) if row["date"] != Week.parse("2026-W40").start]
    course = course_of("efficiency", rows)
    assert [point.week.label for point in course.before] == [f"2026-W{n}" for n in range(32, 45) if n != 40]


def test_before_reaches_back_twenty_six_calendar_weeks():
    (near, far), rows = (rows_of(before=back)[:1] for back in (26, 27)), rows_of(before=3)
    assert len(course_of("efficiency", near + rows).before) == 4
    assert len(course_of("efficiency", far + rows).before) == 3


def bursts(first, last):
    """Return one row a week from 2026-W`first` on, whose figures go up and down."""
    weeks = [Week.parse(f"2026-W{first}").shift(at) for at in range(last - first + 1)]
    return [
        {
            "date": week.start,
            "action": "投稿",
            "minutes": 40 + 7 * (at % 3),
            "reactions": 12 * (at % 2) + at,
            "quality": 5 - at % 2,
            "inquiries": 2 + at % 3,
            "repeats": at % 2,
            "referrals": 1,
        }
        for at, week in enumerate(weeks)
    ]


def pairs(rows, count, over):
    return [(count(row), over(row)) for row in rows]


@pytest.mark.parametrize(
    ("indicator", "count", "over"),
    [
        ("efficiency", lambda row: row["reactions"] * row["quality"] / 5, lambda row: row["minutes"]),
        ("minutes_per_inquiry", lambda row: row["inquiries"], lambda row: row["minutes"]),
        ("high_value", lambda row: row["minutes"], lambda row: row["minutes"]),
        ("inquiry", lambda row: row["inquiries"], lambda row: max(row["reactions"], row["inquiries"])),
        ("repeat", lambda row: row["repeats"], lambda row: row["inquiries"]),
        ("referral", lambda row: row["referrals"], lambda row: row["inquiries"]),
    ],
)
def test_weeks_are_exchanged_of_what_an_indicator_counts_over_what(indicator, count, over):
    rows = bursts(36, 48)  # 9 weeks before and 4 since
    change = course_of(indicator, rows, label="2026-W48").change
    told = pairs(rows, count, over)
    assert change.p == pytest.approx(permutation_p(told[:9], told[9:]))
    assert change.judged == Week.parse("2026-W48")


def test_nothing_is_said_before_four_weeks_have_passed_and_then_what_holds_for_four():
    changes = [course_of("efficiency", rows_of(4, 9), label=f"2026-W{n}").change for n in range(45, 54)]
    assert [change.verdict for change in changes] == [None] * 3 + ["better"] * 6
    assert [change.weeks_left for change in changes] == [3, 2, 1, 4, 3, 2, 1, 4, 3]
    judged = [change.judged.label if change.judged else None for change in changes]
    assert judged == [None] * 3 + ["2026-W48"] * 4 + ["2026-W52"] * 2
    assert (changes[3].now, changes[3].usual) == (10.0, 5.0)


def test_fewer_minutes_per_inquiry_are_better_and_less_of_anything_else_is_worse():
    better = course_of("minutes_per_inquiry", rows_of(4, 4), label="2026-W48").change
    assert (better.verdict, better.now, better.usual) == ("better", 12.0, 60.0)
    assert better.p == pytest.approx(2 / 70)
    worse = course_of("efficiency", rows_of(4, 4, reactions=0), label="2026-W48").change
    assert (worse.verdict, worse.now, worse.usual) == ("worse", 0.0, 5.0)
    usual = course_of("minutes_per_inquiry", rows_of(4, 4, inquiries=1), label="2026-W48").change
    assert (usual.verdict, usual.p) == ("usual", 1.0)


def test_sixteen_weeks_are_compared_at_most_and_eight_of_them_since():
    rows = bursts(31, 53)  # 14 weeks before, of which 12 may count, and 9 since
    told = pairs(rows, lambda row: row["inquiries"], lambda row: row["minutes"])
    at_four, at_eight = (course_of("minutes_per_inquiry", rows, label=f"2026-W{n}").change for n in (49, 53))
    assert at_four.p == pytest.approx(permutation_p(told[2:14], told[14:18]))
    assert at_eight.p == pytest.approx(permutation_p(told[6:14], told[14:22]))


def test_the_index_is_compared_week_by_week():
    change = course_of("sustainability", rows_of(4, 4, minutes=600), label="2026-W48").change
    assert (change.verdict, change.usual) == ("worse", 100.0)


def test_the_pooled_index_is_the_mean_of_the_weeks():
    rows = rows_of(minutes=270)
    course = course_of("sustainability", rows)
    assert course.value_after == sum(values(course.after)) / 3


def test_without_weeks_before_nothing_can_be_said():
    course = course_of("efficiency", rows_of(before=0))
    assert (course.before, course.value_before, course.change.verdict) == ((), None, None)


def voices_from(day, *, until, resolved_from):
    """Return a voice a day."""
    days = [dt.date.fromisoformat(one) for one in (day, until, resolved_from)]
    return tuple(
        Voice(one, "声", ("solved",) if one >= days[2] else ())
        for one in (days[0] + dt.timedelta(days=at) for at in range((days[1] - days[0]).days + 1))
    )


def test_resolution_follows_the_voices_with_log_or_without():
    voices = voices_from("2026-10-05", until="2026-11-29", resolved_from="2026-11-03")
    course = course_of("resolution", [], label="2026-W48", voices=voices)
    assert (course.value_before, course.value_after) == (0.0, 27 / 28)
    assert [point.week.label for point in course.before] == [f"2026-W{n}" for n in (41, 42, 43, 44)]
    assert course.change == Change(
        "better", fisher((27, 28), (0, 28)), Week.parse("2026-W48"), 27 / 28, 0.0, 4
    )
    assert course_of("resolution", [], label="2026-W47", voices=voices).change == Change(weeks_left=1)


def kpi(numerator, denominator=None, weeks=1, unit=""):
    return Kpi("KPI", numerator, denominator, weeks, 1.0, unit)


POSTS = Measure("posts")
INQUIRIES = Measure("column", "inquiries", events=True)


def test_a_kpi_is_followed_under_its_name_and_unit():
    course = course_of(kpi(INQUIRIES, POSTS, unit="件/投稿"))
    assert (course.kind, course.unit) == ("kpi", "件/投稿")
    assert (values(course.before), values(course.after)) == ([1.0] * 4, [5.0] * 3)
    assert (course.value_before, course.value_after) == (1.0, 5.0)


def test_a_kpi_of_four_weeks_has_each_weeks_last_four():
    course = course_of(kpi(INQUIRIES, weeks=4))
    assert values(course.after) == [1 + 1 + 1 + 5, 1 + 1 + 5 + 5, 1 + 5 + 5 + 5]
    assert (course.value_before, course.value_after) == (4, 20)


@pytest.mark.parametrize("denominator", [None, 3])
def test_a_count_is_compared_over_weeks(denominator):
    change = course_of(kpi(INQUIRIES, denominator), rows_of(4, 4), label="2026-W48").change
    assert (change.verdict, change.p) == ("better", pytest.approx(2 / 70))
    assert (change.now, change.usual) == (5 / (denominator or 1), 1 / (denominator or 1))


def test_a_week_in_progress_is_not_looked_at():
    rows = rows_of(4, 4)
    course = course_of(kpi(INQUIRIES), rows, label="2026-W48", today="2026-11-25")
    assert (len(course.after), course.value_after) == (4, 5.0)
    assert course.change == Change(weeks_left=1)


def test_a_kpi_without_its_column_has_no_verdict():
    assert course_of(kpi(Measure("absent"), POSTS), rows_of(4, 4), label="2026-W48").change == Change()
