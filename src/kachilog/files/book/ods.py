"""The LibreOffice edition: the same workbook as an .ods, with buttons that plain Basic macros answer.

LibreOffice itself makes the .ods of our .xlsx, so that every sheet, table, rule and formula is the same; the
macros and the buttons are put into the package here. (It cannot run the Excel edition's macros: its Basic
does not compile xlwings' module, and bringing in a sheet crashes beside a VBA project.)
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from kachilog.base.errors import FileError
from kachilog.files import private, saving
from kachilog.files.book.names import sheet_name
from kachilog.files.book.ods_views import views, with_views
from kachilog.files.book.office.modules import COMMANDS, library_xml, module_xml, modules
from kachilog.files.book.template.log_sheet import BUTTONS
from kachilog.wording.width import text_width

if TYPE_CHECKING:
    from kachilog.files.book.ods_views import View
    from kachilog.wording import Words

_SECONDS = 180
_LIBRARY = "Standard"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "script": "urn:oasis:names:tc:opendocument:xmlns:script:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72}
_LIBRARIES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<library:libraries xmlns:library="http://openoffice.org/2000/library" '
    'xmlns:xlink="http://www.w3.org/1999/xlink">'
    f'<library:library library:name="{_LIBRARY}" library:link="false"/></library:libraries>'
)
_SAID_OF_BUTTONS = {
    "log_status_plain": "log_status",
    "start_begin_2_plain": "start_begin_2",
    "start_stuck_plain": "start_stuck",
    **{f"start_stuck_{number}_plain": f"start_stuck_{number}_office" for number in (1, 2, 3)},
}
"""Phrases of a workbook without buttons, and what stands there in one that has them."""

_BUTTON_COLUMN = 6
"""The column (0-based) at whose left edge the first button stands, as in the Excel edition."""


def office_program() -> Path | None:
    """Return LibreOffice's program, None where it is not installed."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    candidates = [Path(place) for place in ([named] if named else _PLACES)]
    return next((place for place in candidates if place.exists()), None)


def build_ods(xlsx: Path, target: Path, words: Words, *, python: Path | None = None) -> None:
    """Make the LibreOffice edition of a workbook that `template.build` wrote without macros.

    `python` is what its buttons run, this interpreter unless said otherwise. Raise FileError: no_libreoffice,
    libreoffice_failed, file_exists and others of `kachilog.files.saving.save`.
    """
    python = (python or Path(sys.executable)).absolute()
    with private.folder() as folder:
        bare = converted(xlsx, folder, "ods", "calc8")
        new = Path(folder, f"{xlsx.stem} with macros.ods")
        _add_macros(bare, new, words, python, views(xlsx))
        content = new.read_bytes()
    now = dt.datetime.now()  # noqa: DTZ005  of no use here: nothing is replaced, so nothing is backed up
    saving.save(target, lambda out: _write(out, content), None, seen=None, now=now)


def _write(out: BinaryIO, content: bytes) -> None:
    out.write(content)


def snapshot(book: Path, folder: Path) -> Path:
    """Return a copy of an .ods as an .xlsx in `folder`, made by LibreOffice; `book` stays as it is.

    Raise FileError: file_missing, no_libreoffice, libreoffice_failed.
    """
    if not book.exists():
        raise FileError("file_missing", file=book.name)
    return converted(book, folder, "xlsx", "Calc MS Excel 2007 XML")


def converted(book: Path, folder: Path, ending: str, kind: str) -> Path:
    """Return what LibreOffice makes of a workbook by its filter `kind`: a file in `folder`.

    Raise FileError: no_libreoffice, libreoffice_failed.
    """
    program = office_program()
    if program is None:
        raise FileError("no_libreoffice")
    command = [
        str(program),
        # Of its own, because LibreOffice does nothing at all if the user has it open.
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"{ending}:{kind}",
        "--outdir",
        str(folder),
        str(book),
    ]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603 (our own file)
    except (OSError, subprocess.SubprocessError):
        raise FileError("libreoffice_failed") from None
    made = Path(folder, f"{book.stem}.{ending}")
    if not made.exists():
        raise FileError("libreoffice_failed")
    return made


def _add_macros(bare: Path, target: Path, words: Words, python: Path, seen: tuple[list[View], str]) -> None:
    texts = modules([words.lang], python=python)
    added = {
        "Basic/script-lc.xml": _LIBRARIES.encode(),
        f"Basic/{_LIBRARY}/script-lb.xml": library_xml(_LIBRARY, texts),
        **{f"Basic/{_LIBRARY}/{name}.xml": module_xml(name, text) for name, text in texts.items()},
    }
    with zipfile.ZipFile(bare) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename in added:
                continue
            if entry.filename == "content.xml":
                content = _with_buttons(content, words)
            elif entry.filename == "META-INF/manifest.xml":
                content = _with_entries(content, list(added))
            elif entry.filename == "settings.xml":
                content = with_views(content, *seen)
            new.writestr(entry, content)
        for name, content in added.items():
            new.writestr(name, content)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _made(tag: str, **attributes: str) -> etree._Element:
    """Return an element; `form_label="…"` is the attribute `form:label`, `svg_x` is `svg:x`."""
    named = {_name(key.replace("_", ":", 1).replace("_", "-")): value for key, value in attributes.items()}
    return etree.Element(_name(tag), named)


