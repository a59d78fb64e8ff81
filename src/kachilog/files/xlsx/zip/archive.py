"""Zip archives whose untouched entries are copied as the raw bytes they are.

The standard zipfile can only copy an entry by inflating and deflating it again, which costs most of the time
of a save and changes bytes that are not ours. Here an entry is a span of the file (PKWARE APPNOTE 6.3.9,
sections 4.3.7, 4.3.12, 4.3.14 and 4.5.3) that is copied whole, whatever its flags, extras and descriptors.

Nothing that a file declares about itself is trusted: spans must not overlap, sizes are bounded, and what is
inflated is counted and summed up.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from kachilog.base.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

WINDOW = 1 << 20
"""Bytes of one window of a stream."""

BOMB_SIZE = 32 << 20
BOMB_RATIO = 300
BOMB_TOTAL = 8 << 30
"""An entry of more than BOMB_SIZE bytes that shrank more than BOMB_RATIO times, or BOMB_TOTAL bytes in all,
is a bomb. A sheet of a million equal rows shrinks some forty times; deflate reaches 1,032 times at most."""

STORED, DEFLATED = 0, 8
_ENCRYPTED, _DESCRIPTOR, _UTF8 = 0x1, 0x8, 0x800
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_DOS_EPOCH = 0x21  # 1980-01-01, the zero of zip dates: equal content makes equal files


@dataclass(frozen=True, slots=True)
class Entry:
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
    def deflate(cls, content: bytes) -> Bytes:
        """Return `content` deflated."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(DEFLATED, zlib.crc32(content), len(content), packer.compress(content) + packer.flush())

    @property
    def compressed(self) -> int:
        """Bytes that `chunks` yields."""
        return len(self.raw)

    def chunks(self) -> Iterator[bytes]:
        """Yield the compressed bytes."""
        yield self.raw


def broken(what: str) -> FileError:
    """Return the error of a file that is damaged; `what` says where, in one word for a report."""
    return FileError("broken_workbook", what=what)


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


