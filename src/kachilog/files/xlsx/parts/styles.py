"""The styles of a workbook, to which those of a drawn sheet are added.

Styles are never renumbered and never doubled: a format that already stands there is used again, so that a
sheet may be placed hundreds of times without the workbook growing towards Excel's limits. Where what is to
be added would exceed one of them, nothing is: Excel would call the workbook damaged and drop formats.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern
from kachilog.files.xlsx.parts import ooxml

if TYPE_CHECKING:
    from kachilog.files.xlsx.parts.ooxml import Element

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
MINIMAL = (
    '<styleSheet xmlns="{}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""The styles of a workbook that has none; `{}` is the namespace."""

LIMITS = {
    "cellXfs": (65_490, "too_many_cell_formats"),
    "fonts": (1_024, "too_many_fonts"),
    "numFmts": (250, "too_many_number_formats"),
}
"""How many of a section Excel takes ("Excel specifications and limits"), and the error of one more.

Workbooks with more number formats than that are about, and open: there they do not count.
"""

ISO_DATE = "yyyy\\-mm\\-dd"
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
    "colors", "extLst",
)  # fmt: skip
_FIRST_CUSTOM_FORMAT = 164
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_BUILT_IN_FORMATS = {
    "0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%",
    "11": "0.00E+00", "12": "# ?/?", "13": "# ??/??", "20": "h:mm", "21": "h:mm:ss", "45": "mm:ss",
    "46": "[h]:mm:ss", "48": "##0.0E+0", "49": "@",
}  # fmt: skip
"""Formats that a workbook need not list and that are alike in every language (ISO/IEC 29500-1, 18.8.30)."""

_LOCAL_FORMATS = {
    "14": "yyyy/m/d", "15": "d-m-yy", "16": "m/d", "17": "yyyy/m", "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM",
    "22": "yyyy/m/d h:mm", "31": 'yyyy"年"m"月"d"日"', "32": 'h"時"mm"分"', "33": 'h"時"mm"分"ss"秒"',
    "55": 'yyyy"年"m"月"', "56": 'm"月"d"日"', "58": 'm"月"d"日"',
}  # fmt: skip
"""Those that show a day in the user's own order, as Japan writes it."""

_LITERALS = lazy_pattern(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_PARTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}

Key = tuple[object, ...]


def _key(element: Element) -> Key:
    """Return what makes two elements equal: names, attributes, text and children, whatever their prefixes."""
    inner = tuple(_key(part) for part in element if ooxml.local(part))
    own = ooxml.namespace(element) in (ooxml.MAIN, ooxml.STRICT_MAIN)
    name = ooxml.local(element) if own else str(element.tag)
    attributes = tuple(sorted((str(k), str(v)) for k, v in element.attrib.items()))
    return name, attributes, (element.text or "").strip() if not inner else "", inner


