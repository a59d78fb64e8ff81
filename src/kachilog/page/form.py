"""A sheet of ours as a form: laid out once, filled in place for ever.

Marks in its hidden first row and column say which row and column of the form each one is, and what we wrote
there. So the cells are found again wherever the user has moved them, and one that the user typed over is told
from one of ours: it is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, get_args
from zlib import crc32

from kachilog.base.patterns import lazy_pattern
from kachilog.reviews.entries import OLD_PAGE_MARK, OLD_TREND_MARK, EntryKey, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from kachilog.base.spreadsheet import Cell, CellValue

PAGE_MARK = "kachilog:page:2:"
"""Followed by the label of the week."""
TREND_MARK = "kachilog:trend:2"
FORM_MARK = "kachilog:form:2"
"""The hidden sheet of which a new page is a copy."""

SEARCHED = 64
"""Rows and columns from A1 in which the mark of a sheet is looked for: the user may have inserted some."""
_ROW_MARK = lazy_pattern(r"(\d{1,7})(-?)\|(.*)", re.DOTALL)
_ITEM = lazy_pattern(r"(\d{1,5})=(?:@(\w+)|([0-9a-f]{8}))")
_UNSURE = lazy_pattern(r"[\x00-\x09\x0b-\x1f]")
_KEYS: Mapping[str, EntryKey] = {key: key for key in get_args(EntryKey)}


class Filled(NamedTuple):
    """What a sheet of ours is to show: its form, filled.

    Places are 0-based (row, column) on the form. Row 0 and column 0 hold the marks and nothing else; `rows`
    and `columns` count them. `cells` has every other cell of ours but the entries, None where it is blank.
    """

    mark: str
    cells: Mapping[Place, CellValue]
    entries: Mapping[EntryKey, Place]
    hidden: frozenset[int]
    rows: int
    columns: int


class Located(NamedTuple):
    """A sheet of ours as it is found: where the rows and columns of its form lie (0-based), and its ledger.

    `written` has the check sum of each cell that we filled, `unseen` the rows that we hid, by form.
    """

    mark: str
    corner: Place
    rows: Mapping[int, int]
    columns: Mapping[int, int]
    written: Mapping[Place, int]
    entries: Mapping[EntryKey, Place]
    unseen: frozenset[int]

    def at(self, place: Place) -> Place | None:
        """Return where a place of the form lies on the sheet, None if its row or column is gone."""
        row, column = self.rows.get(place[0]), self.columns.get(place[1])
        return None if row is None or column is None else (row, column)


def _never(_place: Place) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be done to a sheet of ours, by its own rows and columns (0-based).

    `cells` are to be set (None: emptied), `hidden` rows to be hidden or shown. `kept` counts the cells of
    ours in which the user has written: they stay. `is_free` tells whether a cell belongs to the form and is
    blank, but no entry.
    """

    cells: Mapping[Place, CellValue] = field(default_factory=dict)
    hidden: Mapping[int, bool] = field(default_factory=dict)
    kept: int = 0
    is_free: Callable[[Place], bool] = field(default=_never, compare=False)


def marks(filled: Filled) -> dict[Place, str]:
    """Return the marks of a sheet that is painted as `filled` says, entries blank, by place."""
    written = {place: check_sum(value) for place, value in filled.cells.items() if not _is_empty(value)}
    by_row = _by_row(filled, written)
    texts: dict[Place, str] = {(0, 0): filled.mark}
    texts.update({(0, column): str(column) for column in range(1, filled.columns)})
    for row in range(1, filled.rows):
        texts[row, 0] = _row_mark(row, by_row.get(row, ()), hidden=row in filled.hidden)
    return texts


def is_marked(row: Sequence[object]) -> bool:
    """Tell whether a row of a sheet has the mark of a sheet that we have drawn, in whichever layout."""
    return any(
        isinstance(cell, str) and (cell in (OLD_PAGE_MARK, OLD_TREND_MARK) or _is_mark(cell)) for cell in row
    )


def _is_mark(text: str) -> bool:
    return text in (TREND_MARK, FORM_MARK) or text.startswith(PAGE_MARK)