def _with_entries(manifest: bytes, names: list[str]) -> bytes:
    root = etree.fromstring(manifest)
    known = {entry.get(_name("manifest:full-path")) for entry in root}
    for name in names:
        if name not in known:
            root.append(_made("manifest:file-entry", manifest_full_path=name, manifest_media_type="text/xml"))
    return _xml(root)


def _with_buttons(content: bytes, words: Words) -> bytes:
    root = etree.fromstring(content, etree.XMLParser(huge_tree=True))
    sheets = root.iterfind(".//table:table", _NAMESPACES)
    sheet = next(one for one in sheets if one.get(_name("table:name")) == sheet_name("log", words))
    form = _made(
        "form:form",
        form_name="Kachilog",
        form_apply_filter="true",
        form_command_type="table",
        form_control_implementation="ooo:com.sun.star.form.component.Form",
    )
    shapes = sheet.find("table:shapes", _NAMESPACES)
    new_shapes = shapes is None
    if shapes is None:
        shapes = _made("table:shapes")
    left = _left_edge(root, sheet) + 0.06
    for number, (macro, name) in enumerate(BUTTONS):
        caption = words(f"template.button_{name}")
        width = (text_width(caption) * 8 + 28) / 96
        form.append(_button(f"kachilog{number}", macro, caption))
        shapes.append(
            _made(
                "draw:control",
                draw_control=f"kachilog{number}",
                draw_z_index=str(number),
                svg_x=f"{left:.3f}in",
                svg_y="0.1in",
                svg_width=f"{width:.3f}in",
                svg_height="0.31in",
            )
        )
        left += width + 0.1
    forms = _made("office:forms", form_automatic_focus="false", form_apply_design_mode="false")
    forms.append(form)
    # Their place in a table's content is before its columns, forms first.
    if new_shapes:
        sheet.insert(_first_column(sheet), shapes)
    sheet.insert(sheet.index(shapes), forms)
    _speak_of_buttons(root, words)
    return _xml(root)


def _first_column(sheet: etree._Element) -> int:
    columns = (
        "table:table-column",
        "table:table-columns",
        "table:table-column-group",
        "table:table-header-columns",
    )
    tags = {_name(tag) for tag in columns}
    return next(place for place, child in enumerate(sheet) if child.tag in tags)


def _button(identity: str, macro: str, caption: str) -> etree._Element:
    button = _made(
        "form:button",
        form_name=macro,
        form_control_implementation="ooo:com.sun.star.form.component.CommandButton",
        form_id=identity,
        form_label=caption,
        form_button_type="push",
    )
    button.set("{http://www.w3.org/XML/1998/namespace}id", identity)
    listeners = _made("office:event-listeners")
    listeners.append(
        _made(
            "script:event-listener",
            script_language="ooo:script",
            script_event_name="form:performaction",
            xlink_href=f"vnd.sun.star.script:{_LIBRARY}.{COMMANDS}.{macro}?language=Basic&location=document",
            xlink_type="simple",
        )
    )
    button.append(listeners)
    return button


def _left_edge(root: etree._Element, sheet: etree._Element) -> float:
    """Return where the column of the buttons begins, in inches."""
    widths = {
        style.get(_name("style:name")): properties.get(_name("style:column-width"), "0in")
        for style in root.iterfind(".//style:style", _NAMESPACES)
        for properties in style.iterfind("style:table-column-properties", _NAMESPACES)
    }
    edge, seen = 0.0, 0
    for column in sheet.iterfind(".//table:table-column", _NAMESPACES):
        repeated = int(column.get(_name("table:number-columns-repeated"), "1"))
        counted = min(repeated, _BUTTON_COLUMN - seen)
        edge += counted * _inches(widths.get(column.get(_name("table:style-name")), "0in"))
        seen += counted
        if seen >= _BUTTON_COLUMN:
            break
    return edge


def _inches(length: str) -> float:
    return float(length[:-2]) * _INCHES[length[-2:]]


def _speak_of_buttons(root: etree._Element, words: Words) -> None:
    """Let the sheets speak of the buttons, which the workbook without macros does not have."""
    said = {words(f"template.{plain}"): words(f"template.{ours}") for plain, ours in _SAID_OF_BUTTONS.items()}
    for paragraph in root.iterfind(".//text:p", _NAMESPACES):
        if paragraph.text in said:
            paragraph.text = said[paragraph.text]
