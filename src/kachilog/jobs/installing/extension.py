"""The extension of LibreOffice on this machine: put in by LibreOffice's own tool, and taken out again.

`install_extension` writes first which Python its macros run (`office.txt`), `remove_extension` undoes both,
and `extension_state` tells what there is. All of them are for the user who runs them, and need no rights.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.base.version import __version__
from kachilog.files import disk, private
from kachilog.files.book.ods import office_program
from kachilog.files.book.office.extension import EXTENSION_NAME, IDENTIFIER, build_extension

_SECONDS = 120
_VERSION = lazy_pattern(r"^\s+[^\s:：]+\s*[:：]\s*(\d\S*)\s*$", re.MULTILINE)
_RUNS = "-m kachilog.libreoffice.click"


class ExtensionState(NamedTuple):
    """What LibreOffice has: `version` of the extension, None where it is not installed.

    `interpreter` is the Python that its macros run, None where none is written.
    """

    version: str | None
    interpreter: Path | None

    @property
    def is_current(self) -> bool:
        """Whether it is of this version."""
        return self.version == __version__

    @property
    def runs(self) -> bool:
        """Whether the Python that its macros run is there."""
        return self.interpreter is not None and self.interpreter.exists()


def interpreter_file() -> Path:
    """Return the file that names the Python, where the macros look it up: "program TAB arguments"."""
    home = os.environ.get("APPDATA") or os.environ.get("XDG_CONFIG_HOME")
    return Path(home or Path.home() / ".config", "kachilog", "office.txt")


def install_extension(interpreter: Path | None = None) -> ExtensionState | None:
    """Put the extension of this version into the user's LibreOffice, to run `interpreter` (this Python).

    Another version gives way. Return what there is now, None where there is no LibreOffice: then nothing is
    done. Raise FileError: extension_root for the superuser, whose LibreOffice takes none; extension_failed,
    with what LibreOffice says; file_unwritable.
    """
    if _tool() is None:
        return None
    _refuse_root()
    _name(interpreter or Path(sys.executable))
    with private.folder() as folder:
        file = folder / EXTENSION_NAME
        file.write_bytes(build_extension())
        done = _run("add", "--force", str(file))
    if done.returncode:
        raise FileError("extension_failed", reason=_last_line(done))
    return extension_state()


def remove_extension() -> bool:
    """Take the extension and its Python's name away; return whether there was either.

    Raise FileError as `install_extension`.
    """
    file = interpreter_file()
    named = file.exists()
    state = extension_state()
    if state is not None and state.version is not None:
        _refuse_root()
        done = _run("remove", IDENTIFIER)
        if done.returncode:
            raise FileError("extension_failed", reason=_last_line(done))
        named = True
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise FileError("file_unwritable", file=str(file), reason=error.strerror or str(error)) from None
    with suppress(OSError):  # it has something else
        file.parent.rmdir()
    return named


def extension_state() -> ExtensionState | None:
    """Return what LibreOffice has, None where there is no LibreOffice. It takes about half a second."""
    if _tool() is None:
        return None
    return ExtensionState(_installed_version(), _named())


def _installed_version() -> str | None:
    with suppress(FileError):
        done = _run("list", IDENTIFIER)
        found = _VERSION.search(done.stdout) if not done.returncode else None
        return found[1] if found else None
    return None


def _named() -> Path | None:
    with suppress(OSError, UnicodeDecodeError):
        return Path(interpreter_file().read_bytes().decode("utf-8").partition("\t")[0])
    return None


def _name(interpreter: Path) -> None:
    file = interpreter_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with disk.whole(file) as out:
            # Not resolved: the path inside a virtual environment is what makes it one.
            out.write(f"{interpreter.absolute()}\t{_RUNS}".encode())
    except OSError as error:
        raise FileError("file_unwritable", file=str(file), reason=error.strerror or str(error)) from None


def _refuse_root() -> None:
    if os.name == "posix" and os.geteuid() == 0:
        raise FileError("extension_root")


def _tool() -> Path | None:
    """Return the program that puts extensions in, beside LibreOffice's own."""
    program = office_program()
    if program is None:
        return None
    names = ("unopkg.com", "unopkg.exe", "unopkg")
    folders = (program.parent, program.resolve().parent)
    tools = (folder / name for folder in folders for name in names)
    return next((tool for tool in tools if tool.exists()), None)


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    tool = _tool()
    if tool is None:
        raise FileError("no_libreoffice")
    try:
        return subprocess.run(  # noqa: S603 (LibreOffice's own tool)
            [str(tool), *words],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise FileError("extension_failed", reason=type(error).__name__) from None


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()]
    errors = [line for line in lines if "unopkg failed" not in line]
    return (errors or lines or [str(done.returncode)])[-1]
