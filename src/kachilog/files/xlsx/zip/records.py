"""The records of a zip archive (PKWARE APPNOTE 6.3.9, sections 4.3.7, 4.3.12, 4.3.14 and 4.5.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.files.xlsx.errors import broken

if TYPE_CHECKING:
    from kachilog.files.xlsx.zip.payload import Payload

ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
FULL16, FULL32 = 0xFFFF, 0xFFFFFFFF
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
END64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")
_DOS_EPOCH = 0x21  # 1980-01-01, the zero of zip dates: equal content makes equal files


class Entry(NamedTuple):
    """One entry: [offset, end) is its whole span in the file, [data, data + compressed) its raw content."""

    name: str
    method: int
    flags: int
    crc: int
    compressed: int
    size: int
    offset: int
    data: int
    end: int
    central: bytes  # its record in the central directory, as it stands


def wide(record: bytes) -> tuple[int, int, int]:
    """Return size, compressed size and offset of a central record, from its zip64 extra where it has one."""
    fields = CENTRAL.unpack_from(record)
    compressed, size, offset = fields[8], fields[9], fields[16]
    if FULL32 not in (compressed, size, offset):
        return size, compressed, offset
    start, end = _zip64(record) or (0, 0)
    values = iter(struct.unpack_from(f"<{(end - start) // 8}Q", record, start))
    try:
        size = next(values) if size == FULL32 else size
        compressed = next(values) if compressed == FULL32 else compressed
        offset = next(values) if offset == FULL32 else offset
    except StopIteration:
        raise broken("zip64-extra") from None
    return size, compressed, offset


def _zip64(record: bytes) -> tuple[int, int] | None:
    """Return where in a central record the values of its zip64 extra field stand: [start, end)."""
    name_length, extra_length = CENTRAL.unpack_from(record)[10:12]
    position = CENTRAL.size + name_length
    end = position + extra_length
    while position + 4 <= end:
        kind, length = struct.unpack_from("<2H", record, position)
        if kind == 1:
            return position + 4, min(position + 4 + length, end)
        position += 4 + length
    return None


def moved(record: bytes, offset: int) -> bytes:
    """Return a central record whose entry now starts at `offset`."""
    *head, old = CENTRAL.unpack_from(record)
    if offset >= FULL32:
        raise FileError("too_large")
    if old != FULL32:
        return CENTRAL.pack(*head, offset) + record[CENTRAL.size :]
    extra = _zip64(record)
    if extra is None:
        raise broken("zip64-extra")
    place = extra[0] + 8 * ((head[8] == FULL32) + (head[9] == FULL32))
    return record[:place] + struct.pack("<Q", offset) + record[place + 8 :]


def headers(name: str, payload: Payload, old: bytes | None) -> tuple[bytes, bytes]:
    """Return central record and local header of new content, with the dates and attributes of `old`."""
    raw_name = name.encode()
    flags = 0 if name.isascii() else UTF8
    made, time, date, inner, outer, extra, comment = 20, 0, _DOS_EPOCH, 0, 0, b"", b""
    if old is not None:
        fields = CENTRAL.unpack_from(old)
        made, flags, time, date, inner, outer = (
            fields[1],
            fields[3] & UTF8,
            fields[5],
            fields[6],
            fields[14],
            fields[15],
        )
        position = CENTRAL.size + fields[10]
        raw_name, extra = old[CENTRAL.size : position], old[position : position + fields[11]]
        comment = old[position + fields[11] :]
        if (zip64 := _zip64(old)) is not None:
            start, end = zip64[0] - position, zip64[1] - position
            extra = extra[: start - 4] + extra[end:]
    if payload.size >= FULL32 or payload.compressed >= FULL32:
        raise FileError("too_large")
    common = (
        20,
        flags,
        payload.method,
        time,
        date,
        payload.crc,
        payload.compressed,
        payload.size,
        len(raw_name),
    )
    local = LOCAL.pack(b"PK\x03\x04", *common, 0) + raw_name
    record = CENTRAL.pack(b"PK\x01\x02", made, *common, len(extra), len(comment), 0, inner, outer, 0)
    return record + raw_name + extra + comment, local
