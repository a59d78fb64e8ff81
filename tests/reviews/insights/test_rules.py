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
from kachilog.metrics.rows import ActionFigures
from kachilog.reviews.insights.insight import Quantity, Quote, Term, Terms
from kachilog.reviews.insights.named import beside

WEDNESDAY = WEEK.start + dt.timedelta(days=2)
USUAL = [CALM] * 4
QUIET = ["tue 投稿 50 3 4", "thu 投稿 50 3 4"]
ASKED = ["tue 投稿 50 3 4 1", "thu 投稿 50 3 4"]
FIVE = ("date", "action", "minutes", "reactions", "quality")
TWO_KINDS = ["mon コメント返信 60 30 5", "tue 投稿 60 1 4", "wed コメント返信 60 28 5", "thu 投稿 60 2 4"]
TAGGED = [
    "mon 投稿 60 30 5 - - - 悩み解決",
    "tue 投稿 60 1 4 - - - 日常",
    "wed 投稿 60 28 5 - - - 悩み解決",
    "thu 投稿 60 2 4 - - - 日常",
]


def pair(code, said, unsaid):
    return pytest.param(code, said, unsaid, id=code)


@pytest.mark.parametrize(
    ("code", "said", "unsaid"),
    [
        # what frames the week
        pair("empty", later(CALM, None), later(CALM)),
        pair("empty_off", later(CALM, None, off=[0]), later(CALM, None)),
        pair("empty_so_far", later(CALM, None, today=WEDNESDAY), later(CALM, None)),
        pair("empty_usual", later(CALM, CALM, None), later(CALM, None)),
        pair("empty_before", later(CALM, None), later(CALM, CALM, None)),
        pair("provisional", later(CALM, today=WEDNESDAY), later(CALM)),
        pair("first_week", later(CALM), later(CALM, CALM)),
        pair("first_week_rest", later(HEAVY), later(CALM)),
        pair("young_log", later(CALM, CALM, CALM), later(*USUAL)),
        pair("back_from_rest", later(CALM, None, CALM, off=[1]), later(CALM, None, None, CALM)),
        pair("back_after_gap", later(CALM, None, None, CALM), later(CALM, None, CALM)),
        # pace and rest
        pair("slow_down", later(*USUAL, HEAVY), later(*USUAL, CALM)),
        pair("slow_down_again", later(*USUAL, HEAVY, HEAVY), later(*USUAL, HEAVY)),
        pair("over_budget", later(["tue 投稿 199 3 4"]), later(["tue 投稿 198 3 4"])),
        pair("no_budget", later(CALM, budget=None), later(CALM)),
        pair("recovery", later(*USUAL, HEAVY, CALM), later(*USUAL, CALM, CALM)),
        pair("steady_streak", later(*[CALM] * 6), later(*[CALM] * 7)),
        # quality
        pair(
            "high_value_time",
            later(["tue 投稿 30 3 4", "thu 投稿 30 3 3"]),
            later(["tue 投稿 29 3 4", "thu 投稿 31 3 3"]),
        ),
        pair("high_value_all", later(["tue 投稿 60 3 4"]), later(["tue 投稿 59 3 4"])),
        # where the time went
        pair("best_action", later(*[TWO_KINDS] * 3), later(TWO_KINDS)),
        pair("lowest_action", later(*[TWO_KINDS] * 3), later(TWO_KINDS)),
        pair("best_tag", later(*[TAGGED] * 3), later(TAGGED)),
        pair("lowest_tag", later(*[TAGGED] * 3), later(TAGGED)),
        pair(
            "inquiries_from",
            later(["tue 投稿 50 3 4 2", "thu DM対応 50 3 4 3"]),
            later(["tue 投稿 50 3 4 2", "thu DM対応 50 3 4 2"]),
        ),
        pair("time_up", later(CALM, ["tue 投稿 130 3 4", "thu コメント返信 50 2 4"]), later(CALM, CALM)),
        pair("time_down", later(CALM, ["tue 投稿 30 3 4", "thu コメント返信 50 2 4"]), later(CALM, CALM)),
        pair(
            "time_new",
            later(QUIET, [*QUIET, "sat DM対応 15 1 3"]),
            later(QUIET, [*QUIET, "sat DM対応 14 1 3"]),
        ),
        pair("time_gone", later(CALM, QUIET), later(CALM, [*QUIET, "sat コメント返信 0 2 4"])),
        pair("longest_action", later(CALM), later(["tue 投稿 50 3 4", "thu コメント返信 50 2 4"])),
        pair(
            "inquiries_all_from",
            later(["tue 投稿 50 3 4", "thu DM対応 50 3 4 5"]),
            later(["tue 投稿 50 3 4 1", "thu DM対応 50 3 4 4"]),
        ),
        # inquiries
        pair(
            "inquiries_partly_timed",
            later(["tue 投稿 60 9 4 2", "thu 投稿 - 9 4 1"]),
            later(["tue 投稿 60 9 4 2"]),
        ),
        pair(
            "inquiries_untimed", later(["tue 投稿 60 9 4", "thu 投稿 - 9 4 1"]), later(["tue 投稿 60 9 4 1"])
        ),
        pair("inquiries_first", later(QUIET, ASKED), later(ASKED, ASKED)),
        pair("inquiries_again", later(ASKED, *[QUIET] * 3, ASKED), later(ASKED, *[QUIET] * 2, ASKED)),
        pair("one_inquiry", later(QUIET, ASKED), later(ASKED, ASKED)),
        pair("inquiries_of_the_pool", later(ASKED, QUIET), later(QUIET, QUIET)),
        pair("no_inquiry_column", later(QUIET, keys=FIVE), later(QUIET)),
        # customers
        pair("repeat", later(["tue 投稿 50 3 4 1 1"]), later(["tue 投稿 50 3 4 1 1 1"])),
        pair("referral", later(["tue 投稿 50 3 4 1 0 1"]), later(["tue 投稿 50 3 4 1"])),
        pair("repeat_and_referral", later(["tue 投稿 50 3 4 1 1 1"]), later(["tue 投稿 50 3 4 1 1"])),
        # data
        pair("no_minutes", later(["tue 投稿 - 3 4"]), later(["tue 投稿 0 3 4"])),
        pair("no_quality", later(["tue 投稿 60 3 -"]), later(["tue 投稿 60 3 -", *QUIET])),
        # days and the whole log
        pair(
            "best_day",
            later(["tue 投稿 50 5 4", "thu 投稿 50 4 4"]),
            later(["tue 投稿 50 4 4", "thu 投稿 50 3 4"]),
        ),
        pair(
            "longest_day",
            later(["tue 投稿 60 3 4", "thu 投稿 50 2 4"]),
            later(["tue 投稿 59 3 4", *QUIET[1:]]),
        ),
        pair("days_noted", later(CALM), later(CALM, CALM)),
        pair("days_free", later(HEAVY[2:]), later(HEAVY)),
        pair("logged_so_far", later(CALM, CALM), later(CALM)),
    ],
)
def test_a_rule_speaks_on_one_side_of_its_condition_only(code, said, unsaid):
    assert code in codes(said())
    assert code not in codes(unsaid())


