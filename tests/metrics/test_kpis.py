"""KPIs of a persona: what each measure counts, over which weeks, and what is undefined."""

import datetime as dt

import narwhals as nw
import pytest
from support.kpis import log_with, settings_in

from kachilog.base.week import Week
from kachilog.metrics.kpi_sums import KpiHistory, measure_totals
from kachilog.metrics.kpis import Kpi, KpiFigures, Measure, folded_tags, is_percent
from kachilog.metrics.resolution import Voice, VoiceHistory

WEEK = Week.parse("2026-W47")
ROWS, POSTS, ABSENT = Measure("rows"), Measure("posts"), Measure("absent")

LOG = log_with(
    # The five required columns, tags, deep questions, revenue.
    ("2026-11-16", "投稿", 30, 2, 4, "悩み解決、実例", 2, 1000.5),
    ("2026-11-18", "投稿", 20, 1, 3, "#実例", "", ""),
    ("2026-11-19", "DM対応", "", 3, 5, "", 1, 500),
    ("2026-11-22", "個別相談", 45, 1, "", "悩み解決", "", -200),
    ("2026-11-23", "投稿", 99, 9, 5, "実例", 9, 9),  # the week after
    ("2026-10-26", "投稿", 10, 4, 4, "", 4, 0),  # the first of four weeks
    ("2026-10-25", "投稿", 10, 8, 5, "", 8, 0),  # before them
    columns=("タグ", "深い質問数", "材料費(円)"),
)


def totals_of(*measures, log=LOG, settings=None):
    return [
        measure_totals(log.frame, measures, settings or settings_in()).get(WEEK, {}).get(measure)
        for measure in measures
    ]


def figures_of(kpi, week=WEEK, log=LOG):
    return KpiHistory(log.frame, [kpi], settings_in()).figures(kpi, week)


def ratio(numerator, denominator=None, *, weeks=1, target=1.0, unit=""):
    return Kpi("名前", numerator, denominator, weeks, target, unit)


@pytest.mark.parametrize(
    ("measure", "total"),
    [
        (ROWS, 4),
        (POSTS, 2),
        (Measure("high_quality"), 2),  # a row without minutes is one, a row without quality is none
        (Measure("high_quality_posts"), 1),
        (Measure("minutes"), 95),
        (Measure("column", "reactions"), 7),
        (Measure("column", "深い質問数"), 3),
        (Measure("column", "材料費(円)"), 1300.5),
    ],
)
def test_a_measure_sums_the_rows_of_its_week_alone(measure, total):
    assert totals_of(measure) == [total]


def test_a_tag_narrows_a_measure_to_the_rows_that_carry_it():
    def tagged(kind, text, column=""):
        return Measure(kind, column, folded_tags(text))

    assert totals_of(
        tagged("posts", "実例"),
        tagged("posts", "悩み解決"),
        tagged("column", "悩み解決", "reactions"),
        tagged("rows", "悩み解決 実例"),
        tagged("rows", "質問"),
    ) == [2, 1, 3, 1, 0]


@pytest.mark.parametrize("text", ["Live", "＃live", " LIVE ,other"])
def test_tags_are_compared_without_regard_to_width_case_and_hash(text):
    log = log_with(("2026-11-16", "投稿", 30, 1, 4, text), columns=("タグ",))
    assert totals_of(Measure("posts", tags=folded_tags("#live")), log=log) == [1]


def test_posts_are_the_actions_that_the_user_calls_posts():
    log = log_with(("2026-11-16", "動画 配信", 30), ("2026-11-16", "投稿", 30), ("2026-11-16", "", 30))
    settings = settings_in()
    assert totals_of(POSTS, log=log, settings=settings) == [1]
    own = type(settings)(action_classes={"動画配信": "post", "投稿": "exchange"})
    assert totals_of(POSTS, log=log, settings=own) == [1]
    assert totals_of(POSTS, log=log, settings=type(settings)(action_classes={})) == [0]


def test_weeks_that_start_on_sunday_are_summed_from_sunday():
    week = Week(dt.date(2026, 11, 15))
    totals = measure_totals(LOG.frame, [ROWS], settings_in(week_start="sunday"))
    assert totals[week][ROWS] == 3
    assert totals[week.shift(1)][ROWS] == 2


