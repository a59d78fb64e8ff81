"""What lets the buttons find Python: xlwings' user configuration, and on the Mac its script for Excel.

The macros read the configuration with VBA, which knows the code page of the machine only; so it is written
in that. Lines of other settings are kept as they are.
"""

from __future__ import annotations

import locale
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.files import disk
from kachilog.jobs.installing.interpreter import has_kachilog, plain, unlink

if TYPE_CHECKING:
    from collections.abc import Collection

Platform = Literal["win32", "darwin"]

_KEYS: dict[Platform, str] = {"win32": "INTERPRETER_WIN", "darwin": "INTERPRETER_MAC"}
_LINE = lazy_pattern(r'\s*"([^"]*)"\s*,\s*"([^"]*)"')


class Setup(NamedTuple):
    """What a setup did: `changed` is False if everything was in place already.

    `script` is the script that Excel for Mac calls Python with, None on Windows. `kept` is the Python of
    other workbooks that use xlwings, which was left as it is: then workbooks of ours need a setup each.
    """

    config: Path
    interpreter: Path
    changed: bool
    script: Path | None = None
    kept: Path | None = None


class Configured(NamedTuple):
    """What the buttons will find: `interpreter` as configured, None if there is nothing."""

    config: Path
    interpreter: Path | None

    def runs(self, python: Path) -> bool:
        """Tell whether the buttons run this Python."""
        return self.interpreter is not None and is_one_environment(self.interpreter, python)

    @property
    def exists(self) -> bool:
        """Whether the Python that is configured is there."""
        return self.interpreter is not None and self.interpreter.exists()


def this_platform() -> Platform | None:
    """Return the platform if it is one that Excel runs on."""
    return "win32" if sys.platform == "win32" else "darwin" if sys.platform == "darwin" else None


def config_file(platform: Platform) -> Path:
    """Return the place of xlwings' user configuration, as its VBA module looks it up."""
    if platform == "darwin":
        return Path.home() / "Library" / "Containers" / "com.microsoft.Excel" / "Data" / "xlwings.conf"
    return Path.home() / ".xlwings" / "xlwings.conf"


def set_up(platform: Platform | None = None, interpreter: Path | None = None) -> Setup:
    """Let the buttons of every workbook run `interpreter` (this one), and keep all other settings.

    Where they name a Python without this package, other workbooks rely on it: it stays, too. Raise FileError:
    no_excel_here on a platform without Excel; interpreter_unnamable where a path has letters that the way to
    it does not take; file_unreadable, file_unwritable.
    """
    platform, interpreter = _here(platform), named(platform, interpreter)
    config = config_file(platform)
    before, kept = _read(config), _foreign(platform, interpreter)
    after = before if kept else _with(before, _KEYS[platform], str(interpreter))
    if after != before:
        _write(config, after)
    installed, script = install_script() if platform == "darwin" else (False, None)
    return Setup(config, interpreter, installed or after != before, script, kept)


def named(platform: Platform | None = None, interpreter: Path | None = None) -> Path:
    """Return the path by which Excel calls `interpreter` (this one). Raise FileError as `set_up`."""
    # Not resolved: the path inside a virtual environment is what makes it one.
    interpreter = (interpreter or Path(sys.executable)).absolute()
    return plain(interpreter) if _here(platform) == "darwin" else interpreter


def setting(platform: Platform | None, interpreter: Path) -> tuple[str, str]:
    """Return the setting, key and value, that names a Python. Raise FileError no_excel_here."""
    return _KEYS[_here(platform)], str(interpreter)


def is_set_up(platform: Platform | None = None) -> bool:
    """Tell whether the configuration names a Python that `set_up` sees to. Raise file_unreadable."""
    platform = platform or this_platform()
    found = configured(platform)
    if platform is None or found is None or found.interpreter is None:
        return False
    return _foreign(platform, Path(sys.executable).absolute()) is None


def take_back(platform: Platform | None = None, interpreter: Path | None = None) -> list[Path]:
    """Take back what `set_up` did for `interpreter` (this one): its line of the configuration, and the link.

    A line that names a Python without this package is not ours. Return what was changed or removed. Raise
    FileError file_unreadable, file_unwritable.
    """
    platform = platform or this_platform()
    found = configured(platform)
    if platform is None or found is None:
        return []
    done = []
    interpreter = (interpreter or Path(sys.executable)).absolute()
    python = found.interpreter
    if python is not None and (found.runs(interpreter) or has_kachilog(python)):
        _take_lines(found.config, (_KEYS[platform], "INTERPRETER"))
        done.append(found.config)
    if unlinked := unlink():
        done.append(unlinked)
    return done


