"""`kachilog check`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kachilog.cli import clock
from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import has_errors, print_json, problem_line, tell_shrunk, tracked_rows
from kachilog.jobs.keeping.shrunk import shrunk
from kachilog.jobs.source import open_source
from kachilog.reviews.as_json import problem_object

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.log.mapping import Maps
    from kachilog.wording import Words


def run(words: Words, *, source: Path, maps: Maps, today: dt.datetime | None, as_json: bool) -> int:
    """Say every problem of a file, or print them as JSON; return the exit code."""
    read = open_source(source, today=clock.day(today), track=partial(tracked_rows, words), maps=maps)
    lost = shrunk(source, now=clock.now(), book=read.book)
    if as_json:
        print_json([problem_object(problem, words) for problem in (*read.told(), *read.problems)])
    else:
        for told in read.told():
            click.echo(problem_line(words, told))
        for problem in read.problems:
            click.echo(problem_line(words, problem))
        rows = read.log.rows
        errors, warnings = (
            sum(problem.severity == severity for problem in read.problems)
            for severity in ("error", "warning")
        )
        phrase = "cli.check_found" if errors + warnings else "cli.check_clean"
        click.echo(words(phrase, rows=rows, errors=errors, warnings=warnings))
    tell_shrunk(words, lost)
    return DATA if has_errors(read.problems) else DONE
