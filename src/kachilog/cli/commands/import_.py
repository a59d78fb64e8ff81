"""`kachilog import`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kachilog.cli import clock
from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import has_errors, tell_broken_signature, tell_problems, tracked_rows
from kachilog.jobs.file_desk import ClosedLog
from kachilog.jobs.moving.import_ import import_files

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.wording import Words


def run(words: Words, *, book: Path, csv: tuple[Path, ...], dry_run: bool) -> int:
    """Add the rows of CSV files to a workbook and say what became of each file; return the exit code."""
    desk = ClosedLog(book, clock.now())
    imported = import_files(desk, csv, dry_run=dry_run, track=partial(tracked_rows, words))
    phrase = "cli.would_import" if dry_run else "cli.imported"
    for one in imported:
        click.echo(words(phrase, path=one.path, added=one.added, known=one.known, bad=one.bad))
        tell_problems(words, one.problems, source=one.path)
    if dry_run:
        click.echo(words("cli.dry_run"))
    elif not any(one.added for one in imported):
        click.echo(words("cli.nothing_to_add"))
    elif desk.is_signed:
        tell_broken_signature(words, book)
    return DATA if any(has_errors(one.problems) for one in imported) else DONE
