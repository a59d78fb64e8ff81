"""One kachilog at a time for one file: a lock that ends with the process that holds it.

A lock file that merely exists would outlive a crash and keep the user from their own workbook. So the file is
locked by the system, which lets go when the process ends, however it ends. It is removed by who holds it.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kachilog.files import disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STEP = 0.005  # seconds between two looks at a lock that is waited for
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
def exclusive(path: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock file `path`; where another process holds it, raise BlockingIOError, or `wait` for it.

    Raise OSError where there can be no such file.
    """
    descriptor = _awaited(path) if wait else _held(path)
    try:
        yield
    finally:
        # An open file cannot be removed on Windows; one that another opened since stays.
        if sys.platform == "win32":
            os.close(descriptor)
        with suppress(OSError):
            disk.remove(path)
        if sys.platform != "win32":
            os.close(descriptor)


def _awaited(path: Path) -> int:
    while True:
        with suppress(BlockingIOError):
            return _held(path)
        time.sleep(_STEP)


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
