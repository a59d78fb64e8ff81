"""Zip archives whose untouched entries are copied as the raw bytes they are.

The standard zipfile can only copy an entry by inflating and deflating it again, which costs most of the time
of a save and changes bytes that are not ours. Here an entry is a span of the file (PKWARE APPNOTE 6.3.9,
sections 4.3.7, 4.3.12, 4.3.14 and 4.5.3) that is copied whole, whatever its flags, extras and descriptors.

Nothing that a file declares about itself is trusted: spans must not overlap, sizes are bounded, and what is
inflated is counted and summed up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kachilog.base.errors import FileError
from kachilog.files.xlsx.errors import broken
from kachilog.files.xlsx.zip import records
from kachilog.files.xlsx.zip.payload import WINDOW, Payload, inflate
from kachilog.files.xlsx.zip.records import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BOMB_SIZE = 32 << 20
BOMB_RATIO = 300
BOMB_TOTAL = 8 << 30
"""An entry of more than BOMB_SIZE bytes that shrank more than BOMB_RATIO times, or BOMB_TOTAL bytes in all,
is a bomb. A sheet of a million equal rows shrinks some forty times; deflate reaches 1,032 times at most."""


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
            if entry.flags & records.ENCRYPTED:
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
        tail_start = max(0, length - records.END.size - records.FULL16)
        tail = self._at(tail_start, length - tail_start)
        position = len(tail)
        while True:
            position = tail.rfind(b"PK\x05\x06", 0, position)
            if position < 0:
                raise FileError("not_a_workbook")
            if position + records.END.size <= len(tail):
                _, disk, _, _, count, size, start, comment = records.END.unpack_from(tail, position)
                if position + records.END.size + comment <= len(tail):
                    break
        if disk not in (0, records.FULL16):
            raise broken("several-disks")
        end = tail_start + position
        comment_bytes = tail[position + records.END.size : position + records.END.size + comment]
        locator = end - records.LOCATOR.size
        if locator >= 0 and (head := self._at(locator, records.LOCATOR.size)).startswith(b"PK\x06\x07"):
            place = records.LOCATOR.unpack(head)[2]
            record = records.END64.unpack(self._at(place, records.END64.size))
            if record[0] != b"PK\x06\x06":
                raise broken("end-of-archive")
            count, size, start, end = record[7], record[8], record[9], place
        actual = end - size
        return count, actual, size, comment_bytes, actual - start

    def _central(self, count: int, directory: bytes, shift: int, limit: int) -> list[Entry]:
        found: list[tuple[bytes, int]] = []
        position = 0
        for _ in range(count):
            if directory[position : position + 4] != b"PK\x01\x02" or position + records.CENTRAL.size > len(
                directory
            ):
                raise broken("directory")
            lengths = records.CENTRAL.unpack_from(directory, position)[10:13]
            end = position + records.CENTRAL.size + sum(lengths)
            if end > len(directory):
                raise broken("directory")
            record = directory[position:end]
            found.append((record, records.wide(record)[2] + shift))
            position = end
        ends = {}
        following = limit
        for record, offset in sorted(found, key=lambda pair: pair[1], reverse=True):
            ends[record, offset] = following
            following = offset
        return [self._entry(record, offset, ends[record, offset]) for record, offset in found]

    def _entry(self, record: bytes, offset: int, limit: int) -> Entry:
        flags, method = records.CENTRAL.unpack_from(record)[3:5]
        crc, _, _, name_length = records.CENTRAL.unpack_from(record)[7:11]
        size, compressed, _ = records.wide(record)
        raw_name = record[records.CENTRAL.size : records.CENTRAL.size + name_length]
        local = records.LOCAL.unpack(self._at(offset, records.LOCAL.size))
        if local[0] != b"PK\x03\x04" or self._at(offset + records.LOCAL.size, local[9]) != raw_name:
            raise broken("local-header")
        data = offset + records.LOCAL.size + local[9] + local[10]
        end = data + compressed
        if flags & records.DESCRIPTOR and end < limit:
            end += self._descriptor(end, limit)
        if end > limit:
            raise broken("overlapping-entries")
        try:
            name = raw_name.decode("utf-8" if flags & records.UTF8 else "cp437")
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


def _check_name(name: str, seen: set[str]) -> None:
    """Refuse names that lie outside of the archive, and names that stand twice (part names ignore case)."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or plain[1:2] == ":" or "\0" in plain or ".." in plain.split("/"):
        raise broken("entry-name")
    if plain.casefold() in seen:
        raise broken("entry-stands-twice")
    seen.add(plain.casefold())


def write(out: BinaryIO, archive: Archive, changed: Mapping[str, Payload]) -> None:
    """Write `archive` to `out`, which is at position 0: raw copies but for `changed`.

    The order stays; entries that are new follow at the end. Raise FileError `too_large` beyond 4 GiB.
    """
    directory = []
    position = 0
    for entry in archive.entries.values():
        start = position
        if entry.name in changed:
            payload = changed[entry.name]
            record, header = records.headers(entry.name, payload, entry.central)
            position += _copy(out, header, payload.chunks())
            directory.append(records.moved(record, start))
        else:
            position += _copy(out, b"", archive.whole(entry))
            directory.append(records.moved(entry.central, start))
    for name, payload in changed.items():
        if name not in archive.entries:
            record, header = records.headers(name, payload, None)
            directory.append(records.moved(record, position))
            position += _copy(out, header, payload.chunks())
    size = sum(map(len, directory))
    if position + size >= records.FULL32 or len(directory) >= records.FULL16:
        raise FileError("too_large")
    out.writelines(directory)
    counts = (len(directory), len(directory))
    out.write(
        records.END.pack(b"PK\x05\x06", 0, 0, *counts, size, position, len(archive.comment)) + archive.comment
    )


def _copy(out: BinaryIO, header: bytes, chunks: Iterator[bytes]) -> int:
    out.write(header)
    length = len(header)
    for chunk in chunks:
        out.write(chunk)
        length += len(chunk)
    return length
