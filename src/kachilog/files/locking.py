"""One kachilog at a time for one file: a lock that ends with the process that holds it.

A lock file that merely exists would outlive a crash and keep the user from their own workbook. So the file is
locked by the system, which lets go when the process ends, however it ends. It is removed by who holds it.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kachilog.files import disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file `path`. Raise BlockingIOError where another process holds it, OSError else."""
    descriptor = _held(path)
    try:
        yield
    finally:
        if (
            sys.platform == "win32"
        ):  # an open file cannot be removed there; one that another opened since stays
            os.close(descriptor)
        with suppress(OSError):
            disk.remove(path)
        if sys.platform != "win32":
            os.close(descriptor)


def _held(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            _lock_if_possible(descriptor)
            if _is_at(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # who held it has removed it since: what is locked here is nobody's any more


def _lock_if_possible(descriptor: int) -> None:
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno in _HELD:
            raise BlockingIOError(error.errno, error.strerror) from error
        # Some network drives know no locks; that the file is the one that was read is checked besides.


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
