"""4週のふり返り: what a page adds on every fourth logged week."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kachilog.base.rounding import half_up
from kachilog.metrics.thresholds import LOOK_EVERY
from kachilog.reviews.insights.insight import Insight, Quantity, Quote, Terms
from kachilog.reviews.insights.week_in_view import judged_decisions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from kachilog.metrics.change import Change
    from kachilog.reviews.insights.insight import Values
    from kachilog.reviews.insights.week_in_view import WeekInView

_VOICE_WIDTH = 60
_MOST_DECIMALS = 3


def four_weeks(view: WeekInView) -> tuple[Insight, ...]:
    """Return what the last four logged weeks say together; nothing on a page that is no fourth one.

    First the verdicts, then the decisions that were kept, the income, and up to three voices.
    """
    if not view.week.actions or view.review.number % LOOK_EVERY or view.review.provisional:
        return ()
    told = (*_verdicts(view), *_paces(view), *_kept(view), *_income(view), *_voices(view))
    return tuple(one for one in told if not (one.pushes and view.needs_rest))


def _verdicts(view: WeekInView) -> Iterator[Insight]:
    review = view.review
    changes = (("efficiency", review.efficiency_change), ("inquiries", review.inquiry_change))
    waiting = []
    for name, change in changes:
        if name == "inquiries" and review.figures.efficiency.minutes_per_inquiry_basis != "inquiries":
            continue
        if change.verdict is None:
            waiting.append(change.weeks_left)
        elif change.judged == review.week and (change.now or change.usual):
            yield _verdict("efficiency" if name == "efficiency" else "inquiries", change)
    if waiting:
        values: Values = {"weeks": Quantity(min(waiting), "weeks")}
        yield Insight("four_not_yet", "frame", 0, values, pushes=True)


def _verdict(name: Literal["efficiency", "inquiries"], change: Change) -> Insight:
    now, usual = change.now or 0, change.usual or 0
    decimals = 1
    while half_up(now, decimals) == half_up(usual, decimals) and decimals < _MOST_DECIMALS:
        decimals += 1
    if change.verdict == "usual":
        decimals = 1
    values: Values = {
        "now": Quantity(now, "per_hour", decimals),
        "usual": Quantity(usual, "per_hour", decimals),
    }
    return Insight(f"four_{name}_{change.verdict}", name, 0, values, care=change.verdict == "worse")


def _paces(view: WeekInView) -> Iterator[Insight]:
    logged = [week for week in view.review.trend if week.actions][-LOOK_EVERY:]
    steady = sum(week.sustainability.band == "steady" for week in logged)
    if len(logged) == LOOK_EVERY and steady:
        yield (
            Insight("four_all_steady", "pace", 0, pushes=True)
            if steady == LOOK_EVERY
            else Insight("four_steady", "pace", 0, {"weeks": Quantity(steady, "weeks")})
        )


def _kept(view: WeekInView) -> Iterator[Insight]:
    """Yield how many decisions of the last four pages were kept, by the user's own word."""
    pages = [*(view.pages[week] for week in sorted(view.pages)), view.entries][-LOOK_EVERY - 1 :]
    judged = [
        one.judged for decided, judged_on in pairwise(pages) for one in judged_decisions(decided, judged_on)
    ]
    if "done" in judged:
        values: Values = {"done": Quantity(judged.count("done"), "decisions")}
        yield Insight("four_kept", "decisions", 0, values)


def _income(view: WeekInView) -> Iterator[Insight]:
    income = view.review.income
    if income is None:
        return
    values: Values = {"weeks": Quantity(income.weeks, "weeks"), "income": Quantity(income.sum, "money")}
    if income.per_hour is None:
        yield Insight("four_income", "customers", 0, values)
    else:
        each: Values = {"each": Quantity(income.per_hour, "money")}
        yield Insight("four_income_per_hour", "customers", 0, {**values, **each})


def _voices(view: WeekInView) -> Iterator[Insight]:
    for voice in view.review.helped:
        values: Values = {
            "text": Quote(voice.text, _VOICE_WIDTH),
            "classes": Terms(tuple(f"class_{name}" for name in voice.classes)),
        }
        yield Insight("four_voice", "voices", 0, values)