def _take_lines(config: Path, keys: Collection[str]) -> None:
    """Take lines out of a configuration; one that had no others goes, and its folder likewise."""
    lines = [line for line in _read(config) if _key(line) not in keys]
    if lines:
        _write(config, lines)
        return
    try:
        disk.remove(config)
    except OSError as error:
        raise FileError("file_unwritable", file=str(config), reason=error.strerror or str(error)) from None
    if config.parent == Path.home() / ".xlwings":
        with suppress(OSError):
            disk.remove_folder(config.parent)


def _key(line: str) -> str | None:
    found = _LINE.match(line)
    return found[1].upper() if found else None


def _here(platform: Platform | None) -> Platform:
    platform = platform or this_platform()
    if platform is None:
        raise FileError("no_excel_here")
    return platform


def _foreign(platform: Platform, interpreter: Path) -> Path | None:
    """Return the Python that is configured, if it is there, another one and without this package."""
    found = configured(platform)
    if found is None or found.interpreter is None or not found.exists or found.runs(interpreter):
        return None
    return found.interpreter if has_kachilog(found.interpreter) is False else None


def configured(platform: Platform | None = None) -> Configured | None:
    """Return what the buttons find, None where Excel does not run. Raise FileError file_unreadable."""
    platform = platform or this_platform()
    if platform is None:
        return None
    config = config_file(platform)
    found = [line.groups() for text in _read(config) if (line := _LINE.match(text))]
    settings = {key.upper(): value for key, value in found}
    # An older xlwings wrote one key for both platforms, which still counts.
    named = settings.get(_KEYS[platform]) or settings.get("INTERPRETER")
    return Configured(config, Path(named) if named else None)


def _with(lines: list[str], key: str, value: str) -> list[str]:
    new = f'"{key}","{value}"'
    others = [line for line in lines if _key(line) != key]
    return lines if new in lines and len(others) == len(lines) - 1 else [*others, new]


def _encoding() -> str:
    return "mbcs" if sys.platform == "win32" else locale.getpreferredencoding(do_setlocale=False)


def _read(config: Path) -> list[str]:
    try:
        return config.read_text(_encoding()).splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise FileError("file_unreadable", file=str(config), reason=str(error)) from None


def _write(config: Path, lines: list[str]) -> None:
    try:
        content = "".join(f"{line}\n" for line in lines).encode(_encoding())
    except UnicodeEncodeError:
        raise FileError("interpreter_unnamable", path=lines[-1]) from None
    try:
        config.parent.mkdir(parents=True, exist_ok=True)
        with disk.whole(config) as out:
            out.write(content)
    except OSError as error:
        raise FileError("file_unwritable", file=str(config), reason=error.strerror or str(error)) from None


def scripts() -> list[Path]:
    """Return the scripts of xlwings that Excel for the Mac has: other workbooks may need them, too."""
    return sorted(_scripts_folder().glob("xlwings-*.applescript"))


def _scripts_folder() -> Path:
    return Path.home() / "Library" / "Application Scripts" / "com.microsoft.Excel"


def install_script() -> tuple[bool, Path]:
    """Run xlwings' own step for the Mac; return whether that changed anything, and where the script is."""
    import xlwings as xw  # noqa: PLC0415 (importing it looks for Excel)
    from xlwings import cli  # noqa: PLC0415 (likewise)

    name = f"xlwings-{xw.__version__}.applescript"
    script, source = _scripts_folder() / name, Path(xw.__file__).with_name(name)
    try:
        if script.exists() and script.read_bytes() == source.read_bytes():
            return False, script
        cli.runpython_install(None)  # type: ignore[no-untyped-call]
    except OSError as error:
        raise FileError("file_unwritable", file=str(script), reason=error.strerror or str(error)) from None
    return True, script


def is_one_environment(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to a Python of one environment."""
    # The folder decides: inside it every name is one environment, and links out of it lead to a common base.
    try:
        return one.exists() and one.absolute().parent.samefile(other.absolute().parent)
    except OSError:
        return False
