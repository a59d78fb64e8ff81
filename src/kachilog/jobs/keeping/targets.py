"""What a command may write to: a file whose ending says what is written, and that holds nothing else.

Nothing is lost to a mistyped name: neither the file that is read, by whatever name, nor one of another kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kachilog.base.errors import FileError, UsageError
from kachilog.files import csv_files, disk
from kachilog.files.book.closed import ClosedBook
from kachilog.files.kinds import CSV, is_book
from kachilog.files.limits import require_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path


def require_target(
    target: Path,
    sources: Iterable[Path],
    *,
    endings: Collection[str],
    refusal: UsageError,
    is_own: Callable[[Path], bool],
) -> None:
    """Raise where `target` is one of `sources`, by whatever name, or cannot be what is to be written.

    `refusal` is raised where its ending, or that of what a link leads to, is not one of `endings`; FileError
    target_other where it holds something else: `is_own` tells, and may raise FileError for no. An empty file
    is anybody's. Raise UsageError target_is_source, FileError name_too_long besides.
    """
    require_name(target)
    at = disk.real(target)
    if any(_is_same(at, disk.real(source)) for source in sources):
        raise UsageError("target_is_source", file=target.name)
    if not {target.suffix.lower(), at.suffix.lower()} <= {*endings}:
        raise refusal
    if not at.is_file() or at.stat().st_size == 0:
        return  # a folder or the like is refused by who saves
    try:
        own = is_own(at)
    except FileError:
        own = False
    if not own:
        raise FileError("target_other", file=target.name)


def _is_same(one: Path, other: Path) -> bool:
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def require_csv(target: Path, sources: Iterable[Path]) -> None:
    """Raise as `require_target` where a log may not become the CSV `target`: target_not_csv."""
    refusal = UsageError("target_not_csv", file=target.name)
    require_target(target, sources, endings=[CSV], refusal=refusal, is_own=holds_log)


def holds_log(path: Path) -> bool:
    """Return whether a file holds a log; its ending says how. Raise FileError where it cannot be read."""
    if is_book(path):
        return ClosedBook.open(path).stream().header is not None
    return csv_files.read_csv(path).stream().header is not None
