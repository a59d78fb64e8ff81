"""Folders that only the user may enter, for what is on its way between programs, and gone with the run.

What a run that was killed has left goes with the next one that makes such a folder.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kachilog.files import locking

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "kachilog-"
LOCK = "running.lock"
"""The lock file in a folder, held for as long as its run lives: one that is free is a dead run's."""

CLICK = ("request.txt", "ahead.lock", "dump.txt")
"""What a click of the LibreOffice edition has in its folder before anybody holds its lock."""

_OLD = 120.0
"""Seconds without a change after which nobody waits for a click any more whose folder no one ever held."""


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder in the place for temporary files. Raise OSError."""
    import tempfile  # noqa: PLC0415  a click in LibreOffice only tidies up, and is waited for

    tidy(Path(tempfile.gettempdir()))
    made = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        with locking.exclusive(made / LOCK):
            yield made
    finally:
        remove(made)


def tidy(place: Path) -> None:
    """Remove what killed runs of this user have left in a place for temporary files."""
    for pattern in (f"{PREFIX}*", f"lu*.tmp/{PREFIX}*"):
        for left in place.glob(pattern):
            with suppress(OSError):  # it is another's, or gone already
                if _is_own(left) and _is_left(left):
                    remove(left)


def remove(left: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done."""
    import shutil  # noqa: PLC0415  as above

    shutil.rmtree(left, ignore_errors=True)


def _is_own(left: Path) -> bool:
    status = left.lstat()
    return stat.S_ISDIR(status.st_mode) and (os.name != "posix" or status.st_uid == os.getuid())


def _is_left(left: Path) -> bool:
    """Return whether a folder of ours is nobody's any more."""
    if (left / LOCK).exists():
        return _is_let_go(left / LOCK)
    files = [*left.rglob("*")]
    names = {file.name for file in files}
    if names and not names & {*CLICK}:
        return False  # the name is like ours, what is in it is not
    changed = max(file.stat().st_mtime for file in (left, *files))
    locks = [file for file in files if file.name == CLICK[1]]
    return time.time() - changed > _OLD and all(map(_is_let_go, locks))


def _is_let_go(lock: Path) -> bool:
    with suppress(BlockingIOError), locking.exclusive(lock):
        return True
    return False
