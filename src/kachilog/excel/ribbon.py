"""The door of the add-in's ribbon: a fixed list of jobs, each for the workbook that is named, and no other.

The add-in is one file for all workbooks, so whatever it is clicked on may be a stranger's. Nothing of a
workbook is obeyed here but the log in it: the job is one of a list, the workbook is found by its name in the
Excel that asks, and what came of it is said by the program, since not every workbook has a cell for that.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kachilog.base.patterns import lazy_pattern
from kachilog.excel.macros import carried_out, folded, place

if TYPE_CHECKING:
    import xlwings as xw

    from kachilog.excel.desk import LiveDesk

JOBS = ("weekly", "weekly_last", "weekly_row", "import", "export", "line", "pdf")
"""All that the ribbon may ask for."""

_LINE = 5
_ROW = lazy_pattern(r"[1-9][0-9]{0,6}")
_HWND = "--hwnd="


class _Asked(NamedTuple):
    """What is asked for: a job, the name of the workbook, and what goes along with the job."""

    job: str
    book: str
    row: tuple[str, int] | None = None
    csv: Path | None = None
    line: tuple[str, ...] = ()


def from_ribbon(job: str = "", name: str = "", extra: str = "", *, now: dt.datetime | None = None) -> None:
    """Do one of `JOBS` in the open workbook that is called `name`, and say what came of it.

    `name` and `extra` as `places.decode` reads them. `extra` is "sheet TAB row" for "weekly_row", a path for
    "import" ("": none was chosen), and "action TAB minutes TAB reactions TAB quality TAB note" for "line".
    """
    # Imported in here, so that an installation that lacks a part can still say so.
    from kachilog.base.errors import KachilogError  # noqa: PLC0415
    from kachilog.wording import Words  # noqa: PLC0415
    from kachilog.wording.language import choose  # noqa: PLC0415

    words = Words(choose((), os.environ))
    try:
        asked = _read(job, name, extra)
        book = _named(asked.book)
    except KachilogError as error:
        _tell(_asking(), words.error(error))
        return
    except Exception as error:  # noqa: BLE001 (the boundary: nothing may cross it)
        _tell(_asking(), words("excel.unexpected", kind=type(error).__name__, at=place(error)))
        return

    def opened() -> LiveDesk:
        from kachilog.excel.desk import RibbonDesk  # noqa: PLC0415

        return RibbonDesk(book, now or dt.datetime.now(), asked.row)  # noqa: DTZ005 (the user's own clock)

    def answered(desk: LiveDesk) -> str:
        from kachilog.jobs import buttons  # noqa: PLC0415

        return buttons.answer(desk, asked.job, asked.csv, asked.line)

    _tell(book.app, carried_out(book.app, words, opened, answered)[0])


def _read(job: str, name: str, extra: str) -> _Asked:
    """Return what is asked for. Raise UsageError ribbon_unknown."""
    from kachilog.base.errors import UsageError  # noqa: PLC0415
    from kachilog.excel.places import decode  # noqa: PLC0415

    try:
        return _with_extra(job, decode(name), decode(extra))
    except ValueError:
        raise UsageError("ribbon_unknown") from None


def _with_extra(job: str, book: str, extra: str) -> _Asked:
    """Return what is asked for. Raise ValueError for another job, and where this is not what goes with it."""
    if job not in JOBS or not book:
        raise ValueError(job)
    if job == "weekly_row":
        sheet, row = extra.split("\t")
        if not _ROW.fullmatch(row):
            raise ValueError(row)
        return _Asked(job, book, row=(sheet, int(row)))
    if job == "import":
        return _Asked(job, book, csv=Path(extra) if extra else None)
    if job == "line":
        line = tuple(extra.rstrip("\t").split("\t"))
        if len(line) > _LINE:
            raise ValueError(len(line))
        return _Asked(job, book, line=line)
    return _Asked(job, book)


def _named(name: str) -> xw.Book:
    """Return the open workbook of a name, in the Excel that asks if it says so.

    A name that is there to the letter goes before one in other letters. Raise FileError ribbon_no_book,
    ribbon_two_books.
    """
    import xlwings as xw  # noqa: PLC0415

    from kachilog.base.errors import FileError  # noqa: PLC0415

    asking = _by_window()
    open_books = [
        (app, book.name) for app in ([*xw.apps] if asking is None else [asking]) for book in app.books
    ]
    for same in (str, folded):
        found = [(app, there) for app, there in open_books if same(there) == same(name)]
        if len(found) > 1:
            raise FileError("ribbon_two_books", book=name)
        if found:
            # By its name, not as it was iterated over: on a Mac that is whichever stands at its place.
            (app, there), *_ = found
            book = app.books[there]
            if book.name == there:
                return book
    raise FileError("ribbon_no_book", book=name)


def _by_window() -> xw.App | None:
    """Return the Excel whose window is named on the command line, as on Windows."""
    import xlwings as xw  # noqa: PLC0415

    window = next((word.removeprefix(_HWND) for word in sys.argv if word.startswith(_HWND)), "")
    if not re.fullmatch("[0-9]+", window):
        return None
    # As xlwings' `Book.caller` does it; among `xw.apps` it may go by the handle of another of its windows.
    return xw.App(impl=xw._xlwindows.App(xl=int(window)))  # type: ignore[attr-defined]  # noqa: SLF001


def _asking() -> xw.App | None:
    import xlwings as xw  # noqa: PLC0415

    with suppress(Exception):
        return _by_window() or xw.apps.active
    return None


def _tell(app: xw.App | None, sentence: str) -> None:
    """Show a sentence in a box of the program, or at its foot where it shows none."""
    if app is None:
        sys.exit("kachilog: no Excel answers. Please open a workbook, then press again.")
    try:
        app.alert(sentence, title="kachilog")
    except Exception:  # noqa: BLE001 (there is one more place to say it)
        with suppress(Exception):
            app.status_bar = sentence
