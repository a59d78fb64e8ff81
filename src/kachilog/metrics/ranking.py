"""What the time brings: action types, and tags of posts, over a span of weeks (section 1)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from kachilog.metrics.efficiency import MINUTES_PER_HOUR
from kachilog.metrics.thresholds import (
    NAMED_ALPHA,
    NAMED_DRAWS,
    NAMED_MINUTES,
    NAMED_ROWS,
    NAMED_TABLES,
    PRIOR_HOURS,
    RANKED_BY_INQUIRIES,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from kachilog.base.settings import ActionClass
    from kachilog.metrics.rows import Floats, LogRows, Rows, Where

Basis = Literal["reactions", "inquiries"]

_APART: frozenset[ActionClass] = frozenset(("consultation", "preparation"))
_SEED = 2_000
_KEYS_DRAWN = 500_000  # random numbers drawn at a time
_DRAWN_AT_A_TIME = 200
_ROWS_DRAWN = 5_000
"""Beyond so many rows the share of permutations is taken from its normal limit, which is as good there."""
_SAME = 1e-12


class RankedFigures(NamedTuple):
    """An action type, or a tag of posts, as observed over a span of weeks.

    `name` is the user's most frequent spelling, "" for rows without action type. `minutes`, `rows`,
    `reactions`, `inquiries` and `income` (None where the log has none) are of all its rows; `rate` is E2 of
    its scored rows, of which there are `scored_rows` in `scored_minutes`; None where those have no minutes.
    `minutes_per_inquiry` is E1 of its rows with minutes; None without an inquiry.
    """

    name: str
    minutes: int
    rows: int
    reactions: int
    inquiries: int
    rate: float | None
    minutes_per_inquiry: float | None
    scored_rows: int
    scored_minutes: int
    income: int | None = None


class Ranking(NamedTuple):
    """Action types or tags, best first.

    `basis` is what the order goes by. `apart` are consultations, preparation and rows without action type,
    most minutes first: their rate is not for comparing. `best` and `lowest` are the names of the first and
    the last of `ranked` where they may be named as such, None else.
    """

    basis: Basis = "reactions"
    ranked: tuple[RankedFigures, ...] = ()
    apart: tuple[RankedFigures, ...] = ()
    best: str | None = None
    lowest: str | None = None


NO_RANKING = Ranking()


def rank_actions(rows: LogRows, first: dt.date, end: dt.date) -> Ranking:
    """Return the ranking of action types from the day `first` to the day before `end`."""
    span = rows.span(first, end)
    present = np.unique(span.action)
    groups = {rows.names[number]: span.action == number for number in present}
    apart = {
        rows.names[number] for number in present if not rows.names[number] or rows.classes[number] in _APART
    }
    return _Table(span, groups, rows.spelt.shown).ranking(apart)


def rank_tags(rows: LogRows, first: dt.date, end: dt.date) -> Ranking:
    """Return the ranking of the tags of posts; a post counts for each of its tags."""
    span = rows.span(first, end)
    posting = [number for number, of in enumerate(rows.classes) if of == "post"]
    posts = span.where(np.isin(span.action, posting))
    cells: dict[str, list[int]] = {}
    for cell in np.unique(posts.cell):
        for tag in rows.cells[cell]:
            cells.setdefault(tag, []).append(cell)
    groups = {tag: np.isin(posts.cell, of) for tag, of in cells.items()}
    return _Table(posts, groups, rows.tags.shown).ranking(set()) if groups else NO_RANKING


class _Table:
    """Groups of rows, to be ranked against one another; rows in no group are only compared with."""

    def __init__(self, rows: Rows, groups: Mapping[str, Where], shown: Mapping[str, str]) -> None:
        self._rows, self._groups, self._shown = rows, groups, shown

    def ranking(self, apart: set[str]) -> Ranking:
        """Return the ranking of the groups that are not `apart`."""
        rows, groups = self._rows, self._groups
        figures = {name: _figures(rows.where(at), self._shown[name]) for name, at in groups.items()}
        compared = np.ones(len(rows), bool)
        for name in apart:
            compared &= ~groups[name]
        few = rows.inquiries.sum() < RANKED_BY_INQUIRIES or not rows.inquiries[compared].any()
        counted = _Counted.of(rows, "reactions" if few else "inquiries")
        order = sorted(
            groups.keys() - apart, key=lambda name: (-counted.shrunken(groups[name]), *_later(figures[name]))
        )
        told = [name for name in order if counted.tells(groups[name])]
        best, lowest = (self._named(at, order, told, counted, compared) for at in (0, -1))
        return Ranking(
            "reactions" if few else "inquiries",
            tuple(figures[name] for name in order),
            tuple(sorted((figures[name]._replace(rate=None) for name in apart), key=_later)),
            best,
            lowest,
        )

    def _named(
        self,
        end: Literal[0, -1],
        order: Sequence[str],
        told: Sequence[str],
        counted: _Counted,
        compared: Where,
    ) -> str | None:
        """Return the name at one end of the order, if it is told from all other rows beyond chance."""
        placed = [name for name in order if counted.hours_of(self._groups[name])]
        if not placed or placed[end] not in told:
            return None
        one = self._groups[placed[end]]
        among = compared & counted.is_in
        differs = differs_beyond_chance(
            counted.counts[among], counted.hours[among], one[among], NAMED_ALPHA / NAMED_TABLES / len(told)
        )
        higher = counted.rate(one & among) > counted.rate(~one & among)
        return self._shown[placed[end]] if differs and higher == (end == 0) else None


class _Counted(NamedTuple):
    """What an order goes by: of each row its count and hours, and whether it is among those counted."""

    counts: Floats
    hours: Floats
    is_in: Where

    @classmethod
    def of(cls, rows: Rows, basis: Basis) -> _Counted:
        counts, is_in = (rows.points, rows.scored) if basis == "reactions" else (rows.inquiries, rows.timed)
        return cls(np.where(is_in, counts, 0.0), np.where(is_in, rows.minutes / MINUTES_PER_HOUR, 0.0), is_in)

    def hours_of(self, group: Where) -> float:
        return float(self.hours[group].sum())

    def rate(self, group: Where) -> float:
        """Return the observed rate of a group per hour; of no time it is none."""
        hours = self.hours_of(group)
        return float(self.counts[group].sum()) / hours if hours else 0.0

    def shrunken(self, group: Where) -> float:
        """Return what a group is ordered by, (k + r0·T0)/(T + T0); -1 without time: it comes last."""
        hours = self.hours_of(group)
        if not hours:
            return -1.0
        own = self.rate(np.ones(len(self.hours), bool))
        return (float(self.counts[group].sum()) + own * PRIOR_HOURS) / (hours + PRIOR_HOURS)

    def tells(self, group: Where) -> bool:
        """Whether a group has enough rows and time to be named."""
        minutes = round(self.hours_of(group) * MINUTES_PER_HOUR)
        return int((group & self.is_in).sum()) >= NAMED_ROWS and minutes >= NAMED_MINUTES


def _later(figures: RankedFigures) -> tuple[int, str]:
    return -figures.minutes, figures.name


def _figures(rows: Rows, name: str) -> RankedFigures:
    minutes, scored_minutes = int(rows.minutes.sum()), int(rows.minutes[rows.scored].sum())
    timed_inquiries = int(rows.inquiries[rows.timed].sum())
    points = float(rows.points.sum())
    return RankedFigures(
        name=name,
        minutes=minutes,
        rows=len(rows),
        reactions=int(rows.reactions.sum()),
        inquiries=int(rows.inquiries.sum()),
        rate=points / (scored_minutes / MINUTES_PER_HOUR) if scored_minutes else None,
        minutes_per_inquiry=minutes / timed_inquiries if minutes and timed_inquiries else None,
        scored_rows=int(rows.scored.sum()),
        scored_minutes=scored_minutes,
        income=int(rows.income.sum()) if rows.earned.any() else None,
    )


def differs_beyond_chance(counts: Floats, hours: Floats, group: Where, alpha: float) -> bool:
    """Return whether the rate of a group of rows differs from that of all others with a p of at most `alpha`.

    What is permuted among the rows is how far each count lies from what the common rate r makes of its hours,
    (k - r·h)/√h: of rows that take as long these are the rows themselves, and a long row of one type and a
    short row of another, which bring more and less, become comparable (Freedman and Lane 1983). p is a share
    of `NAMED_DRAWS` permutations, drawn with a fixed seed, in which the rates differ at least as much as the
    observed ones, these added.
    """
    if not hours[group].sum() or not hours[~group].sum():
        return False
    scale = np.sqrt(np.maximum(hours, 1 / MINUTES_PER_HOUR))
    beyond = (counts - counts.sum() / hours.sum() * hours) / scale
    weights = scale * (group - hours[group].sum() / hours.sum())
    observed = abs(float(beyond @ weights))
    if len(group) > _ROWS_DRAWN:
        return _normal_p(beyond, weights, observed) <= alpha
    as_far, allowed = 1, alpha * (NAMED_DRAWS + 1)
    for drawn in _draws(len(group)):
        differences = np.abs(beyond[drawn] @ weights)
        as_far += int((differences >= observed - _SAME * max(1.0, observed)).sum())
        if as_far > allowed:
            return False
    return True


def _draws(rows: int) -> Iterator[NDArray[np.int64]]:
    """Yield `NAMED_DRAWS` random orders of rows in batches."""
    generator = np.random.default_rng(_SEED)
    batch = max(1, min(_DRAWN_AT_A_TIME, _KEYS_DRAWN // rows))
    for start in range(0, NAMED_DRAWS, batch):
        yield np.argsort(generator.random((min(batch, NAMED_DRAWS - start), rows)), axis=1)


def _normal_p(values: Floats, weights: Floats, observed: float) -> float:
    """Return the normal limit of the share of permutations of `values` with `weights` as far out."""
    spread = math.sqrt(float(values.var() * weights.var()) / (len(values) - 1)) * len(values)
    return math.erfc(observed / spread / math.sqrt(2)) if spread else 1.0
