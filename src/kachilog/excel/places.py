"""Where files go that pass between Python and the spreadsheet program."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from kachilog.base.patterns import lazy_pattern
from kachilog.files import disk

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAC_CONTAINER = Path("Library", "Containers", "com.microsoft.Excel", "Data")


@contextlib.contextmanager
def page_file(content: bytes) -> Iterator[Path]:
    """Write a page where the program may open it without asking, and remove it afterwards.

    Excel for Mac asks the user about every file outside its own container.
    """
    with passing_file(".xlsx") as path:
        with disk.create(path) as out:
            out.write(content)
        yield path


@contextlib.contextmanager
def passing_file(ending: str) -> Iterator[Path]:
    """Give a path that is free, where the program may read and write, and remove what is there afterwards."""
    container = Path.home() / _MAC_CONTAINER
    folder = container if sys.platform == "darwin" and container.is_dir() else Path(tempfile.gettempdir())
    path = folder / f"kachilog-{token_hex(6)}{ending}"
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


_HEX = lazy_pattern(r"(?:[0-9A-Fa-f]{4})*")


def decode(code: str) -> str:
    """Return the text that a macro sends: four hexadecimal digits per UTF-16 unit.

    So it passes unharmed through the command line and the code page between a macro and Python. Raise
    ValueError for anything else.
    """
    if not _HEX.fullmatch(code):
        raise ValueError(code)
    return bytes.fromhex(code).decode("utf-16-be", "surrogatepass")


def decode_path(code: str) -> Path | None:
    """Return the path that a macro sends, None for ""."""
    text = decode(code)
    return Path(text) if text else None
