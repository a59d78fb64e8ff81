"""`kachilog check`, `restore`, `setup` and `doctor`: looking after the data and the program."""

from __future__ import annotations

import datetime as dt
import sys
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kachilog.base.version import __version__
from kachilog.cli.codes import DATA, DONE, FILE
from kachilog.cli.telling import has_errors, print_json, problem_line, tracked_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kachilog.files.backups import Backup
    from kachilog.wording import Words

Finding = tuple[bool, str]
"""Whether something is well, and the line that says so."""

_PARTS = (
    "click",
    "lxml",
    "narwhals",
    "pandas",
    "pyOpenVBA",
    "python-calamine",
    "rich",
    "XlsxWriter",
    "xlwings",
)


def check_(words: Words, *, source: Path, today: dt.datetime | None, as_json: bool) -> int:
    """Say every problem of a file, or print them as JSON; return the exit code."""
    from kachilog.jobs.source import open_source  # noqa: PLC0415
    from kachilog.reviews.as_json import problem_object  # noqa: PLC0415 (restore and doctor need none of this)

    day = today.date() if today else dt.date.today()  # noqa: DTZ011 (the user's own day is meant)
    read = open_source(source, today=day, track=partial(tracked_rows, words))
    if as_json:
        print_json([problem_object(problem, words) for problem in read.problems])
    else:
        for problem in read.problems:
            click.echo(problem_line(words, problem))
        rows, errors = len(read.log.frame), sum(problem.severity == "error" for problem in read.problems)
        warnings = len(read.problems) - errors
        phrase = "cli.check_found" if read.problems else "cli.check_clean"
        click.echo(words(phrase, rows=rows, errors=errors, warnings=warnings))
    return DATA if has_errors(read.problems) else DONE


def restore_(words: Words, *, book: Path, number: int | None) -> int:
    """List the backups of a file, or bring one back; return the exit code."""
    from kachilog.base.errors import UsageError  # noqa: PLC0415 (doctor needs none of this)
    from kachilog.files import backups, saving  # noqa: PLC0415

    found = backups.backups(book)
    if number is not None:
        if number > len(found):
            raise UsageError("backup_unknown", number=number, count=len(found))
        chosen = found[number - 1]
        saving.restore(book, chosen, now=dt.datetime.now())  # noqa: DTZ005 (the user's own clock is meant)
        click.echo(words("cli.restored", time=_time(chosen), path=book))
        return DONE
    if not found:
        click.echo(words("cli.backups_none", path=book))
        return DONE if book.exists() else FILE
    click.echo(words("cli.backups_head", path=book))
    for place, backup in enumerate(found, 1):
        click.echo(words("cli.backups_line", number=place, time=_time(backup), size=_size(backup.size)))
    click.echo(words("cli.backups_how", path=book))
    return DONE


def _time(backup: Backup) -> str:
    return backup.made.isoformat(" ")


def _size(size: int) -> str:
    return f"{size / 1024:,.0f} KB"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def setup_(words: Words) -> int:
    """Let the buttons of every workbook find this Python, and say what was done; return the exit code."""
    from kachilog.jobs.setup import set_up  # noqa: PLC0415 (no other command needs xlwings)

    done = set_up()
    phrase = "cli.setup_done" if done.changed else "cli.setup_was_done"
    click.echo(words(phrase, config=done.config))
    click.echo(words("cli.setup_python", path=done.interpreter))
    if done.script is not None:
        click.echo(words("cli.setup_script", path=done.script))
    click.echo(words("cli.setup_next"))
    return DONE


def doctor_(words: Words, *, book: Path | None) -> int:
    """Say what runs here and whether it is whole, and likewise of a workbook; return the exit code."""
    findings = [*_program(words), *_parts(words), *_buttons(words)]
    if book is not None:
        findings += _book(words, book)
    for is_well, line in findings:
        click.echo(f"{words('cli.doctor_ok' if is_well else 'cli.doctor_bad')} {line}")
    return DONE if all(is_well for is_well, _ in findings) else FILE


def _program(words: Words) -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield True, words("cli.doctor_self", version=__version__)
    yield True, words("cli.doctor_python", version=python, path=sys.executable)
    yield True, words("cli.doctor_language", lang=words.lang)
    yield True, words("cli.doctor_network")


def _parts(words: Words) -> Iterator[Finding]:
    for name in _PARTS:
        found = _version(name)
        if found is None:
            yield False, words("cli.doctor_missing", name=name)
        else:
            yield True, words("cli.doctor_part", name=name, version=found)


def _buttons(words: Words) -> Iterator[Finding]:
    """Say whether the buttons find this Python: in Excel, and in LibreOffice."""
    from kachilog.files.book.ods import office_program  # noqa: PLC0415
    from kachilog.jobs.setup import configured  # noqa: PLC0415 (no other command needs xlwings)

    found = configured()
    if found is not None:
        phrase = "cli.doctor_excel" if found.runs(Path(sys.executable)) else "cli.doctor_no_setup"
        yield found.runs(Path(sys.executable)), words(phrase, config=found.config)
    office = office_program()
    yield True, words("cli.doctor_no_office") if office is None else words("cli.doctor_office", path=office)


def _book(words: Words, book: Path) -> Iterator[Finding]:
    """Say whether the macros of a workbook can run, and whether it is of this version."""
    from kachilog.jobs.inspecting import inspect  # noqa: PLC0415 (no other command needs xlwings)

    facts = inspect(book)
    if facts.template is None:
        yield True, words("cli.doctor_not_ours", file=book.name)
        return
    current = "cli.doctor_template" if facts.template_is_current else "cli.doctor_old_template"
    yield facts.template_is_current, words(current, file=book.name, version=facts.template)
    if facts.macros is None:
        yield True, words("cli.doctor_no_macros", file=book.name)
        return
    fit = "cli.doctor_macros_fit" if facts.macros_fit else "cli.doctor_macros_old"
    yield facts.macros_fit, words(fit, file=book.name, version=facts.macros)
    if facts.blocked is not None:
        yield (
            not facts.blocked,
            words("cli.doctor_blocked" if facts.blocked else "cli.doctor_free", file=book.name),
        )
