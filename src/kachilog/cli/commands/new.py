"""`kachilog new`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from kachilog.base.errors import UsageError
from kachilog.base.text import normal
from kachilog.cli import clock
from kachilog.cli.app import PERSONAS
from kachilog.cli.codes import DONE
from kachilog.files.kinds import BOOKS, ODS
from kachilog.jobs.new import default_ending, new_book

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kachilog.wording import Words


_DOTS = ".．。｡"
"""The dots that a keyboard for Japanese types."""
_ENDINGS = (*BOOKS, ODS)


def run(
    words: Words, *, path: Path, persona: str, sample: bool, income: bool, today: dt.datetime | None
) -> int:
    """Make a new workbook and say how to go on; return the exit code. Raise UsageError new_no_name."""
    path = _named(path)
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


def _named(path: Path) -> Path:
    """Return a path with its ending as it is meant: after a plain dot, and none where nothing is after it.

    Raise UsageError new_no_name.
    """
    name = path.name.rstrip(_DOTS)
    if not name or name.lower() in _ENDINGS:
        raise UsageError("new_no_name")
    if path.suffix.lower() in _ENDINGS:
        return path
    found = re.fullmatch(rf"(.+)[{_DOTS}](\w+)", name)
    ending = f".{normal(found[2]).lower()}" if found else ""
    return path.with_name(found[1] + ending if found and ending in _ENDINGS else name)


def _has_ribbon() -> bool:
    from kachilog.jobs.installing.addin import installed  # noqa: PLC0415 (a path that has an ending needs none of it)

    return installed() is not None
