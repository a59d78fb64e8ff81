"""A backup brought back, once it is known to be whole."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.files import saving
from kachilog.files.kinds import ODS, PARQUET, is_book, is_text
from kachilog.files.xlsx.package import Package
from kachilog.log import csv_read

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.files.backups import Backup

PARQUET_MARK = b"PAR1"
"""What a Parquet begins and ends with."""


def restore(path: Path, backup: Backup, *, now: dt.datetime) -> None:
    """Bring a backup back as `path`; the file there is backed up first.

    Raise FileError backup_damaged, backup_missing and as `kachilog.files.saving.save`, with `path` as it was.
    """
    saving.restore(path, backup, now=now, check=partial(_check, backup.path))


def _check(path: Path, content: bytes) -> None:
    """Open what is to be brought back, and read all of it. Raise FileError backup_damaged."""
    try:
        sound = bool(content) and _is_sound(path, content)
    except (FileError, zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError):
        sound = False
    if not sound:
        raise FileError("backup_damaged", file=path.name)


def _is_sound(path: Path, content: bytes) -> bool:
    ending = path.suffix.lower()
    if is_book(path):
        package = Package.from_bytes(content, path.name)
        return bool(package.sheets) and _is_whole(content)
    if ending == ODS:
        return _is_whole(content)
    if is_text(path):
        csv_read.open_csv(path.name, partial(io.BytesIO, content))
    if ending == PARQUET:
        return content.startswith(PARQUET_MARK) and content.endswith(PARQUET_MARK)
    return True


def _is_whole(content: bytes) -> bool:
    """Return whether each member of a zip archive is what its checksum says."""
    with zipfile.ZipFile(io.BytesIO(content)) as members:
        return members.testzip() is None
