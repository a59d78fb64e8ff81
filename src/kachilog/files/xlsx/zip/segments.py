"""Content that is checked and deflated as it is made, in segments, without ever standing in memory whole.

A sheet says near its top how large it is, which is known only after its last row. So the segments of a part
are made in any order and put together at the end: a deflate stream may be cut at byte boundaries where the
compressor was flushed and restarted (RFC 1951, section 3.2.4), and CRCs of pieces combine.
"""

from __future__ import annotations

import tempfile
import weakref
import zlib
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from kachilog.base.errors import FileError
from kachilog.files.xlsx.zip.payload import DEFLATED, WINDOW, Payload, inflate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

LEVEL = 2
"""Measured on sheets: 400 MB/s like level 1 but a tenth smaller; level 6 takes five times as long."""

_IN_MEMORY = 16 << 20  # bytes of a segment before it goes to disk
_POLYNOMIAL = 0xEDB88320


class Check(Protocol):
    """Looks at content as it is made; each call raises FileError where it is wrong."""

    def feed(self, piece: bytes) -> None:
        """Check the next piece."""

    def close(self) -> None:
        """Check that the content ends here."""

    def again(self) -> Check:
        """Return the check of another content for the same place."""


class Segment:
    """A piece of a part: written once, then closed, then read any number of times.

    XML is checked before it is deflated, if there is a `check`. `formulas` says that some may stand in it.
    """

    def __init__(self, check: Check | None = None) -> None:
        self._check = check
        self.formulas = True
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  lives as long as this object
        weakref.finalize(self, self._file.close)
        self._packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._waiting: list[bytes] = []
        self._waiting_size = 0
        self._beside = ThreadPoolExecutor(1)  # it has no thread before there is a window of content
        self._packing: Future[None] | None = None
        self.crc = 0
        self.size = 0
        self.compressed = 0

    @property
    def checked(self) -> bool:
        """Whether the content was found well-formed when it was made."""
        return self._check is not None

    def write(self, data: bytes) -> None:
        """Add content. Raise FileError for this or earlier content: broken_workbook, temporary_full."""
        self._waiting.append(data)
        self._waiting_size += len(data)
        if self._waiting_size >= WINDOW:
            self._packed()
            # lxml and zlib let go of the GIL: a window is checked and deflated while the next one is made.
            self._packing = self._beside.submit(self._pack, self._taken())

    def close(self, *, last: bool) -> None:
        """End the segment; the `last` one of a part ends the deflate stream. Raise FileError as `write`."""
        self._packed()
        self._beside.shutdown()
        self._pack(self._taken())
        if self._check:
            self._check.close()
        self._add(self._packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH))

    def _taken(self) -> bytes:
        content = b"".join(self._waiting)
        self._waiting.clear()
        self._waiting_size = 0
        return content

    def _packed(self) -> None:
        """Wait until what was given to be packed is."""
        if self._packing:
            self._packing.result()

    def _pack(self, data: bytes) -> None:
        if self._check:
            self._check.feed(data)
        self.crc = zlib.crc32(data, self.crc)
        self.size += len(data)
        self._add(self._packer.compress(data))

    def _add(self, packed: bytes) -> None:
        try:
            self._file.write(packed)
        except OSError as error:
            raise FileError("temporary_full", folder=tempfile.gettempdir()) from error
        self.compressed += len(packed)

    def again(self) -> Segment:
        """Return a segment without content yet that is checked like this one."""
        return Segment(self._check and self._check.again())

    def content(self) -> Iterator[bytes]:
        """Yield what was written."""
        return inflate(self.chunks(), DEFLATED, self.size, self.crc)

    def chunks(self) -> Iterator[bytes]:
        """Yield the compressed bytes."""
        position = 0
        while position < self.compressed:
            self._file.seek(position)
            chunk = self._file.read(WINDOW)
            position += len(chunk)
            yield chunk


def joined(*segments: Segment) -> Payload:
    """Return the payload of segments that are closed, the last of them as the last."""
    crc = 0
    for segment in segments:
        crc = combine(crc, segment.crc, segment.size)
    return Payload(
        DEFLATED,
        crc,
        sum(segment.size for segment in segments),
        sum(segment.compressed for segment in segments),
        lambda: chain.from_iterable(segment.chunks() for segment in segments),
        all(segment.checked for segment in segments),
        segments,
    )


def combine(first: int, second: int, length: int) -> int:
    """Return the CRC-32 of two texts after one another, from their CRCs and the bytes of the second.

    Appending `length` bytes multiplies the first CRC by x^(8·length) modulo the CRC polynomial.
    """
    power, square = 1 << 31, 1 << 30  # x^0 and x^1: bit 31 holds the lowest power
    bits = 8 * length
    while bits:
        if bits & 1:
            power = _times(power, square)
        square = _times(square, square)
        bits >>= 1
    return _times(first, power) ^ second


def _times(left: int, right: int) -> int:
    """Return the product of two polynomials over GF(2) modulo the CRC polynomial, bits reflected."""
    product = 0
    while left:
        if left & (1 << 31):
            product ^= right
        left = (left << 1) & 0xFFFFFFFF
        right = (right >> 1) ^ (_POLYNOMIAL if right & 1 else 0)
    return product
