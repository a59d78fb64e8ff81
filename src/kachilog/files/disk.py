"""The few operations by which a save touches the disk, each of which may be the last one that happens.

They stand in a module of their own so that a test can end the process at any of them. Callers name them
through the module (`disk.rename`). What is costly to load is loaded when needed: a click in LibreOffice is
waited for, and wants a lock of this package, no more.
"""

from __future__ import annotations

import contextlib
import os
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)  # on a Mac fsync leaves the data in the drive's own cache
_WINDOW = 1 << 20
_OWN, _OWN_FOLDER = 0o600, 0o700
"""What is made is the user's alone from its first moment on; what others may see is opened to them last."""


def real(path: Path) -> Path:
    """Return where a file is or would be: its links followed, its names spelled as the disk spells them.

    A name that is not there as typed may be there in another Unicode form, or in other letters where the disk
    does not tell them apart. A link that leads to itself is left as it is.
    """
    path = Path(os.path.realpath(path)) if os.path.islink(path) else path.absolute()  # noqa: PTH114  raise for no name
    if not os.path.isdir(path.parent):  # noqa: PTH112  likewise
        place = Path(path.anchor)
        for name in path.parts[1:-1]:
            place = _spelled(place / name)
        path = place / path.name
    return _spelled(path)


def _spelled(path: Path) -> Path:
    """Return a path with its last name as the disk spells it; typed otherwise, a link is followed."""
    with contextlib.suppress(OSError):
        names = os.listdir(path.parent)  # noqa: PTH208  names are all that is wanted
        if path.name not in names:
            typed = composed(path.name)
            for name in names:
                if composed(name) == typed or _is_same(path.with_name(name), path):
                    there = path.with_name(name)
                    return Path(os.path.realpath(there)) if there.is_symlink() else there
    return path


def _is_same(one: Path, other: Path) -> bool:
    """Return whether two names of one folder that differ in their letters' case only are one file's."""
    return one.name.casefold() == other.name.casefold() and other.exists() and one.samefile(other)


def composed(name: str) -> str:
    """Return a name in the one Unicode form in which names are compared."""
    return unicodedata.normalize("NFC", name)


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
    """Open a new file of the user's alone for writing and reading. Raise OSError, FileExistsError."""
    return open(path, "x+b", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, _OWN)


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


def narrow_mode(source: Path, target: Path) -> None:
    """Take from a file the permissions that another does not give. Raise OSError."""
    has, may = (stat.S_IMODE(path.stat().st_mode) for path in (target, source))
    if has & ~may:
        target.chmod(has & may)


def open_mode(new: Path, like: Iterable[Path]) -> None:
    """Give a new file the permissions that programs give, less those that one of `like` does not give.

    Raise OSError.
    """
    mask = os.umask(0o077)
    os.umask(mask)
    mode = 0o666 & ~mask
    for path in like:
        with contextlib.suppress(OSError):  # what is not there has no secret
            mode &= path.stat().st_mode
    new.chmod(mode | _OWN)


def make_folder(folder: Path) -> None:
    """Make a folder of the user's alone if there is none. Raise OSError."""
    folder.mkdir(_OWN_FOLDER, exist_ok=True)


def remove_folder(folder: Path) -> None:
    """Remove a folder if it is empty. Raise OSError."""
    folder.rmdir()