def found_mark(rows: Sequence[Sequence[object]]) -> tuple[str, Place] | None:
    """Return the mark of a sheet and where it stands, given its first rows from A1; None if it has none."""
    for at, row in enumerate(rows[:SEARCHED]):
        for column, value in enumerate(row[:SEARCHED]):
            if isinstance(value, str) and (value in (TREND_MARK, FORM_MARK) or value.startswith(PAGE_MARK)):
                return value, (at, column)
    return None


def located(grid: Sequence[Sequence[Cell]]) -> Located | None:
    """Return where the form lies on a sheet, given all its cells from A1; None if the sheet is not ours.

    Of a row or column that the user has copied within the sheet the first one is ours.
    """
    found = found_mark(grid)
    if found is None:
        return None
    mark, (top, left) = found
    columns: dict[int, int] = {}
    for column, value in enumerate(grid[top]):
        # A program that keeps no texts of digits has made a number of it.
        if column != left and (isinstance(value, float) or (isinstance(value, str) and value.isdecimal())):
            columns.setdefault(int(value), column)
    rows: dict[int, int] = {}
    ledgers: dict[int, str] = {}
    unseen: set[int] = set()
    for at, match in _row_marks(grid, left):
        row = int(match[1])
        if row not in rows:
            rows[row], ledgers[row] = at, match[3]
            unseen.update([row] if match[2] else [])
    return Located(mark, (top, left), rows, columns, *_read(ledgers), frozenset(unseen))


def _row_marks(grid: Sequence[Sequence[Cell]], column: int) -> Iterator[tuple[int, re.Match[str]]]:
    for at, line in enumerate(grid):
        value = line[column] if len(line) > column else None
        if isinstance(value, str) and (match := _ROW_MARK.fullmatch(value)):
            yield at, match


def _read(ledgers: Mapping[int, str]) -> tuple[dict[Place, int], dict[EntryKey, Place]]:
    """Return the check sums and the entries of the ledgers of rows."""
    written: dict[Place, int] = {}
    entries: dict[EntryKey, Place] = {}
    for row, ledger in ledgers.items():
        for column, key, check in _ITEM.findall(ledger):
            if check:
                written[row, int(column)] = int(check, 16)
            elif key in _KEYS:
                entries.setdefault(_KEYS[key], (row, int(column)))
    return written, entries


def changes(
    filled: Filled, where: Located, grid: Sequence[Sequence[Cell]], formulas: Collection[Place]
) -> Changes:
    """Return what makes a sheet show `filled`; `formulas` are its cells that have one.

    Left alone are a cell of ours in which something stands that neither we wrote nor would write, and rows
    and columns that are gone. 推移 grows below its last row, where nothing of the user's is in the way.
    """
    return _Filling(filled, where, grid, formulas).changes()