def test_a_kpi_is_numerator_over_denominator():
    assert figures_of(ratio(Measure("column", "深い質問数"), POSTS, unit="件/投稿")) == KpiFigures(
        "名前", 3, 2, 1.5, 1.0, "件/投稿", 1, plain=False
    )


def test_a_number_may_be_the_denominator():
    figures = figures_of(ratio(Measure("high_quality"), 3))
    assert (figures.numerator, figures.denominator, figures.value) == (2, 3, 2 / 3)


def test_a_plain_count_is_its_own_value():
    figures = figures_of(ratio(POSTS))
    assert (figures.numerator, figures.denominator, figures.value, figures.plain) == (2, None, 2, True)


def test_four_weeks_are_the_four_calendar_weeks_that_end_with_the_week():
    figures = figures_of(ratio(Measure("column", "reactions"), POSTS, weeks=4))
    assert (figures.numerator, figures.denominator) == (7 + 4, 3)
    assert figures_of(ratio(POSTS, 1, weeks=4)).denominator == 1


def test_without_cases_there_is_no_value_but_a_target():
    figures = figures_of(ratio(ROWS, Measure("column", "深い質問数")), WEEK.shift(5))
    assert (figures.numerator, figures.denominator, figures.value, figures.target) == (0, 0, None, 1.0)
    assert figures.met is None
    assert figures_of(ratio(ROWS), WEEK.shift(5)).value == 0


@pytest.mark.parametrize(("numerator", "denominator"), [(ABSENT, POSTS), (POSTS, ABSENT), (ABSENT, None)])
def test_a_column_that_the_log_lacks_leaves_the_kpi_without_a_value(numerator, denominator):
    figures = figures_of(ratio(numerator, denominator))
    assert figures.value is None
    assert figures.target == 1.0
    assert (figures.numerator is None) == (numerator is ABSENT)


@pytest.mark.parametrize(
    ("target", "met"), [(1.5, True), (1.500001, False), (0.0, True), (None, None)]
)  # fmt: skip
def test_a_target_is_met_when_it_is_reached(target, met):
    assert figures_of(ratio(Measure("column", "深い質問数"), POSTS, target=target)).met is met


@pytest.mark.parametrize(("unit", "share"), [("%", True), ("％", True), ("件", False), ("", False)])
def test_a_unit_of_percent_makes_a_share(unit, share):
    assert is_percent(figures_of(ratio(POSTS, unit=unit)).unit) is share


def test_a_log_without_rows_has_kpis_too():
    log = log_with(columns=("深い質問数",))
    figures = figures_of(ratio(Measure("column", "深い質問数"), POSTS), log=log)
    assert (figures.numerator, figures.value) == (0, None)


def test_columns_of_the_users_own_may_have_any_name():
    headers = ("week", "measure_0", "row")
    log = log_with(("2026-11-16", "投稿", 30, 1, 4, 5, 6, 7), columns=headers)
    measures = [Measure("column", name) for name in ("week", "measure_0", "row_")]
    assert totals_of(*measures, log=log) == [5, 6, 7]


def test_a_lazy_frame_gives_the_same_sums():
    lazy = nw.from_native(LOG.frame).lazy().to_native()
    measures = [ROWS, POSTS, Measure("column", "reactions", folded_tags("実例"))]
    assert measure_totals(lazy, measures, settings_in()) == measure_totals(LOG.frame, measures, settings_in())


def test_voices_of_thanks_are_those_of_a_good_feeling_or_a_word_of_thanks():
    kpi = ratio(Measure("thankful"), weeks=4)
    voices = [
        Voice(WEEK.start, "気持ちが楽になりました", ("felt",)),
        Voice(WEEK.start, "ありがとうございました"),
        Voice(WEEK.start, "悩みが解決しました", ("solved",)),
        Voice(WEEK.start, "ありがとうございました", (), ()),
        Voice(WEEK.shift(-3).start, "", (), ("felt",)),
        Voice(WEEK.shift(-4).start, "ありがとうございました"),
    ]
    history = KpiHistory(LOG.frame, [kpi], settings_in(), VoiceHistory(voices, "monday"))
    assert history.figures(kpi, WEEK).value == 4


def test_a_source_without_a_place_for_voices_has_none_to_count():
    assert figures_of(ratio(Measure("thankful"))).value is None
