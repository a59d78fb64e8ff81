"""The Basic modules, as they go into an .ods and into the extension."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from kachilog.base.settings import new_actions
from kachilog.log.columns import HEADERS
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kachilog.base.languages import Lang
    from kachilog.log.columns import Key

COMMANDS = "Kachilog"
"""The module with the macros of the buttons and of the menu."""

LINE: tuple[Key, ...] = ("action", "minutes", "reactions", "quality", "note")
"""What the dialog of today's line asks for, in the order of its answer."""

_EDITION = "Edition"
_LIBRARY = "http://openoffice.org/2000/library"
_SCRIPT = "http://openoffice.org/2000/script"
_PHRASES: Mapping[str, str] = {
    "no_answer": "excel.no_answer",
    "not_placed": "excel.not_placed",
    "ended_after": "excel.ended_after",
    "rows_left": "excel.rows_left",
    "cell_covered": "excel.cell_covered",
    "read_only": "excel.office_read_only",
    "structure_protected": "excel.office_structure_protected",
    "sheet_protected": "excel.office_sheet_protected",
    "how_to_begin": "addin.start",
    "new_name": "excel.office_new_name",
    "line_title": "addin.ask_title",
    "line_add": "excel.office_line_add",
    "line_cancel": "excel.office_line_cancel",
}
"""What Basic says itself, and its phrase."""


def modules(langs: Sequence[Lang], *, python: Path | None = None) -> dict[str, str]:
    """Return the text of each module by its name.

    `python` is what the macros run; without one, what `kachilog setup` has written. What they say is in one
    of `langs`: the one, or that of LibreOffice.
    """
    sources = sorted(Path(__file__).parent.glob("*.bas"))
    return {_EDITION: _edition(langs, python), **{path.stem: path.read_text("ascii") for path in sources}}


def module_xml(name: str, text: str) -> bytes:
    """Return a module as the part of a package."""
    module = etree.Element(
        f"{{{_SCRIPT}}}module",
        {f"{{{_SCRIPT}}}name": name, f"{{{_SCRIPT}}}language": "StarBasic"},
        nsmap={"script": _SCRIPT},
    )
    module.text = text
    return etree.tostring(module, xml_declaration=True, encoding="UTF-8")


def library_xml(library: str, names: Iterable[str]) -> bytes:
    """Return the part that says which modules a library has."""
    root = etree.Element(
        f"{{{_LIBRARY}}}library",
        {
            f"{{{_LIBRARY}}}name": library,
            f"{{{_LIBRARY}}}readonly": "false",
            f"{{{_LIBRARY}}}passwordprotected": "false",
        },
        nsmap={"library": _LIBRARY},
    )
    for name in names:
        etree.SubElement(root, f"{{{_LIBRARY}}}element", {f"{{{_LIBRARY}}}name": name})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _edition(langs: Sequence[Lang], python: Path | None) -> str:
    """Return the module that differs: texts, and the Python to run."""
    lines = [
        "Option Explicit",
        *_function("EditionsPython", "" if python is None else python.as_uri()),
        *_function("EditionsLanguage", langs[0] if len(langs) == 1 else ""),
        "Function Phrase(key As String) As String",
        '  Select Case key & " " & Language()',
    ]
    for lang in langs:
        words = Words(lang)
        # What stands in braces is filled in by Basic.
        filled = {name: f"{{{name}}}" for name in ("cells", "sheet", "kind", "at")}
        said = {key: words(phrase, **filled) for key, phrase in _PHRASES.items()}
        said["line_actions"] = "|".join(new_actions(lang))
        said.update({f"line_{key}": HEADERS[lang][key] for key in LINE})
        for key, text in said.items():
            lines += [f'    Case "{key} {lang}"', f"      Phrase = {_literal(text)}"]
    return "\n".join([*lines, "  End Select", "End Function", ""])


def _function(name: str, value: str) -> list[str]:
    return [f"Function {name}() As String", f"  {name} = {_literal(value)}", "End Function"]


def _literal(text: str) -> str:
    return " & Chr(10) & ".join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))
