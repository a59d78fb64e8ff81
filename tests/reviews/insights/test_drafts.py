"""Each draft is offered where its evidence holds and not beside it; a tired week is offered less work."""

from dataclasses import replace

import pytest
from support.insights import CALM, HEAVY, WEEK, later, review_of_weeks, written

from kachilog.base.languages import LANGS
from kachilog.metrics.kpis import KpiFigures
from kachilog.metrics.rates import Rate
from kachilog.metrics.resolution import ResolutionFigures, Voice
from kachilog.reviews.insights.drafts import drafting, lighter, more, stop, try_
from kachilog.reviews.insights.insight import Quantity, Quote
from kachilog.reviews.insights.sentences import draft_choice, draft_evidence
from kachilog.reviews.insights.week_in_view import WeekInView
from kachilog.wording import Words
from kachilog.wording.width import text_width

USUAL = [CALM] * 4
QUIET = ["tue 投稿 50 3 4", "thu 投稿 50 3 4"]
ASKED = ["tue 投稿 50 3 4 1", "thu 投稿 50 3 4"]
TWO_KINDS = ["mon コメント返信 40 30 5", "tue 投稿 40 1 4", "wed コメント返信 40 28 5", "thu 投稿 40 2 4"]
ALIKE = ["mon コメント返信 40 9 5", "tue 投稿 40 9 5", "wed コメント返信 40 8 5", "thu 投稿 40 8 5"]
TAGGED = [
    "mon 投稿 40 30 5 - - - 悩み解決",
    "tue 投稿 40 1 4 - - - 日常",
    "wed 投稿 40 28 5 - - - 悩み解決",
    "thu 投稿 40 2 4 - - - 日常",
]
TAGS_ALIKE = [line.replace(" 30 5", " 1 4").replace(" 28 5", " 2 4") for line in TAGGED]
GOOD = ["tue 投稿 50 3 5", "thu 投稿 50 3 5", "sat 投稿 50 3 5"]
POOR = ["tue 投稿 50 3 1", "thu 投稿 50 3 1", "sat 投稿 50 3 1"]


def week(*weeks, decided=None, entries=None, **options):
    """Return a function that gives a week in view: a parameter is made whether or not its test runs."""
    review = later(*weeks, **options)
    return lambda: WeekInView(review(), decided or written(), entries or written())


def changed(view, **fields):
    return lambda: (made := view())._replace(review=replace(made.review, **fields))


def heard(*texts, classes=()):
    voices = tuple(Voice(WEEK.start, text, classes) for text in texts)
    told = Rate.of(len(voices) if classes else 0, len(voices))
    figures = ResolutionFigures(len(voices), told, told, Rate.of(0, 0), Rate.of(0, 0), examples=voices)
    return {"asked": voices, "resolution": figures, "pool_resolution": figures}


def kpi(value, target):
    return {
        "personas": {"会社員": (KpiFigures("実践報告", value, None, value, target, "件", 1, plain=True),)}
    }


def consultation(income):
    view = week(["mon 個別相談 60 0 5 1", "tue 個別相談 30 0 5", "wed 個別相談 30 0 5"])
    ranking = view().review.ranking
    return changed(view, ranking=ranking._replace(apart=(ranking.apart[0]._replace(income=income),)))


DONE_STOP = {"decided": written(stop="夜ふかし"), "entries": written(judged_stop="できた")}
DONE_MORE = {"decided": written(more="朝の投稿"), "entries": written(judged_more="できた")}
DONE_TRY = {"decided": written(**{"try": "質問を1つ置く"}), "entries": written(judged_try="できた")}
NOT_YET = {"decided": written(more="朝の投稿"), "entries": written(judged_more="まだ")}
SHORTER = ["tue 投稿 30 3 4"]


def case(rule, code, said, unsaid):
    return pytest.param(rule, code, said, unsaid, id=code)


