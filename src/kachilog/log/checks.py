"""What is told about the rows of a log: findings, the checks that make warnings of them, and their problems.

A check looks at a chunk of typed rows for values that are used as they are, but look wrong. `CHECKS` lists
them all.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from operator import gt
from typing import TYPE_CHECKING, Any, NamedTuple

from kachilog.base.problems import Problem
from kachilog.base.spreadsheet import ERRORS
from kachilog.base.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    _Kind = tuple[str, str | None]

    from kachilog.base.problems import Severity
    from kachilog.log.columns import Key
    from kachilog.log.header import Header
    from kachilog.log.reading.kinds import Bad, Value

REPORTED = 1000
"""Problems of one kind that are told one by one; the rest is told as a number."""

LONG_ROW = 720
"""Minutes of one row beyond which it is asked about: twelve hours."""

MANY_REACTIONS = 300
"""Reactions to one action beyond which it is asked about: followers or views, perhaps."""

_PARTS_OF_WHOLES: tuple[tuple[Key, Key], ...] = (
    ("repeats", "inquiries"),
    ("referrals", "inquiries"),
    ("inquiries", "reactions"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of the row at index `at` of a chunk (or of row `number`), before its place is known."""

    at: int
    code: str
    column: str | None = None
    value: str | None = None
    number: int | None = None
    severity: Severity = "error"
    values: Mapping[str, object] = field(default_factory=dict)


class _Checked:
    """The typed rows of a chunk as checks see them: `of` are its known columns."""

    def __init__(self, header: Header, columns: Sequence[Sequence[Value]], latest: dt.date | None) -> None:
        self.header, self.columns, self.latest = header, columns, latest
        of = zip(header.columns, columns, strict=True)
        self.of: dict[Key, Sequence[Any]] = {column.key: values for column, values in of if column.key}

    def finding(self, at: int, code: str, key: Key, value: object = None, **values: object) -> Finding:
        shown = None if value is None else str(value)
        return Finding(at, code, self.header.name(key), shown, severity="warning", values=values)


def _dates_far_ahead(rows: _Checked) -> Iterator[Finding]:
    days, latest = rows.of.get("date", ()), rows.latest
    if latest and max(days, default=latest) > latest:
        for at, day in enumerate(days):
            if day > latest:
                yield rows.finding(at, "date_future", "date", day)


def _blank_actions(rows: _Checked) -> Iterator[Finding]:
    actions = rows.of.get("action", ())
    if any(map(is_blank, set(actions))):
        for at, action in enumerate(actions):
            if is_blank(action):
                yield rows.finding(at, "action_blank", "action")


def _more_than_plausible(rows: _Checked) -> Iterator[Finding]:
    for key, most, code in (
        ("minutes", LONG_ROW, "minutes_long"),
        ("reactions", MANY_REACTIONS, "reactions_many"),
    ):
        values = rows.of.get(key, ())  # type: ignore[call-overload]
        filled = filter(None, values) if None in values else values
        if max(filled, default=0) > most:
            for at, value in enumerate(values):
                if value is not None and value > most:
                    yield rows.finding(at, code, key, value, most=most)  # type: ignore[arg-type]


def _parts_above_their_wholes(rows: _Checked) -> Iterator[Finding]:
    for part, whole in _PARTS_OF_WHOLES:
        parts = rows.of.get(part, ())
        wholes = rows.of.get(whole, ())
        if wholes and any(parts) and _may_exceed(parts, wholes):
            name = rows.header.name(whole)
            for at, (k, n) in enumerate(zip(parts, wholes, strict=True)):
                if k is not None and n is not None and k > n:
                    yield rows.finding(at, "part_of_whole", part, k, whole=name, of=n)


def _may_exceed(parts: Sequence[int | None], wholes: Sequence[int | None]) -> bool:
    """Return whether some part may be more than its whole, in one quick look."""
    return None in parts or None in wholes or any(map(gt, parts, wholes))  # type: ignore[arg-type]


def _errors_as_text(rows: _Checked) -> Iterator[Finding]:
    for column, values in zip(rows.header.columns, rows.columns, strict=True):
        if column.key in (None, "tags", "note") and not ERRORS.isdisjoint(values):
            for at, value in enumerate(values):
                if value in ERRORS:
                    yield Finding(at, "cell_error_kept", column.header, str(value), severity="warning")


CHECKS: tuple[Callable[[_Checked], Iterator[Finding]], ...] = (
    _dates_far_ahead,
    _blank_actions,
    _more_than_plausible,
    _parts_above_their_wholes,
    _errors_as_text,
)


