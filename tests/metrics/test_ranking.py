"""The ranking of action types and tags: its order, what it shows, and when one of them is named."""

import datetime as dt
from types import SimpleNamespace

import numpy as np
import pytest
from support.logs import log_of, log_of_rows

from kachilog.base.settings import Settings
from kachilog.metrics import ranking
from kachilog.metrics.ranking import NO_RANKING, differs_beyond_chance, rank_actions, rank_tags
from kachilog.metrics.rows import LogRows

DAYS = dt.date(2026, 9, 1), dt.date(2026, 12, 1)
ACTIONS = {
    "投稿": "post",
    "返信": "exchange",
    "DM": "exchange",
    "個別相談": "consultation",
    "学習": "preparation",
}
SETTINGS = Settings(action_classes=ACTIONS)


def rows(action, *cells, tags=None, quality=5):
    """Return rows of one action type, each cell (minutes, reactions) or (minutes, reactions, inquiries)."""
    names = ("minutes", "reactions", "inquiries")
    first = dt.date(2026, 11, 16)
    return [
        {
            "date": first + dt.timedelta(days=at % 7),
            "action": action,
            "quality": quality,
            "tags": tags,
            **dict(zip(names, cell, strict=False)),
        }
        for at, cell in enumerate(cells)
    ]


def ranking_of(*groups, rank=rank_actions):
    return rank(LogRows(log_of_rows([row for group in groups for row in group]), SETTINGS), *DAYS)


def order(ranking):
    return [one.name for one in ranking.ranked]


@pytest.mark.parametrize(
    ("reactions", "minutes", "rate"), [(2, 90, 0.945), (0, 90, 0.582), (1, 30, 0.933), (8, 720, 0.700)]
)
def test_the_order_is_by_the_shrunken_rate_of_the_definition(reactions, minutes, rate):
    # The user's own rate is 0.8/h. Beside an action type of 100 hours, next to nothing is shrunken.
    hours = 100
    for beside, better in ((rate + 0.005, False), (rate - 0.005, True)):
        other = round(1000 * (beside * (hours + 4) - 0.8 * 4))  # k of the other, in thousandths
        rest = 0.8 * (hours + hours + minutes / 60) - other / 1000 - reactions
        scored = [
            rows("x", (minutes, reactions)),
            rows("other", (hours * 60, other / 1000)),
            rows("学習", (hours * 60, rest)),
        ]
        table = ranking_of_figures(scored)
        assert order(table).index("x") < order(table).index("other") if better else order(table)[-1] == "x"


def ranking_of_figures(groups):
    """Return the ranking of rows whose reactions are no whole numbers."""
    log = log_of_rows([{**row, "reactions": 0} for group in groups for row in group])
    values = [row["reactions"] for group in groups for row in group]
    frame = log.frame.assign(reactions=values)
    return rank_actions(LogRows(SimpleNamespace(frame=frame, keys=log.keys), SETTINGS), *DAYS)


def test_shown_is_what_was_observed():
    table = ranking_of(
        rows("投稿", (30, 2), (20, 3), quality=4), rows("投稿", (30, 1), quality=None), rows("返信", ("-", 4))
    )
    post, reply = table.ranked
    assert (post.name, post.minutes, post.rows, post.reactions, post.inquiries) == ("投稿", 80, 3, 6, 0)
    assert post.rate == pytest.approx(5 * 0.8 / (50 / 60))
    assert (post.scored_rows, post.scored_minutes, post.minutes_per_inquiry, post.income) == (
        2,
        50,
        None,
        None,
    )
    assert (reply.rate, reply.minutes, reply.reactions) == (None, 0, 4)


def test_a_type_without_time_comes_last_without_a_rate():
    table = ranking_of(rows("返信", ("-", 90)), rows("投稿", (60, 0)), rows("DM", (0, 3)))
    assert order(table) == ["投稿", "DM", "返信"]
    assert [one.rate for one in table.ranked] == [0.0, None, None]


def test_one_lucky_row_does_not_win():
    assert order(
        ranking_of(rows("lucky", (10, 1)), rows("steady", *[(90, 3)] * 10), rows("idle", *[(60, 0)] * 10))
    ) == ["steady", "lucky", "idle"]


