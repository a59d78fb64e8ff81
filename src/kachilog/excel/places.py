"""Where files go that pass between Python and the spreadsheet program."""

from __future__ import annotations

import contextlib
import re
import sys
import tempfile
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_MAC_CONTAINER = Path("Library", "Containers", "com.microsoft.Excel", "Data")
_WINDOWS_DOCUMENTS = 5  # CSIDL_PERSONAL: follows a folder that was moved, to OneDrive for instance
_PATH_LENGTH = 260


@contextlib.contextmanager
def page_file(content: bytes) -> Iterator[Path]:
    """Write a page where the program may open it without asking, and remove it afterwards.

    Excel for Mac asks the user about every file outside its own container.
    """
    container = Path.home() / _MAC_CONTAINER
    folder = container if sys.platform == "darwin" and container.is_dir() else Path(tempfile.gettempdir())
    path = folder / f"kachilog-{token_hex(6)}.xlsx"
    try:
        path.write_bytes(content)
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def csv_path(full_name: str, day: dt.date) -> Path:
    """Return a path for a new CSV of a workbook: beside it, or in the user's documents.

    `full_name` is what the program calls the workbook. A URL, or the bare name of a workbook that was never
    saved, names no folder. An existing file is never taken.
    """
    is_url = "://" in full_name
    own = Path(re.split(r"[/\\]", full_name)[-1] if is_url else full_name)
    folder = documents() if is_url or own.parent == Path() else own.parent
    name = f"{own.stem}-{day.isoformat()}"
    path, number = folder / f"{name}.csv", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.csv"
    return path


def documents() -> Path:
    """Return the user's folder of documents, or the home folder where there is none."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (there on Windows only)

        buffer = ctypes.create_unicode_buffer(_PATH_LENGTH)
        ctypes.windll.shell32.SHGetFolderPathW(None, _WINDOWS_DOCUMENTS, None, 0, buffer)
        folder = Path(buffer.value or Path.home())
    else:
        folder = Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()


def decode_path(code: str) -> Path | None:
    """Return the path that a macro names: four hexadecimal digits per UTF-16 unit; None for "".

    So it passes unharmed through the command line and the code page between a macro and Python. Raise
    ValueError for anything else.
    """
    text = bytes.fromhex(code).decode("utf-16-be")
    return Path(text) if text else None
