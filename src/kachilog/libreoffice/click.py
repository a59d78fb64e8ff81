"""What a click in LibreOffice runs: `python -m kachilog.libreoffice.click [--ahead] FOLDER-URL`.

Loading what a review needs takes longer than the review. So the macro starts this twice: `--ahead`, on the
folder of all clicks of this LibreOffice, to load, to answer, and to stay for the clicks that follow; and on
the folder of one click, to be waited for until the answer is there. Whoever of the two holds the lock does
the work: should the one ahead be late, fail or be ended, the other one does it all by itself.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from kachilog.base.cores import use_one_thread
from kachilog.files import private
from kachilog.files.locking import exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ANSWER, LOCK, WORD, READY = "answer.txt", "ahead.lock", "go", "ready"
_STEP, _SELDOM = 0.005, 0.05
"""Seconds between two looks at the folder: soon after a click, and later on."""

_SOON, _IDLE = 60.0, 600.0
"""Seconds after the last click until then, and until the one ahead ends."""

_NEEDED = ("kachilog.libreoffice.answer", "kachilog.log.frame")
_MARK = "kachilog.files.book.tables.voice_mark"


def click(folder: Path) -> None:
    """See that a folder with a request has its answer, by whoever is ready first."""
    with _waited_for(folder.parent) as is_alone, suppress(FileNotFoundError):
        (folder / WORD).touch()
        while not (folder / ANSWER).exists() and not is_alone():
            with suppress(BlockingIOError), exclusive(folder.parent / LOCK):
                if not (folder / ANSWER).exists():
                    # Nobody is ahead any more, or not yet: the next click is to start one.
                    (folder.parent / READY).unlink(missing_ok=True)
                    import_module(_NEEDED[0]).answer(folder)
            time.sleep(_STEP)


def go_ahead(place: Path) -> None:
    """Load everything and answer the clicks in a folder, until there has been none for some time.

    It ends with the LibreOffice that started it, too, with the folder; whatever becomes of that, this holds
    the lock by which the folder is known to be in use. On Windows it ends after one click: there LibreOffice
    could not remove what is open.
    """
    ready = place / READY
    with _waited_for(place) as is_alone, suppress(FileNotFoundError), exclusive(place / private.LOCK):
        ready.touch()
        try:
            # One that did the work itself, as this was too late, will have done soon.
            with exclusive(place / LOCK, wait=True):
                _serve(place, is_alone)
        finally:
            ready.unlink(missing_ok=True)


def _load() -> None:
    """Load what answers. To look for garbage meanwhile takes a tenth longer, and none of it ever is."""
    gc.disable()
    for module in _NEEDED:
        import_module(module)
    # Now, not at a click: what is installed meanwhile must not be taken for what classifies here.
    import_module(_MARK).classifier()
    gc.freeze()
    gc.enable()


def _serve(place: Path, is_alone: Callable[[], bool]) -> None:
    _load()
    _tidy(place)
    last = time.monotonic()
    while place.exists() and not is_alone() and time.monotonic() - last < _IDLE:
        for folder in _waiting(place):
            import_module(_NEEDED[0]).answer(folder)
            last = time.monotonic()
            if sys.platform == "win32":
                return
        time.sleep(_STEP if time.monotonic() - last < _SOON else _SELDOM)


def _waiting(place: Path) -> list[Path]:
    """Return the folders of clicks that have no answer yet."""
    return [word.parent for word in place.glob(f"*/{WORD}") if not word.with_name(ANSWER).exists()]


@contextmanager
def _waited_for(place: Path) -> Iterator[Callable[[], bool]]:
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
            private.remove(place)


def _tidy(place: Path) -> None:
    """Remove what clicks before have left, whether in LibreOffice's own folder or beside it."""
    above = place.parent
    private.tidy(above.parent if above.match("lu*.tmp") else above)


def folder_of(url: str) -> Path:
    """Return the folder of a file URL; `urllib.request` knows it too, but takes 40 ms to load."""
    path = unquote(urlsplit(url).path)
    return Path(path.lstrip("/") if sys.platform == "win32" else path)


if __name__ == "__main__":
    use_one_thread()
    asked = folder_of(sys.argv[-1])
    if "--ahead" in sys.argv:
        go_ahead(asked)
    else:
        click(asked)