def test_equals_are_ordered_by_minutes_then_name():
    assert order(ranking_of(rows("b", (60, 0)), rows("a", (60, 0)), rows("c", (90, 0)))) == ["c", "a", "b"]


def test_consultations_preparation_and_rows_without_action_stand_apart():
    table = ranking_of(
        rows("投稿", (60, 2)),
        rows("個別相談", (60, 0, 1)),
        rows("学習", (120, 0)),
        rows(None, (30, 9)),
    )
    assert order(table) == ["投稿"]
    assert [(one.name, one.rate) for one in table.apart] == [("学習", None), ("個別相談", None), ("", None)]
    assert (table.apart[1].minutes_per_inquiry, table.apart[2].reactions) == (60.0, 9)


def test_from_five_inquiries_on_the_order_is_by_them():
    def table(inquiries):
        return ranking_of(rows("投稿", (60, 90, 0)), rows("DM", *[(20, 0, 1)] * inquiries))

    assert (table(4).basis, order(table(4))) == ("reactions", ["投稿", "DM"])
    assert (table(5).basis, order(table(5))) == ("inquiries", ["DM", "投稿"])
    assert table(5).ranked[0].minutes_per_inquiry == 20.0


def test_inquiries_that_all_come_from_consultations_order_nothing_else():
    table = ranking_of(rows("投稿", (60, 3)), rows("DM", (60, 1)), rows("個別相談", *[(60, 0, 1)] * 6))
    assert (table.basis, order(table)) == ("reactions", ["投稿", "DM"])


def test_spellings_of_one_action_type_are_one_under_the_most_frequent():
    table = ranking_of(
        rows("DM", (20, 1), (20, 1)),
        rows("ＤＭ", (20, 1)),
        rows("dm\u200b", (20, 1)),
        rows(" D\u200bM ", (20, 1)),
    )
    assert [(one.name, one.rows) for one in table.ranked] == [("DM", 5)]


@pytest.mark.parametrize("kind", ["休み", "休 み", "Day off"])
def test_a_day_off_is_no_action(kind):
    assert order(ranking_of(rows("投稿", (60, 2)), rows(kind, ("-", "-")))) == ["投稿"]


GOOD = [(30, 9), (30, 11), (30, 8), (30, 10), (30, 9)]
POOR = [(30, 1), (30, 2), (30, 0), (30, 1), (30, 1)]


def test_best_and_lowest_are_named_where_chance_does_not_explain_them():
    table = ranking_of(rows("投稿", *POOR), rows("返信", *GOOD))
    assert (table.best, table.lowest) == ("返信", "投稿")


@pytest.mark.parametrize(
    ("good", "poor"),
    [
        pytest.param(GOOD[:2], POOR, id="too few rows"),
        pytest.param([(14, 9)] * 4, POOR, id="too few minutes"),
        pytest.param([(30, 3), (30, 1), (30, 0), (30, 2)], POOR, id="chance"),
        pytest.param([(30, 40), (30, 0), (30, 1), (30, 1)], POOR, id="one burst"),
    ],
)
def test_nothing_is_named_from_noise(good, poor):
    table = ranking_of(rows("投稿", *poor), rows("返信", *good))
    assert table.best is None


def test_where_a_type_of_too_few_rows_stands_first_the_second_is_not_called_best():
    table = ranking_of(rows("DM", (60, 30)), rows("返信", *GOOD), rows("投稿", *POOR))
    assert (order(table)[0], table.best, table.lowest) == ("DM", None, "投稿")


def test_a_lone_type_is_compared_with_nothing():
    table = ranking_of(rows("投稿", *GOOD), rows("学習", *POOR))
    assert (table.best, table.lowest) == (None, None)


def test_by_inquiries_best_is_who_brings_them():
    inquiring, liked = [(30, 0, 1)] * 6, [(30, 9, 0)] * 6
    table = ranking_of(rows("投稿", *liked), rows("DM", *inquiring))
    assert (table.basis, table.best, table.lowest) == ("inquiries", "DM", "投稿")


