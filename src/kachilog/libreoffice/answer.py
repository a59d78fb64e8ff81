"""What a click of the LibreOffice edition is answered, which `kachilog.libreoffice.click` runs.

The macro saves a snapshot of the open workbook (`snapshot.xlsx`) and a `request.txt` into a folder of its
own, runs this on it, and does what `answer.txt` says: bring in pages, write rows, say a sentence. So the open
document is never rewritten, and what is computed is what the command line and the Excel edition compute.

An answer is UTF-8 lines of fields parted by TAB, carried out from the top:
    page FILE NAME AFTER   bring the one sheet of a file in under a name, behind the sheet AFTER ("": last)
    form SHEET NAME AFTER   copy a sheet likewise
    cells SHEET ROW COLUMN COUNT   write the COUNT lines that follow, from a cell on; the cells of such a line
        are parted by U+001F: nothing, an apostrophe and a text (U+001E is a line break), or a number
    chart SHEET NAME FIRST_ROW FIRST_COLUMN LAST_ROW LAST_COLUMN   a chart over rows that are to be shown: let
        it lie over these cells then, if it has lost its place (from 0)
    hide SHEET FIRST LAST, reveal SHEET FIRST LAST   rows (all from 0)
    text SHEET ROW COLUMN TEXT   write a text (from 0)
    rows FILE SHEET ROW COLUMN   write the cells of a file's one sheet from that cell on (from 0)
    table NAME FIRST_ROW FIRST_COLUMN LAST_ROW LAST_COLUMN   let a table have this size (from 0)
    show SHEET · status TEXT · alert TEXT
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from kachilog.base.errors import KachilogError
from kachilog.files import disk
from kachilog.jobs import buttons
from kachilog.libreoffice.click import ANSWER
from kachilog.libreoffice.desk import SnapshotDesk
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kachilog.libreoffice.desk import Line

REQUEST = "request.txt"
_PARTING = re.compile(r"[\t\r\n]+")


def answer(folder: Path, *, now: dt.datetime | None = None) -> None:
    """Do what `request.txt` in a folder asks for, and write `answer.txt`; nothing is raised for bad data.

    The request has a line each for the job (review, export, import), the URL of the workbook ("" if never
    saved), the row of the log that is selected (0: none), and the URL of the CSV to import.
    """
    lines = (folder / REQUEST).read_text("utf-8-sig").splitlines()
    job, url, row, csv = (*lines, "", "", "", "")[:4]
    words = Words("ja")
    try:
        desk = SnapshotDesk(
            folder,
            full_name=str(_path(url)) if url else "kachilog.ods",
            selected_row=int(row or 0) or None,
            now=now or dt.datetime.now(),  # noqa: DTZ005 (the user's own clock)
        )
        words = desk.words
        sentence = buttons.answer(desk, job, _path(csv) if csv else None)
        done: list[Line | str] = [*desk.answer, ("status", sentence)]
    except KachilogError as error:
        done = [("status", words.error(error)), ("alert", words.error(error))]
    except Exception as error:  # noqa: BLE001 (the boundary to the macro: all it can show is a sentence)
        done = [("status", words("excel.unexpected", kind=type(error).__name__, at=""))]
    text = "".join(f"{line if isinstance(line, str) else _line(line)}\n" for line in done)
    # Whole or not at all: whoever runs this may be ended at any time, and another one looks for it.
    with disk.whole(folder / ANSWER, durable=False) as out:
        out.write(text.encode())


def _line(fields: Iterable[object]) -> str:
    return "\t".join(_PARTING.sub(" ", str(field)) for field in fields)


def _path(url: str) -> Path:
    """Return the path that a URL of LibreOffice names."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        # A document on a server: its name serves, its folder does not.
        return Path(unquote(parts.path).rsplit("/", 1)[-1])
    return Path(url2pathname(parts.path))
