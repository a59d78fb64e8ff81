"""`kachilog new`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kachilog.cli import clock
from kachilog.cli.app import PERSONAS
from kachilog.cli.codes import DONE
from kachilog.jobs.new import default_ending, new_book

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.wording import Words


def run(
    words: Words, *, path: Path, persona: str, sample: bool, income: bool, today: dt.datetime | None
) -> int:
    """Make a new workbook and say how to go on; return the exit code."""
    if not path.suffix:
        path = path.with_suffix(default_ending(sys.platform, has_ribbon=_has_ribbon()))
    new_book(
        path,
        persona=PERSONAS[persona],
        lang=words.lang,
        today=clock.day(today),
        now=clock.now(),
        with_sample=sample,
        with_income=income,
    )
    click.echo(words("cli.made_book", path=path))
    click.echo(words("cli.next_write"))
    return DONE


def _has_ribbon() -> bool:
    from kachilog.jobs.installing.addin import installed  # noqa: PLC0415 (a path that has an ending needs none of it)

    return installed() is not None
