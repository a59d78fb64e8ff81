"""Each rule speaks when its condition holds, and is silent right beside it."""

import datetime as dt
from dataclasses import replace

import pytest
from support.insights import CALM, HEAVY, WEEK, codes, later, review_of_weeks, written

from kachilog.base.problems import Problem
from kachilog.metrics.change import Change
from kachilog.metrics.hypotheses import HypothesisFigures
from kachilog.metrics.kpis import KpiFigures
from kachilog.metrics.rates import Rate
from kachilog.metrics.resolution import ResolutionFigures
from kachilog.metrics.thresholds import TREND_WEEKS
from kachilog.reviews.insights.insight import Measured, Quantity, Quote, Term

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEDNESDAY = WEEK.start + dt.timedelta(days=2)
USUAL = [CALM] * 4
NO_INQUIRY = ["tue 投稿 50 3 4", "thu 投稿 50 3 4"]
ONE_ROW = ["tue 投稿 60 3 4 1"]


def pair(code, said, unsaid):
    return pytest.param(code, said, unsaid, id=code)


@pytest.mark.parametrize(
    ("code", "said", "unsaid"),
    [
        # what frames the week
        pair("empty", later(CALM, None), later(CALM)),
        pair("empty_off", later(CALM, None, off=[0]), later(CALM, None)),
        pair(
            "empty_so_far",
            later(CALM, None, today=WEDNESDAY),
            later(CALM, None, today=WEEK.end),
        ),
        pair("empty_usual", later(CALM, None), later(None)),
        pair("provisional", later(CALM, today=WEDNESDAY), later(CALM)),
        pair("first_week", later(CALM), later(CALM, CALM)),
        pair("few_weeks", later(CALM, CALM, CALM), later(CALM, CALM, CALM, CALM)),
        pair("one_week_more", later(*USUAL), later(*USUAL, CALM)),
        pair(
            "back_from_rest",
            later(CALM, None, CALM, off=[1]),
            later(CALM, None, CALM),
        ),
        pair("back_after_gap", later(CALM, None, CALM), later(None, CALM)),
        pair("counts", later(CALM), later(None)),
        # pace
        pair("slow_down_over_budget", later(*USUAL, HEAVY), later(*USUAL, CALM)),
        pair(
            "slow_down",
            later(*USUAL, HEAVY, budget=400),
            later(*USUAL, HEAVY, budget=180),
        ),
        pair(
            "care_over_budget",
            later(*USUAL, ["tue 投稿 240 9 4"]),
            later(*USUAL, ["tue 投稿 198 9 4"]),
        ),
        pair(
            "care",
            later(
                *USUAL,
                [f"{day} 投稿 26 3 3" for day in ("mon", "tue", "wed", "thu")]
                + [f"{day} 投稿 26 3 2" for day in ("fri", "sat", "sun")],
            ),
            later(*USUAL, CALM),
        ),
        pair(
            "over_budget",
            later(["tue 投稿 199 3 4"]),
            later(["tue 投稿 198 3 4"]),
        ),
        pair(
            "over_budget_so_far",
            later(["tue 投稿 181 3 4"], today=WEDNESDAY),
            later(["tue 投稿 180 3 4"], today=WEDNESDAY),
        ),
        pair("near_budget", later(["tue 投稿 198 3 4"]), later(["tue 投稿 180 3 4"])),
        pair("on_budget", later(["tue 投稿 144 3 4"]), later(["tue 投稿 143 3 4"])),
        pair("under_budget", later(["tue 投稿 143 3 4"]), later(["tue 投稿 144 3 4"])),
        pair(
            "budget_so_far",
            later(["tue 投稿 180 3 4"], today=WEDNESDAY),
            later(["tue 投稿 180 3 4"]),
        ),
        pair("no_budget", later(CALM, budget=None), later(CALM)),
        pair(
            "ramp",
            later(*USUAL, ["tue 投稿 196 3 4"]),
            later(*USUAL, ["tue 投稿 195 3 4"]),
        ),
        pair("recovery", later(*USUAL, HEAVY, CALM), later(*USUAL, CALM, CALM)),
        pair("steady_streak", later(*[CALM] * 5), later(*[CALM] * 2, HEAVY, CALM, CALM)),
        # rest
        pair("no_rest", later(HEAVY), later(HEAVY, today=WEDNESDAY)),
        pair("one_rest", later(HEAVY[1:]), later(HEAVY)),
        pair("enough_rest", later(HEAVY[2:]), later(HEAVY[1:])),
        # quality
        pair(
            "quality_drop",
            later(*USUAL, ["tue 投稿 50 3 4", "thu 投稿 50 3 4", "sat 投稿 50 3 1"]),
            later(*USUAL, CALM),
        ),
        pair(
            "quality_rise",
            later(*USUAL, ["tue 投稿 50 3 5", "thu 投稿 50 3 5", "sat 投稿 50 3 5"]),
            later(*USUAL, CALM),
        ),
        pair(
            "high_value_time",
            later(["tue 投稿 50 3 4", "thu 投稿 50 3 3"]),
            later(["tue 投稿 49 3 4", "thu 投稿 50 3 3"]),
        ),
        pair(
            "few_rated",
            later(["tue 投稿 50 3 4", "thu 投稿 50 3 4", "sat 投稿 50 3 -"]),
            later(CALM),
        ),
        # inquiries and value per hour
        pair("no_inquiry", later(NO_INQUIRY), later(NO_INQUIRY, today=WEDNESDAY)),
        pair(
            "few_inquiries",
            later(["tue 投稿 60 9 4 4"]),
            later(["tue 投稿 60 9 4 5"]),
        ),
        pair("few_inquiries_in_pool", later(CALM, CALM), later(NO_INQUIRY, CALM)),
        pair("inquiries", later(["tue 投稿 60 9 4 5"]), later(["tue 投稿 60 9 4 4"])),
        pair(
            "inquiries_partly_timed",
            later(["tue 投稿 60 9 4 2", "thu 投稿 - 9 4 1"]),
            later(["tue 投稿 60 9 4 2", "thu 投稿 - 9 4 -"]),
        ),
        pair(
            "inquiries_untimed",
            later(["tue 投稿 60 9 4", "thu 投稿 - 9 4 1"]),
            later(["tue 投稿 60 9 4", "thu 投稿 - 9 4 -"]),
        ),
        pair(
            "no_inquiry_column",
            later(NO_INQUIRY, keys=("date", "action", "minutes", "reactions", "quality")),
            later(NO_INQUIRY),
        ),
        pair("pool_inquiries", later(CALM, CALM), later(CALM)),
        pair("efficiency", later(CALM, CALM), later(CALM)),
        pair("efficiency_alone", later(CALM), later(CALM, CALM)),
        # customers
        pair(
            "repeat_and_referral",
            later(["tue 投稿 60 9 4 2 1 1"]),
            later(["tue 投稿 60 9 4 2 1"]),
        ),
        pair("repeat_in_pool", later(["tue 投稿 60 9 4 2 1"]), later(["tue 投稿 60 9 4 2"])),
        pair("repeat", later(["tue 投稿 60 9 4 - 1"]), later(["tue 投稿 60 9 4 1 1"])),
        pair(
            "referral_in_pool",
            later(["tue 投稿 60 9 4 2 - 1"]),
            later(["tue 投稿 60 9 4 2"]),
        ),
        pair("referral", later(["tue 投稿 60 9 4 - - 1"]), later(["tue 投稿 60 9 4 1 - 1"])),
        # data
        pair("no_minutes", later(["tue 投稿 - 3 4"]), later(["tue 投稿 0 3 4", *ONE_ROW])),
        pair("minutes_missing", later([*ONE_ROW, "wed 投稿 - 3 4"]), later(ONE_ROW)),
        pair("no_quality", later(["tue 投稿 60 3 -"]), later(ONE_ROW)),
        pair("quality_missing", later([*ONE_ROW, "wed 投稿 60 3 -"]), later(ONE_ROW)),
    ],
)
def test_a_rule_speaks_on_one_side_of_its_condition_only(code, said, unsaid):
    assert code in codes(said())
    assert code not in codes(unsaid())


