"""What a click in the LibreOffice edition runs: `python -m kachilog.libreoffice.click [--ahead] FOLDER-URL`.

Loading what a review needs takes about as long as LibreOffice takes to save the snapshot. So the macro starts
this twice: `--ahead` of the snapshot, to load and wait; and behind it, to be waited for, which gives the word
and returns when the answer is there. Whoever of the two holds the lock does the work: should the one ahead be
late, fail or be ended, the other one does it all by itself.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kachilog.files.locking import exclusive

ANSWER, LOCK, WORD = "answer.txt", "ahead.lock", "go"
_STEP, _PATIENCE = 0.005, 60.0
_NEEDED = ("kachilog.libreoffice.answer", "kachilog.log.frame", "xlsxwriter")


def click(folder: Path) -> None:
    """See that a folder with a request and a snapshot has its answer, by whoever is ready first."""
    (folder / WORD).touch()
    with exclusive(folder / LOCK, wait=True):
        if not (folder / ANSWER).exists():
            import_module(_NEEDED[0]).answer(folder)


def go_ahead(folder: Path) -> None:
    """Load everything, wait for the word, and answer; end quietly if it does not come, or comes too early."""
    with suppress(BlockingIOError), exclusive(folder / LOCK):
        for module in _NEEDED:
            import_module(module)
        deadline = time.monotonic() + _PATIENCE
        while not (folder / WORD).exists():
            if not folder.exists() or time.monotonic() > deadline:
                return
            time.sleep(_STEP)
        import_module(_NEEDED[0]).answer(folder)


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
