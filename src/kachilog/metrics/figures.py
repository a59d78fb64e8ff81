"""The figures of calendar weeks, each computed once from the weekly totals, whatever asks for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, fields
from statistics import quantiles
from typing import TYPE_CHECKING, NamedTuple

from kachilog.metrics.change import Change, change, last_look, ratio
from kachilog.metrics.efficiency import Efficiency, efficiency, efficiency_pair, inquiry_pair
from kachilog.metrics.rates import Rate
from kachilog.metrics.sustainability import Sustainability, mean, sustainability
from kachilog.metrics.thresholds import FEWEST_COMPARED, LONG_SPAN, LONG_WEEKS, USUAL_SPAN, USUAL_WEEKS
from kachilog.metrics.totals import NO_TOTALS, Totals
from kachilog.metrics.weekly_sums import weekly_totals, without_rest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.log.columns import Key
    from kachilog.log.stream import Log
    from kachilog.metrics.rates import RateName


_SUMS = tuple(field.name for field in fields(Totals))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFigures(Totals):
    """Totals and figures of one calendar week. One without rows has `actions == 0`; `off` names it a 休み.

    `rates` holds the core three KPIs, None for one whose columns the log lacks.
    """

    week: Week
    provisional: bool  # the week is still in progress
    off: bool  # without rows, and set as 休み
    efficiency: Efficiency
    sustainability: Sustainability
    rates: Mapping[RateName, Rate | None]


class SummedLog(NamedTuple):
    """A log of which the totals of every week that has rows are known already, oldest first."""

    keys: AbstractSet[Key]
    totals: Mapping[Week, Totals]


class History:
    """The weeks of a log under one set of settings, as of `today`."""

    def __init__(self, log: Log | SummedLog, settings: Settings, today: dt.date) -> None:
        self.keys = log.keys
        self.totals = (
            log.totals
            if isinstance(log, SummedLog)
            else weekly_totals(without_rest(log.frame, settings), log.keys, settings.week_start)
        )
        """The totals of every week that has rows, oldest first."""
        self._settings = settings
        self._today = today
        self._weeks = [*self.totals]
        self._figures: dict[Week, WeekFigures] = {}

    def figures(self, week: Week) -> WeekFigures:
        """Return the figures of a week, with rows or without."""
        if week not in self._figures:
            self._figures[week] = self._compute(week)
        return self._figures[week]

    def logged(self, last: Week) -> list[Week]:
        """Return the last ≤ 4 weeks with rows of the 8 calendar weeks that end with `last`, oldest first."""
        return self._logged(last, USUAL_SPAN, USUAL_WEEKS)

    def _logged(self, last: Week, span: int, most: int) -> list[Week]:
        first, end = last.shift(1 - span), bisect_right(self._weeks, last)
        return self._weeks[max(bisect_left(self._weeks, first), end - most) : end]

    def is_over(self, week: Week) -> bool:
        """Return whether a week is not in progress any more."""
        return week.end <= self._today

    def number(self, week: Week) -> int:
        """Return the how manieth week with rows a week is, from 1; 0 for one without rows."""
        return bisect_right(self._weeks, week) if week in self.totals else 0

    def finished(self, week: Week) -> list[Week]:
        """Return the weeks with rows up to `week` that are over, oldest first."""
        return [one for one in self._weeks[: bisect_right(self._weeks, week)] if self.is_over(one)]

    def efficiency_change(self, week: Week) -> Change:
        """Return whether E2 is better or worse than usual, as it stands in `week`."""
        return change(self.finished(week), week, lambda one: efficiency_pair(self.totals[one]))

    def inquiry_change(self, week: Week) -> Change:
        """Return likewise of inquiries per hour; of reactions in a log without inquiries."""
        return change(self.finished(week), week, lambda one: inquiry_pair(self.totals[one], self.keys))

    def usual_band(self, week: Week) -> tuple[float, float] | None:
        """Return the middle half of the weekly E2 of the weeks that are usual in `week`.

        None where none are, or fewer than 4 of them have an E2.
        """
        look = last_look(self.finished(week), week)
        rates = [ratio([efficiency_pair(self.totals[one])]) for one in (look.usual if look else ())]
        known = [rate for rate in rates if rate is not None]
        if len(known) < FEWEST_COMPARED:
            return None
        low, _, high = quantiles(known, n=4, method="inclusive")
        return low, high

    def mean_index(self, weeks: Iterable[Week]) -> float | None:
        """Return the mean of the indexes of those weeks that have one, each alike."""
        indexes = (self.figures(week).sustainability.index for week in weeks)
        return mean([index for index in indexes if index is not None])

    def _compute(self, week: Week) -> WeekFigures:
        totals = self.totals.get(week, NO_TOTALS)
        provisional = self._today < week.end
        return WeekFigures(
            **{name: getattr(totals, name) for name in _SUMS},
            week=week,
            provisional=provisional,
            off=week in self._settings.weeks_off and not totals.actions,
            efficiency=efficiency(totals, self.keys),
            sustainability=sustainability(
                totals if totals.actions else None,
                [self.totals[one] for one in self.logged(week.shift(-1))],
                [self.totals[one] for one in self._logged(week.shift(-1), LONG_SPAN, LONG_WEEKS)],
                self._settings.budget(week),
                provisional=provisional,
            ),
            rates=rates(totals, self.keys),
        )


def rates(totals: Totals, keys: AbstractSet[Key]) -> dict[RateName, Rate | None]:
    """Return the core three KPIs; None for one whose columns are not all among `keys`.

    Inquiries are a share of reactions, repeat consultations and referrals are shares of inquiries. A row with
    more inquiries than reactions counts as many reactions as inquiries.
    """
    inquiries = "inquiries" in keys
    return {
        "inquiry": Rate.of(totals.inquiries, totals.widened_reactions) if inquiries else None,
        "repeat": Rate.of(totals.repeats, totals.inquiries) if inquiries and "repeats" in keys else None,
        "referral": Rate.of(totals.referrals, totals.inquiries)
        if inquiries and "referrals" in keys
        else None,
    }
