"""The KPIs of a persona (section 5): what each measures, and what it comes to."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from kachilog.base.text import fold_own, normal
from kachilog.log.stream import split_tags

MeasureKind = Literal[
    "rows", "posts", "high_quality", "high_quality_posts", "thankful", "minutes", "column", "absent"
]

_COUNTS: frozenset[MeasureKind] = frozenset(
    ("rows", "posts", "high_quality", "high_quality_posts", "thankful")
)
"""The measures that count events, whatever the column."""
_ELSEWHERE: frozenset[MeasureKind] = frozenset(("thankful", "absent"))
"""The measures that no row of the log adds to."""


Period = Literal[1, 4]
PERIODS: tuple[Period, ...] = get_args(Period)


class Measure(NamedTuple):
    """What a KPI counts: a sum over the rows of some weeks, ≥ 0 unless the user's own column has less.

    "rows" counts rows, "posts" those whose action type is of class post, "high_quality" those with quality 4
    or 5, "high_quality_posts" posts of them; "thankful" counts customer voices that tell of a good feeling
    or have a word of thanks; "minutes" and "column" add up the numbers of a column of the log's frame
    (`column`), in which a blank adds nothing; "absent" is a column that the log does not have (`column` is
    its header): it has no sum. `tags`, folded by `folded_tags`, narrow the rows to those that carry all of
    them. `events` says of a column that its numbers count things that happened: it is said as a count.
    """

    kind: MeasureKind
    column: str = ""
    tags: frozenset[str] = frozenset()
    events: bool = False

    @property
    def is_count(self) -> bool:
        """Whether the measure counts events."""
        return self.events if self.kind == "column" else self.kind in _COUNTS


class Kpi(NamedTuple):
    """A KPI: numerator over denominator within a period of 1 or 4 calendar weeks.

    The denominator is a measure, a number > 0, or None for a plain count. `target` is in the unit of the
    value, ≥ 0, None where none was set; `unit` is what the user wrote behind it.
    """

    name: str
    numerator: Measure
    denominator: Measure | float | None
    weeks: Period
    target: float | None
    unit: str = ""

    @property
    def absent(self) -> str:
        """The header of a column that the log lacks, "" if it has all that are needed."""
        both = (self.numerator, self.denominator)
        return next((one.column for one in both if isinstance(one, Measure) and one.kind == "absent"), "")

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of which sums are needed."""
        both = (self.numerator, self.denominator)
        return tuple(one for one in both if isinstance(one, Measure) and one.kind not in _ELSEWHERE)


class KpiFigures(NamedTuple):
    """A KPI of one week: over that week, or the four calendar weeks that end with it.

    `numerator` is None where the log lacks its column. `denominator` is None where the log lacks its column,
    and for a plain count, whose value is its numerator (`plain`). `value` is None where either is missing or
    the denominator is 0. The target stands in every week, with rows or without.
    """

    name: str
    numerator: float | None
    denominator: float | None
    value: float | None
    target: float | None
    unit: str
    weeks: Period
    plain: bool
    counted: bool = False  # against a number: so many times, of so many that were meant
    absent: str = ""  # the header of a column that it needs and the log lacks

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None without a value or a target."""
        return None if self.value is None or self.target is None else self.value >= self.target


def is_percent(unit: str) -> bool:
    """Return whether a KPI of that unit is shown in percent."""
    return "%" in normal(unit)


def folded_tags(text: str) -> frozenset[str]:
    """Return the tags of a cell as they are compared: without regard to width, case and a leading #."""
    return frozenset(fold_own(tag) for tag in split_tags(text))
