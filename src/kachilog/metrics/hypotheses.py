"""What a hypothesis under test is, and what becomes of it: figures, by whose course it is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from kachilog.base.week import Week
    from kachilog.metrics.change import Change
    from kachilog.metrics.kpis import Kpi

CoreIndicator = Literal[
    "efficiency",
    "minutes_per_inquiry",
    "high_value",
    "sustainability",
    "inquiry",
    "repeat",
    "referral",
    "resolution",
]


class Hypothesis(NamedTuple):
    """A belief that is being tested: the customer's problem, and the indicator that is to tell.

    `indicator_name` is the indicator as the user wrote it; `since` the day from which it is tested.
    """

    problem: str
    indicator: CoreIndicator | Kpi
    indicator_name: str
    since: dt.date


class CoursePoint(NamedTuple):
    """The indicator of one logged week, None where it is undefined there."""

    week: Week
    value: float | None


class HypothesisFigures(NamedTuple):
    """The course of a hypothesis's indicator up to one week.

    `before` are the up to 12 logged weeks within the 26 calendar weeks before the one that `since` lies in,
    `after` all logged weeks from that one on, oldest first. `value_before` is the indicator of all of
    `before` taken together, `value_after` that of the last up to 8 of `after` that are over (a ratio of sums;
    a plain count per period of its KPI; the mean of the index). A share is 0..1.

    `kind` says which indicator it is; `unit` is that of a KPI, else "". `change` says whether after can be
    told apart from before, as judged at every fourth week since: "better" is fewer minutes per inquiry, and
    more of anything else; its `now` and `usual` are the indicator, as judged.
    """

    problem: str
    indicator: str
    kind: CoreIndicator | Literal["kpi"]
    unit: str
    since: dt.date
    before: tuple[CoursePoint, ...]
    after: tuple[CoursePoint, ...]
    value_before: float | None
    value_after: float | None
    change: Change