# --- windows and counts -------------------------------------------------------------------------------------


def test_thirty_steady_weeks_are_not_called_twelve():
    counted = {
        weeks: codes(review_of_weeks(*[CALM] * weeks)).get("steady_streak") for weeks in (6, 10, 14, 26)
    }
    assert {weeks: one and one.values["weeks"].number for weeks, one in counted.items()} == {
        6: 4,  # of the first two the index is a rough one
        10: 8,
        14: None,  # it may have begun before the twelve weeks that the page shows
        26: None,
    }


def test_a_row_after_a_long_gap_is_not_the_first_week():
    said = codes(review_of_weeks(*[CALM] * 6, *[None] * 12, ["tue 投稿 50 3 4"]))
    assert "first_week" not in said
    assert said["back_after_gap"].values["weeks"] == Quantity(12, "weeks")


def test_the_usual_minutes_of_an_empty_week_are_those_of_the_weeks_it_names():
    values = codes(review_of_weeks(["mon 投稿 72 1 4"], ["mon 投稿 73 1 4"], None))["empty_usual"].values
    assert (values["weeks"].number, values["minutes"].shown) == (2, 73)


def test_inquiries_are_told_with_all_of_them_and_those_with_minutes():
    values = codes(review_of_weeks(["mon 投稿 60 9 4 2", "tue 投稿 - 9 4 1"]))[
        "inquiries_partly_timed"
    ].values
    assert (values["all"].number, values["timed"].number) == (3, 2)


def test_the_inquiries_of_the_last_weeks_are_those_of_the_weeks_it_names():
    values = codes(review_of_weeks(*[ASKED] * 5, QUIET))["inquiries_of_the_pool"].values
    assert values == {"weeks": Quantity(4, "weeks"), "inquiries": Quantity(3, "inquiries")}


def test_only_a_type_that_may_be_named_is_and_with_both_rates_per_hour():
    values = codes(review_of_weeks(*[TWO_KINDS] * 3))["best_action"].values
    assert (values["name"], values["other"]) == (Quote("コメント返信"), Quote("投稿"))
    assert [str(values[rate].shown) for rate in ("rate", "other_rate")] == ["29.0", "1.2"]


