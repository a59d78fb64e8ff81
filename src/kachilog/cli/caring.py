"""`kachilog check`, `restore` and `doctor`: looking after the data and the program."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from kachilog import __version__
from kachilog.cli.codes import DATA, DONE, FILE
from kachilog.cli.telling import has_errors, print_json, problem_line

if TYPE_CHECKING:
    from pathlib import Path

    from kachilog.wording import Words
    from kachilog.workbook.backups import Backup

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
    from kachilog.review_json import problem_object  # noqa: PLC0415 (restore and doctor need none of this)
    from kachilog.sources import open_source  # noqa: PLC0415

    day = today.date() if today else dt.date.today()  # noqa: DTZ011 (the user's own day is meant)
    read = open_source(source, today=day)
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
    from kachilog.errors import UsageError  # noqa: PLC0415 (doctor needs none of this)
    from kachilog.workbook import backups, saving  # noqa: PLC0415

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


def doctor_(words: Words) -> int:
    """Say what runs here and whether it is whole; return the exit code."""
    good, bad = words("cli.doctor_ok"), words("cli.doctor_bad")
    python = ".".join(map(str, sys.version_info[:3]))
    lines = [
        (good, words("cli.doctor_self", version=__version__)),
        (good, words("cli.doctor_python", version=python, path=sys.executable)),
    ]
    for name, found in {name: _version(name) for name in _PARTS}.items():
        if found is None:
            lines.append((bad, words("cli.doctor_missing", name=name)))
        else:
            lines.append((good, words("cli.doctor_part", name=name, version=found)))
    lines.append((good, words("cli.doctor_language", lang=words.lang)))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    known = words("cli.doctor_no_office") if office is None else words("cli.doctor_office", path=office)
    lines += [(good, known), (good, words("cli.doctor_network"))]
    for sign, line in lines:
        click.echo(f"{sign} {line}")
    return FILE if any(sign == bad for sign, _ in lines) else DONE
