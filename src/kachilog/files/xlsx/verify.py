"""A written package, read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kachilog.base.errors import FileError
from kachilog.files.xlsx.parts import workbook, xml_text
from kachilog.files.xlsx.parts.opc import Parts
from kachilog.files.xlsx.zip.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kachilog.files.xlsx.zip.payload import Payload


def verify_package(
    written: BinaryIO,
    before: Archive,
    changed: Mapping[str, Payload],
    sheets: list[str],
) -> None:
    """Read a written package again. Raise FileError where it is not exactly what it should be."""
    after = Archive(written)
    if set(after.entries) != before.entries.keys() | changed.keys():
        raise FileError("verify_failed", what="parts")
    for name, entry in after.entries.items():
        if name in changed:
            made, windows = changed[name], after.stream(entry)
            if (entry.size, entry.crc) != (made.size, made.crc):
                raise FileError("verify_failed", what=name)
            if name.endswith((".xml", ".rels", ".vml")) and not made.checked:
                xml_text.check_well_formed(windows)
            else:
                for _ in windows:
                    pass
        elif not _same(before, after, name):
            raise FileError("verify_failed", what=name)
    parts = Parts(after)
    if [sheet.name for sheet in workbook.sheets(parts, workbook.workbook_part(parts))] != sheets:
        raise FileError("verify_failed", what="sheets")


def _same(before: Archive, after: Archive, name: str) -> bool:
    pairs = zip(before.whole(before.entries[name]), after.whole(after.entries[name]), strict=True)
    return all(one == other for one, other in pairs)
