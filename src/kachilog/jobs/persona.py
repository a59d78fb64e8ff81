"""The persona of a workbook: which one it has, another one, and the columns of the log that it needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError, UsageError
from kachilog.base.text import fold_name, fold_own
from kachilog.files.book.book import Area, table_named
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import SETTINGS_TABLE
from kachilog.files.book.tables.found import find_tables
from kachilog.files.book.tables.personas import SHEETS, is_kpi_table
from kachilog.files.book.tables.settings import persona_cell
from kachilog.files.book.tables.side_tables import is_wanted, read_side_tables
from kachilog.files.xlsx.parts.addresses import address
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kachilog.base.settings import Persona, Settings
    from kachilog.files.book.tables.found import FoundTable


class PersonaOfBook(NamedTuple):
    """The persona of a workbook as its sheet is called, and the columns that its KPIs need.

    `lacking` are the columns that the log still lacks, `added` those that were added at its right end.
    """

    name: str
    lacking: Sequence[str] = ()
    added: Sequence[str] = ()
    is_signed: bool = False


def persona_of(path: Path) -> PersonaOfBook:
    """Return the persona that a workbook has. Raise FileError as `ClosedBook.open`, no_log."""
    book = ClosedBook.open(path)
    return PersonaOfBook(_name(book.settings), _lacking(book, find_tables(book, is_wanted), book.settings))


def choose_persona(path: Path, name: str, personas: Mapping[str, Persona], now: dt.datetime) -> PersonaOfBook:
    """Choose the persona `name`, one of `personas` or a sheet of KPIs, and add the columns that it needs.

    The columns go to the right end of the log, where no formula of the user's has to follow. Raise UsageError
    persona_unknown; FileError no_settings, persona_formula, no_log, import_no_table, and as
    `Package.append_rows` and `save`, with the workbook as it was.
    """
    book = ClosedBook.open(path)
    tables = find_tables(book, is_wanted)
    settings = _chosen(name, personas, book.settings, tables)
    place = persona_cell(book)
    if place is None:
        raise FileError("no_settings", file=path.name)
    rows, row = place
    table = table_named(book, SETTINGS_TABLE)
    if table is None:
        raise AssertionError(rows)
    cell = row, table.first_column + 1
    if any(book.formulas(rows.sheet, Area(*cell, *cell))):
        raise FileError("persona_formula", sheet=rows.sheet, cell=address(*cell))
    lacking = _lacking(book, tables, settings)
    package = book.package
    if lacking:
        package.append_rows(book.log_table.name, (), lacking, filled_to=book.end.last_dated)
    package.set_cells(rows.sheet, {cell: _name(settings)}, body_from=rows.first_row)
    is_signed = package.is_signed
    package.save(path, now=now)
    return PersonaOfBook(_name(settings), added=lacking, is_signed=is_signed)


def _chosen(
    name: str, personas: Mapping[str, Persona], settings: Settings, tables: Sequence[FoundTable]
) -> Settings:
    """Return the settings with the persona `name`. Raise UsageError persona_unknown."""
    persona = personas.get(name) or SHEETS.get(fold_name(name))
    if persona is not None:
        return replace(settings, persona=persona, own_persona="")
    sheets = [table.sheet for table in tables if is_kpi_table(table.name, table.headers)]
    own = next((sheet for sheet in sheets if fold_own(sheet) == fold_own(name)), None)
    if own is None:
        raise UsageError("persona_unknown", name=name)
    return replace(settings, own_persona=own)


def _name(settings: Settings) -> str:
    return settings.own_persona or Words(settings.lang)(f"template.sheet_{settings.persona}")


def _lacking(book: ClosedBook, tables: Sequence[FoundTable], settings: Settings) -> tuple[str, ...]:
    return read_side_tables(tables, book.log(), settings).absent
