"""Setting single cells of a sheet, and showing or hiding rows: every byte beside those stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.patterns import lazy_pattern
from kachilog.base.spreadsheet import MAX_ROWS
from kachilog.files.xlsx.parts import addresses
from kachilog.files.xlsx.rows.patches import Patch, rewritten
from kachilog.files.xlsx.rows.row_edit import RowEditor
from kachilog.files.xlsx.rows.row_xml import ColumnStyle
from kachilog.files.xlsx.rows.sheet_scan import RowReader, SheetScan, column_styles, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.xlsx.parts.opc import Parts
    from kachilog.files.xlsx.rows.row_xml import CellWriter
    from kachilog.files.xlsx.rows.sheet_scan import Cell, Row
    from kachilog.files.xlsx.zip.payload import Payload

    Values = Mapping[int, CellValue]

_HIDDEN = lazy_pattern(rb"""\shidden\s*=\s*["'][^"']*["']""")


class RowLooks(NamedTuple):
    """Rows (from 1) of a sheet to be hidden or shown.

    From the row `body_from` on a new cell looks like the one above it.
    """

    hidden: Mapping[int, bool] = {}
    body_from: int = 1


def set_cells(
    parts: Parts,
    part: str,
    values: Mapping[tuple[int, int], CellValue],
    writer: Callable[[str], CellWriter],
    looks: RowLooks,
) -> Payload | None:
    """Return the content of a sheet with `values` set, (row, column) → value; None for no change.

    `writer` makes the writer of cells for a prefix of tags. A cell keeps its style; one that is not there yet
    takes that of the cell above it in rows from `looks.body_from` on, else that of its column. Formulas stay.
    Rows that are not there are made. Raise ValueError for a sheet without any row.
    """
    waiting: dict[int, dict[int, CellValue]] = {row: {} for row in looks.hidden}
    for (row, column), value in values.items():
        waiting.setdefault(row, {})[column] = value
    scan = SheetScan(parts.stream(part))
    setter = _Setter(scan, writer(scan.tags.prefix), {column for _, column in values}, looks)
    patches = list(_patches(scan, setter, waiting))
    if not patches:
        return None
    return rewritten(parts, part, patches)


def _patches(scan: SheetScan, setter: _Setter, waiting: dict[int, dict[int, CellValue]]) -> Iterator[Patch]:
    missing, end = sorted(waiting, reverse=True), 0
    for standing in scan.rows:
        new = setter.edited(standing, waiting.get(standing.number, {}))
        new = _made(setter, waiting, missing, standing.number) + new
        if new != standing.data:
            yield Patch(standing.offset, len(standing.data), new)
        end = standing.offset + len(standing.data)
        if missing and missing[-1] == standing.number:
            missing.pop()
    if missing and not end:
        message = f"no row {missing[-1]}, nor any"
        raise ValueError(message)
    if below := _made(setter, waiting, missing, MAX_ROWS + 1):
        yield Patch(end, 0, below)
    if setter.corner != (0, 0):
        yield from _widened(scan, setter.corner)


def _made(setter: _Setter, waiting: Mapping[int, Values], missing: list[int], before: int) -> bytes:
    """Return the rows that are `missing` (the first one last) before a row, and take them out of there."""
    made = []
    while missing and missing[-1] < before:
        number = missing.pop()
        made.append(setter.made(number, waiting[number]))
    return b"".join(made)


def _widened(scan: SheetScan, corner: tuple[int, int]) -> Iterator[Patch]:
    """Yield what makes the area that a sheet says it uses reach a corner."""
    match = scan.tags.pattern(r"<~dimension\s[^>]*?ref\s*=\s*[\"']([^\"']+)[\"']").search(visible(scan.head))
    if match is not None:
        top, left, low, far = addresses.area(match[1].decode())
        area = f"{addresses.address(top, left)}:{addresses.address(max(low, corner[0]), max(far, corner[1]))}"
        yield Patch(match.start(1), len(match[1]), area.encode())


class _Setter:
    """Sets cells of one row after another, top down, and remembers the styles met in `columns`."""

    def __init__(self, scan: SheetScan, cells: CellWriter, columns: set[int], looks: RowLooks) -> None:
        self._tags, self._looks = scan.tags, looks
        self._reader = RowReader(scan.tags)
        self._editor = RowEditor(scan.tags, cells)
        self._address = scan.tags.pattern(r"<~c\s[^>]*?\br\s*=")
        defaults = dict(column_styles(scan.tags, scan.head))
        self._styles = {column: defaults.get(column, 0) for column in columns}
        self._places: dict[int, ColumnStyle] = {}
        self.corner = (0, 0)

    def edited(self, row: Row, values: Values) -> bytes:
        """Return the bytes of a row with `values` by column set."""
        data = row.data
        present = {cell.column: cell for cell in self._reader.cells(data)}
        self._remember(row, present)
        for column, value in values.items():
            cell, place = present.get(column), self._place(column)
            if cell is None:
                if not _is_empty(value):
                    data = self._editor.put(data, row.number, {place: value})
            elif not cell.formula:
                data = self._set(data, row.number, cell, place, value)
        return self._shown(row.number, data)

    def _place(self, column: int) -> ColumnStyle:
        """Return a column in the style that a new cell has in it now."""
        style = self._styles[column]
        place = self._places.get(column)
        if place is None or place.style != style:
            place = self._places[column] = ColumnStyle(column, style)
        return place

    def _set(self, row: bytes, number: int, cell: Cell, place: ColumnStyle, value: CellValue) -> bytes:
        """Return a row in which one of its cells is set."""
        if not self._address.match(cell.data):
            return self._editor.put(row, number, {place: value})
        style = place.style if cell.style is None else cell.style
        return row.replace(cell.data, self._editor.written(number, place, style, value), 1)

    def _remember(self, row: Row, present: Mapping[int, Cell]) -> None:
        if row.number >= self._looks.body_from:
            for column in self._styles.keys() & present.keys():
                self._styles[column] = present[column].style or 0

    def made(self, number: int, values: Values) -> bytes:
        """Return a row that was not there, "" where it would say nothing."""
        cells = {column: value for column, value in values.items() if not _is_empty(value)}
        if not cells and not self._looks.hidden.get(number):
            return b""
        self.corner = max(self.corner[0], number), max(self.corner[1], *cells, 1)
        body = b"".join(
            self._editor.written(number, place, place.style, cells[place.column])
            for place in map(self._place, sorted(cells))
        )
        start = self._tags.open("row") + f' r="{number}">'.encode()
        return self._shown(number, start + body + self._tags.close("row"))

    def _shown(self, number: int, data: bytes) -> bytes:
        hidden = self._looks.hidden.get(number)
        if hidden is None:
            return data
        bracket = visible(data).index(b">")
        end = bracket - 1 if data[bracket - 1 : bracket] == b"/" else bracket
        tag = _HIDDEN.sub(b"", data[:end])
        return tag + (b' hidden="1"' if hidden else b"") + data[end:]


def _is_empty(value: CellValue) -> bool:
    return value is None or value == ""