CASES = [
    # what takes work away
    case(
        lighter.rest_when_worn_out,
        "day_off",
        week(CALM, entries=written(fatigue=3)),
        week(CALM, entries=written(fatigue=2)),
    ),
    case(lighter.cut_to_budget, "cut_by", week(["tue 投稿 199 3 4"]), week(["tue 投稿 198 3 4"])),
    case(
        lighter.cut_to_budget,
        "drop_for_budget",
        week(["tue 投稿 200 3 4", "wed その他 150 0 3"]),
        week(["tue 投稿 150 3 4"]),
    ),
    case(lighter.cut_to_budget, "at_most", week(["tue 投稿 601 3 4"]), week(["tue 投稿 600 3 4"])),
    case(lighter.rest_day, "rest_day", week(HEAVY), week(HEAVY[1:])),
    case(
        lighter.back_to_usual,
        "back_to_usual",
        week(*USUAL, ["tue 投稿 196 3 4"]),
        week(*USUAL, ["tue 投稿 195 3 4"]),
    ),
    case(lighter.fewer_for_quality, "fewer_for_quality", week(*[GOOD] * 4, POOR), week(*[GOOD] * 5)),
    case(
        lighter.shorter_day,
        "shorter_day",
        week(["tue 投稿 120 3 4", "wed 投稿 30 1 4"]),
        week(["tue 投稿 119 3 4", "wed 投稿 30 1 4"]),
    ),
    case(
        lighter.less_preparation,
        "less_preparation",
        week(["tue 投稿 90 3 4", "wed 学習・準備 60 0 4"]),
        week(["tue 投稿 91 3 4", "wed 学習・準備 60 0 4"]),
    ),
    case(lighter.shorter_rows, "shorter_rows", week(HEAVY), week(CALM)),
    # stop
    case(stop.lowest_tag, "lowest_tag_reactions", week(*[TAGGED] * 3), week(*[TAGS_ALIKE] * 3)),
    case(stop.lowest_action, "lowest_action_reactions", week(*[TWO_KINDS] * 3), week(*[ALIKE] * 3)),
    case(stop.stop_again, "stop_again", week(CALM, SHORTER, **DONE_STOP), week(CALM, CALM, **DONE_STOP)),
    # more
    case(
        more.best_tag, "best_tag_reactions", week(*[TAGGED] * 3, budget=300), week(*[TAGGED] * 3, budget=160)
    ),
    case(
        more.best_action,
        "best_action_reactions",
        week(*[TWO_KINDS] * 3, budget=300),
        week(*[TWO_KINDS] * 3, budget=160),
    ),
    case(more.more_again, "more_again", week(QUIET, ASKED, **DONE_MORE), week(ASKED, ASKED, **DONE_MORE)),
    case(more.consultations, "consultations", consultation(24_000), consultation(None)),
    case(
        more.one_to_the_target,
        "one_to_the_target",
        changed(week(CALM), **kpi(2, 3)),
        changed(week(CALM), **kpi(1, 3)),
    ),
    # try
    case(try_.first_word, "first_word", week(CALM), week(CALM, CALM)),
    case(try_.answer, "answer", changed(week(CALM), **heard("いつ投稿していますか？")), week(CALM)),
    case(try_.ask_who_referred, "ask_who_referred", week(["tue 投稿 50 3 4 1 0 1"]), week(CALM)),
    case(try_.ask_who_came_back, "ask_who_came_back", week(["tue 投稿 50 3 4 1 1"]), week(CALM)),
    case(
        try_.retell_a_voice,
        "retell_a_voice",
        changed(week(CALM), **heard("できました", classes=("acted",))),
        changed(week(CALM), **heard("いつも楽しみです")),
    ),
    case(try_.try_again, "try_again", week(QUIET, ASKED, **DONE_TRY), week(QUIET, QUIET, **DONE_TRY)),
    case(try_.smaller_step, "smaller_step", week(CALM, CALM, **NOT_YET), week(CALM, CALM, **DONE_MORE)),
    case(
        try_.note_a_voice,
        "note_a_voice",
        changed(week(*[ASKED] * 3), **heard()),
        changed(week(*[ASKED] * 2), **heard()),
    ),
    case(try_.tag_the_posts, "tag_the_posts", week(*[CALM] * 6), week(*[CALM] * 5)),
    case(
        try_.note_minutes, "note_minutes", week([*QUIET, "wed 投稿 - 3 4"]), week([*CALM, "wed 投稿 - 3 4"])
    ),
]