class Styles:
    """The styles part of a workbook under edit. `changed` says whether anything has been added."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self.changed = False
        self._known: dict[str, dict[Key, int]] = {}
        self._has_more = len(self._elements("numFmts")) > LIMITS["numFmts"][0]
        self._base = self._normal_style()

    def _section(self, name: str) -> dict[Key, int]:
        """Return the first index of each distinct element of a section."""
        if name not in self._known:
            known: dict[Key, int] = {}
            for index, element in enumerate(self._elements(name)):
                known.setdefault(_key(element), index)
            self._known[name] = known
        return self._known[name]

    def _elements(self, name: str) -> list[Element]:
        section = ooxml.child(self._root, name)
        return [] if section is None else [element for element in section if ooxml.local(element)]

    def _normal_style(self) -> str:
        for style in self._elements("cellStyles"):
            if style.get("builtinId") == "0":
                return style.get("xfId", "0")
        return "0"

    def _add(self, name: str, element: Element) -> int:
        """Return the index of `element` in a section, to whose end it is added if it is new.

        Raise FileError too_many_cell_formats, too_many_fonts, too_many_number_formats.
        """
        known = self._section(name)
        key = _key(element)
        if key not in known:
            section = ooxml.ensure(self._root, name, _ORDER)
            index = len(self._elements(name))
            most, refused = LIMITS.get(name, (None, ""))
            if most is not None and index >= most and not (name == "numFmts" and self._has_more):
                raise FileError(refused, most=most)
            section.append(ooxml.in_dialect(element, self._root))
            section.set("count", str(index + 1))
            known[key] = index
            self.changed = True
        return known[key]

    def _number_format(self, code: str) -> str:
        highest = _FIRST_CUSTOM_FORMAT - 1
        for element in self._elements("numFmts"):
            if element.get("formatCode") == code:
                return element.get("numFmtId", "0")
            highest = max(highest, ooxml.number(element, "numFmtId"))
        made = self._root.makeelement(ooxml.qualified(self._root, "numFmt"))
        made.set("numFmtId", str(highest + 1))
        made.set("formatCode", code)
        self._add("numFmts", made)
        return str(highest + 1)

    def _codes(self) -> dict[str, str]:
        """Return the number formats that are listed: id → code."""
        return {e.get("numFmtId", ""): e.get("formatCode", "") for e in self._elements("numFmts")}

    def _overridden(self) -> dict[str, str]:
        """Return the built-in formats whose ids this workbook gives to other codes: id → built-in code."""
        return {
            number: _BUILT_IN_FORMATS[number]
            for number, code in self._codes().items()
            if number in _BUILT_IN_FORMATS and _BUILT_IN_FORMATS[number] != (code or _BUILT_IN_FORMATS["0"])
        }

    def merge(self, drawn: Styles) -> tuple[list[int], list[int]]:
        """Add the cell formats and differential formats of `drawn`; return where each of them stands here."""
        codes = {**self._overridden(), **drawn._codes()}
        places = {name: [self._add(name, e) for e in drawn._elements(name)] for name in _PARTS.values()}
        formats = []
        for xf in drawn._elements("cellXfs"):
            copy = ooxml.in_dialect(xf, self._root)
            for attribute, name in _PARTS.items():
                copy.set(attribute, str(places[name][ooxml.number(xf, attribute)]))
            if (code := codes.get(xf.get("numFmtId", "0"))) is not None:
                copy.set("numFmtId", self._number_format(code))
            copy.set("xfId", self._base)
            formats.append(self._add("cellXfs", copy))
        return formats, [self._add("dxfs", e) for e in drawn._elements("dxfs")]

    def number_format(self, style: int) -> str:
        """Return the number format of a cell format; "General" where it is not told."""
        formats = self._elements("cellXfs")
        number = formats[style].get("numFmtId", "0") if style < len(formats) else "0"
        return (
            self._codes().get(number)
            or _BUILT_IN_FORMATS.get(number)
            or _LOCAL_FORMATS.get(number, "General")
        )

    def is_date(self, style: int) -> bool:
        """Say whether a cell format shows a number as a date."""
        formats = self._elements("cellXfs")
        number = ooxml.number(formats[style], "numFmtId") if style < len(formats) else 0
        if number < _FIRST_CUSTOM_FORMAT:
            return number in _DATE_FORMATS
        codes = (
            e.get("formatCode", "") for e in self._elements("numFmts") if e.get("numFmtId") == str(number)
        )
        return re.search("[ymdhs]", _LITERALS.sub("", next(codes, "")), re.IGNORECASE) is not None

    def with_format(self, style: int, code: str) -> int:
        """Return the cell format that is `style` but for its number format `code`."""
        formats = self._elements("cellXfs")
        if style < len(formats):
            copy = ooxml.in_dialect(formats[style], self._root)
        else:
            blank = {"fontId": "0", "fillId": "0", "borderId": "0", "xfId": self._base}
            copy = self._root.makeelement(ooxml.qualified(self._root, "xf"), blank)
        copy.set("numFmtId", self._number_format(code))
        copy.set("applyNumberFormat", "1")
        return self._add("cellXfs", copy)
