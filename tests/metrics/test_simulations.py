"""What the rules say where nothing has changed, and where something has: seeded simulations.

Bursts are reactions whose variance is four times their mean (negative binomial), all others are Poisson.
"""

import datetime as dt

import numpy as np
import pytest
from support.logs import log_of_rows
from support.tiers import sampled

from kachilog.base.settings import Settings
from kachilog.base.week import Week
from kachilog.metrics.figures import History, SummedLog
from kachilog.metrics.ranking import rank_actions, rank_tags
from kachilog.metrics.rows import LogRows
from kachilog.metrics.sustainability import sustainability
from kachilog.metrics.totals import Totals

FIRST = Week.parse("2024-W01")
TODAY = dt.date(2030, 1, 1)
BURSTS = pytest.mark.parametrize("bursts", [False, True], ids=["poisson", "bursts"])
SIZES = pytest.mark.parametrize("logs", [40, pytest.param(400, marks=pytest.mark.thorough)])


def drawn(generator, means, *, bursts):
    """Return counts of some means; the variance of bursts is four times the mean."""
    means = np.maximum(means, 1e-9)
    return generator.negative_binomial(means / 3, 1 / 4) if bursts else generator.poisson(means)


def history_of(generator, rates, *, bursts):
    """Return a log of consecutive weeks of 1 to 4 hours, with reactions of quality 5 at `rates` an hour."""
    minutes = generator.integers(4, 17, len(rates)) * 15
    reactions = drawn(generator, np.array(rates) * minutes / 60, bursts=bursts)
    totals = {
        FIRST.shift(at): Totals(actions=4, minutes=int(m), scored_minutes=int(m), scored_points=5 * int(r))
        for at, (m, r) in enumerate(zip(minutes, reactions, strict=True))
    }
    return History(SummedLog(frozenset(("reactions", "inquiries")), totals), Settings(), TODAY)


@SIZES
@BURSTS
@pytest.mark.parametrize("rate", [0.8, 8])
def test_where_nothing_changes_few_looks_say_so(bursts, rate, logs):
    generator = np.random.default_rng(1)
    looks = [
        history.efficiency_change(FIRST.shift(number - 1)).verdict
        for history in (history_of(generator, [rate] * 40, bursts=bursts) for _ in range(logs))
        for number in range(8, 41, 4)
    ]
    assert None not in looks
    assert sum(look != "usual" for look in looks) <= 0.08 * len(looks)


@SIZES
@BURSTS
def test_a_true_doubling_is_seen_at_the_first_look(bursts, logs):
    generator = np.random.default_rng(2)
    rates = [8] * 8 + [16] * 4
    histories = (history_of(generator, rates, bursts=bursts) for _ in range(logs))
    seen = sum(history.efficiency_change(FIRST.shift(11)).verdict == "better" for history in histories)
    assert seen >= 0.6 * logs


@SIZES
def test_steady_users_are_seldom_told_that_their_quality_is_low(logs):
    generator = np.random.default_rng(3)
    told = weeks = 0
    for _ in range(logs):
        centre = generator.uniform(2.8, 4.4)
        before = [rated_week(generator, centre) for _ in range(20)]
        for at in range(4, 20):
            part = sustainability(
                before[at], before[at - 4 : at], before[max(0, at - 12) : at], 180, provisional=False
            ).parts["quality"]
            weeks += part is not None
            told += part is not None and part < 1
    assert weeks > 10 * logs
    assert told <= 0.08 * weeks


def rated_week(generator, centre):
    """Return a week of some rows whose ratings scatter about the same centre."""
    rows = generator.integers(3, 9)
    ratings = np.clip(np.rint(generator.normal(centre, 0.8, rows)), 1, 5).astype(int)
    minutes = generator.integers(2, 10, rows) * 5
    return Totals(
        actions=int(rows),
        active_days=int(min(rows, 5)),
        minutes=int(minutes.sum()),
        rated_rows=int(rows),
        rated_minutes=int(minutes.sum()),
        rated_quality_minutes=int((minutes * ratings).sum()),
        rated_quality=int(ratings.sum()),
        rated_quality_squares=int((ratings**2).sum()),
    )


ACTIONS = ("投稿", "コメント返信", "DM対応", "実況")
TAGS = ("悩み解決", "日常", "実例", None)
SETTINGS = Settings(action_classes=dict.fromkeys(ACTIONS, "exchange") | {"投稿": "post"})
DAYS = dt.date(2026, 9, 7), dt.date(2026, 11, 30)


@pytest.mark.parametrize("logs", [200, pytest.param(2000, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("alike", sampled([True, False], True), ids=["rows alike", "types that take longer"])
def test_at_equal_rates_hardly_a_page_names_a_best_or_lowest(logs, alike):
    generator = np.random.default_rng(4)
    named = sum(names_any(rows_at_one_rate(generator, alike=alike)) for _ in range(logs))
    assert named <= 0.06 * logs


def rows_at_one_rate(generator, *, alike):
    """Return sixty rows, of four action types and three tags, with 4 reactions an hour."""
    of, tags = generator.integers(0, 4, (2, 60))
    minutes = generator.integers(2, 13, 60) * 5 if alike else np.array([60, 10, 20, 30])[of]
    reactions = drawn(generator, 4 * minutes / 60, bursts=True)
    qualities = generator.integers(3, 6, 60)
    return [
        {
            "date": DAYS[0] + dt.timedelta(days=at),
            "action": ACTIONS[of[at]],
            "minutes": int(minutes[at]),
            "reactions": int(reactions[at]),
            "quality": int(qualities[at]),
            "tags": TAGS[tags[at]],
        }
        for at in range(60)
    ]


def names_any(rows):
    """Whether a page with these rows would name an action type or a tag."""
    table = LogRows(log_of_rows(rows), SETTINGS)
    rankings = rank_actions(table, *DAYS), rank_tags(table, *DAYS)
    return any(one.best or one.lowest for one in rankings)
