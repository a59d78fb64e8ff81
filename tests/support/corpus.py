"""A folder of workbooks, and what becomes of each when kachilog writes into a copy of it.

The folder is tests/data/workbooks, or the one that KACHILOG_CORPUS names.
"""

from __future__ import annotations

import datetime as dt
import functools
import io
import itertools
import os
import re
import shutil
import warnings
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import openpyxl
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum
from support import typed
from support.workbooks import append_rows

from kachilog.base.errors import FileError
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.names import LOG_TABLE
from kachilog.files.book.pages import Pages
from kachilog.files.xlsx.package import Package, Table
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.reviews.trend import trend_weeks
from kachilog.reviews.weeks import trend
from kachilog.wording import Words

OWN = Path(__file__).parents[1] / "data" / "workbooks"
FOLDER = Path(os.environ.get("KACHILOG_CORPUS") or OWN)
WEEK, TREND = "2026-W47", "推移"
NOW = dt.datetime(2026, 11, 24, 9)  # noqa: DTZ001  the user's clock has no zone
_INLINE = "Excel_InlineStrCells"
"""The validator's remark that Excel will put inline strings elsewhere when it saves: true, and no fault."""
SMALL = 1 << 20
"""Bytes of XML up to which openpyxl and the schema validator are asked: both take minutes beyond."""
_DRAWN = {}


def files(folder=FOLDER):
    """Return the workbooks of a folder and its folders, also those whose names only look like it."""
    found = (
        path for path in folder.rglob("*") if path.suffix.lower() in (".xlsx", ".xlsm") and path.is_file()
    )
    return sorted(found)


def ident(path):
    """Return how a test calls a workbook."""
    return path.relative_to(FOLDER).as_posix()


@dataclass(frozen=True)
class Appended:
    """Rows that went into a table: the workbook afterwards, the table as it was, and the rows."""

    path: Path
    table: Table
    rows: list


@dataclass(frozen=True)
class Walk:
    """The workbook `source` on its way: as it was, with our pages, with pages made again, with rows appended.

    `refused` is the code of the error where kachilog does not take it, and then there is no more. `ours` are
    the names of our sheets, the page last, `drawn` those that are new, as they were drawn. `appended` is None
    where no table takes rows; `not_appended` says why, table by table.
    """

    source: Path
    original: Path
    refused: str | None = None
    ours: tuple[str, ...] = ()
    drawn: dict[str, bytes] = field(default_factory=dict)
    once: Path | None = None
    twice: Path | None = None
    appended: Appended | None = None
    not_appended: tuple[str, ...] = ()

    @property
    def last(self):
        """The workbook at the end of its way."""
        return self.appended.path if self.appended else self.twice


_LOCK = re.compile(rb"<(?:\w+:)?workbookProtection\b[^>]*(?:/>|></(?:\w+:)?workbookProtection>)")


def unlocked(source, target):
    """Copy a workbook to `target` without the protection of its structure; return `target`."""
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w") as copy:
        for member in book.infolist():
            part = book.read(member)
            copy.writestr(member, _LOCK.sub(b"", part) if member.filename.endswith("workbook.xml") else part)
    return target


def walk(source, folder):
    """Take a copy of the workbook `source` through its way in `folder`.

    One whose structure is protected is to be refused; without that protection it goes on like the others.
    """
    folder.mkdir(parents=True)
    ending = source.suffix.lower()
    original = Path(shutil.copy(source, folder / f"original{ending}"))
    book = Path(shutil.copy(source, folder / f"book{ending}"))
    log = typed.written(folder / "log.csv")
    try:
        reviewed = _review(log, book)
    except FileError as error:
        assert book.read_bytes() == original.read_bytes(), "refused, and yet changed"
        if error.code == "structure_protected":
            opened = unlocked(source, folder / f"unlocked{ending}")
            return replace(walk(opened, folder / "unlocked"), source=source)
        return Walk(source, original, error.code)
    if _is_damaged(original):
        return Walk(source, original, "a part that its checksum does not fit")
    once = Path(shutil.copy(book, folder / f"once{ending}"))
    try:
        _review(log, book)
    except FileError as error:  # now that there are pages, more of it is read
        assert book.read_bytes() == once.read_bytes(), "refused, and yet changed"
        return Walk(source, original, error.code)
    twice = Path(shutil.copy(book, folder / f"twice{ending}"))
    appended, why = _append(twice, folder / f"appended{ending}")
    drawn = _drawn(reviewed, original)
    new = {name: content for name, content in drawn.items() if content}
    return Walk(source, original, None, tuple(drawn), new, once, twice, appended, why)


def _is_damaged(path):
    with zipfile.ZipFile(path) as book:
        return book.testzip() is not None


def _review(log, book):
    """Place the pages of a log into a book, as the command does; return the review."""
    desk = FileDesk(log, book, today=NOW.date(), now=NOW, settings_from=book, budget=180, lang="ja")
    reviewed = review.read(desk, review.named_weeks(desk, WEEK))
    review.place(desk, reviewed)
    return reviewed


