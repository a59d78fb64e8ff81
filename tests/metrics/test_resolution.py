"""顧客の課題解決度: which voices count, and which are shown."""

import datetime as dt

import pytest

from kachilog.base.week import Week
from kachilog.metrics.rates import Rate
from kachilog.metrics.resolution import EXAMPLE_WIDTH, Voice, VoiceHistory

WEEK = Week.parse("2026-W47")


def voice(day, *classes, text="声", manual=None):
    return Voice(dt.date(2026, 11, day), text, classes, manual)


def figures_of(*voices, weeks=(WEEK,), examples=3):
    return VoiceHistory(voices, "monday").figures(weeks, examples=examples)


def test_the_share_is_of_voices_with_any_class_and_each_class_is_counted():
    figures = figures_of(voice(16, "solved", "result"), voice(17, "acted"), voice(18), voice(22, "solved"))
    assert figures.voices == 4
    assert figures.resolved == Rate.of(3, 4)
    assert (figures.solved, figures.acted, figures.result) == (Rate.of(2, 4), Rate.of(1, 4), Rate.of(1, 4))


def test_a_feeling_is_counted_beside_the_three_and_is_in_no_share_of_them():
    figures = figures_of(voice(16, "felt"), voice(17, "solved", "felt"), voice(18))
    assert (figures.resolved, figures.felt) == (Rate.of(1, 3), Rate.of(2, 3))


def test_only_voices_of_the_weeks_asked_for_count():
    voices = [voice(15, "solved"), voice(16, "acted"), voice(22), voice(23, "solved")]
    assert figures_of(*voices).voices == 2
    assert figures_of(*voices, weeks=(WEEK.shift(-1), WEEK)).voices == 3
    assert figures_of(*voices, weeks=()).resolved == Rate(0, 0, None, None)


@pytest.mark.parametrize(
    ("manual", "classes"),
    [(None, ("solved",)), ((), ()), (("result",), ("result",)), (("acted", "result"), ("acted", "result"))],
)
def test_the_users_own_judgement_wins_even_if_it_is_none(manual, classes):
    one = voice(16, "solved", manual=manual)
    assert one.classes == classes
    assert figures_of(one).resolved.k == bool(classes)


def test_examples_are_the_newest_voices_with_a_class_newest_first():
    voices = [
        voice(16, "solved", text="一"),
        voice(20, "acted", text="二"),
        voice(20, "acted", text="三"),
        voice(21, text="四"),
        voice(18, "result", "acted", text="五"),
        voice(17, "solved", text=""),
    ]
    examples = figures_of(*voices).examples
    assert [example.text for example in examples] == ["三", "二", "五"]
    assert examples[2].classes == ("result", "acted")
    assert examples[2].day == dt.date(2026, 11, 18)


def test_without_asking_there_are_no_examples():
    assert VoiceHistory([voice(16, "solved")], "monday").figures([WEEK]).examples == ()


@pytest.mark.parametrize("start", ["monday", "sunday"])
def test_voices_lie_in_the_week_of_their_day(start):
    history = VoiceHistory([voice(15), voice(16)], start)
    days = {"monday": [9, 16], "sunday": [15]}[start]
    assert history.weeks == [Week(dt.date(2026, 11, day)) for day in days]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("短い", "短い"),
        ("二行の\r\n 声\tです ", "二行の 声 です"),
        ("あ" * (EXAMPLE_WIDTH // 2), "あ" * (EXAMPLE_WIDTH // 2)),
        ("あ" * (EXAMPLE_WIDTH // 2 + 1), "あ" * (EXAMPLE_WIDTH // 2 - 1) + "…"),
        ("a" * EXAMPLE_WIDTH, "a" * EXAMPLE_WIDTH),
        ("a" * (EXAMPLE_WIDTH + 1), "a" * (EXAMPLE_WIDTH - 2) + "…"),  # in a Japanese font … takes a square
        ("a" * (EXAMPLE_WIDTH - 3) + " bcd", "a" * (EXAMPLE_WIDTH - 3) + "…"),
    ],
)
def test_an_example_is_one_line(text, line):
    assert example_of(text) == line


def test_a_cut_line_is_no_wider_than_a_line():
    assert len(example_of("長い声" * 100)) * 2 <= EXAMPLE_WIDTH


def example_of(text):
    told = [Voice(dt.date(2026, 11, 16), text, ("solved",))]
    (example,) = VoiceHistory(told, "monday").figures([WEEK], examples=1).examples
    return example.text
