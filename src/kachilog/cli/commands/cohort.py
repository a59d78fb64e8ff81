"""`kachilog cohort`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kachilog.base.errors import FileError
from kachilog.base.settings import DEFAULT_BUDGET
from kachilog.cli import clock
from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import has_errors, problem_line, tracked
from kachilog.jobs.cohort.run import review_folder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from kachilog.jobs.cohort.engines import Engine
    from kachilog.jobs.cohort.run import Cohort
    from kachilog.wording import Words

_SHOWN = 10
"""Problems that are told one by one."""


def run(
    words: Words,
    *,
    folder: Path,
    out: Path,
    engine: Engine,
    names: bool,
    key: Path | None,
    budget: int | None,
    today: dt.datetime | None,
) -> int:
    """Write the weekly figures of every log in a folder to one Parquet; return the exit code."""
    cohort = review_folder(
        folder,
        out,
        engine=engine,
        today=clock.day(today),
        now=clock.now(),
        budget=DEFAULT_BUDGET if budget is None else budget,
        named=names,
        key=key,
        track=partial(tracked, words),
    )
    if cohort.made_key:
        click.echo(words("cli.cohort_key_made", path=cohort.made_key))
    _tell_problems(words, cohort, names=names)
    if not cohort.weeks:
        click.echo(words("cli.cohort_empty", folder=folder), err=True)
        return DATA
    failed = sum(read.failure is not None for read in cohort.reads)
    click.echo(words("cli.cohort_read", members=len(cohort.reads) - failed, rows=cohort.rows))
    for phrase, count in (("bad", cohort.bad), ("failed", failed), ("others", cohort.others)):
        if count:
            click.echo(words(f"cli.cohort_{phrase}", count=count))
    click.echo(words("cli.cohort_written", path=out, members=cohort.members, weeks=cohort.weeks))
    return DATA if _has_errors(cohort) else DONE


def _has_errors(cohort: Cohort) -> bool:
    return has_errors(cohort.problems) or any(read.errors or read.failure for read in cohort.reads)


def _tell_problems(words: Words, cohort: Cohort, *, names: bool) -> None:
    """Say the first problems on the error stream, errors first, and how many more there are."""
    lines = sorted(_lines(words, cohort), key=lambda line: line[0])  # stable
    for _, line in lines[:_SHOWN]:
        click.echo(line, err=True)
    met = sum(read.errors + read.warnings + (read.failure is not None) for read in cohort.reads)
    if rest := met + len(cohort.problems) - len(lines[:_SHOWN]):
        click.echo(words("cli.cohort_more", count=rest), err=True)
    if lines and not names:
        click.echo(words("cli.cohort_whose"), err=True)


def _lines(words: Words, cohort: Cohort) -> Iterator[tuple[str, str]]:
    """Yield what is to be told, after how grave it is."""
    for read in cohort.reads:
        if read.failure:
            code, values = read.failure
            yield "error", f"{words('cli.severity_error')} {words.error(FileError(code, **values))}"
    for problem in (*cohort.problems, *(one for read in cohort.reads for one in read.problems)):
        yield problem.severity, problem_line(words, problem)
