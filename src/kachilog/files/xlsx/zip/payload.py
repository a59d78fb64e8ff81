"""The content of an entry of a zip archive: as it is stored, and inflated without being trusted."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kachilog.base.errors import FileError
from kachilog.files.xlsx.errors import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOW = 1 << 20
"""Bytes of one window of a stream."""

STORED, DEFLATED = 0, 8


class Payload(Protocol):
    """New content of an entry, already compressed."""

    @property
    def method(self) -> int:
        """STORED or DEFLATED."""

    @property
    def checked(self) -> bool:
        """Whether the content, if it is XML, was found well-formed when it was made."""

    @property
    def crc(self) -> int:
        """CRC-32 of the content."""

    @property
    def size(self) -> int:
        """Bytes of the content."""

    @property
    def compressed(self) -> int:
        """Bytes that `chunks` yields."""

    def chunks(self) -> Iterator[bytes]:
        """Yield the compressed bytes, from the start each time."""


@dataclass(frozen=True, slots=True)
class Bytes:
    """A payload held in memory."""

    method: int
    crc: int
    size: int
    raw: bytes
    checked: bool = False

    @classmethod
    def deflate(cls, content: bytes, level: int = 6) -> Bytes:
        """Return `content` deflated."""
        packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(DEFLATED, zlib.crc32(content), len(content), packer.compress(content) + packer.flush())

    @property
    def compressed(self) -> int:
        """Bytes that `chunks` yields."""
        return len(self.raw)

    def chunks(self) -> Iterator[bytes]:
        """Yield the compressed bytes."""
        yield self.raw


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
    pending = b""
    try:
        while not unpacker.eof:
            pending = unpacker.unconsumed_tail or next(chunks, b"")
            window = unpacker.decompress(pending, WINDOW)
            if window:
                yield window
            elif not pending:
                return
    except zlib.error as error:
        raise broken("compressed-data") from error