class _Filling:
    def __init__(
        self, filled: Filled, where: Located, grid: Sequence[Sequence[Cell]], formulas: Collection[Place]
    ) -> None:
        self._filled, self._grid, self._formulas = filled, grid, formulas
        self._where = where
        self._rows = dict(where.rows)
        self._columns = {*where.columns.values(), where.corner[1]}
        if filled.mark == TREND_MARK and where.rows:
            self._grow()

    def changes(self) -> Changes:
        written: dict[Place, int] = {}
        cells: dict[Place, CellValue] = {}
        kept: list[Place] = []
        for place, at, value in self._wanted_at():
            now = self._now(at)
            if at in self._formulas or not self._is_ours(place, now, value):
                kept.append(place)
                continue
            if not _is_empty(value):
                written[place] = check_sum(value)
            if not _same(now, value):
                cells[at] = value
        theirs = {row for row, _ in kept}
        unseen = frozenset(row for row in self._filled.hidden - theirs if self._may_hide(row, written))
        self._mark(cells, written, unseen)
        hidden = {
            at: row in unseen
            for row, at in self._rows.items()
            if (row in unseen) != (row in self._where.unseen)
        }
        return Changes(cells, hidden, len(kept), self._is_free)

    def _wanted_at(self) -> Iterator[tuple[Place, Place, CellValue]]:
        """Yield what is wanted, and where it stands on the sheet, but for blank cells that stay so."""
        for place, value in self._wanted():
            at = self._at(place)
            if at is None or (_is_empty(value) and at not in self._formulas and _is_empty(self._now(at))):
                continue
            yield place, at, value

    def _wanted(self) -> Iterator[tuple[Place, CellValue]]:
        entries = {*self._filled.entries.values(), *self._where.entries.values()}
        for place, value in self._filled.cells.items():
            if place not in entries:
                yield place, value
        for place in self._where.written:
            if place not in self._filled.cells and place not in entries:
                yield place, None

    def _at(self, place: Place) -> Place | None:
        row, column = self._rows.get(place[0]), self._where.columns.get(place[1])
        return None if row is None or column is None else (row, column)

    def _now(self, at: Place) -> Cell:
        row = self._grid[at[0]] if at[0] < len(self._grid) else ()
        return row[at[1]] if at[1] < len(row) else None

    def _is_ours(self, place: Place, now: Cell, value: CellValue) -> bool:
        return _is_empty(now) or check_sum(now) == self._where.written.get(place) or _same(now, value)

    def _may_hide(self, row: int, written: Mapping[Place, int]) -> bool:
        """Return whether nothing of the user's stands in a row of the form that is there."""
        at = self._rows.get(row)
        if at is None:
            return False
        ours = {self._where.corner[1]}
        ours.update(
            column
            for place, column in self._where.columns.items()
            if (row, place) in written or (row, place) in self._where.written
        )
        line = self._grid[at] if at < len(self._grid) else ()
        width = max(len(line), *(column + 1 for _, column in self._formulas), 0)
        return all(
            (column in ours or _is_empty(self._now((at, column)))) and (at, column) not in self._formulas
            for column in range(width)
        )

    def _mark(
        self, cells: dict[Place, CellValue], written: Mapping[Place, int], unseen: frozenset[int]
    ) -> None:
        """Set the marks that are to change."""
        top, left = self._where.corner
        by_row = _by_row(self._filled, written)
        texts: dict[Place, str] = {(top, left): self._filled.mark}
        for row, at in self._rows.items():
            texts[at, left] = _row_mark(row, by_row.get(row, ()), hidden=row in unseen)
        cells.update({at: text for at, text in texts.items() if self._now(at) != text})

    def _is_free(self, at: Place) -> bool:
        inside = at[0] in self._of_form and at[1] in self._columns
        return inside and at not in self._formulas and _is_empty(self._now(at)) and at not in self._entries

    @cached_property
    def _entries(self) -> frozenset[Place | None]:
        return frozenset(self._at(place) for place in self._filled.entries.values())

    @cached_property
    def _of_form(self) -> frozenset[int]:
        return frozenset(self._rows.values())

    def _grow(self) -> None:
        last = max(self._where.rows)
        at = self._where.rows[last]
        columns = self._columns
        taken = {*self._where.rows.values(), *(row for row, column in self._formulas if column in columns)}
        for row in range(last + 1, self._filled.rows):
            at += 1
            while at in taken or any(not _is_empty(self._now((at, column))) for column in columns):
                at += 1
            self._rows[row] = at


def check_sum(value: object) -> int:
    """Return by what a value is known again, whichever program has kept it since."""
    if isinstance(value, str):
        text = "t" + _UNSURE.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n"))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        text = f"n{value:.12g}"
    else:
        text = f"o{value!r}"
    return crc32(text.encode("utf-8", "surrogatepass"))


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def _same(one: object, other: object) -> bool:
    return (_is_empty(one) and _is_empty(other)) or (
        not _is_empty(one) and not _is_empty(other) and check_sum(one) == check_sum(other)
    )


def _by_row(filled: Filled, written: Mapping[Place, int]) -> dict[int, list[str]]:
    items: dict[int, list[tuple[int, str]]] = {}
    for (row, column), sum_ in written.items():
        items.setdefault(row, []).append((column, f"{column}={sum_:08x}"))
    for key, (row, column) in filled.entries.items():
        items.setdefault(row, []).append((column, f"{column}=@{key}"))
    return {row: [text for _, text in sorted(of_row)] for row, of_row in items.items()}


def _row_mark(row: int, ledger: Sequence[str], *, hidden: bool) -> str:
    return f"{row}{'-' if hidden else ''}|{','.join(ledger)}"