# --- the honest words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["inquiries", "efficiency"])
@pytest.mark.parametrize("verdict", ["better", "worse"])
def test_a_change_is_said_in_the_words_of_its_verdict_and_no_others(theme, verdict):
    field = {"inquiries": "inquiry_change", "efficiency": "efficiency_change"}[theme]
    review = replace(review_of_weeks(CALM, CALM), **{field: Change(verdict)})
    words = [f"{theme}_{word}" for word in ("better", "worse")]
    assert [word for word in words if word in codes(review)] == [f"{theme}_{verdict}"]


@pytest.mark.parametrize("verdict", ["usual", None])
def test_of_what_is_as_usual_no_change_is_said(verdict):
    changes = {"inquiry_change": Change(verdict), "efficiency_change": Change(verdict)}
    said = codes(replace(review_of_weeks(CALM, CALM), **changes))
    assert not [code for code in said if code.endswith(("_better", "_worse"))]


def test_no_inquiry_says_what_one_takes_at_least():
    (said,) = [
        one for one in codes(review_of_weeks(["tue 投稿 90 3 4"])).values() if one.code == "no_inquiry"
    ]
    assert said.values["low"].number == pytest.approx(90 / 3.689, abs=0.01)


def test_the_methods_own_example_has_its_exact_range():
    week = ["mon 投稿 30 2 5 1", "wed 投稿 30 2 4 1", "fri 投稿 30 1 3"]
    values = codes(review_of_weeks(week))["few_inquiries"].values
    assert values["each"] == Quantity(45, "minutes")
    assert [round(values[end].number) for end in ("low", "high")] == [12, 372]


