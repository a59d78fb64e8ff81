"""A user's workbook under edit, as the package of parts that it is.

Sheets are added, rows are appended to tables, cells are set, and everything else is carried over as the raw
bytes it was. Nothing is written before `save`, and what fails before leaves the file as it stands.
"""

from __future__ import annotations

import datetime as dt
import io
import os
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from kachilog.base.errors import FileError, UsageError
from kachilog.base.spreadsheet import MAX_ROWS, CellValue
from kachilog.files import saving
from kachilog.files.limits import BOOK_LIMIT, require_readable
from kachilog.files.xlsx.errors import named
from kachilog.files.xlsx.parts import defined_names, ooxml, tables, workbook
from kachilog.files.xlsx.parts.opc import Parts
from kachilog.files.xlsx.parts.references import MOST_TOLD_APART, References, SheetArea, whole
from kachilog.files.xlsx.parts.styles import ISO_DATE
from kachilog.files.xlsx.parts.tables import Table, check_new_columns, grow, row_formula
from kachilog.files.xlsx.parts.workbook import Sheet
from kachilog.files.xlsx.rows.formula_cells import formula_areas
from kachilog.files.xlsx.rows.protection import is_sheet_protected
from kachilog.files.xlsx.rows.row_xml import CellWriter
from kachilog.files.xlsx.rows.set_cells import RowLooks, set_cells
from kachilog.files.xlsx.rows.sheet_scan import style_of
from kachilog.files.xlsx.sheets.place_sheet import Placer
from kachilog.files.xlsx.sheets.sheet_names import find_sheet
from kachilog.files.xlsx.verify import verify_package
from kachilog.files.xlsx.zip import archive

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kachilog.files.xlsx.rows.append_rows import Appender, Batch
    from kachilog.files.xlsx.rows.formula_cells import Area

__all__ = ["CellValue", "Package", "RowLooks", "Sheet", "Table"]

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_DIRECTORY_LIMIT = 1 << 26  # bytes in which the name of an encrypted package is looked for
_AS_THEY_ARE = RowLooks()


