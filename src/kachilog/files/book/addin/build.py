"""`kachilog.xlam`, assembled without Excel: an .xlsm whose main part says it is an add-in, and a ribbon."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from kachilog.files.book.addin import conf, modules
from kachilog.files.book.addin.customui import custom_ui
from kachilog.files.book.addin.icons import icons
from kachilog.files.book.template import vba
from kachilog.files.book.template.new_book import FIRST_DAY
from kachilog.page.theme import new_workbook
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.base.languages import Lang

ADDIN_NAME = "kachilog.xlam"
"""What the file is called wherever it is: Python is told this name, and it is ASCII."""

_STAMP = (1980, 1, 1, 0, 0, 0)
_ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RIBBON_KIND = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
_IMAGE_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"

_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()

_CONTENT, _ROOT, _WORKBOOK = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"
_RIBBON, _RIBBON_ROOT = "customUI/customUI.xml", "customUI/_rels/customUI.xml.rels"


def build_addin(*, python: str | None = None, template: str | None = None, language: Lang = "ja") -> bytes:
    """Return the add-in as a file; equal arguments give equal bytes.

    `python` is the interpreter that its buttons and functions run: without one they say that `kachilog setup`
    is needed. `template` is the workbook of which 新しいブック opens a copy. Both are paths.
    """
    words = Words(language)
    parts = _workbook(language, python or "", template or "")
    images = icons()
    parts[_CONTENT] = _as_addin(parts[_CONTENT])
    parts[_WORKBOOK] = _with_hidden_window(parts[_WORKBOOK])
    parts[_ROOT] = _related(parts[_ROOT], {"rIdKachilogRibbon": (_RIBBON_KIND, _RIBBON)})
    parts[_RIBBON] = custom_ui(words)
    targets = {name: (_IMAGE_KIND, f"images/{name}.png") for name in images}
    parts[_RIBBON_ROOT] = _related(_NO_RELATIONS, targets)
    parts |= {f"customUI/images/{name}.png": image for name, image in images.items()}
    return _packed(parts)


def _workbook(lang: Lang, python: str, template: str) -> dict[str, bytes]:
    """Return the parts of the workbook under the add-in: a sheet that says what it is, and a hidden one."""
    words, drawn = Words(lang), io.BytesIO()
    book = new_workbook(drawn)
    book.set_properties({"title": words("addin.title"), "author": "kachilog", "created": _created()})
    seen, kept = book.add_worksheet("kachilog"), book.add_worksheet(conf.CONF_SHEET)
    seen.write_string(0, 0, words("addin.sheet_says"))
    for row, (key, text) in enumerate(conf.rows(lang, python, template)):
        kept.write_string(row, 0, key)
        kept.write_string(row, 1, text)
    kept.very_hidden()
    book.set_vba_name("ThisWorkbook")
    for number, sheet in enumerate((seen, kept), start=1):
        sheet.set_vba_name(f"Sheet{number}")
    book.add_vba_project(io.BytesIO(_project()), is_stream=True)
    book.close()
    with zipfile.ZipFile(drawn) as package:
        return {name: package.read(name) for name in package.namelist()}


def _created() -> dt.datetime:
    return dt.datetime.combine(FIRST_DAY, dt.time())


def _project() -> bytes:
    # Shown until the add-in has said them in the user's language: a project is text in a code page.
    english = Words("en")
    says = {name: english(f"addin.says_{name}") for name in modules.function_names()}
    standard, classes = (
        {name: vba.lines_of_windows(source) for name, source in sources.items()}
        for sources in (modules.standard_modules(says), modules.classes())
    )
    return vba.assembled(2, standard, classes, vba.lines_of_windows(modules.this_workbook()))


def _as_addin(types: bytes) -> bytes:
    """Return the content types of an add-in: that of its main part is all that makes a workbook one."""
    root = etree.fromstring(types)
    for override in root.iter(f"{{{_TYPES}}}Override"):
        if override.get("PartName") == f"/{_WORKBOOK}":
            override.set("ContentType", _ADDIN_TYPE)
    root.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension="png", ContentType="image/png"))
    return _bytes(root)


def _with_hidden_window(workbook: bytes) -> bytes:
    root = etree.fromstring(workbook)
    for view in root.iter(f"{{{_MAIN}}}workbookView"):
        view.set("visibility", "hidden")
    return _bytes(root)


def _related(relationships: bytes, targets: Mapping[str, tuple[str, str]]) -> bytes:
    root = etree.fromstring(relationships)
    for name, (kind, target) in targets.items():
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=name, Type=kind, Target=target)
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != _CONTENT, name != _ROOT, name)):
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, parts[name])
    return out.getvalue()
