import datetime as dt
import json

import pytest
from support.logs import log_of

from kachilog.base.problems import Problem
from kachilog.base.settings import Settings
from kachilog.base.week import Week
from kachilog.metrics.kpis import Kpi, Measure
from kachilog.metrics.rates import wilson
from kachilog.metrics.resolution import Voice
from kachilog.reviews.as_json import problem_object, review_object
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.weekly import build_reviews
from kachilog.wording import Words

METHOD = """
    date        action minutes reactions quality inquiries repeats referrals
    2026-11-16  投稿   30      2         4       1         0       0
    2026-11-18  投稿   30      2         4       1         0       0
    2026-11-20  投稿   30      1         1       0         0       0
"""


class EchoWords(Words):
    """Words that repeat a problem's code, so that no phrase is needed."""

    def __init__(self):
        super().__init__("en")

    def problem(self, problem):
        return f"say {problem.code}"


def object_of(table, **more):
    log = log_of(table, problems=more.pop("problems", ()))
    weeks = [Week.parse("2026-W47")]
    (review,) = build_reviews(log, Settings(), weeks=weeks, today=dt.date(2026, 11, 23), **more)
    return json.loads(json.dumps(review_object(review, EchoWords()), allow_nan=False))


def test_a_review_is_the_documented_object():
    nothing = dict.fromkeys(("verdict", "p", "judged", "now", "usual"))

    def rate(k, n):
        low, high = wilson(k, n)
        return {"k": k, "n": n, "low": low, "high": high}

    assert object_of(METHOD) == {
        "week": "2026-W47",
        "start": "2026-11-16",
        "end": "2026-11-23",
        "provisional": False,
        "actions": 3,
        "minutes": 90,
        "minutes_missing": 0,
        "active_days": 3,
        "efficiency": {
            "quality_adjusted_per_hour": pytest.approx(3.4 / 1.5),
            "minutes_per_inquiry": 45.0,
            "minutes_per_inquiry_basis": "inquiries",
            "high_value_share": 60 / 90,
        },
        "sustainability": {
            "index": 100,
            "parts": {"budget": 1.0, "ramp": None, "rest": 1.0, "quality": None},
            "parts_used": 2,
        },
        "rates": {"inquiry": rate(2, 5), "repeat": rate(0, 2), "referral": rate(0, 2)},
        "personas": {},
        "resolution": None,
        "ranking": [{"action": "投稿", "minutes": 90, "rows": 3, "rate": pytest.approx(3.4 / 1.5)}],
        "change": {"efficiency": nothing, "inquiries": nothing},
        "income": None,
        "problems": [],
    }


def test_keys_stand_in_the_documented_order():
    assert list(object_of(METHOD))[:9] == [
        "week",
        "start",
        "end",
        "provisional",
        "actions",
        "minutes",
        "minutes_missing",
        "active_days",
        "efficiency",
    ]


def test_what_is_undefined_is_null():
    blank = object_of("date action minutes reactions quality")
    assert blank["efficiency"]["quality_adjusted_per_hour"] is None
    assert blank["efficiency"]["minutes_per_inquiry_basis"] == "reactions"
    assert blank["sustainability"]["index"] is None
    assert blank["rates"] == {"inquiry": None, "repeat": None, "referral": None}
    no_inquiry = object_of("date minutes reactions inquiries repeats\n2026-11-16 30 2 0 0")
    assert no_inquiry["rates"]["repeat"] == {"k": 0, "n": 0, "low": None, "high": None}


def test_kpis_are_the_documented_objects():
    posts = Measure("posts")
    kpis = (
        Kpi("週3回の価値提供率", Measure("high_quality"), 3, 1, 1.0, "%"),
        Kpi("投稿数", posts, None, 1, None),
        Kpi("会話", Measure("absent"), posts, 1, 2.0),
    )
    assert object_of(METHOD, side_tables=SideTables({"会社員": kpis}))["personas"] == {
        "会社員": [
            {"name": "週3回の価値提供率", "numerator": 2, "denominator": 3, "value": 2 / 3, "target": 1.0},
            {"name": "投稿数", "numerator": 3, "denominator": None, "value": 3, "target": None},
            {"name": "会話", "numerator": None, "denominator": 3, "value": None, "target": 2.0},
        ]
    }


def test_the_resolution_of_the_weeks_voices_is_the_documented_object():
    def voice(day, *classes):
        return Voice(dt.date(2026, 11, day), "声", classes)

    voices = (voice(16, "solved", "acted"), voice(18, "felt"), voice(22, "result"), voice(23, "solved"))
    low, high = wilson(2, 3)
    expected = {
        "voices": 3,
        "solved": 1,
        "acted": 1,
        "result": 1,
        "felt": 1,
        "any": 2,
        "low": low,
        "high": high,
    }
    assert object_of(METHOD, side_tables=SideTables(voices=voices))["resolution"] == expected


def test_a_week_without_voices_has_no_share():
    expected = {
        "voices": 0,
        "solved": 0,
        "acted": 0,
        "result": 0,
        "felt": 0,
        "any": 0,
        "low": None,
        "high": None,
    }
    assert object_of(METHOD, side_tables=SideTables(voices=()))["resolution"] == expected


PROBLEM = Problem(
    "quality_range", "error", file="log.csv", sheet=None, row=12, column="質的評価(1-5)", value="7",
    day=dt.date(2026, 11, 17),
)  # fmt: skip
SAID = {
    "code": "quality_range",
    "severity": "error",
    "file": "log.csv",
    "sheet": None,
    "row": 12,
    "column": "質的評価(1-5)",
    "value": "7",
    "message": "say quality_range",
}


def test_a_problem_is_the_documented_object():
    assert problem_object(PROBLEM, EchoWords()) == SAID


def test_the_problems_of_the_week_are_in_its_object():
    assert object_of(METHOD, problems=[PROBLEM])["problems"] == [SAID]


def test_a_change_and_an_income_are_for_machines_too():
    first = Week.parse("2026-W40")
    rows = "\n".join(
        f"{first.shift(at).start} 投稿 60 {2 if at < 4 else 6} 5 {at // 4} 1000" for at in range(8)
    )
    told = object_of(f"date action minutes reactions quality inquiries income\n{rows}")
    assert told["change"] == {
        "efficiency": {
            "verdict": "better",
            "p": pytest.approx(2 / 70),
            "judged": "2026-W47",
            "now": 6.0,
            "usual": 2.0,
        },
        "inquiries": {
            "verdict": "better",
            "p": pytest.approx(2 / 70),
            "judged": "2026-W47",
            "now": 1.0,
            "usual": 0.0,
        },
    }
    assert told["income"] == {"sum": 8000, "per_hour_12w": 1000.0}
