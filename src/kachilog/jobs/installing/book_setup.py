"""One workbook made ready for the buttons here: its xlwings module, and the Python that it alone runs.

A workbook keeps the macros that it was made with, while the package goes on. The module of xlwings in it and
the library that it calls must be of one version, so that module alone is renewed: what the user or we have
in the others stays, to the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.files import private
from kachilog.files.book.template import vba
from kachilog.files.xlsx.package import Package
from kachilog.jobs.installing.doctor import inspect
from kachilog.jobs.installing.setup import named, setting

if TYPE_CHECKING:
    import datetime as dt

    from kachilog.jobs.installing.doctor import BookFacts
    from kachilog.jobs.installing.setup import Platform

_MODULE = "xlwings"


@dataclass(frozen=True, slots=True)
class BookSetup:
    """What was changed: the version of xlwings that was renewed, and whether the Python was named."""

    renewed: str | None
    named: bool


def set_up_book(
    book: Path,
    *,
    now: dt.datetime,
    own_python: bool,
    platform: Platform | None = None,
    interpreter: Path | None = None,
) -> BookSetup:
    """Renew the xlwings module of a workbook with buttons where it is of another version, and back it up.

    With `own_python` the workbook names `interpreter` (this one) itself, before any other setting. Raise
    FileError: no_buttons where it is not one of ours with buttons; macros_signed, macros_locked; as `set_up`;
    as `Package.open` and `save`.
    """
    facts, package = require_buttons(book)
    renewed = None
    if not facts.macros_fit:
        package.set_macros(_renewed(book))
        renewed = facts.macros
    is_named = False
    if own_python:
        key, value = setting(platform, named(platform, interpreter))
        is_named = _name(package, book, key, value)
    if renewed or is_named:
        package.save(book, now=now)
    return BookSetup(renewed, is_named)


def require_buttons(book: Path) -> tuple[BookFacts, Package]:
    """Return what a workbook with buttons of ours is. Raise FileError as `set_up_book` where it is none."""
    facts, package = inspect(book), Package.open(book)
    sheets = {sheet.name for sheet in package.sheets}
    if facts.macros is None or vba.CONF_SHEET not in sheets:
        raise FileError("no_buttons", file=book.name)
    return facts, package


def named_python(book: Path, platform: Platform) -> Path | None:
    """Return the Python that a workbook names itself, before any other setting."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 (as below)

    key = setting(platform, Path())[0]
    opened = CalamineWorkbook.from_path(book)
    if vba.CONF_SHEET not in opened.sheet_names:
        return None
    lines = opened.get_sheet_by_name(vba.CONF_SHEET).to_python()
    said = {str(line[0]).strip(): str(line[1]) for line in lines if len(line) > 1}
    return Path(said[key]) if said.get(key) else None


def _name(package: Package, book: Path, key: str, value: str) -> bool:
    """Set a line of the workbook's own settings of xlwings; return whether that changed any."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 (only where it is asked for)

    lines = CalamineWorkbook.from_path(book).get_sheet_by_name(vba.CONF_SHEET).to_python()
    known = {str(line[0]).strip(): (row, line[1:]) for row, line in enumerate(lines, 1) if line}
    row, rest = known.get(key, (len(lines) + 1, []))
    if [str(cell) for cell in rest[:1]] == [value]:
        return False
    package.set_cells(vba.CONF_SHEET, {(row, 1): key, (row, 2): value})
    return True


def _renewed(book: Path) -> bytes:
    """Return the VBA project of a workbook with the xlwings module that is installed here."""
    from pyopenvba import ExcelFile  # noqa: PLC0415 (100 ms that only this needs)

    with private.folder() as folder, ExcelFile(book) as file:
        if file.vba_signature().present:
            raise FileError("macros_signed", file=book.name)
        before = file.vba_modules()
        file.set_module(_MODULE, vba.sources()[_MODULE])
        copy = Path(folder, book.name)
        try:
            file.save(copy)
        except Exception as error:
            raise FileError("macros_locked", file=book.name) from error
        with ExcelFile(copy) as written:
            after = written.vba_modules()
        if {**after, _MODULE: ""} != {**before, _MODULE: ""}:
            raise FileError("macros_locked", file=book.name)
        return Package.open(copy).macros or b""