@pytest.mark.parametrize(
    "weeks",
    [
        pytest.param([["mon コメント返信 60 3 4", "tue 投稿 60 3 4"]] * 6, id="alike"),
        pytest.param([["mon コメント返信 60 30 4", "tue 個別相談 60 2 4"]] * 6, id="consultations"),
        pytest.param([["mon コメント返信 60 30 4", "tue その他 60 0 4"]] * 6, id="preparation"),
        pytest.param([["mon - 60 30 4", "tue 投稿 60 2 4"]] * 6, id="no name"),
        pytest.param([["mon コメント返信 9 9 4", "tue 投稿 60 2 4"]] * 3, id="few minutes"),
    ],
)
def test_types_that_cannot_be_compared_are_not(weeks):
    said = codes(review_of_weeks(*weeks))
    assert not {"best_action", "lowest_action"} & said.keys()


def test_types_of_one_rate_are_not_set_beside_each_other():
    ranking = review_of_weeks(*[["mon コメント返信 60 3 4", "tue 投稿 60 3 4"]] * 3).ranking
    assert beside(ranking, "投稿") is None


def test_one_row_of_another_kind_is_not_said_to_be_preparation():
    assert "その他" not in repr(codes(review_of_weeks(["tue その他 60 0 3"])))


def test_time_is_not_compared_where_some_of_it_was_not_noted():
    later_week = ["tue 投稿 130 3 4", "thu コメント返信 - 2 4"]
    assert not {"time_up", "time_down"} & codes(review_of_weeks(CALM, later_week)).keys()


def test_time_of_the_week_before_is_called_last_weeks_only_if_it_is():
    longer = ["tue 投稿 130 3 4", "thu コメント返信 50 2 4"]
    assert codes(review_of_weeks(CALM, longer))["time_up"].values["when"] == Term("last_week")
    assert codes(review_of_weeks(CALM, None, longer))["time_up"].values["when"] == Term("last_time")


def test_days_are_named_in_their_order():
    assert codes(review_of_weeks(CALM))["days_noted"].values["names"] == Terms(
        ("weekday_1", "weekday_3", "weekday_5")
    )


# --- fatigue, decisions -------------------------------------------------------------------------------------


def test_fatigue_is_set_beside_the_index_and_never_explained_away():
    calm, heavy = review_of_weeks(CALM), review_of_weeks(HEAVY)
    worn_out, fine = written(fatigue=3.0), written(fatigue=2.0)
    assert "worn_out_all_the_same" in codes(calm, entries=worn_out)
    assert "worn_out_as_recorded" in codes(heavy, entries=worn_out)
    assert not [code for code in codes(calm, entries=fine) if code.startswith("worn_out")]
    assert "worn_out" in codes(review_of_weeks(["tue 投稿 - 3 4"]), entries=worn_out)


def test_weeks_of_fatigue_are_counted_as_long_as_they_follow_each_other():
    review, tired = review_of_weeks(CALM, CALM, None, CALM), written(fatigue=3)
    pages = {WEEK.shift(-3): written(fatigue=2), WEEK.shift(-2): tired}
    assert codes(review, entries=tired, pages=pages)["worn_out_again"].values == {
        "weeks": Quantity(2, "weeks")
    }
    assert "worn_out_again" not in codes(review, entries=tired)


def test_the_weeks_of_an_overload_are_counted_only_where_the_page_shows_them_all():
    said = codes(review_of_weeks(*USUAL, HEAVY, None, HEAVY, HEAVY))["slow_down_again"]
    assert said.values == {"weeks": Quantity(3, "weeks")}
    assert not [code for code in codes(review_of_weeks(*[HEAVY] * 14)) if code.startswith("slow_down")]


@pytest.mark.parametrize(
    ("kind", "minutes", "said"), [("stop", 40, True), ("stop", 120, False), ("more", 40, False)]
)
def test_the_minutes_of_a_decision_never_gainsay_the_user(kind, minutes, said):
    review = review_of_weeks(["mon 投稿 80 3 4"], [f"mon 投稿 {minutes} 3 4"])
    found = codes(review, written(**{kind: "投稿"}), written(**{f"judged_{kind}": "できた"}))
    assert ("decision_in_minutes" in found) == said


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


def test_decisions_are_greeted_only_when_all_of_several_were_kept():
    review, decided = review_of_weeks(CALM), written(stop="夜ふかし", **{"try": "質問を1つ置く"})
    both = written(judged_stop="できた", judged_try="Done")
    assert codes(review, decided, both)["decisions_done"].values["all"] == Quantity(2, "decisions")
    for judged in (
        {"judged_stop": "できた"},
        {"judged_stop": "できた", "judged_try": "まだ"},
        {"judged_stop": "だいたい"},
    ):
        assert "decisions_done" not in codes(review, decided, written(**judged))
    assert "decisions_done" not in codes(review, written(stop="夜ふかし"), both)


# --- data ---------------------------------------------------------------------------------------------------


