"""One column of a log read: a text that was read once is remembered."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kachilog.base.serial_dates import FIRST_DAY
from kachilog.base.spreadsheet import ERRORS, NO_VALUE, Cell
from kachilog.log.cells import all_sound
from kachilog.log.reading.kinds import Bad, Understood, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kachilog.log.columns import Column
    from kachilog.log.reading.kinds import Parsed

_REMEMBERED = 50_000
_NO_VALUE = Bad("formula_no_value")
_TEXT_KEYS = frozenset(("action", "tags", "note"))


class ColumnReader(dict[Cell, "Value | Bad"]):
    """Reads one column and remembers what each distinct cell became. `failed`: some cell was bad.

    `understood` has the cells that were not written as we write them, and the code by which that is told.
    """

    def __init__(self, column: Column, parse: Callable[[Cell], Parsed]) -> None:
        super().__init__()
        self.column = column
        self.parse = parse
        self.failed = False
        self.understood: dict[Cell, str] = {}

    def _parsed(self, cell: Cell) -> Value | Bad:
        value = _NO_VALUE if cell == NO_VALUE else self.parse(cell)
        if type(value) is Understood:
            if len(self.understood) < _REMEMBERED:
                self.understood[cell] = value.code
            return value.value
        self.failed = self.failed or type(value) is Bad
        return value  # type: ignore[return-value]

    def __missing__(self, cell: Cell) -> Value | Bad:
        value = self._parsed(cell)
        if len(self) < _REMEMBERED:
            self[cell] = value
        return value

    def read(self, cells: tuple[Cell, ...]) -> Sequence[Value | Bad]:
        """Return the values of a column of cells."""
        kinds = set(map(type, cells))
        if self._are_values(kinds, cells):
            return cells  # type: ignore[return-value]
        if bool in kinds:  # True is equal to 1, and would be taken for it
            return [self._parsed(cell) if type(cell) is bool else self[cell] for cell in cells]
        return list(map(self.__getitem__, cells))

    def _are_values(self, kinds: set[type], cells: tuple[Cell, ...]) -> bool:
        """Whether each cell is already what it would become, in one quick look."""
        key = self.column.key
        if key == "date":
            return kinds == {dt.date} and min(cells) >= FIRST_DAY  # type: ignore[type-var,operator]
        if key not in _TEXT_KEYS or kinds != {str} or not all_sound(cells):  # type: ignore[arg-type]
            return False
        return key != "action" or ERRORS.isdisjoint(cells)