# --- where the time went ------------------------------------------------------------------------------------

TWO_KINDS = ["mon コメント返信 60 9 4", "tue 投稿 60 2 4"] * 2


def test_best_and_lowest_are_named_with_their_minutes():
    said = codes(review_of_weeks(TWO_KINDS, TWO_KINDS, TWO_KINDS))
    best, lowest = said["best_action"].values, said["time_in_lowest"].values
    assert (best["action"], best["minutes"]) == (Quote("コメント返信"), Quantity(120, "minutes"))
    assert (lowest["action"], lowest["share"]) == (Quote("投稿"), Quantity(0.5, "share"))


def test_little_time_in_the_lowest_is_said_more_quietly():
    said = codes(review_of_weeks(TWO_KINDS, TWO_KINDS, ["mon コメント返信 60 9 4", "tue 投稿 20 0 4"]))
    assert "lowest_action" in said
    assert "time_in_lowest" not in said


def test_the_best_of_twelve_weeks_is_named_in_a_week_without_it():
    said = codes(review_of_weeks(TWO_KINDS, TWO_KINDS, TWO_KINDS, ["tue 投稿 60 2 4"]))
    assert said["best_action_unused"].values["action"] == Quote("コメント返信")
    assert "best_action" not in said


@pytest.mark.parametrize(
    "weeks",
    [
        pytest.param([TWO_KINDS], id="too few rows"),
        pytest.param([["mon コメント返信 9 9 4", "tue 投稿 60 2 4"]] * 3, id="too few minutes"),
        pytest.param([["mon コメント返信 60 3 4", "tue 投稿 60 3 4"]] * 3, id="hardly apart"),
        pytest.param([["mon コメント返信 60 9 4", "tue 個別相談 60 2 4"]] * 3, id="consultations"),
        pytest.param([["mon コメント返信 60 9 4", "tue 学習・準備 60 0 4"]] * 3, id="preparation"),
        pytest.param([["mon - 60 9 4", "tue 投稿 60 2 4"]] * 3, id="no name"),
    ],
)
def test_actions_that_cannot_be_compared_are_not(weeks):
    said = codes(review_of_weeks(*weeks))
    assert not {"best_action", "best_action_unused", "lowest_action", "time_in_lowest"} & said.keys()


