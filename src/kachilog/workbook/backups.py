"""Dated backups beside a workbook: `kachilog-backup/価値ログ 2026-11-22 18-30-05.xlsm`.

A backup never takes the place of another. Of the old ones the newest stay, and the first of each month.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def make(path: Path, now: dt.datetime) -> Backup:
    """Copy the file `path` to its backups, onto the disk. Raise OSError with nothing left behind."""
    folder = path.parent / FOLDER
    folder.mkdir(exist_ok=True)
    for number in itertools.count(1):
        again = f" ({number})" if number > 1 else ""
        target = folder / f"{path.stem} {now.strftime(_STAMP)}{again}{path.suffix}"
        try:
            out = target.open("xb")
        except FileExistsError:
            continue
        try:
            with out, path.open("rb") as source:
                shutil.copyfileobj(source, out, 1 << 20)
                out.flush()
                os.fsync(out.fileno())
        except OSError:
            target.unlink(missing_ok=True)
            raise
        return Backup(target, now.replace(microsecond=0), number)
    raise AssertionError  # the numbers do not end


def rotate(path: Path) -> None:
    """Remove the backups that are neither among the newest nor the first of a month."""
    found = backups(path)
    firsts = {(backup.made.year, backup.made.month): backup for backup in found}
    monthly = [firsts[month] for month in sorted(firsts, reverse=True)[:MONTHS]]
    for backup in found[NEWEST:]:
        if backup not in monthly:
            with suppress(OSError):  # a backup too many harms nobody
                backup.path.unlink()