class Archive:
    """The zip archive in `file`, which is read when asked and never written.

    `entries` maps names to entries in the order of the central directory. Raise FileError `not_a_workbook`
    where the file is no zip archive, `broken_workbook` where it is a damaged one, `encrypted_workbook` and
    `zip_bomb` for what they say.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        count, start, size, self.comment, shift = self._end()
        self.entries: dict[str, Entry] = {}
        spans = self._central(count, self._at(start, size), shift, start)
        seen: set[str] = set()
        total = 0
        for entry in spans:
            _check_name(entry.name, seen)
            if entry.flags & _ENCRYPTED:
                raise FileError("encrypted_workbook")
            total += entry.size
            bulky = entry.size > BOMB_SIZE and entry.size > BOMB_RATIO * max(entry.compressed, 1)
            if bulky or total > BOMB_TOTAL:
                raise FileError("zip_bomb")
            self.entries[entry.name] = entry

    def raw(self, entry: Entry) -> Iterator[bytes]:
        """Yield the compressed bytes of an entry."""
        return self._span(entry.data, entry.data + entry.compressed)

    def whole(self, entry: Entry) -> Iterator[bytes]:
        """Yield the whole span of an entry: header, content and descriptor."""
        return self._span(entry.offset, entry.end)

    def stream(self, entry: Entry) -> Iterator[bytes]:
        """Yield the content of an entry in windows, checked against its declared size and CRC at the end."""
        return inflate(self.raw(entry), entry.method, entry.size, entry.crc)

    def _span(self, start: int, end: int) -> Iterator[bytes]:
        while start < end:
            chunk = self._at(start, min(WINDOW, end - start))
            start += len(chunk)
            yield chunk

    def _at(self, start: int, size: int) -> bytes:
        if start < 0:
            raise broken("offset")
        self._file.seek(start)
        data = self._file.read(size)
        if len(data) != size:
            raise broken("truncated")
        return data

    def _end(self) -> tuple[int, int, int, bytes, int]:
        """Return count, position and size of the directory, the comment, and the bytes before the archive."""
        length = self._file.seek(0, 2)
        tail_start = max(0, length - _END.size - _FULL16)
        tail = self._at(tail_start, length - tail_start)
        position = len(tail)
        while True:
            position = tail.rfind(b"PK\x05\x06", 0, position)
            if position < 0:
                raise FileError("not_a_workbook")
            if position + _END.size <= len(tail):
                _, disk, _, _, count, size, start, comment = _END.unpack_from(tail, position)
                if position + _END.size + comment <= len(tail):
                    break
        if disk not in (0, _FULL16):
            raise broken("several-disks")
        end = tail_start + position
        comment_bytes = tail[position + _END.size : position + _END.size + comment]
        locator = end - _LOCATOR.size
        if locator >= 0 and (head := self._at(locator, _LOCATOR.size)).startswith(b"PK\x06\x07"):
            place = _LOCATOR.unpack(head)[2]
            record = _END64.unpack(self._at(place, _END64.size))
            if record[0] != b"PK\x06\x06":
                raise broken("end-of-archive")
            count, size, start, end = record[7], record[8], record[9], place
        actual = end - size
        return count, actual, size, comment_bytes, actual - start

    def _central(self, count: int, directory: bytes, shift: int, limit: int) -> list[Entry]:
        records: list[tuple[bytes, int]] = []
        position = 0
        for _ in range(count):
            if directory[position : position + 4] != b"PK\x01\x02" or position + _CENTRAL.size > len(
                directory
            ):
                raise broken("directory")
            lengths = _CENTRAL.unpack_from(directory, position)[10:13]
            end = position + _CENTRAL.size + sum(lengths)
            if end > len(directory):
                raise broken("directory")
            record = directory[position:end]
            records.append((record, _wide(record)[2] + shift))
            position = end
        ends = {}
        following = limit
        for record, offset in sorted(records, key=lambda pair: pair[1], reverse=True):
            ends[record, offset] = following
            following = offset
        return [self._entry(record, offset, ends[record, offset]) for record, offset in records]

    def _entry(self, record: bytes, offset: int, limit: int) -> Entry:
        flags, method = _CENTRAL.unpack_from(record)[3:5]
        crc, _, _, name_length = _CENTRAL.unpack_from(record)[7:11]
        size, compressed, _ = _wide(record)
        raw_name = record[_CENTRAL.size : _CENTRAL.size + name_length]
        local = _LOCAL.unpack(self._at(offset, _LOCAL.size))
        if local[0] != b"PK\x03\x04" or self._at(offset + _LOCAL.size, local[9]) != raw_name:
            raise broken("local-header")
        data = offset + _LOCAL.size + local[9] + local[10]
        end = data + compressed
        if flags & _DESCRIPTOR and end < limit:
            end += self._descriptor(end, limit)
        if end > limit:
            raise broken("overlapping-entries")
        try:
            name = raw_name.decode("utf-8" if flags & _UTF8 else "cp437")
        except UnicodeDecodeError as error:
            raise broken("entry-name") from error
        return Entry(name, method, flags, crc, compressed, size, offset, data, end, record)

    def _descriptor(self, start: int, limit: int) -> int:
        """Return the length of the data descriptor at `start`: with or without signature, 32 or 64 bits."""
        room = limit - start
        if room in (12, 16, 20, 24):
            return room
        signed = 4 if self._at(start, min(4, room)) == b"PK\x07\x08" else 0
        return min(room, signed + 12)


def _wide(record: bytes) -> tuple[int, int, int]:
    """Return size, compressed size and offset of a central record, from its zip64 extra where it has one."""
    fields = _CENTRAL.unpack_from(record)
    compressed, size, offset = fields[8], fields[9], fields[16]
    if _FULL32 not in (compressed, size, offset):
        return size, compressed, offset
    start, end = _zip64(record) or (0, 0)
    values = iter(struct.unpack_from(f"<{(end - start) // 8}Q", record, start))
    try:
        size = next(values) if size == _FULL32 else size
        compressed = next(values) if compressed == _FULL32 else compressed
        offset = next(values) if offset == _FULL32 else offset
    except StopIteration:
        raise broken("zip64-extra") from None
    return size, compressed, offset


def _zip64(record: bytes) -> tuple[int, int] | None:
    """Return where in a central record the values of its zip64 extra field stand: [start, end)."""
    name_length, extra_length = _CENTRAL.unpack_from(record)[10:12]
    position = _CENTRAL.size + name_length
    end = position + extra_length
    while position + 4 <= end:
        kind, length = struct.unpack_from("<2H", record, position)
        if kind == 1:
            return position + 4, min(position + 4 + length, end)
        position += 4 + length
    return None


def _check_name(name: str, seen: set[str]) -> None:
    """Refuse names that lie outside of the archive, and names that stand twice (part names ignore case)."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or plain[1:2] == ":" or "\0" in plain or ".." in plain.split("/"):
        raise broken("entry-name")
    if plain.casefold() in seen:
        raise broken("entry-stands-twice")
    seen.add(plain.casefold())


