"""What every command says alike: problems one a line, files by name, progress of what takes long."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

import click

from kachilog.base.problems import SEVERITIES
from kachilog.cli import clock
from kachilog.cli.codes import DATA, DONE
from kachilog.files.kinds import is_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from rich.progress import Progress

    from kachilog.base.problems import Problem
    from kachilog.jobs.keeping.shrunk import Shrunk
    from kachilog.jobs.moving.export import Moved
    from kachilog.log.parse import Chunk
    from kachilog.wording import Words

_Item = TypeVar("_Item")

_SHOWN = 10
"""Problems that a command other than `check` tells one by one."""
_PATIENCE = 1.0
"""Seconds before a progress bar appears."""


def problem_line(words: Words, problem: Problem) -> str:
    """Return one problem as one line: how grave, where, what, and what would be valid."""
    where = "cell" if problem.column and problem.row else "row" if problem.row else "file"
    place = problem.file or ""
    if problem.sheet:
        place = f"{place} {problem.sheet}".strip()
    message = words.problem(problem)
    line = words(f"cli.problem_{where}", file=place, row=problem.row, column=problem.column, message=message)
    return f"{words(f'cli.severity_{problem.severity}')} {line}"


def tell_problems(
    words: Words, problems: Sequence[Problem], *, source: object, of: int | None = None
) -> None:
    """Say the first problems on the error stream, errors first, and how to see the rest of all `of`.

    Notes, which tell how something was read, are few and are all said.
    """
    notes = [problem for problem in problems if problem.severity == "note"]
    others = [problem for problem in problems if problem.severity != "note"]
    total = len(others) if of is None else of
    ordered = sorted(others, key=lambda problem: SEVERITIES.index(problem.severity))
    for problem in (*ordered[:_SHOWN], *notes):
        click.echo(problem_line(words, problem), err=True)
    if rest := total - len(ordered[:_SHOWN]):
        click.echo(words("cli.problems_more", count=rest, source=source), err=True)


def tell_broken_signature(words: Words, book: Path) -> None:
    """Say of a workbook, on the error stream, that what was just written broke its digital signature."""
    message = words("cli.signature_broken", file=book.name)
    click.echo(f"{words('cli.severity_warning')} {message}", err=True)


def tell_shrunk(words: Words, found: Shrunk | None) -> None:
    """Say of a log, on the error stream, that it has lost many rows, and how they come back."""
    if found is not None:
        said = words(
            "cli.log_shrunk",
            path=found.path,
            before=found.before,
            rows=found.rows,
            time=found.backup.made.isoformat(" "),
            number=found.number(clock.now()),
        )
        click.echo(f"{words('cli.severity_warning')} {said}", err=True)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any problem is an error."""
    return any(problem.is_error for problem in problems)


def tell_moved(words: Words, moved: Moved, *, source: Path, target: Path) -> int:
    """Say what became of a log that was written to `target`; return the exit code."""
    tell_problems(words, moved.problems, source=source)
    if target.exists():
        phrase = "cli.made_log_book" if is_book(target) else "cli.made_csv"
        click.echo(words(phrase, path=target, rows=moved.rows))
    if moved.verified:
        click.echo(words("cli.verified", cells=moved.verified))
    if moved.verbatim:
        click.echo(words("cli.moved_verbatim", count=moved.verbatim))
    if moved.lost:
        click.echo(words("cli.moved_lost", count=moved.lost, source=source))
    return DATA if has_errors(moved.problems) else DONE


def print_json(value: object) -> None:
    """Print a value as JSON in UTF-8, whatever the console's code page."""
    import json  # noqa: PLC0415 (few commands are asked for it)

    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))


def tracked(words: Words, items: Sequence[_Item]) -> Iterator[_Item]:
    """Yield the items; on a terminal a bar shows how far it is, once that has taken a second."""
    return _tracked(words, items, lambda _: 1, total=len(items))


def tracked_rows(words: Words, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield the chunks of a log, likewise; how many rows it has nobody knows before its end."""
    return _tracked(words, chunks, lambda chunk: len(chunk.numbers))


def _tracked(
    words: Words, items: Iterable[_Item], size: Callable[[_Item], int], total: int | None = None
) -> Iterator[_Item]:
    started, bar, done = time.monotonic(), None, 0
    try:
        for item in items:
            if bar is None and sys.stderr.isatty() and time.monotonic() - started > _PATIENCE:
                bar = _bar(words, total)
            if bar is not None:
                said = words("cli.progress") if total else words("cli.progress_rows", rows=done)
                bar.update(bar.task_ids[0], completed=done, description=said)
            yield item
            done += size(item)
    finally:
        if bar is not None:
            bar.stop()


def _bar(words: Words, total: int | None) -> Progress:
    from rich.console import Console  # noqa: PLC0415 (most commands are done before a bar is due)
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415

    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(words("cli.progress"), total=total)
    bar.start()
    return bar
