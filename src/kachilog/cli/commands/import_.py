"""`kachilog import`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kachilog.base.errors import UsageError
from kachilog.cli import clock
from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import (
    has_errors,
    problem_line,
    tell_broken_signature,
    tell_problems,
    tell_shrunk,
    tracked_rows,
)
from kachilog.jobs.keeping.shrunk import shrunk
from kachilog.jobs.moving.closed_log import ClosedLog
from kachilog.jobs.moving.import_ import import_files

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from kachilog.jobs.moving.import_ import Imported, Others
    from kachilog.jobs.moving.remembering import Memory
    from kachilog.log.mapping import Maps
    from kachilog.wording import Words


_SHOWN = 10
"""Rows with other values that are told one by one."""


def run(
    words: Words,
    *,
    book: Path,
    csv: tuple[Path, ...],
    update: bool,
    add: bool,
    maps: Maps,
    verify: bool,
    dry_run: bool,
    today: dt.datetime | None,
) -> int:
    """Add the rows of CSV files to a workbook and say what became of each file; return the exit code.

    It is `DATA` where rows were left out: because they cannot be read, or because the workbook has them with
    other values and nobody has said what to do. Raise UsageError update_or_add.
    """
    if update and add:
        raise UsageError("update_or_add")
    desk = ClosedLog(book, clock.now(), verify=verify)
    lost = shrunk(book, now=desk.now, book=desk.book)
    others: Others = "update" if update else "add" if add else "leave"
    track = partial(tracked_rows, words)
    imported = import_files(
        desk, csv, others=others, dry_run=dry_run, track=track, maps=maps, today=clock.day(today)
    )
    for one in imported:
        _tell(words, one, others, dry_run=dry_run)
    if dry_run:
        click.echo(words("cli.dry_run"))
    else:
        _tell_change(words, book, desk, imported)
    tell_shrunk(words, lost)
    return DATA if any(_left_out(one, others) for one in imported) else DONE


def _tell_change(words: Words, book: Path, desk: ClosedLog, imported: Sequence[Imported]) -> None:
    """Say what became of the workbook beside its rows."""
    added = any(one.changes for one in imported)
    if not (added or desk.remembers):
        click.echo(words("cli.nothing_to_add"))
    elif desk.read_back:
        click.echo(words("cli.verified", cells=desk.read_back.cells))
    if desk.is_signed and (added or desk.remembers):
        tell_broken_signature(words, book)
    _tell_memory(words, desk, {one.memory for one in imported})


def _tell_memory(words: Words, desk: ClosedLog, told: Collection[Memory | None]) -> None:
    """Say what the workbook remembers of the columns, where, and how that is changed."""
    sheet = desk.memory_sheet
    new = "map_remembered" if desk.remembers else "map_protected" if sheet else "map_no_table"
    for memory, phrase in (("new", new), ("known", "map_known"), ("plain", "map_plain")):
        if memory in told:
            click.echo(words(f"cli.{phrase}", sheet=sheet))


def _left_out(one: Imported, others: Others) -> bool:
    return has_errors(one.problems) or (others == "leave" and one.left > 0)


def _tell(words: Words, one: Imported, others: Others, *, dry_run: bool) -> None:
    phrase = "cli.would_import" if dry_run else "cli.imported"
    click.echo(words(phrase, path=one.path, added=one.added, known=one.known, bad=one.bad))
    if one.repeated:
        click.echo(words("cli.repeated", path=one.path, count=one.repeated))
    if one.updated:
        phrase = "cli.would_update" if dry_run else "cli.updated"
        click.echo(words(phrase, path=one.path, count=one.updated))
    if one.formulas:
        click.echo(words("cli.formulas_kept", path=one.path, count=one.formulas))
    tell_problems(words, one.problems, source=one.path)
    if not one.left:
        return
    phrase = "cli.differing_kept" if others == "update" else "cli.differing"
    click.echo(words(phrase, path=one.path, count=one.left))
    for problem in one.differing[:_SHOWN]:
        click.echo(problem_line(words, problem), err=True)
    if rest := one.left - len(one.differing[:_SHOWN]):
        click.echo(words("cli.differing_more", count=rest), err=True)
