"""The Python that the buttons run: a path to it that Excel can pass on, and whether it answers.

On a Mac the script of xlwings hands the path to a shell without quotes, so that a space, a bracket, `&`, a
quote or a letter beyond ASCII ends it. Where the real path has one, a link in the home folder leads to the
environment: its Python starts there as in the real one, since an environment is known by the folder that it
was started from.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern

_PLAIN = lazy_pattern(r"[A-Za-z0-9_./+:=@%,-]+")
_SECONDS = 60
_ASKED = "import importlib.util, sys; sys.exit(importlib.util.find_spec('kachilog') is None)"
_SHELL_LINE = (
    "{python} -B -u -W ignore -c \"import xlwings.utils;xlwings.utils.prepare_sys_path('False;;;;;');"
    'import kachilog.excel " "--wb=kachilog" "--from_xl=1" "--app=/Applications/Microsoft Excel"'
)
"""What the script of xlwings for the Mac runs when a button is clicked, but for the job itself. No name of a
workbook stands in it: see `vba/Kachilog.bas`."""


def link() -> Path:
    """Return the place of the link to the environment."""
    return Path.home() / ".kachilog" / "environment"


def plain(python: Path) -> Path:
    """Return a path to `python` that a Mac's shell reads unquoted, by a link if need be.

    Raise FileError: interpreter_unnamable where the home folder has no plain name either; file_unwritable.
    """
    if _PLAIN.fullmatch(str(python)):
        return python
    place = link()
    if not _PLAIN.fullmatch(str(place)):
        raise FileError("interpreter_unnamable", path=str(python))
    environment = python.parent.parent
    if not (place.is_symlink() and place.readlink() == environment):
        fresh = place.with_name(f"{place.name}-{token_hex(4)}")
        try:
            place.parent.mkdir(mode=0o700, exist_ok=True)
            fresh.symlink_to(environment, target_is_directory=True)
            fresh.replace(place)
        except OSError as error:
            raise FileError("file_unwritable", file=str(place), reason=error.strerror or str(error)) from None
    return place / python.parent.name / python.name


def unlink() -> Path | None:
    """Remove the link to the environment; return it if there was one. Raise FileError file_unwritable."""
    place = link()
    if not place.is_symlink():
        return None
    try:
        place.unlink()
    except OSError as error:
        raise FileError("file_unwritable", file=str(place), reason=error.strerror or str(error)) from None
    with suppress(OSError):  # it has what is not ours
        place.parent.rmdir()
    return place


def has_kachilog(python: Path) -> bool | None:
    """Tell whether another Python has this package, None where it does not start."""
    try:
        asked = subprocess.run([python, "-c", _ASKED], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 (the user's own)
    except (OSError, subprocess.SubprocessError):
        return None
    return {0: True, 1: False}.get(asked.returncode)


def failure_on_a_mac(python: Path) -> str:
    """Run the line of a click in a shell, but for its job; return what it complains of, "" if all is well."""
    line = _SHELL_LINE.format(python=python)
    try:
        done = subprocess.run(  # noqa: S603 (the line is what is tested)
            ["/bin/sh", "-c", line],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={"HOME": str(Path.home()), "PATH": os.defpath},
        )
    except (OSError, subprocess.SubprocessError) as error:
        return type(error).__name__
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return "" if not done.returncode and not said else (said or [str(done.returncode)])[-1]