def write(
    out: BinaryIO, archive: Archive, changed: Mapping[str, Payload], removed: Collection[str] = ()
) -> None:
    """Write `archive` to `out`, which is at position 0: raw copies but for `changed`, without `removed`.

    The order stays; entries that are new follow at the end. Raise FileError `too_large` beyond 4 GiB.
    """
    directory = []
    position = 0
    for entry in archive.entries.values():
        if entry.name in removed:
            continue
        start = position
        if entry.name in changed:
            payload = changed[entry.name]
            record, header = _headers(entry.name, payload, entry.central)
            position += _copy(out, header, payload.chunks())
            directory.append(_moved(record, start))
        else:
            position += _copy(out, b"", archive.whole(entry))
            directory.append(_moved(entry.central, start))
    for name, payload in changed.items():
        if name not in archive.entries:
            record, header = _headers(name, payload, None)
            directory.append(_moved(record, position))
            position += _copy(out, header, payload.chunks())
    size = sum(map(len, directory))
    if position + size >= _FULL32 or len(directory) >= _FULL16:
        raise FileError("too_large")
    out.writelines(directory)
    counts = (len(directory), len(directory))
    out.write(_END.pack(b"PK\x05\x06", 0, 0, *counts, size, position, len(archive.comment)) + archive.comment)


def _copy(out: BinaryIO, header: bytes, chunks: Iterator[bytes]) -> int:
    out.write(header)
    length = len(header)
    for chunk in chunks:
        out.write(chunk)
        length += len(chunk)
    return length


def _moved(record: bytes, offset: int) -> bytes:
    """Return a central record whose entry now starts at `offset`."""
    *head, old = _CENTRAL.unpack_from(record)
    if offset >= _FULL32:
        raise FileError("too_large")
    if old != _FULL32:
        return _CENTRAL.pack(*head, offset) + record[_CENTRAL.size :]
    extra = _zip64(record)
    if extra is None:
        raise broken("zip64-extra")
    place = extra[0] + 8 * ((head[8] == _FULL32) + (head[9] == _FULL32))
    return record[:place] + struct.pack("<Q", offset) + record[place + 8 :]


def _headers(name: str, payload: Payload, old: bytes | None) -> tuple[bytes, bytes]:
    """Return central record and local header of new content, with the dates and attributes of `old`."""
    raw_name = name.encode()
    flags = 0 if name.isascii() else _UTF8
    made, time, date, inner, outer, extra, comment = 20, 0, _DOS_EPOCH, 0, 0, b"", b""
    if old is not None:
        fields = _CENTRAL.unpack_from(old)
        made, flags, time, date, inner, outer = (
            fields[1],
            fields[3] & _UTF8,
            fields[5],
            fields[6],
            fields[14],
            fields[15],
        )
        position = _CENTRAL.size + fields[10]
        raw_name, extra = old[_CENTRAL.size : position], old[position : position + fields[11]]
        comment = old[position + fields[11] :]
        if (zip64 := _zip64(old)) is not None:
            start, end = zip64[0] - position, zip64[1] - position
            extra = extra[: start - 4] + extra[end:]
    if payload.size >= _FULL32 or payload.compressed >= _FULL32:
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
    local = _LOCAL.pack(b"PK\x03\x04", *common, 0) + raw_name
    record = _CENTRAL.pack(b"PK\x01\x02", made, *common, len(extra), len(comment), 0, inner, outer, 0)
    return record + raw_name + extra + comment, local
