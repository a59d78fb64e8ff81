"""`kachilog convert`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kachilog.cli import clock
from kachilog.cli.telling import tell_moved, tell_shrunk, tracked_rows
from kachilog.files import backups, disk
from kachilog.jobs.keeping.shrunk import shrunk
from kachilog.jobs.moving.convert import convert

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.log.mapping import Maps
    from kachilog.wording import Words


def run(
    words: Words,
    *,
    source: Path,
    target: Path,
    maps: Maps,
    encoding: str,
    verify: bool,
    today: dt.datetime | None,
) -> int:
    """Make a workbook of a CSV or a CSV of a workbook; return the exit code."""
    track = partial(tracked_rows, words)
    lost = shrunk(source, now=clock.now())
    before = backups.backups(disk.real(target))[:1]
    moved = convert(
        source,
        target,
        encoding=encoding,
        now=clock.now(),
        today=clock.day(today),
        track=track,
        maps=maps,
        lang=words.lang,
        verify=verify,
    )
    code = tell_moved(words, moved, source=source, target=target)
    if backups.backups(disk.real(target))[:1] != before:
        click.echo(words("cli.converted_undo", path=target))
    tell_shrunk(words, lost)
    return code
