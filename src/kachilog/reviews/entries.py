"""What the user writes on a weekly page, and how it is found again.

A page carries marks in its first hidden column: one that says that the page is ours, and one on every row
that holds a cell of the user's. So the cells are found by row even after the user has inserted rows, or has
changed the labels. Where a cell cannot be found for sure the page is not safe to replace, and `find` says so
rather than lose what is written there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from kachilog.base.spreadsheet import NO_VALUE
from kachilog.base.text import normal
from kachilog.metrics.thresholds import WORN_OUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DecisionKind = Literal["stop", "more", "try"]
EntryKey = Literal["judged_stop", "judged_more", "judged_try", "stop", "more", "try", "fatigue", "note"]

PAGE_MARK = "kachilog:page"
ENTRY_MARK = "kachilog:entry:"
DECISIONS: tuple[DecisionKind, ...] = get_args(DecisionKind)
JUDGED: Mapping[DecisionKind, EntryKey] = {"stop": "judged_stop", "more": "judged_more", "try": "judged_try"}
"""The cell in which the decision of the page before is judged."""

Place = tuple[int, int]
"""Row and column, 0-based."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The user's cells of one page: where each lies and what stands there (None: nothing).

    `shown` is what a cell shows whose value is no text.
    """

    places: Mapping[EntryKey, Place]
    values: Mapping[EntryKey, object]
    shown: Mapping[EntryKey, str] = field(default_factory=dict)

    def value(self, key: EntryKey) -> str | float | None:
        """Return what stands in a cell, None if nothing; what is neither number nor text, as text."""
        value = self.values.get(key)
        if value is None or isinstance(value, (str, float)):
            return value
        return float(value) if isinstance(value, int) else str(value)

    def text(self, key: EntryKey) -> str:
        """Return what the user wrote in a cell as one text, "" if nothing."""
        value = self.values.get(key)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return self.shown.get(key, "" if value is None else str(value)).strip()

    @property
    def fatigue(self) -> int | None:
        """The fatigue from 1 to `WORN_OUT`, None where it is blank or anything else."""
        text = normal(str(self.values.get("fatigue", "")).removesuffix(".0"))
        return int(text) if text in map(str, range(1, WORN_OUT + 1)) else None


NO_ENTRIES = Entries({}, {})


def is_page(rows: Sequence[Sequence[object]], mark_column: int) -> bool:
    """Tell whether the cells of a sheet (from A1) are those of a weekly page of ours."""
    return bool(rows) and len(rows[0]) > mark_column and rows[0][mark_column] == PAGE_MARK


def find(
    rows: Sequence[Sequence[object]], mark_column: int, columns: Mapping[EntryKey, int]
) -> Entries | None:
    """Return the user's cells of a page, given its cells from A1 and the column of each entry.

    Return None if the page is not ours or was rebuilt by the user so that the cells cannot be told for sure.
    """
    if not is_page(rows, mark_column):
        return None
    places: dict[EntryKey, Place] = {}
    values: dict[EntryKey, object] = {}
    for index, row in enumerate(rows):
        mark = row[mark_column] if len(row) > mark_column else None
        if not (isinstance(mark, str) and mark.startswith(ENTRY_MARK)):
            continue
        for key in columns:
            if key in mark.removeprefix(ENTRY_MARK).split(","):
                if key in places:
                    return None
                places[key] = (index, columns[key])
                value = row[columns[key]]
                values[key] = None if value in ("", NO_VALUE) else value
    return Entries(places, values) if places.keys() == columns.keys() else None
