"""What decides whether all parts work here, and the buttons of one workbook, found out without Excel."""

from __future__ import annotations

import sys
import zipfile
import zlib
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.files.book.names import TEMPLATE_PROPERTY, TEMPLATE_VERSION
from kachilog.files.limits import BOOK_LIMIT, require_readable
from kachilog.jobs.installing.modules import NO_MODULES, OurModules, ours_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ODS_NAME = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"
_INTERNET_ZONE = 3
_LARGEST_PART = 1 << 24
_XLWINGS_VERSION = lazy_pattern(r'XLWINGS_VERSION As String = "([^"]+)"')
_ZONE = lazy_pattern(r"ZoneId=(\d+)")
_PROPERTIES = ("docProps/custom.xml", "meta.xml")
"""The parts in which properties of the user's own stand, in a workbook of Excel and in an .ods."""
_STORE = "windowsapps"
"""The folder in which the Microsoft Store keeps programs."""

_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
}
"""How the name of the folder begins that a service keeps alike on several machines, and the service."""

_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""The variables in which OneDrive names its folders on Windows."""


class BookFacts(NamedTuple):
    """Facts about a workbook: `template` and `macros` (the version of xlwings inside) are None without such.

    `ours` says how our own modules stand where there are macros.

    `blocked` is None where the question does not arise: Windows alone blocks macros of files from elsewhere.
    """

    template: str | None
    macros: str | None
    blocked: bool | None
    ours: OurModules = NO_MODULES

    @property
    def template_is_current(self) -> bool:
        """Whether the workbook was made by the templates of this version."""
        return self.template == TEMPLATE_VERSION

    @property
    def macros_fit(self) -> bool:
        """Whether its macros and the xlwings that is installed are of one version, as they must be."""
        return self.macros == version("xlwings")


def inspect(book: Path) -> BookFacts:
    """Return the facts about a workbook.

    Raise FileError: file_missing, file_unreadable, not_a_workbook; as `require_readable`.
    """
    require_readable(book, BOOK_LIMIT)
    try:
        with zipfile.ZipFile(book) as package:
            names = set(package.namelist())
            part = next((name for name in _PROPERTIES if name in names), None)
            template = _template(_part(package, part)) if part else None
    except FileNotFoundError:
        raise FileError("file_missing", file=book.name) from None
    except OSError as error:
        raise FileError("file_unreadable", file=book.name, reason=error.strerror or str(error)) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        raise FileError("not_a_workbook", file=book.name) from None
    modules = _modules(book) if "xl/vbaProject.bin" in names else {}
    found = _XLWINGS_VERSION.search(modules.get("xlwings", ""))
    if found is None:
        return BookFacts(template, None, is_blocked(book))
    return BookFacts(template, found[1], is_blocked(book), ours_in(modules))


def has_log(book: Path) -> bool:
    """Tell whether a workbook can be opened, and has a log that we read."""
    from kachilog.files.book.closed import ClosedBook  # noqa: PLC0415 (only where the workbook is not ours)

    try:
        return bool(ClosedBook.open(book).found_logs.places)
    except FileError:
        return False


def classifier_reads() -> bool:
    """Tell whether the dictionary and the weights by which customer voices are read are there and whole."""
    from kachilog.voices import classify  # noqa: PLC0415 (it loads the dictionary)

    try:
        return classify(["声"]) == [()]
    except Exception:  # noqa: BLE001 (whatever the libraries say, it does not work)
        return False


def is_of_the_store(python: PurePath) -> bool:
    """Tell whether a Python is the Microsoft Store's, whose files Excel may not see."""
    return sys.platform == "win32" and _STORE in (part.casefold() for part in python.parts)


def synchronised(path: PurePath, environ: Mapping[str, str]) -> str | None:
    """Return the service that keeps the folder of `path` (absolute) alike on several machines, if any."""
    for name in _ONEDRIVE:
        if environ.get(name) and path.is_relative_to(PurePath(environ[name])):
            return "OneDrive"
    for part in path.parts[:-1]:
        for start, service in _SERVICES.items():
            if part.casefold().startswith(start):
                return service
    return None


def is_blocked(file: Path) -> bool | None:
    """Tell whether Windows marked a file as coming from the internet, which makes Excel refuse its macros."""
    if sys.platform != "win32":
        return None
    try:
        mark = file.with_name(f"{file.name}:Zone.Identifier").read_text("utf-8", errors="replace")
    except OSError:
        return False
    return zone_of(mark) >= _INTERNET_ZONE


def zone_of(mark: str) -> int:
    """Return the security zone that a mark of the web names; 0, this machine, if it names none."""
    found = _ZONE.search(mark)
    return int(found[1]) if found else 0


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(_LARGEST_PART)


def _template(properties: bytes) -> str | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(properties, parser)
    except etree.XMLSyntaxError:
        return None
    for item in root.iter(etree.Element):
        if TEMPLATE_PROPERTY in (item.get("name"), item.get(_ODS_NAME)):
            return "".join(str(text) for text in item.itertext()) or None
    return None


def _modules(book: Path) -> dict[str, str]:
    """Return the macros of a workbook, module → source; none where they cannot be read."""
    from pyopenvba import ExcelFile  # noqa: PLC0415 (100 ms that only a workbook with macros needs)

    try:
        with ExcelFile(book) as file:
            return dict(file.vba_modules())
    except Exception:  # noqa: BLE001 (somebody else's VBA project may be anything)
        return {}
