"""`kachilog demo` and `new`."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from kachilog.cli.app import PERSONAS
from kachilog.cli.codes import DONE
from kachilog.jobs import new

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.wording import Words


def demo_(words: Words, *, folder: Path, today: dt.datetime | None) -> int:
    """Make the demo and say what it made; return the exit code."""
    now = dt.datetime.now()  # noqa: DTZ005 (the user's own clock is meant)
    made = new.demo(folder, lang=words.lang, today=(today or now).date(), now=now)
    click.echo(words("cli.made_book", path=made.book))
    click.echo(words("cli.made_pages", count=len(made.pages), first=made.pages[0], last=made.pages[-1]))
    click.echo(words("cli.made_csv", path=made.csv, rows=made.rows))
    click.echo(words("cli.next_open"))
    return DONE


def new_(words: Words, *, path: Path, persona: str, sample: bool, today: dt.datetime | None) -> int:
    """Make a new workbook and say how to go on; return the exit code."""
    now = dt.datetime.now()  # noqa: DTZ005 (the user's own clock is meant)
    if not path.suffix:
        path = path.with_suffix(new.default_ending(sys.platform))
    new.new_book(
        path,
        persona=PERSONAS[persona],
        lang=words.lang,
        today=(today or now).date(),
        now=now,
        with_sample=sample,
    )
    click.echo(words("cli.made_book", path=path))
    click.echo(words("cli.next_write"))
    return DONE
