# ruff: noqa: E501  tables of values, read as they stand
"""Damages that know what they damage: the XML inside a package, the headers of a zip, the text of a CSV.

What is damaged, and how, is read off a string of bytes, so that the same string always makes the same file
and a fuzzer that changes a byte of it makes a similar one.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

from support import workbooks

BOOKS = Path(__file__).parents[1] / "data" / "workbooks"
SEEDS = (
    "log-with-table.xlsx",
    "kachilog-template.xlsm",
    "log-without-table.xlsx",
    "tables-totals-calculated.xlsx",
    "strict.xlsx",
    "bare-no-styles-no-strings.xlsx",
    "inline-strings.xlsx",
    "prefixed-absolute-targets.xlsx",
    "rich-text.xlsx",
    "shared-formulas-sort-phonetic.xlsx",
    "utf16-parts.xlsx",
    "epoch-1904.xlsx",
    "gnumeric-from-csv.xlsx",
    "odd-part-names.xlsx",
    "data-bars-sparklines-filter.xlsx",
    "excelize-table-slicer-pivot.xlsx",
    "many-styles.xlsx",
)
DULL = ("docProps", "xl/theme", "xl/media", "xl/vba", "xl/printer")

VALUES = (
    b"", b"0", b"1", b"-1", b"1.5", b"9" * 20, b"9" * 5000, b"4294967296", b"1e308", b"nan", b"inf", b"-0",
    b"A0", b"A1", b"B2:A1", b"A1:XFD1048576", b"XFD1048576", b"XFE1", b"A1048577", b"$A$1:$B$2", b"1:1", b"A:A",
    b"rId1", b"rId999", b"s", b"str", b"inlineStr", b"b", b"d", b"e", b"n", b"true", b"false", b"shared", b"array",
    b"2026-11-16", b"2026-11-16T25:00:00", b"#REF!", b"_xD800_", b"_x0000_", b"&#x1F600;", b"&#55296;", b"&amp;",
    b"External", b"/", b"..", b"../../x", b"/xl/workbook.xml", b"%2e%2e/%00", b"workbook.xml", b"xl\\styles.xml",
    b"http://example.org/", b"\xe6\x97\xa5\xe4\xbb\x98", b"\xff", b"ActivityLog", b"Settings", b"hidden", b"x" * 300,
)  # fmt: skip
_ATTRIBUTE = re.compile(rb"""\s([\w:]+)=("[^"<>]*"|'[^'<>]*')""")
_TEXT = re.compile(rb">([^<>]+)<")
_TAG = re.compile(rb"<[^<>]+>")
_ELEMENT = re.compile(rb"<([\w:]+)(?:\s[^<>]*)?(?:/>|>[^<>]*</\1>)")
_NAME = re.compile(rb"</?([\w:]+)")
_NUMBER = re.compile(rb"\d+")


