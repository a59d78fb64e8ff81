"""Setting single cells of rows that a sheet has: every byte beside those cells stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.files.xlsx.parts.xml_text import WellFormed
from kachilog.files.xlsx.rows.patches import Patch, patched
from kachilog.files.xlsx.rows.row_edit import RowEditor
from kachilog.files.xlsx.rows.row_xml import ColumnStyle
from kachilog.files.xlsx.rows.sheet_scan import RowReader, SheetScan, column_styles
from kachilog.files.xlsx.zip.segments import Segment, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.xlsx.parts.opc import Parts
    from kachilog.files.xlsx.rows.row_xml import CellWriter
    from kachilog.files.xlsx.rows.sheet_scan import Row
    from kachilog.files.xlsx.zip.payload import Payload


def set_cells(
    parts: Parts,
    part: str,
    values: Mapping[tuple[int, int], CellValue],
    writer: Callable[[str], CellWriter],
    body_from: int,
) -> Payload | None:
    """Return the content of a sheet with `values` set, (row, column) → what is not blank; None for no change.

    `writer` makes the writer of cells for a prefix of tags. A cell keeps its style; one that is not there yet
    takes that of the cell above it in rows from `body_from` on, else that of its column. Formulas stay.
    Raise ValueError for a row that the sheet has not.
    """
    waiting: dict[int, dict[int, CellValue]] = {}
    for (row, column), value in values.items():
        waiting.setdefault(row, {})[column] = value
    scan = SheetScan(parts.stream(part))
    setter = _Setter(scan, writer(scan.tags.prefix), {column for _, column in values}, body_from)
    patches = []
    for standing in scan.rows:
        edited = setter.edited(standing, waiting.pop(standing.number, {}))
        if edited != standing.data:
            patches.append(Patch(standing.offset, len(standing.data), edited))
    if waiting:
        message = f"no row {min(waiting)}"
        raise ValueError(message)
    if not patches:
        return None
    content = Segment(WellFormed())
    for chunk in patched(parts.stream(part), patches, None):
        content.write(chunk)
    content.close(last=True)
    return joined(content)


class _Setter:
    """Sets cells of one row after another, top down, and remembers the styles met in `columns`."""

    def __init__(self, scan: SheetScan, cells: CellWriter, columns: set[int], body_from: int) -> None:
        self._reader = RowReader(scan.tags)
        self._editor = RowEditor(scan.tags, cells)
        self._address = scan.tags.pattern(r"<~c\s[^>]*?\br\s*=")
        self._body_from = body_from
        defaults = dict(column_styles(scan.tags, scan.head))
        self._styles = {column: defaults.get(column, 0) for column in columns}

    def edited(self, row: Row, values: Mapping[int, CellValue]) -> bytes:
        """Return the bytes of a row with `values` by column set."""
        data = row.data
        present = {cell.column: cell for cell in self._reader.cells(data)}
        if row.number >= self._body_from:
            for column in self._styles.keys() & present.keys():
                self._styles[column] = present[column].style or 0
        for column, value in values.items():
            cell, place = present.get(column), ColumnStyle(column, self._styles[column])
            if cell is not None and cell.formula:
                continue
            if cell is None or not self._address.match(cell.data):
                data = self._editor.put(data, row.number, {place: value})
            else:
                written = self._editor.written(row.number, place, place.style, value)
                data = data.replace(cell.data, written, 1)
        return data
