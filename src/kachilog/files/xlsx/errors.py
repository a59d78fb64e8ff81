"""What is wrong with a workbook, as errors that name it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator


def broken(what: str) -> FileError:
    """Return the error of a file that is damaged; `what` says where, in one word for a report."""
    return FileError("broken_workbook", what=what)


@contextmanager
def named(name: str) -> Iterator[None]:
    """Let every FileError say which workbook it speaks of."""
    try:
        yield
    except FileError as error:
        error.values.setdefault("file", name)
        raise
