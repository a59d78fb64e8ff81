"""`kachilog import`, `export` and `convert`: logs between CSV files and workbooks."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import click

from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import has_errors, tell_problems, tell_signature, tracked_rows
from kachilog.files.kinds import is_book
from kachilog.jobs import transfer

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.jobs.transfer import Moved
    from kachilog.wording import Words


def _now() -> dt.datetime:
    return dt.datetime.now()  # noqa: DTZ005 (the user's own clock is meant)


def import_(words: Words, *, book: Path, csv: tuple[Path, ...], dry_run: bool) -> int:
    """Add the rows of CSV files to a workbook and say what became of each file; return the exit code."""
    track = partial(tracked_rows, words)
    imported = transfer.import_files(book, csv, now=_now(), dry_run=dry_run, track=track)
    phrase = "cli.would_import" if dry_run else "cli.imported"
    for one in imported:
        click.echo(words(phrase, path=one.path, added=one.added, known=one.known, bad=one.bad))
        tell_problems(words, one.problems, source=one.path)
    if dry_run:
        click.echo(words("cli.dry_run"))
    elif not any(one.added for one in imported):
        click.echo(words("cli.nothing_to_add"))
    else:
        tell_signature(words, book)
    return DATA if any(has_errors(one.problems) for one in imported) else DONE


def export_(words: Words, *, book: Path, csv: Path, encoding: str) -> int:
    """Write the log of a workbook to a CSV; return the exit code."""
    track = partial(tracked_rows, words)
    moved = transfer.export_log(book, csv, encoding=encoding, now=_now(), track=track)
    return _tell(words, moved, book, csv)


def convert_(words: Words, *, source: Path, target: Path, encoding: str) -> int:
    """Make a workbook of a CSV or a CSV of a workbook; return the exit code."""
    track = partial(tracked_rows, words)
    moved = transfer.convert(source, target, encoding=encoding, now=_now(), track=track)
    return _tell(words, moved, source, target)


def _tell(words: Words, moved: Moved, source: Path, target: Path) -> int:
    tell_problems(words, moved.problems, source=source)
    if target.exists():
        phrase = "cli.made_log_book" if is_book(target) else "cli.made_csv"
        click.echo(words(phrase, path=target, rows=moved.rows))
    if moved.verbatim:
        click.echo(words("cli.moved_verbatim", count=moved.verbatim))
    if moved.lost:
        click.echo(words("cli.moved_lost", count=moved.lost, source=source))
    return DATA if has_errors(moved.problems) else DONE
