"""One row of figures per member and week: what `review --json` says of a week, flat, and its sums."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kachilog.metrics.figures import History, SummedLog
from kachilog.metrics.totals import Totals
from kachilog.reviews.as_json import week_object

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.log.columns import Key
    from kachilog.metrics.figures import WeekFigures

_RATE = {"k": "BIGINT", "n": "BIGINT", "low": "DOUBLE", "high": "DOUBLE"}

COLUMNS: Mapping[str, str] = {
    "member": "VARCHAR",
    "week": "VARCHAR",
    "start": "DATE",
    "end": "DATE",  # exclusive
    "provisional": "BOOLEAN",
    **{field.name: "BIGINT" for field in fields(Totals)},
    "efficiency_quality_adjusted_per_hour": "DOUBLE",
    "efficiency_minutes_per_inquiry": "DOUBLE",
    "efficiency_minutes_per_inquiry_basis": "VARCHAR",
    "efficiency_high_value_share": "DOUBLE",
    "sustainability_index": "BIGINT",
    "sustainability_parts_budget": "DOUBLE",
    "sustainability_parts_ramp": "DOUBLE",
    "sustainability_parts_rest": "DOUBLE",
    "sustainability_parts_quality": "DOUBLE",
    "sustainability_parts_used": "BIGINT",
    "sustainability_band": "VARCHAR",
    "sustainability_budget": "BIGINT",
    "sustainability_usual_minutes": "DOUBLE",
    "sustainability_ramp": "DOUBLE",
    "sustainability_quality": "DOUBLE",
    "sustainability_usual_quality": "DOUBLE",
    **{f"rates_inquiry_{name}": kind for name, kind in _RATE.items()},
    **{f"rates_repeat_{name}": kind for name, kind in _RATE.items()},
    **{f"rates_referral_{name}": kind for name, kind in _RATE.items()},
}
"""The columns of the output and their SQL types. Figures that are not defined are null.

`member`, then one week of `review --json` with the names of its objects joined by `_`, the sums of
`kachilog.metrics.totals.Totals`, and of `Sustainability` what the parts were computed from. A sum of a column
that the member's log does not have is null.
"""

_SUMS_OF: Mapping[Key, tuple[str, ...]] = {
    "inquiries": ("inquiries", "timed_inquiries"),
    "repeats": ("repeats",),
    "referrals": ("referrals",),
}
_TOTALS = tuple(field.name for field in fields(Totals))
_BACKGROUND = ("band", "budget", "usual_minutes", "ramp", "quality", "usual_quality")


def figures_of(
    label: str,
    totals: Mapping[Week, Totals],
    keys: AbstractSet[Key],
    settings: Settings,
    today: dt.date,
) -> Iterator[list[Any]]:
    """Yield the rows of one member, one per week of `totals` (oldest first), with a value per `COLUMNS`."""
    history = History(SummedLog(keys, totals), settings, today)
    for week, sums in totals.items():
        row = weekly_row(history.figures(week), sums, keys)
        row["member"] = label
        yield [*row.values()]


def weekly_row(figures: WeekFigures, totals: Totals, keys: AbstractSet[Key]) -> dict[str, Any]:
    """Return the figures of a week by the names of `COLUMNS`; whose they are is for the caller to say."""
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row.update({name: getattr(totals, name) for name in _TOTALS})
    for key, names in _SUMS_OF.items():
        if key not in keys:
            row.update(dict.fromkeys(names))
    row.update(_flat(week_object(figures)))
    pace = figures.sustainability
    row.update({f"sustainability_{name}": getattr(pace, name) for name in _BACKGROUND})
    return row


def _flat(objects: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values of nested objects by their joined names; what is null is left out."""
    for name, value in objects.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}_")
        elif value is not None:
            yield f"{prefix}{name}", value
