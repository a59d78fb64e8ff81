"""What is done with a hostile file: everything that a command does with one, in this process.

Each step may refuse the file with a FileError or a UsageError, and none may raise anything else.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING

from support import workbooks

from kachilog.base.errors import FileError, UsageError
from kachilog.files import csv_files
from kachilog.files.book.closed import ClosedBook
from kachilog.files.book.tables.found import rows_of_table
from kachilog.files.xlsx.package import Package, RowLooks
from kachilog.jobs import review
from kachilog.jobs.file_desk import FileDesk
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.export import export_log
from kachilog.jobs.moving.import_ import import_files
from kachilog.jobs.source import open_source

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 18, 30, 5)  # noqa: DTZ001  the user's clock has no zone
ROWS = [(dt.date(2026, 11, 20), "投稿", 5, "=1+1"), (None, None, 2.5, "\x01\ud800")]
CSV = "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),ひとこと\n2026-11-19,投稿,30,2,5,'=1\n"

_PAGE = workbooks.page_bytes(chart=False)


def take_csv(data: bytes, folder: Path) -> bool:
    """Read a CSV, review it, and write it again; say whether it held a log."""
    path = folder / "log.csv"
    path.write_bytes(data)
    read = False
    with suppress(FileError, UsageError):
        stream = csv_files.read_csv(path).stream(today=TODAY)
        if stream.header is not None:
            chunks = stream.chunks(verbatim=True)
            csv_files.write_csv(folder / "again.csv", stream.header, chunks, now=NOW, overwrite=True)
            read = True
    if read:
        for encoding in ("cp932", "utf-16"):
            with suppress(FileError, UsageError):
                stream = csv_files.read_csv(path).stream(today=TODAY)
                chunks = stream.chunks(verbatim=True)
                csv_files.write_csv(
                    folder / "other.csv", stream.header, chunks, encoding=encoding, now=NOW, overwrite=True
                )
    with suppress(FileError, UsageError):
        read = read and not _reviewed(path).log.frame.empty
    _clear(folder)
    return read


def _reviewed(path):
    desk = FileDesk(path, today=TODAY)
    return review.read(desk, review.named_weeks(desk, "last"))


def take_workbook(data: bytes, folder: Path) -> bool:
    """Read a workbook, review and export it, edit it and save it; say whether it could be edited."""
    path = folder / "book.xlsx"
    path.write_bytes(data)
    with suppress(FileError, UsageError):
        _reviewed(path)
    with suppress(FileError, UsageError):
        open_source(path, today=TODAY)
    with suppress(FileError, UsageError):
        export_log(ClosedBook.open(path).stream(), folder / "log.csv", now=NOW, overwrite=True)
    _read_sheets(path)
    edited = _edit(data, folder)
    with suppress(FileError, UsageError):
        (folder / "more.csv").write_text(CSV, encoding="utf-8")
        import_files(ClosedLog(path, NOW), [folder / "more.csv"])
    _clear(folder)
    return edited


def _read_sheets(path: Path) -> None:
    with suppress(FileError, UsageError):
        book = ClosedBook.open(path)
        for sheet in book.sheet_names[:20]:
            with suppress(FileError, UsageError):
                for _ in book.rows(sheet):
                    pass
        for table in book.package.tables:
            with suppress(FileError, UsageError):
                rows_of_table(book, table)


def _edit(data: bytes, folder: Path) -> bool:
    edited = False
    with suppress(FileError, UsageError):
        book = Package.from_bytes(data)
        names = [sheet.name for sheet in book.sheets]
        with suppress(FileError, UsageError):
            book.place(_PAGE, "新しい週", after=names[0] if names else None)
        for name in names[:2]:
            with suppress(FileError, UsageError, ValueError):
                book.set_cells(name, {(1, 1): None, (400, 3): "y"}, looks=RowLooks({1: True, 2: False}))
        for table in list(book.tables):
            with suppress(FileError, UsageError):
                width = len(book.tables[table].headers)
                rows = [(*row, *[None] * width)[:width] for row in ROWS]
                workbooks.append_rows(book, table, [(*row, 1) for row in rows], ["追加"])
        for name in names[:3]:
            # A sheet without any row is the caller's mistake, and the one thing a ValueError says.
            with suppress(FileError, UsageError, ValueError):
                book.set_cells(name, {(1, 1): "x", (1, 300): 2})
        book.save(folder / "edited.xlsx", now=NOW, overwrite=True)
        Package.open(folder / "edited.xlsx").sheets  # noqa: B018  what was saved can be read
        edited = True
    return edited


def _clear(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


TARGETS = {"csv": take_csv, "workbook": take_workbook}
