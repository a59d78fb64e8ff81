"""Appending rows to a table: its sheet is edited as a stream, so that a million rows fit into little memory.

Nothing before the first touched row changes except the stated dimension and the header cells of new columns.
A first pass finds where the rows go and what is in the way; only when all rows are written is the package
changed, so that an error leaves it as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeAlias

from kachilog.base.errors import FileError
from kachilog.base.spreadsheet import MAX_ROWS
from kachilog.files.xlsx.errors import broken
from kachilog.files.xlsx.parts import addresses, xml_text
from kachilog.files.xlsx.rows.formula_cells import array_areas
from kachilog.files.xlsx.rows.patches import Patch, patched
from kachilog.files.xlsx.rows.row_edit import RowEditor
from kachilog.files.xlsx.rows.row_xml import CellWriter, ColumnStyle, RowWriter
from kachilog.files.xlsx.rows.sheet_scan import RowReader, Rows, SheetScan, column_styles, visible
from kachilog.files.xlsx.zip.segments import Segment, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kachilog.base.spreadsheet import CellValue
    from kachilog.files.xlsx.parts.opc import Parts
    from kachilog.files.xlsx.parts.tables import Table
    from kachilog.files.xlsx.rows.formula_cells import Area
    from kachilog.files.xlsx.rows.sheet_scan import Row
    from kachilog.files.xlsx.zip.payload import Payload

WRITTEN = 1024
"""Rows that are written at once: what fits into a processor's cache, 4,096 take a third longer."""

_LOOKED_BACK = 2_000  # rows that are looked through from the last to the first

Batch: TypeAlias = "Sequence[Sequence[CellValue]]"
"""Rows, at least one, by column: as many values in each."""


@dataclass
class Survey:
    """What a first pass over the sheet has found."""

    scan: SheetScan
    start: int  # number of the first row to be written
    insert_at: int  # offset behind the last row that stays as it is
    insert_after: int = 0  # its number
    patches: list[Patch] = field(default_factory=list)
    model: bytes = b""  # the row whose styles the new rows take
    header: Row | None = None
    arrays: list[Area] = field(default_factory=list)  # of formulas, none of whose cells may be written
    tail: bytes = b""  # what follows the rows

    def stay(self, row: Row) -> None:
        """Let `row` and all rows before it stay as they are."""
        self.insert_at, self.insert_after = row.offset + len(row.data), row.number


class Target(NamedTuple):
    """Where rows go: a table on a sheet, its columns' formulas (see `ColumnStyle`), other tables there."""

    table: Table
    sheet_part: str
    formulas: tuple[str | None, ...]
    others: tuple[Area, ...]


