"""Setting single cells of a sheet, and showing or hiding rows: every byte beside those stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kachilog.base.spreadsheet import MAX_ROWS
from kachilog.files.xlsx.parts import addresses
from kachilog.files.xlsx.parts.xml_text import WellFormed
from kachilog.files.xlsx.rows.patches import Patch, patched
from kachilog.files.xlsx.rows.row_edit import RowEditor
from kachilog.files.xlsx.rows.row_xml import ColumnStyle
from kachilog.files.xlsx.rows.sheet_scan import RowReader, SheetScan, column_styles, visible
from kachilog.files.xlsx.zip.segments import Segment, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.xlsx.parts.opc import Parts
    from kachilog.files.xlsx.rows.row_xml import CellWriter
    from kachilog.files.xlsx.rows.sheet_scan import Cell, Row
    from kachilog.files.xlsx.zip.payload import Payload

    Values = Mapping[int, CellValue]

_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'][^"']*["']""")
_KEPT = re.compile(rb"""\s(?:ht|customHeight|s|customFormat)\s*=\s*["'][^"']*["']""")


@dataclass(frozen=True, slots=True)
class RowLooks:
    """Rows (from 1) of a sheet to be hidden or shown, and those that are to look like one above them.

    From the row `body_from` on a new cell looks like the one above it.
    """

    hidden: Mapping[int, bool] = field(default_factory=dict)
    like: Mapping[int, int] = field(default_factory=dict)
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
    waiting: dict[int, dict[int, CellValue]] = {row: {} for row in (*looks.hidden, *looks.like)}
    for (row, column), value in values.items():
        waiting.setdefault(row, {})[column] = value
    scan = SheetScan(parts.stream(part))
    setter = _Setter(scan, writer(scan.tags.prefix), {column for _, column in values}, looks)
    patches = list(_patches(scan, setter, waiting))
    if not patches:
        return None
    content = Segment(WellFormed())
    for chunk in patched(parts.stream(part), patches, None):
        content.write(chunk)
    content.close(last=True)
    return joined(content)


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
    made = b""
    while missing and missing[-1] < before:
        number = missing.pop()
        made += setter.made(number, waiting[number])
    return made


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
        self._width = max(columns, default=0)
        defaults = dict(column_styles(scan.tags, scan.head))
        self._styles = {column: defaults.get(column, 0) for column in columns}
        self._models = set(looks.like.values())
        self._seen: dict[int, tuple[bytes, dict[int, int]]] = {}
        self.corner = (0, 0)

    def edited(self, row: Row, values: Values) -> bytes:
        """Return the bytes of a row with `values` by column set."""
        data = row.data
        present = {cell.column: cell for cell in self._reader.cells(data)}
        self._remember(row, present)
        model = self._model(row.number)[1]
        for column, value in {**dict.fromkeys(model.keys() - present.keys()), **values}.items():
            cell = present.get(column)
            place = self._place(column, model)
            if cell is None:
                if place.style or not _is_empty(value):
                    data = self._editor.put(data, row.number, {place: value})
            elif not cell.formula:
                data = self._set(data, row.number, cell, place, value)
        return self._shown(row.number, data)

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
        if row.number in self._models:
            styles = {column: cell.style or 0 for column, cell in present.items() if column <= self._width}
            self._seen[row.number] = row.data[: visible(row.data).index(b">")], styles

    def _place(self, column: int, model: Mapping[int, int]) -> ColumnStyle:
        return ColumnStyle(column, model.get(column, self._styles.get(column, 0)))

    def made(self, number: int, values: Values) -> bytes:
        """Return a row that was not there, "" where it would say nothing."""
        tag, model = self._model(number)
        cells = {**dict.fromkeys(model), **{c: value for c, value in values.items() if not _is_empty(value)}}
        if not cells and not self._looks.hidden.get(number):
            return b""
        self.corner = max(self.corner[0], number), max(self.corner[1], *cells, 1)
        start = self._tags.open("row") + f' r="{number}"'.encode() + b"".join(_KEPT.findall(tag))
        body = "".join(
            self._editor.written(number, place, place.style, cells[place.column]).decode()
            for column in sorted(cells)
            for place in (self._place(column, model),)
        )
        return self._shown(number, start + b">" + body.encode() + self._tags.close("row"))

    def _model(self, number: int) -> tuple[bytes, dict[int, int]]:
        """Return the tag and the styles of the row that a row is to look like."""
        return self._seen.get(self._looks.like.get(number, 0), (b"", {}))

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