def test_an_action_whose_time_was_not_noted_is_not_said_to_have_had_none():
    said = codes(review_of_weeks(*[TWO_KINDS] * 3, ["mon コメント返信 - 9 4", "tue 投稿 60 2 4"]))
    assert "best_action_unused" not in said


def test_much_preparation_is_said_of_what_the_settings_call_preparation():
    week = ["mon 投稿 60 3 4", "tue 学習・準備 40 0 4"]
    assert codes(review_of_weeks(week))["much_preparation"].values["share"] == Quantity(0.4, "share")
    assert "much_preparation" not in codes(review_of_weeks(week), action_classes={"学習・準備": "post"})
    assert "much_preparation" not in codes(review_of_weeks(["mon 投稿 61 3 4", "tue 学習・準備 40 0 4"]))


# --- fatigue, decisions -------------------------------------------------------------------------------------


def test_fatigue_is_set_beside_the_index_and_never_explained_away():
    calm, heavy = review_of_weeks(CALM), review_of_weeks(HEAVY)
    worn_out, fine = written(fatigue=3.0), written(fatigue=2.0)
    assert "worn_out_all_the_same" in codes(calm, entries=worn_out)
    assert "worn_out_as_recorded" in codes(heavy, entries=worn_out)
    assert not [code for code in codes(calm, entries=fine) if code.startswith("worn_out")]


def test_a_decision_about_an_action_is_looked_at_in_minutes():
    review = review_of_weeks(["mon 投稿 120 3 4"], ["mon 投稿 40 3 4"])
    values = codes(review, written(stop="毎日の投稿"))["decision_in_minutes"].values
    assert (values["kind"], values["action"]) == (Term("stop"), Quote("投稿"))
    assert (values["before"], values["minutes"]) == (Quantity(120, "minutes"), Quantity(40, "minutes"))


def test_the_longest_name_in_a_decision_is_the_one_meant():
    week = ["mon 返信 10 3 4", "tue コメント返信 20 3 4"]
    said = codes(review_of_weeks(week, week), written(more="夜のｺﾒﾝﾄ返信"))
    assert said["decision_in_minutes"].values["action"] == Quote("コメント返信")


@pytest.mark.parametrize(
    ("decided", "changes", "now"),
    [
        pytest.param({"stop": "夜ふかし"}, {}, "mon 投稿 40 3 4", id="no action named"),
        pytest.param({"try": "投稿に写真をつける"}, {}, "mon 投稿 40 3 4", id="a thing to try"),
        pytest.param(
            {"stop": "投稿"}, {"decided_last_week": False}, "mon 投稿 40 3 4", id="decided long ago"
        ),
        pytest.param({"stop": "投稿"}, {}, "mon 投稿 - 3 4", id="time not noted"),
    ],
)
def test_a_decision_that_minutes_cannot_show_is_not_measured(decided, changes, now):
    review = review_of_weeks(["mon 投稿 120 3 4"], [now])
    assert "decision_in_minutes" not in codes(review, written(**decided), **changes)


def test_a_week_in_progress_does_not_measure_decisions():
    review = review_of_weeks(["mon 投稿 120 3 4"], ["mon 投稿 40 3 4"], today=WEDNESDAY)
    assert "decision_in_minutes" not in codes(review, written(stop="投稿"))


def test_decisions_are_recalled_until_they_are_judged_and_then_counted():
    review, decided = review_of_weeks(CALM), written(stop="夜ふかし", **{"try": "質問を1つ置く"})
    half = written(judged_stop="できた")
    both = written(judged_stop="できた", judged_try="Not yet")
    none = written(judged_stop="まだ", judged_try="まだ")

    assert codes(review, decided)["decision_open"].values["text"] == Quote("夜ふかし")
    assert codes(review, decided, half)["decision_open"].values["kind"] == Term("try")
    assert codes(review, decided, both)["decisions_done"].values["done"] == Quantity(1, "decisions")
    assert "decisions_not_yet" in codes(review, decided, none)
    assert "decision_open" not in codes(review, decided, both)
    assert "decisions_done" not in codes(review, decided, half)


