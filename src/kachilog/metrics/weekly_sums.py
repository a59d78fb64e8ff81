"""Rows of the log → totals per week, as narwhals expressions.

The frame may be any that narwhals supports, eager or lazy, with the columns of `kachilog.log.stream.Log`;
only the weekly totals are ever collected. Three rules keep one definition right on every backend: nothing
compound inside `agg` (pandas drops a condition there in silence, so each summand is a column first), no
`truncate("1w")` (it does not exist everywhere), and no summand is ever null (a sum over nulls is 0 here and
NULL there).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import narwhals as nw

from kachilog.base.week import DAYS, Week
from kachilog.metrics.thresholds import HIGH_QUALITY
from kachilog.metrics.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from narwhals.typing import IntoFrame

    from kachilog.base.settings import Settings
    from kachilog.base.week import WeekStart
    from kachilog.log.columns import Key

PART = 1 << 17
"""Rows of a frame in memory that are summed at a time."""

_NUMBERS = ("minutes", "reactions", "quality", "inquiries", "repeats", "referrals")
WEEK = "week"
"""The column of the first day of the week."""


def week_of(frame: nw.LazyFrame[Any], week_start: WeekStart) -> nw.Expr:
    """Return the expression, for `frame`, of the first day of the week that column `date` lies in."""
    weekday = nw.col("date").dt.weekday()
    if week_start == "monday":
        # Sunday is 7 in ISO 8601 but 0 on Spark.
        days = nw.when(weekday == 0).then(DAYS).otherwise(weekday) - 1
    else:
        days = weekday % DAYS
    back = days * nw.lit(dt.timedelta(days=1))
    if frame.implementation.is_pandas_like():
        # Before pandas 3 that is in nanoseconds, which end in the year 2262.
        back = back.cast(nw.Duration("us"))
    return nw.col("date") - back


def without_rest(frame: IntoFrame, settings: Settings) -> IntoFrame:
    """Return the rows of a frame that are actions: one of class 休み is none."""
    rows: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(frame)
    cells = rows.select("action").unique().collect() if isinstance(rows, nw.LazyFrame) else rows
    rest = [action for action in {*cells["action"].to_list()} if settings.class_of(action) == "rest"]
    return rows.filter(~nw.col("action").is_in(rest)).to_native() if rest else frame


def weekly_totals(frame: IntoFrame, keys: AbstractSet[Key], week_start: WeekStart) -> dict[Week, Totals]:
    """Return the totals of every week that has rows, oldest first.

    `keys` are the known columns that the source has: blank reactions are 0 only where that column exists.
    """
    groups = weekly_sums(frame, keys, week_start).collect()
    sums = {week_in(row): totals_in(row) for row in groups.iter_rows(named=True)}
    return dict(sorted(sums.items()))


def weekly_sums(
    frame: IntoFrame, keys: AbstractSet[Key], week_start: WeekStart, by: Sequence[str] = ()
) -> nw.LazyFrame[Any]:
    """Return one row per week and values of the columns `by`: `WEEK`, those columns, the fields of `Totals`.

    Nothing is computed yet where the frame is lazy; the rows are in no order.
    """
    days = nw.concat([_daily_sums(part, keys, by) for part in _parts(frame)])
    return (
        days.with_columns(week_of(days, week_start).alias(WEEK))
        .group_by(WEEK, *by)
        .agg(nw.col("actions", *_summands()).sum(), nw.col("date").n_unique().alias("active_days"))
    )


def _parts(frame: IntoFrame) -> Iterator[nw.LazyFrame[Any]]:
    """Yield a frame that is lazy as it is, one in memory in parts, so that its summands take little of it."""
    whole = nw.from_native(frame)
    if isinstance(whole, nw.LazyFrame):
        yield whole
        return
    for start in range(0, max(len(whole), 1), PART):
        yield whole[start : start + PART].lazy()


def _daily_sums(lazy: nw.LazyFrame[Any], keys: AbstractSet[Key], by: Sequence[str]) -> nw.LazyFrame[Any]:
    """Return one row per day and values of the columns `by`: `date`, those, `actions`, the summands."""
    # A float sum is exact up to 2**53 and, unlike a sum of 64-bit integers, never wraps around beyond.
    numbers = nw.col(*_NUMBERS).cast(nw.Float64).fill_null(0)
    summands = _summands()
    return (
        lazy.select("date", *by, numbers, **_conditions(keys))
        .with_columns(**summands)
        .group_by("date", *by)
        .agg(nw.len().alias("actions"), nw.col(*summands).sum())
    )


def _conditions(keys: AbstractSet[Key]) -> dict[str, nw.Expr]:
    """Return what a row is, as 1 or 0, from the number columns as they stand in the log."""
    timed, graded = ~nw.col("minutes").is_null(), ~nw.col("quality").is_null()
    rated = timed & graded
    scored = rated if "reactions" in keys else rated & ~nw.col("reactions").is_null()
    high_value = rated & (nw.col("quality").fill_null(0) >= HIGH_QUALITY)
    named = {"timed": timed, "graded": graded, "rated": rated, "scored": scored, "high_value": high_value}
    return {name: condition.cast(nw.Float64) for name, condition in named.items()}


def _summands() -> dict[str, nw.Expr]:
    """Return the summed fields of `Totals` from the number columns and the conditions; none has nulls."""
    minutes, reactions, quality, inquiries, repeats, referrals = map(nw.col, _NUMBERS)
    timed, graded, rated, scored = map(nw.col, ("timed", "graded", "rated", "scored"))
    return {
        "minutes": minutes,
        "minutes_missing": 1 - timed,
        "quality_missing": 1 - graded,
        "reactions": reactions,
        "inquiries": inquiries,
        "repeats": repeats,
        "referrals": referrals,
        "widened_reactions": nw.when(inquiries > reactions).then(inquiries).otherwise(reactions),
        "timed_reactions": timed * reactions,
        "timed_inquiries": timed * inquiries,
        "scored_points": scored * reactions * quality,
        "scored_minutes": scored * minutes,
        "rated_rows": rated,
        "rated_minutes": rated * minutes,
        "rated_quality_minutes": minutes * quality,  # a blank of either is 0 already
        "rated_quality": rated * quality,
        "rated_quality_squares": rated * quality * quality,
        "high_value_minutes": nw.col("high_value") * minutes,
    }


def week_in(row: Mapping[str, Any]) -> Week:
    """Return the week of a collected row that has the column `WEEK`."""
    first: dt.date | dt.datetime = row[WEEK]
    return Week(first.date() if isinstance(first, dt.datetime) else first)


def totals_in(row: Mapping[str, Any]) -> Totals:
    """Return the totals of a collected row of `weekly_sums`."""
    return Totals(**{field.name: int(row[field.name]) for field in fields(Totals)})
