"""What a click in LibreOffice is answered, which `kachilog.libreoffice.click` runs.

The macro writes what stands in the open document (`dump.txt`) and a `request.txt` into a folder of the
click's own, runs this on it, and does what `answer.txt` says: copy a form, write rows, say a sentence. So the
open document is never saved or rewritten, and what is computed is what the command line and the Excel edition
compute.

An answer is UTF-8 lines of fields parted by TAB, carried out from the top:
    page FILE NAME AFTER   bring the one sheet of a file in under a name, behind the sheet AFTER ("": last)
    form SHEET NAME AFTER   copy a sheet likewise
    cells SHEET ROW COLUMN COUNT   write the COUNT lines that follow, from a cell on; the cells of such a line
        are parted by U+001F: nothing, an apostrophe and a text (U+001E is a line break), or a number
    rows SHEET ROW COLUMN COUNT   the same into cells that are blank, and are blank again if it fails
    days SHEET FIRST_ROW COLUMN LAST_ROW   let numbers be shown as days
    chart SHEET NAME FIRST_ROW FIRST_COLUMN LAST_ROW LAST_COLUMN   a chart over rows that are to be shown: let
        it lie over these cells then, if it has lost its place (from 0)
    hide SHEET FIRST LAST, reveal SHEET FIRST LAST   rows (all from 0)
    text SHEET ROW COLUMN TEXT   write a text (from 0)
    keep NAME FORMULA   let a defined name stand for a formula, a text in quotes
    table NAME FIRST_ROW FIRST_COLUMN LAST_ROW LAST_COLUMN   let a table have this size (from 0)
    show SHEET · open URL · status TEXT · alert TEXT
or nothing but this, after which the macro asks again:
    need print SHEET   print it to `sheet.pdf`
    need sheet SHEET   tell all of it: of most weekly pages only what was entered is told
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from kachilog.base.errors import KachilogError
from kachilog.base.patterns import lazy_pattern
from kachilog.files import disk
from kachilog.jobs import buttons
from kachilog.libreoffice.click import ANSWER, folder_of
from kachilog.libreoffice.desk import DumpedDesk, NeededError
from kachilog.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kachilog.base.languages import Lang
    from kachilog.libreoffice.desk import Line

REQUEST = "request.txt"
_PARTING = lazy_pattern(r"[\t\r\n]+")


class _Request(NamedTuple):
    """What is asked for: a job of `kachilog.jobs.buttons`, or "new" for a new workbook.

    `extra` is the URL of the CSV to import or of the new workbook, or the fields of a line, parted by TAB.
    """

    job: str
    url: str = ""
    shown: int = 0
    row: int = 0
    extra: str = ""
    lang: Lang = "ja"

    @classmethod
    def read(cls, file: Path) -> _Request:
        """Read a request: a line for each of these, the first ones at least."""
        lines = file.read_bytes().decode("utf-8-sig").split("\n")
        job, url, shown, row, extra, lang = (*lines, "", "", "", "", "", "")[:6]
        known: Lang = "en" if lang == "en" else "ja"
        return cls(job, url, int(shown or 0), int(row or 0), extra, known)


def answer(folder: Path, *, now: dt.datetime | None = None) -> None:
    """Do what `request.txt` in a folder asks for, and write `answer.txt`; nothing is raised for bad data."""
    request = _Request.read(folder / REQUEST)
    now = now or dt.datetime.now()  # noqa: DTZ005 (the user's own clock)
    done = _made_new(request, now) if request.job == "new" else _at_desk(folder, request, now)
    text = "".join(f"{line if isinstance(line, str) else _line(line)}\n" for line in done)
    # Whole or not at all: whoever runs this may be ended at any time, and another one looks for it.
    with disk.whole(folder / ANSWER, durable=False) as out:
        out.write(text.encode("utf-8", "replace"))


def _at_desk(folder: Path, request: _Request, now: dt.datetime) -> Sequence[Line | str]:
    words = Words(request.lang)
    try:
        desk = DumpedDesk(
            folder,
            full_name=str(_path(request.url)) if request.url else "kachilog.ods",
            shown=request.shown,
            row=request.row,
            lang=request.lang,
            now=now,
        )
        words = desk.words
        csv = _path(request.extra) if request.job == "import" and request.extra else None
        sentence = buttons.answer(desk, request.job, csv, request.extra.split("\t"))
    except NeededError as needed:
        return [("need", needed.kind, sheet) for sheet in needed.sheets]
    except KachilogError as error:
        return [("status", words.error(error)), ("alert", words.error(error))]
    except Exception as error:  # noqa: BLE001 (the boundary to the macro: all it can show is a sentence)
        return [("status", words("excel.unexpected", kind=type(error).__name__, at=""))]
    return [*desk.answer, ("status", sentence)]


def _made_new(request: _Request, now: dt.datetime) -> Sequence[Line]:
    """Make a new workbook, and let it be opened."""
    from kachilog.jobs.new import SAMPLE_PERSONA, new_book  # noqa: PLC0415 (it loads what draws one)

    words, path = Words(request.lang), _path(request.extra)
    try:
        new_book(path, persona=SAMPLE_PERSONA, lang=request.lang, today=now.date(), now=now)
    except KachilogError as error:
        return [("alert", words.error(error))]
    return [("open", path.as_uri())]


def _line(fields: Iterable[object]) -> str:
    return "\t".join(_PARTING.sub(" ", str(field)) for field in fields)


def _path(url: str) -> Path:
    """Return the path that a URL of LibreOffice names."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        # A document on a server: its name serves, its folder does not.
        return Path(unquote(parts.path).rsplit("/", 1)[-1])
    return folder_of(url)