def test_a_judgement_in_the_users_own_words_is_left_to_them():
    said = codes(review_of_weeks(CALM), written(stop="夜ふかし"), written(judged_stop="だいたい"))
    assert not [code for code in said if code.startswith("decision")]


def test_decisions_wait_over_an_empty_week():
    decided = written(stop="夜ふかし")
    assert "decisions_wait" in codes(review_of_weeks(CALM, None), decided)
    assert "decisions_wait" not in codes(review_of_weeks(CALM), decided)
    assert "decisions_wait" not in codes(review_of_weeks(CALM, None))


# --- data ---------------------------------------------------------------------------------------------------


def test_only_errors_of_this_week_are_said_to_count_nowhere():
    error = Problem("number_unreadable", "error", row=3, day=WEEK.start)
    review = review_of_weeks(CALM)
    assert codes(replace(review, problems=(error,)))["unread_cells"].values["places"].number == 1
    for other in (replace(error, severity="warning"), replace(error, day=None)):
        assert "unread_cells" not in codes(replace(review, problems=(other,)))


def test_many_blanks_weigh_more_than_a_few():
    few, many = ([*CALM, *["sun 投稿 - 3 -"] * count] for count in (1, 2))
    for code in ("minutes_missing", "quality_missing"):
        assert codes(review_of_weeks(few))[code].weight < codes(review_of_weeks(many))[code].weight


# --- voices, targets, hypotheses ----------------------------------------------------------------------------


def voices(count, solved=0, acted=0, result=0, resolved=None):
    any_of_them = max(solved, acted, result) if resolved is None else resolved
    return ResolutionFigures(count, *(Rate.of(k, count) for k in (any_of_them, solved, acted, result)))


@pytest.mark.parametrize(
    ("heard", "code"),
    [
        (None, None),
        (voices(0), None),
        (voices(2), None),
        (voices(3), "resolution_none"),
        (voices(1, solved=1), "resolution_one"),
        (voices(1, solved=1, acted=1), "resolution"),
        (voices(2, acted=1), "resolution_alike"),
        (voices(4, solved=1, acted=1, resolved=2), "resolution"),
    ],
)
def test_voices_are_counted_by_what_they_tell(heard, code):
    said = codes(replace(review_of_weeks(CALM), resolution=heard))
    assert [one for one in said if one.startswith("resolution")] == ([code] if code else [])


def kpi(value, target=1.0, *, unit="%", weeks=1, name="KPI"):
    return KpiFigures(name, value, None, value, target, unit, weeks, plain=True)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([1.0, 1.2], {"targets_all_met"}),
        ([1.0], {"target_met"}),
        ([1.0, 1.0, 0.6], {"targets_met"}),
        ([1.0, 0.6], {"target_met_of_some"}),
        ([0.7, 0.6], {"target_near"}),
        ([0.69, 0.5], set()),
        ([0.6, 0.49], {"target_far"}),
        ([None], set()),
        ([], set()),
    ],
)
def test_targets_are_met_near_or_far(values, said):
    review = replace(review_of_weeks(*USUAL, CALM), personas={"会社員": tuple(map(kpi, values))})
    assert {code for code in codes(review) if code.startswith("target")} == said


def test_the_nearest_and_the_farthest_are_named():
    kpis = (kpi(0.7, name="a"), kpi(0.9, name="b"), kpi(0.2, name="c"), kpi(0.1, name="d"))
    said = codes(replace(review_of_weeks(*USUAL, CALM), personas={"会社員": kpis}))
    assert said["target_near"].values["kpi"] == Quote("b")
    assert said["target_far"].values["kpi"] == Quote("d")