class Appender:
    """Appends rows to one table of the package `parts`. `date_style` is that of `CellWriter`.

    Rows below the table are its own down to the row `filled_to`.
    """

    def __init__(
        self, parts: Parts, target: Target, date_style: Callable[[int], int], *, filled_to: int,
        date1904: bool,
    ) -> None:  # fmt: skip
        self._parts = parts
        self._target = target
        self._table = target.table
        self._date_style = date_style
        self._filled_to = filled_to
        self._date1904 = date1904

    def append(self, batches: Iterable[Batch], new_columns: Sequence[str]) -> tuple[Payload, int, int]:
        """Return the new content of the sheet, the first row that is written, and the last that is filled."""
        table = self._table
        if table.totals_rows:
            raise FileError("append_totals", table=table.name)
        survey = self._survey(len(new_columns))
        tags = survey.scan.tags
        editor = RowEditor(tags, CellWriter(tags.prefix, self._date_style, date1904=self._date1904))
        body = _Body(survey)
        last = self._write_rows(body, survey, editor, self._columns(survey, len(new_columns)), batches)
        body.close()
        right = table.last_column + len(new_columns)
        if last >= survey.start:
            self._check_free(survey, (survey.start, table.first_column, last, right))
        if new_columns:
            self._check_free(
                survey, (table.first_row, table.last_column + 1, max(table.last_row, last), right)
            )
            self._put_headers(survey, editor, new_columns)
        self._restate_dimension(survey, last, right)
        closing = b"" if survey.scan.closed else tags.close("sheetData")
        head = Segment(xml_text.WellFormed(after=closing + tags.close("worksheet")))
        for chunk in patched(self._parts.stream(self._target.sheet_part), survey.patches, survey.insert_at):
            head.write(chunk)
        head.close(last=False)
        return joined(head, body.among, body.behind), survey.start, last

    def _survey(self, extra: int) -> Survey:
        table = self._table
        scan = SheetScan(self._parts.stream(self._target.sheet_part))
        survey = Survey(scan, self._table.body_row, len(scan.head))
        reader = RowReader(scan.tags)
        recent: list[Row] = []
        expected = table.last_row + 1
        for row in scan.rows:
            if row.number < table.first_row:
                survey.stay(row)
                continue
            if b"array" in row.data:
                survey.arrays += array_areas(row.data)
            if extra:
                self._check_beside(reader, row, extra)
            if row.number < self._table.body_row:
                survey.stay(row)
                survey.header = row
            elif row.number <= table.last_row:
                survey.model = survey.model or row.data
                recent.append(row)
                if len(recent) == _LOOKED_BACK:
                    self._settle(survey, reader, recent)
            elif row.number == expected <= self._filled_to:
                self._settle(survey, reader, recent)
                recent.append(row)
                self._settle(survey, reader, recent)
                expected = survey.start
        self._settle(survey, reader, recent)
        survey.tail = scan.rows.tail
        return survey

    def _settle(self, survey: Survey, reader: RowReader, recent: list[Row]) -> None:
        """Find the last row of `recent` that the table fills, and go on behind it."""
        own = self._typed_columns()
        for row in reversed(recent):
            if any(cell.filled and cell.column in own for cell in reader.cells(row.data)):
                survey.stay(row)
                survey.model = row.data
                survey.start = row.number + 1
                break
        recent.clear()

    def _typed_columns(self) -> frozenset[int]:
        """Return the columns that make a row a filled one: those that are not calculated."""
        first = self._table.first_column
        return frozenset(
            first + index for index, formula in enumerate(self._target.formulas) if formula is None
        )

    def _check_beside(self, reader: RowReader, row: Row, extra: int) -> None:
        """Refuse new columns where something stands in their place already."""
        first = self._table.last_column + 1
        if row.number > max(self._table.last_row, self._table.body_row):
            return
        if (
            0 < reader.last_column(row.data) < first
        ):  # nearly every row, and reading all of its cells takes long
            return
        for cell in reader.cells(row.data):
            if cell.filled and first <= cell.column < first + extra:
                self._refuse(row.number, cell.column)

    def _refuse(self, row: int, column: int) -> NoReturn:
        raise FileError("append_blocked", sheet=self._table.sheet, cell=addresses.address(row, column))

    def _check_free(self, survey: Survey, target: Area) -> None:
        """Refuse to write over other tables, array formulas and merged cells."""
        pattern = survey.scan.tags.pattern(r"<~mergeCell\s[^>]*?ref\s*=\s*[\"']([^\"']+)[\"']")
        merged = (addresses.area(match[1].decode()) for match in pattern.finditer(visible(survey.tail)))
        for area in (*self._target.others, *survey.arrays, *merged):
            if _overlap(area, target):
                self._refuse(max(area[0], target[0]), max(area[1], target[1]))

    def _columns(self, survey: Survey, extra: int) -> list[ColumnStyle]:
        """Return the columns to be written, styled like the last filled row, else the sheet's columns."""
        table, tags = self._table, survey.scan.tags
        styles = {cell.column: cell.style for cell in RowReader(tags).cells(survey.model)}
        defaults = dict(column_styles(tags, survey.scan.head))
        formulas = (*self._target.formulas, *[None] * extra)
        numbers = range(table.first_column, table.last_column + extra + 1)
        if len(numbers) != len(formulas):
            raise broken("table-columns")
        return [
            ColumnStyle(number, styles[number] or 0 if number in styles else defaults.get(number, 0), formula)
            for number, formula in zip(numbers, formulas, strict=True)
        ]

    def _write_rows(
        self, body: _Body, survey: Survey, editor: RowEditor, columns: Sequence[ColumnStyle],
        batches: Iterable[Batch],
    ) -> int:  # fmt: skip
        """Write what follows the rows that stay: the new rows, with the sheet's among and after them."""
        writer = RowWriter(survey.scan.tags.prefix, editor.cells, columns)
        standing = self._standing(survey)
        following = next(standing, None)
        body.behind.formulas = writer.has_formulas
        number = survey.start - 1
        supply = _Supply(batches)
        while True:
            room = following.number - number - 1 if following and following.number > number else MAX_ROWS
            batch = supply.take(min(max(room, 1), WRITTEN))
            if not batch:
                break
            count = len(batch[0])
            if number + count > MAX_ROWS:
                raise FileError("append_full", sheet=self._table.sheet, limit=MAX_ROWS)
            if following is None:
                body.behind.write(writer.rows(number + 1, batch).encode())
            elif room == 0:
                body.among.write(self._merged(editor, following, columns, [values[0] for values in batch]))
                following = next(standing, None)
            else:
                body.among.write(writer.rows(number + 1, batch).encode())
            number += count
        while following is not None:
            body.among.write(following.data)
            following = next(standing, None)
        body.behind.write(survey.tail)
        return number

    def _standing(self, survey: Survey) -> Iterator[Row]:
        """Yield the rows of the sheet behind those that stay as they are."""
        if survey.scan.closed:
            return iter(())
        windows = patched(self._parts.stream(self._target.sheet_part), [], None, start=survey.insert_at)
        return iter(Rows(windows, survey.scan.tags, survey.insert_at, survey.insert_after))

    def _merged(
        self, editor: RowEditor, row: Row, columns: Sequence[ColumnStyle], values: Sequence[CellValue]
    ) -> bytes:
        if (blocked := editor.blocking(row.data, columns)) is not None:
            self._refuse(row.number, blocked)
        return editor.put(row.data, row.number, dict(zip(columns, values, strict=True)))

    def _put_headers(self, survey: Survey, editor: RowEditor, names: Sequence[str]) -> None:
        """Write the headers of new columns beside the last header, and like it."""
        row, last = survey.header, self._table.last_column
        if row is None or not self._table.header_rows:
            return
        styles = {cell.column: cell.style or 0 for cell in RowReader(survey.scan.tags).cells(row.data)}
        cells = {ColumnStyle(last + 1 + i, styles.get(last, 0)): name for i, name in enumerate(names)}
        edited = editor.put(row.data, row.number, cells)
        survey.patches.append(Patch(row.offset, len(row.data), edited))

    def _restate_dimension(self, survey: Survey, bottom: int, right: int) -> None:
        """Widen the area that the sheet says it uses."""
        pattern = survey.scan.tags.pattern(r"<~dimension\s[^>]*?ref\s*=\s*[\"']([^\"']+)[\"']")
        match = pattern.search(visible(survey.scan.head))
        if match is None:
            return
        table = self._table
        top, left, low, far = addresses.area(match[1].decode())
        corners = (
            addresses.address(min(top, table.first_row), min(left, table.first_column)),
            addresses.address(max(low, bottom), max(far, right)),
        )
        survey.patches.append(Patch(match.start(1), len(match[1]), ":".join(corners).encode()))


