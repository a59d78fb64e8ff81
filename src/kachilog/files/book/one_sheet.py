"""One sheet of a workbook by itself, for a program that prints all that there is."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_BLANK = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)


def alone(book: Path, others: Collection[str]) -> bytes:
    """Return a workbook whose worksheets in the parts `others` are blank, to be printed and thrown away.

    A blank sheet has no page; one that is hidden has (LibreOffice prints it if it has a print area).
    """
    lists = {f"{folder}/_rels/{name}.rels" for folder, _, name in (part.rpartition("/") for part in others)}
    out = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename not in lists:
                new.writestr(member.filename, _BLANK if member.filename in others else old.read(member))
    return out.getvalue()