def test_tags_are_ranked_of_posts_alone_and_a_post_counts_for_each():
    table = ranking_of(
        rows("投稿", (30, 4), (30, 4), tags="実例、日常"),
        rows("投稿", (30, 1), tags="＃日常"),
        rows("投稿", (30, 0)),
        rows("返信", (30, 9), tags="実例"),
        rank=rank_tags,
    )
    assert [(one.name, one.rows, one.reactions) for one in table.ranked] == [("実例", 2, 8), ("日常", 3, 9)]
    assert table.apart == ()


def test_a_tag_is_compared_with_all_other_posts():
    table = ranking_of(rows("投稿", *GOOD, tags="実例"), rows("投稿", *POOR), rank=rank_tags)
    assert (table.best, table.lowest) == ("実例", None)


def test_without_tags_there_is_no_ranking_of_them():
    assert ranking_of(rows("投稿", *GOOD), rank=rank_tags) == NO_RANKING
    assert ranking_of([]) == NO_RANKING


def test_only_the_days_asked_for_are_ranked():
    log = LogRows(log_of_rows(rows("投稿", *GOOD)), SETTINGS)
    (one,) = rank_actions(log, dt.date(2026, 11, 17), dt.date(2026, 11, 19)).ranked
    assert one.reactions == 11 + 8


def test_the_income_of_a_type_is_shown_with_it():
    table = rank_actions(
        LogRows(
            log_of("""
                date        action   minutes reactions quality income
                2026-11-16  個別相談 60      0         5       9000
                2026-11-17  個別相談 60      0         5       -2000
                2026-11-17  投稿     60      0         5       -
            """),
            SETTINGS,
        ),
        *DAYS,
    )
    assert (table.apart[0].income, table.ranked[0].income) == (7000, None)


def differs(one, other, alpha=0.05):
    counts, hours = np.array([*one, *other], float).T
    group = np.arange(len(counts)) < len(one)
    return differs_beyond_chance(counts, hours, group, alpha)


def test_of_few_rows_no_difference_is_beyond_chance():
    # 20 ways to choose 3 of 6: the observed one and its mirror image are a tenth.
    one, other = [(9, 1)] * 3, [(1, 1)] * 3
    assert differs(one, other, 0.12)
    assert not differs(one, other, 0.08)


def test_long_rows_of_one_type_are_no_better_than_short_ones_of_another_at_one_rate():
    long, short = [(8, 1)] * 12, [(1, 1 / 8)] * 12
    assert not differs(long, short, 0.5)
    assert differs([(16, 1)] * 12, short, 0.01)


def test_groups_without_rows_or_time_differ_from_nothing():
    assert not differs([], [(1, 1)] * 5)
    assert not differs([(5, 0)] * 5, [(1, 1)] * 5)


def test_very_many_rows_are_judged_by_the_limit_of_the_permutations():
    generator = np.random.default_rng(1)
    counts = generator.poisson(2, 6000).astype(float)
    hours, group = np.ones(6000), np.arange(6000) < 3000
    assert not differs_beyond_chance(counts, hours, group, 0.01)
    assert differs_beyond_chance(counts + group, hours, group, 0.01)
    assert not differs_beyond_chance(counts * 0, hours, group, 0.01)


def test_the_limit_is_that_of_the_permutations(monkeypatch):
    generator = np.random.default_rng(1)
    group = np.arange(2000) < 700
    counts, hours = generator.poisson(2, 2000) + 0.1 * group, np.ones(2000)
    drawn = share_of_draws(counts, group)
    monkeypatch.setattr(ranking, "_ROWS_DRAWN", 0)
    assert differs_beyond_chance(counts, hours, group, drawn + 0.03)
    assert not differs_beyond_chance(counts, hours, group, drawn - 0.03)


def share_of_draws(counts, group):
    """Return the share of permutations of rows of an hour that differ as much, by shuffling the groups."""
    generator = np.random.default_rng(2)

    def difference(of):
        return abs(counts[of].mean() - counts[~of].mean())

    drawn = [difference(generator.permutation(group)) for _ in range(2000)]
    return np.mean(np.array(drawn) >= difference(group))