class Package:
    """A workbook (.xlsx or .xlsm) opened for lossless editing; see `open` and `from_bytes`."""

    def __init__(
        self, file: BinaryIO, name: str, source: str | None = None, seen: saving.Fingerprint | None = None
    ) -> None:
        self._name = name
        self._source = source
        self._seen = seen
        self._parts = Parts(archive.Archive(file))
        self._workbook = workbook.workbook_part(self._parts)
        self._placer = Placer(self._parts, self._workbook)
        self._sheets: tuple[Sheet, ...] | None = None
        self._tables: dict[str, Table] | None = None
        self._written: list[SheetArea] = []

    @classmethod
    def open(cls, path: Path) -> Package:
        """Return the workbook at `path`, which is read whole and may be closed, moved or changed afterwards.

        Raise FileError with one of the codes: file_missing, file_unreadable, is_folder, not_a_file,
        too_large, not_a_workbook, old_xls, encrypted_workbook, xlsb, ods, zip_bomb, xml_entity,
        broken_workbook.
        """
        require_readable(path, BOOK_LIMIT)
        try:
            with path.open("rb") as file:
                status = os.fstat(file.fileno())
                data = file.read()
        except FileNotFoundError as error:
            raise FileError("file_missing", file=path.name) from error
        except OSError as error:
            raise FileError("file_unreadable", file=path.name, reason=error.strerror or "") from error
        with named(path.name):
            return cls(
                _readable(data), path.name, os.path.realpath(path), saving.Fingerprint.of(status, data)
            )

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "workbook") -> Package:
        """Return a workbook that is not (yet) a file; errors call it `name`. Raise FileError like `open`."""
        with named(name):
            return cls(_readable(data), name)

    @property
    def name(self) -> str:
        """What errors call the workbook."""
        return self._name

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets in the order of their tabs."""
        if self._sheets is None:
            with named(self._name):
                self._sheets = workbook.sheets(self._parts, self._workbook)
        return self._sheets

    @property
    def tables(self) -> Mapping[str, Table]:
        """The tables by name, in the order of their sheets."""
        if self._tables is None:
            with named(self._name):
                self._tables = tables.tables(self._parts, self.sheets)
        return self._tables

    @property
    def date1904(self) -> bool:
        """Whether serial dates count from 1904-01-01 rather than 1899-12-30."""
        return workbook.is_date1904(self._parts, self._workbook)

    @property
    def workbook_part(self) -> str:
        """The name of the part that lists the sheets."""
        return self._workbook

    @property
    def is_signed(self) -> bool:
        """Whether the package as a whole carries a digital signature, which any edit breaks.

        A signature of the macros is another matter: it holds as long as the macros, which stay as they are.
        """
        origin = self._parts.related("", "origin")
        return origin is not None and self._parts.content_type(origin).endswith("digital-signature-origin")

    @property
    def macros(self) -> bytes | None:
        """The VBA project, None where the workbook has none. Raise FileError."""
        with named(self._name):
            part = self._parts.related(self._workbook, "vbaProject")
            return None if part is None else self._parts.read(part)

    def set_macros(self, project: bytes) -> None:
        """Put another VBA project in the place of the one that the workbook has."""
        part = self._parts.related(self._workbook, "vbaProject")
        if part is None:
            message = "no macros"
            raise ValueError(message)
        self._parts.put(part, project)

    def keep_texts(self, texts: Mapping[str, str], *, anew: bool = False) -> None:
        """Keep texts under hidden names, name → text; one that is there stays as it is, or is set `anew`."""
        defined_names.keep(self._parts.edit(self._workbook), texts, anew=anew)

    def kept_text(self, name: str) -> str:
        """Return the text that is kept under a hidden name, "" where there is none. Raise FileError."""
        with named(self._name):
            return defined_names.kept(self._parts.tree(self._workbook), name)

    @property
    def is_changed(self) -> bool:
        """Whether anything was changed since the workbook was opened."""
        return self._parts.is_changed

    def related(self, part: str, kind: str) -> str | None:
        """Return the part that `part` is related to by `kind` ("styles", "sharedStrings"), or None."""
        return self._parts.related(part, kind)

    def read(self, part: str) -> bytes:
        """Return the content of a part, 256 MiB at most. Raise FileError."""
        with named(self._name):
            return self._parts.read(part)

    def size(self, part: str) -> int:
        """Return how many bytes a part has, as the file says it."""
        return self._parts.archive.entries[part].size

    def is_as_opened(self, part: str) -> bool:
        """Return whether a part was not changed since the workbook was opened."""
        return self._parts.is_as_opened(part)

    def stream(self, part: str) -> Iterator[bytes]:
        """Yield the content of a part in windows of at most 1 MiB. Raise FileError, also in the midst."""
        with named(self._name):
            yield from self._parts.stream(part)

    def place(self, drawn: bytes, name: str, *, after: str | None = None) -> None:
        """Add the one sheet of the workbook `drawn`, made by XlsxWriter, under a name that no sheet has.

        It becomes the last tab, or the one behind the sheet `after`. References of the drawn sheet to itself
        follow its name. Raise UsageError `sheet_name`, `sheet_exists`, `sheet_missing`, FileError
        `structure_protected`.
        """
        if workbook.is_structure_protected(self._parts, self._workbook):
            raise FileError("structure_protected")
        with named(self._name):
            self._placer.place(drawn, name, after)
        self._written.append(whole(name))
        self._sheets = self._tables = None

    def formula_areas(self, sheet: str) -> Iterator[Area]:
        """Yield the cells of a sheet with a formula as areas: first row and column, last row and column.

        Raise UsageError sheet_missing, FileError.
        """
        part = next((one.part for one in self.sheets if one.name.casefold() == sheet.casefold()), None)
        if part is None:
            raise UsageError("sheet_missing", sheet=sheet)
        with named(self._name):
            yield from formula_areas(lambda: self._parts.stream(part))

    def append_rows(
        self,
        table: str,
        batches: Iterable[Batch],
        new_columns: Sequence[str] = (),
        *,
        filled_to: int = MAX_ROWS,
    ) -> int:
        """Append rows that come in batches by column: each has the columns of the table, then the new ones.

        They go under the last filled row, also where that lies below the table's reference because a program
        did not grow it, but not below the row `filled_to`. The last row that is filled then is returned, 0 if
        nothing was to be done. They take its styles; calculated columns get the user's formula, where it
        refers to the table alone. Raise FileError `table_missing`, `append_totals`, `append_blocked`,
        `append_full`, `sheet_protected`, UsageError `column_exists`, `cell_too_long`, `cell_not_finite`; the
        package is then as it was.
        """
        found = next((t for name, t in self.tables.items() if name.casefold() == table.casefold()), None)
        if found is None:
            raise FileError("table_missing", table=table)
        check_new_columns(found, new_columns)
        first = next(remaining := iter(batches), None)
        if first is None and not new_columns:
            return 0
        self._require_unprotected(found.sheet)
        with named(self._name):
            filled = remaining if first is None else chain([first], remaining)
            content, start, last = self._appender(found, filled_to).append(filled, new_columns)
        sheet = next(sheet for sheet in self.sheets if sheet.name == found.sheet)
        self._parts.put(sheet.part, content)
        right, below = found.last_column + len(new_columns), max(found.last_row, last)
        self._wrote(found.sheet, start, found.first_column, last, right)
        self._wrote(found.sheet, found.first_row, found.last_column + 1, below, right)
        grow(self._parts.edit(found.part), found, below, new_columns)
        self._placer.keep_styles()
        self._tables = None
        return last

    def set_cells(
        self,
        sheet: str,
        values: Mapping[tuple[int, int], CellValue],
        *,
        body_from: int = 1,
        looks: RowLooks = _AS_THEY_ARE,
    ) -> None:
        """Set cells of a sheet that has rows: (row, column), from 1 → a value, None or "" for blank.

        A cell keeps its look, and one with a formula stays as it is. A cell that was not there looks like the
        one above it, if that is in row `body_from` or below, else like its column. Raise UsageError
        `sheet_missing`, `cell_too_long`, `cell_not_finite`, FileError `sheet_not_worksheet`,
        `sheet_protected`; ValueError for a sheet without rows. The package is then as it was.
        """
        found = find_sheet(self.sheets, sheet)
        if found is None:
            raise UsageError("sheet_missing", sheet=sheet)
        with named(self._name):
            if found.kind != "worksheet":
                raise FileError("sheet_not_worksheet", sheet=sheet)
            self._require_unprotected(sheet)
            cells = partial(CellWriter, date_style=self._date_style, date1904=self.date1904)
            looks = looks._replace(body_from=body_from)
            content = set_cells(self._parts, found.part, values, cells, looks)
        if content is not None:
            self._parts.put(found.part, content)
            self._placer.keep_styles()
            self._wrote_cells(sheet, values)

    def number_format(self, sheet: str, row: int, column: int) -> str:
        """Return the number format of a cell (row and column from 1). Raise FileError."""
        found = find_sheet(self.sheets, sheet)
        with named(self._name):
            style = 0 if found is None else style_of(self._parts.stream(found.part), row, column)
            return self._placer.styles().number_format(style)

    def is_protected(self, sheet: str) -> bool:
        """Return whether the cells of a sheet are protected from changes. Raise FileError."""
        found = find_sheet(self.sheets, sheet)
        with named(self._name):
            return found is not None and is_sheet_protected(self._parts, found.part)

    def open_at(self, sheet: str) -> None:
        """Let a workbook that we have made open at one of its sheets. Raise FileError."""
        with named(self._name):
            workbook.open_at(self._parts, self._workbook, self.sheets, sheet)

    def _require_unprotected(self, sheet: str) -> None:
        """Raise FileError where the user has locked a sheet that is to change."""
        if self.is_protected(sheet):
            raise FileError("sheet_protected", sheet=sheet)

    def _wrote(self, sheet: str, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        if first_row <= last_row and first_column <= last_column:
            self._written.append(SheetArea(sheet.casefold(), first_row, first_column, last_row, last_column))

    def _wrote_cells(self, sheet: str, places: Collection[tuple[int, int]]) -> None:
        if len(places) >= MOST_TOLD_APART:
            self._written.append(whole(sheet))
            return
        self._written += [SheetArea(sheet.casefold(), *place, *place) for place in places]

    def _settle(self) -> None:
        """Let no number stand in the workbook that is older than what was written into it."""
        if self._written:
            from kachilog.files.xlsx.rows.stale_values import drop_stale  # noqa: PLC0415 (most reads write nothing)

            book = self._parts.tree(self._workbook)
            drop_stale(self._parts, self.sheets, References(self.tables.values(), book), self._written)
            self._written.clear()
        if self._parts.is_changed:
            workbook.recalculate(self._parts, self._workbook)

    def _appender(self, table: Table, filled_to: int) -> Appender:
        from kachilog.files.xlsx.rows.append_rows import Appender, Target  # noqa: PLC0415 (most jobs add no rows)

        sheet = next(sheet for sheet in self.sheets if sheet.name == table.sheet)
        others = tuple(
            (t.first_row, t.first_column, t.last_row, t.last_column)
            for t in self.tables.values()
            if t.sheet == table.sheet and t != table
        )
        columns = ooxml.children(ooxml.child(self._parts.tree(table.part), "tableColumns"), "tableColumn")
        target = Target(table, sheet.part, tuple(row_formula(column) for column in columns), others)
        return Appender(self._parts, target, self._date_style, filled_to=filled_to, date1904=self.date1904)

    def _date_style(self, style: int) -> int:
        styles = self._placer.styles()
        return style if styles.is_date(style) else styles.with_format(style, ISO_DATE)

    def write(self, out: BinaryIO) -> None:
        """Write the workbook to an empty binary stream."""
        with named(self._name):
            self._settle()
            archive.write(out, self._parts.archive, self._parts.changed())

    def save(
        self,
        path: Path,
        *,
        now: dt.datetime | None = None,
        overwrite: bool = False,
        like: Iterable[Path] = (),
        check: Callable[[BinaryIO], None] | None = None,
    ) -> None:
        """Write the workbook to `path` and verify it, at last by `check`; see `kachilog.files.saving`.

        Where `path` is the file that was opened, it is backed up and replaced, unless another program changed
        it meanwhile. Another file is replaced only with `overwrite`. `now` dates the backup. A new file
        is open to no one to whom one of the files `like` is closed. Raise FileError.
        """
        with named(path.name):
            self._settle()
        changed = self._parts.changed()
        names = [sheet.name for sheet in self.sheets]

        def write(out: BinaryIO) -> None:
            archive.write(out, self._parts.archive, changed)

        def verify(written: BinaryIO) -> None:
            verify_package(written, self._parts.archive, changed, names)
            if check is not None:
                written.seek(0)
                check(written)

        own = os.path.realpath(path) == self._source
        moment = now or dt.datetime.now()  # noqa: DTZ005  a backup is named by the user's clock
        seen = self._seen if own else None
        with named(path.name):
            self._seen = saving.save(
                path, write, verify, seen=seen, now=moment, overwrite=overwrite, like=like
            )
        self._source = os.path.realpath(path)


def _readable(data: bytes) -> BinaryIO:
    """Return a file of `data`, unless it is one of the old or encrypted kind."""
    if data.startswith(_OLE):
        # An OLE compound file names its streams in UTF-16; an encrypted workbook is a stream of this name.
        encrypted = "EncryptedPackage".encode("utf-16-le") in data[:_OLE_DIRECTORY_LIMIT]
        raise FileError("encrypted_workbook" if encrypted else "old_xls")
    return io.BytesIO(data)
