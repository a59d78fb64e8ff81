"""`kachilog add`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import click

from kachilog.base.errors import UsageError
from kachilog.cli import clock
from kachilog.cli.codes import DATA, DONE
from kachilog.cli.telling import has_errors
from kachilog.files.kinds import is_book, is_text
from kachilog.jobs.moving.add import add_row
from kachilog.log.reading.dates import day_of_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kachilog.log.columns import Key
    from kachilog.log.typed_row import TypedRow
    from kachilog.wording import Words


def run(
    words: Words,
    *,
    book: Path,
    action: tuple[str, ...],
    date: str | None,
    tag: str | None,
    note: str | None,
    today: dt.datetime | None,
) -> int:
    """Add one action to a log and show the row that was made; return the exit code.

    Raise UsageError add_no_file, add_date, and those of `add_row`.
    """
    if not (is_book(book) or is_text(book) or book.suffix):
        raise UsageError("add_no_file", word=str(book))
    day = clock.day(today)
    complete = partial(_complete, {"tags": tag, "note": note}, date, day)
    made = add_row(book, action, complete, today=day, now=clock.now())
    for problem in made.problems:
        click.echo(f"{words(f'cli.severity_{problem.severity}')} {words.problem(problem)}", err=True)
    if made.row is None:
        return DATA
    click.echo(words("cli.added_row", path=book, row=made.row, cells=made.cells(words)))
    if made.is_new_action:
        click.echo(words("cli.added_new_action", action=made.value("action")))
    if made.is_known:
        click.echo(words("cli.added_known"))
    click.echo(words("cli.added_undo", path=book))
    if made.near:
        options = {"date": date, "tag": tag, "note": note}
        line = _again(book, action, options, str(made.value("action")), made.near)
        click.echo(words("cli.added_near", near=made.near, line=line))
    return DATA if has_errors(made.problems) else DONE


def _complete(texts: Mapping[Key, str | None], date: str | None, today: dt.date, row: TypedRow) -> None:
    """Let a row say what the options say. Raise UsageError add_date, add_twice."""
    if date is not None:
        day = day_of_words(date, today)
        if day is None:
            raise UsageError("add_date", date=date)
        row.say("date", day.isoformat())
    for key, text in texts.items():
        if text is not None:
            row.say(key, text)


def _again(
    book: Path, words: Sequence[str], options: Mapping[str, str | None], typed: str, meant: str
) -> str:
    """Return the command line as it would be with another action than was `typed`."""
    said = [word.replace(typed, meant) for word in words]
    more = [part for option, text in options.items() if text is not None for part in (f"--{option}", text)]
    return " ".join(["kachilog add", f'"{book}"', *map(_quoted, (*said, *more))])


def _quoted(word: str) -> str:
    return word if re.fullmatch(r"[\w.:/=-]+", word) else f'"{word}"'
