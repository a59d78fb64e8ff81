"""A form as it is laid out, once and for every week: its rows, its places and how each looks, no value.

The sections of a form add their rows from the top down and give each place a name; later they fill the places
by those names. Nothing here depends on a week or a language. What is to look different for some values is a
conditional format that looks at a flag, a cell of the form itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.spreadsheet import TEXT_LIMIT, column_letters
from kachilog.page.form import Filled
from kachilog.page.palette import LINE, WHITE
from kachilog.wording.width import clipped, clipped_block

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

    from kachilog.base.spreadsheet import CellValue
    from kachilog.reviews.entries import EntryKey, Place

Span = tuple[int, int]
"""First and last column, 0-based, both inclusive."""
Reference = list[str | int]
"""Cells as XlsxWriter wants them: sheet, first row, first column, last row, last column."""

UNSEEN = MappingProxyType({"num_format": ";;;", "font_size": 6})
"""The look of cells behind a chart, from which it is drawn: some programs draw nothing from hidden cells."""
NAMES = MappingProxyType({"font_color": WHITE, "font_size": 6})
"""Likewise of texts: an axis shows them as their cell does."""

_HALF_WIDTH = 0.5
"""Ems that a half-width character takes; Latin letters of a proportional font take a little more."""
_ROOMY = 1.12
_LINE = 1.45
"""Points of a line of text by point of its font, in the widest of the fonts that may stand in for ours."""
_PIXEL = 0.75
_PADDING, _INDENT = 6, 9
"""Pixels."""


class Slot(NamedTuple):
    """A named place of a form: one cell, or several merged into one, and its look in XlsxWriter's terms."""

    row: int
    last_row: int
    first: int
    last: int
    look: Mapping[str, object]
    characters: int
    """Half-width characters that one line has room for."""
    lines: int

    @property
    def place(self) -> Place:
        """The cell that holds the value."""
        return self.row, self.first


class Source(NamedTuple):
    """What a chart is drawn from: the cells of a sheet, with what they hold while it is painted."""

    book: Workbook
    sheet: str
    cells: Mapping[Place, CellValue]

    def cell(self, place: Place) -> Reference:
        """Return the reference of one cell."""
        return [self.sheet, *place]

    def down(self, rows: Sequence[int], column: int) -> Reference:
        """Return the reference of the cells of a column from the first to the last of `rows`."""
        return [self.sheet, rows[0], column, rows[-1], column]

    def values(self, rows: Sequence[int], column: int) -> dict[str, object]:
        """Return the same cells as the values of a series: blank ones are gaps, whoever reads them."""
        data = [self.cells.get((row, column)) for row in range(rows[0], rows[-1] + 1)]
        return {"values": self.down(rows, column), "values_data": data}


class LaidChart(NamedTuple):
    """A chart over some rows of a form, as wide as its span."""

    make: Callable[[Source], Chart]
    row: int
    last_row: int
    span: Span
    says: str


