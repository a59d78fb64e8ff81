"""`kachilog export`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kachilog.cli import clock
from kachilog.cli.telling import tell_moved, tracked_rows
from kachilog.jobs import transfer

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.wording import Words


def run(words: Words, *, book: Path, csv: Path, encoding: str) -> int:
    """Write the log of a workbook to a CSV; return the exit code."""
    track = partial(tracked_rows, words)
    moved = transfer.export_log(book, csv, encoding=encoding, now=clock.now(), track=track)
    return tell_moved(words, moved, source=book, target=csv)
