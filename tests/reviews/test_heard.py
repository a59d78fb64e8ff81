"""What customers ask, and which of them was helped most."""

import datetime as dt

import pytest

from kachilog.base.week import Week
from kachilog.metrics.resolution import Voice
from kachilog.reviews.heard import asked, asks, helped_most, within

MONDAY = dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    "text",
    [
        "在庫の棚卸しはどのくらいの間隔でやっていますか？",
        "初めてでもできるか教えてください",
        "ありがとうございます。道具は何を使っていますか",
        "続きが知りたいです。",
        "次はいつですか…",
        "How often do you take stock?",
        "could you tell me where to start",
    ],
)
def test_a_question_is_heard(text):
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "おかげで悩みが解決しました",
        "これ、最高じゃないですか？",
        "何から始めればいいか分かりました",
        "I tried it right away",
    ],
)
def test_what_is_no_question_is_not(text):
    assert not asks(text)


def voice(text, classes=(), day=0):
    return Voice(MONDAY + dt.timedelta(days=day), text, classes)


def test_voices_are_those_of_the_weeks_and_between_them_newest_first():
    weeks = [Week(MONDAY), Week(MONDAY).shift(2)]
    voices = [
        voice("before", day=-1),
        voice("first"),
        voice("between", day=8),
        voice("last", day=20),
        voice("after", day=21),
    ]
    assert [one.text for one in within(voices, weeks)] == ["last", "between", "first"]
    assert within(voices, []) == []


def test_questions_keep_their_order():
    heard = [voice("いつですか？"), voice("楽しみです"), voice("どこですか？")]
    assert [one.text for one in asked(heard)] == ["いつですか？", "どこですか？"]


def test_the_most_helped_come_first_each_text_once():
    heard = [
        voice("行動", ("acted",)),
        voice("結果", ("solved", "result")),
        voice("行動", ("acted",)),
        voice("解決", ("solved",)),
        voice("楽しみです"),
        voice("気持ち", ("felt",)),
    ]
    assert [one.text for one in helped_most(heard)] == ["結果", "行動", "解決"]
