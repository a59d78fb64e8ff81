"""A package edited by hand: parts as bytes, written as plainly or as oddly as a test needs."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DATE = (2026, 11, 1, 9, 0, 0)
_ZIP64, _FULL = 1, 0xFFFFFFFF


class Parts(dict):
    """The parts of a package, name → content, in order."""

    @classmethod
    def of(cls, path):
        """Return the parts of a workbook."""
        with zipfile.ZipFile(path) as book:
            return cls({info.filename: book.read(info) for info in book.infolist()})

    def swap(self, name, old, new, count=1):
        """Replace text of a part; it must be there `count` times (None: at least once)."""
        text = self[name].decode()
        found = text.count(old)
        if found != count and (count is not None or not found):
            message = f"{found} times in {name}: {old}"
            raise ValueError(message)
        self[name] = text.replace(old, new).encode()

    def declare(self, name, content_type):
        """Say what a part holds."""
        self.swap(
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>',
        )

    def relate(self, source, kind, target, *, mode=""):
        """Add a relationship, with a type of Office's unless `kind` is a URL; return its id."""
        folder, base = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        text = self.get(rels, f'<Relationships xmlns="{RELS}"></Relationships>'.encode()).decode()
        ident = f"rIdHand{text.count('<Relationship ')}"
        kind = kind if ":" in kind else f"{OFFICE}/{kind}"
        extra = f' TargetMode="{mode}"' if mode else ""
        one = f'<Relationship Id="{ident}" Type="{kind}" Target="{target}"{extra}/>'
        self[rels] = re.sub(
            '</Relationships>|(?<=relationships")/>',
            lambda m: (">" if m[0] == "/>" else "") + one + "</Relationships>",
            text,
        ).encode()
        return ident

    def add(self, name, content, content_type, source, kind, *, target=None):
        """Add a part that `source` leads to; return the id of the relationship."""
        self[name] = content if isinstance(content, bytes) else content.encode()
        self.declare(name, content_type)
        return self.relate(source, kind, target or f"/{name}")

    def default(self, extension, content_type):
        """Say what parts of an extension hold."""
        text = self["[Content_Types].xml"].decode()
        if f'Extension="{extension}"' not in text:
            self["[Content_Types].xml"] = re.sub(
                "(<Types[^>]*>)", rf'\1<Default Extension="{extension}" ContentType="{content_type}"/>', text
            ).encode()

    def rename(self, old, new):
        """Call a part otherwise; who leads to it must be told by hand."""
        items = [(new if name == old else name, content) for name, content in self.items()]
        self.clear()
        self.update(items)

    def save(self, path):
        """Write the package as zip archives commonly are."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, content in self.items():
                info = zipfile.ZipInfo(name, _DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                book.writestr(info, content)

    def save_oddly(self, path, *, descriptors=False, zip64=False, stored=False, comment=b"", extra=b""):
        """Write the package as some programs do: with sizes behind the data, in 64 bits, not compressed."""
        body, directory = b"", b""
        for name, content in self.items():
            raw, crc = name.encode(), zlib.crc32(content)
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            data = content if stored else packer.compress(content) + packer.flush()
            flags = 0x800 | (8 if descriptors else 0)
            sizes = (len(data), len(content))
            said = (0, 0, 0) if descriptors else (crc, _FULL, _FULL) if zip64 else (crc, *sizes)
            local = extra + (
                struct.pack("<2H2Q", _ZIP64, 16, *reversed(sizes)) if zip64 and not descriptors else b""
            )
            method, offset = (0 if stored else 8), len(body)
            head = struct.pack(
                "<4s5H3L2H",
                b"PK\3\4",
                45 if zip64 else 20,
                flags,
                method,
                0x4800,
                0x5D61,
                *said,
                len(raw),
                len(local),
            )
            body += head + raw + local + data
            if descriptors:
                body += struct.pack("<4s3L", b"PK\7\x08", crc, *sizes)
            far = struct.pack("<2H3Q", _ZIP64, 24, *reversed(sizes), offset) if zip64 else b""
            told = (_FULL, _FULL) if zip64 else sizes
            place = _FULL if zip64 else offset
            entry = (
                b"PK\1\2",
                45,
                45,
                flags,
                method,
                0x4800,
                0x5D61,
                crc,
                *told,
                len(raw),
                len(far),
                0,
                0,
                0,
                0,
                place,
            )
            directory += struct.pack("<4s6H3L5H2L", *entry) + raw + far
        count, start = len(self), len(body)
        end = b""
        if zip64:
            record = (b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), start)
            end += struct.pack("<4sQ2H2L4Q", *record) + struct.pack(
                "<4sLQL", b"PK\6\7", 0, start + len(directory), 1
            )
            count, start = 0xFFFF, _FULL
        size = _FULL if zip64 else len(directory)
        end += struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, start, len(comment)) + comment
        path.write_bytes(body + directory + end)


def compound_file(streams):
    """Return a compound file (the OLE kind) with streams of 4096 bytes and a multiple of 512."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    table, body, entries = [0xFFFFFFFD, end], b"", [_entry("Root Entry", 5, end, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        count, first = len(data) // sector, len(table)
        table += [*range(first + 1, first + count), end]
        body += data
        following = number + 1 if number < len(streams) else free
        entries.append(_entry(name, 2, first, len(data), right=following))
    table += [free] * (sector // 4 - len(table))
    directory = b"".join(entries).ljust(sector, b"\0")
    head = struct.pack(
        "<8s16x5H6x10L",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        62,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        end,
        0,
        end,
        0,
        0,
    )
    return head.ljust(sector, b"\xff") + struct.pack(f"<{len(table)}L", *table) + directory + body


def _entry(name, kind, first, size, *, right=0xFFFFFFFF, child=0xFFFFFFFF):
    raw = name.encode("utf-16-le")
    head = struct.pack("<64sHBB3L", raw, len(raw) + 2, kind, 1, 0xFFFFFFFF, right, child)
    return head + struct.pack("<36xLQ", first, size)
