"""`kachilog setup`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kachilog.cli.codes import DONE
from kachilog.jobs.setup import set_up

if TYPE_CHECKING:
    from kachilog.wording import Words


def run(words: Words) -> int:
    """Let the buttons of every workbook find this Python, and say what was done; return the exit code."""
    done = set_up()
    phrase = "cli.setup_done" if done.changed else "cli.setup_was_done"
    click.echo(words(phrase, config=done.config))
    click.echo(words("cli.setup_python", path=done.interpreter))
    if done.script is not None:
        click.echo(words("cli.setup_script", path=done.script))
    click.echo(words("cli.setup_next"))
    return DONE
