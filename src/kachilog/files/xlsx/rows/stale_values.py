"""Cached values of formulas that look at cells which were written: they are dropped, nothing else.

What reads a workbook without calculating it (pandas, a preview, LibreOffice unless told otherwise) shows the
value that stands beside a formula, however old. So a formula whose sources changed, however far away, is left
without one. Whatever cannot be told for sure counts as changed.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.parts import addresses
from kachilog.files.xlsx.parts.references import MOST_TOLD_APART, Place, SheetArea, whole
from kachilog.files.xlsx.rows.formula_cells import ADDRESS
from kachilog.files.xlsx.rows.patches import Patch, patched, rewritten
from kachilog.files.xlsx.rows.sheet_scan import RowReader, SheetScan, visible

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from kachilog.files.xlsx.parts.opc import Parts
    from kachilog.files.xlsx.parts.references import References
    from kachilog.files.xlsx.parts.workbook import Sheet
    from kachilog.files.xlsx.rows.sheet_scan import Tags

_PASSES = 12
_FEW = 10_000  # formulas of a sheet that are held in memory from one pass to the next
_TYPE = lazy_pattern(rb"""\st\s*=\s*["']\w+["']""")
_KEY = lazy_pattern(rb"""\b(t|si|ref)\s*=\s*["']([^"']*)["']""")
_ENDS = b" \t\r\n/>"


class _Formula(NamedTuple):
    """A formula: its cell (row 0: not told), the area that it fills, its text (None: not told), its bytes."""

    place: Place
    ref: str
    text: str | None
    offset: int
    cell: bytes


@dataclass
class _Changed:
    """The cells of one sheet that have changed: areas, and single cells by row."""

    areas: list[SheetArea] = field(default_factory=list)
    cells: dict[int, set[int]] = field(default_factory=dict)
    count: int = 0

    def add(self, area: SheetArea) -> None:
        if self.count == MOST_TOLD_APART:
            return
        single = (area.first_row, area.first_column) == (area.last_row, area.last_column)
        if not single:
            self.areas.append(area)
        else:
            self.cells.setdefault(area.first_row, set()).add(area.first_column)
        self.count += 1
        if self.count == MOST_TOLD_APART:
            self.areas, self.cells = [whole(area.sheet)], {}

    def meets(self, area: SheetArea) -> bool:
        if any(area.meets(one) for one in self.areas):
            return True
        rows: Iterable[int] = self.cells
        if area.last_row - area.first_row < len(self.cells):
            rows = range(area.first_row, area.last_row + 1)
        return any(
            area.first_column <= column <= area.last_column
            for row in rows
            if area.first_row <= row <= area.last_row
            for column in self.cells.get(row, ())
        )


def drop_stale(
    parts: Parts, sheets: Sequence[Sheet], references: References, written: Iterable[SheetArea]
) -> None:
    """Drop the cached values of the formulas on `sheets` that depend on what was `written`."""
    search = _Search(parts, references, written)
    waiting = [sheet for sheet in sheets if sheet.kind == "worksheet"]
    for number in range(_PASSES):
        found = search.found
        waiting = [sheet for sheet in waiting if search.look_through(sheet)]
        if search.found == found:
            break
        if number == _PASSES - 2:
            search.give_up(waiting)
    for sheet in waiting:
        if stale := search.stale.get(sheet.part):
            _drop(parts, sheet, stale)


class _Search:
    """Looks for stale formulas; each pass over the sheets finds those that depend on the ones found."""

    def __init__(self, parts: Parts, references: References, written: Iterable[SheetArea]) -> None:
        self._parts, self._references = parts, references
        self._changed: dict[str, _Changed] = {}
        for area in written:
            self._note(area)
        self.stale: dict[str, dict[int, _Formula]] = {}
        self._few: dict[str, list[_Formula]] = {}
        self.found = 0

    def give_up(self, sheets: Iterable[Sheet]) -> None:
        """Take all cells of `sheets` for changed: who depends on whom has no end."""
        for sheet in sheets:
            self._note(whole(sheet.name))

    def look_through(self, sheet: Sheet) -> bool:
        """Note the stale formulas of a sheet; return whether it has any formulas at all."""
        known, some = self.stale.setdefault(sheet.part, {}), False
        try:
            for formula in self._formulas(sheet):
                some = True
                if formula.offset not in known and self._is_stale(formula):
                    known[formula.offset] = formula
                    self.found += 1
                    self._note(_filled(formula))
        except FileError:  # a sheet in an encoding that is not edited, or a damaged one, stays as it is
            return False
        return some

    def _formulas(self, sheet: Sheet) -> Iterator[_Formula]:
        """Yield the formulas of a sheet; where they are few it is not read again for the next pass."""
        few = self._few.get(sheet.part)
        if few is not None:
            yield from few
            return
        met: list[_Formula] = []
        for formula in _formulas(self._parts, sheet):
            met += [formula] if len(met) <= _FEW else []
            yield formula
        if len(met) <= _FEW:
            self._few[sheet.part] = met

    def _note(self, area: SheetArea) -> None:
        self._changed.setdefault(area.sheet, _Changed()).add(area)

    def _is_stale(self, formula: _Formula) -> bool:
        if formula.text is None:
            return True
        areas = self._references.of(formula.text, formula.place)
        if areas is None:
            return True
        return any(area.sheet in self._changed and self._changed[area.sheet].meets(area) for area in areas)


def _filled(formula: _Formula) -> SheetArea:
    place = formula.place
    sheet = place.sheet.casefold()
    if not place.row:
        return whole(sheet)
    if formula.ref:
        return SheetArea(sheet, *addresses.area(formula.ref))
    return SheetArea(sheet, place.row, place.column, place.row, place.column)


def _formulas(parts: Parts, sheet: Sheet) -> Iterator[_Formula]:
    """Yield the formulas of a sheet, top down; where there are none this costs no more than reading it."""
    scan = SheetScan(parts.stream(sheet.part))
    if scan.closed:
        return
    reader = _FormulaReader(sheet.name, scan.tags)
    end, cut_behind = f"</{scan.tags.prefix}sheetData".encode(), scan.tags.close("c")
    buffer, offset = b"", len(scan.head)
    for window in patched(parts.stream(sheet.part), [], _formulas_end(parts, sheet), start=offset):
        buffer += window
        cut = buffer.rfind(cut_behind) + len(cut_behind)
        if cut < len(cut_behind):
            continue
        yield from reader.read(buffer[:cut], offset)
        if end in buffer[cut:]:
            return
        buffer, offset = buffer[cut:], offset + cut


def _formulas_end(parts: Parts, sheet: Sheet) -> int | None:
    """Return behind which byte of a sheet no formula stands, None where nobody has told."""
    segments = [*parts.segments(sheet.part)]
    while segments and not segments[-1].formulas:
        segments.pop()
    return sum(segment.size for segment in segments) or None


class _FormulaReader:
    """Reads the formulas in pieces of the XML of one sheet, and remembers those that others share."""

    def __init__(self, sheet: str, tags: Tags) -> None:
        self._sheet = sheet
        self._open, self._cell, self._close = tags.open("f"), tags.open("c"), tags.close("c")
        self._formula = tags.pattern(r"<~f(?:\s([^>]*?))?(?:/>|>(.*?)</~f>)")
        self._shared: dict[bytes, tuple[str, int, int]] = {}

    def read(self, piece: bytes, offset: int) -> Iterator[_Formula]:
        if self._open not in piece:
            return
        text, at = visible(piece), 0
        while (at := text.find(self._open, at)) >= 0:
            match = self._formula.match(text, at) if text[at + len(self._open)] in _ENDS else None
            if match is None:
                at += 1
                continue
            start = text.rfind(self._cell, 0, at)
            while start > 0 and text[start + len(self._cell)] not in _ENDS:
                start = text.rfind(self._cell, 0, start)
            at = text.index(self._close, match.end()) + len(self._close)
            address = ADDRESS.search(text[start : text.index(b">", start)])
            row, column = (
                (int(address[2]), addresses.column_number(address[1].decode())) if address else (0, 0)
            )
            yield self._made(match, row, column, offset + start, piece[start:at])

    def _made(self, match: re.Match[bytes], row: int, column: int, offset: int, cell: bytes) -> _Formula:
        keys = dict(_KEY.findall(match[1] or b""))
        kind, ref = keys.get(b"t", b""), keys.get(b"ref", b"").decode()
        text: str | None = html.unescape((match[2] or b"").decode("utf-8", "replace"))
        place = Place(self._sheet, row, column)
        if kind == b"shared":
            ref, number = "", keys.get(b"si", b"")
            if text:
                self._shared[number] = (text, row, column)
            else:
                text, first_row, first_column = self._shared.get(number, (None, row, column))
                place = place._replace(down=row - first_row, right=column - first_column)
        elif kind == b"dataTable":
            text = None
        return _Formula(place, ref, text, offset, cell)


def _drop(parts: Parts, sheet: Sheet, stale: dict[int, _Formula]) -> None:
    scan = SheetScan(parts.stream(sheet.part))
    value = scan.tags.pattern(r"<~v(?:\s[^>]*)?(?:/>|>.*?</~v>)")
    patches = [
        Patch(offset, len(formula.cell), bare)
        for offset, formula in stale.items()
        if (bare := _without_value(formula.cell, value)) != formula.cell
    ]
    filled = [_filled(formula) for formula in stale.values() if ":" in formula.ref]
    if filled:
        patches += _spilled(scan, filled, value)
    if patches:
        parts.put(sheet.part, rewritten(parts, sheet.part, patches))


def _without_value(cell: bytes, value: re.Pattern[bytes]) -> bytes:
    """Return a cell without its value; without the kind of value, too, which would make it an empty text."""
    found = value.search(visible(cell))
    if found is None:
        return cell
    bare = cell[: found.start()] + cell[found.end() :]
    bracket = bare.index(b">")
    return _TYPE.sub(b"", bare[:bracket], count=1) + bare[bracket:]


def _spilled(scan: SheetScan, filled: list[SheetArea], value: re.Pattern[bytes]) -> Iterator[Patch]:
    """Yield what drops the values of the other cells of array formulas: no formula stands in them."""
    reader = RowReader(scan.tags)
    last = max(area.last_row for area in filled)
    for row in scan.rows:
        if row.number > last:
            return
        areas = [area for area in filled if area.first_row <= row.number <= area.last_row]
        at = 0
        for cell in reader.cells(row.data) if areas else ():
            at = row.data.index(cell.data, at)
            inside = any(area.first_column <= cell.column <= area.last_column for area in areas)
            if inside and cell.filled and not cell.formula:
                yield Patch(row.offset + at, len(cell.data), _without_value(cell.data, value))
            at += len(cell.data)
