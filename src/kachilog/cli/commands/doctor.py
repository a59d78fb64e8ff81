"""`kachilog doctor`: what it needs may be what is missing, so each part is loaded where it is asked for."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kachilog.base.version import __version__
from kachilog.cli.codes import DONE, FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kachilog.jobs.installing.modules import OurModules
    from kachilog.wording import Words

Finding = tuple[bool, str]
"""Whether something is well, and the line that says so."""

_PARTS = (
    "click",
    "lxml",
    "narwhals",
    "pandas",
    "pyOpenVBA",
    "openpyxl",
    "python-calamine",
    "rich",
    "sudachidict_small",
    "SudachiPy",
    "XlsxWriter",
    "xlwings",
)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def run(words: Words, *, book: Path | None) -> int:
    """Say what runs here and whether it is whole, and likewise of a workbook; return the exit code."""
    findings = [*_program(words), *_parts(words), *_buttons(words)]
    if book is not None:
        findings += _book(words, book)
    for is_well, line in findings:
        click.echo(f"{words('cli.doctor_ok' if is_well else 'cli.doctor_bad')} {line}")
    return DONE if all(is_well for is_well, _ in findings) else FILE


def _program(words: Words) -> Iterator[Finding]:
    from kachilog.jobs.installing.doctor import is_of_the_store, synchronised  # noqa: PLC0415 (it needs a part)

    python = ".".join(map(str, sys.version_info[:3]))
    yield True, words("cli.doctor_self", version=__version__)
    yield True, words("cli.doctor_python", version=python, path=sys.executable)
    yield True, words("cli.doctor_language", lang=words.lang)
    yield True, words("cli.doctor_network")
    if is_of_the_store(Path(sys.executable)) or is_of_the_store(Path(sys.base_prefix)):
        yield False, words("cli.doctor_store")
    if service := synchronised(Path(sys.executable).absolute(), os.environ):
        yield True, words("cli.doctor_python_synchronised", service=service)


def _parts(words: Words) -> Iterator[Finding]:
    from kachilog.jobs.installing.doctor import classifier_reads  # noqa: PLC0415 (likewise)

    for name in _PARTS:
        found = _version(name)
        if found is None:
            yield False, words("cli.doctor_missing", name=name)
        else:
            yield True, words("cli.doctor_part", name=name, version=found)
    reads = classifier_reads()
    yield reads, words("cli.doctor_classifier" if reads else "cli.doctor_no_classifier")


def _buttons(words: Words) -> Iterator[Finding]:
    """Say whether the buttons find this Python: in Excel, and in LibreOffice."""
    from kachilog.files.book.ods import office_program  # noqa: PLC0415
    from kachilog.jobs.installing.setup import configured, is_set_up  # noqa: PLC0415 (no other command needs xlwings)

    found = configured()
    if found is not None:
        yield from _ribbon(words)
        if found.runs(Path(sys.executable)):
            yield True, words("cli.doctor_excel", config=found.config)
        elif is_set_up():
            yield False, words("cli.doctor_no_setup", config=found.config)
        else:
            yield True, words("cli.doctor_no_buttons")
    if found is not None and found.interpreter is not None and found.exists and sys.platform == "darwin":
        yield from _called(words, found.interpreter)
    office = office_program()
    yield True, words("cli.doctor_no_office") if office is None else words("cli.doctor_office", path=office)
    yield from _extension(words)


def _extension(words: Words) -> Iterator[Finding]:
    """Say whether the menu of LibreOffice is whole."""
    from kachilog.jobs.installing.extension import extension_state, interpreter_file  # noqa: PLC0415 (likewise)

    # To ask LibreOffice takes a second: only where setup has put it in.
    state = extension_state() if interpreter_file().exists() else None
    if state is None:
        return
    if state.version is None:
        yield False, words("cli.doctor_office_gone")
    elif not state.is_current:
        yield False, words("cli.doctor_office_old", version=state.version)
    elif not state.runs:
        yield False, words("cli.doctor_office_no_python", path=state.interpreter)
    else:
        yield True, words("cli.doctor_office_menu", version=state.version, path=state.interpreter)


def _ribbon(words: Words) -> Iterator[Finding]:
    """Say whether the ribbon of Excel is whole."""
    from kachilog.jobs.installing.addin import installed  # noqa: PLC0415 (it needs a part)
    from kachilog.jobs.installing.addin_check import amiss  # noqa: PLC0415 (likewise)
    from kachilog.jobs.installing.setup import this_platform  # noqa: PLC0415 (likewise)

    platform = this_platform()
    if platform is None:
        return
    found = amiss(platform, Path(sys.executable))
    for code, values in found:
        yield False, words(f"cli.doctor_ribbon_{code}", **values)
    addin = installed(platform)
    if addin is not None and not found:
        yield True, words("cli.doctor_ribbon", version=__version__)
    if addin is not None and addin.interpreter is not None and sys.platform == "darwin":
        yield from _called(words, addin.interpreter)


def _called(words: Words, python: Path) -> Iterator[Finding]:
    """Say whether a Python answers when it is called as Excel for the Mac calls it."""
    from kachilog.jobs.installing.interpreter import failure_on_a_mac  # noqa: PLC0415 (likewise)

    reason = failure_on_a_mac(python)
    phrase = "cli.doctor_button_fails" if reason else "cli.doctor_button_starts"
    yield not reason, words(phrase, reason=reason)


def _book(words: Words, book: Path) -> Iterator[Finding]:
    """Say whether the macros of a workbook can run, and whether it is of this version."""
    from kachilog.files.kinds import ODS, is_book  # noqa: PLC0415 (likewise)
    from kachilog.jobs.installing.doctor import has_log, inspect, synchronised  # noqa: PLC0415 (no other command needs xlwings)

    facts = inspect(book)
    if service := synchronised(book.absolute(), os.environ):
        yield True, words("cli.doctor_synchronised", file=book.name, service=service)
    if facts.template is None:
        phrase = "cli.doctor_own_log" if is_book(book) and has_log(book) else "cli.doctor_not_ours"
        yield True, words(phrase, file=book.name)
        return
    current = "cli.doctor_template" if facts.template_is_current else "cli.doctor_old_template"
    yield facts.template_is_current, words(current, file=book.name, version=facts.template)
    if book.suffix.lower() == ODS:
        yield True, words("cli.doctor_ods", file=book.name)
        return
    if facts.macros is None:
        yield True, words("cli.doctor_no_macros", file=book.name)
        return
    fit = "cli.doctor_macros_fit" if facts.macros_fit else "cli.doctor_macros_old"
    yield facts.macros_fit, words(fit, file=book.name, version=facts.macros)
    yield from _book_modules(words, book, facts.ours)
    yield from _book_python(words, book)
    if facts.blocked is not None:
        yield (
            not facts.blocked,
            words("cli.doctor_blocked" if facts.blocked else "cli.doctor_free", file=book.name),
        )


def _book_modules(words: Words, book: Path, ours: OurModules) -> Iterator[Finding]:
    """Say whether our macros in a workbook are those of this version."""
    if ours.changed:
        yield True, words("cli.doctor_modules_changed", file=book.name, modules=", ".join(ours.changed))
    elif ours.are_current:
        yield True, words("cli.doctor_modules_fit", file=book.name)
    else:
        modules = ", ".join((*ours.older, *ours.missing))
        yield False, words("cli.doctor_modules_old", file=book.name, modules=modules)


def _book_python(words: Words, book: Path) -> Iterator[Finding]:
    """Say which Python the buttons of a workbook run, where Excel is: its own, else that of all workbooks."""
    from kachilog.jobs.installing.book_setup import named_python  # noqa: PLC0415 (likewise)
    from kachilog.jobs.installing.setup import configured, this_platform  # noqa: PLC0415 (likewise)

    platform, found = this_platform(), configured()
    if platform is None or found is None:
        return
    python = named_python(book, platform) or found.interpreter
    is_there = python is not None and python.exists()
    phrase = "cli.doctor_book_python" if is_there else "cli.doctor_book_no_python"
    yield is_there, words(phrase, file=book.name, path=python)
