"""KPIs over the weeks of a log: their measures summed per week, as narwhals expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from kachilog.metrics.kpis import KpiFigures, Measure, folded_tags
from kachilog.metrics.thresholds import HIGH_QUALITY
from kachilog.metrics.weekly_sums import WEEK, week_in, week_of, without_rest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from narwhals.typing import IntoFrame

    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.metrics.kpis import Kpi
    from kachilog.metrics.resolution import VoiceHistory


class KpiHistory:
    """The measures of some KPIs over the weeks of a log. `frame` is any that `weekly_totals` takes.

    `voices` are those beside the log, None where it has no place for any.
    """

    def __init__(
        self,
        frame: IntoFrame,
        kpis: Iterable[Kpi],
        settings: Settings,
        voices: VoiceHistory | None = None,
    ) -> None:
        self._voices = voices
        measures = dict.fromkeys(measure for kpi in kpis for measure in kpi.measures)
        self._totals = measure_totals(frame, tuple(measures), settings)

    def figures(self, kpi: Kpi, week: Week) -> KpiFigures:
        """Return a KPI as it stands at the end of `week`."""
        span = [week.shift(back) for back in range(1 - kpi.weeks, 1)]
        numerator, denominator = self.parts(kpi, span)
        return KpiFigures(
            name=kpi.name,
            numerator=numerator,
            denominator=denominator,
            value=self.value(kpi, span),
            target=kpi.target,
            unit=kpi.unit,
            weeks=kpi.weeks,
            plain=kpi.denominator is None,
            counted=kpi.numerator.is_count and isinstance(kpi.denominator, (int, float)),
            absent=kpi.absent,
        )

    def parts(self, kpi: Kpi, weeks: Sequence[Week]) -> tuple[float | None, float | None]:
        """Return numerator and denominator over `weeks`.

        A number as denominator is that of one period of the KPI: over more or fewer weeks it grows or shrinks
        with them.
        """
        denominator: float | None = None
        if isinstance(kpi.denominator, Measure):
            denominator = self._sum(kpi.denominator, weeks)
        elif kpi.denominator is not None:
            denominator = _plain(kpi.denominator * len(weeks) / kpi.weeks)
        return self._sum(kpi.numerator, weeks), denominator

    def value(self, kpi: Kpi, weeks: Sequence[Week]) -> float | None:
        """Return the KPI over `weeks`: a plain count per period; None where it is undefined."""
        numerator, denominator = self.parts(kpi, weeks)
        if numerator is None or not weeks:
            return None
        if kpi.denominator is None:
            return _plain(numerator * kpi.weeks / len(weeks))
        return numerator / denominator if denominator else None

    def _sum(self, measure: Measure, weeks: Sequence[Week]) -> float | None:
        if measure.kind == "absent":
            return None
        if measure.kind == "thankful":
            return None if self._voices is None else self._voices.thankful(weeks)
        return _plain(sum(self._totals[week][measure] for week in weeks if week in self._totals))


def measure_totals(
    frame: IntoFrame, measures: Sequence[Measure], settings: Settings
) -> dict[Week, Mapping[Measure, float]]:
    """Return the sum of each measure in every week that has rows. A measure is one of rows."""
    if not measures:
        return {}
    lazy: nw.LazyFrame[Any] = nw.from_native(without_rest(frame, settings)).lazy()
    names = {f"measure_{number}": measure for number, measure in enumerate(measures)}
    columns = _columns(lazy, names, settings)
    # Columns of the user's own are left behind before ours come: they may be called anything.
    groups = (
        lazy.select(week_of(lazy, settings.week_start).alias(WEEK), **columns)
        .group_by(WEEK)
        .agg(nw.col(*columns).sum())
    )
    return {
        week_in(row): {measure: float(row[name]) for name, measure in names.items()}
        for row in groups.collect().iter_rows(named=True)
    }


def _columns(
    frame: nw.LazyFrame[Any], measures: Mapping[str, Measure], settings: Settings
) -> dict[str, nw.Expr]:
    """Return what each row adds to each measure, under the name given to it."""
    posting = [action for action in _distinct(frame, "action") if settings.class_of(action) == "post"]
    carried = {cell: folded_tags(cell) for cell in _distinct(frame, "tags")}
    return {
        name: _narrowed(_amount(measure, posting), measure, carried) for name, measure in measures.items()
    }


def _distinct(frame: nw.LazyFrame[Any], column: str) -> list[str]:
    return [str(text) for text in frame.select(column).unique().collect()[column].to_list()]


def _amount(measure: Measure, posting: list[str]) -> nw.Expr:
    """Return what each row adds to a measure, as floats without nulls."""
    posts = nw.col("action").is_in(posting).cast(nw.Float64)
    if measure.kind == "posts":
        return posts
    high_quality = (nw.col("quality").cast(nw.Float64).fill_null(0) >= HIGH_QUALITY).cast(nw.Float64)
    if measure.kind in ("high_quality", "high_quality_posts"):
        return high_quality if measure.kind == "high_quality" else high_quality * posts
    if measure.kind == "rows":
        return nw.lit(1.0)
    column = "minutes" if measure.kind == "minutes" else measure.column
    return nw.col(column).cast(nw.Float64).fill_null(0)


def _narrowed(amount: nw.Expr, measure: Measure, carried: Mapping[str, frozenset[str]]) -> nw.Expr:
    if not measure.tags:
        return amount
    cells = [cell for cell, tags in carried.items() if measure.tags <= tags]
    return nw.when(nw.col("tags").is_in(cells)).then(amount).otherwise(0.0)


def _plain(number: float) -> float:
    """Return a whole number as int, so that a count reads as one."""
    return int(number) if float(number).is_integer() else number
