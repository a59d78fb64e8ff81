"""Dated backups beside a workbook: `kachilog-backup/価値ログ 2026-11-22 18-30-05.xlsm`.

A backup never takes the place of another. Of the old ones the newest stay, and the first of each month.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kachilog.files import disk

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "kachilog-backup"
NEWEST = 20
MONTHS = 12
"""How many backups stay: the newest ones, and the first one of each of the last months that have any."""

_STAMP = "%Y-%m-%d %H-%M-%S"
_TAKEN = re.compile(r" (\d{4}-\d{2}-\d{2} \d{2}-\d{2}-\d{2})(?: \((\d+)\))?")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it is, and when it was made (the user's clock, whole seconds)."""

    path: Path
    made: dt.datetime
    number: int = 1  # more than 1 for further ones of the same second

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.path.stat().st_size


def backups(path: Path) -> list[Backup]:
    """Return the backups of the file `path`, newest first."""
    folder = path.parent / FOLDER
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.suffix != path.suffix or not file.stem.startswith(path.stem):
            continue
        match = _TAKEN.fullmatch(file.stem[len(path.stem) :])
        with suppress(ValueError):  # a name like ours with no such date is somebody else's file
            if match is not None:
                made = dt.datetime.strptime(match[1], _STAMP)  # noqa: DTZ007  the user's clock has no zone
                found.append(Backup(file, made, int(match[2] or 1)))
    return sorted(found, key=lambda backup: (backup.made, backup.number), reverse=True)


def make(path: Path, now: dt.datetime) -> tuple[Backup, bytes]:
    """Copy the file `path` to its backups, onto the disk; return the backup and the digest of its content.

    Raise OSError with nothing left behind.
    """
    folder = path.parent / FOLDER
    if not folder.is_dir():
        disk.make_folder(folder)
        disk.sync_folder(folder.parent)
    backup = _free(path, now)
    with path.open("rb") as source, disk.whole(backup.path, _temporary(path)) as out:
        digest = disk.copy(source, out)
    return backup, digest


def clean(path: Path) -> None:
    """Remove the half of a backup that a run which was killed may have left."""
    with suppress(OSError):
        disk.remove(_temporary(path))


def _temporary(path: Path) -> Path:
    return disk.aside(path.parent / FOLDER / path.name, "tmp")


def _free(path: Path, now: dt.datetime) -> Backup:
    """Return the backup of this second that is not there yet."""
    for number in itertools.count(1):
        again = f" ({number})" if number > 1 else ""
        target = path.parent / FOLDER / f"{path.stem} {now.strftime(_STAMP)}{again}{path.suffix}"
        if not target.exists():
            return Backup(target, now.replace(microsecond=0), number)
    raise AssertionError  # the numbers do not end


def rotate(path: Path, made: Backup | None = None) -> None:
    """Remove the backups that are neither among the newest nor the first of a month, but not the one `made`.

    A clock that was set back makes the latest backup look old.
    """
    found = backups(path)
    firsts = {(backup.made.year, backup.made.month): backup for backup in found}
    monthly = [firsts[month] for month in sorted(firsts, reverse=True)[:MONTHS]]
    for backup in found[NEWEST:]:
        if backup not in monthly and backup != made:
            with suppress(OSError):  # a backup too many harms nobody
                disk.remove(backup.path)