@pytest.mark.parametrize(("rule", "code", "offered", "withheld"), CASES)
def test_a_draft_is_offered_on_one_side_of_its_condition_only(rule, code, offered, withheld):
    assert rule(offered()).code == code
    other = rule(withheld())
    assert other is None or other.code != code


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("rule", "code", "offered", "withheld"), CASES)
def test_a_draft_fits_into_its_cell_and_gives_its_reason_in_figures(rule, code, offered, withheld, lang):
    draft, words = rule(offered()), Words(lang)
    choice, evidence = draft_choice(words, draft), draft_evidence(words, draft)
    assert 0 < text_width(choice) <= 40
    assert evidence.endswith("。" if lang == "ja" else ".")
    assert code == "smaller_step" or any(character.isdigit() for character in evidence)
    assert not {"{", "}", "|"} & {*choice, *evidence}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", [stop.lowest_tag, stop.lowest_action, more.best_tag, more.best_action])
def test_where_there_are_inquiries_they_are_the_evidence(rule, lang):
    lines = [*(line.replace(" 5", " 5 2", 1) for line in TWO_KINDS if "コメント" in line), *TWO_KINDS[1::2]]
    tagged = [line.replace(" 5 -", " 5 2", 1) for line in TAGGED]
    weeks = [tagged if "tag" in rule.__name__ else lines] * 3
    draft = rule(WeekInView(review_of_weeks(*weeks, budget=300)))
    assert draft.code.endswith("_inquiries")
    assert draft_evidence(Words(lang), draft)


# --- what may be drafted together ---------------------------------------------------------------------------


def drafted(view):
    return {kind: draft.code for kind, draft in drafting.drafts(view).items()}


def test_the_methods_own_case_in_words():
    draft = drafting.drafts(week(*[TAGGED] * 3, budget=300)())["stop"]
    assert draft_choice(Words("ja"), draft) == "「日常」の投稿を休む"
    assert draft_evidence(Words("ja"), draft) == (
        "直近12週では、「日常」の投稿は240分で反応9件、「悩み解決」は240分で174件でした。"
    )
    assert draft_choice(Words("en"), draft) == "No posts on “日常”"


def test_the_overloaded_week_is_told_what_to_drop_to_come_within_its_budget():
    draft = drafting.drafts(week(*USUAL, ["tue 投稿 200 3 4", "wed 個別相談 90 3 4 1"])())["stop"]
    assert draft.values["action"] == Quote("投稿", lighter.NAME_WIDTH)
    assert draft.values["over"] == Quantity(110, "minutes")


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(week(*[TAGGED] * 3, budget=300, entries=written(fatigue=3)), id="worn out"),
        pytest.param(week(*USUAL, HEAVY), id="overloaded"),
    ],
)
def test_a_week_that_asks_for_rest_is_offered_only_what_takes_work_away(view):
    offered = drafted(view())
    assert offered["stop"]
    assert "more" not in offered
    assert offered.get("try", "shorter_rows") == "shorter_rows"


def test_who_is_worn_out_is_not_told_of_nothing():
    unheard = [line.replace(" 1 4", " 0 4").replace(" 2 4", " 0 4") for line in TAGGED]
    entries = written(fatigue=3)
    view = week(*[unheard] * 3, budget=300, entries=entries)()
    assert stop.lowest_tag(view).values["count"] == Quantity(0, "reactions")
    assert drafted(view)["stop"] == "day_off"
    assert drafting._tells_of_none(stop.lowest_tag(view))
    assert not drafting._tells_of_none(lighter.rest_when_worn_out(view))


def test_an_empty_week_has_no_drafts():
    assert drafted(week(CALM, None)()) == {}


def test_two_drafts_do_not_pull_on_one_thing():
    view = week(*[TWO_KINDS] * 3, budget=300)()
    assert drafted(view) == {"stop": "lowest_action_reactions", "more": "best_action_reactions"}
    posts = [line.replace("コメント返信", "その他の投稿") for line in TWO_KINDS]
    assert len({*drafted(week(*[posts] * 3, budget=300)()).values()}) == 2


def test_noise_names_nothing():
    offered = drafted(week(*[ALIKE] * 6, budget=300)())
    assert not [code for code in offered.values() if code.startswith(("lowest", "best"))]


def test_counts_that_point_the_other_way_are_no_evidence():
    few_but_good, many_but_poor = "mon 投稿 40 10 5 - - - 深い", "tue 投稿 40 14 1 - - - 浅い"
    assert stop.lowest_tag(week(*[[few_but_good, many_but_poor] * 2] * 4)()) is None