class Choices:
    """Choices read off a string of bytes; every choice beyond its end is the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, count: int) -> int:
        """Return a number from 0 to `count` - 1."""
        size = 1 if count <= 0x100 else 3
        taken = int.from_bytes(self._data[self._at : self._at + size], "little")
        self._at += size
        return taken % max(count, 1)

    def of(self, options):
        """Return one of the options."""
        return options[self.below(len(options))]


@cache
def parts(name: str) -> dict[str, bytes]:
    """Return the parts of a workbook of the corpus."""
    with zipfile.ZipFile(BOOKS / name) as book:
        return {info.filename: book.read(info) for info in book.infolist()}


def damaged_workbook(data: bytes) -> bytes:
    """Return the damaged workbook that a string of bytes stands for."""
    choose = Choices(data)
    changed = dict(parts(choose.of(SEEDS)))
    for _ in range(1 + choose.below(3)):
        kind = choose.below(16)
        names = [name for name in changed if not name.startswith(DULL)] or list(changed)
        if not names:
            break
        name = choose.of(names)
        if kind < 13:
            changed[name] = damaged_xml(changed[name], choose)
        elif kind == 13:
            del changed[name]
        elif kind == 14:
            changed[name] = changed[choose.of(names)]
        else:
            changed[choose.of((name.upper(), "/" + name, name + "/", "../" + name, "xl\\" + name))] = changed[
                name
            ]
    out = _zipped(changed, choose.below(3))
    for _ in range(max(choose.below(8) - 5, 0)):
        out = damaged_zip(out, choose)
    return out


def damaged_xml(xml: bytes, choose: Choices) -> bytes:
    """Return the XML of a part with one thing wrong in it."""
    kind = choose.below(12)
    pattern, group = {
        0: (_ATTRIBUTE, 2), 1: (_ATTRIBUTE, 2), 2: (_ATTRIBUTE, 2), 3: (_ATTRIBUTE, 0), 4: (_ATTRIBUTE, 1),
        5: (_TEXT, 1), 6: (_ELEMENT, 0), 7: (_ELEMENT, 0), 8: (_TAG, 0), 9: (_NAME, 1), 10: (_NUMBER, 0),
        11: (_ELEMENT, 0),
    }[kind]  # fmt: skip
    spans = [match.span(group) for match in pattern.finditer(xml)]
    if not spans:
        return xml[: choose.below(len(xml) + 1)]
    start, end = choose.of(spans)
    old = xml[start:end]
    if kind <= 2:
        new = b'"' + choose.of(VALUES) + b'"'
    elif kind in (5, 10):
        new = choose.of(VALUES)
    elif kind == 7:  # repeated, at times very often
        new = old * choose.of((2, 3, 70, 2_000))
    elif kind in (4, 9):
        new = choose.of(
            (b"x", b"r:id", b"ref", b"row", b"c", b"v", b"f", b"si", b"t", b"table", b"mc:Choice")
        )
    elif kind == 11:
        comments = (
            b"<!-- <row> -->",
            b"<?pi x?>",
            b"<![CDATA[<c>]]>",
            b"<x>" * 300,
            b"<!DOCTYPE a>",
            b"\x00",
        )
        new = old + choose.of(comments)
    else:
        new = b""
    return xml[:start] + new + xml[end:]


def damaged_zip(data: bytes, choose: Choices) -> bytes:
    """Return an archive with a byte or a field of a header changed, a piece cut out or put in twice."""
    marks = [
        match.start() for match in re.finditer(rb"PK(?:\x03\x04|\x01\x02|\x05\x06|\x06\x06|\x07\x08)", data)
    ]
    at = min(choose.of(marks or [0]) + choose.below(50), len(data) - 1)
    kind = choose.below(5)
    if kind == 0:
        return data[:at] + bytes([choose.below(256)]) + data[at + 1 :]
    if kind == 1:
        return (
            data[:at]
            + choose.of((b"\0" * 4, b"\xff" * 4, b"\xff\xff", b"\0\0", b"\xff" * 8))
            + data[at + 4 :]
        )
    if kind == 2:
        return data[:at]
    length = choose.below(200)
    return data[:at] + (data[at : at + length] * 2 if kind == 3 else b"") + data[at + length :]


def _zipped(content: dict[str, bytes], kind: int) -> bytes:
    if kind == 0:
        return workbooks.stored_zip(content)
    if kind == 1:
        return workbooks.stored_zip(content, descriptor=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return out.getvalue()


HEADERS = (
    "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),ひとこと",
    "日付,アクション内容,投入時間(分),直接反応数,質的評価(1-5),問い合わせ,継続,紹介,タグ,ひとこと,自分の列,row",
    "date,action,minutes,reactions,quality,inquiries,repeats,referrals,tags,note",
    "日付;アクション内容;投入時間(分);直接反応数;質的評価(1-5);ひとこと",
    "\ufeff日付\t投入時間(分)\t質的評価(1-5)\t直接反応数\tアクション内容\t分",
)
CELLS = (
    "2026-11-16", "2026/11/16", "R8.11.16", "令和8年11月16日", "46342", "46342.5", "0000-00-00", "9999-12-31",
    "99999-01-01", "1900-02-29", "11/16", "20261116", "投稿", "DM対応", "30", "1:30", "1時間30分", "-1", "1e400",
    "9" * 400, "9" * 5000, "1e-400", "nan", "inf", "０", "１２", "٣", "²", "½", "一", "5", "6", "100%", "'=1", "=1+1",
    "''", "'", '"', '""', '"a\nb"', '"a\r\nb"', '"', "\0", "\ud800", "😀", "𠮷", "e\u0301", "\u2028", "\x85", "\x1e",
    "\x1e\x1eend of file\x1e\x1e", "#a、b;c", "", " ", "\u3000", "~", "〜", "TRUE", "2026-W47", "#N/A", "x" * 40_000,
)  # fmt: skip
BREAKS = ("\r\n", "\n", "\r", "\n\n", "", "\r\r\n")
CODECS = ("utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "euc_jp", "latin-1")


def damaged_csv(data: bytes) -> bytes:
    """Return the CSV that a string of bytes stands for: odd cells, breaks and encodings, at times cut up."""
    choose = Choices(data)
    header = choose.of(HEADERS)
    delimiter = next((one for one in ";\t" if one in header), ",")
    lines = [choose.of(("", "価値ログ", ",,,", '"a\nb"')) + "\n"] * choose.below(3) + [header]
    width = header.count(delimiter) + 1
    break_ = choose.of(BREAKS)
    for _ in range(choose.below(12)):
        good = ["2026-11-16", "投稿", "30", "2", "5", "x", "1", "0", "#a", "y", "1.5", "z"][:width]
        good += [""] * (width - len(good))
        for _ in range(choose.below(5)):
            good[choose.below(width)] = choose.of(CELLS)
        if choose.below(8) == 7:
            good = good[: choose.below(width)] + [choose.of(CELLS)] * choose.of((0, 1, 20, 2_000))
        lines.append(delimiter.join(good))
    codec = choose.of(CODECS) if choose.below(2) else "utf-8"
    text = break_.join(lines)
    errors = "surrogatepass" if codec.startswith("utf") else "replace"
    out = text.encode(codec, errors)
    for _ in range(max(choose.below(8) - 5, 0)):
        at, length = choose.below(len(out) + 1), choose.below(9)
        out = out[:at] + bytes([choose.below(256)]) * choose.below(3) + out[at + length :]
    return out


DAMAGES = {"csv": damaged_csv, "workbook": damaged_workbook}
