"""What a workbook is made of, byte by byte: the proof that only what was meant to change has changed."""

import re
import struct
import zipfile
from pathlib import Path

_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
_VALUE = re.compile(rb"<(\w+:)?v(?:\s*/>|>.*?</(\w+:)?v>)", re.DOTALL)


def raw_parts(path: Path) -> dict[str, bytes]:
    """Return the compressed bytes of every part of a package, in order, with what its entry says of it."""
    data = path.read_bytes()
    parts = {}
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        for info in book.infolist():
            name_length, extra_length = struct.unpack_from("<2H", data, info.header_offset + 26)
            start = info.header_offset + 30 + name_length + extra_length
            about = (
                info.compress_type,
                info.CRC,
                info.file_size,
                info.date_time,
                info.external_attr,
                info.comment,
            )
            local_extra = data[start - extra_length : start]
            content = data[start : start + info.compress_size]
            parts[info.filename] = repr((about, _plain(info.extra), local_extra)).encode() + content
    return parts


def _plain(extra: bytes) -> bytes:
    """Return an entry's extra fields without the zip64 one, which holds the place in the file."""
    kept, position = b"", 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        if kind != 1:
            kept += extra[position : position + 4 + length]
        position += 4 + length
    return kept


def without_cached_values(sheet: bytes) -> bytes:
    """Return the XML of a sheet without the values, and the kinds of value, of its formulas."""

    def bare(cell: re.Match[bytes]) -> bytes:
        if not re.search(rb"<(\w+:)?f[\s/>]", cell[0]):
            return cell[0]
        return re.sub(rb'(<(?:\w+:)?c\s[^>]*?)\st="\w+"', rb"\1", _VALUE.sub(b"", cell[0]), count=1)

    return _CELL.sub(bare, sheet)


def assert_only_changed(before: Path, after: Path, allowed: set[str], stale: set[str] = frozenset()) -> None:
    """Assert that the packages differ in the parts `allowed` alone: changed, added or removed.

    Every other part stands there with the same raw bytes, dates and attributes, and in the same order. The
    one exception are the sheets `stale`: formulas in them depend on what was written, and have lost their
    cached values; nothing else has changed there.
    """
    with zipfile.ZipFile(before) as one, zipfile.ZipFile(after) as other:
        for name in stale:
            assert one.read(name) != other.read(name)
            assert without_cached_values(one.read(name)) == without_cached_values(other.read(name)), name
    allowed = {*allowed, *stale}
    old, new = raw_parts(before), raw_parts(after)
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    touched = changed | (old.keys() ^ new.keys())
    assert touched <= allowed, f"changed beside what was meant to: {sorted(touched - allowed)}"
    kept = [name for name in old if name not in allowed]
    assert [name for name in new if name in kept] == kept, "the order of parts changed"
    with zipfile.ZipFile(before) as one, zipfile.ZipFile(after) as other:
        assert one.comment == other.comment
