"""`kachilog setup`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from kachilog.base.errors import FileError
from kachilog.base.version import __version__
from kachilog.cli.codes import DONE, FILE
from kachilog.jobs.installing import addin, extension, setup

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.wording import Words


def run(words: Words, *, book: Path | None, remove: bool) -> int:
    """Put the add-in into Excel and the extension into LibreOffice, and say so; return the exit code.

    With a `book` its buttons find this Python, too, and its macros are brought to this version. With `remove`
    all of it is taken back, and no book is touched: it is said how one comes back. Raise FileError
    no_excel_here where there is neither; as `require_buttons`, before anything is put in.
    """
    if remove:
        code = _remove(words)
        if book is not None:
            click.echo(words("cli.setup_book_left", file=book.name, path=book))
        return code
    if book is not None:
        from kachilog.jobs.installing.book_setup import require_buttons  # noqa: PLC0415 (as below)

        require_buttons(book)
    in_office = _extension(words)
    if setup.this_platform() is None:
        if in_office is None or book is not None:
            raise FileError("no_excel_here")
        return in_office
    return _in_excel(words, book) or in_office or DONE


def _in_excel(words: Words, book: Path | None) -> int:
    code = _addin(words)
    if book is not None or setup.is_set_up():
        _buttons(words, book)
    if code == DONE or book is not None:
        click.echo(words("cli.setup_next" if book is None else "cli.setup_next_book"))
    return code


def _extension(words: Words) -> int | None:
    """Put the extension into LibreOffice, and say so; return None where there is none."""
    try:
        done = extension.install_extension()
    except FileError as error:
        click.echo(words.error(error), err=True)
        return FILE
    if done is None:
        return None
    click.echo(words("cli.setup_office", version=done.version))
    return DONE


def _buttons(words: Words, book: Path | None) -> None:
    """Let buttons in workbooks find this Python: by a setting for all of them, where it is not another's."""
    done = setup.set_up()
    if done.kept is not None:
        click.echo(words("cli.setup_kept", path=done.kept, config=done.config))
    else:
        click.echo(words("cli.setup_done" if done.changed else "cli.setup_was_done", config=done.config))
    if done.script is not None:
        click.echo(words("cli.setup_script", path=done.script))
    if book is not None:
        _book(words, book, own_python=done.kept is not None)


def _addin(words: Words) -> int:
    """Put the add-in into Excel, and say so; what keeps it out is said, and stops nothing else."""
    try:
        done = addin.install(words.lang, now=_now())
    except FileError as error:
        click.echo(words.error(error), err=True)
        return FILE
    phrase = f"cli.setup_ribbon{_way(done)}"
    click.echo(words(phrase, path=done.path, version=__version__, before=done.before))
    click.echo(words("cli.setup_blank_kept" if done.blank_kept else "cli.setup_blank", path=done.blank))
    click.echo(words("cli.setup_python", path=done.interpreter))
    return DONE


def _way(done: addin.Done) -> str:
    """Return how the phrase ends that tells in which way the add-in came to its place."""
    if done.before is None:
        return ""
    if not done.changed:
        return "_was"
    return "_again" if done.before == __version__ else "_new"


def _remove(words: Words) -> int:
    removed = addin.remove()
    gone = [*removed.gone, *setup.take_back()]
    for path in gone:
        click.echo(words("cli.setup_removed", path=path))
    code = _remove_extension(words)
    for path in removed.left:
        click.echo(words("cli.setup_left", path=path))
    for path in setup.scripts():
        click.echo(words("cli.setup_script_left", path=path))
    if gone or code is None:
        click.echo(words("cli.setup_removed_all" if gone else "cli.setup_nothing"))
    return code or DONE


def _remove_extension(words: Words) -> int | None:
    """Take the extension out of LibreOffice, and say so; return None where there was none."""
    try:
        if not extension.remove_extension():
            return None
    except FileError as error:
        click.echo(words.error(error), err=True)
        return FILE
    click.echo(words("cli.setup_office_removed"))
    return DONE


def _book(words: Words, book: Path, *, own_python: bool) -> None:
    from kachilog.jobs.installing.book_setup import BookSetup, set_up_book  # noqa: PLC0415 (it loads the macros' library)

    done = set_up_book(book, now=_now(), own_python=own_python)
    if done.renewed is not None:
        click.echo(words("cli.setup_renewed", file=book.name, version=done.renewed))
    if done.modules:
        click.echo(words("cli.setup_modules", file=book.name, modules=", ".join(done.modules)))
    if done.left:
        click.echo(words("cli.setup_modules_left", file=book.name, modules=", ".join(done.left)))
    if done.named:
        click.echo(words("cli.setup_named", file=book.name))
    if done == BookSetup():
        click.echo(words("cli.setup_book_was_done", file=book.name))


def _now() -> dt.datetime:
    return dt.datetime.now()  # noqa: DTZ005 (the user's own clock)
