"""What a click in the LibreOffice edition runs: `python -m kachilog.libreoffice.click [--ahead] FOLDER-URL`.

Loading what a review needs takes about as long as LibreOffice takes to save the snapshot. So the macro starts
this twice: `--ahead` of the snapshot, to load and wait; and behind it, to be waited for, which gives the word
and returns when the answer is there. Whoever of the two holds the lock does the work: should the one ahead be
late, fail or be ended, the other one does it all by itself.
"""

from __future__ import annotations

import contextlib
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWER, LOCK, WORD = "answer.txt", "ahead.lock", "go"
_STEP, _PATIENCE = 0.005, 60.0
_NEEDED = ("kachilog.libreoffice.answer", "kachilog.log.frame", "xlsxwriter")


def click(folder: Path) -> None:
    """See that a folder with a request and a snapshot has its answer, by whoever is ready first."""
    (folder / WORD).touch()
    with _locked(folder / LOCK, wait=True):
        if not (folder / ANSWER).exists():
            import_module(_NEEDED[0]).answer(folder)


def go_ahead(folder: Path) -> None:
    """Load everything, wait for the word, and answer; end quietly if it does not come, or comes too early."""
    with _locked(folder / LOCK, wait=False) as held:
        if not held:
            return
        for module in _NEEDED:
            import_module(module)
        deadline = time.monotonic() + _PATIENCE
        while not (folder / WORD).exists():
            if not folder.exists() or time.monotonic() > deadline:
                return
            time.sleep(_STEP)
        import_module(_NEEDED[0]).answer(folder)


@contextlib.contextmanager
def _locked(path: Path, *, wait: bool) -> Iterator[bool]:
    """Hold a lock that ends with this process, however it ends; give whether it could be had."""
    with path.open("ab") as file:
        while not (held := _take(file.fileno())) and wait:
            time.sleep(_STEP)
        yield held


def _take(file: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 (there on Windows only)

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 (not there on Windows)

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


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
