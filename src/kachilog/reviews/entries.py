"""What the user writes on a weekly page, and how it is found again.

The form of a page (`kachilog.page.form`) says where they are. Pages of the layout before it carry marks in a
column beside the printed area: one that says that the page is ours, and one on every row that holds a cell of
the user's. They are read only, and stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from kachilog.base.spreadsheet import NO_VALUE
from kachilog.base.text import normal
from kachilog.metrics.thresholds import WORN_OUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DecisionKind = Literal["stop", "more", "try"]
EntryKey = Literal["judged_stop", "judged_more", "judged_try", "stop", "more", "try", "fatigue", "note"]

DECISIONS: tuple[DecisionKind, ...] = get_args(DecisionKind)
JUDGED: Mapping[DecisionKind, EntryKey] = {"stop": "judged_stop", "more": "judged_more", "try": "judged_try"}
"""The cell in which the decision of the page before is judged."""

Place = tuple[int, int]
"""Row and column, 0-based."""

PAGE_MARK = OLD_PAGE_MARK = "kachilog:page"
ENTRY_MARK = "kachilog:entry:"
OLD_TREND_MARK = "kachilog:trend"
_OLD_ENTRY_MARK = "kachilog:entry:"
_OLD_MARK_COLUMN = 25
_OLD_LABEL: Place = (1, 17)
_OLD_COLUMNS: Mapping[EntryKey, int] = {
    "judged_stop": 21,
    "judged_more": 21,
    "judged_try": 21,
    "stop": 5,
    "more": 5,
    "try": 5,
    "note": 5,
    "fatigue": 22,
}


class Entries(NamedTuple):
    """The user's cells of one page: where each lies and what stands there (None: nothing).

    `shown` is what a cell shows whose value is no text.
    """

    places: Mapping[EntryKey, Place]
    values: Mapping[EntryKey, object]
    shown: Mapping[EntryKey, str] = {}

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


def value_of(cell: object) -> object:
    """Return what stands in a cell of the user's, None if it shows nothing."""
    return None if cell in ("", NO_VALUE) else cell


def old_page(rows: Sequence[Sequence[object]]) -> str | None:
    """Return the label on a page of the old layout, given its first rows from A1; None if it is none."""
    if not rows or _cell(rows[0], _OLD_MARK_COLUMN) != OLD_PAGE_MARK:
        return None
    row, column = _OLD_LABEL
    label = _cell(rows[row], column) if len(rows) > row else None
    return label if isinstance(label, str) else ""


def find_old(rows: Sequence[Sequence[object]]) -> Entries:
    """Return the user's cells that a page of the old layout has, given its cells from A1."""
    places: dict[EntryKey, Place] = {}
    values: dict[EntryKey, object] = {}
    for index, row in enumerate(rows):
        mark = _cell(row, _OLD_MARK_COLUMN)
        if not (isinstance(mark, str) and mark.startswith(_OLD_ENTRY_MARK)):
            continue
        keys = mark.removeprefix(_OLD_ENTRY_MARK).split(",")
        for key in (one for one in _OLD_COLUMNS if one in keys and one not in places):
            places[key] = (index, _OLD_COLUMNS[key])
            values[key] = value_of(_cell(row, _OLD_COLUMNS[key]))
    return Entries(places, values)


def _cell(row: Sequence[object], column: int) -> object:
    return row[column] if len(row) > column else None
