"""`kachilog persona`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kachilog.cli import clock
from kachilog.cli.app import PERSONAS
from kachilog.cli.codes import DONE
from kachilog.cli.telling import tell_broken_signature
from kachilog.files.limits import require_name
from kachilog.jobs.persona import choose_persona, persona_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kachilog.wording import Words


def run(words: Words, *, book: Path, persona: str | None) -> int:
    """Tell the persona of a workbook, or choose another one; return the exit code."""
    require_name(book)
    if persona is None:
        found = persona_of(book)
        click.echo(words("cli.persona_is", persona=found.name))
        if found.lacking:
            click.echo(words("cli.persona_lacking", columns=_listed(words, found.lacking)))
            click.echo(words("cli.persona_how", book=book, persona=found.name))
        return DONE
    found = choose_persona(book, persona, PERSONAS, clock.now())
    click.echo(words("cli.persona_chosen", persona=found.name))
    if found.added:
        click.echo(words("cli.persona_added", columns=_listed(words, found.added)))
    else:
        click.echo(words("cli.persona_complete"))
    if found.is_signed:
        tell_broken_signature(words, book)
    return DONE


def _listed(words: Words, columns: Sequence[str]) -> str:
    return words("cli.persona_joint").join(columns)
