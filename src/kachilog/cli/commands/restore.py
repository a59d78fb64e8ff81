"""`kachilog restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kachilog.base.errors import UsageError
from kachilog.cli import clock
from kachilog.cli.codes import DONE, FILE
from kachilog.files import backups, disk
from kachilog.files.limits import CSV_LIMIT, require_name, require_readable
from kachilog.jobs.keeping.restore import restore

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.files.backups import Backup
    from kachilog.wording import Words


def run(words: Words, *, book: Path, number: int | None) -> int:
    """List the backups of a file, or bring one back; return the exit code."""
    require_name(book)
    require_readable(book, CSV_LIMIT)
    now = clock.now()
    found = backups.backups(book, now)
    if number is not None:
        if number > len(found):
            raise UsageError("backup_unknown", number=number, count=len(found))
        chosen = found[number - 1]
        restore(book, chosen, now=now)
        click.echo(words("cli.restored", time=_time(chosen), path=book))
        return DONE
    if not found:
        click.echo(words("cli.backups_none", path=book))
        for former in backups.former_names(book):
            click.echo(words("cli.backups_former", path=book.with_name(former.name)))
        return DONE if disk.real(book).exists() else FILE
    click.echo(words("cli.backups_head", path=book))
    for place, backup in enumerate(found, 1):
        click.echo(words("cli.backups_line", number=place, time=_time(backup), size=_size(backup.size)))
    click.echo(words("cli.backups_how", path=book))
    return DONE


def _time(backup: Backup) -> str:
    return backup.made.isoformat(" ")


def _size(size: int) -> str:
    return f"{size / 1024:,.0f} KB"
