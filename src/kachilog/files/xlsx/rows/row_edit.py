"""Rows that exist already, edited as bytes: cells put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.parts.addresses import address
from kachilog.files.xlsx.rows.sheet_scan import RowReader, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.xlsx.rows.row_xml import CellWriter, ColumnStyle
    from kachilog.files.xlsx.rows.sheet_scan import Cell, Tags

_SPANS = lazy_pattern(rb"""\sspans\s*=\s*["'][^"']*["']""")
_STYLE = lazy_pattern(rb"""\ss\s*=\s*["'](\d{1,18})["']""")
_ADDRESS = lazy_pattern(rb"""\sr\s*=\s*["']""")


class RowEditor:
    """Edits rows of a sheet with `tags`."""

    def __init__(self, tags: Tags, cells: CellWriter) -> None:
        self._tags = tags
        self.cells = cells
        self._reader = RowReader(tags)
        self._value = tags.pattern(r"<~v(?:\s[^>]*)?(?:/>|>.*?</~v>)")

    def blocking(self, row: bytes, columns: Sequence[ColumnStyle]) -> int | None:
        """Return the first of `columns` in which the row holds something already, or None."""
        free = {column.column: column.formula is not None for column in columns}
        for cell in self._reader.cells(row):
            if cell.filled and cell.column in free and not (cell.formula and free[cell.column]):
                return cell.column
        return None

    def put(self, row: bytes, number: int, values: Mapping[ColumnStyle, CellValue]) -> bytes:
        """Return the row with `values` in its cells. Blank cells that stay so, and formulas, stay."""
        text = visible(row)
        bracket = text.index(b">")
        closed = text[bracket - 1] == ord("/")
        opening = _SPANS.sub(b"", row[: bracket - 1] if closed else row[:bracket]) + b">"
        default = _STYLE.search(opening)
        present = {cell.column: cell for cell in self._reader.cells(row)}
        cells = {column: self._addressed(cell, number) for column, cell in present.items()}
        for column, value in values.items():
            style = int(default[1]) if default else column.style
            old = present.get(column.column)
            if old is not None:
                if old.formula:
                    cells[column.column] = self._value.sub(b"", cells[column.column])
                    continue
                if value in (None, "") and not column.formula:
                    continue
                style = style if old.style is None else old.style
            cells[column.column] = self.written(number, column, style, value)
        body = b"".join(cells[column] for column in sorted(cells))
        return opening + body + self._rest(row, closed=closed)

    def written(self, number: int, column: ColumnStyle, style: int, value: CellValue) -> bytes:
        """Return a cell with a value, in a style."""
        start = f'<{self._tags.prefix}c r="{address(number, column.column)}'
        return (start + self.cells.rest(value, column.styled(style))).encode()

    def _addressed(self, cell: Cell, number: int) -> bytes:
        """Return a cell that says its address: cells put before it would move one that does not."""
        bracket = cell.data.index(b">")
        if _ADDRESS.search(cell.data, 0, bracket):
            return cell.data
        start = len(self._tags.open("c"))
        return cell.data[:start] + f' r="{address(number, cell.column)}"'.encode() + cell.data[start:]

    def _rest(self, row: bytes, *, closed: bool) -> bytes:
        """Return what follows the cells of a row: an extension list if it has one, and the closing tag."""
        closing = self._tags.close("row")
        extension = -1 if closed else visible(row).rfind(self._tags.open("extLst"))
        in_cell = visible(row).rfind(self._tags.close("c"))
        return row[extension:] if extension > in_cell else closing
