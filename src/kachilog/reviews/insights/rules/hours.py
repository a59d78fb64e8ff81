"""Rules for where the time went: what brings most and least by the ranking, and what took more or less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.metrics.thresholds import MUCH_MORE_TIME, NAMED_INQUIRIES, TOLD_TIME, TREND_WEEKS
from kachilog.reviews.insights.insight import Insight, Quantity, Quote, Term
from kachilog.reviews.insights.named import Pair, beside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kachilog.metrics.ranking import RankedFigures, Ranking
    from kachilog.metrics.rows import ActionFigures
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView


def best_action(view: WeekInView) -> Insight | None:
    """Name the action type that brings most an hour, where it may be named."""
    return _named(view, view.review.ranking, view.review.ranking.best, "best_action", 48)


def lowest_action(view: WeekInView) -> Insight | None:
    """Name the action type that brings least an hour, where it may be named."""
    return _named(view, view.review.ranking, view.review.ranking.lowest, "lowest_action", 43)


def best_tag(view: WeekInView) -> Insight | None:
    """Name the tag whose posts bring most an hour, where it may be named."""
    return _named(view, view.review.tags, view.review.tags.best, "best_tag", 49)


def lowest_tag(view: WeekInView) -> Insight | None:
    """Name the tag whose posts bring least an hour, where it may be named."""
    return _named(view, view.review.tags, view.review.tags.lowest, "lowest_tag", 44)


def _named(view: WeekInView, ranking: Ranking, name: str | None, code: str, weight: int) -> Insight | None:
    pair = beside(ranking, name)
    if pair is None or not view.week.actions:
        return None
    values: Values = {
        "name": Quote(pair.named.name),
        "other": Quote(pair.other.name),
        "rate": Quantity(pair.rates[0], "per_hour", pair.decimals),
        "other_rate": Quantity(pair.rates[1], "per_hour", pair.decimals),
        "what": Term(f"rate_{ranking.basis}"),
        "span": Quantity(TREND_WEEKS, "weeks"),
    }
    return Insight(code, "time", weight, values, care=_is_low(pair), news=("name",))


def _is_low(pair: Pair) -> bool:
    return pair.rates[0] < pair.rates[1]


def inquiries_from(view: WeekInView) -> Insight | None:
    """Name the action type in whose rows most of the inquiries of 12 weeks stand."""
    types = (*view.review.ranking.ranked, *view.review.ranking.apart)
    total = sum(one.inquiries for one in types)
    by_count: list[RankedFigures] = sorted(types, key=lambda one: -one.inquiries)
    if len(types) == 1 or total < NAMED_INQUIRIES or not view.week.actions:
        return None
    first, second = by_count[:2]
    if (
        not (first.name and first.minutes)
        or 2 * first.inquiries <= total
        or first.inquiries == second.inquiries
    ):
        return None
    values: Values = {
        "all": Quantity(total, "inquiries"),
        "inquiries": Quantity(first.inquiries, "cases"),
        "action": Quote(first.name),
        "minutes": Quantity(first.minutes, "minutes"),
        "span": Quantity(TREND_WEEKS, "weeks"),
    }
    code = "inquiries_all_from" if first.inquiries == total else "inquiries_from"
    return Insight(code, "inquiries", 47, values, news=("action",))


def time_shift(view: WeekInView) -> Insight | None:
    """Tell the action type whose minutes differ most from the logged week before, if by a telling amount."""
    if view.review.before is None or view.review.provisional or not view.all_timed:
        return None
    now, before = view.spent, view.spent_before
    moves = {name: now.get(name, 0) - before.get(name, 0) for name in (*now, *before)}
    name = max(moves, key=lambda one: abs(moves[one]), default="")
    if len(moves) <= 1 or abs(moves[name]) < TOLD_TIME:
        return None
    values: Values = {
        "action": Quote(name),
        "when": Term("last_week" if not view.gap else "last_time"),
        "before": Quantity(before.get(name, 0), "minutes"),
        "minutes": Quantity(now.get(name, 0), "minutes"),
    }
    weight = 36 if abs(moves[name]) >= MUCH_MORE_TIME else 14
    if moves[name] > 0:
        way = "up" if _is_in(name, view.review.before.actions) else "new"
    else:
        way = "down" if _is_in(name, view.review.actions) else "gone"
    return Insight(f"time_{way}", "time", weight, values, pushes=way in ("new", "gone"))


def _is_in(name: str, actions: Iterable[ActionFigures]) -> bool:
    return any(one.action == name for one in actions)


def longest_action(view: WeekInView) -> Insight | None:
    """Tell what took most of the week, where there is more than one action type."""
    spent = view.spent
    unnamed = any(not one.action for one in view.review.actions)
    if len(spent) <= 1 or unnamed or view.week.minutes_missing or view.needs_rest:
        return None
    (name, minutes), (_, next_most) = list(spent.items())[:2]
    if minutes == next_most:
        return None
    values: Values = {
        "action": Quote(name),
        "minutes": Quantity(minutes, "minutes"),
        "all": Quantity(view.week.minutes, "minutes"),
    }
    return Insight("longest_action", "time", 20, values)


RULES = (best_action, lowest_action, best_tag, lowest_tag, inquiries_from, time_shift, longest_action)