@pytest.mark.parametrize(
    ("review", "weeks"),
    [
        pytest.param(later(CALM), 4, id="four weeks are not there yet"),
        pytest.param(later(*USUAL, CALM, today=WEDNESDAY), 1, id="the week is not over"),
        pytest.param(later(*USUAL, None), 1, id="nothing was recorded"),
    ],
)
def test_a_target_is_not_called_far_before_its_time(review, weeks):
    review = replace(review(), personas={"会社員": (kpi(0.0, weeks=weeks),)})
    assert "target_far" not in codes(review)


def test_only_the_chosen_persona_is_spoken_of():
    review = replace(review_of_weeks(CALM), personas={"会社員": (kpi(0.6),), "わたし": (kpi(1.0),)})
    assert not [code for code in codes(review) if code.startswith("target")]


def hypothesis(verdict, *, before=2.0, after=3.0, kind="efficiency", unit="", indicator="価値創造効率"):
    change = Change(verdict)
    return HypothesisFigures("月末がつらい", indicator, kind, unit, WEEK.start, (), (), before, after, change)


@pytest.mark.parametrize(
    ("tested", "code"),
    [
        ([hypothesis("better")], "hypothesis_better"),
        ([hypothesis("worse")], "hypothesis_worse"),
        ([hypothesis("usual")], "hypothesis_open"),
        ([hypothesis(None)], "hypothesis_open"),
        ([hypothesis("better", before=None)], None),
        ([hypothesis("better", after=None)], None),
        ([], None),
    ],
)
def test_a_hypothesis_is_told_as_far_as_it_goes(tested, code):
    said = codes(replace(review_of_weeks(CALM), hypotheses=tuple(tested)))
    assert [one for one in said if one.startswith("hypothesis")] == ([code] if code else [])


def test_hypotheses_rest_in_an_empty_week():
    review = replace(review_of_weeks(CALM, None), hypotheses=(hypothesis("better"),))
    assert "hypothesis_better" not in codes(review)


@pytest.mark.parametrize(
    ("tested", "value"),
    [
        (hypothesis(None, after=0.25, kind="repeat"), Quantity(0.25, "share")),
        (hypothesis(None, after=40.0, kind="minutes_per_inquiry"), Quantity(40.0, "minutes")),
        (hypothesis(None, after=0.5, kind="kpi", unit="%"), Quantity(0.5, "share")),
        (hypothesis(None, after=2.0, kind="kpi", unit="件"), Measured(2.0, "件")),
    ],
)
def test_an_indicator_is_said_in_its_own_unit(tested, value):
    said = codes(replace(review_of_weeks(CALM), hypotheses=(tested,)))
    assert said["hypothesis_open"].values["after"] == value


def test_an_older_week_may_make_a_window_before_sooner():
    gap = [None] * 5
    assert "one_week_more" in codes(review_of_weeks(None, *gap, *USUAL))
    assert "one_week_more" not in codes(review_of_weeks(CALM, *gap, *USUAL))


def test_a_week_of_more_minutes_is_no_recovery():
    hurried = [f"{day} 投稿 10 1 1" for day in DAYS]
    calm = ["thu 投稿 10 2 4", "sat 投稿 10 2 4"]
    less, more = (
        review_of_weeks(*USUAL, hurried, [f"tue 投稿 {minutes} 3 4", *calm], budget=None)
        for minutes in (40, 60)
    )
    assert (less.previous.minutes, less.figures.minutes, more.figures.minutes) == (70, 60, 80)
    assert more.figures.sustainability.band == "steady"
    assert "recovery" in codes(less)
    assert "recovery" not in codes(more)


def test_a_streak_is_counted_as_far_as_the_page_shows_weeks():
    weeks = codes(review_of_weeks(*[CALM] * 20))["steady_streak"].values["weeks"]
    assert weeks == Quantity(TREND_WEEKS, "weeks")


def test_a_rough_index_is_nothing_to_recover_from():
    assert "recovery" in codes(review_of_weeks(*USUAL, HEAVY, CALM))
    assert "recovery" not in codes(review_of_weeks(HEAVY, CALM))
