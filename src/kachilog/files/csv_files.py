"""CSV files by their path: opened within the limits, and written as a whole or not at all.

What is in them is the matter of `kachilog.log.csv_read` and `kachilog.log.csv_write`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from codecs import BOM_UTF16_LE
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from kachilog.base.errors import FileError
from kachilog.files import disk, saving
from kachilog.files.limits import CSV_LIMIT, require_readable
from kachilog.log import csv_read, csv_write
from kachilog.log.csv_protect import protect, restore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kachilog.log.header import Header
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import Chunk
    from kachilog.log.reading.kinds import Value

_SEARCHED = 1 << 16
"""Bytes from the start of a CSV in which its line ends are looked for."""


def read_csv(path: Path, maps: Maps = ()) -> csv_read.Csv:
    """Return the CSV at `path`, its encoding and delimiter found out; `maps` tell what its columns mean.

    Raise FileError file_missing, file_unreadable, is_folder, not_a_file, too_large and those of
    `kachilog.log.csv_read.open_csv`.
    """
    require_readable(path, CSV_LIMIT)
    return csv_read.open_csv(path.name, partial(_opened, path), maps)


def write_csv(
    path: Path,
    header: Header,
    chunks: Iterable[Chunk],
    *,
    encoding: str = "utf-8-sig",
    now: dt.datetime | None = None,
    overwrite: bool = False,
    like: Iterable[Path] = (),
    check: Callable[[BinaryIO], None] | None = None,
) -> int:
    """Write the typed rows of a log to `path`, as a whole or not at all, and return how many there were.

    `chunks` hold the columns of `header`; `check` reads what was written before it takes its name. A file at
    `path` is replaced only with `overwrite`, after a backup dated `now`; a new one is open to no one to whom
    one of the files `like` is closed. Raise UsageError encoding_unknown; FileError csv_character and those of
    `kachilog.files.saving.save`.
    """
    codec = csv_write.codec(encoding)
    written = 0

    def write(out: BinaryIO) -> None:
        nonlocal written
        written = csv_write.write(out, header, chunks, codec, path.name)

    moment = now or dt.datetime.now()  # noqa: DTZ005  a backup is named by the user's clock
    saving.save(path, write, check, seen=None, now=moment, overwrite=overwrite, like=like)
    return written


def append_record(path: Path, file: csv_read.Csv, cells: Sequence[Value], *, now: dt.datetime) -> int:
    """Add a record at the end of a CSV, as a whole or not at all, and return the line on which it stands.

    All that was there stays byte for byte; the record is in the file's own encoding, with its delimiter and
    line ends. Raise FileError csv_character, csv_end_open, and those of `kachilog.files.saving.save`.
    """
    with path.open("rb") as old:
        head = old.read(_SEARCHED)
    codec = _codec(file.encoding, head)
    line_end = "\r\n" if "\r\n".encode(codec) in head else "\n"
    made = io.StringIO()
    shown = csv_write.texts([protect(cell) if isinstance(cell, str) else cell for cell in cells])
    csv.writer(made, delimiter=file.delimiter, lineterminator=line_end).writerow(shown)
    try:
        record = made.getvalue().encode(codec)
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        raise FileError(
            "csv_character", file=path.name, character=character, encoding=codec, row=0, column=""
        ) from None

    def write(out: BinaryIO) -> None:
        with path.open("rb") as old:
            disk.copy(old, out)
            size = len("\n".encode(codec))
            old.seek(-min(size, old.tell()), io.SEEK_CUR)
            if old.read() != "\n".encode(codec):
                out.write(line_end.encode(codec))
        out.write(record)

    line = 0

    def verify(written: BinaryIO) -> None:
        nonlocal line

        def opened() -> BinaryIO:
            again = os.fdopen(os.dup(written.fileno()), "rb")  # who reads a CSV closes it
            again.seek(0)
            return again

        file = csv_read.open_csv(path.name, opened)
        last: Sequence[str] = ()
        for line, last in file.records():  # noqa: B007 (the last one is looked at)
            pass
        is_open = any(problem.is_error for problem in file.problems)
        if is_open or list(last) != [restore(text) for text in shown]:
            raise FileError("csv_end_open", file=path.name)

    saving.save(path, write, verify, seen=None, now=now, overwrite=True)
    return line


def _codec(encoding: str, head: bytes) -> str:
    """Return how text is added to a file of an encoding: without the mark at its start."""
    if encoding == "utf-16":
        return "utf-16-le" if head.startswith(BOM_UTF16_LE) else "utf-16-be"
    return "utf-8" if encoding == "utf-8-sig" else encoding


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise FileError("file_missing", file=path.name) from None
    except OSError as error:
        raise FileError("file_unreadable", file=path.name, reason=error.strerror or str(error)) from None
