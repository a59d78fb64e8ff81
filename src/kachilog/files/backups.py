"""Dated backups beside a workbook: `kachilog-backup/価値ログ 2026-11-22 18-30-05.xlsm`.

A backup never takes the place of another, and holds what stood until its date. Which of the old ones stay is
said by `NEWEST` and `FIRSTS`, the one place that says it.
"""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.files import disk
from kachilog.files.limits import NAME_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FOLDER = "kachilog-backup"
NEWEST = 10
FIRSTS: tuple[tuple[Callable[[dt.datetime], object], int | None], ...] = (
    (dt.datetime.date, 14),
    (lambda made: made.isocalendar()[:2], 12),
    (lambda made: (made.year, made.month), None),
)
"""What stays: the newest ones, and the first of each of the last 14 days and 12 weeks (from Monday) that have
any, and of every month. What stood for a month was replaced in a later one, as its first."""

_STAMP = "%Y-%m-%d %H-%M-%S"
_STAMP_BYTES = len(" 2026-11-22 18-30-05 (999)")
_TAKEN = lazy_pattern(r" (\d{4}-\d{2}-\d{2} \d{2}-\d{2}-\d{2})(?: \((\d+)\))?")
_STAMPED = lazy_pattern(_TAKEN.pattern + r"\Z")
_MARK = 8


class Backup(NamedTuple):
    """A backup: where it is, and when it was made (the user's clock, whole seconds)."""

    path: Path
    made: dt.datetime
    number: int = 1  # more than 1 for further ones of the same second

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.path.stat().st_size


def backups(path: Path, now: dt.datetime | None = None) -> list[Backup]:
    """Return the backups of the file `path`, newest first; those dated after `now` (the clock's) come last.

    Raise FileError file_unreadable where their folder cannot be read.
    """
    path, now = disk.real(path), now or dt.datetime.now()  # noqa: DTZ005  the user's clock has no zone
    folder = path.parent / FOLDER
    names = _names(folder)
    stems = {disk.composed(path.stem), _stem(path)}
    found = []
    for name in names:
        file = Path(disk.composed(name))
        stem = next((one for one in stems if file.stem.startswith(one)), None)
        if stem is None or file.suffix != path.suffix:
            continue
        match = _TAKEN.fullmatch(file.stem[len(stem) :])
        with suppress(ValueError):  # a name like ours with no such date is somebody else's file
            if match is not None:
                made = dt.datetime.strptime(match[1], _STAMP)  # noqa: DTZ007  the user's clock has no zone
                found.append(Backup(folder / name, made, int(match[2] or 1)))
    return sorted(found, key=lambda one: (one.made <= now, one.made, one.number), reverse=True)


def former_names(path: Path) -> list[Path]:
    """Return the files of the kind of `path` that have backups but are gone: it may be one of them, renamed.

    Raise FileError as `backups`.
    """
    path = disk.real(path)
    files = [Path(disk.composed(name)) for name in _names(path.parent / FOLDER)]
    stems = {
        _STAMPED.sub("", one.stem) for one in files if one.suffix == path.suffix and _STAMPED.search(one.stem)
    }
    named = [path.with_name(stem + path.suffix) for stem in sorted(stems)]
    return [one for one in named if not one.exists()]


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder) if os.path.isdir(folder) else []  # noqa: PTH112, PTH208  as in `disk`
    except OSError as error:
        raise FileError("file_unreadable", file=FOLDER, reason=error.strerror or "") from error


def make(path: Path, now: dt.datetime) -> tuple[Backup, bytes]:
    """Copy the file `path` to its backups, onto the disk; return the backup and the digest of its content.

    Raise OSError with nothing left behind.
    """
    folder = path.parent / FOLDER
    if not folder.is_dir():
        disk.make_folder(folder)
        disk.sync_folder(folder.parent)
    backup, new = _free(path, now), _temporary(path)
    try:
        with path.open("rb") as source, disk.whole(backup.path, new) as out:
            digest = disk.copy(source, out)
            disk.copy_mode(path, new)
    except BaseException:
        unmake(backup)
        raise
    return backup, digest


def unmake(backup: Backup) -> None:
    """Take a backup away again, of a file that was not replaced after all."""
    with suppress(OSError):  # where others are in it the folder stays
        disk.remove(backup.path)
        disk.remove_folder(backup.path.parent)


def clean(path: Path) -> None:
    """Remove the half of a backup that a run which was killed may have left."""
    with suppress(OSError):
        disk.remove(_temporary(path))


def _temporary(path: Path) -> Path:
    return disk.aside(path.parent / FOLDER / path.name, "tmp")


def _stem(path: Path) -> str:
    """Return how the names of a file's backups begin: as its own, cut and marked where that is too long."""
    stem = disk.composed(path.stem)
    encoded = stem.encode("utf-8", "surrogateescape")
    room = NAME_BYTES - _STAMP_BYTES - len(path.suffix.encode("utf-8", "surrogateescape"))
    if len(encoded) <= room:
        return stem
    import hashlib  # noqa: PLC0415 (hardly any name is that long)

    cut = encoded[: room - _MARK - 1].decode("utf-8", "ignore")
    return f"{cut}~{hashlib.sha256(encoded).hexdigest()[:_MARK]}"


def _free(path: Path, now: dt.datetime) -> Backup:
    """Return the backup of this second that comes after those that are there."""
    made = now.replace(microsecond=0)
    number = 1 + max((one.number for one in backups(path) if one.made == made), default=0)
    again = f" ({number})" if number > 1 else ""
    name = f"{_stem(path)} {made.strftime(_STAMP)}{again}{path.suffix}"
    return Backup(path.parent / FOLDER / name, made, number)


def rotate(path: Path, now: dt.datetime) -> None:
    """Remove the backups that need not stay, and let those that do be no more readable than the file.

    Those dated after `now`, by a clock that was or is wrong, are judged among themselves: so they cost none
    of the others, and none of them is lost to a clock that was set back.
    """
    found = backups(path, now)
    ahead = [one for one in found if one.made > now]
    for group in (found[: len(found) - len(ahead)], ahead):
        stay = _staying(group)
        for backup in group:
            with suppress(OSError):  # a backup too many harms nobody
                if backup in stay:
                    disk.narrow_mode(path, backup.path)
                else:
                    disk.remove(backup.path)


def _staying(found: Sequence[Backup]) -> set[Backup]:
    """Return those that stay of backups, which come newest first."""
    stay = {*found[:NEWEST]}
    for span, most in FIRSTS:
        firsts = {span(backup.made): backup for backup in found}  # the last one wins, which is the oldest
        stay.update([*firsts.values()][:most])
    return stay
