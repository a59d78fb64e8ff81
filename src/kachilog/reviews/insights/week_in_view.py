"""What the rules look at: the review of a week, and what the user decided, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.base.settings import DEFAULT_ACTIONS
from kachilog.base.text import fold_name
from kachilog.base.week import DAYS
from kachilog.metrics.thresholds import DROPPED_SHARE, FEWEST_USUAL_WEEKS, TREND_WEEKS, USUAL_SPAN, WORN_OUT
from kachilog.reviews.entries import JUDGED, NO_ENTRIES
from kachilog.wording import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.settings import ActionClass
    from kachilog.base.week import Week
    from kachilog.metrics.figures import WeekFigures
    from kachilog.reviews.entries import DecisionKind, Entries
    from kachilog.reviews.weekly import WeeklyReview

Judgement = Literal["done", "not_yet", "other"]
"""What the user said about a decision; "other" is any word that is none of the two on the page."""


class Decision(NamedTuple):
    """A decision of the page before, and what the user says about it on this one (None: nothing yet)."""

    kind: DecisionKind
    text: str
    judged: Judgement | None = None


class WeekInView(NamedTuple):
    """A week as the rules see it: its review, and the user's cells as they stand on two pages.

    `decided` is what the user wrote on the page before; `decided_last_week` tells whether that page is last
    week's. `entries` is what stands on this week's page. `action_classes` tells what kind of work an action
    type is. `pages` is what stands on the pages before this one, as far as they are known: those of the last
    eight weeks are looked at.
    """

    review: WeeklyReview
    decided: Entries = NO_ENTRIES
    entries: Entries = NO_ENTRIES
    decided_last_week: bool = True
    action_classes: Mapping[str, ActionClass] = DEFAULT_ACTIONS
    pages: Mapping[Week, Entries] = {}

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of the page before, blank ones left out."""
        return judged_decisions(self.decided, self.entries)

    @property
    def week(self) -> WeekFigures:
        """The figures of the week itself."""
        return self.review.figures

    @property
    def weeks_before(self) -> tuple[WeekFigures, ...]:
        """The calendar weeks before this one that the page shows, oldest first."""
        return self.review.trend[:-1]

    @property
    def usual_weeks(self) -> int:
        """How many of the `USUAL_SPAN` calendar weeks before have rows."""
        return sum(week.actions > 0 for week in self.weeks_before[-USUAL_SPAN:])

    @property
    def spent(self) -> Mapping[str, int]:
        """The minutes of this week's action types that have a name, most first."""
        return {one.action: one.minutes for one in self.review.actions if one.action and one.minutes}

    @property
    def spent_before(self) -> Mapping[str, int]:
        """Likewise of the logged week before; empty without one."""
        before = self.review.before
        found = () if before is None else before.actions
        return {one.action: one.minutes for one in found if one.action and one.minutes}

    @property
    def all_timed(self) -> bool:
        """Whether every row of this week and of the logged week before has minutes and an action type."""
        weeks = [self.review] if self.review.before is None else [self.review, self.review.before]
        named = all(one.action for review in weeks for one in review.actions)
        return named and not any(review.figures.minutes_missing for review in weeks)

    def class_of(self, action: str) -> ActionClass | None:
        """Return what kind of work an action type is, None where the settings do not know it."""
        folded = {fold_name(name): of for name, of in self.action_classes.items()}
        return folded.get(fold_name(action))

    @property
    def hints(self) -> bool:
        """Whether to hint at what the log could have besides: in the first weeks, then rarely."""
        number = self.review.number
        return 0 < number <= FEWEST_USUAL_WEEKS or (number > 0 and number % TREND_WEEKS == 0)

    @property
    def to_cut(self) -> str | None:
        """The action type to cut first: the one named lowest, then preparation, then what took longest.

        One that took little is not worth cutting; consultations come last.
        """
        worth = [name for name in self.spent if self.spent[name] >= DROPPED_SHARE * self.week.minutes]
        classes = {name: self.class_of(name) for name in worth}
        order = [
            *(name for name in worth if name == self.review.ranking.lowest),
            *(name for name in worth if classes[name] == "preparation"),
            *(name for name in worth if classes[name] != "consultation"),
            *worth,
        ]
        return next(iter(order), None)

    @property
    def needs_rest(self) -> bool:
        """Whether the week asks for rest: by its index, or by the fatigue that the user noted."""
        return self.week.sustainability.band == "slow_down" or self.entries.fatigue == WORN_OUT

    @property
    def gap(self) -> int | None:
        """How many weeks without rows lie between this one and the logged week before; None without one."""
        before = self.review.before
        return None if before is None else (self.review.week.start - before.week.start).days // DAYS - 1

    @property
    def before(self) -> WeekInView | None:
        """The logged week before, as its own page saw it; None for the first one."""
        review = self.review.before
        if review is None:
            return None
        earlier = [week for week in self.pages if week < review.week]
        last = max(earlier, default=None)
        return WeekInView(
            review,
            NO_ENTRIES if last is None else self.pages[last],
            self.pages.get(review.week, NO_ENTRIES),
            last in (None, review.week.shift(-1)),
            self.action_classes,
            {week: self.pages[week] for week in earlier},
        )


def judged_decisions(decided: Entries, judged_on: Entries) -> tuple[Decision, ...]:
    """Return the decisions of one page, blank ones left out, as the page after it judges them."""
    return tuple(
        Decision(kind, text, _judgement(judged_on.text(judged)))
        for kind, judged in JUDGED.items()
        if (text := decided.text(kind))
    )


def _judgement(text: str) -> Judgement | None:
    """Return what a judgement means, whichever language the page was made in."""
    if not text:
        return None
    judgements: tuple[Judgement, ...] = ("done", "not_yet")
    for judged in judgements:
        if text in phrases("page")[judged]:
            return judged
    return "other"
