"""A log into a new CSV. Rows that cannot be read go along as they stand: who moves a log wants all of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kachilog.files import csv_files
from kachilog.jobs.keeping.targets import require_csv
from kachilog.jobs.moving.verify import ReadBack
from kachilog.log.csv_write import layout

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from kachilog.base.problems import Problem
    from kachilog.log.parse import Track
    from kachilog.log.reading.kinds import Value
    from kachilog.log.stream import LogStream

_WINDOWS_DOCUMENTS = 5  # CSIDL_PERSONAL: follows a folder that was moved, to OneDrive for instance
_PATH_LENGTH = 260


class Moved(NamedTuple):
    """What became of an export or a conversion: rows written, and what is wrong with the log.

    `verbatim` of the rows cannot be read and were written as they stand; `lost` is how many could not even
    be: a cell was too long for any workbook, or stood under no header. `verified` counts the cells that were
    read back and compared with what was meant.
    """

    rows: int
    problems: Sequence[Problem]
    verbatim: int = 0
    lost: int = 0
    verified: int = 0


def export_log(
    stream: LogStream,
    target: Path,
    *,
    now: dt.datetime,
    source: Path | None = None,
    encoding: str = "utf-8-sig",
    overwrite: bool = False,
    track: Track = iter,
    again: Callable[[], LogStream] | None = None,
) -> Moved:
    """Write a log to a CSV; a log that is there is backed up, then replaced, if `overwrite` says so.

    `source` is the file of the log: who may not read it may not read the new CSV. With `again`, which opens
    the log anew, every cell is read back and compared before the CSV takes its name. Nothing is written of a
    log without headers. Raise FileError, UsageError with `target` as it was.
    """
    sources = () if source is None else (source,)
    require_csv(target, sources)
    if stream.header is None:
        return Moved(0, stream.problems)
    read_back = ReadBack(target.name)
    rows = csv_files.write_csv(
        target,
        stream.header,
        track(stream.chunks(verbatim=True)),
        encoding=encoding,
        now=now,
        overwrite=overwrite,
        like=sources,
        check=read_back.of_csv(encoding, lambda: _meant(again())) if again else None,
    )
    return Moved(rows, stream.problems, stream.verbatim_rows, stream.lost_rows, read_back.cells)


def _meant(stream: LogStream) -> Iterator[Sequence[Value]]:
    """Yield the headers and the rows that a CSV of a log is to have."""
    if stream.header is None:
        return
    plan = layout(stream.header.columns, stream.header.lang)
    yield plan.headers
    for chunk in stream.chunks(verbatim=True):
        yield from zip(*(chunk.columns[at] for at in plan.order), strict=True)


def beside(full_name: str) -> tuple[Path, str]:
    """Return the folder for what is made of a workbook, and how its name begins.

    `full_name` is what the program calls the workbook. A URL, or the bare name of a workbook that was never
    saved, names no folder: then it is the user's documents.
    """
    is_url = "://" in full_name
    own = Path(re.split(r"[/\\]", full_name)[-1] if is_url else full_name)
    return _documents() if is_url or own.parent == Path() else own.parent, own.stem


def csv_path(full_name: str, day: dt.date) -> Path:
    """Return a path for a new CSV of a workbook, as `beside`; an existing file is never taken."""
    folder, stem = beside(full_name)
    name = f"{stem}-{day.isoformat()}"
    path, number = folder / f"{name}.csv", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.csv"
    return path


def _documents() -> Path:
    """Return the user's folder of documents, or the home folder where there is none."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (there on Windows only)

        buffer = ctypes.create_unicode_buffer(_PATH_LENGTH)
        ctypes.windll.shell32.SHGetFolderPathW(None, _WINDOWS_DOCUMENTS, None, 0, buffer)
        folder = Path(buffer.value or Path.home())
    else:
        folder = Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()
