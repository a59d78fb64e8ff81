"""`kachilog.oxt`, the extension of LibreOffice: the Basic, a menu and a toolbar for every spreadsheet.

Its macros run the Python that `kachilog setup` has written into the user's settings, so the file is the same
for everybody. It is installed as any extension, and its macros need no question about macros.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from kachilog.base.languages import LANGS
from kachilog.base.version import __version__
from kachilog.files.book.addin.icons import icon
from kachilog.files.book.office.modules import COMMANDS, library_xml, module_xml, modules
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTENSION_NAME = "kachilog.oxt"
IDENTIFIER = "org.kachilog.office"
"""By this LibreOffice knows the extension, whatever its file is called."""

MENU: tuple[tuple[str, str], ...] = (
    ("weekly", "ReviewThisWeek"),
    ("weekly_last", "ReviewLastWeek"),
    ("weekly_row", "ReviewSelectedWeek"),
    ("", ""),
    ("line", "TodaysLine"),
    ("import", "ImportCsv"),
    ("export", "ExportCsv"),
    ("", ""),
    ("pdf", "PrintPage"),
    ("new", "NewBook"),
    ("start", "HowToBegin"),
)
"""The commands of the menu and the toolbar, and their macros; blank is a line between them."""

TOOLBAR = f"private:resource/toolbar/addon_{IDENTIFIER}.toolbar"
_LIBRARY = "KachilogExtension"
_STAMP = (1980, 1, 1, 0, 0, 0)
_SIDES = {"Small": 16, "Big": 26}
"""Pixels of the icons in a toolbar."""

_OOR, _XS, _XML = (
    "http://openoffice.org/2001/registry",
    "http://www.w3.org/2001/XMLSchema",
    "http://www.w3.org/XML/1998/namespace",
)
_MANIFEST = "http://openoffice.org/2001/manifest"
_DESCRIPTION = "http://openoffice.org/extensions/description/2006"
_NEEDED = "http://libreoffice.org/extensions/description/2011"
_OLDEST = "7.0"
_SPREADSHEETS = "com.sun.star.sheet.SpreadsheetDocument"
_CONFIGURATION = "application/vnd.sun.star.configuration-data"


def build_extension() -> bytes:
    """Return the extension as a file; the same version gives equal bytes."""
    texts = modules(LANGS)
    parts = {
        "META-INF/manifest.xml": _manifest(),
        "description.xml": _description(),
        "Addons.xcu": _addons(),
        "CalcWindowState.xcu": _window_state(),
        f"{_LIBRARY}/script.xlb": library_xml(_LIBRARY, texts),
        f"{_LIBRARY}/dialog.xlb": library_xml(_LIBRARY, ()),
        **{f"{_LIBRARY}/{name}.xba": module_xml(name, text) for name, text in texts.items()},
        **{f"icons/{job}_{side}.png": icon(job, side) for job, _ in MENU if job for side in _SIDES.values()},
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name, _STAMP), part)
    return content.getvalue()


def _url(macro: str) -> str:
    return f"vnd.sun.star.script:{_LIBRARY}.{COMMANDS}.{macro}?language=Basic&location=application"


def _manifest() -> bytes:
    root = etree.Element(f"{{{_MANIFEST}}}manifest", nsmap={"manifest": _MANIFEST})
    for path, kind in (
        (f"{_LIBRARY}/", "application/vnd.sun.star.basic-library"),
        ("Addons.xcu", _CONFIGURATION),
        ("CalcWindowState.xcu", _CONFIGURATION),
    ):
        named = {f"{{{_MANIFEST}}}full-path": path, f"{{{_MANIFEST}}}media-type": kind}
        etree.SubElement(root, f"{{{_MANIFEST}}}file-entry", named)
    return _xml(root)


def _description() -> bytes:
    root = etree.Element(f"{{{_DESCRIPTION}}}description", nsmap={"d": _DESCRIPTION, "l": _NEEDED})
    etree.SubElement(root, f"{{{_DESCRIPTION}}}identifier", value=IDENTIFIER)
    etree.SubElement(root, f"{{{_DESCRIPTION}}}version", value=__version__)
    needed = etree.SubElement(root, f"{{{_DESCRIPTION}}}dependencies")
    oldest = etree.SubElement(needed, f"{{{_NEEDED}}}LibreOffice-minimal-version", value=_OLDEST)
    oldest.set(f"{{{_DESCRIPTION}}}name", f"LibreOffice {_OLDEST}")
    names = etree.SubElement(root, f"{{{_DESCRIPTION}}}display-name")
    for lang in LANGS:
        etree.SubElement(names, f"{{{_DESCRIPTION}}}name", lang=lang).text = Words(lang)("addin.title")
    return _xml(root)


def _addons() -> bytes:
    root = _component("Addons", "org.openoffice.Office")
    interface = _node(root, "AddonUI")
    menu = _node(_node(interface, "OfficeMenuBar"), IDENTIFIER, "replace")
    _titled(menu, "addin.title")
    _prop(menu, "Target", "_self")
    _prop(menu, "Context", _SPREADSHEETS)
    _commands(_node(menu, "Submenu"))
    _commands(_node(_node(interface, "OfficeToolBar"), f"{IDENTIFIER}.toolbar", "replace"))
    images = _node(interface, "Images")
    for job, macro in MENU:
        if job:
            one = _node(images, f"{IDENTIFIER}.{job}", "replace")
            _prop(one, "URL", _url(macro))
            own = _node(one, "UserDefinedImages")
            for size, side in _SIDES.items():
                _prop(own, f"Image{size}URL", f"%origin%/icons/{job}_{side}.png")
    return _xml(root)


def _commands(place: etree._Element) -> None:
    for number, (job, macro) in enumerate(MENU):
        one = _node(place, f"m{number:02d}", "replace")
        _prop(one, "URL", _url(macro) if job else "private:separator")
        if job:
            _titled(one, f"addin.label_{job}")
            _prop(one, "Target", "_self")
        _prop(one, "Context", _SPREADSHEETS)


def _window_state() -> bytes:
    """Return where the toolbar stands: in a row of its own at the top; else it would lie over the sheet."""
    root = _component("CalcWindowState", "org.openoffice.Office.UI")
    bar = _node(_node(_node(root, "UIElements"), "States"), TOOLBAR, "replace")
    _titled(bar, "addin.title", "UIName")
    for name, value, kind in (
        ("Docked", "true", "boolean"),
        ("DockingArea", "0", "int"),
        ("DockPos", "0,2", "string"),
        ("Visible", "true", "boolean"),
        ("Style", "2", "int"),
    ):
        _prop(bar, name, value, kind)
    return _xml(root)


def _component(name: str, package: str) -> etree._Element:
    named = {f"{{{_OOR}}}name": name, f"{{{_OOR}}}package": package}
    return etree.Element(f"{{{_OOR}}}component-data", named, nsmap={"oor": _OOR, "xs": _XS})


def _node(parent: etree._Element, name: str, done: str = "") -> etree._Element:
    named = {f"{{{_OOR}}}name": name, **({f"{{{_OOR}}}op": done} if done else {})}
    return etree.SubElement(parent, "node", named)


def _prop(parent: etree._Element, name: str, value: str, kind: str = "string") -> None:
    _valued(parent, name, {None: value}, kind)


def _titled(parent: etree._Element, phrase: str, name: str = "Title") -> None:
    """Set a text in every language; LibreOffice shows English where it has none of its own."""
    _valued(parent, name, {lang: Words(lang)(phrase) for lang in LANGS}, "string")


def _valued(parent: etree._Element, name: str, values: Mapping[str | None, str], kind: str) -> None:
    prop = etree.SubElement(parent, "prop", {f"{{{_OOR}}}name": name, f"{{{_OOR}}}type": f"xs:{kind}"})
    for lang, value in values.items():
        one = etree.SubElement(prop, "value", {} if lang is None else {f"{{{_XML}}}lang": lang})
        one.text = value


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
