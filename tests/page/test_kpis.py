"""The page has room for so many KPIs, whoever they belong to; what is counted reads as counted."""

import pytest
from support.logs import log_of, settings_with
from support.pages import METHOD, TODAY, WEEK, fill, said

from kachilog.base.languages import LANGS
from kachilog.files.book.tables.kpi_presets import PRESETS
from kachilog.metrics.kpis import Kpi, KpiFigures, Measure
from kachilog.page import phrasing, weekly
from kachilog.reviews.entries import Entries
from kachilog.reviews.side_tables import SideTables
from kachilog.reviews.weekly import build_reviews
from kachilog.wording import Words

JA, EN = Words("ja"), Words("en")
TIRED = weekly.Extras(entries=Entries({}, {"fatigue": 3.0}))
POSTS = Measure("posts")


def page_with(kpis, lang="ja", extras=None, week=WEEK):
    """Return what a page says, given the KPIs of each persona."""
    settings, tables = settings_with(), SideTables(kpis)
    (review,) = build_reviews(log_of(METHOD), settings, weeks=[week], today=TODAY, side_tables=tables)
    return said(fill(review, lang, extras))


def numbered(persona, count):
    return tuple(Kpi(f"{persona}{number}番", Measure("rows"), None, 1, 1.0) for number in range(1, count + 1))


@pytest.mark.parametrize(("own", "of_own", "of_other", "more"), [(4, 4, 2, 1), (6, 6, 0, 3), (9, 6, 0, 6)])
def test_six_kpis_are_shown_those_of_the_chosen_persona_first_and_the_rest_are_counted(
    own, of_own, of_other, more
):
    texts = page_with({"会社員": numbered("会社員", own), "副業": numbered("副業", 3)})
    assert [text for text in texts if "番" in text] == [
        *(f"会社員{number}番[会社員]" for number in range(1, of_own + 1)),
        *(f"副業{number}番[副業]" for number in range(1, of_other + 1)),
    ]
    assert f"ほかに{more}つのKPIが「推移」にあります" in texts


def test_kpis_of_one_persona_stand_under_its_name():
    texts = page_with({"会社員": numbered("会社員", 2)})
    assert "会社員のKPI" in texts
    assert "会社員1番" in texts


def figures(numerator, denominator, target, unit, **more):
    value = None if numerator is None else numerator / denominator
    return KpiFigures("名前", numerator, denominator, value, target, unit, 1, plain=False, **more)


@pytest.mark.parametrize(
    ("kpi", "value", "aim"),
    [
        (figures(3, 1, 1.0, "%", counted=True), "3回", "1回"),
        (figures(2, 4, 0.5, "%"), "50%", "50%"),
        (figures(5, 4, 1.0, "件/投稿"), "1.3件/投稿", "1件/投稿"),
        (figures(199, 200, 1.0, "%"), "99.5%", "100%"),  # rounds to its target without reaching it
        (figures(1, 1, None, "件"), "1件", ""),
        (figures(None, 2, 1.0, "件", absent="会話数"), "列「会話数」がありません", "1件"),
    ],
)
def test_a_kpi_is_said_in_its_unit_and_counts_as_counts(kpi, value, aim):
    assert (phrasing.kpi(JA, kpi), phrasing.kpi_aim(JA, kpi)) == (value, aim)


def test_value_and_target_stand_together_with_what_was_divided():
    texts = page_with({"会社員": (Kpi("率", POSTS, Measure("rows"), 1, 0.5, "%"),)})
    assert "100%(3/3) (目標50%)" in texts


def test_a_kpi_without_anything_to_count_says_so_and_a_week_without_rows_shows_none():
    kpis = {"会社員": (Kpi("率", POSTS, Measure("posts", tags=frozenset({"実例"})), 1, 3.0, "件/投稿"),)}
    assert "対象なし (目標3件/投稿)" in page_with(kpis)
    empty = page_with(kpis, week=WEEK.shift(1))
    assert not [text for text in empty if "KPI" in text or "目標" in text]


@pytest.mark.parametrize("lang", LANGS)
def test_the_name_of_every_kpi_of_ours_stands_on_the_page_whole(lang):
    words = Words(lang)
    for presets in PRESETS.values():
        named = [words(f"template.kpi_{preset.name}") for preset in presets]
        kpis = tuple(Kpi(name, POSTS, None, of.weeks, 1.0) for name, of in zip(named, presets, strict=True))
        texts = page_with({"A": kpis}, lang)
        assert [text for text in texts if text.startswith(tuple(named))] == [
            name if of.weeks == 1 else words("page.kpi_weeks", name=name, weeks=of.weeks)
            for name, of in zip(named, presets, strict=True)
        ]


def test_where_the_room_is_small_the_target_has_no_unit_of_its_own():
    kpi = Kpi("Deep questions", POSTS, Measure("rows"), 1, 2.0, "per post")
    assert "1 per post (target 2)" in page_with({"Employee": (kpi,)}, "en")


def test_in_a_week_that_asks_for_rest_no_target_is_held_up():
    kpis = {"会社員": (Kpi("率", POSTS, 3.0, 1, 1.0, "%"),)}
    assert "3回 (目標3回)" in page_with(kpis)
    tired = page_with(kpis, extras=TIRED)
    assert "3回" in tired
    assert "目標" not in " ".join(tired)


@pytest.mark.parametrize(
    ("column", "said_of_it"),
    [
        ("会話数", "列「会話数」がありません"),
        ("深い質問の数", "「深い質問の数」の列なし"),
        ("とても長い見出しのついた質問の数", "列がありません"),
    ],
)
def test_that_a_column_is_missing_is_never_cut(column, said_of_it):
    kpi = Kpi("率", Measure("absent", column), None, 1, 1.0)
    assert said_of_it in page_with({"会社員": (kpi,)})
