"""`kachilog demo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kachilog.cli import clock
from kachilog.cli.codes import DONE
from kachilog.jobs.samples.demo import demo

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.wording import Words


def run(words: Words, *, folder: Path, today: dt.datetime | None) -> int:
    """Make the demo and say what it made; return the exit code."""
    made = demo(folder, lang=words.lang, today=clock.day(today), now=clock.now())
    click.echo(words("cli.made_book", path=made.book))
    click.echo(words("cli.demo_pages", count=len(made.pages), first=made.pages[0], last=made.pages[-1]))
    click.echo(words("cli.made_csv", path=made.csv, rows=made.rows))
    click.echo(words("cli.next_open"))
    return DONE
