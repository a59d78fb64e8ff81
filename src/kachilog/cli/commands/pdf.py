"""`kachilog pdf`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kachilog.cli import clock
from kachilog.cli.codes import DONE
from kachilog.jobs.pdf import page_pdf

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.wording import Words


def run(words: Words, *, book: Path, week: str | None, out: Path | None, today: dt.datetime | None) -> int:
    """Print a weekly page to a PDF; return the exit code."""
    made = page_pdf(book, out, week, today=clock.day(today), now=clock.now())
    click.echo(words("cli.made_pdf", path=made))
    return DONE
