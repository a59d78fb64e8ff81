"""The content of an entry of a zip archive: as it is stored, and inflated without being trusted."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.errors import FileError
from kachilog.files.xlsx.errors import broken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kachilog.files.xlsx.zip.segments import Segment

WINDOW = 1 << 20
"""Bytes of one window of a stream."""

_FIRST_WINDOW = 1 << 16
"""Bytes of its first one: who looks at the top of a sheet wants no more; each next one is twice as large."""

STORED, DEFLATED = 0, 8


class Payload(NamedTuple):
    """New content of an entry, compressed by `method` (STORED or DEFLATED); `crc` and `size` are of before.

    `chunks` yields the `compressed` bytes, from the start each time. `checked` says of XML that it was found
    well-formed when it was made. `segments` are those of which it was put together, if it was.
    """

    method: int
    crc: int
    size: int
    compressed: int
    chunks: Callable[[], Iterator[bytes]]
    checked: bool = False
    segments: tuple[Segment, ...] = ()


def stored(content: bytes) -> Payload:
    """Return content that is held in memory as it is."""
    return Payload(STORED, zlib.crc32(content), len(content), len(content), lambda: iter((content,)))


def deflated(content: bytes, level: int = 6) -> Payload:
    """Return content that is held in memory deflated."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    return Payload(DEFLATED, zlib.crc32(content), len(content), len(packed), lambda: iter((packed,)))


def inflate(chunks: Iterator[bytes], method: int, size: int, crc: int) -> Iterator[bytes]:
    """Yield the content of raw `chunks` in windows; raise FileError where it has not this size and CRC."""
    done = checksum = 0
    for window in _windows(chunks, method):
        done += len(window)
        if done > size:
            raise FileError("zip_bomb")
        checksum = zlib.crc32(window, checksum)
        yield window
    if done != size or checksum != crc:
        raise broken("checksum")


def _windows(chunks: Iterator[bytes], method: int) -> Iterator[bytes]:
    if method == STORED:
        yield from chunks
        return
    if method != DEFLATED:
        raise broken("compression-method")
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    pending, size = b"", _FIRST_WINDOW
    try:
        while not unpacker.eof:
            pending = unpacker.unconsumed_tail or next(chunks, b"")
            window = unpacker.decompress(pending, size)
            if window:
                yield window
                size = min(2 * size, WINDOW)
            elif not pending:
                return
    except zlib.error as error:
        raise broken("compressed-data") from error