def warnings(header: Header, columns: Sequence[Sequence[Value]], latest: dt.date | None) -> list[Finding]:
    """Return what looks wrong in typed rows, by column as in `header`; `latest` is the last day not told."""
    rows = _Checked(header, columns, latest)
    return list(chain.from_iterable(check(rows) for check in CHECKS))


SAID_ONCE = frozenset(("part_of_whole",))
"""Warnings of which only the last is told, with how many there are: one cause has usually made them all."""


class Report:
    """Turns findings into `problems`, by row, each with the nearest date at or above it.

    `file` and `sheet` are told with each. Notes, and what is said once, come with `close`, and beyond
    `REPORTED` of a kind problems are counted only, until then.
    """

    def __init__(self, file: str | None, sheet: str | None) -> None:
        self.problems: list[Problem] = []
        self.place = partial(Problem, file=file, sheet=sheet)
        self.last_day: dt.date | None = None
        self._met: Counter[_Kind] = Counter()
        self._once: dict[_Kind, tuple[Finding, int, dt.date | None]] = {}

    def tell(self, found: Sequence[Finding], numbers: Sequence[int], days: Sequence[Value | Bad]) -> None:
        """Add the findings of a chunk: `numbers` are its rows, `days` its dates or what is wrong there."""
        placed = sorted(
            ((finding.number or numbers[finding.at], order) for order, finding in enumerate(found)),
        )
        day, at_day = self.last_day, 0
        for number, order in placed:
            while at_day < len(days) and numbers[at_day] <= number:
                candidate = days[at_day]
                day = candidate if isinstance(candidate, dt.date) else day
                at_day += 1
            self._tell(found[order], number, day)

    def _tell(self, finding: Finding, number: int, day: dt.date | None) -> None:
        """Add a finding, or count it."""
        kind = finding.code, finding.column
        self._met[kind] += 1
        is_note = finding.severity == "note"
        is_once = is_note or finding.code in SAID_ONCE
        if (is_note and kind in self._once) or (not is_once and self._met[kind] > REPORTED):
            return
        if is_once:
            self._once[kind] = finding, number, day
        else:
            self.problems.append(self._problem(finding, number, day, finding.values))

    def _problem(
        self, finding: Finding, number: int, day: dt.date | None, values: Mapping[str, object]
    ) -> Problem:
        return self.place(
            finding.code,
            finding.severity,
            row=number,
            column=finding.column,
            value=finding.value,
            day=day,
            values=values,
        )

    def sort_from(self, told: int) -> None:
        """Put the problems after the first `told` into the order of their rows."""
        self.problems[told:] = sorted(self.problems[told:], key=lambda problem: problem.row or 0)

    def close(self) -> None:
        """Add what is said once, and how many problems of a kind were met beyond those told one by one."""
        for kind, (finding, number, day) in self._once.items():
            values = {**finding.values, "count": self._met.pop(kind)}
            self.problems.append(self._problem(finding, number, day, values))
        for (code, column), count in self._met.items():
            if count > REPORTED:
                values = {"count": count - REPORTED, "code": code}
                self.problems.append(self.place("more", "warning", column=column, values=values))
        self._met.clear()
        self._once.clear()


FAR = dt.timedelta(days=731)
"""Days further apart than this do not belong together: two years."""

_NAMED = 5


class Span(NamedTuple):
    """Days of a log that lie together: the first, the last, the row of the first, how many rows there are."""

    first: dt.date
    last: dt.date
    row: int
    rows: int


def spans_of(days: Sequence[dt.date], numbers: Sequence[int]) -> Iterator[Span]:
    """Yield the days of a chunk, not empty, as spans of at most `FAR`; `numbers` are their rows."""
    first, last = min(days), max(days)
    if last - first <= FAR:
        yield Span(first, last, numbers[days.index(first)], len(days))
        return
    rows = dict(zip(reversed(days), reversed(numbers), strict=True))
    yield from (Span(day, day, rows[day], count) for day, count in Counter(days).items())


def far_days(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans that lie years from all others, by their rows; of each such group only the first."""
    groups: list[list[Span]] = []
    end: dt.date | None = None
    for span in sorted(spans, key=lambda one: one.first):
        if end is not None and span.first - end <= FAR:
            groups[-1].append(span)
        else:
            groups.append([span])
        end = span.last if end is None else max(end, span.last)
    most = max(groups, key=lambda group: (sum(span.rows for span in group), group[0].first), default=None)
    apart = [span for group in groups if group is not most for span in group[:_NAMED]]
    yield from sorted(apart, key=lambda span: span.row)