@dataclass(slots=True)
class Layout:
    """A form under construction. `widths` are those of its columns, `unseen` the first of the hidden ones."""

    widths: Sequence[float]
    unseen: int
    heights: list[float] = field(default_factory=list)
    slots: dict[str, Slot] = field(default_factory=dict)
    entries: dict[EntryKey, Slot] = field(default_factory=dict)
    groups: dict[str, list[int]] = field(default_factory=dict)
    conditions: list[tuple[Place, Place, str, Mapping[str, object]]] = field(default_factory=list)
    choices: list[tuple[Place, Place, Place]] = field(default_factory=list)
    rules: list[tuple[int, Span, str, int]] = field(default_factory=list)
    charts: list[LaidChart] = field(default_factory=list)
    links: dict[str, EntryKey] = field(default_factory=dict)
    """Places whose text leads to a cell of the user's on the same sheet, by name."""

    def down(self, height: float, *groups: str) -> int:
        """Add a row of so many points; return its index. Each of its `groups` can be hidden."""
        self.heights.append(height)
        row = len(self.heights) - 1
        for group in groups:
            self.groups.setdefault(group, []).append(row)
        return row

    def slot(self, name: str, row: int, first: int, last: int, /, **look: object) -> Slot:
        """Add a place for a value, over the columns `first`..`last` of a row."""
        return self._slot(name, (row, row), (first, last), look)

    def _slot(self, name: str, rows: Span, span: Span, look: Mapping[str, object]) -> Slot:
        (row, end), (first, last) = rows, span
        pixels = sum(map(pixels_wide, self.widths[first : last + 1]))
        pixels -= _PADDING + _INDENT * int(str(look.get("indent", 0)))
        size = float(str(look.get("font_size", 10)))
        characters = (
            int(pixels * _PIXEL / (size * _HALF_WIDTH * _ROOMY)) if first < self.unseen else TEXT_LIMIT
        )
        lines = int(sum(self.heights[row : end + 1]) / (size * _LINE)) if look.get("text_wrap") else 1
        made = Slot(row, end, first, last, look, characters, max(1, lines))
        self.slots[name] = made
        return made

    def entry(self, key: EntryKey, row: int, first: int, last: int, /, **look: object) -> None:
        """Add a cell that is the user's."""
        self.entries[key] = self.slot(key, row, first, last, **look)
        del self.slots[key]

    def heading(
        self, name: str, row: int, first: int, last: int, of: Slot | None = None, /, **look: object
    ) -> Slot:
        """Add a heading: a hairline below, if it, or the one it belongs to (`of`), says anything."""
        made = self.slot(name, row, first, last, **{"bold": True, "valign": "bottom", **look})
        holds = f"LEN({cell((of or made).place)})>0"
        self.when((row, first), (row, last), holds, bottom=1, bottom_color=LINE)
        return made

    def when(self, first: Place, last: Place, holds: str, /, **look: object) -> None:
        """Give the cells from `first` to `last` another look where a formula holds."""
        self.conditions.append((first, last, f"={holds}", look))

    def paragraph(
        self, name: str, heights: tuple[float, float], span: Span, group: str | None = None, /, **look: object
    ) -> None:
        """Add a text of one line or two: of its two rows the second one is hidden where one is enough."""
        groups = () if group is None else (group,)
        row = self.down(heights[0], name, *groups)
        last_row = self.down(heights[1], f"{name}.second", name, *groups)
        self._slot(name, (row, last_row), span, {**look, "text_wrap": True})


def pixels_wide(width: float) -> int:
    """Return the pixels of a column of a width in characters, as Excel has them in its standard font."""
    return int(width * 7 + 5) if width >= 1 else int(width * 12 + 0.5)


def cell(place: Place) -> str:
    """Return the absolute address of a cell: $B$3."""
    row, column = place
    return f"${column_letters(column + 1)}${row + 1}"


def in_its_row(place: Place) -> str:
    """Return the address of a cell as a formula for several rows has it, that of the first one: $B3."""
    row, column = place
    return f"${column_letters(column + 1)}{row + 1}"


class Filling:
    """A form under the pen: values go to places by name, and what has nothing to say is hidden."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._cells: dict[Place, CellValue] = {slot.place: None for slot in layout.slots.values()}
        self._hidden: set[int] = {0}

    def put(self, name: str, value: CellValue) -> None:
        """Fill a place. A text that is longer than its place is cut to end with "…"; a hidden one is not."""
        slot = self._layout.slots[name]
        if isinstance(value, str) and slot.first < self._layout.unseen:
            value = fitted(value, slot)
        self._cells[slot.place] = value

    def room(self, name: str) -> int:
        """Return how many half-width characters a line of a place has room for."""
        return self._layout.slots[name].characters

    def say(self, name: str, text: str) -> None:
        """Fill a paragraph; hide its second row, or all of it, where nothing stands there."""
        slot = self._layout.slots[name]
        one = Slot(slot.row, slot.row, slot.first, slot.last, slot.look, slot.characters, 1)
        self.put(name, text)
        if not text:
            self.hide(name)
        elif fitted(text, one) == text:
            self.hide(f"{name}.second")

    def hide(self, *groups: str) -> None:
        """Hide the rows of these groups."""
        for group in groups:
            self._hidden.update(self._layout.groups[group])

    def done(self, mark: str) -> Filled:
        """Return the filled form under its mark."""
        return Filled(
            mark,
            self._cells,
            {key: slot.place for key, slot in self._layout.entries.items()},
            frozenset(self._hidden),
            len(self._layout.heights),
            len(self._layout.widths),
        )


def fitted(text: str, slot: Slot) -> str:
    """Return a text as a place has room for it."""
    if slot.lines == 1:
        return clipped(text, slot.characters) if "\n" not in text else text
    return clipped_block(text, slot.characters, slot.lines)
