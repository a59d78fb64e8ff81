"""One workbook made ready for the buttons here: its macros, and the Python that it alone runs.

A workbook keeps the macros that it was made with, while the package goes on. The module of xlwings in it and
the library that it calls must be of one version, so that module is renewed, and ours with it, where the user
has not changed one of them: what stands in the others stays, to the letter.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.template import vba
from kachilog.files.xlsx.package import Package
from kachilog.jobs.installing.doctor import inspect
from kachilog.jobs.installing.modules import with_modules
from kachilog.jobs.installing.setup import named, setting
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt

    from kachilog.jobs.installing.doctor import BookFacts
    from kachilog.jobs.installing.setup import Platform

_MODULE = "xlwings"


class BookSetup(NamedTuple):
    """What was changed: `renewed` is the version of xlwings that was, `modules` are those of ours that were.

    `named` tells whether the Python was. `left` are modules of ours that the user has changed, left for that.
    """

    renewed: str | None = None
    modules: tuple[str, ...] = ()
    named: bool = False
    left: tuple[str, ...] = ()


def set_up_book(
    book: Path,
    *,
    now: dt.datetime,
    own_python: bool,
    platform: Platform | None = None,
    interpreter: Path | None = None,
) -> BookSetup:
    """Renew the macros of a workbook with buttons where they are of another version, and back it up.

    With `own_python` the workbook names `interpreter` (this one) itself, before any other setting. Raise
    FileError: no_buttons where it is not one of ours with buttons; macros_signed, macros_locked; as `set_up`;
    as `Package.open` and `save`.
    """
    facts, package = require_buttons(book)
    ours = facts.ours.to_write
    sources = ours if facts.macros_fit else {_MODULE: vba.sources()[_MODULE], **ours}
    if sources:
        package.set_macros(with_modules(book, sources))
    if ours:
        package.keep_texts(vba.kept_texts(Words(ClosedBook.open(book).settings.lang)))
    is_named = False
    if own_python:
        key, value = setting(platform, named(platform, interpreter))
        is_named = _name(package, book, key, value)
    if sources or is_named:
        package.save(book, now=now)
    renewed = None if facts.macros_fit else facts.macros
    return BookSetup(renewed, tuple(ours), is_named, facts.ours.changed)


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
