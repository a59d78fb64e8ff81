"""The add-in of Excel on this machine: put where Excel opens it by itself and trusts it, and taken away.

All that lies in that folder is opened, so nothing else of ours goes there, not even for a moment: the blank
book of which 新しいブック opens a copy, and what is on its way, have a folder of their own. The Python that
the ribbon runs stands in the add-in, and no setting of another workbook is touched.
"""

from __future__ import annotations

import io
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.base.languages import LANGS
from kachilog.base.version import __version__
from kachilog.files import disk
from kachilog.files.book.addin import conf
from kachilog.files.book.addin.build import ADDIN_NAME, build_addin
from kachilog.jobs.installing import setup
from kachilog.wording import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from kachilog.base.languages import Lang
    from kachilog.jobs.installing.setup import Platform

_MAC_OFFICE = Path("Library", "Group Containers", "UBF8T346G9.Office")
_MAC_STARTUP = Path("User Content.localized", "Startup.localized", "Excel")
_WINDOWS_STARTUP = Path("Microsoft", "Excel", "XLSTART")


class Places(NamedTuple):
    """Where Excel opens add-ins by itself, and a folder of ours that Excel may read without asking."""

    startup: Path
    own: Path

    @property
    def addin(self) -> Path:
        """The add-in."""
        return self.startup / ADDIN_NAME

    def blank(self, lang: Lang) -> Path:
        """Return the blank book in a language; its name is what Excel calls a copy of it."""
        return self.own / Words(lang)("template.blank_book")


class Installed(NamedTuple):
    """An add-in of ours as it says of itself."""

    path: Path
    version: str
    interpreter: Path | None
    blank: Path | None

    @property
    def is_current(self) -> bool:
        """Whether it is of this version."""
        return self.version == __version__


class Done(NamedTuple):
    """What was installed: `before` is the version whose place it took, None where there was none.

    `blank_kept` tells that the blank book is one that the user has changed, which stays.
    """

    path: Path
    interpreter: Path
    blank: Path
    before: str | None
    changed: bool
    blank_kept: bool


class Removed(NamedTuple):
    """What was taken away, and what was left because it is not ours, or not as we made it."""

    gone: tuple[Path, ...]
    left: tuple[Path, ...]


def places(platform: Platform) -> Places:
    """Return where things go."""
    if platform == "darwin":
        office = Path.home() / _MAC_OFFICE
        return Places(office / _MAC_STARTUP, office / "kachilog")
    roaming = os.environ.get("APPDATA")
    data = Path(roaming) if roaming else Path.home() / "AppData" / "Roaming"
    return Places(data / _WINDOWS_STARTUP, data / "kachilog")


def installed(platform: Platform | None = None) -> Installed | None:
    """Return the add-in that Excel opens, None if there is none of ours, or no Excel."""
    platform = platform or setup.this_platform()
    if platform is None:
        return None
    path = places(platform).addin
    said = _settings(path)
    if said is None:
        return None
    python, blank = (said.get(key) for key in (conf.INTERPRETER, conf.TEMPLATE))
    return Installed(
        path, said[conf.VERSION], Path(python) if python else None, Path(blank) if blank else None
    )


def install(
    lang: Lang, *, now: dt.datetime, platform: Platform | None = None, interpreter: Path | None = None
) -> Done:
    """Put the add-in of this version in its place, with `interpreter` (this one) in it, and the blank book.

    On a Mac the script by which Excel calls Python goes to its own place, too. Raise FileError with what was
    there as it was: addin_foreign where a file that is not ours has the name, addin_no_office on a Mac whose
    Excel was never opened, addin_in_use while Excel has it open; as `setup.named`; file_unwritable.
    """
    platform = platform or setup.this_platform()
    if platform is None:
        raise FileError("no_excel_here")
    to, python = places(platform), setup.named(platform, interpreter)
    if platform == "darwin" and not to.own.parent.is_dir():
        raise FileError("addin_no_office")
    _require_own(to.addin)
    before = installed(platform)
    blank = to.blank(lang)
    kept = not _put_blank(to, lang, now)
    content = build_addin(python=str(python), template=str(blank), language=lang)
    if platform == "darwin":
        setup.install_script()
    changed = before is None or to.addin.read_bytes() != content
    if changed:
        _write(to.addin, content, beside=to.own / f"{ADDIN_NAME}.new")
    return Done(to.addin, python, blank, before.version if before else None, changed, kept)