def test_rows_that_count_nowhere_are_counted_each_once_and_only_errors_of_this_week_give_the_occasion():
    error = Problem("number_unreadable", "error", row=3, day=WEEK.start)
    review = review_of_weeks(CALM)
    assert codes(replace(review, problems=(error,)))["unread_cells"].values["rows"].number == 1
    twice, undated = replace(error, column="メモ"), replace(error, row=2, day=None)
    of_a_kpi = replace(undated, sheet="会社員")
    said = codes(replace(review, problems=(error, twice, undated, of_a_kpi)))["unread_cells"]
    assert said.values["rows"].number == 2
    for other in (replace(error, severity="warning"), replace(error, day=None)):
        assert "unread_cells" not in codes(replace(review, problems=(other,)))


@pytest.mark.parametrize("number", [4, 11, 13])
def test_what_the_log_could_have_besides_is_not_said_every_week(number):
    assert "no_inquiry_column" not in codes(review_of_weeks(*[QUIET] * number, keys=FIVE))
    assert "no_inquiry_column" in codes(review_of_weeks(*[QUIET] * 12, keys=FIVE))


# --- voices, targets, hypotheses ----------------------------------------------------------------------------


def voices(count, told):
    rate = Rate.of(told, count)
    return ResolutionFigures(count, rate, rate, Rate.of(0, count), Rate.of(0, count))


@pytest.mark.parametrize(
    ("heard", "code"),
    [
        (None, None),
        (voices(3, 0), None),
        (voices(1, 1), "voices_one"),
        (voices(2, 2), "voices_all"),
        (voices(3, 2), "voices_some"),
    ],
)
def test_voices_are_counted_by_whether_they_tell_of_a_change(heard, code):
    said = codes(replace(review_of_weeks(CALM), resolution=heard))
    assert [one for one in said if one.startswith("voices")] == ([code] if code else [])


def kpi(value, target=1.0, *, name="KPI"):
    return KpiFigures(name, value, None, value, target, "%", 1, plain=True)


def with_kpis(now, before=()):
    review = review_of_weeks(CALM, CALM)
    earlier = replace(review.before, personas={"会社員": tuple(before)})
    return replace(review, personas={"会社員": tuple(now)}, before=earlier)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ([kpi(1.0), kpi(1.2, name="b")], [], {"targets_all_met"}),
        ([kpi(1.0)], [kpi(0.5)], {"target_newly_met"}),
        ([kpi(1.0)], [kpi(1.0)], set()),
        ([kpi(1.0)], [kpi(None)], set()),
        ([kpi(0.9)], [kpi(0.5)], set()),
        ([kpi(None)], [kpi(0.5)], set()),
        ([], [], set()),
    ],
)
def test_targets_are_praised_when_they_are_reached(now, before, said):
    assert {code for code in codes(with_kpis(now, before)) if code.startswith("target")} == said


def test_only_the_chosen_persona_is_spoken_of():
    review = replace(review_of_weeks(CALM), personas={"会社員": (kpi(0.6),), "わたし": (kpi(1.0), kpi(1.0))})
    assert not [code for code in codes(review) if code.startswith("target")]


@pytest.mark.parametrize(
    ("action", "told"), [("インスタ投稿", True), ("投稿(リール)", True), ("投稿", False), ("発送", False)]
)
def test_a_post_by_a_word_of_the_users_own_that_no_kpi_counts_is_named(action, told):
    review = replace(review_of_weeks(CALM), actions=(ActionFigures(action, 30, 1, 2),))
    assert "post_uncounted" not in codes(review)
    assert ("post_uncounted" in codes(replace(review, personas={"会社員": (kpi(0.6),)}))) == told


def hypothesis(verdict, before=1.0, after=2.0, judged=WEEK, kind="efficiency"):
    change = Change(verdict, 0.01, judged, after, before)
    named = "朝は読まれる", "価値創造効率", kind, "件" if kind == "kpi" else ""
    return HypothesisFigures(*named, WEEK.start, (), (), before, after, change)


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (hypothesis("better"), "hypothesis_better"),
        (hypothesis("worse"), "hypothesis_worse"),
        (hypothesis("usual"), None),
        (hypothesis(None), None),
        (hypothesis("better", before=None), None),
        (hypothesis("better", judged=WEEK.shift(-1)), None),
        (hypothesis("better", before=1.01, after=1.02), None),
        (hypothesis("better", before=1.0, after=2.0, kind="kpi"), "hypothesis_better"),
        (hypothesis("better", before=1.01, after=1.02, kind="kpi"), None),
    ],
)
def test_a_hypothesis_is_told_by_the_verdict_only(one, code):
    said = codes(replace(review_of_weeks(CALM), hypotheses=(one,)))
    assert [found for found in said if found.startswith("hypothesis")] == ([code] if code else [])
