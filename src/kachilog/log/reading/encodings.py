"""Which encoding the bytes of a CSV are in: found out from all of them, a broken byte here and there allowed.

Bytes that are no UTF-8 are cp932, Japan's, unless they are cp1252, Western Europe's: there each byte beyond
ASCII stands alone among letters, which cp932 would take, with the letter behind it, for one rare character.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from kachilog.base.errors import FileError
from kachilog.base.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import BinaryIO, TypeAlias

    Open: TypeAlias = Callable[[], AbstractContextManager[BinaryIO]]
    """Opens a CSV from its first byte, each time anew."""

Encoding = Literal[
    "utf-8-sig", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp932", "iso2022_jp_ext", "cp1252"
]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

LINE_LIMIT = 1 << 24
"""Characters of one line after which a file is taken for something else than a CSV."""

BLOCK = 1 << 20
_LARGEST_SHARE = 0.02
_FEW = 3


class Found(NamedTuple):
    """What is known of the bytes of a CSV: `is_broken` says that some of them are none of its encoding."""

    encoding: Encoding
    has_nul: bool = False
    has_apostrophe: bool = False
    has_forced: bool = False
    has_end_mark: bool = False
    is_broken: bool = False


def find_encoding(name: str, open_: Open) -> Found:
    """Return the encoding of a file and what is special in it.

    Raise FileError csv_is_workbook, csv_encoding, csv_line.
    """
    with open_() as raw:
        head = raw.read(BLOCK)
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileError("csv_is_workbook", file=name)
    for encoding in _candidates(head):
        found = _decodes(name, open_, encoding)
        if found is not None and not (encoding == "cp932" and _is_western(open_)):
            return found
    for encoding in _allowing_breaks(head):
        found = _decodes(name, open_, encoding, errors="replace")
        if found is not None:
            return found
    raise FileError("csv_encoding", file=name)


def _candidates(head: bytes) -> tuple[Encoding, ...]:
    if head.startswith(BOM_UTF8):
        return ("utf-8-sig",)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) * 10 < max(even, odd) > len(head) // 20 and len(head) > 1:
        return ("utf-16-le" if odd > even else "utf-16-be",)
    if re.search(rb"\x1b\$[@B]", head) and head.isascii():
        return ("iso2022_jp_ext", "utf-8")
    return ("utf-8", "cp932")


def _decodes(name: str, open_: Open, encoding: Encoding, errors: str = "strict") -> Found | None:
    """Return what is special in a file; None if it is not encoded so."""
    decoder = getincrementaldecoder(encoding)(errors)
    nul = apostrophe = forced = end_mark = False
    line = 0
    with open_() as raw:
        try:
            while block := raw.read(BLOCK):
                text = decoder.decode(block)
                nul = nul or "\0" in text
                apostrophe = apostrophe or "'" in text
                forced = forced or ("=" in text and '="' in text)
                end_mark = text.endswith("\x1a")
                end = max(text.rfind("\n"), text.rfind("\r"))
                line = line + len(text) if end < 0 else len(text) - end
                if line > LINE_LIMIT:
                    raise FileError("csv_line", file=name)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return None
    return Found(encoding, nul, apostrophe, forced, end_mark, errors != "strict")


_RUN = lazy_pattern(rb"[\x80-\xff]+")
_ALONE_AMONG_LETTERS = lazy_pattern(
    rb"(?<=[A-Za-z])[\x80-\xff](?=[\sA-Za-z,;.!?\"']|$)|(?<![\x80-\xff])[\xc0-\xff](?=[A-Za-z])"
)
_WESTERN = lazy_pattern(rb"[\x80\x82-\x8c\x8e\x91-\x9c\x9e-\xff]+")


def _is_western(open_: Open) -> bool:
    """Return whether bytes that may be cp932 are cp1252: each beyond ASCII alone, under ASCII headers."""
    with open_() as raw:
        head = raw.read(BLOCK)
    first = next((line for line in head.splitlines() if line.strip(b" \t,;")), b"")
    if not first.isascii():
        return False
    runs = _RUN.findall(head)
    alone = len(_ALONE_AMONG_LETTERS.findall(head))
    return bool(runs) and alone * 10 >= len(runs) * 9 and all(map(_WESTERN.fullmatch, runs))


def _allowing_breaks(head: bytes) -> tuple[Encoding, ...]:
    """Return the encodings that a file has but for a few broken bytes, the likeliest first."""
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ()
    if _is_mostly(head, "utf-8"):
        return ("utf-8-sig" if head.startswith(BOM_UTF8) else "utf-8",)
    runs = _RUN.findall(head)
    first = next((line for line in head.splitlines() if line.strip(b" \t,;")), b"")
    if first.isascii() and runs and all(map(_WESTERN.fullmatch, runs)):
        return ("cp1252",)
    return ("cp932",) if _is_mostly(head, "cp932") else ()


def _is_mostly(head: bytes, encoding: str) -> bool:
    """Return whether far more characters beyond ASCII are right in an encoding than broken."""
    text = head.decode(encoding, "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for character in text if character > "\x7f")
    return broken <= max(_FEW, (beyond - broken) * _LARGEST_SHARE) and beyond - broken > broken