def remove(platform: Platform | None = None) -> Removed:
    """Take the add-in and the blank book away, as far as they are ours. Raise FileError addin_in_use."""
    platform = platform or setup.this_platform()
    if platform is None:
        return Removed((), ())
    to = places(platform)
    gone, left = list[Path](), list[Path]()
    if to.addin.exists():
        (left if _settings(to.addin) is None else gone).append(to.addin)
    for lang in LANGS:
        if (blank := to.blank(lang)).exists():
            (gone if _is_as_made(blank) else left).append(blank)
    for path in gone:
        with _explained(path):
            disk.remove(path)
            disk.remove(_mark(path))
    with suppress(OSError):  # it is not there, or has what is not ours
        disk.remove_folder(to.own)
    return Removed(tuple(gone), tuple(left))


def copies(platform: Platform) -> list[Path]:
    """Return other copies of the add-in that a person may have put where Excel finds them: names collide."""
    if platform == "darwin":
        return []
    return [
        path for path in [places(platform).own.parent / "Microsoft" / "AddIns" / ADDIN_NAME] if path.exists()
    ]


def _settings(path: Path) -> dict[str, str] | None:
    """Return what an add-in of ours says of itself, None if there is none or it is somebody else's."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 (only where Excel is)

    try:
        lines = CalamineWorkbook.from_path(path).get_sheet_by_name(conf.CONF_SHEET).to_python()
    except Exception:  # noqa: BLE001 (whatever it is: a missing file, no workbook, another's)
        return None
    said = {str(line[0]): str(line[1]) for line in lines if len(line) > 1}
    return said if said.get(conf.VERSION) else None


def _require_own(path: Path) -> None:
    if path.exists() and _settings(path) is None:
        raise FileError("addin_foreign", file=path.name, folder=str(path.parent))


def _put_blank(to: Places, lang: Lang, now: dt.datetime) -> bool:
    """Make the blank book anew where that is of another version; return whether it is as we made it."""
    from kachilog.jobs.new import built  # noqa: PLC0415 (no other step draws a workbook)

    blank = to.blank(lang)
    if blank.exists():
        if not _is_as_made(blank):
            return False
        if _made(blank)[0] == __version__:
            return True
    content = io.BytesIO()
    built(".xlsx", "employee", lang, now.date()).write(content)
    _write(blank, content.getvalue(), beside=to.own / "blank.new")
    made = f"{__version__} {_digest(content.getvalue())}\n"
    _write(_mark(blank), made.encode(), beside=to.own / "mark.new")
    return True


def _mark(blank: Path) -> Path:
    """Return the file that says of which version the blank book is, and its digest."""
    return blank.with_suffix(".made")


def _made(blank: Path) -> list[str]:
    try:
        return [*_mark(blank).read_text("ascii").split(), "", ""][:2]
    except (OSError, UnicodeDecodeError):
        return ["", ""]


def _is_as_made(blank: Path) -> bool:
    return _made(blank)[1] == _digest(blank.read_bytes())


def _digest(content: bytes) -> str:
    return disk.digest(io.BytesIO(content)).hex()


def _write(path: Path, content: bytes, *, beside: Path) -> None:
    """Write a file whole or not at all, by way of `beside`. Raise FileError addin_in_use, file_unwritable."""
    with _explained(path):
        for folder in (path.parent, beside.parent):
            folder.mkdir(parents=True, exist_ok=True)
        with disk.whole(path, beside) as out:
            out.write(content)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the operating system says into a sentence: Excel holds what it has opened."""
    try:
        yield
    except OSError as error:
        if isinstance(error, PermissionError) and path.exists():
            raise FileError("addin_in_use", file=path.name) from error
        raise FileError("file_unwritable", file=str(path), reason=error.strerror or str(error)) from None