def _drawn(reviewed, original):
    """Return our two sheets as they are drawn for a book: workbooks of their own, b"" for one that it has."""
    has_pages = any(re.match(r"\d{4}-W", sheet.name) for sheet in Package.open(original).sheets)
    # Without pages of its own a book has no say in how ours look.
    key = (repr((reviewed.settings, reviewed.reviews)), original if has_pages else None)
    if key not in _DRAWN:
        pages, words = Pages(ClosedBook.open(original)), Words("ja")
        figures = trend(reviewed.log, reviewed.settings, NOW.date(), reviewed.history)
        weeks = trend_weeks(figures, reviewed.beside)
        sheets = (pages.draw_trend(weeks, words), pages.draw(reviewed.reviews[0], reviewed.settings, words))
        _DRAWN[key] = {sheet.name: sheet.content() for sheet in sheets}
    return _DRAWN[key]


def _append(book, target):
    """Append rows to the log, else to the first table that takes them."""
    try:
        tables = sorted(Package.open(book).tables.values(), key=lambda table: table.name != LOG_TABLE)
    except FileError as error:
        return None, (error.code,)
    why = []
    for table in tables:
        package = Package.open(book)
        rows = [_row(table, number) for number in range(3)]
        try:
            append_rows(package, table.name, rows)
        except FileError as error:
            why.append(f"{table.name}: {error.code}")
            continue
        package.save(target, now=NOW)
        return Appended(target, table, rows), tuple(why)
    return None, tuple(why)


def _row(table, number):
    """Return a row for a table: a date, a text that looks like a formula, a number, nothing, and so on."""
    given = itertools.cycle((NOW.date() + dt.timedelta(number), "=記録「&<>」 ", 30 + number, None))
    return [None if header in table.calculated else next(given) for header in table.headers]


def is_small(path):
    """Tell whether a workbook is one that slow readers can be asked about."""
    with zipfile.ZipFile(path) as book:
        return sum(info.file_size for info in book.infolist() if not info.filename.endswith(".bin")) <= SMALL


def findings(path):
    """Return what the schema validator has to say of a workbook, without the places."""
    errors = [error for error in OpenXmlValidator().validate(path).errors if error.id != _INLINE]
    return {re.sub(r"\d+", "#", str(error.description)) for error in errors}


@functools.lru_cache(maxsize=32)
def opened(book):
    """Return a workbook (a path, or its bytes) as openpyxl reads its cached values, None if it does not.

    Where there is too much of it, it is not asked.
    """
    if isinstance(book, Path) and not is_small(book):
        return None
    with warnings.catch_warnings():
        # It says what it would drop on saving; here it only reads.
        warnings.simplefilter("ignore")
        try:
            sheets = openpyxl.load_workbook(_stream(book), data_only=True)
        except Exception:  # noqa: BLE001  it fails in many ways on what it does not know
            return None
    return sheets if sheets.worksheets else None  # of the strict dialect it sees nothing


def _stream(book):
    return io.BytesIO(book if isinstance(book, bytes) else book.read_bytes())


@functools.lru_cache(maxsize=32)
def by_openpyxl(book):
    """Return what openpyxl reads: sheet → (row, column) → value and number format; None if it does not."""
    sheets = opened(book)
    return sheets and {
        sheet.title: {
            place: (cell.value, cell.number_format or "General")
            for place, cell in sheet._cells.items()
            if cell.value is not None
        }
        for sheet in sheets.worksheets
    }


@functools.lru_cache(maxsize=32)
def by_calamine(book):
    """Return what calamine reads: sheet → (row, column) → value; None if it does not."""
    try:
        sheets = CalamineWorkbook.from_filelike(_stream(book))
        names = [one.name for one in sheets.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        return {name: _placed(sheets.get_sheet_by_name(name)) for name in names}
    except CalamineError:
        return None


def _placed(sheet):
    top, left = (at + 1 for at in sheet.start or (0, 0))
    return {
        (row, column): value
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top)
        for column, value in enumerate(values, left)
        if value != ""
    }


READERS = (by_openpyxl, by_calamine)


def plain(found):
    """Return a value as all readers give it: without a number format, whole numbers and days as such."""
    value = found[0] if isinstance(found, tuple) else found
    if isinstance(value, dt.datetime):
        return value.date()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def shows(found, given):
    """Tell whether a cell shows what it was given; where nothing was, anything. A date column shows dates."""
    value = plain(found)
    dated = isinstance(value, dt.date | dt.time | dt.timedelta) and isinstance(given, int)
    return given is None or dated or value == given


def looks(sheet, places):
    """Return how cells of a sheet look to openpyxl."""
    found = {}
    for row, column in places:
        cell = sheet.cell(row, column)
        code = cell.number_format or "General"
        found[row, column] = (code, *map(repr, (cell.font, cell.fill, cell.border, cell.alignment)))
    return found
