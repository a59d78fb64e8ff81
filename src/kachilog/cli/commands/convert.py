"""`kachilog convert`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kachilog.cli import clock
from kachilog.cli.telling import tell_moved, tracked_rows
from kachilog.jobs.moving.convert import convert

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.wording import Words


def run(words: Words, *, source: Path, target: Path, encoding: str) -> int:
    """Make a workbook of a CSV or a CSV of a workbook; return the exit code."""
    track = partial(tracked_rows, words)
    moved = convert(source, target, encoding=encoding, now=clock.now(), track=track)
    return tell_moved(words, moved, source=source, target=target)
