"""The rows of a chunk whose date cannot be read: which are no records, which go on with the day above."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kachilog.base.text import is_blank
from kachilog.log.checks import Finding
from kachilog.log.reading.kinds import Bad

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Sequence

    from kachilog.base.spreadsheet import Cell
    from kachilog.log.reading.kinds import Value
    from kachilog.log.reading.rows import Rows

    Days = Sequence[Value | Bad]
    ReadDays = Callable[[Sequence[Sequence[Cell]]], Days]

_NOTES = {"header": "row_header", "total": "row_total", "units": "row_units", "example": "row_example"}


@dataclass(slots=True)
class Looked:
    """A chunk once its undated rows are known: `left_out` are no records, `lost` cannot be read any more.

    Then come the rows with an error (`bad`), and those with a date that tell of no action (`idle`).
    """

    rows: Sequence[Sequence[Cell]]
    days: Days
    left_out: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)
    found: list[Finding] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)
    idle: set[int] = field(default_factory=set)

    @property
    def unread(self) -> set[int]:
        """The rows that nothing is read of."""
        return self.left_out | self.lost


class Undated:
    """Looks at one chunk of a log after the other.

    A header that is repeated in another order is followed; one that lacks a required column ends the log.
    `is_sheet` says that a row number that is left out is a blank row.
    """

    def __init__(self, rows: Rows, day_column: int, *, is_sheet: bool) -> None:
        self._rows, self._at, self._is_sheet = rows, day_column, is_sheet
        self._order: list[int | None] | None = None
        self._ended = False
        self._last: tuple[int, dt.date] | None = None

    @property
    def follows(self) -> bool:
        """Whether the columns of the rows to come stand elsewhere than under the first header."""
        return self._order is not None or self._ended

    def pass_by(self, numbers: Sequence[int], days: Days) -> None:
        """Take note of a chunk in which every row has its date."""
        self._last = (numbers[-1], days[-1])  # type: ignore[assignment]

    def look(
        self, numbers: Sequence[int], raw: Sequence[Sequence[Cell]], read: ReadDays, blank: Collection[int]
    ) -> Looked:
        """Return what is known of a chunk; `blank` are the numbers of rows among them without any cell."""
        looked = Looked(self._arranged(raw), ())
        looked.days = list(read(looked.rows))
        if self._ended:
            looked.lost.update(range(len(raw)))
        gap = False
        for at in range(len(raw)):
            if self._ended:
                break
            gap = gap or self._is_gap(numbers[at], blank)
            day = looked.days[at]
            if not isinstance(day, Bad):
                self._last, gap = (numbers[at], day), False  # type: ignore[assignment]
                continue
            kind = self._rows.kind(looked.rows[at])
            if kind == "header":
                self._follow(at, numbers, raw, read, looked)
            elif kind == "ditto":
                self._go_on(at, looked, gap=gap)
            elif kind != "other":
                looked.left_out.add(at)
                if kind in _NOTES:
                    looked.found.append(Finding(at, _NOTES[kind], severity="note"))
            gap = kind == "blank"
            # Below a row whose date cannot be read nobody knows which day goes on.
            self._last = (numbers[at], self._last[1]) if self._last and kind != "other" else None
        return looked

    def _go_on(self, at: int, looked: Looked, *, gap: bool) -> None:
        """Give a row the day of the row above, unless it has none at all below a blank row."""
        if self._last and not (gap and is_blank(looked.rows[at][self._at])):
            looked.days[at] = self._last[1]  # type: ignore[index]
            looked.found.append(Finding(at, "date_filled", severity="note"))

    def _is_gap(self, number: int, blank: Collection[int]) -> bool:
        """Return whether a blank row lies between the last row and this one."""
        if self._last is None:
            return False
        if self._is_sheet:
            return number > self._last[0] + 1
        return any(self._last[0] < one < number for one in blank)

    def _arranged(self, raw: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
        order = self._order
        if order is None:
            return list(raw)
        return [tuple(None if at is None or at >= len(row) else row[at] for at in order) for row in raw]

    def _follow(
        self, at: int, numbers: Sequence[int], raw: Sequence[Sequence[Cell]], read: ReadDays, looked: Looked
    ) -> None:
        """Take a header that is repeated for that of the rows below."""
        looked.left_out.add(at)
        order = self._rows.order(raw[at], row=numbers[at])
        if order is None:
            self._ended = True
            looked.lost.update(range(at + 1, len(raw)))
            looked.found.append(Finding(at, "row_header_unlike"))
            return
        moved = order != (self._order or list(range(len(order))))
        looked.found.append(Finding(at, "row_header_moved" if moved else "row_header", severity="note"))
        if moved:
            self._order = order
            looked.rows = [*looked.rows[: at + 1], *self._arranged(raw[at + 1 :])]
            looked.days = [*looked.days[: at + 1], *(read(looked.rows[at + 1 :]) if raw[at + 1 :] else ())]
