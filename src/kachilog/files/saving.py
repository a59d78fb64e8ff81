"""Saving a file so that nothing is ever lost: whole or not at all, with the old one kept.

The new content goes to a file beside the old one, is read again, is on the disk before the old one is copied
to the backups, and then takes its name in one step. Whatever fails before that step leaves the old file as it
was and nothing else behind; what a run that was killed has left goes with the next save of the file.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from kachilog.base.errors import FileError
from kachilog.files import backups, disk, locking
from kachilog.files.limits import require_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


class Fingerprint(NamedTuple):
    """What tells that a file is still the one that was read."""

    size: int
    modified: int  # nanoseconds
    inode: int
    digest: bytes  # of the content: the time of a change may be coarse, and can be set

    @classmethod
    def of(cls, status: os.stat_result, content: bytes) -> Fingerprint:
        """Return the fingerprint of a file's status and content."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino, disk.digest(io.BytesIO(content)))

    def is_of(self, status: os.stat_result) -> bool:
        """Return whether a file's status is the one of this fingerprint."""
        return (self.size, self.modified, self.inode) == (
            status.st_size,
            status.st_mtime_ns,
            status.st_ino,
        )


def save(
    path: Path,
    write: Callable[[BinaryIO], None],
    verify: Callable[[BinaryIO], None] | None,
    *,
    seen: Fingerprint | None,
    now: dt.datetime,
    overwrite: bool = False,
    like: Iterable[Path] | None = (),
) -> Fingerprint:
    """Write a file through `write`, check it through `verify`, and put it in the place of `path`.

    `seen` is the fingerprint of `path` when it was read, where this is its changed content; None where it is
    not. With it, or with `overwrite`, the file there is replaced after a backup dated `now`, unless it has
    this very content; else nothing may be there. A file that is replaced hands on its permissions; a new one
    is open to no one to whom one of the files `like` is closed, or to nobody else at all (None). Return the
    fingerprint of the file. Raise FileError, with everything as it was: file_exists, file_changed,
    folder_missing, folder_read_only, file_read_only, open_in_excel, open_in_libreoffice, file_busy,
    file_in_use, disk_full, backup_failed, name_too_long, file_unwritable, and what `write`, `verify` raise.
    """
    path = disk.real(path)
    require_name(path)
    if not path.parent.is_dir():
        raise FileError("folder_missing", folder=str(path.parent))
    with _exclusive(path), _explained(path):
        backups.clean(path)
        _check(path, seen, overwrite=overwrite)
        new = disk.aside(path, "tmp")
        with disk.temporary(new) as out:
            digest = _written(out, write, verify)
            if _has(path, new, digest):
                backups.rotate(path, now)  # who has closed the file since closes its backups
            else:
                if path.exists():
                    disk.copy_mode(path, new)
                elif like is not None:
                    disk.open_mode(new, like)
                _replace(path, new, now, seen, overwrite=overwrite)
        status = path.stat()
        return Fingerprint(status.st_size, status.st_mtime_ns, status.st_ino, digest)


def restore(
    path: Path, backup: backups.Backup, *, now: dt.datetime, check: Callable[[bytes], None] | None = None
) -> Fingerprint:
    """Bring `backup` back as `path`; the file there is backed up first.

    `check` looks at the content before anything is done. Raise FileError like `save`, and as `check` does.
    """
    try:
        content = backup.path.read_bytes()
    except OSError as error:
        raise FileError("backup_missing", file=backup.path.name) from error
    if check is not None:
        check(content)

    def write(out: BinaryIO) -> None:
        out.write(content)

    def verify(written: BinaryIO) -> None:
        if written.read() != content:
            raise FileError("verify_failed", what="backup")

    return save(path, write, verify, seen=None, now=now, overwrite=True, like=[backup.path])


def make_folders(folder: Path) -> None:
    """Make a folder, and those that it is in, where there are none.

    Raise FileError file_exists where a file is in the way, name_too_long, folder_read_only, disk_full,
    file_unwritable.
    """
    require_name(folder)  # of a name that is too long Windows says that there is no such folder
    with _explained(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise FileError("file_exists", file=str(folder)) from error


def _has(path: Path, new: Path, digest: bytes) -> bool:
    """Return whether a file has the content of the new one already."""
    if not path.exists() or path.stat().st_size != new.stat().st_size:
        return False
    with path.open("rb") as content:
        return disk.digest(content) == digest


def _replace(path: Path, new: Path, now: dt.datetime, seen: Fingerprint | None, *, overwrite: bool) -> None:
    """Give the file `new` its place; what was there is backed up, and no backup stays where that fails."""
    backup = None
    try:
        if path.exists():
            backup = _back_up(path, now, seen)
        _check(path, seen, overwrite=overwrite)
        with _explained(path, in_use=backup is not None):
            disk.rename(new, path)
    except BaseException:
        if backup is not None and new.exists():  # else whatever was raised came behind the deed
            backups.unmake(backup)
        raise
    disk.sync_folder(path.parent)
    backups.rotate(path, now)


def _check(path: Path, seen: Fingerprint | None, *, overwrite: bool) -> None:
    """Refuse to write where somebody else has a hold on the file or on its place."""
    locks = {"open_in_excel": f"~${path.name}", "open_in_libreoffice": f".~lock.{path.name}#"}
    for code, lock in locks.items():
        with suppress(OSError):  # where the name would be too long, that program can make no such file
            if path.with_name(lock).exists():
                raise FileError(code, file=path.name, lock=lock)
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode):
        raise FileError("file_exists", file=path.name)
    if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise FileError("file_read_only", file=path.name)
    if seen is not None and not seen.is_of(status):
        raise FileError("file_changed", file=path.name)
    if seen is None and not overwrite:
        raise FileError("file_exists", file=path.name)


def _written(
    out: BinaryIO, write: Callable[[BinaryIO], None], verify: Callable[[BinaryIO], None] | None
) -> bytes:
    """Write the new content onto the disk, verify it, and return its digest; `out` is closed then."""
    write(out)
    disk.sync(out)
    out.seek(0)
    if verify is not None:
        verify(out)
        out.seek(0)
    digest = disk.digest(out)
    out.close()
    return digest


def _back_up(path: Path, now: dt.datetime, seen: Fingerprint | None) -> backups.Backup:
    """Put a copy of the file `path` among its backups, unless it is another than the one `seen`."""
    try:
        backup, digest = backups.make(path, now)
    except OSError as error:
        code = "disk_full" if error.errno in _FULL else "backup_failed"
        raise FileError(code, file=path.name, folder=backups.FOLDER) from error
    if seen is not None and seen.digest != digest:
        backups.unmake(backup)
        raise FileError("file_changed", file=path.name)
    return backup


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
        if error.errno == errno.ENAMETOOLONG:
            raise FileError("name_too_long", file=path.name) from error
        if error.errno == errno.ENOENT:
            raise FileError("folder_missing", folder=str(path.parent)) from error
        raise FileError("file_unwritable", file=path.name, reason=error.strerror or "") from error


@contextmanager
def _exclusive(path: Path) -> Iterator[None]:
    """Keep other kachilogs from saving the same file meanwhile."""
    with ExitStack() as held:
        with _explained(path):
            try:
                held.enter_context(locking.exclusive(disk.aside(path, "lock")))
            except BlockingIOError as error:
                raise FileError("file_busy", file=path.name) from error
        yield
