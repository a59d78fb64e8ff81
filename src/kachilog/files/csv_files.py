"""CSV files by their path: opened within the limits, and written as a whole or not at all.

What is in them is the matter of `kachilog.log.csv_read` and `kachilog.log.csv_write`.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from kachilog.base.errors import FileError
from kachilog.files import saving
from kachilog.files.limits import CSV_LIMIT, require_readable
from kachilog.log import csv_read, csv_write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kachilog.log.header import Header
    from kachilog.log.mapping import Maps
    from kachilog.log.parse import Chunk


def read_csv(path: Path, maps: Maps = ()) -> csv_read.Csv:
    """Return the CSV at `path`, its encoding and delimiter found out; `maps` tell what its columns mean.

    Raise FileError file_missing, file_unreadable, not_a_file, too_large and those of
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


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise FileError("file_missing", file=path.name) from None
    except OSError as error:
        raise FileError("file_unreadable", file=path.name, reason=error.strerror or str(error)) from None
