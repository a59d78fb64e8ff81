"""What a file must be to be read at all: an ordinary one, of a size that a log can have."""

from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

BOOK_LIMIT = 200 << 20
CSV_LIMIT = 1 << 30
"""Bytes: a workbook is held in memory while it is edited, a CSV is not. A million rows take a third of it."""

NAME_BYTES = 255
"""How long the name of a file may be on every disk that is met, in UTF-8."""


def require_readable(path: Path, limit: int) -> None:
    """Raise FileError is_folder, not_a_file for what is neither, too_large beyond `limit` bytes.

    A pipe that nobody writes to would be waited for without end. What is not there is left to who opens it.
    """
    try:
        status = path.stat()
    except OSError:
        return
    if stat.S_ISDIR(status.st_mode):
        raise FileError("is_folder", file=path.name or path.resolve().name or str(path))
    if not stat.S_ISREG(status.st_mode):
        raise FileError("not_a_file", file=path.name)
    if status.st_size > limit:
        raise FileError("too_large", file=path.name)


def require_name(path: Path) -> None:
    """Raise FileError name_too_long where no file can have such a name, or stand in such a folder."""
    if len(path.name.encode("utf-8", "surrogatepass")) > NAME_BYTES or _is_beyond(path):
        raise FileError("name_too_long", file=path.name)


def _is_beyond(path: Path) -> bool:
    """Return whether the system takes no path that is so long."""
    try:
        path.lstat()
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False
