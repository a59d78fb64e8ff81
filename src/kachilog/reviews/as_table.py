"""One row of figures per week: what `review --json` says of a week, flat, and the sums behind it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Literal

from kachilog.metrics.rates import RATES
from kachilog.metrics.thresholds import WEIGHTS
from kachilog.metrics.totals import Totals
from kachilog.reviews.as_json import week_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    import pandas as pd

    from kachilog.log.columns import Key
    from kachilog.metrics.figures import History, WeekFigures

Kind = Literal["text", "date", "flag", "count", "figure"]
"""What a column holds: str, date, bool, whole number, real number."""

_RATE: Mapping[str, Kind] = {"k": "count", "n": "count", "low": "figure", "high": "figure"}

_TOTALS = tuple(field.name for field in fields(Totals))

COLUMNS: Mapping[str, Kind] = {
    "week": "text",
    "start": "date",
    "end": "date",  # exclusive
    "provisional": "flag",
    **dict.fromkeys(_TOTALS, "count"),
    "efficiency_quality_adjusted_per_hour": "figure",
    "efficiency_minutes_per_inquiry": "figure",
    "efficiency_minutes_per_inquiry_basis": "text",
    "efficiency_high_value_share": "figure",
    "sustainability_index": "count",
    **{f"sustainability_parts_{part}": "figure" for part in WEIGHTS},
    "sustainability_parts_used": "count",
    "sustainability_band": "text",
    "sustainability_budget": "count",
    "sustainability_usual_minutes": "figure",
    "sustainability_ramp": "figure",
    "sustainability_quality": "figure",
    "sustainability_usual_quality": "figure",
    **{f"rates_{rate}_{name}": kind for rate in RATES for name, kind in _RATE.items()},
}
"""The columns: one week of `review --json` with the names of its objects joined by `_`, the sums of
`kachilog.metrics.totals.Totals`, and of `Sustainability` what the parts were computed from.

A figure that is not defined is null, and so is the sum of a column that the log does not have.
"""

_SUMS_OF: Mapping[Key, tuple[str, ...]] = {
    "inquiries": ("inquiries", "timed_inquiries"),
    "repeats": ("repeats",),
    "referrals": ("referrals",),
}
_BACKGROUND = ("band", "budget", "usual_minutes", "ramp", "quality", "usual_quality")
_DTYPES: Mapping[Kind, str] = {
    "text": "str",
    "date": "datetime64[s]",
    "flag": "bool",
    "count": "Int64",
    "figure": "Float64",
}


def week_row(figures: WeekFigures, keys: AbstractSet[Key]) -> dict[str, Any]:
    """Return the figures of a week by the names of `COLUMNS`; `keys` are the columns that the log has."""
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row.update({name: getattr(figures, name) for name in _TOTALS})
    for key, names in _SUMS_OF.items():
        if key not in keys:
            row.update(dict.fromkeys(names))
    row.update(_flat(week_object(figures)))
    pace = figures.sustainability
    row.update({f"sustainability_{name}": getattr(pace, name) for name in _BACKGROUND})
    return row


def weekly_frame(history: History) -> pd.DataFrame:
    """Return a row per week that has rows of the log, oldest first, with the columns of `COLUMNS`."""
    import pandas as pd  # noqa: PLC0415 (a cohort's rows need none)

    rows = [week_row(history.figures(week), history.keys) for week in history.totals]
    frame: pd.DataFrame = pd.DataFrame(rows, columns=[*COLUMNS]).astype(
        {name: _DTYPES[kind] for name, kind in COLUMNS.items()}
    )
    return frame


def _flat(objects: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the values of nested objects by their joined names; what is null is left out."""
    for name, value in objects.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}_")
        elif value is not None:
            yield f"{prefix}{name}", value