class _Body:
    """What follows the rows that stay: new rows and the sheet's `among` them, and those `behind` all."""

    def __init__(self, survey: Survey) -> None:
        tags, head = survey.scan.tags, survey.scan.head
        opening = tags.open("sheetData") + b">" if survey.scan.closed else b""
        closing = tags.close("sheetData") + tags.close("worksheet")
        self.among = Segment(xml_text.WellFormed(before=head, after=closing))
        self.among.write(opening)
        self.behind = Segment(xml_text.WellFormed(before=head + opening))

    def close(self) -> None:
        """End both. Raise FileError."""
        self.among.close(last=False)
        self.behind.close(last=True)


class _Supply:
    """Hands on the rows of batches, in batches of the size asked for."""

    def __init__(self, batches: Iterable[Batch]) -> None:
        self._batches = iter(batches)
        self._batch: Batch = ()
        self._at = self._end = 0

    def take(self, most: int) -> Batch:
        """Return the next rows, `most` of them at the most; none at the end."""
        if self._at == self._end:
            self._batch = next(self._batches, ())
            self._at, self._end = 0, len(self._batch[0]) if self._batch else 0
        start, self._at = self._at, min(self._at + most, self._end)
        if (start, self._at) == (0, self._end):
            return self._batch
        return [values[start : self._at] for values in self._batch]


def _overlap(one: Area, other: Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
