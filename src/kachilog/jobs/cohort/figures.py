"""One row of figures per member and week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kachilog.metrics.figures import History, SummedLog
from kachilog.reviews import as_table
from kachilog.reviews.as_table import week_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from kachilog.base.settings import Settings
    from kachilog.base.week import Week
    from kachilog.log.columns import Key
    from kachilog.metrics.totals import Totals
    from kachilog.reviews.as_table import Kind

_SQL: Mapping[Kind, str] = {
    "text": "VARCHAR",
    "date": "DATE",
    "flag": "BOOLEAN",
    "count": "BIGINT",
    "figure": "DOUBLE",
}

COLUMNS: Mapping[str, str] = {
    "member": "VARCHAR",
    **{name: _SQL[kind] for name, kind in as_table.COLUMNS.items()},
}
"""The columns of the output and their SQL types: `member`, then those of `kachilog.reviews.as_table`."""


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
        yield [label, *week_row(history.figures(week), sums, keys).values()]
