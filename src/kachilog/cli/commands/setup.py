"""`kachilog setup`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from kachilog.cli.codes import DONE, FILE
from kachilog.jobs.installing.setup import set_up

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.wording import Words


def run(words: Words, *, book: Path | None) -> int:
    """Let the buttons of every workbook find this Python, and say what was done; return the exit code.

    A `book` is made ready by itself, too: its macros are brought to this version.
    """
    done = set_up()
    if done.kept is None:
        phrase = "cli.setup_done" if done.changed else "cli.setup_was_done"
        click.echo(words(phrase, config=done.config))
    else:
        click.echo(words("cli.setup_kept", path=done.kept, config=done.config))
    if book is not None:
        _book(words, book, own_python=done.kept is not None)
    elif done.kept is not None:
        click.echo(words("cli.setup_by_book"))
        return FILE
    click.echo(words("cli.setup_python", path=done.interpreter))
    if done.script is not None:
        click.echo(words("cli.setup_script", path=done.script))
    click.echo(words("cli.setup_next"))
    return DONE


def _book(words: Words, book: Path, *, own_python: bool) -> None:
    from kachilog.jobs.installing.book_setup import set_up_book  # noqa: PLC0415 (it loads the macros' library)

    now = dt.datetime.now()  # noqa: DTZ005 (the user's own clock)
    done = set_up_book(book, now=now, own_python=own_python)
    if done.renewed is not None:
        click.echo(words("cli.setup_renewed", file=book.name, version=done.renewed))
    if done.named:
        click.echo(words("cli.setup_named", file=book.name))
    if done.renewed is None and not done.named:
        click.echo(words("cli.setup_book_was_done", file=book.name))
