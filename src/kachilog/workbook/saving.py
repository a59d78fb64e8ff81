"""Saving a file so that nothing is ever lost: whole or not at all, with the old one kept.

The new content goes to a file beside the old one, is read again, is on the disk before the old one is copied
to the backups, and then takes its name in one step. Whatever fails before that step leaves the old file as it
was and nothing else behind.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from kachilog.errors import FileError
from kachilog.workbook import backups

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

STALE_SECONDS = 600
"""A lock older than this was left behind by a run that died: no save takes ten minutes."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells that a file is still the one that was read."""

    size: int
    modified: int  # nanoseconds
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Fingerprint:
        """Return the fingerprint of a file's status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


def save(
    path: Path,
    write: Callable[[BinaryIO], None],
    verify: Callable[[BinaryIO], None],
    *,
    seen: Fingerprint | None,
    now: dt.datetime,
    overwrite: bool = False,
) -> Fingerprint:
    """Write a file through `write`, check it through `verify`, and put it in the place of `path`.

    `seen` is the fingerprint of `path` when it was read, where this is its changed content; None where it is
    not. With it, or with `overwrite`, the file there is replaced after a backup dated `now`; else nothing may
    be there. Return the fingerprint of the new file. Raise FileError, with everything as it was: file_exists,
    file_changed, folder_missing, folder_read_only, file_read_only, open_in_excel, open_in_libreoffice,
    file_busy, file_in_use, disk_full, backup_failed, file_unwritable, and what `verify` raises.
    """
    path = path.resolve() if path.is_symlink() else path.absolute()
    if not path.parent.is_dir():
        raise FileError("folder_missing", folder=str(path.parent))
    with _exclusive(path):
        _check(path, seen, overwrite=overwrite)
        temporary = path.with_name(f"~kachilog-{_mark(path)}.tmp")
        try:
            _write(temporary, path, write, verify)
            replaces = path.exists()
            if replaces:
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
                back_up(path, now)
            _check(path, seen, overwrite=overwrite)
            with _explained(path, in_use=replaces):
                temporary.replace(path)
        finally:
            with suppress(OSError):  # it has become the file, or goes with the next run
                temporary.unlink()
        _sync_folder(path.parent)
        backups.rotate(path)
        return Fingerprint.of(path.stat())


def restore(path: Path, backup: backups.Backup, *, now: dt.datetime) -> Fingerprint:
    """Bring `backup` back as `path`; the file there is backed up first. Raise FileError like `save`."""
    try:
        content = backup.path.read_bytes()
    except OSError as error:
        raise FileError("backup_missing", file=backup.path.name) from error

    def write(out: BinaryIO) -> None:
        out.write(content)

    def verify(written: BinaryIO) -> None:
        if written.read() != content:
            raise FileError("verify_failed", what="backup")

    return save(path, write, verify, seen=None, now=now, overwrite=True)


def _check(path: Path, seen: Fingerprint | None, *, overwrite: bool) -> None:
    """Refuse to write where somebody else has a hold on the file or on its place."""
    if path.with_name(f"~${path.name}").exists():
        raise FileError("open_in_excel", file=path.name, lock=f"~${path.name}")
    if path.with_name(f".~lock.{path.name}#").exists():
        raise FileError("open_in_libreoffice", file=path.name, lock=f".~lock.{path.name}#")
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode):
        raise FileError("file_exists", file=path.name)
    if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise FileError("file_read_only", file=path.name)
    if seen is not None and Fingerprint.of(status) != seen:
        raise FileError("file_changed", file=path.name)
    if seen is None and not overwrite:
        raise FileError("file_exists", file=path.name)


def _write(
    temporary: Path, path: Path, write: Callable[[BinaryIO], None], verify: Callable[[BinaryIO], None]
) -> None:
    with _explained(path):
        with suppress(FileNotFoundError):
            temporary.unlink()
        with temporary.open("x+b") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
            out.seek(0)
            verify(out)


def back_up(path: Path, now: dt.datetime) -> None:
    """Put a copy of the file `path` among its backups. Raise FileError `disk_full`, `backup_failed`."""
    try:
        backups.make(path, now)
    except OSError as error:
        code = "disk_full" if error.errno in _FULL else "backup_failed"
        raise FileError(code, file=path.name, folder=backups.FOLDER) from error


@contextmanager
def _explained(path: Path, *, in_use: bool = False) -> Iterator[None]:
    """Turn what the operating system says into a sentence for the user."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise FileError("disk_full", file=path.name) from error
        if error.errno in _REFUSED:
            code = "file_in_use" if in_use else "folder_read_only"
            raise FileError(code, file=path.name, folder=str(path.parent)) from error
        if error.errno == errno.ENOENT:
            raise FileError("folder_missing", folder=str(path.parent)) from error
        raise FileError("file_unwritable", file=path.name, reason=error.strerror or "") from error


def _mark(path: Path) -> str:
    """Return a short name of a file's own, by which the next run finds its lock and temporary file again."""
    return hashlib.sha256(path.name.encode()).hexdigest()[:12]


@contextmanager
def _exclusive(path: Path) -> Iterator[None]:
    """Keep other kachilogs from saving the same file meanwhile."""
    lock = path.with_name(f"~kachilog-{_mark(path)}.lock")
    with _explained(path):
        if _is_stale(lock):
            with suppress(OSError):  # another run may have been faster; the next line tells
                lock.unlink()
        try:
            descriptor = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError as error:
            raise FileError("file_busy", file=path.name) from error
    try:
        os.close(descriptor)
        yield
    finally:
        with suppress(OSError):
            lock.unlink()


def _is_stale(lock: Path) -> bool:
    try:
        return time.time() - lock.stat().st_mtime > STALE_SECONDS
    except OSError:
        return False


def _sync_folder(folder: Path) -> None:
    """Let the new name reach the disk, where folders can be synced (POSIX)."""
    if os.name == "posix":
        with suppress(OSError):  # some network file systems cannot; the content is on the disk already
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
