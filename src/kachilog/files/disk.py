"""The few operations by which a save touches the disk, each of which may be the last one that happens.

They stand in a module of their own so that a test can end the process at any of them. Callers name them
through the module (`disk.rename`). What is costly to load is loaded when needed: a click in LibreOffice is
waited for, and wants a lock of this package, no more.
"""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)  # on a Mac fsync leaves the data in the drive's own cache
_WINDOW = 1 << 20


def aside(path: Path, ending: str) -> Path:
    """Return the path of a file of ours beside `path`, the same each time, so that the next run finds it."""
    import hashlib  # noqa: PLC0415

    mark = hashlib.sha256(path.name.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return path.with_name(f"~kachilog-{mark}.{ending}")


def digest(file: BinaryIO) -> bytes:
    """Return what tells the content of a file, from where it stands to its end. Raise OSError."""
    return copy(file, None)


def copy(source: BinaryIO, target: BinaryIO | None) -> bytes:
    """Copy a file from where it stands to its end, and return the digest of that. Raise OSError."""
    import hashlib  # noqa: PLC0415

    hashed = hashlib.blake2b(digest_size=16)
    while window := source.read(_WINDOW):
        hashed.update(window)
        if target is not None:
            target.write(window)
    return hashed.digest()


def create(path: Path) -> BinaryIO:
    """Open a new file for writing and reading. Raise OSError, FileExistsError where there is one."""
    return path.open("x+b")


@contextlib.contextmanager
def temporary(path: Path) -> Iterator[BinaryIO]:
    """Open a new file for writing and reading, which is gone afterwards unless it has got another name.

    One that a run which was killed has left gives way to it. Raise OSError.
    """
    remove(path)
    try:
        with create(path) as file:
            yield file
    finally:
        with contextlib.suppress(OSError):  # it has another name, or goes with the next run
            remove(path)


@contextlib.contextmanager
def whole(path: Path, beside: Path | None = None, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Write the file `path` whole or not at all: it takes its name, and the place of what had it, at the end.

    Until then it is `beside`, a name of ours if None. What is not `durable` may be lost in a power cut.
    Raise OSError, with everything as it was.
    """
    new = beside or aside(path, "new")
    with temporary(new) as file:
        yield file
        if durable:
            sync(file)
        file.close()
        rename(new, path)
    if durable:
        sync_folder(path.parent)


def sync(file: BinaryIO) -> None:
    """Return when what was written is on the disk. Raise OSError."""
    file.flush()
    if _FULL_SYNC is not None:
        with contextlib.suppress(OSError):  # a file system without it (a network drive's) gets an fsync
            fcntl.fcntl(file.fileno(), _FULL_SYNC)
            return
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Let the names in a folder reach the disk, where folders can be synced (POSIX)."""
    if os.name == "posix":
        with contextlib.suppress(OSError):  # some network file systems cannot; the content is there already
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def rename(old: Path, new: Path) -> None:
    """Give a file the name `new` in one step, in the place of what had it. Raise OSError."""
    old.replace(new)


def remove(path: Path) -> None:
    """Remove a file if it is there. Raise OSError."""
    path.unlink(missing_ok=True)


def copy_mode(source: Path, target: Path) -> None:
    """Give a file the permissions of another. Raise OSError."""
    target.chmod(stat.S_IMODE(source.stat().st_mode))


def make_folder(folder: Path) -> None:
    """Make a folder if there is none. Raise OSError."""
    folder.mkdir(exist_ok=True)
