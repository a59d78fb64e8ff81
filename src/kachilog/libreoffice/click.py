"""What a click in the LibreOffice edition runs: `python -m kachilog.libreoffice.click [--ahead] FOLDER-URL`.

Loading what a review needs takes about as long as LibreOffice takes to save the snapshot. So the macro starts
this twice: `--ahead` of the snapshot, to load and wait; and behind it, to be waited for, which gives the word
and returns when the answer is there. Whoever of the two holds the lock does the work: should the one ahead be
late, fail or be ended, the other one does it all by itself.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kachilog.files import private
from kachilog.files.locking import exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ANSWER, LOCK, WORD = "answer.txt", "ahead.lock", "go"
_STEP, _PATIENCE = 0.005, 60.0
_NEEDED = ("kachilog.libreoffice.answer", "kachilog.log.frame", "xlsxwriter")


def click(folder: Path) -> None:
    """See that a folder with a request and a snapshot has its answer, by whoever is ready first."""
    with _waited_for(folder):
        (folder / WORD).touch()
        with exclusive(folder / LOCK, wait=True):
            if not (folder / ANSWER).exists():
                import_module(_NEEDED[0]).answer(folder)


def go_ahead(folder: Path) -> None:
    """Load everything, wait for the word, and answer; end quietly if it does not come, or comes too early.

    Whatever becomes of that, this holds the lock by which the folder is known to be in use, until it is gone.
    """
    with _waited_for(folder) as is_alone, suppress(FileNotFoundError), exclusive(folder / private.LOCK):
        with suppress(BlockingIOError):
            _answer_ahead(folder, is_alone)
        deadline = time.monotonic() + _PATIENCE
        # On Windows LibreOffice could not remove what is open.
        while sys.platform != "win32" and folder.exists() and time.monotonic() < deadline:
            if is_alone():
                return
            time.sleep(_STEP)


def _answer_ahead(folder: Path, is_alone: Callable[[], bool]) -> None:
    with exclusive(folder / LOCK):
        for module in _NEEDED:
            import_module(module)
        _tidy(folder)
        deadline = time.monotonic() + _PATIENCE
        while not (folder / WORD).exists():
            if is_alone() or not folder.exists() or time.monotonic() > deadline:
                return
            time.sleep(_STEP)
        import_module(_NEEDED[0]).answer(folder)


@contextmanager
def _waited_for(folder: Path) -> Iterator[Callable[[], bool]]:
    """Remove a folder, afterwards, that LibreOffice will not: it has ended, be it before this began.

    Yield what tells whether it has.
    """
    parent = os.getppid()
    orphaned = (
        os.name == "posix" and parent == 1 and os.getpgid(0) != 1
    )  # else the first process is LibreOffice

    def is_alone() -> bool:
        return orphaned or os.getppid() != parent

    try:
        yield is_alone
    finally:
        if is_alone():
            private.remove(folder)


def _tidy(folder: Path) -> None:
    """Remove what clicks before have left, whether in LibreOffice's own folder or beside it."""
    place = folder.parent
    private.tidy(place.parent if place.match("lu*.tmp") else place)


def folder_of(url: str) -> Path:
    """Return the folder of a file URL; `urllib.request` knows it too, but takes 40 ms to load."""
    path = unquote(urlsplit(url).path)
    return Path(path.lstrip("/") if sys.platform == "win32" else path)


if __name__ == "__main__":
    asked = folder_of(sys.argv[-1])
    if "--ahead" in sys.argv:
        go_ahead(asked)
    else:
        click(asked)
